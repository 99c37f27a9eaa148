import type { Call } from './calls.cjs';
import type { Fault, FaultText } from './faults.cjs';
import type { NewOrder } from './orders.cjs';

/** Options of `createGateway`; all may be left out. */
export interface GatewayOptions {
  /** The orders that the book starts with: so many open ones, or these. None by default. */
  orders?: number | NewOrder | readonly NewOrder[];
  /** Faults that are armed from the start. */
  faults?: readonly (Fault | FaultText)[];
  /** The credentials that it knows: `PRACTICE_ACCOUNT` and `PRACTICE_OAUTH` by default. */
  accounts?: readonly (ApiKeyAccount | OAuthAccount)[];
  /** How long an order that is being cancelled stays in each status: 600 and 900 ms by default. */
  pace?: { waitToCancelMs?: number; pendingCancelMs?: number };
  /** The broker's documented limits by default; `false` for none. */
  limits?: Limits | false;
  /**
   * Where the broker's documentation is open, the stricter: the calls of all interfaces count
   * together, and a timestamp more than 60 s off is refused.
   */
  strict?: boolean;
  /** The clock, in Unix milliseconds; `Date.now` by default. */
  now?: () => number;
  /** How the delay of a fault is waited for. */
  sleep?: (ms: number) => Promise<unknown>;
  /** Any midnight, in Unix milliseconds; by default twelve hours from now. */
  midnight?: number;
  /** When the market is open, after midnight; always by default. */
  session?: { opensAtMs: number; closesAtMs: number };
  /** Refuses a timestamp that is further than this from its clock; none is refused by default. */
  maxSkewMs?: number;
  /** The HTTP status of codes 60xxxx, which the broker does not document; 400 by default. */
  refusalStatus?: number;
  /** Expects requests under this path, as behind a reverse proxy. */
  pathPrefix?: string;
  /** Told of each call, once it is answered. */
  onCall?: (call: Call) => void;
}

/** Options of `startGateway`; all may be left out. */
export interface StartOptions extends GatewayOptions {
  /** Any that is free by default. */
  port?: number;
  /** The address it listens at; `127.0.0.1` by default. */
  host?: string;
  /** What requests to its control endpoint must carry as `x-control-token`. */
  controlToken?: string;
}

/** How often the gateway may be called; what is left out is as the broker documents it. */
export interface Limits {
  /** So many calls: 30. */
  calls?: number;
  /** In any window of this length: 30,000. */
  windowMs?: number;
  /** And no two closer than this: 20. */
  minIntervalMs?: number;
  /** Each interface is counted alone, or all of an account together. */
  scope?: 'interface' | 'account';
}

export interface ApiKeyAccount {
  /** The name of the securities account, by which its orders are told apart. */
  account?: string;
  appKey: string;
  appSecret: string;
  accessToken: string;
  /** Refuses calls that ask for paper trading. */
  live?: boolean;
  /** The token has expired. */
  expired?: boolean;
  /** The only addresses that it may be called from. */
  allowedIps?: readonly string[];
}

export interface OAuthAccount {
  account?: string;
  clientId: string;
  accessToken: string;
  live?: boolean;
  expired?: boolean;
  allowedIps?: readonly string[];
}

import type { FaultKind } from './faults.js';

/** A call that the gateway received. */
export interface Call {
  /** 1 for the first. */
  number: number;
  method: string;
  path: string;
  query: string;
  /** With names in lower case. They hold the access token. */
  headers: Record<string, string>;
  /** By the gateway's clock, in Unix milliseconds. */
  receivedAt: number;
  /** What the caller was told; `null` where it was told nothing. */
  status: number | null;
  code: number | null;
  traceId: string;
  orderId?: string;
  /** Whether the gateway did as it was asked, even where a fault then lost the answer. */
  accepted: boolean;
  /** The kind of the fault that happened to it. */
  fault?: FaultKind;
}

export interface Counts {
  /** To the trade API, well formed or not. */
  requests: number;
  preflights: number;
  healthChecks: number;
  /** Answered with code 0 by the gateway, even where a fault then lost the answer. */
  accepted: number;
  /** By code, as the gateway decided. */
  refused: Record<string, number>;
  /** By kind. */
  faults: Partial<Record<FaultKind, number>>;
  /** By endpoint, such as `DELETE /v1/trade/order`. */
  byEndpoint: Record<string, number>;
  distinctSignatures: number;
}

/** What goes wrong; `FAULT_KINDS` says what each does. */
export type FaultKind =
  | 'status'
  | 'html'
  | 'redirect'
  | 'delay'
  | 'reset'
  | 'truncated'
  | 'endless'
  | 'hang'
  | 'expired-token'
  | 'clock-skew'
  | 'duplicate'
  | 'stale';

/**
 * Where on a call's way a fault happens: `front`, before anything of it was checked or remembered;
 * `before` it takes effect; `after` it took effect, so that only the answer suffers.
 */
export type FaultPlace = 'front' | 'before' | 'after';

/** A fault in a few characters: `reset`, `reset@after`, `status=429@front:3`, `hang:forever`. */
export type FaultText = FaultKind | `${FaultKind}${'=' | '@' | ':'}${string}`;

/** The calls that a fault happens to; all by default. */
export interface FaultMatch {
  method?: 'GET' | 'POST' | 'DELETE';
  /** Such as `/v1/trade/order/today`. */
  path?: string;
  orderId?: string;
}

interface AnyFault {
  match?: FaultMatch;
  /** How often it happens: once by default. */
  times?: number | 'forever';
  /** `before` by default; `truncated` and `duplicate` happen `after`. */
  where?: FaultPlace;
  /** Waits first. */
  delayMs?: number;
  /** `false`: a page of another origin may not read the answer. */
  cors?: false;
}

/** A fault, with the fields that its kind takes. */
export type Fault =
  | (AnyFault & {
      kind: 'status';
      status: number;
      headers?: Record<string, string>;
      body?: unknown;
    })
  | (AnyFault & {
      kind: 'html';
      status?: number;
      headers?: Record<string, string>;
      body?: string;
    })
  | (AnyFault & { kind: 'redirect'; status?: number; location?: string })
  | (AnyFault & { kind: 'delay'; delayMs: number })
  | (AnyFault & { kind: 'reset' | 'truncated' | 'hang' | 'expired-token' | 'duplicate' })
  | (AnyFault & { kind: 'endless'; bytes?: number; everyMs?: number })
  | (Pick<AnyFault, 'match' | 'times'> & { kind: 'clock-skew'; skewMs: number })
  | (Pick<AnyFault, 'match' | 'times'> & { kind: 'stale'; staleMs: number });

export type ArmedFault = Fault & {
  id: number;
  times: number | 'forever';
  /** How often it has happened. */
  happened: number;
};

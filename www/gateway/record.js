// What the gateway saw: the last calls in full, and totals over all of them.

import { Remembered } from './remembered.js';

const CALLS_KEPT = 10_000;
const SIGNATURES_REMEMBERED = 200_000;

export class Record {
  calls = [];
  counts = {
    requests: 0, // to the trade API, well formed or not; preflights, health and control are apart
    preflights: 0,
    healthChecks: 0, // GET /health
    accepted: 0, // answered with code 0 by the gateway, even where a fault then lost the answer
    refused: {}, // by code, as the gateway decided; what a fault said instead is not counted here
    faults: {}, // by kind
    byEndpoint: {}, // 'DELETE /v1/trade/order' -> requests
    distinctSignatures: 0,
  };
  #opened = 0;
  #signatures = new Remembered(SIGNATURES_REMEMBERED);

  /**
   * Notes a call's arrival. Status and code are filled in when it is answered, and stay null if it
   * never is.
   */
  open({ method, path, query, headers, orderId, receivedAt, traceId }) {
    const entry = {
      number: (this.#opened += 1),
      method,
      path,
      query,
      headers,
      receivedAt,
      status: null,
      code: null,
      traceId,
      orderId,
      accepted: false,
    };
    this.calls.push(entry);
    if (this.calls.length > CALLS_KEPT) this.calls.shift();
    this.counts.requests += 1;
    const signature = headers['x-api-signature'];
    if (signature && this.#signatures.add(signature)) this.counts.distinctSignatures += 1;
    return entry;
  }

  /** Counts what the gateway decided, whatever a fault makes of the answer. */
  decided(entry, code) {
    if (code === 0) entry.accepted = true;
    if (code === 0) this.counts.accepted += 1;
    else increment(this.counts.refused, code);
  }

  /** Notes what the caller was told: nothing definite when a fault ends it. */
  answered(entry, { status, code }) {
    entry.status = status ?? null;
    entry.code = code ?? null;
  }

  reachedEndpoint(endpoint) {
    increment(this.counts.byEndpoint, endpoint);
  }

  faulted(entry, kind) {
    entry.fault = kind;
    increment(this.counts.faults, kind);
  }
}

function increment(totals, key) {
  totals[key] = (totals[key] ?? 0) + 1;
}

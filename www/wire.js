// A fetch that notes what it sends and what comes back, with secrets masked before they are noted.

/**
 * `fetch` goes into the package's options. `record(orderId, onChange)` notes that order's exchanges
 * until `stop()`, each as `{ method, url, headers, startedAt, durationMs?, status?, traceId?,
 * failure? }`.
 */
export function recordingFetch() {
  const recordings = new Map();

  async function recorded(input, init) {
    const exchange = describe(new Request(input, init));
    const recording = recordings.get(new URL(exchange.url).searchParams.get('order_id'));
    recording?.add(exchange);
    try {
      const response = await fetch(input, init);
      exchange.status = response.status;
      exchange.traceId = response.headers.get('x-trace-id');
      return response;
    } catch (error) {
      exchange.failure = error.message;
      throw error;
    } finally {
      exchange.durationMs = performance.now() - exchange.startedAt;
      recording?.onChange();
    }
  }

  function record(orderId, onChange) {
    const key = String(orderId);
    const exchanges = [];
    const recording = {
      onChange: () => recordings.get(key) === recording && onChange(exchanges),
      add: (exchange) => exchanges.push(exchange) && recording.onChange(),
    };
    recordings.set(key, recording);
    const stop = () => recordings.get(key) === recording && recordings.delete(key);
    return { exchanges, stop };
  }

  return { fetch: recorded, record };
}

function describe({ method, url, headers }) {
  const masked = [...headers].map(([name, value]) => [name, mask(name, value)]);
  return { method, url, headers: masked, startedAt: performance.now() };
}

function mask(name, value) {
  if (name === 'authorization') return `•••••• (${value.length} characters)`;
  if (name === 'x-api-key') return `${value.slice(0, 4)}••••••`;
  if (name === 'x-api-signature') return value.replace(/(Signature=.{8}).*/, '$1••••••');
  return value;
}

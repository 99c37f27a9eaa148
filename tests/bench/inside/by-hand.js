// What one attempt of this package does, in plain JavaScript: signed, with a deadline, to this
// gateway and no other, and of the answer no more than a gateway would send.

const MAX_BODY = 65_536;
const TIMEOUT_MS = 10_000;

/** A client that signs with `sign`. */
export function wholeJob(base, sign) {
  return async (id) => {
    const { url, ...init } = await sign(base, undefined, id);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
    const careful = { redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' };
    try {
      const options = { ...init, ...careful, cache: 'no-store', signal: controller.signal };
      const response = await fetch(url, options);
      const { code } = JSON.parse(await capped(response.body.getReader()));
      if (code !== 0) throw new Error(String(code));
      return { traceId: response.headers.get('x-trace-id') };
    } finally {
      clearTimeout(timer);
    }
  };
}

async function capped(reader) {
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MAX_BODY) throw new Error('too long');
    text += decoder.decode(value, { stream: true });
  }
}

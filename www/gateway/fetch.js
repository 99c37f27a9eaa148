// A gateway as a `fetch`: no port, no network. What only a socket can do is told as the Fetch API
// tells of it: a reset rejects, a call that hangs settles when it is aborted or the gateway closes, a
// truncated body breaks off while it is read, an endless one goes on until it is cancelled.

import { MOST_BYTES, PRACTICE_CODES, Refusal } from './codes.js';
import { READABLE } from './cors.js';

/** Gives `fetch(url, init)`. Any host is this gateway's. */
export function fetchOf(gateway) {
  return async (input, init = {}) => {
    const { url, method, headers, body, signal, redirect } = requestOf(input, init);
    signal?.throwIfAborted();
    const readBody = () => bytesOfBody(body);
    const { host, pathname, search } = new URL(url);
    const sent = Object.fromEntries(new Headers(headers));
    const request = { method, target: pathname + search, readBody, ip: '127.0.0.1' };
    const answered = gateway.answer({ ...request, headers: { host, ...sent } });
    const answer = await unlessAborted(answered.then(orHang(gateway)), signal);
    if (answer.connection === 'reset') throw failed('read ECONNRESET', 'ECONNRESET');
    if (!answer.readable) throw new TypeError('Failed to fetch'); // a page is told no more
    const isRedirect = answer.status >= 300 && answer.status < 400 && 'location' in answer.headers;
    if (isRedirect && redirect !== 'manual')
      throw failed('redirects lead out of the practice gateway');
    return responseOf(answer, { url, signal, gateway });
  };
}

function requestOf(input, init) {
  const request = typeof input === 'object' && 'url' in input ? input : { url: String(input) };
  const { method = 'GET', redirect } = { ...part(request), ...init };
  const { headers = request.headers, body = request.body, signal = request.signal } = init;
  return { url: request.url, method: method.toUpperCase(), headers, body, signal, redirect };
}

const part = ({ method, redirect }) => ({ method, redirect });

async function bytesOfBody(body) {
  const bytes = new Uint8Array(await new Response(body ?? null).arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new Refusal(PRACTICE_CODES.bodyTooLarge);
  return bytes;
}

/** An answer that never comes, unless the gateway closes. */
function orHang(gateway) {
  return (answer) => {
    if (answer.connection !== 'hang') return answer;
    return new Promise((_resolve, reject) => {
      gateway.onEnd(() => reject(failed('other side closed', 'UND_ERR_SOCKET')));
    });
  };
}

/** The gateway goes on with a call whose caller has left, as a server does. */
function unlessAborted(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    const leave = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(leave);
  });
}

function responseOf(answer, { url, signal, gateway }) {
  const { status, headers } = answer;
  const makeBody = BODIES[answer.connection] ?? (() => answer.body ?? '');
  const isBodiless = status === 204 || status === 205 || status === 304;
  const body = isBodiless ? null : makeBody(answer, { signal, gateway });
  const response = new Response(body, { status, headers: { ...headers, ...READABLE } });
  return Object.defineProperty(response, 'url', { value: url });
}

const encode = (text) => new TextEncoder().encode(text);

const BODIES = {
  truncated: ({ body }) => {
    const parts = [encode(body).subarray(0, body.length / 2)];
    return new ReadableStream({
      pull(controller) {
        if (parts.length > 0) controller.enqueue(parts.shift());
        else controller.error(failed('terminated', 'UND_ERR_SOCKET'));
      },
    });
  },
  endless: ({ body, bytes, everyMs }, { signal, gateway }) => {
    let timer;
    let forget;
    return new ReadableStream({
      start(controller) {
        controller.enqueue(encode(body));
        const end = (reason) => {
          clearTimeout(timer);
          controller.error(reason);
        };
        signal?.addEventListener('abort', () => end(signal.reason), { once: true });
        forget = gateway.onEnd(() => end(failed('terminated', 'UND_ERR_SOCKET')));
      },
      pull: (controller) =>
        new Promise((resolve) => {
          timer = setTimeout(() => {
            controller.enqueue(new Uint8Array(bytes).fill(46));
            resolve();
          }, everyMs);
        }),
      cancel: () => {
        clearTimeout(timer);
        forget();
      },
    });
  },
};

/** What `fetch` rejects with in Node.js when the connection fails. */
function failed(message, code) {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

// What `fetch` charges for each thing that a careful client asks of it: bare `fetch`, with one
// thing more or another way to read the body.

import { signedRequest } from './account.js';
import { FLOOR } from './clients.js';
import { nodeCrypto, webCrypto } from './signers.js';

export async function variants({ base, isNode }) {
  const { url, ...init } = signedRequest(base, '1539095200.123', 'a'.repeat(64));
  const json = async (options) => (await fetch(url, { ...init, ...options })).json();
  const read = (take) => async () => take(await fetch(url, init));
  const sign = await (isNode ? nodeCrypto() : webCrypto());
  const careful = { redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' };
  const all = () => ({ ...careful, cache: 'no-store', signal: new AbortController().signal });
  return {
    [FLOOR]: () => json(),
    'again, for the noise': () => json(),
    'a signal that never fires': () => json({ signal: new AbortController().signal }),
    'AbortSignal.timeout': () => json({ signal: AbortSignal.timeout(10_000) }),
    'setTimeout, clearTimeout': () => timed(() => json()),
    "redirect: 'manual'": () => json({ redirect: 'manual' }),
    "cache: 'no-store'": () => json({ cache: 'no-store' }),
    'redirect, credentials, referrerPolicy, cache': () => json({ ...careful, cache: 'no-store' }),
    'text() and JSON.parse': read(async (response) => JSON.parse(await response.text())),
    'arrayBuffer()': read((response) => response.arrayBuffer()),
    'body.getReader()': read(byReader),
    'for await of body': read(byIteration),
    'the best of these: signal, timer, options, reader': () =>
      timed(async () => byReader(await fetch(url, { ...init, ...all() }))),
    'and a signature': () =>
      timed(async () => {
        const { method, headers } = await sign(base);
        return byReader(await fetch(url, { method, headers, ...all() }));
      }),
    'one header read': read((response) => response.headers.get('x-trace-id') && response.json()),
  };
}

async function timed(work) {
  const timer = setTimeout(() => {}, 10_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

async function byReader({ body }) {
  const reader = body.getReader();
  for (;;) if ((await reader.read()).done) return;
}

async function byIteration({ body }) {
  let size = 0;
  for await (const chunk of body) size += chunk.length;
  return size;
}

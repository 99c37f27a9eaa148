// The service worker: keeps the page's files, so that a second visit works without a network. With
// one, what is there is newer and is taken; and a file that has changed is the sign of a new version,
// of which all files are kept anew. It touches nothing but the files that offline-files.js lists.

importScripts('offline-files.js');

const CACHE = 'longport-cancel-order';
const FILES = new Set(self.OFFLINE_FILES);
const SLOW_MS = 4000; // a network slower than this is as good as none
let keeping;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));

self.addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (FILES.has(name)) event.respondWith(answer(event, name));
});

/** The file that a request means, below the folder of this script; a folder is its index.html. */
function nameOf({ method, url }) {
  const { scope } = self.registration;
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  const path = new URL(url).pathname.slice(new URL(scope).pathname.length);
  return decodeURIComponent(path).replace(/(^|\/)index\.html$/, '$1') || './';
}

async function answer(event, name) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(urlOf(name));
  try {
    const signal = kept && AbortSignal.timeout(SLOW_MS);
    const fresh = await fetch(event.request, { signal });
    if (fresh.ok && !fresh.redirected) event.waitUntil(compare(fresh.clone(), kept?.clone()));
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function compare(fresh, kept) {
  if (!kept || (await fresh.text()) === (await kept.text())) return;
  keeping ??= keepAll().finally(() => (keeping = undefined));
  await keeping;
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all([...FILES].map((name) => keep(cache, name)));
  for (const request of await cache.keys()) {
    if (!FILES.has(nameOf(request))) await cache.delete(request);
  }
}

async function keep(cache, name) {
  const response = await fetch(urlOf(name), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  // A page may not be answered by what was reached through a redirect, as some hosts make it.
  const { status, headers } = response;
  await cache.put(urlOf(name), new Response(await response.blob(), { status, headers }));
}

const urlOf = (name) => new URL(name, self.registration.scope).href;

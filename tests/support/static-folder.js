// A folder served as any static host would: files below a path, and nothing else.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The demo page's folder. */
export const WWW = fileURLToPath(new URL('../../www/', import.meta.url));

/**
 * Serves `folder` under `path`: `{ url, requests, close, replace }`. It is closed after the test.
 * `replace(file, change)` serves another text in place of a file's.
 */
export async function serveFolder(t, { folder = WWW, path = '/some/path/' } = {}) {
  const requests = [];
  const replaced = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const name = pathname.startsWith(path) ? decodeURIComponent(pathname.slice(path.length)) : '..';
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
    const isInside = !file.split('/').includes('..');
    const read = () => readFile(join(folder, file)).catch(() => undefined);
    const body = replaced.get(file) ?? (isInside && (await read()));
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  t.after(close);
  const replace = (file, change) =>
    replaced.set(file, change(readFileSync(join(folder, file), 'utf8')));
  return { url: `http://127.0.0.1:${server.address().port}${path}`, requests, close, replace };
}

// A gateway that accepts everything and checks nothing, in a process of its own: the same small
// cost for everyone who is measured. For browsers it also serves the package under /pkg/, the
// benchmark under /bench/ and its pages; same origin, so that no request needs another's leave.
//
//   node server.js PACKAGE          a child of something that takes its port as a message

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const [packageFolder] = process.argv.slice(2);
const cache = join(import.meta.dirname, '../.cache');
const FOLDERS = { pkg: packageFolder, bench: import.meta.dirname, cache };
const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.html': 'text/html',
  '.wasm': 'application/wasm',
};

const BODY = '{"code":0,"message":"success","data":{}}';
const ACCEPTED = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': BODY.length,
  'x-trace-id': '0123456789abcdef0123456789abcdef',
};
/** A page that is isolated has a clock of 5 µs instead of 100. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const server = createServer((request, response) => {
  if (request.method === 'DELETE') response.writeHead(200, ACCEPTED).end(BODY);
  else serve(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());

async function serve({ url }, response) {
  const [, folder, ...path] = url.split('?')[0].split('/');
  const file = join(FOLDERS[folder] ?? '', ...path);
  const content = FOLDERS[folder] && (await readFile(file).catch(() => undefined));
  if (!content) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', ...ISOLATED });
  response.end(content);
}

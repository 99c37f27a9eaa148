// Serves the page's files, the gateway's core among them, and nothing else of this machine.

import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAME_HASH } from '../playground/frame.js';

const ROOTS = await Promise.all(
  [
    { prefix: '/pkg/', folder: '../vendor/longport-cancel-order/' },
    {
      prefix: '/',
      folder: '../',
      hidden: /^(bin|server|node_modules|package\.json|lib[/\\]index\.c?js)([/\\]|$)/,
    },
  ].map(async (root) => ({ ...root, folder: await absolute(root.folder) })),
);

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The playground's frame takes up the policy of its page, and runs what its visitor writes. */
const scriptsOf = (pathname) =>
  pathname.startsWith('/playground/') ? ` blob: '${FRAME_HASH}'` : '';

const headersFor = (pathname) => ({
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${scriptsOf(pathname)}`,
    "connect-src 'self' https: http://127.0.0.1:* http://localhost:*", // the visitor's own
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

/** Answers a GET or HEAD with the file at `pathname`. */
export async function serveFile(pathname, { method }, response) {
  if (!['GET', 'HEAD'].includes(method)) return sendText(response, 405, 'method not allowed');
  const file = await find(pathname);
  if (!file) return sendText(response, 404, 'not found');
  response.writeHead(200, {
    ...headersFor(pathname),
    'content-type': file.type,
    'content-length': file.bytes.length,
  });
  response.end(method === 'HEAD' ? undefined : file.bytes);
}

/** The file's type and bytes; undefined when it is not one of ours to give. */
async function find(pathname) {
  try {
    const root = ROOTS.find(({ prefix }) => pathname.startsWith(prefix));
    if (!root) return undefined;
    const { prefix, folder } = root;
    const name = decodeURIComponent(pathname.slice(prefix.length)).replace(
      /(^|\/)$/,
      '$1index.html',
    );
    if (/(^|\/)\./.test(name)) return undefined;
    const path = await realpath(join(folder, name));
    const type = TYPES[extname(path)];
    if (!type || !path.startsWith(folder + sep)) return undefined;
    if (root.hidden?.test(path.slice(folder.length + 1))) return undefined;
    return { type, bytes: await readFile(path) };
  } catch {
    return undefined; // no such file, a folder, or a name that cannot be decoded
  }
}

function sendText(response, status, text) {
  response.writeHead(status, { ...headersFor(''), 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

/** A folder beside this file, less its links. It need not exist yet. */
function absolute(relative) {
  const path = fileURLToPath(new URL(relative, import.meta.url)).replace(/[/\\]$/, '');
  return realpath(path).catch(() => path);
}

// Serves a project to a browser, and hears from the page what happened there.

import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { listen, listenerOf } from '../../www/gateway/index.js';

const TYPES = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** For a project whose bundler makes no page. */
const PAGE = `<!doctype html>
<title>longport-cancel-order</title>
<script type="module" src="/dist/snippet.js"></script>
`;

/**
 * Serves the project's `folder` at `url`. `reports` has a line for whatever the page writes to the
 * console, throws or is denied. `policy` is a Content-Security-Policy; with one the gateway is at
 * `url` too.
 */
export async function servePages(t, project, { folder = '.', policy } = {}) {
  const pages = { reports: [], url: '' };
  const listener = listenerOf(project.gateway);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, pages.url);
    if (pathname.startsWith('/v1/')) return listener(request, response);
    if (pathname === '/report') return takeReport(request, response, pages.reports);
    if (policy) response.setHeader('content-security-policy', policy);
    if (pathname === '/env.js') return send(response, 200, 'text/javascript', pages.environment);
    sendFile(response, join(project.folder, folder), pathname);
  });
  await listen(server, 0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  pages.url = `http://127.0.0.1:${server.address().port}`;
  const gateway = policy ? { LONGPORT_HTTP_URL: pages.url } : {};
  pages.environment = environment({ ...project.variables, ...gateway }, `${pages.url}/report`);
  return pages;
}

function takeReport(request, response, reports) {
  let text = '';
  request.setEncoding('utf8').on('data', (part) => (text += part));
  request.on('end', () => {
    reports.push(text);
    response.writeHead(204).end();
  });
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type }).end(body);
}

function sendFile(response, folder, pathname) {
  const path = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const found = statSync(path, { throwIfNoEntry: false })?.isFile();
  if (pathname === '/') sendPage(response, found ? readFileSync(path, 'utf8') : PAGE);
  else if (found) send(response, 200, TYPES[extname(path)] ?? 'text/plain', readFileSync(path));
  else send(response, 404, 'text/plain', 'not found');
}

function sendPage(response, page) {
  const environment = page.includes('/env.js') ? '' : '<script src="/env.js"></script>';
  send(response, 200, 'text/html; charset=utf-8', page.replace('<script', `${environment}$&`));
}

/**
 * The script that a page or a worker runs first: it brings the environment that a server's program
 * has, and lets the console and all errors be heard here.
 */
function environment(variables, reportTo) {
  return `
    globalThis.process = { env: ${JSON.stringify(variables)} };
    {
      const report = (...words) =>
        fetch('${reportTo}', { method: 'POST', mode: 'no-cors', body: words.join(' ') });
      for (const name of ['log', 'error']) console[name] = (...words) => report(name, ...words);
      addEventListener('error', (event) => report('error', event.message ?? event.target.src), true);
      addEventListener('unhandledrejection', (event) => report('error', event.reason));
      addEventListener('securitypolicyviolation', (event) =>
        report('error', 'denied:', event.violatedDirective, event.blockedURI));
    }
  `;
}

// The demo's server. Beside the page and the package it carries the practice gateway's own paths,
// and
//
//   GET /practice/orders    the practice book as JSON, for the page's list: the demo's own, no
//                           broker has it

import { createServer } from 'node:http';
import { answerMalformed, closeServer, Gateway, listen, SERVER_OPTIONS } from '../gateway/index.js';
import { demoOrders } from './demo-orders.js';
import { serveFile } from './files.js';

const HOST = '127.0.0.1';
const PORTS_TRIED = 50;

/**
 * Starts the demo on `port`, or the next one that is free. Other options are the practice
 * gateway's.
 */
export async function startDemo({ port = 8080, ...options } = {}) {
  const gateway = new Gateway({ orders: demoOrders, ...options });
  const server = createServer(SERVER_OPTIONS, (request, response) =>
    route(gateway, request, response),
  );
  server.on('clientError', answerMalformed);
  await listenFrom(server, port);
  const url = `http://${HOST}:${server.address().port}`;
  return { url, gateway, close: () => closeServer(server, gateway) };
}

function route(gateway, request, response) {
  const [pathname] = request.url.split('?');
  if (/^\/(v1|__control)\//.test(pathname)) return gateway.handle(request, response);
  if (pathname === '/practice/orders') return sendOrders(gateway, response);
  return serveFile(pathname, request, response);
}

function sendOrders(gateway, response) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ orders: gateway.book.list() }));
}

async function listenFrom(server, port) {
  const last = port === 0 ? 0 : Math.min(port + PORTS_TRIED, 65_535);
  for (; ; port++) {
    try {
      return await listen(server, port, HOST);
    } catch (error) {
      if (!['EADDRINUSE', 'EACCES'].includes(error.code) || port >= last) throw error;
    }
  }
}

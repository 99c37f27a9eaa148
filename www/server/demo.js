// The demo's server. Beside the page and the package it carries the practice gateway's own paths,
// and
//
//   GET  /practice/orders          the practice book as JSON, for the page's list, with the faults
//                                  still armed: the demo's own, no broker has it
//   POST /practice/orders?count=n  a new book of n orders, and all else as at the start

import { createServer } from 'node:http';
import {
  answerMalformed,
  closeServer,
  Gateway,
  listen,
  listenerOf,
  SERVER_OPTIONS,
} from '../gateway/index.js';
import { isLocal } from '../gateway/control.js';
import { demoOrders } from '../gateway/demo-orders.js';
import { serveFile } from './files.js';

const HOST = '127.0.0.1';
const ORDERS = 36; // a few more than may be cancelled at once
export const MOST_ORDERS = 2000;

/**
 * Starts the demo on `port`; 0 is any that is free. Other options are the practice gateway's.
 * @param {{ port?: number, controlToken?: string } & Record<string, unknown>} [options]
 */
export async function startDemo({ port = 8080, controlToken, ...options } = {}) {
  const gateway = new Gateway({ orders: demoOrders(ORDERS), ...options });
  const handle = listenerOf(gateway, { controlToken });
  const server = createServer(SERVER_OPTIONS, (request, response) =>
    route({ gateway, handle }, request, response),
  );
  // A browser sends a request again by itself when a connection that served before is reset. On a
  // connection of its own each call shows the visitor what really happened to it.
  server.maxRequestsPerSocket = 1;
  server.on('clientError', answerMalformed);
  const url = `http://${HOST}:${await listen(server, port, HOST)}`;
  return { url, gateway, close: () => closeServer(server, gateway) };
}

function route({ gateway, handle }, request, response) {
  const [pathname, query] = request.url.split('?');
  if (/^\/(v1|__control)\//.test(pathname)) return handle(request, response);
  if (pathname === '/practice/orders') {
    if (request.method === 'POST') return startOver(gateway, request, response, query);
    return sendOrders(gateway, response);
  }
  return serveFile(pathname, request, response);
}

function sendOrders(gateway, response) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  const { faults, book } = gateway;
  response.end(JSON.stringify({ now: gateway.now(), faults, orders: book.list() }));
}

function startOver(gateway, request, response, query) {
  const count = Number(new URLSearchParams(query).get('count'));
  if (!isLocal(request)) return response.writeHead(403).end();
  if (!(count > 0 && count <= MOST_ORDERS)) return response.writeHead(400).end();
  gateway.reset(demoOrders(count));
  sendOrders(gateway, response);
}

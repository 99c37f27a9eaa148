// The gateway that the conformance tests run against: the one on a port or, once `useDouble` was called,
// the `fetch` of one without a port, behind a server that hands it each request as it came.

import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as practice from '../../www/gateway/index.js';

let start = practice.startGateway;

/** Starts a gateway with these options; it has `url` and `close()`. */
export function startGateway(options) {
  return start(options);
}

/** From now on, gateways are doubles. */
export function useDouble() {
  start = startDouble;
}

async function startDouble(options) {
  const gateway = practice.createGateway(options);
  const server = createServer(async (request, response) => {
    const { method, headers } = request;
    const body = await buffer(request);
    const init = { method, headers, redirect: 'manual', ...(body.length > 0 && { body }) };
    const answer = await gateway.fetch(`${gateway.url}${request.url}`, init);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  await practice.listen(server, 0, '127.0.0.1');
  gateway.url = `http://127.0.0.1:${server.address().port}`;
  gateway.close = () => practice.closeServer(server, gateway);
  return gateway;
}

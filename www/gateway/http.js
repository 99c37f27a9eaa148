// A gateway on node:http: reads requests, writes answers, and does with the connection what a fault
// asks for.

import { refusalAnswer } from './answers.js';
import { MOST_BYTES, PRACTICE_CODES, Refusal } from './codes.js';
import { control, isControl } from './control.js';
import { allowReading } from './cors.js';
import { hex } from './hash.js';

/** Server options that a server carrying a gateway should have. */
export const SERVER_OPTIONS = Object.freeze({ maxHeaderSize: 32_768, keepAliveTimeout: 60_000 });

/**
 * A request listener for node:http. `controlToken` is demanded of control requests.
 * @param {any} gateway @param {{ controlToken?: string }} [options]
 */
export function listenerOf(gateway, { controlToken } = {}) {
  return async (request, response) => {
    const { method, url: target, headers, socket } = request;
    const readBody = () => bodyOf(request);
    const path = target.split('?', 1)[0];
    const answer = isControl(path)
      ? await control(gateway, { request, path, readBody, controlToken })
      : await gateway.answer({ method, target, headers, ip: socket.remoteAddress, readBody });
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, answer);
  };
}

/**
 * Resolves to a request's body; rejects with a Refusal when it is too large, or when the client
 * leaves in the middle.
 */
function bodyOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
      if (length <= MOST_BYTES) chunks.push(chunk);
      else reject(new Refusal(PRACTICE_CODES.bodyTooLarge));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new Refusal(PRACTICE_CODES.badRequest, 'the body broke off')));
  });
}

/** Sends an answer. A client that has gone is no concern. */
function send(response, answer) {
  if (response.destroyed || response.headersSent) return;
  if (answer.readable) allowReading(response);
  const write = CONNECTIONS[answer.connection] ?? whole;
  write(response, answer, Buffer.from(answer.body ?? ''));
}

function whole(response, { status, headers }, body) {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

const CONNECTIONS = {
  reset: (response) => response.socket?.resetAndDestroy(),
  hang: () => {},
  truncated: (response, { status, headers }, body) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
  },
  endless: (response, { status, headers, bytes, everyMs }, body) => {
    response.writeHead(status, headers);
    response.write(body);
    const writeMore = () => response.writableNeedDrain || response.write('.'.repeat(bytes));
    const timer = setInterval(writeMore, everyMs);
    response.on('close', () => clearInterval(timer));
  },
};

/** Answers what node:http could not parse. */
export function answerMalformed(error, socket) {
  if (!socket.writable) return socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const { headersTooLarge, badRequest } = PRACTICE_CODES;
  const { status, body } = refusalAnswer(tooLarge ? headersTooLarge : badRequest);
  const traceId = hex(crypto.getRandomValues(new Uint8Array(16)));
  socket.end(
    `HTTP/1.1 ${status} ${tooLarge ? 'Request Header Fields Too Large' : 'Bad Request'}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n` +
      `x-trace-id: ${traceId}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** Resolves once `server` listens, to its port. @returns {Promise<number>} */
export function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/** Ends a server and its gateway at once, whatever calls are under way. @returns {Promise<void>} */
export function closeServer(server, gateway) {
  gateway.stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

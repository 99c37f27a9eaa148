// A client of Redis that has what the tests need of `ioredis`, so that they need no npm package. It
// connects anew when a command finds it without a connection.

import { createConnection } from 'node:net';

export class SmallClient {
  #port;
  #socket;
  #waiting = [];
  #received = '';

  constructor(port) {
    this.#port = port;
  }

  #connect() {
    const socket = createConnection(this.#port, '127.0.0.1').setNoDelay(true).setEncoding('utf8');
    const waiting = [];
    [this.#socket, this.#waiting, this.#received] = [socket, waiting, ''];
    socket.on('data', (text) => this.#receive(text));
    const fail = (error) => {
      socket.destroy();
      for (const { reject } of waiting.splice(0)) {
        reject(error instanceof Error ? error : new Error('the connection is closed'));
      }
    };
    socket.on('error', fail).on('close', fail);
  }

  evalsha(...words) {
    return this.send('EVALSHA', ...words);
  }

  eval(...words) {
    return this.send('EVAL', ...words);
  }

  close() {
    this.#socket?.destroy();
  }

  send(...words) {
    return new Promise((resolve, reject) => {
      if (!this.#socket || this.#socket.destroyed) this.#connect();
      this.#waiting.push({ resolve, reject });
      const parts = words.map((word) => `$${Buffer.byteLength(`${word}`)}\r\n${word}\r\n`);
      this.#socket.write(`*${words.length}\r\n${parts.join('')}`);
    });
  }

  #receive(text) {
    this.#received += text;
    for (let read; (read = parse(this.#received));) {
      this.#received = this.#received.slice(read.length);
      const { resolve, reject } = this.#waiting.shift();
      if (read.value instanceof Error) reject(read.value);
      else resolve(read.value);
    }
  }
}

/** The first answer in `text`, and its length; nothing while it is not whole. */
function parse(text) {
  const end = text.indexOf('\r\n');
  if (end < 0) return undefined;
  const [kind, rest, next] = [text[0], text.slice(1, end), end + 2];
  if (kind === '+') return { value: rest, length: next };
  if (kind === '-') return { value: new Error(rest), length: next };
  if (kind === ':') return { value: Number(rest), length: next };
  const size = Number(rest);
  if (size < 0) return { value: null, length: next };
  if (kind === '$') {
    const whole = text.length >= next + size + 2;
    return whole ? { value: text.slice(next, next + size), length: next + size + 2 } : undefined;
  }
  return parseArray(text, next, size);
}

function parseArray(text, start, size) {
  const value = [];
  let length = start;
  for (let index = 0; index < size; index++) {
    const item = parse(text.slice(length));
    if (!item) return undefined;
    value.push(item.value);
    length += item.length;
  }
  return { value, length };
}

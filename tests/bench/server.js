// A gateway that accepts everything and checks nothing, in a process of its own: the same small
// cost for everyone who is measured.

import { createServer } from 'node:http';

const BODY = '{"code":0,"message":"success","data":{}}';
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': BODY.length,
  'x-trace-id': '0123456789abcdef0123456789abcdef',
};

const server = createServer((request, response) => response.writeHead(200, HEADERS).end(BODY));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());

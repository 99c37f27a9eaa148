// A small client of the practice gateway for its own tests: signs with node:crypto and sends with
// node:http, so that a test can send what no proper client would.

import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH, startGateway } from '../../www/gateway/index.js';

let lastTimestamp = 0;

/** A gateway whose clock the test turns, without limits unless told; closed when the test ends. */
export async function practice(t, options) {
  const clock = { at: 1_800_000_000_000 };
  const gateway = await startGateway({ now: () => clock.at, limits: false, ...options });
  t.after(() => gateway.close());
  return { gateway, clock };
}

/** Headers of a signed call. */
export function signed(
  { method, path, query = '', body = '' },
  account = PRACTICE_ACCOUNT,
  timestamp = fresh(),
) {
  const headers = {
    authorization: account.accessToken,
    'x-api-key': account.appKey,
    'x-timestamp': String(timestamp),
  };
  const lines = Object.keys(headers).map((name) => `${name}:${headers[name]}\n`);
  const names = Object.keys(headers).join(';');
  const sha1 = (text) => createHash('sha1').update(text).digest('hex');
  const canonical = `${method}|${path}|${query}|${lines.join('')}|${names}|${body && sha1(body)}`;
  const signature = createHmac('sha256', account.appSecret)
    .update(`HMAC-SHA256|${sha1(canonical)}`)
    .digest('hex');
  return {
    ...headers,
    'x-api-signature': `HMAC-SHA256 SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** Headers of an OAuth call. */
export function bearer(account = PRACTICE_OAUTH, timestamp = fresh()) {
  return {
    authorization: `Bearer ${account.accessToken}`,
    'x-api-key': account.clientId,
    'x-timestamp': String(timestamp),
  };
}

/** A timestamp never used before, in seconds with milliseconds. */
export function fresh() {
  lastTimestamp = Math.max(Date.now(), lastTimestamp + 1);
  return (lastTimestamp / 1000).toFixed(3);
}

/**
 * Sends one request; resolves to `{ status, headers, text, json }`, rejects when the connection
 * fails.
 */
export function send(
  gateway,
  { method, path, query = '', body = '', headers = {}, signal, onData },
) {
  return new Promise((resolve, reject) => {
    const target = query ? `${path}?${query}` : path;
    const url = new URL(gateway.url);
    const request = http.request({
      host: url.hostname,
      port: url.port,
      method,
      path: target,
      headers,
      agent: false,
      signal,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
        onData?.(text, request);
      });
      response.on('error', reject);
      response.on('end', () => {
        const isJson = /json/.test(response.headers['content-type']);
        const json = isJson && text ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode, headers: response.headers, text, json });
      });
    });
    request.end(body);
  });
}

/** Sends a signed call. */
export function call(
  gateway,
  method,
  path,
  { query, body, account, timestamp, headers, ...rest } = {},
) {
  const request = { method, path, query, body };
  return send(gateway, {
    ...request,
    ...rest,
    headers: { ...signed(request, account, timestamp), ...headers },
  });
}

export function cancel(gateway, orderId, options) {
  return call(gateway, 'DELETE', '/v1/trade/order', { query: `order_id=${orderId}`, ...options });
}

/** Sends to the control endpoint. */
export function control(gateway, method, name, json, headers) {
  return send(gateway, {
    method,
    path: `/__control/${name}`,
    body: json === undefined ? '' : JSON.stringify(json),
    headers,
  });
}

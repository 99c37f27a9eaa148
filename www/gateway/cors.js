// What lets a page from any origin call the gateway. It trusts signatures, not origins or cookies.

const ALLOWED = [
  'accept-language',
  'authorization',
  'content-type',
  'x-api-key',
  'x-api-signature',
  'x-dc-region',
  'x-papertrading',
  'x-timestamp',
];

/** What lets a page of any origin read an answer. */
export const READABLE = Object.freeze({
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-trace-id, retry-after',
});

/** Sets them on a response of node:http. */
export function allowReading(response) {
  for (const [name, value] of Object.entries(READABLE)) response.setHeader(name, value);
}

export function isPreflight({ method, headers }) {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/**
 * The answer's headers: grants the protocol's headers, and any other x- header that the page asks
 * for.
 */
export function preflightHeaders(headers) {
  const asked = (headers['access-control-request-headers'] ?? '').toLowerCase().split(/\s*,\s*/);
  const extra = asked.filter((name) => /^x-[a-z0-9-]+$/.test(name) && !ALLOWED.includes(name));
  return {
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': [...ALLOWED, ...extra].join(', '),
    'access-control-max-age': '600',
    vary: 'access-control-request-headers',
  };
}

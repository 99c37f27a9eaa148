// How many bytes something is, as it is and as a server may send it.

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const MEASURES = {
  raw: (bytes) => bytes.length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) => brotli(bytes).length,
};

/** Of several files, each is sent by itself. */
export function sizes(contents, kinds = Object.keys(MEASURES)) {
  const sum = (length) => contents.reduce((all, bytes) => all + length(bytes), 0);
  return Object.fromEntries(kinds.map((kind) => [kind, sum(MEASURES[kind])]));
}

function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY };
  return brotliCompressSync(bytes, {
    params: { ...params, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

// What a page would ship: the package and its peers, bundled and minified for the same job.

import { join } from 'node:path';
import { build } from 'esbuild';

const INSIDE = join(import.meta.dirname, '../inside');

/** The source of each bundle, by name. */
function sources(packageFolder) {
  return {
    'this package, bundled': `
      import { Config, cancelOrder } from '${packageFolder}/browser.js';
      export { Config, cancelOrder };`,
    'whole job by hand, WebCrypto': `export { wholeJob } from '${INSIDE}/by-hand.js';
      export { webCrypto } from '${INSIDE}/signers.js';`,
    '@noble/hashes, the three parts': `
      export { hmac } from '@noble/hashes/hmac.js';
      export { sha1 } from '@noble/hashes/legacy.js';
      export { sha256 } from '@noble/hashes/sha2.js';`,
    'aws4fetch, AWS signature 4': `export { AwsClient } from 'aws4fetch';`,
  };
}

/** `{ name, bytes }` for each. */
export function bundles(packageFolder) {
  return Promise.all(
    Object.entries(sources(packageFolder)).map(async ([name, contents]) => {
      const stdin = { contents, resolveDir: import.meta.dirname };
      const options = { bundle: true, minify: true, format: 'esm', write: false };
      const result = await build({ ...options, stdin, external: ['node:*'] });
      return { name, bytes: result.outputFiles[0].contents };
    }),
  );
}

// Copies the package's browser file, and what it imports, to `www/vendor/`, so that `www/` is
// complete as it lies on any static host: the last step of `npm run build`.

import { cpSync, rmSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const PACKAGE = new URL('../pkg/', import.meta.url);

/** Where the copy lies. */
export const VENDOR = new URL('../www/vendor/longport-cancel-order/', import.meta.url);

/** What the page needs of the package. */
const FILES = [
  'browser.js',
  'dist/longport_cancel_order.js',
  'dist/longport_cancel_order_wasm.js',
  'LICENSE-APACHE',
  'LICENSE-MIT',
];

/** Makes the copy anew in `folder`, a URL that ends in a slash. */
export function vendor(folder = VENDOR) {
  rmSync(folder, { recursive: true, force: true });
  for (const file of FILES) cpSync(new URL(file, PACKAGE), new URL(file, folder));
}

if (argv[1] === fileURLToPath(import.meta.url)) vendor();

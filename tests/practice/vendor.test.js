// `www/` is complete as it lies on any static host: its copy of the package is what the build makes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { vendor, VENDOR } from '../../xtask/vendor.js';
import { temporaryFolder } from '../support/installed-package.js';

test("www/vendor/ is a copy of the package's browser file and what it imports", () => {
  const fresh = join(temporaryFolder('vendor'), 'copy/');
  vendor(pathToFileURL(fresh));
  const advice = 'run `node xtask/vendor.js` and commit the result';
  assert.deepEqual(textsOf(fileURLToPath(VENDOR)), textsOf(fresh), advice);
});

test('what it imports is there', async () => {
  const { Config, TradeContext } = await import(new URL('browser.js', VENDOR));
  const config = Config.fromApikey('key', 'secret', 'token', { fetch: () => Response.error() });
  assert.ok(new TradeContext(config));
});

/** The text of each file under `folder`, by its name. */
function textsOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath ?? file.path, file.name));
  const texts = paths.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]);
  return Object.fromEntries(texts.sort());
}

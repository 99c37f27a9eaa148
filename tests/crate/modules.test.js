// The modules of src/ depend on each other in one direction: that of the drawing in src/lib.rs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const MOST_LINES = 500;

const FILES = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(SRC.length));

const source = (file) => readFileSync(join(SRC, file), 'utf8');

/** The modules in the drawing of lib.rs, each with how deep it stands there. */
function drawn() {
  const lines = source('lib.rs').matchAll(/^\/\/! ([ │├└─]+ )([a-z]+)(?:\/|\.rs) .*$/gm);
  return new Map(Array.from(lines, ([, margin, name]) => [name, margin.length]));
}

/** The modules that lib.rs declares. */
function declared() {
  return Array.from(source('lib.rs').matchAll(/^(?:pub )?mod ([a-z]+);/gm), ([, name]) => name);
}

/** What a file says outside its tests, its comments and its texts. */
function code(text) {
  return text
    .replace(/^#\[cfg\(test\)\]\nmod tests \{[^]*?^\}\n/gm, '')
    .replace(/"(?:[^"\\]|\\[^])*"/g, '""')
    .replace(/\/\/.*$/gm, '');
}

/** The top-level modules that Rust code names, with what each of them gives at the root. */
function named(text) {
  const paths = code(text).matchAll(/\bcrate::(?:\{([^}]*)\}|(\w+))/g);
  const heads = Array.from(paths, ([, list, one]) => (list ? list.split(',') : [one])).flat();
  return heads.map((head) => head.trim().split('::')[0]).map((head) => ROOT.get(head) ?? head);
}

/** What lib.rs passes on from its modules. */
const ROOT = new Map(
  Array.from(source('lib.rs').matchAll(/^pub use (\w+)::(?:\{([^}]*)\}|(\w+));/gm)).flatMap(
    ([, module, list, one]) => (list ?? one).split(',').map((name) => [name.trim(), module]),
  ),
);

/** Which module imports which, and where. */
function imports() {
  const files = FILES.filter((file) => file.endsWith('.rs') && !/^lib\.rs$|\btests\b/.test(file));
  return files.flatMap((file) => {
    const from = file.split(/[/.]/)[0];
    const others = new Set(named(source(file)).filter((to) => to !== from));
    return Array.from(others, (to) => ({ file, from, to }));
  });
}

/** A circle of imports, or nothing. */
function circle(edges) {
  const next = new Map();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const cleared = new Set();
  const walk = (module, way) => {
    if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
    if (cleared.has(module)) return undefined;
    for (const { to } of next.get(module) ?? []) {
      const found = walk(to, [...way, module]);
      if (found) return found;
    }
    cleared.add(module);
    return undefined;
  };
  for (const module of next.keys()) {
    const found = walk(module, []);
    if (found) return found.join(' → ');
  }
  return undefined;
}

test('the drawing in src/lib.rs has every module', () => {
  assert.deepEqual([...drawn().keys()].sort(), declared().sort());
});

test('no module imports one that imports it', () => {
  const edges = imports();
  assert.ok(edges.length > 20, `only ${edges.length} imports were found`);
  assert.equal(circle(edges), undefined);
  assert.match(circle([...edges, { from: 'order', to: 'wasm' }]), /order → wasm/);
});

test('a module imports only what is drawn below it', () => {
  const depth = drawn();
  const upwards = imports().filter(({ from, to }) => !(depth.get(from) < depth.get(to)));
  assert.deepEqual(upwards, []);
});

test('what JavaScript calls its inputs is known to src/wasm alone', () => {
  const NAMES =
    /\b(appKey|appSecret|accessToken|clientId|httpUrl|orderId|timeoutMs|attemptTimeoutMs|fromOAuth|fromApikey|AbortSignal)\b/;
  const others = FILES.filter((file) => !file.startsWith('wasm/') && file !== 'lib.rs');
  const telling = others.filter((file) => NAMES.test(source(file)));
  assert.deepEqual(telling, []);
});

test(`no file of src/ has more than ${MOST_LINES} lines`, () => {
  const lengths = FILES.map((file) => [file, source(file).split('\n').length - 1]);
  const long = lengths.filter(([, lines]) => lines > MOST_LINES);
  assert.deepEqual(long, []);
});

#!/usr/bin/env node
// `npx longport-cancel-order`: see docs/command-line.md. Little is loaded before it is known that this
// Node.js can load it.

import { listen } from './interrupt.js';

const [major] = process.versions.node.split('.');
if (Number(major) < 20) {
  process.stderr.write(
    `longport-cancel-order: needs Node.js 20 or later; this is ${process.versions.node}\n`,
  );
  process.exit(2);
}

// Loading takes a while, in which nothing is sent.
listen(() => process.exit(1));

import('./run.js').then(
  ({ run }) => run(process.argv.slice(2)),
  (/** @type {Error} */ { message }) => {
    // The package says itself what it lacks, such as WebAssembly.
    process.stderr.write(`longport-cancel-order: cannot be loaded: ${message.split('\n')[0]}\n`);
    process.exitCode = 2;
  },
);

// What is checked, in this order, but that what compiles runs beside what does not.

import { cargo, cargoTests, nodeTests, npmBin } from './checks.js';
import { freshBuildIsTheSame } from './fresh-build.js';

const WASM = ['--package', 'longport-cancel-order', '--target', 'wasm32-unknown-unknown'];
const NO_WARNINGS = ['--', '--deny', 'warnings'];

/** What `npm test` runs: what a contributor needs to know. */
export const EVERYDAY = [
  {
    name: 'format',
    what: 'rustfmt and prettier would change nothing',
    needs: ['npm packages', 'rustfmt'],
    checks: [cargo('fmt', '--all', '--check'), npmBin('prettier', '--check', '.')],
  },
  {
    name: 'lint',
    compiles: true,
    what: 'clippy and rustdoc have no warning, natively and for WebAssembly',
    needs: ['C linker', 'clippy', 'wasm target'],
    checks: [
      cargo('clippy', '--locked', '--workspace', '--all-targets', ...NO_WARNINGS),
      cargo('clippy', '--locked', ...WASM, ...NO_WARNINGS),
      cargo('rustdoc', '--locked', '--lib', '--package', WASM[1], ...NO_WARNINGS),
      cargo('rustdoc', '--locked', '--lib', ...WASM, ...NO_WARNINGS),
    ],
  },
  {
    name: 'javascript',
    what: "oxlint has no complaint, and the package's JavaScript is of the types that it says",
    needs: ['npm packages'],
    checks: [npmBin('oxlint', '--deny-warnings', '--format=unix'), npmBin('tsc')],
  },
  {
    name: 'rust',
    compiles: true,
    what: 'the crate, its properties, the official vectors, the simulation',
    needs: ['C linker', 'Rust'],
    checks: [cargoTests('--locked')],
  },
  {
    name: 'crate',
    compiles: true,
    what: "a WebAssembly module of somebody else's links the crate without its JavaScript half",
    needs: ['C linker', 'wasm target'],
    checks: [nodeTests('crate')],
  },
  {
    name: 'build',
    compiles: true,
    what: 'pkg/dist/ is byte for byte what src/ builds',
    needs: ['npm packages', 'C linker', 'wasm target', 'rust-src'],
    checks: [freshBuildIsTheSame],
  },
  {
    name: 'types',
    what: 'the declarations, and the examples in them and in the READMEs, compile',
    needs: ['npm packages'],
    checks: [nodeTests('types')],
  },
  {
    name: 'node',
    what: 'the practice gateway, the package against it in Node.js, and this command',
    needs: ['npm packages'],
    checks: [nodeTests('gateway', 'practice', 'package', 'tasks', 'bench')],
  },
  {
    name: 'cli',
    what: 'the command line, in pipes and on a terminal',
    needs: ['npm packages', 'script and ps'],
    checks: [nodeTests('cli')],
  },
  {
    name: 'limiter',
    what: 'the rate limiters that processes share, over real servers',
    needs: ['npm packages', 'redis-server'],
    checks: [nodeTests('limiter')],
  },
  {
    name: 'conformance',
    what: "the official Python SDK against the practice gateway, on a port and as a fetch, and its requests against the package's",
    needs: ['Python SDK'],
    checks: [nodeTests('conformance')],
  },
  {
    name: 'browser',
    what: 'the package in Chromium',
    needs: ['npm packages', 'Chromium'],
    checks: [nodeTests('browser')],
  },
  {
    name: 'page',
    what: 'the demo page in Chromium',
    needs: ['npm packages', 'Chromium', 'curl and openssl'],
    checks: [nodeTests('page')],
  },
];

/** What `npm run test:all` runs besides. */
export const FURTHER = [
  {
    name: 'browsers',
    what: 'the demo page in Firefox and WebKit',
    needs: ['npm packages', 'Firefox', 'WebKit'],
    checks: [nodeTests('other-browsers')],
  },
  {
    name: 'matrix',
    what: 'the packed package in every runtime, bundler, browser and checker',
    needs: ['npm packages', 'runtimes and bundlers', 'Chromium', 'Firefox', 'WebKit'],
    checks: [nodeTests('matrix')],
  },
  {
    name: 'truth',
    what: 'no outcome is false in any runtime or browser, whatever it sends twice',
    needs: ['npm packages', 'runtimes and bundlers', 'Chromium', 'Firefox', 'WebKit'],
    checks: [nodeTests('truth')],
  },
];

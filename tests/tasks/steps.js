// What `npm test` checks, in this order: what is quick to fail comes first.

import { cargo, cargoTests, nodeTests, npmBin } from './checks.js';
import { freshBuildIsTheSame } from './fresh-build.js';

const WASM = ['--package', 'longport-cancel-order', '--target', 'wasm32-unknown-unknown'];
const NO_WARNINGS = ['--', '--deny', 'warnings'];

export const STEPS = [
  {
    name: 'format',
    what: 'rustfmt and prettier would change nothing',
    needs: ['npm packages', 'rustfmt'],
    checks: [cargo('fmt', '--all', '--check'), npmBin('prettier', '--check', '.')],
  },
  {
    name: 'lint',
    what: 'clippy has no warning, natively and for WebAssembly',
    needs: ['C linker', 'clippy', 'wasm target'],
    checks: [
      cargo('clippy', '--locked', '--workspace', '--all-targets', ...NO_WARNINGS),
      cargo('clippy', '--locked', ...WASM, ...NO_WARNINGS),
    ],
  },
  {
    name: 'javascript',
    what: "oxlint has no complaint, and the package's JavaScript is of the types that it says",
    needs: ['npm packages'],
    checks: [npmBin('oxlint', '--deny-warnings'), npmBin('tsc'), npmBin('tsc', '--project', 'pkg')],
  },
  {
    name: 'rust',
    what: 'the crate, its properties, the official vectors, the simulation',
    needs: ['C linker', 'Rust'],
    checks: [cargoTests('--locked', '--workspace')],
  },
  {
    name: 'build',
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
    what: 'the practice gateway, and the package against it in Node.js',
    needs: ['npm packages'],
    checks: [nodeTests('gateway', 'package')],
  },
  {
    name: 'conformance',
    what: "the official Python SDK against the practice gateway, and its requests against the package's",
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
    what: 'the demo page in Chromium, Firefox and WebKit',
    needs: ['npm packages', 'Chromium', 'runtimes and browsers'],
    checks: [nodeTests('page')],
  },
  {
    name: 'matrix',
    what: 'the packed package in every runtime, bundler, browser and checker',
    needs: ['npm packages', 'Chromium', 'runtimes and browsers'],
    checks: [nodeTests('matrix')],
  },
];

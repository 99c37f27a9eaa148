// Where the package runs. Each case is a small project; without a template it is the README's
// snippet alone.

import { CHROMIUM, FIREFOX, WEBKIT } from './browsers.js';
import { BUN, DENO, nodeJs, tool, versionOf } from './tools.js';
import {
  build,
  checkTypes,
  inBrowser,
  nextClient,
  nextRoute,
  prints,
  sendsOwnTokens,
  succeeds,
  viteDevServer,
  workerd,
  workerdOwners,
  workerdTokens,
} from './ways.js';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const nodeCases = [20, 22, 24, 26].flatMap((major) => {
  const node = { group: 'Node.js', version: versionOf(`node-${major}`), template: 'node' };
  const file = (name) => prints(nodeJs(major), name);
  return [
    { ...node, name: `Node.js ${major}, import`, check: file('snippet.js') },
    { ...node, name: `Node.js ${major}, require`, check: file('main.cjs') },
    { ...node, name: `Node.js ${major}, worker thread`, check: file('thread.js') },
  ];
});

const otherRuntimes = [
  {
    group: 'Deno',
    name: 'Deno, import',
    version: versionOf('@deno/linux-x64-glibc'),
    check: prints(DENO, 'run', '--allow-env', '--allow-net', 'snippet.js'),
  },
  {
    group: 'Bun',
    name: 'Bun, import',
    version: versionOf('@oven/bun-linux-x64'),
    check: prints(BUN, 'snippet.js'),
  },
  {
    group: 'Cloudflare Workers',
    name: 'Cloudflare Workers, workerd',
    version: versionOf('@cloudflare/workerd-linux-64'),
    template: 'workerd',
    check: workerd,
  },
];

// What a runtime alone can show; they are no further ways of using the package, and have no group.
const runtimeCases = [
  {
    name: 'Cloudflare Workers, requests that end before their cancels',
    version: versionOf('@cloudflare/workerd-linux-64'),
    template: 'workerd-owner',
    check: workerdOwners,
  },
  {
    name: 'Cloudflare Workers, each user’s own token',
    version: versionOf('@cloudflare/workerd-linux-64'),
    template: 'workerd-tokens',
    check: workerdTokens,
  },
  ...[20, 22, 24, 26].map((major) => ({
    name: `Node.js ${major}, each user’s own token`,
    version: versionOf(`node-${major}`),
    template: 'tokens',
    check: sendsOwnTokens(nodeJs(major), 'handlers.js'),
  })),
  {
    name: 'Deno, each user’s own token',
    version: versionOf('@deno/linux-x64-glibc'),
    template: 'tokens',
    check: sendsOwnTokens(DENO, 'run', '--allow-env', '--allow-net', 'handlers.js'),
  },
  {
    name: 'Bun, each user’s own token',
    version: versionOf('@oven/bun-linux-x64'),
    template: 'tokens',
    check: sendsOwnTokens(BUN, 'handlers.js'),
  },
  {
    name: 'Vitest, fake timers',
    version: versionOf('vitest'),
    template: 'vitest-fake-timers',
    check: prints(tool('vitest'), 'run'),
  },
  {
    name: 'Jest, fake timers',
    version: versionOf('jest'),
    template: 'jest-fake-timers',
    check: prints(tool('jest')),
  },
];

const browserCases = [CHROMIUM, FIREFOX, WEBKIT].flatMap((browser) => {
  const each = { group: browser.name, browser, version: browser.version() };
  const bundled = (...files) => [...tool('esbuild'), ...files, '--bundle', '--outdir=dist'];
  return [
    { ...each, name: 'page with an import map', template: 'import-map', check: inBrowser() },
    {
      ...each,
      name: 'page with a Content-Security-Policy',
      check: inBrowser({ before: bundled('snippet.js', '--format=esm'), policy: POLICY }),
    },
    {
      ...each,
      name: 'module worker',
      template: 'worker',
      check: inBrowser({ before: bundled('snippet.js', '--format=esm') }),
    },
    {
      ...each,
      name: 'service worker',
      template: 'service-worker',
      check: inBrowser({ before: bundled('service-worker.js') }),
    },
    {
      ...each,
      name: 'slim, streamed',
      template: 'slim',
      check: inBrowser({ before: bundled('main.js', '--format=esm') }),
    },
  ].map((browserCase) => ({ ...browserCase, name: `${browser.name}, ${browserCase.name}` }));
});

const bundlerCases = [
  bundler('Vite', 'vite', { template: 'vite', check: build(tool('vite'), 'build') }),
  bundler('Vite', 'vite', { template: 'vite', name: 'Vite, dev server', check: viteDevServer }),
  bundler('webpack', 'webpack', {
    check: build(
      tool('webpack'),
      ...'--mode production --entry ./snippet.js'.split(' '),
      '--output-filename=snippet.js',
    ),
  }),
  bundler('Rollup', 'rollup', {
    check: build(tool('rollup'), ...'snippet.js --plugin node-resolve --dir dist'.split(' ')),
  }),
  bundler('Rolldown', 'rolldown', {
    check: build(tool('rolldown'), 'snippet.js', '--dir', 'dist'),
  }),
  bundler('esbuild', 'esbuild', {
    check: build(
      tool('esbuild'),
      'snippet.js',
      '--bundle',
      '--minify',
      '--format=esm',
      '--outdir=dist',
    ),
  }),
  bundler('Parcel', 'parcel', {
    template: 'parcel',
    check: build(tool('parcel'), 'build', 'index.html'),
  }),
  bundler('Rspack', '@rspack/core', {
    template: 'rspack',
    check: build(tool('@rspack/cli', 'rspack'), 'build', '--mode=production'),
  }),
  bundler('Next.js', 'next', {
    name: 'Next.js, client component',
    template: 'next',
    check: nextClient,
  }),
  bundler('Next.js', 'next', {
    name: 'Next.js, route handler',
    template: 'next',
    check: nextRoute,
  }),
];

function bundler(group, name, rest) {
  return { group, name: `${group}, build`, browser: CHROMIUM, version: versionOf(name), ...rest };
}

const testRunners = [
  {
    group: 'Vitest',
    name: 'Vitest, Node.js environment',
    version: versionOf('vitest'),
    template: 'vitest',
    check: prints(tool('vitest'), 'run'),
  },
  {
    group: 'Jest',
    name: 'Jest, Node.js environment',
    version: versionOf('jest'),
    template: 'jest',
    check: prints(tool('jest')),
  },
  {
    group: 'Jest',
    name: 'Jest, jsdom environment',
    version: versionOf('jest-environment-jsdom'),
    template: 'jest-jsdom',
    check: prints(tool('jest')),
  },
];

const typeCases = ['typescript', 'typescript-5'].flatMap((name) =>
  ['node16', 'nodenext', 'bundler'].map((resolution) => ({
    group: 'TypeScript',
    name: `TypeScript ${versionOf(name).split('.')[0]}, moduleResolution ${resolution}`,
    version: versionOf(name),
    template: 'typescript',
    check: checkTypes(tool(name, 'tsc'), resolution),
  })),
);

const checkers = [
  {
    name: 'publint, strict',
    version: versionOf('publint'),
    check: succeeds(tool('publint'), 'run', '--strict', 'node_modules/longport-cancel-order'),
  },
  {
    name: '@arethetypeswrong/cli, package',
    version: versionOf('@arethetypeswrong/cli'),
    check: typesAreRight('strict', '.', './redis', './package.json'),
  },
  {
    name: '@arethetypeswrong/cli, entries for `import` alone',
    version: versionOf('@arethetypeswrong/cli'),
    // There is nothing to stream, and there are no tabs, where there is only `require`.
    check: typesAreRight('esm-only', './slim', './tabs', './sliding-window'),
  },
];

function typesAreRight(profile, ...entries) {
  const attw = tool('@arethetypeswrong/cli', 'attw');
  const folder = 'node_modules/longport-cancel-order';
  return succeeds(attw, '--pack', folder, '--profile', profile, '--entrypoints', ...entries);
}

export const CASES = [
  ...nodeCases,
  ...otherRuntimes,
  ...runtimeCases,
  ...browserCases,
  ...bundlerCases,
  ...testRunners,
  ...typeCases,
  ...checkers,
];

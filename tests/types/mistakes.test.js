// Mistakes that the compiler finds, and what only looks like one.

import test from 'node:test';
import { assertCompiles } from './compiler.js';

const NAMES = 'Config, TradeContext, cancelOrder, type CancelOptions, type ConfigOptions';

const PREAMBLE = `
  import { ${NAMES} } from 'longport-cancel-order';
  declare const config: Config;
  declare const ctx: TradeContext;
  declare const signal: AbortSignal | undefined;
  declare const text: string;
  export type Used = [CancelOptions, ConfigOptions, typeof cancelOrder];`;

/** Compiles these lines as a module of a browser's project. */
const compiles = (lines) => assertCompiles({ 'lines.ts': `${PREAMBLE}\n${lines}\n` });

const MISTAKES = {
  'a TradeContext in place of a Config': ['new TradeContext(ctx);', 'TradeContext.new(ctx);'],
  'a TradeContext in place of cancelOrder’s Config': ["cancelOrder(ctx, '1');"],
  'a Config in place of a TradeContext': ['export const other: TradeContext = config;'],
  'an object that is shaped like a Config': [
    'new TradeContext({ free() {}, [Symbol.dispose]() {} });',
    'export const copy: Config = { ...config };',
  ],
  'a string in place of several ids': ["ctx.cancelOrders('123');", 'ctx.cancelOrders(text);'],
  'a Config that is made by its constructor': [
    "new Config({ appKey: 'k', appSecret: 's', accessToken: 't' });",
    "new Config('k', 's', 't');",
  ],
  'a signal in place of the options': [
    "ctx.cancelOrder('1', new AbortController().signal);",
    "cancelOrder(config, '1', new AbortController().signal);",
    "ctx.cancelOrders(['1'], new AbortController().signal);",
  ],
  'a Map in place of the options': ["ctx.cancelOrder('1', new Map([['timeoutMs', 5]]));"],
};

for (const [what, lines] of Object.entries(MISTAKES)) {
  test(`${what} does not compile`, () =>
    compiles(lines.map((line) => `// @ts-expect-error ${what}\n${line}`).join('\n')));
}

const RIGHT = {
  'a signal that may be undefined': [
    "ctx.cancelOrder('1', { signal: undefined });",
    "ctx.cancelOrder('1', { signal });",
    "cancelOrder(config, '1', { signal });",
    "ctx.cancelOrders(['1'], { signal });",
  ],
  'several ids of any iterable': [
    "ctx.cancelOrders(['1', 2n]);",
    "ctx.cancelOrders(new Set(['1']));",
    "ctx.cancelOrders(new Map([['1', 2]]).keys());",
    "ctx.cancelOrders((function* () { yield '1'; })());",
    "ctx.cancelOrders(['1'] as const);",
    'export const each = (ids: readonly string[]) => ctx.cancelOrders(ids);',
    'export const any = (ids: Iterable<string | bigint> & object) => ctx.cancelOrders(ids);',
  ],
  'headers in each container': [
    "Config.fromEnv({ headers: { 'x-desk': '7' } });",
    "Config.fromEnv({ headers: new Headers({ 'x-desk': '7' }) });",
    "Config.fromEnv({ headers: new Map([['x-desk', '7']]) });",
    "Config.fromEnv({ headers: [['x-desk', '7']] });",
  ],
  'a URL for httpUrl': ["Config.fromEnv({ httpUrl: new URL('https://a.example') });"],
};

for (const [what, lines] of Object.entries(RIGHT)) {
  test(`${what} compiles`, () => compiles(lines.join('\n')));
}

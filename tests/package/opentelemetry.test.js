// examples/opentelemetry.mjs makes spans of a cancel and of its requests. The tracer is a double with
// what the example uses of @opentelemetry/api.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectWithPackage } from '../support/installed-package.js';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { ID, practice } from '../support/practice.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/opentelemetry.mjs', import.meta.url));

const DOUBLE = `
import { AsyncLocalStorage } from 'node:async_hooks';

const active = new AsyncLocalStorage();
export const spans = [];

class Span {
  constructor(name, { attributes = {} } = {}) {
    Object.assign(this, { name, attributes: { ...attributes }, events: [], parent: active.getStore()?.name });
    spans.push(this);
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  addEvent(name) {
    this.events.push(name);
  }
  recordException(error) {
    this.exception = error.message;
  }
  setStatus(status) {
    this.status = status;
  }
  end() {
    this.hasEnded = true;
  }
}

const tracer = {
  startSpan: (name, options) => new Span(name, options),
  startActiveSpan(name, use) {
    const span = new Span(name);
    return active.run(span, () => use(span));
  },
};
export const trace = { getTracer: () => tracer, getActiveSpan: () => active.getStore() };
export const context = { active: () => active.getStore() };
export const propagation = {
  inject: (span, headers) => Object.assign(headers, { traceparent: \`of \${span.name}\` }),
};
export const SpanKind = { CLIENT: 2 };
export const SpanStatusCode = { ERROR: 2 };
`;

/** The example in a project of its own, with a context at `gateway` and the spans that it makes. */
async function example(gateway, options) {
  const folder = projectWithPackage();
  const api = join(folder, 'node_modules/@opentelemetry/api');
  mkdirSync(api, { recursive: true });
  writeFileSync(join(api, 'package.json'), '{ "type": "module", "main": "index.js" }\n');
  writeFileSync(join(api, 'index.js'), DOUBLE);
  copyFileSync(EXAMPLE, join(folder, 'traced.mjs'));
  const all =
    "export * from 'longport-cancel-order';\nexport { spans } from '@opentelemetry/api';\n";
  writeFileSync(join(folder, 'all.mjs'), all);
  const load = (name) => import(pathToFileURL(join(folder, name)).href);
  const { traced, cancelOrder } = await load('traced.mjs');
  const { Config, TradeContext, spans } = await load('all.mjs');
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const more = { httpUrl: gateway.url, hedge: false, ...traced, ...options };
  const ctx = new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, more));
  return { cancelOrder: (id) => cancelOrder(ctx, id), spans };
}

test('a cancel is a span, and each of its requests is one in it', async (t) => {
  const { gateway } = await practice(t);
  gateway.fault({ kind: 'html', status: 502, where: 'front' });
  const { cancelOrder, spans } = await example(gateway);
  await cancelOrder(ID);
  assert.deepEqual(
    spans.map(({ name, parent }) => [name, parent]),
    [
      ['cancel order', undefined],
      ['longport cancel', 'cancel order'],
      ['longport cancel', 'cancel order'],
    ],
  );
  const [cancel, failed, accepted] = spans;
  assert.ok(spans.every(({ hasEnded }) => hasEnded));
  assert.equal(cancel.attributes['longport.confirmed_by'], 'answer');
  assert.ok(cancel.events.includes('wait'));
  assert.equal(failed.attributes['error.type'], 'Internal');
  assert.equal(failed.attributes['longport.known'], 'ambiguous');
  assert.equal(accepted.attributes['longport.next'], 'receipt');
  assert.equal(gateway.calls.at(-1).headers.traceparent, 'of cancel order');
});

test('the span of a cancel that failed holds its outcome', async (t) => {
  const { gateway } = await practice(t, {
    orders: [{ orderId: ID, plan: { endsBeforeCancel: 'FilledStatus' } }],
  });
  const { cancelOrder, spans } = await example(gateway);
  await assert.rejects(cancelOrder(ID));
  const [cancel] = spans;
  assert.equal(cancel.attributes['longport.outcome'], 'too-late');
  assert.match(cancel.exception, /its status is Filled/);
  assert.deepEqual(
    spans.map(({ name }) => name),
    ['cancel order', 'longport cancel', 'longport detail'],
  );
});

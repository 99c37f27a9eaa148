// The example for Cloudflare, in workerd: Workers that share a Durable Object share the limit.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { PACKAGE } from '../support/installed-package.js';
import { ProjectFolder } from '../support/project-folder.js';
import { ROOT, WORK, WORKERD, tool } from './tools.js';

const EXAMPLE = join(ROOT, 'examples/cloudflare-limiter');

/** Two Workers that have a Durable Object in common. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const bindings :List(Workerd.Worker.Binding) = [
  (name = "LONGPORT_APP_KEY", fromEnvironment = "LONGPORT_APP_KEY"),
  (name = "LONGPORT_APP_SECRET", fromEnvironment = "LONGPORT_APP_SECRET"),
  (name = "LONGPORT_ACCESS_TOKEN", fromEnvironment = "LONGPORT_ACCESS_TOKEN"),
  (name = "LONGPORT_HTTP_URL", fromEnvironment = "LONGPORT_HTTP_URL"),
  (name = "ACCOUNT_LIMITER", durableObjectNamespace = (className = "AccountLimiter", serviceName = "one")),
];
const modules :List(Workerd.Worker.Module) = [
  (name = "worker.js", esModule = embed "dist/worker.js"),
  (name = "longport_cancel_order.wasm", wasm = embed "dist/longport_cancel_order.wasm"),
];
const config :Workerd.Config = (
  services = [
    (name = "one", worker = (
      compatibilityDate = "2025-05-05", modules = .modules, bindings = .bindings,
      durableObjectNamespaces = [(className = "AccountLimiter", uniqueKey = "limiter", enableSql = true)],
      durableObjectStorage = (inMemory = void),
    )),
    (name = "two", worker = (
      compatibilityDate = "2025-05-05", modules = .modules, bindings = .bindings,
    )),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [
    (name = "one", http = (), service = "one"),
    (name = "two", http = (), service = "two"),
  ],
);`;

test('two Workers that share a Durable Object share the limit', async (t) => {
  const ids = Array.from({ length: 40 }, (_, index) => `70904305654125${1000 + index}`);
  const orders = ids.map((orderId) => ({ orderId }));
  const gateway = await startGateway({ orders, limits: { minIntervalMs: 0 } });
  t.after(() => gateway.close());
  const urls = await serve(t, gateway);
  const cancel = async (id, index) => {
    const url = new URL(urls[index % 2]);
    url.searchParams.set('id', id);
    return (await fetch(url)).json();
  };
  // A Worker that starts may keep the object waiting, and a call does not wait for it for long.
  const first = [await cancel(ids[0], 0), await cancel(ids[1], 1)];
  // More than the limit allows in a window: the rest waits, and no call is refused.
  const receipts = [...first, ...(await Promise.all(ids.slice(2).map(cancel)))];
  assert.deepEqual(
    receipts.map(({ orderId }) => orderId),
    ids,
  );
  assert.deepEqual(gateway.counts.refused, {});
  assert.equal(gateway.counts.accepted, ids.length);
});

/** Bundles the example as wrangler does, and serves it twice. */
async function serve(t, gateway) {
  mkdirSync(join(WORK, 'projects'), { recursive: true });
  const folder = mkdtempSync(join(WORK, 'projects/limiter-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(EXAMPLE, folder, { recursive: true });
  cpSync(PACKAGE, join(folder, 'node_modules/longport-cancel-order'), { recursive: true });
  writeFileSync(join(folder, 'config.capnp'), CONFIG);
  const project = new ProjectFolder(folder, {
    LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
    LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
    LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
    LONGPORT_HTTP_URL: gateway.url,
  });
  const options = ['--bundle', '--format=esm', '--conditions=workerd', '--outdir=dist'];
  const outside = ['--external:node:*', '--external:cloudflare:*'];
  const files = ['--loader:.wasm=copy', '--asset-names=[name]'];
  await project.exec(tool('esbuild'), 'worker.js', options, outside, files);
  const address = (name) => `--socket-addr=${name}=127.0.0.1:0`;
  const flags = [address('one'), address('two'), '--control-fd=1'];
  const bothPorts = /"port":\d+[^]*"port":\d+/;
  const output = await project.start(t, bothPorts, WORKERD, 'serve', 'config.capnp', flags);
  return [...output.matchAll(/"port":(\d+)/g)].map(([, port]) => `http://127.0.0.1:${port}/`);
}

// The example for Cloudflare, in workerd: it cancels, and Workers that share a Durable Object share the
// limit.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { PACKAGE } from '../support/installed-package.js';
import { ProjectFolder } from '../support/project-folder.js';
import { ROOT, WORK, WORKERD, tool } from './tools.js';

const EXAMPLE = join(ROOT, 'examples/cloudflare-limiter');

/** Says what the limiter answers, and gives a permit back as it is told. */
const ASKING = `
  import { durableObjectRateLimiter } from './durable-object-limiter.js';
  export default {
    async fetch(request, env, ctx) {
      const { how } = await request.clone().json();
      const limiter = durableObjectRateLimiter(env.ACCOUNT_LIMITER, ctx);
      const { permit, ...wait } = await limiter.acquire(await request.json());
      if (how) permit.release(how, {});
      return Response.json(permit ? 'permit' : wait);
    },
  };`;

/** The example, and another Worker that has its Durable Object in common with it. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const bindings :List(Workerd.Worker.Binding) = [
  (name = "LONGPORT_APP_KEY", fromEnvironment = "LONGPORT_APP_KEY"),
  (name = "LONGPORT_APP_SECRET", fromEnvironment = "LONGPORT_APP_SECRET"),
  (name = "LONGPORT_ACCESS_TOKEN", fromEnvironment = "LONGPORT_ACCESS_TOKEN"),
  (name = "LONGPORT_HTTP_URL", fromEnvironment = "LONGPORT_HTTP_URL"),
  (name = "ACCOUNT_LIMITER", durableObjectNamespace = (className = "AccountLimiter", serviceName = "one")),
];
const wasm :Workerd.Worker.Module =
  (name = "longport_cancel_order.wasm", wasm = embed "dist/longport_cancel_order.wasm");
const config :Workerd.Config = (
  services = [
    (name = "one", worker = (
      compatibilityDate = "2025-05-05", bindings = .bindings,
      modules = [(name = "worker.js", esModule = embed "dist/worker.js"), .wasm],
      durableObjectNamespaces = [(className = "AccountLimiter", uniqueKey = "limiter", enableSql = true)],
      durableObjectStorage = (inMemory = void),
    )),
    (name = "two", worker = (
      compatibilityDate = "2025-05-05", bindings = .bindings,
      modules = [(name = "asking.js", esModule = embed "dist/asking.js")],
    )),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [
    (name = "one", http = (), service = "one"),
    (name = "two", http = (), service = "two"),
  ],
);`;

test('it cancels, and its Durable Object carries out what Workers ask of it', async (t) => {
  const orderId = '709043056541253632';
  const gateway = await startGateway({ orders: [{ orderId }] });
  t.after(() => gateway.close());
  const [cancelling, asking] = await serve(t, gateway);
  const receipt = await (await fetch(`${cancelling}?id=${orderId}`)).json();
  assert.deepEqual([receipt.orderId, receipt.confirmedBy], [orderId, 'answer']);
  assert.equal(gateway.counts.accepted, 1);

  const limit = { calls: 3, windowMs: 60_000, minIntervalMs: 0 };
  const common = { account: 'abc', interface: 'cancel-order', priority: 'single', limit };
  const ask = async (more) => {
    const body = JSON.stringify({ ...common, ...more });
    return (await fetch(asking, { method: 'POST', body })).json();
  };
  // What was not sent takes no place; the rest does, at once too.
  assert.equal(await ask({ how: 'not-sent' }), 'permit');
  assert.equal(await ask({ how: 'answered' }), 'permit');
  const answers = await Promise.all(Array.from({ length: 4 }, () => ask({})));
  assert.equal(answers.filter((answer) => answer === 'permit').length, 2);
  const { notBeforeMs, ticket } = answers.find((answer) => answer !== 'permit');
  assert.ok(notBeforeMs > 0 && notBeforeMs <= 60_001);
  assert.ok((await ask({ ticket })).notBeforeMs > 0);
  assert.equal(await ask({ account: 'another' }), 'permit');
});

/** Bundles the two as wrangler does, and serves them. */
async function serve(t, gateway) {
  mkdirSync(join(WORK, 'projects'), { recursive: true });
  const folder = mkdtempSync(join(WORK, 'projects/limiter-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(EXAMPLE, folder, { recursive: true });
  cpSync(PACKAGE, join(folder, 'node_modules/longport-cancel-order'), { recursive: true });
  writeFileSync(join(folder, 'config.capnp'), CONFIG);
  writeFileSync(join(folder, 'asking.js'), ASKING);
  const project = new ProjectFolder(folder, {
    LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
    LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
    LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
    LONGPORT_HTTP_URL: gateway.url,
  });
  const options = ['--bundle', '--format=esm', '--conditions=workerd', '--outdir=dist'];
  const outside = ['--external:node:*', '--external:cloudflare:*'];
  const files = ['--loader:.wasm=copy', '--asset-names=[name]'];
  await project.exec(tool('esbuild'), 'worker.js', 'asking.js', options, outside, files);
  const address = (name) => `--socket-addr=${name}=127.0.0.1:0`;
  const flags = [address('one'), address('two'), '--control-fd=1'];
  const bothPorts = /"port":\d+[^]*"port":\d+/;
  const output = await project.start(t, bothPorts, WORKERD, 'serve', 'config.capnp', flags);
  return [...output.matchAll(/"port":(\d+)/g)].map(([, port]) => `http://127.0.0.1:${port}/`);
}

// Each project of examples/ runs, installed from the packed packages, and what it says of an order is
// what the practice gateway's book says.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { makeExample, packBoth, runs } from './examples.js';
import { ROOT, tool, nodeJs } from './tools.js';
import { serveWorker } from './ways.js';

const EXAMPLES = join(ROOT, 'examples');

/** What each route answers for the order of each id. */
const ORDERS = [
  { orderId: '1' },
  { orderId: '2', plan: { executed: '40' } },
  { orderId: '3', plan: { fillsAfterMs: 0 } },
];
const SESSION = { SESSION_TOKEN: 'session' };
const SIGNED_IN = { authorization: 'Bearer session' };

let tarballs;
before(() => (tarballs = packBoth()));

describe('examples/', { concurrency: 2 }, () => {
  test('each folder has a README, and the index names it', () => {
    const index = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
    for (const { name } of readdirSync(EXAMPLES, { withFileTypes: true })) {
      if (name === 'README.md') continue;
      assert.ok(index.includes(`(${name})`), name);
      const isProject = existsSync(join(EXAMPLES, name, 'package.json'));
      if (isProject) assert.ok(existsSync(join(EXAMPLES, name, 'README.md')), name);
    }
  });

  test('nightly: all that is open is cancelled, and what is not is told', async (t) => {
    const project = await makeExample(t, 'nightly', tarballs, { orders: 5 });
    assert.deepEqual(await runs(project, 'cancel-what-is-left.js'), {
      code: 0,
      output: '5 of 5 cancelled\n',
    });
    const { gateway } = project;
    assert.ok(gateway.book().every(({ status }) => status === 'CanceledStatus'));
    const [{ orderId }] = gateway.seed({ plan: { fillsFirst: true } });
    const late = await runs(project, 'cancel-what-is-left.js');
    assert.equal(late.code, 0);
    assert.match(late.output, new RegExp(`^0 of 1 cancelled\n${orderId} .*`));
  });

  test('nightly: where nothing can be listed, it says so, without a stack trace', async (t) => {
    const project = await makeExample(t, 'nightly', tarballs, { orders: 1 });
    project.gateway.expireToken();
    const { code, output } = await runs(project, 'cancel-what-is-left.js');
    assert.equal(code, 2);
    assert.match(output, /^Nothing is known of the open orders: .*\n$/);
    delete project.variables.LONGPORT_APP_SECRET;
    assert.match((await runs(project, 'cancel-what-is-left.js')).output, /LONGPORT_APP_SECRET/);
  });

  test('own-tests: its tests pass, and fail for code that tells lies', async (t) => {
    const project = await makeExample(t, 'own-tests', tarballs);
    const { code, output } = await runs(project, '--test', '--test-reporter=tap');
    assert.deepEqual([code, /^# pass (\d+)$/m.exec(output)[1]], [0, '6'], output);
    const path = join(project.folder, 'cancel-text.js');
    const lie = readFileSync(path, 'utf8').replace('It may be open, or cancelled', 'It is open');
    writeFileSync(path, lie);
    assert.equal((await runs(project, '--test', '--test-reporter=tap')).code, 1);
  });

  test('oauth-provider: tokens are cached, and got anew when one is refused', async (t) => {
    const project = await makeExample(t, 'oauth-provider', tarballs, { orders: ORDERS });
    const issuer = await startIssuer(t, project.gateway);
    Object.assign(project.variables, issuer.variables);
    const first = await runs(project, 'cancel.js', '1');
    assert.deepEqual(first, { code: 0, output: '1 submitted\n' });
    assert.equal((await runs(project, 'cancel.js', '2')).output, '2 submitted\n');
    assert.deepEqual(issuer.asked, ['refresh-0']);
    project.gateway.expireToken('token-1');
    assert.match((await runs(project, 'cancel.js', '3')).output, /^3 too-late: /);
    assert.deepEqual(
      issuer.asked,
      ['refresh-0', 'refresh-1'],
      'with the refresh token of the last',
    );
    assert.equal(statSync(join(project.folder, 'tokens.json')).mode & 0o777, 0o600);
  });

  test('oauth-provider: what the token endpoint answers is not repeated', async (t) => {
    const project = await makeExample(t, 'oauth-provider', tarballs, { orders: ORDERS });
    const issuer = await startIssuer(t, project.gateway, { refuses: true });
    Object.assign(project.variables, issuer.variables);
    const { output } = await runs(project, 'cancel.js', '1');
    assert.match(output, /^1 not-sent: .*the token endpoint answered 400/);
    assert.doesNotMatch(output, /refresh-0/);
  });

  test('fastify-backend: the page is told the outcome, and no secret', async (t) => {
    const project = await makeExample(t, 'fastify-backend', tarballs, { orders: ORDERS });
    Object.assign(project.variables, SESSION, { PORT: '0' });
    const url = await project.start(t, /http:\S+/, nodeJs(20), 'server.js');
    const cancel = (id, headers) =>
      fetch(`${url}/orders/${id}/cancel`, { method: 'POST', headers });
    await assertCancels(project, cancel);
    project.gateway.seed({ orderId: '4' });
    project.gateway.arm('redirect@after:forever', { orderId: '4' });
    const lost = await cancel('4', SIGNED_IN);
    assert.deepEqual([lost.status, (await lost.json()).outcome], [202, 'unknown']);
    assert.equal((await cancel('none', SIGNED_IN)).status, 400);
  });

  test('cloudflare-worker: the page is told the outcome, and no secret', async (t) => {
    const project = await makeExample(t, 'cloudflare-worker', tarballs, { orders: ORDERS });
    Object.assign(project.variables, SESSION);
    cpSync(join(ROOT, 'tests/matrix/example-worker.capnp'), join(project.folder, 'config.capnp'));
    const url = await serveWorker(t, project);
    await assertCancels(project, (id, headers) =>
      fetch(`${url}orders/${id}/cancel`, { method: 'POST', headers }),
    );
  });

  test('next-route: the page is told the outcome, and no secret', async (t) => {
    const project = await makeExample(t, 'next-route', tarballs, { orders: ORDERS });
    Object.assign(project.variables, SESSION);
    cpSync(
      join(ROOT, 'tests/matrix/cases/next/next.config.js'),
      join(project.folder, 'next.config.js'),
    );
    await project.exec(tool('next'), 'build');
    const start = ['start', '--hostname=127.0.0.1', '--port=0'];
    const url = await project.start(t, /http:\S+/, tool('next'), start);
    await assertCancels(project, (id, headers) =>
      fetch(`${url}/api/orders/${id}/cancel`, { method: 'POST', headers }),
    );
  });
});

/** A back end cancels for who has signed in, and tells what became of each order. */
async function assertCancels({ gateway }, cancel) {
  const answered = async (id, headers = SIGNED_IN) => {
    const response = await cancel(id, headers);
    const text = await response.text();
    for (const secret of Object.values(gateway.account)) assert.ok(!text.includes(secret), text);
    const told = response.status === 403 ? {} : JSON.parse(text);
    return { ...told, http: response.status };
  };
  assert.equal((await answered('1', {})).http, 403);
  assert.equal(gateway.log().length, 0, 'nobody cancels without a session');
  const cancelled = await answered('1');
  assert.deepEqual([cancelled.http, cancelled.outcome], [200, 'cancelled']);
  assert.equal((await answered('2')).filled, '40');
  const late = await answered('3');
  assert.deepEqual([late.http, late.outcome], [409, 'too-late']);
  assert.deepEqual(
    gateway.book().map(({ status }) => status),
    ['CanceledStatus', 'PartialWithdrawal', 'FilledStatus'],
  );
}

/** An OAuth token endpoint, whose tokens the gateway knows. */
async function startIssuer(t, gateway, { refuses = false } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => (body += text));
    request.on('end', () => {
      const { refresh_token: given, client_id: clientId } = Object.fromEntries(
        new URLSearchParams(body),
      );
      asked.push(given);
      const number = asked.length;
      if (refuses) return response.writeHead(400).end(`no such token: ${given}`);
      const accessToken = `token-${number}`;
      gateway.addAccount({ clientId, accessToken });
      const tokens = { access_token: accessToken, refresh_token: `refresh-${number}` };
      response.end(JSON.stringify({ ...tokens, expires_in: 3600 }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const variables = {
    OAUTH_TOKEN_URL: `http://127.0.0.1:${server.address().port}/oauth2/token`,
    OAUTH_CLIENT_ID: 'client',
    OAUTH_REFRESH_TOKEN: 'refresh-0',
  };
  return { asked, variables };
}

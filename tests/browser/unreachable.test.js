// What a page says when the gateway cannot be reached or does not allow its origin, and when the
// page's own policy forbids WebAssembly: what the page's owner can check.

import assert from 'node:assert/strict';
import test from 'node:test';
import { staticSite, useBrowser } from '../support/browser.js';
import { cancelIn, packagePage } from '../support/package-page.js';
import { ID, practice } from '../support/practice.js';
import { closedPort, rawServer } from '../support/raw-server.js';

const browser = useBrowser();

/** The message says what to check, by address or by option, and the outcome is still open. */
function assertSaysWhatToCheck({ error, isOurs }, httpUrl) {
  assert.ok(isOurs);
  assert.deepEqual([error.kind, error.outcome, error.attempts], ['Network', 'unknown', 1]);
  assert.ok(
    ['httpUrl', httpUrl].some((name) => error.message.includes(name)),
    error.message,
  );
  assert.match(error.message, /reach/);
  assert.match(error.message, /allow/);
  assert.match(error.message, /CORS/);
}

/** Answers every request with 200, code 0 and these headers. */
function answering(t, headers = '') {
  const body = '{"code":0,"message":"success","data":{}}';
  const head = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n${headers}\r\n`;
  return rawServer(t, (socket) => socket.end(head + body));
}

const ANSWERS = {
  'no CORS headers at all': '',
  'the origin of another page': 'access-control-allow-origin: https://other.example\r\n',
  'the origin and not the method': 'access-control-allow-origin: *\r\n',
  'the origin, the method and no header':
    'access-control-allow-origin: *\r\naccess-control-allow-methods: DELETE\r\n',
};

for (const [what, headers] of Object.entries(ANSWERS)) {
  test(`a gateway that allows ${what}: the message says what to check`, async (t) => {
    const { page } = await packagePage(t, browser);
    const server = await answering(t, headers);
    assertSaysWhatToCheck(await cancelIn(page, server.url, ID), server.url);
  });
}

test('a gateway that is not there: the message says what to check', async (t) => {
  const { page } = await packagePage(t, browser);
  const url = `http://127.0.0.1:${await closedPort()}`;
  assertSaysWhatToCheck(await cancelIn(page, url, ID), url);
});

test('an answer that the page may not read: the message says what to check', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  const fault = { kind: 'status', status: 400, cors: false, match: { method: 'DELETE' } };
  gateway.fault({ ...fault, times: 'forever' });
  assertSaysWhatToCheck(await cancelIn(page, gateway.url, ID), gateway.url);
});

/**
 * What a page under this policy writes of the import that its script makes. It writes it into the
 * document, since a policy that forbids WebAssembly lets nothing be evaluated either.
 */
async function importUnder(t, policy, loader) {
  const page = `<!doctype html><title>test</title><script src="/tell.js"></script>
    <script type="module" src="/loader.js"></script>`;
  const site = await staticSite(t, {
    pages: { '/': page, '/tell.js': TELL, '/loader.js': loader },
    headers: { 'content-security-policy': policy },
  });
  const opened = await browser.open(t, site);
  return opened.page.locator('output').first().textContent();
}

const TELL = `
  function tell(textContent) {
    document.documentElement.append(Object.assign(document.createElement('output'), { textContent }));
  }
  addEventListener('error', ({ message }) => tell(message));`;

const LOADERS = {
  'browser.js, imported by a script': `
    import { Config } from '/pkg/browser.js';
    tell(typeof Config);`,
  'browser.js, by import()': `
    import('/pkg/browser.js').then(({ Config }) => tell(typeof Config), (error) => tell(error));`,
  'slim.js': `
    import('/pkg/slim.js')
      .then((slim) => slim.default('/pkg/dist/longport_cancel_order.wasm'))
      .then(({ Config }) => tell(typeof Config), (error) => tell(error));`,
};

for (const [entry, loader] of Object.entries(LOADERS)) {
  test(`${entry}, under a policy that forbids WebAssembly: the error names the directive`, async (t) => {
    for (const policy of ["default-src 'self'", "script-src 'self'"]) {
      const told = await importUnder(t, policy, loader);
      assert.match(told, /longport-cancel-order/);
      assert.match(told, /'wasm-unsafe-eval'/);
    }
  });

  test(`${entry}, under a policy that allows WebAssembly, loads`, async (t) => {
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    assert.equal(await importUnder(t, policy, loader), 'function');
  });
}

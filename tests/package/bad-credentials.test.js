// Credentials and addresses that cannot be right: Config throws at once, and names the field.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config } from '../support/installed-package.js';
import { assertFields, thrownBy } from '../support/failure.js';

const SECRET = 'do-not-show-this';

const BAD_TEXT = {
  empty: '',
  'a line feed at the end': `${SECRET}\n`,
  'CRLF and a header': `${SECRET}\r\nx-injected: 1`,
  'a carriage return': `${SECRET}\rx`,
  'a tab': `${SECRET}\t`,
  'a NUL': `${SECRET}\0`,
  DEL: `${SECRET}\x7f`,
  'a Latin letter with an accent': `${SECRET}é`,
  'a Chinese character': `${SECRET}密`,
  'an emoji': `${SECRET}🔑`,
  'a lone surrogate': `${SECRET}\ud83d`,
  'a space before': ` ${SECRET}`,
  'a space after': `${SECRET} `,
};

const NO_TEXT = {
  undefined,
  null: null,
  number: 7,
  bigint: 7n,
  boolean: true,
  object: {},
  array: [SECRET],
  'String object': Object(SECRET),
  symbol: Symbol(SECRET),
  bytes: Buffer.from(SECRET),
};

const MAKERS = {
  appKey: (value) => Config.fromApikey(value, 's', 't'),
  appSecret: (value) => Config.fromApikey('k', value, 't'),
  accessToken: (value) => Config.fromApikey('k', 's', value),
  clientId: (value) => Config.fromOAuth(value, 't'),
};

for (const [field, make] of Object.entries(MAKERS)) {
  for (const [what, value] of Object.entries({ ...BAD_TEXT, ...NO_TEXT })) {
    test(`${field}: ${what} throws at once and is not repeated`, () =>
      assertNamed(field, make, value));
  }
}

for (const [what, value] of Object.entries({ ...BAD_TEXT, ...NO_TEXT })) {
  test(`an OAuth accessToken: ${what} throws at once and is not repeated`, () =>
    assertNamed('accessToken', (token) => Config.fromOAuth('client', token), value));
}

function assertNamed(field, make, value) {
  const error = thrownBy(() => make(value));
  assertFields(error, {
    kind: 'InvalidConfig',
    outcome: 'not-sent',
    attempts: 0,
    name: 'LongportError',
  });
  assert.ok(error.message.startsWith(`${field}: `), error.message);
  assert.ok(!error.stack.includes(SECRET));
}

test('a constructor with nothing at all throws the same way', () => {
  for (const make of [() => Config.fromApikey(), () => Config.fromOAuth()]) {
    assert.equal(thrownBy(make).kind, 'InvalidConfig');
  }
});

test('spaces inside a credential are fine', () => {
  assert.ok(Config.fromApikey('k', 'a b', 't') instanceof Config);
});

const BAD_ADDRESSES = [
  '',
  'openapi.longportapp.com',
  '//openapi.longportapp.com',
  'openapi.longportapp.com:443',
  'ftp://a.example',
  'wss://a.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:,x',
  'https:',
  'https://',
  'https:///path',
  'https:\\\\a.example',
  ' https://a.example',
  'https://a.example ',
  'https://a.example\n',
  'https://a .example',
  'https://a.example:0',
  'https://a.example:65536',
  'https://a.example:x',
  'https://user@a.example',
  'https://user:password@a.example',
  'https://openapi.longportapp.com@evil.example',
  'https://a.example?x=1',
  'https://a.example/?',
  'https://a.example#x',
  'https://a.example/#',
  'https://a.example/../x',
  'https://a.example/%2e%2e/x',
  'https://a.example//x',
  'https://a.example/\\x',
  'https://\u0000a.example',
];

const NOT_THIS_MACHINE = [
  'http://openapi.longportapp.com',
  'http://10.0.0.1',
  'http://192.168.0.1:8080',
  'http://0.0.0.0',
  'http://[::]',
  'http://[2001:db8::1]',
  'http://localhost.example.com',
  'http://localhost.',
  'http://localhost@evil.example',
  'http://localhost:80@evil.example',
  'http://evil.example/localhost',
  'http://my-localhost',
  'http://localhost.localdomain',
  'http://127.0.0.1.example.com',
  'http://127.0.0.1.nip.io',
  'http://127.1',
  'http://127.0.0.01',
  'http://0177.0.0.1',
  'http://0x7f.0.0.1',
  'http://0x7f000001',
  'http://2130706433',
  'http://128.0.0.1',
  'http://126.255.255.255',
  'http://[::ffff:127.0.0.1]',
  'http://[::ffff:7f00:1]',
  'http://[::2]',
  'http://127。0。0。1',
  'http://１２７.0.0.1',
  'http://ⓛocalhost',
  'http://local\u00adhost',
  'http://localhost\\@evil.example',
  'http://localhost%2eevil.example',
  'http://localhost\t.evil.example',
];

for (const httpUrl of [...BAD_ADDRESSES, ...NOT_THIS_MACHINE]) {
  test(`httpUrl ${JSON.stringify(httpUrl)} is refused`, () => {
    for (const make of [
      () => Config.fromApikey('k', 's', 't', { httpUrl }),
      () => Config.fromOAuth('c', 't', { httpUrl }),
    ]) {
      const error = thrownBy(make);
      assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
      assert.ok(error.message.startsWith('httpUrl: '), error.message);
      assert.ok(!error.message.includes('password@'));
    }
  });
}

test('plain http: is allowed to this machine', () => {
  for (const httpUrl of [
    'http://localhost',
    'http://localhost:1',
    'http://127.0.0.1:80/p',
    'http://[::1]:9',
  ]) {
    assert.ok(Config.fromApikey('k', 's', 't', { httpUrl }) instanceof Config, httpUrl);
  }
});

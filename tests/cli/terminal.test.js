// On a terminal: the question, the bar, colours, and nothing that somebody else could steer it by.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { framesOf, shell, terminal, variables } from '../support/command-line.js';
import { cancelsFor, nameOf } from '../support/book-as-judge.js';
import { until } from '../support/practice.js';

const many = Array.from({ length: 8 }, () => ({}));
const COLOUR = '\u001b[32m';
const asked = (seen) => until(() => seen.screen.includes('[y/N]'));
const sum = (gateway, ids) => ids.reduce((all, id) => all + cancelsFor(gateway, id).length, 0);

describe('on a terminal', () => {
  async function onTerminal(t, args, { orders = many, env = {}, ...rest } = {}) {
    const { gateway, ids } = await shell(t, orders);
    const made = terminal(args, { env: { ...variables(gateway.url), ...env }, ...rest });
    return { gateway, ids, ...made };
  }

  test('--all asks: how many, the host, the masked app key, and that it is live', async (t) => {
    const { gateway, ids, seen, type, ended } = await onTerminal(t, ['cancel', '--all']);
    await asked(seen);
    assert.match(seen.screen, /Cancel these 8 orders/);
    assert.ok(seen.screen.includes(`gateway  ${gateway.url}\r\n`));
    assert.match(seen.screen, /app key {2}prac…-key\r\n/);
    assert.match(seen.screen, /account {2}LIVE, unless/);
    assert.match(seen.screen, /orders {3}all that are open\r\n/);
    assert.equal(sum(gateway, ids), 0);
    type('y\n');
    const { code, screen } = await ended;
    assert.equal(code, 0, screen);
    for (const id of ids) assert.equal(nameOf(gateway.book.get(id)), 'Canceled');
  });

  test('a paper account is called so', async (t) => {
    const env = { LONGPORT_PAPERTRADING: 'true' };
    const { seen, type, ended } = await onTerminal(t, ['cancel', '--all'], { env });
    await asked(seen).catch(() => {});
    assert.match(seen.screen, /account {2}paper \(a live one is refused\)/);
    type('n\n');
    await ended;
  });

  for (const [name, keys] of Object.entries({
    no: 'n\n',
    'an empty line': '\n',
    'something else': 'yesterday\n',
    'Ctrl-C': '\u0003',
    'Ctrl-D': '\u0004',
  })) {
    test(`declined by ${name}: exit code 1, and nothing is sent`, async (t) => {
      const { gateway, ids, seen, type, ended } = await onTerminal(t, ['cancel', '--all']);
      await asked(seen);
      type(keys);
      const { code, screen } = await ended;
      assert.equal(code, 1, screen);
      assert.match(screen, /nothing was sent\r\n$/);
      assert.equal(sum(gateway, ids), 0);
    });
  }

  test('the bar moves, never lies about its sum, and leaves the screen to the table', async (t) => {
    const { ids, ended } = await onTerminal(t, ['cancel', '--all', '--yes'], { columns: 80 });
    const { screen } = await ended;
    const frames = framesOf(screen);
    assert.ok(frames.length >= 8, screen);
    for (const { text, total, done, failed, waiting, accepted, drawn } of frames) {
      assert.ok(text.length < 80, text);
      assert.equal(drawn.length, frames[0].drawn.length);
      assert.ok(done + waiting <= total && accepted + failed <= total && total <= ids.length, text);
    }
    const dones = frames.map(({ done }) => done);
    assert.deepEqual(
      dones,
      [...dones].sort((a, b) => a - b),
    );
    assert.deepEqual([frames.at(-1).done, frames.at(-1).waiting], [8, 0]);
    assert.ok(new Set(frames.map(({ drawn }) => drawn)).size > 1);
    assert.ok(screen.includes('\r\u001b[KORDER '), 'the bar is left before the table');
  });

  test('what is not cancelled is told at once, above the bar', async (t) => {
    const orders = [{}, {}, { plan: { endsBeforeCancel: 'FilledStatus' } }];
    const env = {};
    const { gateway, ids, seen, type, ended } = await onTerminal(
      t,
      ['cancel', '100', '101', '102'],
      { orders, env },
    );
    gateway.fault({ kind: 'hang', times: 'forever', match: { method: 'DELETE', orderId: '101' } });
    await until(() => seen.screen.includes('filled before the cancel'));
    assert.match(seen.screen, /102 700\.HK Buy \d+ filled before the cancel\r\n/);
    assert.ok(!seen.screen.includes('ORDER '), 'before the table');
    assert.equal(ids.length, 3);
    type('\u0003');
    await until(() => seen.screen.includes('stopping'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    type('\u0003');
    assert.equal((await ended).code, 3);
  });

  test('Ctrl-C typed into the terminal stops it, and the bar says so', async (t) => {
    const { gateway, ids, seen, type, ended } = await onTerminal(t, ['cancel', '--all', '--yes'], {
      orders: Array.from({ length: 25 }, () => ({})),
    });
    await until(() => framesOf(seen.screen).some(({ accepted }) => accepted > 1));
    type('\u0003');
    const { code, screen } = await ended;
    assert.equal(code, 1, screen);
    assert.match(screen, /stopping: no further order is cancelled, \d+ under way/);
    assert.ok(sum(gateway, ids) < 25);
    assert.ok(screen.includes('not sent: stopped before its turn'));
  });

  test('colours only where there are to be some', async (t) => {
    for (const [env, has] of [
      [{}, true],
      [{ NO_COLOR: '1' }, false],
      [{ TERM: 'dumb' }, false],
    ]) {
      const { ended } = await onTerminal(t, ['cancel', '100'], { env });
      assert.equal((await ended).screen.includes(COLOUR), has, JSON.stringify(env));
    }
    const { ended } = await onTerminal(t, ['cancel', '100'], { rest: '| cat' });
    assert.ok(!(await ended).screen.includes(COLOUR));
  });

  test('nothing of the bar gets into a pipe', async (t) => {
    const { ended } = await onTerminal(t, ['cancel', '--all', '--yes', '--json'], {
      rest: '> /dev/null',
    });
    assert.ok(framesOf((await ended).screen).length > 0);
  });
});

const HOSTILE = 'a\u001b[2Jb\u009b31mc\u202ed\r\ne\u0007f';

describe('what the gateway writes', () => {
  const orders = [{ symbol: `7\u001b[31m\n${HOSTILE}.HK` }];

  for (const json of [[], ['--json']]) {
    test(`cannot steer a terminal ${json}`, async (t) => {
      const { gateway, ids, longport } = await shell(t, orders);
      const fault = { kind: 'status', status: 400, times: 'forever', match: { method: 'DELETE' } };
      gateway.fault({ ...fault, body: { code: 400123, message: HOSTILE } });
      for (const args of [['open'], ['status', ...ids], ['cancel', ...ids]]) {
        const { stdout, stderr } = await longport(...args, ...json);
        assert.match(stdout, /31m|b/, stderr);
        const text = stdout + stderr;
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\u2028]/u);
        // Neither could it begin a line of its own.
        assert.doesNotMatch(text, /^e/m);
        if (json.length > 0) {
          for (const line of stdout.trimEnd().split('\n')) JSON.parse(line);
        }
      }
    });
  }

  test('wide characters keep the columns in line', async () => {
    const { tableOf } = await import('../../pkg/cli/table.js');
    const { widthOf } = await import('../../pkg/cli/text.js');
    const columns = [{ title: 'A' }, { title: 'B', isNumber: true }, { title: 'C' }];
    const rows = [
      { cells: ['腾讯控股', '1', 'x'] },
      { cells: ['e\u0301a', '10', 'x'] },
      { cells: ['ｱ🚀', '100', 'x'] },
    ];
    const [titles, ...lines] = tableOf(columns, rows);
    for (const line of lines) assert.equal(widthOf(line), widthOf(titles), line);
  });
});

// `npm run compare`: this package side by side with the official Python SDK, under the same faults
// on the practice gateway. Prints a Markdown table; `npm run compare -- --write` puts it into
// README.md. It takes about a minute, most of which is the real rate limit.

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { startGateway } from '../../www/gateway/index.js';
import { need } from '../tasks/tools.js';
import { CLIENTS } from './clients.js';
import { SCENARIOS } from './scenarios.js';

const README = new URL('../../README.md', import.meta.url);
const FIRST_ID = 709043056541253632n;
/** How long a cancel takes at the exchange. */
const PACE = { waitToCancelMs: 20, pendingCancelMs: 20 };
const HEAD = ['fault', 'client', 'cancelled', 'requests', '403202', 'what the caller was told'];

await need('Python SDK');
const rows = [];
for (const scenario of SCENARIOS) {
  for (const client of CLIENTS) rows.push(await compare(scenario, client));
}
const table = await asTable(rows);
console.log(table);
if (process.argv.includes('--write')) await writeIntoReadme(table);

/** One row: what `client` makes of a scenario, on a gateway of its own. */
async function compare({ what, fault, plan, until, orders, limits, atOnce }, client) {
  const ids = Array.from({ length: orders }, (_, index) => String(FIRST_ID + BigInt(index)));
  const book = ids.map((orderId) => ({ orderId, plan }));
  const gateway = await startGateway({ limits, orders: book, pace: PACE });
  try {
    if (fault) for (const orderId of ids) gateway.fault({ ...fault, match: { orderId } });
    const told = await client.cancel(gateway.url, ids, { atOnce, until });
    gateway.advance(60_000);
    const cancelled = ids.filter((id) => gateway.book.get(id).status === 'CanceledStatus').length;
    const { requests, refused } = gateway.counts;
    const counts = [`${cancelled} of ${orders}`, requests, refused[403202] ?? 0];
    return [what, client.name, ...counts, grouped(told)];
  } finally {
    await gateway.close();
  }
}

/** The different things that were said, the most frequent first. */
function grouped(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  return byCount.map(([text, count]) => `${count} × ${text}`).join('<br>');
}

async function asTable(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const markdown = [HEAD, HEAD.map(() => '---'), ...rows].map(line).join('');
  return formatted(markdown);
}

async function writeIntoReadme(table) {
  const text = readFileSync(README, 'utf8');
  const between = /(<!-- comparison -->)[^]*(<!-- \/comparison -->)/;
  if (!between.test(text)) throw new Error('README.md has no place for the table');
  writeFileSync(README, await formatted(text.replace(between, `$1\n\n${table}\n$2`)));
}

async function formatted(markdown) {
  return format(markdown, { ...(await resolveConfig(README)), parser: 'markdown' });
}

// Links from one Markdown file to another, and to a heading, lead somewhere.

import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { MARKDOWN, exists, proseOf, read } from './files.js';

/** The packages, each of which is read where the rest of the repository is not. */
const PUBLISHED = ['pkg/', 'www/'];

for (const file of MARKDOWN) {
  test(`the links of ${file} lead somewhere`, () => {
    const broken = linksOf(file).filter((link) => !leadsSomewhere(file, link));
    assert.deepEqual(broken, []);
  });
}

for (const folder of PUBLISHED) {
  test(`no Markdown in ${folder} needs a file outside it`, () => {
    const files = MARKDOWN.filter((file) => file.startsWith(folder));
    assert.ok(files.length > 0);
    const outside = files.flatMap((file) =>
      linksOf(file).filter((link) => !targetOf(file, link).path.startsWith(folder)),
    );
    assert.deepEqual(outside, []);
  });
}

test('headings have the anchors that GitHub gives them', () => {
  const text = '# A `Config` for _each_ account\n## Cancel, and be sure\n## Cancel, and be sure\n';
  assert.deepEqual(anchorsOf(text), [
    'a-config-for-each-account',
    'cancel-and-be-sure',
    'cancel-and-be-sure-1',
  ]);
});

/** The links of a file to others of the repository, or to a heading of its own. */
function linksOf(file) {
  const prose = proseOf(file).replace(/`[^`]*`/g, '');
  const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)];
  const references = [...prose.matchAll(/^\[[^\]]+\]: (\S+)/gm)];
  const html = [...prose.matchAll(/ (?:href|src)="([^"]+)"/g)];
  const links = [...inline, ...references, ...html].map(([, link]) => link);
  return links.filter((link) => !/^[a-z][a-z+.-]*:/.test(link));
}

function targetOf(file, link) {
  const [path, anchor] = link.split('#');
  return { path: path ? normalize(join(dirname(file), decodeURI(path))) : file, anchor };
}

function leadsSomewhere(file, link) {
  const { path, anchor } = targetOf(file, link);
  if (!exists(path)) return false;
  if (anchor === undefined || !path.endsWith('.md')) return true;
  return anchorsOf(read(path)).includes(anchor);
}

function anchorsOf(text) {
  const prose = text.replace(/^( *)```[^]*?^\1```$/gm, '');
  const seen = new Map();
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(^|\s)_([^_]+)_(?=\W|$)/g, '$1$2')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count > 0 ? `${anchor}-${count}` : anchor;
  });
}

// Brings the modules that a snippet may import into a shape in which a frame without an origin can
// load them: such a frame may fetch nothing, so it is handed their texts.

const IMPORT = /(\b(?:from|import)\s*)(['"])([^'"\n]+)\2/g;
/** What the modules here import is beside them; other names occur in comments only. */
const IMPORT_BESIDE = /(\b(?:from|import)\s*)(['"])(\.[^'"\n]+)\2/g;

/** What a snippet imports, by name. */
const PACKAGES = {
  'longport-cancel-order': new URL('../vendor/longport-cancel-order/browser.js', import.meta.url),
  'longport-practice': new URL('../lib/core.js', import.meta.url),
};

/**
 * The snippet and all that it imports, each after what it imports itself:
 * `[{ id, parts }]`, where every second part is the id of a module, for which its address is put in.
 */
export async function link(snippet) {
  const texts = new Map();
  const load = async (url) => {
    if (texts.has(url)) return;
    texts.set(url, undefined);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    texts.set(url, await response.text());
    await Promise.all(
      importsOf(texts.get(url), IMPORT_BESIDE).map((name) => load(new URL(name, url).href)),
    );
  };
  const names = importsOf(snippet, IMPORT).map(addressOf);
  await Promise.all(names.map(load));
  const modules = new Map();
  const add = (url) => {
    if (modules.has(url)) return;
    const resolve = (name) => new URL(name, url).href;
    for (const name of importsOf(texts.get(url), IMPORT_BESIDE)) add(resolve(name));
    modules.set(url, { id: url, parts: partsOf(texts.get(url), IMPORT_BESIDE, resolve) });
  };
  names.forEach(add);
  return [...modules.values(), { id: 'snippet', parts: partsOf(snippet, IMPORT, addressOf) }];
}

const importsOf = (text, pattern) => [...text.matchAll(pattern)].map(([, , , name]) => name);

function addressOf(name) {
  if (Object.hasOwn(PACKAGES, name)) return PACKAGES[name].href;
  const names = Object.keys(PACKAGES).join("' and '");
  throw new TypeError(`'${name}' cannot be imported here: there are '${names}'`);
}

function partsOf(text, pattern, resolve) {
  const parts = [];
  let from = 0;
  for (const { 0: found, 1: before, 2: quote, 3: name, index } of text.matchAll(pattern)) {
    parts.push(text.slice(from, index) + before + quote, resolve(name));
    from = index + found.length - 1;
  }
  return [...parts, text.slice(from)];
}

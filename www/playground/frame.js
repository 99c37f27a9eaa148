// @ts-nocheck: a page allows its text by a hash, so that no type can be written into it.

// What runs in the playground's frame. It has no origin, no network and no storage, and reaches this
// page by messages only. Its text is in the frame's document, so it may use nothing from outside.

/** What the policies allow as a script: the text of `frame` and the call of it. A test compares. */
export const FRAME_HASH = 'sha256-78bCZNtcgoLl5jSF5CEsNVZtVOUhch0G0vIhGjGGhEw=';

/** The frame's document. By its policy it runs this script, and what that makes of texts it is sent. */
export function documentOf() {
  const policy = `default-src 'none'; script-src '${FRAME_HASH}' blob: 'wasm-unsafe-eval'`;
  return (
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<title>Playground</title><script>(${frame})()</script>`
  );
}

export function frame() {
  const tell = (kind, text) => parent.postMessage({ kind, text }, '*');
  for (const kind of ['log', 'info', 'warn', 'error', 'debug']) {
    console[kind] = (...values) => tell(kind, values.map(shown).join(' '));
  }
  addEventListener('error', ({ error, message }) => tell('error', shown(error ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => tell('error', shown(reason)));
  addEventListener('message', ({ data }) => run(data), { once: true });
  tell('ready');

  async function run(modules) {
    const addresses = new Map();
    for (const { id, parts } of modules) {
      const text = parts.map((part, n) => (n % 2 === 1 ? addresses.get(part) : part)).join('');
      const blob = new Blob([text], { type: 'text/javascript' });
      addresses.set(id, URL.createObjectURL(blob));
    }
    try {
      await import(addresses.get('snippet'));
    } catch (error) {
      tell('error', shown(error));
    }
    tell('done');
  }

  function shown(value) {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Error) {
      const { name, message, ...fields } = value.toJSON?.() ?? value;
      return [`${value.name}: ${value.message}`, json(fields)]
        .filter((text) => text !== '{}')
        .join(' ');
    }
    return json(value);
  }

  function json(value) {
    try {
      const plain = (key, each) => (typeof each === 'bigint' ? `${each}n` : each);
      return JSON.stringify(value, plain, 2) ?? String(value);
    } catch {
      return String(value);
    }
  }
}

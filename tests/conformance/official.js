// The official SDK, from Node.js: runs official.py in a process of its own, with an environment and
// a home directory that hold nothing of the user's.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { environment } from '../tasks/command.js';
import { need } from '../tasks/tools.js';

const SCRIPT = fileURLToPath(new URL('official.py', import.meta.url));

const FAR_FUTURE = 4_102_444_800; // 2100; the SDK would have a token that ends soon refreshed

/**
 * Makes `calls`, each `[name, arguments]`, with a context of this configuration; the names are
 * `submit`, `detail`, `today`, `history` and `cancel`. Resolves to one `{ ok }` or `{ error, code }` each.
 */
export async function official(config, calls, { atOnce = false } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'official-'));
  try {
    if (config.clientId) storeToken(home, config);
    return await ask(home, { config, calls, atOnce });
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** As `official` for one call; throws when the SDK does. */
export async function officially(config, name, args = {}) {
  const [{ ok, error }] = await official(config, [[name, args]]);
  if (error) throw new Error(error);
  return ok;
}

/** Puts an OAuth token where the SDK looks for one. */
function storeToken(home, { clientId, accessToken }) {
  const folder = join(home, '.longbridge/openapi/tokens');
  mkdirSync(folder, { recursive: true });
  const token = { client_id: clientId, access_token: accessToken, expires_at: FAR_FUTURE };
  writeFileSync(join(folder, clientId), JSON.stringify({ ...token, refresh_token: null }));
}

let isThere;

async function ask(home, request) {
  await (isThere ??= need('Python SDK'));
  const python = spawn(environment.PYTHON, [SCRIPT], {
    cwd: home, // the SDK reads `.env` from the working directory
    env: { PATH: process.env.PATH, HOME: home, TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve, reject) => python.on('error', reject).on('close', resolve));
  python.stdin.end(`${JSON.stringify(request)}\n`);
  const answer = await text(python.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`official.py ended with ${code}`);
  return JSON.parse(answer);
}

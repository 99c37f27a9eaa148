// OAuth tokens for `Config.fromOAuth`: got with a refresh token, cached in a file between runs, and got
// anew when the gateway refuses one or it is about to expire.

import { chmod, readFile, rename, writeFile } from 'node:fs/promises';

/** A token that ends sooner than this is not worth a request. */
const EARLY_MS = 60_000;

/**
 * A function for `Config.fromOAuth`, for one account. `cacheFile` holds tokens: nobody else may read it.
 */
export function tokenProvider({ tokenUrl, clientId, refreshToken, cacheFile }) {
  let cached;
  return async ({ refresh }) => {
    cached ??= await readCache(cacheFile);
    // Asked again, since the gateway refused this one, whatever its time says.
    if (refresh || !cached || cached.expiresAt - EARLY_MS < Date.now()) {
      cached = await request(cached?.refreshToken ?? refreshToken);
      await writeCache(cacheFile, cached);
    }
    return cached.accessToken;
  };

  async function request(refreshToken) {
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
    });
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(tokenUrl, { method: 'POST', body, signal, redirect: 'error' });
    // Not what the server says: that may repeat the token.
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    const { access_token, refresh_token = refreshToken, expires_in } = await response.json();
    if (!access_token) throw new Error('the token endpoint gave no token');
    const expiresAt = Date.now() + Number(expires_in ?? 0) * 1000;
    return { accessToken: access_token, refreshToken: refresh_token, expiresAt };
  }
}

/** What the last run left; nothing where that cannot be read. */
async function readCache(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whole or not at all: a process that ends meanwhile leaves no half of a file. */
async function writeCache(file, tokens) {
  const half = `${file}.${process.pid}`;
  await writeFile(half, JSON.stringify(tokens), { mode: 0o600 });
  await chmod(half, 0o600);
  await rename(half, file);
}

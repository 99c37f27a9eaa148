// Starts far gateways for as long as something is measured.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CERTIFICATE } from '../../support/certificate.js';

/** Calls `measure` with `{ open(options), close(url), forget(url) }`, of far.js. */
export async function withFar(measure) {
  const child = fork(join(import.meta.dirname, 'far.js'));
  const waiting = new Map();
  child.on('message', ({ id, result }) => {
    waiting.get(id)(result);
    waiting.delete(id);
  });
  let last = 0;
  const asked = (act) => (value) =>
    new Promise((resolve) => {
      waiting.set((last += 1), resolve);
      child.send({ id: last, act, value });
    });
  try {
    return await trusting(() =>
      measure({ open: asked('open'), close: asked('close'), forget: asked('forget') }),
    );
  } finally {
    child.disconnect();
  }
}

/** Has the processes that start meanwhile trust the certificate of the tests. */
async function trusting(act) {
  const folder = mkdtempSync(join(tmpdir(), 'far-'));
  const file = join(folder, 'certificate.pem');
  writeFileSync(file, CERTIFICATE);
  const names = ['NODE_EXTRA_CA_CERTS', 'DENO_CERT', 'SSL_CERT_FILE'];
  const before = names.map((name) => [name, process.env[name]]);
  for (const name of names) process.env[name] = file;
  try {
    return await act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true });
  }
}

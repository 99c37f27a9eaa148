// Starts far gateways for as long as something is measured.

import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CERTIFICATE } from '../../support/certificate.js';

/** Calls `measure` with `{ open(options), close(url) }`, of far.js. */
export async function withFar(measure) {
  trustCertificate();
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
    return await measure({ open: asked('open'), close: asked('close') });
  } finally {
    child.disconnect();
  }
}

/** Has the processes that start from now on trust the certificate of the tests. */
function trustCertificate() {
  const folder = join(import.meta.dirname, '../../.cache');
  const file = join(folder, 'certificate.pem');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, CERTIFICATE);
  for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) process.env[name] = file;
}

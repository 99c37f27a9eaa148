// A project's folder, and the programs that run in it.

import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LONGEST_MS = 180_000;

export class ProjectFolder {
  /** `variables` are its programs' environment, besides what a program needs to be found. */
  constructor(folder, variables = {}) {
    this.folder = folder;
    this.variables = variables;
  }

  get options() {
    const { PATH, HOME } = process.env;
    const fixed = { CI: '1', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
    const env = { PATH, HOME, ...fixed, ...this.variables };
    return { cwd: this.folder, env, timeout: LONGEST_MS, maxBuffer: 1 << 24 };
  }

  /** Runs a program here; resolves to what it wrote, and rejects with that if it failed. */
  async exec(...command) {
    const [program, ...args] = command.flat();
    try {
      const { stdout, stderr } = await run(program, args, this.options);
      return stdout + stderr;
    } catch (error) {
      throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
    }
  }

  /** Runs a server until the test ends; resolves to what it writes that matches `pattern`. */
  start(t, pattern, ...command) {
    const [program, ...args] = command.flat();
    const child = spawn(program, args, { ...this.options, timeout: undefined, detached: true });
    t.after(() => child.exitCode ?? process.kill(-child.pid, 'SIGKILL'));
    return new Promise((resolve, reject) => {
      let output = '';
      const read = (text) => {
        output += text;
        const [match] = pattern.exec(output) ?? [];
        if (match) resolve(match);
      };
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', read);
      child.on('error', reject);
      child.on('close', () => reject(new Error(`${program} ended:\n${output}`)));
    });
  }
}

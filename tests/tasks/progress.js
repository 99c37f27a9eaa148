// Shows how far a step has come: on a terminal in a line that changes, elsewhere in one every 30 s.

const { stdout } = process;
const EVERY_MS = stdout.isTTY ? 250 : 30_000;

/** How long ago that was, as 7 s or 2 min 07 s. */
export function since(start) {
  const seconds = Math.round((performance.now() - start) / 1000);
  const rest = String(seconds % 60).padStart(2, '0');
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** Shows what `say` is told, from now on until `stop` is called. */
export function progress(name) {
  const start = performance.now();
  let latest = '';
  const timer = setInterval(() => {
    const line = `  ${name}, ${since(start)}: ${latest}`;
    stdout.write(stdout.isTTY ? `\r\x1b[K${line.slice(0, stdout.columns - 1)}` : `${line}\n`);
  }, EVERY_MS);
  return {
    say: (text) => (latest = text),
    stop() {
      clearInterval(timer);
      if (stdout.isTTY) stdout.write('\r\x1b[K');
    },
  };
}

// What the steps that run are doing: on a terminal in a line that changes, elsewhere every 30 s.

const { stdout } = process;
const EVERY_MS = stdout.isTTY ? 250 : 30_000;

const running = new Map();
setInterval(show, EVERY_MS).unref();

/** A step begins; what the function that this returns is told is shown until it ends. */
export function begin(name) {
  const step = { name, start: performance.now(), latest: 'begins' };
  running.set(name, step);
  return (text) => (step.latest = text);
}

/** A step has ended: returns how long it took. */
export function end(name) {
  const { start } = running.get(name);
  running.delete(name);
  if (stdout.isTTY) stdout.write('\r\x1b[K');
  return since(start);
}

/** How long ago that was, as 7 s or 2 min 07 s. */
export function since(start) {
  const seconds = Math.round((performance.now() - start) / 1000);
  const rest = String(seconds % 60).padStart(2, '0');
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

function show() {
  const lines = [...running.values()].map(
    ({ name, start, latest }) => `  ${name}, ${since(start)}: ${latest}`,
  );
  if (stdout.isTTY) stdout.write(`\r\x1b[K${lines.join(' |').slice(0, stdout.columns - 1)}`);
  else for (const line of lines) console.log(line);
}

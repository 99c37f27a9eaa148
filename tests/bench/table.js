// A table, `{ head, rows }`, as text and as Markdown.

/** For a terminal. */
export function inColumns({ head, rows }) {
  const lines = padded([head, ...rows]);
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

/** Prettier pads it. */
export function inMarkdown({ head, rows }) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function padded(lines) {
  const texts = lines.map((cells) => cells.map(String));
  const widths = texts[0].map((_, column) =>
    Math.max(...texts.map((cells) => cells[column].length)),
  );
  return texts.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])));
}

// What the plots have in common: a sheet of 720 px that is light or dark as its reader likes it,
// axes, and a legend.

export const WIDTH = 720;

const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .unit, .tick { fill: #59636e; font-size: 12px }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .sheet { fill: #fff }
  .grid { stroke: #d1d9e0; stroke-width: 1 }
  .line { fill: none; stroke-width: 2 }
  .wide { stroke-width: 6; opacity: 0.45 }
  .a { --own: #c2410c }
  .b { --own: #6e7781 }
  .c { --own: #1a7f37 }
  .d { --own: #0969da }
  .line { stroke: var(--own) }
  .area { fill: var(--own) }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .unit, .tick { fill: #9198a1 }
    .sheet { fill: #0d1117 }
    .grid { stroke: #3d444d }
    .a { --own: #fb923c }
    .b { --own: #9198a1 }
    .c { --own: #3fb950 }
    .d { --own: #4493f8 }
  }
</style>`;

/** A whole drawing. */
export function sheet(title, height, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
${STYLE}
<title>${title}</title>
<rect class="sheet" width="${WIDTH}" height="${height}"/>
${text(16, 26, title, 'title')}
${parts.flat(Infinity).join('\n')}
</svg>
`;
}

export function text(x, y, content, className) {
  const attribute = className ? ` class="${className}"` : '';
  return `<text x="${pixels(x)}" y="${pixels(y)}"${attribute}>${content}</text>`;
}

export function bar(x, y, width, height, className) {
  const size = `width="${pixels(width)}" height="${pixels(height)}"`;
  return `<rect class="area ${className}" x="${pixels(x)}" y="${pixels(y)}" ${size}/>`;
}

/** A line through `[x, y]`s. */
export function line(points, className) {
  const path = points.map(([x, y]) => `${pixels(x)} ${pixels(y)}`).join('L');
  return `<path class="${className}" d="M${path}"/>`;
}

/** What each line is, from `top` down. */
export function legend(x, top, entries) {
  return entries.map(([name, className], index) => {
    const y = top + index * 22;
    return [
      line(
        [
          [x, y],
          [x + 24, y],
        ],
        `line ${className}`,
      ),
      text(x + 32, y + 4, name),
    ];
  });
}

/** Steps of 1, 2 or 5 times a power of ten, of which at most `most` fit. */
export function ticks(from, to, most) {
  const rough = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, n) => (first + n) * step);
}

function pixels(value) {
  return Number(value.toFixed(1));
}

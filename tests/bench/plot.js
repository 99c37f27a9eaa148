// Plots as SVG, readable in the light and in the dark.

import { quantile } from './statistics.js';

const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #222 }
  .axis { stroke: #999; fill: none }
  .bar { fill: #3b6ea8 }
  path { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .bar { fill: #7aa7dd } }
</style>`;

const COLOURS = ['#888888', '#d9622b', '#3b9e5f', '#a2569e', '#3b6ea8'];

/** A bar for each row. */
export function bars(title, rows, label, value) {
  const most = Math.max(...rows.map(value));
  const body = rows.map((row, index) => {
    const y = 44 + index * 30;
    const width = (value(row) / most) * 480;
    return `<text x="110" y="${y + 15}" text-anchor="end">${row[label]}</text>
<rect class="bar" x="120" y="${y}" width="${width.toFixed(1)}" height="20"/>
<text x="${(128 + width).toFixed(1)}" y="${y + 15}">${+value(row).toFixed(3)}</text>`;
  });
  return svg(title, 60 + rows.length * 30, body);
}

/** For each name, which share of its values is below a value. */
export function distribution(title, series) {
  const all = Object.values(series);
  const least = Math.min(...all.map((values) => quantile(values, 0.01)));
  const most = Math.max(...all.map((values) => quantile(values, 0.95)));
  const x = (value) => 60 + ((Math.min(value, most) - least) / (most - least)) * 600;
  const y = (share) => 300 - share * 250;
  const shares = Array.from({ length: 95 }, (_, index) => (index + 1) / 100);
  const lines = Object.entries(series).map(([name, values], index) => {
    const points = shares.map(
      (share) => `${x(quantile(values, share)).toFixed(1)},${y(share).toFixed(1)}`,
    );
    return `<path d="M${points.join('L')}" stroke="${COLOURS[index]}"/>
<rect x="470" y="${176 + index * 20}" width="14" height="4" fill="${COLOURS[index]}"/>
<text x="492" y="${183 + index * 20}">${name}</text>`;
  });
  const marks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const value = Math.round(least + share * (most - least));
    return [
      `<text x="${x(value).toFixed(1)}" y="320" text-anchor="middle">${value}</text>`,
      `<text x="50" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
    ];
  });
  return svg(title, 336, ['<path class="axis" d="M60 50V300H660"/>', ...marks, ...lines]);
}

function svg(title, height, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" role="img">
${STYLE}
<title>${title}</title>
<text x="20" y="24" font-weight="bold">${title}</text>
${body.join('\n')}
</svg>
`;
}

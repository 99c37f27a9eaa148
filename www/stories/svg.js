// SVG elements. Places across are percentages, so that a picture fits any width.

const SVG = 'http://www.w3.org/2000/svg';

/** An element, with attributes and what is in it. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A line from one point to another, or the part of it up to `share`. */
export function line(className, [x1, y1], [x2, y2], share = 1) {
  const x = x1 + (x2 - x1) * share;
  const y = y1 + (y2 - y1) * share;
  return svg('line', { class: className, x1: `${x1}%`, y1, x2: `${x}%`, y2: y });
}

/** A shape around a point: `path` counts from there, in pixels. */
export function mark(className, [x, y], path) {
  return svg(
    'svg',
    { x: `${x}%`, y, overflow: 'visible' },
    svg('path', { class: className, d: path }),
  );
}

export function text(className, [x, y], words, anchor = 'start') {
  return svg('text', { class: className, x: `${x}%`, y, 'text-anchor': anchor }, words);
}

// Memory after ever more cancels, each time in a process of its own.

import { NODES } from '../runtimes.js';

export async function memory({ quick, ...place }) {
  const counts = quick ? [10, 1_000, 20_000] : [10, 1_000, 100_000];
  const columns = [];
  for (const node of NODES) {
    const looks = await node.run({ module: 'memory', counts }, place);
    columns.push({ runtime: node.name(), looks });
  }
  const heads = columns.flatMap(({ runtime }) => [`${runtime}: pages`, 'heap, MB']);
  const cells = ({ pages, heap }) => [pages, (heap / 1e6).toFixed(2)];
  const rows = counts.map((cancels, index) => [
    cancels.toLocaleString('en'),
    ...columns.flatMap(({ looks }) => cells(looks[index])),
  ]);
  return { columns, tables: { memory: { head: ['cancels', ...heads], rows } } };
}

// A table of text: columns as wide as their widest cell, the last one as long as it comes.

import { printable, widthOf } from './text.js';

/** @typedef {{ title: string, isNumber?: boolean }} Column */
/** @typedef {{ cells: unknown[], style?: ((text: string) => string) | undefined }} Row */

/**
 * The lines of a table. Cells are shown without what could steer a terminal, and `style` colours the
 * last one.
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @returns {string[]}
 */
export function tableOf(columns, rows) {
  const shown = rows.map(({ cells, style }) => ({
    cells: cells.map((cell) => printable(cell ?? '')),
    style,
  }));
  const widths = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...shown.map(({ cells }) => widthOf(cells[at] ?? ''))),
  );
  const line = (
    /** @type {string[]} */ cells,
    /** @type {Row['style']} */ style = (text) => text,
  ) =>
    cells
      .map((cell, at) => {
        if (at === columns.length - 1) return style(cell);
        const space = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
        return columns[at]?.isNumber ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const titles = columns.map(({ title }) => title);
  return [line(titles), ...shown.map(({ cells, style }) => line(cells, style))];
}

/** @type {Column[]} */
export const ORDER_COLUMNS = [
  { title: 'ORDER' },
  { title: 'SYMBOL' },
  { title: 'SIDE' },
  { title: 'QUANTITY', isNumber: true },
  { title: 'FILLED', isNumber: true },
];

/**
 * What is known of an order, for those columns.
 * @param {string | undefined} orderId
 * @param {import('../dist/index.d.ts').Order} [order]
 */
export function orderCells(orderId, order) {
  return [orderId, order?.symbol, order?.side, order?.quantity, order?.executedQuantity];
}

/**
 * A table of orders with their status.
 * @param {import('../dist/index.d.ts').Order[]} orders
 */
export function tableOfOrders(orders) {
  const columns = [
    ...ORDER_COLUMNS,
    { title: 'PRICE', isNumber: true },
    { title: 'TYPE' },
    { title: 'SUBMITTED (UTC)' },
    { title: 'STATUS' },
  ];
  const rows = orders.map((order) => ({
    cells: [
      ...orderCells(order.orderId, order),
      order.price,
      order.orderType,
      order.submittedAt?.toISOString().slice(0, 16).replace('T', ' '),
      order.status,
    ],
  }));
  return tableOf(columns, rows);
}

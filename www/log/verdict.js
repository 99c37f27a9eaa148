import { verdictOf } from '../client/standing.js';
import { state } from '../state.js';

/** How a cancel stands, with what the book says of its order now. */
export const verdictInLog = (cancel) => verdictOf(cancel, state.book.orders.get(cancel.key));

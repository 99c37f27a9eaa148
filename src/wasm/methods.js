// The numbers that Rust knows methods by: `Method` in options.rs.

export const CANCEL_ORDER = 0;
export const SIGN_CANCEL_ORDER = 1;
export const ORDER_DETAIL = 2;
export const CANCEL_ORDERS = 3;
export const CANCEL_ALL = 4;
export const OPEN_ORDERS = 5;

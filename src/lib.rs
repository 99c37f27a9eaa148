//! Cancels an open order at LongPort / Longbridge: `DELETE /v1/trade/order`, from JavaScript.
//! (The broker's documentation calls it *withdraw*.)
//!
//! The way of a call, from the caller to the wire and back:
//!
//! ```text
//! ctx.cancelOrder(id)            JavaScript
//!  └─ wasm/                      JS values in, JS values out; fetch, timers, abort: one Runtime
//!      └─ driver.rs              carries out what a call asks for, over a Runtime
//!          └─ call/              one call: attempts and retries, and what they leave known
//!              ├─ limit/         when may the next attempt leave?
//!              └─ http/          credentials, endpoint, signature, signed request, answer
//!                  └─ order/     a leaf: order ids, and operations as data
//! ```
//!
//! Everything but `wasm/` is plain Rust that does no I/O and has no clock: time and answers are
//! arguments, or come from a [`driver::Runtime`]. So the tests drive whole days of trading, with
//! every fault a network has, in seconds, and from a seed that replays.
//!
//! The feature `js`, which is on by default, is `wasm/` in WebAssembly, with its dependencies and a
//! global allocator. A Rust program leaves it out and brings a [`driver::Runtime`] of its own.

pub mod call;
pub mod driver;
pub mod error;
pub mod flow;
pub mod http;
pub mod limit;
pub mod order;
pub mod time;

#[cfg(all(target_arch = "wasm32", feature = "js"))]
mod wasm;

pub use error::{Error, Kind, Outcome};
pub use order::OrderId;

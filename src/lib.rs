//! Cancels open orders at LongPort / Longbridge (`DELETE /v1/trade/order`), and says what became of
//! them. (The broker's documentation calls it *withdraw*.)
//!
//! The way of a call, from the caller to the wire and back. A module uses what is drawn below it:
//!
//! ```text
//! ctx.cancelOrder(id)                 JavaScript
//!  └─ wasm/                           JS values in, JS values out; fetch, timers, abort: one Runtime
//!      └─ flow/                       until accepted or closed, settled, joined; many; all; look-ups
//!          └─ driver.rs               carries out what a call asks for, over a Runtime
//!              └─ call/               one call: attempts, retries, hedges, and what they leave known
//!                  ├─ limit/          when may the next attempt leave?
//!                  └─ http/           credentials, endpoint, signature, signed request, answer
//!                      └─ error.rs    what went wrong, and what is known of the order
//!                          ├─ order/  ids, statuses, and operations as data
//!                          └─ time.rs spans of time
//! ```
//!
//! 1. The caller's values become an [`OrderId`] and [`CancelOptions`](flow::CancelOptions).
//! 2. [`flow`] makes a pursuit of them, or joins the one that is under way for the same order. It
//!    asks for a cancel and, where the answers leave the outcome open, for look-ups, and says
//!    what may be said in the end.
//! 3. A cancel or a look-up is a [`Call`](call::Call) for an [`Operation`](order::Operation). It is
//!    polled for what to do next (wait, get a token, send) and told what came of it.
//! 4. [`drive`](driver::drive) does that, over a [`Runtime`](driver::Runtime).
//! 5. The [`RateLimiter`](limit::RateLimiter) says when a request may leave, and the
//!    [`RequestSigner`](http::request::RequestSigner) makes it.
//! 6. [`classify`](http::response::classify) understands an answer, and
//!    [`known`](call::record::known) says what all attempts come to together.
//!
//! Everything but `wasm/` is plain Rust that does no I/O and has no clock: time and answers are
//! arguments, or come from the [`Runtime`](driver::Runtime). So the tests drive whole days of
//! trading, with every fault a network has, in seconds, and from a seed that replays.
//!
//! The feature `js`, which is on by default, is `wasm/` in WebAssembly, with its dependencies and a
//! global allocator. A Rust program leaves it out (`default-features = false`) and brings a
//! [`Runtime`](driver::Runtime) of its own: `examples/native.rs` is one over threads.
//!
//! ```
//! # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
//! # use offline::{Offline, block_on, client};
//! use longport_cancel_order::flow::{CancelOptions, Until, many};
//! use longport_cancel_order::{OrderId, Outcome};
//!
//! # let detail = r#"{"code":0,"data":{"order_id":"709043056541253632","status":"FilledStatus",
//! #   "symbol":"700.HK","side":"Buy","quantity":"200","executed_quantity":"200","time_in_force":"Day"}}"#;
//! # let runtime = Offline::new([(400, r#"{"code":601011,"message":"not open"}"#), (200, detail)]);
//! # let client = client();
//! let order_id = OrderId::parse("709043056541253632")?;
//! let options = CancelOptions { until: Until::Closed, ..CancelOptions::default() };
//! match block_on(many::cancel(&client, order_id, options, runtime)) {
//!     Ok(receipt) => println!("cancelled: {:?}", receipt.seen),
//!     Err(error) if error.outcome == Some(Outcome::TooLate) => println!("too late: {error}"),
//!     Err(error) => println!("{:?}: {error}", error.outcome),
//! }
//! # Ok::<(), Box<longport_cancel_order::Error>>(())
//! ```

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

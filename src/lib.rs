//! Withdraws an open order at LongPort / Longbridge: `DELETE /v1/trade/order`, from JavaScript.
//!
//! The way of a cancel, from the caller to the wire and back:
//!
//! ```text
//! ctx.cancelOrder(id)                     JavaScript
//!  └─ wasm/                               JS values in, JS values out; fetch, timers, abort
//!      └─ cancellation.rs                 what to do next: wait, send, or the final word
//!          ├─ pacer.rs                    when may the next call leave?
//!          ├─ timestamp.rs                so that no two requests are the same
//!          ├─ request.rs                  method, address, headers
//!          │   └─ signature.rs, credentials.rs, endpoint.rs, order_id.rs
//!          ├─ redact.rs                   blots out what an answer echoes of the request
//!          ├─ response.rs                 an answer: accepted, refused, or nothing definite
//!          ├─ retry.rs                    again, and when?
//!          └─ error.rs                    why not, and what is known of the order
//! ```
//!
//! Everything but `wasm/` is plain Rust that does no I/O and has no clock: time and answers are
//! arguments. So the tests drive whole days of trading, with every fault a network has, in
//! seconds, and from a seed that replays.

pub mod cancellation;
pub mod credentials;
pub mod endpoint;
pub mod error;
pub mod order_id;
pub mod pacer;
pub mod redact;
pub mod request;
pub mod response;
pub mod retry;
pub mod signature;
pub mod timestamp;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::{Error, Kind, Outcome};
pub use order_id::OrderId;

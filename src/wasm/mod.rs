//! The thin shell between JavaScript and the core: the only place with JS values, the Fetch API,
//! timers and a clock.
//!
//! `api.js` is what users import; `exports.rs` is what it calls, and `call.js` takes a call from
//! step to step. `options.rs` checks what callers pass in. `runtime.rs` is the `Runtime` that a cancel
//! is carried out over, by `transport.rs`, `token.rs` and `wait.rs`; `bulk.rs` makes many of them;
//! `records.rs` makes what callers get.
//!
//! Beside `transport.rs`, `wait.rs` and `input.rs` lies a script of the same name, for what touches
//! JavaScript values only: there a step costs nothing, where from Rust it is a call across.
//!
//! No `RefCell` stays borrowed across a call into JavaScript, since any such call may come back in.

mod bulk;
mod client;
mod clock;
mod environment;
mod error;
mod exports;
mod input;
mod limiter;
mod local_limits;
mod options;
mod records;
mod runtime;
mod task;
mod token;
mod transport;
mod wait;

/// The standard library's allocator takes 2 kB more of what is shipped, of 33.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

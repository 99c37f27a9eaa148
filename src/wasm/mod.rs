//! The thin shell between JavaScript and the core: the only place with JS values, the Fetch API,
//! timers and a clock.
//!
//! `config.rs` and `context.rs` are what JavaScript calls; `options.rs` checks what it passes in.
//! `driver.rs` carries out the steps of a cancel with `fetch.rs`, `token.rs` and `wait.rs`;
//! `records.rs` makes what callers get.
//!
//! Beside `fetch.rs`, `wait.rs` and `input.rs` lies a script of the same name, for what touches
//! JavaScript values only: there a step costs nothing, where from Rust it is a call across.
//!
//! No `RefCell` stays borrowed across a call into JavaScript, since any such call may come back in.

mod bulk;
mod clock;
mod config;
mod context;
mod driver;
mod error;
mod fetch;
mod input;
mod options;
mod records;
mod token;
mod wait;

use wasm_bindgen::prelude::wasm_bindgen;

/// The standard library's allocator takes 2 kB more of what is shipped, of 33.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

//! The thin shell between JavaScript and the core: the only place with JS values, the Fetch API,
//! timers and a clock.
//!
//! `config.rs` and `context.rs` are what JavaScript calls; `options.rs` checks what it passes in.
//! `driver.rs` carries out the steps of a cancel with `fetch.rs`, `token.rs`, `race.rs`
//! and `turn.rs`.
//!
//! No `RefCell` stays borrowed across a call into JavaScript, since any such call may come back in.

mod bulk;
mod clock;
mod config;
mod context;
mod driver;
mod error;
mod fetch;
mod object;
mod options;
mod race;
mod token;
mod turn;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

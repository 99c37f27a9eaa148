//! Deterministic simulation: whole sessions of cancels against a gateway and a network that fail
//! in every way they can, with an oracle that knows what really happened to each order. What
//! carries out the calls is `src/driver.rs` itself, on a simulated runtime.
//!
//! One seed is one session. `cargo test` runs 20,000 cancels from a fixed first seed;
//!
//! ```sh
//! SIMULATION_CANCELS=1000000 cargo test --release --test simulation -- --nocapture
//! SIMULATION_SEED=4711 cargo test --test simulation -- --nocapture   # replays one session
//! ```

mod client;
#[path = "../common/mod.rs"]
mod common;
mod gateway;
mod session;
mod state;
mod tally;

use std::env;
use std::time::Instant;

use session::run;
use tally::Tally;

const FIRST_SEED: u64 = 1;

#[test]
fn no_session_is_told_anything_but_the_truth() {
    if let Some(seed) = number("SIMULATION_SEED") {
        println!("{}", run(seed, true));
        return;
    }
    let cancels = number("SIMULATION_CANCELS").unwrap_or(20_000);
    let start = Instant::now();
    let mut total = Tally::default();
    let mut seed = FIRST_SEED;
    while total.cancels() < cancels {
        total += run(seed, false);
        seed += 1;
    }
    println!("seeds {FIRST_SEED} to {}, 0 violations, {:.1?}\n{total}", seed - 1, start.elapsed());
    total.assert_that_everything_happened();
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

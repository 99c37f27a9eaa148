//! Deterministic simulation: whole sessions of cancels against a gateway and a network that fail
//! in every way they can, with an oracle that knows what really happened to each order. What
//! cancels is what ships, from `src/flow` down, on a simulated runtime.
//!
//! One seed is one session, with and without settling. `cargo test` runs 20,000 cancels from a fixed
//! first seed;
//!
//! ```sh
//! SIMULATION_CANCELS=1000000 cargo test --release --test simulation -- --nocapture
//! SIMULATION_SEED=4711 cargo test --test simulation -- --nocapture   # replays one session
//! ```

mod book;
mod caller;
#[path = "../common/mod.rs"]
mod common;
mod executor;
mod gateway;
mod operation;
mod oracle;
mod plan;
mod reading;
mod session;
mod store;
mod tally;
mod world;

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{env, thread};

use session::run;
use tally::Tally;

const FIRST_SEED: u64 = 1;

#[test]
fn no_session_is_told_anything_but_the_truth() {
    if let Some(seed) = number("SIMULATION_SEED") {
        println!("{}", run(seed, number("SIMULATION_SETTLES") != Some(0), true));
        return;
    }
    let cancels = number("SIMULATION_CANCELS").unwrap_or(20_000);
    let (settled, seeds) = run_all(true, |tally, _| tally.cancels() < cancels);
    settled.assert_that_everything_happened();
    // The same sessions, but that no order is looked up to settle its outcome.
    let (unsettled, _) = run_all(false, |_, next| next < FIRST_SEED + seeds);
    assert!(settled.unknown() < unsettled.unknown());
}

/// Runs sessions for as long as that is asked for, on all processors; returns their tally, and how
/// many they were.
fn run_all(settles: bool, goes_on: impl Fn(&Tally, u64) -> bool + Sync) -> (Tally, u64) {
    let start = Instant::now();
    let state = Mutex::new((Tally::default(), FIRST_SEED));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                let mut own = Tally::default();
                loop {
                    let seed = {
                        let (total, next) = &mut *state.lock().unwrap_or_else(PoisonError::into_inner);
                        *total += std::mem::take(&mut own);
                        if !goes_on(total, *next) {
                            return;
                        }
                        *next += 1;
                        *next - 1
                    };
                    own = run(seed, settles, false);
                }
            });
        }
    });
    let (total, next) = state.into_inner().unwrap();
    let how = if settles { "with" } else { "without" };
    println!(
        "seeds {FIRST_SEED} to {}, {how} settling: 0 violations, {:.1?}\n{total}",
        next - 1,
        start.elapsed()
    );
    (total, next - FIRST_SEED)
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

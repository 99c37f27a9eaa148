//! The time and chance that the core is given.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::call::Now;
use crate::time::Duration;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

thread_local! {
    /// What the clock showed last, and the time that has passed by it.
    static CLOCK: Cell<(f64, f64)> = const { Cell::new((f64::INFINITY, 0.0)) };
    /// The time of the turn that is being taken, until something that takes time of its own is called.
    static TURN: Cell<Option<Now>> = const { Cell::new(None) };
}

/// The time by both clocks: one reading holds for a whole turn.
pub fn now() -> Now {
    TURN.get().unwrap_or_else(|| {
        let now = read(performance_now(), js_sys::Date::now());
        TURN.set(Some(now));
        now
    })
}

/// Takes a turn, at the time that the clocks show.
pub fn turn<T>(shown: f64, unix_ms: f64, take: impl FnOnce() -> T) -> T {
    TURN.set(Some(read(shown, unix_ms)));
    let taken = take();
    TURN.set(None);
    taken
}

/// Calls what may be the user's code, and may take its time: after it the clocks are read anew.
pub fn outside<T>(call: impl FnOnce() -> T) -> T {
    TURN.set(None);
    let returned = call();
    TURN.set(None);
    returned
}

/// A test's fake timers may put another clock in place of the runtime's, which begins anew: what it
/// shows counts from then on, so that no time is taken back.
fn read(shown: f64, unix_ms: f64) -> Now {
    let (last, passed) = CLOCK.get();
    let passed = passed + (shown - last).max(0.0);
    CLOCK.set((shown, passed));
    Now { elapsed: from_millis(passed), unix_ms: whole(unix_ms) }
}

/// A random number, to spread retries; it guards nothing.
pub fn jitter() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 2^32")]
    let jitter = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    jitter
}

pub fn from_millis(millis: f64) -> Duration {
    Duration::from_micros(whole(millis * 1000.0))
}

#[expect(clippy::cast_precision_loss, reason = "a duration is far below 2^53 seconds")]
pub fn to_millis(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn whole(number: f64) -> u64 {
    number as u64
}

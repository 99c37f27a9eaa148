//! Waiting for the first of three: a promise, a time, an abort. `race.js` does the waiting, so
//! that a wait costs one call across and one back.

use std::time::Duration;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::clock::{now, to_millis};

/// How a wait ended.
pub enum Raced {
    /// The promise resolved to this.
    Ready(JsValue),
    /// The promise rejected with this.
    Failed(JsValue),
    TimedOut,
    Aborted,
}

impl Raced {
    /// What a promise by `first` of `race.js` resolves to.
    pub async fn of(first: Promise) -> Self {
        // It never rejects.
        let ended: Array = JsFuture::from(first).await.unwrap_or_default().unchecked_into();
        match ended.get(0).as_f64() {
            Some(0.0) => Self::Ready(ended.get(1)),
            Some(1.0) => Self::Failed(ended.get(1)),
            Some(2.0) => Self::TimedOut,
            _ => Self::Aborted,
        }
    }
}

/// Waits for `work`, but only until then, or until `abort` fires.
pub async fn race(work: Option<&Promise>, until: Duration, abort: Option<&Abort>) -> Raced {
    Raced::of(first(work, millis_until(until), abort.map(Abort::listener))).await
}

/// How long it is until then.
pub fn millis_until(until: Duration) -> f64 {
    to_millis(until.saturating_sub(now().elapsed)).ceil()
}

#[wasm_bindgen(module = "/src/wasm/race.js")]
extern "C" {
    fn first(work: Option<&Promise>, millis: f64, abort: Option<&Listener>) -> Promise;

    /// Listens to an `AbortSignal`.
    #[wasm_bindgen(js_name = Abort)]
    pub type Listener;
    #[wasm_bindgen(static_method_of = Listener, js_class = "Abort")]
    fn to(signal: &JsValue) -> Option<Listener>;
    #[wasm_bindgen(method, getter)]
    fn fired(this: &Listener) -> bool;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Listener) -> JsValue;
    #[wasm_bindgen(method)]
    fn stop(this: &Listener);

    /// The cancels that sleep until the one before them in the queue has moved.
    pub type Sleepers;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sleepers;
    /// A promise that [`wake`](Sleepers::wake) resolves.
    #[wasm_bindgen(method)]
    pub fn sleep(this: &Sleepers, ticket: u32) -> Promise;
    #[wasm_bindgen(method)]
    pub fn wake(this: &Sleepers, ticket: u32);
}

/// Listens to the caller's `AbortSignal` until it is dropped.
pub struct Abort(Listener);

impl Abort {
    /// Takes `signal` for one if it can be listened to.
    pub fn to(signal: &JsValue) -> Option<Self> {
        Listener::to(signal).map(Self)
    }

    pub fn listener(&self) -> &Listener {
        &self.0
    }

    pub fn fired(&self) -> bool {
        self.0.fired()
    }

    /// What the caller gave as the reason.
    pub fn reason(&self) -> JsValue {
        self.0.reason()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.stop();
    }
}

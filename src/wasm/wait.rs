//! Waiting for the first of three: what is waited for, a time, an abort. `wait.js` does the waiting,
//! and calls back with the number of the wait. So a wait costs one call across and one back, where
//! the future of a promise takes two closures and as many more calls.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use js_sys::Promise;
use slab::Slab;
use wasm_bindgen::prelude::*;

use super::clock::{from_millis, now, to_millis};
use crate::response::{Body, Response};

/// How a wait ended.
pub enum Ended {
    /// The request was answered.
    Answered(Response),
    /// The promise resolved to this.
    Resolved(JsValue),
    /// The promise, or the request, failed with this.
    Failed(JsValue),
    TimedOut,
    Aborted,
}

/// A wait that has begun.
pub struct Wait(usize);

enum State {
    On(Option<Waker>),
    Over(Ended),
}

thread_local! {
    static WAITS: RefCell<Slab<State>> = const { RefCell::new(Slab::new()) };
}

impl Wait {
    /// A wait that `begin` has JavaScript do, under the number it is given.
    pub fn begin(begin: impl FnOnce(usize)) -> Self {
        let id = WAITS.with_borrow_mut(|waits| waits.insert(State::On(None)));
        begin(id);
        Self(id)
    }

    /// Waits for `promise`, but only until then, or until `abort` fires.
    pub fn new(promise: Option<&Promise>, until: Duration, abort: Option<&Abort>) -> Self {
        Self::begin(|id| wait(id, promise, millis_until(until), abort.map(Abort::listener)))
    }
}

impl Future for Wait {
    type Output = Ended;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Ended> {
        WAITS.with_borrow_mut(|waits| {
            let on = State::On(Some(context.waker().clone()));
            match std::mem::replace(&mut waits[self.0], on) {
                State::Over(ended) => Poll::Ready(ended),
                State::On(_) => Poll::Pending,
            }
        })
    }
}

/// Not before it has ended: until then its number is JavaScript's.
impl Drop for Wait {
    fn drop(&mut self) {
        WAITS.with_borrow_mut(|waits| waits.remove(self.0));
    }
}

/// Ends a wait, which JavaScript does once for each.
fn end(id: usize, ended: Ended) {
    let state =
        WAITS.with_borrow_mut(|waits| Some(std::mem::replace(waits.get_mut(id)?, State::Over(ended))));
    if let Some(State::On(Some(waker))) = state {
        waker.wake();
    }
}

/// Has JavaScript call back.
#[wasm_bindgen(start, skip_typescript)]
fn start() {
    let ended = Closure::<dyn Fn(usize, u32, JsValue)>::new(|id, how, value| {
        let ended = match how {
            0 => Ended::Resolved(value),
            1 => Ended::Failed(value),
            2 => Ended::TimedOut,
            _ => Ended::Aborted,
        };
        end(id, ended);
    });
    let answered =
        Closure::<Answered>::new(|id, status, redirect, trace_id, retry_after: Option<f64>, body, long| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
            let status = status as u16;
            let body = match body {
                Some(bytes) => Body::Whole(bytes),
                None if long => Body::TooLong,
                None => Body::Lost,
            };
            let retry_after = retry_after.map(from_millis);
            end(id, Ended::Answered(Response { status, redirect, trace_id, retry_after, body }));
        });
    connect(ended.into_js_value(), answered.into_js_value());
}

type Answered = dyn Fn(usize, f64, bool, Option<String>, Option<f64>, Option<Vec<u8>>, bool);

/// How long it is until then.
pub fn millis_until(until: Duration) -> f64 {
    to_millis(until.saturating_sub(now().elapsed)).ceil()
}

#[wasm_bindgen(module = "/src/wasm/wait.js")]
extern "C" {
    fn connect(ended: JsValue, answered: JsValue);
    fn wait(id: usize, promise: Option<&Promise>, millis: f64, abort: Option<&Listener>);

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

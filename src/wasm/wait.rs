//! Waiting for the first of three: what is waited for, a time, an abort. `wait.js` does the waiting,
//! and calls back with the number of the wait. So a wait costs one call across and one back, where
//! the future of a promise takes two closures and as many more calls.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use js_sys::Promise;
use slab::Slab;
use wasm_bindgen::prelude::*;

use super::clock::{from_millis, now, to_millis};
use super::task::JsCall;
use crate::call::Copies;
use crate::http::response::{Body, Response};
use crate::time::Duration;

/// How a wait ended.
pub enum Ended {
    /// The request was answered.
    Answered(Answer),
    /// The promise resolved to this.
    Resolved(JsValue),
    /// The promise, or the request, failed.
    Failed(Failed),
    TimedOut,
    Aborted,
}

/// An answer to a request.
pub struct Answer {
    pub response: Response,
    pub copies: Copies,
    /// What its body broke off with, if it did.
    pub cause: JsValue,
}

/// What failed, and how.
pub struct Failed {
    pub cause: JsValue,
    /// Whether a request may have left.
    pub is_sent: bool,
    /// In a clause for people.
    pub why: String,
}

/// A wait that has begun. It is not dropped before it has ended: until then its number is
/// JavaScript's.
pub struct Wait(usize);

thread_local! {
    static WAITS: RefCell<Slab<Option<Ended>>> = const { RefCell::new(Slab::new()) };
}

impl Wait {
    /// A wait that `begin` has JavaScript do, under the number it is given.
    pub fn begin(begin: impl FnOnce(usize)) -> Self {
        let id = WAITS.with_borrow_mut(|waits| waits.insert(None));
        begin(id);
        Self(id)
    }

    /// Waits until then, or until `turn` resolves, or until `abort` fires.
    pub fn sleep(call: &JsCall, turn: Option<&Promise>, until: Duration, abort: Option<&Abort>) -> Self {
        Self::begin(|id| sleep(id, call, turn, millis_until(until), abort.map(Abort::listener)))
    }
}

impl Future for Wait {
    type Output = Ended;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Ended> {
        let ended = WAITS.with_borrow_mut(|waits| waits.get_mut(self.0).and_then(Option::take));
        ended.map_or(Poll::Pending, Poll::Ready)
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        WAITS.with_borrow_mut(|waits| waits.try_remove(self.0));
    }
}

/// Ends a wait, which JavaScript does once for each.
fn end(id: usize, ended: Ended) {
    WAITS.with_borrow_mut(|waits| waits.get_mut(id).map(|wait| *wait = Some(ended)));
}

/// How a promise settled, if it does until then.
pub async fn in_time(call: &JsCall, promise: &Promise, until: Duration, abort: Option<&Abort>) -> Ended {
    let pair = time_limited(call, promise, millis_until(until), abort.map(Abort::listener));
    match wasm_bindgen_futures::JsFuture::from(pair).await {
        Ok(pair) => {
            let pair: js_sys::Array = pair.unchecked_into();
            settled(pair.get(0).as_f64().unwrap_or_default(), pair.get(1), String::new())
        }
        // It never rejects.
        Err(_) => Ended::Aborted,
    }
}

fn settled(how: f64, value: JsValue, why: String) -> Ended {
    match how {
        0.0 => Ended::Resolved(value),
        1.0 => Ended::Failed(Failed { cause: value, is_sent: true, why }),
        2.0 => Ended::Failed(Failed { cause: value, is_sent: false, why }),
        3.0 => Ended::TimedOut,
        _ => Ended::Aborted,
    }
}

/// Has JavaScript call back.
#[wasm_bindgen(start, skip_typescript)]
fn start() {
    let ended =
        Closure::<dyn Fn(usize, f64, JsValue, Option<String>)>::new(|id, how, value, why: Option<String>| {
            end(id, settled(how, value, why.unwrap_or_default()));
        });
    let answered = Closure::<Answered>::new(
        |id, status, flags: u32, trace_id, retry_after: Option<f64>, body, why: Option<String>, cause| {
            let is = |flag| flags & flag != 0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
            let status = status as u16;
            let why = why.unwrap_or_default();
            let body = match body {
                Some(bytes) => Body::Whole(bytes),
                None if is(TOO_LONG) => Body::TooLong,
                None if is(BROKE_OFF) => Body::Lost(why),
                None => Body::Unreadable(why),
            };
            let retry_after = retry_after.map(from_millis);
            let copies = if is(ONE_COPY) { Copies::One } else { Copies::Unknown };
            let response = Response { status, redirect: is(REDIRECT), trace_id, retry_after, body };
            end(id, Ended::Answered(Answer { response, copies, cause }));
        },
    );
    connect(ended.into_js_value(), answered.into_js_value());
}

type Answered =
    dyn Fn(usize, f64, u32, Option<String>, Option<f64>, Option<Vec<u8>>, Option<String>, JsValue);

// What `wait.js` says of an answer, by the bits of a number: a closure takes eight arguments at most.
const REDIRECT: u32 = 1;
const ONE_COPY: u32 = 2;
const TOO_LONG: u32 = 4;
const BROKE_OFF: u32 = 8;

/// How long it is until then.
pub fn millis_until(until: Duration) -> f64 {
    to_millis(until - now().elapsed).ceil()
}

#[wasm_bindgen(module = "/src/wasm/wait.js")]
extern "C" {
    fn connect(ended: JsValue, answered: JsValue);
    fn sleep(id: usize, call: &JsCall, turn: Option<&Promise>, millis: f64, abort: Option<&Listener>);
    #[wasm_bindgen(js_name = inTime)]
    fn time_limited(call: &JsCall, promise: &Promise, millis: f64, abort: Option<&Listener>) -> Promise;

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
    pub type Waiters;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Waiters;
    /// A promise that [`wake`](Waiters::wake) resolves.
    #[wasm_bindgen(method)]
    pub fn sleep(this: &Waiters, ticket: u32) -> Promise;
    #[wasm_bindgen(method)]
    pub fn wake(this: &Waiters, ticket: u32);
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

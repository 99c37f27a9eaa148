//! Waiting: each thing awaited is a [`Completion`], which `wait.js` or `transport.js` completes by its
//! number, once, and which ends in JavaScript when it is dropped before. So a wait costs one call
//! across and one back, where the future of a promise takes two closures and as many more calls.

use std::cell::RefCell;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread::LocalKey;

use js_sys::{Array, Promise};
use slab::Slab;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::clock::{now, outside, to_millis};
use super::task::JsCall;
use crate::time::Duration;

#[wasm_bindgen(module = "/src/wasm/wait.js")]
extern "C" {
    fn sleep(
        id: usize,
        call: &JsCall,
        waiters: &Waiters,
        ticket: Option<u32>,
        millis: f64,
        abort: Option<&Listener>,
    ) -> JsWait;
    #[wasm_bindgen(js_name = inTime)]
    fn time_limited(call: &JsCall, promise: &Promise, millis: f64, abort: Option<&Listener>) -> JsWait;

    /// `Wait` of wait.js.
    #[wasm_bindgen(js_name = Wait)]
    pub type JsWait;
    /// Ends it, and whatever is under way for it.
    #[wasm_bindgen(method)]
    fn close(this: &JsWait);
    /// Of `inTime`: what it waits for.
    #[wasm_bindgen(method, getter)]
    fn promise(this: &JsWait) -> Promise;

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
    #[derive(Clone)]
    pub type Waiters;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Waiters;
    /// Ends the sleep with this ticket, if there is one.
    #[wasm_bindgen(method)]
    pub fn wake(this: &Waiters, ticket: u32);
}

/// What a [`Completion`] can be of, each with the places in which JavaScript puts it.
pub trait Awaited: Sized + 'static {
    fn places() -> &'static LocalKey<Places<Self>>;
}

/// By the numbers that JavaScript knows them by.
pub type Places<T> = RefCell<Slab<Option<T>>>;

/// A `T` that JavaScript is to give.
pub struct Completion<T: Awaited> {
    id: usize,
    wait: JsWait,
    is_over: bool,
    of: PhantomData<T>,
}

impl<T: Awaited> Completion<T> {
    /// One that JavaScript begins, under the number it is given.
    pub fn begin(begin: impl FnOnce(usize) -> JsWait) -> Self {
        let id = T::places().with_borrow_mut(|places| places.insert(None));
        Self { id, wait: begin(id), is_over: false, of: PhantomData }
    }
}

/// Completes the [`Completion`] of this number.
pub fn complete<T: Awaited>(id: usize, value: T) {
    T::places().with_borrow_mut(|places| {
        if let Some(place) = places.get_mut(id) {
            *place = Some(value);
        }
    });
}

impl<T: Awaited> Future for Completion<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        let value = T::places().with_borrow_mut(|places| places.get_mut(self.id).and_then(Option::take));
        self.is_over |= value.is_some();
        value.map_or(Poll::Pending, Poll::Ready)
    }
}

// It moves nothing that it is pinned for.
impl<T: Awaited> Unpin for Completion<T> {}

impl<T: Awaited> Drop for Completion<T> {
    fn drop(&mut self) {
        T::places().with_borrow_mut(|places| places.try_remove(self.id));
        if !self.is_over {
            outside(|| self.wait.close());
        }
    }
}

thread_local! {
    static SLEEPS: Places<()> = const { RefCell::new(Slab::new()) };
}

/// A sleep.
impl Awaited for () {
    fn places() -> &'static LocalKey<Places<Self>> {
        &SLEEPS
    }
}

impl Completion<()> {
    /// Waits until then, until `waiters` are told to wake `ticket`, or until `abort` fires.
    pub fn sleep(
        call: &JsCall,
        waiters: &Waiters,
        ticket: Option<u32>,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Self {
        Self::begin(|id| sleep(id, call, waiters, ticket, millis_until(until), abort.map(Abort::listener)))
    }
}

/// A sleep has ended.
#[wasm_bindgen(skip_typescript)]
pub fn woke(id: usize) {
    complete(id, ());
}

/// What a promise settles to; `None` if it does not until then, or until `abort` fires.
pub async fn in_time(
    call: &JsCall,
    promise: &Promise,
    until: Duration,
    abort: Option<&Abort>,
) -> Option<Result<JsValue, JsValue>> {
    let wait = TimeLimit(time_limited(call, promise, millis_until(until), abort.map(Abort::listener)));
    match JsFuture::from(wait.0.promise()).await {
        Ok(value) if value.is_undefined() => None,
        Ok(value) => Some(Ok(value.unchecked_into::<Array>().get(0))),
        Err(thrown) => Some(Err(thrown)),
    }
}

/// Ends a wait of `inTime` when it is dropped; nothing happens where it has ended.
struct TimeLimit(JsWait);

impl Drop for TimeLimit {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// How long it is until then.
pub fn millis_until(until: Duration) -> f64 {
    to_millis(until - now().elapsed).ceil()
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

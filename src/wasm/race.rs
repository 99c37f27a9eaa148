//! Waiting for the first of three: a piece of work, a time, an abort. Whatever loses leaves
//! nothing behind: its timer is cleared and its listener removed.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use super::clock::{now, to_millis};

/// What came first.
pub enum Raced<T> {
    Ready(T),
    TimedOut,
    Aborted,
}

/// Runs `work` until it is ready, or it is `until`, or `abort` fires.
pub async fn race<T>(
    work: impl Future<Output = T>,
    until: Option<Duration>,
    abort: Option<&Abort>,
) -> Raced<T> {
    let mut work = pin!(work);
    let timer = until.map(Timer::set);
    poll_fn(|context| {
        if let Poll::Ready(result) = work.as_mut().poll(context) {
            return Poll::Ready(Raced::Ready(result));
        }
        if abort.is_some_and(|abort| abort.event.poll(context)) {
            return Poll::Ready(Raced::Aborted);
        }
        if timer.as_ref().is_some_and(|timer| timer.event.poll(context)) {
            return Poll::Ready(Raced::TimedOut);
        }
        Poll::Pending
    })
    .await
}

/// Something that JavaScript tells once.
#[derive(Default)]
struct Event {
    happened: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Event {
    /// A JavaScript function that makes it happen.
    fn callback(self: &Rc<Self>) -> Closure<dyn FnMut()> {
        let event = Rc::clone(self);
        Closure::new(move || {
            event.happened.set(true);
            if let Some(waker) = event.waker.take() {
                waker.wake();
            }
        })
    }

    fn poll(&self, context: &Context<'_>) -> bool {
        if !self.happened.get() {
            self.waker.replace(Some(context.waker().clone()));
        }
        self.happened.get()
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, millis: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: &JsValue);
}

/// The longest time that `setTimeout` can wait; a longer one would fire at once.
const MAX_TIMEOUT: f64 = 2_147_483_647.0;

struct Timer {
    id: JsValue,
    event: Rc<Event>,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    fn set(until: Duration) -> Self {
        let event = Rc::<Event>::default();
        let callback = event.callback();
        let millis = to_millis(until.saturating_sub(now().elapsed)).ceil().min(MAX_TIMEOUT);
        let id = set_timeout(callback.as_ref().unchecked_ref(), millis);
        Self { id, event, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}

#[wasm_bindgen]
extern "C" {
    /// An `AbortSignal`, of whichever realm or polyfill.
    #[derive(Clone)]
    pub type Signal;

    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    fn add(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    fn remove(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;
}

impl Signal {
    /// Takes `value` for a signal if it can be listened to.
    pub fn read(value: JsValue) -> Option<Self> {
        let is_signal = Reflect::get(&value, &"aborted".into()).ok()?.as_bool().is_some()
            && Reflect::get(&value, &"addEventListener".into()).ok()?.is_function()
            && Reflect::get(&value, &"removeEventListener".into()).ok()?.is_function();
        is_signal.then(|| value.unchecked_into())
    }

    fn aborted(&self) -> bool {
        Reflect::get(self, &"aborted".into()).is_ok_and(|aborted| aborted.is_truthy())
    }
}

/// Listens to an `AbortSignal` until it is dropped.
pub struct Abort {
    signal: Signal,
    event: Rc<Event>,
    callback: Closure<dyn FnMut()>,
}

impl Abort {
    pub fn listen(signal: Signal) -> Self {
        let event = Rc::<Event>::default();
        let callback = event.callback();
        event.happened.set(signal.aborted());
        // A signal that cannot be listened to never fires.
        let _ = signal.add("abort", callback.as_ref().unchecked_ref());
        Self { signal, event, callback }
    }

    pub fn fired(&self) -> bool {
        self.event.happened.get()
    }

    /// What the caller gave as the reason.
    pub fn reason(&self) -> JsValue {
        Reflect::get(&self.signal, &"reason".into()).unwrap_or_default()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        let _ = self.signal.remove("abort", self.callback.as_ref().unchecked_ref());
    }
}

//! The tasks of calls: `call.js` takes a task to its next step once there is something to do.
//!
//! wasm-bindgen's own executor polls the tasks of all calls in one microtask, so that the user code
//! which one call reaches would run in the asynchronous context of another.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use slab::Slab;
use wasm_bindgen::prelude::*;

use super::clock::turn;

#[wasm_bindgen]
extern "C" {
    /// `Call` of call.js, which keeps what a call came to: there it outlives a trap.
    #[derive(Clone)]
    pub type JsCall;
    #[wasm_bindgen(method)]
    fn wake(this: &JsCall);
    /// Notes what is known of an order while another attempt is being made.
    #[wasm_bindgen(method)]
    pub fn known(this: &JsCall, order_id: &str, outcome: &str);
    /// What the call resolves to.
    #[wasm_bindgen(method)]
    pub fn resolve(this: &JsCall, value: &JsValue);
    /// A cancel was accepted; of a bulk, that of the order in these places.
    #[wasm_bindgen(method)]
    pub fn accept(
        this: &JsCall,
        places: &[u32],
        order_id: &str,
        attempts: u32,
        trace_id: Option<&str>,
        duration_ms: f64,
    );
    /// What the call rejects with; of a bulk, the result of the order in these places.
    #[wasm_bindgen(method)]
    pub fn fail(this: &JsCall, places: &[u32], order_id: Option<&str>, error_fields: &JsValue);
    /// Keeps what a bulk was asked for.
    #[wasm_bindgen(method)]
    pub fn asked(this: &JsCall, ids: &js_sys::Array);
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// `None` while a task takes a step.
    static TASKS: RefCell<Slab<Option<(Work, Waker)>>> = const { RefCell::new(Slab::new()) };
}

/// Keeps `work` as a task of this call; returns its number. It tells the call what it came to.
pub fn start(call: JsCall, work: impl Future<Output = ()> + 'static) -> usize {
    start_boxed(call, Box::pin(work))
}

/// One copy of the machinery for all kinds of work.
fn start_boxed(call: JsCall, work: Work) -> usize {
    let waker = Waker::from(Arc::new(WakesCall(call)));
    TASKS.with_borrow_mut(|tasks| tasks.insert(Some((work, waker))))
}

/// Takes a task's next step, at the time that the clocks show. Whether it was the last.
#[wasm_bindgen(skip_typescript)]
pub fn poll(id: usize, shown: f64, unix_ms: f64) -> bool {
    let Some((mut work, waker)) = TASKS.with_borrow_mut(|tasks| tasks.get_mut(id).and_then(Option::take))
    else {
        return false;
    };
    let is_over = turn(shown, unix_ms, || work.as_mut().poll(&mut Context::from_waker(&waker)).is_ready());
    TASKS.with_borrow_mut(|tasks| {
        if is_over {
            tasks.remove(id);
        } else {
            tasks[id] = Some((work, waker));
        }
    });
    is_over
}

/// For futures of promises: what `wait.js` waits for wakes the call by itself.
struct WakesCall(JsCall);

impl Wake for WakesCall {
    fn wake(self: Arc<Self>) {
        self.0.wake();
    }
}

//! The tasks of calls: `call.js` takes a task to its next step once there is something to do.
//!
//! wasm-bindgen's own executor polls the tasks of all calls in one microtask, so that the user code
//! which one call reaches would run in the asynchronous context of another.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use slab::Slab;
use wasm_bindgen::prelude::*;

use super::error::Failure;

#[wasm_bindgen]
extern "C" {
    /// `JsCall` of call.js.
    #[derive(Clone)]
    pub type JsCall;
    #[wasm_bindgen(method)]
    fn wake(this: &JsCall);
    /// Notes what is known of an order while another attempt is being made.
    #[wasm_bindgen(method)]
    pub fn known(this: &JsCall, order_id: &str, outcome: &str);
    /// Keeps what a bulk was asked for.
    #[wasm_bindgen(method)]
    pub fn asked(this: &JsCall, ids: &js_sys::Array);
    /// Puts an order's result in its places.
    #[wasm_bindgen(method)]
    pub fn settle(
        this: &JsCall,
        places: Vec<u32>,
        order_id: Option<String>,
        receipt: &JsValue,
        error_fields: &JsValue,
    );
}

type Work = Pin<Box<dyn Future<Output = Result<JsValue, Failure>>>>;

thread_local! {
    /// `None` while a task takes a step.
    static TASKS: RefCell<Slab<Option<(Work, Waker)>>> = const { RefCell::new(Slab::new()) };
}

/// Keeps `work` as a task of this call; returns its number.
pub fn start(call: JsCall, work: impl Future<Output = Result<JsValue, Failure>> + 'static) -> JsValue {
    start_boxed(call, Box::pin(work))
}

/// One copy of the machinery for all kinds of work.
fn start_boxed(call: JsCall, work: Work) -> JsValue {
    let waker = Waker::from(Arc::new(WakesCall(call)));
    let id = TASKS.with_borrow_mut(|tasks| tasks.insert(Some((work, waker))));
    JsValue::from(id)
}

/// Takes a task's next step: its result, or `undefined` if it goes on.
#[wasm_bindgen(skip_typescript)]
pub fn poll(id: usize) -> Result<JsValue, JsValue> {
    let Some((mut work, waker)) = TASKS.with_borrow_mut(|tasks| tasks.get_mut(id).and_then(Option::take))
    else {
        return Ok(JsValue::UNDEFINED);
    };
    match work.as_mut().poll(&mut Context::from_waker(&waker)) {
        Poll::Ready(result) => {
            TASKS.with_borrow_mut(|tasks| tasks.remove(id));
            Ok(result?)
        }
        Poll::Pending => {
            TASKS.with_borrow_mut(|tasks| tasks[id] = Some((work, waker)));
            Ok(JsValue::UNDEFINED)
        }
    }
}

/// For futures of promises: what `wait.js` waits for wakes the call by itself.
struct WakesCall(JsCall);

impl Wake for WakesCall {
    fn wake(self: Arc<Self>) {
        self.0.wake();
    }
}

//! `cancelOrders`: many cancels, a few at a time, one result each.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Array, Map};
use wasm_bindgen::prelude::*;

use super::clock::{now, to_millis};
use super::config::Account;
use super::driver;
use super::input::{items, tell};
use super::options::{CallOptions, order_id};
use super::records::{CancelProgress, CancelReceipt, CancelResult, object};
use crate::error::Error;
use crate::order_id::OrderId;
use crate::request::Target;

/// How many ids one call takes: at the broker's limit, a day's worth.
const MAX_ORDERS: usize = 100_000;

/// Takes the ids and options of a call, or says what is wrong with them.
pub fn start(account: Rc<Account>, order_ids: &JsValue, options: &JsValue) -> Result<Bulk, Box<Error>> {
    let options = CallOptions::read_bulk(options, account.limits)?;
    let bulk = Bulk {
        orders: RefCell::default(),
        next: Cell::new(0),
        results: Array::new(),
        progress: Cell::default(),
        options,
        account,
    };
    bulk.take_in(order_ids)?;
    Ok(bulk)
}

/// One call of `cancelOrders`.
pub struct Bulk {
    account: Rc<Account>,
    options: CallOptions,
    /// Each order once, with the places of its results.
    orders: RefCell<Vec<(OrderId, Vec<u32>)>>,
    /// The first order that no worker has taken.
    next: Cell<usize>,
    results: Array,
    progress: Cell<Progress>,
}

#[derive(Clone, Copy, Default)]
struct Progress {
    accepted: u32,
    failed: u32,
}

impl Bulk {
    fn take_in(&self, order_ids: &JsValue) -> Result<(), Box<Error>> {
        let ids = items(order_ids, MAX_ORDERS);
        if let Some(wrong) = ids.as_string() {
            return Err(Error::config("orderIds", &wrong));
        }
        let ids: Array = ids.unchecked_into();
        let mut orders = self.orders.borrow_mut();
        let seen = Map::new();
        for place in 0..ids.length() {
            match order_id(&ids.get(place)) {
                Ok(id) => {
                    let key = id.digits().into();
                    if let Some(index) = index(&seen.get(&key)) {
                        orders[index].1.push(place);
                    } else {
                        seen.set(&key, &orders.len().into());
                        orders.push((id, vec![place]));
                    }
                }
                Err(error) => self.settle(&[place], None, Err(error.into())),
            }
        }
        Ok(())
    }

    /// Cancels all of them and resolves to the results.
    pub async fn run(self) -> JsValue {
        let mut workers: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = Vec::new();
        for _ in 0..self.options.concurrency {
            workers.push(Box::pin(self.work()));
        }
        poll_fn(|context| {
            workers.retain_mut(|worker| worker.as_mut().poll(context).is_pending());
            if workers.is_empty() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        drop(workers);
        self.results.into()
    }

    async fn work(&self) {
        loop {
            let index = self.next.replace(self.next.get() + 1);
            let Some((order_id, places)) =
                self.orders.borrow_mut().get_mut(index).map(|(id, places)| (*id, std::mem::take(places)))
            else {
                return;
            };
            let target = Target { order_id, is_attached: self.options.is_attached };
            let result = driver::cancel(Rc::clone(&self.account), target, &self.options).await;
            let result = result.map(|receipt| object(&CancelReceipt::from(&receipt)));
            self.settle(&places, Some(order_id), result.map_err(JsValue::from));
            self.report();
        }
    }

    /// Puts one order's result in its places.
    fn settle(&self, places: &[u32], order_id: Option<OrderId>, result: Result<JsValue, JsValue>) {
        let mut progress = self.progress.get();
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        *(if result.is_ok() { &mut progress.accepted } else { &mut progress.failed }) += count;
        self.progress.set(progress);
        let ok = result.is_ok();
        let (receipt, error) = match result {
            Ok(receipt) => (receipt, JsValue::UNDEFINED),
            Err(error) => (JsValue::UNDEFINED, error),
        };
        let order_id = order_id.map(OrderId::digits);
        let result = object(&CancelResult { ok, order_id, receipt, error });
        for place in places {
            self.results.set(*place, result.clone());
        }
    }

    /// Tells the caller's `onProgress`.
    fn report(&self) {
        let Some(listener) = &self.options.on_progress else { return };
        let Progress { accepted, failed, .. } = self.progress.get();
        let now = now().elapsed;
        let free_at = self.account.session.borrow_mut().pacer.free_at(now);
        let progress = CancelProgress {
            done: accepted + failed,
            accepted,
            failed,
            total: self.results.length(),
            next_call_in_ms: free_at.map(|at| to_millis(at.saturating_sub(now))),
        };
        tell(listener, &object(&progress));
    }
}

/// An index that was put into a JavaScript collection.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was an index")]
fn index(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|index| index as usize)
}

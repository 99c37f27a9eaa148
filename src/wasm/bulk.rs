//! `cancelOrders`: many cancels, a few at a time, one result each.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::clock::{now, to_millis};
use super::config::Account;
use super::context::receipt_to_js;
use super::driver::{self, Failure};
use super::error::{object, throw, to_js};
use super::object::{Items, tell};
use super::options::{CallOptions, order_id};
use super::race::Abort;
use crate::error::Error;
use crate::order_id::OrderId;
use crate::request::Target;

/// How many ids one call takes: at the broker's limit, a day's worth.
const MAX_ORDERS: usize = 100_000;

/// Takes the ids and options of a call, or says what is wrong with them.
pub fn start(account: Rc<Account>, order_ids: &JsValue, options: &JsValue) -> Result<Bulk, Error> {
    let options = CallOptions::read_bulk(options, account.limits)?;
    let bulk = Bulk {
        orders: RefCell::default(),
        next: Cell::new(0),
        results: Array::new(),
        progress: Cell::default(),
        abort: options.abort(),
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
    /// One listener for all of them.
    abort: Option<Abort>,
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
    fn take_in(&self, order_ids: &JsValue) -> Result<(), Error> {
        let error = |why: &str| Error::config("orderIds", why);
        let not_iterable = || error("must be an array, or another iterable, of order ids");
        let ids = Items::of(order_ids).ok_or_else(not_iterable)?;
        let mut orders = self.orders.borrow_mut();
        let mut seen = HashMap::new();
        for id in ids {
            let id = id.map_err(|_| error("cannot be iterated over"))?;
            let place = self.results.push(&JsValue::UNDEFINED) - 1;
            if place as usize >= MAX_ORDERS {
                return Err(error("holds more than 100000 ids; split them"));
            }
            match order_id(&id) {
                Ok(id) => {
                    let index = *seen.entry(id).or_insert_with(|| {
                        orders.push((id, Vec::new()));
                        orders.len() - 1
                    });
                    orders[index].1.push(place);
                }
                Err(error) => self.settle(&[place], None, Err(throw(&error))),
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
            let result =
                driver::cancel(Rc::clone(&self.account), target, &self.options, self.abort.as_ref()).await;
            let result = match result {
                Ok(receipt) => Ok(receipt_to_js(&receipt)),
                Err(Failure { error, cause }) => Err(to_js(&error, cause)),
            };
            self.settle(&places, Some(order_id), result);
            self.report();
        }
    }

    /// Puts one order's result in its places.
    fn settle(&self, places: &[u32], order_id: Option<OrderId>, result: Result<JsValue, JsValue>) {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct CancelResult {
            ok: bool,
            #[serde(skip_serializing_if = "Option::is_none")]
            order_id: Option<String>,
            #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
            receipt: JsValue,
            #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
            error: JsValue,
        }
        let mut progress = self.progress.get();
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        *(if result.is_ok() { &mut progress.accepted } else { &mut progress.failed }) += count;
        self.progress.set(progress);
        let ok = result.is_ok();
        let (receipt, error) = match result {
            Ok(receipt) => (receipt, JsValue::UNDEFINED),
            Err(error) => (JsValue::UNDEFINED, error),
        };
        let order_id = order_id.map(|id| id.to_string());
        let result = object(&CancelResult { ok, order_id, receipt, error });
        for place in places {
            self.results.set(*place, result.clone());
        }
    }

    /// Tells the caller's `onProgress`.
    fn report(&self) {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct CancelProgress {
            done: u32,
            accepted: u32,
            failed: u32,
            total: u32,
            #[serde(skip_serializing_if = "Option::is_none")]
            next_call_in_ms: Option<f64>,
        }
        let Some(listener) = &self.options.on_progress else { return };
        let Progress { accepted, failed, .. } = self.progress.get();
        let now = now().elapsed;
        let free_at = self.account.session.borrow_mut().pacer.free_at(now);
        let progress = object(&CancelProgress {
            done: accepted + failed,
            accepted,
            failed,
            total: self.results.length(),
            next_call_in_ms: free_at.map(|at| to_millis(at.saturating_sub(now))),
        });
        tell(listener, &progress);
    }
}

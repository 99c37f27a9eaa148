//! `cancelOrders`: many cancels, a few at a time, one result each.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Array, Map};
use wasm_bindgen::prelude::*;

use super::client::ClientInner;
use super::clock::{now, to_millis};
use super::error::{Failure, error_fields};
use super::input::{items, notify};
use super::options::{CallOptions, order_id};
use super::records::{CancelProgress, accept, object};
use super::runtime;
use super::task::JsCall;
use crate::call::Receipt;
use crate::error::Error;
use crate::order::CancelOrder;
use crate::order::OrderId;

/// How many ids one call takes: at the broker's limit, a day's worth.
const MAX_ORDERS: usize = 100_000;

/// One call of `cancelOrders`. The results are in `call.js`, where they outlive a trap.
pub struct Bulk {
    client: Rc<ClientInner>,
    call: JsCall,
    options: CallOptions,
    /// Each order once, with the places of its results.
    orders: RefCell<Vec<(OrderId, Vec<u32>)>>,
    /// The first order that no worker has taken.
    next: Cell<usize>,
    progress: Cell<Progress>,
}

#[derive(Clone, Copy, Default)]
struct Progress {
    total: u32,
    accepted: u32,
    failed: u32,
}

impl Bulk {
    /// Takes the ids and options of a call, or says what is wrong with them.
    pub fn new(
        client: Rc<ClientInner>,
        call: JsCall,
        order_ids: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Failure> {
        let options = CallOptions::read_bulk(options, client.limits)?;
        let bulk = Self {
            client,
            call,
            options,
            orders: RefCell::default(),
            next: Cell::new(0),
            progress: Cell::default(),
        };
        let ids = items(order_ids, MAX_ORDERS);
        if let Some(wrong) = ids.as_string() {
            return Err(Error::config("orderIds", &wrong).into());
        }
        bulk.take_in(&ids.unchecked_into());
        Ok(bulk)
    }

    fn take_in(&self, ids: &Array) {
        self.call.asked(ids);
        self.progress.set(Progress { total: ids.length(), ..Progress::default() });
        let seen = Map::new();
        for place in 0..ids.length() {
            match order_id(&ids.get(place)) {
                Ok(id) => {
                    let key = id.digits().into();
                    let mut orders = self.orders.borrow_mut();
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
    }

    /// Cancels all of them.
    pub async fn run(self) {
        // Of ids that cannot be used, all is known already.
        if self.progress.get().failed > 0 {
            self.report();
        }
        let mut workers: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = Vec::new();
        for _ in 0..self.options.concurrency {
            workers.push(Box::pin(self.work()));
        }
        poll_fn(|context| {
            workers.retain_mut(|worker| worker.as_mut().poll(context).is_pending());
            if workers.is_empty() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    async fn work(&self) {
        loop {
            let index = self.next.replace(self.next.get() + 1);
            let Some((order_id, places)) =
                self.orders.borrow_mut().get_mut(index).map(|(id, places)| (*id, std::mem::take(places)))
            else {
                return;
            };
            let target = CancelOrder { order_id, is_attached: self.options.is_attached };
            let result = runtime::cancel(&self.client, &self.call, target, &self.options).await;
            self.settle(&places, Some(order_id), result);
            self.report();
        }
    }

    /// Puts one order's result in its places.
    fn settle(&self, places: &[u32], order_id: Option<OrderId>, result: Result<Receipt, Failure>) {
        let mut progress = self.progress.get();
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        *(if result.is_ok() { &mut progress.accepted } else { &mut progress.failed }) += count;
        self.progress.set(progress);
        match result {
            Ok(receipt) => accept(&self.call, places, &receipt),
            Err(failure) => {
                let order_id = order_id.map(OrderId::digits);
                self.call.fail(places, order_id.as_deref(), &error_fields(failure));
            }
        }
    }

    /// Tells the caller's `onProgress`.
    fn report(&self) {
        let Some(listener) = &self.options.on_progress else { return };
        let Progress { total, accepted, failed } = self.progress.get();
        let now = now().elapsed;
        let free_at = self.client.session.borrow_mut().limiter.next_available(now);
        let progress = CancelProgress {
            done: accepted + failed,
            accepted,
            failed,
            total,
            next_call_in_ms: free_at.map(|at| to_millis(at - now)),
        };
        notify(listener, &object(&progress));
    }
}

/// An index that was put into a JavaScript collection.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was an index")]
fn index(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|index| index as usize)
}

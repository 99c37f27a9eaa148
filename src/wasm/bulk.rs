//! `cancelOrders` and `cancelAll`: many cancels, a few at a time, one result each. The results are in
//! `call.js`, where they outlive a trap.

use std::future::poll_fn;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::client::ClientInner;
use super::clock::{now, to_millis};
use super::error::{Failure, error_fields};
use super::input::{collect, matches, notify};
use super::options::{CallOptions, order_id};
use super::records::{Record, accept, order};
use super::runtime::Fetch;
use super::task::JsCall;
use crate::error::Error;
use crate::flow::Receipt;
use crate::flow::all::{AllListener, CancelAllOptions, cancel_all};
use crate::flow::lookup::OrderFilter;
use crate::flow::many::{Listener, Many, Progress, distinct};
use crate::order::{Interface, OrderId, Seen};

/// How many ids one call takes: at the broker's limit, a day's worth.
const MAX_ORDERS: usize = 100_000;

/// The orders that `cancelOrders` was asked for.
pub struct Orders {
    named: Vec<(u32, OrderId)>,
    /// How many ids cannot be used.
    wrong: u32,
}

impl Orders {
    /// Takes the ids, or says what is wrong with them. Of one that cannot be used, `call` is told.
    pub fn read(call: &JsCall, order_ids: &JsValue) -> Result<Self, Failure> {
        let ids = collect(order_ids, MAX_ORDERS);
        if let Some(wrong) = ids.as_string() {
            return Err(Error::config("orderIds", &wrong).into());
        }
        let ids: Array = ids.unchecked_into();
        call.asked(&ids);
        let mut read = Self { named: Vec::new(), wrong: 0 };
        for place in 0..ids.length() {
            match order_id(&ids.get(place)) {
                Ok(id) => read.named.push((place, id)),
                Err(error) => {
                    read.wrong += 1;
                    call.fail(&[place], None, &error_fields(error.into()));
                }
            }
        }
        Ok(read)
    }

    /// Cancels all of them.
    pub async fn cancel(self, client: &ClientInner, call: &JsCall, options: &CallOptions) {
        let mut results = Results { client, call, options };
        let runtime_of = |order_id| Fetch::new(client, call, options, Some(order_id));
        let mut many = Many::new(&client.core, options.cancel, options.concurrency, &runtime_of);
        for (order_id, places) in distinct(&self.named) {
            many.add(order_id, places);
        }
        let Progress { total, done, failed, .. } = &mut many.progress;
        for count in [total, done, failed] {
            *count += self.wrong;
        }
        // Of ids that cannot be used, all is known already.
        if self.wrong > 0 {
            results.progressed(many.progress);
        }
        poll_fn(|context| many.poll(context, &mut results)).await;
    }
}

/// Cancels every open order that fits.
pub async fn cancel_every<'a>(
    client: &'a ClientInner,
    call: &'a JsCall,
    filter: &OrderFilter,
    options: &'a CallOptions,
    runtime: &Fetch<'a>,
) -> Result<(), Box<Error>> {
    let mut results = Results { client, call, options };
    let cancel = CancelAllOptions {
        cancel: options.cancel,
        concurrency: options.concurrency,
        max_rounds: options.max_rounds,
        dry_run: options.dry_run,
    };
    let wanted = |seen: &Seen| match &options.filter {
        Some(function) => matches(call, function, &order(&seen.order)).ok_or_else(|| {
            let failed = Error::config("where", "the function failed");
            // Others may have been cancelled by then.
            Box::new(Error { outcome: None, ..*failed })
        }),
        None => Ok(true),
    };
    let runtime_of = |order_id| Fetch::new(client, call, options, Some(order_id));
    let report =
        cancel_all(&client.core, filter, cancel, &wanted, runtime, &runtime_of, &mut results).await?;
    let open: Array = report.still_open.iter().map(|seen| order(&seen.order)).collect();
    call.report(&open, report.rounds, report.is_complete);
    Ok(())
}

/// Puts what becomes of the orders where the caller gets it.
struct Results<'a> {
    client: &'a ClientInner,
    call: &'a JsCall,
    options: &'a CallOptions,
}

impl Listener<Fetch<'_>> for Results<'_> {
    /// Tells the caller's `onProgress`.
    fn progressed(&mut self, progress: Progress) {
        let Some(listener) = &self.options.on_progress else { return };
        let Progress { total, done, accepted, closed, failed } = progress;
        let now = now().elapsed;
        // Nothing stays borrowed while the listener is told.
        let free_at = self.client.core.session.borrow().next_available(Interface::CancelOrder, now);
        let counts = [done, accepted, closed, failed, total];
        let mut progress = Record::default();
        for (name, count) in ["done", "accepted", "closed", "failed", "total"].into_iter().zip(counts) {
            progress.number(name, Some(count.into()));
        }
        progress.number("nextCallInMs", free_at.map(|at| to_millis(at - now)));
        notify(listener, &progress.into_object());
    }

    fn ended(
        &mut self,
        places: Vec<u32>,
        order_id: OrderId,
        result: Result<Receipt, Box<Error>>,
        runtime: &Fetch<'_>,
    ) {
        match result {
            Ok(receipt) => accept(self.call, &places, &receipt),
            Err(error) => {
                let fields = error_fields(runtime.failure(error));
                self.call.fail(&places, Some(&order_id.digits()), &fields);
            }
        }
    }
}

impl AllListener<Fetch<'_>> for Results<'_> {
    fn found(&mut self, order: &Seen) {
        self.call.found(&order.order.order_id.digits());
    }
}

//! The limiter that the account's callers share: `limiter.js` asks it.

use std::cell::RefCell;
use std::thread::LocalKey;

use slab::Slab;
use wasm_bindgen::prelude::*;

use super::clock::{from_millis, now, outside, to_millis};
use super::task::JsCall;
use super::wait::{Abort, Awaited, Completion, JsWait, Listener, Places, complete, millis_until};
use crate::driver::{Acquired, PermitRequest, SharedPermit};
use crate::limit::{End, Lane, RateLimit, Scope};
use crate::order::Interface;
use crate::time::Duration;

#[wasm_bindgen(module = "/src/wasm/limiter.js")]
extern "C" {
    #[wasm_bindgen(js_name = SharedLimiter)]
    type Shared;
    #[wasm_bindgen(static_method_of = Shared, js_class = "SharedLimiter", js_name = isOne)]
    fn is_one(value: &JsValue) -> bool;
    #[wasm_bindgen(constructor, js_class = "SharedLimiter")]
    fn new(
        limiter: &JsValue,
        account: &str,
        calls: usize,
        window_ms: f64,
        min_interval_ms: f64,
        is_of_account: bool,
    ) -> Shared;
    #[wasm_bindgen(method)]
    fn acquire(
        this: &Shared,
        id: usize,
        call: &JsCall,
        name: &str,
        priority: &str,
        ticket: Option<&str>,
        millis: f64,
        abort: Option<&Listener>,
    ) -> JsWait;
    #[wasm_bindgen(method)]
    fn release(this: &Shared, permit: usize, how: &str, retry_after_ms: Option<f64>);
    #[wasm_bindgen(method)]
    fn forget(this: &Shared, ticket: &str);
}

/// The caller's limiter, for one `Config`.
pub struct SharedLimiter {
    limiter: Shared,
    scope: Scope,
}

/// What it answered, and what it threw, or `undefined`.
pub struct Asked {
    pub acquired: Acquired,
    pub cause: JsValue,
}

thread_local! {
    static ASKED: Places<Asked> = const { RefCell::new(Slab::new()) };
}

impl Awaited for Asked {
    fn places() -> &'static LocalKey<Places<Self>> {
        &ASKED
    }
}

impl SharedLimiter {
    pub fn is_one(value: &JsValue) -> bool {
        outside(|| Shared::is_one(value))
    }

    pub fn new(limiter: &JsValue, account: &str, limit: RateLimit) -> Self {
        let RateLimit { calls, window, interval, scope } = limit;
        let of_account = scope == Scope::Account;
        let limiter =
            Shared::new(limiter, account, calls, to_millis(window), to_millis(interval), of_account);
        Self { limiter, scope }
    }

    pub fn acquire(
        &self,
        call: &JsCall,
        request: &PermitRequest,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Completion<Asked> {
        let name = match (self.scope, request.interface) {
            (Scope::Account, _) => "all",
            (_, Interface::CancelOrder) => "cancel-order",
            (_, Interface::OrderDetail) => "order-detail",
            (_, Interface::TodayOrders) => "today-orders",
            (_, Interface::HistoryOrders) => "history-orders",
        };
        let priority = match request.lane {
            Lane::Single => "single",
            Lane::SingleHedge | Lane::BulkHedge => "hedge",
            Lane::Bulk => "bulk",
            Lane::LookUp => "look-up",
        };
        let (ticket, millis) = (request.ticket.as_deref(), millis_until(until));
        let abort = abort.map(Abort::listener);
        Completion::begin(|id| {
            outside(|| self.limiter.acquire(id, call, name, priority, ticket, millis, abort))
        })
    }

    pub fn release(&self, permit: SharedPermit, end: End) {
        let (how, retry_after) = match end {
            End::Answered => ("answered", None),
            End::Refused { retry_after } => ("refused", retry_after),
            End::Uncertain => ("uncertain", None),
            End::NotSent => ("not-sent", None),
        };
        outside(|| self.limiter.release(permit.0, how, retry_after.map(to_millis)));
    }

    pub fn forget(&self, ticket: &str) {
        outside(|| self.limiter.forget(ticket));
    }
}

/// The limiter has answered: with a permit, or a time in which to ask again and a ticket. With neither
/// it is unavailable.
#[wasm_bindgen(skip_typescript)]
pub fn acquired(
    id: usize,
    permit: Option<usize>,
    wait_ms: Option<f64>,
    ticket: Option<String>,
    cause: JsValue,
) {
    let acquired = match (permit, wait_ms.zip(ticket)) {
        (Some(permit), _) => Acquired::Granted(SharedPermit(permit)),
        (_, Some((wait, ticket))) => Acquired::NotBefore { at: now().elapsed + from_millis(wait), ticket },
        _ => Acquired::Unavailable,
    };
    complete(id, Asked { acquired, cause });
}

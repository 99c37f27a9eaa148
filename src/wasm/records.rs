//! The plain objects that callers get; `types.d.ts` documents them. A field without a value is left
//! out.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::clock::to_millis;
use super::task::JsCall;
use crate::call::record::Known;
use crate::call::{Attempt, Call, Next, WaitReason};
use crate::error::Kind;
use crate::flow::{ConfirmedBy, Receipt};
use crate::order::status::TimeInForce;
use crate::order::{Interface, OrderId, OrderView};
use crate::time::Duration;

#[wasm_bindgen(module = "/src/wasm/orders.js")]
extern "C" {
    #[wasm_bindgen(js_name = order)]
    fn order_of(
        json: &str,
        order_id: &str,
        status: &str,
        executed_quantity: &str,
        quantity: &str,
        symbol: &str,
        side: &str,
        time_in_force: Option<&str>,
    ) -> JsValue;
}

/// A plain object for JavaScript.
pub fn object(record: &impl Serialize) -> JsValue {
    // The one way to fail is a map with odd keys, and these are structs.
    serde_wasm_bindgen::to_value(record).unwrap_or_default()
}

/// `Order` of `types.d.ts`.
pub fn order(order: &OrderView) -> JsValue {
    order_of(
        &order.json,
        &order.order_id.digits(),
        order.status.name(),
        &order.executed_quantity,
        &order.quantity,
        &order.symbol,
        &order.side,
        order.time_in_force.as_ref().map(TimeInForce::name),
    )
}

/// Tells a call of its receipt: `CancelReceipt` of `types.d.ts`. It crosses field by field, since
/// every cancel that succeeds makes one.
pub fn accept(call: &JsCall, places: &[u32], receipt: &Receipt) {
    let Receipt { order_id, attempts, trace_id, duration, confirmed_by, seen } = receipt;
    let (order, read_at) = match seen {
        Some(seen) => (order(&seen.order), Some(millis(seen.read_at_ms))),
        None => (JsValue::UNDEFINED, None),
    };
    call.accept(
        places,
        &order_id.digits(),
        *attempts,
        trace_id.as_deref(),
        to_millis(*duration),
        *confirmed_by == ConfirmedBy::Status,
        &order,
        read_at,
    );
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
pub fn millis(unix_ms: u64) -> f64 {
    unix_ms as f64
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelProgress {
    pub done: u32,
    pub accepted: u32,
    pub closed: u32,
    pub failed: u32,
    pub total: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_call_in_ms: Option<f64>,
}

/// What happens to a call, for `onSend`, `onAttempt` and `onWait`.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallEvent<'a> {
    call: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempt: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hedge: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_in_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_ms: Option<f64>,
}

impl<'a> CallEvent<'a> {
    fn of(call: &Call) -> Self {
        let operation = call.operation();
        let name = match operation.interface {
            Interface::CancelOrder => "cancel",
            Interface::OrderDetail => "detail",
            Interface::TodayOrders | Interface::HistoryOrders => "list",
        };
        Self { call: name, order_id: operation.order_id.map(OrderId::digits), ..Self::default() }
    }

    pub fn sent(is_hedge: bool, call: &Call) -> Self {
        Self {
            attempt: Some(call.attempts()),
            hedge: Some(is_hedge),
            known: Some(known(call)),
            ..Self::of(call)
        }
    }

    pub fn ended(attempt: &'a Attempt, call: &Call) -> Self {
        let (next, retry_in) = match attempt.next {
            Next::Receipt => ("receipt", None),
            Next::Retry(wait) => ("retry", Some(wait)),
            Next::Others => ("others", None),
            Next::Error => ("error", None),
        };
        Self {
            attempt: Some(attempt.number),
            hedge: Some(attempt.is_hedge),
            known: Some(known(call)),
            duration_ms: Some(to_millis(attempt.duration)),
            next: Some(next),
            kind: attempt.kind.map(Kind::name),
            http_status: attempt.http_status,
            code: attempt.code,
            trace_id: attempt.trace_id.as_deref(),
            retry_in_ms: retry_in.map(to_millis),
            ..Self::of(call)
        }
    }

    pub fn waits(wait: Option<Duration>, reason: WaitReason, call: &Call) -> Self {
        let reason = match reason {
            WaitReason::Limit => "limit",
            WaitReason::Retry => "retry",
            WaitReason::RetryAfter => "retry-after",
        };
        Self { reason: Some(reason), in_ms: wait.map(to_millis), ..Self::of(call) }
    }
}

fn known(call: &Call) -> &'static str {
    match call.known() {
        Known::NothingSent => "nothing-sent",
        Known::Refused => "refused",
        Known::Ambiguous => "ambiguous",
        Known::Accepted => "accepted",
    }
}

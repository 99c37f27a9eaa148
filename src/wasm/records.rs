//! The plain objects that callers get; `types.d.ts` documents them. A field without a value is left
//! out.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::clock::to_millis;
use super::task::JsCall;
use crate::call::{Attempt, Next, Receipt};
use crate::error::Kind;
use crate::order::OrderId;

/// A plain object for JavaScript.
pub fn object(record: &impl Serialize) -> JsValue {
    // The one way to fail is a map with odd keys, and these are structs.
    serde_wasm_bindgen::to_value(record).unwrap_or_default()
}

/// Tells a call of its receipt: `CancelReceipt` of `types.d.ts`. It crosses field by field, since
/// every cancel that succeeds makes one.
pub fn accept(call: &JsCall, places: &[u32], receipt: &Receipt) {
    let Receipt { order_id, attempts, trace_id, duration } = receipt;
    call.accept(places, &order_id.digits(), *attempts, trace_id.as_deref(), to_millis(*duration));
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelProgress {
    pub done: u32,
    pub accepted: u32,
    pub failed: u32,
    pub total: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_call_in_ms: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttemptEvent<'a> {
    order_id: String,
    attempt: u32,
    duration_ms: f64,
    next: &'static str,
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
}

impl<'a> AttemptEvent<'a> {
    pub fn new(order_id: OrderId, attempt: &'a Attempt) -> Self {
        let (next, retry_in) = match attempt.next {
            Next::Receipt => ("receipt", None),
            Next::Retry(wait) => ("retry", Some(wait)),
            Next::Error => ("error", None),
        };
        Self {
            order_id: order_id.digits(),
            attempt: attempt.number,
            duration_ms: to_millis(attempt.duration),
            next,
            kind: attempt.kind.map(Kind::name),
            http_status: attempt.http_status,
            code: attempt.code,
            trace_id: attempt.trace_id.as_deref(),
            retry_in_ms: retry_in.map(to_millis),
        }
    }
}

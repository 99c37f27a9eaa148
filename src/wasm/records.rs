//! The plain objects that callers get.

use wasm_bindgen::prelude::*;

use super::clock::to_millis;
use crate::cancellation::Receipt;

#[wasm_bindgen(module = "/src/wasm/records.js")]
extern "C" {
    #[wasm_bindgen(js_name = receipt)]
    fn new_receipt(order_id: &str, attempts: u32, trace_id: Option<&str>, duration_ms: f64) -> JsValue;

    pub fn result(ok: bool, order_id: Option<String>, receipt: &JsValue, error: &JsValue) -> JsValue;

    pub fn progress(
        done: u32,
        accepted: u32,
        failed: u32,
        total: u32,
        next_call_in_ms: Option<f64>,
    ) -> JsValue;

    #[wasm_bindgen(js_name = attemptEvent)]
    pub fn attempt_event(
        order_id: &str,
        attempt: u32,
        duration_ms: f64,
        next: &str,
        kind: Option<&str>,
        http_status: Option<u16>,
        code: Option<i32>,
        trace_id: Option<&str>,
        retry_in_ms: Option<f64>,
    ) -> JsValue;

    #[wasm_bindgen(js_name = longportError)]
    pub fn longport_error(
        message: &str,
        kind: &str,
        outcome: &str,
        order_id: Option<String>,
        code: Option<i32>,
        http_status: Option<u16>,
        trace_id: Option<&str>,
        attempts: u32,
        retry_after_ms: Option<f64>,
        cause: &JsValue,
    ) -> JsValue;
}

/// `CancelReceipt`.
pub fn receipt(receipt: &Receipt) -> JsValue {
    let order_id = receipt.order_id.digits();
    new_receipt(&order_id, receipt.attempts, receipt.trace_id.as_deref(), to_millis(receipt.duration))
}

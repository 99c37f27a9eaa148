//! `LongportError`: the core's error, as JavaScript sees it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::clock::to_millis;
use crate::error::{Error, Outcome};

#[wasm_bindgen(module = "/src/wasm/longport_error.js")]
extern "C" {
    /// The class, which is JavaScript since only JavaScript can extend `Error`.
    #[wasm_bindgen(reexport)]
    pub type LongportError;

    #[wasm_bindgen(constructor)]
    fn new(message: &str, facts: &JsValue) -> LongportError;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts<'a> {
    kind: &'static str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<&'a str>,
    attempts: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<f64>,
    #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
    cause: JsValue,
}

/// The error to throw or to reject with. `cause` is what JavaScript threw, or `undefined`.
pub fn to_js(error: &Error, cause: JsValue) -> JsValue {
    let facts = Facts {
        kind: error.kind.name(),
        outcome: error.outcome.name(),
        order_id: error.order_id.map(|id| id.to_string()),
        code: error.code,
        http_status: error.http_status,
        trace_id: error.trace_id.as_deref(),
        attempts: error.attempts,
        retry_after_ms: error.retry_after.map(to_millis),
        cause,
    };
    LongportError::new(&error.message, &object(&facts)).into()
}

/// As [`to_js`], for an error from before anything was sent.
pub fn throw(error: &Error) -> JsValue {
    debug_assert_eq!(error.outcome, Outcome::NotSent);
    to_js(error, JsValue::UNDEFINED)
}

/// A plain object for JavaScript.
pub fn object(value: &impl Serialize) -> JsValue {
    // The one way to fail is a map with odd keys, and these are structs.
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

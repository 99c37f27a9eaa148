//! `LongportError`: the core's error, as JavaScript sees it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::clock::to_millis;
use super::records::object;
use crate::error::Error;
use crate::order_id::OrderId;

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

/// Why there is no receipt.
pub struct Failure {
    pub error: Box<Error>,
    /// What JavaScript threw last, or `undefined`.
    pub cause: JsValue,
}

impl From<Box<Error>> for Failure {
    fn from(error: Box<Error>) -> Self {
        Self { error, cause: JsValue::UNDEFINED }
    }
}

impl From<Failure> for JsValue {
    /// The `LongportError` to throw or to reject with.
    fn from(Failure { error, cause }: Failure) -> Self {
        let facts = Facts {
            kind: error.kind.name(),
            outcome: error.outcome.name(),
            order_id: error.order_id.map(OrderId::digits),
            code: error.code,
            http_status: error.http_status,
            trace_id: error.trace_id.as_deref(),
            attempts: error.attempts,
            retry_after_ms: error.retry_after.map(to_millis),
            cause,
        };
        LongportError::new(&error.message, &object(&facts)).into()
    }
}

impl From<Box<Error>> for JsValue {
    fn from(error: Box<Error>) -> Self {
        Failure::from(error).into()
    }
}

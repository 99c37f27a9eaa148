//! What JavaScript is told of an error: a plain object, of which `call.js` makes a `LongportError`
//! where the caller's frames are on the stack.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::clock::to_millis;
use super::records::object;
use crate::error::Error;
use crate::order::OrderId;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorFields<'a> {
    message: &'a str,
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

/// The fields of the `LongportError`.
pub fn error_fields(Failure { error, cause }: Failure) -> JsValue {
    object(&ErrorFields {
        message: &error.message,
        kind: error.kind.name(),
        outcome: error.outcome.name(),
        order_id: error.order_id.map(OrderId::digits),
        code: error.code,
        http_status: error.http_status,
        trace_id: error.trace_id.as_deref(),
        attempts: error.attempts,
        retry_after_ms: error.retry_after.map(to_millis),
        cause,
    })
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        error_fields(failure)
    }
}

impl From<Box<Error>> for JsValue {
    fn from(error: Box<Error>) -> Self {
        error_fields(error.into())
    }
}

//! What JavaScript is told of an error: a plain object, of which `call.js` makes a `LongportError`
//! where the caller's frames are on the stack.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::clock::to_millis;
use super::records::{millis, object, order};
use crate::error::{Error, Outcome};
use crate::order::OrderId;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorFields<'a> {
    message: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
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
    #[serde(skip_serializing_if = "is_false")]
    accepted: bool,
    #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
    order: JsValue,
    #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
    read_at: JsValue,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_false(value: &bool) -> bool {
    !value
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
    let seen = error.seen.as_deref();
    object(&ErrorFields {
        message: &error.message,
        kind: error.kind.name(),
        outcome: error.outcome.map(Outcome::name),
        order_id: error.order_id.map(OrderId::digits),
        code: error.code,
        http_status: error.http_status,
        trace_id: error.trace_id.as_deref(),
        attempts: error.attempts,
        retry_after_ms: error.retry_after.map(to_millis),
        cause,
        accepted: error.is_accepted,
        order: seen.map_or(JsValue::UNDEFINED, |seen| order(&seen.order)),
        read_at: seen
            .map_or(JsValue::UNDEFINED, |seen| js_sys::Date::new(&millis(seen.read_at_ms).into()).into()),
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

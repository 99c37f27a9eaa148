//! `LongportError`: the core's error, as JavaScript sees it.

use wasm_bindgen::prelude::*;

use super::clock::to_millis;
use super::records::longport_error;
use crate::error::Error;
use crate::order_id::OrderId;

#[wasm_bindgen(module = "/src/wasm/longport_error.js")]
extern "C" {
    /// The class, which is JavaScript since only JavaScript can extend `Error`.
    #[wasm_bindgen(reexport)]
    pub type LongportError;
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
        to_js(&error, &cause)
    }
}

impl From<Box<Error>> for JsValue {
    fn from(error: Box<Error>) -> Self {
        Failure::from(error).into()
    }
}

fn to_js(error: &Error, cause: &JsValue) -> JsValue {
    longport_error(
        &error.message,
        error.kind.name(),
        error.outcome.name(),
        error.order_id.map(OrderId::digits),
        error.code,
        error.http_status,
        error.trace_id.as_deref(),
        error.attempts,
        error.retry_after.map(to_millis),
        cause,
    )
}

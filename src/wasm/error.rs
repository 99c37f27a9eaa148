//! What JavaScript is told of an error: a plain object, of which `call.js` makes a `LongportError`
//! where the caller's frames are on the stack.

use wasm_bindgen::JsValue;

use super::clock::to_millis;
use super::records::{Record, millis, order};
use crate::error::{Error, Outcome};
use crate::order::OrderId;

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
    let mut fields = Record::default();
    fields.text("message", Some(&error.message));
    fields.text("kind", Some(error.kind.name()));
    fields.text("outcome", error.outcome.map(Outcome::name));
    fields.any("orderId", error.order_id.map(OrderId::digits).into());
    fields.number("code", error.code.map(f64::from));
    fields.number("httpStatus", error.http_status.map(f64::from));
    fields.text("traceId", error.trace_id.as_deref());
    fields.number("attempts", Some(error.attempts.into()));
    fields.number("retryAfterMs", error.retry_after.map(to_millis));
    fields.any("cause", cause);
    if error.is_accepted {
        fields.flag("accepted", true);
    }
    if let Some(seen) = &error.seen {
        fields.any("order", order(&seen.order));
        fields.any("readAt", js_sys::Date::new(&millis(seen.read_at_ms).into()).into());
    }
    fields.into_object()
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

//! The plain objects that callers get; `types.d.ts` documents them. A field without a value is left
//! out.

use serde::{Serialize, Serializer};
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

/// A plain object for JavaScript in the making. All are of this one type, since the code that writes
/// a type of its own takes more bytes than what is written.
#[derive(Default)]
pub struct Record<'a>(Vec<(&'static str, Value<'a>)>);

enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Flag(bool),
    Any(JsValue),
}

impl<'a> Record<'a> {
    pub fn text(&mut self, name: &'static str, text: Option<&'a str>) {
        self.0.extend(text.map(|text| (name, Value::Text(text))));
    }

    pub fn number(&mut self, name: &'static str, number: Option<f64>) {
        self.0.extend(number.map(|number| (name, Value::Number(number))));
    }

    pub fn flag(&mut self, name: &'static str, flag: bool) {
        self.0.push((name, Value::Flag(flag)));
    }

    /// Any value but `undefined`.
    pub fn any(&mut self, name: &'static str, value: JsValue) {
        if !value.is_undefined() {
            self.0.push((name, Value::Any(value)));
        }
    }

    pub fn into_object(self) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        // The one way to fail is a key that is not a string.
        serializer.collect_map(self.0).unwrap_or_default()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Any(value) => serde_wasm_bindgen::preserve::serialize(value, serializer),
        }
    }
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

/// What happens to a call, for `onSend`, `onAttempt` and `onWait`.
fn event(call: &Call) -> Record<'_> {
    let operation = call.operation();
    let name = match operation.interface {
        Interface::CancelOrder => "cancel",
        Interface::OrderDetail => "detail",
        Interface::TodayOrders | Interface::HistoryOrders => "list",
    };
    let mut event = Record::default();
    event.text("call", Some(name));
    event.any("orderId", operation.order_id.map(OrderId::digits).into());
    event
}

pub fn sent(is_hedge: bool, call: &Call) -> JsValue {
    let mut event = event(call);
    event.number("attempt", Some(call.attempts().into()));
    event.flag("hedge", is_hedge);
    event.text("known", Some(known(call)));
    event.into_object()
}

pub fn ended(attempt: &Attempt, call: &Call) -> JsValue {
    let (next, retry_in) = match attempt.next {
        Next::Receipt => ("receipt", None),
        Next::Retry(wait) => ("retry", Some(wait)),
        Next::Others => ("others", None),
        Next::Error => ("error", None),
    };
    let mut event = event(call);
    event.number("attempt", Some(attempt.number.into()));
    event.flag("hedge", attempt.is_hedge);
    event.text("known", Some(known(call)));
    event.number("durationMs", Some(to_millis(attempt.duration)));
    event.text("next", Some(next));
    event.text("kind", attempt.kind.map(Kind::name));
    event.number("httpStatus", attempt.http_status.map(f64::from));
    event.number("code", attempt.code.map(f64::from));
    event.text("traceId", attempt.trace_id.as_deref());
    event.number("retryInMs", retry_in.map(to_millis));
    event.into_object()
}

pub fn waits(wait: Option<Duration>, reason: WaitReason, cause: JsValue, call: &Call) -> JsValue {
    let reason = match reason {
        WaitReason::Limit => "limit",
        WaitReason::Retry => "retry",
        WaitReason::RetryAfter => "retry-after",
        WaitReason::LimiterUnavailable => "limiter-unavailable",
    };
    let mut event = event(call);
    event.text("reason", Some(reason));
    event.number("inMs", wait.map(to_millis));
    event.any("cause", cause);
    event.into_object()
}

fn known(call: &Call) -> &'static str {
    match call.known() {
        Known::NothingSent => "nothing-sent",
        Known::Refused => "refused",
        Known::Ambiguous => "ambiguous",
        Known::Accepted => "accepted",
    }
}

//! What several tests start from.

#![allow(dead_code, reason = "each test uses some of it")]

use std::time::Duration;

use longport_cancel_order::cancellation::{Copies, Ending, Now, Session};
use longport_cancel_order::credentials::Credentials;
use longport_cancel_order::endpoint::Endpoint;
use longport_cancel_order::order_id::OrderId;
use longport_cancel_order::pacer::{Pacer, RateLimit};
use longport_cancel_order::request::{Target, Template};
use longport_cancel_order::response::{Body, Response};
use longport_cancel_order::timestamp::Timestamps;
use zeroize::Zeroizing;

/// An API key like any other.
pub fn api_key() -> Credentials {
    Credentials::api_key("key".into(), "secret", Zeroizing::new("access-token".into())).unwrap()
}

/// A configuration without options.
pub fn template(credentials: Credentials) -> Template {
    Template {
        endpoint: Endpoint::default(),
        credentials,
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    }
}

/// A fresh session.
pub fn session(credentials: Credentials, limit: Option<RateLimit>) -> Session {
    let pacer = Pacer::new(limit);
    Session { template: Some(template(credentials)), pacer, timestamps: Timestamps::default() }
}

/// An order that is not attached.
pub fn order(id: u64) -> Target {
    Target { order_id: OrderId::parse(&id.to_string()).unwrap(), is_attached: false }
}

/// Some time after a dawn at which both clocks agree.
pub fn at(elapsed: Duration) -> Now {
    Now { elapsed, unix_ms: 1_700_000_000_000 + u64::try_from(elapsed.as_millis()).unwrap() }
}

/// An answer with a body that came whole.
pub fn answer(status: u16, body: &str) -> Response {
    let body = Body::Whole(body.as_bytes().to_vec());
    Response { status, redirect: false, trace_id: None, retry_after: None, body }
}

/// The gateway's yes.
pub fn accepted() -> Response {
    answer(200, r#"{"code":0,"message":"success","data":{}}"#)
}

/// The end of a request that left once and was answered.
pub fn answered(response: &Response) -> Ending<'_> {
    Ending::Answered { response, copies: Copies::One }
}

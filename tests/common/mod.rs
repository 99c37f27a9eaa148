//! What several tests start from.

#![allow(dead_code, reason = "each test uses some of it")]

use longport_cancel_order::time::Duration;

use longport_cancel_order::call::{AttemptResult, AuthMode, Call, Copies, Input, Now, Session};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::RequestSigner;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{RateLimit, RateLimiter};
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::order::id::OrderId;
use zeroize::Zeroizing;

/// An API key like any other.
pub fn api_key() -> Credentials {
    Credentials::api_key("key".into(), "secret", Zeroizing::new("access-token".into())).unwrap()
}

/// A configuration without options.
pub fn request_signer(credentials: Credentials) -> RequestSigner {
    RequestSigner {
        endpoint: Endpoint::default(),
        credentials,
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    }
}

/// A fresh session.
pub fn session(credentials: Credentials, limit: Option<RateLimit>) -> Session {
    let limiter = RateLimiter::new(limit);
    let auth = match credentials {
        Credentials::ApiKey { .. } => AuthMode::ApiKey,
        Credentials::OAuth { .. } => AuthMode::RefreshableToken,
    };
    Session::new(Some(request_signer(credentials)), auth, limiter)
}

/// An order that is not attached.
pub fn order(id: u64) -> CancelOrder {
    CancelOrder { order_id: OrderId::parse(&id.to_string()).unwrap(), is_attached: false }
}

/// Some time after a dawn at which both clocks agree.
pub fn at(elapsed: Duration) -> Now {
    Now { elapsed, unix_ms: 1_700_000_000_000 + elapsed.as_millis() }
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
pub fn answered(response: &Response) -> AttemptResult {
    AttemptResult::Answered { response: response.clone(), copies: Copies::One }
}

/// That the first attempt in flight ended so.
pub fn end(call: &Call, result: AttemptResult, jitter: u32) -> Input {
    Input::Ended { attempt: call.in_flight().next().expect("an attempt in flight"), result, jitter }
}

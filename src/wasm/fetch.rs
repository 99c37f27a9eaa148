//! One request over the Fetch API. The steps are in `fetch.js`; what they must keep to is here.

use std::time::Duration;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::clock::from_millis;
use super::race::{Abort, Listener, Raced, millis_until};
use crate::request::{METHOD, SignedRequest};
use crate::response::{Body, MAX_BODY, Response};

#[wasm_bindgen(module = "/src/wasm/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = hasFetch)]
    pub fn has_fetch() -> bool;
    #[wasm_bindgen(js_name = knowsCache)]
    fn knows_cache() -> bool;
    fn exchange(
        own: Option<&Function>,
        init: &RequestInit,
        request: &str,
        keepalive: bool,
        max_body: usize,
        millis: f64,
        abort: Option<&Listener>,
    ) -> Promise;
    #[wasm_bindgen(js_name = neverLeft)]
    fn never_left(error: &JsValue) -> bool;
    /// `SignedRequest` of `types.d.ts`.
    #[wasm_bindgen(js_name = signedRequest)]
    pub fn signed_request(method: &str, request: &str) -> JsValue;
}

/// How one account reaches its gateway.
pub struct Wire {
    /// The caller's `fetch`; `None` for the runtime's.
    own: Option<Function>,
    /// What all requests have in common.
    init: RequestInit,
}

impl Wire {
    pub fn new(own: Option<Function>) -> Self {
        let init = RequestInit::new();
        init.set_method(METHOD);
        // An answer must come from the gateway itself, now, and to us alone.
        init.set_redirect(RequestRedirect::Manual);
        init.set_credentials(RequestCredentials::Omit);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        // Cloudflare Workers of a compatibility date before 2024-11-11 throw at `cache`, and have none.
        if knows_cache() {
            init.set_cache(RequestCache::NoStore);
        }
        Self { own, init }
    }

    /// Sends `request` and waits for the answer, but only until then, or until `abort` fires. An
    /// answer is for [`response`] to read.
    pub fn send(
        &self,
        request: &SignedRequest,
        keepalive: bool,
        until: Duration,
        abort: Option<&Abort>,
    ) -> impl Future<Output = Raced> + use<> {
        let promise = exchange(
            self.own.as_ref(),
            &self.init,
            request.text(),
            keepalive,
            MAX_BODY,
            millis_until(until),
            abort.map(Abort::listener),
        );
        Raced::of(promise)
    }

    /// Whether an error of `fetch` says that nothing was sent. A `fetch` of the caller's own may
    /// have sent the request more than once.
    pub fn never_left(&self, error: &JsValue) -> bool {
        self.own.is_none() && never_left(error)
    }
}

/// Reads the `[status, redirect, traceId, retryAfter, body]` of an answer.
pub fn response(answer: JsValue) -> Response {
    let answer: Array = answer.unchecked_into();
    let body = answer.get(4);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let status = answer.get(0).as_f64().unwrap_or_default() as u16;
    Response {
        status,
        redirect: answer.get(1).is_truthy(),
        trace_id: answer.get(2).as_string(),
        retry_after: answer.get(3).as_f64().map(from_millis),
        body: if body.is_undefined() {
            Body::Lost
        } else if body.is_null() {
            Body::TooLong
        } else {
            Body::Whole(body.unchecked_into::<Uint8Array>().to_vec())
        },
    }
}

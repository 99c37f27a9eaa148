//! One request over the Fetch API. The steps are in `fetch.js`; what they must keep to is here.

use std::time::Duration;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};
use zeroize::Zeroizing;

use super::wait::{Abort, Listener, Wait, millis_until};
use crate::request::{METHOD, SignedRequest, Template};
use crate::response::MAX_BODY;

#[wasm_bindgen(module = "/src/wasm/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = hasFetch)]
    pub fn has_fetch() -> bool;
    #[wasm_bindgen(js_name = knowsCache)]
    fn knows_cache() -> bool;
    #[wasm_bindgen(js_name = neverLeft)]
    fn never_left(error: &JsValue) -> bool;

    type Gateway;
    #[wasm_bindgen(constructor)]
    fn new(fetch: Option<&Function>, init: &RequestInit, shared: &str, own: &str) -> Gateway;
    #[wasm_bindgen(method)]
    fn wipe(this: &Gateway);
    #[wasm_bindgen(method)]
    fn signed(this: &Gateway, lines: &str) -> JsValue;
    #[wasm_bindgen(method)]
    fn send(
        this: &Gateway,
        id: usize,
        lines: &str,
        keepalive: bool,
        max_body: usize,
        millis: f64,
        abort: Option<&Listener>,
    );
}

/// How one account reaches its gateway.
pub struct Wire {
    gateway: Gateway,
    /// Whether `fetch` is the caller's own.
    is_own: bool,
}

impl Wire {
    /// Sends what `template` signs, by the caller's `own` fetch or by the runtime's.
    pub fn new(own: Option<&Function>, template: &Template) -> Self {
        let mut shared = vec![template.url(), "?"];
        for (name, value) in template.headers() {
            shared.extend(["\n", name, "\n", value]);
        }
        let shared = Zeroizing::new(shared.concat());
        let gateway = Gateway::new(own, &init(), &shared, &template.own_headers().join("\n"));
        Self { gateway, is_own: own.is_some() }
    }

    /// Forgets the access token.
    pub fn wipe(&self) {
        self.gateway.wipe();
    }

    /// Sends `request` and waits for the answer, but only until then, or until `abort` fires.
    pub fn send(
        &self,
        request: &SignedRequest,
        keepalive: bool,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Wait {
        let (millis, abort) = (millis_until(until), abort.map(Abort::listener));
        Wait::begin(|id| self.gateway.send(id, request.lines(), keepalive, MAX_BODY, millis, abort))
    }

    /// `SignedRequest` of `types.d.ts`.
    pub fn signed(&self, request: &SignedRequest) -> JsValue {
        self.gateway.signed(request.lines())
    }

    /// Whether an error of `fetch` says that nothing was sent. A `fetch` of the caller's own may
    /// have sent the request more than once.
    pub fn never_left(&self, error: &JsValue) -> bool {
        !self.is_own && never_left(error)
    }
}

/// What the Fetch API is told of each request.
fn init() -> RequestInit {
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
    init
}

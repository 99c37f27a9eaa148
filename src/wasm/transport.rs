//! One request over the Fetch API. The steps are in `fetch.js`; what they must keep to is here.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};
use zeroize::Zeroizing;

use super::task::JsCall;
use super::wait::{Abort, Listener, Wait, millis_until};
use crate::http::request::{RequestSigner, SignedRequest};
use crate::http::response::MAX_BODY;
use crate::order::OrderId;
use crate::time::Duration;

#[wasm_bindgen(module = "/src/wasm/transport.js")]
extern "C" {
    #[wasm_bindgen(js_name = hasFetch)]
    pub fn has_fetch() -> bool;
    #[wasm_bindgen(js_name = knowsCache)]
    fn knows_cache() -> bool;

    /// How one account reaches its gateway.
    pub type Transport;
    #[wasm_bindgen(constructor)]
    fn create(fetch: Option<&Function>, init: &RequestInit, shared: &str, own: &str) -> Transport;
    /// Forgets the access token.
    #[wasm_bindgen(method)]
    pub fn wipe(this: &Transport);
    #[wasm_bindgen(method, js_name = signed)]
    fn signed_lines(this: &Transport, method: &str, lines: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = send)]
    fn send_lines(
        this: &Transport,
        id: usize,
        call: &JsCall,
        order_id: &str,
        method: &str,
        lines: &str,
        keepalive: bool,
        max_body: usize,
        millis: f64,
        abort: Option<&Listener>,
    );
}

/// One request to send.
pub struct Departure<'a> {
    pub order_id: OrderId,
    pub request: &'a SignedRequest,
    pub keepalive: bool,
    /// When to give up waiting for the answer.
    pub until: Duration,
}

impl Transport {
    /// Sends what `template` signs, by the caller's `own` fetch or by the runtime's.
    pub fn new(own: Option<&Function>, signer: &RequestSigner) -> Self {
        let mut shared = vec![signer.base_url()];
        for (name, value) in signer.headers() {
            shared.extend(["\n", name, "\n", value]);
        }
        let shared = Zeroizing::new(shared.concat());
        Self::create(own, &init(), &shared, &signer.own_headers().join("\n"))
    }

    /// What sends nothing.
    pub fn wiped() -> Self {
        Self::create(None, &init(), "", "")
    }

    /// Sends a request and waits for the answer, but only so long, or until `abort` fires.
    pub fn send(&self, call: &JsCall, departure: &Departure<'_>, abort: Option<&Abort>) -> Wait {
        let Departure { order_id, request, keepalive, until } = *departure;
        let (millis, abort) = (millis_until(until), abort.map(Abort::listener));
        Wait::begin(|id| {
            let (method, lines) = (request.method(), request.lines());
            self.send_lines(id, call, &order_id.digits(), method, lines, keepalive, MAX_BODY, millis, abort);
        })
    }

    /// `SignedRequest` of `types.d.ts`.
    pub fn signed(&self, request: &SignedRequest) -> JsValue {
        self.signed_lines(request.method(), request.lines())
    }
}

/// What the Fetch API is told of each request.
fn init() -> RequestInit {
    let init = RequestInit::new();
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

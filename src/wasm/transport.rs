//! One request over the Fetch API. The steps are in `transport.js`; what they must keep to is here.

use std::cell::RefCell;
use std::thread::LocalKey;

use js_sys::{Array, Function, Uint8Array};
use slab::Slab;
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect};

use super::clock::{from_millis, outside};
use super::task::JsCall;
use super::wait::{Abort, Awaited, Completion, JsWait, Listener, Places, complete, millis_until};
use crate::call::{AttemptResult, Copies};
use crate::http::request::{REGION, RequestSigner, SignedRequest};
use crate::http::response::{Body, Response};
use crate::order::OrderId;
use crate::time::Duration;

#[wasm_bindgen(module = "/src/wasm/transport.js")]
extern "C" {
    #[wasm_bindgen(js_name = hasFetch)]
    pub fn has_fetch() -> bool;
    /// Copies the bytes of a body.
    #[wasm_bindgen(js_name = copyTo)]
    fn copy_to(bytes: &mut [u8], body: &Uint8Array);

    /// How one account reaches its gateway.
    #[derive(Clone)]
    pub type Transport;
    #[wasm_bindgen(constructor)]
    fn create(
        fetch: Option<&Function>,
        init: &RequestInit,
        url: &str,
        region_header: &str,
        keep_warm_ms: u32,
    ) -> Transport;
    /// A header of each request; without a value, each has one of its own.
    #[wasm_bindgen(method)]
    fn header(this: &Transport, name: &str, value: Option<&str>);
    /// Forgets the access token, and keeps no connection ready any more.
    #[wasm_bindgen(method)]
    pub fn wipe(this: &Transport);
    #[wasm_bindgen(method, js_name = signed)]
    fn signed_by(
        this: &Transport,
        method: &str,
        target: &str,
        timestamp: &str,
        proof: &str,
        region: Option<&str>,
    ) -> JsValue;
    #[wasm_bindgen(method, js_name = send)]
    fn send_by(
        this: &Transport,
        id: usize,
        call: &JsCall,
        order_id: Option<&str>,
        method: &str,
        target: &str,
        timestamp: &str,
        proof: &str,
        region: Option<&str>,
        headers: &Array,
        keepalive: bool,
        max_body: usize,
        millis: f64,
        abort: Option<&Listener>,
    ) -> JsWait;
}

/// One request to send.
pub struct Departure<'a> {
    /// Of a cancel.
    pub order_id: Option<OrderId>,
    pub request: &'a SignedRequest,
    pub keepalive: bool,
    /// Further headers.
    pub headers: &'a [(String, String)],
    /// How much of the body is read.
    pub max_body: usize,
    /// When to give up waiting for the answer.
    pub until: Duration,
}

/// How a request ended, and what JavaScript threw at it, or `undefined`.
pub struct Sent {
    pub result: AttemptResult,
    pub cause: JsValue,
}

thread_local! {
    static SENT: Places<Sent> = const { RefCell::new(Slab::new()) };
}

impl Awaited for Sent {
    fn places() -> &'static LocalKey<Places<Self>> {
        &SENT
    }
}

impl Transport {
    /// Sends what `signer` signs, by the caller's `own` fetch or by the runtime's, and has a connection
    /// lie ready for so long after the last request.
    pub fn new(own: Option<&Function>, signer: &RequestSigner, keep_warm_ms: u32) -> Self {
        let transport = Self::create(own, &init(), signer.base_url(), REGION, keep_warm_ms);
        for name in signer.own_headers() {
            transport.header(name, None);
        }
        for (name, value) in signer.headers() {
            transport.header(name, Some(value));
        }
        transport
    }

    /// What sends nothing.
    pub fn wiped() -> Self {
        Self::create(None, &init(), "", REGION, 0)
    }

    /// Sends a request and waits for the answer, but only so long, or until `abort` fires.
    pub fn send(&self, call: &JsCall, departure: &Departure<'_>, abort: Option<&Abort>) -> Completion<Sent> {
        let Departure { order_id, request, keepalive, headers, max_body, until } = *departure;
        let headers: Array =
            headers.iter().flat_map(|(name, value)| [name, value]).map(JsValue::from).collect();
        let (millis, abort) = (millis_until(until), abort.map(Abort::listener));
        Completion::begin(|id| {
            outside(|| {
                self.send_by(
                    id,
                    call,
                    order_id.map(OrderId::digits).as_deref(),
                    request.method(),
                    request.target(),
                    request.timestamp(),
                    request.proof(),
                    request.region(),
                    &headers,
                    keepalive,
                    max_body,
                    millis,
                    abort,
                )
            })
        })
    }

    /// `SignedRequest` of `types.d.ts`.
    pub fn signed(&self, request: &SignedRequest) -> JsValue {
        let (method, target) = (request.method(), request.target());
        self.signed_by(method, target, request.timestamp(), request.proof(), request.region())
    }
}

/// A request was answered. `length` is that of `body`, if all of it came; if not, `why` says what it
/// broke off with, or cannot be read for; without a word it is too long.
#[wasm_bindgen(skip_typescript)]
#[expect(clippy::too_many_arguments, reason = "each crosses by itself")]
pub fn answered(
    id: usize,
    status: f64,
    redirect: bool,
    is_one_copy: bool,
    trace_id: Option<String>,
    retry_after_ms: Option<f64>,
    body: &Uint8Array,
    length: Option<u32>,
    why: Option<String>,
    is_broken_off: bool,
    cause: JsValue,
) {
    let body = match (length, why) {
        (Some(length), _) => {
            let mut bytes = vec![0; length as usize];
            copy_to(&mut bytes, body);
            Body::Whole(bytes)
        }
        (None, None) => Body::TooLong,
        (None, Some(why)) if is_broken_off => Body::Lost(why),
        (None, Some(why)) => Body::Unreadable(why),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let status = status as u16;
    let retry_after = retry_after_ms.map(from_millis);
    let response = Response { status, redirect, trace_id, retry_after, body };
    let copies = if is_one_copy { Copies::One } else { Copies::Unknown };
    complete(id, Sent { result: AttemptResult::Answered { response, copies }, cause });
}

/// A request failed; `is_sent` unless it is proven that it never left.
#[wasm_bindgen(skip_typescript)]
pub fn failed(id: usize, is_sent: bool, why: String, cause: JsValue) {
    let result = if is_sent { AttemptResult::Lost { why } } else { AttemptResult::NotSent { why } };
    complete(id, Sent { result, cause });
}

/// A request was given up, since its time was up or the caller aborted it.
#[wasm_bindgen(js_name = gaveUp, skip_typescript)]
pub fn gave_up(id: usize, is_aborted: bool) {
    let result = if is_aborted { AttemptResult::Aborted } else { AttemptResult::TimedOut };
    complete(id, Sent { result, cause: JsValue::UNDEFINED });
}

/// What the Fetch API is told of each request.
fn init() -> RequestInit {
    let init = RequestInit::new();
    // An answer must come from the gateway itself, now, and to us alone.
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init
}

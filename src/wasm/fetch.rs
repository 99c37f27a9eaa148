//! One request over the Fetch API, with a bounded body.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

use super::object::{adopt, bytes};
use crate::request::{METHOD, SignedRequest};
use crate::response::{Body, MAX_BODY, Response};

/// Why there is no response.
pub struct Failure {
    /// Whether the runtime says that there never was a connection.
    pub never_left: bool,
    /// What it threw.
    pub cause: JsValue,
}

/// The runtime's own `fetch`, looked up at each use so that a page may replace it.
pub fn global_fetch() -> Result<Function, JsValue> {
    let fetch = Reflect::get(&js_sys::global(), &"fetch".into())?;
    fetch.dyn_into()
}

/// Sends `request`. Dropping the future before its end aborts the request.
pub async fn send(
    own: Option<&Function>,
    request: SignedRequest,
    keepalive: bool,
) -> Result<Response, Failure> {
    let flight = Flight::new().map_err(|cause| Failure { never_left: true, cause })?;
    let may_have_left = |cause| Failure { never_left: false, cause };
    let fetch = match own {
        Some(fetch) => fetch.clone(),
        None => global_fetch().map_err(|cause| Failure { never_left: true, cause })?,
    };
    let promise = call(&fetch, &request, keepalive, &flight).map_err(may_have_left)?;
    // Its token is wiped now rather than when the answer is there.
    drop(request);
    match JsFuture::from(promise).await {
        Ok(response) => {
            let response = take_in(response.unchecked_into(), &flight).await;
            response.map_err(may_have_left)
        }
        // A `fetch` of the caller's own may have sent the request more than once.
        Err(cause) => Err(Failure { never_left: own.is_none() && never_left(&cause), cause }),
    }
}

fn call(
    fetch: &Function,
    request: &SignedRequest,
    keepalive: bool,
    flight: &Flight,
) -> Result<Promise, JsValue> {
    let init = RequestInit::new();
    init.set_method(METHOD);
    init.set_headers(&headers(request));
    init.set_signal(Some(&flight.controller.signal()));
    // An answer must come from the gateway itself, now, and to us alone.
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::Omit);
    if knows_cache() {
        init.set_cache(RequestCache::NoStore);
    }
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    if keepalive {
        Reflect::set(&init, &"keepalive".into(), &true.into())?;
    }
    let promise = fetch.call2(&JsValue::UNDEFINED, &request.url.as_str().into(), &init)?;
    Ok(adopt(&promise))
}

/// Cloudflare Workers of a compatibility date before 2024-11-11 throw at `cache`, and have none.
fn knows_cache() -> bool {
    let field = |object: JsValue, name: &str| Reflect::get(&object, &name.into()).unwrap_or_default();
    let request = field(field(js_sys::global().into(), "Request"), "prototype");
    Reflect::has(&request, &"cache".into()).unwrap_or(false)
}

/// The headers as a plain object.
pub fn headers(request: &SignedRequest) -> Object {
    let headers = Object::new();
    for (name, value) in &request.headers {
        // Setting a string on an object of our own cannot fail.
        let _ = Reflect::set(&headers, &name.into(), &value.into());
    }
    headers
}

/// A request under way, aborted when it is dropped before its end.
struct Flight {
    controller: AbortController,
    landed: std::cell::Cell<bool>,
}

impl Flight {
    fn new() -> Result<Self, JsValue> {
        Ok(Self { controller: AbortController::new()?, landed: false.into() })
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if !self.landed.get() {
            self.controller.abort();
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// A `Response`, of whichever realm, library or test double: each access may fail.
    type AnyResponse;
    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &AnyResponse) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = type)]
    fn response_type(this: &AnyResponse) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &AnyResponse) -> Result<AnyHeaders, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn body(this: &AnyResponse) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &AnyResponse) -> Result<JsValue, JsValue>;

    type AnyHeaders;
    #[wasm_bindgen(method, catch)]
    fn get(this: &AnyHeaders, name: &str) -> Result<JsValue, JsValue>;

    type AnyStream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn reader(this: &AnyStream) -> Result<AnyReader, JsValue>;

    type AnyReader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &AnyReader) -> Result<JsValue, JsValue>;

    type AnyChunk;
    #[wasm_bindgen(method, getter, catch)]
    fn done(this: &AnyChunk) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn value(this: &AnyChunk) -> Result<JsValue, JsValue>;
}

async fn take_in(response: AnyResponse, flight: &Flight) -> Result<Response, JsValue> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let status = response.status()?.as_f64().unwrap_or_default() as u16;
    let redirect = response.response_type().is_ok_and(|kind| kind == "opaqueredirect");
    let header = |name| response.headers().ok()?.get(name).ok()?.as_string();
    let (trace_id, retry_after) = (header("x-trace-id"), header("retry-after"));
    let body = if redirect { Body::Lost } else { read_body(&response).await.unwrap_or(Body::Lost) };
    // What was read to its end needs no abort; of an endless body the rest must not come.
    flight.landed.set(matches!(body, Body::Whole(_)));
    Ok(Response { status, redirect, trace_id, retry_after, body })
}

async fn read_body(response: &AnyResponse) -> Result<Body, JsValue> {
    let stream = response.body()?;
    if stream.is_null() {
        return Ok(Body::Whole(Vec::new()));
    }
    let Ok(reader) = stream.unchecked_into::<AnyStream>().reader() else {
        return read_at_once(response).await;
    };
    let mut body = Vec::new();
    loop {
        let chunk: AnyChunk = JsFuture::from(adopt(&reader.read()?)).await?.unchecked_into();
        if chunk.done()?.is_truthy() {
            return Ok(Body::Whole(body));
        }
        let Some(chunk) = bytes(&chunk.value()?) else { return Ok(Body::Lost) };
        body.extend(chunk);
        if body.len() > MAX_BODY {
            return Ok(Body::TooLong);
        }
    }
}

/// For a `fetch` of the caller's own whose responses have no web stream.
async fn read_at_once(response: &AnyResponse) -> Result<Body, JsValue> {
    let buffer = JsFuture::from(adopt(&response.array_buffer()?)).await?;
    Ok(match bytes(&buffer) {
        None => Body::Lost,
        Some(body) if body.len() > MAX_BODY => Body::TooLong,
        Some(body) => Body::Whole(body),
    })
}

/// Whether the runtime says that no connection was made, so that nothing was sent. Browsers never
/// say; what they leave open stays open.
fn never_left(error: &JsValue) -> bool {
    let field = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let cause = field(error, "cause");
    [error, &cause].into_iter().filter(|value| value.is_object()).any(|value| {
        let text = |name| field(value, name).as_string().unwrap_or_default();
        // Node.js: the system call that failed, made before anything can be sent.
        matches!(text("syscall").as_str(), "connect" | "getaddrinfo")
            || matches!(text("code").as_str(), "ECONNREFUSED" | "ENOTFOUND" | "UND_ERR_CONNECT_TIMEOUT")
            // Bun.
            || matches!(text("code").as_str(), "ConnectionRefused" | "FailedToOpenSocket")
            // Deno.
            || text("message").contains("client error (Connect)")
    })
}

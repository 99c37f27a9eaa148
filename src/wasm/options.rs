//! What callers may pass: an order id, `ConfigOptions`, `CancelOptions`.

use std::time::Duration;

use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::prelude::*;

use super::fetch::global_fetch;
use super::object::{Fields, plain_object};
use super::race::{Abort, Signal};
use crate::cancellation::Limits;
use crate::endpoint::{self, Endpoint};
use crate::error::Error;
use crate::order_id::{self, OrderId};
use crate::pacer::RateLimit;
use crate::request::extra_header;

/// The longest wait that timers can measure: 24 days.
const MAX_MILLIS: u32 = i32::MAX as u32;
const DAY: u32 = 86_400_000;

/// An order id: a string of digits, or a `bigint`.
pub fn order_id(value: &JsValue) -> Result<OrderId, Error> {
    if let Some(text) = value.as_string() {
        return OrderId::parse(&text);
    }
    if value.is_bigint() {
        let text = js_sys::BigInt::unchecked_from_js_ref(value).to_string(10);
        return OrderId::parse(&text.map(String::from).unwrap_or_default());
    }
    if value.as_f64().is_some() {
        return Err(order_id::invalid(
            "is a number, which has lost digits above 9007199254740991; pass the id as a string",
        ));
    }
    Err(order_id::invalid("must be a string of digits"))
}

/// `ConfigOptions`, checked.
pub struct ConfigOptions {
    pub endpoint: Endpoint,
    pub language: &'static str,
    pub paper_trading: bool,
    pub headers: Vec<(String, String)>,
    pub fetch: Option<Function>,
    pub limits: Limits,
    pub rate_limit: Option<RateLimit>,
    pub on_attempt: Option<Function>,
}

/// The options that environment variables give where the caller does not.
#[derive(Default)]
pub struct Defaults {
    pub http_url: Option<String>,
    pub language: Option<String>,
    pub region: Option<String>,
    pub paper_trading: Option<bool>,
}

const CONFIG: &[&str] = &[
    "httpUrl",
    "region",
    "language",
    "enablePapertrading",
    "headers",
    "fetch",
    "timeoutMs",
    "attemptTimeoutMs",
    "maxRetries",
    "rateLimit",
    "onAttempt",
];

impl ConfigOptions {
    pub fn read(value: &JsValue, defaults: Defaults) -> Result<Self, Error> {
        let given = Given(Fields::read("options", value, CONFIG)?);
        let http_url = given.option(Fields::string, "httpUrl")?.or(defaults.http_url);
        let region = given.option(Fields::string, "region")?.or(defaults.region);
        let language = given.option(Fields::string, "language")?.or(defaults.language);
        let paper_trading = given.option(Fields::boolean, "enablePapertrading")?.or(defaults.paper_trading);
        Ok(Self {
            endpoint: endpoint(http_url.as_deref(), region.as_deref())?,
            language: language_tag(language.as_deref())?,
            paper_trading: paper_trading.unwrap_or(false),
            headers: given.option(Fields::get, "headers")?.map_or(Ok(Vec::new()), |value| headers(&value))?,
            fetch: fetch(given.option(Fields::function, "fetch")?)?,
            limits: given.limits(Limits::default())?,
            rate_limit: given
                .option(Fields::get, "rateLimit")?
                .map_or(Ok(Some(RateLimit::default())), |value| rate_limit(&value))?,
            on_attempt: given.option(Fields::function, "onAttempt")?,
        })
    }
}

fn endpoint(http_url: Option<&str>, region: Option<&str>) -> Result<Endpoint, Error> {
    let default = match region {
        None => endpoint::DEFAULT,
        Some("cn") => endpoint::CHINA,
        Some(_) => return Err(Error::config("region", "must be 'cn', or left out")),
    };
    Endpoint::parse(http_url.unwrap_or(default))
}

/// The caller's own `fetch`. Without one, the runtime must have one.
fn fetch(own: Option<Function>) -> Result<Option<Function>, Error> {
    if own.is_none() && global_fetch().is_err() {
        return Err(Error::config("fetch", "is missing from this runtime; pass one of your own"));
    }
    Ok(own)
}

fn language_tag(language: Option<&str>) -> Result<&'static str, Error> {
    let Some(language) = language else { return Ok("en") };
    let known = ["en", "zh-CN", "zh-HK"].into_iter().find(|known| *known == language);
    known.ok_or_else(|| Error::config("language", "must be 'en', 'zh-CN' or 'zh-HK'"))
}

fn headers(value: &JsValue) -> Result<Vec<(String, String)>, Error> {
    let error = || Error::config("headers", "must be an object of strings");
    let (object, names) = plain_object(value).ok_or_else(error)?;
    let mut headers = Vec::new();
    for name in names.iter().filter_map(|name| name.as_string()) {
        let value = Reflect::get(&object, &name.as_str().into()).map_err(|_| error())?;
        headers.push(extra_header(&name, &value.as_string().ok_or_else(error)?)?);
    }
    Ok(headers)
}

fn rate_limit(value: &JsValue) -> Result<Option<RateLimit>, Error> {
    if value.as_bool() == Some(false) {
        return Ok(None);
    }
    let Ok(Some(fields)) = Fields::read("rateLimit", value, &["calls", "windowMs", "minIntervalMs"]) else {
        return Err(Error::config("rateLimit", "must be false or { calls, windowMs, minIntervalMs }"));
    };
    let default = RateLimit::default();
    let named = |error: Error| Error::config("rateLimit", &error.message);
    let calls = fields.whole("calls", 1, 1_000_000).map_err(named)?;
    let window = fields.whole("windowMs", 1, DAY).map_err(named)?;
    let interval = fields.whole("minIntervalMs", 0, DAY).map_err(named)?;
    Ok(Some(RateLimit {
        calls: calls.map_or(default.calls, |calls| calls as usize),
        window: window.map_or(default.window, millis),
        interval: interval.map_or(default.interval, millis),
    }))
}

/// What holds for one call.
pub struct CallOptions {
    pub is_attached: bool,
    signal: Option<Signal>,
    pub limits: Limits,
    pub keepalive: bool,
    /// Of `cancelOrders`.
    pub concurrency: u32,
    /// Of `cancelOrders`.
    pub on_progress: Option<Function>,
}

const CALL: &[&str] = &["isAttached", "signal", "timeoutMs", "attemptTimeoutMs", "maxRetries", "keepalive"];
const BULK: &[&str] = &[
    "isAttached",
    "signal",
    "timeoutMs",
    "attemptTimeoutMs",
    "maxRetries",
    "keepalive",
    "concurrency",
    "onProgress",
];

impl CallOptions {
    /// The options of one cancel: `true` or `false` says only whether the order is attached.
    pub fn read(value: &JsValue, defaults: Limits) -> Result<Self, Error> {
        match value.as_bool() {
            Some(is_attached) => {
                Ok(Self { is_attached, ..Self::read_fields(&JsValue::UNDEFINED, CALL, defaults)? })
            }
            None => Self::read_fields(value, CALL, defaults),
        }
    }

    /// Listens to the caller's signal, from now on.
    pub fn abort(&self) -> Option<Abort> {
        self.signal.clone().map(Abort::listen)
    }

    /// The options of `cancelOrders`.
    pub fn read_bulk(value: &JsValue, defaults: Limits) -> Result<Self, Error> {
        Self::read_fields(value, BULK, defaults)
    }

    fn read_fields(value: &JsValue, known: &[&str], defaults: Limits) -> Result<Self, Error> {
        let given = Given(Fields::read("options", value, known)?);
        Ok(Self {
            is_attached: given.option(Fields::boolean, "isAttached")?.unwrap_or(false),
            signal: match given.option(Fields::get, "signal")? {
                Some(value) if !value.is_null() => Some(
                    Signal::read(value).ok_or_else(|| Error::config("signal", "must be an AbortSignal"))?,
                ),
                _ => None,
            },
            limits: given.limits(defaults)?,
            keepalive: given.option(Fields::boolean, "keepalive")?.unwrap_or(false),
            concurrency: given.whole("concurrency", 1, 100)?.unwrap_or(8),
            on_progress: given.option(Fields::function, "onProgress")?,
        })
    }
}

/// Options, if any were given.
struct Given(Option<Fields>);

impl Given {
    fn option<T>(
        &self,
        read: impl FnOnce(&Fields, &str) -> Result<Option<T>, Error>,
        field: &str,
    ) -> Result<Option<T>, Error> {
        self.0.as_ref().map_or(Ok(None), |fields| read(fields, field))
    }

    fn whole(&self, field: &str, least: u32, most: u32) -> Result<Option<u32>, Error> {
        self.option(|fields, field| fields.whole(field, least, most), field)
    }

    fn limits(&self, defaults: Limits) -> Result<Limits, Error> {
        let attempt_timeout = self.whole("attemptTimeoutMs", 1, MAX_MILLIS)?;
        Ok(Limits {
            timeout: self.whole("timeoutMs", 1, MAX_MILLIS)?.map_or(defaults.timeout, millis),
            attempt_timeout: attempt_timeout.map_or(defaults.attempt_timeout, millis),
            max_retries: self.whole("maxRetries", 0, 100)?.unwrap_or(defaults.max_retries),
        })
    }
}

fn millis(millis: u32) -> Duration {
    Duration::from_millis(millis.into())
}

/// `value` as a JavaScript string, without conversion.
pub fn string(field: &str, value: &JsValue) -> Result<String, Error> {
    match value.dyn_ref::<JsString>() {
        Some(text) => Ok(text.into()),
        None => Err(Error::config(field, "must be a string")),
    }
}

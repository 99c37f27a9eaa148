//! What callers may pass: an order id, `ConfigOptions`, `CancelOptions`.

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::clock::now;
use super::input::{Fields, digits, entries, has_plain_host, kind_of};
use super::limiter::SharedLimiter;
use super::transport::has_fetch;
use super::wait::Abort;
use crate::call::Limits;
use crate::error::{Error, Kind};
use crate::flow::lookup::OrderFilter;
use crate::flow::{CancelOptions, Until};
use crate::http::endpoint::{Brand, Endpoint, last_part};
use crate::http::request::extra_header;
use crate::limit::{Lane, RateLimit, Scope};
use crate::order::OrderId;
use crate::time::Duration;

/// The longest wait that timers can measure: 24 days.
const MAX_MILLIS: u32 = i32::MAX as u32;
const DAY: u32 = 86_400_000;

/// An order id: a string of digits, or a `bigint`.
pub fn order_id(value: &JsValue) -> Result<OrderId, Box<Error>> {
    if let Some(digits) = digits(value) {
        return OrderId::parse(&digits).map_err(|invalid| invalid_order_id(invalid.why()));
    }
    let why = if value.as_f64().is_some() {
        "is a number, which has lost digits above 9007199254740991; pass the id as a string"
    } else {
        &kind_of(value)
    };
    Err(invalid_order_id(why))
}

#[expect(clippy::unnecessary_box_returns, reason = "as all errors are passed on")]
fn invalid_order_id(why: &str) -> Box<Error> {
    Error::not_sent(Kind::InvalidOrderId, ["orderId: ", why].concat())
}

/// `ConfigOptions`, checked.
pub struct ConfigOptions {
    pub endpoint: Endpoint,
    pub language: &'static str,
    pub paper_trading: bool,
    pub headers: Vec<(String, String)>,
    pub fetch: Option<Function>,
    pub defaults: CallDefaults,
    pub rate_limit: Option<RateLimit>,
    /// How many calls of a window are the `Config`'s own while `limiter` does not answer.
    pub share: usize,
    /// The limiter that the account's callers share.
    pub limiter: Option<JsValue>,
    pub account_id: Option<String>,
    pub keep_warm_ms: u32,
    pub listeners: Listeners,
}

/// What holds for a call that says nothing else.
#[derive(Clone, Copy)]
pub struct CallDefaults {
    pub limits: Limits,
    pub settle_timeout: Duration,
}

impl Default for CallDefaults {
    fn default() -> Self {
        let CancelOptions { limits, settle_timeout, .. } = CancelOptions::default();
        Self { limits, settle_timeout }
    }
}

/// The caller's functions that hear of what happens.
#[derive(Default)]
pub struct Listeners {
    pub send: Option<Function>,
    pub attempt: Option<Function>,
    pub wait: Option<Function>,
}

/// The options that environment variables give where the caller does not: the name of the variable,
/// and what it holds.
#[derive(Default)]
pub struct Defaults {
    pub brand: Brand,
    pub http_url: Option<(String, String)>,
    pub language: Option<(String, String)>,
    pub region: Option<(String, String)>,
    pub paper_trading: Option<bool>,
}

/// What to call an option in an error, and its value.
fn named(name: &str, given: Option<String>, default: Option<(String, String)>) -> Option<(String, String)> {
    given.map(|value| (name.to_owned(), value)).or(default)
}

const CONFIG: &str = "httpUrl region language enablePapertrading headers fetch timeoutMs \
    attemptTimeoutMs settleTimeoutMs maxRetries hedge rateLimit rateLimiter accountId keepWarm onSend onAttempt onWait";

impl ConfigOptions {
    pub fn read(value: &JsValue, defaults: Defaults) -> Result<Self, Box<Error>> {
        let mut given = Fields::read("options", value, CONFIG);
        let http_url = named("httpUrl", given.address("httpUrl"), defaults.http_url);
        let region = named("region", given.string("region"), defaults.region);
        let language = named("language", given.string("language"), defaults.language);
        let rate_limit = given.check(rate_limit(given.get("rateLimit").as_ref())).unwrap_or_default();
        let paper_trading = given.boolean("enablePapertrading").or(defaults.paper_trading);
        let options = Self {
            endpoint: given
                .check(endpoint(defaults.brand, http_url.as_ref(), region.as_ref()))
                .unwrap_or_default(),
            language: given.check(language_tag(language)).unwrap_or_default(),
            paper_trading: paper_trading.unwrap_or_default(),
            headers: given.check(headers(given.get("headers").as_ref())).unwrap_or_default(),
            fetch: own_fetch(&mut given),
            defaults: call_defaults(&mut given, CallDefaults::default()),
            rate_limit: rate_limit.map(|(limit, _)| limit),
            share: rate_limit.map_or(1, |(_, share)| share),
            limiter: shared_limiter(&mut given, rate_limit.is_some()),
            account_id: given.string("accountId"),
            keep_warm_ms: given.whole("keepWarm", 0, 600_000).unwrap_or_default(),
            listeners: Listeners {
                send: given.function("onSend"),
                attempt: given.function("onAttempt"),
                wait: given.function("onWait"),
            },
        };
        given.finish(options)
    }
}

fn endpoint(
    brand: Brand,
    http_url: Option<&(String, String)>,
    region: Option<&(String, String)>,
) -> Result<Endpoint, Box<Error>> {
    let in_china = match region {
        None => false,
        Some((_, region)) if region == "cn" => true,
        Some((name, _)) => return Err(Error::config(name, "must be 'cn', or left out")),
    };
    match http_url {
        Some((name, url)) => {
            let endpoint = Endpoint::parse(name, url)?;
            if has_plain_host(url) {
                Ok(endpoint)
            } else {
                Err(Error::config(name, "has a host that this runtime cannot read, or reads otherwise"))
            }
        }
        None => Ok(Endpoint::of(brand, in_china)),
    }
}

fn language_tag(language: Option<(String, String)>) -> Result<&'static str, Box<Error>> {
    let Some((name, language)) = language else { return Ok("en") };
    let known = ["en", "zh-CN", "zh-HK"].into_iter().find(|known| *known == language);
    known.ok_or_else(|| Error::config(&name, "must be 'en', 'zh-CN' or 'zh-HK'"))
}

fn headers(value: Option<&JsValue>) -> Result<Vec<(String, String)>, Box<Error>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let lines = entries(value).ok_or_else(|| {
        let why = "must be an object of strings, a Headers, a Map or a list of [name, value]";
        Error::config("headers", why)
    })?;
    let text = |place| lines.get(place).as_string().unwrap_or_default();
    let places = (0..lines.length()).step_by(2);
    places.map(|place| extra_header(&text(place), &text(place + 1))).collect()
}

/// The caller's own `fetch`. Without one, the runtime must have one.
fn own_fetch(given: &mut Fields) -> Option<Function> {
    let own = given.function("fetch");
    if own.is_none() && !has_fetch() {
        given.check::<()>(Err(Error::config("fetch", "is missing from this runtime; pass one of your own")));
    }
    own
}

/// The limit, and how many calls of it are the `Config`'s own where the account's callers share a
/// limiter that does not answer.
fn rate_limit(value: Option<&JsValue>) -> Result<Option<(RateLimit, usize)>, Box<Error>> {
    let default = RateLimit::default();
    let Some(value) = value else { return Ok(Some((default, default.calls / 2))) };
    if value.as_bool() == Some(false) {
        return Ok(None);
    }
    let wrong = |why: &str| Err(Error::config("rateLimit", why));
    if !value.is_object() {
        return wrong("must be false or { calls, windowMs, minIntervalMs, scope, share }");
    }
    let mut fields = Fields::read("it", value, "calls windowMs minIntervalMs scope share");
    let limit = RateLimit {
        calls: fields.whole("calls", 1, 1_000_000).map_or(default.calls, |calls| calls as usize),
        window: fields.whole("windowMs", 1, DAY).map_or(default.window, millis),
        interval: fields.whole("minIntervalMs", 0, DAY).map_or(default.interval, millis),
        scope: fields
            .choice("scope", [("interface", Scope::Interface), ("account", Scope::Account)])
            .unwrap_or(default.scope),
    };
    let share = fields.share("share").unwrap_or(0.5);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a part of at most a million"
    )]
    let share = (limit.calls as f64 * share) as usize;
    fields.finish(Some((limit, share))).or_else(|error| wrong(&error.message))
}

/// The limiter that the account's callers share.
fn shared_limiter(given: &mut Fields, is_limited: bool) -> Option<JsValue> {
    let limiter = given.get("rateLimiter")?;
    let wrong = if !is_limited {
        "has no limit to keep; leave out `rateLimit: false`"
    } else if SharedLimiter::is_one(&limiter) {
        return Some(limiter);
    } else {
        "must have a method `acquire`, as redisRateLimiter(client) and tabsRateLimiter() have"
    };
    given.check(Err(Error::config("rateLimiter", wrong)))
}

/// What holds for one call.
pub struct CallOptions {
    /// Listens from when the options are read.
    pub abort: Option<Abort>,
    pub cancel: CancelOptions,
    pub keepalive: bool,
    /// Further headers of each request.
    pub headers: Vec<(String, String)>,
    /// How many cancels are under way at once.
    pub concurrency: usize,
    pub on_progress: Option<Function>,
    pub filter: Option<Function>,
    pub dry_run: bool,
    pub max_rounds: u32,
}

/// What a context is asked for; `methods.js` has the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    CancelOrder,
    SignCancelOrder,
    OrderDetail,
    CancelOrders,
    CancelAll,
    OpenOrders,
}

impl Method {
    /// The method of this number.
    pub fn of(number: usize) -> Self {
        let in_order = [
            Self::CancelOrder,
            Self::SignCancelOrder,
            Self::OrderDetail,
            Self::CancelOrders,
            Self::CancelAll,
        ];
        in_order.get(number).copied().unwrap_or(Self::OpenOrders)
    }

    /// The options that it takes.
    fn options(self) -> &'static str {
        match self {
            Self::CancelOrder | Self::SignCancelOrder => {
                "isAttached signal timeoutMs attemptTimeoutMs settleTimeoutMs maxRetries hedge until \
                keepalive headers"
            }
            Self::CancelOrders => {
                "isAttached signal timeoutMs attemptTimeoutMs settleTimeoutMs maxRetries hedge until \
                keepalive headers concurrency onProgress totalTimeoutMs"
            }
            Self::CancelAll => {
                "signal timeoutMs attemptTimeoutMs settleTimeoutMs maxRetries hedge keepalive headers \
                concurrency onProgress totalTimeoutMs where dryRun maxRounds"
            }
            Self::OrderDetail => "isAttached signal timeoutMs",
            Self::OpenOrders => "signal timeoutMs",
        }
    }

    /// Whether it is about one order.
    pub fn is_of_one(self) -> bool {
        matches!(self, Self::CancelOrder | Self::SignCancelOrder | Self::OrderDetail)
    }
}

impl CallOptions {
    /// The options of a method. Of one for one order, `true` or `false` says only whether the order is
    /// attached.
    pub fn read(value: &JsValue, method: Method, defaults: CallDefaults) -> Result<Self, Box<Error>> {
        let is_attached = value.as_bool().filter(|_| method.is_of_one());
        let value = if is_attached.is_some() { &JsValue::UNDEFINED } else { value };
        let mut given = Fields::read("options", value, method.options());
        let CallDefaults { mut limits, settle_timeout } = call_defaults(&mut given, defaults);
        if matches!(method, Method::CancelOrders | Method::CancelAll) {
            limits.lane = Lane::Bulk;
        }
        let total = given.whole("totalTimeoutMs", 1, MAX_MILLIS);
        limits.ends_by = total.map(|total| now().elapsed + millis(total));
        let headers = given.check(headers(given.get("headers").as_ref())).unwrap_or_default();
        let until = [("accepted", Until::Accepted), ("closed", Until::Closed)];
        let options = Self {
            abort: abort(&mut given),
            cancel: CancelOptions {
                limits,
                until: given.choice("until", until).unwrap_or_default(),
                settle_timeout,
                is_attached: given.boolean("isAttached").or(is_attached).unwrap_or_default(),
                is_alone: !headers.is_empty(),
            },
            keepalive: given.boolean("keepalive").unwrap_or_default(),
            headers,
            concurrency: given.whole("concurrency", 1, 100).unwrap_or(CONCURRENCY) as usize,
            on_progress: given.function("onProgress"),
            filter: given.function("where"),
            dry_run: given.boolean("dryRun").unwrap_or_default(),
            max_rounds: given.whole("maxRounds", 1, 100).unwrap_or(5),
        };
        given.finish(options)
    }
}

/// How many cancels of a bulk are under way at once: a distant gateway answers each late.
const CONCURRENCY: u32 = 32;

/// The filter of `openOrders` and `cancelAll`. A key without a value is an error: what a program
/// failed to fill in must not mean all.
pub fn order_filter(value: &JsValue) -> Result<OrderFilter, Box<Error>> {
    let mut given = Fields::read_filled("filter", value, "symbol side market");
    let filter = OrderFilter {
        symbol: given.string("symbol"),
        side: given.choice("side", [("Buy", "Buy"), ("Sell", "Sell")]).map(str::to_owned),
        market: given.choice("market", [("US", "US"), ("HK", "HK")]).map(str::to_owned),
    };
    let is_symbol = |symbol: &String| {
        let is_plain = symbol.bytes().all(|byte| byte.is_ascii_graphic()) && symbol.len() <= 32;
        let market = last_part(symbol, '.');
        is_plain && !market.is_empty() && symbol.len() > market.len() + 1
    };
    if !filter.symbol.as_ref().is_none_or(is_symbol) {
        given.check::<()>(Err(Error::config("symbol", "must be like 700.HK or AAPL.US")));
    }
    given.finish(filter)
}

fn abort(given: &mut Fields) -> Option<Abort> {
    let signal = given.get("signal").filter(|signal| !signal.is_null())?;
    given.check(Abort::to(&signal).ok_or_else(|| Error::config("signal", "must be an AbortSignal")))
}

fn call_defaults(given: &mut Fields, defaults: CallDefaults) -> CallDefaults {
    let CallDefaults { limits, settle_timeout } = defaults;
    CallDefaults {
        limits: Limits {
            timeout: given.whole("timeoutMs", 1, MAX_MILLIS).map_or(limits.timeout, millis),
            attempt_timeout: given
                .whole("attemptTimeoutMs", 1, MAX_MILLIS)
                .map_or(limits.attempt_timeout, millis),
            max_retries: given.whole("maxRetries", 0, 100).unwrap_or(limits.max_retries),
            hedge: given.boolean("hedge").unwrap_or(limits.hedge),
            ..limits
        },
        settle_timeout: given.whole("settleTimeoutMs", 0, MAX_MILLIS).map_or(settle_timeout, millis),
    }
}

fn millis(millis: u32) -> Duration {
    Duration::from_millis(millis.into())
}

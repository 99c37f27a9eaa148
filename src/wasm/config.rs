//! `Config`: credentials and options, and what all calls made from them share.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::error::throw;
use super::options::{ConfigOptions, Defaults, string};
use super::token::TokenSource;
use super::turn::Sleepers;
use crate::cancellation::{Access, Limits, Session};
use crate::credentials::Credentials;
use crate::error::Error;
use crate::pacer::Pacer;
use crate::request::Template;
use crate::timestamp::Timestamps;

/// What the calls made from one `Config` share.
pub struct Account {
    pub session: RefCell<Session>,
    /// Where OAuth access tokens come from; `None` with an API key.
    pub tokens: RefCell<Option<Rc<TokenSource>>>,
    pub access: Access,
    pub fetch: Option<Function>,
    pub on_attempt: Option<Function>,
    pub limits: Limits,
    pub sleepers: Sleepers,
}

impl Account {
    fn new(credentials: Credentials, tokens: Option<TokenSource>, options: ConfigOptions) -> Rc<Self> {
        let template = Template {
            endpoint: options.endpoint,
            credentials,
            language: options.language,
            paper_trading: options.paper_trading,
            headers: options.headers,
        };
        let session = Session {
            template: Some(template),
            pacer: Pacer::new(options.rate_limit),
            timestamps: Timestamps::default(),
        };
        Rc::new(Self {
            session: session.into(),
            access: tokens.as_ref().map_or(Access::ApiKey, TokenSource::access),
            tokens: RefCell::new(tokens.map(Rc::new)),
            fetch: options.fetch,
            on_attempt: options.on_attempt,
            limits: options.limits,
            sleepers: Sleepers::default(),
        })
    }

    /// Lets the cancel that is next in the queue ask again.
    pub fn wake_next(&self) {
        let next = self.session.borrow().pacer.head();
        if let Some(ticket) = next {
            self.sleepers.wake(ticket);
        }
    }

    fn wipe(&self) {
        self.session.borrow_mut().template = None;
        self.tokens.replace(None);
        self.wake_next();
    }
}

/// Credentials and options for the broker's gateway.
///
/// Everything made from one `Config` shares the account's rate limit. The secret is copied into
/// WebAssembly memory, from where no property, `JSON.stringify`, `util.inspect` or error shows
/// it, and `free()` wipes it.
///
/// ```js
/// const config = Config.fromApikey(appKey, appSecret, accessToken);
/// await new TradeContext(config).cancelOrder('709043056541253632');
/// ```
#[wasm_bindgen]
pub struct Config {
    account: Rc<Account>,
}

impl Drop for Config {
    fn drop(&mut self) {
        self.account.wipe();
    }
}

#[wasm_bindgen]
impl Config {
    /// A configuration that signs each request with an API key.
    ///
    /// A web page must not carry an app secret of yours: see "Keeping the secret" in the README.
    ///
    /// @throws {LongportError} `InvalidConfig`, whose message names the field and the way to mend it.
    #[wasm_bindgen(js_name = fromApikey)]
    pub fn from_apikey(
        #[wasm_bindgen(js_name = appKey, unchecked_param_type = "string", param_description = "from the broker's developer centre")]
        app_key: &JsValue,
        #[wasm_bindgen(js_name = appSecret, unchecked_param_type = "string", param_description = "signs the requests and is never sent")]
        app_secret: &JsValue,
        #[wasm_bindgen(js_name = accessToken, unchecked_param_type = "string", param_description = "sent as it is in `Authorization`")]
        access_token: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ConfigOptions")] options: &JsValue,
    ) -> Result<Config, JsValue> {
        let config = || {
            let app_key = string("appKey", app_key)?;
            let app_secret = Zeroizing::new(string("appSecret", app_secret)?);
            let access_token = Zeroizing::new(string("accessToken", access_token)?);
            let credentials = Credentials::api_key(app_key, &app_secret, access_token)?;
            let options = ConfigOptions::read(options, Defaults::default())?;
            Ok(Self { account: Account::new(credentials, None, options) })
        };
        config().map_err(|error| throw(&error))
    }

    /// As `fromApikey`, with what the environment holds: `LONGPORT_APP_KEY`,
    /// `LONGPORT_APP_SECRET`, `LONGPORT_ACCESS_TOKEN`, and if set `LONGPORT_HTTP_URL`,
    /// `LONGPORT_LANGUAGE`, `LONGPORT_REGION`, `LONGPORT_PAPERTRADING` (`true` or `false`). Each
    /// falls back to the same name with `LONGBRIDGE_`. `options` win over the environment.
    ///
    /// @throws {LongportError} `InvalidConfig`, whose message names the variable.
    #[wasm_bindgen(js_name = fromApikeyEnv)]
    pub fn from_apikey_env(
        #[wasm_bindgen(unchecked_optional_param_type = "ConfigOptions")] options: &JsValue,
    ) -> Result<Config, JsValue> {
        let config = || {
            let app_key = required_variable("APP_KEY")?;
            let app_secret = Zeroizing::new(required_variable("APP_SECRET")?);
            let access_token = Zeroizing::new(required_variable("ACCESS_TOKEN")?);
            let credentials = Credentials::api_key(app_key, &app_secret, access_token)?;
            let options = ConfigOptions::read(options, defaults_from_env()?)?;
            Ok(Self { account: Account::new(credentials, None, options) })
        };
        config().map_err(|error| throw(&error))
    }

    /// The older SDK's name for `fromApikeyEnv`.
    #[wasm_bindgen(js_name = fromEnv)]
    pub fn from_env(
        #[wasm_bindgen(unchecked_optional_param_type = "ConfigOptions")] options: &JsValue,
    ) -> Result<Config, JsValue> {
        Self::from_apikey_env(options)
    }

    /// A configuration that sends an OAuth access token and no signature.
    ///
    /// @throws {LongportError} `InvalidConfig`, whose message names the field and the way to mend it.
    #[wasm_bindgen(js_name = fromOAuth)]
    pub fn from_oauth(
        #[wasm_bindgen(js_name = clientId, unchecked_param_type = "string", param_description = "the OAuth client's id")]
        client_id: &JsValue,
        #[wasm_bindgen(js_name = accessToken, unchecked_param_type = "string | AccessTokenProvider", param_description = "the token, or a function that gets one and is asked again when it has expired")]
        access_token: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ConfigOptions")] options: &JsValue,
    ) -> Result<Config, JsValue> {
        let config = || {
            let credentials = Credentials::oauth(string("clientId", client_id)?)?;
            let tokens = TokenSource::read(access_token)?;
            let options = ConfigOptions::read(options, Defaults::default())?;
            Ok(Self { account: Account::new(credentials, Some(tokens), options) })
        };
        config().map_err(|error| throw(&error))
    }

    #[doc(hidden)]
    #[wasm_bindgen(js_name = __account, skip_typescript)]
    pub fn handle(&self) -> AccountHandle {
        AccountHandle(Rc::clone(&self.account))
    }
}

/// How a `Config` passes its account on inside the module. It never reaches the user.
#[wasm_bindgen(skip_typescript)]
pub struct AccountHandle(Rc<Account>);

#[wasm_bindgen]
extern "C" {
    type MaybeConfig;
    #[wasm_bindgen(method, catch, js_name = __account)]
    fn account(this: &MaybeConfig) -> Result<JsValue, JsValue>;
}

/// The account of what should be a `Config`. A freed one, or anything else, is an error.
pub fn account_of(config: &JsValue) -> Result<Rc<Account>, Error> {
    let error = || Error::config("config", "must be a Config that has not been freed");
    if !config.is_object() {
        return Err(error());
    }
    let handle = config.unchecked_ref::<MaybeConfig>().account().map_err(|_| error())?;
    match AccountHandle::try_from_js_value(handle) {
        Ok(handle) => Ok(handle.0),
        Err(_) => Err(error()),
    }
}

fn defaults_from_env() -> Result<Defaults, Error> {
    let paper_trading = match variable("PAPERTRADING").as_deref() {
        None => None,
        Some("true") => Some(true),
        Some("false") => Some(false),
        Some(_) => return Err(Error::config("LONGPORT_PAPERTRADING", "must be true or false")),
    };
    Ok(Defaults {
        http_url: variable("HTTP_URL"),
        language: variable("LANGUAGE"),
        region: variable("REGION"),
        paper_trading,
    })
}

fn required_variable(name: &str) -> Result<String, Error> {
    variable(name).ok_or_else(|| {
        let why = format!("is not set in the environment, and neither is LONGBRIDGE_{name}");
        Error::config(&format!("LONGPORT_{name}"), &why)
    })
}

/// An environment variable, by the older or the newer brand; an empty one counts as not set.
fn variable(name: &str) -> Option<String> {
    ["LONGPORT_", "LONGBRIDGE_"].into_iter().find_map(|brand| {
        let value = Reflect::get(&environment()?, &format!("{brand}{name}").into()).ok()?.as_string()?;
        Some(value).filter(|value| !value.is_empty())
    })
}

/// `process.env`, which Node.js, Deno and Bun have.
fn environment() -> Option<JsValue> {
    let process = Reflect::get(&js_sys::global(), &"process".into()).ok()?;
    Reflect::get(&process, &"env".into()).ok().filter(JsValue::is_object)
}

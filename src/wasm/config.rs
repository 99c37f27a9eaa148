//! `Config`: credentials and options, and what all calls made from them share.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::fetch::Wire;
use super::input::{string, variable};
use super::options::{ConfigOptions, Defaults};
use super::token::TokenSource;
use super::wait::Sleepers;
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
    pub wire: Wire,
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
        let wire = Wire::new(options.fetch.as_ref(), &template);
        let session = Session {
            template: Some(template),
            pacer: Pacer::new(options.rate_limit),
            timestamps: Timestamps::default(),
        };
        Rc::new(Self {
            session: session.into(),
            access: tokens.as_ref().map_or(Access::ApiKey, TokenSource::access),
            tokens: RefCell::new(tokens.map(Rc::new)),
            wire,
            on_attempt: options.on_attempt,
            limits: options.limits,
            sleepers: Sleepers::new(),
        })
    }

    /// Lets the cancel that is next in the queue ask again.
    pub fn wake_next(&self) {
        let next = self.session.borrow().pacer.head();
        if let Some(ticket) = next {
            self.sleepers.wake(ticket.number());
        }
    }

    fn wipe(&self) {
        self.session.borrow_mut().template = None;
        self.tokens.replace(None);
        self.wire.wipe();
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

impl Config {
    fn api_key(
        [app_key, app_secret, access_token]: [&JsValue; 3],
        options: &JsValue,
        defaults: Defaults,
    ) -> Result<Self, Box<Error>> {
        let app_key = string("appKey", app_key)?;
        let app_secret = Zeroizing::new(string("appSecret", app_secret)?);
        let access_token = Zeroizing::new(string("accessToken", access_token)?);
        let credentials = Credentials::api_key(app_key, &app_secret, access_token)?;
        Ok(Self::new(credentials, None, ConfigOptions::read(options, defaults)?))
    }

    fn new(credentials: Credentials, tokens: Option<TokenSource>, options: ConfigOptions) -> Self {
        Self { account: Account::new(credentials, tokens, options) }
    }
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
        Ok(Self::api_key([app_key, app_secret, access_token], options, Defaults::default())?)
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
        let app_key = &required_variable("APP_KEY")?;
        let app_secret = &required_variable("APP_SECRET")?;
        let access_token = &required_variable("ACCESS_TOKEN")?;
        Ok(Self::api_key([app_key, app_secret, access_token], options, defaults_from_env()?)?)
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
        let credentials = Credentials::oauth(string("clientId", client_id)?)?;
        let tokens = TokenSource::read(access_token)?;
        Ok(Self::new(credentials, Some(tokens), ConfigOptions::read(options, Defaults::default())?))
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
pub fn account_of(config: &JsValue) -> Result<Rc<Account>, Box<Error>> {
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

fn defaults_from_env() -> Result<Defaults, Box<Error>> {
    let text = |name| variable(name).as_string();
    let paper_trading = match text("PAPERTRADING").as_deref() {
        None => None,
        Some("true") => Some(true),
        Some("false") => Some(false),
        Some(_) => return Err(Error::config("LONGPORT_PAPERTRADING", "must be true or false")),
    };
    let (http_url, language, region) = (text("HTTP_URL"), text("LANGUAGE"), text("REGION"));
    Ok(Defaults { http_url, language, region, paper_trading })
}

fn required_variable(name: &str) -> Result<JsValue, Box<Error>> {
    let value = variable(name);
    if value.is_undefined() {
        let why = "is not set in the environment, and neither is LONGBRIDGE_";
        return Err(Error::config(&["LONGPORT_", name].concat(), &[why, name].concat()));
    }
    Ok(value)
}

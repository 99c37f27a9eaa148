//! The OAuth access token: a fixed one, or the caller's function that gets one.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::clock::outside;
use super::error::Failure;
use super::input::{expiry_of, is_edge_worker, request_token, text};
use super::task::JsCall;
use super::wait::{Abort, in_time};
use crate::call::{AuthMode, Now};
use crate::driver::{Token, TokenError};
use crate::error::{Error, Kind};
use crate::http::credentials::bearer_token;
use crate::time::Duration;

/// Where access tokens come from.
pub enum TokenSource {
    /// The one token there is.
    Fixed(Token),
    /// The caller's function.
    Provider(Rc<Provider>),
}

/// Why there is no token, and what the caller's function threw, if it did.
pub struct NoToken {
    pub why: TokenError,
    pub cause: JsValue,
}

impl From<TokenError> for NoToken {
    fn from(why: TokenError) -> Self {
        Self { why, cause: JsValue::UNDEFINED }
    }
}

impl NoToken {
    /// What to tell a caller who asked for nothing else.
    pub fn into_failure(self) -> Failure {
        let error = match self.why {
            TokenError::Failed(error) => error,
            TokenError::TimedOut | TokenError::Aborted => {
                let why = "accessToken: the function has not returned in time";
                Error::not_sent(Kind::Timeout, why)
            }
        };
        Failure { error, cause: self.cause }
    }
}

impl TokenSource {
    /// Takes the caller's string or function.
    pub fn read(value: &JsValue) -> Result<Self, Box<Error>> {
        if let Some(function) = value.dyn_ref::<Function>() {
            return Ok(Self::Provider(Rc::new(Provider::new(function.clone()))));
        }
        match text(value).map(Zeroizing::new) {
            Some(token) => Ok(Self::Fixed(bearer_token(&token)?)),
            None => Err(Error::config("accessToken", "must be a string or a function")),
        }
    }

    /// How a cancel is authorized by it.
    pub fn access(&self) -> AuthMode {
        match self {
            Self::Fixed(_) => AuthMode::Token,
            Self::Provider(_) => AuthMode::RefreshableToken,
        }
    }

    /// A token, or the function that is asked for one; another than `refused`, which has expired.
    pub fn get(&self, refused: Option<&str>, now: Now) -> Result<Token, TokenRequest> {
        match self {
            Self::Fixed(token) => Ok(token.clone()),
            Self::Provider(provider) => provider.get(refused, now),
        }
    }
}

/// The caller's function. What it returns is kept until it is refused, or until the time at which
/// it says that it expires. However many calls need a new one meanwhile, it is asked once.
pub struct Provider {
    function: Function,
    kept: RefCell<Option<Kept>>,
    under_way: RefCell<Option<InFlight>>,
}

struct Kept {
    token: Token,
    /// In milliseconds since 1970; `None` where the token does not say.
    expiry: Option<f64>,
}

impl Kept {
    fn new(token: Token) -> Self {
        Self { expiry: expiry_of(&token), token }
    }

    fn has_expired(&self, now: Now) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
        let now = now.unix_ms as f64;
        self.expiry.is_some_and(|expiry| expiry <= now)
    }
}

#[derive(Clone)]
struct InFlight {
    promise: Promise,
    refresh: bool,
}

impl Provider {
    fn new(function: Function) -> Self {
        Self { function, kept: RefCell::default(), under_way: RefCell::default() }
    }

    fn get(self: &Rc<Self>, refused: Option<&str>, now: Now) -> Result<Token, TokenRequest> {
        let mut refresh = refused.is_some();
        if let Some(kept) = &*self.kept.borrow() {
            if kept.has_expired(now) {
                refresh = true;
            } else if refused != Some(kept.token.as_str()) {
                return Ok(kept.token.clone());
            }
        }
        Err(TokenRequest { provider: Rc::clone(self), promise: self.request(refresh) })
    }

    /// Asks the function, or joins those who wait for its answer to the same question.
    fn request(&self, refresh: bool) -> Promise {
        // An edge worker forbids one request to wait for what another one does.
        let shared = self.under_way.borrow().clone().filter(|_| !is_edge_worker());
        if let Some(shared) = shared.filter(|shared| shared.refresh || !refresh) {
            return shared.promise;
        }
        let promise = outside(|| request_token(&self.function, refresh));
        self.under_way.replace(Some(InFlight { promise: promise.clone(), refresh }));
        promise
    }

    /// Ends the sharing of an answer, also of one that was given up, so that a function that hung
    /// once is asked again.
    fn forget(&self, promise: &Promise) {
        self.under_way.borrow_mut().take_if(|under_way| Object::is(&under_way.promise, promise));
    }
}

/// A function that was asked for a token.
pub struct TokenRequest {
    provider: Rc<Provider>,
    promise: Promise,
}

impl TokenRequest {
    /// Waits for what it returns.
    pub async fn wait(self, call: &JsCall, until: Duration, abort: Option<&Abort>) -> Result<Token, NoToken> {
        let settled = in_time(call, &self.promise, until, abort).await;
        self.provider.forget(&self.promise);
        let Some(settled) = settled else {
            let is_aborted = abort.is_some_and(Abort::fired);
            return Err(if is_aborted { TokenError::Aborted } else { TokenError::TimedOut }.into());
        };
        let token = token(settled)?;
        self.provider.kept.replace(Some(Kept::new(token.clone())));
        Ok(token)
    }
}

fn token(settled: Result<JsValue, JsValue>) -> Result<Token, NoToken> {
    let failed =
        |why, cause| Err(NoToken { why: TokenError::Failed(Error::config("accessToken", why)), cause });
    match settled {
        Ok(token) => match text(&token).map(Zeroizing::new) {
            Some(token) => bearer_token(&token).map_err(|error| TokenError::Failed(error).into()),
            None => failed("the function must return a string", JsValue::UNDEFINED),
        },
        Err(cause) => failed("the function failed", cause),
    }
}

//! The OAuth access token: a fixed one, or the caller's function that gets one.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::error::Failure;
use super::input::ask;
use super::race::{Abort, Raced, race};
use crate::cancellation::Access;
use crate::credentials::bearer_token;
use crate::error::{Error, Kind};

type Token = Zeroizing<String>;

/// Where access tokens come from.
pub enum TokenSource {
    /// The one token there is.
    Fixed(Token),
    /// The caller's function.
    Provider(Provider),
}

/// Why there is no token.
pub enum NoToken {
    /// It is none, or the caller's function threw.
    Failed(Failure),
    TimedOut,
    Aborted,
}

impl NoToken {
    /// What to tell a caller who asked for nothing else.
    pub fn into_failure(self) -> Failure {
        match self {
            Self::Failed(failure) => failure,
            Self::TimedOut | Self::Aborted => {
                let why = "accessToken: the function has not returned in time";
                Error::not_sent(Kind::Timeout, why).into()
            }
        }
    }
}

impl TokenSource {
    /// Takes the caller's string or function.
    pub fn read(value: &JsValue) -> Result<Self, Box<Error>> {
        if let Some(function) = value.dyn_ref::<Function>() {
            return Ok(Self::Provider(Provider::new(function.clone())));
        }
        match value.as_string().map(Zeroizing::new) {
            Some(token) => Ok(Self::Fixed(bearer_token(&token)?)),
            None => Err(Error::config("accessToken", "must be a string or a function")),
        }
    }

    /// How a cancel is authorized by it.
    pub fn access(&self) -> Access {
        match self {
            Self::Fixed(_) => Access::Token,
            Self::Provider(_) => Access::RenewableToken,
        }
    }

    /// A token; from a function another than `refused`, which has expired.
    pub async fn get(
        &self,
        refused: Option<Token>,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Result<Token, NoToken> {
        match self {
            Self::Fixed(token) => Ok(token.clone()),
            Self::Provider(provider) => provider.get(refused, until, abort).await,
        }
    }
}

/// The caller's function. However many cancels find the token expired, it is asked for a new one
/// once.
pub struct Provider {
    function: Function,
    renewing: RefCell<Option<Promise>>,
    renewed: RefCell<Token>,
}

impl Provider {
    fn new(function: Function) -> Self {
        Self { function, renewing: RefCell::default(), renewed: RefCell::default() }
    }

    async fn get(
        &self,
        refused: Option<Token>,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Result<Token, NoToken> {
        let renew = refused.is_some();
        // Another cancel may have renewed it since this one left.
        let renewed = self.renewed.borrow().clone();
        if refused.is_some_and(|refused| !renewed.is_empty() && renewed != refused) {
            return Ok(renewed);
        }
        let promise = if renew { self.renew() } else { ask(&self.function, false) };
        let raced = race(Some(&promise), until, abort).await;
        self.forget(&promise);
        let token = take_in(raced)?;
        if renew {
            self.renewed.replace(token.clone());
        }
        Ok(token)
    }

    fn renew(&self) -> Promise {
        let under_way = self.renewing.borrow().clone();
        under_way.unwrap_or_else(|| {
            let promise = ask(&self.function, true);
            self.renewing.replace(Some(promise.clone()));
            promise
        })
    }

    /// Ends the sharing of a renewal, also of one that was given up, so that a function that hung
    /// once is asked again.
    fn forget(&self, promise: &Promise) {
        self.renewing.borrow_mut().take_if(|renewing| Object::is(renewing, promise));
    }
}

fn take_in(raced: Raced) -> Result<Token, NoToken> {
    let failed = |why, cause| {
        let error = Error::config("accessToken", why);
        Err(NoToken::Failed(Failure { error, cause }))
    };
    match raced {
        Raced::Ready(token) => match token.as_string().map(Zeroizing::new) {
            Some(token) => bearer_token(&token).map_err(|error| NoToken::Failed(error.into())),
            None => failed("the function must return a string", JsValue::UNDEFINED),
        },
        Raced::Failed(cause) => failed("the function failed", cause),
        Raced::TimedOut => Err(NoToken::TimedOut),
        Raced::Aborted => Err(NoToken::Aborted),
    }
}

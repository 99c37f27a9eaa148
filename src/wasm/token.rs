//! The OAuth access token: a fixed one, or the caller's function that gets one.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::error::Failure;
use super::input::ask;
use super::wait::{Abort, Ended, Wait};
use crate::cancellation::Access;
use crate::credentials::bearer_token;
use crate::error::{Error, Kind};

type Token = Zeroizing<String>;

/// Where access tokens come from.
pub enum TokenSource {
    /// The one token there is.
    Fixed(Token),
    /// The caller's function.
    Provider(Rc<Provider>),
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
            return Ok(Self::Provider(Rc::new(Provider::new(function.clone()))));
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

    /// A token, or the function that is asked for one; another than `refused`, which has expired.
    pub fn ask(&self, refused: Option<&str>) -> Result<Token, Asked> {
        let provider = match self {
            Self::Fixed(token) => return Ok(token.clone()),
            Self::Provider(provider) => provider,
        };
        let promise = match refused {
            None => ask(&provider.function, false),
            Some(refused) => match provider.renewed_since(refused) {
                Some(token) => return Ok(token),
                None => provider.renew(),
            },
        };
        Err(Asked { provider: Rc::clone(provider), promise, renew: refused.is_some() })
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

    /// The token that another cancel has come by since the one with `refused` left.
    fn renewed_since(&self, refused: &str) -> Option<Token> {
        let renewed = self.renewed.borrow();
        (!renewed.is_empty() && **renewed != refused).then(|| renewed.clone())
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

/// A function that was asked for a token.
pub struct Asked {
    provider: Rc<Provider>,
    promise: Promise,
    renew: bool,
}

impl Asked {
    /// Waits for what it returns.
    pub fn wait(&self, until: Duration, abort: Option<&Abort>) -> Wait {
        Wait::new(Some(&self.promise), until, abort)
    }

    /// The token, once the wait has ended.
    pub fn token(&self, ended: Ended) -> Result<Token, NoToken> {
        self.provider.forget(&self.promise);
        let token = take_in(ended)?;
        if self.renew {
            self.provider.renewed.replace(token.clone());
        }
        Ok(token)
    }
}

fn take_in(ended: Ended) -> Result<Token, NoToken> {
    let failed =
        |why, cause| Err(NoToken::Failed(Failure { error: Error::config("accessToken", why), cause }));
    match ended {
        Ended::Resolved(token) => match token.as_string().map(Zeroizing::new) {
            Some(token) => bearer_token(&token).map_err(|error| NoToken::Failed(error.into())),
            None => failed("the function must return a string", JsValue::UNDEFINED),
        },
        Ended::Failed(cause) => failed("the function failed", cause),
        Ended::TimedOut => Err(NoToken::TimedOut),
        Ended::Aborted | Ended::Answered(_) => Err(NoToken::Aborted),
    }
}

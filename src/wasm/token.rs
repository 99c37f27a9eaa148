//! The OAuth access token: a fixed one, or the caller's function that gets one.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

use super::error::object;
use crate::cancellation::Access;
use crate::credentials::bearer_token;
use crate::error::Error;

type Token = Zeroizing<String>;

/// Where access tokens come from.
pub enum TokenSource {
    /// The one token there is.
    Fixed(Token),
    /// The caller's function.
    Provider(Provider),
}

/// Why there is no token, and what the caller's function threw.
pub type NoToken = (Error, JsValue);

impl TokenSource {
    /// Takes the caller's string or function.
    pub fn read(value: &JsValue) -> Result<Self, Error> {
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
    pub async fn get(&self, refused: Option<Token>) -> Result<Token, NoToken> {
        match (self, refused) {
            (Self::Fixed(token), _) => Ok(token.clone()),
            (Self::Provider(provider), None) => take_in(provider.call(false)).await,
            (Self::Provider(provider), Some(refused)) => provider.renew(refused).await,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type Settled;
    #[wasm_bindgen(method)]
    fn then(this: &Settled, handler: &Function) -> Promise;
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

    /// Calls it as the handler of a promise: whatever it returns or throws is in the result.
    fn call(&self, refresh: bool) -> Promise {
        #[derive(Serialize)]
        struct Why {
            refresh: bool,
        }
        let why = Promise::resolve(&object(&Why { refresh }));
        why.unchecked_ref::<Settled>().then(&self.function)
    }

    async fn renew(&self, refused: Token) -> Result<Token, NoToken> {
        let renewed = self.renewed.borrow().clone();
        let under_way = self.renewing.borrow().clone();
        let promise = match under_way {
            Some(promise) => promise,
            // Another cancel has renewed it since this one left.
            None if !renewed.is_empty() && renewed != refused => return Ok(renewed),
            None => {
                let promise = self.call(true);
                self.renewing.replace(Some(promise.clone()));
                promise
            }
        };
        let _forget = Forget { slot: &self.renewing, promise: promise.clone() };
        let token = take_in(promise).await?;
        self.renewed.replace(token.clone());
        Ok(token)
    }
}

/// Ends the sharing of a renewal, also of one that was given up, so that a function that hung
/// once is asked again.
struct Forget<'a> {
    slot: &'a RefCell<Option<Promise>>,
    promise: Promise,
}

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        let is_current =
            self.slot.borrow().as_ref().is_some_and(|promise| Object::is(promise, &self.promise));
        if is_current {
            self.slot.replace(None);
        }
    }
}

async fn take_in(promise: Promise) -> Result<Token, NoToken> {
    let token = JsFuture::from(promise).await.map_err(failed)?;
    let Some(token) = token.as_string().map(Zeroizing::new) else {
        let error = Error::config("accessToken", "the function must return a string");
        return Err((error, JsValue::UNDEFINED));
    };
    bearer_token(&token).map_err(|error| (error, JsValue::UNDEFINED))
}

fn failed(cause: JsValue) -> NoToken {
    (Error::config("accessToken", "the function failed"), cause)
}

//! The OAuth access token: a fixed one, or the caller's function that gets one.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::clock::outside;
use super::input::{expiry_of, invalid_credential, request_token, text};
use super::task::JsCall;
use super::wait::{Abort, in_time};
use crate::call::AuthMode;
use crate::driver::{NewToken, Token, TokenError, WantedToken};
use crate::error::Error;
use crate::http::credentials::bearer_token;
use crate::time::Duration;

/// Where access tokens come from.
#[derive(Clone)]
pub enum TokenSource {
    /// The one token there is.
    Fixed(Token),
    /// The caller's function, and what it returned last.
    Provider(Function, Rc<RefCell<Option<Promise>>>),
}

/// Why there is no token, and what the caller's function threw, if it did.
pub struct ProviderError {
    pub why: TokenError,
    pub cause: JsValue,
}

impl From<TokenError> for ProviderError {
    fn from(why: TokenError) -> Self {
        Self { why, cause: JsValue::UNDEFINED }
    }
}

impl TokenSource {
    /// Takes the caller's string or function.
    pub fn read(value: &JsValue) -> Result<Self, Box<Error>> {
        if let Some(function) = value.dyn_ref::<Function>() {
            return Ok(Self::Provider(function.clone(), Rc::default()));
        }
        match text(value).map(Zeroizing::new) {
            Some(token) => Ok(Self::Fixed(bearer_token(&token).map_err(invalid_credential)?)),
            None => Err(Error::config("accessToken", "must be a string or a function")),
        }
    }

    /// How a call is authorized by it.
    pub fn auth(&self) -> AuthMode {
        match self {
            Self::Fixed(_) => AuthMode::Token,
            Self::Provider(..) => AuthMode::RefreshableToken,
        }
    }

    /// A token.
    pub async fn get(
        &self,
        wanted: WantedToken,
        call: &JsCall,
        until: Duration,
        abort: Option<&Abort>,
    ) -> Result<NewToken, ProviderError> {
        let (function, last) = match self {
            Self::Fixed(token) => return Ok(NewToken { token: token.clone(), expires_at_ms: None }),
            Self::Provider(function, last) => (function, last),
        };
        let under_way = last.borrow().clone().filter(|_| wanted.is_under_way);
        let promise = under_way.unwrap_or_else(|| outside(|| request_token(function, wanted.is_fresh)));
        last.replace(Some(promise.clone()));
        match in_time(call, &promise, until, abort).await {
            Some(settled) => token(settled),
            None if abort.is_some_and(Abort::fired) => Err(TokenError::Aborted.into()),
            None => Err(TokenError::TimedOut.into()),
        }
    }
}

fn token(settled: Result<JsValue, JsValue>) -> Result<NewToken, ProviderError> {
    let failed =
        |why, cause| Err(ProviderError { why: TokenError::Failed(Error::config("accessToken", why)), cause });
    match settled {
        Ok(token) => match text(&token).map(Zeroizing::new) {
            Some(token) => {
                let token = bearer_token(&token)
                    .map_err(|invalid| TokenError::Failed(invalid_credential(invalid)))?;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "the cast saturates"
                )]
                let expires_at_ms = expiry_of(&token).map(|at| at as u64);
                Ok(NewToken { token, expires_at_ms })
            }
            None => failed("the function must return a string", JsValue::UNDEFINED),
        },
        Err(cause) => failed("the function failed", cause),
    }
}

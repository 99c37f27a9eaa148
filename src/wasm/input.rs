//! What callers pass in. `input.js` reads it, so that no odd getter or proxy throws into Rust.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

use super::clock::outside;
use super::task::JsCall;
use crate::error::{Error, Kind};
use crate::http::credentials::{Credential, InvalidCredential};
use crate::http::text::one_line;

#[wasm_bindgen(module = "/src/wasm/input.js")]
extern "C" {
    /// The values of the fields called `known`, or a text that says what is wrong with `object`.
    #[wasm_bindgen(js_name = fields)]
    fn read_fields(object: &JsValue, what: &str, known: &str, is_filled: bool) -> JsValue;
    /// The names and values of an object of strings, in turns.
    pub fn entries(object: &JsValue) -> Option<Array>;
    /// The items of an iterable, or a text that says what is wrong with it.
    pub fn collect(iterable: &JsValue, most: usize) -> JsValue;
    /// The digits of an order id that is a string or a `bigint`.
    pub fn digits(id: &JsValue) -> Option<String>;
    /// What something that should be an order id is.
    #[wasm_bindgen(js_name = kindOf)]
    pub fn kind_of(id: &JsValue) -> String;
    /// A string that is not too long.
    pub fn text(value: &JsValue) -> Option<String>;
    /// The address of a `URL`; anything else as it is.
    fn address(value: &JsValue) -> JsValue;
    /// Whether the runtime reads the host of an address as it is written.
    #[wasm_bindgen(js_name = hasPlainHost)]
    pub fn has_plain_host(url: &str) -> bool;
    /// An environment variable; `undefined` if it is not set, `null` if it must not be read.
    pub fn variable(name: &str) -> JsValue;
    /// Whether this is an edge worker, which keeps apart what its requests wait for.
    #[wasm_bindgen(js_name = isEdgeWorker)]
    pub fn is_edge_worker() -> bool;
    /// A promise for what the caller's function of an access token returns or throws.
    #[wasm_bindgen(js_name = requestToken)]
    pub fn request_token(provider: &Function, refresh: bool) -> Promise;
    /// When a token expires, in milliseconds since 1970, where it says so.
    #[wasm_bindgen(js_name = expiryOf)]
    pub fn expiry_of(token: &str) -> Option<f64>;
    #[wasm_bindgen(js_name = matches)]
    fn matches_outside(call: &JsCall, function: &Function, order: &JsValue) -> Option<bool>;
    #[wasm_bindgen(js_name = notify)]
    fn notify_outside(listener: &Function, event: &JsValue);
}

#[wasm_bindgen(module = "/src/wasm/cause.js")]
extern "C" {
    /// A copy of what `fetch` threw, without what it holds of the request.
    pub fn cleaned(cause: &JsValue, redact: &mut dyn FnMut(String) -> String) -> JsValue;
}

/// Whether the caller's function says yes to an order; nothing where it fails. What it throws is kept
/// by the call.
pub fn matches(call: &JsCall, function: &Function, order: &JsValue) -> Option<bool> {
    outside(|| matches_outside(call, function, order))
}

/// Tells a listener of the caller's. What it throws changes nothing.
pub fn notify(listener: &Function, event: &JsValue) {
    outside(|| notify_outside(listener, event));
}

/// Options that a caller gave, if any. The first that is wrong is kept until [`finish`](Self::finish),
/// so that each can be read without a way out of its own.
pub struct Fields {
    known: &'static str,
    values: Option<Array>,
    wrong: Option<Box<Error>>,
}

impl Fields {
    /// No options.
    pub fn none(known: &'static str) -> Self {
        Self { known, values: None, wrong: None }
    }

    /// Takes `value` as the options called `what`, whose names are all in `known`.
    pub fn read(what: &str, value: &JsValue, known: &'static str) -> Self {
        Self::read_as(what, value, known, false)
    }

    /// The same, where `null` is wrong, and a field that is `undefined`.
    pub fn read_filled(what: &str, value: &JsValue, known: &'static str) -> Self {
        Self::read_as(what, value, known, true)
    }

    fn read_as(what: &str, value: &JsValue, known: &'static str, is_filled: bool) -> Self {
        let mut fields = Self::none(known);
        if !value.is_undefined() && (is_filled || !value.is_null()) {
            let read = read_fields(value, what, known, is_filled);
            match read.as_string() {
                Some(wrong) => fields.wrong = Some(Error::not_sent(Kind::InvalidConfig, one_line(&wrong))),
                None => fields.values = Some(read.unchecked_into()),
            }
        }
        fields
    }

    /// What was read, if nothing was wrong.
    pub fn finish<T>(self, read: T) -> Result<T, Box<Error>> {
        self.wrong.map_or(Ok(read), Err)
    }

    /// Keeps the error.
    pub fn check<T>(&mut self, result: Result<T, Box<Error>>) -> Option<T> {
        result.map_err(|error| self.wrong.get_or_insert(error)).ok()
    }

    /// The value of `field`, if it is there.
    pub fn get(&self, field: &str) -> Option<JsValue> {
        let values = self.values.as_ref()?;
        let place = self.known.split(' ').position(|known| known == field)?;
        let value = values.get(u32::try_from(place).ok()?);
        (!value.is_undefined()).then_some(value)
    }

    pub fn string(&mut self, field: &str) -> Option<String> {
        let value = self.get(field)?;
        self.typed(field, "must be a string", value.as_string())
    }

    /// A string, or a `URL`.
    pub fn address(&mut self, field: &str) -> Option<String> {
        let value = self.get(field)?;
        self.typed(field, "must be a string or a URL", address(&value).as_string())
    }

    pub fn boolean(&mut self, field: &str) -> Option<bool> {
        let value = self.get(field)?;
        self.typed(field, "must be true or false", value.as_bool())
    }

    pub fn function(&mut self, field: &str) -> Option<Function> {
        let value = self.get(field)?;
        self.typed(field, "must be a function", value.dyn_into().ok())
    }

    /// One of these strings, each with what it stands for.
    pub fn choice<T: Copy, const N: usize>(&mut self, field: &str, choices: [(&str, T); N]) -> Option<T> {
        let value = self.get(field)?.as_string().unwrap_or_default();
        let chosen = choices.iter().find(|(name, _)| *name == value).map(|(_, choice)| *choice);
        let names = choices.map(|(name, _)| ["'", name, "'"].concat()).join(" or ");
        self.typed(field, &["must be ", &names].concat(), chosen)
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&mut self, field: &str, least: u32, most: u32) -> Option<u32> {
        let number = self.get(field)?.as_f64().unwrap_or(f64::NAN);
        if number >= f64::from(least) && number <= f64::from(most) && number % 1.0 == 0.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked just here"
            )]
            return Some(number as u32);
        }
        let range = ["must be a whole number from ", &least.to_string(), " to ", &most.to_string()].concat();
        self.typed(field, &range, None)
    }

    /// A number above 0, and 1 at most.
    pub fn share(&mut self, field: &str) -> Option<f64> {
        let share = self.get(field)?.as_f64().filter(|share| *share > 0.0 && *share <= 1.0);
        self.typed(field, "must be a number above 0, and 1 at most", share)
    }

    fn typed<T>(&mut self, field: &str, why: &str, value: Option<T>) -> Option<T> {
        self.check(value.ok_or_else(|| Error::config(field, why)))
    }
}

/// `value` as a string, without conversion.
pub fn string(field: &str, value: &JsValue) -> Result<String, Box<Error>> {
    let why = if value.is_string() { "is too long" } else { "must be a string" };
    text(value).ok_or_else(|| Error::config(field, why))
}

/// What is wrong with a credential, by the name that JavaScript has for it.
#[expect(clippy::unnecessary_box_returns, reason = "as all errors are passed on")]
pub fn invalid_credential(invalid: InvalidCredential) -> Box<Error> {
    let name = match invalid.which {
        Credential::AppKey => "appKey",
        Credential::AppSecret => "appSecret",
        Credential::AccessToken => "accessToken",
        Credential::ClientId => "clientId",
    };
    let hint = if invalid.is_oauth() { "; use Config.fromOAuth" } else { "" };
    Error::config(name, &[invalid.why(), hint].concat())
}

//! What `api.js` calls. A `Config` is a number here, and an error a plain object with the fields of
//! a `LongportError`.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::bulk;
use super::client::{self, ClientInner};
use super::clock::now;
use super::environment::Environment;
use super::error::{Failure, error_fields};
use super::input::string;
use super::options::{CallOptions, ConfigOptions, Defaults, order_id};
use super::records::accept;
use super::runtime;
use super::task::{self, JsCall};
use super::token::{NoToken, TokenSource};
use crate::driver::Token;
use crate::error::Error;
use crate::http::credentials::Credentials;
use crate::order::CancelOrder;
use zeroize::Zeroizing;

/// A `Config` by API key.
#[wasm_bindgen(js_name = fromApikey, skip_typescript)]
pub fn from_apikey(
    app_key: &JsValue,
    app_secret: &JsValue,
    access_token: &JsValue,
    options: &JsValue,
) -> Result<usize, JsValue> {
    Ok(by_api_key([app_key, app_secret, access_token], options, Defaults::default())?)
}

/// A `Config` by the API key in the environment.
#[wasm_bindgen(js_name = fromApikeyEnv, skip_typescript)]
pub fn from_apikey_env(options: &JsValue) -> Result<usize, JsValue> {
    let environment = Environment::read();
    let key = environment.required("APP_KEY")?;
    let secret = environment.required("APP_SECRET")?;
    let token = environment.required("ACCESS_TOKEN")?;
    Ok(by_api_key([&key, &secret, &token], options, environment.defaults()?)?)
}

fn by_api_key(
    [app_key, app_secret, access_token]: [&JsValue; 3],
    options: &JsValue,
    defaults: Defaults,
) -> Result<usize, Box<Error>> {
    let app_key = string("appKey", app_key)?;
    let app_secret = Zeroizing::new(string("appSecret", app_secret)?);
    let access_token = Zeroizing::new(string("accessToken", access_token)?);
    let credentials = Credentials::api_key(app_key, &app_secret, access_token)?;
    client::keep(credentials, None, ConfigOptions::read(options, defaults)?)
}

/// A `Config` by OAuth.
#[wasm_bindgen(js_name = fromOAuth, skip_typescript)]
pub fn from_oauth(client_id: &JsValue, access_token: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let credentials = Credentials::oauth(string("clientId", client_id)?)?;
    let tokens = TokenSource::read(access_token)?;
    Ok(client::keep(credentials, Some(tokens), ConfigOptions::read(options, Defaults::default())?)?)
}

/// Throws unless the `Config` can be used.
#[wasm_bindgen(skip_typescript)]
pub fn check(client: usize) -> Result<(), JsValue> {
    if client::get(client).is_usable() { Ok(()) } else { Err(Error::config("config", client::FREED).into()) }
}

/// `free()` of a `Config`, or one that nobody can reach any more.
#[wasm_bindgen(skip_typescript)]
pub fn forget(client: usize) {
    client::forget(client);
}

/// `cancelOrder`: the number of a task.
#[wasm_bindgen(skip_typescript)]
pub fn cancel(client: usize, call: JsCall, id: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let client = client::get(client);
    let (target, options) = target(&client, id, options)?;
    Ok(task::start(call.clone(), async move {
        match runtime::cancel(&client, &call, target, &options).await {
            Ok(receipt) => accept(&call, &[], &receipt),
            Err(failure) => call.fail(&[], None, &error_fields(failure)),
        }
    }))
}

/// `cancelOrders`: the number of a task.
#[wasm_bindgen(js_name = cancelMany, skip_typescript)]
pub fn cancel_many(client: usize, call: JsCall, ids: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let bulk = bulk::Bulk::new(client::get(client), call.clone(), ids, options)?;
    Ok(task::start(call, bulk.run()))
}

/// `signCancelOrder`: the number of a task.
#[wasm_bindgen(skip_typescript)]
pub fn sign(client: usize, call: JsCall, id: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let client = client::get(client);
    let (target, _) = target(&client, id, options)?;
    Ok(task::start(call.clone(), async move {
        match signed(&client, &call, target).await {
            Ok(request) => call.resolve(&request),
            Err(failure) => call.fail(&[], None, &error_fields(failure)),
        }
    }))
}

async fn signed(client: &ClientInner, call: &JsCall, target: CancelOrder) -> Result<JsValue, Failure> {
    let tokens = client.tokens.borrow().clone();
    let bearer = match tokens.map(|tokens| tokens.get(None, now())) {
        None => Token::default(),
        Some(Ok(token)) => token,
        Some(Err(asked)) => {
            let until = now().elapsed + client.limits.timeout;
            asked.wait(call, until, None).await.map_err(NoToken::into_failure)?
        }
    };
    Ok(client.sign(target, now().unix_ms, &bearer)?)
}

fn target(
    client: &Rc<ClientInner>,
    id: &JsValue,
    options: &JsValue,
) -> Result<(CancelOrder, CallOptions), Failure> {
    let order_id = order_id(id)?;
    let options = CallOptions::read(options, client.limits)?;
    Ok((CancelOrder { order_id, is_attached: options.is_attached }, options))
}

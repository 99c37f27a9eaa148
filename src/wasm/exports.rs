//! What `api.js` calls. A `Config` is a number here, and an error a plain object with the fields of
//! a `LongportError`.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::bulk::{Orders, cancel_every};
use super::client::{self, ClientInner};
use super::clock::now;
use super::environment::Environment;
use super::error::error_fields;
use super::input::{invalid_credential, string};
use super::options::{CallOptions, ConfigOptions, Defaults, order_filter, order_id};
use super::records::{accept, order};
use super::runtime::Fetch;
use super::task::{self, JsCall};
use super::token::TokenSource;
use super::transport::Transport;
use crate::call::AuthMode;
use crate::driver::{TokenError, token};
use crate::error::{Error, Kind};
use crate::flow::{lookup, many};
use crate::http::credentials::Credentials;
use crate::order::CancelOrder;
use crate::order::operation::OrderDetail;

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
    let credentials = Credentials::api_key(app_key, &app_secret, access_token).map_err(invalid_credential)?;
    client::keep(credentials, None, ConfigOptions::read(options, defaults)?)
}

/// A `Config` by OAuth.
#[wasm_bindgen(js_name = fromOAuth, skip_typescript)]
pub fn from_oauth(client_id: &JsValue, access_token: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let credentials = Credentials::oauth(string("clientId", client_id)?).map_err(invalid_credential)?;
    let tokens = TokenSource::read(access_token)?;
    Ok(client::keep(credentials, Some(tokens), ConfigOptions::read(options, Defaults::default())?)?)
}

/// How the requests of a `Config` go out. Throws unless that can be used.
#[wasm_bindgen(js_name = transportOf, skip_typescript)]
pub fn transport_of(client: usize) -> Result<Transport, JsValue> {
    let client = client::get(client);
    if client.is_usable() {
        Ok(client.transport.clone())
    } else {
        Err(Error::config("config", client::FREED).into())
    }
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
    let order_id = order_id(id)?;
    let options = CallOptions::read(options, client.defaults)?;
    Ok(task::start(call.clone(), async move {
        let runtime = Fetch::new(&client, &call, &options, Some(order_id));
        match many::cancel(&client.core, order_id, options.cancel, Rc::clone(&runtime)).await {
            Ok(receipt) => accept(&call, &[], &receipt),
            Err(error) => call.fail(&[], None, &error_fields(runtime.failure(error))),
        }
    }))
}

/// `cancelOrders`: the number of a task.
#[wasm_bindgen(js_name = cancelMany, skip_typescript)]
pub fn cancel_many(client: usize, call: JsCall, ids: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let client = client::get(client);
    let options = CallOptions::read_bulk(options, client.defaults)?;
    let orders = Orders::read(&call, ids)?;
    Ok(task::start(call.clone(), async move { orders.cancel(&client, &call, &options).await }))
}

/// `cancelAll`: the number of a task.
#[wasm_bindgen(js_name = cancelAll, skip_typescript)]
pub fn cancel_all(
    client: usize,
    call: JsCall,
    filter: &JsValue,
    options: &JsValue,
) -> Result<usize, JsValue> {
    let client = client::get(client);
    let filter = order_filter(filter)?;
    let (options, all) = CallOptions::read_all(options, client.defaults)?;
    Ok(task::start(call.clone(), async move {
        cancel_every(&client, &call, &filter, &options, &all).await;
    }))
}

/// `orderDetail`: the number of a task.
#[wasm_bindgen(js_name = orderDetail, skip_typescript)]
pub fn order_detail(client: usize, call: JsCall, id: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let client = client::get(client);
    let order_id = order_id(id)?;
    let options = CallOptions::read_detail(options, client.defaults)?;
    let which = OrderDetail { order_id, is_attached: options.cancel.is_attached };
    Ok(task::start(call.clone(), async move {
        let runtime = Fetch::new(&client, &call, &options, None);
        match lookup::detail(&client.core, &*runtime, which, options.cancel.limits).await {
            // There is one.
            Ok(look) => look.orders.iter().for_each(|seen| call.resolve(&order(&seen.order))),
            Err(error) => call.fail(&[], None, &error_fields(runtime.failure(error))),
        }
    }))
}

/// `openOrders`: the number of a task.
#[wasm_bindgen(js_name = openOrders, skip_typescript)]
pub fn open_orders(
    client: usize,
    call: JsCall,
    filter: &JsValue,
    options: &JsValue,
) -> Result<usize, JsValue> {
    let client = client::get(client);
    let filter = order_filter(filter)?;
    let options = CallOptions::read_list(options, client.defaults)?;
    Ok(task::start(call.clone(), async move {
        let runtime = Fetch::new(&client, &call, &options, None);
        match lookup::open_orders(&client.core, &*runtime, &filter, options.cancel.limits).await {
            Ok(open) => call.resolve(&open.iter().map(|seen| order(&seen.order)).collect::<Array>()),
            Err(error) => call.fail(&[], None, &error_fields(runtime.failure(error))),
        }
    }))
}

/// `signCancelOrder`: the number of a task.
#[wasm_bindgen(skip_typescript)]
pub fn sign(client: usize, call: JsCall, id: &JsValue, options: &JsValue) -> Result<usize, JsValue> {
    let client = client::get(client);
    let order_id = order_id(id)?;
    let options = CallOptions::read(options, client.defaults)?;
    let target = CancelOrder { order_id, is_attached: options.cancel.is_attached };
    Ok(task::start(call.clone(), async move {
        let runtime = Fetch::new(&client, &call, &options, Some(order_id));
        match signed(&client, &runtime, target).await {
            Ok(request) => call.resolve(&request),
            Err(error) => call.fail(&[], None, &error_fields(runtime.failure(error))),
        }
    }))
}

async fn signed(
    client: &ClientInner,
    runtime: &Fetch<'_>,
    target: CancelOrder,
) -> Result<JsValue, Box<Error>> {
    let auth = client.core.session.borrow().auth;
    if auth == AuthMode::ApiKey {
        return client.sign(target, now().unix_ms, "");
    }
    let until = now().elapsed + client.defaults.limits.timeout;
    let bearer = token(None, until, &client.core.session, runtime).await;
    let bearer = bearer.map_err(|why| match why {
        TokenError::Failed(error) => error,
        TokenError::TimedOut | TokenError::Aborted => {
            let why = "accessToken: the function has not returned in time";
            Error::not_sent(Kind::Timeout, why)
        }
    })?;
    client.sign(target, now().unix_ms, &bearer)
}

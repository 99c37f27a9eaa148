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
use super::options::{CallOptions, ConfigOptions, Defaults, Method, order_filter, order_id};
use super::records::{accept, order};
use super::runtime::Fetch;
use super::task::{self, JsCall};
use super::token::TokenSource;
use super::transport::Transport;
use crate::call::AuthMode;
use crate::driver::{TokenError, token};
use crate::error::{Error, Kind};
use crate::flow::lookup::{self, OrderFilter};
use crate::flow::{CancelOptions, many};
use crate::http::credentials::Credentials;
use crate::order::operation::OrderDetail;
use crate::order::{CancelOrder, OrderId};

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

/// Begins what a context is asked for, by the number of the method: the number of a task. There is one
/// function for all, since the machine of a task takes more bytes than what it does.
#[wasm_bindgen(skip_typescript)]
pub fn begin(
    client: usize,
    call: JsCall,
    method: usize,
    what: &JsValue,
    options: &JsValue,
) -> Result<usize, JsValue> {
    let client = client::get(client);
    let method = Method::of(method);
    let (subject, options) = if method == Method::CancelOrders {
        let options = CallOptions::read(options, method, client.defaults)?;
        (Subject::Orders(Orders::read(&call, what)?), options)
    } else if method.is_of_one() {
        (Subject::Order(order_id(what)?), CallOptions::read(options, method, client.defaults)?)
    } else {
        (Subject::Filter(order_filter(what)?), CallOptions::read(options, method, client.defaults)?)
    };
    Ok(task::start(call.clone(), async move {
        let order_id = match subject {
            Subject::Order(order_id) if method != Method::OrderDetail => Some(order_id),
            _ => None,
        };
        let runtime = Fetch::new(&client, &call, &options, order_id);
        if let Err(error) = carry_out(method, subject, &client, &call, &options, &runtime).await {
            call.fail(&[], None, &error_fields(runtime.failure(error)));
        }
    }))
}

/// What it is about.
enum Subject {
    Order(OrderId),
    Orders(Orders),
    Filter(OrderFilter),
}

async fn carry_out<'a>(
    method: Method,
    subject: Subject,
    client: &'a ClientInner,
    call: &'a JsCall,
    options: &'a CallOptions,
    runtime: &Rc<Fetch<'a>>,
) -> Result<(), Box<Error>> {
    let CancelOptions { limits, is_attached, .. } = options.cancel;
    match subject {
        Subject::Order(order_id) => match method {
            Method::SignCancelOrder => {
                let target = CancelOrder { order_id, is_attached };
                call.resolve(&signed(client, runtime, target).await?);
            }
            Method::OrderDetail => {
                let which = OrderDetail { order_id, is_attached };
                let look = lookup::detail(&client.core, &**runtime, which, limits).await?;
                // There is one.
                look.orders.iter().for_each(|seen| call.resolve(&order(&seen.order)));
            }
            _ => {
                let done = many::cancel(&client.core, order_id, options.cancel, Rc::clone(runtime)).await;
                accept(call, &[], &done?);
            }
        },
        Subject::Orders(orders) => orders.cancel(client, call, options).await,
        Subject::Filter(filter) if method == Method::CancelAll => {
            // Boxed, so that it is not as large for what takes less.
            Box::pin(cancel_every(client, call, &filter, options, runtime)).await?;
        }
        Subject::Filter(filter) => {
            let open = lookup::open_orders(&client.core, &**runtime, &filter, limits).await?;
            call.resolve(&open.iter().map(|seen| order(&seen.order)).collect::<Array>());
        }
    }
    Ok(())
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

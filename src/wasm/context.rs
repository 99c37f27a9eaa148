//! `TradeContext` and `cancelOrder`: what JavaScript calls.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::bulk;
use super::clock::now;
use super::config::{Account, account_of};
use super::driver;
use super::options::{CallOptions, order_id};
use super::records::{CancelReceipt, object};
use super::token::NoToken;
use crate::error::Error;
use crate::request::Target;

/// Withdraws orders of one account.
///
/// ```js
/// const ctx = new TradeContext(Config.fromApikeyEnv());
/// try {
///   await ctx.cancelOrder('709043056541253632'); // accepted: the order's state changes soon
/// } catch (error) {
///   if (error.outcome === 'unknown') console.log('Look the order up before acting on it');
/// }
/// ```
#[wasm_bindgen]
pub struct TradeContext {
    account: Rc<Account>,
    /// Keeps the `Config` from being collected, and its secret with it.
    config: JsValue,
}

#[wasm_bindgen]
impl TradeContext {
    /// A context that uses this configuration.
    ///
    /// @throws {LongportError} `InvalidConfig` when `config` is none, or has been freed.
    #[wasm_bindgen(constructor)]
    pub fn constructor(
        #[wasm_bindgen(unchecked_param_type = "Config")] config: &JsValue,
    ) -> Result<TradeContext, JsValue> {
        Ok(Self { account: account_of(config)?, config: config.clone() })
    }

    /// The same as `new TradeContext(config)`, as the official SDK spells it; it may be awaited.
    ///
    /// @throws {LongportError} `InvalidConfig` when `config` is none, or has been freed.
    #[wasm_bindgen(js_name = new)]
    pub fn create(
        #[wasm_bindgen(unchecked_param_type = "Config")] config: &JsValue,
    ) -> Result<TradeContext, JsValue> {
        Self::constructor(config)
    }

    /// Withdraws an open order. It resolves when the gateway has accepted the withdrawal; the
    /// order's state changes a little later, and the order may still be filled first.
    ///
    /// It never throws: whatever goes wrong, the promise rejects with a `LongportError`, whose
    /// `outcome` says what is known of the order.
    ///
    /// ```js
    /// const { traceId } = await ctx.cancelOrder('709043056541253632', { timeoutMs: 5_000 });
    /// ```
    #[wasm_bindgen(js_name = cancelOrder, unchecked_return_type = "Promise<CancelReceipt>")]
    pub fn cancel_order(
        &self,
        #[wasm_bindgen(js_name = orderId, unchecked_param_type = "string | bigint", param_description = "the id as the broker gave it; a number would have lost digits and is refused")]
        order_id: &JsValue,
        #[wasm_bindgen(
            unchecked_optional_param_type = "boolean | CancelOptions",
            param_description = "`true` says that the id is an attached (take-profit or stop-loss) order's"
        )]
        options: &JsValue,
    ) -> Promise {
        cancel(Ok(Rc::clone(&self.account)), self.config.clone(), order_id, options)
    }

    /// Withdraws many orders, as fast as the rate limit allows. It resolves to one result per id,
    /// in the order of the ids; no failure stops the rest. An id that occurs twice is sent once.
    ///
    /// ```js
    /// const results = await ctx.cancelOrders(ids, { onProgress: (p) => console.log(p.done, p.total) });
    /// const ask = results.filter((result) => result.error?.outcome === 'unknown');
    /// ```
    #[wasm_bindgen(js_name = cancelOrders, unchecked_return_type = "Promise<CancelResult[]>")]
    pub fn cancel_orders(
        &self,
        #[wasm_bindgen(js_name = orderIds, unchecked_param_type = "Iterable<string | bigint>")]
        order_ids: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "CancelOrdersOptions")] options: &JsValue,
    ) -> Promise {
        let bulk = bulk::start(Rc::clone(&self.account), order_ids, options);
        let config = self.config.clone();
        promise(config, async move { Ok(bulk?.run().await) })
    }

    /// Signs a withdrawal and does not send it: for a backend that signs what a page sends, for a
    /// proxy, for an audit. The gateway accepts a signed request once, and for a short while.
    ///
    /// ```js
    /// const { method, url, headers } = await ctx.signCancelOrder('709043056541253632');
    /// await fetch(url, { method, headers });
    /// ```
    #[wasm_bindgen(js_name = signCancelOrder, unchecked_return_type = "Promise<SignedRequest>")]
    pub fn sign_cancel_order(
        &self,
        #[wasm_bindgen(js_name = orderId, unchecked_param_type = "string | bigint")] order_id: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "boolean | { isAttached?: boolean }")]
        options: &JsValue,
    ) -> Promise {
        let account = Rc::clone(&self.account);
        let target = target(&account, order_id, options).map(|(target, _)| target);
        let tokens = account.tokens.borrow().clone();
        let Some(tokens) = tokens else {
            // There is nothing to wait for, and a task for it would take half the time.
            return match target.and_then(|target| signed(&account, target, "")) {
                Ok(request) => Promise::resolve(&request),
                Err(error) => Promise::reject(&error.into()),
            };
        };
        promise(self.config.clone(), async move {
            let target = target?;
            let bearer = match tokens.ask(None) {
                Ok(token) => token,
                Err(asked) => {
                    let until = now().elapsed.saturating_add(account.limits.timeout);
                    let ended = asked.wait(until, None).await;
                    asked.token(ended).map_err(NoToken::into_failure)?
                }
            };
            Ok(signed(&account, target, &bearer)?)
        })
    }
}

/// Withdraws an open order: `new TradeContext(config).cancelOrder(orderId, options)` in one call.
///
/// ```js
/// await cancelOrder(config, '709043056541253632');
/// ```
#[wasm_bindgen(js_name = cancelOrder, unchecked_return_type = "Promise<CancelReceipt>")]
pub fn cancel_order(
    #[wasm_bindgen(unchecked_param_type = "Config")] config: &JsValue,
    #[wasm_bindgen(js_name = orderId, unchecked_param_type = "string | bigint")] order_id: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "boolean | CancelOptions")] options: &JsValue,
) -> Promise {
    cancel(account_of(config), config.clone(), order_id, options)
}

fn cancel(
    account: Result<Rc<Account>, Box<Error>>,
    config: JsValue,
    order_id: &JsValue,
    options: &JsValue,
) -> Promise {
    let call = account.and_then(|account| {
        let (target, options) = target(&account, order_id, options)?;
        Ok((account, target, options))
    });
    promise(config, async move {
        let (account, target, options) = call?;
        let receipt = driver::cancel(account, target, &options).await?;
        Ok(object(&CancelReceipt::from(&receipt)))
    })
}

/// A promise for `work`. It holds on to the `Config`, whose secret is wiped when it is collected.
fn promise(config: JsValue, work: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    boxed_promise(config, Box::pin(work))
}

/// One copy of the machinery for all kinds of work, which saves 4 kB.
fn boxed_promise(config: JsValue, work: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>) -> Promise {
    future_to_promise(async move {
        let result = work.await;
        drop(config);
        result
    })
}

fn target(account: &Account, id: &JsValue, options: &JsValue) -> Result<(Target, CallOptions), Box<Error>> {
    let order_id = order_id(id)?;
    let options = CallOptions::read(options, account.limits)?;
    Ok((Target { order_id, is_attached: options.is_attached }, options))
}

/// `SignedRequest`.
fn signed(account: &Account, target: Target, bearer: &str) -> Result<JsValue, Box<Error>> {
    let now = now();
    let mut session = account.session.borrow_mut();
    let timestamp = session.timestamps.next(now.unix_ms);
    let template = session.template.as_ref();
    let template = template.ok_or_else(|| Error::config("config", "was used after free()"))?;
    let request = template.sign(target, &timestamp, bearer);
    drop(session);
    Ok(account.wire.signed(&request))
}

//! What a call runs on here: JavaScript's clocks, timers and abort signals, and the Fetch API.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::client::ClientInner;
use super::clock::{jitter, now};
use super::error::Failure;
use super::input::{cleaned, is_edge_worker, notify};
use super::limiter::Asked;
use super::options::CallOptions;
use super::records;
use super::task::JsCall;
use super::token::ProviderError;
use super::transport::{SendOptions, Sent};
use super::wait::{Abort, Completion};
use crate::call::{Attempt, AttemptResult, Call, Next, Now};
use crate::driver::{
    Acquired, Event, NewToken, PermitRequest, Runtime, SharedPermit, TokenError, WantedToken,
};
use crate::error::{Error, Kind};
use crate::http::request::SignedRequest;
use crate::limit::{End, Ticket};
use crate::order::OrderId;
use crate::order::operation::Effect;
use crate::time::Duration;

/// The runtime of what one caller asked for, for one order or for a list.
pub struct Fetch<'a> {
    client: &'a ClientInner,
    js: &'a JsCall,
    options: &'a CallOptions,
    order_id: Option<OrderId>,
    thrown: Cell<Thrown>,
    /// What the last failed call is owed to, without what it may hold of a request.
    cause: Cell<JsValue>,
    /// What the limiter threw last that the account's callers share, or `undefined`.
    limiter_failure: Cell<JsValue>,
}

/// What JavaScript threw last, or `undefined`.
#[derive(Default)]
struct Thrown {
    value: JsValue,
    /// Whether it holds nothing of a request, as what the caller's own function threw.
    is_clean: bool,
}

impl<'a> Fetch<'a> {
    pub fn new(
        client: &'a ClientInner,
        js: &'a JsCall,
        options: &'a CallOptions,
        order_id: Option<OrderId>,
    ) -> Rc<Self> {
        let (thrown, cause, limiter_failure) = Default::default();
        Rc::new(Self { client, js, options, order_id, thrown, cause, limiter_failure })
    }

    /// The error with what it is owed to; after an abort, that is the reason.
    pub fn failure(&self, error: Box<Error>) -> Failure {
        let cause = match self.abort() {
            Some(abort) if error.kind == Kind::Aborted => abort.reason(),
            _ => match self.thrown.take() {
                Thrown { value, is_clean: true } if !value.is_undefined() => value,
                _ => self.cause.take(),
            },
        };
        Failure { error, cause }
    }

    fn abort(&self) -> Option<&Abort> {
        self.options.abort.as_ref()
    }

    /// Tells `call.js` what is known where another attempt follows, and the caller's `onAttempt`.
    fn ended(&self, attempt: &Attempt, call: &Call) {
        if let (Next::Retry(_) | Next::Others, Some(outcome), Some(order_id)) =
            (attempt.next, call.outcome(), self.order_id)
        {
            self.js.known(&order_id.digits(), outcome.name());
        }
        if let Some(listener) = &self.client.listeners.attempt {
            notify(listener, &records::ended(attempt, call));
        }
    }
}

impl Runtime for Fetch<'_> {
    fn now(&self) -> Now {
        now()
    }

    fn random(&self) -> u32 {
        jitter()
    }

    fn is_aborted(&self) -> bool {
        self.abort().is_some_and(Abort::fired)
    }

    fn sleep(&self, ticket: Option<Ticket>, until: Duration) -> impl Future<Output = ()> {
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        let ticket = ticket.map(Ticket::number);
        Completion::sleep(self.js, &self.client.waiters, ticket, until, self.abort())
    }

    fn wake(&self, ticket: Ticket) {
        self.client.waiters.wake(ticket.number());
    }

    async fn token(&self, wanted: WantedToken, until: Duration) -> Result<NewToken, TokenError> {
        let source = self.client.token_source()?;
        let token = source.get(wanted, self.js, until, self.abort()).await;
        token.map_err(|ProviderError { why, cause }| {
            self.thrown.set(Thrown { value: cause, is_clean: true });
            why
        })
    }

    fn shares(&self) -> bool {
        !is_edge_worker()
    }

    async fn acquire(&self, request: PermitRequest, until: Duration) -> Acquired {
        let Some(limiter) = &self.client.limiter else { return Acquired::Unavailable };
        let Asked { acquired, cause } = limiter.acquire(self.js, &request, until, self.abort()).await;
        self.limiter_failure.set(cause);
        acquired
    }

    fn release(&self, permit: SharedPermit, end: End) {
        if let Some(limiter) = &self.client.limiter {
            limiter.release(permit, end);
        }
    }

    fn forget(&self, ticket: &str) {
        if let Some(limiter) = &self.client.limiter {
            limiter.forget(ticket);
        }
    }

    fn send(&self, request: SignedRequest, until: Duration) -> impl Future<Output = AttemptResult> {
        let is_cancel = request.method() == "DELETE";
        let order_id = self.order_id.filter(|_| is_cancel);
        let CallOptions { keepalive, headers, .. } = self.options;
        let options = SendOptions {
            order_id,
            request: &request,
            // A look-up is of no use to a page that is gone. And Chromium goes on with a request of
            // this kind after it was aborted, on one of the six connections to a host.
            keepalive: *keepalive && is_cancel,
            headers,
            max_body: request.max_body(),
            until,
        };
        let sent = self.client.transport.send(self.js, &options, self.abort());
        // The request itself is gone by now, since it holds a token.
        async {
            let Sent { result, cause } = sent.await;
            self.thrown.set(Thrown { value: cause, is_clean: false });
            result
        }
    }

    fn report(&self, event: Event<'_>, call: &Call) {
        let listeners = &self.client.listeners;
        match event {
            Event::Sent { is_hedge } => {
                if let Some(listener) = &listeners.send {
                    notify(listener, &records::sent(is_hedge, call));
                }
            }
            Event::Ended(attempt) => self.ended(attempt, call),
            Event::Waits { until, reason } => {
                if let Some(listener) = &listeners.wait {
                    let wait = until.map(|until| until - now().elapsed);
                    notify(listener, &records::waits(wait, reason, self.limiter_failure.take(), call));
                }
            }
            // Of a look-up that failed, the order's cancel is not to blame it.
            Event::Failed(_) if call.operation().effect == Effect::None && self.order_id.is_some() => {}
            Event::Failed(_) => {
                let Thrown { value, is_clean } = self.thrown.take();
                let redact = &mut |text: String| call.redact(&text, &self.client.core.session.borrow());
                self.cause.set(if is_clean { value } else { cleaned(&value, redact) });
            }
        }
    }
}

//! What a call runs on here: JavaScript's clocks, timers and abort signals, and the Fetch API.

use std::cell::Cell;
use std::future::Future;

use wasm_bindgen::JsValue;

use super::client::{ClientInner, FREED};
use super::clock::{jitter, now};
use super::error::Failure;
use super::input::{cleaned, notify};
use super::options::CallOptions;
use super::records::{AttemptEvent, object};
use super::task::JsCall;
use super::token::NoToken;
use super::transport::{Departure, Sent};
use super::wait::{Abort, Completion};
use crate::call::{Attempt, AttemptResult, Call, Next, Now, Receipt};
use crate::driver::{Runtime, Token, TokenError, drive};
use crate::error::{Error, Kind, Outcome};
use crate::http::request::SignedRequest;
use crate::limit::Ticket;
use crate::order::{CancelOrder, OrderId};
use crate::time::Duration;

/// One cancel, from the call to its result.
pub async fn cancel(
    client: &ClientInner,
    js: &JsCall,
    target: CancelOrder,
    options: &CallOptions,
) -> Result<Receipt, Failure> {
    let runtime = Fetch { client, js, order_id: target.order_id, options, cause: Cell::default() };
    let mut call = Call::new(target, options.limits, client.access, now());
    let result = drive(&mut call, &client.session, &runtime).await;
    result.map_err(|error| Failure { cause: runtime.cause(&error, &call), error })
}

struct Fetch<'a> {
    client: &'a ClientInner,
    js: &'a JsCall,
    order_id: OrderId,
    options: &'a CallOptions,
    cause: Cell<Cause>,
}

/// What JavaScript threw last, or `undefined`.
#[derive(Default)]
struct Cause {
    thrown: JsValue,
    /// Whether it holds nothing of a request, as what the caller's own function threw.
    is_clean: bool,
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

    async fn token(&self, refused: Option<&str>, until: Duration) -> Result<Token, TokenError> {
        let tokens = self.client.tokens.borrow().clone();
        let Some(tokens) = tokens else {
            return Err(TokenError::Failed(Error::config("config", FREED)));
        };
        let request = match tokens.get(refused, now()) {
            Ok(token) => return Ok(token),
            Err(request) => request,
        };
        let token = request.wait(self.js, until, self.abort()).await;
        token.map_err(|NoToken { why, cause }| {
            self.cause.set(Cause { thrown: cause, is_clean: true });
            why
        })
    }

    fn send(&self, request: SignedRequest, until: Duration) -> impl Future<Output = AttemptResult> {
        let keepalive = self.options.keepalive;
        let departure = Departure { order_id: self.order_id, request: &request, keepalive, until };
        let sent = self.client.transport.send(self.js, &departure, self.abort());
        // The request itself is gone by now, since it holds a token.
        async {
            let Sent { result, cause } = sent.await;
            self.cause.set(Cause { thrown: cause, is_clean: false });
            result
        }
    }

    /// Tells the caller's `onAttempt`, and `call.js` where another attempt follows.
    fn report(&self, attempt: &Attempt, known: Outcome) {
        if matches!(attempt.next, Next::Retry(_)) {
            self.js.known(&self.order_id.digits(), known.name());
        }
        if let Some(listener) = &self.client.on_attempt {
            notify(listener, &object(&AttemptEvent::new(self.order_id, attempt)));
        }
    }
}

impl Fetch<'_> {
    fn abort(&self) -> Option<&Abort> {
        self.options.abort.as_ref()
    }

    /// What JavaScript threw, without what it may hold of a request; after an abort, its reason.
    fn cause(&self, error: &Error, call: &Call) -> JsValue {
        let Cause { thrown, is_clean } = self.cause.take();
        match self.abort() {
            Some(abort) if error.kind == Kind::Aborted => abort.reason(),
            _ if is_clean => thrown,
            _ => cleaned(&thrown, &mut |text| call.redact(&text, &self.client.session.borrow())),
        }
    }
}

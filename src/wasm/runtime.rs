//! What a call runs on here: JavaScript's clocks, timers and abort signals, and the Fetch API.

use std::cell::RefCell;
use std::time::Duration;

use wasm_bindgen::JsValue;

use super::client::{ClientInner, FREED};
use super::clock::{jitter, now};
use super::error::Failure;
use super::input::{cleaned, notify};
use super::options::CallOptions;
use super::records::{AttemptEvent, object};
use super::task::JsCall;
use super::token::NoToken;
use super::transport::Departure;
use super::wait::{Abort, Answer, Ended, Failed, Wait};
use crate::call::{Attempt, AttemptResult, Call, Next, Now, Receipt};
use crate::driver::{Runtime, Token, TokenError, drive};
use crate::error::{Error, Kind, Outcome};
use crate::http::request::SignedRequest;
use crate::limit::Ticket;
use crate::order::{CancelOrder, OrderId};

/// One cancel, from the call to its result.
pub async fn cancel(
    client: &ClientInner,
    js: &JsCall,
    target: CancelOrder,
    options: &CallOptions,
) -> Result<Receipt, Failure> {
    let runtime = Fetch { client, js, order_id: target.order_id, options, cause: Cause::None.into() };
    let mut call = Call::new(target, options.limits, client.access, now());
    let result = drive(&mut call, &client.session, &runtime).await;
    result.map_err(|error| Failure { cause: runtime.cause(&error, &call), error })
}

struct Fetch<'a> {
    client: &'a ClientInner,
    js: &'a JsCall,
    order_id: OrderId,
    options: &'a CallOptions,
    cause: RefCell<Cause>,
}

/// What JavaScript threw last.
enum Cause {
    None,
    /// The caller's own, which is passed on as it is.
    Callers(JsValue),
    /// What `fetch` threw, which may hold the request.
    Fetch(JsValue),
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

    async fn sleep(&self, ticket: Option<Ticket>, until: Duration) {
        let waiters = &self.client.waiters;
        let turn = ticket.map(|ticket| waiters.sleep(ticket.number()));
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        Wait::sleep(self.js, turn.as_ref(), until, self.abort()).await;
        // It is awake now, by whatever.
        if let Some(ticket) = ticket {
            waiters.wake(ticket.number());
        }
    }

    fn wake(&self, ticket: Ticket) {
        self.client.waiters.wake(ticket.number());
    }

    async fn token(&self, refused: Option<&str>, until: Duration) -> Result<Token, TokenError> {
        let tokens = self.client.tokens.borrow().clone();
        let Some(tokens) = tokens else {
            return Err(TokenError::Failed(Error::config("config", FREED)));
        };
        let token = match tokens.get(refused, now()) {
            Ok(token) => return Ok(token),
            Err(request) => request.wait(self.js, until, self.abort()).await,
        };
        token.map_err(|error| match error {
            NoToken::Failed(Failure { error, cause }) => {
                self.cause.replace(Cause::Callers(cause));
                TokenError::Failed(error)
            }
            NoToken::TimedOut => {
                self.cause.replace(Cause::None);
                TokenError::TimedOut
            }
            NoToken::Aborted => TokenError::Aborted,
        })
    }

    async fn send(&self, request: SignedRequest, until: Duration) -> AttemptResult {
        let keepalive = self.options.keepalive;
        let departure = Departure { order_id: self.order_id, request: &request, keepalive, until };
        let ended = self.client.transport.send(self.js, &departure, self.abort());
        // It holds a token.
        drop(request);
        let (result, cause) = match ended.await {
            Ended::Answered(Answer { response, copies, cause }) => {
                (AttemptResult::Answered { response, copies }, Cause::Fetch(cause))
            }
            Ended::Failed(Failed { is_sent: false, why, cause }) => {
                (AttemptResult::NotSent { why }, Cause::Fetch(cause))
            }
            Ended::Failed(Failed { why, cause, .. }) => (AttemptResult::Lost { why }, Cause::Fetch(cause)),
            Ended::Resolved(_) => (AttemptResult::Lost { why: String::new() }, Cause::None),
            Ended::TimedOut => (AttemptResult::TimedOut, Cause::None),
            Ended::Aborted => (AttemptResult::Aborted, Cause::None),
        };
        self.cause.replace(cause);
        result
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
        let cause = self.cause.replace(Cause::None);
        match (cause, self.abort()) {
            (_, Some(abort)) if error.kind == Kind::Aborted => abort.reason(),
            (Cause::None, _) => JsValue::UNDEFINED,
            (Cause::Callers(cause), _) => cause,
            (Cause::Fetch(cause), _) => {
                cleaned(&cause, &mut |text| call.redact(&text, &self.client.session.borrow()))
            }
        }
    }
}

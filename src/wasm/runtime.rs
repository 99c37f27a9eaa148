//! Carries out the steps of a cancel: waits, gets tokens, sends, and tells the core what came of it.

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
use crate::call::{Action, Attempt, AttemptResult, Call, Input, Next, Receipt};
use crate::error::{Error, Kind};
use crate::http::request::SignedRequest;
use crate::order::CancelOrder;

/// However long the queue is, someone looks again after this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// One cancel, from the call to its result.
pub async fn cancel(
    client: &ClientInner,
    call: &JsCall,
    target: CancelOrder,
    options: &CallOptions,
) -> Result<Receipt, Failure> {
    let mut driver = Driver {
        client,
        call,
        machine: Call::new(target, options.limits, client.access, now()),
        abort: options.abort.as_ref(),
        keepalive: options.keepalive,
        cause: Cause::None,
    };
    loop {
        match driver.next() {
            Action::Wait(until) => {
                // Its end says nothing: the core is asked again, and knows why.
                driver.sleep(until).await;
            }
            Action::Authorize { refused, until } => {
                driver.authorize(refused.as_ref().map(|token| token.as_str()), until).await;
            }
            Action::Send { request, until } => driver.send(request, until).await,
            Action::Done(Ok(receipt)) => return Ok(receipt),
            Action::Done(Err(error)) => return Err(Failure { error, cause: driver.cause() }),
        }
    }
}

struct Driver<'a> {
    client: &'a ClientInner,
    call: &'a JsCall,
    machine: Call,
    abort: Option<&'a Abort>,
    keepalive: bool,
    cause: Cause,
}

/// What JavaScript threw last.
enum Cause {
    None,
    /// The caller's own, which is passed on as it is.
    Callers(JsValue),
    /// What `fetch` threw, which may hold the request.
    Fetch(JsValue),
}

impl Driver<'_> {
    fn next(&mut self) -> Action {
        // It is awake now.
        if let Some(ticket) = self.machine.ticket() {
            self.client.waiters.wake(ticket.number());
        }
        if self.abort.is_some_and(Abort::fired) && !self.machine.is_over() {
            self.give_up(Kind::Aborted);
        }
        let now = now();
        let step = self.machine.poll(&mut self.client.session.borrow_mut(), now);
        self.client.wake_next();
        step
    }

    fn sleep(&self, until: Option<Duration>) -> Wait {
        let turn = self.machine.ticket().map(|ticket| self.client.waiters.sleep(ticket.number()));
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        let until = until.unwrap_or_else(|| now().elapsed + LONGEST_SLEEP);
        Wait::sleep(self.call, turn.as_ref(), until, self.abort)
    }

    async fn authorize(&mut self, refused: Option<&str>, until: Duration) {
        let tokens = self.client.tokens.borrow().clone();
        let Some(tokens) = tokens else {
            self.handle(Input::Authorized(Err(Error::config("config", FREED))));
            return;
        };
        let token = match tokens.get(refused, now()) {
            Ok(token) => Ok(token),
            Err(request) => request.wait(self.call, until, self.abort).await,
        };
        match token {
            Ok(token) => {
                let checked = self.client.check_token(&token);
                self.handle(Input::Authorized(checked.map(|()| token)));
            }
            Err(NoToken::Failed(Failure { error, cause })) => {
                self.cause = Cause::Callers(cause);
                self.handle(Input::Authorized(Err(error)));
            }
            Err(NoToken::TimedOut) => self.give_up(Kind::Timeout),
            Err(NoToken::Aborted) => self.give_up(Kind::Aborted),
        }
    }

    async fn send(&mut self, request: SignedRequest, until: Duration) {
        let departure = Departure {
            order_id: self.machine.order_id(),
            request: &request,
            keepalive: self.keepalive,
            until,
        };
        let ended = self.client.transport.send(self.call, &departure, self.abort);
        drop(request);
        let ended = ended.await;
        let result = match &ended {
            Ended::Answered(Answer { response, copies, .. }) => {
                AttemptResult::Answered { response, copies: *copies }
            }
            Ended::Failed(Failed { is_sent: false, why, .. }) => AttemptResult::NotSent { why },
            Ended::Failed(Failed { why, .. }) => AttemptResult::Lost { why },
            Ended::Resolved(_) => AttemptResult::Lost { why: "" },
            Ended::TimedOut => AttemptResult::TimedOut,
            Ended::Aborted => AttemptResult::Aborted,
        };
        let attempt = self.handle(Input::Ended { result, jitter: jitter() });
        self.cause = match ended {
            Ended::Answered(Answer { cause, .. }) | Ended::Failed(Failed { cause, .. }) => {
                Cause::Fetch(cause)
            }
            Ended::Aborted => self.aborted(),
            _ => Cause::None,
        };
        self.client.wake_next();
        if let Some(attempt) = attempt {
            self.report(&attempt);
        }
    }

    fn handle(&mut self, input: Input<'_>) -> Option<Attempt> {
        self.machine.handle(input, &mut self.client.session.borrow_mut(), now())
    }

    fn give_up(&mut self, kind: Kind) {
        self.cause = if kind == Kind::Aborted { self.aborted() } else { Cause::None };
        self.handle(Input::GaveUp(kind));
    }

    fn aborted(&self) -> Cause {
        self.abort.map_or(Cause::None, |abort| Cause::Callers(abort.reason()))
    }

    /// What JavaScript threw, without what it may hold of a request.
    fn cause(&self) -> JsValue {
        match &self.cause {
            Cause::None => JsValue::UNDEFINED,
            Cause::Callers(cause) => cause.clone(),
            Cause::Fetch(cause) => {
                cleaned(cause, &mut |text| self.machine.redact(&text, &self.client.session.borrow()))
            }
        }
    }

    /// Tells the caller's `onAttempt`, and `call.js` where another attempt follows.
    fn report(&self, attempt: &Attempt) {
        if matches!(attempt.next, Next::Retry(_)) {
            let known = self.machine.outcome().name();
            self.call.known(&self.machine.order_id().digits(), known);
        }
        if let Some(listener) = &self.client.on_attempt {
            notify(listener, &object(&AttemptEvent::new(self.machine.order_id(), attempt)));
        }
    }
}

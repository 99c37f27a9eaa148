//! Carries out the steps of a cancel: waits, gets tokens, sends, and tells the core what came of it.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use super::clock::{jitter, now};
use super::config::Account;
use super::error::Failure;
use super::input::tell;
use super::options::CallOptions;
use super::records::{AttemptEvent, object};
use super::token::{Asked, NoToken};
use super::wait::{Abort, Ended, Wait};
use crate::cancellation::{Attempt, Cancellation, Copies, Ending, Receipt, Step};
use crate::error::{Error, Kind};
use crate::request::{SignedRequest, Target};

/// However long the queue is, someone looks again after this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// One cancel, from the call to the final word.
pub async fn cancel(account: Rc<Account>, target: Target, options: &CallOptions) -> Result<Receipt, Failure> {
    let mut driver = Driver {
        cancellation: Cancellation::new(target, options.limits, account.access, now()),
        abort: options.abort.as_ref(),
        keepalive: options.keepalive,
        cause: JsValue::UNDEFINED,
        asked: None,
        account,
    };
    loop {
        let wait = match driver.next() {
            Step::Wait(until) => driver.sleep(until),
            Step::Authorize { refused, until } => {
                match driver.ask(refused.as_ref().map(|token| token.as_str()), until) {
                    Some(wait) => wait,
                    None => continue,
                }
            }
            Step::Send { request, until } => driver.send(&request, until),
            Step::Done(Ok(receipt)) => return Ok(receipt),
            Step::Done(Err(error)) => return Err(Failure { error, cause: driver.cause }),
        };
        driver.take_in(wait.await);
    }
}

struct Driver<'a> {
    account: Rc<Account>,
    cancellation: Cancellation,
    abort: Option<&'a Abort>,
    keepalive: bool,
    cause: JsValue,
    /// The caller's function of access tokens, while it is waited for.
    asked: Option<Asked>,
}

impl Driver<'_> {
    fn next(&mut self) -> Step {
        // Whoever slept is awake now.
        if let Some(ticket) = self.cancellation.ticket() {
            self.account.sleepers.wake(ticket.number());
        }
        if self.abort.is_some_and(Abort::fired) && !self.cancellation.is_over() {
            self.give_up(Kind::Aborted);
        }
        let now = now();
        let step = self.cancellation.next(&mut self.account.session.borrow_mut(), now);
        self.account.wake_next();
        step
    }

    fn sleep(&self, until: Option<Duration>) -> Wait {
        let turn = self.cancellation.ticket().map(|ticket| self.account.sleepers.sleep(ticket.number()));
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        let until = until.unwrap_or_else(|| now().elapsed + LONGEST_SLEEP);
        Wait::new(turn.as_ref(), until, self.abort)
    }

    /// Gets a token, if need be by a wait.
    fn ask(&mut self, refused: Option<&str>, until: Duration) -> Option<Wait> {
        let Some(tokens) = self.account.tokens.borrow().clone() else {
            self.cancellation.authorized(Err(Error::config("config", "was used after free()")));
            return None;
        };
        match tokens.ask(refused) {
            Ok(token) => {
                self.cancellation.authorized(Ok(token));
                None
            }
            Err(asked) => Some(self.asked.insert(asked).wait(until, self.abort)),
        }
    }

    fn send(&self, request: &SignedRequest, until: Duration) -> Wait {
        self.account.wire.send(request, self.keepalive, until, self.abort)
    }

    /// How a wait ended. The end of a sleep says nothing: the core is asked again, and knows why.
    fn take_in(&mut self, ended: Ended) {
        if let Some(asked) = self.asked.take() {
            self.authorized(asked.token(ended));
        } else if self.cancellation.is_in_flight() {
            self.sent(ended);
        }
    }

    fn authorized(&mut self, token: Result<Zeroizing<String>, NoToken>) {
        match token {
            Ok(token) => self.cancellation.authorized(Ok(token)),
            Err(NoToken::Failed(Failure { error, cause })) => {
                self.cause = cause;
                self.cancellation.authorized(Err(error));
            }
            Err(NoToken::TimedOut) => self.give_up(Kind::Timeout),
            Err(NoToken::Aborted) => {}
        }
    }

    fn sent(&mut self, ended: Ended) {
        let ending = match &ended {
            Ended::Answered(response) => Ending::Answered { response, copies: Copies::Unknown },
            Ended::Failed(error) if self.account.wire.never_left(error) => Ending::NotSent,
            Ended::Failed(_) | Ended::Resolved(_) => Ending::Lost,
            Ended::TimedOut => Ending::TimedOut,
            Ended::Aborted => Ending::Aborted,
        };
        let (now, jitter) = (now(), jitter());
        let attempt = self.cancellation.ended(ending, &mut self.account.session.borrow_mut(), now, jitter);
        self.cause = match ended {
            Ended::Failed(cause) => cause,
            Ended::Aborted => self.abort.map(Abort::reason).unwrap_or_default(),
            _ => JsValue::UNDEFINED,
        };
        self.account.wake_next();
        self.report(attempt);
    }

    fn give_up(&mut self, kind: Kind) {
        self.cause = match self.abort {
            Some(abort) if kind == Kind::Aborted => abort.reason(),
            _ => JsValue::UNDEFINED,
        };
        self.cancellation.give_up(kind, &mut self.account.session.borrow_mut());
    }

    /// Tells the caller's `onAttempt`.
    fn report(&self, attempt: Option<Attempt>) {
        let (Some(listener), Some(attempt)) = (&self.account.on_attempt, attempt) else { return };
        let event = AttemptEvent::new(self.cancellation.order_id(), &attempt);
        tell(listener, &object(&event));
    }
}

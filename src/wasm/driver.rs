//! Carries out the steps of a cancel: waits, gets tokens, sends, and tells the core what came of it.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use super::clock::{jitter, now, to_millis};
use super::config::Account;
use super::error::Failure;
use super::fetch::response;
use super::input::tell;
use super::options::CallOptions;
use super::race::{Abort, Raced, race};
use super::records::attempt_event;
use super::token::NoToken;
use crate::cancellation::{Attempt, Cancellation, Ending, Next, Receipt, Step};
use crate::error::{Error, Kind};
use crate::pacer::Ticket;
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
        account,
    };
    loop {
        let step = driver.next();
        match step {
            Step::Wait(until) => driver.wait(until).await,
            Step::Authorize { refused, until } => driver.authorize(refused, until).await,
            Step::Send { request, until } => driver.send(request, until).await,
            Step::Done(Ok(receipt)) => return Ok(receipt),
            Step::Done(Err(error)) => return Err(Failure { error, cause: driver.cause }),
        }
    }
}

struct Driver<'a> {
    account: Rc<Account>,
    cancellation: Cancellation,
    abort: Option<&'a Abort>,
    keepalive: bool,
    cause: JsValue,
}

impl Driver<'_> {
    fn next(&mut self) -> Step {
        if self.abort.is_some_and(Abort::fired) && !self.cancellation.is_over() {
            self.give_up(Kind::Aborted);
        }
        let now = now();
        let step = self.cancellation.next(&mut self.account.session.borrow_mut(), now);
        self.account.wake_next();
        step
    }

    async fn wait(&mut self, until: Option<Duration>) {
        let sleepers = &self.account.sleepers;
        let ticket = self.cancellation.ticket().map(Ticket::number);
        let turn = ticket.map(|ticket| sleepers.sleep(ticket));
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        let until = until.unwrap_or_else(|| now().elapsed + LONGEST_SLEEP);
        // Whatever ends the wait, the core is asked again and knows why.
        race(turn.as_ref(), until, self.abort).await;
        if let Some(ticket) = ticket {
            sleepers.wake(ticket);
        }
    }

    async fn authorize(&mut self, refused: Option<Zeroizing<String>>, until: Duration) {
        let tokens = self.account.tokens.borrow().clone();
        let token = match tokens {
            Some(tokens) => tokens.get(refused, until, self.abort).await,
            None => Err(NoToken::Failed(Error::config("config", "was used after free()").into())),
        };
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

    async fn send(&mut self, request: SignedRequest, until: Duration) {
        let wire = &self.account.wire;
        let answer = wire.send(&request, self.keepalive, until, self.abort);
        // Its token is wiped now rather than when the answer is there.
        drop(request);
        let mut raced = answer.await;
        let answer;
        let ending = match &mut raced {
            Raced::Ready(value) => {
                answer = response(std::mem::take(value));
                Ending::Answered(&answer)
            }
            Raced::Failed(error) if wire.never_left(error) => Ending::NotSent,
            Raced::Failed(_) => Ending::Lost,
            Raced::TimedOut => Ending::TimedOut,
            Raced::Aborted => Ending::Aborted,
        };
        let (now, jitter) = (now(), jitter());
        let attempt = self.cancellation.ended(ending, &mut self.account.session.borrow_mut(), now, jitter);
        self.cause = match raced {
            Raced::Failed(cause) => cause,
            Raced::Aborted => self.abort.map(Abort::reason).unwrap_or_default(),
            Raced::Ready(_) | Raced::TimedOut => JsValue::UNDEFINED,
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
        let (next, retry_in) = match attempt.next {
            Next::Receipt => ("receipt", None),
            Next::Retry(wait) => ("retry", Some(wait)),
            Next::Error => ("error", None),
        };
        let event = attempt_event(
            &self.cancellation.order_id().digits(),
            attempt.number,
            to_millis(attempt.duration),
            next,
            attempt.kind.map(Kind::name),
            attempt.http_status,
            attempt.code,
            attempt.trace_id.as_deref(),
            retry_in.map(to_millis),
        );
        tell(listener, &event);
    }
}

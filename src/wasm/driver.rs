//! Carries out the steps of a cancel: waits, gets tokens, sends, and tells the core what came of it.

use std::rc::Rc;
use std::time::Duration;

use serde::Serialize;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use super::clock::{jitter, now, to_millis};
use super::config::Account;
use super::error::object;
use super::fetch;
use super::object::tell;
use super::options::CallOptions;
use super::race::{Abort, Raced, race};
use super::turn::turn;
use crate::cancellation::{Attempt, Cancellation, Ending, Next, Receipt, Step};
use crate::error::{Error, Kind};
use crate::request::{SignedRequest, Target};

/// However long the queue is, someone looks again after this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// Why there is no receipt, and what JavaScript threw last.
pub struct Failure {
    pub error: Error,
    pub cause: JsValue,
}

/// One cancel, from the call to the final word.
pub async fn cancel(
    account: Rc<Account>,
    target: Target,
    options: &CallOptions,
    abort: Option<&Abort>,
) -> Result<Receipt, Failure> {
    let mut driver = Driver {
        cancellation: Cancellation::new(target, options.limits, account.access, now()),
        abort,
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
        let turn = turn(self.cancellation.ticket(), &self.account.sleepers);
        // Without a timer of its own, a Cloudflare Workers request counts as hung and is ended.
        let until = until.or_else(|| Some(now().elapsed + LONGEST_SLEEP));
        // Whatever ends the wait, the core is asked again and knows why.
        race(turn, until, self.abort).await;
    }

    async fn authorize(&mut self, refused: Option<Zeroizing<String>>, until: Duration) {
        let tokens = self.account.tokens.borrow().clone();
        let token = async {
            match tokens {
                Some(tokens) => tokens.get(refused).await,
                None => Err((Error::config("config", "was used after free()"), JsValue::UNDEFINED)),
            }
        };
        match race(token, Some(until), self.abort).await {
            Raced::Ready(Ok(token)) => self.cancellation.authorized(Ok(token)),
            Raced::Ready(Err((error, cause))) => {
                self.cause = cause;
                self.cancellation.authorized(Err(error));
            }
            Raced::TimedOut => self.give_up(Kind::Timeout),
            Raced::Aborted => {}
        }
    }

    async fn send(&mut self, request: SignedRequest, until: Duration) {
        let answer = fetch::send(self.account.fetch.as_ref(), request, self.keepalive);
        let raced = race(answer, Some(until), self.abort).await;
        let ending = match &raced {
            Raced::Ready(Ok(response)) => Ending::Answered(response),
            Raced::Ready(Err(failure)) if failure.never_left => Ending::NotSent,
            Raced::Ready(Err(_)) => Ending::Lost,
            Raced::TimedOut => Ending::TimedOut,
            Raced::Aborted => Ending::Aborted,
        };
        let (now, jitter) = (now(), jitter());
        let attempt = self.cancellation.ended(ending, &mut self.account.session.borrow_mut(), now, jitter);
        self.cause = match raced {
            Raced::Ready(Err(failure)) => failure.cause,
            Raced::Aborted => self.abort.map(Abort::reason).unwrap_or_default(),
            Raced::Ready(Ok(_)) | Raced::TimedOut => JsValue::UNDEFINED,
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
        if let (Some(listener), Some(attempt)) = (&self.account.on_attempt, attempt) {
            tell(listener, &object(&Event::new(&self.cancellation, attempt)));
        }
    }
}

/// `AttemptEvent`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    order_id: String,
    attempt: u32,
    duration_ms: f64,
    next: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_in_ms: Option<f64>,
}

impl Event {
    fn new(cancellation: &Cancellation, attempt: Attempt) -> Self {
        let (next, retry_in) = match attempt.next {
            Next::Receipt => ("receipt", None),
            Next::Retry(wait) => ("retry", Some(wait)),
            Next::Error => ("error", None),
        };
        Self {
            order_id: cancellation.order_id().to_string(),
            attempt: attempt.number,
            duration_ms: to_millis(attempt.duration),
            next,
            kind: attempt.kind.map(Kind::name),
            http_status: attempt.http_status,
            code: attempt.code,
            trace_id: attempt.trace_id,
            retry_in_ms: retry_in.map(to_millis),
        }
    }
}

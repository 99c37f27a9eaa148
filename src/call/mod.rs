//! One call: its attempts, its retries, and what they leave known of the order.
//!
//! A [`Call`] does no I/O and has no clock. [`poll`](Call::poll) says what to do; carry that out,
//! let it [`handle`](Call::handle) what came of it and at what time, and poll again.

pub mod record;
pub mod retry;

use zeroize::Zeroizing;

pub use self::record::Copies;
use self::record::{AttemptIndex, Delivery, DeliveryRecord};
use crate::error::{Error, Kind, Outcome};
use crate::http::request::{RequestSigner, SignedRequest};
use crate::http::response::{self, Disposition, ParsedResponse, Response};
use crate::http::text::{one_line, one_long_line};
use crate::http::timestamp::Timestamps;
use crate::limit::{Admission, End, Lane, Permit, RateLimiter, Ticket};
use crate::order::{CancelOrder, Interface, OrderId};
use crate::time::Duration;

/// What calls share: one configuration, and the limits of its account.
pub struct Session {
    /// What requests are made from; `None` once the caller has wiped the credentials.
    pub signer: Option<RequestSigner>,
    /// When requests may leave.
    pub limiter: RateLimiter,
    /// What tells two requests apart.
    pub timestamps: Timestamps,
}

/// The time, as two clocks show it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Since some fixed moment; it never goes back. Waits and deadlines are measured by it.
    pub elapsed: Duration,
    /// Milliseconds since 1970, as far as the machine knows.
    pub unix_ms: u64,
}

/// How a call is authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMode {
    /// By the API key in the [`RequestSigner`].
    ApiKey,
    /// By an OAuth access token, asked for once.
    Token,
    /// By an OAuth access token, asked for once more when it has expired.
    RefreshableToken,
}

/// How long and how often a call is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For the whole call, from when it is first allowed to leave.
    pub timeout: Duration,
    /// For one attempt, until its answer has been read.
    pub attempt_timeout: Duration,
    /// How many attempts may follow the first.
    pub max_retries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(30), attempt_timeout: Duration::from_secs(10), max_retries: 4 }
    }
}

/// What to do next.
pub enum Action {
    /// Wait until this time, or with `None` until another cancel of the session has moved.
    Wait(Option<Duration>),
    /// Get an OAuth access token: [`Input::Authorized`].
    Authorize {
        /// The token that the gateway refused as expired, if it did.
        refused: Option<Zeroizing<String>>,
        /// When to give up: [`Input::GaveUp`].
        until: Duration,
    },
    /// Send this: [`Input::Ended`].
    Send {
        /// What to send.
        request: SignedRequest,
        /// When to give up waiting for the answer.
        until: Duration,
    },
    /// It is over; not to be polled again.
    Done(Result<Receipt, Box<Error>>),
}

/// What happened since the last [`Action`].
pub enum Input {
    /// The token that [`Action::Authorize`] asked for, or why there is none.
    Authorized(Result<Zeroizing<String>, Box<Error>>),
    /// What came of the request in flight.
    Ended {
        /// How it ended.
        result: AttemptResult,
        /// A random number, which spreads retries.
        jitter: u32,
    },
    /// The caller waits no longer for a call that has nothing in flight: [`Kind::Aborted`] or
    /// [`Kind::Timeout`]. One that is over stays as it is.
    GaveUp(Kind),
}

/// The gateway accepted the cancel. The order's status changes a little later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The order.
    pub order_id: OrderId,
    /// How many requests it took.
    pub attempts: u32,
    /// `x-trace-id` of the accepting answer.
    pub trace_id: Option<String>,
    /// From the call to the answer, waiting included.
    pub duration: Duration,
}

/// What came of a request.
#[derive(Clone, Debug)]
pub enum AttemptResult {
    /// The gateway, or something before it, answered.
    Answered {
        /// With this.
        response: Response,
        /// What may have left besides the request that it answers.
        copies: Copies,
    },
    /// It never sent: to be used only where the runtime proves that, since a runtime that sends a
    /// request again may fail to connect after a first copy has left.
    NotSent {
        /// What the runtime says of it, in a clause for people.
        why: String,
    },
    /// The Fetch API failed otherwise, so it may have left.
    Lost {
        /// What the runtime says of it, in a clause for people.
        why: String,
    },
    /// Its time was up.
    TimedOut,
    /// The caller aborted it.
    Aborted,
}

/// How one attempt went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Which one; the first is 1.
    pub number: u32,
    /// What went wrong, if anything did.
    pub kind: Option<Kind>,
    /// The HTTP status of the answer, if there was one.
    pub http_status: Option<u16>,
    /// The envelope's code.
    pub code: Option<i32>,
    /// `x-trace-id` of the answer.
    pub trace_id: Option<String>,
    /// From the departure to the end.
    pub duration: Duration,
    /// What follows.
    pub next: Next,
}

/// What follows an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the cancel was accepted.
    Receipt,
    /// Another attempt, no sooner than in this time.
    Retry(Duration),
    /// Nothing: the cancel failed.
    Error,
}

/// One call.
pub struct Call {
    operation: CancelOrder,
    limits: Limits,
    started: Duration,
    state: State,
    /// When the whole call ends; set when it is first allowed to leave.
    deadline: Option<Duration>,
    retries: u32,
    record: DeliveryRecord,
    /// The OAuth access token; empty with an API key.
    bearer: Zeroizing<String>,
    /// The token that was refused as expired.
    expired: Zeroizing<String>,
    /// The signature of the last request.
    signature: Zeroizing<String>,
    access: AuthMode,
    refreshed: bool,
    last: ResponseMeta,
}

enum State {
    /// Needs an access token.
    Unauthorized,
    Authorizing,
    /// May join the queue.
    Ready,
    Queued(Ticket),
    InFlight {
        attempt: AttemptIndex,
        permit: Permit,
        since: Duration,
    },
    BackingOff(Duration),
    Over(Option<Result<Receipt, Box<Error>>>),
}

/// What the last answer held.
#[derive(Clone, Default)]
struct ResponseMeta {
    /// Why it is no acceptance.
    kind: Option<Kind>,
    code: Option<i32>,
    http_status: Option<u16>,
    trace_id: Option<String>,
    retry_after: Option<Duration>,
}

impl Call {
    /// The permit in the session's queue, while waiting for a turn.
    #[must_use]
    pub fn ticket(&self) -> Option<Ticket> {
        match self.state {
            State::Queued(ticket) => Some(ticket),
            _ => None,
        }
    }

    /// Whether a request is on its way.
    #[must_use]
    pub fn is_in_flight(&self) -> bool {
        matches!(self.state, State::InFlight { .. })
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over(_))
    }

    /// The order to cancel.
    #[must_use]
    pub fn order_id(&self) -> OrderId {
        self.operation.order_id
    }

    /// A call for `operation` that the caller asked for at `now`.
    #[must_use]
    pub fn new(operation: CancelOrder, limits: Limits, access: AuthMode, now: Now) -> Self {
        let state = if access == AuthMode::ApiKey { State::Ready } else { State::Unauthorized };
        Self {
            operation,
            limits,
            started: now.elapsed,
            state,
            deadline: None,
            retries: 0,
            record: DeliveryRecord::default(),
            bearer: Zeroizing::default(),
            expired: Zeroizing::default(),
            signature: Zeroizing::default(),
            access,
            refreshed: false,
            last: ResponseMeta::default(),
        }
    }

    /// What to do next, at `now`.
    pub fn poll(&mut self, session: &mut Session, now: Now) -> Action {
        loop {
            match &mut self.state {
                State::Unauthorized => {
                    let refused = self.refreshed.then(|| self.expired.clone());
                    self.state = State::Authorizing;
                    return Action::Authorize { refused, until: self.until(now, self.limits.timeout) };
                }
                State::Ready => {
                    self.state = State::Queued(session.limiter.enqueue(Interface::CancelOrder, Lane::Bulk));
                }
                State::Queued(_) if self.deadline.is_some_and(|deadline| deadline <= now.elapsed) => {
                    self.give_up(Kind::Timeout, session);
                }
                State::Queued(ticket) => {
                    let ticket = *ticket;
                    let until = self.attempt_until(now);
                    match session.limiter.try_acquire(ticket, until, now.elapsed) {
                        Admission::Granted(permit) => {
                            if let Some(step) = self.send(permit, session, now) {
                                return step;
                            }
                        }
                        Admission::At(time) => {
                            return Action::Wait(Some(self.deadline.map_or(time, |d| d.min(time))));
                        }
                        Admission::Forfeited => self.state = State::Ready,
                    }
                }
                State::BackingOff(until) if now.elapsed < *until => return Action::Wait(Some(*until)),
                State::BackingOff(_) => self.state = State::Ready,
                State::Over(result) => return result.take().map_or(Action::Wait(None), Action::Done),
                State::Authorizing | State::InFlight { .. } => return Action::Wait(None),
            }
        }
    }

    /// Takes in what happened. Returns how the attempt went, if one ended.
    pub fn handle(&mut self, input: Input, session: &mut Session, now: Now) -> Option<Attempt> {
        match input {
            Input::Authorized(token) => self.authorized(token),
            Input::GaveUp(kind) => self.give_up(kind, session),
            Input::Ended { result, jitter } => return self.ended(&result, session, now, jitter),
        }
        None
    }

    fn send(&mut self, permit: Permit, session: &mut Session, now: Now) -> Option<Action> {
        let Some(signer) = &session.signer else {
            session.limiter.release(permit, End::NotSent, now.elapsed);
            self.fail(Kind::InvalidConfig, "config: was used after free()");
            return None;
        };
        let until = self.attempt_until(now);
        self.deadline.get_or_insert(now.elapsed + self.limits.timeout);
        self.state = State::InFlight { attempt: self.record.begin(), permit, since: now.elapsed };
        let timestamp = session.timestamps.next(now.unix_ms);
        let request = signer.sign(&self.operation.into(), &timestamp, &self.bearer);
        self.signature = Zeroizing::new(request.signature().to_owned());
        Some(Action::Send { request, until })
    }

    /// When an attempt that leaves now is given up.
    fn attempt_until(&self, now: Now) -> Duration {
        self.until(now, self.limits.attempt_timeout.min(self.limits.timeout))
    }

    /// The earlier of `patience` from now and the end of the whole call.
    fn until(&self, now: Now, patience: Duration) -> Duration {
        let until = now.elapsed + patience;
        self.deadline.map_or(until, |deadline| deadline.min(until))
    }

    fn authorized(&mut self, token: Result<Zeroizing<String>, Box<Error>>) {
        match token {
            Ok(token) => {
                self.bearer = token;
                self.state = State::Ready;
            }
            Err(error) if self.refreshed => self.fail(Kind::TokenExpired, &error.message),
            Err(error) => self.fail(error.kind, &error.message),
        }
    }

    fn give_up(&mut self, kind: Kind, session: &mut Session) {
        if self.is_over() {
            return;
        }
        if let State::Queued(ticket) = self.state {
            session.limiter.dequeue(ticket);
        }
        self.fail(kind, "");
    }

    /// `None` when nothing was in flight.
    fn ended(
        &mut self,
        result: &AttemptResult,
        session: &mut Session,
        now: Now,
        jitter: u32,
    ) -> Option<Attempt> {
        let State::InFlight { attempt, permit, since } = self.state else { return None };
        let (parsed, delivery) = self.parse(result, session);
        session.limiter.release(permit, self.end(result), now.elapsed);
        self.record.end(attempt, delivery);
        let kind = match parsed.disposition {
            Disposition::Accepted => None,
            Disposition::Refused(kind) | Disposition::Ambiguous(kind) => Some(kind),
        };
        let next = match kind {
            None => self.accept(now),
            Some(kind) => self.retry(kind, now, jitter).unwrap_or_else(|| {
                self.fail(kind, parsed.message.as_deref().unwrap_or_default());
                Next::Error
            }),
        };
        Some(Attempt {
            number: self.record.attempts(),
            kind,
            http_status: self.last.http_status,
            code: self.last.code,
            trace_id: self.last.trace_id.clone(),
            duration: (now.elapsed - since),
            next,
        })
    }

    /// Reads what came of the request, and what it says about the order.
    fn parse(&mut self, result: &AttemptResult, session: &Session) -> (ParsedResponse, Delivery) {
        self.last = ResponseMeta::default();
        let without_answer = |disposition, why| ParsedResponse {
            message: self.clean(why, session),
            ..ParsedResponse::of(disposition)
        };
        let (mut parsed, delivery) = match result {
            AttemptResult::Answered { response, copies } => {
                let parsed = response::classify(response);
                let delivery = Delivery::answered(parsed.disposition, parsed.code, *copies);
                (parsed, delivery)
            }
            AttemptResult::NotSent { why } => {
                (without_answer(Disposition::Refused(Kind::Network), why), Delivery::NotSent)
            }
            AttemptResult::Lost { why } => {
                (without_answer(Disposition::Ambiguous(Kind::Network), why), Delivery::GivenUp)
            }
            AttemptResult::TimedOut => {
                (without_answer(Disposition::Ambiguous(Kind::Timeout), ""), Delivery::GivenUp)
            }
            AttemptResult::Aborted => {
                (without_answer(Disposition::Ambiguous(Kind::Aborted), ""), Delivery::GivenUp)
            }
        };
        if let AttemptResult::Answered { response, .. } = result {
            let clean = |text: Option<&str>| self.clean(text?, session);
            parsed.message = clean(parsed.message.as_deref());
            self.last = ResponseMeta {
                kind: match parsed.disposition {
                    Disposition::Accepted => None,
                    Disposition::Refused(kind) | Disposition::Ambiguous(kind) => Some(kind),
                },
                code: parsed.code,
                http_status: (response.status > 0).then_some(response.status),
                trace_id: clean(response.trace_id.as_deref()),
                retry_after: response.retry_after,
            };
        }
        (parsed, delivery)
    }

    /// What the rate limiter is told of an attempt that ended.
    fn end(&self, result: &AttemptResult) -> End {
        match result {
            AttemptResult::Answered { .. } if self.last.kind == Some(Kind::RateLimited) => {
                End::Refused { retry_after: self.last.retry_after }
            }
            AttemptResult::Answered { .. } => End::Answered,
            AttemptResult::NotSent { .. } => End::NotSent,
            AttemptResult::Lost { .. } | AttemptResult::TimedOut | AttemptResult::Aborted => End::Uncertain,
        }
    }

    /// A text from outside in one line that is fit for a log, without what it echoes of the request.
    fn clean(&self, text: &str, session: &Session) -> Option<String> {
        let line = self.redact(&one_long_line(text), session);
        Some(one_line(&line)).filter(|line| !line.is_empty())
    }

    /// A text from outside without the token or the signature, should it echo one. Once the
    /// credentials are wiped, nothing can tell a token from other text, so nothing is left of it.
    #[must_use]
    pub fn redact(&self, text: &str, session: &Session) -> String {
        let sent = [self.bearer.as_str(), self.expired.as_str(), self.signature.as_str()];
        session.signer.as_ref().map_or_else(String::new, |signer| signer.redact(text, &sent))
    }

    /// What is known of the order, should the call end here without a receipt.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        // An acceptance ends a call with a receipt. Should another end be asked for nevertheless,
        // it makes no claim.
        self.record.known().outcome().unwrap_or(Outcome::Unknown)
    }

    fn accept(&mut self, now: Now) -> Next {
        self.state = State::Over(Some(Ok(Receipt {
            order_id: self.operation.order_id,
            attempts: self.record.attempts(),
            trace_id: self.last.trace_id.clone(),
            duration: (now.elapsed - self.started),
        })));
        Next::Receipt
    }

    /// Arranges another attempt, if one is allowed, may help and still fits.
    fn retry(&mut self, kind: Kind, now: Now, jitter: u32) -> Option<Next> {
        if kind == Kind::TokenExpired && self.access == AuthMode::RefreshableToken && !self.refreshed {
            self.refreshed = true;
            self.expired = std::mem::take(&mut self.bearer);
            self.state = State::Unauthorized;
            return Some(Next::Retry(Duration::ZERO));
        }
        if !retry::is_retryable(kind) || self.retries == self.limits.max_retries {
            return None;
        }
        let asked = self.last.retry_after.unwrap_or_default();
        let wait = retry::backoff(self.retries, jitter).max(asked);
        let until = now.elapsed + wait;
        if self.deadline.is_some_and(|deadline| deadline <= until) {
            return None;
        }
        self.retries += 1;
        self.state = State::BackingOff(until);
        Some(Next::Retry(wait))
    }

    /// Ends the call without a receipt. `words` come from the gateway, or say how to fix it.
    fn fail(&mut self, kind: Kind, words: &str) {
        let outcome = self.outcome();
        self.state = State::Over(Some(Err(Box::new(Error {
            kind,
            outcome,
            message: self.message(kind, outcome, words),
            order_id: Some(self.operation.order_id),
            code: self.last.code,
            http_status: self.last.http_status,
            trace_id: self.last.trace_id.clone(),
            attempts: self.record.attempts(),
            retry_after: self.last.retry_after,
        }))));
    }

    /// `order 7: too many requests: api request is limited (HTTP 429, code 429002); this call changed nothing`,
    /// or where it ended otherwise than by the last answer
    /// `order 7: no answer in time; the last answer was HTTP 429, code 429002: too many requests; …`
    fn message(&self, kind: Kind, outcome: Outcome, words: &str) -> String {
        let is_by_answer = self.last.kind == Some(kind);
        let why = if is_by_answer { self.summary(kind) } else { kind.summary() };
        let mut message = ["order ", &self.operation.order_id.digits(), ": ", why].concat();
        if !words.is_empty() {
            message += ": ";
            message += words;
        }
        if kind == Kind::TokenExpired && self.access == AuthMode::Token {
            message += "; pass a function as accessToken to have it refreshed";
        }
        if let Some(status) = self.last.http_status {
            message += if is_by_answer { " (HTTP " } else { "; the last answer was HTTP " };
            message += &status.to_string();
            if let Some(code) = self.last.code {
                message += ", code ";
                message += &code.to_string();
            }
            match self.last.kind {
                Some(kind) if !is_by_answer => {
                    message += ": ";
                    message += self.summary(kind);
                }
                _ => message += ")",
            }
        }
        message + "; " + outcome.summary()
    }

    /// What the kind of the last answer means. Without an envelope it may be a proxy's.
    fn summary(&self, kind: Kind) -> &'static str {
        match (kind, self.last.http_status, self.last.code) {
            (Kind::Network, Some(_), _) => "the connection failed while the answer was read",
            (Kind::Rejected, _, None) => "the gateway or a proxy before it refused",
            (Kind::Internal, _, None) => "the gateway or a proxy before it failed",
            _ => kind.summary(),
        }
    }
}

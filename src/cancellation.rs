//! The heart: one cancel, from the first request to the final word.
//!
//! A [`Cancellation`] does no I/O and has no clock. Ask it for the [`next`](Cancellation::next)
//! step, carry that out, tell it what came of it and at what time, and ask again.

use std::time::Duration;

use zeroize::Zeroizing;

use crate::error::{Error, Kind, Outcome};
use crate::order_id::OrderId;
use crate::pacer::{Arrival, Pacer, Place, Ticket, Turn};
use crate::request::{SignedRequest, Target, Template};
use crate::response::{self, Reading, Response, Verdict};
use crate::retry;
use crate::timestamp::Timestamps;

/// What cancels share: one configuration, and the limits of its account.
pub struct Session {
    /// What requests are made from; `None` once the caller has wiped the credentials.
    pub template: Option<Template>,
    /// When requests may leave.
    pub pacer: Pacer,
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

/// How a cancel comes by what authorizes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// By the API key in the [`Template`].
    ApiKey,
    /// By an OAuth access token, asked for once.
    Token,
    /// By an OAuth access token, asked for once more when it has expired.
    RenewableToken,
}

/// How long and how often a cancel is tried.
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
pub enum Step {
    /// Wait until this time, or with `None` until another cancel of the session has moved.
    Wait(Option<Duration>),
    /// Get an OAuth access token, then call [`Cancellation::authorized`].
    Authorize {
        /// The token that the gateway refused as expired, if it did.
        refused: Option<Zeroizing<String>>,
        /// When to [give up](Cancellation::give_up).
        until: Duration,
    },
    /// Send this, then call [`Cancellation::ended`].
    Send {
        /// What to send.
        request: SignedRequest,
        /// When to give up waiting for the answer.
        until: Duration,
    },
    /// It is over; not to be asked again.
    Done(Result<Receipt, Box<Error>>),
}

/// The gateway accepted the withdrawal. The order's state changes a little later.
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
#[derive(Clone, Copy, Debug)]
pub enum Ending<'a> {
    /// The gateway, or something before it, answered.
    Answered {
        /// With this.
        response: &'a Response,
        /// What may have left besides the request that it answers.
        copies: Copies,
    },
    /// It never left: to be used only where the runtime proves that, since a runtime that sends a
    /// request again may fail to connect after a first copy has left.
    NotSent {
        /// What the runtime says of it, in a clause for people.
        why: &'a str,
    },
    /// The Fetch API failed otherwise, so it may have left.
    Lost {
        /// What the runtime says of it, in a clause for people.
        why: &'a str,
    },
    /// Its time was up.
    TimedOut,
    /// The caller aborted it.
    Aborted,
}

/// How often the runtime has sent the request of one attempt. Where a reused connection closes
/// without an answer, browsers and most other runtimes send the request again by themselves, and
/// what is heard of then is only the last copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// Once at most, for certain.
    One,
    /// More than once, perhaps.
    Unknown,
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
    /// Nothing: the withdrawal was accepted.
    Receipt,
    /// Another attempt, no sooner than in this time.
    Retry(Duration),
    /// Nothing: the cancel failed.
    Error,
}

/// One cancel.
pub struct Cancellation {
    target: Target,
    limits: Limits,
    started: Duration,
    state: State,
    /// When the whole call ends; set when it is first allowed to leave.
    deadline: Option<Duration>,
    attempts: u32,
    retries: u32,
    evidence: Evidence,
    /// The OAuth access token; empty with an API key.
    bearer: Zeroizing<String>,
    /// The token that was refused as expired.
    expired: Zeroizing<String>,
    /// The signature of the last request.
    signature: Zeroizing<String>,
    access: Access,
    renewed: bool,
    last: Facts,
}

enum State {
    /// Needs an access token.
    Unauthorized,
    Authorizing,
    /// May join the queue.
    Ready,
    Queued(Ticket),
    InFlight {
        place: Place,
        since: Duration,
    },
    BackingOff(Duration),
    Over(Option<Result<Receipt, Box<Error>>>),
}

/// What the attempts that ended say about the order.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// Some request left.
    left: bool,
    /// Some request left, or may have left, without an answer that is certain.
    ambiguous: bool,
}

impl Evidence {
    const fn outcome(self) -> Outcome {
        match self {
            Self { ambiguous: true, .. } => Outcome::Unknown,
            Self { left: true, .. } => Outcome::Rejected,
            Self { left: false, .. } => Outcome::NotSent,
        }
    }
}

/// What the last answer held.
#[derive(Clone, Default)]
struct Facts {
    /// Why it is no acceptance.
    kind: Option<Kind>,
    code: Option<i32>,
    http_status: Option<u16>,
    trace_id: Option<String>,
    retry_after: Option<Duration>,
}

impl Cancellation {
    /// The place in the session's queue, while waiting for a turn.
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

    /// Whether the final word is said.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over(_))
    }

    /// The order to withdraw.
    #[must_use]
    pub fn order_id(&self) -> OrderId {
        self.target.order_id
    }

    /// A cancel of `target` that the caller asked for at `now`.
    #[must_use]
    pub fn new(target: Target, limits: Limits, access: Access, now: Now) -> Self {
        let state = if access == Access::ApiKey { State::Ready } else { State::Unauthorized };
        Self {
            target,
            limits,
            started: now.elapsed,
            state,
            deadline: None,
            attempts: 0,
            retries: 0,
            evidence: Evidence::default(),
            bearer: Zeroizing::default(),
            expired: Zeroizing::default(),
            signature: Zeroizing::default(),
            access,
            renewed: false,
            last: Facts::default(),
        }
    }

    /// What to do next, at `now`.
    pub fn next(&mut self, session: &mut Session, now: Now) -> Step {
        loop {
            match &mut self.state {
                State::Unauthorized => {
                    let refused = self.renewed.then(|| self.expired.clone());
                    self.state = State::Authorizing;
                    return Step::Authorize { refused, until: self.until(now, self.limits.timeout) };
                }
                State::Ready => self.state = State::Queued(session.pacer.join()),
                State::Queued(_) if self.deadline.is_some_and(|deadline| deadline <= now.elapsed) => {
                    self.give_up(Kind::Timeout, session);
                }
                State::Queued(ticket) => {
                    let ticket = *ticket;
                    let until = self.attempt_until(now);
                    match session.pacer.ask(ticket, until, now.elapsed) {
                        Turn::Now(place) => {
                            if let Some(step) = self.depart(place, session, now) {
                                return step;
                            }
                        }
                        Turn::At(time) => {
                            return Step::Wait(Some(self.deadline.map_or(time, |d| d.min(time))));
                        }
                        Turn::Forfeited => self.state = State::Ready,
                    }
                }
                State::BackingOff(until) if now.elapsed < *until => return Step::Wait(Some(*until)),
                State::BackingOff(_) => self.state = State::Ready,
                State::Over(result) => return result.take().map_or(Step::Wait(None), Step::Done),
                State::Authorizing | State::InFlight { .. } => return Step::Wait(None),
            }
        }
    }

    fn depart(&mut self, place: Place, session: &mut Session, now: Now) -> Option<Step> {
        let Some(template) = &session.template else {
            session.pacer.ended(place, Arrival::None, now.elapsed);
            self.fail(Kind::InvalidConfig, "config: was used after free()");
            return None;
        };
        let until = self.attempt_until(now);
        self.deadline.get_or_insert(now.elapsed.saturating_add(self.limits.timeout));
        self.attempts += 1;
        self.state = State::InFlight { place, since: now.elapsed };
        let timestamp = session.timestamps.next(now.unix_ms);
        let request = template.sign(self.target, &timestamp, &self.bearer);
        self.signature = Zeroizing::new(request.signature().to_owned());
        Some(Step::Send { request, until })
    }

    /// When an attempt that leaves now is given up.
    fn attempt_until(&self, now: Now) -> Duration {
        self.until(now, self.limits.attempt_timeout.min(self.limits.timeout))
    }

    /// The earlier of `patience` from now and the end of the whole call.
    fn until(&self, now: Now, patience: Duration) -> Duration {
        let until = now.elapsed.saturating_add(patience);
        self.deadline.map_or(until, |deadline| deadline.min(until))
    }

    /// The token that [`Step::Authorize`] asked for, or why there is none.
    pub fn authorized(&mut self, token: Result<Zeroizing<String>, Box<Error>>) {
        match token {
            Ok(token) => {
                self.bearer = token;
                self.state = State::Ready;
            }
            Err(error) if self.renewed => self.fail(Kind::TokenExpired, &error.message),
            Err(error) => self.fail(error.kind, &error.message),
        }
    }

    /// Ends a cancel that has nothing in flight: [`Kind::Aborted`] or [`Kind::Timeout`]. One that
    /// is over stays as it is.
    pub fn give_up(&mut self, kind: Kind, session: &mut Session) {
        if self.is_over() {
            return;
        }
        if let State::Queued(ticket) = self.state {
            session.pacer.leave(ticket);
        }
        self.fail(kind, "");
    }

    /// What came of the request in flight. `jitter` is a random number, which spreads retries.
    /// Returns how the attempt went, or `None` when nothing was in flight.
    pub fn ended(
        &mut self,
        ending: Ending<'_>,
        session: &mut Session,
        now: Now,
        jitter: u32,
    ) -> Option<Attempt> {
        let State::InFlight { place, since } = self.state else { return None };
        session.pacer.ended(place, arrival(ending), now.elapsed);
        let reading = self.take_in(ending, session);
        let kind = match reading.verdict {
            Verdict::Accepted => None,
            Verdict::Refused(kind) | Verdict::Ambiguous(kind) => Some(kind),
        };
        let next = match kind {
            None => self.accept(now),
            Some(kind) => self.retry(kind, now, jitter).unwrap_or_else(|| {
                self.fail(kind, reading.message.as_deref().unwrap_or_default());
                Next::Error
            }),
        };
        Some(Attempt {
            number: self.attempts,
            kind,
            http_status: self.last.http_status,
            code: self.last.code,
            trace_id: self.last.trace_id.clone(),
            duration: now.elapsed.saturating_sub(since),
            next,
        })
    }

    /// Reads what came of the request and keeps what it says about the order.
    fn take_in(&mut self, ending: Ending<'_>, session: &Session) -> Reading {
        self.last = Facts::default();
        let mut reading = match ending {
            Ending::Answered { response, .. } => response::read(response),
            Ending::NotSent { why } => {
                return Reading {
                    message: self.clean(why, session),
                    ..Reading::of(Verdict::Refused(Kind::Network))
                };
            }
            Ending::Lost { why } => Reading {
                message: self.clean(why, session),
                ..Reading::of(Verdict::Ambiguous(Kind::Network))
            },
            Ending::TimedOut => Reading::of(Verdict::Ambiguous(Kind::Timeout)),
            Ending::Aborted => Reading::of(Verdict::Ambiguous(Kind::Aborted)),
        };
        self.evidence.left = true;
        self.evidence.ambiguous |= match (reading.verdict, ending) {
            (Verdict::Accepted, _) => false,
            (Verdict::Refused(_), Ending::Answered { copies, .. }) => !covers_copies(copies, reading.code),
            (Verdict::Refused(_) | Verdict::Ambiguous(_), _) => true,
        };
        if let Ending::Answered { response, .. } = ending {
            let clean = |text: Option<&str>| self.clean(text?, session);
            reading.message = clean(reading.message.as_deref());
            self.last = Facts {
                kind: match reading.verdict {
                    Verdict::Accepted => None,
                    Verdict::Refused(kind) | Verdict::Ambiguous(kind) => Some(kind),
                },
                code: reading.code,
                http_status: (response.status > 0).then_some(response.status),
                trace_id: clean(response.trace_id.as_deref()),
                retry_after: response.retry_after,
            };
        }
        reading
    }

    /// A text from outside in one line that is fit for a log, without what it echoes of the request.
    fn clean(&self, text: &str, session: &Session) -> Option<String> {
        let line = self.redact(&response::one_long_line(text), session);
        Some(response::one_line(&line)).filter(|line| !line.is_empty())
    }

    /// A text from outside without the token or the signature, should it echo one. Once the
    /// credentials are wiped, nothing can tell a token from other text, so nothing is left of it.
    #[must_use]
    pub fn redact(&self, text: &str, session: &Session) -> String {
        let sent = [self.bearer.as_str(), self.expired.as_str(), self.signature.as_str()];
        session.template.as_ref().map_or_else(String::new, |template| template.redact(text, &sent))
    }

    /// What is known of the order by the attempts that have ended.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.evidence.outcome()
    }

    fn accept(&mut self, now: Now) -> Next {
        self.state = State::Over(Some(Ok(Receipt {
            order_id: self.target.order_id,
            attempts: self.attempts,
            trace_id: self.last.trace_id.clone(),
            duration: now.elapsed.saturating_sub(self.started),
        })));
        Next::Receipt
    }

    /// Arranges another attempt, if one is allowed, may help and still fits.
    fn retry(&mut self, kind: Kind, now: Now, jitter: u32) -> Option<Next> {
        if kind == Kind::TokenExpired && self.access == Access::RenewableToken && !self.renewed {
            self.renewed = true;
            self.expired = std::mem::take(&mut self.bearer);
            self.state = State::Unauthorized;
            return Some(Next::Retry(Duration::ZERO));
        }
        if !retry::may_help(kind) || self.retries == self.limits.max_retries {
            return None;
        }
        let asked = self.last.retry_after.unwrap_or_default();
        let wait = retry::backoff(self.retries, jitter).max(asked);
        let until = now.elapsed.saturating_add(wait);
        if self.deadline.is_some_and(|deadline| deadline <= until) {
            return None;
        }
        self.retries += 1;
        self.state = State::BackingOff(until);
        Some(Next::Retry(wait))
    }

    /// The final word, when it is not a receipt. `words` come from the gateway or say what to mend.
    fn fail(&mut self, kind: Kind, words: &str) {
        let outcome = self.evidence.outcome();
        self.state = State::Over(Some(Err(Box::new(Error {
            kind,
            outcome,
            message: self.message(kind, outcome, words),
            order_id: Some(self.target.order_id),
            code: self.last.code,
            http_status: self.last.http_status,
            trace_id: self.last.trace_id.clone(),
            attempts: self.attempts,
            retry_after: self.last.retry_after,
        }))));
    }

    /// `order 7: too many requests: api request is limited (HTTP 429, code 429002); the order is as it was`,
    /// or where it ended otherwise than by the last answer
    /// `order 7: no answer in time; the last answer was HTTP 429, code 429002: too many requests; …`
    fn message(&self, kind: Kind, outcome: Outcome, words: &str) -> String {
        let is_by_answer = self.last.kind == Some(kind);
        let why = if is_by_answer { self.summary(kind) } else { kind.summary() };
        let mut message = ["order ", &self.target.order_id.digits(), ": ", why].concat();
        if !words.is_empty() {
            message += ": ";
            message += words;
        }
        if kind == Kind::TokenExpired && self.access == Access::Token {
            message += "; pass a function as accessToken to have it renewed";
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

/// Whether a refusal of one copy of a request is one of all copies. It is where the gateway would
/// have refused the same bytes as well when they came before: for the signature (403201), the app
/// key (403203), the address that it came from (403205) or the token (401004). Any other refusal,
/// such as "too many requests" or "not open", may be owed to an earlier copy that was accepted.
fn covers_copies(copies: Copies, code: Option<i32>) -> bool {
    copies == Copies::One || matches!(code, Some(403_201 | 403_203 | 403_205 | 401_004))
}

/// What the end of a request says about its arrival at the gateway.
fn arrival(ending: Ending<'_>) -> Arrival {
    match ending {
        Ending::Answered { .. } => Arrival::Answered,
        Ending::NotSent { .. } => Arrival::None,
        Ending::Lost { .. } | Ending::TimedOut | Ending::Aborted => Arrival::Uncertain,
    }
}

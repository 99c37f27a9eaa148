//! The machine of one call.

use std::mem;
use std::rc::Rc;

use zeroize::Zeroizing;

use super::message::ResponseMeta;
use super::permit::NO_TURN;
use super::record::{AttemptIndex, Delivery, DeliveryRecord, Known};
use super::{
    Action, Answer, Attempt, AttemptResult, AuthMode, Input, Limits, Next, Now, Place, Session, WaitReason,
};
use crate::error::{Error, Kind};
use crate::http::response::{self, Body, Disposition, ParsedResponse};
use crate::limit::{Admission, End, Lane, Permit, Ticket};
use crate::order::Operation;
use crate::order::operation::Effect;
use crate::time::Duration;

/// One call.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::client;
/// use longport_cancel_order::call::{Action, AttemptResult, AuthMode, Call, Input, Limits, Now};
/// use longport_cancel_order::order::CancelOrder;
/// use longport_cancel_order::time::Duration;
/// use longport_cancel_order::{OrderId, Outcome};
///
/// # let client = client();
/// let session = &mut *client.session.borrow_mut();
/// let now = Now { elapsed: Duration::ZERO, unix_ms: 1_700_000_000_000 };
/// let order = CancelOrder { order_id: OrderId::parse("7")?, is_attached: false };
/// let limits = Limits { max_retries: 0, ..Limits::default() };
/// let mut call = Call::new(order, limits, AuthMode::ApiKey, now);
///
/// let Action::Send { attempt, request, .. } = call.poll(session, now) else { unreachable!() };
/// assert_eq!(request.target(), "/v1/trade/order?order_id=7");
/// // It was sent, and the connection was reset.
/// let result = AttemptResult::Lost { why: "connection reset".into() };
/// call.handle(Input::Ended { attempt, result, jitter: 0 }, session, now);
/// let Action::Done(Err(error)) = call.poll(session, now) else { unreachable!() };
/// assert_eq!(error.outcome, Some(Outcome::Unknown));
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub struct Call {
    pub(super) operation: Operation,
    pub(super) record: DeliveryRecord,
    /// What the last answer held.
    pub(super) last: ResponseMeta,
    pub(super) access: AuthMode,
    pub(super) limits: Limits,
    started: Duration,
    pub(super) turn: Turn,
    pub(super) place: Rc<Place>,
    /// The attempts that are not answered yet, in the order in which they left.
    pub(super) flights: Vec<Flight>,
    /// When the whole call ends. In a bulk it is set when the call is first allowed to leave.
    pub(super) deadline: Option<Duration>,
    /// Why there will be no further attempt.
    pub(super) failure: Option<Failure>,
    /// When answers to other attempts are waited for no longer, after the failure.
    patience_ends: Option<Duration>,
    result: Option<Result<Answer, Box<Error>>>,
    is_over: bool,
    /// The OAuth access token; empty with an API key.
    pub(super) bearer: Zeroizing<String>,
    /// The token that was refused as expired.
    pub(super) expired: Zeroizing<String>,
    /// The signature of the last request.
    pub(super) signature: Zeroizing<String>,
    pub(super) is_refreshed: bool,
    /// What keeps its place in the queue of the shared limiter.
    pub(super) shared_ticket: Option<String>,
}

/// What stands between a call and its next attempt.
#[derive(Clone, Copy)]
pub(super) enum Turn {
    /// It needs an access token.
    Unauthorized,
    Authorizing,
    /// It may join the queue.
    Ready,
    Queued(Ticket),
    /// The session's limiter has let it go, and the one that the account's callers share is asked.
    Acquiring(Permit),
    /// Both have let it go.
    Permitted(Permit),
    /// It asks again at this time.
    Deferred(Duration),
    /// A failed attempt is made again at this time.
    Retry(Duration),
    /// The one in flight gets company at this time.
    Hedge(Duration),
    /// There is no further attempt.
    Last,
}

/// Why a call ends without success, should none come from the attempts in flight.
pub(super) struct Failure {
    kind: Kind,
    /// From the gateway, or how to fix it.
    words: String,
    last: ResponseMeta,
}

/// An attempt that is not answered yet.
#[derive(Clone, Copy)]
pub(super) struct Flight {
    attempt: AttemptIndex,
    permit: Permit,
    since: Duration,
    is_hedge: bool,
    /// Whether it has the fresh token, once one was refused.
    is_refreshed: bool,
}

impl Call {
    /// A call for `operation` that the caller asked for at `now`.
    #[must_use]
    pub fn new(operation: impl Into<Operation>, limits: Limits, access: AuthMode, now: Now) -> Self {
        let is_bulk = limits.lane == Lane::Bulk;
        Self {
            operation: operation.into(),
            record: DeliveryRecord::default(),
            last: ResponseMeta::default(),
            access,
            limits,
            started: now.elapsed,
            place: Rc::new(Place::new(limits.lane)),
            turn: if access == AuthMode::ApiKey { Turn::Ready } else { Turn::Unauthorized },
            flights: Vec::new(),
            deadline: if is_bulk { limits.ends_by } else { Some(limits.deadline(now)) },
            failure: None,
            patience_ends: None,
            result: None,
            is_over: false,
            bearer: Zeroizing::default(),
            expired: Zeroizing::default(),
            signature: Zeroizing::default(),
            is_refreshed: false,
            shared_ticket: None,
        }
    }

    /// The same, with a place that others know of.
    #[must_use]
    pub fn at(self, place: Rc<Place>) -> Self {
        place.known.set(self.record.known());
        Self { place, ..self }
    }

    /// Its ticket in the session's queue, while it waits for a turn.
    #[must_use]
    pub fn ticket(&self) -> Option<Ticket> {
        match self.turn {
            Turn::Queued(ticket) => Some(ticket),
            _ => None,
        }
    }

    /// The attempts that are not answered yet.
    pub fn in_flight(&self) -> impl Iterator<Item = AttemptIndex> {
        self.flights.iter().map(|flight| flight.attempt)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// What it asks of the gateway.
    #[must_use]
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// What its attempts leave known so far.
    #[must_use]
    pub fn known(&self) -> Known {
        self.record.known()
    }

    /// How many requests were attempted.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.record.attempts()
    }

    /// What its next attempt waits for, and until when at least; not the attempt that only gives
    /// another one company.
    #[must_use]
    pub fn waits_for(&self, session: &Session, now: Now) -> Option<(WaitReason, Option<Duration>)> {
        match self.turn {
            Turn::Queued(_) if self.flights.is_empty() => {
                let is_silent = session.limiter.borrow().is_shared_silent();
                let reason = if is_silent { WaitReason::LimiterUnavailable } else { WaitReason::Limit };
                Some((reason, session.next_available(self.operation.interface, now.elapsed)))
            }
            Turn::Deferred(at) if self.flights.is_empty() => Some((WaitReason::Limit, Some(at))),
            Turn::Retry(at) if self.last.retry_after.is_some() => Some((WaitReason::RetryAfter, Some(at))),
            Turn::Retry(at) => Some((WaitReason::Retry, Some(at))),
            _ => None,
        }
    }

    /// What to do next, at `now`.
    pub fn poll(&mut self, session: &mut Session, now: Now) -> Action {
        loop {
            if self.is_over {
                // Those that are waited for no longer come first, so that each is told of.
                if let Some(flight) = self.flights.first() {
                    return Action::Abort(flight.attempt);
                }
                return self.result.take().map_or(Action::Wait(None), Action::Done);
            }
            if is_past(self.patience_ends, now) {
                self.fail();
                continue;
            }
            match self.turn {
                Turn::Unauthorized => return self.authorize(now),
                Turn::Acquiring(..) | Turn::Last | Turn::Authorizing => {
                    return Action::Wait(self.patience_ends);
                }
                // Those in flight are given up by then, and the call with the last of them.
                Turn::Hedge(_) | Turn::Queued(_) | Turn::Deferred(..) | Turn::Permitted(_)
                    if is_past(self.deadline, now) =>
                {
                    self.stop(Kind::Timeout, String::new(), session);
                }
                Turn::Ready | Turn::Queued(_) | Turn::Deferred(..) | Turn::Permitted(_)
                    if session.signer.is_none() =>
                {
                    self.stop(Kind::InvalidConfig, "config: was used after free()".to_owned(), session);
                }
                Turn::Ready if self.is_unsupported(session) => {
                    let why = "the US data centre answers look-ups in shapes of its own".to_owned();
                    self.stop(Kind::Unsupported, why, session);
                }
                Turn::Ready => {
                    let ticket = session.limiter.borrow_mut().enqueue(self.operation.interface, self.lane());
                    self.turn = Turn::Queued(ticket);
                    self.place.ticket.set(Some(ticket));
                }
                Turn::Queued(ticket) => {
                    let until = self.attempt_until(now);
                    let admission = session.limiter.borrow_mut().try_acquire(ticket, until, now.elapsed);
                    match admission {
                        Admission::Granted(permit) => {
                            if session.limiter.borrow_mut().asks_shared(now.elapsed) {
                                return self.acquire(permit, now);
                            }
                            self.turn = Turn::Permitted(permit);
                        }
                        Admission::At(_) if self.has_no_turn_in_time(session, now) => {
                            self.stop(Kind::RateLimited, NO_TURN.to_owned(), session);
                        }
                        Admission::At(at) => return Action::Wait(Some(self.earliest(at))),
                        Admission::Forfeited => self.turn = Turn::Ready,
                    }
                }
                Turn::Permitted(permit) => {
                    let at = session.limiter.borrow().departs_at(permit);
                    if now.elapsed < at {
                        return Action::Wait(Some(self.earliest(at)));
                    }
                    if let Some(action) = self.send(permit, session, now) {
                        return action;
                    }
                }
                Turn::Retry(at) | Turn::Hedge(at) | Turn::Deferred(at) if now.elapsed < at => {
                    return Action::Wait(Some(self.earliest(at)));
                }
                Turn::Hedge(_) if !session.hedging.is_allowed(now.elapsed) => {
                    self.turn = Turn::Hedge(now.elapsed + session.hedging.delay(1, now.elapsed));
                }
                Turn::Deferred(_) => self.requeue(session),
                Turn::Retry(_) | Turn::Hedge(_) => self.turn = Turn::Ready,
            }
        }
    }

    /// Takes in what happened. Returns how the attempt went, if one ended.
    pub fn handle(&mut self, input: Input, session: &mut Session, now: Now) -> Option<Attempt> {
        match input {
            Input::Authorized(token) => self.take_token(token, session),
            Input::Permit(acquired) => self.take_permit(acquired, session, now),
            Input::GaveUp(kind) if !self.is_over => self.stop(kind, String::new(), session),
            Input::GaveUp(_) => {}
            Input::Ended { attempt, result, jitter } => {
                let index = self.flights.iter().position(|flight| flight.attempt == attempt)?;
                let flight = self.flights.remove(index);
                return Some(self.ended(flight, &result, session, now, jitter));
            }
        }
        None
    }

    /// Nothing once the credentials are wiped.
    fn send(&mut self, permit: Permit, session: &mut Session, now: Now) -> Option<Action> {
        let until = self.attempt_until(now);
        let permit = session.limiter.borrow_mut().depart(permit, until, now.elapsed);
        if self.is_bulk() && self.deadline == self.limits.ends_by {
            // Its turn has come.
            self.deadline = Some(self.limits.deadline(now));
        }
        let timestamp = session.timestamps.next(now.unix_ms);
        let request = session.signer.as_ref()?.sign(&self.operation, &timestamp, &self.bearer);
        self.signature = Zeroizing::new(request.signature().to_owned());
        let attempt = self.record.begin();
        self.place.known.set(self.record.known());
        let is_hedge = !self.flights.is_empty();
        if is_hedge {
            session.hedging.begin(until);
        }
        let is_refreshed = self.is_refreshed;
        self.flights.push(Flight { attempt, permit, since: now.elapsed, is_hedge, is_refreshed });
        self.turn = self.hedge(session, now);
        Some(Action::Send { attempt, request, until })
    }

    /// Where it waits for its turn.
    pub(super) fn lane(&self) -> Lane {
        match (self.place.lane.get(), self.flights.is_empty()) {
            (lane, true) => lane,
            (Lane::Bulk, false) => Lane::BulkHedge,
            (_, false) => Lane::SingleHedge,
        }
    }

    /// Whether it is a look-up at the US data centre.
    fn is_unsupported(&self, session: &Session) -> bool {
        let signer = session.signer.as_ref();
        self.operation.effect == Effect::None && signer.is_some_and(|signer| signer.is_us(&self.bearer))
    }

    fn is_bulk(&self) -> bool {
        self.limits.lane == Lane::Bulk
    }

    /// That time, or the end of the whole call.
    fn earliest(&self, time: Duration) -> Duration {
        self.deadline.map_or(time, |deadline| deadline.min(time))
    }

    /// When an attempt that leaves now is given up.
    fn attempt_until(&self, now: Now) -> Duration {
        self.until(now, self.limits.attempt_timeout.min(self.limits.timeout))
    }

    /// The earlier of `patience` from now and the end of the whole call.
    pub(super) fn until(&self, now: Now, patience: Duration) -> Duration {
        self.earliest(now.elapsed + patience)
    }

    fn ended(
        &mut self,
        flight: Flight,
        result: &AttemptResult,
        session: &mut Session,
        now: Now,
        jitter: u32,
    ) -> Attempt {
        let (parsed, delivery) = self.parse(result, session);
        let duration = now.elapsed - flight.since;
        let answered = matches!(result, AttemptResult::Answered { .. });
        session.hedging.end(flight.is_hedge, answered.then_some(duration), now.elapsed);
        let end = self.end_of(result, &parsed);
        session.limiter.borrow_mut().release(flight.permit, end, now.elapsed);
        self.record.end(flight.attempt, delivery);
        self.place.known.set(self.record.known());
        let kind = match parsed.disposition {
            Disposition::Accepted => None,
            Disposition::Refused(kind) | Disposition::Ambiguous(kind) => Some(kind),
        };
        let next = match kind {
            _ if self.is_over => self.last_word(),
            None => self.accept(flight, result, session, now),
            Some(kind) => self.go_on(kind, flight, parsed, session, now, jitter),
        };
        Attempt {
            number: flight.attempt.number(),
            is_hedge: flight.is_hedge,
            kind,
            http_status: self.last.http_status,
            code: self.last.code,
            trace_id: self.last.trace_id.clone(),
            duration,
            end,
            next,
        }
    }

    fn accept(&mut self, flight: Flight, result: &AttemptResult, session: &mut Session, now: Now) -> Next {
        self.leave_queue(session);
        // A token or a permit that is still asked for finds no use.
        self.turn = Turn::Last;
        let body = match result {
            AttemptResult::Answered {
                response: response::Response { body: Body::Whole(body), .. }, ..
            } => body.clone(),
            _ => Vec::new(),
        };
        self.is_over = true;
        self.result = Some(Ok(Answer {
            attempts: self.record.attempts(),
            trace_id: self.last.trace_id.clone(),
            duration: now.elapsed - self.started,
            left_at: flight.since,
            body,
        }));
        Next::Receipt
    }

    /// What follows an attempt that failed.
    fn go_on(
        &mut self,
        kind: Kind,
        flight: Flight,
        parsed: ParsedResponse,
        session: &mut Session,
        now: Now,
        jitter: u32,
    ) -> Next {
        if kind == Kind::RateLimited && self.is_bulk() {
            // It has its whole time again, once its turn comes.
            self.deadline = self.limits.ends_by;
        }
        // About the token that was replaced.
        let is_outdated = kind == Kind::TokenExpired && self.is_refreshed && !flight.is_refreshed;
        if let Some(wait) = self.retry(kind, is_outdated, session, now, jitter) {
            return Next::Retry(wait);
        }
        if is_outdated && !self.flights.is_empty() {
            return Next::Others;
        }
        let delay = session.hedging.delay(1, now.elapsed);
        self.stop(kind, parsed.message.unwrap_or_default(), session);
        if self.is_over {
            return Next::Error;
        }
        self.patience_ends = Some(self.earliest(now.elapsed + delay));
        Next::Others
    }

    /// What followed the attempt that ended the call.
    fn last_word(&self) -> Next {
        if self.record.known() == Known::Accepted { Next::Receipt } else { Next::Error }
    }

    /// Makes no further attempt, and ends the call unless one is in flight. Of several reasons the
    /// first one stands that the gateway gave.
    pub(super) fn stop(&mut self, kind: Kind, words: String, session: &mut Session) {
        self.leave_queue(session);
        self.turn = Turn::Last;
        if self.failure.is_none() || self.last.kind == Some(kind) {
            self.failure = Some(Failure { kind, words, last: self.last.clone() });
        }
        if self.flights.is_empty() {
            self.fail();
        }
    }

    /// Gives up all that is under way, of which nobody will report an end.
    pub(crate) fn abandon(&mut self, session: &mut Session, now: Now) {
        self.leave_queue(session);
        self.turn = Turn::Last;
        for flight in mem::take(&mut self.flights) {
            self.record.end(flight.attempt, Delivery::GivenUp);
            self.place.known.set(self.record.known());
            session.hedging.end(flight.is_hedge, None, now.elapsed);
            session.limiter.borrow_mut().release(flight.permit, End::Uncertain, now.elapsed);
        }
    }

    /// Ends the call without an answer.
    fn fail(&mut self) {
        let Some(Failure { kind, words, last }) = self.failure.take() else { return };
        self.last = last;
        self.is_over = true;
        self.result = Some(Err(self.error(kind, &words).into()));
    }
}

pub(super) fn is_past(time: Option<Duration>, now: Now) -> bool {
    time.is_some_and(|time| time <= now.elapsed)
}

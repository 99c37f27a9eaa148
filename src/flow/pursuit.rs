//! One order, from the wish to have it cancelled to what is known in the end. The rules of what may
//! be said are here, and in [`known`](crate::call::record::known).

use std::sync::Arc;

use super::{CancelOptions, ConfirmedBy, Receipt, Until};
use crate::call::record::Known;
use crate::call::{Answer, Limits, Now};
use crate::error::{Error, Kind, Outcome};
use crate::limit::Lane;
use crate::order::status::{Meaning, Source};
use crate::order::{OrderId, Seen};
use crate::time::Duration;

/// The pause before the second look-up; each further one is twice the last.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// The longest pause between two look-ups.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How long after an acceptance an order must be seen open to be cancelled again, where no status
/// in between said that it was being cancelled: a status may lag.
const LAG: Duration = Duration::from_secs(2);

/// What to do next.
#[derive(Debug)]
pub enum Action {
    /// Cancel the order: [`Pursuit::accepted`] or [`Pursuit::failed`].
    Cancel,
    /// Look the order up, no sooner than then: [`Pursuit::saw`] or [`Pursuit::was_not_seen`].
    Look(Duration),
    /// It is over.
    Done(Result<Receipt, Box<Error>>),
}

/// One order that is to be cancelled.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own")]
pub struct Pursuit {
    order_id: OrderId,
    options: CancelOptions,
    started: Duration,
    /// What the attempts leave known, of all calls together.
    known: Known,
    attempts: u32,
    /// Whether an attempt has no definite answer, and none was accepted since.
    is_open: bool,
    /// Whether another cancel of this order was unsettled when the last call failed: then a refusal
    /// proves nothing, since it may be owed to that one.
    is_unsettled: bool,
    phase: Phase,
    pause: Duration,
    look_at: Duration,
    watched_until: Duration,
    /// The last acceptance: when it came, and its trace id.
    accepted: Option<(Duration, Option<String>)>,
    /// Whether a status said since then that the order is being cancelled.
    is_pending: bool,
    /// Whether the order was seen open again since then.
    is_reopened: bool,
    seen: Option<Arc<Seen>>,
    is_given_up: bool,
    /// Why the last call failed.
    failure: Option<Box<Error>>,
    result: Option<Result<Receipt, Box<Error>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Cancelling,
    /// The answers leave the outcome open until then, when it stays open. The time begins with the
    /// first look-up.
    Settling(Option<Duration>),
    /// The cancel is submitted, and the order watched.
    Watching,
    Over,
}

impl Pursuit {
    /// An order to be cancelled, as the caller asked at `now`.
    #[must_use]
    pub fn new(order_id: OrderId, options: CancelOptions, now: Now) -> Self {
        Self {
            order_id,
            options,
            started: now.elapsed,
            known: Known::NothingSent,
            attempts: 0,
            is_open: false,
            is_unsettled: false,
            phase: Phase::Cancelling,
            pause: FIRST_PAUSE,
            look_at: now.elapsed,
            watched_until: options.limits.deadline(now),
            accepted: None,
            is_pending: false,
            is_reopened: false,
            seen: None,
            is_given_up: false,
            failure: None,
            result: None,
        }
    }

    /// The order.
    #[must_use]
    pub fn order_id(&self) -> OrderId {
        self.order_id
    }

    /// What the answers so far leave known.
    #[must_use]
    pub fn known(&self) -> Known {
        self.known
    }

    /// How many cancels were sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The limits of its next call, which may be made again while time lasts.
    #[must_use]
    pub fn limits(&self, now: Now) -> Limits {
        let limits = self.options.limits;
        match self.accepted {
            None if limits.lane == Lane::Bulk => limits,
            None => Limits { timeout: self.started + limits.timeout - now.elapsed, ..limits },
            Some(_) => {
                let (timeout, ends_by) = (self.watched_until - now.elapsed, Some(self.watched_until));
                Limits { timeout, ends_by, ..limits }
            }
        }
    }

    /// The receipt of the cancel, once it was accepted, and unless the order is open again.
    #[must_use]
    pub fn receipt(&self) -> Option<Receipt> {
        let (at, trace_id) = self.accepted.as_ref().filter(|_| !self.is_reopened)?;
        Some(Receipt {
            order_id: self.order_id,
            attempts: self.attempts,
            trace_id: trace_id.clone(),
            duration: *at - self.started,
            confirmed_by: ConfirmedBy::Answer,
            seen: None,
        })
    }

    /// Whether its caller gave it up before it was over.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        self.is_given_up
    }

    /// Whether the order was seen to be closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.order.meaning().is_closed())
    }

    /// Whether an attempt has no definite answer, and none was accepted since: it may have had an
    /// effect, or may yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The caller is gone in the midst of a call, of whose attempts this much is known.
    pub fn is_left(&mut self, known: Known) {
        self.is_open |= known == Known::Ambiguous;
        self.known = self.known.max(known);
    }

    /// What to do next. Not to be asked any more once it is done.
    pub fn poll(&mut self, now: Now) -> Action {
        match self.phase {
            Phase::Settling(Some(until)) if until <= now.elapsed => self.stays_open(),
            Phase::Watching if self.watched_until <= now.elapsed => self.is_not_closed(Kind::Timeout, now),
            _ => {}
        }
        match self.phase {
            Phase::Cancelling => Action::Cancel,
            Phase::Settling(_) | Phase::Watching => Action::Look(self.look_at),
            Phase::Over => Action::Done(self.result.take().unwrap_or_else(|| Err(Error::of(Kind::Aborted)))),
        }
    }

    /// Whether the order is to be cancelled next.
    #[must_use]
    pub fn is_to_cancel(&self) -> bool {
        self.phase == Phase::Cancelling
    }

    /// When it is to be looked up next.
    #[must_use]
    pub fn look_at(&self) -> Duration {
        self.look_at
    }

    /// When it ends by itself, should nothing be heard.
    #[must_use]
    pub fn ends_by(&self) -> Option<Duration> {
        match self.phase {
            Phase::Settling(until) => until,
            Phase::Watching => Some(self.watched_until),
            Phase::Cancelling | Phase::Over => None,
        }
    }

    /// A call of this order's ended with an acceptance.
    pub fn accepted(&mut self, answer: &Answer, now: Now) {
        self.attempts += answer.attempts;
        self.known = Known::Accepted;
        self.is_open = false;
        if self.options.limits.lane == Lane::Bulk && self.accepted.is_none() {
            // Its time began when its turn came.
            self.watched_until = self.options.limits.deadline(Now { elapsed: answer.left_at, ..now });
        }
        self.accepted = Some((now.elapsed, answer.trace_id.clone()));
        self.is_pending = false;
        self.is_reopened = false;
        match self.options.until {
            Until::Accepted => self.resolve(ConfirmedBy::Answer, now),
            Until::Closed => self.watch(now),
        }
    }

    /// A call of this order's failed, with this left known by its attempts. `is_unsettled` is
    /// whether another cancel of the order may have had an effect, or may yet.
    pub fn failed(&mut self, error: Box<Error>, known: Known, is_unsettled: bool, now: Now) {
        self.is_unsettled = is_unsettled;
        self.attempts += error.attempts;
        self.is_left(known);
        let kind = error.kind;
        let is_about_the_order = matches!(kind, Kind::OrderNotOpen | Kind::OrderNotFound);
        let is_settled = match self.known {
            Known::NothingSent => true,
            Known::Refused => !is_about_the_order && !self.is_unsettled,
            Known::Ambiguous => false,
            // The cancel was submitted already, and this one was made since the order was open again.
            Known::Accepted => {
                self.failure = Some(error);
                if kind == Kind::Aborted {
                    return self.is_not_closed(kind, now);
                }
                return self.watch(now);
            }
        };
        self.failure = Some(error);
        let may_settle = kind != Kind::Aborted && self.options.settle_timeout > Duration::ZERO;
        if is_settled || !may_settle {
            return self.stays_open();
        }
        self.phase = Phase::Settling(None);
        self.look_at = now.elapsed;
        self.pause = FIRST_PAUSE;
    }

    /// The look-up leaves: the time of settling begins with the first one.
    pub fn looks(&mut self, now: Now) {
        if self.phase == Phase::Settling(None) {
            self.phase = Phase::Settling(Some(now.elapsed + self.options.settle_timeout));
        }
    }

    /// The order was seen, by a look-up that left at `left_at`.
    pub fn saw(&mut self, seen: Arc<Seen>, left_at: Duration, now: Now) {
        let (meaning, from) = (seen.order.meaning(), seen.order.from);
        self.seen = Some(seen);
        match (meaning, self.options.until) {
            (Meaning::Cancelled, _) | (Meaning::BeingCancelled, Until::Accepted) => {
                self.resolve(ConfirmedBy::Status, now);
            }
            (Meaning::EndedOtherwise, _) => self.is_too_late(),
            (Meaning::BeingCancelled, Until::Closed) => {
                self.is_pending = true;
                self.watch(now);
            }
            (Meaning::Open, _) if self.is_open_again(left_at) => {
                self.phase = Phase::Cancelling;
                self.is_pending = false;
                self.is_reopened = true;
            }
            // Nothing that this call sent had an effect, and it is not over either.
            // Its details would tell whether it has expired for good.
            (Meaning::Dormant, _) if from == Source::List => self.look_again(now),
            (Meaning::Open | Meaning::Dormant | Meaning::Unknown, _) if self.is_refused() => {
                self.stays_open();
            }
            (Meaning::Open | Meaning::Dormant | Meaning::Unknown, _) => self.look_again(now),
        }
    }

    /// A look-up did not show the order; `failure` is why, where it failed.
    pub fn was_not_seen(&mut self, failure: Option<Kind>, now: Now) {
        // Where no cancel had an effect, nor was the order known, there is nothing left to learn.
        let is_answered = |kind| kind == Kind::OrderNotFound && self.is_refused();
        let failure = failure.filter(|kind| fails_again(*kind) || is_answered(*kind));
        match (self.phase, failure) {
            (Phase::Settling(_), Some(_)) => self.stays_open(),
            (Phase::Watching, Some(kind)) => self.is_not_closed(kind, now),
            _ => self.look_again(now),
        }
    }

    /// The caller waits no longer.
    pub fn stop(&mut self, kind: Kind, now: Now) {
        self.is_given_up = true;
        match self.phase {
            Phase::Cancelling | Phase::Over => {}
            Phase::Settling(_) => self.stays_open(),
            Phase::Watching => self.is_not_closed(kind, now),
        }
    }

    /// Another caller takes the order over, who called when it `started`.
    pub fn hand_over(&mut self, options: CancelOptions, started: Now, now: Now) {
        self.options = options;
        self.started = started.elapsed;
        self.watched_until = options.limits.deadline(started);
        self.is_given_up = false;
        self.result = None;
        match (self.receipt(), options.until) {
            (Some(_), Until::Accepted) => self.resolve(ConfirmedBy::Answer, now),
            // It was seen being cancelled, and not open again since.
            (None, Until::Accepted) if self.is_pending => self.resolve(ConfirmedBy::Status, now),
            (None, _) if !self.is_pending => self.phase = Phase::Cancelling,
            _ => self.watch(now),
        }
    }

    /// Whether the exchange refused the cancel that the gateway had accepted.
    fn is_open_again(&self, left_at: Duration) -> bool {
        let is_watched = matches!(self.phase, Phase::Watching);
        let accepted_at = self.accepted.as_ref().map(|(at, _)| *at);
        is_watched && (self.is_pending || accepted_at.is_some_and(|at| at + LAG <= left_at))
    }

    /// Whether all that this pursuit sent was refused for certain, and no earlier cancel matters.
    fn is_refused(&self) -> bool {
        self.known == Known::Refused && !self.is_unsettled
    }

    fn watch(&mut self, now: Now) {
        if !matches!(self.phase, Phase::Watching) {
            self.pause = FIRST_PAUSE;
        }
        self.phase = Phase::Watching;
        self.look_again(now);
    }

    fn look_again(&mut self, now: Now) {
        self.look_at = now.elapsed + self.pause;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }

    fn resolve(&mut self, confirmed_by: ConfirmedBy, now: Now) {
        self.end(Ok(Receipt {
            order_id: self.order_id,
            attempts: self.attempts,
            trace_id: self.accepted.as_ref().and_then(|(_, trace_id)| trace_id.clone()),
            duration: now.elapsed - self.started,
            confirmed_by,
            seen: self.seen.clone(),
        }));
    }

    fn is_too_late(&mut self) {
        let error = self.failure.take().unwrap_or_else(|| self.told("the cancel was submitted").into());
        self.reject(error, Outcome::TooLate);
    }

    /// Neither the answers nor the order's status say more than this.
    fn stays_open(&mut self) {
        let error = self.failure.take().unwrap_or_else(|| Error::of(Kind::Timeout));
        let outcome = match self.known {
            Known::NothingSent => Outcome::NotSent,
            Known::Refused if !self.is_unsettled => Outcome::Rejected,
            _ => Outcome::Unknown,
        };
        self.reject(error, outcome);
    }

    /// The cancel was submitted, and the order was not seen to end.
    fn is_not_closed(&mut self, kind: Kind, now: Now) {
        if self.known != Known::Accepted {
            // It was somebody else's.
            return self.stays_open();
        }
        let waited = (now.elapsed - self.started).as_millis() / 1_000;
        let status = self.seen.as_ref().map_or("not seen", |seen| seen.order.status.name());
        let mut words = ["submitted, still ", status, " after ", &waited.to_string(), " s"].concat();
        if kind != Kind::Timeout {
            words += ": ";
            words += kind.summary();
        }
        let mut error = self.told(&words);
        error.kind = kind;
        self.reject(error.into(), Outcome::Unknown);
    }

    /// An error that has no failed call behind it.
    fn told(&self, words: &str) -> Error {
        let message = ["order ", &self.order_id.digits(), ": ", words].concat();
        Error { message, ..*Error::of(Kind::OrderNotOpen) }
    }

    fn reject(&mut self, mut error: Box<Error>, outcome: Outcome) {
        error.order_id = Some(self.order_id);
        error.attempts = self.attempts;
        error.is_accepted = self.known == Known::Accepted;
        error.seen.clone_from(&self.seen);
        error.conclude(outcome);
        self.end(Err(error));
    }

    fn end(&mut self, result: Result<Receipt, Box<Error>>) {
        self.phase = Phase::Over;
        self.result = Some(result);
    }
}

/// Whether a look-up that failed for this reason will fail again.
fn fails_again(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Unsupported
            | Kind::InvalidConfig
            | Kind::SignatureInvalid
            | Kind::AppKeyIllegal
            | Kind::IpNotAllowed
            | Kind::TokenExpired
    )
}

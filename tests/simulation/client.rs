//! One caller: what it wants, where its cancel stands, and what the simulation knows about it.

use longport_cancel_order::time::Duration;

use fastrand::Rng;
use longport_cancel_order::call::{Attempt, AttemptResult, Copies, Limits, Receipt};
use longport_cancel_order::driver::TokenError;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::Ticket;
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::{Error, Kind, OrderId, Outcome};

use crate::gateway::Gateway;

/// What the runtime is doing for a caller, or has done.
pub enum Phase {
    /// Nothing: it is the caller's turn.
    Running,
    Sleeping(Option<Ticket>),
    Awake,
    Authorizing {
        refresh: bool,
    },
    Authorized(Result<(), TokenError>),
    InFlight,
    Ended(AttemptResult),
    Done,
    /// The runtime has ended whatever this caller does, and tells nobody.
    Dead,
}

impl Phase {
    /// Whether the caller can go on.
    fn is_ready(&self) -> bool {
        matches!(self, Self::Awake | Self::Authorized(_) | Self::Ended(_))
    }
}

pub struct Cancel {
    pub target: CancelOrder,
    pub limits: Limits,
    pub phase: Phase,
    /// Grows with each phase, so that a timer or an answer of an earlier one is known as such.
    pub stamp: u64,
    /// The OAuth token in use, numbered by when it was issued.
    pub token: u64,
    /// Whether a random number was asked for since the last report.
    pub has_drawn: bool,
    /// Whether the gateway refused that token as expired.
    pub is_expired: bool,
    /// When the caller aborted.
    pub aborted: Option<Duration>,
    result: Option<Result<Receipt, Box<Error>>>,
    first_left: Option<Duration>,
    settled: Duration,
    /// Requests attempted, those whose end was reported, and those that left.
    attempts: u32,
    reported: u32,
    pub left: u32,
    /// Whether some request that left got no definite answer.
    pub ambiguous: bool,
}

impl Cancel {
    pub fn random(rng: &mut Rng, orders: u64) -> Self {
        let order_id = OrderId::parse(&rng.u64(1..=orders).to_string()).unwrap();
        let limits = Limits {
            timeout: Duration::from_millis(rng.u64(1..=30_000)),
            attempt_timeout: Duration::from_millis(rng.u64(1..=10_000)),
            max_retries: rng.u32(0..=6),
        };
        Self {
            target: CancelOrder { order_id, is_attached: rng.bool() },
            limits,
            phase: Phase::Running,
            stamp: 0,
            token: 0,
            has_drawn: false,
            is_expired: false,
            aborted: None,
            result: None,
            first_left: None,
            settled: Duration::ZERO,
            attempts: 0,
            reported: 0,
            left: 0,
            ambiguous: false,
        }
    }

    pub fn enter(&mut self, phase: Phase) -> u64 {
        self.phase = phase;
        self.stamp += 1;
        self.stamp
    }

    /// What has ended, once it has.
    pub fn take(&mut self) -> Option<Phase> {
        self.phase.is_ready().then(|| std::mem::replace(&mut self.phase, Phase::Running))
    }

    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Done | Phase::Dead)
    }

    pub fn departs(&mut self, now: Duration) {
        assert!(self.aborted.is_none(), "a request leaves after the caller has aborted");
        self.attempts += 1;
        self.first_left.get_or_insert(now);
    }

    /// Checks what is said of an attempt, and of all so far, when it has ended.
    pub fn check_report(&mut self, attempt: &Attempt, known: Outcome, has_accepted: bool) {
        self.reported += 1;
        assert!(std::mem::take(&mut self.has_drawn), "chance spreads what follows each attempt");
        assert_eq!(attempt.number, self.reported, "each attempt is reported once, in order");
        // Of an accepted cancel there is no outcome of a failure.
        if attempt.kind.is_none() {
            return;
        }
        match known {
            Outcome::NotSent => assert_eq!(self.left, 0, "not-sent, but sent: {attempt:?}"),
            Outcome::Rejected => assert!(!self.ambiguous && self.left > 0, "rejected: {attempt:?}"),
            Outcome::Unknown => assert!(self.ambiguous, "unknown, but all was answered: {attempt:?}"),
        }
        assert!(!has_accepted || known == Outcome::Unknown, "{attempt:?}");
    }

    pub fn settle(
        &mut self,
        result: Result<Receipt, Box<Error>>,
        gateway: &Gateway,
        call: usize,
        now: Duration,
    ) {
        self.enter(Phase::Done);
        self.settled = now;
        if result.is_ok() {
            assert!(gateway.has_accepted(call), "call {call}: a receipt, but nothing was accepted");
        }
        if let Some(aborted) = self.aborted {
            assert_eq!(now, aborted, "call {call} went on after the caller had aborted");
        }
        self.result = Some(result);
    }

    /// Checks the final word against what is known once everything under way has arrived.
    pub fn check(&self, call: usize, gateway: &Gateway) {
        if matches!(self.phase, Phase::Dead) {
            return;
        }
        let result = self.result.as_ref().unwrap_or_else(|| panic!("call {call} never settled"));
        let attempts = match result {
            Ok(receipt) => receipt.attempts,
            Err(error) => error.attempts,
        };
        assert_eq!(attempts, self.attempts, "call {call}: attempts");
        assert_eq!(attempts, self.reported, "call {call}: attempts whose end was reported");
        if let Some(first_left) = self.first_left {
            let took = self.settled - first_left;
            assert!(took <= self.limits.timeout, "call {call} took {took:?}: {:?}", self.limits);
        }
        let Err(error) = result else { return };
        assert_eq!(error.kind == Kind::Aborted, self.aborted.is_some(), "call {call}: {error:?}");
        match error.outcome {
            Outcome::NotSent => assert_eq!(self.left, 0, "call {call}: not-sent, but sent: {error:?}"),
            Outcome::Rejected => {
                assert!(self.left > 0, "call {call}: rejected, but nothing left: {error:?}");
                assert!(!gateway.has_accepted(call), "call {call}: rejected, but accepted: {error:?}");
            }
            Outcome::Unknown => {
                assert!(self.ambiguous, "call {call}: unknown, but all was answered: {error:?}");
            }
        }
    }
}

/// Whether an answer leaves no doubt about the request that it answers, nor about other copies of it
/// where there may be some.
pub fn is_definite(response: &Response, copies: Copies) -> bool {
    let Some(code) = code(response) else { return false };
    let status = response.status;
    let is_accepted = status == 200 && code == 0;
    let is_refused = match code / 10_000 {
        40..=49 | 60 => status == 200 || (400..500).contains(&status),
        50..=59 => false,
        _ => code != 0 && (400..500).contains(&status),
    };
    let is_about_the_bytes = [401_004, 403_201, 403_203, 403_205].contains(&code);
    let is_certain = is_refused && code != 403_202 && status != 408 && status != 499;
    !response.redirect && (is_accepted || is_certain && (copies == Copies::One || is_about_the_bytes))
}

/// Whether the envelope of an answer has this code.
pub fn has_code(response: &Response, wanted: i64) -> bool {
    code(response) == Some(wanted)
}

fn code(response: &Response) -> Option<i64> {
    let Body::Whole(body) = &response.body else { return None };
    let envelope: serde_json::Value = serde_json::from_slice(body).ok()?;
    envelope["code"].as_i64()
}

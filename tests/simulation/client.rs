//! One caller: what it wants, where its cancel stands, and what the simulation knows about it.

use std::time::Duration;

use fastrand::Rng;
use longport_cancel_order::call::{AuthMode, Call, Copies, Limits, Now, Receipt};
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::{Error, OrderId, Outcome};

use crate::gateway::Gateway;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Phase {
    Waiting,
    Authorizing,
    InFlight,
    Done,
    /// The runtime has ended whatever this caller does, and tells nobody.
    Dead,
}

pub struct Cancel {
    pub order: u64,
    pub machine: Call,
    pub phase: Phase,
    /// Grows with each phase, so that a timer or an answer of an earlier one is known as such.
    pub stamp: u64,
    /// The OAuth token in use, numbered by when it was issued.
    pub token: u64,
    pub result: Option<Result<Receipt, Box<Error>>>,
    limits: Limits,
    first_left: Option<Duration>,
    settled: Duration,
    /// Requests attempted, and those that left.
    attempts: u32,
    pub left: u32,
    /// Whether some request that left got no definite answer.
    pub ambiguous: bool,
}

impl Cancel {
    pub fn random(rng: &mut Rng, orders: u64, access: AuthMode, now: Now) -> Self {
        let order = rng.u64(1..=orders);
        let order_id = OrderId::parse(&order.to_string()).unwrap();
        let limits = Limits {
            timeout: Duration::from_millis(rng.u64(1..=30_000)),
            attempt_timeout: Duration::from_millis(rng.u64(1..=10_000)),
            max_retries: rng.u32(0..=6),
        };
        let target = CancelOrder { order_id, is_attached: rng.bool() };
        Self {
            order,
            machine: Call::new(target, limits, access, now),
            phase: Phase::Waiting,
            stamp: 0,
            token: 0,
            result: None,
            limits,
            first_left: None,
            settled: Duration::ZERO,
            attempts: 0,
            left: 0,
            ambiguous: false,
        }
    }

    pub fn enter(&mut self, phase: Phase) -> u64 {
        self.phase = phase;
        self.stamp += 1;
        self.stamp
    }

    pub fn departs(&mut self, now: Duration) {
        self.attempts += 1;
        self.first_left.get_or_insert(now);
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
        self.result = Some(result);
    }

    /// Checks the final word against what is known once everything under way has arrived.
    pub fn check(&self, call: usize, gateway: &Gateway) {
        if self.phase == Phase::Dead {
            return;
        }
        let result = self.result.as_ref().unwrap_or_else(|| panic!("call {call} never settled"));
        let attempts = match result {
            Ok(receipt) => receipt.attempts,
            Err(error) => error.attempts,
        };
        assert_eq!(attempts, self.attempts, "call {call}: attempts");
        if let Some(first_left) = self.first_left {
            let took = self.settled.saturating_sub(first_left);
            assert!(took <= self.limits.timeout, "call {call} took {took:?}: {:?}", self.limits);
        }
        let Err(error) = result else { return };
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
    let Body::Whole(body) = &response.body else { return false };
    let envelope: Option<serde_json::Value> = serde_json::from_slice(body).ok();
    let Some(code) = envelope.and_then(|envelope| envelope["code"].as_i64()) else { return false };
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

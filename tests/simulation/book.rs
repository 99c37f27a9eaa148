//! The orders of an account, each with all that was ever true of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fastrand::Rng;
use longport_cancel_order::time::Duration;

/// The status of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    New,
    PartialFilled,
    /// One that nobody has heard of.
    Odd,
    WaitToCancel,
    PendingCancel,
    Canceled,
    PartialWithdrawal,
    Filled,
    Rejected,
    Expired,
}

impl Status {
    pub const fn spelling(self) -> &'static str {
        match self {
            Self::New => "NewStatus",
            Self::PartialFilled => "PartialFilledStatus",
            Self::Odd => "SuspendedStatus",
            Self::WaitToCancel => "WaitToCancel",
            Self::PendingCancel => "PendingCancelStatus",
            Self::Canceled => "CanceledStatus",
            Self::PartialWithdrawal => "PartialWithdrawal",
            Self::Filled => "FilledStatus",
            Self::Rejected => "RejectedStatus",
            Self::Expired => "ExpiredStatus",
        }
    }

    pub const fn is_cancelled(self) -> bool {
        matches!(self, Self::Canceled | Self::PartialWithdrawal)
    }

    pub const fn is_being_cancelled(self) -> bool {
        matches!(self, Self::WaitToCancel | Self::PendingCancel)
    }
}

/// What an order was from some time on.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub since: Duration,
    pub status: Status,
    pub executed: u32,
}

pub struct Order {
    /// Whether it is in force for the day; otherwise it is good till cancelled.
    pub is_day: bool,
    /// Whether it was submitted on an earlier day, so that only the history lists it.
    pub is_earlier: bool,
    pub history: Vec<State>,
}

/// How much each order is for.
const QUANTITY: u32 = 200;

impl Order {
    pub fn now(&self) -> State {
        self.history[self.history.len() - 1]
    }

    /// What it was at that time.
    pub fn at(&self, time: Duration) -> State {
        let after = self.history.partition_point(|state| state.since <= time);
        self.history[after.max(1) - 1]
    }

    /// Whether it has ended in a way from which no order comes back.
    pub fn is_closed(&self) -> bool {
        self.is_closed_by(self.now().status)
    }

    pub fn is_closed_by(&self, status: Status) -> bool {
        match status {
            Status::Expired => self.is_day,
            Status::Filled | Status::Rejected => true,
            status => status.is_cancelled(),
        }
    }

    /// Whether it ever was what an answer says of it that was read by that time.
    pub fn was(&self, status: &str, executed: &str, by: Duration) -> bool {
        let is_it = |state: &State| {
            state.since <= by && state.status.spelling() == status && state.executed.to_string() == executed
        };
        self.history.iter().any(is_it)
    }

    pub fn enter(&mut self, status: Status, now: Duration) {
        let executed = match (status, self.now().executed) {
            (Status::Filled, _) => QUANTITY,
            (Status::PartialFilled | Status::PartialWithdrawal, 0) => 100,
            (_, executed) => executed,
        };
        self.history.push(State { since: now, status, executed });
    }

    /// As the gateway writes it. A list has been seen to swap how long orders are in force.
    pub fn write(&self, id: u64, state: State, swaps: bool, json: &mut String) {
        let tif = if self.is_day == swaps { "GTC" } else { "Day" };
        let _ = write!(
            json,
            r#"{{"order_id":"{id}","status":"{}","stock_name":"x","quantity":"{QUANTITY}","executed_quantity":"{}","price":"1.5","side":"Buy","symbol":"700.HK","time_in_force":"{tif}","updated_at":"0","limit_depth_level":0}}"#,
            state.status.spelling(),
            state.executed,
        );
    }
}

/// All orders that anybody has asked for.
#[derive(Default)]
pub struct Book(BTreeMap<u64, Order>);

/// What happens to an order, unless something else does before.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub order: u64,
    /// How much had happened to it when this was arranged.
    version: usize,
    pub to: Status,
}

impl Book {
    pub fn get(&self, id: u64) -> Option<&Order> {
        self.0.get(&id)
    }

    pub fn iter(&self) -> impl Iterator<Item = (u64, &Order)> {
        self.0.iter().map(|(id, order)| (*id, order))
    }

    /// The order, which is as old as the session: what it was before is arranged here.
    pub fn order(&mut self, id: u64, rng: &mut Rng) -> &mut Order {
        self.0.entry(id).or_insert_with(|| {
            let closed = [Status::Filled, Status::Rejected, Status::Canceled, Status::PartialWithdrawal];
            let open = [Status::New, Status::New, Status::New, Status::PartialFilled];
            let is_day = rng.bool();
            let status = match rng.u8(0..16) {
                0..4 => *rng.choice(&closed).unwrap_or(&closed[0]),
                4 => Status::Expired,
                5 => Status::Odd,
                6 => Status::PendingCancel,
                _ => *rng.choice(&open).unwrap_or(&open[0]),
            };
            let is_earlier = !is_day && rng.bool();
            let executed = match status {
                Status::Filled => QUANTITY,
                Status::PartialFilled | Status::PartialWithdrawal => 100,
                _ => 0,
            };
            Order { is_day, is_earlier, history: vec![State { since: Duration::ZERO, status, executed }] }
        })
    }

    /// Lets it happen, unless something else has.
    pub fn change(&mut self, change: Change, now: Duration) -> bool {
        let Some(order) = self.0.get_mut(&change.order) else { return false };
        let is_due = order.history.len() == change.version;
        if is_due {
            order.enter(change.to, now);
        }
        is_due
    }

    /// What happens to an order next, by itself or by somebody else.
    pub fn next(&self, id: u64, rng: &mut Rng) -> Option<(Duration, Change)> {
        let order = self.0.get(&id)?;
        let state = order.now();
        let open = if state.executed > 0 { Status::PartialFilled } else { Status::New };
        let cancelled = if state.executed > 0 { Status::PartialWithdrawal } else { Status::Canceled };
        let (within_ms, to) = match state.status {
            _ if order.is_closed() => return None,
            Status::New | Status::PartialFilled | Status::Odd => match rng.u8(0..100) {
                0..60 => return None,
                60..72 => (20_000, Status::PartialFilled),
                72..82 => (20_000, Status::Filled),
                82..86 => (20_000, Status::Rejected),
                // Somebody else cancels it.
                86..93 => (20_000, Status::WaitToCancel),
                93..98 => (20_000, Status::Expired),
                _ => (20_000, if state.status == Status::Odd { open } else { Status::Odd }),
            },
            Status::Expired => (20_000, open),
            Status::WaitToCancel => match rng.u8(0..20) {
                0 => (300, open),
                1 => (300, Status::Filled),
                _ => (300, Status::PendingCancel),
            },
            Status::PendingCancel => match rng.u8(0..100) {
                0..4 => return None,
                4..19 => (3_000, open),
                19..27 => (3_000, Status::Filled),
                27..30 => (3_000, Status::Rejected),
                _ => (3_000, cancelled),
            },
            _ => return None,
        };
        let after = Duration::from_millis(rng.u64(0..within_ms));
        Some((after, Change { order: id, version: order.history.len(), to }))
    }
}

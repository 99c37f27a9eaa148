//! What a session is like: who calls when, for which orders, and what else happens.

use fastrand::Rng;
use longport_cancel_order::call::{Copies, Limits};
use longport_cancel_order::flow::{CancelOptions, Until};
use longport_cancel_order::limit::{Lane, RateLimit, Scope};
use longport_cancel_order::time::Duration;

use crate::gateway::{Faults, percent};
use crate::store::StoreFaults;

/// How many orders the account has.
const ORDERS: u64 = 40;

/// How a caller may come to an end before it is told anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It aborts.
    Abort,
    /// Its future is dropped.
    Drop,
    /// Its runtime ends, and tells nobody.
    Kill,
}

/// One call: for an order, or for many.
#[derive(Clone, Debug)]
pub struct Call {
    pub at: Duration,
    /// The orders, and whether each is an attached one.
    pub orders: Vec<u64>,
    pub options: CancelOptions,
    pub concurrency: usize,
    /// How long after its begin it ends, if it does, and how.
    pub end: Option<(Duration, End)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    ApiKey,
    Token,
    /// The tokens are of a US account, and the gateway is in mainland China.
    UsInChina,
    /// An API key of the US data centre.
    Us,
}

/// A session, before it begins.
#[derive(Debug)]
pub struct Plan {
    pub limit: Option<RateLimit>,
    pub auth: Auth,
    /// How often the runtime sends a request by itself: most send it again when a connection closes.
    pub copies: Copies,
    /// Whether a call may wait for what another one does.
    pub shares: bool,
    pub accepts_twice: bool,
    pub faults: Faults,
    /// What the limiter is like that the account's callers share, if there is one.
    pub store: Option<StoreFaults>,
    pub calls: Vec<Call>,
    pub clock_jumps: Vec<(Duration, i64)>,
    /// When the credentials are wiped.
    pub wipe: Option<Duration>,
}

impl Plan {
    /// The session of this seed. Without `settles`, it is the same but that no order is looked up to
    /// settle its outcome.
    pub fn of(seed: u64, settles: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let limit = random_limit(&mut rng);
        let auth = match rng.u8(0..80) {
            0 => Auth::UsInChina,
            1..20 => Auth::Token,
            20..22 => Auth::Us,
            _ => Auth::ApiKey,
        };
        let copies = if rng.bool() { Copies::Unknown } else { Copies::One };
        // As an edge runtime does, which ends callers in the midst of what they do.
        let is_edge = rng.u8(0..4) == 0;
        let faults = Faults::random(&mut rng);
        let span_ms = rng.u64(1..=60_000);
        let mut calls: Vec<_> =
            (0..rng.usize(1..=40)).map(|_| random_call(&mut rng, span_ms, is_edge, settles)).collect();
        calls.sort_by_key(|call| call.at);
        let clock_jumps = (0..rng.usize(0..4))
            .map(|_| (Duration::from_millis(rng.u64(0..=span_ms)), rng.i64(-100_000..=100_000)));
        let clock_jumps = clock_jumps.collect();
        let wipe = percent(&mut rng, 3).then(|| Duration::from_millis(rng.u64(0..=span_ms)));
        let accepts_twice = rng.bool();
        let store = limit.and(StoreFaults::of(seed));
        Self { limit, auth, copies, shares: !is_edge, accepts_twice, faults, store, calls, clock_jumps, wipe }
    }
}

fn random_call(rng: &mut Rng, span_ms: u64, is_edge: bool, settles: bool) -> Call {
    let is_bulk = percent(rng, 8);
    let mut orders: Vec<_> = (1..=ORDERS).collect();
    rng.shuffle(&mut orders);
    orders.truncate(if is_bulk { rng.usize(1..=24) } else { 1 });
    let at = Duration::from_millis(rng.u64(0..=span_ms));
    let total = (is_bulk && percent(rng, 20)).then(|| Duration::from_millis(rng.u64(1..=60_000)));
    let limits = Limits {
        timeout: Duration::from_millis(rng.u64(1..=30_000)),
        attempt_timeout: Duration::from_millis(rng.u64(1..=10_000)),
        max_retries: rng.u32(0..=6),
        hedge: rng.bool(),
        lane: if is_bulk { Lane::Bulk } else { Lane::Single },
        ends_by: total.map(|total| at + total),
    };
    let settle_timeout = Duration::from_millis(*rng.choice(&[5_000, 5_000, 1_000, 8_000]).unwrap_or(&0));
    let options = CancelOptions {
        limits,
        until: if percent(rng, 25) { Until::Closed } else { Until::Accepted },
        settle_timeout: if settles { settle_timeout } else { Duration::ZERO },
        is_attached: percent(rng, 25),
        is_alone: percent(rng, 5),
    };
    let end = match rng.u8(0..100) {
        0..10 => Some((Duration::from_millis(rng.u64(0..20_000)), End::Abort)),
        10..13 => Some((Duration::from_millis(rng.u64(0..5_000)), End::Drop)),
        13..33 if is_edge => Some((Duration::from_millis(rng.u64(0..5_000)), End::Kill)),
        _ => None,
    };
    Call { at, orders, options, concurrency: rng.usize(1..=32), end }
}

fn random_limit(rng: &mut Rng) -> Option<RateLimit> {
    match rng.u8(0..4) {
        0 => None,
        1 => Some(RateLimit {
            calls: rng.usize(1..5),
            window: Duration::from_millis(rng.u64(1..5_000)),
            interval: Duration::from_millis(rng.u64(0..200)),
            scope: *rng.choice(&[Scope::Interface, Scope::Account]).unwrap_or(&Scope::Interface),
        }),
        _ => Some(RateLimit::default()),
    }
}

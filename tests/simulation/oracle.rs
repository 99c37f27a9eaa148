//! What really happened to each request and each order, against what callers are told.

use std::collections::HashMap;

use longport_cancel_order::call::record::Known;
use longport_cancel_order::call::{Attempt as Report, AttemptResult, Call};
use longport_cancel_order::flow::{CancelOptions, ConfirmedBy, Receipt, Until};
use longport_cancel_order::limit::Lane;
use longport_cancel_order::order::OrderId;
use longport_cancel_order::order::operation::Effect;
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, Kind, Outcome};

use crate::book::Book;
use crate::gateway::Gateway;
use crate::reading::{check_seen, has_code, visible};

/// What the client can know of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    InFlight,
    NotSent,
    Refused,
    Accepted,
    Ambiguous,
}

/// One request that cancels an order.
#[derive(Debug)]
struct Attempt {
    key: Key,
    caller: usize,
    at: Duration,
    left: bool,
    visible: Visible,
    visible_at: Duration,
    /// The OAuth token, and whether it was refused as expired.
    token: u64,
    is_expired: bool,
}

/// What makes two cancels the same: the order, whether it is attached, and for a cancel that none
/// joins its own number.
type Key = (u64, bool, Option<usize>);

type Result = std::result::Result<Receipt, Box<Error>>;

/// Who wants one order cancelled, alone or as one of many.
pub struct Caller {
    pub call: usize,
    pub key: Key,
    pub options: CancelOptions,
    pub started: Duration,
    attempts: Vec<usize>,
    /// Requests whose departure was reported, and whose end was: cancels, then look-ups.
    sent: [u32; 2],
    ended: [u32; 2],
    drawn: u32,
    /// What it was told, and how many attempts there had been by then.
    told: Option<(usize, Result)>,
    is_gone: bool,
}

/// Callers for one order, of whom at least one was under way at any time.
#[derive(Default)]
struct Chain {
    callers: u32,
    since: Duration,
}

pub struct Oracle {
    shares: bool,
    attempts: Vec<Attempt>,
    pub callers: Vec<Caller>,
    chains: HashMap<Key, Chain>,
    by_order: HashMap<u64, Vec<usize>>,
    /// When the client last read of an order, and of any.
    looks: HashMap<u64, Duration>,
}

/// Stands for all orders in what was read when.
const LIST: u64 = 0;

impl Oracle {
    pub fn new(shares: bool) -> Self {
        Self {
            shares,
            attempts: Vec::new(),
            callers: Vec::new(),
            chains: HashMap::new(),
            by_order: HashMap::new(),
            looks: HashMap::new(),
        }
    }

    /// Someone calls; returns its number.
    pub fn calls(&mut self, call: usize, order: u64, options: CancelOptions, now: Duration) -> usize {
        let is_alone = options.is_alone || !self.shares;
        let key = (order, options.is_attached, is_alone.then_some(self.callers.len()));
        let chain = self.chains.entry(key).or_default();
        if chain.callers == 0 {
            chain.since = now;
        }
        chain.callers += 1;
        self.callers.push(Caller {
            call,
            key,
            options,
            started: now,
            attempts: Vec::new(),
            sent: [0; 2],
            ended: [0; 2],
            drawn: 0,
            told: None,
            is_gone: false,
        });
        self.callers.len() - 1
    }

    /// It ceases to be.
    pub fn is_gone(&mut self, caller: usize) {
        if self.callers[caller].told.is_none() {
            self.callers[caller].is_gone = true;
            self.leaves_chain(caller);
        }
    }

    fn leaves_chain(&mut self, caller: usize) {
        let chain = self.chains.get_mut(&self.callers[caller].key).expect("it is in a chain");
        chain.callers -= 1;
    }

    pub fn draws(&mut self, caller: usize) {
        self.callers[caller].drawn += 1;
    }

    /// An attempt is asked of the runtime; returns its number.
    pub fn begins(&mut self, caller: usize, token: u64, now: Duration) -> usize {
        let key = self.callers[caller].key;
        let number = self.attempts.len();
        self.attempts.push(Attempt {
            key,
            caller,
            at: now,
            left: false,
            visible: Visible::InFlight,
            visible_at: Duration::ZERO,
            token,
            is_expired: false,
        });
        self.callers[caller].attempts.push(number);
        self.by_order.entry(key.0).or_default().push(number);
        number
    }

    pub fn leaves(&mut self, attempt: usize) {
        self.attempts[attempt].left = true;
    }

    /// The client hears how an attempt ended.
    pub fn ended(&mut self, attempt: usize, result: &AttemptResult, now: Duration) {
        let attempt = &mut self.attempts[attempt];
        attempt.visible_at = now;
        attempt.is_expired =
            matches!(result, AttemptResult::Answered { response, .. } if has_code(response, 401_003));
        attempt.visible = match result {
            // Nobody hears of it.
            _ if self.callers[attempt.caller].is_gone => Visible::Ambiguous,
            AttemptResult::NotSent { .. } => Visible::NotSent,
            AttemptResult::Answered { response, copies } => visible(response, *copies),
            _ => Visible::Ambiguous,
        };
    }

    /// The client hears of orders.
    pub fn reads(&mut self, order: u64, now: Duration) {
        self.looks.insert(order, now);
    }

    pub fn reports_departure(&mut self, caller: usize, is_hedge: bool, call: &Call) {
        let is_look = call.operation().effect == Effect::None;
        self.callers[caller].sent[usize::from(is_look)] += 1;
        assert_eq!(is_hedge, call.in_flight().count() > 1, "a hedge is what leaves beside others");
    }

    /// Checks what is said of an attempt, and of all so far, when it has ended.
    pub fn reports_end(&mut self, number: usize, report: &Report, call: &Call) {
        let caller = &mut self.callers[number];
        let is_look = call.operation().effect == Effect::None;
        caller.ended[usize::from(is_look)] += 1;
        let ended: u32 = caller.ended.iter().sum();
        assert!(ended <= caller.drawn, "chance spreads what follows each attempt");
        assert!(report.number <= call.attempts());
        if is_look {
            return;
        }
        let ours = caller.attempts.iter().rev().take(call.attempts() as usize);
        let ours: Vec<_> = ours.map(|attempt| &self.attempts[*attempt]).collect();
        for expired in ours.iter().filter(|attempt| attempt.is_expired) {
            let again =
                ours.iter().find(|other| other.token == expired.token && other.at > expired.visible_at);
            assert!(again.is_none(), "caller {number}: a token that was refused is sent again: {again:?}");
        }
        let each: Vec<_> = ours.iter().map(|attempt| attempt.visible).collect();
        let all = |wanted: &[Visible]| each.iter().all(|visible| wanted.contains(visible));
        let is_true = match call.known() {
            Known::NothingSent => all(&[Visible::NotSent]),
            Known::Refused => all(&[Visible::NotSent, Visible::Refused]),
            Known::Accepted => each.contains(&Visible::Accepted),
            Known::Ambiguous => {
                !all(&[Visible::NotSent, Visible::Refused]) && !each.contains(&Visible::Accepted)
            }
        };
        assert!(is_true, "caller {number}: {:?} of {each:?}", call.known());
    }

    /// Checks what a caller is told, as far as it can be known by then.
    pub fn tells(
        &mut self,
        number: usize,
        order_id: OrderId,
        result: Result,
        aborted: Option<Duration>,
        gateway: &Gateway,
        now: Duration,
    ) {
        let caller = &self.callers[number];
        let context = || format!("caller {number}: {result:?}");
        assert!(caller.told.is_none() && !caller.is_gone, "{}: told twice", context());
        assert_eq!(order_id.digits(), caller.key.0.to_string(), "{}", context());
        if let Some(aborted) = aborted {
            assert_eq!(now, aborted, "{}: it went on after it was aborted", context());
        }
        let kind = result.as_ref().err().map(|error| error.kind);
        assert!(kind != Some(Kind::Aborted) || aborted.is_some(), "{}: nobody aborted", context());
        if kind == Some(Kind::Timeout) {
            self.check_that_time_was_up(number, &result, now, &context);
        }
        self.check_time(number, now, &context);
        self.check_attempts(number, &result, &context);
        let seen = match &result {
            Ok(receipt) => receipt.seen.as_deref(),
            Err(error) => error.seen.as_deref(),
        };
        if let Some(seen) = seen {
            check_seen(seen, caller.key.0, &gateway.book, now, &context);
        }
        match &result {
            Ok(receipt) => self.check_receipt(number, receipt, &gateway.book, &context),
            Err(error) => self.check_error(number, error, &gateway.book, now, &context),
        }
        self.leaves_chain(number);
        self.callers[number].told = Some((self.attempts.len(), result));
    }

    /// Who sent nothing and was told that its time was up, waited for all of it.
    fn check_that_time_was_up(
        &self,
        number: usize,
        result: &Result,
        now: Duration,
        context: &dyn Fn() -> String,
    ) {
        let Caller { options: CancelOptions { limits, .. }, started, attempts, .. } = &self.callers[number];
        let is_about_it = |error: &Error| !error.is_accepted && error.outcome != Some(Outcome::TooLate);
        if attempts.is_empty() && result.as_ref().is_err_and(|error| is_about_it(error)) {
            let until = limits.ends_by.unwrap_or(*started + limits.timeout).min(*started + limits.timeout);
            assert!(now >= until, "{}: its time was not up", context());
        }
    }

    fn check_time(&self, number: usize, now: Duration, context: &dyn Fn() -> String) {
        let Caller { options: CancelOptions { limits, settle_timeout, .. }, started, .. } =
            self.callers[number];
        let bound = match (limits.lane, limits.ends_by) {
            (Lane::Bulk, None) => return,
            // The time of settling begins with the first list that is read for it: after the one that
            // is under way, and a pause.
            (Lane::Bulk, Some(ends_by)) => ends_by.max(started) + settle_timeout + Duration::from_secs(12),
            _ => started + limits.timeout + settle_timeout,
        };
        assert!(now <= bound, "{}: it took until {now:?}, and not {bound:?}", context());
    }

    fn check_attempts(&self, number: usize, result: &Result, context: &dyn Fn() -> String) {
        let told = match result {
            Ok(receipt) => receipt.attempts,
            Err(error) => error.attempts,
        };
        let caller = &self.callers[number];
        let chain = &self.chains[&caller.key];
        let own = u32::try_from(caller.attempts.len()).unwrap_or(u32::MAX);
        let since = |attempt: &&Attempt| attempt.key == caller.key && attempt.at >= chain.since;
        let all = u32::try_from(self.attempts_on(caller.key.0).filter(since).count()).unwrap_or(u32::MAX);
        if chain.since == caller.started && chain.callers == 1 && own == all {
            assert_eq!(told, own, "{}: attempts", context());
        }
        assert!(told <= all, "{}: {told} attempts of {all}", context());
        assert_eq!(caller.sent[0], own, "{}: departures that were reported", context());
        assert_eq!(caller.ended[0], own, "{}: ends that were reported", context());
    }

    fn attempts_on(&self, order: u64) -> impl Iterator<Item = &Attempt> {
        self.by_order.get(&order).into_iter().flatten().map(|number| &self.attempts[*number])
    }

    /// The attempts of the flight that this caller is in, since it is in it.
    fn of_flight(&self, number: usize) -> impl Iterator<Item = &Attempt> {
        let caller = &self.callers[number];
        let attempts = self.attempts_on(caller.key.0);
        attempts.filter(move |attempt| attempt.key == caller.key && attempt.at >= caller.started)
    }

    fn check_receipt(&self, number: usize, receipt: &Receipt, book: &Book, context: &dyn Fn() -> String) {
        let caller = &self.callers[number];
        let chain = &self.chains[&caller.key];
        match receipt.confirmed_by {
            ConfirmedBy::Answer => {
                let is_in_flight =
                    |attempt: &Attempt| attempt.key == caller.key && attempt.visible_at >= chain.since;
                let mut accepted =
                    self.attempts_on(caller.key.0).filter(|attempt| attempt.visible == Visible::Accepted);
                assert!(accepted.any(is_in_flight), "{}: nothing was accepted", context());
                assert_eq!(caller.options.until, Until::Accepted, "{}", context());
            }
            ConfirmedBy::Status => {
                let seen = receipt.seen.as_ref().unwrap_or_else(|| panic!("{}: not seen", context()));
                let status = seen.order.status.name();
                let is_cancelled = ["Canceled", "PartialWithdrawal"].contains(&status);
                let is_submitted = ["WaitToCancel", "PendingCancel"].contains(&status);
                let is_enough = is_cancelled || is_submitted && caller.options.until == Until::Accepted;
                assert!(is_enough, "{}: {status}", context());
                let order = book.get(caller.key.0).expect("an order");
                assert!(!is_cancelled || order.now().status.is_cancelled(), "{}", context());
            }
        }
    }

    fn check_error(
        &self,
        number: usize,
        error: &Error,
        book: &Book,
        now: Duration,
        context: &dyn Fn() -> String,
    ) {
        let caller = &self.callers[number];
        let flight: Vec<_> = self.of_flight(number).collect();
        let chain = &self.chains[&caller.key];
        let has_accepted = self.attempts_on(caller.key.0).any(|attempt| {
            attempt.visible == Visible::Accepted
                && attempt.key == caller.key
                && attempt.visible_at >= chain.since
        });
        assert!(!error.is_accepted || has_accepted, "{}: nothing was accepted", context());
        let own_is_accepted =
            caller.attempts.iter().any(|attempt| self.attempts[*attempt].visible == Visible::Accepted);
        assert!(!own_is_accepted || error.is_accepted, "{}: it was accepted", context());
        match error.outcome {
            Some(Outcome::NotSent) => {
                assert!(flight.iter().all(|attempt| !attempt.left), "{}: sent", context());
            }
            Some(Outcome::Rejected) => {
                let is_refused =
                    |attempt: &&Attempt| matches!(attempt.visible, Visible::Refused | Visible::NotSent);
                assert!(flight.iter().all(is_refused), "{}: {flight:?}", context());
                let left = self.attempts_on(caller.key.0).any(|attempt| attempt.left);
                assert!(left, "{}: nothing left", context());
                assert!(!self.is_unsettled(number, book, now), "{}: an earlier one is unsettled", context());
            }
            Some(Outcome::TooLate) => {
                let status = error.seen.as_ref().map(|seen| seen.order.status.name());
                let is_ended = matches!(status, Some("Filled" | "Rejected" | "Expired"));
                assert!(is_ended, "{}: {status:?}", context());
            }
            Some(Outcome::Unknown) => {
                let is_certain =
                    |attempt: &&Attempt| matches!(attempt.visible, Visible::Refused | Visible::NotSent);
                let is_open = flight.iter().any(|attempt| !is_certain(attempt))
                    || self.may_be_unsettled(number)
                    || error.is_accepted
                    // Another one goes on with the cancel.
                    || caller.attempts.is_empty() && chain.callers > 1;
                assert!(is_open, "{}: all was answered: {flight:?}", context());
            }
            None => panic!("{}: no outcome", context()),
        }
    }

    /// Whether another attempt on the order is unsettled, which left before the last answer of this
    /// caller's.
    fn is_unsettled(&self, number: usize, book: &Book, now: Duration) -> bool {
        let caller = &self.callers[number];
        let id = caller.key.0;
        let order = book.get(id).expect("an order");
        let read = [id, LIST].iter().filter_map(|about| self.looks.get(about)).max();
        let closed_at = order.now().since;
        if order.is_closed() && read.is_some_and(|read| *read >= closed_at) {
            return false;
        }
        self.attempts_on(id).any(|attempt| {
            let is_earlier = attempt.caller != number && attempt.left && attempt.at < now;
            let is_open = matches!(attempt.visible, Visible::Ambiguous | Visible::InFlight);
            // Another attempt of the same flight was accepted, or may have been.
            let is_settled = self.attempts_on(id).any(|other| {
                other.key == attempt.key
                    && other.visible == Visible::Accepted
                    && other.visible_at >= attempt.at
            });
            is_earlier && is_open && !is_settled && attempt.at < caller.last_refusal(&self.attempts)
        })
    }

    /// Whether another attempt on the order was open at any time since the flight began.
    fn may_be_unsettled(&self, number: usize) -> bool {
        let caller = &self.callers[number];
        let since = self.chains[&caller.key].since;
        self.attempts_on(caller.key.0).any(|attempt| {
            let is_open = matches!(attempt.visible, Visible::Ambiguous | Visible::InFlight);
            attempt.caller != number && (is_open || attempt.visible_at >= since)
        })
    }

    /// Checks the last word against what is known once everything under way has arrived.
    pub fn check_in_the_end(&self, gateway: &Gateway) {
        for (number, caller) in self.callers.iter().enumerate() {
            if caller.is_gone {
                continue;
            }
            let Some((attempts, result)) = &caller.told else { panic!("caller {number} was never told") };
            let Err(error) = result else { continue };
            let order = gateway.book.get(caller.key.0).expect("an order");
            if error.outcome == Some(Outcome::TooLate) {
                assert!(
                    order.is_closed() && !order.now().status.is_cancelled(),
                    "caller {number}: {error:?}"
                );
            }
            if matches!(error.outcome, Some(Outcome::NotSent | Outcome::Rejected)) {
                let numbers = self.by_order.get(&caller.key.0).into_iter().flatten();
                for attempt in numbers.filter(|attempt| gateway.has_executed(**attempt)) {
                    let Attempt { key, at, .. } = self.attempts[*attempt];
                    let is_of_flight = key == caller.key && at >= caller.started && attempt < attempts;
                    assert!(!is_of_flight, "caller {number}: {error:?}, but attempt {attempt} took effect");
                }
            }
        }
    }
}

impl Caller {
    /// When the last of its own attempts was refused.
    fn last_refusal(&self, attempts: &[Attempt]) -> Duration {
        let own = self.attempts.iter().map(|attempt| attempts[*attempt].visible_at);
        own.max().unwrap_or_default()
    }
}

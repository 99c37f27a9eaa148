//! What is told of an order that is cancelled and looked up, held against every sequence of events:
//! [`Pursuit`] itself is asked and told, and the worlds that fit what it saw are the judge.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use longport_cancel_order::call::record::Known;
use longport_cancel_order::call::{Answer as Accepted, Limits, Now};
use longport_cancel_order::flow::pursuit::{Action, Pursuit};
use longport_cancel_order::flow::{CancelOptions, ConfirmedBy, Receipt, Until};
use longport_cancel_order::order::status::{OrderStatus, Source, TimeInForce};
use longport_cancel_order::order::{OrderId, OrderView, Seen};
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, Kind, Outcome};

use crate::orders::{self, Answer, STATUSES, Status, Truth};

/// How many events follow each other at most, and how many where a mutation is to be found.
const DEPTHS: [usize; 2] = [6, 5];

/// What was seen in a look-up, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sight {
    status: Status,
    source: Source,
}

/// One event, for whoever reads of a fault.
#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "they are printed")]
enum Event {
    Call(Answer),
    /// In a look-up that was answered so many milliseconds after the last event.
    Saw(Sight, u64),
    SawNothing {
        is_final: bool,
    },
    Aborts,
    /// To another caller, until then.
    HandedOver(Until),
    TimeIsUp,
}

/// The client's rules, each of which a mutation replaces: what it takes an event for, and what it
/// makes of the end.
#[derive(Clone, Copy)]
struct Rules {
    name: &'static str,
    known: fn(Answer) -> Known,
    sight: fn(Sight) -> Option<Sight>,
    /// What a look-up that failed shows.
    failed: fn() -> Option<Sight>,
    memory: fn(bool) -> bool,
    until: fn(Until) -> Until,
    /// What is told of the last call and the last sight.
    outcome: fn(Outcome, Option<Answer>, Option<Sight>) -> Outcome,
}

const OURS: Rules = Rules {
    name: "the rules of the crate",
    known: |answer| match answer {
        Answer::Accepted => Known::Accepted,
        Answer::NotOpen | Answer::Refused => Known::Refused,
        Answer::Ambiguous => Known::Ambiguous,
        Answer::NotSent => Known::NothingSent,
    },
    sight: Some,
    failed: || None,
    memory: |memory| memory,
    until: |until| until,
    outcome: |outcome, _, _| outcome,
};

#[expect(clippy::unnecessary_wraps, reason = "as the rules have it")]
const fn seen_in_detail(status: Status) -> Option<Sight> {
    Some(Sight { status, source: Source::Detail })
}

/// Rules that are wrong in one point each.
const MUTATIONS: &[Rules] = &[
    Rules {
        name: "the last definite answer decides",
        outcome: |outcome, last, _| match (outcome, last) {
            (Outcome::Unknown, Some(Answer::NotOpen | Answer::Refused)) => Outcome::Rejected,
            _ => outcome,
        },
        ..OURS
    },
    Rules {
        name: "a timed-out attempt is over",
        known: |answer| if answer == Answer::Ambiguous { Known::Refused } else { (OURS.known)(answer) },
        ..OURS
    },
    Rules {
        name: "a timed-out attempt never left",
        known: |answer| if answer == Answer::Ambiguous { Known::NothingSent } else { (OURS.known)(answer) },
        ..OURS
    },
    Rules {
        name: "New after an ambiguous attempt proves that nothing was done",
        outcome: |outcome, _, sight| match sight {
            Some(Sight { status: Status::Open, .. }) if outcome == Outcome::Unknown => Outcome::Rejected,
            _ => outcome,
        },
        ..OURS
    },
    Rules {
        name: "Expired always closes",
        sight: |sight| {
            if sight.status == Status::Dormant { seen_in_detail(Status::Ended) } else { Some(sight) }
        },
        ..OURS
    },
    Rules { name: "absence from a list is proof", failed: || seen_in_detail(Status::Cancelled), ..OURS },
    Rules {
        name: "an order that cannot be found was filled",
        failed: || seen_in_detail(Status::Ended),
        ..OURS
    },
    Rules {
        name: "a status that nobody knows is an end",
        sight: |sight| if sight.status == Status::Odd { seen_in_detail(Status::Ended) } else { Some(sight) },
        ..OURS
    },
    Rules {
        name: "what is being cancelled is cancelled",
        sight: |sight| match sight.status {
            Status::BeingCancelled => seen_in_detail(Status::Cancelled),
            _ => Some(sight),
        },
        ..OURS
    },
    Rules { name: "accepted is closed", until: |_| Until::Accepted, ..OURS },
    Rules { name: "other cancels of the order do not matter", memory: |_| false, ..OURS },
    Rules {
        name: "that it is not open means that it was filled",
        outcome: |outcome, last, _| if last == Some(Answer::NotOpen) { Outcome::TooLate } else { outcome },
        ..OURS
    },
    Rules {
        name: "what was not sent was refused",
        known: |answer| if answer == Answer::NotSent { Known::Refused } else { (OURS.known)(answer) },
        ..OURS
    },
    Rules { name: "no status settles anything", sight: |_| None, ..OURS },
    Rules {
        name: "no refusal is certain",
        known: |answer| match answer {
            Answer::NotOpen | Answer::Refused => Known::Ambiguous,
            _ => (OURS.known)(answer),
        },
        ..OURS
    },
    Rules {
        name: "only the order's status can reject",
        outcome: |outcome, _, sight| match outcome {
            Outcome::Rejected if sight.is_none() => Outcome::Unknown,
            _ => outcome,
        },
        ..OURS
    },
];

/// What came of all sequences.
#[derive(Debug, Default)]
struct Faults {
    /// How many events follow each other at most.
    depth: usize,
    told: u64,
    false_outcomes: u64,
    needless_unknowns: u64,
    first: Option<String>,
}

/// One sequence of events, as far as it has come.
#[derive(Clone)]
struct Path {
    pursuit: Pursuit,
    until: Until,
    memory: bool,
    worlds: Rc<BTreeSet<Truth>>,
    now: Duration,
    last: Option<Answer>,
    sight: Option<Sight>,
    has_accepted: bool,
    events: Vec<Event>,
}

impl Path {
    fn now(&self) -> Now {
        Now { elapsed: self.now, unix_ms: 0 }
    }

    fn event(&self, event: Event, worlds: &Rc<BTreeSet<Truth>>, after_ms: u64) -> Self {
        let mut next = self.clone();
        next.events.push(event);
        next.worlds = Rc::clone(worlds);
        next.now += Duration::from_millis(after_ms);
        next
    }
}

fn id() -> OrderId {
    OrderId::parse("7").unwrap()
}

fn options(until: Until) -> CancelOptions {
    let limits = Limits { timeout: Duration::from_secs(3_600), ..Limits::default() };
    CancelOptions { limits, until, settle_timeout: Duration::from_secs(3_600), ..CancelOptions::default() }
}

fn enumerate(rules: &Rules, depth: usize) -> Faults {
    let mut faults = Faults { depth, ..Faults::default() };
    for until in [Until::Accepted, Until::Closed] {
        for memory in [false, true] {
            let now = Now { elapsed: Duration::ZERO, unix_ms: 0 };
            let path = Path {
                pursuit: Pursuit::new(id(), options((rules.until)(until)), now),
                until,
                memory,
                worlds: Rc::new(Truth::beginnings(memory)),
                now: Duration::ZERO,
                last: None,
                sight: None,
                has_accepted: false,
                events: Vec::new(),
            };
            walk(rules, path, &mut faults);
        }
    }
    faults
}

fn walk(rules: &Rules, mut path: Path, faults: &mut Faults) {
    match path.pursuit.poll(path.now()) {
        Action::Done(result) => judge(rules, &path, result, faults),
        // However it would go on, it comes to its end when the time is up.
        _ if path.events.len() >= faults.depth => {}
        Action::Cancel => {
            let answers =
                [Answer::Accepted, Answer::NotOpen, Answer::Refused, Answer::Ambiguous, Answer::NotSent];
            for answer in answers {
                call(rules, &path, answer, faults);
            }
        }
        Action::Look(_) => look(rules, &path, faults),
    }
}

fn call(rules: &Rules, path: &Path, answer: Answer, faults: &mut Faults) {
    let worlds = Rc::new(orders::after(&path.worlds, answer));
    if worlds.is_empty() {
        return;
    }
    let mut next = path.event(Event::Call(answer), &worlds, 100);
    next.last = Some(answer);
    let now = next.now();
    let known = (rules.known)(answer);
    if known == Known::Accepted {
        next.has_accepted |= answer == Answer::Accepted;
        let (trace_id, left_at, body) = (None, path.now, Vec::new());
        let accepted = Accepted { attempts: 1, trace_id, duration: Duration::ZERO, left_at, body };
        next.pursuit.accepted(&accepted, now);
    } else {
        let kind = match answer {
            Answer::NotOpen => Kind::OrderNotOpen,
            Answer::Refused => Kind::SignatureInvalid,
            _ => Kind::Timeout,
        };
        next.pursuit.failed(
            Box::new(Error { attempts: 1, ..*Error::of(kind) }),
            known,
            (rules.memory)(path.memory),
            now,
        );
    }
    walk(rules, next, faults);
}

fn look(rules: &Rules, path: &Path, faults: &mut Faults) {
    for status in STATUSES {
        let worlds = Rc::new(orders::seen(&path.worlds, status));
        for source in [Source::Detail, Source::List] {
            // A list cannot tell an order that is closed by its expiry from one that is dormant.
            if worlds.is_empty() || source == Source::List && status != Status::Dormant {
                continue;
            }
            // It may have left before a cancel was accepted, or long after it.
            for after_ms in [100, 3_000] {
                let sight = Sight { status, source };
                let mut next = path.event(Event::Saw(sight, after_ms), &worlds, after_ms);
                let left_at = if after_ms == 100 { Duration::ZERO } else { next.now };
                next.sight = Some(sight);
                next.pursuit.looks(path.now());
                see(&mut next, (rules.sight)(sight), left_at);
                walk(rules, next, faults);
            }
        }
    }
    for is_final in [false, true] {
        let mut next = path.event(Event::SawNothing { is_final }, &path.worlds, 100);
        next.pursuit.looks(path.now());
        let now = next.now();
        if let Some(sight) = (rules.failed)() {
            see(&mut next, Some(sight), now.elapsed);
        } else {
            next.pursuit.was_not_seen(is_final.then_some(Kind::Unsupported), now);
        }
        walk(rules, next, faults);
    }
    let mut aborted = path.event(Event::Aborts, &path.worlds, 100);
    let now = aborted.now();
    aborted.pursuit.stop(Kind::Aborted, now);
    hand_over(rules, &aborted, faults);
    walk(rules, aborted, faults);
    let mut late = path.event(Event::TimeIsUp, &path.worlds, 7_200_000);
    late.pursuit.looks(path.now());
    walk(rules, late, faults);
}

/// Another caller goes on with what this one left.
fn hand_over(rules: &Rules, path: &Path, faults: &mut Faults) {
    for until in [Until::Accepted, Until::Closed] {
        let mut next = path.event(Event::HandedOver(until), &path.worlds, 100);
        let now = next.now();
        next.until = until;
        next.pursuit.hand_over(options((rules.until)(until)), path.now(), now);
        walk(rules, next, faults);
    }
}

fn see(path: &mut Path, sight: Option<Sight>, left_at: Duration) {
    let now = path.now();
    let Some(Sight { status, source }) = sight else { return path.pursuit.was_not_seen(None, now) };
    let (status, time_in_force) = match status {
        Status::Open => (OrderStatus::New, TimeInForce::Day),
        Status::BeingCancelled => (OrderStatus::PendingCancel, TimeInForce::Day),
        Status::Cancelled => (OrderStatus::Canceled, TimeInForce::Day),
        Status::Ended => (OrderStatus::Expired, TimeInForce::Day),
        Status::Dormant if source == Source::List => (OrderStatus::Expired, TimeInForce::Day),
        Status::Dormant => (OrderStatus::Expired, TimeInForce::GoodTilCanceled),
        Status::Odd => (OrderStatus::Other("SuspendedStatus".into()), TimeInForce::Day),
    };
    let order = OrderView {
        order_id: id(),
        status,
        executed_quantity: "0".into(),
        quantity: "200".into(),
        time_in_force: Some(time_in_force),
        symbol: "700.HK".into(),
        side: "Buy".into(),
        json: "{}".into(),
        from: source,
    };
    path.pursuit.saw(Arc::new(Seen { order, read_at_ms: 0 }), left_at, now);
}

/// Holds what is told against all worlds that fit what was seen.
fn judge(rules: &Rules, path: &Path, result: Result<Receipt, Box<Error>>, faults: &mut Faults) {
    let all = |claim: &dyn Fn(Truth) -> bool| path.worlds.iter().copied().all(claim);
    let is_submitted = all(&|world| world.was(Status::BeingCancelled) || world.status == Status::Cancelled);
    let is_cancelled = all(&|world| world.status == Status::Cancelled);
    let is_ended = all(&|world| world.status == Status::Ended);
    let is_untouched = all(&|world| world.is_untouched());
    let is_not_sent = all(&|world| !world.left);
    let is_enough = if path.until == Until::Closed { is_cancelled } else { is_submitted };
    let told = match result {
        Ok(receipt) => Ok(receipt.confirmed_by),
        Err(error) => Err((rules.outcome)(error.outcome.expect("an outcome"), path.last, path.sight)),
    };
    let is_true = match told {
        Ok(ConfirmedBy::Answer) => path.has_accepted && path.until == Until::Accepted,
        Ok(ConfirmedBy::Status) => is_enough,
        Err(Outcome::NotSent) => is_not_sent,
        // Of an order that nobody can tell anything about but by this client's memory.
        Err(Outcome::Rejected) => is_untouched && !is_not_sent,
        Err(Outcome::TooLate) => is_ended,
        Err(Outcome::Unknown) => true,
    };
    let is_unknown = told == Err(Outcome::Unknown);
    let is_known = is_not_sent
        || is_untouched
        || is_ended
        || is_enough
        || path.has_accepted && path.until == Until::Accepted;
    faults.told += 1;
    faults.false_outcomes += u64::from(!is_true);
    faults.needless_unknowns += u64::from(is_unknown && is_known);
    if !is_true || is_unknown && is_known {
        faults.first.get_or_insert_with(|| format!("{:?} until {:?}: {told:?}", path.events, path.until));
    }
}

#[test]
fn no_outcome_is_false_and_no_unknown_is_needless_whatever_becomes_of_the_order() {
    let faults = enumerate(&OURS, DEPTHS[0]);
    println!("{} ends of sequences of up to {} events", faults.told, faults.depth);
    assert_eq!((faults.false_outcomes, faults.needless_unknowns), (0, 0), "{:?}", faults.first);
}

#[test]
fn every_rule_of_settling_that_is_wrong_in_one_point_is_found() {
    assert!(MUTATIONS.len() >= 10);
    for mutation in MUTATIONS {
        let faults = enumerate(mutation, DEPTHS[1]);
        println!(
            "{}: {} false outcomes, {} needless unknowns of {}; {}",
            mutation.name,
            faults.false_outcomes,
            faults.needless_unknowns,
            faults.told,
            faults.first.as_deref().unwrap_or_default()
        );
        assert!(faults.first.is_some(), "nothing was found wrong with {:?}", mutation.name);
    }
}

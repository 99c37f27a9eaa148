//! How long many cancels take under the rate limit, against the least that the limit allows.

mod common;

use longport_cancel_order::time::Duration;
use std::collections::BTreeMap;

use common::{accepted, answered, api_key, at, end, order, session};
use longport_cancel_order::call::{Action, AuthMode, Call, Limits};
use longport_cancel_order::limit::{Lane, RateLimit};

const LATENCY: Duration = Duration::from_millis(40);

#[test]
fn a_hundred_orders_take_at_most_two_percent_longer_than_the_limit_demands() {
    for (orders, windows, rest) in [(30, 0, 29), (100, 3, 9), (1_000, 33, 9)] {
        let limit = RateLimit::default();
        let least = limit.window * windows + limit.interval * rest;
        let makespan = makespan(orders);
        // Each window waits for one answer more, since only then is it sure when a call arrived.
        let two_percent_longer = std::time::Duration::from(least).mul_f64(1.02).into();
        let allowed = two_percent_longer + (LATENCY + limit.interval) * 30;
        assert!(makespan >= least && makespan <= allowed, "{orders} orders: {makespan:?}, least {least:?}");
        if windows > 0 {
            assert!(makespan <= two_percent_longer, "{orders} orders: {makespan:?}, least {least:?}");
        }
    }
}

/// When the last of so many cancels, all asked for at once, leaves. Every answer takes [`LATENCY`].
fn makespan(orders: usize) -> Duration {
    let mut session = session(api_key(), Some(RateLimit::default()));
    let limits = Limits { lane: Lane::Bulk, ..Limits::default() };
    let cancel = |id| Call::new(order(id), limits, AuthMode::ApiKey, at(Duration::ZERO));
    let mut cancels: Vec<_> = (1..=orders as u64).map(cancel).collect();
    // What happens when: an answer to this cancel, or `None` to ask the head of the queue again.
    let mut events = BTreeMap::from([((Duration::ZERO, 0), None)]);
    let (mut next, mut last) = (0, Duration::ZERO);
    while let Some(((now, _), ended)) = events.pop_first() {
        if let Some(index) = ended {
            let cancel: &mut Call = &mut cancels[index];
            cancel.handle(end(cancel, answered(&accepted()), 0), &mut session, at(now));
            assert!(matches!(cancel.poll(&mut session, at(now)), Action::Done(Ok(_))));
        }
        while next < orders {
            match cancels[next].poll(&mut session, at(now)) {
                Action::Send { .. } => {
                    events.insert((now + LATENCY, next + 1), Some(next));
                    (next, last) = (next + 1, now);
                }
                Action::Wait(until) => {
                    events.extend(until.map(|until| ((until, 0), None)));
                    break;
                }
                _ => unreachable!("it is neither over nor needs a token"),
            }
        }
    }
    assert_eq!(next, orders, "all have left");
    last
}

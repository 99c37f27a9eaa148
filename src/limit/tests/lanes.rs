//! The order of leaving, the windows, and what a refusal holds.

use super::*;

const LANES: [Lane; 5] = [Lane::Single, Lane::SingleHedge, Lane::Bulk, Lane::BulkHedge, Lane::LookUp];

fn scoped(calls: usize, scope: Scope) -> RateLimiter {
    let mut limiter = RateLimiter::new(Some(RateLimit { calls, scope, ..RateLimit::default() }));
    limiter.warmed_up(MS(100), MS(0));
    limiter
}

fn look_up(limiter: &mut RateLimiter) -> Ticket {
    limiter.enqueue(Interface::OrderDetail, Lane::LookUp)
}

/// Has one call of an interface leave, and end.
fn end_one(limiter: &mut RateLimiter, interface: Interface, end: End, now: Duration) {
    let ticket = limiter.enqueue(interface, Lane::Single);
    let Admission::Granted(permit) = ask(limiter, ticket, now) else { panic!("nobody is before it") };
    limiter.release(permit, end, now + MS(100));
}

/// Who leaves when, until nobody waits, where each asks once and is woken from then on.
fn departures(limiter: &mut RateLimiter, tickets: &[Ticket], mut now: Duration) -> Vec<(Ticket, u64)> {
    for ticket in tickets {
        assert!(matches!(ask(limiter, *ticket, now), Admission::At(_)));
    }
    let mut left = Vec::new();
    while let Some((next, at)) = limiter.next_departure(now) {
        now = at;
        if let Some(ticket) = limiter.to_wake(now) {
            assert_eq!(ticket, next, "only who is next is woken");
        }
        if let Admission::Granted(permit) = ask(limiter, next, now) {
            limiter.release(permit, End::Answered, now);
            left.push((next, now.as_millis()));
        }
    }
    left
}

#[test]
fn single_cancels_leave_before_hedges_before_bulks_before_look_ups() {
    let mut limiter = warm(100, MS(0));
    let first = leave_at(&mut limiter, MS(0));
    let mut tickets: Vec<_> = LANES.iter().rev().map(|lane| limiter.enqueue(CANCEL, *lane)).collect();
    limiter.release(first, End::Answered, MS(0));
    let left = departures(&mut limiter, &tickets, MS(0));
    tickets.reverse();
    let expected = tickets.into_iter().zip([30, 60, 90, 120, 150]);
    assert_eq!(left, expected.collect::<Vec<_>>());
}

#[test]
fn who_is_promoted_leaves_as_if_it_had_joined_that_lane() {
    let mut limiter = warm(100, MS(0));
    leave_at(&mut limiter, MS(0));
    let first = limiter.enqueue(CANCEL, Lane::Single);
    let [bulk, lifted] = [(); 2].map(|()| join(&mut limiter));
    let last = limiter.enqueue(CANCEL, Lane::Single);
    limiter.promote(lifted, Lane::Single);
    limiter.promote(first, Lane::Bulk);
    let left = departures(&mut limiter, &[last, bulk, lifted, first], MS(0));
    assert_eq!(left.iter().map(|(ticket, _)| *ticket).collect::<Vec<_>>(), [first, lifted, last, bulk]);
}

#[test]
fn a_look_up_leaves_while_the_window_of_the_cancels_is_full_and_waits_for_a_cancel_that_could_leave() {
    let mut limiter = scoped(1, Scope::Interface);
    end_one(&mut limiter, CANCEL, End::Answered, MS(0));
    let (cancel, detail) = (join(&mut limiter), look_up(&mut limiter));
    assert_eq!(ask(&mut limiter, cancel, MS(100)), Admission::At(MS(30_100)));
    let Admission::Granted(permit) = ask(&mut limiter, detail, MS(100)) else {
        panic!("nobody is before it")
    };
    limiter.release(permit, End::Answered, MS(200));
    let detail = look_up(&mut limiter);
    assert_eq!(
        ask(&mut limiter, detail, MS(200)),
        Admission::At(MS(31_100)),
        "the cancel has its time to ask"
    );
    assert!(matches!(ask(&mut limiter, cancel, MS(30_100)), Admission::Granted(_)));
}

#[test]
fn a_window_is_of_one_interface_or_of_the_account() {
    for (scope, free_at) in [(Scope::Interface, 100), (Scope::Account, 30_100)] {
        let mut limiter = scoped(1, scope);
        end_one(&mut limiter, Interface::TodayOrders, End::Answered, MS(0));
        assert_eq!(limiter.next_available(CANCEL, MS(100)), Some(MS(free_at)), "{scope:?}");
        assert_eq!(limiter.next_available(Interface::TodayOrders, MS(100)), Some(MS(30_100)));
    }
}

#[test]
fn what_is_refused_to_a_look_up_holds_no_cancel_unless_they_count_together() {
    for retry_after in [None, Some(MS(7_000))] {
        for (scope, holds) in [(Scope::Interface, false), (Scope::Account, true)] {
            let mut limiter = scoped(30, scope);
            end_one(&mut limiter, Interface::OrderDetail, End::Refused { retry_after }, MS(0));
            let free_at = retry_after.filter(|_| holds).map_or(MS(100), |wait| MS(100) + wait);
            assert_eq!(limiter.next_available(CANCEL, MS(100)), Some(free_at), "{scope:?}");
            end_one(&mut limiter, CANCEL, End::NotSent, free_at);
            // Thirty milliseconds, or fifteen more.
            let spacing = if holds { 45 } else { 30 };
            assert_eq!(limiter.next_available(CANCEL, free_at), Some(free_at + MS(spacing)), "{scope:?}");
        }
    }
}

#[test]
fn what_is_refused_to_a_cancel_holds_all_cancels_and_no_look_up() {
    let mut limiter = scoped(30, Scope::Interface);
    end_one(&mut limiter, CANCEL, End::Refused { retry_after: Some(MS(7_000)) }, MS(0));
    let single = limiter.enqueue(CANCEL, Lane::Single);
    assert_eq!(ask(&mut limiter, single, MS(100)), Admission::At(MS(7_100)));
    assert_eq!(limiter.next_available(Interface::OrderDetail, MS(100)), Some(MS(100)));
}

#[test]
fn who_was_told_a_later_time_than_is_true_is_woken_once() {
    let mut limiter = limited(30);
    let permit = leave_at(&mut limiter, MS(0));
    let (next, behind) = (join(&mut limiter), join(&mut limiter));
    assert_eq!(ask(&mut limiter, next, MS(0)), Admission::At(MS(1_000)));
    assert_eq!(ask(&mut limiter, behind, MS(0)), Admission::At(MS(2_000)));
    assert_eq!(limiter.to_wake(MS(0)), None, "it knows");
    limiter.release(permit, End::Answered, MS(100));
    assert_eq!(limiter.to_wake(MS(100)), Some(next));
    assert_eq!(limiter.to_wake(MS(100)), None, "it was told");
    // It does not come, though it was told to at 120 ms.
    assert_eq!(ask(&mut limiter, behind, MS(1_119)), Admission::At(MS(2_119)));
    assert!(matches!(ask(&mut limiter, behind, MS(1_120)), Admission::Granted(_)));
    assert!(!limiter.is_queued(next));
}

#[test]
fn however_many_leave_the_queue_what_is_left_of_them_is_cleared_away() {
    for backwards in [false, true] {
        let mut limiter = limited(30);
        leave_at(&mut limiter, MS(0));
        let mut tickets: Vec<_> = (0..30_000).map(|_| join(&mut limiter)).collect();
        if backwards {
            tickets.reverse();
        }
        let survivor = tickets.remove(15_000);
        for ticket in tickets {
            limiter.dequeue(ticket);
            limiter.dequeue(ticket);
            assert!(!limiter.is_queued(ticket));
        }
        assert!(limiter.queued().eq([survivor]));
        assert_eq!(limiter.next_departure(MS(0)), Some((survivor, MS(1_000))));
    }
}

//! How far apart calls leave, how many are under way, and what becomes of refused ones.

use super::*;

/// When the next cancel may leave, in milliseconds.
fn next(limiter: &mut RateLimiter, now: u64) -> u64 {
    limiter.next_available(CANCEL, MS(now)).map_or(u64::MAX, Duration::as_millis)
}

/// Has a call leave at each of these times.
fn leave(limiter: &mut RateLimiter, times: impl IntoIterator<Item = u64>) -> Vec<Permit> {
    times.into_iter().map(|at| leave_at(limiter, MS(at))).collect()
}

const REFUSED: End = End::Refused { retry_after: None };

#[test]
fn calls_over_a_warm_connection_leave_an_interval_and_a_margin_apart() {
    let mut limiter = warm(100, MS(0));
    leave(&mut limiter, [0]);
    assert_eq!(next(&mut limiter, 0), 30);
    assert_eq!(next(&mut limiter, 31), 31);
}

#[test]
fn the_first_call_over_a_cold_connection_leaves_alone() {
    let mut limiter = limited(30);
    let first = leave(&mut limiter, [0])[0];
    assert_eq!(next(&mut limiter, 30), 1_000);
    limiter.release(first, End::Answered, MS(300));
    // It may have arrived just before its answer.
    assert_eq!(next(&mut limiter, 300), 320);
    leave(&mut limiter, [320]);
    assert_eq!(next(&mut limiter, 320), 350);
    // Four seconds without an answer later it is cold once more.
    assert_eq!(next(&mut limiter, 4_299), 4_299);
    leave(&mut limiter, [4_299]);
    assert_eq!(next(&mut limiter, 4_300), 4_299 + 4 * 300);
}

#[test]
fn a_warmed_up_connection_needs_no_call_alone() {
    let mut limiter = limited(30);
    limiter.warmed_up(MS(100), MS(0));
    leave(&mut limiter, [0]);
    assert_eq!(next(&mut limiter, 0), 30);
}

#[test]
fn no_more_calls_are_under_way_than_fit_into_a_round_trip_and_one() {
    let mut limiter = warm(100, MS(0));
    // Three fit in, one is on its way to each side of it.
    leave(&mut limiter, [0, 30, 60, 90, 120]);
    assert_eq!(next(&mut limiter, 120), 500);
    // Those that left half a second ago hold up nobody.
    assert_eq!(next(&mut limiter, 500), 530, "but the second is overdue");
    assert_eq!(next(&mut limiter, 620), 620);
}

#[test]
fn an_overdue_answer_is_waited_for() {
    let mut limiter = warm(100, MS(0));
    let calls = leave(&mut limiter, [0, 30]);
    assert_eq!(next(&mut limiter, 159), 159);
    assert_eq!(next(&mut limiter, 160), 500);
    limiter.release(calls[0], End::Answered, MS(170));
    assert_eq!(next(&mut limiter, 170), 170);
    assert_eq!(next(&mut limiter, 190), 530);
}

#[test]
fn an_answer_to_a_look_up_is_not_waited_for_by_a_cancel() {
    let mut limiter = warm(100, MS(0));
    let list = limiter.enqueue(Interface::TodayOrders, Lane::LookUp);
    assert!(matches!(ask(&mut limiter, list, MS(0)), Admission::Granted(_)));
    assert_eq!(next(&mut limiter, 300), 300);
    assert_eq!(limiter.next_available(Interface::OrderDetail, MS(300)), Some(MS(500)));
}

#[test]
fn the_fastest_of_the_last_thirty_answers_counts() {
    let mut limiter = RateLimiter::new(Some(RateLimit { calls: 1_000, ..RateLimit::default() }));
    limiter.warmed_up(MS(20), MS(0));
    for _ in 0..29 {
        limiter.warmed_up(MS(300), MS(0));
    }
    leave(&mut limiter, [0, 30]);
    assert_eq!(next(&mut limiter, 30), 500, "two fit into 20 milliseconds");
    limiter.warmed_up(MS(300), MS(0));
    assert_eq!(next(&mut limiter, 30), 60);
}

#[test]
fn without_an_interval_only_the_window_counts_and_a_long_one_is_kept() {
    let of = |interval| RateLimiter::new(Some(RateLimit { calls: 3, interval, ..RateLimit::default() }));
    let mut limiter = of(MS(0));
    leave(&mut limiter, [0, 0, 0]);
    assert_eq!(limiter.next_available(CANCEL, MS(0)), None);
    let mut limiter = of(MS(500));
    limiter.warmed_up(MS(100), MS(0));
    leave(&mut limiter, [0]);
    assert_eq!(next(&mut limiter, 0), 500);
}

#[test]
fn refusals_move_calls_apart_once_a_round_trip_and_answers_move_them_together_again() {
    let mut limiter = warm(100, MS(0));
    let calls = leave(&mut limiter, [0, 30]);
    for call in calls {
        limiter.release(call, REFUSED, MS(130));
    }
    let apart = |limiter: &mut RateLimiter, now| {
        let call = leave(limiter, [now])[0];
        let next = next(limiter, now);
        (call, next - now)
    };
    let (call, spacing) = apart(&mut limiter, 200);
    assert_eq!(spacing, 45);
    limiter.release(call, REFUSED, MS(300));
    let (call, spacing) = apart(&mut limiter, 400);
    assert_eq!(spacing, 67);
    limiter.release(call, End::Answered, MS(500));
    let (_, spacing) = apart(&mut limiter, 600);
    assert_eq!(spacing, 66);
    let mut limiter = warm(100, MS(0));
    for now in (0..10).map(|call| call * 1_000) {
        let (call, spacing) = apart(&mut limiter, now);
        assert!(spacing <= 120, "{spacing} ms apart");
        limiter.warmed_up(MS(100), MS(now));
        limiter.release(call, REFUSED, MS(now + 100));
    }
}

/// One whose window of four has two calls that were answered and two that were refused.
fn half_refused() -> RateLimiter {
    let mut limiter = limited(4);
    limiter.warmed_up(MS(100), MS(0));
    let calls = leave(&mut limiter, [0, 30, 60, 90]);
    for (call, end) in calls.into_iter().zip([End::Answered, REFUSED, End::Answered, REFUSED]) {
        limiter.release(call, end, MS(190));
    }
    limiter
}

#[test]
fn a_refused_call_holds_no_place() {
    let mut limiter = half_refused();
    let probe = leave(&mut limiter, [200])[0];
    limiter.release(probe, End::Answered, MS(300));
    leave(&mut limiter, [300]);
    assert_eq!(next(&mut limiter, 300), 30_190);
}

#[test]
fn what_takes_the_place_of_a_refused_call_leaves_alone() {
    let mut limiter = half_refused();
    let probe = leave(&mut limiter, [200])[0];
    assert_eq!(next(&mut limiter, 245), 700);
    limiter.release(probe, End::Answered, MS(300));
    assert_eq!(next(&mut limiter, 300), 300);
}

#[test]
fn places_of_refused_calls_are_held_once_one_that_takes_such_a_place_is_refused_too() {
    let mut limiter = half_refused();
    let probe = leave(&mut limiter, [200])[0];
    limiter.release(probe, REFUSED, MS(300));
    assert_eq!(next(&mut limiter, 300), 30_190);
    // They are free again after a window, and from then on a refused call holds none.
    for (now, end) in [(31_000, REFUSED), (31_200, End::Answered), (31_400, REFUSED), (31_600, End::Answered)]
    {
        let call = leave(&mut limiter, [now])[0];
        limiter.release(call, end, MS(now + 100));
    }
    assert_eq!(next(&mut limiter, 31_800), 31_800);
}

#[test]
fn places_that_were_free_are_given_out_by_and_by() {
    let mut limiter = limited(7);
    limiter.warmed_up(MS(300), MS(0));
    for call in leave(&mut limiter, [0, 30, 60, 90, 120, 150, 180]) {
        limiter.release(call, REFUSED, MS(190));
    }
    let mut alone = Vec::new();
    for now in [300, 600, 900, 1_200, 1_500, 1_800, 2_100] {
        let call = leave(&mut limiter, [now])[0];
        alone.push(next(&mut limiter, now + 100) > now + 100);
        limiter.release(call, End::Answered, MS(now + 200));
    }
    // One place, two, four: then there are no others. At last the window is full.
    assert_eq!(alone, [true, true, true, true, false, false, true]);
}

#[test]
fn after_the_wait_that_the_gateway_asked_for_calls_leave_one_more_at_a_time() {
    let mut limiter = warm(300, MS(0));
    let call = leave(&mut limiter, [0])[0];
    limiter.release(call, End::Refused { retry_after: Some(MS(2_000)) }, MS(300));
    assert_eq!(next(&mut limiter, 300), 2_300);
    let first = leave(&mut limiter, [2_300])[0];
    assert_eq!(next(&mut limiter, 2_400), 3_500);
    limiter.release(first, End::Answered, MS(2_600));
    leave(&mut limiter, [2_600]);
    assert_eq!(next(&mut limiter, 2_700), 2_700);
    leave(&mut limiter, [2_700]);
    assert_eq!(next(&mut limiter, 2_800), 3_800);
}

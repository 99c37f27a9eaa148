mod lanes;
mod pacing;

use super::*;

const CANCEL: Interface = Interface::CancelOrder;

const MS: fn(u64) -> Duration = Duration::from_millis;

fn limited(calls: usize) -> RateLimiter {
    RateLimiter::new(Some(RateLimit { calls, ..RateLimit::default() }))
}

/// One that heard an answer just now, after so many milliseconds.
fn warm(round_trip: u64, now: Duration) -> RateLimiter {
    let mut limiter = limited(30);
    limiter.warmed_up(MS(round_trip), now);
    limiter
}

/// Asks for a call that is given up after ten seconds.
fn ask(limiter: &mut RateLimiter, ticket: Ticket, now: Duration) -> Admission {
    limiter.try_acquire(ticket, now + MS(10_000), now)
}

/// Joins the queue with one cancel of many.
fn join(limiter: &mut RateLimiter) -> Ticket {
    limiter.enqueue(CANCEL, Lane::Bulk)
}

fn leave_at(limiter: &mut RateLimiter, now: Duration) -> Permit {
    let ticket = join(limiter);
    match ask(limiter, ticket, now) {
        Admission::Granted(place) => place,
        other => panic!("expected to leave at {now:?}, got {other:?}"),
    }
}

#[test]
fn calls_leave_in_the_order_they_came() {
    let mut limiter = warm(100, MS(0));
    let (first, second) = (join(&mut limiter), join(&mut limiter));
    assert_eq!(ask(&mut limiter, second, MS(0)), Admission::At(MS(1_000)));
    assert!(matches!(ask(&mut limiter, first, MS(0)), Admission::Granted(_)));
    assert_eq!(ask(&mut limiter, second, MS(0)), Admission::At(MS(30)));
    assert!(matches!(ask(&mut limiter, second, MS(30)), Admission::Granted(_)));
}

#[test]
fn a_place_is_free_a_whole_window_after_the_answer() {
    let mut limiter = limited(1);
    let place = leave_at(&mut limiter, MS(0));
    let next = join(&mut limiter);
    assert_eq!(ask(&mut limiter, next, MS(1_000)), Admission::At(MS(40_000)));
    limiter.release(place, End::Answered, MS(1_500));
    assert_eq!(ask(&mut limiter, next, MS(1_500)), Admission::At(MS(31_500)));
}

#[test]
fn a_call_without_an_answer_may_have_arrived_late() {
    let mut limiter = limited(1);
    let place = leave_at(&mut limiter, MS(0));
    limiter.release(place, End::Uncertain, MS(500));
    assert_eq!(limiter.next_available(CANCEL, MS(500)), Some(MS(32_000)));
}

#[test]
fn a_call_that_never_left_takes_no_place() {
    let mut limiter = limited(1);
    let place = leave_at(&mut limiter, MS(0));
    limiter.release(place, End::NotSent, MS(5));
    assert_eq!(limiter.next_available(CANCEL, MS(100)), Some(MS(100)));
}

#[test]
fn who_gives_up_waiting_gives_the_place_back() {
    let mut limiter = limited(30);
    let (first, second) = (join(&mut limiter), join(&mut limiter));
    limiter.dequeue(first);
    assert!(matches!(ask(&mut limiter, second, MS(0)), Admission::Granted(_)));
    assert_eq!(limiter.queued().next(), None);
}

#[test]
fn without_a_limit_everyone_leaves_at_once() {
    let mut limiter = RateLimiter::new(None);
    for _ in 0..1_000 {
        leave_at(&mut limiter, MS(0));
    }
}

#[test]
fn a_head_that_does_not_ask_in_time_is_in_nobodys_way() {
    let mut limiter = limited(30);
    let place = leave_at(&mut limiter, MS(0));
    limiter.release(place, End::Answered, MS(0));
    let (dead, alive) = (join(&mut limiter), join(&mut limiter));
    assert_eq!(ask(&mut limiter, dead, MS(0)), Admission::At(MS(30)));
    assert_eq!(ask(&mut limiter, alive, MS(0)), Admission::At(MS(1_030)));
    assert_eq!(ask(&mut limiter, alive, MS(1_029)), Admission::At(MS(2_029)), "the head has its second");
    assert!(matches!(ask(&mut limiter, alive, MS(2_029)), Admission::Granted(_)));
    assert_eq!(ask(&mut limiter, dead, MS(2_029)), Admission::Forfeited);
    assert_eq!(limiter.queued().next(), None);
}

#[test]
fn however_many_ask_no_more_two_looks_are_enough() {
    let mut limiter = limited(30);
    let first = leave_at(&mut limiter, MS(0));
    limiter.release(first, End::Answered, MS(0));
    let gone: Vec<_> = (0..1_000).map(|_| join(&mut limiter)).collect();
    for ticket in &gone {
        ask(&mut limiter, *ticket, MS(0));
    }
    let alive = join(&mut limiter);
    let mut now = MS(0);
    let mut looks = 0;
    loop {
        match ask(&mut limiter, alive, now) {
            Admission::At(time) => now = time,
            Admission::Granted(_) => break,
            Admission::Forfeited => panic!("it asked when it was told to"),
        }
        looks += 1;
    }
    assert!(looks <= 2 && now <= MS(2_100), "{looks} looks, until {now:?}");
    assert_eq!(limiter.queued().next(), None);
}

#[test]
fn after_the_machine_slept_nobody_loses_a_place() {
    let mut limiter = limited(30);
    leave_at(&mut limiter, MS(0));
    let waiting: Vec<_> = (0..5).map(|_| join(&mut limiter)).collect();
    for ticket in &waiting {
        ask(&mut limiter, *ticket, MS(0));
    }
    // All timers are an hour late, and fire last first; someone new is even quicker.
    let mut now = MS(3_600_000);
    let new = join(&mut limiter);
    assert_eq!(ask(&mut limiter, new, now), Admission::At(now + MS(1_000)));
    for ticket in waiting.iter().rev() {
        assert_ne!(ask(&mut limiter, *ticket, now), Admission::Forfeited);
    }
    now += MS(1_000);
    for ticket in &waiting[1..] {
        assert!(matches!(ask(&mut limiter, *ticket, now), Admission::Granted(_)));
        now += MS(1_000);
    }
}

#[test]
fn a_machine_that_is_always_late_is_not_held_up_for_ever() {
    let mut limiter = limited(30);
    leave_at(&mut limiter, MS(0));
    let (dead, alive) = (join(&mut limiter), join(&mut limiter));
    ask(&mut limiter, dead, MS(0));
    let mut now = MS(0);
    for _ in 0..2 {
        let Admission::At(time) = ask(&mut limiter, alive, now) else { panic!("the head has its second") };
        now = time + MS(60_000);
    }
    assert!(matches!(ask(&mut limiter, alive, now), Admission::Granted(_)));
}

#[test]
fn a_call_whose_end_nobody_reports_holds_its_place_for_a_window_after_its_deadline() {
    let mut limiter = limited(1);
    let place = leave_at(&mut limiter, MS(0));
    let next = join(&mut limiter);
    let Admission::At(time) = ask(&mut limiter, next, MS(0)) else { panic!("too early") };
    assert_eq!(time, MS(40_000));
    assert!(matches!(ask(&mut limiter, next, time), Admission::Granted(_)));
    // A report that comes after all changes nothing.
    limiter.release(place, End::Answered, time);
    assert_eq!(limiter.next_available(CANCEL, time), None);
}

#[test]
fn a_call_given_up_at_once_may_have_arrived_late_too() {
    let mut limiter = RateLimiter::new(Some(RateLimit {
        calls: 1,
        window: MS(10),
        interval: MS(0),
        ..RateLimit::default()
    }));
    let ticket = join(&mut limiter);
    assert!(matches!(limiter.try_acquire(ticket, MS(5), MS(0)), Admission::Granted(_)));
    assert_eq!(limiter.next_available(CANCEL, MS(1_004)), None);
    assert_eq!(limiter.next_available(CANCEL, MS(1_005)), Some(MS(2_010)));
}

#[test]
fn tickets_start_anew_without_losing_their_order() {
    let mut limiter = RateLimiter { tickets: u32::MAX - 1, ..limited(30) };
    let tickets = [join(&mut limiter), join(&mut limiter), join(&mut limiter)];
    assert_eq!(tickets.map(Ticket::number), [u32::MAX, 0, 1]);
    let mut now = MS(0);
    for ticket in tickets {
        assert!(matches!(ask(&mut limiter, ticket, now), Admission::Granted(_)));
        now += MS(1_000);
    }
}

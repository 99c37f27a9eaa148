//! When may the next call leave? The broker allows an account 30 calls in any 30 seconds, and 20
//! milliseconds between two.

use std::cmp::{Reverse, max};
use std::collections::{BinaryHeap, VecDeque};
use std::mem::replace;

use crate::time::Duration;

/// How long a request without an answer may have been on its way before it reached the gateway.
const MAX_TRANSIT: Duration = Duration::from_secs(2);

/// How long the answer of the last call is waited for before the interval to the next one starts.
const PATIENCE: Duration = Duration::from_millis(100);

/// How late the end of a call may be reported before the pacer takes it that nobody will.
const GRACE: Duration = Duration::from_secs(1);

/// How late someone in the queue may ask before the pacer takes it that nobody will.
const LONGEST_IDLE: Duration = Duration::from_secs(1);

/// How late a timer may be while the machine neither sleeps nor is busy with something else.
const PUNCTUAL: Duration = Duration::from_millis(250);

/// How many calls the gateway allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// At most so many calls …
    pub calls: usize,
    /// … in any stretch of time this long …
    pub window: Duration,
    /// … and this far apart.
    pub interval: Duration,
}

impl Default for RateLimit {
    /// The limit of the broker's trade API.
    fn default() -> Self {
        Self { calls: 30, window: Duration::from_secs(30), interval: Duration::from_millis(20) }
    }
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u32);

impl Ticket {
    /// Which one; no two of a queue are the same.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A place in the window, held by a call that left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    number: u64,
    left_at: Duration,
}

/// The answer to "may I leave?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Yes, now.
    Granted(Permit),
    /// Not yet. Ask again at this time, or sooner if the queue has moved or a call has ended.
    At(Duration),
    /// No longer: who held the ticket was taken for gone, and may join anew.
    Forfeited,
}

/// What is known of when a call that ended reached the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Before its answer came, that is by now.
    Answered,
    /// Perhaps, and perhaps late.
    Uncertain,
    /// Never.
    None,
}

/// Lets calls leave first come, first served, and no faster than the gateway allows.
///
/// What counts is when calls arrive, and a call may be long on its way. So a place in the window
/// is held from the departure until the call has *surely* been at the gateway for a whole
/// window: counted from its answer, which is later than its arrival. It costs the time of one
/// answer per window. For the same reason the interval to the next call runs from the answer,
/// unless that is long in coming: then two calls may arrive closer together than they left, which
/// earns a refusal at worst, where waiting would delay all calls of a distant caller.
///
/// Whoever waits or has left may cease to run without a word: an edge runtime ends what belongs to
/// a request once that is over. So who in the queue does not come back within a second of the time
/// it was told loses its place to those behind it, and a call whose end nobody reports counts
/// as ended a second after it should have been, at the latest.
#[derive(Debug)]
pub struct RateLimiter {
    limit: Option<RateLimit>,
    queue: VecDeque<Waiting>,
    tickets: u32,
    /// Calls that left and have not ended, in the order they left; each holds a place.
    in_flight: VecDeque<InFlight>,
    /// When the place of each call that ended becomes free, earliest first.
    releases: BinaryHeap<Reverse<Duration>>,
    /// The number of the last call that left.
    departures: u64,
    /// The interval after that call ends here.
    not_before: Duration,
}

/// Someone in the queue.
#[derive(Debug)]
struct Waiting {
    ticket: Ticket,
    /// When it was told to ask again; `None` for who has not asked yet.
    asks_at: Option<Duration>,
    /// Whether it was late when it last asked.
    was_late: bool,
}

impl Waiting {
    /// Whether it has let the time to ask pass.
    fn is_gone(&self, now: Duration) -> bool {
        self.asks_at.is_none_or(|at| (at + LONGEST_IDLE) <= now)
    }
}

/// A call that left.
#[derive(Debug)]
struct InFlight {
    place: Permit,
    /// When its owner is to have given up on it.
    ends_by: Duration,
}

impl InFlight {
    /// By when it has arrived, should nothing more be heard of it.
    fn arrived_by(&self) -> Duration {
        self.place.arrived_by(self.ends_by)
    }

    fn is_abandoned_at(&self) -> Duration {
        self.ends_by + GRACE
    }
}

impl Permit {
    /// By when a call has arrived that ended at that time without an answer.
    fn arrived_by(self, ended_at: Duration) -> Duration {
        max(ended_at, self.left_at + MAX_TRANSIT)
    }
}

impl RateLimiter {
    /// A pacer for this limit, or for none.
    #[must_use]
    pub fn new(limit: Option<RateLimit>) -> Self {
        Self {
            limit,
            queue: VecDeque::new(),
            tickets: 0,
            in_flight: VecDeque::new(),
            releases: BinaryHeap::new(),
            departures: 0,
            not_before: Duration::ZERO,
        }
    }

    /// Joins the end of the queue.
    pub fn enqueue(&mut self) -> Ticket {
        self.tickets = self.tickets.wrapping_add(1);
        let ticket = Ticket(self.tickets);
        self.queue.push_back(Waiting { ticket, asks_at: None, was_late: false });
        ticket
    }

    /// Leaves the queue without a call.
    pub fn dequeue(&mut self, ticket: Ticket) {
        self.queue.retain(|waiting| waiting.ticket != ticket);
    }

    /// Who is next.
    #[must_use]
    pub fn head(&self) -> Option<Ticket> {
        self.queue.front().map(|waiting| waiting.ticket)
    }

    /// May the holder of `ticket` leave? With [`Admission::Granted`] it is out of the queue and has a
    /// place, which it gives back with [`release`](Self::release): by `ends_by`, or it is taken for gone.
    pub fn try_acquire(&mut self, ticket: Ticket, ends_by: Duration, now: Duration) -> Admission {
        let Some(place) = self.place_in_queue(ticket) else { return Admission::Forfeited };
        let place = place - self.forfeit(place, now);
        let again = match self.queue.front() {
            // The head has its time to ask; after that it is no longer in the way.
            Some(head) if place > 0 => head.asks_at.unwrap_or(now).max(now) + LONGEST_IDLE,
            _ => match self.next_available(now) {
                Some(at) if at <= now => {
                    self.queue.pop_front();
                    return Admission::Granted(self.grant(ends_by, now));
                }
                Some(at) => at,
                None => self.next_available_at_last(),
            },
        };
        self.queue[place].asks_at = Some(again);
        Admission::At(again)
    }

    /// How many are before the holder of `ticket`. Tickets are in order, and may start anew from 0.
    fn place_in_queue(&self, ticket: Ticket) -> Option<usize> {
        let first = self.head()?;
        let rank = |ticket: Ticket| ticket.0.wrapping_sub(first.0);
        self.queue.binary_search_by_key(&rank(ticket), |waiting| rank(waiting.ticket)).ok()
    }

    /// Takes out those before `place` who ask no more, and returns how many. Where the one at
    /// `place` is late itself, the machine slept or was busy, and the others have another second.
    fn forfeit(&mut self, place: usize, now: Duration) -> usize {
        let asker = &mut self.queue[place];
        let Some(asks_at) = asker.asks_at else { return 0 };
        let is_late = now > (asks_at + PUNCTUAL);
        let was_late = replace(&mut asker.was_late, is_late);
        if is_late && !was_late {
            return 0;
        }
        let gone = self.queue.iter().take(place).take_while(|waiting| waiting.is_gone(now)).count();
        self.queue.drain(..gone);
        gone
    }

    /// When the next call may leave, or `None` while that hangs on an answer.
    pub fn next_available(&mut self, now: Duration) -> Option<Duration> {
        let Some(limit) = self.limit else { return Some(now) };
        let Self { releases, in_flight, .. } = self;
        in_flight.retain(|call| {
            let is_abandoned = call.is_abandoned_at() <= now;
            releases.extend(is_abandoned.then(|| Reverse(call.arrived_by() + limit.window)));
            !is_abandoned
        });
        while releases.peek().is_some_and(|Reverse(at)| *at <= now) {
            releases.pop();
        }
        if in_flight.len() + releases.len() < limit.calls {
            return Some(self.not_before.max(now));
        }
        let Reverse(release) = releases.peek()?;
        Some(self.not_before.max(*release))
    }

    /// When the next call may leave if nothing more is heard of those under way.
    fn next_available_at_last(&self) -> Duration {
        let window = self.limit.map_or(Duration::ZERO, |limit| limit.window);
        let next_available = |call: &InFlight| max(call.arrived_by() + window, call.is_abandoned_at());
        self.in_flight.iter().map(next_available).min().map_or(self.not_before, |at| at.max(self.not_before))
    }

    fn grant(&mut self, ends_by: Duration, now: Duration) -> Permit {
        self.departures += 1;
        let place = Permit { number: self.departures, left_at: now };
        if let Some(limit) = self.limit {
            self.not_before = now + PATIENCE + limit.interval;
            self.in_flight.push_back(InFlight { place, ends_by });
        }
        place
    }

    /// The call that held `place` has ended.
    pub fn release(&mut self, place: Permit, arrival: Arrival, now: Duration) {
        let Some(limit) = self.limit else { return };
        let Ok(index) = self.in_flight.binary_search_by_key(&place.number, |call| call.place.number) else {
            // It counts as ended already.
            return;
        };
        self.in_flight.remove(index);
        let arrived_by = match arrival {
            Arrival::None => None,
            Arrival::Answered => Some(now),
            Arrival::Uncertain => Some(place.arrived_by(now)),
        };
        self.releases.extend(arrived_by.map(|at| Reverse(at + limit.window)));
        if place.number == self.departures {
            let interval_from = arrived_by.unwrap_or(place.left_at);
            self.not_before = self.not_before.min(interval_from + limit.interval);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    fn limited(calls: usize) -> RateLimiter {
        RateLimiter::new(Some(RateLimit { calls, ..RateLimit::default() }))
    }

    /// Asks for a call that is given up after ten seconds.
    fn ask(limiter: &mut RateLimiter, ticket: Ticket, now: Duration) -> Admission {
        limiter.try_acquire(ticket, now + MS(10_000), now)
    }

    fn leave_at(limiter: &mut RateLimiter, now: Duration) -> Permit {
        let ticket = limiter.enqueue();
        match ask(limiter, ticket, now) {
            Admission::Granted(place) => place,
            other => panic!("expected to leave at {now:?}, got {other:?}"),
        }
    }

    #[test]
    fn calls_leave_in_the_order_they_came() {
        let mut limiter = limited(30);
        let (first, second) = (limiter.enqueue(), limiter.enqueue());
        assert_eq!(ask(&mut limiter, second, MS(0)), Admission::At(MS(1_000)));
        assert!(matches!(ask(&mut limiter, first, MS(0)), Admission::Granted(_)));
        assert_eq!(ask(&mut limiter, second, MS(0)), Admission::At(MS(120)));
        assert!(matches!(ask(&mut limiter, second, MS(120)), Admission::Granted(_)));
    }

    #[test]
    fn the_interval_runs_from_the_answer_or_from_the_end_of_patience() {
        let mut limiter = limited(30);
        let place = leave_at(&mut limiter, MS(0));
        limiter.release(place, Arrival::Answered, MS(3));
        let next = limiter.enqueue();
        assert_eq!(ask(&mut limiter, next, MS(3)), Admission::At(MS(23)));
        assert!(matches!(ask(&mut limiter, next, MS(23)), Admission::Granted(_)));
        assert_eq!(limiter.next_available(MS(23)), Some(MS(143)));
    }

    #[test]
    fn a_place_is_free_a_whole_window_after_the_answer() {
        let mut limiter = limited(1);
        let place = leave_at(&mut limiter, MS(0));
        let next = limiter.enqueue();
        assert_eq!(ask(&mut limiter, next, MS(1_000)), Admission::At(MS(40_000)));
        limiter.release(place, Arrival::Answered, MS(1_500));
        assert_eq!(ask(&mut limiter, next, MS(1_500)), Admission::At(MS(31_500)));
    }

    #[test]
    fn a_call_without_an_answer_may_have_arrived_late() {
        let mut limiter = limited(1);
        let place = leave_at(&mut limiter, MS(0));
        limiter.release(place, Arrival::Uncertain, MS(500));
        assert_eq!(limiter.next_available(MS(500)), Some(MS(32_000)));
    }

    #[test]
    fn a_call_that_never_left_takes_no_place() {
        let mut limiter = limited(1);
        let place = leave_at(&mut limiter, MS(0));
        limiter.release(place, Arrival::None, MS(5));
        assert_eq!(limiter.next_available(MS(100)), Some(MS(100)));
    }

    #[test]
    fn who_gives_up_waiting_gives_the_place_back() {
        let mut limiter = limited(30);
        let (first, second) = (limiter.enqueue(), limiter.enqueue());
        limiter.dequeue(first);
        assert!(matches!(ask(&mut limiter, second, MS(0)), Admission::Granted(_)));
        assert_eq!(limiter.head(), None);
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
        limiter.release(place, Arrival::Answered, MS(0));
        let (dead, alive) = (limiter.enqueue(), limiter.enqueue());
        assert_eq!(ask(&mut limiter, dead, MS(0)), Admission::At(MS(20)));
        assert_eq!(ask(&mut limiter, alive, MS(0)), Admission::At(MS(1_020)));
        assert_eq!(ask(&mut limiter, alive, MS(1_019)), Admission::At(MS(2_019)), "the head has its second");
        assert!(matches!(ask(&mut limiter, alive, MS(2_019)), Admission::Granted(_)));
        assert_eq!(ask(&mut limiter, dead, MS(2_019)), Admission::Forfeited);
        assert_eq!(limiter.head(), None);
    }

    #[test]
    fn however_many_ask_no_more_two_looks_are_enough() {
        let mut limiter = limited(30);
        let first = leave_at(&mut limiter, MS(0));
        limiter.release(first, Arrival::Answered, MS(0));
        let gone: Vec<_> = (0..1_000).map(|_| limiter.enqueue()).collect();
        for ticket in &gone {
            ask(&mut limiter, *ticket, MS(0));
        }
        let alive = limiter.enqueue();
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
        assert_eq!(limiter.head(), None);
    }

    #[test]
    fn after_the_machine_slept_nobody_loses_a_place() {
        let mut limiter = limited(30);
        leave_at(&mut limiter, MS(0));
        let waiting: Vec<_> = (0..5).map(|_| limiter.enqueue()).collect();
        for ticket in &waiting {
            ask(&mut limiter, *ticket, MS(0));
        }
        // All timers are an hour late, and fire last first; someone new is even quicker.
        let mut now = MS(3_600_000);
        let new = limiter.enqueue();
        assert_eq!(ask(&mut limiter, new, now), Admission::At(now + MS(1_000)));
        for ticket in waiting.iter().rev() {
            assert_ne!(ask(&mut limiter, *ticket, now), Admission::Forfeited);
        }
        now += MS(120);
        for ticket in &waiting[1..] {
            assert!(matches!(ask(&mut limiter, *ticket, now), Admission::Granted(_)));
            now += MS(120);
        }
    }

    #[test]
    fn a_machine_that_is_always_late_is_not_held_up_for_ever() {
        let mut limiter = limited(30);
        leave_at(&mut limiter, MS(0));
        let (dead, alive) = (limiter.enqueue(), limiter.enqueue());
        ask(&mut limiter, dead, MS(0));
        let mut now = MS(0);
        for _ in 0..2 {
            let Admission::At(time) = ask(&mut limiter, alive, now) else {
                panic!("the head has its second")
            };
            now = time + MS(60_000);
        }
        assert!(matches!(ask(&mut limiter, alive, now), Admission::Granted(_)));
    }

    #[test]
    fn a_call_whose_end_nobody_reports_holds_its_place_for_a_window_after_its_deadline() {
        let mut limiter = limited(1);
        let place = leave_at(&mut limiter, MS(0));
        let next = limiter.enqueue();
        let Admission::At(time) = ask(&mut limiter, next, MS(0)) else { panic!("too early") };
        assert_eq!(time, MS(40_000));
        assert!(matches!(ask(&mut limiter, next, time), Admission::Granted(_)));
        // A report that comes after all changes nothing.
        limiter.release(place, Arrival::Answered, time);
        assert_eq!(limiter.next_available(time), None);
    }

    #[test]
    fn a_call_given_up_at_once_may_have_arrived_late_too() {
        let mut limiter = RateLimiter::new(Some(RateLimit { calls: 1, window: MS(10), interval: MS(0) }));
        let ticket = limiter.enqueue();
        assert!(matches!(limiter.try_acquire(ticket, MS(5), MS(0)), Admission::Granted(_)));
        assert_eq!(limiter.next_available(MS(1_004)), None);
        assert_eq!(limiter.next_available(MS(1_005)), Some(MS(2_010)));
    }

    #[test]
    fn tickets_start_anew_without_losing_their_order() {
        let mut limiter = RateLimiter { tickets: u32::MAX - 1, ..limited(30) };
        let tickets = [limiter.enqueue(), limiter.enqueue(), limiter.enqueue()];
        assert_eq!(tickets.map(Ticket::number), [u32::MAX, 0, 1]);
        let mut now = MS(0);
        for ticket in tickets {
            assert!(matches!(ask(&mut limiter, ticket, now), Admission::Granted(_)));
            now += MS(120);
        }
    }
}

//! When may the next call leave? The broker allows an account 30 calls in any 30 seconds, and 20
//! milliseconds between two.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::Duration;

/// How long a request without an answer may have been on its way before it reached the gateway.
const MAX_TRANSIT: Duration = Duration::from_secs(2);

/// How long the answer of the last call is waited for before the interval to the next one starts.
const PATIENCE: Duration = Duration::from_millis(100);

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
pub struct Place {
    number: u64,
    left_at: Duration,
}

/// The answer to "may I leave?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Yes, now.
    Now(Place),
    /// Ask again at this time.
    At(Duration),
    /// Ask again once the queue has moved or a call has ended.
    Later,
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
#[derive(Debug)]
pub struct Pacer {
    limit: Option<RateLimit>,
    queue: VecDeque<Ticket>,
    tickets: u32,
    /// Calls that left and have not ended; each holds a place.
    under_way: usize,
    /// When the place of each call that ended becomes free, earliest first.
    releases: BinaryHeap<Reverse<Duration>>,
    /// The number of the last call that left.
    departures: u64,
    /// The interval after that call ends here.
    not_before: Duration,
}

impl Pacer {
    /// A pacer for this limit, or for none.
    #[must_use]
    pub fn new(limit: Option<RateLimit>) -> Self {
        Self {
            limit,
            queue: VecDeque::new(),
            tickets: 0,
            under_way: 0,
            releases: BinaryHeap::new(),
            departures: 0,
            not_before: Duration::ZERO,
        }
    }

    /// Joins the end of the queue.
    pub fn join(&mut self) -> Ticket {
        self.tickets = self.tickets.wrapping_add(1);
        let ticket = Ticket(self.tickets);
        self.queue.push_back(ticket);
        ticket
    }

    /// Leaves the queue without a call.
    pub fn leave(&mut self, ticket: Ticket) {
        self.queue.retain(|waiting| *waiting != ticket);
    }

    /// Who is next.
    #[must_use]
    pub fn head(&self) -> Option<Ticket> {
        self.queue.front().copied()
    }

    /// May the holder of `ticket` leave? With [`Turn::Now`] it is out of the queue and has a
    /// place, which it gives back with [`ended`](Self::ended).
    pub fn ask(&mut self, ticket: Ticket, now: Duration) -> Turn {
        if self.head() != Some(ticket) {
            return Turn::Later;
        }
        match self.free_at(now) {
            Some(at) if at <= now => {
                self.queue.pop_front();
                Turn::Now(self.depart(now))
            }
            Some(at) => Turn::At(at),
            None => Turn::Later,
        }
    }

    /// When the next call may leave, or `None` while that hangs on an answer.
    pub fn free_at(&mut self, now: Duration) -> Option<Duration> {
        let Some(limit) = self.limit else { return Some(now) };
        while self.releases.peek().is_some_and(|Reverse(at)| *at <= now) {
            self.releases.pop();
        }
        if self.under_way + self.releases.len() < limit.calls {
            return Some(self.not_before.max(now));
        }
        let Reverse(release) = self.releases.peek()?;
        Some(self.not_before.max(*release))
    }

    fn depart(&mut self, now: Duration) -> Place {
        self.under_way += 1;
        self.departures += 1;
        if let Some(limit) = self.limit {
            self.not_before = now + PATIENCE + limit.interval;
        }
        Place { number: self.departures, left_at: now }
    }

    /// The call that held `place` has ended.
    pub fn ended(&mut self, place: Place, arrival: Arrival, now: Duration) {
        self.under_way -= 1;
        let Some(limit) = self.limit else { return };
        let arrived_by = match arrival {
            Arrival::None => None,
            Arrival::Answered => Some(now),
            Arrival::Uncertain => Some(now.max(place.left_at + MAX_TRANSIT)),
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

    fn limited(calls: usize) -> Pacer {
        Pacer::new(Some(RateLimit { calls, ..RateLimit::default() }))
    }

    fn leave_at(pacer: &mut Pacer, now: Duration) -> Place {
        let ticket = pacer.join();
        match pacer.ask(ticket, now) {
            Turn::Now(place) => place,
            other => panic!("expected to leave at {now:?}, got {other:?}"),
        }
    }

    #[test]
    fn calls_leave_in_the_order_they_came() {
        let mut pacer = limited(30);
        let (first, second) = (pacer.join(), pacer.join());
        assert_eq!(pacer.ask(second, MS(0)), Turn::Later);
        assert!(matches!(pacer.ask(first, MS(0)), Turn::Now(_)));
        assert_eq!(pacer.ask(second, MS(0)), Turn::At(MS(120)));
        assert!(matches!(pacer.ask(second, MS(120)), Turn::Now(_)));
    }

    #[test]
    fn the_interval_runs_from_the_answer_or_from_the_end_of_patience() {
        let mut pacer = limited(30);
        let place = leave_at(&mut pacer, MS(0));
        pacer.ended(place, Arrival::Answered, MS(3));
        let next = pacer.join();
        assert_eq!(pacer.ask(next, MS(3)), Turn::At(MS(23)));
        assert!(matches!(pacer.ask(next, MS(23)), Turn::Now(_)));
        assert_eq!(pacer.free_at(MS(23)), Some(MS(143)));
    }

    #[test]
    fn a_place_is_free_a_whole_window_after_the_answer() {
        let mut pacer = limited(1);
        let place = leave_at(&mut pacer, MS(0));
        let next = pacer.join();
        assert_eq!(pacer.ask(next, MS(29_000)), Turn::Later);
        pacer.ended(place, Arrival::Answered, MS(1_500));
        assert_eq!(pacer.ask(next, MS(1_500)), Turn::At(MS(31_500)));
    }

    #[test]
    fn a_call_without_an_answer_may_have_arrived_late() {
        let mut pacer = limited(1);
        let place = leave_at(&mut pacer, MS(0));
        pacer.ended(place, Arrival::Uncertain, MS(500));
        assert_eq!(pacer.free_at(MS(500)), Some(MS(32_000)));
    }

    #[test]
    fn a_call_that_never_left_takes_no_place() {
        let mut pacer = limited(1);
        let place = leave_at(&mut pacer, MS(0));
        pacer.ended(place, Arrival::None, MS(5));
        assert_eq!(pacer.free_at(MS(100)), Some(MS(100)));
    }

    #[test]
    fn who_gives_up_waiting_gives_the_place_back() {
        let mut pacer = limited(30);
        let (first, second) = (pacer.join(), pacer.join());
        pacer.leave(first);
        assert!(matches!(pacer.ask(second, MS(0)), Turn::Now(_)));
        assert_eq!(pacer.head(), None);
    }

    #[test]
    fn without_a_limit_everyone_leaves_at_once() {
        let mut pacer = Pacer::new(None);
        for _ in 0..1_000 {
            leave_at(&mut pacer, MS(0));
        }
    }
}

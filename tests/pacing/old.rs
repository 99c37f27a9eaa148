//! The rule of 0.1, to compare with: the next call leaves an interval after the answer of the last,
//! or 120 ms after its departure, and a refused call holds its place like any other.

use std::collections::VecDeque;

use longport_cancel_order::limit::{End, RateLimit};
use longport_cancel_order::time::Duration;

use crate::rule::{Rule, Turn};

const PATIENCE: Duration = Duration::from_millis(100);
const FOR_EVER: Duration = Duration::from_secs(3_600);

pub struct OldRule {
    limit: RateLimit,
    queue: VecDeque<u64>,
    tickets: u64,
    in_flight: usize,
    departures: u64,
    releases: VecDeque<Duration>,
    not_before: Duration,
    /// Who was told last, and when to ask.
    told: Option<(u64, Duration)>,
}

impl Rule for OldRule {
    type Ticket = u64;
    type Permit = u64;
    const CONCURRENCY: usize = 8;
    const TIMEOUT: Duration = Duration::from_secs(30);
    const RESTARTS: bool = false;

    fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            queue: VecDeque::new(),
            tickets: 0,
            in_flight: 0,
            departures: 0,
            releases: VecDeque::new(),
            not_before: Duration::ZERO,
            told: None,
        }
    }

    fn enqueue(&mut self) -> u64 {
        self.tickets += 1;
        self.queue.push_back(self.tickets);
        self.tickets
    }

    fn try_acquire(&mut self, ticket: u64, _: Duration, now: Duration) -> Turn<u64> {
        if self.queue.front() != Some(&ticket) {
            // It is woken.
            return Turn::At(now + FOR_EVER);
        }
        let at = self.free_at(now);
        if at > now {
            self.told = Some((ticket, at));
            return Turn::At(at);
        }
        self.queue.pop_front();
        self.in_flight += 1;
        self.departures += 1;
        self.not_before = now + PATIENCE + self.limit.interval;
        Turn::Now(self.departures)
    }

    fn dequeue(&mut self, ticket: u64) {
        self.queue.retain(|queued| *queued != ticket);
    }

    fn release(&mut self, permit: u64, _: End, now: Duration) {
        self.in_flight -= 1;
        self.releases.push_back(now + self.limit.window);
        if permit == self.departures {
            self.not_before = self.not_before.min(now + self.limit.interval);
        }
    }

    fn to_wake(&mut self, now: Duration) -> Option<u64> {
        let head = self.queue.front().copied()?;
        let at = self.free_at(now);
        let knows = self.told.is_some_and(|(ticket, told)| ticket == head && told <= at);
        self.told = Some((head, at));
        (!knows).then_some(head)
    }

    fn warmed_up(&mut self, _: Duration, _: Duration) {}
}

impl OldRule {
    fn free_at(&mut self, now: Duration) -> Duration {
        while self.releases.front().is_some_and(|at| *at <= now) {
            self.releases.pop_front();
        }
        let has_place = self.in_flight + self.releases.len() < self.limit.calls;
        let free_at = if has_place { Some(now) } else { self.releases.front().copied() };
        free_at.map_or(now + FOR_EVER, |at| at.max(self.not_before))
    }
}

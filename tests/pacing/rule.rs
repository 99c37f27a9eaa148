//! What the simulated callers ask when they may leave: the limiter itself, or the rule of 0.1.

use longport_cancel_order::limit::{Admission, End, Lane, Permit, RateLimit, RateLimiter, Ticket};
use longport_cancel_order::order::Interface;
use longport_cancel_order::time::Duration;

/// The answer to "may I leave?".
pub enum Turn<P> {
    Now(P),
    At(Duration),
}

/// A rule by which calls leave, with the bounds that its version set for a bulk.
pub trait Rule {
    type Ticket: Copy + PartialEq;
    type Permit: Copy;
    /// How many orders of a bulk are under way at once.
    const CONCURRENCY: usize;
    /// How long one order may take.
    const TIMEOUT: Duration;
    /// Whether that time, which runs from the first departure, runs anew from the one that follows a 429.
    const RESTARTS: bool;

    fn new(limit: RateLimit) -> Self;
    fn enqueue(&mut self) -> Self::Ticket;
    fn try_acquire(&mut self, ticket: Self::Ticket, ends_by: Duration, now: Duration) -> Turn<Self::Permit>;
    fn dequeue(&mut self, ticket: Self::Ticket);
    fn release(&mut self, permit: Self::Permit, end: End, now: Duration);
    fn to_wake(&mut self, now: Duration) -> Option<Self::Ticket>;
    /// Something was answered over the connection that the cancels will use.
    fn warmed_up(&mut self, round_trip: Duration, now: Duration);
}

impl Rule for RateLimiter {
    type Ticket = Ticket;
    type Permit = Permit;
    const CONCURRENCY: usize = 32;
    const TIMEOUT: Duration = Duration::from_secs(60);
    const RESTARTS: bool = true;

    fn new(limit: RateLimit) -> Self {
        Self::new(Some(limit))
    }

    fn enqueue(&mut self) -> Ticket {
        self.enqueue(Interface::CancelOrder, Lane::Bulk)
    }

    fn try_acquire(&mut self, ticket: Ticket, ends_by: Duration, now: Duration) -> Turn<Permit> {
        match self.try_acquire(ticket, ends_by, now) {
            Admission::Granted(permit) => Turn::Now(permit),
            Admission::At(at) => Turn::At(at),
            Admission::Forfeited => panic!("it asked when it was told to"),
        }
    }

    fn dequeue(&mut self, ticket: Ticket) {
        self.dequeue(ticket);
    }

    fn release(&mut self, permit: Permit, end: End, now: Duration) {
        self.release(permit, end, now);
    }

    fn to_wake(&mut self, now: Duration) -> Option<Ticket> {
        self.to_wake(now)
    }

    fn warmed_up(&mut self, round_trip: Duration, now: Duration) {
        self.warmed_up(round_trip, now);
    }
}

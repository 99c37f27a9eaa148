//! When may the next call leave? The broker allows an account 30 calls of an interface in any 30
//! seconds, and 20 milliseconds between two of whichever interfaces.

mod pace;
mod queue;
mod shared;
mod window;

use std::cmp::max;

use self::pace::Pace;
use self::queue::{LONGEST_IDLE, Position, Queue};
pub use self::shared::PATIENCE;
use self::shared::Shared;
use self::window::Window;
use crate::order::Interface;
use crate::time::Duration;

/// How long a request without an answer may have been on its way before it reached the gateway.
const MAX_TRANSIT: Duration = Duration::from_secs(2);

/// How late the end of a call may be reported before the limiter takes it that nobody will.
const GRACE: Duration = Duration::from_secs(1);

/// How many calls the gateway allows.
///
/// ```
/// use longport_cancel_order::limit::{RateLimit, Scope};
/// use longport_cancel_order::time::Duration;
///
/// let broker = RateLimit::default();
/// assert_eq!((broker.calls, broker.window), (30, Duration::from_secs(30)));
/// // For an account whose interfaces count together, with some room for other programs.
/// let careful = RateLimit { calls: 20, scope: Scope::Account, ..broker };
/// # let _ = careful;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// At most so many calls …
    pub calls: usize,
    /// … in any stretch of time this long …
    pub window: Duration,
    /// … and this far apart, whichever interfaces they call.
    pub interval: Duration,
    /// What `calls` counts.
    pub scope: Scope,
}

/// Which calls count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of one interface.
    Interface,
    /// All of the account.
    Account,
}

impl Default for RateLimit {
    /// The limit of the broker's trade API.
    fn default() -> Self {
        let (window, interval) = (Duration::from_secs(30), Duration::from_millis(20));
        Self { calls: 30, window, interval, scope: Scope::Interface }
    }
}

/// What a call is made for. Whoever could leave now leaves in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// The cancel of one order.
    Single,
    /// A further attempt at that, while the earlier ones are unanswered.
    SingleHedge,
    /// One cancel of many.
    Bulk,
    /// A further attempt at that, while the earlier ones are unanswered.
    BulkHedge,
    /// A call that only reads.
    LookUp,
}

impl Lane {
    /// How many there are.
    const COUNT: usize = 5;
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

/// What a call that left has, until it is given back.
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
    /// Not yet. Ask again at this time, or when [`RateLimiter::to_wake`] says so.
    At(Duration),
    /// No longer: who held the ticket was taken for gone, and may join anew.
    Forfeited,
}

/// How a call ended, as far as the limit goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was answered, so it arrived before that.
    Answered,
    /// It was answered that there were too many calls.
    Refused {
        /// How long the gateway asks to wait.
        retry_after: Option<Duration>,
    },
    /// It has no answer, and may have arrived, perhaps late.
    Uncertain,
    /// It never left.
    NotSent,
}

/// Lets calls leave by lane, within one first come, first served, and no faster than the gateway
/// allows.
///
/// What counts is when calls arrive, and a call may be long on its way. So a place in the window
/// is held from the departure until the call has *surely* been at the gateway for a whole
/// window: counted from its answer, which is later than its arrival. It costs the time of one
/// answer per window. How far apart calls leave, and what becomes of the place of a refused call,
/// is in `pace.rs` and `window.rs`.
///
/// Each interface has a window of its own, or all share one ([`Scope`]). Who cannot leave because
/// its window is full, or because the gateway asked to wait, is in nobody's way, and a refusal slows
/// the calls of its own window alone. The interval is kept between all calls.
///
/// Whoever waits or has left may cease to run without a word: an edge runtime ends what belongs to
/// a request once that is over. So who in the queue does not come back within a second of the time
/// it was told loses its place to those behind it, and a call whose end nobody reports counts
/// as ended a second after it should have been, at the latest.
///
/// ```
/// use longport_cancel_order::limit::{Admission, End, Lane, RateLimit, RateLimiter};
/// use longport_cancel_order::order::Interface;
/// use longport_cancel_order::time::Duration;
///
/// let mut limiter = RateLimiter::new(Some(RateLimit::default()));
/// let [bulk, single] = [Lane::Bulk, Lane::Single].map(|lane| limiter.enqueue(Interface::CancelOrder, lane));
/// let (now, ends_by) = (Duration::ZERO, Duration::from_secs(10));
/// // A single cancel leaves before those of a bulk, whoever came first.
/// assert!(matches!(limiter.try_acquire(bulk, ends_by, now), Admission::At(_)));
/// let Admission::Granted(permit) = limiter.try_acquire(single, ends_by, now) else { unreachable!() };
/// limiter.release(permit, End::Answered, Duration::from_millis(30));
/// let at = limiter.next_available(Interface::CancelOrder, Duration::from_millis(30));
/// assert!(at.is_some());
/// ```
#[derive(Debug)]
pub struct RateLimiter {
    limit: Option<RateLimit>,
    queue: Queue,
    tickets: u32,
    /// Calls that left and have not ended, in the order they left; each holds a place.
    in_flight: Vec<InFlight>,
    windows: Vec<Window>,
    pace: Pace,
    departures: u64,
    shared: Option<Shared>,
}

/// A call that left.
#[derive(Debug)]
struct InFlight {
    permit: Permit,
    /// Which window it counts in.
    window: usize,
    is_cancel: bool,
    /// Whether it took a place that a refused call may hold.
    is_probe: bool,
    /// When it left, by how often refusals had moved calls apart.
    epoch: u32,
    /// When its owner is to have given up on it.
    ends_by: Duration,
}

impl InFlight {
    /// By when it has arrived, should nothing more be heard of it.
    fn arrived_by(&self) -> Duration {
        self.permit.arrived_by(self.ends_by)
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
    /// A limiter for this limit, or for none.
    #[must_use]
    pub fn new(limit: Option<RateLimit>) -> Self {
        Self {
            limit,
            queue: Queue::default(),
            tickets: 0,
            in_flight: Vec::new(),
            windows: (0..Interface::COUNT).map(|_| Window::default()).collect(),
            pace: Pace::default(),
            departures: 0,
            shared: None,
        }
    }

    /// Joins the queue, behind those of the lane who wait already.
    pub fn enqueue(&mut self, interface: Interface, lane: Lane) -> Ticket {
        self.tickets = self.tickets.wrapping_add(1);
        let ticket = Ticket(self.tickets);
        self.queue.insert(ticket, interface, lane);
        ticket
    }

    /// Moves the holder of `ticket` to an earlier lane. There it is before those who joined the queue
    /// after it. The ticket stays the same; a later lane changes nothing.
    pub fn promote(&mut self, ticket: Ticket, lane: Lane) {
        if let Some(position) = self.queue.find(ticket) {
            self.queue.promote(position, lane);
        }
    }

    /// Takes up again the place in the queue that a granted call had, which has not left.
    pub fn requeue(&mut self, ticket: Ticket, interface: Interface, lane: Lane) {
        self.queue.insert(ticket, interface, lane);
    }

    /// Leaves the queue without a call.
    pub fn dequeue(&mut self, ticket: Ticket) {
        if let Some(position) = self.queue.find(ticket) {
            self.queue.remove(position);
        }
    }

    /// Whether the holder of `ticket` still waits.
    #[must_use]
    pub fn is_queued(&self, ticket: Ticket) -> bool {
        self.queue.find(ticket).is_some()
    }

    /// All who wait.
    pub fn queued(&self) -> impl Iterator<Item = Ticket> {
        self.queue.tickets()
    }

    /// May the holder of `ticket` leave? With [`Admission::Granted`] it is out of the queue and has a
    /// place, which it gives back with [`release`](Self::release): by `ends_by`, or it is taken for gone.
    pub fn try_acquire(&mut self, ticket: Ticket, ends_by: Duration, now: Duration) -> Admission {
        if let Some(position) = self.queue.find(ticket) {
            self.queue.forfeit(position, now);
        }
        let Some(position) = self.queue.find(ticket) else { return Admission::Forfeited };
        self.advance(now);
        let at = self.ready(position, now);
        let is_in_the_way = |other: &Position| *other < position && self.ready(*other, now) <= at;
        let first = self.queue.fronts().find(is_in_the_way);
        let again = match first {
            // Who is first has its time to ask; after that it is no longer in the way.
            Some(first) => {
                let ready = self.ready(first, now);
                let asks_at = self.queue.at(first).asks_at.unwrap_or(now);
                at.max(asks_at.min(ready).max(now) + LONGEST_IDLE)
            }
            None if at <= now => {
                self.queue.remove(position);
                return Admission::Granted(self.grant(position.interface(), ends_by, now));
            }
            None => at,
        };
        self.queue.at(position).asks_at = Some(again);
        Admission::At(again)
    }

    /// Who is next to leave, and when it may, as far as is known.
    pub fn next_departure(&mut self, now: Duration) -> Option<(Ticket, Duration)> {
        let (position, at) = self.next(now)?;
        Some((self.queue.at(position).ticket, at))
    }

    /// Who is next to leave, if it was told a later time than is true by now. It counts as told:
    /// have it ask again.
    pub fn to_wake(&mut self, now: Duration) -> Option<Ticket> {
        let (position, at) = self.next(now)?;
        let waiting = self.queue.at(position);
        let told = waiting.asks_at.as_mut().filter(|told| **told > at)?;
        *told = at;
        Some(waiting.ticket)
    }

    fn next(&mut self, now: Duration) -> Option<(Position, Duration)> {
        self.advance(now);
        let fronts = self.queue.fronts().map(|position| (position, self.ready(position, now)));
        fronts.min_by_key(|(_, at)| *at)
    }

    /// When the next call of this interface may leave, or `None` while that hangs on an answer.
    pub fn next_available(&mut self, interface: Interface, now: Duration) -> Option<Duration> {
        self.advance(now);
        self.available(interface as usize, now)
    }

    fn available(&self, interface: usize, now: Duration) -> Option<Duration> {
        let Some(limit) = self.limit else { return Some(now) };
        let window = limit.window_of(interface);
        let in_flight = self.count_in_flight(window);
        let window = &self.windows[window];
        let at = window.next_available(limit.calls, in_flight, now);
        let share = self.share(now);
        let calls = share.map_or(limit.calls, |(share, _)| share.min(limit.calls));
        let at = match share {
            // Beyond its share a call leaves if the shared limiter answers again.
            Some((_, until)) => {
                let own = window.next_available(calls, in_flight, now);
                own.into_iter().chain(at.map(|at| at.max(until))).min()
            }
            None => at,
        }?;
        let spacing = pace::spacing(limit, window.extra);
        let probes_until = window.probes_until(limit.calls, in_flight);
        let most = if probes_until.is_some() { 1 } else { window.in_flight };
        // The answer to a look-up may be long in coming, which says nothing to a cancel.
        let holds_up = |call: &&InFlight| call.is_cancel || !is_cancel(interface);
        let departures = self.in_flight.iter().filter(holds_up).map(|call| call.permit.left_at);
        let at = at.max(self.pace.next_available(spacing, most, departures, now));
        Some(probes_until.map_or(at, |until| until.min(at)))
    }

    /// When one in the queue may leave, if it is the first and nothing more is heard of the calls
    /// under way.
    fn ready(&self, position: Position, now: Duration) -> Duration {
        let interface = position.interface();
        self.available(interface, now).unwrap_or_else(|| self.available_at_last(interface))
    }

    fn available_at_last(&self, interface: usize) -> Duration {
        let Some(limit) = self.limit else { return Duration::ZERO };
        let window = limit.window_of(interface);
        let calls = self.in_flight.iter().filter(|call| call.window == window);
        calls
            .map(|call| max(call.arrived_by() + limit.window, call.is_abandoned_at()))
            .min()
            .unwrap_or_default()
    }

    /// Takes in that it is so late by now. Calls whose end nobody reports count as ended.
    fn advance(&mut self, now: Duration) {
        let Self { limit: Some(limit), in_flight, windows, .. } = self else { return };
        in_flight.retain(|call| {
            let is_abandoned = call.is_abandoned_at() <= now;
            if is_abandoned {
                windows[call.window].ended(call.arrived_by() + limit.window);
            }
            !is_abandoned
        });
        for window in windows {
            window.advance(now);
        }
    }

    /// Whether it waits for nobody, and knows of no call that counts still.
    pub fn is_idle(&mut self, now: Duration) -> bool {
        self.advance(now);
        let is_empty = |window: &Window| window.is_empty(now);
        self.in_flight.is_empty() && self.queued().next().is_none() && self.windows.iter().all(is_empty)
    }

    /// A request was answered that the limit does not count, over the connection that the next call
    /// will use: that need not leave alone.
    pub fn warmed_up(&mut self, took: Duration, now: Duration) {
        self.pace.warmed_up(took, now);
    }

    fn count_in_flight(&self, window: usize) -> usize {
        self.in_flight.iter().filter(|call| call.window == window).count()
    }

    fn grant(&mut self, interface: usize, ends_by: Duration, now: Duration) -> Permit {
        self.departures += 1;
        let permit = Permit { number: self.departures, left_at: now };
        let Some(limit) = self.limit else { return permit };
        let window = limit.window_of(interface);
        let in_flight = self.count_in_flight(window);
        let is_probe = self.windows[window].probes_until(limit.calls, in_flight).is_some();
        let epoch = self.windows[window].epoch;
        self.in_flight.push(InFlight {
            permit,
            window,
            is_cancel: is_cancel(interface),
            is_probe,
            epoch,
            ends_by,
        });
        self.pace.granted(now);
        permit
    }

    /// When the call that was granted `permit` may leave: at once, unless it has waited for something
    /// else since, and another one has left.
    #[must_use]
    pub fn departs_at(&self, permit: Permit) -> Duration {
        let (Some(limit), Some(index)) = (self.limit, self.find(permit)) else { return Duration::ZERO };
        let window = &self.windows[self.in_flight[index].window];
        self.pace.next_departure(pace::spacing(limit, window.extra))
    }

    /// The call that was granted `permit` leaves only now. It has another one from then on.
    pub fn depart(&mut self, permit: Permit, ends_by: Duration, now: Duration) -> Permit {
        self.departures += 1;
        let later = Permit { number: self.departures, left_at: now };
        if let Some(index) = self.find(permit) {
            let call = self.in_flight.remove(index);
            self.in_flight.push(InFlight { permit: later, ends_by, ..call });
            self.pace.departed(now);
        }
        later
    }

    fn find(&self, permit: Permit) -> Option<usize> {
        self.in_flight.binary_search_by_key(&permit.number, |call| call.permit.number).ok()
    }

    /// The call that was granted `permit` does not leave.
    pub fn give_back(&mut self, permit: Permit) {
        if let Some(index) = self.find(permit) {
            self.in_flight.remove(index);
        }
    }

    /// The call that held `permit` has ended.
    pub fn release(&mut self, permit: Permit, end: End, now: Duration) {
        let Some(limit) = self.limit else { return };
        // If not, it counts as ended already.
        let Some(index) = self.find(permit) else { return };
        let call = self.in_flight.remove(index);
        let window = &mut self.windows[call.window];
        match end {
            End::NotSent => {}
            End::Uncertain => window.ended(permit.arrived_by(now) + limit.window),
            End::Answered => {
                window.ended(now + limit.window);
                window.answered(&call);
                self.pace.answered(now - permit.left_at, now);
            }
            End::Refused { retry_after } => {
                let spacing = pace::spacing(limit, window.extra);
                let held_until = retry_after.map(|wait| now + wait);
                window.refused(&call, now + limit.window, held_until, spacing);
            }
        }
    }
}

impl RateLimit {
    /// Which window the calls of an interface count in.
    fn window_of(&self, interface: usize) -> usize {
        if self.scope == Scope::Account { 0 } else { interface }
    }
}

fn is_cancel(interface: usize) -> bool {
    interface == Interface::CancelOrder as usize
}

#[cfg(test)]
mod tests;

//! Many orders, cancelled at once over a simulated network: what calls do, as `src/call/` has it.

use std::collections::BTreeMap;

use fastrand::Rng;
use longport_cancel_order::call::retry::backoff;
use longport_cancel_order::limit::{End, RateLimit};
use longport_cancel_order::time::Duration;

use crate::gateway::{Gateway, Model, Refusal};
use crate::network::{Link, Network, service_time};
use crate::rule::{Rule, Turn};

const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_RETRIES: u32 = 4;

#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    pub orders: usize,
    pub network: Network,
    /// Whether the connections that it needs are open, and a call was just answered.
    pub is_warm: bool,
    pub gateway: Model,
    /// How many calls another program of the account has made in the second before.
    pub used_up: u64,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcome {
    /// Until the last order was cancelled.
    pub makespan: Duration,
    /// Calls that were answered 429.
    pub refused: u32,
    /// Orders that were given up.
    pub lost: u32,
}

#[derive(Clone, Copy)]
enum Event {
    /// An order's turn, a time it waits for, or both.
    Poll {
        order: usize,
        stamp: u32,
    },
    Arrival {
        order: usize,
        connection: usize,
    },
    Answer {
        order: usize,
        connection: usize,
        end: End,
    },
}

enum State<R: Rule> {
    Ready,
    Queued(R::Ticket),
    /// Allowed to leave, and without a connection as yet.
    Unconnected(R::Permit),
    InFlight(R::Permit),
    BackingOff(Duration),
    Over,
}

struct Order<R: Rule> {
    state: State<R>,
    /// Grows with each wait, so that the end of an earlier one is known as such.
    stamp: u32,
    deadline: Option<Duration>,
    retries: u32,
}

struct World<R: Rule> {
    rule: R,
    orders: Vec<Order<R>>,
    /// How many have had their turn.
    begun: usize,
    link: Link,
    gateway: Gateway,
    rng: Rng,
    now: Duration,
    events: BTreeMap<(Duration, u64), Event>,
    scheduled: u64,
    start: Duration,
    outcome: Outcome,
}

/// Cancels the orders of a scenario by a rule.
pub fn run<R: Rule>(scenario: &Scenario, seed: u64) -> Outcome {
    let limit = RateLimit::default();
    let mut rng = Rng::with_seed(seed);
    let start = Duration::from_secs(10);
    let mut rule = R::new(limit);
    let mut link = Link::new(scenario.network);
    let mut gateway = Gateway::new(scenario.gateway, limit);
    if scenario.is_warm {
        link.warm(start);
        rule.warmed_up(Duration::from_millis(scenario.network.rtt + 15), start);
    }
    let mut before: Vec<_> = (0..scenario.used_up).map(|_| rng.u64(0..1_000_000)).collect();
    before.sort_unstable();
    for ago in before.into_iter().rev() {
        gateway.take(start - Duration::from_micros(ago));
    }
    let orders = (0..scenario.orders)
        .map(|_| Order { state: State::Ready, stamp: 0, deadline: None, retries: 0 })
        .collect();
    let (events, outcome) = (BTreeMap::new(), Outcome::default());
    let mut world = World {
        rule,
        orders,
        begun: 0,
        link,
        gateway,
        rng,
        now: start,
        events,
        scheduled: 0,
        start,
        outcome,
    };
    for _ in 0..R::CONCURRENCY {
        world.begin();
    }
    while let Some(((at, _), event)) = world.events.pop_first() {
        world.now = at;
        world.happen(event);
    }
    assert!(world.orders.iter().all(|order| matches!(order.state, State::Over)), "an order is forgotten");
    world.outcome
}

impl<R: Rule> World<R> {
    fn schedule(&mut self, at: Duration, event: Event) {
        self.scheduled += 1;
        assert!(self.scheduled < 1_000_000, "someone asks for ever");
        self.events.insert((at, self.scheduled), event);
    }

    /// The next order has its turn.
    fn begin(&mut self) {
        if self.begun < self.orders.len() {
            self.begun += 1;
            self.poll(self.begun - 1);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Poll { order, stamp } if self.orders[order].stamp == stamp => self.poll(order),
            Event::Poll { .. } => {}
            Event::Arrival { order, connection } => {
                let answer = self.gateway.call(self.now);
                let done_at = self.now + service_time(&mut self.rng);
                let at = self.link.answer(connection, done_at, &mut self.rng);
                let end = match answer {
                    Ok(()) => End::Answered,
                    Err(Refusal(retry_after)) => End::Refused { retry_after },
                };
                self.schedule(at, Event::Answer { order, connection, end });
            }
            Event::Answer { order, connection, end } => {
                self.link.ended(connection, self.now);
                self.ended(order, end);
                let is_waiting = |order: &Order<R>| matches!(order.state, State::Unconnected(_));
                if let Some(next) = self.orders[..self.begun].iter().position(is_waiting) {
                    self.send(next);
                }
            }
        }
    }

    fn ended(&mut self, index: usize, end: End) {
        let order = &mut self.orders[index];
        let State::InFlight(permit) = order.state else { panic!("it is not under way") };
        self.rule.release(permit, end, self.now);
        let End::Refused { retry_after } = end else {
            order.state = State::Over;
            self.outcome.makespan = self.now - self.start;
            self.wake();
            return self.begin();
        };
        self.outcome.refused += 1;
        if R::RESTARTS {
            order.deadline = None;
        }
        let wait = backoff(order.retries, self.rng.u32(..)).max(retry_after.unwrap_or_default());
        let until = self.now + wait;
        if order.retries == MAX_RETRIES || order.deadline.is_some_and(|deadline| deadline <= until) {
            self.wake();
            return self.lose(index);
        }
        order.retries += 1;
        order.state = State::BackingOff(until);
        self.poll(index);
    }

    fn lose(&mut self, index: usize) {
        self.orders[index].state = State::Over;
        self.outcome.lost += 1;
        self.begin();
    }

    fn poll(&mut self, index: usize) {
        let now = self.now;
        let order = &mut self.orders[index];
        order.stamp += 1;
        let until = loop {
            match order.state {
                State::Ready => order.state = State::Queued(self.rule.enqueue()),
                State::BackingOff(until) if now < until => break until,
                State::BackingOff(_) => order.state = State::Ready,
                State::Queued(ticket) if order.deadline.is_some_and(|deadline| deadline <= now) => {
                    self.rule.dequeue(ticket);
                    self.lose(index);
                    return self.wake();
                }
                State::Queued(ticket) => match self.rule.try_acquire(ticket, now + ATTEMPT_TIMEOUT, now) {
                    Turn::Now(permit) => {
                        order.deadline.get_or_insert(now + R::TIMEOUT);
                        order.state = State::Unconnected(permit);
                        self.send(index);
                        return self.wake();
                    }
                    Turn::At(at) => break order.deadline.map_or(at, |deadline| deadline.min(at)),
                },
                State::Unconnected(_) | State::InFlight(_) | State::Over => return,
            }
        };
        let stamp = order.stamp;
        self.schedule(until, Event::Poll { order: index, stamp });
        self.wake();
    }

    fn send(&mut self, index: usize) {
        let State::Unconnected(permit) = self.orders[index].state else { return };
        if let Some((connection, at)) = self.link.send(self.now, &mut self.rng) {
            self.orders[index].state = State::InFlight(permit);
            self.schedule(at, Event::Arrival { order: index, connection });
        }
    }

    /// Wakes who may have its turn by what has happened.
    fn wake(&mut self) {
        let Some(ticket) = self.rule.to_wake(self.now) else { return };
        let has_it = |order: &Order<R>| matches!(order.state, State::Queued(queued) if queued == ticket);
        if let Some(order) = self.orders[..self.begun].iter().position(has_it) {
            let stamp = self.orders[order].stamp;
            self.schedule(self.now, Event::Poll { order, stamp });
        }
    }
}

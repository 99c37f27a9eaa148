//! The limiter that the account's callers share: one that may be slow, lie, forget, or be dead.

use fastrand::Rng;
use longport_cancel_order::driver::{Acquired, SharedPermit};
use longport_cancel_order::limit::End;
use longport_cancel_order::time::Duration;

use crate::gateway::percent;

/// After so long without an answer it is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// What it is like, in percent of what it is asked.
#[derive(Clone, Copy, Debug)]
pub struct StoreFaults {
    /// It never answers.
    dead: u32,
    /// Its answer takes up to half a second.
    slow: u32,
    /// It fails at once.
    fails: u32,
    /// It tells the caller to come back at a time that makes no sense.
    lies: u32,
    /// It tells the caller to come back.
    full: u32,
}

impl StoreFaults {
    /// What the store of this seed is like, if there is one.
    pub fn of(seed: u64) -> Option<Self> {
        // Another sequence than the plan's, which stays as it is without a store.
        let mut rng = Rng::with_seed(seed ^ 0x5702_e000);
        let mut chance = |most| if rng.bool() { 0 } else { rng.u32(0..=most) };
        let faults = Self {
            dead: chance(60),
            slow: chance(60),
            fails: chance(60),
            lies: chance(10),
            full: chance(80),
        };
        percent(&mut rng, 30).then_some(faults)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Granted,
    Used,
    Released,
}

/// Its permits and tickets, and whom it gave them to.
#[derive(Debug, Default)]
pub struct Store {
    permits: Vec<(usize, State)>,
    tickets: Vec<Option<usize>>,
    last_asked: Option<Duration>,
    last_failed: Option<Duration>,
    pub failures: u64,
}

impl Store {
    /// A caller asks. What it answers, and after how long; nothing where it is dead.
    pub fn ask(
        &mut self,
        caller: usize,
        ticket: Option<&str>,
        faults: StoreFaults,
        now: Duration,
        rng: &mut Rng,
    ) -> Option<(Duration, Acquired)> {
        self.last_asked = Some(now);
        if let Some(ticket) = ticket {
            self.give_up(caller, ticket);
        }
        if percent(rng, faults.dead) {
            return None;
        }
        let after =
            Duration::from_millis(if percent(rng, faults.slow) { rng.u64(0..500) } else { rng.u64(0..5) });
        if percent(rng, faults.fails) {
            return Some((after, Acquired::Unavailable));
        }
        let wait = if percent(rng, faults.lies) {
            *rng.choice(&[Duration::ZERO, Duration::from_secs(3_600)]).unwrap_or(&Duration::ZERO)
        } else if percent(rng, faults.full) {
            Duration::from_millis(rng.u64(1..3_000))
        } else {
            return Some((after, Acquired::Granted(SharedPermit(0))));
        };
        Some((after, Acquired::NotBefore { at: now + after + wait, ticket: String::new() }))
    }

    /// What the caller hears, with a permit or a ticket where it is given one.
    pub fn answer(&mut self, caller: usize, mut acquired: Acquired, now: Duration) -> Acquired {
        if let Acquired::Granted(permit) = &mut acquired {
            *permit = SharedPermit(self.permits.len());
            self.permits.push((caller, State::Granted));
        }
        if let Acquired::NotBefore { ticket, .. } = &mut acquired {
            *ticket = self.tickets.len().to_string();
            self.tickets.push(Some(caller));
        }
        if acquired == Acquired::Unavailable {
            self.failures += 1;
            self.last_failed = Some(now);
        }
        acquired
    }

    /// A request of the caller leaves: with a permit, or since the store does not answer.
    pub fn check_departure(&mut self, caller: usize, now: Duration) {
        let unused = self.permits.iter_mut().find(|permit| **permit == (caller, State::Granted));
        if let Some(permit) = unused {
            permit.1 = State::Used;
            return;
        }
        let is_silent = self.last_failed.max(self.last_asked).is_some_and(|at| now <= at + PAUSE);
        assert!(is_silent && self.failures > 0, "a request of caller {caller} leaves without a permit");
    }

    pub fn release(&mut self, caller: usize, permit: usize, end: End) {
        let (owner, state) = &mut self.permits[permit];
        assert_eq!(*owner, caller);
        assert_eq!(*state == State::Granted, end == End::NotSent && *state != State::Used, "{end:?}");
        assert_ne!(*state, State::Released, "a permit is released twice");
        *state = State::Released;
    }

    /// The caller comes back with its ticket, or waits no longer.
    pub fn give_up(&mut self, caller: usize, ticket: &str) {
        let owner = self.tickets[ticket.parse::<usize>().unwrap()].take();
        assert_eq!(owner, Some(caller), "ticket {ticket} is somebody else's, or was given up");
    }

    /// Nobody has what it needs no more.
    pub fn check_that_nothing_is_held(&self) {
        assert!(self.permits.iter().all(|permit| permit.1 == State::Released), "a permit was not released");
        assert!(self.tickets.iter().all(Option::is_none), "the store waits for who will not come back");
    }
}

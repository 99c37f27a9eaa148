//! How far apart calls leave.

use super::Permit;
use crate::time::Duration;

/// How long the answer of the last call is waited for before the interval to the next one starts.
const PATIENCE: Duration = Duration::from_millis(100);

/// The interval between two calls.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The number of the last call that left.
    departures: u64,
    /// The interval after that call ends here.
    not_before: Duration,
}

impl Pace {
    pub fn next_available(&self, now: Duration) -> Duration {
        self.not_before.max(now)
    }

    pub fn leave(&mut self, interval: Duration, now: Duration) -> Permit {
        self.departures += 1;
        self.not_before = now + PATIENCE + interval;
        Permit { number: self.departures, left_at: now }
    }

    pub fn ended(&mut self, permit: Permit, arrived_by: Option<Duration>, interval: Duration) {
        if permit.number == self.departures {
            let from = arrived_by.unwrap_or(permit.left_at);
            self.not_before = self.not_before.min(from + interval);
        }
    }
}

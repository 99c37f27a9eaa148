//! How many calls may be made in a stretch of time.

use super::InFlight;
use super::pace::MAX_SPACING;
use crate::time::Duration;

/// The places of one window.
///
/// Does a gateway count the calls that it refuses? If it does not, a place held for one would let an
/// order wait for a whole window for nothing. So a refused call holds none until there is evidence:
/// a call that leaves when only the places of refused calls are left is a probe, and leaves alone, so
/// that it is not refused for the interval. If it is answered, its place was free, and so are those of
/// one, two, four more refused calls. If it is refused, all refused calls hold their places, until
/// the last of these is free. A wrong guess in one direction makes an order wait, in the other it
/// wears out the retries of many.
#[derive(Debug)]
pub(super) struct Window {
    /// When the place of each call that ended becomes free, earliest first.
    releases: Vec<Duration>,
    /// The same for refused calls, should they hold one.
    refused: Vec<Duration>,
    /// Whether they do.
    counts_refused: bool,
    /// How many probes in a row were answered.
    answered_probes: u32,
    /// The gateway asked to wait until then.
    held_until: Duration,
    /// Since it asked: how many calls may be under way at most, one more with each answer. There may
    /// be one place only.
    pub in_flight: usize,
    /// How much farther apart than usual calls leave, since some were refused.
    pub extra: Duration,
    /// Grows each time that they are moved apart.
    pub epoch: u32,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            releases: Vec::new(),
            refused: Vec::new(),
            counts_refused: false,
            answered_probes: 0,
            held_until: Duration::ZERO,
            in_flight: usize::MAX,
            extra: Duration::ZERO,
            epoch: 0,
        }
    }
}

impl Window {
    /// Takes in that it is so late by now.
    pub fn advance(&mut self, now: Duration) {
        for times in [&mut self.releases, &mut self.refused] {
            let past = times.partition_point(|at| *at <= now);
            times.drain(..past);
        }
        if self.refused.is_empty() {
            (self.counts_refused, self.answered_probes) = (false, 0);
        }
    }

    /// Whether no call counts any more, and the gateway does not ask to wait.
    pub fn is_empty(&self, now: Duration) -> bool {
        self.releases.is_empty() && self.refused.is_empty() && self.held_until <= now
    }

    /// When there is a place, while so many calls are under way; `None` while that hangs on an answer.
    pub fn next_available(&self, calls: usize, in_flight: usize, now: Duration) -> Option<Duration> {
        let from = self.held_until.max(now);
        let counted: &[_] = if self.counts_refused { &self.refused } else { &[] };
        if in_flight + self.releases.len() + counted.len() < calls {
            return Some(from);
        }
        self.releases.first().into_iter().chain(counted.first()).min().map(|free_at| from.max(*free_at))
    }

    /// Until when a call that leaves takes a place that a refused one may hold; `None` if it does not.
    pub fn probes_until(&self, calls: usize, in_flight: usize) -> Option<Duration> {
        let is_probe = in_flight + self.releases.len() + self.refused.len() >= calls;
        self.refused.first().into_iter().chain(self.releases.first()).min().copied().filter(|_| is_probe)
    }

    /// A call has ended whose place becomes free at that time.
    pub fn ended(&mut self, free_at: Duration) {
        insert(&mut self.releases, free_at);
    }

    /// A call was answered.
    pub fn answered(&mut self, call: &InFlight) {
        if call.is_probe && !self.counts_refused {
            let free = self.refused.len().min(1 << self.answered_probes.min(16));
            self.refused.drain(..free);
            self.answered_probes += 1;
        }
        self.in_flight = self.in_flight.saturating_add(1);
        self.extra = self.extra - Duration::from_micros(self.extra.as_micros() / 50);
    }

    /// A call was refused because there were too many. `spacing` is how far apart they left.
    pub fn refused(
        &mut self,
        call: &InFlight,
        free_at: Duration,
        held_until: Option<Duration>,
        spacing: Duration,
    ) {
        insert(&mut self.refused, free_at);
        if let Some(until) = held_until {
            self.held_until = self.held_until.max(until);
            self.in_flight = 1;
        }
        // Calls that left before the last one was heard of say nothing new: one step per round trip.
        if call.epoch == self.epoch {
            self.epoch += 1;
            let step = Duration::from_micros(spacing.as_micros() / 2);
            self.extra = (self.extra + step).min(MAX_SPACING);
        }
        self.counts_refused |= call.is_probe;
        self.answered_probes = 0;
    }
}

fn insert(times: &mut Vec<Duration>, time: Duration) {
    let index = times.partition_point(|at| *at <= time);
    times.insert(index, time);
}

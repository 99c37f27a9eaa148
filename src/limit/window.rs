//! How many calls may be made in a stretch of time.

use crate::time::Duration;

/// The places of one window.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// When the place of each call that ended becomes free, earliest first.
    releases: Vec<Duration>,
}

impl Window {
    /// The place of a call that ended becomes free at that time.
    pub fn ended(&mut self, free_at: Duration) {
        let index = self.releases.partition_point(|at| *at <= free_at);
        self.releases.insert(index, free_at);
    }

    /// When there is a place, while so many calls are under way; `None` while that hangs on an answer.
    pub fn next_available(&mut self, calls: usize, in_flight: usize, now: Duration) -> Option<Duration> {
        let past = self.releases.partition_point(|at| *at <= now);
        self.releases.drain(..past);
        if in_flight + self.releases.len() < calls { Some(now) } else { self.releases.first().copied() }
    }
}

//! How far apart calls leave, and how many are under way.

use super::RateLimit;
use crate::time::Duration;

/// What calls that leave at the interval may lose of it on their way.
const MARGIN: Duration = Duration::from_millis(10);

/// The farthest that refusals move calls apart.
pub(super) const MAX_SPACING: Duration = Duration::from_millis(120);

/// After so long without an answer the connection may be closed: Node.js closes an idle one after
/// four seconds.
const COLD: Duration = Duration::from_secs(4);

/// How long a call over a connection that is not known stays alone at most.
const ALONE: Duration = Duration::from_secs(1);

/// How long one over a known connection holds up others at least.
const MIN_PATIENCE: Duration = Duration::from_millis(500);

/// How many answers the fastest is taken of.
const TRIPS: usize = 30;

/// The interval between two calls.
///
/// What counts is how far apart calls arrive. While a connection is good, they arrive as far apart
/// as they left, but for a little, which the margin is for. While it opens, or while a packet that
/// was lost is sent once more, calls pile up and then arrive together. So the first call over a
/// connection leaves alone, no more are under way than fit into a round trip, and once an answer is
/// overdue, the next call waits for it, but no longer than for four round trips. What the connection
/// is like, the fastest of the last answers tells: the gateway's own time is least in that.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// When the last call was let go.
    last_grant: Option<Duration>,
    /// When the last one left; later, where it has waited for something else in between.
    last_departure: Option<Duration>,
    last_answer: Option<Duration>,
    /// How long the last answers took.
    trips: Vec<Duration>,
    /// Which of them is replaced next.
    oldest: usize,
    fastest: Option<Duration>,
}

impl Pace {
    /// When a call may leave that is to be so far from others, with at most so many under way, if none
    /// of those ends before: `departures` are theirs, earliest first.
    pub fn next_available(
        &self,
        spacing: Duration,
        most: usize,
        departures: impl Iterator<Item = Duration>,
        now: Duration,
    ) -> Duration {
        if spacing == Duration::ZERO {
            return now;
        }
        let mut at = self.last_grant.map_or(now, |last| now.max(last + spacing));
        let patience = self.fastest.map_or(ALONE, |fastest| MIN_PATIENCE.max(fastest * 4));
        let young: Vec<_> = departures.filter(|left_at| *left_at + patience > now).collect();
        let mut limit = 1;
        if let Some(fastest) = self.fastest {
            let overdue = Duration::from_micros(fastest.as_micros() / 2 * 3) + MARGIN;
            if let Some(first) = young.first()
                && *first + overdue <= now
            {
                at = at.max(*first + patience);
            }
            if !self.is_cold(now) {
                let fits = usize::try_from(fastest.as_micros() / spacing.as_micros()).unwrap_or(usize::MAX);
                limit = fits.saturating_add(2).min(most);
            }
        }
        young.len().checked_sub(limit).map_or(at, |index| at.max(young[index] + patience))
    }

    pub fn granted(&mut self, now: Duration) {
        self.last_grant = Some(now);
    }

    pub fn departed(&mut self, now: Duration) {
        (self.last_grant, self.last_departure) = (Some(now), Some(now));
    }

    /// When a call may leave that was let go before.
    pub fn next_departure(&self, spacing: Duration) -> Duration {
        self.last_departure.map_or(Duration::ZERO, |last| last + spacing)
    }

    fn is_cold(&self, now: Duration) -> bool {
        self.last_answer.is_none_or(|last| last + COLD <= now)
    }

    /// A call was answered that took so long.
    pub fn answered(&mut self, took: Duration, now: Duration) {
        if self.is_cold(now) {
            // While the connection opened, it waited: it may have arrived just now.
            self.last_grant = self.last_grant.max(Some(now - MARGIN));
        }
        self.warmed_up(took, now);
    }

    /// The connection is open, and a round trip takes about so long.
    pub fn warmed_up(&mut self, took: Duration, now: Duration) {
        self.last_answer = Some(now);
        if let Some(oldest) = self.trips.get_mut(self.oldest) {
            *oldest = took;
        } else {
            self.trips.push(took);
        }
        self.oldest = (self.oldest + 1) % TRIPS;
        self.fastest = self.trips.iter().min().copied();
    }
}

/// How far apart calls leave. Without an interval no distance is kept at all.
pub(super) fn spacing(limit: RateLimit, extra: Duration) -> Duration {
    let RateLimit { interval, .. } = limit;
    if interval == Duration::ZERO {
        interval
    } else {
        (interval + MARGIN + extra).min(MAX_SPACING).max(interval)
    }
}

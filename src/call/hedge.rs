//! When an attempt that is not answered gets company.
//!
//! A cancel is idempotent, so a second attempt beside the first does no harm, and on another
//! connection it may be answered at once where the first is never.

use crate::time::Duration;

/// The least time that an answer is waited for.
const LEAST_DELAY: Duration = Duration::from_millis(500);
/// The same where no connection is known to be open, so that one must be opened first.
const COLD_DELAY: Duration = Duration::from_secs(1);
/// How long an idle connection stays open for certain: Node.js closes one after four seconds.
const WARM: Duration = Duration::from_secs(4);
/// The longest time between two attempts.
const LONGEST_DELAY: Duration = Duration::from_secs(13);

/// What the calls of a session know of the gateway's answers, and of each other's hedges.
///
/// ```
/// use longport_cancel_order::call::hedge::Hedging;
/// use longport_cancel_order::time::Duration;
///
/// let mut hedging = Hedging::default();
/// // No connection is open yet.
/// assert_eq!(hedging.delay(1, Duration::ZERO), Duration::from_secs(1));
/// hedging.end(false, Some(Duration::from_millis(30)), Duration::from_secs(2));
/// assert_eq!(hedging.delay(1, Duration::from_secs(2)), Duration::from_millis(500));
/// ```
#[derive(Debug, Default)]
pub struct Hedging {
    /// The usual time of an answer: each new one counts for an eighth.
    usual: Option<Duration>,
    answered_at: Option<Duration>,
    in_flight: u32,
    /// When the last hedge in flight is to have ended. Its owner may cease to run without a word.
    ends_by: Duration,
    /// Whether the last hedge that ended was answered.
    is_proven: bool,
}

impl Hedging {
    /// How long the last of so many unanswered attempts is waited for before there is another:
    /// thrice as long each time.
    #[must_use]
    pub fn delay(&self, unanswered: usize, now: Duration) -> Duration {
        let is_warm = self.answered_at.is_some_and(|at| now - at <= WARM);
        let first = match self.usual {
            Some(usual) if is_warm => (usual * 3).max(LEAST_DELAY),
            _ => COLD_DELAY,
        };
        let exponent = u32::try_from(unanswered.saturating_sub(1)).unwrap_or(u32::MAX);
        (first * 3_u64.saturating_pow(exponent)).min(LONGEST_DELAY)
    }

    /// Whether there may be a hedge now. Until one was answered there is one at a time, since what
    /// keeps the answers away may be the one connection that they all share.
    #[must_use]
    pub fn is_allowed(&self, now: Duration) -> bool {
        self.is_proven || self.in_flight == 0 || self.ends_by < now
    }

    /// A hedge leaves, which ends by then.
    pub fn begin(&mut self, ends_by: Duration) {
        self.in_flight += 1;
        self.ends_by = self.ends_by.max(ends_by);
    }

    /// An attempt has ended, with an answer after `took` or without one. One that its call waited
    /// for no longer proves nothing.
    pub fn end(&mut self, is_hedge: bool, took: Option<Duration>, now: Duration) {
        if let Some(took) = took {
            let usual = self.usual.unwrap_or(took);
            self.usual = Some(Duration::from_micros((usual.as_micros() * 7 + took.as_micros()) / 8));
            self.answered_at = Some(now);
        }
        if is_hedge {
            self.in_flight = self.in_flight.saturating_sub(1);
            self.is_proven = took.is_some();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    fn answered_in(took: Duration) -> Hedging {
        let mut hedging = Hedging::default();
        hedging.end(false, Some(took), MS(10_000));
        hedging
    }

    #[test]
    fn the_pauses_between_attempts_grow_threefold_up_to_thirteen_seconds() {
        let hedging = answered_in(MS(50));
        let delays = [1, 2, 3, 4, 50].map(|unanswered| hedging.delay(unanswered, MS(10_000)));
        assert_eq!(delays, [500, 1_500, 4_500, 13_000, 13_000].map(MS));
    }

    #[test]
    fn a_distant_gateway_has_three_round_trips_and_a_cold_one_a_second() {
        assert_eq!(answered_in(MS(300)).delay(1, MS(10_000)), MS(900));
        assert_eq!(answered_in(MS(300)).delay(1, MS(14_001)), MS(1_000));
        assert_eq!(Hedging::default().delay(1, MS(0)), MS(1_000));
    }

    #[test]
    fn there_is_one_hedge_at_a_time_until_one_was_answered() {
        let mut hedging = Hedging::default();
        assert!(hedging.is_allowed(MS(0)));
        hedging.begin(MS(100));
        assert!(!hedging.is_allowed(MS(0)));
        hedging.end(true, Some(MS(50)), MS(0));
        hedging.begin(MS(100));
        assert!(hedging.is_allowed(MS(0)));
        hedging.begin(MS(100));
        hedging.end(true, None, MS(9));
        assert!(!hedging.is_allowed(MS(9)), "the last one was not answered, and one is in flight");
    }

    #[test]
    fn a_hedge_whose_owner_runs_no_more_is_in_the_way_until_it_should_have_ended() {
        let mut hedging = Hedging::default();
        hedging.begin(MS(100));
        assert!(!hedging.is_allowed(MS(100)));
        assert!(hedging.is_allowed(MS(101)));
    }
}

//! How the orders of earlier days are asked for: those that may be open, in ranges of time that are
//! halved for as long as a list has no room for all.

use crate::order::operation::HistoryOrders;
use crate::order::status::OrderStatus;

const DAY: u64 = 24 * 60 * 60;

/// How long ago an order that may be open was submitted at most, in seconds. A GTD order is in force
/// for less than a year.
const REACH: u64 = 400 * DAY;

/// A range of time, in seconds since 1970.
///
/// ```
/// use longport_cancel_order::order::history::TimeRange;
///
/// let [later, earlier] = TimeRange { start: 100, end: 200 }.halves().unwrap();
/// assert_eq!((later.start, earlier.end), (150, 150));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// Its beginning.
    pub start: u64,
    /// Its end.
    pub end: u64,
}

impl TimeRange {
    /// All of the past that matters at this time, in seconds since 1970. It goes on for a day after
    /// that, since the machine's clock may be slow.
    #[must_use]
    pub const fn until(unix_seconds: u64) -> Self {
        Self { start: unix_seconds.saturating_sub(REACH), end: unix_seconds.saturating_add(DAY) }
    }

    /// The later and the earlier half; nothing for a second, which cannot be halved. The halves share
    /// a second, since it is not known which end of a range the gateway counts in.
    #[must_use]
    pub const fn halves(self) -> Option<[Self; 2]> {
        let length = self.end.saturating_sub(self.start);
        if length < 2 {
            return None;
        }
        let middle = self.start + length / 2;
        Some([Self { start: middle, end: self.end }, Self { start: self.start, end: middle }])
    }
}

impl HistoryOrders<'_> {
    /// The same, of the orders in a range of time that may be open or open again. One with a status
    /// that this crate does not know cannot be asked for.
    #[must_use]
    pub fn not_closed(self, range: TimeRange) -> Self {
        let status = OrderStatus::not_closed().collect();
        Self { status, start_at: Some(range.start), end_at: Some(range.end), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::Operation;
    use proptest::prelude::*;

    #[test]
    fn it_reaches_back_400_days_and_a_day_ahead_of_a_slow_clock() {
        let range = TimeRange::until(1_800_000_000);
        assert_eq!((range.start, range.end), (1_765_440_000, 1_800_086_400));
        assert_eq!(TimeRange::until(5).start, 0);
    }

    #[test]
    fn a_second_is_not_halved() {
        assert_eq!(TimeRange { start: 7, end: 8 }.halves(), None);
        assert_eq!(TimeRange { start: 7, end: 7 }.halves(), None);
        assert_eq!(TimeRange { start: 8, end: 7 }.halves(), None);
        let halves = [TimeRange { start: 8, end: 9 }, TimeRange { start: 7, end: 8 }];
        assert_eq!(TimeRange { start: 7, end: 9 }.halves(), Some(halves));
    }

    #[test]
    fn the_request_names_each_status_and_the_range() {
        let symbol = Some("700.HK");
        let orders = HistoryOrders { symbol, ..Default::default() };
        let query = Operation::from(orders.not_closed(TimeRange { start: 1, end: 2 })).query;
        assert!(query.starts_with("symbol=700.HK&status=NotReported&status=ReplacedNotReported&"), "{query}");
        assert!(query.ends_with("&status=ExpiredStatus&start_at=1&end_at=2"), "{query}");
        assert_eq!(query.matches("status=").count(), 13);
    }

    /// Asks a gateway that lists at most `most` of these orders at once, and counts the ends of a
    /// range in or not.
    fn ask(
        range: TimeRange,
        times: &[u64],
        most: usize,
        counts_ends: [bool; 2],
        found: &mut Vec<u64>,
    ) -> bool {
        let is_after = |time: u64| if counts_ends[0] { time >= range.start } else { time > range.start };
        let is_before = |time: u64| if counts_ends[1] { time <= range.end } else { time < range.end };
        let fitting: Vec<_> =
            times.iter().copied().filter(|time| is_after(*time) && is_before(*time)).collect();
        found.extend(fitting.iter().take(most));
        fitting.len() <= most
            || range.halves().is_some_and(|halves| {
                halves.into_iter().all(|half| ask(half, times, most, counts_ends, found))
            })
    }

    proptest! {
        #[test]
        fn halving_finds_each_order_whichever_end_the_gateway_counts_in(
            times in prop::collection::btree_set(100..5_000_u64, 0..40),
            counts_start in any::<bool>(),
        ) {
            let times: Vec<_> = times.into_iter().collect();
            let mut found = Vec::new();
            let range = TimeRange { start: 99, end: 5_000 };
            // One end at least is counted in.
            prop_assert!(ask(range, &times, 2, [counts_start, true], &mut found));
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found, times);
        }
    }
}

//! `X-Timestamp`: Unix time, never the same twice.

/// Hands out timestamps that strictly increase, so that no two requests are the same.
///
/// The gateway refuses a request that it has seen (code 403202), and two cancels of one order
/// within a clock tick would be the same request. When the clock is set back, the timestamps
/// run on, a millisecond each, until the clock has caught up.
///
/// ```
/// use longport_cancel_order::http::timestamp::Timestamps;
///
/// let mut timestamps = Timestamps::default();
/// assert_eq!(timestamps.next(1_539_095_200_123), "1539095200.123");
/// // The clock was set back.
/// assert_eq!(timestamps.next(1_539_095_100_000), "1539095200.124");
/// ```
#[derive(Debug, Default)]
pub struct Timestamps {
    last_ms: u64,
}

impl Timestamps {
    /// The next timestamp at `unix_ms` milliseconds since 1970, as the gateway's documentation
    /// writes it: seconds with three decimals, `1539095200.123`.
    pub fn next(&mut self, unix_ms: u64) -> String {
        self.last_ms = unix_ms.max(self.last_ms.saturating_add(1));
        let mut text = self.last_ms.to_string();
        // A clock before 1 January 1970, 00:00:01 has no digit for the seconds.
        while text.len() < 4 {
            text.insert(0, '0');
        }
        text.insert(text.len() - 3, '.');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_written_in_seconds_with_milliseconds() {
        assert_eq!(Timestamps::default().next(1_539_095_200_123), "1539095200.123");
        assert_eq!(Timestamps::default().next(1_539_095_200_007), "1539095200.007");
    }

    #[test]
    fn it_follows_the_clock_forwards() {
        let mut timestamps = Timestamps::default();
        assert_eq!(timestamps.next(5_000), "5.000");
        assert_eq!(timestamps.next(9_000), "9.000");
    }

    proptest! {
        #[test]
        fn it_strictly_increases_whatever_the_clock_does(clock in prop::collection::vec(0..4_000_000_000_000_u64, 1..50)) {
            let mut timestamps = Timestamps::default();
            let as_ms = |text: String| text.replace('.', "").parse::<u64>().unwrap();
            let mut last = 0;
            for now in clock {
                let next = as_ms(timestamps.next(now));
                prop_assert!(next > last && next >= now);
                last = next;
            }
        }
    }
}

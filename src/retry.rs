//! Whether a failed attempt is made again, and when.

use std::time::{Duration, SystemTime};

use crate::error::Kind;

/// The ceiling of the first backoff; each further one is twice the last.
const FIRST_BACKOFF: Duration = Duration::from_millis(200);
/// The highest ceiling of a backoff.
const MAX_BACKOFF: Duration = Duration::from_secs(5);

/// Whether another attempt may end better. A withdrawal is idempotent, so an attempt that may
/// have worked can be made again as safely as one that was refused for the moment.
#[must_use]
pub fn may_help(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::RateLimited | Kind::Internal | Kind::Network | Kind::Timeout | Kind::DuplicateRequest
    )
}

/// How long to wait before retry number `retry`, which counts from 0: a random share, `jitter` of
/// 2<sup>32</sup>, of a ceiling that doubles ("full jitter"), so that many callers that failed
/// together do not come back together.
#[must_use]
pub fn backoff(retry: u32, jitter: u32) -> Duration {
    let ceiling = FIRST_BACKOFF.saturating_mul(1 << retry.min(16)).min(MAX_BACKOFF);
    let micros = u64::try_from(ceiling.as_micros()).unwrap_or(u64::MAX);
    Duration::from_micros(micros.saturating_mul(u64::from(jitter)) >> 32)
}

/// How long a `Retry-After` header asks to wait: seconds, or until an HTTP date, as seen from
/// `unix_ms` milliseconds since 1970. A date gone by asks for nothing.
#[must_use]
pub fn retry_after(header: &str, unix_ms: u64) -> Option<Duration> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        return header.parse().ok().map(Duration::from_secs);
    }
    let date = httpdate::parse_http_date(header).ok()?;
    let since_1970 = date.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(since_1970.saturating_sub(Duration::from_millis(unix_ms)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_of_the_backoff_doubles_up_to_five_seconds() {
        let ceilings: Vec<_> = (0..7).map(|retry| backoff(retry, u32::MAX).as_millis() + 1).collect();
        assert_eq!(ceilings, [200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(backoff(u32::MAX, u32::MAX).as_millis() + 1, 5000);
        assert_eq!(backoff(3, 0), Duration::ZERO);
        assert_eq!(backoff(1, 1 << 31), Duration::from_millis(200));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now_ms = 784_111_777_000; // Sun, 06 Nov 1994 08:49:37 GMT
        let wait = |header| retry_after(header, now_ms);
        assert_eq!(wait("7"), Some(Duration::from_secs(7)));
        assert_eq!(wait(" 0 "), Some(Duration::ZERO));
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:40 GMT"), Some(Duration::from_secs(3)));
        assert_eq!(wait("Sunday, 06-Nov-94 08:49:40 GMT"), Some(Duration::from_secs(3)));
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:30 GMT"), Some(Duration::ZERO));
        for bad in ["", "-1", "1.5", "soon", "99999999999999999999999", "Sun, 99 Nov 1994 08:49:40 GMT"] {
            assert_eq!(wait(bad), None, "{bad}");
        }
    }
}

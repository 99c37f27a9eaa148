//! Whether a failed attempt is made again, and when.

use crate::error::Kind;
use crate::time::Duration;

/// The ceiling of the first backoff; each further one is twice the last.
const FIRST_BACKOFF: Duration = Duration::from_millis(200);
/// The highest ceiling of a backoff.
const MAX_BACKOFF: Duration = Duration::from_secs(5);

/// Whether another attempt may end better. A cancel is idempotent, so an attempt that may
/// have worked can be made again as safely as one that was refused for the moment.
#[must_use]
pub fn is_retryable(kind: Kind) -> bool {
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
    let ceiling = (FIRST_BACKOFF * (1 << retry.min(16))).min(MAX_BACKOFF);
    Duration::from_micros(ceiling.as_micros().saturating_mul(u64::from(jitter)) >> 32)
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
}

//! Whether a failed attempt is made again, and when.

use std::mem;

use super::machine::{Turn, is_past};
use super::{AuthMode, Call, Now, Session};
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
///
/// ```
/// use longport_cancel_order::call::retry::backoff;
/// use longport_cancel_order::time::Duration;
///
/// let half = 1 << 31;
/// assert_eq!(backoff(0, half), Duration::from_millis(100));
/// assert_eq!(backoff(2, half), Duration::from_millis(400));
/// ```
#[must_use]
pub fn backoff(retry: u32, jitter: u32) -> Duration {
    let ceiling = (FIRST_BACKOFF * (1 << retry.min(16))).min(MAX_BACKOFF);
    Duration::from_micros(ceiling.as_micros().saturating_mul(u64::from(jitter)) >> 32)
}

impl Call {
    /// When the attempt that has just left gets company, if it may.
    pub(super) fn hedge(&self, session: &Session, now: Now) -> Turn {
        let at = now.elapsed + session.hedging.delay(self.flights.len(), now.elapsed);
        let is_in_time = self.deadline.is_none_or(|deadline| at < deadline);
        if self.limits.hedge && self.may_retry() && is_in_time { Turn::Hedge(at) } else { Turn::Last }
    }

    /// Arranges another attempt, if one is allowed, may help and still fits; returns how long it is
    /// waited for. `is_outdated` is whether it failed for a token that was replaced since.
    pub(super) fn retry(
        &mut self,
        kind: Kind,
        is_outdated: bool,
        session: &mut Session,
        now: Now,
        jitter: u32,
    ) -> Option<Duration> {
        if self.failure.is_some() {
            return None;
        }
        let is_refreshable = kind == Kind::TokenExpired && self.access == AuthMode::RefreshableToken;
        if is_refreshable && !self.is_refreshed {
            self.leave_queue(session);
            self.is_refreshed = true;
            self.expired = mem::take(&mut self.bearer);
            self.turn = Turn::Unauthorized;
            return Some(Duration::ZERO);
        }
        if !is_outdated && !is_retryable(kind) {
            return None;
        }
        // It is on its way already.
        match self.turn {
            Turn::Queued(ticket) => {
                session.limiter.borrow_mut().promote(ticket, self.lane());
                return Some(Duration::ZERO);
            }
            Turn::Unauthorized
            | Turn::Authorizing
            | Turn::Ready
            | Turn::Acquiring(..)
            | Turn::Permitted(_) => {
                return Some(Duration::ZERO);
            }
            Turn::Retry(at) | Turn::Deferred(at) => return Some(at - now.elapsed),
            Turn::Hedge(_) | Turn::Last => {}
        }
        if is_outdated || !self.may_retry() {
            return None;
        }
        let asked = self.last.retry_after.unwrap_or_default();
        let wait = backoff(self.retries(), jitter).max(asked);
        let at = now.elapsed + wait;
        if is_past(self.deadline, Now { elapsed: at, ..now }) {
            return None;
        }
        self.turn = Turn::Retry(at);
        Some(wait)
    }

    /// How many attempts followed the first, but for the one with a fresh token.
    fn retries(&self) -> u32 {
        self.record.attempts().saturating_sub(1 + u32::from(self.is_refreshed))
    }

    fn may_retry(&self) -> bool {
        self.retries() < self.limits.max_retries
    }
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

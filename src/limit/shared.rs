//! What is known of the limiter that an account's callers share.

use super::RateLimiter;
use crate::time::Duration;

/// How long the shared limiter may take to say whether, or when, a call may leave.
pub const PATIENCE: Duration = Duration::from_millis(250);

/// How long one that did not answer is left alone before it is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// A limiter beside this one, which all callers of the account ask.
///
/// While it does not answer, each caller takes a share of the limit, and one call a second asks whether
/// it answers again.
#[derive(Debug)]
pub(super) struct Shared {
    /// How many calls of the limit are this caller's meanwhile.
    share: usize,
    /// It did not answer, and is asked again at this time.
    silent_until: Option<Duration>,
}

impl RateLimiter {
    /// The same, beside a limiter that all callers of the account share. While that one does not
    /// answer, `share` of the calls in a window are this caller's, but one at least.
    ///
    /// ```
    /// use longport_cancel_order::limit::{RateLimit, RateLimiter};
    /// use longport_cancel_order::time::Duration;
    ///
    /// let mut limiter = RateLimiter::new(Some(RateLimit::default())).sharing(15);
    /// assert!(limiter.asks_shared(Duration::ZERO));
    /// limiter.shared_is_silent(Duration::ZERO);
    /// assert!(!limiter.asks_shared(Duration::from_millis(999)));
    /// assert!(limiter.asks_shared(Duration::from_secs(1)));
    /// ```
    #[must_use]
    pub fn sharing(self, share: usize) -> Self {
        Self { shared: Some(Shared { share: share.max(1), silent_until: None }), ..self }
    }

    /// Whether a call that may leave by this limiter is to ask the shared one as well.
    pub fn asks_shared(&mut self, now: Duration) -> bool {
        let Some(shared) = &mut self.shared else { return false };
        let asks = shared.silent_until.is_none_or(|until| until <= now);
        if asks && shared.silent_until.is_some() {
            // The others go on meanwhile.
            shared.silent_until = Some(now + PAUSE);
        }
        asks
    }

    /// The shared limiter has answered.
    pub fn shared_answers(&mut self) {
        if let Some(shared) = &mut self.shared {
            shared.silent_until = None;
        }
    }

    /// The shared limiter has not answered in time, or has failed.
    pub fn shared_is_silent(&mut self, now: Duration) {
        if let Some(shared) = &mut self.shared {
            shared.silent_until = Some(now + PAUSE);
        }
    }

    /// Whether the shared limiter did not answer when it was last asked.
    #[must_use]
    pub fn is_shared_silent(&self) -> bool {
        self.shared.as_ref().is_some_and(|shared| shared.silent_until.is_some())
    }

    /// What this caller's share is while the shared limiter is left alone, and until when it is.
    pub(super) fn share(&self, now: Duration) -> Option<(usize, Duration)> {
        let Shared { share, silent_until } = self.shared.as_ref()?;
        silent_until.filter(|until| *until > now).map(|until| (*share, until))
    }
}

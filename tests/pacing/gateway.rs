//! How strict the broker's gateway is, nobody knows: models of what it may be.

use longport_cancel_order::limit::RateLimit;
use longport_cancel_order::time::Duration;

/// What is checked of the time between two calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalCheck {
    None,
    /// Calls may come together for a moment, if they are as far apart on average.
    Lenient,
    Exact,
}

/// How calls are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowCheck {
    /// So many in any stretch of time.
    Sliding,
    /// A place comes back each 30th part of a window.
    Bucket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    pub name: &'static str,
    pub interval: IntervalCheck,
    pub window: WindowCheck,
    /// Whether a refused call counts like any other.
    pub counts_refused: bool,
    /// Whether a refusal says when there is a place again.
    pub says_when: bool,
}

const fn model(name: &'static str, interval: IntervalCheck, window: WindowCheck, counts: bool) -> Model {
    Model { name, interval, window, counts_refused: counts, says_when: false }
}

pub const EXACT: Model = model("exact", IntervalCheck::Exact, WindowCheck::Sliding, false);
pub const EXACT_AND_COUNTS: Model =
    model("exact, counts refused calls", IntervalCheck::Exact, WindowCheck::Sliding, true);
pub const UNCHECKED: Model = model("no interval check", IntervalCheck::None, WindowCheck::Sliding, false);
pub const MODELS: [Model; 6] = [
    UNCHECKED,
    model("no interval check, bucket", IntervalCheck::None, WindowCheck::Bucket, false),
    model("lenient", IntervalCheck::Lenient, WindowCheck::Sliding, false),
    EXACT,
    model("exact, bucket", IntervalCheck::Exact, WindowCheck::Bucket, false),
    EXACT_AND_COUNTS,
];

/// How far calls may run ahead of a lenient check.
const TOLERANCE: Duration = Duration::from_millis(40);

pub struct Gateway {
    model: Model,
    limit: RateLimit,
    /// When the calls came that count.
    taken: Vec<Duration>,
    last: Option<Duration>,
    /// A lenient check has the next call at this time, and a bucket is full at that.
    next: Duration,
    full_at: Duration,
}

/// A refusal, and when it says that there is a place.
pub struct Refusal(pub Option<Duration>);

impl Gateway {
    pub fn new(model: Model, limit: RateLimit) -> Self {
        Self { model, limit, taken: Vec::new(), last: None, next: Duration::ZERO, full_at: Duration::ZERO }
    }

    /// Another program of the account uses a place.
    pub fn take(&mut self, now: Duration) {
        self.taken.push(now);
        self.full_at = self.full_at.max(now) + self.refill();
    }

    /// A cancel arrives.
    pub fn call(&mut self, now: Duration) -> Result<(), Refusal> {
        let answer = self.check(now);
        if answer.is_ok() || self.model.counts_refused {
            self.take(now);
            self.last = Some(now);
            self.next = self.next.max(now) + self.limit.interval;
        }
        answer
    }

    fn check(&mut self, now: Duration) -> Result<(), Refusal> {
        let RateLimit { calls, window, interval, .. } = self.limit;
        self.taken.retain(|at| *at + window > now);
        let free_at = match self.model.window {
            WindowCheck::Sliding if self.taken.len() >= calls => {
                Some(self.taken[self.taken.len() - calls] + window)
            }
            WindowCheck::Bucket => {
                let room_for_one = window - self.refill();
                Some(self.full_at - room_for_one).filter(|at| *at > now)
            }
            WindowCheck::Sliding => None,
        };
        if let Some(free_at) = free_at {
            // In whole seconds, as the header is.
            let seconds = (free_at - now).as_millis().div_ceil(1_000);
            return Err(Refusal(self.model.says_when.then(|| Duration::from_secs(seconds))));
        }
        let is_too_close = match self.model.interval {
            IntervalCheck::None => false,
            IntervalCheck::Lenient => self.next > now + TOLERANCE,
            IntervalCheck::Exact => self.last.is_some_and(|last| last + interval > now),
        };
        if is_too_close { Err(Refusal(None)) } else { Ok(()) }
    }

    fn refill(&self) -> Duration {
        Duration::from_micros(self.limit.window.as_micros() / self.limit.calls as u64)
    }
}

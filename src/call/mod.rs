//! One call: its attempts, retries and hedges, and what they leave known.
//!
//! A [`Call`] does no I/O and has no clock. [`poll`](Call::poll) says what to do; carry that out,
//! let it [`handle`](Call::handle) what came of it and at what time, and poll again.

mod answer;
pub mod hedge;
mod machine;
mod message;
mod permit;
pub mod record;
pub mod retry;
pub mod token;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use zeroize::Zeroizing;

use self::hedge::Hedging;
pub use self::machine::Call;
pub use self::record::Copies;
use self::record::{AttemptIndex, Known};
use self::token::Tokens;
use crate::error::{Error, Kind};
use crate::http::request::{RequestSigner, SignedRequest};
use crate::http::response::Response;
use crate::http::timestamp::Timestamps;
use crate::limit::{End, Lane, RateLimiter, Ticket};
use crate::order::Interface;
use crate::time::Duration;

/// What calls share: one configuration, and the limits of its account.
///
/// ```
/// use longport_cancel_order::call::{AuthMode, Session};
/// use longport_cancel_order::http::credentials::Credentials;
/// use longport_cancel_order::http::endpoint::Endpoint;
/// use longport_cancel_order::http::request::RequestSigner;
/// use longport_cancel_order::limit::{RateLimit, RateLimiter};
///
/// let signer = RequestSigner {
///     endpoint: Endpoint::default(),
///     credentials: Credentials::oauth("client-id".into())?,
///     language: "en",
///     paper_trading: false,
///     headers: Vec::new(),
/// };
/// let limiter = RateLimiter::new(Some(RateLimit::default()));
/// let session = Session::new(Some(signer), AuthMode::RefreshableToken, limiter);
/// # let _ = session;
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub struct Session {
    /// What requests are made from; `None` once the caller has wiped the credentials.
    pub signer: Option<RequestSigner>,
    /// When requests may leave. Other sessions of the account may share it.
    pub limiter: Rc<RefCell<RateLimiter>>,
    /// What tells two requests apart.
    pub timestamps: Timestamps,
    /// When an unanswered attempt gets company.
    pub hedging: Hedging,
    /// How calls are authorized.
    pub auth: AuthMode,
    /// The OAuth access token that the calls share.
    pub tokens: Tokens,
}

impl Session {
    /// A session in which nothing has been sent yet.
    #[must_use]
    pub fn new(signer: Option<RequestSigner>, auth: AuthMode, limiter: RateLimiter) -> Self {
        Self {
            signer,
            limiter: Rc::new(limiter.into()),
            timestamps: Timestamps::default(),
            hedging: Hedging::default(),
            auth,
            tokens: Tokens::default(),
        }
    }

    /// The same, with a limiter that other sessions of the account share.
    #[must_use]
    pub fn under(self, limiter: Rc<RefCell<RateLimiter>>) -> Self {
        Self { limiter, ..self }
    }

    /// When the next call of this interface may leave, or `None` while that hangs on an answer.
    #[must_use]
    pub fn next_available(&self, interface: Interface, now: Duration) -> Option<Duration> {
        self.limiter.borrow_mut().next_available(interface, now)
    }
}

/// A call's place in the queue, which others may see and better.
#[derive(Debug)]
pub struct Place {
    lane: Cell<Lane>,
    ticket: Cell<Option<Ticket>>,
    known: Cell<Known>,
}

impl Place {
    /// A place in this lane, once there is a ticket for it.
    #[must_use]
    pub fn new(lane: Lane) -> Self {
        Self { lane: Cell::new(lane), ticket: Cell::default(), known: Cell::new(Known::NothingSent) }
    }

    /// What the attempts of the call leave known so far.
    #[must_use]
    pub fn known(&self) -> Known {
        self.known.get()
    }

    /// Moves to an earlier lane.
    pub fn promote(&self, lane: Lane, limiter: &mut RateLimiter) {
        self.lane.set(self.lane.get().min(lane));
        if let Some(ticket) = self.ticket.get() {
            limiter.promote(ticket, lane);
        }
    }
}

/// The time, as two clocks show it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Since some fixed moment; it never goes back. Waits and deadlines are measured by it.
    pub elapsed: Duration,
    /// Milliseconds since 1970, as far as the machine knows.
    pub unix_ms: u64,
}

/// How a call is authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMode {
    /// By the API key in the [`RequestSigner`].
    ApiKey,
    /// By an OAuth access token, asked for once.
    Token,
    /// By an OAuth access token, asked for once more when it has expired.
    RefreshableToken,
}

/// How long and how often a call is tried.
///
/// ```
/// use longport_cancel_order::call::Limits;
/// use longport_cancel_order::time::Duration;
///
/// let quick = Limits { timeout: Duration::from_secs(5), max_retries: 1, ..Limits::default() };
/// # let _ = quick;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For the whole call, from when it is made; in [`Lane::Bulk`] from when its turn comes, and
    /// anew after the gateway said "too many requests".
    pub timeout: Duration,
    /// For one attempt, until its answer has been read.
    pub attempt_timeout: Duration,
    /// How many attempts may follow the first, retries and hedges together.
    pub max_retries: u32,
    /// Whether an attempt that is long unanswered gets company.
    pub hedge: bool,
    /// Whose turn it is where several wait.
    pub lane: Lane,
    /// When everything ends that the call is part of.
    pub ends_by: Option<Duration>,
}

impl Limits {
    /// When the time is up that begins now.
    #[must_use]
    pub fn deadline(&self, now: Now) -> Duration {
        let deadline = now.elapsed + self.timeout;
        self.ends_by.map_or(deadline, |ends_by| ends_by.min(deadline))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(60),
            attempt_timeout: Duration::from_secs(10),
            max_retries: 4,
            hedge: true,
            lane: Lane::Single,
            ends_by: None,
        }
    }
}

/// What to do next.
pub enum Action {
    /// Wait until this time, or until something else happens: an attempt ends, or another call of
    /// the session has moved. With `None`, for that alone.
    Wait(Option<Duration>),
    /// Get an OAuth access token: [`Input::Authorized`].
    Authorize {
        /// The token that the gateway refused as expired, if it did.
        refused: Option<Zeroizing<String>>,
        /// When to give up: [`Input::GaveUp`].
        until: Duration,
    },
    /// Ask the limiter that the account's callers share: [`Input::Permit`].
    Acquire {
        /// For which of the gateway's interfaces.
        interface: Interface,
        /// Whose turn it is where several wait.
        lane: Lane,
        /// What it answered last, if it told the call to ask again.
        ticket: Option<String>,
        /// When to give up.
        until: Duration,
    },
    /// Send this: [`Input::Ended`]. Others may be in flight.
    Send {
        /// Which attempt it is.
        attempt: AttemptIndex,
        /// What to send.
        request: SignedRequest,
        /// When to give up waiting for the answer.
        until: Duration,
    },
    /// Wait no longer for the answer to this attempt: [`Input::Ended`] with
    /// [`AttemptResult::Aborted`].
    Abort(AttemptIndex),
    /// It is over; not to be polled again.
    Done(Result<Answer, Box<Error>>),
}

/// What happened since the last [`Action`].
pub enum Input {
    /// The token that [`Action::Authorize`] asked for, or why there is none.
    Authorized(Result<Zeroizing<String>, Box<Error>>),
    /// What the shared limiter said.
    Permit(Acquired),
    /// What came of a request.
    Ended {
        /// Which one.
        attempt: AttemptIndex,
        /// How it ended.
        result: AttemptResult,
        /// A random number, which spreads retries.
        jitter: u32,
    },
    /// The caller waits no longer: [`Kind::Aborted`] or [`Kind::Timeout`]. What is in flight is
    /// ended by the runtime. A call that is over stays as it is.
    GaveUp(Kind),
}

/// A permit of the limiter that the account's callers share, by the number that the runtime gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedPermit(pub usize);

/// What the limiter that the account's callers share says to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acquired {
    /// It may leave, with this.
    Granted(SharedPermit),
    /// Not yet.
    NotBefore {
        /// When to ask again.
        at: Duration,
        /// What keeps the call's place in the limiter's queue.
        ticket: String,
    },
    /// It has not answered in time, or has failed.
    Unavailable,
}

/// The gateway's success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How many requests it took.
    pub attempts: u32,
    /// `x-trace-id` of the answer.
    pub trace_id: Option<String>,
    /// From the call to the answer, waiting included.
    pub duration: Duration,
    /// When the request left that was answered with it.
    pub left_at: Duration,
    /// The body.
    pub body: Vec<u8>,
}

/// What came of a request.
///
/// ```
/// use longport_cancel_order::call::AttemptResult;
///
/// // Only where the runtime knows for certain that no byte of it left.
/// let refused = AttemptResult::NotSent { why: "connection refused".into() };
/// let reset = AttemptResult::Lost { why: "connection reset by peer".into() };
/// # let _ = (refused, reset);
/// ```
#[derive(Clone, Debug)]
pub enum AttemptResult {
    /// The gateway, or something before it, answered.
    Answered {
        /// With this.
        response: Response,
        /// What may have left besides the request that it answers.
        copies: Copies,
    },
    /// It never left: to be used only where the runtime proves that, since a runtime that sends a
    /// request again may fail to connect after a first copy has left.
    NotSent {
        /// What the runtime says of it, in a clause for people.
        why: String,
    },
    /// It failed otherwise, so it may have left.
    Lost {
        /// What the runtime says of it, in a clause for people.
        why: String,
    },
    /// Its time was up.
    TimedOut,
    /// The caller aborted it.
    Aborted,
}

/// What a call waits for before its next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// The rate limit.
    Limit,
    /// A pause before an attempt that follows a failed one.
    Retry,
    /// The same, as long as the gateway asked.
    RetryAfter,
    /// The rate limit, of which it has a share only: the limiter that the account's callers share does
    /// not answer.
    LimiterUnavailable,
}

/// How one attempt went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Which one; the first is 1.
    pub number: u32,
    /// Whether it left while an earlier one was unanswered.
    pub is_hedge: bool,
    /// What went wrong, if anything did.
    pub kind: Option<Kind>,
    /// The HTTP status of the answer, if there was one.
    pub http_status: Option<u16>,
    /// The envelope's code.
    pub code: Option<i32>,
    /// `x-trace-id` of the answer.
    pub trace_id: Option<String>,
    /// From the departure to the end.
    pub duration: Duration,
    /// How it ended, as far as the limit goes.
    pub end: End,
    /// What follows.
    pub next: Next,
}

/// What follows an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the call succeeded.
    Receipt,
    /// Another attempt, no sooner than in this time.
    Retry(Duration),
    /// The answers to those that are in flight still.
    Others,
    /// Nothing: the call failed.
    Error,
}

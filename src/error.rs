//! What went wrong, and what is known of the order after it.

use std::fmt;
use std::sync::Arc;

use crate::order::{InvalidOrderId, OrderId, Seen};
use crate::time::Duration;

/// What is known of the order when a cancel did not succeed.
///
/// ```
/// use longport_cancel_order::Outcome;
///
/// let is_to_be_looked_up = |outcome| outcome == Outcome::Unknown;
/// assert!(is_to_be_looked_up(Outcome::Unknown));
/// assert_eq!(Outcome::TooLate.name(), "too-late");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No request left: this call changed nothing.
    NotSent,
    /// Each request that left was refused for certain: this call changed nothing.
    Rejected,
    /// The order had ended otherwise by the time its status was read: filled, rejected or expired.
    TooLate,
    /// A request left and got no definite answer, and the order's status settles nothing either.
    Unknown,
}

impl Outcome {
    /// Its name, for logs and other languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Rejected => "rejected",
            Self::TooLate => "too-late",
            Self::Unknown => "unknown",
        }
    }

    /// What it means, in a clause for people.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::NotSent => "nothing was sent",
            Self::Rejected => "this call changed nothing",
            Self::TooLate => "the order had ended otherwise",
            Self::Unknown => "the order may have been cancelled: look it up before acting on it",
        }
    }
}

/// Why a cancel did not succeed.
///
/// ```
/// use longport_cancel_order::Kind;
///
/// assert_eq!(Kind::RateLimited.name(), "RateLimited");
/// assert_eq!(Kind::RateLimited.summary(), "too many requests");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The order id is not valid: the message says what is wrong with it.
    InvalidOrderId,
    /// A credential or an option cannot be used: the message names it and says how to fix it.
    InvalidConfig,
    /// The caller aborted.
    Aborted,
    /// The time of the call, or of its last attempt, passed without an answer.
    Timeout,
    /// The HTTP client failed: no connection, a reset, or a body that broke off.
    Network,
    /// Code 403201: the gateway computed another signature; the app secret is probably wrong.
    SignatureInvalid,
    /// Code 403202: the gateway has seen this very request before.
    DuplicateRequest,
    /// Code 403203: the gateway does not know the app key.
    AppKeyIllegal,
    /// Code 403205: the app key may not be used from this IP address.
    IpNotAllowed,
    /// Code 401003: the access token has expired.
    TokenExpired,
    /// Status 429, code 429001 or 429002: too many requests.
    RateLimited,
    /// Status 5xx, 408 or 499, or a code of 5xxxxx: the gateway, or a proxy before it, failed.
    Internal,
    /// Code 601011 and its kin: the order is not open, or the gateway says so.
    OrderNotOpen,
    /// Code 602001 or 603001: the gateway knows no such order, or says so.
    OrderNotFound,
    /// Any other refusal: the code, the HTTP status and the message say which. Where the outcome is
    /// [`Outcome::Unknown`], it is not certain that the gateway did nothing.
    Rejected,
    /// The answer is not one that the gateway gives: a redirect, HTML, more than 64 KiB.
    BadResponse,
    /// More than 1,000 orders of one second: the gateway's list has no way to show the rest.
    ListTooLong,
    /// This cannot be done for this account: look-ups at the US data centre have other shapes.
    Unsupported,
    /// The WebAssembly module ended by a fault of its own; nothing more can be done with it.
    ModuleEnded,
}

impl Kind {
    /// Its name, for logs and other languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidOrderId => "InvalidOrderId",
            Self::InvalidConfig => "InvalidConfig",
            Self::Aborted => "Aborted",
            Self::Timeout => "Timeout",
            Self::Network => "Network",
            Self::SignatureInvalid => "SignatureInvalid",
            Self::DuplicateRequest => "DuplicateRequest",
            Self::AppKeyIllegal => "AppKeyIllegal",
            Self::IpNotAllowed => "IpNotAllowed",
            Self::TokenExpired => "TokenExpired",
            Self::RateLimited => "RateLimited",
            Self::Internal => "Internal",
            Self::OrderNotOpen => "OrderNotOpen",
            Self::OrderNotFound => "OrderNotFound",
            Self::Rejected => "Rejected",
            Self::BadResponse => "BadResponse",
            Self::ListTooLong => "ListTooLong",
            Self::Unsupported => "Unsupported",
            Self::ModuleEnded => "ModuleEnded",
        }
    }

    /// What it means, in a clause for people.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::InvalidOrderId => "the order id is not valid",
            Self::InvalidConfig => "the configuration cannot be used",
            Self::Aborted => "aborted by the caller",
            Self::Timeout => "no answer in time",
            Self::Network => "the connection failed",
            Self::SignatureInvalid => "the signature is invalid, so check the app secret",
            Self::DuplicateRequest => "the gateway says it has seen this request",
            Self::AppKeyIllegal => "the gateway does not know this app key",
            Self::IpNotAllowed => "the app key may not be used from this IP address",
            Self::TokenExpired => "the access token has expired",
            Self::RateLimited => "too many requests",
            Self::Internal => "the gateway failed",
            Self::OrderNotOpen => "the gateway says that the order is not open",
            Self::OrderNotFound => "the gateway says that there is no such order",
            Self::Rejected => "the gateway refused",
            Self::BadResponse => "the answer is not the gateway's, so check its address",
            Self::ListTooLong => "the list of orders is too long",
            Self::Unsupported => "not supported for this account",
            Self::ModuleEnded => "the WebAssembly module has ended",
        }
    }
}

/// Why a cancel did not succeed, and what that means for the order.
///
/// ```
/// use longport_cancel_order::{Error, Kind, OrderId, Outcome};
///
/// let error: Box<Error> = OrderId::parse("seven").unwrap_err().into();
/// assert_eq!((error.kind, error.outcome), (Kind::InvalidOrderId, Some(Outcome::NotSent)));
/// println!("{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Why.
    pub kind: Kind,
    /// What is known of the order; `None` where the call was only to read.
    pub outcome: Option<Outcome>,
    /// One line for people; it never holds a secret or a token.
    pub message: String,
    /// The order, where the input named one.
    pub order_id: Option<OrderId>,
    /// The order as it was last seen, and when, if it was looked up.
    pub seen: Option<Arc<Seen>>,
    /// Whether the gateway accepted the cancel, though the order was not seen to end by it.
    pub is_accepted: bool,
    /// The gateway's own code, from the last answer that had one.
    pub code: Option<i32>,
    /// The HTTP status of the last answer.
    pub http_status: Option<u16>,
    /// `x-trace-id` of the last answer, for the broker's support.
    pub trace_id: Option<String>,
    /// How many requests were attempted.
    pub attempts: u32,
    /// How long the gateway asked to wait.
    pub retry_after: Option<Duration>,
}

impl Error {
    /// An error that says nothing but its kind.
    #[must_use]
    pub fn of(kind: Kind) -> Box<Self> {
        Box::new(Self {
            kind,
            outcome: None,
            message: String::new(),
            order_id: None,
            seen: None,
            is_accepted: false,
            code: None,
            http_status: None,
            trace_id: None,
            attempts: 0,
            retry_after: None,
        })
    }

    /// An error from before any request was attempted.
    #[must_use]
    pub fn not_sent(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Box::new(Self { outcome: Some(Outcome::NotSent), message: message.into(), ..*Self::of(kind) })
    }

    /// Says what is known of the order, in its field and in the message.
    pub(crate) fn conclude(&mut self, outcome: Outcome) {
        self.outcome = Some(outcome);
        let status = self.seen.as_ref().map(|seen| seen.order.status.name());
        self.message += "; ";
        self.message += match (outcome, status, self.is_accepted) {
            (Outcome::Unknown, _, true) => "it may still be filled: look it up before acting on it",
            (Outcome::Unknown, Some(_), false) => {
                "the order may have been cancelled, or be yet: its status was "
            }
            (Outcome::TooLate, ..) => "its status is ",
            _ => outcome.summary(),
        };
        let is_told = outcome == Outcome::TooLate || outcome == Outcome::Unknown && !self.is_accepted;
        self.message += status.filter(|_| is_told).unwrap_or_default();
    }

    /// A configuration that cannot be used: which `field`, and `why`.
    #[must_use]
    pub fn config(field: &str, why: &str) -> Box<Self> {
        Self::not_sent(Kind::InvalidConfig, [field, ": ", why].concat())
    }
}

impl From<InvalidOrderId> for Box<Error> {
    fn from(invalid: InvalidOrderId) -> Self {
        Error::not_sent(Kind::InvalidOrderId, ["order id: ", invalid.why()].concat())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

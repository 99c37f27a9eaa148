//! What went wrong, and what is known of the order after it.

use std::fmt;

use crate::order::{InvalidOrderId, OrderId};
use crate::time::Duration;

/// What is known of the order when a cancel did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No request left: this call changed nothing.
    NotSent,
    /// Each request that left was refused for certain: this call changed nothing.
    Rejected,
    /// A request left and got no definite answer: look the order up before acting on it.
    Unknown,
}

impl Outcome {
    /// The value that JavaScript sees.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
        }
    }

    /// What it means, in a clause for people.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::NotSent => "nothing was sent",
            Self::Rejected => "this call changed nothing",
            Self::Unknown => "the order may have been cancelled: look it up before acting on it",
        }
    }
}

/// Why a cancel did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The order id is none: the message says what is wrong with it.
    InvalidOrderId,
    /// A credential or an option is unusable: the message names it and the way to mend it.
    InvalidConfig,
    /// The caller's `AbortSignal` fired.
    Aborted,
    /// `timeoutMs` or `attemptTimeoutMs` passed without an answer.
    Timeout,
    /// The Fetch API failed: no connection, a reset, or a body that broke off.
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
    /// Any other refusal: `code`, `httpStatus` and the message say which. Where the outcome is
    /// [`Outcome::Unknown`], it is not certain that the gateway did nothing.
    Rejected,
    /// The answer is none that the gateway gives: a redirect, HTML, more than 64 KiB.
    BadResponse,
    /// The WebAssembly module ended by a fault of its own; nothing more can be done with it.
    ModuleEnded,
}

impl Kind {
    /// The value that JavaScript sees.
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
            Self::Rejected => "Rejected",
            Self::BadResponse => "BadResponse",
            Self::ModuleEnded => "ModuleEnded",
        }
    }

    /// What it means, in a clause for people.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::InvalidOrderId => "the order id is unusable",
            Self::InvalidConfig => "the configuration is unusable",
            Self::Aborted => "aborted by the caller",
            Self::Timeout => "no answer in time",
            Self::Network => "the connection failed",
            Self::SignatureInvalid => "the signature is invalid, so check appSecret",
            Self::DuplicateRequest => "the gateway says it has seen this request",
            Self::AppKeyIllegal => "the gateway does not know this app key",
            Self::IpNotAllowed => "the app key may not be used from this IP address",
            Self::TokenExpired => "the access token has expired",
            Self::RateLimited => "too many requests",
            Self::Internal => "the gateway failed",
            Self::Rejected => "the gateway refused",
            Self::BadResponse => "the answer is not the gateway's, so check httpUrl",
            Self::ModuleEnded => "the WebAssembly module has ended",
        }
    }
}

/// Why a cancel did not succeed, and what that means for the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Why.
    pub kind: Kind,
    /// What is known of the order.
    pub outcome: Outcome,
    /// One line for people; it never holds a secret or a token.
    pub message: String,
    /// The order, where the input named one.
    pub order_id: Option<OrderId>,
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
    /// An error from before any request was attempted.
    #[must_use]
    pub fn not_sent(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            outcome: Outcome::NotSent,
            message: message.into(),
            order_id: None,
            code: None,
            http_status: None,
            trace_id: None,
            attempts: 0,
            retry_after: None,
        })
    }

    /// A configuration that cannot be used: which `field`, and `why`.
    #[must_use]
    pub fn config(field: &str, why: &str) -> Box<Self> {
        Self::not_sent(Kind::InvalidConfig, [field, ": ", why].concat())
    }
}

impl From<InvalidOrderId> for Box<Error> {
    fn from(invalid: InvalidOrderId) -> Self {
        Error::not_sent(Kind::InvalidOrderId, ["orderId: ", invalid.why()].concat())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

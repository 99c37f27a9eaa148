//! What a call says of its failure, in one line for people.

use super::{AuthMode, Call};
use crate::error::{Error, Kind, Outcome};
use crate::order::operation::Effect;
use crate::time::Duration;

/// What the last answer held.
#[derive(Clone, Default)]
pub(super) struct ResponseMeta {
    /// Why it is not an acceptance.
    pub kind: Option<Kind>,
    pub code: Option<i32>,
    pub http_status: Option<u16>,
    pub trace_id: Option<String>,
    pub retry_after: Option<Duration>,
}

impl Call {
    /// What is known of the order, should the call end here without success; `None` for a call that
    /// only reads.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        // An acceptance ends a call with success. Should another end be asked for nevertheless, it
        // makes no claim.
        let outcome = self.record.known().outcome().unwrap_or(Outcome::Unknown);
        (self.operation.effect != Effect::None).then_some(outcome)
    }

    /// The error of a call that ends for this reason. `words` come from the gateway, or say how to
    /// fix it.
    pub(super) fn error(&self, kind: Kind, words: &str) -> Error {
        Error {
            message: self.message(kind, words),
            outcome: self.outcome(),
            order_id: self.operation.order_id,
            code: self.last.code,
            http_status: self.last.http_status,
            trace_id: self.last.trace_id.clone(),
            attempts: self.record.attempts(),
            retry_after: self.last.retry_after,
            ..*Error::of(kind)
        }
    }

    /// The error of an answer that was accepted, but does not say what was asked.
    #[must_use]
    pub fn misread(&self, why: &str) -> Error {
        let mut error = self.error(Kind::BadResponse, "");
        error.message = [&self.subject(), "the answer ", why].concat();
        error
    }

    /// `order 7: too many requests: api request is limited (HTTP 429, code 429002); this call changed nothing`,
    /// or where it ended otherwise than by the last answer
    /// `order 7: no answer in time; the last answer was HTTP 429, code 429002: too many requests; …`
    fn message(&self, kind: Kind, words: &str) -> String {
        let is_by_answer = self.last.kind == Some(kind);
        let why = if is_by_answer { self.summary(kind) } else { kind.summary() };
        let mut message = self.subject() + why;
        if !words.is_empty() {
            message += ": ";
            message += words;
        }
        if kind == Kind::TokenExpired && self.access == AuthMode::Token {
            message += "; pass a function in its place to have it refreshed";
        }
        if let Some(status) = self.last.http_status {
            message += if is_by_answer { " (HTTP " } else { "; the last answer was HTTP " };
            message += &status.to_string();
            if let Some(code) = self.last.code {
                message += ", code ";
                message += &code.to_string();
            }
            match self.last.kind {
                Some(kind) if !is_by_answer => {
                    message += ": ";
                    message += self.summary(kind);
                }
                _ => message += ")",
            }
        }
        message
    }

    /// What it is about.
    fn subject(&self) -> String {
        match self.operation.order_id {
            Some(order_id) => ["order ", &order_id.digits(), ": "].concat(),
            None => "the list of orders: ".to_owned(),
        }
    }

    /// What the kind of the last answer means. Without an envelope it may be a proxy's.
    fn summary(&self, kind: Kind) -> &'static str {
        match (kind, self.last.http_status, self.last.code) {
            (Kind::Network, Some(_), _) => "the connection failed while the answer was read",
            (Kind::Rejected, _, None) => "the gateway or a proxy before it refused",
            (Kind::Internal, _, None) => "the gateway or a proxy before it failed",
            _ => kind.summary(),
        }
    }
}

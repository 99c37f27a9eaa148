//! What a call reads in the end of an attempt.

use super::message::ResponseMeta;
use super::record::Delivery;
use super::{AttemptResult, Call, Session};
use crate::error::Kind;
use crate::http::response::{self, Disposition, ParsedResponse};
use crate::http::text;
use crate::limit::End;

impl Call {
    /// What the end of a request says to the limiter.
    pub(super) fn end_of(&self, result: &AttemptResult, parsed: &ParsedResponse) -> End {
        match result {
            AttemptResult::Answered { .. }
                if parsed.disposition == Disposition::Refused(Kind::RateLimited)
                    || parsed.disposition == Disposition::Ambiguous(Kind::RateLimited) =>
            {
                End::Refused { retry_after: self.last.retry_after }
            }
            AttemptResult::Answered { .. } => End::Answered,
            AttemptResult::NotSent { .. } => End::NotSent,
            AttemptResult::Lost { .. } | AttemptResult::TimedOut | AttemptResult::Aborted => End::Uncertain,
        }
    }

    /// Reads what came of the request, and what it says about the order.
    pub(super) fn parse(&mut self, result: &AttemptResult, session: &Session) -> (ParsedResponse, Delivery) {
        let without_answer = |disposition, why| ParsedResponse {
            message: self.clean(why, session),
            ..ParsedResponse::of(disposition)
        };
        let (mut parsed, delivery) = match result {
            AttemptResult::Answered { response, copies } => {
                let parsed = response::classify(response);
                let delivery = Delivery::answered(parsed.disposition, parsed.code, *copies);
                (parsed, delivery)
            }
            AttemptResult::NotSent { why } => {
                (without_answer(Disposition::Refused(Kind::Network), why), Delivery::NotSent)
            }
            AttemptResult::Lost { why } => {
                (without_answer(Disposition::Ambiguous(Kind::Network), why), Delivery::GivenUp)
            }
            AttemptResult::TimedOut => {
                (without_answer(Disposition::Ambiguous(Kind::Timeout), ""), Delivery::GivenUp)
            }
            AttemptResult::Aborted => {
                (without_answer(Disposition::Ambiguous(Kind::Aborted), ""), Delivery::GivenUp)
            }
        };
        self.last = ResponseMeta::default();
        if let AttemptResult::Answered { response, .. } = result {
            let clean = |text: Option<&str>| self.clean(text?, session);
            parsed.message = clean(parsed.message.as_deref());
            self.last = ResponseMeta {
                kind: match parsed.disposition {
                    Disposition::Accepted => None,
                    Disposition::Refused(kind) | Disposition::Ambiguous(kind) => Some(kind),
                },
                code: parsed.code,
                http_status: (response.status > 0).then_some(response.status),
                trace_id: clean(response.trace_id.as_deref()),
                retry_after: response.retry_after,
            };
        }
        (parsed, delivery)
    }

    /// A text from outside in one line that is fit for a log, without what it echoes of the request.
    fn clean(&self, text: &str, session: &Session) -> Option<String> {
        let line = self.redact(&text::one_long_line(text), session);
        Some(text::one_line(&line)).filter(|line| !line.is_empty())
    }

    /// A text from outside without the token or the signature, should it echo one. Once the
    /// credentials are wiped, nothing can tell a token from other text, so nothing is left of it.
    #[must_use]
    pub fn redact(&self, text: &str, session: &Session) -> String {
        let sent = [self.bearer.as_str(), self.expired.as_str(), self.signature.as_str()];
        session.signer.as_ref().map_or_else(String::new, |signer| signer.redact(text, &sent))
    }
}

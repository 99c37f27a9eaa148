//! What an answer means for the order: accepted, refused, or nothing definite.

use hifijson::SliceLexer;
use hifijson::token::Lex as _;
use hifijson::value::{Value, parse_bounded};

use crate::error::Kind;

/// How much of a body is read, in bytes. The gateway's answers take a few hundred.
pub const MAX_BODY: usize = 64 * 1024;

/// How deep a body may nest; deeper is not the gateway's, and would cost stack.
const MAX_DEPTH: usize = 32;

/// How much of the gateway's own message an error repeats, in characters.
const MAX_MESSAGE: usize = 200;

/// An answer as the Fetch API gave it.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status; 0 where a browser hides that of a redirect.
    pub status: u16,
    /// Whether the answer was a redirect, which is not followed.
    pub redirect: bool,
    /// The header `x-trace-id`.
    pub trace_id: Option<String>,
    /// The header `retry-after`.
    pub retry_after: Option<String>,
    /// What came of the body.
    pub body: Body,
}

/// What came of reading a body.
#[derive(Clone, Debug)]
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It went on past [`MAX_BODY`] and was left.
    TooLong,
    /// It broke off.
    Lost,
}

/// What an answer says of the one request it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The withdrawal was submitted.
    Accepted,
    /// It was not, for certain.
    Refused(Kind),
    /// It may have been.
    Ambiguous(Kind),
}

/// An answer, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it says of the request.
    pub verdict: Verdict,
    /// The envelope's code.
    pub code: Option<i32>,
    /// The envelope's message, as it came: whatever a gateway or a proxy may write.
    pub message: Option<String>,
}

impl Reading {
    /// A verdict that comes without an answer.
    #[must_use]
    pub const fn of(verdict: Verdict) -> Self {
        Self { verdict, code: None, message: None }
    }
}

/// Understands an answer. It claims a refusal or an acceptance only where no reading of the
/// answer allows another, since a trader acts on it.
#[must_use]
pub fn read(response: &Response) -> Reading {
    let envelope = match &response.body {
        Body::Whole(bytes) => envelope(bytes),
        Body::TooLong | Body::Lost => None,
    };
    let (code, message) = envelope.map_or((None, None), |e| (Some(e.code), e.message));
    Reading { verdict: verdict(response, code), code, message }
}

fn verdict(response: &Response, code: Option<i32>) -> Verdict {
    use Verdict::{Accepted, Ambiguous, Refused};

    if response.redirect || matches!(response.status, 300..=399) {
        return Refused(Kind::BadResponse);
    }
    if matches!(response.status, 500..=599) {
        return Ambiguous(Kind::Internal);
    }
    if matches!(response.body, Body::Lost) {
        return Ambiguous(Kind::Network);
    }
    match (response.status, code) {
        (200..=299, Some(0)) => Accepted,
        (429, None) => Refused(Kind::RateLimited),
        (400..=499, None) => Refused(Kind::Rejected),
        (200..=299 | 400..=499, Some(code)) if code != 0 => by_code(response.status, code),
        // Among them a 4xx with code 0: a refusal that says "success".
        _ => Ambiguous(Kind::BadResponse),
    }
}

fn by_code(status: u16, code: i32) -> Verdict {
    use Verdict::{Ambiguous, Refused};

    match code {
        401_003 => Refused(Kind::TokenExpired),
        403_201 => Refused(Kind::SignatureInvalid),
        // No two requests of ours are the same. So this one arrived twice, and the gateway's
        // answer to its first arrival, which may have been yes, was lost on the way.
        403_202 => Ambiguous(Kind::DuplicateRequest),
        403_203 => Refused(Kind::AppKeyIllegal),
        403_205 => Refused(Kind::IpNotAllowed),
        429_001 | 429_002 => Refused(Kind::RateLimited),
        500_000 => Ambiguous(Kind::Internal),
        _ if status == 429 => Refused(Kind::RateLimited),
        _ => Refused(Kind::Rejected),
    }
}

/// The gateway's `{"code": 0, "message": "success", "data": {}}`.
struct Envelope {
    code: i32,
    message: Option<String>,
}

/// Reads an envelope: one whole JSON object with exactly one `code`, which is an integer. Its
/// text is in `message`, or in `msg` as in one example of the documentation.
fn envelope(body: &[u8]) -> Option<Envelope> {
    let mut lexer = SliceLexer::new(body);
    let value = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| parse_bounded(MAX_DEPTH, next, lexer));
    let Ok(Value::Object(members)) = value else { return None };
    let mut code = None;
    let mut message = None;
    for (name, value) in members {
        match (name.as_ref(), value) {
            // Of two codes, no telling which one the gateway means.
            ("code", _) if code.is_some() => return None,
            ("code", value) => code = Some(integer(&value)?),
            ("message" | "msg", Value::String(text)) => message = Some(text.as_ref().to_owned()),
            _ => {}
        }
    }
    Some(Envelope { code: code?, message })
}

fn integer<'a>(value: &Value<impl AsRef<str> + 'a, impl AsRef<str> + 'a>) -> Option<i32> {
    match value {
        Value::Number((digits, parts)) if !parts.dot && !parts.exp => digits.as_ref().parse().ok(),
        _ => None,
    }
}

/// A text from outside, fit for one line of a log.
#[must_use]
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().take(MAX_MESSAGE).collect()
}

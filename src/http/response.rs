//! What an answer means for the order: accepted, refused, or nothing definite.

use crate::error::Kind;
use crate::http::json::{self, ShapeError};
use crate::time::Duration;

pub use crate::order::operation::MAX_BODY;

/// An answer as the Fetch API gave it.
///
/// ```
/// use longport_cancel_order::http::response::{Body, Response};
///
/// let response = Response {
///     status: 200,
///     redirect: false,
///     trace_id: Some("b6d3".into()),
///     retry_after: None,
///     body: Body::Whole(br#"{"code":0,"message":"success","data":{}}"#.to_vec()),
/// };
/// # let _ = response;
/// ```
#[derive(Clone, Debug)]
pub struct Response {
    /// The status; 0 where a browser hides that of a redirect.
    pub status: u16,
    /// Whether the answer was a redirect, which is not followed.
    pub redirect: bool,
    /// The header `x-trace-id`.
    pub trace_id: Option<String>,
    /// How long the header `retry-after` asks to wait.
    pub retry_after: Option<Duration>,
    /// What came of the body.
    pub body: Body,
}

/// What came of reading a body.
#[derive(Clone, Debug)]
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It went on past what is read of such an answer, and was left.
    TooLong,
    /// It broke off; why, in a clause for people.
    Lost(String),
    /// It cannot be read, as a double's in a test; why, in a clause for people.
    Unreadable(String),
}

/// What an answer says of the one request it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// The cancel was submitted.
    Accepted,
    /// It was not, for certain.
    Refused(Kind),
    /// It may have been.
    Ambiguous(Kind),
}

/// An answer, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedResponse {
    /// What it says of the request.
    pub disposition: Disposition,
    /// The envelope's code.
    pub code: Option<i32>,
    /// The envelope's message, as it came: whatever a gateway or a proxy may write.
    pub message: Option<String>,
}

impl ParsedResponse {
    /// A verdict that comes without an answer.
    #[must_use]
    pub const fn of(disposition: Disposition) -> Self {
        Self { disposition, code: None, message: None }
    }
}

/// Understands an answer. It claims a refusal or an acceptance only where no reading of the
/// answer allows another, since a trader acts on it.
///
/// ```
/// use longport_cancel_order::Kind;
/// use longport_cancel_order::http::response::{Body, Disposition, Response, classify};
///
/// let answer = |status, body: &str| {
///     let body = Body::Whole(body.into());
///     classify(&Response { status, redirect: false, trace_id: None, retry_after: None, body }).disposition
/// };
/// assert_eq!(answer(200, r#"{"code":0}"#), Disposition::Accepted);
/// assert_eq!(answer(403, r#"{"code":403201}"#), Disposition::Refused(Kind::SignatureInvalid));
/// // It may come from a proxy that gave up on a request which the gateway went on with.
/// assert_eq!(answer(403, "<html>"), Disposition::Ambiguous(Kind::Rejected));
/// ```
#[must_use]
pub fn classify(response: &Response) -> ParsedResponse {
    let (code, message) = match &response.body {
        Body::Whole(bytes) => envelope(bytes).map_or((None, None), |e| (Some(e.code), e.message)),
        Body::TooLong => (None, None),
        Body::Lost(why) => (None, Some(["the body broke off: ", why].concat())),
        Body::Unreadable(why) => (None, Some(["the body cannot be read: ", why].concat())),
    };
    ParsedResponse { disposition: disposition(response, code), code, message }
}

fn disposition(response: &Response, code: Option<i32>) -> Disposition {
    let is_direct = !response.redirect;
    match (response.status, code) {
        (200..=299, Some(0)) if is_direct => Disposition::Accepted,
        (status, Some(code)) if is_direct && is_refusal(status, code) => {
            Disposition::Refused(kind(response, Some(code)))
        }
        _ => Disposition::Ambiguous(kind(response, code)),
    }
}

/// Whether an envelope of the gateway's says for certain that it did not act on the request. A page
/// in the place of an envelope may come from a proxy that gave up on a request which the gateway
/// went on with; so may the statuses 408 and 499. Codes of 5xxxxx are failures, which may come
/// after the deed, and a code that the documentation does not have says nothing under status 200.
const fn is_refusal(status: u16, code: i32) -> bool {
    match (status, code) {
        // No two requests of ours are the same. So this one arrived twice, and the gateway's
        // answer to its first arrival, which may have been yes, was lost on the way.
        (_, 403_202) | (408 | 499, _) => false,
        (400..=499, _) => code != 0 && !matches!(code, 500_000..=599_999),
        (200, _) => matches!(code, 400_000..=499_999 | 600_000..=609_999),
        _ => false,
    }
}

/// Why an answer is no acceptance.
fn kind(response: &Response, code: Option<i32>) -> Kind {
    let status = response.status;
    match code {
        _ if response.redirect || matches!(status, 300..=399) => Kind::BadResponse,
        // A 408 is an answer, so it is no timeout of ours: a proxy did not get on with the request.
        _ if matches!(status, 408 | 499 | 500..=599) => Kind::Internal,
        Some(401_003) => Kind::TokenExpired,
        Some(403_201) => Kind::SignatureInvalid,
        Some(403_202) => Kind::DuplicateRequest,
        Some(403_203) => Kind::AppKeyIllegal,
        Some(403_205) => Kind::IpNotAllowed,
        Some(429_001 | 429_002) => Kind::RateLimited,
        Some(500_000..=599_999) => Kind::Internal,
        Some(601_011..=601_013) => Kind::OrderNotOpen,
        Some(602_001 | 603_001) => Kind::OrderNotFound,
        _ if status == 429 => Kind::RateLimited,
        _ if matches!(response.body, Body::Lost(_)) => Kind::Network,
        None if matches!(status, 400..=499) => Kind::Rejected,
        Some(code) if code != 0 && matches!(status, 200..=299 | 400..=499) => Kind::Rejected,
        // A page with status 200, a 4xx with code 0, which is a refusal that says "success".
        _ => Kind::BadResponse,
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
    let (mut code, mut message) = (None, None);
    let whole = json::object(body, &mut |name, next, lexer| match (name, next) {
        // Of two codes, no telling which one the gateway means.
        ("code", _) if code.is_some() => Err(ShapeError::Repeated("code")),
        ("code", _) => json::integer(lexer).map(|number| code = Some(number)),
        ("message" | "msg", b'"') => json::string(lexer).map(|text| message = Some(text.into_owned())),
        _ => json::skip(next, lexer),
    });
    whole.ok()?;
    Some(Envelope { code: code?, message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn disposition_of(status: u16, body: &str) -> Disposition {
        classify(&answer(status, Body::Whole(body.into()))).disposition
    }

    fn answer(status: u16, body: Body) -> Response {
        Response { status, redirect: false, trace_id: None, retry_after: None, body }
    }

    #[test]
    fn only_a_2xx_with_code_0_is_an_acceptance() {
        let success = r#"{"code":0,"message":"success","data":{}}"#;
        assert_eq!(disposition_of(200, success), Disposition::Accepted);
        assert_eq!(disposition_of(201, " {\"data\":null, \"code\" : 0}\n"), Disposition::Accepted);
        for status in [0, 199, 300, 302, 400, 404, 429, 500, 502, 600] {
            assert_ne!(disposition_of(status, success), Disposition::Accepted, "{status}");
        }
    }

    #[test]
    fn a_200_that_is_no_envelope_says_nothing() {
        for body in [
            "",
            "ok",
            "<html>0</html>",
            "[0]",
            "0",
            "null",
            "{}",
            r#"{"code":0"#,
            r#"{"code":0}}"#,
            r#"{"code":0}{"code":0}"#,
            r#"{"code":0,}"#,
            r#"{"code":"0"}"#,
            r#"{"code":0.0}"#,
            r#"{"code":0e0}"#,
            r#"{"code":00}"#,
            r#"{"code":null}"#,
            r#"{"code":false}"#,
            r#"{"code":[0]}"#,
            r#"{"code":0,"code":0}"#,
            r#"{"code":0,"code":1}"#,
            r#"{"Code":0}"#,
            r#"{"data":{"code":0}}"#,
            r#"{"code":99999999999999999999}"#,
            "\u{feff}{\"code\":0}",
        ] {
            assert_eq!(disposition_of(200, body), Disposition::Ambiguous(Kind::BadResponse), "{body}");
        }
        let broken = answer(200, Body::Whole(b"{\"code\":0,\"message\":\"\xff\"}".to_vec()));
        assert_eq!(classify(&broken).disposition, Disposition::Ambiguous(Kind::BadResponse));
        assert_eq!(
            classify(&answer(200, Body::TooLong)).disposition,
            Disposition::Ambiguous(Kind::BadResponse)
        );
        assert_eq!(
            classify(&answer(200, Body::Lost(String::new()))).disposition,
            Disposition::Ambiguous(Kind::Network)
        );
    }

    #[test]
    fn the_documented_codes_have_their_kinds() {
        for (status, code, verdict) in [
            (400, 602_012, Disposition::Refused(Kind::Rejected)),
            (200, 601_011, Disposition::Refused(Kind::OrderNotOpen)),
            (400, 601_012, Disposition::Refused(Kind::OrderNotOpen)),
            (400, 601_013, Disposition::Refused(Kind::OrderNotOpen)),
            (200, 602_001, Disposition::Refused(Kind::OrderNotFound)),
            (400, 603_001, Disposition::Refused(Kind::OrderNotFound)),
            (401, 401_003, Disposition::Refused(Kind::TokenExpired)),
            (403, 403_201, Disposition::Refused(Kind::SignatureInvalid)),
            (403, 403_202, Disposition::Ambiguous(Kind::DuplicateRequest)),
            (403, 403_203, Disposition::Refused(Kind::AppKeyIllegal)),
            (403, 403_205, Disposition::Refused(Kind::IpNotAllowed)),
            (429, 429_001, Disposition::Refused(Kind::RateLimited)),
            (429, 429_002, Disposition::Refused(Kind::RateLimited)),
            (429, 1, Disposition::Refused(Kind::RateLimited)),
            (500, 500_000, Disposition::Ambiguous(Kind::Internal)),
            (502, 0, Disposition::Ambiguous(Kind::Internal)),
            (400, 0, Disposition::Ambiguous(Kind::BadResponse)),
            (200, 429_002, Disposition::Refused(Kind::RateLimited)),
            (200, 500_000, Disposition::Ambiguous(Kind::Internal)),
        ] {
            assert_eq!(disposition_of(status, &format!(r#"{{"code":{code}}}"#)), verdict, "{status} {code}");
        }
    }

    #[test]
    fn only_an_envelope_that_refuses_is_a_refusal() {
        for (status, code, certain) in [
            (400, 1, true),
            (400, -1, true),
            (400, 499_999, true),
            (400, 500_000, false),
            (400, 504_000, false),
            (400, 599_999, false),
            (400, 600_000, true),
            (400, 403_202, false),
            (401, 401_004, true),
            (408, 403_201, false),
            (429, 429_002, true),
            (463, 602_001, true),
            (499, 403_201, false),
            (200, 1, false),
            (200, -1, false),
            (200, 7, false),
            (200, 399_999, false),
            (200, 400_000, true),
            (200, 403_201, true),
            (200, 403_202, false),
            (200, 499_999, true),
            (200, 500_001, false),
            (200, 504_000, false),
            (200, 600_000, true),
            (200, 609_999, true),
            (200, 610_000, false),
            (201, 403_201, false),
            (204, 602_001, false),
            (302, 403_201, false),
            (500, 403_201, false),
            (503, 429_001, false),
            (0, 403_201, false),
            (600, 403_201, false),
        ] {
            let body = format!(r#"{{"code":{code}}}"#);
            let is_refused = matches!(disposition_of(status, &body), Disposition::Refused(_));
            assert_eq!(is_refused, certain, "{status} {code}");
            let redirected = Response { redirect: true, ..answer(status, Body::Whole(body.into())) };
            assert_eq!(
                classify(&redirected).disposition,
                Disposition::Ambiguous(Kind::BadResponse),
                "{status} {code}"
            );
        }
    }

    #[test]
    fn without_an_envelope_no_status_refuses() {
        let bodies = ["", "no", "<html>no</html>", r#"{"code":"0"}"#, r#"{"code":"403201"}"#, r#"{"code":1"#];
        for (status, kind, broken_off) in [
            (200, Kind::BadResponse, Kind::Network),
            (302, Kind::BadResponse, Kind::BadResponse),
            (400, Kind::Rejected, Kind::Network),
            (401, Kind::Rejected, Kind::Network),
            (403, Kind::Rejected, Kind::Network),
            (404, Kind::Rejected, Kind::Network),
            (408, Kind::Internal, Kind::Internal),
            (429, Kind::RateLimited, Kind::RateLimited),
            (463, Kind::Rejected, Kind::Network),
            (499, Kind::Internal, Kind::Internal),
            (502, Kind::Internal, Kind::Internal),
        ] {
            for body in bodies {
                assert_eq!(disposition_of(status, body), Disposition::Ambiguous(kind), "{status} {body}");
            }
            assert_eq!(
                classify(&answer(status, Body::TooLong)).disposition,
                Disposition::Ambiguous(kind),
                "{status}"
            );
            assert_eq!(
                classify(&answer(status, Body::Lost(String::new()))).disposition,
                Disposition::Ambiguous(broken_off),
                "{status}"
            );
        }
        let opaque = Response { redirect: true, ..answer(0, Body::Lost(String::new())) };
        assert_eq!(classify(&opaque).disposition, Disposition::Ambiguous(Kind::BadResponse));
    }

    #[test]
    fn the_message_has_two_spellings_and_any_characters() {
        let message = |body: &str| classify(&answer(400, Body::Whole(body.into()))).message;
        assert_eq!(message(r#"{"code":1,"message":"no"}"#).as_deref(), Some("no"));
        assert_eq!(message(r#"{"msg":"订单\u5df2\"x\"","code":1}"#).as_deref(), Some("订单已\"x\""));
        assert_eq!(message(r#"{"code":1,"message":7}"#), None);
    }

    #[test]
    fn nesting_costs_no_stack() {
        for open in ["[", "{\"a\":"] {
            let body = open.repeat(MAX_BODY / open.len());
            assert_eq!(disposition_of(200, &body), Disposition::Ambiguous(Kind::BadResponse));
        }
    }

    /// Bodies close to an envelope, which random bytes never are.
    fn near_envelopes() -> impl Strategy<Value = Vec<u8>> {
        let member = prop::sample::select(vec![
            "\"code\":0",
            "\"code\":403202",
            "\"code\":403201",
            "\"code\":500001",
            "\"code\":\"400\"",
            "\"code\":-0",
            "\"code\":0.5",
            "\"c\\u006fde\":0",
            "\"data\":{}",
            "\"message\":\"\\ud800\"",
            "\"msg\":null",
            "\"data\":[{\"code\":1}]",
        ]);
        let object =
            prop::collection::vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(",")));
        let piece =
            prop::sample::select(vec!["", "", "", "", " ", "{", "}", "[", ",", ":", "\"", "0", "\n", "\\"]);
        let spoilt = (piece.clone(), object, piece, any::<prop::sample::Index>()).prop_map(
            |(before, object, inside, at)| {
                let (left, right) = object.split_at(at.index(object.len()));
                [before, left, inside, right].concat().into_bytes()
            },
        );
        prop_oneof![4 => spoilt, 1 => prop::collection::vec(any::<u8>(), 0..256)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn it_accepts_only_what_another_parser_reads_as_code_0(status in 0..700_u16, body in near_envelopes()) {
            let reading = classify(&answer(status, Body::Whole(body.clone())));
            if reading.disposition == Disposition::Accepted {
                let value: serde_json::Value = serde_json::from_slice(&body).unwrap();
                prop_assert_eq!(value.get("code").and_then(serde_json::Value::as_f64), Some(0.0));
                prop_assert!((200..300).contains(&status));
            }
        }

        #[test]
        fn a_refusal_is_what_another_parser_reads_as_a_code_that_refuses(
            status in prop_oneof![Just(200), Just(408), Just(429), Just(499), 0..700_u16],
            code in prop_oneof![any::<i32>(), 390_000..620_000_i32, Just(0), Just(403_202)],
            body in near_envelopes(),
            by_body in any::<bool>(),
        ) {
            let body = if by_body { body } else { format!(r#"{{"code":{code}}}"#).into_bytes() };
            if let Disposition::Refused(_) = classify(&answer(status, Body::Whole(body.clone()))).disposition {
                let value: serde_json::Value = serde_json::from_slice(&body).unwrap();
                let code = value.get("code").and_then(serde_json::Value::as_i64).unwrap();
                prop_assert!(code != 0 && code != 403_202);
                prop_assert!(code / 100_000 != 5);
                if status == 200 {
                    prop_assert!(code / 100_000 == 4 || code / 10_000 == 60);
                } else {
                    prop_assert!((400..500).contains(&status) && status != 408 && status != 499);
                }
            }
        }
    }
}

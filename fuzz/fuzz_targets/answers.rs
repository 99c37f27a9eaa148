//! Answers: whatever the body is, an acceptance or a refusal is claimed only where another parser
//! reads the code that proves it.

#![no_main]

#[path = "../json.rs"]
mod json;

use libfuzzer_sys::fuzz_target;
use longport_cancel_order::http::response::{Body, Disposition, Response, classify};

const STATUSES: [u16; 17] =
    [0, 100, 200, 201, 204, 302, 399, 400, 401, 403, 408, 429, 463, 499, 500, 502, 600];

fuzz_target!(|body: &[u8]| {
    let (code, is_shallow) = (json::code(body), json::is_shallow(body));
    let text = String::from_utf8_lossy(body).into_owned();
    for (status, redirect) in STATUSES.into_iter().flat_map(|status| [(status, false), (status, true)]) {
        let answer = |body| Response { status, redirect, trace_id: None, retry_after: None, body };
        let parsed = classify(&answer(Body::Whole(body.to_vec())));
        if let Some(read) = parsed.code {
            assert_eq!(code, Ok(Some(read)), "only this crate reads a code");
        }
        if let (Ok(code), true) = (code, is_shallow) {
            assert_eq!(parsed.code, code, "only another parser reads a code");
        }
        let claims = (parsed.disposition == Disposition::Accepted, is_refused(parsed.disposition));
        assert_eq!(claims, expected(status, redirect, parsed.code), "{status} {redirect} {:?}", parsed.code);

        for body in [Body::TooLong, Body::Lost(text.clone()), Body::Unreadable(text.clone())] {
            let parsed = classify(&answer(body));
            assert!(matches!(parsed.disposition, Disposition::Ambiguous(_)), "{parsed:?}");
            assert_eq!(parsed.code, None);
        }
    }
});

fn is_refused(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Refused(_))
}

/// Whether the answer proves an acceptance, and whether it proves a refusal.
fn expected(status: u16, redirect: bool, code: Option<i32>) -> (bool, bool) {
    let Some(code) = code.filter(|_| !redirect) else { return (false, false) };
    let is_accepted = (200..300).contains(&status) && code == 0;
    let is_refused = match status {
        408 | 499 => false,
        400..=499 => code != 0 && code / 100_000 != 5,
        200 => code / 100_000 == 4 || code / 10_000 == 60,
        _ => false,
    };
    (is_accepted, is_refused && code != 403_202)
}

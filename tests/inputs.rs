//! Whatever is passed in, no parser panics, and what it accepts is what it was given.

use longport_cancel_order::OrderId;
use longport_cancel_order::http::credentials::{Credentials, bearer_token};
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::extra_header;
use longport_cancel_order::http::response::{Body, Disposition, MAX_BODY, Response, classify};
use proptest::prelude::*;
use zeroize::Zeroizing;

/// Addresses near the edge of what is allowed, which random text never is.
fn addresses() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["http://", "https://", "HTTP://", "http:", ""]);
    let host = prop::sample::select(vec![
        "localhost",
        "LOCALHOST",
        "localhost.",
        "127.0.0.1",
        "127.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "example.com",
        "127.0.0.1.example.com",
        "10.0.0.300",
        "0x7f000001",
        "xn--",
        "xn--55qx5d.cn",
        "-a.example.com",
        "user@localhost",
        "localhost\\@example.com",
        "１２７.0.0.1",
        "",
    ]);
    let port = prop::sample::select(vec!["", ":", ":80", ":+80", ":65536", ":8080@example.com"]);
    let path = prop::sample::select(vec!["", "/", "/a", "/a/../b", "/%2e%2e", "?a", "#a", "/a b", "//"]);
    prop_oneof![
        3 => (scheme, host, port, path).prop_map(|(scheme, host, port, path)| [scheme, host, port, path].concat()),
        1 => "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn plain_http_is_accepted_for_this_machine_only(address in addresses()) {
        if let Ok(endpoint) = Endpoint::parse("httpUrl", &address) {
            let url = endpoint.base_url();
            prop_assert!(url.starts_with(address.trim_end_matches('/')));
            if let Some(rest) = url.strip_prefix("http://") {
                let host = rest.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
                prop_assert!(host == "localhost" || host == "127.0.0.1" || rest.starts_with("[::1]"), "{url}");
            }
        }
    }

    #[test]
    fn a_credential_that_is_accepted_is_one_line_of_ascii(text in "\\PC{0,20}|[ -~]{0,20}|[a-z\r\n\0]{0,8}") {
        let plain = !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        let accepted = Credentials::api_key("k".into(), "s", Zeroizing::new(text.clone())).is_ok();
        prop_assert!(!accepted || plain);
        if let Ok(token) = bearer_token(&text) {
            prop_assert!(text.ends_with(token.as_str()));
        }
    }

    #[test]
    fn a_header_that_is_accepted_can_be_sent(name in "\\PC{0,12}|[a-z-]{1,12}", value in "\\PC{0,12}|[ -~]{0,12}") {
        if let Ok((name, value)) = extra_header(&name, &value) {
            prop_assert!(!name.is_empty() && !name.contains([' ', ':', '\r', '\n']));
            prop_assert!(!name.starts_with("sec-") && name != "te" && name != "host");
            prop_assert!(value.is_ascii() && !value.contains(['\r', '\n']));
        }
    }

    #[test]
    fn no_order_id_breaks_the_parser(text in any::<String>()) {
        let _ = OrderId::parse(&text);
    }
}

/// Answers that gateways and proxies were seen to give, or might, each with what it must not be
/// mistaken for. A file `STATUS-WHAT.txt` in `tests/corpus/` is the body of an answer.
#[test]
fn no_answer_of_the_corpus_is_mistaken_for_an_acceptance() {
    let mut count = 0;
    for entry in std::fs::read_dir("tests/corpus").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let status = name.split('-').next().unwrap().parse().unwrap();
        let body = std::fs::read(&path).unwrap();
        // Cut at every length, as a connection may.
        for end in 0..=body.len().min(MAX_BODY) {
            let cut = Body::Whole(body[..end].to_vec());
            let response = Response { status, redirect: false, trace_id: None, retry_after: None, body: cut };
            let is_whole = end == body.trim_ascii_end().len() || end == body.len();
            let may_accept = name.contains("-accepted") && is_whole;
            assert_eq!(
                classify(&response).disposition == Disposition::Accepted,
                may_accept,
                "{name} cut at {end}"
            );
        }
        count += 1;
    }
    assert!(count >= 12, "the corpus has {count} files");
}

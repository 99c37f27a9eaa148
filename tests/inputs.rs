//! Whatever is passed in, no parser panics, and what it accepts is what it was given.

use longport_cancel_order::OrderId;
use longport_cancel_order::http::credentials::{Credentials, bearer_token};
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::orders::{detail, list};
use longport_cancel_order::http::request::extra_header;
use longport_cancel_order::http::response::{Body, Disposition, MAX_BODY, Response, classify};
use longport_cancel_order::order::status::{OrderStatus, TimeInForce};
use longport_cancel_order::order::view::OrderView;
use proptest::prelude::*;
use serde_json::Value;
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
        if let Ok(endpoint) = Endpoint::parse("url", &address) {
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

/// Answers near those that tell of orders, which random bytes never are.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    let member = prop::sample::select(vec![
        r#""order_id":"7""#,
        r#""order_id":"8""#,
        r#""order_id":7"#,
        r#""order_\u0069d":"7""#,
        r#""status":"FilledStatus""#,
        r#""status":null"#,
        r#""executed_quantity":"1.5""#,
        r#""time_in_force":"\ud800""#,
        r#""remark":"{\"status\":\"CanceledStatus\"}""#,
        r#""history":[{"status":"CanceledStatus","order_id":"9"}]"#,
        r#""data":{}"#,
        r#""__proto__":{"status":"CanceledStatus"}"#,
        r#""msg":"\u0000\\""#,
    ]);
    let usual = r#""order_id":"7","status":"NewStatus","quantity":"2","executed_quantity":"0","time_in_force":"Day","symbol":"S","side":"Buy""#;
    let usual = prop::sample::select(vec![usual, usual, usual, &usual[15..], &usual[..60]]);
    let order =
        (usual, prop::collection::vec(member, 0..3), any::<bool>()).prop_map(|(usual, members, first)| {
            let members = [members, vec![usual]].concat();
            let members = if first { members } else { members.into_iter().rev().collect() };
            format!("{{{}}}", members.join(","))
        });
    let orders = prop::collection::vec(order.clone(), 0..3)
        .prop_map(|orders| format!(r#"{{"has_more":false,"orders":[{}]}}"#, orders.join(" , ")));
    let whole = prop_oneof![order, orders].prop_map(|data| format!(r#"{{"code":0,"data":{data}}}"#));
    let piece =
        prop::sample::select(vec!["", "", "", "", " ", "{", "}", "]", ",", ":", "\"", "0", "\n", "\\"]);
    let corrupted = (whole, piece, any::<prop::sample::Index>()).prop_map(|(whole, piece, at)| {
        let (left, right) = whole.split_at(at.index(whole.len()));
        [left, piece, right].concat().into_bytes()
    });
    prop_oneof![6 => corrupted, 1 => prop::collection::vec(any::<u8>(), 0..256)]
}

/// Whether another parser reads the same of an order.
fn is_read_alike(order: &OrderView, value: &Value) -> bool {
    let text = |name: &str| value[name].as_str();
    text("order_id") == Some(order.order_id.digits().as_str())
        && text("status").map(OrderStatus::parse).as_ref() == Some(&order.status)
        && text("executed_quantity") == Some(&order.executed_quantity)
        && text("quantity") == Some(&order.quantity)
        && text("symbol") == Some(&order.symbol)
        && text("side") == Some(&order.side)
        && text("time_in_force") == order.time_in_force.as_ref().map(TimeInForce::name)
        && serde_json::from_str::<Value>(&order.json).unwrap() == *value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn what_is_read_of_an_order_is_what_another_parser_reads(body in answers()) {
        let asked = OrderId::parse("7").unwrap();
        if let Ok(order) = detail(&body, asked) {
            let value: Value = serde_json::from_slice(&body).unwrap();
            prop_assert!(order.order_id == asked && is_read_alike(&order, &value["data"]), "{order:?}");
        }
        if let Ok(list) = list(&body) {
            let value: Value = serde_json::from_slice(&body).unwrap();
            let orders = value["data"]["orders"].as_array().unwrap();
            prop_assert_eq!(list.orders.len(), orders.len());
            prop_assert_eq!(list.has_more, value["data"]["has_more"].as_bool());
            for (order, value) in list.orders.iter().zip(orders) {
                prop_assert!(is_read_alike(order, value), "{order:?}");
            }
        }
    }
}

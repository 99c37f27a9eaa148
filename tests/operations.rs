//! Operations other than cancelling: each is signed by the documented algorithm, over its own method,
//! path and query.

mod common;

use common::request_signer;
use hmac::{Hmac, KeyInit as _, Mac as _};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::order::operation::{HistoryOrders, Operation, OrderDetail, TodayOrders};
use longport_cancel_order::order::{CancelOrder, OrderId};
use serde::Deserialize;
use sha1::{Digest as _, Sha1};
use sha2::Sha256;
use zeroize::Zeroizing;

fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// The signature as the gateway's documentation has it, in the test's own words.
fn expected(method: &str, path: &str, query: &str, timestamp: &str) -> String {
    let canonical = format!(
        "{method}|{path}|{query}|authorization:token\nx-api-key:key\nx-timestamp:{timestamp}\n|authorization;x-api-key;x-timestamp|"
    );
    let to_sign = format!("HMAC-SHA256|{}", hex(&Sha1::digest(canonical)));
    let mut mac = Hmac::<Sha256>::new_from_slice(b"secret").unwrap();
    mac.update(to_sign.as_bytes());
    let signature = hex(&mac.finalize().into_bytes());
    format!("HMAC-SHA256 SignedHeaders=authorization;x-api-key;x-timestamp, Signature={signature}")
}

#[test]
fn each_operation_is_signed_with_its_own_method_path_and_query() {
    let credentials = Credentials::api_key("key".into(), "secret", Zeroizing::new("token".into())).unwrap();
    let signer = request_signer(credentials);
    let order_id = OrderId::parse("709043056541253632").unwrap();
    let open = vec!["NewStatus", "PartialFilledStatus"];
    let today = TodayOrders { symbol: Some("700.HK"), status: open, ..Default::default() };
    let history = HistoryOrders { start_at: Some(1), end_at: Some(2), ..Default::default() };
    let operations: [(Operation, &str, &str, &str); 5] = [
        (
            CancelOrder { order_id, is_attached: false }.into(),
            "DELETE",
            "/v1/trade/order",
            "order_id=709043056541253632",
        ),
        (
            OrderDetail { order_id, is_attached: true }.into(),
            "GET",
            "/v1/trade/order",
            "order_id=709043056541253632&is_attached=true",
        ),
        (TodayOrders::default().into(), "GET", "/v1/trade/order/today", ""),
        (
            today.into(),
            "GET",
            "/v1/trade/order/today",
            "symbol=700.HK&status=NewStatus&status=PartialFilledStatus",
        ),
        (history.into(), "GET", "/v1/trade/order/history", "start_at=1&end_at=2"),
    ];
    for (operation, method, path, query) in operations {
        let request = signer.sign(&operation, "1539095200.123", "");
        let signature =
            request.headers().find(|(name, _)| *name == "x-api-signature").map(|(_, value)| value);
        assert_eq!(request.method(), method);
        assert_eq!(request.target(), if query.is_empty() { path.into() } else { format!("{path}?{query}") });
        assert_eq!(signature, Some(expected(method, path, query, "1539095200.123").as_str()));
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    look_ups: Vec<LookUp>,
}

#[derive(Deserialize)]
struct LookUp {
    name: String,
    call: String,
    arguments: Arguments,
    method: String,
    path: String,
    query: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    symbol: Option<String>,
    #[serde(default)]
    status: Vec<String>,
    side: Option<String>,
    market: Option<String>,
    order_id: Option<String>,
    #[serde(default)]
    is_attached: bool,
    start_at: Option<u64>,
    end_at: Option<u64>,
}

impl LookUp {
    fn operation(self) -> Operation {
        let Arguments { symbol, status, side, market, order_id, is_attached, start_at, end_at } =
            self.arguments;
        let [symbol, side, market] = [&symbol, &side, &market].map(|text| text.as_deref());
        let status = status.iter().map(String::as_str).collect();
        let order_id = order_id.map(|id| OrderId::parse(&id).unwrap());
        match self.call.as_str() {
            "detail" => OrderDetail { order_id: order_id.unwrap(), is_attached }.into(),
            "today" => TodayOrders { symbol, status, side, market, order_id }.into(),
            "history" => HistoryOrders { symbol, status, side, market, start_at, end_at }.into(),
            other => panic!("no operation is called {other}"),
        }
    }
}

/// The conformance tests compare the official SDK's requests with the same file.
#[test]
fn each_look_up_asks_what_the_official_sdk_asks() {
    let file: File = serde_json::from_str(include_str!("vectors/look-ups.json")).unwrap();
    assert_eq!(file.look_ups.len(), 7);
    for look_up in file.look_ups {
        let expected =
            [look_up.name.clone(), look_up.method.clone(), look_up.path.clone(), look_up.query.clone()];
        let name = look_up.name.clone();
        let operation = look_up.operation();
        assert_eq!([name, operation.method.into(), operation.path.into(), operation.query], expected);
    }
}

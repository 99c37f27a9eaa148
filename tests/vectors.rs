//! The official SDK's own requests: each must come out of this crate byte for byte.

mod common;

use std::collections::BTreeMap;

use common::request_signer;
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::order::{CancelOrder, OrderId};
use serde::Deserialize;
use zeroize::Zeroizing;

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    app_key: String,
    app_secret: String,
    access_token: String,
    order_id: String,
    is_attached: bool,
    timestamp: String,
    query: String,
    headers: BTreeMap<String, String>,
}

#[test]
fn every_request_of_the_official_sdk_comes_out_the_same() {
    let file: File = serde_json::from_str(include_str!("vectors/signature.json")).unwrap();
    assert_eq!(file.vectors.len(), 24);
    for vector in &file.vectors {
        let order_id = OrderId::parse(&vector.order_id).unwrap();
        let operation = CancelOrder { order_id, is_attached: vector.is_attached }.into();
        let token = Zeroizing::new(vector.access_token.clone());
        let credentials = Credentials::api_key(vector.app_key.clone(), &vector.app_secret, token).unwrap();
        let signer = request_signer(credentials);
        let request = signer.sign(&operation, &vector.timestamp, "");
        assert_eq!(request.method(), "DELETE");
        assert_eq!(request.target(), format!("/v1/trade/order?{}", vector.query));
        let mut headers: BTreeMap<_, _> = signer.headers().into_iter().chain(request.headers()).collect();
        // The vectors were recorded without the one header that follows the user's language.
        assert_eq!(headers.remove("accept-language"), Some("en"));
        let mut expected: BTreeMap<_, _> =
            vector.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        // Without the header, the gateway takes the account for one of Asia.
        if expected.get("x-dc-region") == Some(&"ap") {
            expected.remove("x-dc-region");
        }
        assert_eq!(headers, expected, "order {}", vector.order_id);
    }
}

//! A module with an allocator and an export of its own, that signs by the crate.

use std::alloc::System;

use longport_cancel_order::OrderId;
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::RequestSigner;
use longport_cancel_order::order::CancelOrder;
use zeroize::Zeroizing;

#[global_allocator]
static ALLOCATOR: System = System;

/// How long the address of a cancel is, after the host; 0 where it cannot be signed.
#[unsafe(no_mangle)]
pub extern "C" fn signed_length(order: u64) -> usize {
    let token = Zeroizing::new("access-token".to_owned());
    let Ok(credentials) = Credentials::api_key("key".to_owned(), "secret", token) else { return 0 };
    let Ok(order_id) = OrderId::parse(&order.to_string()) else { return 0 };
    let endpoint = Endpoint::default();
    let signer =
        RequestSigner { endpoint, credentials, language: "en", paper_trading: false, headers: Vec::new() };
    let cancel = CancelOrder { order_id, is_attached: false };
    signer.sign(&cancel.into(), "1539095200.123", "").target().len()
}

//! Credentials: what is accepted can be sent in a header, and no text that is shown holds a secret.

#![no_main]

use libfuzzer_sys::fuzz_target;
use longport_cancel_order::http::credentials::{Credential, Credentials, bearer_token};
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::{RequestSigner, extra_header};
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::{Error, OrderId};
use zeroize::Zeroizing;

fuzz_target!(|input: (&str, &str, &str, &str, &str)| {
    let (app_key, app_secret, access_token, before, after) = input;
    check_header(before, after);
    check_bearer(access_token);
    let token = Zeroizing::new(access_token.to_owned());
    let credentials = match Credentials::api_key(app_key.to_owned(), app_secret, token) {
        Ok(credentials) => credentials,
        Err(invalid) => {
            let parts = [
                (Credential::AppKey, app_key),
                (Credential::AppSecret, app_secret),
                (Credential::AccessToken, access_token),
            ];
            let wrong = parts.into_iter().find(|(_, part)| !is_plain(part));
            let expected = wrong.map_or(Credential::AccessToken, |(which, _)| which);
            assert_eq!(invalid.which, expected);
            assert_eq!(invalid.is_oauth(), wrong.is_none());
            let message = Box::<Error>::from(invalid).message;
            // The words are fixed ones, so none of them comes from the input.
            return assert_eq!(message, format!("{}: {}", invalid.which.name(), invalid.why()));
        }
    };
    assert!([app_key, app_secret, access_token].into_iter().all(is_plain));
    assert_eq!(format!("{credentials:?}"), "Credentials(***)");

    let signer = RequestSigner {
        endpoint: Endpoint::default(),
        credentials,
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    };
    let order_id = OrderId::parse("7").expect("an order id");
    let request = signer.sign(&CancelOrder { order_id, is_attached: false }.into(), "1700000000.001", "");
    for (name, value) in request.headers() {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
        assert!(is_plain(value), "{name}");
    }
    let echo = [before, " ", access_token, " ", request.signature(), " ", after].concat();
    let shown = signer.redact(&echo, &[request.signature()]);
    for secret in [access_token, request.signature()] {
        // One that is shorter is a word of the text around it, or a part of the asterisks.
        if secret.bytes().filter(u8::is_ascii_alphanumeric).count() >= 12 {
            assert!(!shown.contains(secret), "a secret is shown");
        }
    }
});

/// Visible ASCII, with spaces inside at most.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn check_bearer(text: &str) {
    let bare = text.strip_prefix("Bearer ").unwrap_or(text);
    match bearer_token(text) {
        Ok(token) => assert!(is_plain(bare) && *token == bare),
        Err(invalid) => assert!(!is_plain(bare) && invalid.which == Credential::AccessToken),
    }
    assert_eq!(Credentials::oauth(text.to_owned()).is_ok(), is_plain(text));
}

fn check_header(name: &str, value: &str) {
    let Ok((name, value)) = extra_header(name, value) else { return };
    let is_of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    assert!(!name.is_empty() && name.bytes().all(is_of_token), "{name}");
    assert!(!["host", "te", "cookie", "authorization", "content-length"].contains(&&*name), "{name}");
    assert!(!name.starts_with("sec-") && !name.starts_with("proxy-"), "{name}");
    assert!(value.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte)), "{name}");
}

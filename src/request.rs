//! The request on the wire: method, address and headers.

use zeroize::{Zeroize, Zeroizing};

use crate::credentials::{Credentials, is_us};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::order_id::OrderId;
use crate::signature::Signed;

/// The method of a withdrawal.
pub const METHOD: &str = "DELETE";
/// The gateway's own path, which is what a signature covers; a proxy's prefix is not part of it.
pub const PATH: &str = "/v1/trade/order";

const API_KEY: &str = "x-api-key";
const AUTHORIZATION: &str = "authorization";
const CONTENT_TYPE: &str = "content-type";
const LANGUAGE: &str = "accept-language";
const PAPER_TRADING: &str = "x-papertrading";
const REGION: &str = "x-dc-region";
const SIGNATURE: &str = "x-api-signature";
const TIMESTAMP: &str = "x-timestamp";

/// What a cancel names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The order to withdraw.
    pub order_id: OrderId,
    /// Whether the id is an attached (take-profit or stop-loss) order's.
    pub is_attached: bool,
}

impl Target {
    fn query(self) -> String {
        let attached = if self.is_attached { "&is_attached=true" } else { "" };
        format!("order_id={}{attached}", self.order_id)
    }
}

/// One request, ready to be sent. Dropping it wipes its headers, which hold the token.
pub struct SignedRequest {
    /// The whole address.
    pub url: String,
    /// Header names in lower case, and values.
    pub headers: Vec<(String, String)>,
}

impl Drop for SignedRequest {
    fn drop(&mut self) {
        for (_, value) in &mut self.headers {
            value.zeroize();
        }
    }
}

/// What all requests of one configuration share.
pub struct Template {
    /// Where the gateway is.
    pub endpoint: Endpoint,
    /// Who is asking.
    pub credentials: Credentials,
    /// `accept-language`: the language of the gateway's messages.
    pub language: &'static str,
    /// Whether the gateway is to refuse a live account's token.
    pub paper_trading: bool,
    /// Further headers, each checked by [`extra_header`].
    pub headers: Vec<(String, String)>,
}

impl Template {
    /// The request for `target` at `timestamp`. `bearer` is the OAuth access token, which an API
    /// key does without.
    #[must_use]
    pub fn sign(&self, target: Target, timestamp: &str, bearer: &str) -> SignedRequest {
        let query = target.query();
        let mut headers = Vec::with_capacity(8 + self.headers.len());
        let mut header = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
        let us = match &self.credentials {
            Credentials::ApiKey { app_key, signer, access_token, us } => {
                let signed = Signed { query: &query, access_token, app_key, timestamp };
                header(API_KEY, app_key);
                header(AUTHORIZATION, access_token);
                header(SIGNATURE, &signer.sign(&signed));
                *us
            }
            Credentials::OAuth { client_id } => {
                header(API_KEY, client_id);
                header(AUTHORIZATION, &Zeroizing::new(["Bearer ", bearer].concat()));
                is_us(bearer)
            }
        };
        header(TIMESTAMP, timestamp);
        header(CONTENT_TYPE, "application/json; charset=utf-8");
        header(LANGUAGE, self.language);
        header(REGION, if us { "us" } else { "ap" });
        if self.paper_trading {
            header(PAPER_TRADING, "true");
        }
        for (name, value) in &self.headers {
            header(name, value);
        }
        SignedRequest { url: self.endpoint.url(&query), headers }
    }

    /// `text` with the access token blotted out, should a gateway or a proxy echo it. `bearers`
    /// are the OAuth tokens that were sent.
    #[must_use]
    pub fn redact(&self, text: &str, bearers: &[&str]) -> String {
        let own = match &self.credentials {
            Credentials::ApiKey { access_token, .. } => access_token.as_str(),
            Credentials::OAuth { .. } => "",
        };
        let tokens = bearers.iter().copied().chain([own]).filter(|token| !token.is_empty());
        tokens.fold(text.to_owned(), |text, token| text.replace(token, "***"))
    }
}

/// Checks a header of the caller's own.
///
/// # Errors
///
/// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) when the name is no header name or is one
/// that the package sets, or the value holds a character that no header can carry.
pub fn extra_header(name: &str, value: &str) -> Result<(String, String), Error> {
    let name = name.to_ascii_lowercase();
    let error = |why: &str| Err(Error::config("headers", why));
    if name.is_empty() || !name.bytes().all(is_token_byte) {
        return error("a name is empty or holds a character that no header name can have");
    }
    let own = [API_KEY, AUTHORIZATION, CONTENT_TYPE, LANGUAGE, PAPER_TRADING, REGION, SIGNATURE, TIMESTAMP];
    if own.contains(&name.as_str()) {
        return error(&format!("{name} is set by this package; leave it out"));
    }
    if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return error(&format!("the value of {name} holds a character outside printable ASCII"));
    }
    Ok((name, value.trim().to_owned()))
}

/// `tchar` of RFC 9110, section 5.6.2.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

//! The request on the wire: method, address and headers.

use zeroize::Zeroizing;

use crate::credentials::{Credentials, SCHEME, is_us};
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
        ["order_id=", &self.order_id.digits(), attached].concat()
    }
}

/// One request, ready to be sent: its address, then the name and the value of each header, a line
/// each, since neither can hold a line break. It is one text so that it crosses into JavaScript at
/// once, and is wiped when dropped, since it holds the token.
pub struct SignedRequest(Zeroizing<String>);

impl SignedRequest {
    /// All of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The whole address.
    #[must_use]
    pub fn url(&self) -> &str {
        self.0.split_once('\n').map_or("", |(url, _)| url)
    }

    /// Header names in lower case, and values.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut lines = self.0.split('\n').skip(1);
        std::iter::from_fn(move || lines.next().zip(lines.next()))
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
        let (key, scheme, token, signature, us) = match &self.credentials {
            Credentials::ApiKey { app_key, signer, access_token, us } => {
                let signed = Signed { query: &query, access_token, app_key, timestamp };
                (app_key, "", access_token.as_str(), signer.sign(&signed), *us)
            }
            Credentials::OAuth { client_id } => (client_id, SCHEME, bearer, String::new(), is_us(bearer)),
        };
        let mut text = vec![self.endpoint.url(), "?", &query];
        text.extend(["\n", AUTHORIZATION, "\n", scheme, token]);
        let mut header = |name, value| text.extend(["\n", name, "\n", value]);
        header(API_KEY, key);
        header(TIMESTAMP, timestamp);
        header(CONTENT_TYPE, "application/json; charset=utf-8");
        header(LANGUAGE, self.language);
        header(REGION, if us { "us" } else { "ap" });
        if !signature.is_empty() {
            header(SIGNATURE, &signature);
        }
        if self.paper_trading {
            header(PAPER_TRADING, "true");
        }
        for (name, value) in &self.headers {
            header(name, value);
        }
        SignedRequest(Zeroizing::new(text.concat()))
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
        tokens.fold(text.to_owned(), |text, token| blotted(&text, token))
    }
}

/// `text` with asterisks for each `secret`. The search of the standard library is faster for texts
/// that nobody sends, and takes 2 kB of the module.
fn blotted(text: &str, secret: &str) -> String {
    let mut blotted = String::new();
    let mut rest = text;
    while let Some(place) = rest.as_bytes().windows(secret.len()).position(|part| part == secret.as_bytes()) {
        blotted += &rest[..place];
        blotted += "***";
        rest = &rest[place + secret.len()..];
    }
    blotted + rest
}

/// Checks a header of the caller's own.
///
/// # Errors
///
/// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) when the name is no header name or is one
/// that the package sets, or the value holds a character that no header can carry.
pub fn extra_header(name: &str, value: &str) -> Result<(String, String), Box<Error>> {
    let name = name.to_ascii_lowercase();
    let error = |why: &str| Err(Error::config("headers", why));
    if name.is_empty() || !name.bytes().all(is_token_byte) {
        return error("a name is empty or holds a character that no header name can have");
    }
    let own = [API_KEY, AUTHORIZATION, CONTENT_TYPE, LANGUAGE, PAPER_TRADING, REGION, SIGNATURE, TIMESTAMP];
    if own.contains(&name.as_str()) {
        return error(&[&name, " is set by this package; leave it out"].concat());
    }
    if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return error(&["the value of ", &name, " holds a character outside printable ASCII"].concat());
    }
    Ok((name, value.trim_matches(' ').to_owned()))
}

/// `tchar` of RFC 9110, section 5.6.2.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

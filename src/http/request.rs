//! The request on the wire: method, address and headers.

use zeroize::Zeroizing;

use crate::error::Error;
use crate::http::credentials::{Credentials, SCHEME, is_us};
use crate::http::endpoint::{Endpoint, last_part};
use crate::http::redact::redact;
use crate::http::signature::CanonicalRequest;
use crate::order::Operation;

const API_KEY: &str = "x-api-key";
const AUTHORIZATION: &str = "authorization";
const CONTENT_TYPE: &str = "content-type";
const LANGUAGE: &str = "accept-language";
const PAPER_TRADING: &str = "x-papertrading";
/// The header that names the data centre.
pub const REGION: &str = "x-dc-region";
const SIGNATURE: &str = "x-api-signature";
const TIMESTAMP: &str = "x-timestamp";

/// One request, ready to be sent: what it adds to its [`RequestSigner`]. It is wiped when dropped,
/// since under OAuth it holds the token.
///
/// ```
/// use longport_cancel_order::http::request::{RequestSigner, SignedRequest};
///
/// /// The address and the headers of a request, for an HTTP client.
/// fn parts(signer: &RequestSigner, own: &SignedRequest) -> (String, Vec<(String, String)>) {
///     let headers = signer.headers().into_iter().chain(own.headers());
///     let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
///     ([signer.base_url(), own.target()].concat(), headers)
/// }
/// # let _ = parts;
/// ```
pub struct SignedRequest {
    method: &'static str,
    target: String,
    names: [&'static str; 2],
    timestamp: String,
    proof: Zeroizing<String>,
    region: Option<&'static str>,
    max_body: usize,
}

impl SignedRequest {
    /// How much of the answer's body is read, in bytes.
    #[must_use]
    pub fn max_body(&self) -> usize {
        self.max_body
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The path and the query.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The value of the first of the signer's [`own_headers`](RequestSigner::own_headers).
    #[must_use]
    pub fn timestamp(&self) -> &str {
        &self.timestamp
    }

    /// The value of the second one: what the gateway knows the caller by, the signature header or,
    /// under OAuth, the access token.
    #[must_use]
    pub fn proof(&self) -> &str {
        &self.proof
    }

    /// The value of [`REGION`], for an OAuth token of the US data centre.
    #[must_use]
    pub fn region(&self) -> Option<&'static str> {
        self.region
    }

    /// The signature, in hexadecimal; empty under OAuth, which has none.
    #[must_use]
    pub fn signature(&self) -> &str {
        if self.names[1] == SIGNATURE { last_part(&self.proof, '=') } else { "" }
    }

    /// Names and values of the headers that are this request's own.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.names.into_iter().zip([self.timestamp(), self.proof()]);
        own.chain(self.region.map(|region| (REGION, region)))
    }
}

/// What all requests of one configuration share.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::http::credentials::Credentials;
/// use longport_cancel_order::http::endpoint::Endpoint;
/// use longport_cancel_order::http::request::RequestSigner;
/// use longport_cancel_order::order::CancelOrder;
///
/// let signer = RequestSigner {
///     endpoint: Endpoint::default(),
///     credentials: Credentials::api_key("app-key".into(), "app-secret", String::from("token").into())?,
///     language: "en",
///     paper_trading: false,
///     headers: Vec::new(),
/// };
/// let cancel = CancelOrder { order_id: OrderId::parse("7")?, is_attached: false };
/// let request = signer.sign(&cancel.into(), "1539095200.123", "");
/// let url = [signer.base_url(), request.target()].concat();
/// assert_eq!(url, "https://openapi.longportapp.com/v1/trade/order?order_id=7");
/// let headers: Vec<_> = signer.headers().into_iter().chain(request.headers()).collect();
/// assert!(headers.contains(&("x-timestamp", "1539095200.123")));
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub struct RequestSigner {
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

impl RequestSigner {
    /// What each address begins with: where the gateway is.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.endpoint.base_url()
    }

    /// The headers that all requests have in common: names in lower case, and values.
    #[must_use]
    pub fn headers(&self) -> Vec<(&str, &str)> {
        let mut headers = vec![(CONTENT_TYPE, "application/json; charset=utf-8"), (LANGUAGE, self.language)];
        match &self.credentials {
            Credentials::ApiKey { app_key, access_token, us, .. } => {
                headers.extend([(API_KEY, app_key.as_str()), (AUTHORIZATION, access_token)]);
                headers.extend(region(*us).map(|region| (REGION, region)));
            }
            Credentials::OAuth { client_id } => headers.push((API_KEY, client_id)),
        }
        if self.paper_trading {
            headers.push((PAPER_TRADING, "true"));
        }
        headers.extend(self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        headers
    }

    /// The names of the headers that each request has a value of its own for.
    #[must_use]
    pub fn own_headers(&self) -> [&'static str; 2] {
        match &self.credentials {
            Credentials::ApiKey { .. } => [TIMESTAMP, SIGNATURE],
            Credentials::OAuth { .. } => [TIMESTAMP, AUTHORIZATION],
        }
    }

    /// The request for `operation` at `timestamp`. `bearer` is the OAuth access token, which an API
    /// key does without.
    #[must_use]
    pub fn sign(&self, operation: &Operation, timestamp: &str, bearer: &str) -> SignedRequest {
        let Operation { method, path, query, .. } = operation;
        let mark = if query.is_empty() { "" } else { "?" };
        let (proof, region) = match &self.credentials {
            Credentials::ApiKey { app_key, signer, access_token, .. } => {
                let request = CanonicalRequest { method, path, query, access_token, app_key, timestamp };
                (signer.sign(&request), None)
            }
            Credentials::OAuth { .. } => ([SCHEME, bearer].concat(), region(is_us(bearer))),
        };
        SignedRequest {
            method,
            target: [path, mark, query].concat(),
            names: self.own_headers(),
            timestamp: timestamp.to_owned(),
            proof: Zeroizing::new(proof),
            region,
            max_body: operation.max_body(),
        }
    }

    /// Checks that an OAuth access token may go to this gateway.
    ///
    /// # Errors
    ///
    /// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) for the token of a US account where the
    /// gateway is in mainland China.
    pub fn check_token(&self, token: &str) -> Result<(), Box<Error>> {
        if is_us(token) { self.endpoint.check_us() } else { Ok(()) }
    }

    /// Whether the account is at the US data centre. `bearer` is the OAuth access token.
    #[must_use]
    pub fn is_us(&self, bearer: &str) -> bool {
        match &self.credentials {
            Credentials::ApiKey { us, .. } => *us,
            Credentials::OAuth { .. } => is_us(bearer),
        }
    }

    /// `text` with the access token redacted, should a gateway or a proxy echo it. `sent` is what
    /// else was sent that nobody is to see: OAuth tokens, the signature.
    #[must_use]
    pub fn redact(&self, text: &str, sent: &[&str]) -> String {
        let own = match &self.credentials {
            Credentials::ApiKey { access_token, .. } => access_token.as_str(),
            Credentials::OAuth { .. } => "",
        };
        redact(text, &[sent, &[own]].concat())
    }
}

/// Which of the broker's data centres keeps the account. Without the header it is the one in Asia,
/// and each header less is one less that a browser asks the gateway to allow.
fn region(us: bool) -> Option<&'static str> {
    us.then_some("us")
}

/// Checks a header of the caller's own.
///
/// ```
/// use longport_cancel_order::http::request::extra_header;
///
/// assert_eq!(extra_header("Traceparent", "00-4bf92f")?, ("traceparent".into(), "00-4bf92f".into()));
/// assert!(extra_header("Authorization", "of my own").is_err());
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) when the name is not a header name or is one
/// that the package or the HTTP client sets, or the value holds a character that no header can carry.
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
    if is_the_clients(&name) {
        return error(&[&name, " is set by the HTTP client; leave it out"].concat());
    }
    if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return error(&["the value of ", &name, " holds a character outside printable ASCII"].concat());
    }
    Ok((name, value.trim_ascii().to_owned()))
}

/// Whether a header is the HTTP client's own: it frames the message or rules the connection, or a
/// browser lets no caller set it. Some clients send it as it is, which breaks the request, some
/// leave it out without a word, some throw when the request is sent.
fn is_the_clients(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "connection",
        "content-length",
        "cookie",
        "cookie2",
        "expect",
        "host",
        "http2-settings",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    const PREFIXES: [&str; 3] = ["access-control-", "proxy-", "sec-"];
    NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// `tchar` of RFC 9110, section 5.6.2.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_http_client_sets_is_refused_by_name() {
        for name in [
            "Transfer-Encoding",
            "expect",
            "keep-alive",
            "Upgrade",
            "connection",
            "te",
            "trailer",
            "host",
            "content-length",
            "cookie",
            "proxy-authorization",
            "Proxy-Connection",
            "sec-fetch-mode",
            "access-control-request-method",
        ] {
            let error = extra_header(name, "x").unwrap_err();
            let name = name.to_ascii_lowercase();
            assert_eq!(error.message, format!("headers: {name} is set by the HTTP client; leave it out"));
        }
        for name in ["x-proxy-token", "tell", "x-host", "accept-encoding", "user-agent", "traceparent"] {
            assert!(extra_header(name, "x").is_ok(), "{name}");
        }
    }
}

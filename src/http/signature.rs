//! `X-Api-Signature`: the gateway's HMAC-SHA256 over the SHA-1 of the canonical request.

use std::fmt;
use std::hint;

use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest, Sha1};
use sha2::Sha256;
use zeroize::Zeroize;

const SIGNED_HEADERS: &str = "authorization;x-api-key;x-timestamp";

/// What a signature covers.
#[derive(Clone, Copy)]
pub struct CanonicalRequest<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The gateway's own path.
    pub path: &'a str,
    /// The query string as sent, without `?`.
    pub query: &'a str,
    /// The `Authorization` header.
    pub access_token: &'a str,
    /// The `X-Api-Key` header.
    pub app_key: &'a str,
    /// The `X-Timestamp` header.
    pub timestamp: &'a str,
}

/// Signs with one app secret. It keeps the two hash states that the secret leads to rather than
/// the secret, which saves two of the five blocks to hash per signature, and wipes them on drop.
///
/// ```
/// use longport_cancel_order::http::signature::{CanonicalRequest, Signer};
///
/// let signature = Signer::new("app-secret").sign(&CanonicalRequest {
///     method: "DELETE",
///     path: "/v1/trade/order",
///     query: "order_id=7",
///     access_token: "access-token",
///     app_key: "app-key",
///     timestamp: "1539095200.123",
/// });
/// assert!(signature.starts_with("HMAC-SHA256 SignedHeaders=authorization;x-api-key;x-timestamp, Signature="));
/// ```
#[derive(Clone)]
pub struct Signer(Box<Hmac<Sha256>>);

impl Signer {
    /// A signer for `app_secret`.
    ///
    /// # Panics
    ///
    /// Never: HMAC takes a key of any length.
    #[must_use]
    pub fn new(app_secret: &str) -> Self {
        let signer = Self::keyed(app_secret);
        wipe_stack();
        signer
    }

    /// Not inlined, so that all it leaves is where [`wipe_stack`] wipes.
    #[inline(never)]
    fn keyed(app_secret: &str) -> Self {
        let mac = Hmac::new_from_slice(app_secret.as_bytes());
        Self(Box::new(mac.expect("HMAC takes a key of any length")))
    }

    /// What tells this key from others without a word of it.
    pub(crate) fn fingerprint(&self) -> String {
        let nothing = CanonicalRequest {
            method: "",
            path: "",
            query: "",
            access_token: "",
            app_key: "",
            timestamp: "",
        };
        let mut signature = self.sign(&nothing);
        signature.split_off(signature.len() - 32)
    }

    /// The value of `X-Api-Signature`.
    #[must_use]
    pub fn sign(&self, request: &CanonicalRequest<'_>) -> String {
        let mut mac = self.0.clone();
        mac.update(b"HMAC-SHA256|");
        mac.update(hex(&canonical_digest(request)).as_bytes());
        let signature = hex(&mac.finalize().into_bytes());
        ["HMAC-SHA256 SignedHeaders=", SIGNED_HEADERS, ", Signature=", &signature].concat()
    }
}

/// Overwrites what the functions that were called last have left on the stack: HMAC moves the key
/// about before it takes it in.
#[inline(never)]
fn wipe_stack() {
    hint::black_box([0xff_u8; 2048]).zeroize();
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signer(***)")
    }
}

/// SHA-1 of the canonical request, hashed in pieces so that no copy of the token is made.
fn canonical_digest(request: &CanonicalRequest<'_>) -> [u8; 20] {
    let pieces = [
        request.method,
        "|",
        request.path,
        "|",
        request.query,
        "|authorization:",
        request.access_token,
        "\nx-api-key:",
        request.app_key,
        "\nx-timestamp:",
        request.timestamp,
        "\n|",
        SIGNED_HEADERS,
        "|",
    ];
    let mut sha1 = Sha1::new();
    for piece in pieces {
        sha1.update(piece.as_bytes());
    }
    sha1.finalize().into()
}

fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

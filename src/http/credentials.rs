//! Who is asking: an API key that signs each request, or an OAuth access token.

use std::fmt;

use zeroize::Zeroizing;

use crate::error::Error;
use crate::http::signature::Signer;

/// Begins the `Authorization` header of OAuth.
pub(crate) const SCHEME: &str = "Bearer ";

/// How requests authenticate. What is secret is wiped from memory on drop.
///
/// ```
/// use longport_cancel_order::http::credentials::Credentials;
///
/// // What is secret is wiped when it is dropped, here too.
/// let token = String::from("access-token").into();
/// let by_api_key = Credentials::api_key("app-key".into(), "app-secret", token)?;
/// let by_oauth = Credentials::oauth("client-id".into())?;
/// assert_eq!(format!("{by_api_key:?} {by_oauth:?}"), "Credentials(***) Credentials(***)");
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub enum Credentials {
    /// App key, app secret and access token: each request is signed.
    ApiKey {
        /// `X-Api-Key`.
        app_key: String,
        /// Signs with the app secret.
        signer: Signer,
        /// `Authorization`, as it is.
        access_token: Zeroizing<String>,
        /// Whether the account is kept in the broker's US data centre.
        us: bool,
    },
    /// An OAuth client: each request carries `Authorization: Bearer <access token>`. The token is
    /// passed with each request, since it may be refreshed between two.
    OAuth {
        /// `X-Api-Key`.
        client_id: String,
    },
}

impl Credentials {
    /// An app key with its secret and access token.
    ///
    /// # Errors
    ///
    /// [`InvalidCredential`], naming the one that is empty or holds a character that no header can
    /// carry.
    pub fn api_key(
        app_key: String,
        app_secret: &str,
        access_token: Zeroizing<String>,
    ) -> Result<Self, InvalidCredential> {
        check(Credential::AppKey, &app_key)?;
        check(Credential::AppSecret, app_secret)?;
        check(Credential::AccessToken, &access_token)?;
        if access_token.starts_with(SCHEME) {
            return Err(InvalidCredential { which: Credential::AccessToken, why: IS_OAUTH });
        }
        let us = [&app_key, app_secret, &access_token].into_iter().any(is_us);
        let signer = Signer::new(app_secret);
        Ok(Self::ApiKey { app_key, signer, access_token, us })
    }

    /// An OAuth client.
    ///
    /// # Errors
    ///
    /// As [`api_key`](Self::api_key).
    pub fn oauth(client_id: String) -> Result<Self, InvalidCredential> {
        check(Credential::ClientId, &client_id)?;
        Ok(Self::OAuth { client_id })
    }
}

/// What tells accounts apart, without a word of the credentials: a hash of the app key, or of what the
/// caller names the account. None under OAuth without a name, since a client id serves many accounts.
#[must_use]
pub fn account_of(credentials: &Credentials, name: Option<&str>) -> Option<String> {
    let account = match (name, credentials) {
        (Some(name), _) => name,
        (None, Credentials::ApiKey { app_key, .. }) => app_key,
        (None, Credentials::OAuth { .. }) => return None,
    };
    Some(Signer::new(account).fingerprint())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credentials(***)")
    }
}

/// One of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// Of an API key.
    AppKey,
    /// What an API key signs with.
    AppSecret,
    /// Of an API key, or of OAuth.
    AccessToken,
    /// Of OAuth.
    ClientId,
}

impl Credential {
    /// What errors call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppKey => "app key",
            Self::AppSecret => "app secret",
            Self::AccessToken => "access token",
            Self::ClientId => "client id",
        }
    }
}

/// What is wrong with a credential, which it does not repeat.
///
/// ```
/// use longport_cancel_order::http::credentials::{Credential, Credentials};
///
/// let invalid = Credentials::oauth("client-id\n".into()).unwrap_err();
/// assert_eq!(invalid.which, Credential::ClientId);
/// assert_eq!(invalid.why(), "holds a line break; trim the value where it is read");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCredential {
    /// Which one it is.
    pub which: Credential,
    why: &'static str,
}

const IS_OAUTH: &str = "starts with 'Bearer ', so it is an OAuth token";

impl InvalidCredential {
    /// What is wrong, in a clause that follows the credential's name.
    #[must_use]
    pub const fn why(self) -> &'static str {
        self.why
    }

    /// Whether an OAuth token was given in the place of an API key's.
    #[must_use]
    pub fn is_oauth(self) -> bool {
        self.why == IS_OAUTH
    }
}

impl fmt::Display for InvalidCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.which.name(), self.why)
    }
}

impl std::error::Error for InvalidCredential {}

impl From<InvalidCredential> for Box<Error> {
    fn from(invalid: InvalidCredential) -> Self {
        Error::config(invalid.which.name(), invalid.why)
    }
}

/// An OAuth access token, checked and without the `Bearer ` that some sources put before it.
///
/// ```
/// use longport_cancel_order::http::credentials::bearer_token;
///
/// assert_eq!(*bearer_token("Bearer abc")?, "abc");
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// As [`Credentials::api_key`].
pub fn bearer_token(token: &str) -> Result<Zeroizing<String>, InvalidCredential> {
    let token = token.strip_prefix(SCHEME).unwrap_or(token);
    check(Credential::AccessToken, token)?;
    Ok(Zeroizing::new(token.to_owned()))
}

/// Whether a credential belongs to the broker's US data centre.
pub(crate) fn is_us(credential: &str) -> bool {
    credential.starts_with("us_")
}

/// A credential is sent in a header or copied from one: visible ASCII, with spaces inside at most.
fn check(which: Credential, value: &str) -> Result<(), InvalidCredential> {
    let why = if value.is_empty() {
        "is empty"
    } else if value.contains(['\r', '\n']) {
        "holds a line break; trim the value where it is read"
    } else if value.starts_with(' ') || value.ends_with(' ') {
        "starts or ends with a space; trim the value where it is read"
    } else if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        "holds a character outside printable ASCII; copy it again from the broker's developer page"
    } else {
        return Ok(());
    };
    Err(InvalidCredential { which, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api_key(
        app_key: &str,
        app_secret: &str,
        access_token: &str,
    ) -> Result<Credentials, InvalidCredential> {
        Credentials::api_key(app_key.into(), app_secret, Zeroizing::new(access_token.into()))
    }

    #[test]
    fn an_unusable_credential_is_named_and_not_repeated() {
        for bad in ["", "sec\nret", "sec\rret", "sécret", "sec\u{7f}ret", " secret", "secret ", "秘密"] {
            for (which, result) in [
                (Credential::AppKey, api_key(bad, "s", "t")),
                (Credential::AppSecret, api_key("k", bad, "t")),
                (Credential::AccessToken, api_key("k", "s", bad)),
                (Credential::ClientId, Credentials::oauth(bad.into())),
            ] {
                let invalid = result.unwrap_err();
                assert_eq!(invalid.which, which);
                let message = Box::<Error>::from(invalid).message;
                assert_eq!(message, invalid.to_string());
                assert!(message.starts_with(which.name()), "{message}");
                assert!(bad.is_empty() || !invalid.why().contains(bad), "{message}");
            }
        }
        assert!(api_key("k", "s", "Bearer t").is_err_and(InvalidCredential::is_oauth));
        assert!(bearer_token("Bearer ").is_err());
        assert_eq!(*bearer_token("Bearer abc").unwrap(), "abc");
    }

    #[test]
    fn any_of_the_three_marks_a_us_account() {
        let us = |a, b, c| matches!(api_key(a, b, c), Ok(Credentials::ApiKey { us: true, .. }));
        assert!(us("us_k", "s", "t") && us("k", "us_s", "t") && us("k", "s", "us_t"));
        assert!(!us("k", "s", "t") && !us("hk_us_", "s", "t"));
    }

    #[test]
    fn debug_shows_no_credential() {
        let shown = format!("{:?}", api_key("my-key", "my-secret", "my-token").unwrap());
        assert_eq!(shown, "Credentials(***)");
    }
}

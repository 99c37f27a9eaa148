//! Where the gateway is: an `https:` address, or a loopback one for practice.

use std::net::Ipv4Addr;

use crate::error::Error;
use crate::request::PATH;

/// The names that the broker has had. Both have gateways, which speak the same protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Brand {
    /// The older name.
    #[default]
    Longport,
    /// The newer name.
    Longbridge,
}

impl Brand {
    /// The address of its gateway, or of the one in mainland China.
    const fn url(self, in_china: bool) -> &'static str {
        match (self, in_china) {
            (Self::Longport, false) => "https://openapi.longportapp.com",
            (Self::Longport, true) => "https://openapi.longport.cn",
            (Self::Longbridge, false) => "https://openapi.longbridge.com",
            (Self::Longbridge, true) => "https://openapi.longbridge.cn",
        }
    }
}

/// A checked address, such as `https://example.com/proxy/v1/trade/order`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Default for Endpoint {
    fn default() -> Self {
        Self::of(Brand::default(), false)
    }
}

impl Endpoint {
    /// The brand's own gateway, or its one in mainland China.
    #[must_use]
    pub fn of(brand: Brand, in_china: bool) -> Self {
        Self([brand.url(in_china), PATH].concat())
    }

    /// Checks that a US account's credentials may go there.
    ///
    /// # Errors
    ///
    /// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) for the broker's gateways in mainland
    /// China, which have no way to the data centre that keeps US accounts.
    pub fn check_us(&self) -> Result<(), Box<Error>> {
        let in_china = |brand: Brand| self.0.starts_with(brand.url(true));
        if in_china(Brand::Longport) || in_china(Brand::Longbridge) {
            let why = "leads to mainland China, from where a US account (us_) cannot be reached; leave out region 'cn'";
            return Err(Error::config("httpUrl", why));
        }
        Ok(())
    }

    /// Checks `http_url`, which errors call `field`. It reads a subset of what the URL standard allows, in which no parser
    /// differs from another: what is checked here is what the Fetch API connects to.
    ///
    /// # Errors
    ///
    /// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) for an address that is not absolute,
    /// that carries user info, a query or a fragment, or that would send credentials over plain
    /// `http:` to anywhere but this machine.
    pub fn parse(field: &str, http_url: &str) -> Result<Self, Box<Error>> {
        let error = |why: &str| Err(Error::config(field, why));
        let secure = http_url.strip_prefix("https://");
        let Some(rest) = secure.or_else(|| http_url.strip_prefix("http://")) else {
            return error("must start with https://");
        };
        if rest.contains('?') || rest.contains('#') {
            return error("must have no query and no fragment");
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return error("must have no user name or password; pass credentials to Config");
        }
        let Some(host) = host_of(authority) else {
            return error("has a host or port that cannot be read; write it as https://example.com:443");
        };
        if secure.is_none() && !is_loopback(host) {
            return error(
                "would send credentials unencrypted; use https:// (http: is for localhost, 127.0.0.1 and [::1] only)",
            );
        }
        if !is_plain_path(path) {
            return error("has a path with empty, dot or unencoded segments; write it out in full");
        }
        Ok(Self([http_url.trim_end_matches('/'), PATH].concat()))
    }

    /// The address of a withdrawal, but for the query string.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.0
    }
}

/// The host of `host[:port]`, where both are in their plain spelling.
fn host_of(authority: &str) -> Option<&str> {
    let end = match authority.find(']') {
        Some(bracket) => bracket + 1,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    let port_reads = match port.strip_prefix(':') {
        Some(digits) => digits.parse().is_ok_and(|port: u16| port > 0) && !digits.starts_with('+'),
        None => port.is_empty(),
    };
    let host_reads = match ipv6(host) {
        Some(address) => !address.is_empty() && address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':'),
        None => host.split('.').all(is_label),
    };
    (port_reads && host_reads).then_some(host)
}

fn ipv6(host: &str) -> Option<&str> {
    host.strip_prefix('[')?.strip_suffix(']')
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether a host is this very machine, for every resolver and parser: a name such as
/// `localhost.example.com` or `127.1` only looks like it.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

/// A path prefix that no URL parser rewrites.
fn is_plain_path(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    path.is_empty() || path.split('/').skip(1).all(is_plain_segment)
}

/// Whether a segment is empty or nothing but dots, encoded ones too.
fn is_dots(segment: &str) -> bool {
    let dot = [".", "%2e", "%2E"].into_iter().find_map(|dot| segment.strip_prefix(dot));
    dot.map_or(segment.is_empty(), is_dots)
}

fn is_plain_segment(segment: &str) -> bool {
    !is_dots(segment)
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_prefix_comes_before_the_gateways_own_path() {
        let url = |base| Endpoint::parse("httpUrl", base).unwrap().url().to_owned();
        assert_eq!(url("https://openapi.longportapp.com"), "https://openapi.longportapp.com/v1/trade/order");
        assert_eq!(url("https://a.example/"), "https://a.example/v1/trade/order");
        assert_eq!(url("https://a.example/p/q/"), "https://a.example/p/q/v1/trade/order");
    }

    #[test]
    fn plain_http_reaches_this_machine_only() {
        for good in [
            "http://localhost:8080",
            "http://LOCALHOST",
            "http://127.0.0.1:1",
            "http://127.255.0.9",
            "http://[::1]:8080/p",
            "https://example.com",
            "https://10.0.0.1:8443",
            "https://[2001:db8::1]/x",
        ] {
            assert!(Endpoint::parse("httpUrl", good).is_ok(), "{good}");
        }
        for bad in [
            "http://example.com",
            "http://localhost.example.com",
            "http://localhost.",
            "http://my-localhost",
            "http://127.0.0.1.example.com",
            "http://127.0.0.1.nip.io",
            "http://127.1",
            "http://0x7f.0.0.1",
            "http://0177.0.0.1",
            "http://2130706433",
            "http://128.0.0.1",
            "http://0.0.0.0",
            "http://[::]",
            "http://[::ffff:127.0.0.1]",
            "http://[::2]",
            "http://[0:0::1]",
            "http://localhost\u{3002}example.com",
            "http://ⓛocalhost",
            "http://127。0。0。1",
        ] {
            assert!(Endpoint::parse("httpUrl", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_a_base_address_is_refused_by_name() {
        for bad in [
            "",
            "example.com",
            "//example.com",
            "ftp://example.com",
            "HTTPS://example.com",
            " https://example.com",
            "https://",
            "https:///x",
            "https://:443",
            "https://a.example:",
            "https://a.example:0",
            "https://a.example:65536",
            "https://a.example:+80",
            "https://a.example:80:80",
            "https://user@a.example",
            "https://user:pass@a.example",
            "https://localhost@evil.example",
            "https://a.example?x",
            "https://a.example/?x=1",
            "https://a.example/#x",
            "https://a.example\\@evil.example",
            "https://a..example",
            "https://a.example/../x",
            "https://a.example/%2e%2E/x",
            "https://a.example//x",
            "https://a.example/x y",
            "https://a.example/\n",
            "https://[]",
            "https://[::1",
            "https://[::1]x",
            "https://[fe80::1%25eth0]",
        ] {
            let error = Endpoint::parse("httpUrl", bad).unwrap_err();
            assert!(error.message.starts_with("httpUrl: "), "{bad}");
            assert!(!error.message.contains("pass@"), "{bad}");
        }
    }
}

//! Where the gateway is: an `https:` address, or a loopback one for practice.

use std::net::Ipv4Addr;

use crate::error::Error;

/// The names that the broker has had. Both have gateways, which speak the same protocol.
///
/// ```
/// use longport_cancel_order::http::endpoint::{Brand, Endpoint};
///
/// assert_eq!(Endpoint::default(), Endpoint::of(Brand::Longport, false));
/// ```
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

/// A checked base address, such as `https://example.com/proxy`.
///
/// ```
/// use longport_cancel_order::http::endpoint::{Brand, Endpoint};
///
/// assert_eq!(Endpoint::of(Brand::Longbridge, false).base_url(), "https://openapi.longbridge.com");
/// let proxy = Endpoint::parse("PROXY_URL", "https://example.com/longport")?;
/// assert_eq!(proxy.base_url(), "https://example.com/longport");
/// let error = Endpoint::parse("PROXY_URL", "http://example.com").unwrap_err();
/// assert!(error.message.starts_with("PROXY_URL: would send credentials unencrypted"));
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
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
        Self(brand.url(in_china).to_owned())
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
            let why = "is in mainland China, from where a US account (us_) cannot be reached";
            return Err(Error::config("gateway", why));
        }
        Ok(())
    }

    /// Checks `url`, which errors call `name`. It reads a subset of what the URL standard allows, in
    /// which no parser differs from another: what is checked here is what an HTTP client connects to.
    ///
    /// # Errors
    ///
    /// [`Kind::InvalidConfig`](crate::Kind::InvalidConfig) for an address that is not absolute,
    /// that carries user info, a query or a fragment, or that would send credentials over plain
    /// `http:` to anywhere but this machine.
    pub fn parse(name: &str, url: &str) -> Result<Self, Box<Error>> {
        let error = |why: &str| Err(Error::config(name, why));
        let secure = url.strip_prefix("https://");
        let Some(rest) = secure.or_else(|| url.strip_prefix("http://")) else {
            return error("must start with https://");
        };
        if rest.contains('?') || rest.contains('#') {
            return error("must have no query and no fragment");
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return error("must have no user name or password; pass the credentials on their own");
        }
        let Some((host, port)) = split_port(authority) else {
            return error("has a port that cannot be read; write it as https://example.com:443");
        };
        if let Err(why) = check_host(host).and(check_port(port)) {
            return error(why);
        }
        if secure.is_none() && !is_loopback(host) {
            return error(
                "would send credentials unencrypted; use https:// (http: is for localhost, 127.0.0.1 and [::1] only)",
            );
        }
        if !is_plain_path(path) {
            return error("has a path with empty, dot or unencoded segments; write it out in full");
        }
        Ok(Self(without_slashes(url).to_owned()))
    }

    /// What the address of each request begins with.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.0
    }
}

/// Splits `host[:port]`.
fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    let end = match authority.find(']') {
        Some(bracket) => bracket + 1,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    if port.is_empty() { Some((host, None)) } else { Some((host, Some(port.strip_prefix(':')?))) }
}

fn check_port(port: Option<&str>) -> Result<(), &'static str> {
    match port {
        Some(digits) if digits.starts_with('+') || !digits.parse().is_ok_and(|port: u16| port > 0) => {
            Err("has a port that is not valid; it must be a number from 1 to 65535")
        }
        _ => Ok(()),
    }
}

/// Checks that every parser of URLs takes a host for what it looks like. Some would read `127.1` or
/// `0x7f.0.0.1` as an address, and refuse `10.0.0.300`.
fn check_host(host: &str) -> Result<(), &'static str> {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']').filter(|address| is_ipv6(address));
        return address.map(drop).ok_or("has an IPv6 address that cannot be read");
    }
    if host.is_empty() {
        return Err("has no host; write it as https://example.com");
    }
    if host.ends_with('.') {
        return Err("has a host with a dot at its end; leave that out");
    }
    let last = last_part(host, '.');
    if is_number(last) {
        return host.parse::<Ipv4Addr>().map(drop).map_err(|_| {
            "has an IPv4 address that cannot be read; write it as four numbers from 0 to 255, such as 10.0.0.1"
        });
    }
    if host.len() > 253 || host.split('.').any(|label| label.len() > 63) {
        return Err(
            "has a host that is too long: a name has at most 253 characters, and 63 between two dots",
        );
    }
    if !host.split('.').all(is_label) {
        return Err(
            "has a host that cannot be read; it may hold letters, digits, dots, underscores, and hyphens within a name",
        );
    }
    Ok(())
}

/// Whether this is an IPv6 address, in hexadecimal alone: eight groups, or fewer with one `::`.
fn is_ipv6(address: &str) -> bool {
    match address.split_once("::") {
        Some((front, back)) => {
            matches!((groups(front), groups(back)), (Some(front), Some(back)) if front + back <= 7)
        }
        None => groups(address) == Some(8),
    }
}

/// How many groups of an IPv6 address these are, if they are.
fn groups(text: &str) -> Option<usize> {
    let is_group =
        |group: &str| matches!(group.len(), 1..=4) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    if text.is_empty() {
        return Some(0);
    }
    text.split(':').try_fold(0, |count, group| is_group(group).then_some(count + 1))
}

/// What follows the last of these signs. It is looked for from the front, as others are: a search
/// from the back would be code of its own.
pub(crate) fn last_part(text: &str, sign: char) -> &str {
    text.split(sign).fold(text, |_, part| part)
}

/// Whether the URL standard takes a host for an IPv4 address on the strength of its last label.
fn is_number(label: &str) -> bool {
    let hexadecimal = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_label(label: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(is_of_name)
}

/// Whether a host is this very machine, for every resolver and parser: a name such as
/// `localhost.example.com` or `127.1` only looks like it.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

/// A text without the slashes at its end.
fn without_slashes(mut text: &str) -> &str {
    while let Some(rest) = text.strip_suffix('/') {
        text = rest;
    }
    text
}

/// A path prefix that no URL parser rewrites.
fn is_plain_path(path: &str) -> bool {
    let path = without_slashes(path);
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
        let url = |base| Endpoint::parse("url", base).unwrap().base_url().to_owned();
        assert_eq!(url("https://openapi.longportapp.com"), "https://openapi.longportapp.com");
        assert_eq!(url("https://a.example/"), "https://a.example");
        assert_eq!(url("https://a.example/p/q/"), "https://a.example/p/q");
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
            "https://[::]",
            "https://[1:2:3:4:5:6:7:8]",
            "https://[1:2:3:4:5:6:7::]",
        ] {
            assert!(Endpoint::parse("url", good).is_ok(), "{good}");
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
            assert!(Endpoint::parse("url", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_host_that_parsers_read_otherwise_is_refused() {
        let long = ["a".repeat(64), "example".into()].join(".");
        let longer = vec!["a".repeat(62); 5].join(".");
        for (bad, word) in [
            ("10.0.0.300", "IPv4"),
            ("127.1", "IPv4"),
            ("1.2.3.4.5", "IPv4"),
            ("010.0.0.1", "IPv4"),
            ("0x7f.0.0.1", "IPv4"),
            ("0x7f000001", "IPv4"),
            ("2130706433", "IPv4"),
            ("a.example.1", "IPv4"),
            ("a.0x", "IPv4"),
            ("a.0Xf", "IPv4"),
            ("10.0.0.1.", "dot"),
            ("a.example.", "dot"),
            ("a..example", "cannot be read"),
            (".example", "cannot be read"),
            ("-a.example", "cannot be read"),
            ("a-.example", "cannot be read"),
            ("a.exa mple", "cannot be read"),
            ("bücher.example", "cannot be read"),
            ("xn--", "cannot be read"),
            ("xn--a-.example", "cannot be read"),
            (&long, "too long"),
            (&longer, "too long"),
            ("", "no host"),
            ("[::1", "IPv6"),
            ("[]", "IPv6"),
            ("[fe80::1%25eth0]", "IPv6"),
        ] {
            let error = Endpoint::parse("url", &["https://", bad, "/x"].concat()).unwrap_err();
            assert!(error.message.contains(word), "{bad}: {}", error.message);
        }
        for good in [
            "10.0.0.30",
            "255.255.255.255",
            "a-b.example",
            "a_b.example",
            "1a.2b",
            "xn--bcher-kva.example",
            "xn--55qx5d.cn",
            "XN--MGBA3A4F16A.example",
            "a--b.example",
            "0x7f.example",
            "[::]",
            "[2001:DB8::1]",
        ] {
            assert!(Endpoint::parse("url", &["https://", good].concat()).is_ok(), "{good}");
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
            "https://[1]",
            "https://[0670:]",
            "https://[:::]",
            "https://[1::2::3]",
            "https://[12345::]",
            "https://[1:2:3:4:5:6:7:8:9]",
            "https://[1:2:3:4::5:6:7:8]",
        ] {
            let error = Endpoint::parse("url", bad).unwrap_err();
            assert!(error.message.starts_with("url: "), "{bad}");
            assert!(!error.message.contains("pass@"), "{bad}");
        }
    }
}

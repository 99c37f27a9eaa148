//! Addresses: one that is accepted is read alike by a parser of the URL standard, and credentials go
//! over plain `http:` to this machine only.

#![no_main]

use libfuzzer_sys::fuzz_target;
use longport_cancel_order::http::endpoint::Endpoint;
use url::{Host, Url};

fuzz_target!(|address: &str| {
    let endpoint = match Endpoint::parse("httpUrl", address) {
        Ok(endpoint) => endpoint,
        Err(error) => return assert!(error.message.starts_with("httpUrl: "), "{}", error.message),
    };
    let base = endpoint.base_url();
    assert!(address.starts_with(base) && address[base.len()..].bytes().all(|byte| byte == b'/'));
    let _ = endpoint.check_us();

    let target = [base, "/v1/trade/order?order_id=7"].concat();
    let url = match Url::parse(&target) {
        Ok(url) => url,
        // Which nothing connects to.
        Err(_) => return assert!(is_refused_name(base), "{base}"),
    };
    let (scheme, rest) = base.split_once("://").expect("a scheme");
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    assert_eq!(url.scheme(), scheme);
    assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
    assert_eq!(url.query(), Some("order_id=7"));
    assert_eq!(url.path(), [path, "/v1/trade/order"].concat());
    let port = authority.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
    let written = port.or(if scheme == "https" { Some(443) } else { Some(80) });
    let host = url.host().expect("a host");
    match &host {
        Host::Ipv6(_) => assert!(authority.starts_with('[')),
        Host::Ipv4(_) | Host::Domain(_) => {
            let name = authority.split(':').next().unwrap_or_default();
            assert_eq!(host.to_string(), name.to_ascii_lowercase());
            assert_eq!(url.port_or_known_default(), written);
        }
    }
    if scheme == "http" {
        let is_loopback = match host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        assert!(is_loopback, "{base}");
    }
});

/// Whether a host is of those that the tables of Unicode decide about, which this crate leaves to the
/// runtime: `xn--` before what is no Punycode.
fn is_refused_name(base: &str) -> bool {
    base.to_ascii_lowercase().contains("xn--")
}

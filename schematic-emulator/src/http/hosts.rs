//! The hosts at which the page and the emulator's own interface answer.
//!
//! Their requests need no API key, so a web page must not reach them under another name: by DNS
//! rebinding, `evil.example` becomes a name of this machine, and a browser then takes the emulator
//! for a part of that page's site. What such a request cannot change is the name in its `Host`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, Uri, header};
use url::Host;

use super::ApiError;
use crate::error::{Error, ErrorKind};

/// The allowed hosts, besides the names and addresses of loopback.
#[derive(Clone, Debug)]
pub(crate) struct AllowedHosts {
    /// The address that the emulator listens on.
    bound: IpAddr,
    more: Arc<[Host]>,
}

impl AllowedHosts {
    pub(crate) fn new(bound: IpAddr, more: &[Host]) -> Self {
        Self {
            bound: bound.to_canonical(),
            more: more.into(),
        }
    }

    fn allow(&self, host: &Host, local: Option<IpAddr>) -> bool {
        if self.more.contains(host) {
            return true;
        }
        match host {
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => self.is_ours((*address).into(), local),
            Host::Ipv6(address) => self.is_ours((*address).into(), local),
        }
    }

    /// An address cannot be rebound; even so, only the address that the emulator listens on is
    /// allowed.
    fn is_ours(&self, address: IpAddr, local: Option<IpAddr>) -> bool {
        address.is_loopback() || address == self.bound || Some(address) == local
    }
}

/// The address of this machine that a connection was made to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalAddress(pub(crate) IpAddr);

/// Parses a host that the application allows: a name or an address, without a port.
pub(crate) fn read(text: &str) -> Result<Host, Error> {
    let bare = text
        .strip_prefix('[')
        .and_then(|address| address.strip_suffix(']'))
        .unwrap_or(text);
    let host = match bare.parse::<IpAddr>() {
        Ok(address) => Some(of_address(address)),
        Err(_) => parse(text),
    };
    host.ok_or_else(|| {
        let message = format!(
            "{text:?} is not a host: give a name or an address without a scheme and a port, such as \
             schematic.internal"
        );
        Error::new(ErrorKind::Invalid, message)
    })
}

/// Rejects requests whose host is not allowed.
pub(super) async fn allowed_only(
    State(allowed): State<AllowedHosts>,
    request: Request,
    next: Next,
) -> Response {
    let local = request.extensions().get::<LocalAddress>();
    let local = local.map(|local| local.0.to_canonical());
    let hosts = hosts(request.uri(), request.headers());
    if hosts.is_some_and(|hosts| hosts.iter().all(|host| allowed.allow(host, local))) {
        return next.run(request).await;
    }
    let message = "this host is not allowed: use localhost, or start the emulator with \
                   `--allow-host` (in a program: `Builder::allow_host`) and the host of this URL";
    ApiError::new(StatusCode::FORBIDDEN, message).into_response()
}

/// Returns all hosts that a request names; `None` without exactly one valid `Host`.
fn hosts(uri: &Uri, headers: &HeaderMap) -> Option<Vec<Host>> {
    let mut named = headers.get_all(header::HOST).iter();
    let (Some(named), None) = (named.next(), named.next()) else {
        return None;
    };
    let mut hosts = vec![parse(without_port(named.to_str().ok()?)?)?];
    if let Some(authority) = uri.authority() {
        hosts.push(parse(without_port(authority.as_str())?)?);
    }
    Some(hosts)
}

fn without_port(authority: &str) -> Option<&str> {
    let end_of_address = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    match authority.get(end_of_address..)?.rfind(':') {
        None => Some(authority),
        Some(colon) => {
            let (host, port) = authority.split_at_checked(end_of_address + colon)?;
            let is_port = port.bytes().skip(1).all(|byte| byte.is_ascii_digit());
            is_port.then_some(host)
        }
    }
}

/// Parses a name or an address as in URLs.
fn parse(text: &str) -> Option<Host> {
    match Host::parse(text).ok()? {
        Host::Domain(name) => {
            let name = name.strip_suffix('.').unwrap_or(&name);
            (!name.is_empty()).then(|| Host::Domain(name.to_owned()))
        }
        Host::Ipv4(address) => Some(of_address(address.into())),
        Host::Ipv6(address) => Some(of_address(address.into())),
    }
}

/// An IPv4-mapped IPv6 address becomes its IPv4 address.
fn of_address(address: IpAddr) -> Host {
    match address.to_canonical() {
        IpAddr::V4(address) => Host::Ipv4(address),
        IpAddr::V6(address) => Host::Ipv6(address),
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn is_allowed(host: &str, local: &str) -> bool {
        let more = [read("schematic").unwrap(), read("::5").unwrap()];
        let allowed = AllowedHosts::new([0, 0, 0, 0].into(), &more);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        let local: IpAddr = local.parse().unwrap();
        hosts(&Uri::from_static("/"), &headers).is_some_and(|hosts| {
            hosts
                .iter()
                .all(|host| allowed.allow(host, Some(local.to_canonical())))
        })
    }

    #[test]
    fn names_and_addresses_of_this_machine_are_allowed() {
        for host in [
            "localhost",
            "LocalHost:1",
            "localhost.",
            "localhost.:80",
            "app.localhost:8787",
            "127.0.0.1",
            "127.0.0.1:8787",
            "127.8.9.10",
            "[::1]",
            "[::1]:8787",
            "[::ffff:127.0.0.1]:1",
            "192.168.1.5:8787",
            "0.0.0.0:8787",
            "schematic",
            "Schematic:8787",
            "[0:0::5]:8787",
        ] {
            assert!(is_allowed(host, "::ffff:192.168.1.5"), "{host}");
        }
    }

    #[test]
    fn everything_else_is_not() {
        for host in [
            "",
            ":8787",
            ".",
            "evil.example",
            "evil.example:8787",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "notlocalhost",
            "schematic.evil.example",
            "localhost@evil.example",
            "evil.example/localhost",
            "localhost:port",
            "localhost:80:80",
            "evil.example, localhost",
            "192.168.1.6",
            "128.0.0.1",
            "[::2]",
            "::1",
            "[::1",
            "[::1]x",
            "[::1]evil.example",
        ] {
            assert!(!is_allowed(host, "192.168.1.5"), "{host}");
        }
        assert!(hosts(&Uri::from_static("/"), &HeaderMap::new()).is_none());
        let twice = HeaderMap::from_iter(
            [("host", "localhost"), ("host", "evil.example")]
                .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))),
        );
        assert!(hosts(&Uri::from_static("/"), &twice).is_none());
    }

    #[test]
    fn what_is_allowed_has_neither_scheme_nor_port() {
        for wrong in ["", "http://schematic", "schematic:8787", "[::1]:80", "a b"] {
            assert_eq!(
                read(wrong).unwrap_err().kind(),
                ErrorKind::Invalid,
                "{wrong}"
            );
        }
        assert_eq!(read("[::1]").unwrap(), read("::1").unwrap());
        assert_eq!(read("Schematic.").unwrap(), read("schematic").unwrap());
    }
}

//! Where a server is.

use std::fmt;

/// A host and a port.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address {
    pub(super) host: String,
    pub(super) port: u16,
}

impl Address {
    pub(super) fn new(host: impl Into<String>, port: u16) -> Self {
        Self {
            host: host.into(),
            port,
        }
    }

    /// Reads `host:port`, as servers write it, with IPv6 addresses in brackets or not. No host means
    /// the one that `beside` has.
    pub(super) fn read(text: &str, beside: &Self) -> Option<Self> {
        let (host, port) = text.rsplit_once(':')?;
        Self::from_parts(host, port.parse().ok()?, beside)
    }

    /// Creates an address as a server tells it: a host that it does not know is the one by which that
    /// server was reached.
    pub(super) fn from_parts(host: &str, port: u16, beside: &Self) -> Option<Self> {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let host = match host {
            "" | "?" => &*beside.host,
            host => host,
        };
        (port != 0).then(|| Self::new(host, port))
    }
}

/// Addresses are not shown.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_servers_write_them() {
        let beside = Address::new("seed", 1);
        for (text, host, port) in [
            ("10.0.0.1:6379", "10.0.0.1", 6379),
            ("::1:6379", "::1", 6379),
            ("[::1]:6379", "::1", 6379),
            ("node.internal:7000", "node.internal", 7000),
            (":7000", "seed", 7000),
            ("?:7000", "seed", 7000),
        ] {
            let address = Address::read(text, &beside).unwrap();
            assert_eq!((&*address.host, address.port), (host, port), "{text}");
        }
        for text in ["", "host", "host:", "host:x", "host:70000", "host:0"] {
            assert!(Address::read(text, &beside).is_none(), "{text}");
        }
    }
}

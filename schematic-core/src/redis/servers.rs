//! Which servers a store is in.

use super::address::Address;
use super::error::{RedisOptionsError, RedisOptionsErrorKind};
use super::login::Login;
use super::url::{RedisUrl, parse};

/// The servers that an application names.
#[derive(Clone)]
pub(super) enum Servers {
    Node(Address),
    /// Some nodes of a cluster, by which the others are found.
    Cluster(Vec<Address>),
    Sentinels {
        addresses: Vec<Address>,
        login: Login,
        /// Under which name they know the master.
        master: String,
    },
}

impl Servers {
    pub(super) fn addresses(&self) -> &[Address] {
        match self {
            Self::Node(address) => std::slice::from_ref(address),
            Self::Cluster(addresses) | Self::Sentinels { addresses, .. } => addresses,
        }
    }
}

/// Reads the URLs of servers that one store is in. They differ in host and port alone.
pub(super) fn parse_all(
    urls: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<(Vec<Address>, RedisUrl), RedisOptionsError> {
    let mut addresses = Vec::new();
    let mut first: Option<RedisUrl> = None;
    for url in urls {
        let url = parse(url.as_ref())?;
        addresses.push(url.address.clone());
        match &first {
            None => first = Some(url),
            Some(first) if !first.differs_by_address_alone(&url) => {
                return Err(RedisOptionsError::url(
                    "the URLs of Redis must have the same user, password, scheme and database",
                ));
            }
            Some(_) => {}
        }
    }
    let Some(first) = first else {
        return Err(RedisOptionsError::url("there is no URL of Redis"));
    };
    if first.database != 0 {
        return Err(NO_DATABASE);
    }
    Ok((addresses, first))
}

pub(super) const NO_DATABASE: RedisOptionsError = RedisOptionsError::new(
    RedisOptionsErrorKind::Setting,
    "a cluster of Redis has the database 0 alone, and a Sentinel has none",
);

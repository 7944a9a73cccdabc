//! Where a Redis is, and how it is used.

use std::fmt;
use std::time::Duration;

use super::address::Address;
use super::error::{RedisOptionsError, RedisOptionsErrorKind};
use super::login::Login;
use super::servers::{NO_DATABASE, Servers, parse_all};
use super::url::{RedisUrl, parse};
use crate::secret::Secret;

/// Configuration of a [`RedisStore`](super::RedisStore): one node of Redis or Valkey, a cluster, or a
/// master that Sentinels watch.
#[derive(Clone)]
#[must_use = "options do nothing until a store is made of them"]
pub struct RedisOptions {
    pub(super) servers: Servers,
    pub(super) login: Login,
    pub(super) database: u16,
    pub(super) tls: bool,
    pub(super) root_certificates: Vec<u8>,
    pub(super) connect_timeout: Duration,
    pub(super) command_timeout: Duration,
    pub(super) default_ttl: Duration,
    pub(super) read_only: bool,
}

impl RedisOptions {
    /// Creates options of the node at this host and port, without TLS, user and password.
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Self::of(Servers::Node(Address::new(host, port)))
    }

    /// Creates options of a node out of a URL, `redis://[[user]:password@]host[:port][/database]`, or
    /// `rediss://` for TLS. The port defaults to 6379; what has a special character is percent-encoded.
    ///
    /// # Errors
    ///
    /// Returns an error if that is no such URL.
    pub fn from_url(url: &str) -> Result<Self, RedisOptionsError> {
        let url = parse(url)?;
        let servers = Servers::Node(url.address.clone());
        Ok(Self::of(servers).database(url.database).with(url))
    }

    /// Creates options of a cluster out of the URLs of some of its nodes, one at least. The others are
    /// found by them, at the addresses that the nodes announce, so those must be reachable from here.
    ///
    /// Each node has its share of the keys: while a master is away calls for its keys fail, and those
    /// for others do not.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no URL, one is none of Redis (see [`from_url`](Self::from_url)), they
    /// differ in more than host and port, or name a database.
    ///
    /// # Examples
    ///
    /// ```
    /// use schematic_core::redis::{RedisOptions, RedisStore};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let urls = "redis://redis-0.internal,redis://redis-1.internal";
    /// let store = RedisStore::new(RedisOptions::from_cluster_urls(urls.split(','))?)?;
    /// # drop(store);
    /// # Ok(())
    /// # }
    /// ```
    pub fn from_cluster_urls(
        urls: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Self, RedisOptionsError> {
        let (addresses, url) = parse_all(urls)?;
        Ok(Self::of(Servers::Cluster(addresses)).with(url))
    }

    /// Creates options of the master that Sentinels know by the name `master`. They are asked again
    /// when it fails, refuses to write, and every 15 to 30 seconds.
    ///
    /// The user and password in the URLs, if any, are those of the Sentinels. The master's are set with
    /// [`user`](Self::user) and [`password`](Self::password), its database with
    /// [`database`](Self::database). TLS is for both or for none.
    ///
    /// # Errors
    ///
    /// Returns an error as [`from_cluster_urls`](Self::from_cluster_urls) does.
    pub fn from_sentinel_urls(
        urls: impl IntoIterator<Item = impl AsRef<str>>,
        master: impl Into<String>,
    ) -> Result<Self, RedisOptionsError> {
        let (addresses, url) = parse_all(urls)?;
        let servers = Servers::Sentinels {
            addresses,
            login: url.login,
            master: master.into(),
        };
        Ok(Self::of(servers).tls(url.tls))
    }

    fn of(servers: Servers) -> Self {
        Self {
            servers,
            login: Login::default(),
            database: 0,
            tls: false,
            root_certificates: Vec::new(),
            connect_timeout: Duration::from_secs(1),
            command_timeout: Duration::from_millis(250),
            default_ttl: Duration::from_secs(24 * 60 * 60),
            read_only: false,
        }
    }

    fn with(self, url: RedisUrl) -> Self {
        Self {
            login: url.login,
            tls: url.tls,
            ..self
        }
    }

    /// Sets the user (ACL). Without one the password is that of the server's default user.
    pub fn user(mut self, user: impl Into<String>) -> Self {
        self.login.user = Some(user.into());
        self
    }

    /// Sets the password.
    pub fn password(mut self, password: &str) -> Self {
        self.login.password = Some(Secret::new(password));
        self
    }

    /// Sets the number of the database. Defaults to 0.
    pub const fn database(mut self, number: u16) -> Self {
        self.database = number;
        self
    }

    /// Sets whether the connection is encrypted. Defaults to what the URL says, or not.
    pub const fn tls(mut self, is_on: bool) -> Self {
        self.tls = is_on;
        self
    }

    /// Sets the certificates, in PEM, of those who may vouch for the server. They take the place of the
    /// platform's.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates = pem.into();
        self
    }

    /// Sets how long connecting may take, TLS and login included. Defaults to 1 second.
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long a command may take. Defaults to 250 ms, which is also the longest that a client
    /// waits for it.
    pub const fn command_timeout(mut self, timeout: Duration) -> Self {
        self.command_timeout = timeout;
        self
    }

    /// Sets how long a value is kept that comes without a time. Defaults to 24 hours.
    pub const fn default_ttl(mut self, ttl: Duration) -> Self {
        self.default_ttl = ttl;
        self
    }

    /// Sets whether the store is only read, as a replica or with a user who may not write. Defaults to
    /// `false`.
    pub const fn read_only(mut self, is_so: bool) -> Self {
        self.read_only = is_so;
        self
    }

    pub(super) fn check(&self) -> Result<(), RedisOptionsError> {
        const SETTING: RedisOptionsErrorKind = RedisOptionsErrorKind::Setting;
        if self.servers.addresses().iter().any(|it| it.host.is_empty()) {
            return Err(RedisOptionsError::new(
                SETTING,
                "the host of Redis is empty",
            ));
        }
        if self.database != 0 && matches!(self.servers, Servers::Cluster(_)) {
            return Err(NO_DATABASE);
        }
        if let Servers::Sentinels { master, .. } = &self.servers
            && master.is_empty()
        {
            let problem = "the name of the master that Sentinels watch is empty";
            return Err(RedisOptionsError::new(SETTING, problem));
        }
        if self.connect_timeout.is_zero() || self.command_timeout.is_zero() {
            let problem = "the connect and command timeouts of Redis must not be zero";
            return Err(RedisOptionsError::new(SETTING, problem));
        }
        if self.default_ttl.is_zero() {
            let problem =
                "the default TTL of Redis must not be zero, since no value is kept for no time";
            return Err(RedisOptionsError::new(SETTING, problem));
        }
        if !self.tls && !self.root_certificates.is_empty() {
            let problem = "root certificates are for TLS: begin the URL of Redis with `rediss://`";
            let kind = RedisOptionsErrorKind::Certificate;
            return Err(RedisOptionsError::new(kind, problem));
        }
        Ok(())
    }
}

/// Without address, user and password.
impl fmt::Debug for RedisOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisOptions")
            .field("servers", &self.servers.addresses().len())
            .field("has_user", &self.login.user.is_some())
            .field("has_password", &self.login.password.is_some())
            .field("database", &self.database)
            .field("tls", &self.tls)
            .field("connect_timeout", &self.connect_timeout)
            .field("command_timeout", &self.command_timeout)
            .field("default_ttl", &self.default_ttl)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

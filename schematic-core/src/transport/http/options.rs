//! Configuration of the built-in HTTP client, as applications write it.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

/// Configuration of the built-in HTTP client: proxies, root certificates, the time limit of
/// connections. It holds for the API, for events and for the DataStream alike.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::Schematic;
/// use schematic_core::client::HttpOptions;
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let http = HttpOptions::new()
///     .proxy("http://proxy.acme.internal:3128")
///     .no_proxy(["localhost", "10.0.0.0/8"])
///     .connect_timeout(Duration::from_secs(3));
/// let schematic = Schematic::builder("sch_dev_example").http(http).build()?;
/// # drop(schematic);
/// # Ok(())
/// # }
/// ```
///
/// What it does not offer, such as client certificates or SOCKS, an HTTP client of the
/// application's has: see [`SchematicBuilder::transport`](crate::SchematicBuilder::transport).
#[derive(Clone)]
#[must_use = "options do nothing until a builder gets them"]
pub struct HttpOptions {
    pub(super) proxy: Proxy,
    pub(super) no_proxy: Vec<String>,
    pub(super) root_certificates: Vec<Bytes>,
    pub(super) connect_timeout: Option<Duration>,
}

/// Where the proxy comes from.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Proxy {
    /// There is none, whatever the environment says.
    Direct,
    /// `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.
    Environment,
    /// This URL, which may have a password in it.
    Url(String),
}

impl HttpOptions {
    /// Creates options with the defaults.
    pub const fn new() -> Self {
        Self {
            proxy: Proxy::Environment,
            no_proxy: Vec::new(),
            root_certificates: Vec::new(),
            connect_timeout: None,
        }
    }

    /// Sets the proxy of all requests: an `http` or `https` URL, with a user name and a password
    /// where it asks for them.
    ///
    /// By default the environment says it: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
    /// `NO_PROXY`, none of which is read once this is set.
    ///
    /// Requests over `https` go through a tunnel that the proxy makes (`CONNECT`), and so does the
    /// DataStream without TLS too (`ws`) if the proxy's URL is `http`. A proxy that is itself reached
    /// over `https` is given a DataStream without TLS as a request, and has to pass on its upgrade.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Url(url.into());
        self
    }

    /// Adds hosts that are reached without the [proxy](Self::proxy): names, which stand for all
    /// names under them too, addresses, networks such as `10.0.0.0/8`, and `*` for all. Without a
    /// proxy set in code they are an error of the builder.
    pub fn no_proxy<H: Into<String>>(mut self, hosts: impl IntoIterator<Item = H>) -> Self {
        self.no_proxy.extend(hosts.into_iter().map(Into::into));
        self
    }

    /// Reaches all hosts without a proxy, whatever the environment says. Replaces
    /// [`proxy`](Self::proxy).
    pub fn without_proxy(mut self) -> Self {
        self.proxy = Proxy::Direct;
        self
    }

    /// Adds a certificate of an authority that is trusted besides those of the platform: DER, or
    /// PEM of one or several.
    ///
    /// Needs a build with TLS.
    pub fn root_certificate(mut self, certificate: impl Into<Bytes>) -> Self {
        self.root_certificates.push(certificate.into());
        self
    }

    /// Sets how long making a connection may take, name resolution, proxy and TLS included.
    ///
    /// Defaults to 10 seconds for the API and for events. The DataStream has a limit that covers the
    /// handshake too ([`DataStreamOptions::connect_timeout`](crate::datastream::DataStreamOptions::connect_timeout));
    /// the shorter of both ends the attempt.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HttpOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The proxy may have a password in it.
        f.debug_struct("HttpOptions")
            .field("no_proxy", &self.no_proxy)
            .field("root_certificates", &self.root_certificates.len())
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}

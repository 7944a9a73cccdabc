//! The HTTP request that opens a WebSocket, and the check of its answer.

use bytes::Bytes;
use http::header::{
    CONNECTION, HOST, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderMap, HeaderValue, Request, Uri};
use schematic_api::runtime::{Error, ErrorKind};
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use url::Url;

/// Where to connect, and as whom.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The address with the scheme of the handshake, `http` or `https`.
    uri: Uri,
    /// The API key among them.
    headers: HeaderMap,
}

/// A request for a WebSocket, and what proves that the server understood it.
pub(super) struct Handshake {
    accept: String,
}

impl Target {
    /// Creates the target for `url`, with the headers that every request of the client has.
    pub(crate) fn new(url: &Url, mut headers: HeaderMap) -> Result<Self, Error> {
        let unusable = || Error::new(ErrorKind::Config, "the DataStream's address is unusable");
        let text = url.as_str();
        // As long as it is HTTP the scheme is HTTP's.
        let text = text.strip_prefix("ws").ok_or_else(unusable)?;
        let uri: Uri = format!("http{text}")
            .parse()
            .map_err(|error: http::uri::InvalidUri| unusable().with_source(error))?;
        if let Some(authority) = uri.authority() {
            let host = HeaderValue::from_str(authority.as_str())
                .map_err(|error| unusable().with_source(error))?;
            headers.insert(HOST, host);
        }
        for (name, value) in [
            ("x-schematic-client", "schematic-rust"),
            ("x-schematic-client-version", env!("CARGO_PKG_VERSION")),
            ("x-schematic-datastream-mode", "direct"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
        headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
        Ok(Self { uri, headers })
    }

    pub(super) fn request(&self) -> (Handshake, Request<Bytes>) {
        let key = generate_key();
        let accept = derive_accept_key(key.as_bytes());
        let mut request = Request::new(Bytes::new());
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        if let Ok(key) = HeaderValue::try_from(key) {
            request.headers_mut().insert(SEC_WEBSOCKET_KEY, key);
        }
        (Handshake { accept }, request)
    }
}

impl Handshake {
    /// Checks that the server that answered with `headers` speaks WebSocket, to us, and nothing on top
    /// that was not asked for.
    pub(super) fn verify(&self, headers: &HeaderMap) -> Result<(), &'static str> {
        let has = |name, word: &str| {
            headers
                .get_all(name)
                .iter()
                .filter_map(|value: &HeaderValue| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .any(|value| value.trim().eq_ignore_ascii_case(word))
        };
        if !has(UPGRADE, "websocket") || !has(CONNECTION, "upgrade") {
            return Err("the server goes over to something else than WebSocket");
        }
        if headers
            .get(SEC_WEBSOCKET_ACCEPT)
            .is_none_or(|accept| accept.as_bytes() != self.accept.as_bytes())
        {
            return Err("the server's proof of the WebSocket handshake is wrong");
        }
        if headers.contains_key(SEC_WEBSOCKET_EXTENSIONS)
            || headers.contains_key(SEC_WEBSOCKET_PROTOCOL)
        {
            return Err(
                "the server wants a WebSocket extension or subprotocol that was not offered",
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(url: &str) -> Target {
        let mut headers = HeaderMap::new();
        headers.insert("x-schematic-api-key", HeaderValue::from_static("key"));
        Target::new(&Url::parse(url).unwrap(), headers).unwrap()
    }

    #[test]
    fn the_request_says_who_asks_and_in_which_mode() {
        let (_, request) = target("wss://datastream.schematichq.com:8443/datastream?x=1").request();
        assert_eq!(
            request.uri(),
            "https://datastream.schematichq.com:8443/datastream?x=1"
        );
        for (name, value) in [
            ("host", "datastream.schematichq.com:8443"),
            ("x-schematic-api-key", "key"),
            ("x-schematic-client", "schematic-rust"),
            ("x-schematic-client-version", env!("CARGO_PKG_VERSION")),
            ("x-schematic-datastream-mode", "direct"),
            ("sec-websocket-version", "13"),
            ("upgrade", "websocket"),
            ("connection", "Upgrade"),
        ] {
            assert_eq!(request.headers()[name], value, "{name}");
        }
        let (_, other) = target("ws://localhost/").request();
        assert_eq!(other.uri().scheme_str(), Some("http"));
        assert_ne!(
            request.headers()[SEC_WEBSOCKET_KEY],
            other.headers()[SEC_WEBSOCKET_KEY]
        );
    }

    #[test]
    fn only_the_right_proof_is_accepted() {
        let (handshake, request) = target("ws://localhost/").request();
        let mut answer = HeaderMap::new();
        answer.insert(UPGRADE, HeaderValue::from_static("WebSocket"));
        answer.insert(CONNECTION, HeaderValue::from_static("keep-alive, Upgrade"));
        assert!(handshake.verify(&answer).is_err());
        let proof = derive_accept_key(request.headers()[SEC_WEBSOCKET_KEY].as_bytes());
        answer.insert(SEC_WEBSOCKET_ACCEPT, proof.parse().unwrap());
        assert_eq!(handshake.verify(&answer), Ok(()));

        let (other, _) = target("ws://localhost/").request();
        assert!(other.verify(&answer).is_err());
        for (name, value) in [
            ("sec-websocket-extensions", "permessage-deflate"),
            ("sec-websocket-protocol", "chat"),
            ("upgrade", "h2c"),
            ("connection", "close"),
        ] {
            let mut answer = answer.clone();
            answer.insert(name, HeaderValue::from_static(value));
            assert!(handshake.verify(&answer).is_err(), "{name}");
        }
    }
}

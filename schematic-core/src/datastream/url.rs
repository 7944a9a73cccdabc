use url::Url;

use crate::{Error, ErrorKind};

/// Returns the address of the DataStream that belongs to `base`: the address of the API, from which the
/// scheme, the host's first label and the path are changed, or a `ws` or `wss` address, which is
/// taken as it is.
pub(crate) fn datastream_url(base: &str) -> Result<Url, Error> {
    let mut url = Url::parse(base.trim()).map_err(|error| {
        Error::new(
            ErrorKind::Config,
            "the DataStream's address must be an absolute URL such as https://api.schematichq.com",
        )
        .with_source(error)
    })?;
    url.set_fragment(None);
    // Neither fails for a scheme with a host, and all that pass below have one.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let scheme = match url.scheme() {
        "ws" | "wss" => return Ok(url),
        "http" => "ws",
        "https" => "wss",
        other => {
            return Err(Error::new(
                ErrorKind::Config,
                format!(
                    "the DataStream's address must begin with https, http, wss or ws, not {other}"
                ),
            ));
        }
    };
    let host = url.domain().and_then(|host| {
        let rest = host.strip_prefix("api.").filter(|rest| !rest.is_empty())?;
        Some(format!("datastream.{rest}"))
    });
    if let Some(host) = host {
        url.set_host(Some(&host)).map_err(unusable)?;
    }
    url.set_scheme(scheme)
        .map_err(|()| Error::new(ErrorKind::Config, "the DataStream's address is unusable"))?;
    url.set_path("/datastream");
    url.set_query(None);
    Ok(url)
}

fn unusable(error: url::ParseError) -> Error {
    Error::new(ErrorKind::Config, "the DataStream's address is unusable").with_source(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_follows_from_the_apis() {
        for (base, url) in [
            (
                "https://api.schematichq.com",
                "wss://datastream.schematichq.com/datastream",
            ),
            (
                "https://api.staging.example.com:8443/v1?x=1",
                "wss://datastream.staging.example.com:8443/datastream",
            ),
            (
                "http://api.localhost:8080",
                "ws://datastream.localhost:8080/datastream",
            ),
            ("http://api:8080", "ws://api:8080/datastream"),
            ("http://api.:8080", "ws://api.:8080/datastream"),
            ("http://localhost:8080", "ws://localhost:8080/datastream"),
            (
                "https://api-eu.schematichq.com",
                "wss://api-eu.schematichq.com/datastream",
            ),
            (
                "https://custom.example.com/base",
                "wss://custom.example.com/datastream",
            ),
            (
                "https://API.schematichq.com",
                "wss://datastream.schematichq.com/datastream",
            ),
            ("http://[::1]:9/", "ws://[::1]:9/datastream"),
            ("http://10.0.0.1:9/", "ws://10.0.0.1:9/datastream"),
            (
                "https://me:secret@api.example.com/#top",
                "wss://datastream.example.com/datastream",
            ),
            (
                "https://api.example.com:443",
                "wss://datastream.example.com/datastream",
            ),
        ] {
            assert_eq!(datastream_url(base).expect(base).as_str(), url, "{base}");
        }
    }

    #[test]
    fn a_web_socket_address_is_taken_as_it_is() {
        for url in [
            "wss://api.example.com/my/stream?x=1",
            "ws://localhost:8080/",
            "ws://[::1]:9/datastream",
        ] {
            assert_eq!(datastream_url(url).expect(url).as_str(), url);
        }
    }

    #[test]
    fn what_is_no_address_is_a_setting_that_cannot_be_used() {
        for base in [
            "",
            "api.schematichq.com",
            "ftp://api.example.com",
            "https://",
            "file:///x",
        ] {
            let error = datastream_url(base).expect_err(base);
            assert_eq!(error.kind(), ErrorKind::Config, "{base}");
        }
    }
}

//! What a URL says about a server.

use percent_encoding::percent_decode_str;
use url::Url;

use super::address::Address;
use super::error::RedisOptionsError;
use super::login::Login;
use crate::secret::Secret;

const PORT: u16 = 6379;

/// What a URL of Redis says.
pub(super) struct RedisUrl {
    pub(super) address: Address,
    pub(super) login: Login,
    pub(super) database: u16,
    pub(super) tls: bool,
}

impl RedisUrl {
    pub(super) fn differs_by_address_alone(&self, other: &Self) -> bool {
        self.login.is_same(&other.login) && (self.tls, self.database) == (other.tls, other.database)
    }
}

/// Reads a URL of Redis.
pub(super) fn parse(url: &str) -> Result<RedisUrl, RedisOptionsError> {
    const NO_URL: RedisOptionsError = RedisOptionsError::url("the URL of Redis is no URL");
    let url = Url::parse(url.trim()).map_err(|_| NO_URL)?;
    let tls = match url.scheme() {
        "redis" => false,
        "rediss" => true,
        _ => {
            return Err(RedisOptionsError::url(
                "the URL of Redis must begin with `redis://`, or `rediss://` for TLS",
            ));
        }
    };
    if url.query().is_some() || url.fragment().is_some() {
        return Err(RedisOptionsError::url(
            "the URL of Redis has a query or fragment; leave out everything from the `?` or `#` on, \
             and set it on the options",
        ));
    }
    let host = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or(NO_URL)?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let host = decode(host).ok_or(NO_URL)?;
    let user = match url.username() {
        "" => None,
        user => Some(decode(user).ok_or(NO_URL)?),
    };
    let password = match url.password() {
        None => None,
        Some(password) => Some(Secret::new(&decode(password).ok_or(NO_URL)?)),
    };
    let database = match url.path().trim_matches('/') {
        "" => 0,
        number => number.parse().map_err(|_| {
            RedisOptionsError::url("the path of the URL of Redis is the number of a database")
        })?,
    };
    Ok(RedisUrl {
        address: Address::new(host, url.port().unwrap_or(PORT)),
        login: Login { user, password },
        database,
        tls,
    })
}

/// Resolves percent-encoding; `None` if that is no text.
fn decode(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_a_url_can_say() {
        let read = parse("rediss://re%40der:s%3Acret@[::1]:6380/2").unwrap();
        assert_eq!((&*read.address.host, read.address.port), ("::1", 6380));
        assert_eq!(read.login.user.as_deref(), Some("re@der"));
        assert_eq!(read.login.password.unwrap().expose(), "s:cret");
        assert_eq!((read.database, read.tls), (2, true));

        let read = parse("redis://:secret@cache").unwrap();
        assert_eq!((&*read.address.host, read.address.port), ("cache", 6379));
        assert!(read.login.user.is_none() && !read.tls);
        assert_eq!(read.login.password.unwrap().expose(), "secret");
        assert_eq!(read.database, 0);
    }

    #[test]
    fn what_is_no_url_of_redis_is_not_repeated() {
        for url in [
            "",
            "secret",
            "redis:",
            "redis://",
            "http://:secret@cache",
            "redis://:secret@cache/db",
            "redis://:secret@cache/70000",
            "redis://:secret@cache?protocol=resp3",
            "redis://:secret@cache#insecure",
            "redis://:secret@cache:port",
            "redis://:%ff@cache",
        ] {
            let error = parse(url).map(drop).unwrap_err();
            for text in [error.to_string(), format!("{error:?}")] {
                assert!(
                    !text.contains("secret") && !text.contains("cache"),
                    "{text}"
                );
            }
        }
    }
}

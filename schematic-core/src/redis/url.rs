use percent_encoding::percent_decode_str;
use url::Url;

use super::error::RedisOptionsError;
use super::options::RedisOptions;

const PORT: u16 = 6379;

/// Reads a URL of Redis.
pub(super) fn parse(url: &str) -> Result<RedisOptions, RedisOptionsError> {
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
    let mut options = RedisOptions::new(host, url.port().unwrap_or(PORT)).tls(tls);
    if !url.username().is_empty() {
        options = options.user(decode(url.username()).ok_or(NO_URL)?);
    }
    if let Some(password) = url.password() {
        options = options.password(&decode(password).ok_or(NO_URL)?);
    }
    match url.path().trim_matches('/') {
        "" => Ok(options),
        number => {
            let number = number.parse().map_err(|_| {
                RedisOptionsError::url("the path of the URL of Redis is the number of a database")
            })?;
            Ok(options.database(number))
        }
    }
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
        let options = parse("rediss://re%40der:s%3Acret@[::1]:6380/2").unwrap();
        assert_eq!((&*options.host, options.port), ("::1", 6380));
        assert_eq!(options.user.as_deref(), Some("re@der"));
        assert_eq!(options.password.unwrap().expose(), "s:cret");
        assert_eq!((options.database, options.tls), (2, true));

        let options = parse("redis://:secret@cache").unwrap();
        assert_eq!((&*options.host, options.port), ("cache", 6379));
        assert!(options.user.is_none() && !options.tls);
        assert_eq!(options.password.unwrap().expose(), "secret");
        assert_eq!(options.database, 0);
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
            let error = parse(url).unwrap_err();
            for text in [error.to_string(), format!("{error:?}")] {
                assert!(
                    !text.contains("secret") && !text.contains("cache"),
                    "{text}"
                );
            }
        }
    }
}

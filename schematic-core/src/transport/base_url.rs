//! Base URLs of services.

use url::Url;

/// The address of a service of Schematic: scheme, host, port and path prefix, without a slash at
/// the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl(Box<str>);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, BaseUrlError> {
        let text = text.trim();
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => BaseUrlError::Scheme,
            _ => BaseUrlError::Unreadable,
        })?;
        // The parser forgives `http:host` and `http:///host`; a setting is better written out.
        if !matches!(url.scheme(), "http" | "https") || !text.contains("://") {
            return Err(BaseUrlError::Scheme);
        }
        // An `@` before the path stands behind credentials, even if these are empty.
        let authority = text.split_once("://").map_or("", |(_, rest)| rest);
        let authority = authority.split(['/', '\\', '?', '#']).next();
        if authority.is_some_and(|authority| authority.contains('@')) {
            return Err(BaseUrlError::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(BaseUrlError::Query);
        }
        Ok(Self(url.as_str().trim_end_matches('/').into()))
    }

    /// Returns the URL of `path`, which begins with a slash.
    pub(crate) fn join(&self, path: &str) -> String {
        [&*self.0, path].concat()
    }

    pub(crate) fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_kept_and_slashes_at_the_end_are_not() {
        for (text, joined) in [
            ("https://api.example", "https://api.example/flags"),
            ("https://api.example/", "https://api.example/flags"),
            ("https://api.example//", "https://api.example/flags"),
            (
                " http://localhost:8787/v1/ ",
                "http://localhost:8787/v1/flags",
            ),
            ("HTTP://[::1]:80/a/b", "http://[::1]/a/b/flags"),
            ("https://api.example/a@b", "https://api.example/a@b/flags"),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().join("/flags"), joined);
        }
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        use BaseUrlError::{Credentials, Query, Scheme, Unreadable};
        for (text, expected) in [
            ("api.example", Scheme),
            ("//api.example", Scheme),
            ("localhost:8787", Scheme),
            ("http:api.example", Scheme),
            ("ws://api.example", Scheme),
            ("file:///etc", Scheme),
            ("https://key@api.example", Credentials),
            ("https://user:password@api.example", Credentials),
            ("https://@api.example", Credentials),
            ("https://api.example?a=b", Query),
            ("https://api.example/#a", Query),
            ("https://", Unreadable),
            ("https://a b", Unreadable),
            ("https://api.example:99999", Unreadable),
        ] {
            assert_eq!(BaseUrl::parse(text), Err(expected), "{text}");
        }
    }
}

/// An error of a text that cannot be a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseUrlError {
    /// It has a user name or a password in it.
    Credentials,
    /// It has a query or a fragment, behind which no path fits.
    Query,
    /// Its scheme is missing, or neither `http` nor `https`.
    Scheme,
    /// It is no URL.
    Unreadable,
}

//! Content codings: none is asked for, and none is read.

use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, HeaderValue};

/// What the client asks for: bodies as they are.
pub(crate) const IDENTITY: HeaderValue = HeaderValue::from_static("identity");

/// Returns whether a request with these headers asks for a body as it is. An application that asks
/// for another one reads it itself.
pub(super) fn is_identity_asked(request: &HeaderMap) -> bool {
    request.get(ACCEPT_ENCODING) == Some(&IDENTITY)
}

/// Returns the codings that an answer with these headers has.
pub(super) fn codings(answer: &HeaderMap) -> Option<String> {
    let codings: Vec<&str> = answer
        .get_all(CONTENT_ENCODING)
        .iter()
        .map(|value| value.to_str().unwrap_or("something unreadable"))
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"))
        .collect();
    (!codings.is_empty()).then(|| codings.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(answered: &[&'static str]) -> Option<String> {
        let mut answer = HeaderMap::new();
        for value in answered {
            answer.append(CONTENT_ENCODING, HeaderValue::from_static(value));
        }
        codings(&answer)
    }

    #[test]
    fn codings_are_named() {
        assert_eq!(coding(&["gzip"]).as_deref(), Some("gzip"));
        let several = coding(&["gzip, identity", "br"]);
        assert_eq!(several.as_deref(), Some("gzip, br"));
        for plain in [&[][..], &["identity"], &["Identity"], &[""]] {
            assert_eq!(coding(plain), None, "{plain:?}");
        }
    }
}

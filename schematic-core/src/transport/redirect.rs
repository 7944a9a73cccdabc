//! Redirects: followed within the origin that the request was meant for, and nowhere else. One that
//! is not followed is the answer.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING};
use http::{Method, Request, Response, StatusCode, Uri};
use url::Url;

use super::exchange::{Exchange, Over, SendFuture};

/// How many redirects in a row are followed.
const MAX_HOPS: usize = 5;

/// An exchange that follows redirects within one origin. The API key goes nowhere else.
#[derive(Clone, Debug)]
pub(crate) struct FollowRedirects(Arc<dyn Exchange>);

impl FollowRedirects {
    pub(crate) fn new(inner: Arc<dyn Exchange>) -> Self {
        Self(inner)
    }
}

impl Exchange for FollowRedirects {
    fn send(&self, mut request: Arc<Request<Bytes>>, over: Over) -> SendFuture {
        let inner = Arc::clone(&self.0);
        Box::pin(async move {
            let mut hops = 0;
            loop {
                let mut response = inner.send(Arc::clone(&request), over).await?;
                let refusal = match next(&request, &response) {
                    Ok(None) => return Ok(response),
                    // Its body says nothing, and may never end: it is dropped.
                    Ok(Some(next)) if hops < MAX_HOPS => {
                        hops += 1;
                        request = Arc::new(next);
                        continue;
                    }
                    Ok(Some(_)) => {
                        RedirectRefusal(format!("there were more than {MAX_HOPS} in a row"))
                    }
                    Err(refusal) => refusal,
                };
                response.extensions_mut().insert(refusal);
                return Ok(response);
            }
        })
    }
}

/// Why a redirect is not followed: an extension of the answer, which is a refusal then.
#[derive(Clone, Debug)]
pub(super) struct RedirectRefusal(String);

impl RedirectRefusal {
    /// Returns the reason, as the second half of a sentence.
    pub(super) fn reason(&self) -> &str {
        &self.0
    }
}

/// Returns the request that a redirecting `response` to `request` asks for, if it asks for one.
fn next<B>(
    request: &Request<Bytes>,
    response: &Response<B>,
) -> Result<Option<Request<Bytes>>, RedirectRefusal> {
    let keeps_method = match response.status() {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => request.method() != Method::POST,
        StatusCode::SEE_OTHER => matches!(*request.method(), Method::GET | Method::HEAD),
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        _ => return Ok(None),
    };
    let Some(location) = response.headers().get(LOCATION) else {
        return Ok(None);
    };
    let refused = |reason: &str| RedirectRefusal(reason.to_owned());
    let from = Url::parse(&request.uri().to_string())
        .map_err(|_| refused("the request's own target is no URL"))?;
    // Not UTF-8, or no URL: it leads nowhere.
    let to = std::str::from_utf8(location.as_bytes())
        .ok()
        .and_then(|location| from.join(location).ok())
        .ok_or_else(|| refused("its target is no URL"))?;
    if from.scheme() == "https" && to.scheme() != "https" {
        return Err(refused("it leads from https to a connection without TLS"));
    }
    if from.origin() != to.origin() {
        let origin = to.origin().ascii_serialization();
        return Err(RedirectRefusal(format!(
            "it leads to another origin, {origin}, which must not see the API key"
        )));
    }
    let uri: Uri = to[..url::Position::AfterQuery]
        .parse()
        .map_err(|_| refused("its target is no URL"))?;
    let mut next = request.clone();
    *next.uri_mut() = uri;
    if !keeps_method {
        *next.method_mut() = Method::GET;
        *next.body_mut() = Bytes::new();
        for header in [CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING] {
            next.headers_mut().remove(header);
        }
    }
    Ok(Some(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirect(method: Method, status: u16, location: &str) -> Result<Option<String>, String> {
        let mut request = Request::new(Bytes::from_static(b"{}"));
        *request.method_mut() = method;
        *request.uri_mut() = "https://api.example/v1/flags?x=1".parse().unwrap();
        let response = Response::builder()
            .status(status)
            .header(LOCATION, location)
            .body(Bytes::new())
            .unwrap();
        next(&request, &response)
            .map(|next| {
                next.map(|next| format!("{} {} {}", next.method(), next.uri(), next.body().len()))
            })
            .map_err(|refusal| refusal.reason().to_owned())
    }

    #[test]
    fn within_the_origin_it_is_followed() {
        for (method, status, location, expected) in [
            (
                Method::POST,
                307,
                "/v2/flags",
                "POST https://api.example/v2/flags 2",
            ),
            (
                Method::POST,
                308,
                "sub/?a#b",
                "POST https://api.example/v1/sub/?a 2",
            ),
            (
                Method::POST,
                302,
                "https://api.example:443/x",
                "GET https://api.example/x 0",
            ),
            (Method::PUT, 301, "/x", "PUT https://api.example/x 2"),
            (Method::PUT, 303, "/x", "GET https://api.example/x 0"),
        ] {
            let next = redirect(method, status, location).unwrap().unwrap();
            assert_eq!(next, expected, "{status}");
        }
    }

    #[test]
    fn nowhere_else() {
        for location in [
            "http://api.example/x",
            "https://evil.example/x",
            "//evil.example",
            "https://api.example:8443/x",
            "https://api.example@evil.example/",
            "http://[",
            "javascript:alert(1)",
        ] {
            assert!(redirect(Method::GET, 307, location).is_err(), "{location}");
        }
    }

    #[test]
    fn other_statuses_are_answers() {
        assert_eq!(redirect(Method::GET, 200, "/x"), Ok(None));
        assert_eq!(redirect(Method::GET, 304, "/x"), Ok(None));
    }
}

//! An example's answer, and what it has to be.

use http::HeaderMap;
use serde_json::Value;

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.text().await.expect("a whole body");
        Self {
            status,
            headers,
            body,
        }
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The value of a header that stands once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next()?.to_str().expect("text");
        assert!(values.next().is_none(), "{name} stands twice: {self:?}");
        Some(value)
    }

    /// Holds that it is a success with this JSON.
    pub fn is(&self, expected: &Value) {
        assert_eq!(self.status, 200, "{self:?}");
        assert_eq!(&self.json(), expected);
    }

    /// Holds that it is this refusal and tells nothing of what is behind it.
    pub fn refuses(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json")
        );
        let problem = self.json();
        for member in ["type", "title", "detail"] {
            assert!(problem[member].is_string(), "{member}: {problem}");
        }
        assert_eq!(problem["status"], status);
        assert_eq!(problem["code"], code);
        for secret in [
            "reports", "plus", "generate", "acme", "globex", "rule", "Matched",
        ] {
            assert!(!self.body.contains(secret), "{secret}: {}", self.body);
        }
        let challenge = (code == "identity_missing").then_some("Bearer");
        assert_eq!(self.header("www-authenticate"), challenge);
    }

    /// The seconds of `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        let seconds = self.header("retry-after")?;
        Some(seconds.parse().expect("whole seconds"))
    }
}

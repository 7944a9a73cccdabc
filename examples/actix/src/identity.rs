//! The example's own authentication: it stands for a session or a verified token.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use schematic_actix::EvaluationContext;

/// Who makes a request, once that is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Identity {
    company: String,
    user: Option<String>,
}

impl Identity {
    /// The keys by which Schematic knows them.
    pub(crate) fn keys(&self) -> EvaluationContext {
        let keys = EvaluationContext::company("org", self.company.as_str());
        match &self.user {
            Some(user) => keys.with_user("email", user.as_str()),
            None => keys,
        }
    }

    /// Reads `Authorization: Bearer COMPANY/USER` or `Bearer COMPANY`. Anything else is no
    /// identity, and neither is a header that comes twice.
    fn of(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all(AUTHORIZATION);
        let value = values.next().and_then(|value| value.to_str().ok())?;
        if values.next().is_some() {
            return None;
        }
        let token = value.strip_prefix("Bearer ")?;
        let (company, user) = match token.split_once('/') {
            Some((company, user)) => (company, Some(user)),
            None => (token, None),
        };
        let all_names = [Some(company), user].into_iter().flatten().all(is_name);
        all_names.then(|| Self {
            company: company.to_owned(),
            user: user.map(str::to_owned),
        })
    }
}

/// Middleware that leaves the [`Identity`] of a request in its extensions. Anonymous requests
/// pass too: the routes decide what that means.
pub(crate) async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if let Some(identity) = Identity::of(request.headers()) {
        request.extensions_mut().insert(identity);
    }
    next.call(request).await
}

fn is_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._@+-".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn identity(values: &[&str]) -> Option<Identity> {
        let mut headers = HeaderMap::new();
        for value in values {
            let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header's value");
            headers.append(AUTHORIZATION, value);
        }
        Identity::of(&headers)
    }

    #[test]
    fn companies_and_their_users_are_taken_as_they_are() {
        let acme = |user: Option<&str>| Identity {
            company: "Acme-1".to_owned(),
            user: user.map(str::to_owned),
        };
        assert_eq!(identity(&["Bearer Acme-1"]), Some(acme(None)));
        let ada = Some("ada+x_y@acme.example");
        assert_eq!(
            identity(&["Bearer Acme-1/ada+x_y@acme.example"]),
            Some(acme(ada))
        );
    }

    #[test]
    fn anything_else_is_no_identity() {
        for value in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer /ada",
            "Bearer acme/",
            "Bearer acme/ada/x",
            "Bearer acme ada",
            "Bearer  acme",
            "Bearer acmé",
            "Bearer acme,other",
            "bearer acme",
            "Basic acme",
        ] {
            assert_eq!(identity(&[value]), None, "{value:?}");
        }
        assert_eq!(identity(&[]), None);
        assert_eq!(identity(&["Bearer acme", "Bearer acme"]), None);
        assert_eq!(identity(&["Bearer acme", "Basic x"]), None);
    }
}

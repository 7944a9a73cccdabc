use std::str;

/// The token of a request, `Bearer COMPANY/USER` or `Bearer COMPANY`. It stands for a session or a
/// verified token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The company that makes the request.
    pub company: String,
    /// The user, if the token names one.
    pub user: Option<String>,
}

impl Bearer {
    /// Reads the values of a request's `Authorization` header. Anything but one well-formed token
    /// is none: a request with two headers is anonymous.
    pub fn read<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> Option<Self> {
        let mut values = values.into_iter();
        let value = values.next().and_then(|value| str::from_utf8(value).ok())?;
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

fn is_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._@+-".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &[&str]) -> Option<Bearer> {
        Bearer::read(values.iter().map(|value| value.as_bytes()))
    }

    #[test]
    fn companies_and_their_users_are_taken_as_they_are() {
        let acme = |user: Option<&str>| Bearer {
            company: "Acme-1".to_owned(),
            user: user.map(str::to_owned),
        };
        assert_eq!(read(&["Bearer Acme-1"]), Some(acme(None)));
        let ada = Some("ada+x_y@acme.example");
        assert_eq!(
            read(&["Bearer Acme-1/ada+x_y@acme.example"]),
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
            assert_eq!(read(&[value]), None, "{value:?}");
        }
        assert_eq!(read(&[]), None);
        assert_eq!(read(&["Bearer acme", "Bearer acme"]), None);
        assert_eq!(read(&["Bearer acme", "Basic x"]), None);
        assert_eq!(Bearer::read([&b"Bearer \xff"[..]]), None);
    }
}

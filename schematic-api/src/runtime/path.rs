//! Paths of operations, with values in place of the names in braces.

use super::{Error, ErrorKind};

/// Returns `template` with every `{name}` replaced by its percent-encoded value.
///
/// The template is held to be a path and nothing else: a transport appends it to the address of
/// Schematic's API, where `@other.example/` would name another host.
pub(super) fn fill(template: &str, values: &[(&'static str, String)]) -> Result<String, Error> {
    check(template)?;
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str());
        filled.push_str(before);
        encode(accept(name, value)?, &mut filled);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Appends `text` to `to`, everything but unreserved characters percent-encoded.
pub(super) fn encode(text: &str, to: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| {
        HEX.get(usize::from(nibble))
            .copied()
            .map_or('0', char::from)
    };
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                to.push(char::from(byte));
            }
            _ => to.extend(['%', digit(byte >> 4), digit(byte & 0x0F)]),
        }
    }
}

/// Refuses what is no absolute path, or one that could lead elsewhere once it is part of a URL.
fn check(template: &str) -> Result<(), Error> {
    let is_of_a_path =
        |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%{}".contains(&byte);
    let problem = if !template.starts_with('/') {
        "does not begin with a slash"
    } else if template.starts_with("//") {
        "begins with two slashes, behind which a host stands"
    } else if template.contains(['?', '#']) {
        "has a query or a fragment; query parameters are set one by one"
    } else if !template.bytes().all(is_of_a_path) {
        "has a character that stands in no path unless it is percent-encoded"
    } else if template.split('/').any(is_dot_segment) {
        "has a dot segment"
    } else {
        return Ok(());
    };
    Err(Error::new(
        ErrorKind::InvalidRequest,
        format!("the path `{}` {problem}", template.escape_debug()),
    ))
}

/// Returns whether `segment` is one dot or two, percent-encoded or not.
fn is_dot_segment(segment: &str) -> bool {
    match strip_dot(segment) {
        None => false,
        Some("") => true,
        Some(rest) => strip_dot(rest) == Some(""),
    }
}

fn strip_dot(text: &str) -> Option<&str> {
    [".", "%2e", "%2E"]
        .iter()
        .find_map(|dot| text.strip_prefix(dot))
}

/// Returns a value that can stand for one segment of a path.
fn accept<'a>(name: &str, value: Option<&'a str>) -> Result<&'a str, Error> {
    let problem = match value {
        None => "is missing",
        Some("") => "is empty",
        Some("." | "..") => "is a dot segment, which no server would take as a name",
        Some(value) => return Ok(value),
    };
    Err(Error::new(
        ErrorKind::InvalidRequest,
        format!("the path parameter `{name}` {problem}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: &str) -> Result<String, Error> {
        fill("/flags/{key}/check", &[("key", value.to_owned())])
    }

    #[test]
    fn what_could_change_the_path_is_encoded() {
        assert_eq!(one("x/y?z=1#a").unwrap(), "/flags/x%2Fy%3Fz%3D1%23a/check");
        assert_eq!(one("50% é").unwrap(), "/flags/50%25%20%C3%A9/check");
        assert_eq!(one("a-b_c.d~e").unwrap(), "/flags/a-b_c.d~e/check");
        assert_eq!(one("%2e%2e").unwrap(), "/flags/%252e%252e/check");
    }

    #[test]
    fn what_could_lead_to_another_host_is_refused() {
        for template in [
            "",
            "flags",
            "@other.example/",
            "//other.example/",
            "/\\other.example/",
            "\\\\other.example/",
            "\\x",
            ":80/",
            ".other.example/",
            "http://other.example/",
            "https:other.example",
            " /flags",
            "/flags ",
            "/fl\nags",
            "/\t/other.example",
            "/flags?a=b",
            "/flags#a",
            "?a=b",
            "/..",
            "/../flags",
            "/a/./b",
            "/a/%2e%2E/b",
            "/a/.%2e",
            "/é",
        ] {
            let error = fill(template, &[]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{template}");
        }
        for template in [
            "/",
            "/flags",
            "/a@b",
            "/a//b",
            "/a:b/c.d",
            "/50%25",
            "/.a/..b/...",
        ] {
            assert_eq!(fill(template, &[]).unwrap(), template);
        }
    }

    #[test]
    fn what_is_no_segment_is_refused() {
        for value in ["", ".", ".."] {
            assert_eq!(one(value).unwrap_err().kind(), ErrorKind::InvalidRequest);
        }
        assert!(fill("/flags/{key}", &[]).is_err());
        assert_eq!(fill("/flags", &[]).unwrap(), "/flags");
    }
}

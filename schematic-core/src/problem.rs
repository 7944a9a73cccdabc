//! Problem documents (RFC 9457): how refusals say what is wrong.

use serde::Serialize;

/// The media type of a problem document.
pub(crate) const CONTENT_TYPE: &str = "application/problem+json";

/// Writes the problem document of a refusal: a JSON object with `type`, `title`, `status`, `detail` and
/// `code`.
pub(crate) fn document(status: u16, code: &str, detail: &str) -> String {
    let problem = Problem {
        kind: "about:blank",
        title: title(status),
        status,
        detail,
        code,
    };
    // Plain texts and a number cannot fail to be written.
    serde_json::to_string(&problem).unwrap_or_default()
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
}

/// Returns the status's phrase: what a problem of type `about:blank` has as its title.
fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "Refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_its_five_members() {
        let problem = document(402, "flag_off", "Not for you: \"ever\".");
        let problem: serde_json::Value = serde_json::from_str(&problem).expect("JSON");
        let expected = serde_json::json!({
            "type": "about:blank",
            "title": "Payment Required",
            "status": 402,
            "detail": "Not for you: \"ever\".",
            "code": "flag_off",
        });
        assert_eq!(problem, expected);
    }
}

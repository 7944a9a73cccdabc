//! Values of a shared store that are read without being compiled.

use serde::Deserialize;

/// Returns the value of a lookup that leads to `id`: a JSON string, quotes included.
#[must_use]
pub fn write_lookup(id: &str) -> String {
    serde_json::Value::from(id).to_string()
}

/// Returns the id to which a lookup leads, or `None` if its value is none.
#[must_use]
pub fn read_lookup(value: &[u8]) -> Option<String> {
    let id: String = serde_json::from_slice(value).ok()?;
    (!id.is_empty()).then_some(id)
}

/// What a stored flag, company or user says about where it belongs. Members that are missing or null
/// are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredNames {
    /// The id.
    pub id: String,
    /// The id of the environment.
    pub environment_id: String,
}

impl StoredNames {
    /// Reads them, in either spelling. Returns `None` if the value is no JSON object, or names two
    /// environments.
    #[must_use]
    pub fn read(value: &[u8]) -> Option<Self> {
        if !value.trim_ascii_start().starts_with(b"{") {
            // A derived reader takes a list for a struct.
            return None;
        }
        let read: Members = serde_json::from_slice(value).ok()?;
        // A change that was merged into a value of the other spelling leaves both.
        let environments = [read.environment_id, read.environment_id_in_camel_case];
        let mut named = environments
            .into_iter()
            .flatten()
            .filter(|id| !id.is_empty());
        let environment_id = named.next().unwrap_or_default();
        if named.any(|other| other != environment_id) {
            return None;
        }
        Some(Self {
            id: read.id.unwrap_or_default(),
            environment_id,
        })
    }
}

#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    environment_id: Option<String>,
    #[serde(default, rename = "environmentId")]
    environment_id_in_camel_case: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lookup_is_a_quoted_id() {
        assert_eq!(write_lookup("comp_1"), "\"comp_1\"");
        for id in ["comp_1", "a\"b", "Ä", " "] {
            assert_eq!(
                read_lookup(write_lookup(id).as_bytes()).as_deref(),
                Some(id)
            );
        }
        for value in [
            "",
            "comp_1",
            "\"\"",
            "null",
            "7",
            "{}",
            "\"a",
            "\"a\"\"b\"",
            "\u{0}",
        ] {
            assert_eq!(read_lookup(value.as_bytes()), None, "{value}");
        }
        assert_eq!(read_lookup(b"\"\xff\""), None);
    }

    #[test]
    fn the_environment_is_read_in_both_spellings() {
        let names = |text: &str| StoredNames::read(text.as_bytes());
        let read = |id: &str, environment: &str| {
            Some(StoredNames {
                id: id.to_owned(),
                environment_id: environment.to_owned(),
            })
        };
        assert_eq!(
            names(r#"{"id":"c","environment_id":"e","x":[]}"#),
            read("c", "e")
        );
        assert_eq!(names(r#"{"id":"c","environmentId":"e"}"#), read("c", "e"));
        assert_eq!(names(r#"{"id":null,"environment_id":null}"#), read("", ""));
        assert_eq!(names(" {}"), read("", ""));
        for (snake, camel, expected) in [
            ("", "e", read("", "e")),
            ("e", "", read("", "e")),
            ("e", "e", read("", "e")),
            ("e", "other", None),
        ] {
            let text = format!(r#"{{"environment_id":"{snake}","environmentId":"{camel}"}}"#);
            assert_eq!(names(&text), expected, "{text}");
        }
        let twice = r#"{"environment_id":"e","environment_id":"e"}"#;
        assert_eq!(names(twice), None);
        for text in ["", "[]", "[\"c\",\"e\"]", "7", "{", "{\"id\":7}"] {
            assert_eq!(names(text), None, "{text}");
        }
    }
}

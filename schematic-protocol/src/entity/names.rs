//! Names of an entity in JSON that may be unreadable otherwise.

use std::fmt;

use serde::de::{Deserialize, Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Keys;

/// The longest text that names something, in bytes of JSON.
const MAX_TEXT: usize = 64 * 1024;

/// How many keys name one entity at most.
const MAX_KEYS: usize = 1_024;

/// The members that name an entity, or what an error is about.
///
/// Members of the wrong type and texts of an absurd length count as absent, and nothing is made of
/// what else is there: the data may be anything, and of any length.
///
/// ```
/// use schematic_protocol::entity::EntityNames;
///
/// let data = serde_json::from_str(r#"{"id":"comp_1","traits":[{"value":"Ada \ud83d"}]}"#)?;
/// assert_eq!(EntityNames::read(data).id.as_deref(), Some("comp_1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntityNames {
    /// The id.
    pub id: Option<String>,
    /// The key of a flag.
    pub key: Option<String>,
    /// The keys of a company or a user.
    pub keys: Keys,
    /// The type of the entity, where it is an error's data.
    pub entity_type: Option<String>,
    /// What went wrong, where it is an error's data.
    pub error: Option<String>,
}

impl EntityNames {
    /// Reads what names an entity, and nothing else.
    #[must_use]
    pub fn read(data: &RawValue) -> Self {
        let mut named = Self::default();
        match data.get().as_bytes().first() {
            // What was read before something that makes no sense still counts.
            Some(b'{') => {
                let mut source = serde_json::Deserializer::from_str(data.get());
                let _ = source.deserialize_map(Members(&mut named));
            }
            Some(b'"') => named.error = text(data),
            _ => {}
        }
        named
    }

    /// Takes a member.
    fn take(&mut self, member: Member, value: &RawValue) {
        match member {
            Member::Id => self.id = name(value),
            Member::Key => self.key = name(value),
            Member::Keys => self.keys = keys(value),
            Member::EntityType => self.entity_type = name(value),
            Member::Error => self.error = text(value),
            Member::Unknown => {}
        }
    }
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Member {
    Id,
    Key,
    Keys,
    EntityType,
    Error,
    #[serde(other)]
    Unknown,
}

struct Members<'n>(&'n mut EntityNames);

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(member) = members.next_key()? {
            match member {
                Member::Unknown => {
                    members.next_value::<IgnoredAny>()?;
                }
                member => self.0.take(member, members.next_value()?),
            }
        }
        Ok(())
    }
}

/// Reads a text that names something.
fn name(value: &RawValue) -> Option<String> {
    let json = value.get();
    let text: String = (json.len() <= MAX_TEXT && json.starts_with('"'))
        .then(|| serde_json::from_str(json).ok())??;
    (!text.is_empty()).then_some(text)
}

/// Reads a text for people.
fn text(value: &RawValue) -> Option<String> {
    let json = value.get();
    if json.starts_with('"') && json.len() > MAX_TEXT {
        return Some(format!(
            "a text of {} bytes, which is not shown",
            json.len()
        ));
    }
    name(value)
}

/// Reads keys, unless they are too many to name one entity.
fn keys(value: &RawValue) -> Keys {
    let json = value.get();
    if json.len() > MAX_TEXT || !json.starts_with('{') {
        return Keys::new();
    }
    let mut keys = Pairs(Vec::new());
    let mut source = serde_json::Deserializer::from_str(json);
    match source.deserialize_map(&mut keys) {
        Ok(()) => keys.0.into_iter().collect(),
        Err(_) => Keys::new(),
    }
}

/// The members of an object that are texts.
struct Pairs(Vec<(String, String)>);

impl<'de> Visitor<'de> for &mut Pairs {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some((name, value)) = members.next_entry::<String, &RawValue>()? {
            if self.0.len() == MAX_KEYS {
                return Err(serde::de::Error::custom("too many keys"));
            }
            if let Ok(value) = String::deserialize(value) {
                self.0.push((name, value));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> EntityNames {
        EntityNames::read(serde_json::from_str(json).expect(json))
    }

    #[test]
    fn what_makes_no_sense_hides_nothing_else() {
        let named = read(
            r#"{"traits":[{"value":"Ada \ud83d"}],"n":1e400,"id":"c1","key":7,"error":[],
                "keys":{"org":"42","bad":1,"worse":"\ud83d"},"entity_type":"rulesengine.User"}"#,
        );
        assert_eq!(named.id.as_deref(), Some("c1"));
        assert_eq!((named.key, named.error), (None, None));
        assert_eq!(named.keys, Keys::from([("org", "42")]));
        assert_eq!(named.entity_type.as_deref(), Some("rulesengine.User"));

        // A name that is none ends the reading, and what came before stands.
        let named = read(r#"{"id":"c1","\ud83d":1,"key":"k"}"#);
        assert_eq!((named.id.as_deref(), named.key), (Some("c1"), None));
    }

    #[test]
    fn data_of_any_other_shape_names_nothing() {
        for json in [
            "null",
            "5",
            "true",
            "[]",
            r#"[{"id":"c1"}]"#,
            "{}",
            r#"{"id":""}"#,
        ] {
            assert_eq!(read(json), EntityNames::default(), "{json}");
        }
        assert_eq!(read(r#""gone""#).error.as_deref(), Some("gone"));
    }

    #[test]
    fn of_absurd_lengths_nothing_is_kept() {
        let long = "x".repeat(MAX_TEXT);
        let keys: Vec<_> = (0..=MAX_KEYS).map(|n| format!(r#""{n}":"v""#)).collect();
        let named = read(&format!(
            r#"{{"id":"{long}","error":"{long}","keys":{{{}}}}}"#,
            keys.join(",")
        ));
        assert_eq!((named.id, named.keys.len()), (None, 0));
        let error = named.error.expect("a text");
        assert!(error.len() < 100, "{error}");
    }

    #[test]
    fn a_name_may_be_64_kib_of_json_and_no_more() {
        // The quotes count, and what is around a key.
        for (length, is_read) in [(65_536, true), (65_537, false)] {
            let name = "x".repeat(length - 2);
            let value = "x".repeat(length - r#"{"org":""}"#.len());
            let named = read(&format!(
                r#"{{"id":"{name}","error":"{name}","keys":{{"org":"{value}"}}}}"#
            ));
            assert_eq!(named.id.is_some(), is_read, "{length}");
            assert_eq!(named.error == Some(name), is_read, "{length}");
            assert_eq!(named.keys.len(), usize::from(is_read), "{length}");
        }
    }
}

use crate::entity::EntityKind;

/// The prefix of all keys, unless a fleet has another.
pub const DEFAULT_PREFIX: &str = "schematic";

/// The keys under which one version of the data is stored.
///
/// Names and values of keys, and keys of flags, are stored in lower case; ids are stored as they are.
/// Nothing is escaped, so any of them may have a colon in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StoredKeys {
    prefix: Box<str>,
    version: Box<str>,
}

impl StoredKeys {
    /// Creates the keys with this prefix, for the data of this version.
    #[must_use]
    pub fn new(prefix: &str, version: &str) -> Self {
        Self {
            prefix: prefix.into(),
            version: version.into(),
        }
    }

    /// Returns the prefix.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns the version of the data.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Returns the key of the flag `key`.
    #[must_use]
    pub fn flag(&self, key: &str) -> String {
        self.join("flags", &[&key.to_lowercase()])
    }

    /// Returns the key of the digest of the last list of flags whose lack of flags was acted on.
    #[must_use]
    pub fn flag_list(&self) -> String {
        format!("{}:datastream:flag_list:{}", self.prefix, self.version)
    }

    /// Returns the key of the company or user with this id.
    #[must_use]
    pub fn entity(&self, kind: EntityKind, id: &str) -> String {
        self.join(slot(kind), &[id])
    }

    /// Returns the key of the lookup that leads from a key of a company or user to its id.
    #[must_use]
    pub fn lookup(&self, kind: EntityKind, name: &str, value: &str) -> String {
        self.join(slot(kind), &[&name.to_lowercase(), &value.to_lowercase()])
    }

    fn join(&self, slot: &str, parts: &[&str]) -> String {
        let mut key = format!("{}:{slot}:{}", self.prefix, self.version);
        for part in parts {
            key.push(':');
            key.push_str(part);
        }
        key
    }
}

const fn slot(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Company => "company",
        EntityKind::User => "user",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_in_lower_case_and_ids_are_not() {
        let keys = StoredKeys::new("schematic", "1a2b");
        assert_eq!(
            keys.flag("Team/Über:Flag"),
            "schematic:flags:1a2b:team/über:flag"
        );
        for (kind, slot) in [(EntityKind::Company, "company"), (EntityKind::User, "user")] {
            let id = keys.entity(kind, "Comp_ÄB");
            assert_eq!(id, format!("schematic:{slot}:1a2b:Comp_ÄB"));
            let lookup = keys.lookup(kind, "ORG", "GRÖSSE AG");
            assert_eq!(lookup, format!("schematic:{slot}:1a2b:org:grösse ag"));
        }
    }

    #[test]
    fn colons_are_not_escaped() {
        let keys = StoredKeys::new("a:b", "v");
        assert_eq!(
            keys.lookup(EntityKind::Company, "url", "https://Beta.example/x:y"),
            "a:b:company:v:url:https://beta.example/x:y",
        );
    }
}

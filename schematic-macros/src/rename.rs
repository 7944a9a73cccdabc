/// How a key is made of a variant's name: serde's rules and names for them.
#[derive(Clone, Copy)]
pub(crate) enum RenameRule {
    Camel,
    Kebab,
    Lower,
    Pascal,
    ScreamingKebab,
    ScreamingSnake,
    Snake,
    Upper,
}

const NAMES: [(&str, RenameRule); 8] = [
    ("lowercase", RenameRule::Lower),
    ("UPPERCASE", RenameRule::Upper),
    ("PascalCase", RenameRule::Pascal),
    ("camelCase", RenameRule::Camel),
    ("snake_case", RenameRule::Snake),
    ("SCREAMING_SNAKE_CASE", RenameRule::ScreamingSnake),
    ("kebab-case", RenameRule::Kebab),
    ("SCREAMING-KEBAB-CASE", RenameRule::ScreamingKebab),
];

impl RenameRule {
    /// The rule of that name; the error lists the names.
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, rule)| *rule).ok_or_else(|| {
            let names = NAMES.map(|(name, _)| format!("\"{name}\"")).join(", ");
            format!("unknown rule, expected one of {names}")
        })
    }

    /// The key of `variant`, which is a name in Pascal case.
    pub(crate) fn key(self, variant: &str) -> String {
        match self {
            Self::Camel => {
                let mut letters = variant.chars();
                let first = letters.next().map(|first| first.to_ascii_lowercase());
                first.into_iter().chain(letters).collect()
            }
            Self::Kebab => separated(variant, '-'),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Pascal => variant.to_owned(),
            Self::ScreamingKebab => separated(variant, '-').to_ascii_uppercase(),
            Self::ScreamingSnake => separated(variant, '_').to_ascii_uppercase(),
            Self::Snake => separated(variant, '_'),
            Self::Upper => variant.to_ascii_uppercase(),
        }
    }
}

/// Every capital but the first begins a word.
fn separated(variant: &str, separator: char) -> String {
    let mut key = String::with_capacity(variant.len() + 4);
    for (at, letter) in variant.char_indices() {
        if at > 0 && letter.is_uppercase() {
            key.push(separator);
        }
        key.push(letter.to_ascii_lowercase());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_as_serde_makes_them() {
        for (rule, expected) in [
            ("lowercase", "neweditor2"),
            ("UPPERCASE", "NEWEDITOR2"),
            ("PascalCase", "NewEditor2"),
            ("camelCase", "newEditor2"),
            ("snake_case", "new_editor2"),
            ("SCREAMING_SNAKE_CASE", "NEW_EDITOR2"),
            ("kebab-case", "new-editor2"),
            ("SCREAMING-KEBAB-CASE", "NEW-EDITOR2"),
        ] {
            let rule = RenameRule::named(rule).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(rule.key("NewEditor2"), expected);
        }
        assert!(RenameRule::named("kebab").is_err());
    }
}

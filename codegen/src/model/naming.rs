//! How names of the document become names of Rust.

/// Splits a name into its words: at capitals and at what is no letter or digit. A run of capitals
/// is one word, whose last letter begins the next word if a small one follows.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let begins = letter.is_ascii_uppercase()
            && (before.is_some_and(|before| !before.is_ascii_uppercase())
                || after.is_some_and(char::is_ascii_lowercase));
        if (begins || !letter.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Returns the name in snake case: `listCompanies` is `list_companies`.
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// Returns the name in upper camel case: `listCompanies` is `ListCompanies`, `csv.gz` is `CsvGz`.
pub(crate) fn upper_camel(name: &str) -> String {
    let mut camel = String::new();
    for word in words(name) {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// Returns the name of a schema as a type: as the document has it, so that it is found by that.
pub(crate) fn type_name(schema: &str) -> String {
    let mut letters = schema.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Returns the name of an enum's variant for this value.
pub(crate) fn variant(value: &str) -> String {
    let name = upper_camel(value);
    match name.chars().next() {
        // Enums keep what they do not know as `Other`.
        _ if name == "Other" => "OtherValue".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        _ => name,
    }
}

/// Returns the name of a struct's field or of a method's argument for this member.
pub(crate) fn field(member: &str) -> String {
    let name = snake(member);
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if matches!(
        name.as_str(),
        "other" | "presence" | "self" | "super" | "crate"
    ) {
        // Fields that every struct has, and keywords that have no other form.
        format!("{name}_")
    } else {
        name
    }
}

/// Words that are no names in Rust.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_at_capitals_and_after_marks() {
        for (name, snaked, camel) in [
            ("listCompanies", "list_companies", "ListCompanies"),
            (
                "deletePaymentMethodByExternalID",
                "delete_payment_method_by_external_id",
                "DeletePaymentMethodByExternalId",
            ),
            ("getWhoAmI", "get_who_am_i", "GetWhoAmI"),
            (
                "getIntegrationWebhookUrl",
                "get_integration_webhook_url",
                "GetIntegrationWebhookUrl",
            ),
            (
                "CompanyTaxIDView",
                "company_tax_id_view",
                "CompanyTaxIdView",
            ),
            ("MetricResetAt", "metric_reset_at", "MetricResetAt"),
            ("bundleId", "bundle_id", "BundleId"),
            ("csv.gz", "csv_gz", "CsvGz"),
            (
                "auto.topup.hard.failure",
                "auto_topup_hard_failure",
                "AutoTopupHardFailure",
            ),
            ("every_6_months", "every_6_months", "Every6Months"),
            ("one-time", "one_time", "OneTime"),
        ] {
            assert_eq!((&*snake(name), &*upper_camel(name)), (snaked, camel));
        }
    }

    #[test]
    fn names_that_are_taken_get_another() {
        assert_eq!(field("type"), "r#type");
        assert_eq!(field("other"), "other_");
        assert_eq!(field("Usage"), "usage");
        assert_eq!(variant("other"), "OtherValue");
        assert_eq!(variant("3d"), "Value3d");
    }
}

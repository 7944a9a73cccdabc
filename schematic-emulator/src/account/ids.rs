//! Readable ids: a prefix and a name.

use super::{Catalog, Listed};

/// The longest readable part of an id.
const MAX_SLUG: usize = 48;

/// Returns an id for an object called `name` that is not `taken`.
pub(crate) fn fresh(prefix: &str, name: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain = format!("{prefix}_{}", slug(name));
    if !taken(&plain) {
        return plain;
    }
    // Doubling first finds a free range in few steps, however many have this name.
    let mut upper = 2_u64;
    while taken(&format!("{plain}-{upper}")) {
        upper = upper.saturating_mul(2);
    }
    let mut lower = upper / 2;
    while upper - lower > 1 {
        let middle = lower + (upper - lower) / 2;
        if taken(&format!("{plain}-{middle}")) {
            lower = middle;
        } else {
            upper = middle;
        }
    }
    format!("{plain}-{upper}")
}

/// Returns an id and a key for an item called `name` that are not taken in a catalog.
pub(super) fn fresh_with_key<T: Listed>(
    prefix: &str,
    name: &str,
    catalog: &Catalog<T>,
) -> (String, String) {
    let key = |id: &str| id.get(prefix.len() + 1..).unwrap_or_default().to_owned();
    let id = fresh(prefix, name, |id| {
        catalog.has_id(id) || catalog.by_key(&key(id)).is_some()
    });
    let key = key(&id);
    (id, key)
}

/// Returns `name` in letters, digits, dashes and underscores.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars() {
        if slug.len() >= MAX_SLUG {
            break;
        }
        if character.is_ascii_alphanumeric() || character == '_' {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        "x".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_readable_and_differ() {
        assert_eq!(fresh("comp", "Acme Ltd.", |_| false), "comp_acme-ltd");
        assert_eq!(fresh("comp", "é", |_| false), "comp_x");
        let mut taken = HashSet::new();
        for _ in 0..100 {
            let id = fresh("comp", "acme", |id| taken.contains(id));
            assert!(taken.insert(id));
        }
        assert!(fresh("comp", &"a".repeat(1_000), |_| false).len() < 60);
    }
}

use std::collections::BTreeSet;

use super::document::{Document, FeatureFields, FlagFields};
use super::located::Located;

/// Returns the flags of a seed: those it declares, and one for each feature without a flag.
pub(super) fn flag_fields(document: &Document) -> Vec<(String, FlagFields)> {
    let mut flags: Vec<(String, FlagFields)> = document
        .flags
        .iter()
        .map(|(key, flag)| (key.to_owned(), flag.0.clone()))
        .collect();
    for (key, feature) in document.features.iter() {
        let flag = flag_of(key, &feature.0).to_owned();
        let named = Located::new(key.to_owned(), feature.place);
        match flags.iter_mut().find(|(known, _)| *known == flag) {
            Some((_, fields)) => {
                fields.feature.get_or_insert(named);
            }
            None => {
                let fields = FlagFields {
                    name: feature.0.name.clone(),
                    feature: Some(named),
                    ..FlagFields::default()
                };
                flags.push((flag, fields));
            }
        }
    }
    flags
}

/// Returns the keys of those flags.
pub(super) fn flag_keys(document: &Document) -> BTreeSet<&str> {
    let declared = document.flags.iter().map(|(key, _)| key);
    let of_features = document.features.iter();
    declared
        .chain(of_features.map(|(key, feature)| flag_of(key, &feature.0)))
        .collect()
}

/// Returns the key of the flag that a feature with this key has.
fn flag_of<'a>(key: &'a str, fields: &'a FeatureFields) -> &'a str {
    fields.flag.as_deref().unwrap_or(key)
}

use super::document::{Document, FeatureFields, FlagFields};
use super::located::Located;

/// Returns the flags of a seed: those it declares, and one for each feature without a flag.
pub(super) fn flag_fields(document: &Document) -> Vec<(String, FlagFields)> {
    let flag_of =
        |key: &str, fields: &FeatureFields| fields.flag.clone().unwrap_or_else(|| key.to_owned());
    let mut flags: Vec<(String, FlagFields)> = document
        .flags
        .iter()
        .map(|(key, flag)| (key.to_owned(), flag.0.clone()))
        .collect();
    for (key, feature) in document.features.iter() {
        let flag = flag_of(key, &feature.0);
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

//! Representations of features.

use schematic_rules::EntityType;
use serde_json::{Value, json};

use super::joined;
use crate::account::{Account, Feature, FeatureKind, TraitDefinition};

/// Returns a feature as the API shows it within other resources.
pub(crate) fn brief(account: &Account, feature: &Feature) -> Value {
    let shown = json!({
        "id": feature.id,
        "name": feature.name,
        "description": feature.description,
        "feature_type": feature.kind.as_str(),
        "event_source": "track",
        "event_subtype": feature.kind.event(),
        "trait_id": measured_trait(account, feature).map(|definition| &definition.id),
        "icon": "",
        "created_at": feature.created_at,
        "updated_at": feature.updated_at,
    });
    joined(shown, Value::Object(feature.shown.clone()))
}

/// Returns the definition of the trait that measures a feature.
pub(super) fn measured_trait<'a>(
    account: &'a Account,
    feature: &Feature,
) -> Option<&'a TraitDefinition> {
    match &feature.kind {
        FeatureKind::Trait(key) => account.traits.get(EntityType::Company, key),
        FeatureKind::Boolean | FeatureKind::Event(_) | FeatureKind::License => None,
    }
}

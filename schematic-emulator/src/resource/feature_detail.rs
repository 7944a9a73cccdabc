//! Representations of features with their flags and plans.

use serde_json::{Map, Value, json};

use super::entity::definition_json;
use super::feature::{brief, measured_trait};
use super::flag::detail as flag_json;
use super::joined;
use crate::account::{ACCOUNT_ID, Account, Feature};

/// Returns a feature with its flags and the plans that grant it.
pub(crate) fn detail(account: &Account, feature: &Feature) -> Value {
    let flags: Vec<Value> = account
        .flags_of(&feature.id)
        .map(|flag| flag_json(account, flag))
        .collect();
    let plans: Vec<Value> = account
        .plans
        .iter()
        .filter(|plan| plan.entitlements.contains_key(&feature.id))
        .map(|plan| json!({ "id": plan.id, "name": plan.name }))
        .collect();
    let mut more = Map::new();
    more.insert("account_id".to_owned(), json!(ACCOUNT_ID));
    more.insert("flags".to_owned(), json!(flags));
    more.insert("plans".to_owned(), json!(plans));
    if let Some(definition) = measured_trait(account, feature) {
        more.insert("trait".to_owned(), definition_json(definition));
    }
    joined(brief(account, feature), Value::Object(more))
}

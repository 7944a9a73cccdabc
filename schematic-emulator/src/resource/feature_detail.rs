//! Representations of features with their flags and plans.

use serde_json::{Map, Value, json};

use super::entity::definition_json;
use super::feature::{brief, measured_trait};
use super::{flag, joined};
use crate::account::{ACCOUNT_ID, Account, Feature, Plan};

/// Returns a feature with its flags and the plans that grant it.
pub(crate) fn detail(account: &Account, feature: &Feature) -> Value {
    let flags = account.flags_of(&feature.id);
    let flags = flags.map(|flag| flag::detail(account, flag));
    shown(account, feature, flags.collect())
}

/// Returns a feature as the API shows it within a plan: its flags have no rules of other plans.
pub(super) fn of_plan(account: &Account, plan: &Plan, feature: &Feature) -> Value {
    let flags = account.flags_of(&feature.id);
    let flags = flags.map(|flag| flag::of_plan(account, plan, flag));
    shown(account, feature, flags.collect())
}

fn shown(account: &Account, feature: &Feature, flags: Vec<Value>) -> Value {
    let plans: Vec<Value> = account
        .plans
        .iter()
        .filter(|plan| plan.entitlements.contains_key(&feature.id))
        .map(|plan| json!({ "id": plan.id, "name": plan.name }))
        .collect();
    let mut more = Map::new();
    more.insert("account_id".to_owned(), json!(ACCOUNT_ID));
    more.insert("flags".to_owned(), flags.into());
    more.insert("plans".to_owned(), json!(plans));
    if let Some(definition) = measured_trait(account, feature) {
        more.insert("trait".to_owned(), definition_json(definition));
    }
    joined(brief(account, feature), Value::Object(more))
}

//! Representations of flags.

use schematic_rules::wire;
use serde_json::{Value, json};

use super::{feature, joined, rule};
use crate::account::{Account, Flag, Plan};

/// Returns a flag as the API shows it.
pub(crate) fn detail(account: &Account, flag: &Flag) -> Value {
    shown(account, flag, &account.flag_to_wire(flag))
}

/// Returns a flag as the API shows it within a plan: with no rules of other plans.
pub(super) fn of_plan(account: &Account, plan: &Plan, flag: &Flag) -> Value {
    let rules = account.rules_of_plan(plan, flag);
    shown(account, flag, &flag.to_wire(rules))
}

fn shown(account: &Account, flag: &Flag, wire: &wire::Flag) -> Value {
    let rules = wire.rules.iter();
    let rules = rules.map(|rule| rule::rule_json(account, rule, flag.updated_at));
    let shown = json!({
        "id": flag.id,
        "key": flag.key,
        "name": flag.name,
        "description": flag.description,
        "default_value": flag.default_value,
        "flag_type": "boolean",
        "feature_id": flag.feature,
        "rules": rules.collect::<Vec<_>>(),
        "created_at": flag.created_at,
        "updated_at": flag.updated_at,
        "last_checked_at": flag.last_checked_at,
    });
    match account.feature_of(flag) {
        Some(feature) => joined(
            shown,
            json!({ "feature": feature::brief(account, feature) }),
        ),
        None => shown,
    }
}

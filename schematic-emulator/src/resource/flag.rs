//! Representations of flags.

use serde_json::{Value, json};

use super::{feature, joined, rule};
use crate::account::{Account, Flag};

/// Returns a flag as the API shows it.
pub(crate) fn detail(account: &Account, flag: &Flag) -> Value {
    let wire = account.flag_to_wire(flag);
    let at = flag.updated_at;
    let shown = json!({
        "id": flag.id,
        "key": flag.key,
        "name": flag.name,
        "description": flag.description,
        "default_value": flag.default_value,
        "flag_type": "boolean",
        "feature_id": flag.feature,
                "rules": wire.rules.iter().map(|rule| rule::rule_json(account, rule, at)).collect::<Vec<_>>(),
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

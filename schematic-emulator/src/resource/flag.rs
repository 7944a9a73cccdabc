//! Representations of flags.

use serde_json::{Value, json};

use super::{feature, rule};
use crate::account::{Account, Flag};

/// Returns a flag as the API shows it.
pub(crate) fn detail(account: &Account, flag: &Flag) -> Value {
    let wire = account.flag_to_wire(flag);
    let at = flag.updated_at;
    json!({
        "id": flag.id,
        "key": flag.key,
        "name": flag.name,
        "description": flag.description,
        "default_value": flag.default_value,
        "flag_type": "boolean",
        "feature_id": flag.feature,
        "feature": account.feature_of(flag).map(feature::feature_json),
        "rules": wire.rules.iter().map(|rule| rule::rule_json(account, rule, at)).collect::<Vec<_>>(),
        "created_at": flag.created_at,
        "updated_at": flag.updated_at,
        "last_checked_at": flag.last_checked_at,
    })
}

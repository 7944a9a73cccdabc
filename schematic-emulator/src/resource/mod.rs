//! JSON representations of the account: resources as the API shows them, and the account as the
//! emulator's page shows it.

mod company;
mod credit;
mod entitlement;
mod entity;
mod feature;
mod feature_detail;
mod feature_view;
mod flag;
mod overview;
mod plan;
mod plan_detail;
mod rule;
mod user;

use serde_json::Value;

pub(crate) use self::company::{
    brief as company_brief, counted as counted_company_json, detail as company_json,
};
pub(crate) use self::entitlement::{company_override, plan_entitlement};
pub(crate) use self::feature_detail::detail as feature_json;
pub(crate) use self::feature_view::view as feature_view;
pub(crate) use self::flag::detail as flag_json;
pub(crate) use self::overview::overview;
pub(crate) use self::plan::snapshot as plan_snapshot;
pub(crate) use self::plan_detail::{counted as counted_plan_json, detail as plan_json};
pub(crate) use self::rule::rule_json;
pub(crate) use self::user::{brief as user_brief, detail as user_json};

/// Removes members that are null and that the API leaves out instead.
pub(crate) fn without_nulls(mut shown: Value, names: &[&str]) -> Value {
    if let Value::Object(shown) = &mut shown {
        shown.retain(|name, value| !value.is_null() || !names.contains(&name.as_str()));
    }
    shown
}

/// Adds the members of `more` to those of an object.
pub(crate) fn joined(mut shown: Value, more: Value) -> Value {
    if let (Value::Object(shown), Value::Object(more)) = (&mut shown, more) {
        shown.extend(more);
    }
    shown
}

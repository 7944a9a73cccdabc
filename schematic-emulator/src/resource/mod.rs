//! JSON representations of the account: resources as the API shows them, and the account as the
//! emulator's page shows it.

mod company;
mod entity;
mod feature;
mod flag;
mod overview;
mod rule;
mod user;

use serde_json::Value;

pub(crate) use self::company::{brief as company_brief, detail as company_json};
pub(crate) use self::feature::feature_json;
pub(crate) use self::flag::detail as flag_json;
pub(crate) use self::overview::overview;
pub(crate) use self::rule::rule_json;
pub(crate) use self::user::{brief as user_brief, detail as user_json};

/// Adds the members of `more` to those of an object.
pub(crate) fn joined(mut shown: Value, more: Value) -> Value {
    if let (Value::Object(shown), Value::Object(more)) = (&mut shown, more) {
        shown.extend(more);
    }
    shown
}

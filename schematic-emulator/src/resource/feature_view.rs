//! Features as webhooks about usage show them: with more in conditions than elsewhere in the API.

use serde_json::{Map, Value, json};

use super::feature_detail;
use crate::account::{ACCOUNT_ID, Account, Feature};

/// Returns a feature as webhooks about usage show it.
pub(crate) fn view(account: &Account, feature: &Feature) -> Value {
    let mut shown = feature_detail::detail(account, feature);
    each(&mut shown, "flags", |flag| {
        of_account(flag);
        each(flag, "rules", |rule| {
            of_account(rule);
            each(rule, "conditions", condition);
            each(rule, "condition_groups", |group| {
                of_account(group);
                each(group, "conditions", condition);
            });
        });
    });
    shown
}

/// Changes each object of a list in an object.
fn each(of: &mut Value, name: &str, change: impl FnMut(&mut Value)) {
    let items = of.get_mut(name).and_then(Value::as_array_mut);
    items.into_iter().flatten().for_each(change);
}

fn of_account(shown: &mut Value) {
    if let Value::Object(shown) = shown {
        shown.insert("account_id".to_owned(), json!(ACCOUNT_ID));
    }
}

/// Names the resources of a condition by their kinds, and gives its operand by its types.
fn condition(shown: &mut Value) {
    of_account(shown);
    let Value::Object(shown) = shown else {
        return;
    };
    shown.remove("resource_ids");
    let resources = shown.remove("resources").unwrap_or_else(|| json!([]));
    let kind = shown.get("condition_type").and_then(Value::as_str);
    let kind = match kind {
        Some("company") => "companies",
        Some("user") => "users",
        Some("plan" | "base_plan") => "plans",
        Some("plan_version") => "plan_versions",
        Some("billing_product") => "billing_products",
        _ => "",
    };
    for name in [
        "billing_products",
        "companies",
        "plan_versions",
        "plans",
        "users",
    ] {
        let listed = if name == kind {
            resources.clone()
        } else {
            json!([])
        };
        shown.insert(name.to_owned(), listed);
    }
    operand(shown);
}

fn operand(shown: &mut Map<String, Value>) {
    let text = shown.get("trait_value").and_then(Value::as_str);
    let text = text.unwrap_or_default();
    let (boolean, integer) = (text == "true", text.parse::<i64>().unwrap_or_default());
    shown.insert("trait_value_bool".to_owned(), json!(boolean));
    shown.insert("trait_value_int".to_owned(), json!(integer));
    shown.insert("resource_unspecified_ids".to_owned(), json!([]));
}

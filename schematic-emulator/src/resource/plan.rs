//! Representations of plans.

use serde_json::{Value, json};

use crate::account::{Account, Plan};

/// The icon of a plan without one.
const ICON: &str = "blue";

/// Returns a plan as the API shows it within other resources.
pub(crate) fn brief(plan: &Plan) -> Value {
    json!({
        "id": plan.id,
        "name": plan.name,
        "description": plan.description,
        "plan_type": if plan.is_add_on { "add_on" } else { "plan" },
        "icon": icon(plan),
        "created_at": plan.created_at,
        "updated_at": plan.updated_at,
    })
}

/// Returns a plan that a company had or has; one that is gone has its id for a name.
pub(crate) fn snapshot(account: &Account, id: &str) -> Value {
    match account.plans.by_id(id) {
        Some(plan) => json!({
            "id": plan.id,
            "name": plan.name,
            "description": plan.description,
            "icon": icon(plan),
            "deleted": false,
        }),
        None => json!({ "id": id, "name": id, "description": "", "icon": ICON, "deleted": true }),
    }
}

fn icon(plan: &Plan) -> &str {
    plan.icon.as_deref().unwrap_or(ICON)
}

//! Representations of credits.

use schematic_protocol::Timestamp;
use serde_json::{Value, json};

use crate::account::CreditType;

/// Returns a credit as the API shows it.
pub(super) fn credit_json(credit: &CreditType, at: Timestamp) -> Value {
    json!({
        "id": credit.id,
        "name": credit.name,
        "description": "",
        "burn_strategy": "plan_first_then_credit_bundles_first_in_first_out",
        "cost_editable": false,
        "currency_prices": [],
        "default_expiry_unit": "billing_periods",
        "default_rollover_policy": "none",
        "created_at": at,
        "updated_at": at,
    })
}

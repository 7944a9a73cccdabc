//! Representations of users.

use schematic_rules::EntityType;
use serde_json::{Value, json};

use super::entity::{keys_json, traits_json};
use super::{company, joined};
use crate::account::{Account, ENVIRONMENT_ID, User};

/// Returns a user as the API shows it within other resources.
pub(crate) fn brief(user: &User) -> Value {
    json!({
        "id": user.id,
        "name": user.name,
        "environment_id": ENVIRONMENT_ID,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
        "last_seen_at": user.last_seen_at,
    })
}

/// Returns a user as the API shows it.
pub(crate) fn detail(account: &Account, user: &User) -> Value {
    let memberships: Vec<Value> = user
        .companies
        .iter()
        .filter_map(|company| account.companies.by_id(company))
        .map(|company| {
            json!({
                "id": format!("cmem_{}-{}", company.id, user.id),
                "company_id": company.id,
                "company": company::brief(company),
                "user_id": user.id,
                "created_at": user.created_at,
                "updated_at": user.updated_at,
            })
        })
        .collect();
    let more = json!({
        "company_memberships": memberships,
        "entity_traits":
            traits_json(account, EntityType::User, &user.id, &user.traits, user.updated_at),
        "keys": keys_json(EntityType::User, &user.id, &user.keys, user.created_at),
        "traits": user.traits,
    });
    joined(brief(user), more)
}

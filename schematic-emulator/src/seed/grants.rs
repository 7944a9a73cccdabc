//! What plans and overrides of a seed grant.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;

use super::document::{GrantSeed, Per};
use super::located::{Entries, Located};
use crate::account::{Account, Entitlement, Grant, Window};

/// Returns entitlements by the id of the feature, in place of those `before`.
pub(super) fn grants(
    seeds: &Entries<Located<GrantSeed>>,
    before: Option<&BTreeMap<String, Entitlement>>,
    account: &Account,
    now: Timestamp,
) -> BTreeMap<String, Entitlement> {
    seeds
        .iter()
        .filter_map(|(feature, seed)| {
            let id = account.features.by_key(feature)?.id.clone();
            let before = before.and_then(|before| before.get(&id));
            let entitlement = Entitlement::replacing(before, grant(seed, account), now);
            Some((id, entitlement))
        })
        .collect()
}

fn grant(seed: &GrantSeed, account: &Account) -> Grant {
    let full = match seed {
        GrantSeed::Boolean(value) => return Grant::Boolean(*value),
        GrantSeed::Unlimited => return Grant::Unlimited,
        GrantSeed::Limit(limit) => {
            return Grant::Limited {
                limit: *limit,
                window: Window::ALL_TIME,
                soft_limit: None,
            };
        }
        GrantSeed::Full(full) => full,
    };
    let window = full.per.map_or(Window::ALL_TIME, Per::window);
    if let Some(credit) = &full.credit {
        let credit_id = account
            .credits
            .by_key(credit)
            .map(|credit| credit.id.clone());
        return Grant::Credit {
            credit_id: credit_id.unwrap_or_default(),
            rate: full.rate.unwrap_or(1.0),
        };
    }
    if let Some(key) = &full.limit_trait {
        return Grant::ByTrait {
            key: key.clone(),
            window,
        };
    }
    let limit = full.limit.unwrap_or_default();
    Grant::Limited {
        limit,
        window,
        soft_limit: full.soft_limit,
    }
}

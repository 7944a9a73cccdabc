//! What occurred, and which of it is delivered.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use serde_json::{Value, json};

use crate::account::Account;
use crate::resource::{company_json, feature_json, flag_json, plan_json, user_json};

/// One thing that occurred, as it is delivered.
#[derive(Debug)]
pub(super) struct Occurrence {
    pub(super) action: Action,
    pub(super) object_type: &'static str,
    pub(super) body: Value,
    pub(super) company_id: Option<String>,
    pub(super) feature_id: Option<String>,
}

impl Occurrence {
    /// Returns a sample of `action` for a test, about the first object of its type.
    pub(super) fn sample(action: &Action, account: &Account, now: Timestamp) -> Self {
        let company = account.companies.iter().next();
        let feature = account.features.iter().next();
        let (object_type, body) = match action.as_str().split('.').next().unwrap_or_default() {
            "user" => (
                "user",
                account
                    .users
                    .iter()
                    .next()
                    .map(|user| user_json(account, user)),
            ),
            "flag" => (
                "flag",
                account
                    .flags
                    .iter()
                    .next()
                    .map(|flag| flag_json(account, flag)),
            ),
            "feature" => (
                "feature",
                feature.map(|feature| feature_json(account, feature)),
            ),
            "plan" => (
                "plan",
                account
                    .plans
                    .iter()
                    .next()
                    .map(|plan| plan_json(account, plan)),
            ),
            "company" => (
                "company",
                company.map(|company| company_json(account, company, now)),
            ),
            _ => ("test", None),
        };
        let of_company = matches!(object_type, "company")
            .then_some(company)
            .flatten();
        Self {
            action: action.clone(),
            object_type,
            body: body.unwrap_or_else(|| json!({})),
            company_id: of_company.map(|company| company.id.clone()),
            feature_id: None,
        }
    }
}

/// Collects occurrences that a subscription wants.
pub(super) struct Recorder<'a> {
    pub(super) account: &'a Account,
    pub(super) now: Timestamp,
    wanted: &'a dyn Fn(&Action) -> bool,
    occurrences: Vec<Occurrence>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(
        account: &'a Account,
        now: Timestamp,
        wanted: &'a dyn Fn(&Action) -> bool,
    ) -> Self {
        Self {
            account,
            now,
            wanted,
            occurrences: Vec::new(),
        }
    }

    /// Records `action` on an object of this type, which `body` describes.
    pub(super) fn record(
        &mut self,
        action: Action,
        object_type: &'static str,
        body: impl FnOnce(&Account) -> Value,
    ) {
        self.record_about(action, object_type, None, None, body);
    }

    /// Records `action` on an object that belongs to a company, a feature, or both.
    pub(super) fn record_about(
        &mut self,
        action: Action,
        object_type: &'static str,
        company_id: Option<&str>,
        feature_id: Option<&str>,
        body: impl FnOnce(&Account) -> Value,
    ) {
        if (self.wanted)(&action) {
            self.occurrences.push(Occurrence {
                action,
                object_type,
                body: body(self.account),
                company_id: company_id.map(str::to_owned),
                feature_id: feature_id.map(str::to_owned),
            });
        }
    }

    pub(super) fn into_occurrences(self) -> Vec<Occurrence> {
        self.occurrences
    }
}

/// Returns the keys of both maps.
pub(super) fn keys<'a, T>(
    before: &'a BTreeMap<String, T>,
    after: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = &'a str> {
    let new = after.keys().filter(|key| !before.contains_key(*key));
    before.keys().chain(new).map(String::as_str)
}

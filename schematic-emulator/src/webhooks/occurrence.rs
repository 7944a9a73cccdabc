//! What occurred, and which of it is delivered.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use serde_json::Value;

use crate::account::Account;

/// One thing that occurred, as it is delivered.
#[derive(Debug)]
pub(super) struct Occurrence {
    pub(super) action: Action,
    pub(super) object_type: &'static str,
    pub(super) body: Value,
    pub(super) company_id: Option<String>,
    pub(super) feature_id: Option<String>,
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

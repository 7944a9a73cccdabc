//! `/features` of the API.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::answer::{self, ApiError};
use super::entities::Resource;
use super::flags::{FlagBody, save_of_feature};
use super::input::{Json, Query, Segment, nullable, parsed};
use crate::account::{Account, AccountError, Feature, FeatureKind};
use crate::resource::feature_json;
use crate::store::Store;

/// Members that are kept and shown as they are sent.
const SHOWN: [&str; 5] = [
    "icon",
    "lifecycle_phase",
    "maintainer_account_member_id",
    "plural_name",
    "singular_name",
];

#[derive(Deserialize)]
struct FeatureBody {
    #[serde(default)]
    name: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    description: Option<Option<String>>,
    #[serde(default)]
    feature_type: Option<String>,
    #[serde(default)]
    event_subtype: Option<String>,
    #[serde(default)]
    trait_id: Option<String>,
    #[serde(default)]
    flag: Option<FlagBody>,
}

impl FeatureBody {
    /// Returns what measures the feature, if the body says so.
    fn kind(&self, before: &FeatureKind, account: &Account) -> Result<FeatureKind, ApiError> {
        let word = self.feature_type.as_deref().unwrap_or(before.as_str());
        let needs = |name: &str| {
            let message = format!("{name} is required when feature_type is {word}");
            ApiError::bad_request(message)
        };
        Ok(match word {
            "event" => {
                let event = self.event_subtype.as_deref().or(before.event());
                let event = event.filter(|event| !event.is_empty());
                FeatureKind::Event(event.ok_or_else(|| needs("event_subtype"))?.to_owned())
            }
            "trait" => match (&self.trait_id, before) {
                (Some(id), _) => {
                    let unknown = || ApiError::bad_request("no trait has this trait_id");
                    let definition = account.traits.by_id(id).ok_or_else(unknown)?;
                    FeatureKind::Trait(definition.key.clone())
                }
                (None, FeatureKind::Trait(_)) => before.clone(),
                (None, _) => return Err(needs("trait_id")),
            },
            "license" => FeatureKind::License,
            _ => FeatureKind::Boolean,
        })
    }

    /// Writes what the body says about a feature of this kind.
    fn write(self, json: &Value, kind: FeatureKind, feature: &mut Feature) {
        feature.kind = kind;
        if let Some(name) = self.name {
            feature.name = name;
        }
        if let Some(description) = self.description {
            feature.description = description.unwrap_or_default();
        }
        for name in SHOWN {
            match json.get(name) {
                None => {}
                Some(Value::Null) => {
                    feature.shown.remove(name);
                }
                Some(value) => {
                    feature.shown.insert(name.to_owned(), value.clone());
                }
            }
        }
    }
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(json): Json<Value>,
) -> Result<Response, ApiError> {
    let mut body: FeatureBody = parsed(&json)?;
    let flag = body.flag.take();
    store.change(|account, now| {
        let kind = body.kind(&FeatureKind::Boolean, account)?;
        if let Some(flag) = &flag {
            flag.check_of_feature(None, account)?;
        }
        let name = body.name.clone().unwrap_or_default();
        let id = account.create_feature(name, kind.clone(), now)?;
        account.change_feature(&id, now, |feature| body.write(&json, kind, feature))?;
        if let Some(flag) = flag {
            save_of_feature(account, flag, &id, now)?;
        }
        Ok(answer::created(feature_json(account, get(account, &id)?)))
    })
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(json): Json<Value>,
) -> Result<Response, ApiError> {
    let mut body: FeatureBody = parsed(&json)?;
    let flag = body.flag.take();
    store.change(|account, now| {
        let kind = body.kind(&get(account, &id)?.kind, account)?;
        if let Some(flag) = &flag {
            flag.check_of_feature(Some(&id), account)?;
        }
        account.change_feature(&id, now, |feature| body.write(&json, kind, feature))?;
        if let Some(flag) = flag {
            save_of_feature(account, flag, &id, now)?;
        }
        Ok(answer::data(feature_json(account, get(account, &id)?)))
    })
}

fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Feature, ApiError> {
    let feature = account.features.by_id(id);
    feature.ok_or_else(|| ApiError::not_found(Feature::NOT_FOUND))
}

impl Resource for Feature {
    type Ref<'a> = &'a Self;

    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Self> {
        let kinds = query.all("feature_type");
        let needs_event = query.is("boolean_require_event");
        let company = query.one("without_company_override_for");
        let company = company.and_then(|id| account.companies.by_id(id));
        let plan = query.one("without_plan_entitlement_for");
        let plan = plan.and_then(|id| account.plans.by_id(id));
        let provider = query.one("managed_by");
        account.features.iter().rev().filter(move |feature| {
            let is_boolean = feature.kind == FeatureKind::Boolean;
            // A boolean feature has no event here.
            !(is_boolean && needs_event)
                && (kinds.is_empty() || kinds.contains(&feature.kind.as_str()))
                && !company.is_some_and(|company| company.overrides.contains_key(&feature.id))
                && !plan.is_some_and(|plan| plan.entitlements.contains_key(&feature.id))
                && provider.is_none_or(|provider| provider == "schematic")
                && query.lists(&feature.id, &[&feature.name, &feature.id])
        })
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Self, ApiError> {
        get(account, id)
    }

    fn delete(account: &mut Account, id: &str, now: Timestamp) -> Result<(), AccountError> {
        account.delete_feature(id, now)
    }

    fn json(one: &Self, account: &Account, _: Timestamp) -> Value {
        feature_json(account, one)
    }
}

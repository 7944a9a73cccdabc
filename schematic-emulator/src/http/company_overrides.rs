//! `/company-overrides` of the API.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::answer::{self, ApiError};
use super::entities::{Resource, by_id};
use super::grant::GrantBody;
use super::input::{Json, Query, Segment, nullable, parsed};
use crate::account::{Account, AccountError, Company, Entitlement, Feature};
use crate::resource::company_override;
use crate::store::Store;

const NOT_FOUND: &str = "company override not found";

#[derive(Deserialize)]
struct CreateBody {
    company_id: String,
    feature_id: String,
}

/// Members that an update may leave out, so that they stay, or send as null, so that they go.
#[derive(Deserialize)]
struct OverrideBody {
    #[serde(default, deserialize_with = "nullable")]
    expiration_date: Option<Option<Timestamp>>,
    #[serde(default, deserialize_with = "nullable")]
    note: Option<Option<String>>,
}

/// Returns the override that a body describes, in place of the one before it.
fn entitlement(
    body: &Value,
    before: Option<&Entitlement>,
    account: &Account,
    now: Timestamp,
) -> Result<Entitlement, ApiError> {
    let grant: GrantBody = parsed(body)?;
    let more: OverrideBody = parsed(body)?;
    let new = Entitlement::new(grant.into_grant(account)?, now);
    let before = before.unwrap_or(&new);
    Ok(Entitlement {
        expires_at: more.expiration_date.unwrap_or(before.expires_at),
        note: more.note.unwrap_or_else(|| before.note.clone()),
        created_at: before.created_at,
        ..new
    })
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(json): Json<Value>,
) -> Result<Response, ApiError> {
    let body: CreateBody = parsed(&json)?;
    store.change(|account, now| {
        let company = by_id(&account.companies, &body.company_id)?;
        if account.features.by_id(&body.feature_id).is_none() {
            return Err(ApiError::not_found(Feature::NOT_FOUND));
        }
        if company.overrides.contains_key(&body.feature_id) {
            let message = "the company has an override for this feature_id already";
            return Err(ApiError::bad_request(message));
        }
        let id = company.override_id(&body.feature_id);
        let entitlement = entitlement(&json, None, account, now)?;
        account.change_overrides(&body.company_id, |overrides| {
            overrides.insert(body.feature_id, entitlement);
        })?;
        let made = CompanyOverride::get(account, &id)?;
        Ok(answer::created(CompanyOverride::json(made, account, now)))
    })
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<Value>,
) -> Result<Response, ApiError> {
    store.change(|account, now| {
        let present = CompanyOverride::get(account, &id)?;
        let (company, feature) = (present.company.id.clone(), present.feature_id.to_owned());
        let entitlement = entitlement(&body, Some(present.entitlement), account, now)?;
        account.change_overrides(&company, |overrides| {
            overrides.insert(feature, entitlement);
        })?;
        let changed = CompanyOverride::get(account, &id)?;
        Ok(answer::data(CompanyOverride::json(changed, account, now)))
    })
}

/// What a company is granted of a feature in place of what its plans grant.
#[derive(Clone, Copy)]
pub(super) struct CompanyOverride<'a> {
    company: &'a Company,
    feature_id: &'a str,
    entitlement: &'a Entitlement,
}

impl<'a> CompanyOverride<'a> {
    fn all(account: &'a Account) -> impl Iterator<Item = Self> {
        account.companies.iter().rev().flat_map(|company| {
            company
                .overrides
                .iter()
                .rev()
                .map(move |(feature, one)| Self {
                    company,
                    feature_id: feature,
                    entitlement: one,
                })
        })
    }

    fn is_wanted(self, account: &Account, query: &Query) -> bool {
        let feature = account.features.by_id(self.feature_id);
        let feature = feature.map_or("", |feature| feature.name.as_str());
        let id = self.company.override_id(self.feature_id);
        query.names("company_id", "company_ids", &self.company.id)
            && query.names("feature_id", "feature_ids", self.feature_id)
            && query.lists(&id, &[feature, self.company.display_name()])
    }
}

impl Resource for CompanyOverride<'static> {
    type Ref<'a> = CompanyOverride<'a>;

    fn matching<'a>(
        account: &'a Account,
        query: &'a Query,
    ) -> impl Iterator<Item = CompanyOverride<'a>> {
        CompanyOverride::all(account).filter(|one| one.is_wanted(account, query))
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<CompanyOverride<'a>, ApiError> {
        let found = account.company_override(id).and_then(|(company, feature)| {
            let (feature_id, entitlement) = company.overrides.get_key_value(feature)?;
            Some(CompanyOverride {
                company,
                feature_id,
                entitlement,
            })
        });
        found.ok_or_else(|| ApiError::not_found(NOT_FOUND))
    }

    fn delete(account: &mut Account, id: &str, _: Timestamp) -> Result<(), AccountError> {
        let found = account.company_override(id);
        let (company, feature) = found.ok_or(AccountError::NotFound(NOT_FOUND))?;
        let (company, feature) = (company.id.clone(), feature.to_owned());
        account.change_overrides(&company, |overrides| {
            overrides.remove(&feature);
        })
    }

    fn json(one: CompanyOverride<'_>, account: &Account, now: Timestamp) -> Value {
        company_override(account, one.company, one.feature_id, one.entitlement, now)
    }
}

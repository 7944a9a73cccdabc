//! `/flags` of the API, but for checks.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use schematic_rules::{MetricPeriod, MetricPeriodMonthReset, Operator, RuleType, wire};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::entities::Resource;
use super::input::{Json, Query, Segment, nullable};
use crate::account::{
    ACCOUNT_ID, Account, AccountError, Catalog, Change, ENVIRONMENT_ID, Flag, TraitDefinition,
};
use crate::resource::flag_json;
use crate::store::Store;

const MAX_RULES: usize = 100;
const MAX_TEXT: usize = 512;

#[derive(Deserialize)]
pub(super) struct FlagBody {
    /// Its id, if it is the flag of a feature and there already.
    #[serde(default)]
    id: Option<String>,
    key: String,
    name: String,
    #[serde(default)]
    description: Option<String>,
    default_value: bool,
    #[serde(default, deserialize_with = "nullable")]
    feature_id: Option<Option<String>>,
}

impl FlagBody {
    fn check(&self) -> Result<(), ApiError> {
        if self.key.is_empty() {
            return Err(ApiError::bad_request("key is required"));
        }
        if self.key.chars().count() > MAX_TEXT || self.name.chars().count() > MAX_TEXT {
            let message = format!("key and name have at most {MAX_TEXT} characters");
            return Err(ApiError::bad_request(message));
        }
        Ok(())
    }

    /// Checks that it can be saved as the flag of the feature with this id; `None` is a feature to
    /// be made.
    pub(super) fn check_of_feature(
        &self,
        feature_id: Option<&str>,
        account: &Account,
    ) -> Result<(), ApiError> {
        self.check()?;
        let present = match self.id.as_deref().filter(|id| !id.is_empty()) {
            Some(id) => Some(get(account, id)?),
            None => account.flags.by_key(&self.key),
        };
        match present {
            Some(flag) if flag.key != self.key => {
                Err(ApiError::bad_request("a flag's key cannot be changed"))
            }
            Some(flag) if flag.feature.is_some() && flag.feature.as_deref() != feature_id => {
                let message = "the flag with this key belongs to another feature";
                Err(ApiError::bad_request(message))
            }
            None if account.flags.len() >= Catalog::<Flag>::MAX => {
                Err(ApiError::bad_request("no room for more flags"))
            }
            Some(_) | None => Ok(()),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct RulesBody {
    rules: Vec<RuleBody>,
}

#[derive(Deserialize)]
struct RuleBody {
    #[serde(default)]
    id: Option<String>,
    name: String,
    #[serde(default)]
    priority: i64,
    #[serde(default)]
    rule_type: Option<String>,
    value: bool,
    #[serde(default)]
    conditions: Option<Vec<ConditionBody>>,
    #[serde(default)]
    condition_groups: Option<Vec<GroupBody>>,
}

impl RuleBody {
    fn into_wire(
        self,
        account: &Account,
        flag: &Flag,
        number: usize,
    ) -> Result<wire::Rule, ApiError> {
        let id = self.id.filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| format!("rule_{}-{number}", flag.id));
        let rule_type = match self.rule_type.as_deref() {
            None | Some("") => RuleType::Standard,
            Some(word) => RuleType::from_word(word)
                .ok_or_else(|| ApiError::bad_request(format!("unknown rule_type {word:?}")))?,
        };
        let mut groups = Vec::new();
        for (group_number, group) in self
            .condition_groups
            .unwrap_or_default()
            .into_iter()
            .enumerate()
        {
            let prefix = format!("{id}-g{}", group_number + 1);
            groups.push(wire::ConditionGroup {
                conditions: conditions(account, group.conditions, &prefix)?,
                ..wire::ConditionGroup::default()
            });
        }
        Ok(wire::Rule {
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            flag_id: Some(flag.id.clone()),
            name: self.name,
            rule_type: rule_type.into(),
            priority: self.priority,
            value: self.value,
            conditions: conditions(account, self.conditions.unwrap_or_default(), &id)?,
            condition_groups: groups,
            id,
            ..wire::Rule::default()
        })
    }
}

#[derive(Deserialize)]
struct GroupBody {
    conditions: Vec<ConditionBody>,
}

#[derive(Deserialize)]
struct ConditionBody {
    #[serde(default)]
    id: Option<String>,
    condition_type: String,
    operator: String,
    #[serde(default)]
    resource_ids: Option<Vec<String>>,
    #[serde(default)]
    event_subtype: Option<String>,
    #[serde(default)]
    metric_value: Option<i64>,
    #[serde(default)]
    metric_period: Option<String>,
    #[serde(default)]
    metric_period_month_reset: Option<String>,
    #[serde(default)]
    credit_id: Option<String>,
    #[serde(default)]
    credit_cost: Option<f64>,
    #[serde(default)]
    trait_id: Option<String>,
    #[serde(default)]
    trait_value: Option<String>,
    #[serde(default)]
    comparison_trait_id: Option<String>,
}

impl ConditionBody {
    fn into_wire(self, account: &Account, id: String) -> Result<wire::Condition, ApiError> {
        let unknown =
            |name: &str, word: &str| ApiError::bad_request(format!("unknown {name} {word:?}"));
        let definition = |id: Option<String>| {
            id.filter(|id| !id.is_empty())
                .map(|id| {
                    let definition = account.traits.by_id(&id);
                    definition
                        .map(TraitDefinition::to_wire)
                        .ok_or_else(|| unknown("trait", &id))
                })
                .transpose()
        };
        let period = self
            .metric_period
            .map(|word| {
                MetricPeriod::from_word(&word).ok_or_else(|| unknown("metric_period", &word))
            })
            .transpose()?;
        let reset = self
            .metric_period_month_reset
            .map(|word| {
                MetricPeriodMonthReset::from_word(&word)
                    .ok_or_else(|| unknown("metric_period_month_reset", &word))
            })
            .transpose()?;
        let condition_type = schematic_rules::ConditionType::from_word(&self.condition_type)
            .ok_or_else(|| unknown("condition_type", &self.condition_type))?;
        let operator = Operator::from_word(&self.operator)
            .ok_or_else(|| unknown("operator", &self.operator))?;
        Ok(wire::Condition {
            id: self.id.filter(|id| !id.is_empty()).unwrap_or(id),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            condition_type: condition_type.into(),
            operator: operator.into(),
            resource_ids: self.resource_ids.unwrap_or_default(),
            event_subtype: self.event_subtype,
            metric_value: self.metric_value,
            metric_period: period.map(Into::into),
            metric_period_month_reset: reset.map(Into::into),
            credit_id: self.credit_id,
            consumption_rate: self.credit_cost,
            trait_definition: definition(self.trait_id)?,
            trait_value: self.trait_value.unwrap_or_default(),
            comparison_trait_definition: definition(self.comparison_trait_id)?,
            ..wire::Condition::default()
        })
    }
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(body): Json<FlagBody>,
) -> Result<Response, ApiError> {
    body.check()?;
    store.change(|account, now| {
        if account.flags.by_key(&body.key).is_some() {
            return Err(ApiError::bad_request("a flag with this key exists"));
        }
        let feature = feature_id(account, body.feature_id.as_ref())?.flatten();
        let id = put(account, body, feature, now)?;
        Ok(answer::created(flag_json(account, get(account, &id)?)))
    })
}

/// Creates the flag of a feature, or changes the one with this key.
pub(super) fn save_of_feature(
    account: &mut Account,
    body: FlagBody,
    feature_id: &str,
    now: Timestamp,
) -> Result<(), ApiError> {
    let feature = Some(feature_id.to_owned());
    let Some(id) = account.flags.by_key(&body.key).map(|flag| flag.id.clone()) else {
        return put(account, body, feature, now).map(drop);
    };
    account.note_sweep();
    account.change_flag(&id, now, |flag| write(body, Some(feature), flag))?;
    Ok(())
}

/// Creates a flag and returns its id.
fn put(
    account: &mut Account,
    body: FlagBody,
    feature: Option<String>,
    now: Timestamp,
) -> Result<String, ApiError> {
    let flag = Flag {
        id: account.fresh_flag_id(&body.key),
        key: body.key,
        name: body.name,
        description: body.description.unwrap_or_default(),
        default_value: body.default_value,
        feature,
        rules: Vec::new(),
        forced: None,
        created_at: now,
        updated_at: now,
        last_checked_at: None,
    };
    let (id, key) = (flag.id.clone(), flag.key.clone());
    account.flags.put(flag)?;
    // Entitlements of companies name flags.
    account.note_sweep();
    account.note(Change::FlagSaved(key));
    Ok(id)
}

/// Writes what a body says of a flag, but for its key. A `feature` that is not given stays.
fn write(body: FlagBody, feature: Option<Option<String>>, flag: &mut Flag) {
    flag.name = body.name;
    flag.description = body.description.unwrap_or_default();
    flag.default_value = body.default_value;
    if let Some(feature) = feature {
        flag.feature = feature;
    }
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<FlagBody>,
) -> Result<Response, ApiError> {
    body.check()?;
    store.change(|account, now| {
        let flag = get(account, &id)?;
        if body.key != flag.key {
            return Err(ApiError::bad_request("a flag's key cannot be changed"));
        }
        let feature = feature_id(account, body.feature_id.as_ref())?;
        if feature.is_some() {
            account.note_sweep();
        }
        account.change_flag(&id, now, |flag| write(body, feature, flag))?;
        Ok(answer::data(flag_json(account, get(account, &id)?)))
    })
}

pub(super) async fn update_rules(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<RulesBody>,
) -> Result<Response, ApiError> {
    if body.rules.len() > MAX_RULES {
        return Err(ApiError::bad_request(format!(
            "a flag has at most {MAX_RULES} rules"
        )));
    }
    store.change(|account, now| {
        let flag = get(account, &id)?;
        let rules = body
            .rules
            .into_iter()
            .enumerate()
            .map(|(number, rule)| rule.into_wire(account, flag, number + 1))
            .collect::<Result<Vec<_>, _>>()?;
        account.change_flag(&id, now, |flag| flag.rules = rules)?;
        let flag = get(account, &id)?;
        let shown = flag_json(account, flag);
        let rules = shown.get("rules").cloned();
        Ok(answer::data(json!({ "flag": shown, "rules": rules })))
    })
}

fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Flag, ApiError> {
    account
        .flags
        .by_id(id)
        .ok_or_else(|| ApiError::not_found(Flag::NOT_FOUND))
}

fn feature_id(
    account: &Account,
    member: Option<&Option<String>>,
) -> Result<Option<Option<String>>, ApiError> {
    let Some(id) = member else {
        return Ok(None);
    };
    let Some(id) = id.as_deref().filter(|id| !id.is_empty()) else {
        return Ok(Some(None));
    };
    let feature = account.features.by_id(id);
    let feature = feature.ok_or_else(|| ApiError::bad_request("no feature has this feature_id"))?;
    Ok(Some(Some(feature.id.clone())))
}

impl Resource for Flag {
    type Ref<'a> = &'a Self;

    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Self> {
        let ids = query.all("ids");
        let feature = query.one("feature_id");
        let text = query.one("q").map(str::to_lowercase);
        account.flags.iter().rev().filter(move |flag| {
            let has = |text: &String| {
                flag.key.to_lowercase().contains(text) || flag.name.to_lowercase().contains(text)
            };
            (ids.is_empty() || ids.contains(&flag.id.as_str()))
                && (feature.is_none() || flag.feature.as_deref() == feature)
                && text.as_ref().is_none_or(has)
        })
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Self, ApiError> {
        get(account, id)
    }

    fn delete(account: &mut Account, id: &str, _: Timestamp) -> Result<(), AccountError> {
        account.delete_flag(id).map(drop)
    }

    fn json(one: &Self, account: &Account, _: Timestamp) -> Value {
        flag_json(account, one)
    }
}

fn conditions(
    account: &Account,
    bodies: Vec<ConditionBody>,
    prefix: &str,
) -> Result<Vec<wire::Condition>, ApiError> {
    bodies
        .into_iter()
        .enumerate()
        .map(|(number, body)| body.into_wire(account, format!("cond_{prefix}-{}", number + 1)))
        .collect()
}

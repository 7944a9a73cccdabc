//! Entitlements: what plans and overrides grant, and the rules of flags that follow from it.

use std::collections::BTreeSet;

use schematic_protocol::Timestamp;
use schematic_rules::{ConditionType, EntitlementValueType, EntityType, Operator, RuleType, wire};

use super::flag::{condition, rule};
use super::{ACCOUNT_ID, Account, Company, Feature, FeatureKind, Flag, Plan, Window, ids};

/// How much of a feature is granted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Grant {
    /// The feature is on or off.
    Boolean(bool),
    /// Usage is not limited.
    Unlimited,
    /// Usage is limited to so many units in a period.
    Limited {
        limit: i64,
        window: Window,
        /// Where extra charges begin. With a soft limit, usage is not refused at the limit.
        soft_limit: Option<i64>,
    },
    /// Usage is limited to the number in a trait of the company; with the trait's key.
    ByTrait { key: String, window: Window },
    /// Usage draws credits; with the credit's id and the price of a unit.
    Credit { credit_id: String, rate: f64 },
}

impl Grant {
    pub(crate) const fn value_type(&self) -> EntitlementValueType {
        match self {
            Self::Boolean(_) => EntitlementValueType::Boolean,
            Self::Unlimited => EntitlementValueType::Unlimited,
            Self::Limited { .. } => EntitlementValueType::Numeric,
            Self::ByTrait { .. } => EntitlementValueType::Trait,
            Self::Credit { .. } => EntitlementValueType::Credit,
        }
    }

    /// Returns how generous a grant is, to choose between several plans.
    fn rank(&self) -> (u8, i64) {
        match self {
            Self::Unlimited => (4, 0),
            Self::Boolean(true) => (3, 0),
            Self::Limited { limit, .. } => (2, *limit),
            Self::ByTrait { .. } => (1, 1),
            Self::Credit { .. } => (1, 0),
            Self::Boolean(false) => (0, 0),
        }
    }
}

const NONE: &BTreeSet<String> = &BTreeSet::new();

/// The owner of a grant.
enum Grantee<'a> {
    Plan(&'a Plan),
    Company(&'a Company),
}

impl Account {
    /// Returns the rules that plans give a flag.
    pub(crate) fn plan_rules(&self, flag: &Flag) -> Vec<wire::Rule> {
        let Some(feature) = self.feature_of(flag) else {
            return Vec::new();
        };
        // An override replaces what the company's plans grant.
        let overridden = self.overridden.get(&feature.id).unwrap_or(NONE);
        self.plans
            .iter()
            .filter_map(|plan| Some((plan, plan.entitlements.get(&feature.id)?)))
            .flat_map(|(plan, grant)| {
                self.rules_of(flag, feature, &Grantee::Plan(plan), grant, overridden)
            })
            .collect()
    }

    /// Returns the rules that a company's overrides give it.
    pub(crate) fn override_rules(&self, company: &Company) -> Vec<wire::Rule> {
        company
            .overrides
            .iter()
            .filter_map(|(feature, grant)| Some((self.features.get(feature)?, grant)))
            .flat_map(|(feature, grant)| {
                self.flags_of(&feature.id).flat_map(move |flag| {
                    self.rules_of(flag, feature, &Grantee::Company(company), grant, NONE)
                })
            })
            .collect()
    }

    /// Returns a company's entitlements, one for each flag that stands for a feature.
    pub(crate) fn entitlements(&self, company: &Company, now: Timestamp) -> Vec<wire::Entitlement> {
        let mut entitlements = Vec::new();
        for feature in self.features.iter() {
            let Some(grant) = self.grant(company, feature) else {
                continue;
            };
            for flag in self.flags_of(&feature.id) {
                entitlements.push(self.entitlement(company, feature, flag, grant, now));
            }
        }
        entitlements
    }

    /// Returns a company's grant of a feature: its override, or else the best grant of its plans.
    pub(crate) fn grant<'a>(
        &'a self,
        company: &'a Company,
        feature: &Feature,
    ) -> Option<&'a Grant> {
        if let Some(grant) = company.overrides.get(&feature.id) {
            return Some(grant);
        }
        company
            .plan_ids()
            .filter_map(|plan| self.plans.get(plan)?.entitlements.get(&feature.id))
            .reduce(|best, grant| {
                if grant.rank() > best.rank() {
                    grant
                } else {
                    best
                }
            })
    }

    fn rules_of(
        &self,
        flag: &Flag,
        feature: &Feature,
        grantee: &Grantee<'_>,
        grant: &Grant,
        except: &BTreeSet<String>,
    ) -> Vec<wire::Rule> {
        let (name, id, granted, exceeded) = match grantee {
            Grantee::Plan(plan) => (
                plan.name.as_str(),
                format!("{}-{}", ids::slug(&plan.key), ids::slug(&flag.key)),
                RuleType::PlanEntitlement,
                RuleType::PlanEntitlementUsageExceeded,
            ),
            Grantee::Company(company) => (
                company.display_name(),
                format!("{}-{}", company.id, ids::slug(&flag.key)),
                RuleType::CompanyOverride,
                RuleType::CompanyOverrideUsageExceeded,
            ),
        };
        let who = || {
            let mut conditions = match grantee {
                Grantee::Plan(plan) => vec![listed(ConditionType::Plan, [plan.id.clone()])],
                Grantee::Company(company) => {
                    vec![listed(ConditionType::Company, [company.id.clone()])]
                }
            };
            if !except.is_empty() {
                conditions.push(wire::Condition {
                    operator: Operator::Ne.into(),
                    ..listed(ConditionType::Company, except.iter().cloned())
                });
            }
            conditions
        };
        let make = |rule_type: RuleType, suffix: &str, limit: Option<wire::Condition>, value| {
            let mut conditions = who();
            conditions.extend(limit);
            rule(
                &format!("rule_{id}{suffix}"),
                &flag.id,
                rule_type,
                name,
                value,
                conditions,
            )
        };
        let limits = match grant {
            Grant::Boolean(value) => return vec![make(granted, "", None, *value)],
            Grant::Unlimited
            | Grant::Limited {
                soft_limit: Some(_),
                ..
            } => {
                return vec![make(granted, "", None, true)];
            }
            Grant::Limited { limit, window, .. } => self.limits(feature, *limit, None, *window),
            Grant::ByTrait { key, window } => self.limits(feature, 0, Some(key), *window),
            Grant::Credit { credit_id, rate } => {
                let credit = |operator: Operator| wire::Condition {
                    operator: operator.into(),
                    credit_id: Some(credit_id.clone()),
                    consumption_rate: Some(*rate),
                    event_subtype: feature.kind.event().map(str::to_owned),
                    ..condition(ConditionType::Credit)
                };
                Some((credit(Operator::Lte), credit(Operator::Gt)))
            }
        };
        match limits {
            Some((below, reached)) => vec![
                make(granted, "", Some(below), true),
                make(exceeded, "-exceeded", Some(reached), false),
            ],
            // Nothing measures the feature, so nothing can limit it.
            None => vec![make(granted, "", None, true)],
        }
    }

    /// Returns the conditions "below the limit" and "at the limit".
    fn limits(
        &self,
        feature: &Feature,
        limit: i64,
        by_trait: Option<&str>,
        window: Window,
    ) -> Option<(wire::Condition, wire::Condition)> {
        let comparison = by_trait
            .and_then(|key| self.traits.get(EntityType::Company, key))
            .map(super::TraitDefinition::to_wire);
        let below = match &feature.kind {
            FeatureKind::Boolean => return None,
            FeatureKind::Event(event) => wire::Condition {
                event_subtype: Some(event.clone()),
                metric_value: Some(limit),
                metric_period: Some(window.period.into()),
                metric_period_month_reset: Some(window.reset.into()),
                ..condition(ConditionType::Metric)
            },
            FeatureKind::Trait(key) => wire::Condition {
                trait_definition: Some(self.traits.get(EntityType::Company, key)?.to_wire()),
                trait_value: limit.to_string(),
                ..condition(ConditionType::Trait)
            },
        };
        let below = wire::Condition {
            operator: Operator::Lt.into(),
            comparison_trait_definition: comparison,
            ..below
        };
        let reached = wire::Condition {
            operator: Operator::Gte.into(),
            ..below.clone()
        };
        Some((below, reached))
    }

    fn entitlement(
        &self,
        company: &Company,
        feature: &Feature,
        flag: &Flag,
        grant: &Grant,
        now: Timestamp,
    ) -> wire::Entitlement {
        let mut entitlement = wire::Entitlement {
            feature_id: feature.id.clone(),
            feature_key: flag.key.clone(),
            value_type: grant.value_type().into(),
            event_name: feature.kind.event().map(str::to_owned),
            event_subtype: feature.kind.event().map(str::to_owned),
            ..wire::Entitlement::default()
        };
        let subscription = company.subscription.as_ref();
        let window = match grant {
            Grant::Boolean(_) | Grant::Credit { .. } => None,
            Grant::Unlimited => Some(Window::ALL_TIME),
            Grant::Limited { window, .. } | Grant::ByTrait { window, .. } => Some(*window),
        };
        if let Some(window) = window {
            match &feature.kind {
                FeatureKind::Boolean => {}
                FeatureKind::Event(event) => {
                    entitlement.usage = Some(company.usage.value(event, window, now, subscription));
                    entitlement.metric_period = Some(window.period.into());
                    entitlement.month_reset = Some(window.reset.into());
                    entitlement.metric_reset_at =
                        window.next(now, subscription).map(|next| next.to_string());
                }
                FeatureKind::Trait(key) => entitlement.usage = Some(company.trait_number(key)),
            }
        }
        match grant {
            Grant::Boolean(_) | Grant::Unlimited => {}
            Grant::Limited {
                limit, soft_limit, ..
            } => {
                entitlement.allocation = Some(*limit);
                entitlement.soft_limit = *soft_limit;
            }
            Grant::ByTrait { key, .. } => entitlement.allocation = Some(company.trait_number(key)),
            Grant::Credit { credit_id, rate } => {
                let balance = self.credit_balance(company, credit_id, now);
                entitlement.credit_id = Some(credit_id.clone());
                entitlement.consumption_rate = Some(*rate);
                entitlement.credit_total = Some(balance.total);
                entitlement.credit_used = Some(balance.used);
                entitlement.credit_remaining = Some(balance.remaining);
                entitlement.credit_reserved = Some(0.0);
                entitlement.credit_settled = Some(balance.remaining);
            }
        }
        entitlement
    }
}

fn listed(condition_type: ConditionType, ids: impl IntoIterator<Item = String>) -> wire::Condition {
    wire::Condition {
        operator: Operator::Eq.into(),
        resource_ids: ids.into_iter().collect(),
        account_id: ACCOUNT_ID.to_owned(),
        ..condition(condition_type)
    }
}

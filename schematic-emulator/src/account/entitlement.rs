//! What companies are granted, and the rules of flags that follow from it.

use std::collections::BTreeSet;

use schematic_protocol::Timestamp;
use schematic_rules::{ConditionType, EntityType, Operator, RuleType, wire};

use super::flag::{condition, rule};
use super::{ACCOUNT_ID, Account, Company, Feature, FeatureKind, Flag, Grant, Plan, Window, ids};

const NONE: &BTreeSet<String> = &BTreeSet::new();

/// The owner of a grant.
enum Grantee<'a> {
    Plan(&'a Plan),
    Company(&'a Company),
}

impl Grantee<'_> {
    /// Returns its part of the ids of its rules.
    fn name(&self) -> String {
        match self {
            Self::Plan(plan) => ids::slug(&plan.key),
            Self::Company(company) => company.id.clone(),
        }
    }
}

/// The ids of the rules that an entitlement gives a flag.
#[derive(Debug)]
pub(crate) struct RuleIds {
    pub(crate) granted: String,
    /// That of the rule for usage at the limit.
    pub(crate) exceeded: Option<String>,
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
            .filter_map(|plan| Some((plan, &plan.entitlements.get(&feature.id)?.grant)))
            .flat_map(|(plan, grant)| {
                self.rules_of(flag, feature, &Grantee::Plan(plan), grant, overridden)
            })
            .collect()
    }

    /// Returns the rules that one plan gives a flag, as if no company had an override.
    pub(crate) fn rules_of_plan(&self, plan: &Plan, flag: &Flag) -> Vec<wire::Rule> {
        let feature = self.feature_of(flag);
        let entitlement = feature.and_then(|feature| plan.entitlements.get(&feature.id));
        let both = feature.zip(entitlement);
        both.map(|(feature, entitlement)| {
            let grantee = Grantee::Plan(plan);
            self.rules_of(flag, feature, &grantee, &entitlement.grant, NONE)
        })
        .unwrap_or_default()
    }

    /// Returns the rules that a company's overrides give it.
    pub(crate) fn override_rules(&self, company: &Company) -> Vec<wire::Rule> {
        company
            .overrides
            .iter()
            .filter_map(|(feature, grant)| Some((self.features.by_id(feature)?, &grant.grant)))
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
        if let Some(entitlement) = company.overrides.get(&feature.id) {
            return Some(&entitlement.grant);
        }
        company
            .plan_ids()
            .filter_map(|plan| Some(&self.plans.by_id(plan)?.entitlements.get(&feature.id)?.grant))
            .reduce(|best, grant| {
                if grant.rank() > best.rank() {
                    grant
                } else {
                    best
                }
            })
    }

    /// Returns the ids of the rules that a plan's entitlement gives the first flag of a feature.
    pub(crate) fn plan_rule_ids(&self, plan: &Plan, feature_id: &str, grant: &Grant) -> RuleIds {
        self.rule_ids(feature_id, &Grantee::Plan(plan), grant)
    }

    /// Returns the ids of the rules that an override gives the first flag of a feature.
    pub(crate) fn override_rule_ids(
        &self,
        company: &Company,
        feature_id: &str,
        grant: &Grant,
    ) -> RuleIds {
        self.rule_ids(feature_id, &Grantee::Company(company), grant)
    }

    fn rule_ids(&self, feature_id: &str, grantee: &Grantee<'_>, grant: &Grant) -> RuleIds {
        let flag = self.flags_of(feature_id).next();
        let rules = self.features.by_id(feature_id).zip(flag);
        let rules = rules
            .map(|(feature, flag)| self.rules_of(flag, feature, grantee, grant, NONE))
            .unwrap_or_default();
        let mut ids = rules.into_iter().map(|rule| rule.id);
        RuleIds {
            // Without a flag there are no rules yet.
            granted: ids
                .next()
                .unwrap_or_else(|| format!("rule_{}-{feature_id}", grantee.name())),
            exceeded: ids.next(),
        }
    }

    fn rules_of(
        &self,
        flag: &Flag,
        feature: &Feature,
        grantee: &Grantee<'_>,
        grant: &Grant,
        except: &BTreeSet<String>,
    ) -> Vec<wire::Rule> {
        let id = format!("{}-{}", grantee.name(), ids::slug(&flag.key));
        let (name, granted, exceeded) = match grantee {
            Grantee::Plan(plan) => (
                plan.name.as_str(),
                RuleType::PlanEntitlement,
                RuleType::PlanEntitlementUsageExceeded,
            ),
            Grantee::Company(company) => (
                company.display_name(),
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
            FeatureKind::Boolean | FeatureKind::License => return None,
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
                FeatureKind::Boolean | FeatureKind::License => {}
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

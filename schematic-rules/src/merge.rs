//! Applying what changed to what is known.
//!
//! A server that changes a company or user sends only the members that changed. Most replace what
//! was there; keys, balances and metrics are merged into it, and entitlements follow the balances
//! and metrics that changed.

use std::collections::BTreeMap;

use schematic_protocol::words::{MetricPeriod, MetricPeriodMonthReset};
use serde_json::Value;

use crate::wire::record::{read_tolerantly, record};
use crate::wire::{
    Company, Entitlement, Metric, PostpaidCredit, Rule, SpendPolicy, Subscription, Trait, User,
    read_within_limit,
};

record! {
    /// The members of a company that changed: `None` for those that did not.
    ///
    /// Read it with `serde`, as tolerantly as an entity. A null empties a list, leaves keys,
    /// balances and metrics as they are, and unsets what can be unset.
    pub struct CompanyPatch keeps extra {
        /// Replaces the id.
        "id" => id: Option<String> as Optional,
        /// Replaces the account.
        "account_id" | "accountId" => account_id: Option<String> as Optional,
        /// Replaces the environment.
        "environment_id" | "environmentId" => environment_id: Option<String> as Optional,
        /// Replaces the base plan.
        "base_plan_id" | "basePlanId" => base_plan_id: Option<Option<String>> as Given,
        /// Replaces the billing products.
        "billing_product_ids" | "billingProductIds" =>
            billing_product_ids: Option<Vec<String>> as Given,
        /// Balances to add or overwrite.
        "credit_balances" | "creditBalances" =>
            credit_balances: Option<BTreeMap<String, f64>> as Given,
        /// Replaces the postpaid credits.
        "credit_postpaid" | "creditPostpaid" =>
            credit_postpaid: Option<BTreeMap<String, PostpaidCredit>> as Given,
        /// Replaces the spend policies.
        "credit_spend_policies" | "creditSpendPolicies" =>
            credit_spend_policies: Option<Vec<SpendPolicy>> as Given,
        /// What leases leave of credits, by credit id; the `remaining` of each is a balance.
        "credit_lease_balance" | "creditLeaseBalance" =>
            credit_lease_balance: Option<Value> as Optional,
        /// Replaces the entitlements.
        "entitlements" => entitlements: Option<Vec<Entitlement>> as Given,
        /// Keys to add or overwrite.
        "keys" => keys: Option<BTreeMap<String, String>> as Given,
        /// Metrics to add, or to put in the place of those of the same event, period and reset.
        "metrics" => metrics: Option<Vec<Metric>> as Given,
        /// Replaces the plans.
        "plan_ids" | "planIds" => plan_ids: Option<Vec<String>> as Given,
        /// Replaces the plan versions.
        "plan_version_ids" | "planVersionIds" => plan_version_ids: Option<Vec<String>> as Given,
        /// Replaces the rules.
        "rules" => rules: Option<Vec<Rule>> as Given,
        /// Replaces the subscription.
        "subscription" => subscription: Option<Option<Subscription>> as Given,
        /// Replaces the traits.
        "traits" => traits: Option<Vec<Trait>> as Given,
    }
}

record! {
    /// The members of a user that changed: `None` for those that did not.
    ///
    /// Read it with `serde`, as tolerantly as an entity. A null empties a list and leaves keys as
    /// they are.
    pub struct UserPatch keeps extra {
        /// Replaces the id.
        "id" => id: Option<String> as Optional,
        /// Replaces the account.
        "account_id" | "accountId" => account_id: Option<String> as Optional,
        /// Replaces the environment.
        "environment_id" | "environmentId" => environment_id: Option<String> as Optional,
        /// Keys to add or overwrite.
        "keys" => keys: Option<BTreeMap<String, String>> as Given,
        /// Replaces the traits.
        "traits" => traits: Option<Vec<Trait>> as Given,
        /// Replaces the rules.
        "rules" => rules: Option<Vec<Rule>> as Given,
        /// Replaces the spend policies.
        "credit_spend_policies" | "creditSpendPolicies" =>
            credit_spend_policies: Option<Vec<SpendPolicy>> as Given,
    }
}

read_tolerantly!(CompanyPatch, UserPatch);
read_within_limit!(CompanyPatch, UserPatch);

impl CompanyPatch {
    /// The balances to add or overwrite, those that leases leave included.
    pub(crate) fn take_balances(&mut self) -> BTreeMap<String, f64> {
        let mut balances = self.credit_balances.take().unwrap_or_default();
        let leases = self.credit_lease_balance.take();
        if let Some(Value::Object(leases)) = leases {
            balances.extend(
                leases.into_iter().filter_map(|(credit, lease)| {
                    Some((credit, lease.get("remaining")?.as_f64()?))
                }),
            );
        }
        balances
    }
}

/// Returns the company after a change.
///
/// ```
/// use schematic_rules::merge::{CompanyPatch, merge_company};
/// use schematic_rules::wire::Company;
///
/// let company: Company = serde_json::from_str(r#"{"id":"c","keys":{"org":"42"}}"#)?;
/// let patch: CompanyPatch = serde_json::from_str(r#"{"keys":{"slug":"acme"}}"#)?;
/// let company = merge_company(&company, patch);
/// assert_eq!(company.keys.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn merge_company(company: &Company, patch: CompanyPatch) -> Company {
    let mut company = company.clone();
    change_company(&mut company, patch);
    company
}

/// Returns the user after a change.
#[must_use]
pub fn merge_user(user: &User, patch: UserPatch) -> User {
    let mut user = user.clone();
    change_user(&mut user, patch);
    user
}

pub(crate) fn change_company(company: &mut Company, mut patch: CompanyPatch) {
    let balances = patch.take_balances();
    let brings_metrics = patch.metrics.is_some();
    let brings_entitlements = patch.entitlements.is_some();

    replace(&mut company.id, patch.id);
    replace(&mut company.account_id, patch.account_id);
    replace(&mut company.environment_id, patch.environment_id);
    replace(&mut company.base_plan_id, patch.base_plan_id);
    replace(&mut company.billing_product_ids, patch.billing_product_ids);
    replace(&mut company.credit_postpaid, patch.credit_postpaid);
    replace(
        &mut company.credit_spend_policies,
        patch.credit_spend_policies,
    );
    replace(&mut company.entitlements, patch.entitlements);
    replace(&mut company.plan_ids, patch.plan_ids);
    replace(&mut company.plan_version_ids, patch.plan_version_ids);
    replace(&mut company.rules, patch.rules);
    replace(&mut company.subscription, patch.subscription);
    replace(&mut company.traits, patch.traits);
    company.keys.extend(patch.keys.unwrap_or_default());
    company.extra.extend(patch.extra);
    merge_metrics(&mut company.metrics, patch.metrics.unwrap_or_default());

    if !brings_entitlements {
        for entitlement in &mut company.entitlements {
            if brings_metrics {
                follow_usage(entitlement, &company.metrics);
            }
            let credit = entitlement.credit_id.as_ref();
            if let Some(balance) = credit.and_then(|credit| balances.get(credit)) {
                entitlement.credit_remaining = Some(*balance);
            }
        }
    }
    company.credit_balances.extend(balances);
}

pub(crate) fn change_user(user: &mut User, patch: UserPatch) {
    replace(&mut user.id, patch.id);
    replace(&mut user.account_id, patch.account_id);
    replace(&mut user.environment_id, patch.environment_id);
    replace(&mut user.traits, patch.traits);
    replace(&mut user.rules, patch.rules);
    replace(&mut user.credit_spend_policies, patch.credit_spend_policies);
    user.keys.extend(patch.keys.unwrap_or_default());
    user.extra.extend(patch.extra);
}

/// Sets an entitlement's usage to what its metric counts, if it has one.
pub(crate) fn follow_usage(entitlement: &mut Entitlement, metrics: &[Metric]) {
    let Some(event) = &entitlement.event_name else {
        return;
    };
    let period = entitlement
        .metric_period
        .clone()
        .unwrap_or(MetricPeriod::AllTime);
    let reset = entitlement
        .month_reset
        .clone()
        .unwrap_or(MetricPeriodMonthReset::FirstOfMonth);
    let counted = metrics
        .iter()
        .find(|metric| key_of(metric) == (event.as_str(), &period, &reset))
        .map(|metric| metric.value);
    if counted.is_some() {
        entitlement.usage = counted;
    }
}

fn replace<T>(member: &mut T, changed: Option<T>) {
    if let Some(changed) = changed {
        *member = changed;
    }
}

fn merge_metrics(metrics: &mut Vec<Metric>, changed: Vec<Metric>) {
    // Metrics that the patch itself adds are not looked at: all of them are added.
    let known = metrics.len();
    for metric in changed {
        let same = metrics
            .iter_mut()
            .take(known)
            .find(|same| key_of(same) == key_of(&metric));
        match same {
            Some(same) => *same = metric,
            None => metrics.push(metric),
        }
    }
}

fn key_of(metric: &Metric) -> (&str, &MetricPeriod, &MetricPeriodMonthReset) {
    (&metric.event_subtype, &metric.period, &metric.month_reset)
}

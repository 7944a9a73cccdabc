//! A company with all that rules look at.

use std::collections::BTreeMap;

use schematic_protocol::words::{MetricPeriod, MetricPeriodMonthReset};

use super::size::HeapSize;
use super::{Entitlement, PostpaidCredit, Rule, SpendPolicy, Trait, record};

record! {
    /// A company: its plans, usage, credits, traits and own rules.
    pub struct Company keeps extra {
        /// The company's id.
        "id" => id: String as Identity,
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// The plan it is subscribed to.
        "base_plan_id" | "basePlanId" => base_plan_id: Option<String> as Optional,
        /// The products it is billed for.
        "billing_product_ids" | "billingProductIds" => billing_product_ids: Vec<String> as Optional,
        /// What is left of each credit, by credit id.
        "credit_balances" | "creditBalances" => credit_balances: BTreeMap<String, f64> as Optional,
        /// Credits that may be drawn beyond their balance, by credit id.
        "credit_postpaid" | "creditPostpaid" =>
            credit_postpaid: BTreeMap<String, PostpaidCredit> as Sparse,
        /// Limits on what it may draw.
        "credit_spend_policies" | "creditSpendPolicies" =>
            credit_spend_policies: Vec<SpendPolicy> as Optional,
        /// What its plans and overrides grant, by feature.
        "entitlements" => entitlements: Vec<Entitlement> as Optional,
        /// The keys by which applications address it.
        "keys" => keys: BTreeMap<String, String> as Optional,
        /// What it has used.
        "metrics" => metrics: Vec<Metric> as Optional,
        /// The plans it has, add-ons included.
        "plan_ids" | "planIds" => plan_ids: Vec<String> as Optional,
        /// The versions of its plans.
        "plan_version_ids" | "planVersionIds" => plan_version_ids: Vec<String> as Optional,
        /// Rules for this entity alone, each for the flag it names.
        "rules" => rules: Vec<Rule> as Optional,
        /// Its subscription, whose period sets the billing cycle.
        "subscription" => subscription: Option<Subscription> as Optional,
        /// Its traits.
        "traits" => traits: Vec<Trait> as Optional,
    }
}

impl Company {
    /// Returns about how many bytes of memory it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.heap_size()
    }
}

record! {
    /// How often a company did something within a period.
    pub struct Metric keeps extra {
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// The company it counts for.
        "company_id" | "companyId" => company_id: String as Required,
        /// The event that is counted.
        "event_subtype" | "eventSubtype" => event_subtype: String as Required,
        /// Over which time it is counted.
        "period" => period: MetricPeriod as Required,
        /// When a monthly metric starts over.
        "month_reset" | "monthReset" => month_reset: MetricPeriodMonthReset as Required,
        /// The count.
        "value" => value: i64 as Required,
        /// When it was made, RFC 3339.
        "created_at" | "createdAt" => created_at: String as Required,
        /// Until when it holds, RFC 3339. The engine does not look at it.
        "valid_until" | "validUntil" => valid_until: Option<String> as Optional,
    }
}

record! {
    /// A company's subscription.
    pub struct Subscription keeps extra {
        /// The subscription's id.
        "id" => id: String as Identity,
        /// When the present period began, RFC 3339.
        "period_start" | "periodStart" => period_start: String as Required,
        /// When it ends, RFC 3339.
        "period_end" | "periodEnd" => period_end: String as Required,
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plans`](crate::operations::plans).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingCreditGrantResponseData`], [`BillingPlanCreditGrantResponseData`], [`CompanyPlanCreditGrantView`], [`CreateBillingPlanCreditGrantRequestBody`] and 3 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingPlanCreditGrantResetCadence {
        /// `daily`.
        Daily = "daily",
        /// `every_6_months`.
        Every6Months = "every_6_months",
        /// `monthly`.
        Monthly = "monthly",
        /// `quarterly`.
        Quarterly = "quarterly",
        /// `weekly`.
        Weekly = "weekly",
        /// `yearly`.
        Yearly = "yearly",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPlanCreditGrantResponseData`], [`CompanyPlanCreditGrantView`], [`CreateBillingPlanCreditGrantRequestBody`], [`CreateCompanyCreditGrant`] and 2 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingPlanCreditGrantResetStart {
        /// `billing_period`.
        BillingPeriod = "billing_period",
        /// `first_of_month`.
        FirstOfMonth = "first_of_month",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPlanCreditGrantResponseData`], [`CompanyPlanCreditGrantView`], [`CreateBillingPlanCreditGrantRequestBody`], [`PlanCreditGrantView`] and [`UpdateBillingPlanCreditGrantRequestBody`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingPlanCreditGrantResetType {
        /// `no_reset`.
        NoReset = "no_reset",
        /// `plan_period`.
        PlanPeriod = "plan_period",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "credits",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listBillingPlanCreditGrants`, `createBillingPlanCreditGrant`, `getSingleBillingPlanCreditGrant` and `updateBillingPlanCreditGrant` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `credits`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingPlanCreditGrantResponseData requires 0b1110000010010000001101100000000100 {
        /// `auto_topup_amount`.
        0 "auto_topup_amount" auto_topup_amount: Option<i64>,
        /// `auto_topup_amount_type`.
        1 "auto_topup_amount_type" auto_topup_amount_type: Option<String>,
        /// `auto_topup_availability`.
        2 "auto_topup_availability" auto_topup_availability: BillingCreditAutoTopupAvailability,
        /// `auto_topup_enabled`, deprecated.
        3 "auto_topup_enabled" auto_topup_enabled: Option<bool>,
        /// `auto_topup_expiry_type`.
        4 "auto_topup_expiry_type" auto_topup_expiry_type: Option<BillingCreditExpiryType>,
        /// `auto_topup_expiry_unit`.
        5 "auto_topup_expiry_unit" auto_topup_expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `auto_topup_expiry_unit_count`.
        6 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Option<i64>,
        /// `auto_topup_self_service`, deprecated.
        7 "auto_topup_self_service" auto_topup_self_service: Option<bool>,
        /// `auto_topup_threshold_credits`.
        8 "auto_topup_threshold_credits" auto_topup_threshold_credits: Option<i64>,
        /// `auto_topup_threshold_percent`.
        9 "auto_topup_threshold_percent" auto_topup_threshold_percent: Option<i64>,
        /// `can_buy_bundles`, deprecated.
        10 "can_buy_bundles" can_buy_bundles: Option<bool>,
        /// `company_credit_amount`.
        11 "company_credit_amount" company_credit_amount: i64,
        /// `created_at`.
        12 "created_at" created_at: Timestamp,
        /// `credit`.
        13 "credit" credit: Option<BillingCreditResponseData>,
        /// `credit_amount`.
        14 "credit_amount" credit_amount: i64,
        /// `credit_id`.
        15 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`, deprecated.
        16 "credit_name" credit_name: Option<String>,
        /// `credit_plural_name`, deprecated.
        17 "credit_plural_name" credit_plural_name: Option<String>,
        /// `credit_singular_name`, deprecated.
        18 "credit_singular_name" credit_singular_name: Option<String>,
        /// `expiry_type`.
        19 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        /// `expiry_unit`.
        20 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        21 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `id`.
        22 "id" id: String,
        /// `license_id`.
        23 "license_id" license_id: Option<String>,
        /// `plan`.
        24 "plan" plan: Option<PreviewObjectResponseData>,
        /// `plan_id`.
        25 "plan_id" plan_id: PlanId,
        /// `plan_name`, deprecated.
        26 "plan_name" plan_name: Option<String>,
        /// `plan_version_id`.
        27 "plan_version_id" plan_version_id: Option<String>,
        /// `reset_cadence`.
        28 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        /// `reset_start`.
        29 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        /// `reset_type`.
        30 "reset_type" reset_type: Option<BillingPlanCreditGrantResetType>,
        /// `rollover_percentage`.
        31 "rollover_percentage" rollover_percentage: i64,
        /// `scaling`.
        32 "scaling" scaling: PlanCreditGrantScaling,
        /// `updated_at`.
        33 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Data that `upsertBillingProductPlan` returns.
    ///
    /// Needs one of the features `planbundle` and `plans`.
    pub struct BillingProductPlanResponseData requires 0b1001111111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `billing_product_id`.
        1 "billing_product_id" billing_product_id: String,
        /// `billing_strategy`.
        2 "billing_strategy" billing_strategy: BillingStrategy,
        /// `charge_type`.
        3 "charge_type" charge_type: ChargeType,
        /// `controlled_by`.
        4 "controlled_by" controlled_by: BillingProviderType,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `is_trialable`.
        6 "is_trialable" is_trialable: bool,
        /// `monthly_price_id`.
        7 "monthly_price_id" monthly_price_id: Option<String>,
        /// `one_time_price_id`.
        8 "one_time_price_id" one_time_price_id: Option<String>,
        /// `plan_id`.
        9 "plan_id" plan_id: PlanId,
        /// `trial_days`.
        10 "trial_days" trial_days: Option<i64>,
        /// `yearly_price_id`.
        11 "yearly_price_id" yearly_price_id: Option<String>,
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `upsertPlanForBillingProduct`.
    ///
    /// Needs the feature `plans`.
    pub struct CreateBillingLinkedPlanRequestBody requires 0b1100101 {
        /// `billing_provider`.
        0 "billing_provider" billing_provider: BillingProviderType,
        /// `description`.
        1 "description" description: Option<String>,
        /// `external_resource_id`.
        2 "external_resource_id" external_resource_id: String,
        /// `external_resource_version`.
        3 "external_resource_version" external_resource_version: Field<String>,
        /// `icon`.
        4 "icon" icon: Field<PlanIcon>,
        /// `name`.
        5 "name" name: String,
        /// `plan_type`.
        6 "plan_type" plan_type: PlanType,
    }
}

#[cfg(feature = "plans")]
impl CreateBillingLinkedPlanRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        billing_provider: impl Into<BillingProviderType>,
        external_resource_id: impl Into<String>,
        name: impl Into<String>,
        plan_type: impl Into<PlanType>,
    ) -> Self {
        Self::default()
            .billing_provider(billing_provider)
            .external_resource_id(external_resource_id)
            .name(name)
            .plan_type(plan_type)
    }

    /// Sets `billing_provider`.
    #[must_use]
    pub fn billing_provider(mut self, billing_provider: impl Into<BillingProviderType>) -> Self {
        self.billing_provider = billing_provider.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `external_resource_id`.
    #[must_use]
    pub fn external_resource_id(mut self, external_resource_id: impl Into<String>) -> Self {
        self.external_resource_id = external_resource_id.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `external_resource_version`.
    #[must_use]
    pub fn external_resource_version(
        mut self,
        external_resource_version: impl Into<String>,
    ) -> Self {
        self.external_resource_version = Field::Value(external_resource_version.into());
        self
    }

    /// Sets `external_resource_version` to null.
    #[must_use]
    pub fn clear_external_resource_version(mut self) -> Self {
        self.external_resource_version = Field::Null;
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<PlanIcon>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `plan_type`.
    #[must_use]
    pub fn plan_type(mut self, plan_type: impl Into<PlanType>) -> Self {
        self.plan_type = plan_type.into();
        self.presence.set(6, false);
        self
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `createCustomPlan`.
    ///
    /// Needs the feature `plans`.
    pub struct CreateCustomPlanRequestBody requires 0b100001 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `copied_from_plan_id`.
        1 "copied_from_plan_id" copied_from_plan_id: Field<PlanId>,
        /// `copied_price_id`.
        2 "copied_price_id" copied_price_id: Field<String>,
        /// `description`.
        3 "description" description: Option<String>,
        /// `icon`.
        4 "icon" icon: Field<PlanIcon>,
        /// `name`.
        5 "name" name: String,
    }
}

#[cfg(feature = "plans")]
impl CreateCustomPlanRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(company_id: impl Into<CompanyId>, name: impl Into<String>) -> Self {
        Self::default().company_id(company_id).name(name)
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `copied_from_plan_id`.
    #[must_use]
    pub fn copied_from_plan_id(mut self, copied_from_plan_id: impl Into<PlanId>) -> Self {
        self.copied_from_plan_id = Field::Value(copied_from_plan_id.into());
        self
    }

    /// Sets `copied_from_plan_id` to null.
    #[must_use]
    pub fn clear_copied_from_plan_id(mut self) -> Self {
        self.copied_from_plan_id = Field::Null;
        self
    }

    /// Sets `copied_price_id`.
    #[must_use]
    pub fn copied_price_id(mut self, copied_price_id: impl Into<String>) -> Self {
        self.copied_price_id = Field::Value(copied_price_id.into());
        self
    }

    /// Sets `copied_price_id` to null.
    #[must_use]
    pub fn clear_copied_price_id(mut self) -> Self {
        self.copied_price_id = Field::Null;
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<PlanIcon>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(5, false);
        self
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `createPlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`.
    pub struct CreatePlanRequestBody requires 0b1100 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `icon`.
        1 "icon" icon: Field<PlanIcon>,
        /// `name`.
        2 "name" name: String,
        /// `plan_type`.
        3 "plan_type" plan_type: PlanType,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
impl CreatePlanRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>, plan_type: impl Into<PlanType>) -> Self {
        Self::default().name(name).plan_type(plan_type)
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<PlanIcon>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan_type`.
    #[must_use]
    pub fn plan_type(mut self, plan_type: impl Into<PlanType>) -> Self {
        self.plan_type = plan_type.into();
        self.presence.set(3, false);
        self
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CustomPlanBillingResponseData`], [`PublishPlanVersionRequestBody`] and [`RetryCustomPlanBillingRequestBody`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    CustomPlanActivationStrategy {
        /// `on_payment`.
        OnPayment = "on_payment",
        /// `on_publish`.
        OnPublish = "on_publish",
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listCustomPlanBillings`, `markCustomPlanBillingPaid` and `retryCustomPlanBilling` returns.
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CustomPlanBillingResponseData requires 0b101101101011101 {
        /// `activation_strategy`.
        0 "activation_strategy" activation_strategy: CustomPlanActivationStrategy,
        /// `billing_cycle_anchor`.
        1 "billing_cycle_anchor" billing_cycle_anchor: Option<Timestamp>,
        /// `company_id`.
        2 "company_id" company_id: CompanyId,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `days_until_due`.
        4 "days_until_due" days_until_due: i64,
        /// `external_invoice_id`.
        5 "external_invoice_id" external_invoice_id: Option<String>,
        /// `id`.
        6 "id" id: String,
        /// `paid_at`.
        7 "paid_at" paid_at: Option<Timestamp>,
        /// `plan_billing_source`.
        8 "plan_billing_source" plan_billing_source: PlanBillingSource,
        /// `plan_id`.
        9 "plan_id" plan_id: PlanId,
        /// `published_at`.
        10 "published_at" published_at: Option<Timestamp>,
        /// `send_invoice`.
        11 "send_invoice" send_invoice: bool,
        /// `status`.
        12 "status" status: CustomPlanBillingStatus,
        /// `stripe_invoice_url`.
        13 "stripe_invoice_url" stripe_invoice_url: Option<String>,
        /// `updated_at`.
        14 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CustomPlanBillingResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    CustomPlanBillingStatus {
        /// `active`.
        Active = "active",
        /// `expired`.
        Expired = "expired",
        /// `paid`.
        Paid = "paid",
        /// `pending`.
        Pending = "pending",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`], [`FeatureCompanyResponseData`], [`FeatureUsageResponseData`], [`PlanDetailResponseData`] and 2 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct FeatureInPlanResponseData requires 0b1000011000111100110 {
        /// `billing_linked_resource`.
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `description`.
        2 "description" description: String,
        /// `event_subtype`.
        3 "event_subtype" event_subtype: Option<String>,
        /// `event_summary`.
        4 "event_summary" event_summary: Option<EventSummaryResponseData>,
        /// `feature_type`.
        5 "feature_type" feature_type: FeatureType,
        /// `flags`.
        6 "flags" flags: Vec<FlagInPlanResponseData>,
        /// `icon`.
        7 "icon" icon: String,
        /// `id`.
        8 "id" id: FeatureId,
        /// `license_id`.
        9 "license_id" license_id: Option<String>,
        /// `lifecycle_phase`.
        10 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        /// `maintainer_account_member_id`.
        11 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        12 "name" name: String,
        /// `plans`.
        13 "plans" plans: Vec<PreviewObject>,
        /// `plural_name`.
        14 "plural_name" plural_name: Option<String>,
        /// `singular_name`.
        15 "singular_name" singular_name: Option<String>,
        /// `trait`.
        16 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        /// `trait_id`.
        17 "trait_id" trait_id: Option<String>,
        /// `updated_at`.
        18 "updated_at" updated_at: Timestamp,
        /// `usage_limit_trait_id`.
        19 "usage_limit_trait_id" usage_limit_trait_id: Option<String>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`FeatureInPlanResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct FlagInPlanResponseData requires 0b1110011100111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `default_value`.
        1 "default_value" default_value: bool,
        /// `description`.
        2 "description" description: String,
        /// `feature`.
        3 "feature" feature: Option<FeatureResponseData>,
        /// `feature_id`.
        4 "feature_id" feature_id: Option<FeatureId>,
        /// `flag_type`.
        5 "flag_type" flag_type: FlagType,
        /// `id`.
        6 "id" id: FlagId,
        /// `key`.
        7 "key" key: String,
        /// `last_checked_at`.
        8 "last_checked_at" last_checked_at: Option<Timestamp>,
        /// `maintainer_account_member_id`.
        9 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        10 "name" name: String,
        /// `rules`.
        11 "rules" rules: Vec<RuleDetailResponseData>,
        /// `updated_at`.
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `markCustomPlanBillingPaid`.
    ///
    /// Needs the feature `plans`.
    pub struct MarkCustomPlanBillingPaidRequestBody requires 0b0 {
    }
}

#[cfg(feature = "plans")]
impl MarkCustomPlanBillingPaidRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CustomPlanBillingResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    PlanBillingSource {
        /// `custom_plan`.
        CustomPlan = "custom_plan",
        /// `manage_plan`.
        ManagePlan = "manage_plan",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`], [`PlanDetailResponseData`], [`PlanGroupPlanDetailResponseData`] and [`PlanViewPublicResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PlanCatalogMembershipResponseData requires 0b11 {
        /// `id`.
        0 "id" id: String,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPlanCreditGrantResponseData`], [`CompanyPlanCreditGrantView`], [`CreateBillingPlanCreditGrantRequestBody`], [`PlanCreditGrantView`] and [`UpdateBillingPlanCreditGrantRequestBody`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    PlanCreditGrantScaling {
        /// `fixed`.
        Fixed = "fixed",
        /// `per_license`.
        PerLicense = "per_license",
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Part of [`UpsertBillingProductRequestBody`].
    ///
    /// Needs one of the features `planbundle` and `plans`.
    pub struct PlanCurrencyPriceRequestBody requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `monthly_price`.
        1 "monthly_price" monthly_price: Field<i64>,
        /// `one_time_price`.
        2 "one_time_price" one_time_price: Field<i64>,
        /// `quarterly_price`.
        3 "quarterly_price" quarterly_price: Field<i64>,
        /// `yearly_price`.
        4 "yearly_price" yearly_price: Field<i64>,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
impl PlanCurrencyPriceRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(currency: impl Into<String>) -> Self {
        Self::default().currency(currency)
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `monthly_price`.
    #[must_use]
    pub fn monthly_price(mut self, monthly_price: i64) -> Self {
        self.monthly_price = Field::Value(monthly_price);
        self
    }

    /// Sets `monthly_price` to null.
    #[must_use]
    pub fn clear_monthly_price(mut self) -> Self {
        self.monthly_price = Field::Null;
        self
    }

    /// Sets `one_time_price`.
    #[must_use]
    pub fn one_time_price(mut self, one_time_price: i64) -> Self {
        self.one_time_price = Field::Value(one_time_price);
        self
    }

    /// Sets `one_time_price` to null.
    #[must_use]
    pub fn clear_one_time_price(mut self) -> Self {
        self.one_time_price = Field::Null;
        self
    }

    /// Sets `quarterly_price`.
    #[must_use]
    pub fn quarterly_price(mut self, quarterly_price: i64) -> Self {
        self.quarterly_price = Field::Value(quarterly_price);
        self
    }

    /// Sets `quarterly_price` to null.
    #[must_use]
    pub fn clear_quarterly_price(mut self) -> Self {
        self.quarterly_price = Field::Null;
        self
    }

    /// Sets `yearly_price`.
    #[must_use]
    pub fn yearly_price(mut self, yearly_price: i64) -> Self {
        self.yearly_price = Field::Value(yearly_price);
        self
    }

    /// Sets `yearly_price` to null.
    #[must_use]
    pub fn clear_yearly_price(mut self) -> Self {
        self.yearly_price = Field::Null;
        self
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`], [`PlanDetailResponseData`], [`PlanGroupPlanDetailResponseData`] and [`PlanViewPublicResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PlanCurrencyPricesResponseData requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `monthly_price`.
        1 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        /// `one_time_price`.
        2 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        /// `quarterly_price`.
        3 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        /// `yearly_price`.
        4 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `createCustomPlan`, `listPlans`, `createPlan`, `getPlan` and 2 more returns.
    ///
    /// Needs one of the features `checkout`, `components`, `plans` and `webhook-payloads`.
    pub struct PlanDetailResponseData requires 0b1100101010001110011110100011010000 {
        /// `active_version`.
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// `audience_type`, deprecated.
        1 "audience_type" audience_type: Option<String>,
        /// `billing_linked_resource`.
        2 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_product`.
        3 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        /// `billing_strategy`.
        4 "billing_strategy" billing_strategy: BillingStrategy,
        /// `catalogs`.
        5 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        /// `charge_type`.
        6 "charge_type" charge_type: ChargeType,
        /// `company_count`.
        7 "company_count" company_count: i64,
        /// `company_id`.
        8 "company_id" company_id: Option<CompanyId>,
        /// `company_logo_url`.
        9 "company_logo_url" company_logo_url: Option<String>,
        /// `company_name`.
        10 "company_name" company_name: Option<String>,
        /// `controlled_by`.
        11 "controlled_by" controlled_by: BillingProviderType,
        /// `copied_from_plan_id`.
        12 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        /// `created_at`.
        13 "created_at" created_at: Timestamp,
        /// `credits`.
        14 "credits" credits: Vec<BillingCreditResponseData>,
        /// `currency_prices`.
        15 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        /// `description`.
        16 "description" description: String,
        /// `draft_version`.
        17 "draft_version" draft_version: Option<PlanVersionResponseData>,
        /// `entitlements`.
        18 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        /// `features`.
        19 "features" features: Vec<FeatureInPlanResponseData>,
        /// `icon`.
        20 "icon" icon: PlanIcon,
        /// `id`.
        21 "id" id: PlanId,
        /// `included_credit_grants`.
        22 "included_credit_grants" included_credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        /// `is_default`, deprecated.
        23 "is_default" is_default: Option<bool>,
        /// `is_free`, deprecated.
        24 "is_free" is_free: Option<bool>,
        /// `is_trialable`.
        25 "is_trialable" is_trialable: bool,
        /// `monthly_price`.
        26 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        /// `name`.
        27 "name" name: String,
        /// `one_time_price`.
        28 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        /// `plan_type`.
        29 "plan_type" plan_type: PlanType,
        /// `quarterly_price`.
        30 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        /// `trial_days`.
        31 "trial_days" trial_days: Option<i64>,
        /// `updated_at`.
        32 "updated_at" updated_at: Timestamp,
        /// `versions`.
        33 "versions" versions: Vec<PlanVersionResponseData>,
        /// `yearly_price`.
        34 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listPlanEntitlements`, `createPlanEntitlement`, `getPlanEntitlement`, `updatePlanEntitlement` and `upsertPlanEntitlementForBillingProduct` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PlanEntitlementResponseData requires 0b110000000100101000000110111000 {
        /// `billing_linked_resource`.
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_threshold`.
        1 "billing_threshold" billing_threshold: Option<i64>,
        /// `consumption_rate`.
        2 "consumption_rate" consumption_rate: Option<f64>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `currency_prices`.
        4 "currency_prices" currency_prices: Vec<EntitlementCurrencyPricesResponseData>,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `feature`.
        6 "feature" feature: Option<FeatureResponseData>,
        /// `feature_id`.
        7 "feature_id" feature_id: FeatureId,
        /// `id`.
        8 "id" id: PlanEntitlementId,
        /// `metered_monthly_price`.
        9 "metered_monthly_price" metered_monthly_price: Option<BillingPriceView>,
        /// `metered_quarterly_price`.
        10 "metered_quarterly_price" metered_quarterly_price: Option<BillingPriceView>,
        /// `metered_yearly_price`.
        11 "metered_yearly_price" metered_yearly_price: Option<BillingPriceView>,
        /// `metric_period`.
        12 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        13 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `plan`.
        14 "plan" plan: Option<PlanResponseData>,
        /// `plan_id`.
        15 "plan_id" plan_id: PlanId,
        /// `price_behavior`.
        16 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        /// `rule_id`.
        17 "rule_id" rule_id: String,
        /// `rule_id_usage_exceeded`.
        18 "rule_id_usage_exceeded" rule_id_usage_exceeded: Option<String>,
        /// `soft_limit`.
        19 "soft_limit" soft_limit: Option<i64>,
        /// `updated_at`.
        20 "updated_at" updated_at: Timestamp,
        /// `usage_based_product`.
        21 "usage_based_product" usage_based_product: Option<BillingProductResponseData>,
        /// `usage_quantity`.
        22 "usage_quantity" usage_quantity: Option<i64>,
        /// `value_bool`.
        23 "value_bool" value_bool: Option<bool>,
        /// `value_credit`.
        24 "value_credit" value_credit: Option<BillingCreditResponseData>,
        /// `value_numeric`.
        25 "value_numeric" value_numeric: Option<i64>,
        /// `value_trait`.
        26 "value_trait" value_trait: Option<EntityTraitDefinitionResponseData>,
        /// `value_trait_id`.
        27 "value_trait_id" value_trait_id: Option<String>,
        /// `value_type`.
        28 "value_type" value_type: EntitlementValueType,
        /// `warning_tiers`.
        29 "warning_tiers" warning_tiers: Vec<WarningTierResponseData>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CompanyPlanDetailResponseData`], [`CreateBillingLinkedPlanRequestBody`], [`CreateCustomPlanBundlePlanRequestBody`], [`CreateCustomPlanRequestBody`] and 7 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    PlanIcon {
        /// `amber`.
        Amber = "amber",
        /// `blue`.
        Blue = "blue",
        /// `blueGray`.
        BlueGray = "blueGray",
        /// `blueGreen`.
        BlueGreen = "blueGreen",
        /// `cyan`.
        Cyan = "cyan",
        /// `emerald`.
        Emerald = "emerald",
        /// `fuchsia`.
        Fuchsia = "fuchsia",
        /// `gray`.
        Gray = "gray",
        /// `green`.
        Green = "green",
        /// `indigo`.
        Indigo = "indigo",
        /// `lightBlue`.
        LightBlue = "lightBlue",
        /// `lime`.
        Lime = "lime",
        /// `orange`.
        Orange = "orange",
        /// `pink`.
        Pink = "pink",
        /// `purple`.
        Purple = "purple",
        /// `red`.
        Red = "red",
        /// `redOrange`.
        RedOrange = "redOrange",
        /// `rose`.
        Rose = "rose",
        /// `sky`.
        Sky = "sky",
        /// `slate`.
        Slate = "slate",
        /// `teal`.
        Teal = "teal",
        /// `trueGray`.
        TrueGray = "trueGray",
        /// `violet`.
        Violet = "violet",
        /// `warmGray`.
        WarmGray = "warmGray",
        /// `yellow`.
        Yellow = "yellow",
    }
}

#[cfg(any(feature = "entitlements", feature = "plans"))]
record! {
    /// Data that `listPlanIssues` returns.
    ///
    /// Needs one of the features `entitlements` and `plans`.
    pub struct PlanIssueResponseData requires 0b11 {
        /// `code`.
        0 "code" code: String,
        /// `description`.
        1 "description" description: String,
        /// `detail`.
        2 "detail" detail: Option<String>,
        /// `id`.
        3 "id" id: Option<String>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`FeatureCompanyResponseData`], [`FeatureCompanyUserResponseData`], [`FeatureUsageResponseData`], [`PlanBundleResponseData`] and [`PlanEntitlementResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PlanResponseData requires 0b1111111000 {
        /// `audience_type`, deprecated.
        0 "audience_type" audience_type: Option<String>,
        /// `company_id`.
        1 "company_id" company_id: Option<CompanyId>,
        /// `copied_from_plan_id`.
        2 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `description`.
        4 "description" description: String,
        /// `icon`.
        5 "icon" icon: PlanIcon,
        /// `id`.
        6 "id" id: PlanId,
        /// `name`.
        7 "name" name: String,
        /// `plan_type`.
        8 "plan_type" plan_type: PlanType,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CompanyPlanDetailResponseData`], [`CreateBillingLinkedPlanRequestBody`], [`CreateMigrationInput`], [`CreatePlanRequestBody`] and 6 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `planmigrations`, `plans` and `webhook-payloads`.
    PlanType {
        /// `plan`.
        Plan = "plan",
        /// `add_on`.
        AddOn = "add_on",
    }
}

#[cfg(any(feature = "planmigrations", feature = "plans"))]
word! {
    /// Part of [`CreateMigrationInput`], [`PlanVersionMigrationResponseData`] and [`PublishPlanVersionRequestBody`].
    ///
    /// Needs one of the features `planmigrations` and `plans`.
    PlanVersionMigrationStrategy {
        /// `immediate`.
        Immediate = "immediate",
        /// `leave`.
        Leave = "leave",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `publishPlanVersion` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PlanVersionResponseData requires 0b11110111111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `description`.
        1 "description" description: String,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `icon`.
        3 "icon" icon: PlanIcon,
        /// `id`.
        4 "id" id: String,
        /// `name`.
        5 "name" name: String,
        /// `original_plan_id`.
        6 "original_plan_id" original_plan_id: Option<PlanId>,
        /// `plan_type`.
        7 "plan_type" plan_type: PlanType,
        /// `status`.
        8 "status" status: PlanVersionStatus,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
        /// `version`.
        10 "version" version: i64,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`PlanVersionResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    PlanVersionStatus {
        /// `published`.
        Published = "published",
        /// `draft`.
        Draft = "draft",
        /// `archived`.
        Archived = "archived",
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `publishPlanVersion`.
    ///
    /// Needs the feature `plans`.
    pub struct PublishPlanVersionRequestBody requires 0b11000000 {
        /// `activation_strategy`.
        0 "activation_strategy" activation_strategy: Field<CustomPlanActivationStrategy>,
        /// `address`.
        1 "address" address: Option<CustomerBillingAddress>,
        /// `coupon_external_id`.
        2 "coupon_external_id" coupon_external_id: Field<String>,
        /// `custom_field_values`.
        3 "custom_field_values" custom_field_values: Field<Vec<CheckoutFieldValue>>,
        /// `customer_email`.
        4 "customer_email" customer_email: Field<String>,
        /// `days_until_due`.
        5 "days_until_due" days_until_due: Field<i64>,
        /// `excluded_company_ids`.
        6 "excluded_company_ids" excluded_company_ids: Vec<CompanyId>,
        /// `migration_strategy`.
        7 "migration_strategy" migration_strategy: PlanVersionMigrationStrategy,
        /// `phone`.
        8 "phone" phone: Field<String>,
        /// `proration_behavior`.
        9 "proration_behavior" proration_behavior: Field<MigrationProrationBehavior>,
        /// `require_no_migration`.
        10 "require_no_migration" require_no_migration: Field<bool>,
        /// `send_invoice`.
        11 "send_invoice" send_invoice: Field<bool>,
        /// `tax_id`.
        12 "tax_id" tax_id: Option<TaxIDInput>,
    }
}

#[cfg(feature = "plans")]
impl PublishPlanVersionRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        excluded_company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
        migration_strategy: impl Into<PlanVersionMigrationStrategy>,
    ) -> Self {
        Self::default()
            .excluded_company_ids(excluded_company_ids)
            .migration_strategy(migration_strategy)
    }

    /// Sets `activation_strategy`.
    #[must_use]
    pub fn activation_strategy(
        mut self,
        activation_strategy: impl Into<CustomPlanActivationStrategy>,
    ) -> Self {
        self.activation_strategy = Field::Value(activation_strategy.into());
        self
    }

    /// Sets `activation_strategy` to null.
    #[must_use]
    pub fn clear_activation_strategy(mut self) -> Self {
        self.activation_strategy = Field::Null;
        self
    }

    /// Sets `address`.
    #[must_use]
    pub fn address(mut self, address: CustomerBillingAddress) -> Self {
        self.address = Some(address);
        self
    }

    /// Sets `coupon_external_id`.
    #[must_use]
    pub fn coupon_external_id(mut self, coupon_external_id: impl Into<String>) -> Self {
        self.coupon_external_id = Field::Value(coupon_external_id.into());
        self
    }

    /// Sets `coupon_external_id` to null.
    #[must_use]
    pub fn clear_coupon_external_id(mut self) -> Self {
        self.coupon_external_id = Field::Null;
        self
    }

    /// Sets `custom_field_values`.
    #[must_use]
    pub fn custom_field_values(
        mut self,
        custom_field_values: impl IntoIterator<Item = CheckoutFieldValue>,
    ) -> Self {
        self.custom_field_values = Field::Value(custom_field_values.into_iter().collect());
        self
    }

    /// Sets `custom_field_values` to null.
    #[must_use]
    pub fn clear_custom_field_values(mut self) -> Self {
        self.custom_field_values = Field::Null;
        self
    }

    /// Sets `customer_email`.
    #[must_use]
    pub fn customer_email(mut self, customer_email: impl Into<String>) -> Self {
        self.customer_email = Field::Value(customer_email.into());
        self
    }

    /// Sets `customer_email` to null.
    #[must_use]
    pub fn clear_customer_email(mut self) -> Self {
        self.customer_email = Field::Null;
        self
    }

    /// Sets `days_until_due`.
    #[must_use]
    pub fn days_until_due(mut self, days_until_due: i64) -> Self {
        self.days_until_due = Field::Value(days_until_due);
        self
    }

    /// Sets `days_until_due` to null.
    #[must_use]
    pub fn clear_days_until_due(mut self) -> Self {
        self.days_until_due = Field::Null;
        self
    }

    /// Sets `excluded_company_ids`.
    #[must_use]
    pub fn excluded_company_ids(
        mut self,
        excluded_company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.excluded_company_ids = excluded_company_ids.into_iter().map(Into::into).collect();
        self.presence.set(6, false);
        self
    }

    /// Sets `migration_strategy`.
    #[must_use]
    pub fn migration_strategy(
        mut self,
        migration_strategy: impl Into<PlanVersionMigrationStrategy>,
    ) -> Self {
        self.migration_strategy = migration_strategy.into();
        self.presence.set(7, false);
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Field::Value(phone.into());
        self
    }

    /// Sets `phone` to null.
    #[must_use]
    pub fn clear_phone(mut self) -> Self {
        self.phone = Field::Null;
        self
    }

    /// Sets `proration_behavior`.
    #[must_use]
    pub fn proration_behavior(
        mut self,
        proration_behavior: impl Into<MigrationProrationBehavior>,
    ) -> Self {
        self.proration_behavior = Field::Value(proration_behavior.into());
        self
    }

    /// Sets `proration_behavior` to null.
    #[must_use]
    pub fn clear_proration_behavior(mut self) -> Self {
        self.proration_behavior = Field::Null;
        self
    }

    /// Sets `require_no_migration`.
    #[must_use]
    pub fn require_no_migration(mut self, require_no_migration: bool) -> Self {
        self.require_no_migration = Field::Value(require_no_migration);
        self
    }

    /// Sets `require_no_migration` to null.
    #[must_use]
    pub fn clear_require_no_migration(mut self) -> Self {
        self.require_no_migration = Field::Null;
        self
    }

    /// Sets `send_invoice`.
    #[must_use]
    pub fn send_invoice(mut self, send_invoice: bool) -> Self {
        self.send_invoice = Field::Value(send_invoice);
        self
    }

    /// Sets `send_invoice` to null.
    #[must_use]
    pub fn clear_send_invoice(mut self) -> Self {
        self.send_invoice = Field::Null;
        self
    }

    /// Sets `tax_id`.
    #[must_use]
    pub fn tax_id(mut self, tax_id: TaxIDInput) -> Self {
        self.tax_id = Some(tax_id);
        self
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `retryCustomPlanBilling`.
    ///
    /// Needs the feature `plans`.
    pub struct RetryCustomPlanBillingRequestBody requires 0b10 {
        /// `activation_strategy`.
        0 "activation_strategy" activation_strategy: Field<CustomPlanActivationStrategy>,
        /// `customer_email`.
        1 "customer_email" customer_email: String,
        /// `days_until_due`.
        2 "days_until_due" days_until_due: Field<i64>,
        /// `send_invoice`.
        3 "send_invoice" send_invoice: Field<bool>,
    }
}

#[cfg(feature = "plans")]
impl RetryCustomPlanBillingRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(customer_email: impl Into<String>) -> Self {
        Self::default().customer_email(customer_email)
    }

    /// Sets `activation_strategy`.
    #[must_use]
    pub fn activation_strategy(
        mut self,
        activation_strategy: impl Into<CustomPlanActivationStrategy>,
    ) -> Self {
        self.activation_strategy = Field::Value(activation_strategy.into());
        self
    }

    /// Sets `activation_strategy` to null.
    #[must_use]
    pub fn clear_activation_strategy(mut self) -> Self {
        self.activation_strategy = Field::Null;
        self
    }

    /// Sets `customer_email`.
    #[must_use]
    pub fn customer_email(mut self, customer_email: impl Into<String>) -> Self {
        self.customer_email = customer_email.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `days_until_due`.
    #[must_use]
    pub fn days_until_due(mut self, days_until_due: i64) -> Self {
        self.days_until_due = Field::Value(days_until_due);
        self
    }

    /// Sets `days_until_due` to null.
    #[must_use]
    pub fn clear_days_until_due(mut self) -> Self {
        self.days_until_due = Field::Null;
        self
    }

    /// Sets `send_invoice`.
    #[must_use]
    pub fn send_invoice(mut self, send_invoice: bool) -> Self {
        self.send_invoice = Field::Value(send_invoice);
        self
    }

    /// Sets `send_invoice` to null.
    #[must_use]
    pub fn clear_send_invoice(mut self) -> Self {
        self.send_invoice = Field::Null;
        self
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `updateCompanyPlans`.
    ///
    /// Needs the feature `plans`.
    pub struct UpdateCompanyPlansRequestBody requires 0b1 {
        /// `add_on_ids`.
        0 "add_on_ids" add_on_ids: Vec<PlanId>,
        /// `base_plan_id`.
        1 "base_plan_id" base_plan_id: Field<PlanId>,
    }
}

#[cfg(feature = "plans")]
impl UpdateCompanyPlansRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(add_on_ids: impl IntoIterator<Item = impl Into<PlanId>>) -> Self {
        Self::default().add_on_ids(add_on_ids)
    }

    /// Sets `add_on_ids`.
    #[must_use]
    pub fn add_on_ids(mut self, add_on_ids: impl IntoIterator<Item = impl Into<PlanId>>) -> Self {
        self.add_on_ids = add_on_ids.into_iter().map(Into::into).collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `base_plan_id`.
    #[must_use]
    pub fn base_plan_id(mut self, base_plan_id: impl Into<PlanId>) -> Self {
        self.base_plan_id = Field::Value(base_plan_id.into());
        self
    }

    /// Sets `base_plan_id` to null.
    #[must_use]
    pub fn clear_base_plan_id(mut self) -> Self {
        self.base_plan_id = Field::Null;
        self
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `updatePlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`.
    pub struct UpdatePlanRequestBody requires 0b100 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `icon`.
        1 "icon" icon: Field<PlanIcon>,
        /// `name`.
        2 "name" name: String,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
impl UpdatePlanRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self::default().name(name)
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sets `description` to null.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<PlanIcon>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(2, false);
        self
    }
}

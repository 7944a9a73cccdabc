// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plans`](crate::operations::plans).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingPlanCreditGrantResetCadence {
        Daily = "daily",
        Every6Months = "every_6_months",
        Monthly = "monthly",
        Quarterly = "quarterly",
        Weekly = "weekly",
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingPlanCreditGrantResetStart {
        BillingPeriod = "billing_period",
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingPlanCreditGrantResetType {
        NoReset = "no_reset",
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `credits`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingPlanCreditGrantResponseData requires 0b1110000010010000001101100000000100 {
        0 "auto_topup_amount" auto_topup_amount: Option<i64>,
        1 "auto_topup_amount_type" auto_topup_amount_type: Option<String>,
        2 "auto_topup_availability" auto_topup_availability: BillingCreditAutoTopupAvailability,
        /// Deprecated.
        3 "auto_topup_enabled" auto_topup_enabled: Option<bool>,
        4 "auto_topup_expiry_type" auto_topup_expiry_type: Option<BillingCreditExpiryType>,
        5 "auto_topup_expiry_unit" auto_topup_expiry_unit: Option<BillingCreditExpiryUnit>,
        6 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Option<i64>,
        /// Deprecated.
        7 "auto_topup_self_service" auto_topup_self_service: Option<bool>,
        8 "auto_topup_threshold_credits" auto_topup_threshold_credits: Option<i64>,
        9 "auto_topup_threshold_percent" auto_topup_threshold_percent: Option<i64>,
        /// Deprecated.
        10 "can_buy_bundles" can_buy_bundles: Option<bool>,
        11 "company_credit_amount" company_credit_amount: i64,
        12 "created_at" created_at: Timestamp,
        13 "credit" credit: Option<BillingCreditResponseData>,
        14 "credit_amount" credit_amount: i64,
        15 "credit_id" credit_id: CreditTypeId,
        /// Deprecated.
        16 "credit_name" credit_name: Option<String>,
        /// Deprecated.
        17 "credit_plural_name" credit_plural_name: Option<String>,
        /// Deprecated.
        18 "credit_singular_name" credit_singular_name: Option<String>,
        19 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        20 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        21 "expiry_unit_count" expiry_unit_count: Option<i64>,
        22 "id" id: String,
        23 "license_id" license_id: Option<String>,
        24 "plan" plan: Option<PreviewObjectResponseData>,
        25 "plan_id" plan_id: PlanId,
        /// Deprecated.
        26 "plan_name" plan_name: Option<String>,
        27 "plan_version_id" plan_version_id: Option<String>,
        28 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        29 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        30 "reset_type" reset_type: Option<BillingPlanCreditGrantResetType>,
        31 "rollover_percentage" rollover_percentage: i64,
        32 "scaling" scaling: PlanCreditGrantScaling,
        33 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Data that `upsertBillingProductPlan` returns.
    ///
    /// Needs one of the features `planbundle` and `plans`; in `schematic-core` `api-planbundle` and so on.
    pub struct BillingProductPlanResponseData requires 0b1001111111 {
        0 "account_id" account_id: String,
        1 "billing_product_id" billing_product_id: String,
        2 "billing_strategy" billing_strategy: BillingStrategy,
        3 "charge_type" charge_type: ChargeType,
        4 "controlled_by" controlled_by: BillingProviderType,
        5 "environment_id" environment_id: EnvironmentId,
        6 "is_trialable" is_trialable: bool,
        7 "monthly_price_id" monthly_price_id: Option<String>,
        8 "one_time_price_id" one_time_price_id: Option<String>,
        9 "plan_id" plan_id: PlanId,
        10 "trial_days" trial_days: Option<i64>,
        11 "yearly_price_id" yearly_price_id: Option<String>,
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `upsertPlanForBillingProduct`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct CreateBillingLinkedPlanRequestBody requires 0b1100101 {
        0 "billing_provider" billing_provider: BillingProviderType,
        1 "description" description: Option<String>,
        2 "external_resource_id" external_resource_id: String,
        3 "external_resource_version" external_resource_version: Field<String>,
        4 "icon" icon: Field<PlanIcon>,
        5 "name" name: String,
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
}

#[cfg(feature = "plans")]
setters! {
    CreateBillingLinkedPlanRequestBody {
        "billing_provider" billing_provider(into BillingProviderType) = 0;
        "description" description(into String);
        "external_resource_id" external_resource_id(into String) = 2;
        "external_resource_version" external_resource_version(into String), clear_external_resource_version;
        "icon" icon(into PlanIcon), clear_icon;
        "name" name(into String) = 5;
        "plan_type" plan_type(into PlanType) = 6;
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `createCustomPlan`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct CreateCustomPlanRequestBody requires 0b100001 {
        0 "company_id" company_id: CompanyId,
        1 "copied_from_plan_id" copied_from_plan_id: Field<PlanId>,
        2 "copied_price_id" copied_price_id: Field<String>,
        3 "description" description: Option<String>,
        4 "icon" icon: Field<PlanIcon>,
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
}

#[cfg(feature = "plans")]
setters! {
    CreateCustomPlanRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "copied_from_plan_id" copied_from_plan_id(into PlanId), clear_copied_from_plan_id;
        "copied_price_id" copied_price_id(into String), clear_copied_price_id;
        "description" description(into String);
        "icon" icon(into PlanIcon), clear_icon;
        "name" name(into String) = 5;
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `createPlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`; in `schematic-core` `api-planbundle` and so on.
    pub struct CreatePlanRequestBody requires 0b1100 {
        0 "description" description: Option<String>,
        1 "icon" icon: Field<PlanIcon>,
        2 "name" name: String,
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
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
setters! {
    CreatePlanRequestBody {
        "description" description(into String);
        "icon" icon(into PlanIcon), clear_icon;
        "name" name(into String) = 2;
        "plan_type" plan_type(into PlanType) = 3;
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    CustomPlanActivationStrategy {
        OnPayment = "on_payment",
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CustomPlanBillingResponseData requires 0b101101101011101 {
        0 "activation_strategy" activation_strategy: CustomPlanActivationStrategy,
        1 "billing_cycle_anchor" billing_cycle_anchor: Option<Timestamp>,
        2 "company_id" company_id: CompanyId,
        3 "created_at" created_at: Timestamp,
        4 "days_until_due" days_until_due: i64,
        5 "external_invoice_id" external_invoice_id: Option<String>,
        6 "id" id: String,
        7 "paid_at" paid_at: Option<Timestamp>,
        8 "plan_billing_source" plan_billing_source: PlanBillingSource,
        9 "plan_id" plan_id: PlanId,
        10 "published_at" published_at: Option<Timestamp>,
        11 "send_invoice" send_invoice: bool,
        12 "status" status: CustomPlanBillingStatus,
        13 "stripe_invoice_url" stripe_invoice_url: Option<String>,
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    CustomPlanBillingStatus {
        Active = "active",
        Expired = "expired",
        Paid = "paid",
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct FeatureInPlanResponseData requires 0b1000011000111100110 {
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        1 "created_at" created_at: Timestamp,
        2 "description" description: String,
        3 "event_subtype" event_subtype: Option<String>,
        4 "event_summary" event_summary: Option<EventSummaryResponseData>,
        5 "feature_type" feature_type: FeatureType,
        6 "flags" flags: Vec<FlagInPlanResponseData>,
        7 "icon" icon: String,
        8 "id" id: FeatureId,
        9 "license_id" license_id: Option<String>,
        10 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        11 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        12 "name" name: String,
        13 "plans" plans: Vec<PreviewObject>,
        14 "plural_name" plural_name: Option<String>,
        15 "singular_name" singular_name: Option<String>,
        16 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        17 "trait_id" trait_id: Option<String>,
        18 "updated_at" updated_at: Timestamp,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct FlagInPlanResponseData requires 0b1110011100111 {
        0 "created_at" created_at: Timestamp,
        1 "default_value" default_value: bool,
        2 "description" description: String,
        3 "feature" feature: Option<FeatureResponseData>,
        4 "feature_id" feature_id: Option<FeatureId>,
        5 "flag_type" flag_type: FlagType,
        6 "id" id: FlagId,
        7 "key" key: String,
        8 "last_checked_at" last_checked_at: Option<Timestamp>,
        9 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        10 "name" name: String,
        11 "rules" rules: Vec<RuleDetailResponseData>,
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `markCustomPlanBillingPaid`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    PlanBillingSource {
        CustomPlan = "custom_plan",
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanCatalogMembershipResponseData requires 0b11 {
        0 "id" id: String,
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    PlanCreditGrantScaling {
        Fixed = "fixed",
        PerLicense = "per_license",
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Part of [`UpsertBillingProductRequestBody`].
    ///
    /// Needs one of the features `planbundle` and `plans`; in `schematic-core` `api-planbundle` and so on.
    pub struct PlanCurrencyPriceRequestBody requires 0b1 {
        0 "currency" currency: String,
        1 "monthly_price" monthly_price: Field<i64>,
        2 "one_time_price" one_time_price: Field<i64>,
        3 "quarterly_price" quarterly_price: Field<i64>,
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
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
setters! {
    PlanCurrencyPriceRequestBody {
        "currency" currency(into String) = 0;
        "monthly_price" monthly_price(i64), clear_monthly_price;
        "one_time_price" one_time_price(i64), clear_one_time_price;
        "quarterly_price" quarterly_price(i64), clear_quarterly_price;
        "yearly_price" yearly_price(i64), clear_yearly_price;
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanCurrencyPricesResponseData requires 0b1 {
        0 "currency" currency: String,
        1 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        2 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        3 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
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
    /// Needs one of the features `checkout`, `components`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanDetailResponseData requires 0b1100101010001110011110100011010000 {
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// Deprecated.
        1 "audience_type" audience_type: Option<String>,
        2 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        3 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        4 "billing_strategy" billing_strategy: BillingStrategy,
        5 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        6 "charge_type" charge_type: ChargeType,
        7 "company_count" company_count: i64,
        8 "company_id" company_id: Option<CompanyId>,
        9 "company_logo_url" company_logo_url: Option<String>,
        10 "company_name" company_name: Option<String>,
        11 "controlled_by" controlled_by: BillingProviderType,
        12 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        13 "created_at" created_at: Timestamp,
        14 "credits" credits: Vec<BillingCreditResponseData>,
        15 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        16 "description" description: String,
        17 "draft_version" draft_version: Option<PlanVersionResponseData>,
        18 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        19 "features" features: Vec<FeatureInPlanResponseData>,
        20 "icon" icon: PlanIcon,
        21 "id" id: PlanId,
        22 "included_credit_grants" included_credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        /// Deprecated.
        23 "is_default" is_default: Option<bool>,
        /// Deprecated.
        24 "is_free" is_free: Option<bool>,
        25 "is_trialable" is_trialable: bool,
        26 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        27 "name" name: String,
        28 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        29 "plan_type" plan_type: PlanType,
        30 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        31 "trial_days" trial_days: Option<i64>,
        32 "updated_at" updated_at: Timestamp,
        33 "versions" versions: Vec<PlanVersionResponseData>,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanEntitlementResponseData requires 0b110000000100101000000110111000 {
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        1 "billing_threshold" billing_threshold: Option<i64>,
        2 "consumption_rate" consumption_rate: Option<f64>,
        3 "created_at" created_at: Timestamp,
        4 "currency_prices" currency_prices: Vec<EntitlementCurrencyPricesResponseData>,
        5 "environment_id" environment_id: EnvironmentId,
        6 "feature" feature: Option<FeatureResponseData>,
        7 "feature_id" feature_id: FeatureId,
        8 "id" id: PlanEntitlementId,
        9 "metered_monthly_price" metered_monthly_price: Option<BillingPriceView>,
        10 "metered_quarterly_price" metered_quarterly_price: Option<BillingPriceView>,
        11 "metered_yearly_price" metered_yearly_price: Option<BillingPriceView>,
        12 "metric_period" metric_period: Option<MetricPeriod>,
        13 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        14 "plan" plan: Option<PlanResponseData>,
        15 "plan_id" plan_id: PlanId,
        16 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        17 "rule_id" rule_id: String,
        18 "rule_id_usage_exceeded" rule_id_usage_exceeded: Option<String>,
        19 "soft_limit" soft_limit: Option<i64>,
        20 "updated_at" updated_at: Timestamp,
        21 "usage_based_product" usage_based_product: Option<BillingProductResponseData>,
        22 "usage_quantity" usage_quantity: Option<i64>,
        23 "value_bool" value_bool: Option<bool>,
        24 "value_credit" value_credit: Option<BillingCreditResponseData>,
        25 "value_numeric" value_numeric: Option<i64>,
        26 "value_trait" value_trait: Option<EntityTraitDefinitionResponseData>,
        27 "value_trait_id" value_trait_id: Option<String>,
        28 "value_type" value_type: EntitlementValueType,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    PlanIcon {
        Amber = "amber",
        Blue = "blue",
        BlueGray = "blueGray",
        BlueGreen = "blueGreen",
        Cyan = "cyan",
        Emerald = "emerald",
        Fuchsia = "fuchsia",
        Gray = "gray",
        Green = "green",
        Indigo = "indigo",
        LightBlue = "lightBlue",
        Lime = "lime",
        Orange = "orange",
        Pink = "pink",
        Purple = "purple",
        Red = "red",
        RedOrange = "redOrange",
        Rose = "rose",
        Sky = "sky",
        Slate = "slate",
        Teal = "teal",
        TrueGray = "trueGray",
        Violet = "violet",
        WarmGray = "warmGray",
        Yellow = "yellow",
    }
}

#[cfg(any(feature = "entitlements", feature = "plans"))]
record! {
    /// Data that `listPlanIssues` returns.
    ///
    /// Needs one of the features `entitlements` and `plans`; in `schematic-core` `api-entitlements` and so on.
    pub struct PlanIssueResponseData requires 0b11 {
        0 "code" code: String,
        1 "description" description: String,
        2 "detail" detail: Option<String>,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanResponseData requires 0b1111111000 {
        /// Deprecated.
        0 "audience_type" audience_type: Option<String>,
        1 "company_id" company_id: Option<CompanyId>,
        2 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        3 "created_at" created_at: Timestamp,
        4 "description" description: String,
        5 "icon" icon: PlanIcon,
        6 "id" id: PlanId,
        7 "name" name: String,
        8 "plan_type" plan_type: PlanType,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `planmigrations`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    PlanType {
        Plan = "plan",
        AddOn = "add_on",
    }
}

#[cfg(any(feature = "planmigrations", feature = "plans"))]
word! {
    /// Part of [`CreateMigrationInput`], [`PlanVersionMigrationResponseData`] and [`PublishPlanVersionRequestBody`].
    ///
    /// Needs one of the features `planmigrations` and `plans`; in `schematic-core` `api-planmigrations` and so on.
    PlanVersionMigrationStrategy {
        Immediate = "immediate",
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanVersionResponseData requires 0b11110111111 {
        0 "created_at" created_at: Timestamp,
        1 "description" description: String,
        2 "environment_id" environment_id: EnvironmentId,
        3 "icon" icon: PlanIcon,
        4 "id" id: String,
        5 "name" name: String,
        6 "original_plan_id" original_plan_id: Option<PlanId>,
        7 "plan_type" plan_type: PlanType,
        8 "status" status: PlanVersionStatus,
        9 "updated_at" updated_at: Timestamp,
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    PlanVersionStatus {
        Published = "published",
        Draft = "draft",
        Archived = "archived",
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `publishPlanVersion`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct PublishPlanVersionRequestBody requires 0b11000000 {
        0 "activation_strategy" activation_strategy: Field<CustomPlanActivationStrategy>,
        1 "address" address: Option<CustomerBillingAddress>,
        2 "coupon_external_id" coupon_external_id: Field<String>,
        3 "custom_field_values" custom_field_values: Field<Vec<CheckoutFieldValue>>,
        4 "customer_email" customer_email: Field<String>,
        5 "days_until_due" days_until_due: Field<i64>,
        6 "excluded_company_ids" excluded_company_ids: Vec<CompanyId>,
        7 "migration_strategy" migration_strategy: PlanVersionMigrationStrategy,
        8 "phone" phone: Field<String>,
        9 "proration_behavior" proration_behavior: Field<MigrationProrationBehavior>,
        10 "require_no_migration" require_no_migration: Field<bool>,
        11 "send_invoice" send_invoice: Field<bool>,
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
}

#[cfg(feature = "plans")]
setters! {
    PublishPlanVersionRequestBody {
        "activation_strategy" activation_strategy(into CustomPlanActivationStrategy), clear_activation_strategy;
        "address" address(CustomerBillingAddress);
        "coupon_external_id" coupon_external_id(into String), clear_coupon_external_id;
        "custom_field_values" custom_field_values(each CheckoutFieldValue), clear_custom_field_values;
        "customer_email" customer_email(into String), clear_customer_email;
        "days_until_due" days_until_due(i64), clear_days_until_due;
        "excluded_company_ids" excluded_company_ids(each into CompanyId) = 6;
        "migration_strategy" migration_strategy(into PlanVersionMigrationStrategy) = 7;
        "phone" phone(into String), clear_phone;
        "proration_behavior" proration_behavior(into MigrationProrationBehavior), clear_proration_behavior;
        "require_no_migration" require_no_migration(bool), clear_require_no_migration;
        "send_invoice" send_invoice(bool), clear_send_invoice;
        "tax_id" tax_id(TaxIDInput);
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `retryCustomPlanBilling`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct RetryCustomPlanBillingRequestBody requires 0b10 {
        0 "activation_strategy" activation_strategy: Field<CustomPlanActivationStrategy>,
        1 "customer_email" customer_email: String,
        2 "days_until_due" days_until_due: Field<i64>,
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
}

#[cfg(feature = "plans")]
setters! {
    RetryCustomPlanBillingRequestBody {
        "activation_strategy" activation_strategy(into CustomPlanActivationStrategy), clear_activation_strategy;
        "customer_email" customer_email(into String) = 1;
        "days_until_due" days_until_due(i64), clear_days_until_due;
        "send_invoice" send_invoice(bool), clear_send_invoice;
    }
}

#[cfg(feature = "plans")]
record! {
    /// Body of `updateCompanyPlans`.
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct UpdateCompanyPlansRequestBody requires 0b1 {
        0 "add_on_ids" add_on_ids: Vec<PlanId>,
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
}

#[cfg(feature = "plans")]
setters! {
    UpdateCompanyPlansRequestBody {
        "add_on_ids" add_on_ids(each into PlanId) = 0;
        "base_plan_id" base_plan_id(into PlanId), clear_base_plan_id;
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `updatePlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`; in `schematic-core` `api-planbundle` and so on.
    pub struct UpdatePlanRequestBody requires 0b100 {
        0 "description" description: Field<String>,
        1 "icon" icon: Field<PlanIcon>,
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
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
setters! {
    UpdatePlanRequestBody {
        "description" description(into String), clear_description;
        "icon" icon(into PlanIcon), clear_icon;
        "name" name(into String) = 2;
    }
}

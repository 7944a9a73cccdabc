// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types that several groups of operations have.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`AuditLogListResponseData`], [`AuditLogResponseData`], [`PlanChangeResponseData`] and [`WhoAmIResponseData`].
    ///
    /// Needs one of the features `accounts`, `companies` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    ActorType {
        ApiKey = "api_key",
        AppUser = "app_user",
        StripeApp = "stripe_app",
        System = "system",
        TemporaryAccessToken = "temporary_access_token",
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`ApiKeyCreateResponseData`] and [`ApiKeyResponseData`].
    ///
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    pub struct ApiKeyIntegrationResponseData requires 0b111 {
        0 "id" id: String,
        1 "state" state: IntegrationState,
        2 "type" r#type: IntegrationType,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listApiKeys`, `getApiKey` and `updateApiKey` returns.
    ///
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    pub struct ApiKeyResponseData requires 0b111010010001 {
        0 "created_at" created_at: Timestamp,
        1 "description" description: Option<String>,
        2 "environment" environment: Option<EnvironmentResponseData>,
        3 "environment_id" environment_id: Option<EnvironmentId>,
        4 "id" id: String,
        5 "integration" integration: Option<ApiKeyIntegrationResponseData>,
        6 "last_used_at" last_used_at: Option<Timestamp>,
        7 "name" name: String,
        8 "rate_limit_percent" rate_limit_percent: Option<i64>,
        9 "readonly" readonly: bool,
        10 "scopes" scopes: Vec<ApiKeyScope>,
        11 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`ApiKeyCreateResponseData`] and [`ApiKeyResponseData`].
    ///
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    ApiKeyScope {
        Admin = "admin",
        Capture = "capture",
        Read = "read",
        Write = "write",
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listAuditLogs` returns.
    ///
    /// Needs one of the features `accounts`, `companies` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    pub struct AuditLogListResponseData requires 0b1100000011000001 {
        0 "actor_type" actor_type: ActorType,
        1 "api_key" api_key: Option<ApiKeyResponseData>,
        2 "api_key_id" api_key_id: Option<String>,
        3 "ended_at" ended_at: Option<Timestamp>,
        4 "environment" environment: Option<EnvironmentResponseData>,
        5 "environment_id" environment_id: Option<EnvironmentId>,
        6 "id" id: String,
        7 "method" method: String,
        8 "resource_id" resource_id: Option<i64>,
        9 "resource_id_string" resource_id_string: Option<String>,
        10 "resource_name" resource_name: Option<String>,
        11 "resource_type" resource_type: Option<String>,
        12 "resp_code" resp_code: Option<i64>,
        13 "secondary_resource" secondary_resource: Option<String>,
        14 "started_at" started_at: Timestamp,
        15 "url" url: String,
        16 "user_name" user_name: Option<String>,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingCreditView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditLedgerAuthority {
        SchematicAuthoritative = "schematic_authoritative",
        ExternalMirror = "external_mirror",
        ExternalRated = "external_rated",
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyPlanCreditGrantView`] and [`PlanCreditGrantView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingCreditView requires 0b100000011101110111111 {
        0 "account_id" account_id: String,
        1 "burn_strategy" burn_strategy: BillingCreditBurnStrategy,
        2 "cost_editable" cost_editable: bool,
        3 "created_at" created_at: Timestamp,
        4 "currency_prices" currency_prices: Vec<CreditCurrencyPrice>,
        5 "default_expiry_unit" default_expiry_unit: BillingCreditExpiryUnit,
        6 "default_expiry_unit_count" default_expiry_unit_count: Option<i64>,
        7 "default_rollover_policy" default_rollover_policy: BillingCreditRolloverPolicy,
        8 "description" description: String,
        9 "environment_id" environment_id: EnvironmentId,
        10 "icon" icon: Option<String>,
        11 "id" id: CreditTypeId,
        12 "ledger_authority" ledger_authority: BillingCreditLedgerAuthority,
        13 "name" name: String,
        14 "plural_name" plural_name: Option<String>,
        15 "price" price: Option<BillingPriceView>,
        16 "price_per_unit" price_per_unit: Option<i64>,
        17 "price_per_unit_decimal" price_per_unit_decimal: Option<String>,
        18 "product" product: Option<BillingProductRecordResponseData>,
        19 "singular_name" singular_name: Option<String>,
        20 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`], [`FeatureDetailResponseData`], [`FeatureInPlanResponseData`], [`FeatureView`] and 4 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingLinkedResourceResponseData requires 0b111 {
        0 "billing_provider" billing_provider: BillingProviderType,
        1 "external_resource_id" external_resource_id: String,
        2 "originator" originator: BillingProviderType,
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
    /// Part of [`BillingSubscriptionView`], [`CompanyBillingEntitySubscriptionResponseData`] and [`CompanySubscriptionResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingProductForSubscriptionResponseData requires 0b11011111101110011111101 {
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        1 "billing_threshold" billing_threshold: Option<i64>,
        2 "created_at" created_at: Timestamp,
        3 "currency" currency: String,
        4 "environment_id" environment_id: EnvironmentId,
        5 "external_id" external_id: String,
        6 "id" id: String,
        7 "interval" interval: String,
        8 "interval_count" interval_count: Option<i64>,
        9 "meter_id" meter_id: Option<String>,
        10 "name" name: String,
        11 "package_size" package_size: i64,
        12 "price" price: i64,
        13 "price_decimal" price_decimal: Option<String>,
        14 "price_external_id" price_external_id: String,
        15 "price_id" price_id: String,
        16 "price_tier" price_tier: Vec<BillingProductPriceTierResponseData>,
        17 "provider_type" provider_type: BillingProviderType,
        18 "quantity" quantity: f64,
        19 "subscription_id" subscription_id: String,
        20 "subscription_item_external_id" subscription_item_external_id: Option<String>,
        21 "updated_at" updated_at: Timestamp,
        22 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`BillingCreditView`] and [`FeatureView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingProductRecordResponseData requires 0b111111111 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        2 "environment_id" environment_id: EnvironmentId,
        3 "external_id" external_id: String,
        4 "id" id: String,
        5 "is_active" is_active: bool,
        6 "name" name: String,
        7 "provider_type" provider_type: BillingProviderType,
        8 "updated_at" updated_at: Timestamp,
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
    /// Part of [`BillingProductPlanResponseData`], [`CompanyPlanDetailResponseData`], [`PlanDetailResponseData`], [`PlanGroupPlanDetailResponseData`] and 2 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingStrategy {
        SchematicManaged = "schematic_managed",
        ProviderManaged = "provider_managed",
        NoBilling = "no_billing",
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
    /// Part of [`BillingSubscriptionView`], [`CompanyBillingEntitySubscriptionResponseData`] and [`CompanySubscriptionResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingSubscriptionDiscountView requires 0b11001001100110 {
        0 "amount_off" amount_off: Option<i64>,
        1 "coupon_id" coupon_id: String,
        2 "coupon_name" coupon_name: String,
        3 "currency" currency: Option<String>,
        4 "customer_facing_code" customer_facing_code: Option<String>,
        5 "discount_external_id" discount_external_id: String,
        6 "duration" duration: String,
        7 "duration_in_months" duration_in_months: Option<i64>,
        8 "ended_at" ended_at: Option<Timestamp>,
        9 "is_active" is_active: bool,
        10 "percent_off" percent_off: Option<f64>,
        11 "promo_code_external_id" promo_code_external_id: Option<String>,
        12 "started_at" started_at: Timestamp,
        13 "subscription_external_id" subscription_external_id: String,
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
    /// Data that `updateCustomerSubscriptionTrialEnd` returns.
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingSubscriptionView requires 0b1111111000110101110100 {
        0 "application_id" application_id: Option<String>,
        1 "cancel_at" cancel_at: Option<i64>,
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        3 "company_id" company_id: Option<CompanyId>,
        4 "created_at" created_at: Timestamp,
        5 "currency" currency: String,
        6 "customer_external_id" customer_external_id: String,
        7 "default_payment_method_id" default_payment_method_id: Option<String>,
        8 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        9 "expired_at" expired_at: Option<Timestamp>,
        10 "id" id: String,
        11 "interval" interval: String,
        12 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        13 "metadata" metadata: Map<String, Value>,
        14 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        15 "period_end" period_end: i64,
        16 "period_start" period_start: i64,
        17 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        18 "provider_type" provider_type: BillingProviderType,
        19 "status" status: String,
        20 "subscription_external_id" subscription_external_id: String,
        21 "total_price" total_price: i64,
        22 "trial_end" trial_end: Option<i64>,
        23 "trial_end_setting" trial_end_setting: Option<BillingSubscriptionTrialEndSetting>,
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
    /// Part of [`BillingProductPlanResponseData`], [`CompanyPlanDetailResponseData`], [`PlanDetailResponseData`], [`PlanGroupPlanDetailResponseData`] and 2 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    ChargeType {
        Free = "free",
        None = "none",
        OneTime = "one_time",
        Recurring = "recurring",
    }
}

#[cfg(any(feature = "components", feature = "plangroups"))]
word! {
    /// Part of [`CheckoutSettingsResponseData`], [`ComponentCheckoutSettings`], [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components` and `plangroups`; in `schematic-core` `api-components` and so on.
    CheckoutBundlePurchaseBehavior {
        Individual = "individual",
        Quantity = "quantity",
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyOverrideResponseData`].
    ///
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyOverrideNoteResponseData requires 0b111111 {
        0 "created_at" created_at: Timestamp,
        1 "external_user_id" external_user_id: String,
        2 "external_user_name" external_user_name: String,
        3 "id" id: String,
        4 "note" note: String,
        5 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listCompanyOverrides`, `createCompanyOverride`, `getCompanyOverride` and `updateCompanyOverride` returns.
    ///
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyOverrideResponseData requires 0b10000100100110011010 {
        0 "company" company: Option<CompanyDetailResponseData>,
        1 "company_id" company_id: CompanyId,
        2 "consumption_rate" consumption_rate: Option<f64>,
        3 "created_at" created_at: Timestamp,
        4 "environment_id" environment_id: EnvironmentId,
        5 "expiration_date" expiration_date: Option<Timestamp>,
        6 "feature" feature: Option<FeatureResponseData>,
        7 "feature_id" feature_id: FeatureId,
        8 "id" id: CompanyOverrideId,
        9 "metric_period" metric_period: Option<MetricPeriod>,
        10 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        11 "notes" notes: Vec<CompanyOverrideNoteResponseData>,
        12 "rule_id" rule_id: Option<String>,
        13 "rule_id_usage_exceeded" rule_id_usage_exceeded: Option<String>,
        14 "updated_at" updated_at: Timestamp,
        15 "value_bool" value_bool: Option<bool>,
        16 "value_numeric" value_numeric: Option<i64>,
        17 "value_trait" value_trait: Option<EntityTraitDefinitionResponseData>,
        18 "value_trait_id" value_trait_id: Option<String>,
        19 "value_type" value_type: EntitlementValueType,
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
record! {
    /// Part of [`ComponentPreviewResponseData`], [`CreatePlanGroupRequestBody`], [`PublicPlansResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components`, `componentspublic` and `plangroups`; in `schematic-core` `api-components` and so on.
    pub struct CompatiblePlans requires 0b11 {
        0 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        1 "source_plan_id" source_plan_id: PlanId,
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
impl CompatiblePlans {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        compatible_plan_ids: impl IntoIterator<Item = impl Into<PlanId>>,
        source_plan_id: impl Into<PlanId>,
    ) -> Self {
        Self::default()
            .compatible_plan_ids(compatible_plan_ids)
            .source_plan_id(source_plan_id)
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
setters! {
    CompatiblePlans {
        "compatible_plan_ids" compatible_plan_ids(each into PlanId) = 0;
        "source_plan_id" source_plan_id(into PlanId) = 1;
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
    /// Part of [`ConditionGroup`] and [`Rule`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct Condition requires 0b101100010100101 {
        0 "account_id" account_id: String,
        1 "comparison_trait_definition" comparison_trait_definition: Option<TraitDefinition>,
        2 "condition_type" condition_type: ConditionType,
        3 "consumption_rate" consumption_rate: Option<f64>,
        4 "credit_id" credit_id: Option<CreditTypeId>,
        5 "environment_id" environment_id: EnvironmentId,
        6 "event_subtype" event_subtype: Option<String>,
        7 "id" id: String,
        8 "metric_period" metric_period: Option<MetricPeriod>,
        9 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        10 "metric_value" metric_value: Option<i64>,
        11 "operator" operator: Operator,
        12 "resource_ids" resource_ids: Vec<String>,
        13 "trait_definition" trait_definition: Option<TraitDefinition>,
        14 "trait_value" trait_value: String,
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
    /// Part of [`Rule`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct ConditionGroup requires 0b1 {
        0 "conditions" conditions: Vec<Condition>,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "billing",
    feature = "companies",
    feature = "components",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "licenses",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhooks"
))]
record! {
    /// Data that `countAccountMembers`, `countApiKeys`, `countAuditLogs`, `countCreditBundles` and 29 more returns.
    ///
    /// Needs one of the features `accounts`, `billing`, `companies`, `components`, `credits`, `entitlements`, `features`, `licenses`, `planmigrations`, `plans` and `webhooks`; in `schematic-core` `api-accounts` and so on.
    pub struct CountResponse requires 0b0 {
        0 "count" count: Option<i64>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`], [`CurrencyPriceRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`; in `schematic-core` `api-entitlements` and so on.
    pub struct CreatePriceTierRequestBody requires 0b0 {
        0 "flat_amount" flat_amount: Field<i64>,
        1 "per_unit_price" per_unit_price: Field<i64>,
        2 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        3 "up_to" up_to: Field<i64>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
impl CreatePriceTierRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
setters! {
    CreatePriceTierRequestBody {
        "flat_amount" flat_amount(i64), clear_flat_amount;
        "per_unit_price" per_unit_price(i64), clear_per_unit_price;
        "per_unit_price_decimal" per_unit_price_decimal(into String), clear_per_unit_price_decimal;
        "up_to" up_to(i64), clear_up_to;
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`BillingCreditView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CreditCurrencyPrice requires 0b1 {
        0 "currency" currency: String,
        1 "price" price: Option<BillingPriceView>,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CreditUsage`], [`FeatureCompanyResponseData`] and [`FeatureUsageResponseData`].
    ///
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CreditGrantDetail requires 0b1100 {
        0 "credit_type_icon" credit_type_icon: Option<String>,
        1 "expires_at" expires_at: Option<Timestamp>,
        2 "grant_reason" grant_reason: BillingCreditGrantReason,
        3 "quantity" quantity: f64,
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CreditUsage`], [`FeatureCompanyResponseData`] and [`FeatureUsageResponseData`].
    ///
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CreditUsageAggregation requires 0b0 {
        0 "usage_this_billing_period" usage_this_billing_period: Option<f64>,
        1 "usage_this_calendar_month" usage_this_calendar_month: Option<f64>,
        2 "usage_this_week" usage_this_week: Option<f64>,
        3 "usage_today" usage_today: Option<f64>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`; in `schematic-core` `api-entitlements` and so on.
    pub struct CurrencyPriceRequestBody requires 0b1 {
        0 "currency" currency: String,
        1 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        2 "monthly_unit_price" monthly_unit_price: Field<i64>,
        3 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        4 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        5 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        6 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        7 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        8 "yearly_unit_price" yearly_unit_price: Field<i64>,
        9 "yearly_unit_price_decimal" yearly_unit_price_decimal: Field<String>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
impl CurrencyPriceRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(currency: impl Into<String>) -> Self {
        Self::default().currency(currency)
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
setters! {
    CurrencyPriceRequestBody {
        "currency" currency(into String) = 0;
        "monthly_price_tiers" monthly_price_tiers(each CreatePriceTierRequestBody), clear_monthly_price_tiers;
        "monthly_unit_price" monthly_unit_price(i64), clear_monthly_unit_price;
        "monthly_unit_price_decimal" monthly_unit_price_decimal(into String), clear_monthly_unit_price_decimal;
        "quarterly_price_tiers" quarterly_price_tiers(each CreatePriceTierRequestBody), clear_quarterly_price_tiers;
        "quarterly_unit_price" quarterly_unit_price(i64), clear_quarterly_unit_price;
        "quarterly_unit_price_decimal" quarterly_unit_price_decimal(into String), clear_quarterly_unit_price_decimal;
        "yearly_price_tiers" yearly_price_tiers(each CreatePriceTierRequestBody), clear_yearly_price_tiers;
        "yearly_unit_price" yearly_unit_price(i64), clear_yearly_unit_price;
        "yearly_unit_price_decimal" yearly_unit_price_decimal(into String), clear_yearly_unit_price_decimal;
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`], [`CreatePlanGroupRequestBody`], [`PlanViewPublicResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components`, `componentspublic` and `plangroups`; in `schematic-core` `api-components` and so on.
    pub struct CustomPlanConfig requires 0b111 {
        0 "cta_text" cta_text: String,
        1 "cta_web_site" cta_web_site: String,
        2 "price_text" price_text: String,
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
impl CustomPlanConfig {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        cta_text: impl Into<String>,
        cta_web_site: impl Into<String>,
        price_text: impl Into<String>,
    ) -> Self {
        Self::default()
            .cta_text(cta_text)
            .cta_web_site(cta_web_site)
            .price_text(price_text)
    }
}

#[cfg(any(
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
setters! {
    CustomPlanConfig {
        "cta_text" cta_text(into String) = 0;
        "cta_web_site" cta_web_site(into String) = 1;
        "price_text" price_text(into String) = 2;
    }
}

#[cfg(any(feature = "catalogs", feature = "plangroups"))]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupPlanDetailResponseData`].
    ///
    /// Needs one of the features `catalogs` and `plangroups`; in `schematic-core` `api-catalogs` and so on.
    pub struct CustomPlanViewConfigResponseData requires 0b111 {
        0 "cta_text" cta_text: String,
        1 "cta_web_site" cta_web_site: String,
        2 "price_text" price_text: String,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`; in `schematic-core` `api-checkout` and so on.
    pub struct CustomerBillingAddress requires 0b111111 {
        0 "city" city: String,
        1 "country" country: String,
        2 "line1" line1: String,
        3 "line2" line2: String,
        4 "postal_code" postal_code: String,
        5 "state" state: String,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
impl CustomerBillingAddress {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
setters! {
    CustomerBillingAddress {
        "city" city(into String) = 0;
        "country" country(into String) = 1;
        "line1" line1(into String) = 2;
        "line2" line2(into String) = 3;
        "postal_code" postal_code(into String) = 4;
        "state" state(into String) = 5;
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "billing",
    feature = "catalogs",
    feature = "companies",
    feature = "components",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "integrationsapi",
    feature = "plans",
    feature = "webhooks"
))]
record! {
    /// Data that `deleteApiKey`, `deleteBillingCoupon`, `softDeleteBillingCredit`, `deleteCreditBundle` and 22 more returns.
    ///
    /// Needs one of the features `accounts`, `billing`, `catalogs`, `companies`, `components`, `credits`, `entitlements`, `features`, `integrationsapi`, `plans` and `webhooks`; in `schematic-core` `api-accounts` and so on.
    pub struct DeleteResponse requires 0b0 {
        0 "deleted" deleted: Option<bool>,
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
    /// Data that `listEntityKeyDefinitions` returns.
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EntityKeyDefinitionResponseData requires 0b11111 {
        0 "created_at" created_at: Timestamp,
        1 "entity_type" entity_type: EntityType,
        2 "id" id: String,
        3 "key" key: String,
        4 "updated_at" updated_at: Timestamp,
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
    /// Part of [`CompanyDetailResponseData`] and [`UserDetailResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EntityKeyDetailResponseData requires 0b1111111101 {
        0 "created_at" created_at: Timestamp,
        1 "definition" definition: Option<EntityKeyDefinitionResponseData>,
        2 "definition_id" definition_id: String,
        3 "entity_id" entity_id: String,
        4 "entity_type" entity_type: EntityType,
        5 "environment_id" environment_id: EnvironmentId,
        6 "id" id: String,
        7 "key" key: String,
        8 "updated_at" updated_at: Timestamp,
        9 "value" value: String,
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
impl EntityKeyDetailResponseData {
    /// Creates one with these members and nothing more, for tests.
    #[must_use]
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            ..Self::default()
        }
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listEntityTraitDefinitions`, `getOrCreateEntityTraitDefinition`, `getEntityTraitDefinition` and `updateEntityTraitDefinition` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EntityTraitDefinitionResponseData requires 0b1111111 {
        0 "created_at" created_at: Timestamp,
        1 "display_name" display_name: String,
        2 "entity_type" entity_type: EntityType,
        3 "hierarchy" hierarchy: Vec<String>,
        4 "id" id: String,
        5 "trait_type" trait_type: TraitType,
        6 "updated_at" updated_at: Timestamp,
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
    /// Part of [`CompanyDetailResponseData`] and [`UserDetailResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EntityTraitDetailResponseData requires 0b1111101 {
        0 "created_at" created_at: Timestamp,
        1 "definition" definition: Option<EntityTraitDefinitionResponseData>,
        2 "definition_id" definition_id: String,
        3 "environment_id" environment_id: EnvironmentId,
        4 "id" id: String,
        5 "updated_at" updated_at: Timestamp,
        6 "value" value: String,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listEnvironments`, `getEnvironment` and `updateEnvironment` returns.
    ///
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EnvironmentResponseData requires 0b11111 {
        0 "created_at" created_at: Timestamp,
        1 "environment_type" environment_type: EnvironmentType,
        2 "id" id: EnvironmentId,
        3 "name" name: String,
        4 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateEnvironmentRequestBody`], [`EnvironmentDetailResponseData`], [`EnvironmentResponseData`] and [`UpdateEnvironmentRequestBody`].
    ///
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    EnvironmentType {
        Development = "development",
        Production = "production",
        Staging = "staging",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
record! {
    /// Data that `getFeatureUsageByCompany` returns.
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`; in `schematic-core` `api-checkout` and so on.
    pub struct FeatureUsageDetailResponseData requires 0b1 {
        0 "features" features: Vec<FeatureUsageResponseData>,
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
record! {
    /// Data that `listFeatureUsage` returns.
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`; in `schematic-core` `api-checkout` and so on.
    pub struct FeatureUsageResponseData requires 0b1010000000000000101 {
        0 "access" access: bool,
        1 "allocation" allocation: Option<i64>,
        2 "allocation_type" allocation_type: EntitlementValueType,
        3 "company_override" company_override: Option<CompanyOverrideResponseData>,
        4 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        5 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        6 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        7 "credit_grant_reason" credit_grant_reason: Option<BillingCreditGrantReason>,
        8 "credit_remaining" credit_remaining: Option<f64>,
        /// Deprecated.
        9 "credit_total" credit_total: Option<f64>,
        10 "credit_type_icon" credit_type_icon: Option<String>,
        11 "credit_usage_aggregation" credit_usage_aggregation: Option<CreditUsageAggregation>,
        12 "credit_used" credit_used: Option<f64>,
        13 "effective_limit" effective_limit: Option<i64>,
        14 "effective_price" effective_price: Option<f64>,
        15 "entitlement_expiration_date" entitlement_expiration_date: Option<Timestamp>,
        16 "entitlement_id" entitlement_id: String,
        17 "entitlement_source" entitlement_source: Option<String>,
        18 "entitlement_type" entitlement_type: EntitlementType,
        19 "feature" feature: Option<FeatureInPlanResponseData>,
        20 "has_valid_allocation" has_valid_allocation: Option<bool>,
        21 "is_unlimited" is_unlimited: Option<bool>,
        22 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        23 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        24 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        25 "overuse" overuse: Option<i64>,
        26 "percent_used" percent_used: Option<f64>,
        27 "period" period: Option<MetricPeriod>,
        28 "plan" plan: Option<PlanResponseData>,
        29 "plan_entitlement" plan_entitlement: Option<PlanEntitlementResponseData>,
        30 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        31 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        32 "soft_limit" soft_limit: Option<i64>,
        33 "usage" usage: Option<i64>,
        34 "yearly_usage_based_price" yearly_usage_based_price: Option<BillingPriceView>,
    }
}

#[cfg(any(
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listFlags`, `createFlag`, `getFlag` and `updateFlag` returns.
    ///
    /// Needs one of the features `entitlements`, `features` and `webhook-payloads`; in `schematic-core` `api-entitlements` and so on, and `webhooks` for `webhook-payloads`.
    pub struct FlagDetailResponseData requires 0b11100011100111 {
        0 "created_at" created_at: Timestamp,
        1 "default_value" default_value: bool,
        2 "description" description: String,
        3 "feature" feature: Option<FeatureResponseData>,
        4 "feature_id" feature_id: Option<FeatureId>,
        5 "flag_type" flag_type: FlagType,
        6 "id" id: FlagId,
        7 "key" key: String,
        8 "last_checked_at" last_checked_at: Option<Timestamp>,
        9 "maintainer" maintainer: Option<AccountMemberResponseData>,
        10 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        11 "name" name: String,
        12 "rules" rules: Vec<RuleDetailResponseData>,
        13 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateFlagRequestBody`], [`CreateOrUpdateFlagRequestBody`], [`FlagDetailResponseData`], [`FlagInPlanResponseData`] and 2 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    FlagType {
        Boolean = "boolean",
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyDetailResponseData`], [`CompanyPlanCreditGrantView`], [`ConditionView`] and [`PlanCreditGrantView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct GenericPreviewObject requires 0b1010 {
        0 "description" description: Option<String>,
        1 "id" id: String,
        2 "image_url" image_url: Option<String>,
        3 "name" name: String,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listInvoices` and `upsertInvoice` returns.
    ///
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct InvoiceResponseData requires 0b11001101011011101111 {
        0 "amount_due" amount_due: i64,
        1 "amount_paid" amount_paid: i64,
        2 "amount_remaining" amount_remaining: i64,
        3 "collection_method" collection_method: String,
        4 "company_id" company_id: Option<CompanyId>,
        5 "created_at" created_at: Timestamp,
        6 "currency" currency: String,
        7 "customer_external_id" customer_external_id: String,
        8 "due_date" due_date: Option<Timestamp>,
        9 "ending_balance" ending_balance: i64,
        10 "environment_id" environment_id: EnvironmentId,
        11 "external_id" external_id: Option<String>,
        12 "id" id: String,
        13 "payment_method_external_id" payment_method_external_id: Option<String>,
        14 "provider_type" provider_type: BillingProviderType,
        15 "starting_balance" starting_balance: i64,
        16 "status" status: Option<InvoiceStatus>,
        17 "subscription_external_id" subscription_external_id: Option<String>,
        18 "subtotal" subtotal: i64,
        19 "updated_at" updated_at: Timestamp,
        20 "url" url: Option<String>,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateInvoiceRequestBody`], [`InvoiceResponseData`] and [`UpcomingInvoiceResponseData`].
    ///
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    InvoiceStatus {
        Draft = "draft",
        Open = "open",
        Paid = "paid",
        Uncollectible = "uncollectible",
        Void = "void",
    }
}

#[cfg(any(
    feature = "billing",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listPaymentMethods` and `upsertPaymentMethod` returns.
    ///
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PaymentMethodResponseData requires 0b111111110000000000 {
        0 "account_last4" account_last4: Option<String>,
        1 "account_name" account_name: Option<String>,
        2 "bank_name" bank_name: Option<String>,
        3 "billing_email" billing_email: Option<String>,
        4 "billing_name" billing_name: Option<String>,
        5 "card_brand" card_brand: Option<String>,
        6 "card_exp_month" card_exp_month: Option<i64>,
        7 "card_exp_year" card_exp_year: Option<i64>,
        8 "card_last4" card_last4: Option<String>,
        9 "company_id" company_id: Option<CompanyId>,
        10 "created_at" created_at: Timestamp,
        11 "customer_external_id" customer_external_id: String,
        12 "environment_id" environment_id: EnvironmentId,
        13 "external_id" external_id: String,
        14 "id" id: String,
        15 "payment_method_type" payment_method_type: String,
        16 "provider_type" provider_type: BillingProviderType,
        17 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`] and [`PlanViewPublicResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`; in `schematic-core` `api-components` and so on.
    pub struct PlanCreditGrantView requires 0b10111000010010000100101110010001000 {
        0 "billing_credit_auto_topup_amount" billing_credit_auto_topup_amount: Option<i64>,
        1 "billing_credit_auto_topup_amount_type" billing_credit_auto_topup_amount_type: Option<String>,
        2 "billing_credit_auto_topup_availability" billing_credit_auto_topup_availability: Option<BillingCreditAutoTopupAvailability>,
        3 "billing_credit_auto_topup_enabled" billing_credit_auto_topup_enabled: bool,
        4 "billing_credit_auto_topup_expiry_type" billing_credit_auto_topup_expiry_type: Option<BillingCreditExpiryType>,
        5 "billing_credit_auto_topup_expiry_unit" billing_credit_auto_topup_expiry_unit: Option<BillingCreditExpiryUnit>,
        6 "billing_credit_auto_topup_expiry_unit_count" billing_credit_auto_topup_expiry_unit_count: Option<i64>,
        7 "billing_credit_auto_topup_self_service" billing_credit_auto_topup_self_service: bool,
        8 "billing_credit_auto_topup_threshold_credits" billing_credit_auto_topup_threshold_credits: Option<i64>,
        9 "billing_credit_auto_topup_threshold_percent" billing_credit_auto_topup_threshold_percent: Option<i64>,
        10 "billing_credit_can_buy_bundles" billing_credit_can_buy_bundles: bool,
        11 "company_credit_amount" company_credit_amount: i64,
        12 "created_at" created_at: Timestamp,
        13 "credit" credit: Option<BillingCreditView>,
        14 "credit_amount" credit_amount: i64,
        /// Deprecated.
        15 "credit_description" credit_description: Option<String>,
        /// Deprecated.
        16 "credit_icon" credit_icon: Option<String>,
        17 "credit_id" credit_id: CreditTypeId,
        /// Deprecated.
        18 "credit_name" credit_name: Option<String>,
        19 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        20 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        21 "expiry_unit_count" expiry_unit_count: Option<i64>,
        22 "id" id: String,
        23 "license_id" license_id: Option<String>,
        24 "plan" plan: Option<GenericPreviewObject>,
        25 "plan_id" plan_id: PlanId,
        26 "plan_version_id" plan_version_id: Option<String>,
        /// Deprecated.
        27 "plural_name" plural_name: Option<String>,
        28 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        29 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        30 "reset_type" reset_type: BillingPlanCreditGrantResetType,
        31 "rollover_percentage" rollover_percentage: i64,
        32 "scaling" scaling: PlanCreditGrantScaling,
        /// Deprecated.
        33 "singular_name" singular_name: Option<String>,
        34 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups"
))]
word! {
    /// Part of [`CompanyPlanDetailResponseData`], [`PlanGroupPlanDetailResponseData`] and [`PlanViewPublicResponseData`].
    ///
    /// Needs one of the features `catalogs`, `components`, `componentspublic` and `plangroups`; in `schematic-core` `api-catalogs` and so on.
    PlanPriceCadence {
        Monthly = "monthly",
        Quarterly = "quarterly",
        Yearly = "yearly",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`EventDetailResponseData`], [`FeatureDetailResponseData`], [`FeatureInPlanResponseData`] and [`FeatureView`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `events`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PreviewObject requires 0b1010 {
        0 "description" description: Option<String>,
        1 "id" id: String,
        2 "image_url" image_url: Option<String>,
        3 "name" name: String,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`BillingPlanCreditGrantResponseData`] and [`RuleConditionDetailResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PreviewObjectResponseData requires 0b1010 {
        0 "description" description: Option<String>,
        1 "id" id: String,
        2 "image_url" image_url: Option<String>,
        3 "name" name: String,
    }
}

#[cfg(any(feature = "components", feature = "plangroups"))]
word! {
    /// Part of [`ComponentCheckoutSettings`], [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components` and `plangroups`; in `schematic-core` `api-components` and so on.
    ProrationBehavior {
        CreateProrations = "create_prorations",
        InvoiceImmediately = "invoice_immediately",
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
    /// Part of [`CompanyDetailResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct Rule requires 0b1111101111 {
        0 "account_id" account_id: String,
        1 "condition_groups" condition_groups: Vec<ConditionGroup>,
        2 "conditions" conditions: Vec<Condition>,
        3 "environment_id" environment_id: EnvironmentId,
        4 "flag_id" flag_id: Option<FlagId>,
        5 "id" id: String,
        6 "name" name: String,
        7 "priority" priority: i64,
        8 "rule_type" rule_type: RuleType,
        9 "value" value: bool,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`RuleConditionGroupDetailResponseData`] and [`RuleDetailResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct RuleConditionDetailResponseData requires 0b110001111000100111000 {
        0 "comparison_trait" comparison_trait: Option<EntityTraitDefinitionResponseData>,
        1 "comparison_trait_id" comparison_trait_id: Option<String>,
        2 "condition_group_id" condition_group_id: Option<String>,
        3 "condition_type" condition_type: ConditionType,
        4 "created_at" created_at: Timestamp,
        5 "environment_id" environment_id: EnvironmentId,
        6 "event_subtype" event_subtype: Option<String>,
        7 "flag_id" flag_id: Option<FlagId>,
        8 "id" id: String,
        9 "metric_period" metric_period: Option<MetricPeriod>,
        10 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        11 "metric_value" metric_value: Option<i64>,
        12 "operator" operator: Operator,
        13 "resource_ids" resource_ids: Vec<String>,
        14 "resources" resources: Vec<PreviewObjectResponseData>,
        15 "rule_id" rule_id: String,
        16 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        17 "trait_entity_type" trait_entity_type: Option<EntityType>,
        18 "trait_id" trait_id: Option<String>,
        19 "trait_value" trait_value: String,
        20 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`RuleDetailResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct RuleConditionGroupDetailResponseData requires 0b1110111 {
        0 "conditions" conditions: Vec<RuleConditionDetailResponseData>,
        1 "created_at" created_at: Timestamp,
        2 "environment_id" environment_id: EnvironmentId,
        3 "flag_id" flag_id: Option<FlagId>,
        4 "id" id: String,
        5 "rule_id" rule_id: String,
        6 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`FlagDetailResponseData`], [`FlagInPlanResponseData`] and [`RulesDetailResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct RuleDetailResponseData requires 0b11111101111 {
        0 "condition_groups" condition_groups: Vec<RuleConditionGroupDetailResponseData>,
        1 "conditions" conditions: Vec<RuleConditionDetailResponseData>,
        2 "created_at" created_at: Timestamp,
        3 "environment_id" environment_id: EnvironmentId,
        4 "flag_id" flag_id: Option<FlagId>,
        5 "id" id: String,
        6 "name" name: String,
        7 "priority" priority: i64,
        8 "rule_type" rule_type: RuleType,
        9 "updated_at" updated_at: Timestamp,
        10 "value" value: bool,
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
    /// Part of [`CompanyDetailResponseData`] and [`ComponentPreviewResponseData`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct ScheduledDowngradeResponseData requires 0b11001111111 {
        0 "currency" currency: String,
        1 "effective_after" effective_after: Timestamp,
        2 "from_plan_id" from_plan_id: PlanId,
        3 "from_plan_name" from_plan_name: String,
        4 "from_subscription_price" from_subscription_price: i64,
        5 "id" id: String,
        6 "interval" interval: String,
        7 "scheduled_interval" scheduled_interval: Option<String>,
        8 "scheduled_price" scheduled_price: Option<i64>,
        9 "to_plan_id" to_plan_id: PlanId,
        10 "to_plan_name" to_plan_name: String,
    }
}

#[cfg(any(feature = "companies", feature = "credits"))]
word! {
    /// Parameter of `countCompanyGrants`, `listCompanyGrants`, `listCompanies` and `countCompanies`.
    ///
    /// Needs one of the features `companies` and `credits`; in `schematic-core` `api-companies` and so on.
    SortDirection {
        Asc = "asc",
        Desc = "desc",
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`; in `schematic-core` `api-checkout` and so on.
    pub struct TaxIDInput requires 0b11 {
        0 "type" r#type: TaxIdType,
        1 "value" value: String,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
impl TaxIDInput {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(r#type: impl Into<TaxIdType>, value: impl Into<String>) -> Self {
        Self::default().r#type(r#type).value(value)
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
setters! {
    TaxIDInput {
        "type" r#type(into TaxIdType) = 0;
        "value" value(into String) = 1;
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
word! {
    /// Part of [`TaxIDInput`].
    ///
    /// Needs one of the features `checkout` and `plans`; in `schematic-core` `api-checkout` and so on.
    TaxIdType {
        AeTrn = "ae_trn",
        AuAbn = "au_abn",
        AuArn = "au_arn",
        BrCnpj = "br_cnpj",
        BrCpf = "br_cpf",
        CaBn = "ca_bn",
        CaGstHst = "ca_gst_hst",
        CaPstBc = "ca_pst_bc",
        CaPstMb = "ca_pst_mb",
        CaPstSk = "ca_pst_sk",
        CaQst = "ca_qst",
        ChUid = "ch_uid",
        ChVat = "ch_vat",
        EuVat = "eu_vat",
        GbVat = "gb_vat",
        HkBr = "hk_br",
        IdNpwp = "id_npwp",
        IlVat = "il_vat",
        InGst = "in_gst",
        JpCn = "jp_cn",
        JpRn = "jp_rn",
        JpTrn = "jp_trn",
        KrBrn = "kr_brn",
        MxRfc = "mx_rfc",
        MyFrp = "my_frp",
        MyItn = "my_itn",
        MySst = "my_sst",
        NoVat = "no_vat",
        NzGst = "nz_gst",
        PhTin = "ph_tin",
        SaVat = "sa_vat",
        SgGst = "sg_gst",
        SgUen = "sg_uen",
        ThVat = "th_vat",
        TrTin = "tr_tin",
        TwVat = "tw_vat",
        UsEin = "us_ein",
        ZaVat = "za_vat",
    }
}

#[cfg(any(feature = "entitlements", feature = "insights"))]
word! {
    /// Parameter of `listFeatureUsageHistory`, `getFeatureUsageTimeSeries`, `getEnvironmentFeatureUsageTimeSeries` and `getEnvironmentTraitUsageTimeSeries`.
    ///
    /// Needs one of the features `entitlements` and `insights`; in `schematic-core` `api-entitlements` and so on.
    TimeSeriesGranularity {
        Daily = "daily",
        Hourly = "hourly",
        Monthly = "monthly",
        Weekly = "weekly",
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
    /// Part of [`Condition`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct TraitDefinition requires 0b111 {
        0 "comparable_type" comparable_type: ComparableType,
        1 "entity_type" entity_type: EntityType,
        2 "id" id: String,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateEntityTraitDefinitionRequestBody`], [`EntityTraitDefinitionResponseData`], [`SubscriptionTraitUpdate`] and [`UpdateEntityTraitDefinitionRequestBody`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    TraitType {
        Boolean = "boolean",
        Currency = "currency",
        Date = "date",
        Number = "number",
        String = "string",
        Url = "url",
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `upsertBillingProductPlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`; in `schematic-core` `api-planbundle` and so on.
    pub struct UpsertBillingProductRequestBody requires 0b100100 {
        0 "billing_product_id" billing_product_id: Field<String>,
        1 "billing_strategy" billing_strategy: Field<BillingStrategy>,
        2 "charge_type" charge_type: ChargeType,
        3 "currency" currency: Field<String>,
        4 "currency_prices" currency_prices: Field<Vec<PlanCurrencyPriceRequestBody>>,
        5 "is_trialable" is_trialable: bool,
        6 "monthly_price" monthly_price: Field<i64>,
        7 "monthly_price_id" monthly_price_id: Field<String>,
        8 "one_time_price" one_time_price: Field<i64>,
        9 "one_time_price_id" one_time_price_id: Field<String>,
        10 "quarterly_price" quarterly_price: Field<i64>,
        11 "quarterly_price_id" quarterly_price_id: Field<String>,
        12 "trial_days" trial_days: Field<i64>,
        13 "yearly_price" yearly_price: Field<i64>,
        14 "yearly_price_id" yearly_price_id: Field<String>,
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
impl UpsertBillingProductRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(charge_type: impl Into<ChargeType>, is_trialable: bool) -> Self {
        Self::default()
            .charge_type(charge_type)
            .is_trialable(is_trialable)
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
setters! {
    UpsertBillingProductRequestBody {
        "billing_product_id" billing_product_id(into String), clear_billing_product_id;
        "billing_strategy" billing_strategy(into BillingStrategy), clear_billing_strategy;
        "charge_type" charge_type(into ChargeType) = 2;
        "currency" currency(into String), clear_currency;
        "currency_prices" currency_prices(each PlanCurrencyPriceRequestBody), clear_currency_prices;
        "is_trialable" is_trialable(bool) = 5;
        "monthly_price" monthly_price(i64), clear_monthly_price;
        "monthly_price_id" monthly_price_id(into String), clear_monthly_price_id;
        "one_time_price" one_time_price(i64), clear_one_time_price;
        "one_time_price_id" one_time_price_id(into String), clear_one_time_price_id;
        "quarterly_price" quarterly_price(i64), clear_quarterly_price;
        "quarterly_price_id" quarterly_price_id(into String), clear_quarterly_price_id;
        "trial_days" trial_days(i64), clear_trial_days;
        "yearly_price" yearly_price(i64), clear_yearly_price;
        "yearly_price_id" yearly_price_id(into String), clear_yearly_price_id;
    }
}

#[cfg(any(feature = "checkout", feature = "components"))]
record! {
    /// Part of [`CheckoutDataResponseData`] and [`ComponentPreviewResponseData`].
    ///
    /// Needs one of the features `checkout` and `components`; in `schematic-core` `api-checkout` and so on.
    pub struct UsageBasedEntitlementResponseData requires 0b1000000000100 {
        0 "billing_threshold" billing_threshold: Option<i64>,
        1 "consumption_rate" consumption_rate: Option<f64>,
        2 "feature_id" feature_id: FeatureId,
        3 "metered_price" metered_price: Option<BillingPriceView>,
        4 "metric_period" metric_period: Option<MetricPeriod>,
        5 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        6 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        7 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        8 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        9 "usage_quantity" usage_quantity: Option<i64>,
        10 "value_bool" value_bool: Option<bool>,
        11 "value_numeric" value_numeric: Option<i64>,
        12 "value_type" value_type: EntitlementValueType,
        13 "yearly_usage_based_price" yearly_usage_based_price: Option<BillingPriceView>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`; in `schematic-core` `api-entitlements` and so on.
    pub struct WarningTierRequestBody requires 0b11 {
        0 "key" key: String,
        1 "value" value: i64,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
impl WarningTierRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(key: impl Into<String>, value: i64) -> Self {
        Self::default().key(key).value(value)
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
setters! {
    WarningTierRequestBody {
        "key" key(into String) = 0;
        "value" value(i64) = 1;
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
    /// Part of [`PlanEntitlementResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct WarningTierResponseData requires 0b111 {
        0 "id" id: String,
        1 "key" key: String,
        2 "value" value: i64,
    }
}

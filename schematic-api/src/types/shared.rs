// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types that several groups of operations have.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
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
    /// Needs one of the features `accounts`, `companies` and `webhook-payloads`.
    ActorType {
        /// `api_key`.
        ApiKey = "api_key",
        /// `app_user`.
        AppUser = "app_user",
        /// `stripe_app`.
        StripeApp = "stripe_app",
        /// `system`.
        System = "system",
        /// `temporary_access_token`.
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
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`.
    pub struct ApiKeyIntegrationResponseData requires 0b111 {
        /// `id`.
        0 "id" id: String,
        /// `state`.
        1 "state" state: IntegrationState,
        /// `type`.
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
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`.
    pub struct ApiKeyResponseData requires 0b111010010001 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `description`.
        1 "description" description: Option<String>,
        /// `environment`.
        2 "environment" environment: Option<EnvironmentResponseData>,
        /// `environment_id`.
        3 "environment_id" environment_id: Option<EnvironmentId>,
        /// `id`.
        4 "id" id: String,
        /// `integration`.
        5 "integration" integration: Option<ApiKeyIntegrationResponseData>,
        /// `last_used_at`.
        6 "last_used_at" last_used_at: Option<Timestamp>,
        /// `name`.
        7 "name" name: String,
        /// `rate_limit_percent`.
        8 "rate_limit_percent" rate_limit_percent: Option<i64>,
        /// `readonly`.
        9 "readonly" readonly: bool,
        /// `scopes`.
        10 "scopes" scopes: Vec<ApiKeyScope>,
        /// `updated_at`.
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
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`.
    ApiKeyScope {
        /// `admin`.
        Admin = "admin",
        /// `capture`.
        Capture = "capture",
        /// `read`.
        Read = "read",
        /// `write`.
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
    /// Needs one of the features `accounts`, `companies` and `webhook-payloads`.
    pub struct AuditLogListResponseData requires 0b1100000011000001 {
        /// `actor_type`.
        0 "actor_type" actor_type: ActorType,
        /// `api_key`.
        1 "api_key" api_key: Option<ApiKeyResponseData>,
        /// `api_key_id`.
        2 "api_key_id" api_key_id: Option<String>,
        /// `ended_at`.
        3 "ended_at" ended_at: Option<Timestamp>,
        /// `environment`.
        4 "environment" environment: Option<EnvironmentResponseData>,
        /// `environment_id`.
        5 "environment_id" environment_id: Option<EnvironmentId>,
        /// `id`.
        6 "id" id: String,
        /// `method`.
        7 "method" method: String,
        /// `resource_id`.
        8 "resource_id" resource_id: Option<i64>,
        /// `resource_id_string`.
        9 "resource_id_string" resource_id_string: Option<String>,
        /// `resource_name`.
        10 "resource_name" resource_name: Option<String>,
        /// `resource_type`.
        11 "resource_type" resource_type: Option<String>,
        /// `resp_code`.
        12 "resp_code" resp_code: Option<i64>,
        /// `secondary_resource`.
        13 "secondary_resource" secondary_resource: Option<String>,
        /// `started_at`.
        14 "started_at" started_at: Timestamp,
        /// `url`.
        15 "url" url: String,
        /// `user_name`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`.
    BillingCreditLedgerAuthority {
        /// `schematic_authoritative`.
        SchematicAuthoritative = "schematic_authoritative",
        /// `external_mirror`.
        ExternalMirror = "external_mirror",
        /// `external_rated`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct BillingCreditView requires 0b100000011101110111111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `burn_strategy`.
        1 "burn_strategy" burn_strategy: BillingCreditBurnStrategy,
        /// `cost_editable`.
        2 "cost_editable" cost_editable: bool,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `currency_prices`.
        4 "currency_prices" currency_prices: Vec<CreditCurrencyPrice>,
        /// `default_expiry_unit`.
        5 "default_expiry_unit" default_expiry_unit: BillingCreditExpiryUnit,
        /// `default_expiry_unit_count`.
        6 "default_expiry_unit_count" default_expiry_unit_count: Option<i64>,
        /// `default_rollover_policy`.
        7 "default_rollover_policy" default_rollover_policy: BillingCreditRolloverPolicy,
        /// `description`.
        8 "description" description: String,
        /// `environment_id`.
        9 "environment_id" environment_id: EnvironmentId,
        /// `icon`.
        10 "icon" icon: Option<String>,
        /// `id`.
        11 "id" id: CreditTypeId,
        /// `ledger_authority`.
        12 "ledger_authority" ledger_authority: BillingCreditLedgerAuthority,
        /// `name`.
        13 "name" name: String,
        /// `plural_name`.
        14 "plural_name" plural_name: Option<String>,
        /// `price`.
        15 "price" price: Option<BillingPriceView>,
        /// `price_per_unit`.
        16 "price_per_unit" price_per_unit: Option<i64>,
        /// `price_per_unit_decimal`.
        17 "price_per_unit_decimal" price_per_unit_decimal: Option<String>,
        /// `product`.
        18 "product" product: Option<BillingProductRecordResponseData>,
        /// `singular_name`.
        19 "singular_name" singular_name: Option<String>,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingLinkedResourceResponseData requires 0b111 {
        /// `billing_provider`.
        0 "billing_provider" billing_provider: BillingProviderType,
        /// `external_resource_id`.
        1 "external_resource_id" external_resource_id: String,
        /// `originator`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct BillingProductForSubscriptionResponseData requires 0b11011111101110011111101 {
        /// `billing_scheme`.
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        /// `billing_threshold`.
        1 "billing_threshold" billing_threshold: Option<i64>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `currency`.
        3 "currency" currency: String,
        /// `environment_id`.
        4 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        5 "external_id" external_id: String,
        /// `id`.
        6 "id" id: String,
        /// `interval`.
        7 "interval" interval: String,
        /// `interval_count`.
        8 "interval_count" interval_count: Option<i64>,
        /// `meter_id`.
        9 "meter_id" meter_id: Option<String>,
        /// `name`.
        10 "name" name: String,
        /// `package_size`.
        11 "package_size" package_size: i64,
        /// `price`.
        12 "price" price: i64,
        /// `price_decimal`.
        13 "price_decimal" price_decimal: Option<String>,
        /// `price_external_id`.
        14 "price_external_id" price_external_id: String,
        /// `price_id`.
        15 "price_id" price_id: String,
        /// `price_tier`.
        16 "price_tier" price_tier: Vec<BillingProductPriceTierResponseData>,
        /// `provider_type`.
        17 "provider_type" provider_type: BillingProviderType,
        /// `quantity`.
        18 "quantity" quantity: f64,
        /// `subscription_id`.
        19 "subscription_id" subscription_id: String,
        /// `subscription_item_external_id`.
        20 "subscription_item_external_id" subscription_item_external_id: Option<String>,
        /// `updated_at`.
        21 "updated_at" updated_at: Timestamp,
        /// `usage_type`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct BillingProductRecordResponseData requires 0b111111111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `id`.
        4 "id" id: String,
        /// `is_active`.
        5 "is_active" is_active: bool,
        /// `name`.
        6 "name" name: String,
        /// `provider_type`.
        7 "provider_type" provider_type: BillingProviderType,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingStrategy {
        /// `schematic_managed`.
        SchematicManaged = "schematic_managed",
        /// `provider_managed`.
        ProviderManaged = "provider_managed",
        /// `no_billing`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct BillingSubscriptionDiscountView requires 0b11001001100110 {
        /// `amount_off`.
        0 "amount_off" amount_off: Option<i64>,
        /// `coupon_id`.
        1 "coupon_id" coupon_id: String,
        /// `coupon_name`.
        2 "coupon_name" coupon_name: String,
        /// `currency`.
        3 "currency" currency: Option<String>,
        /// `customer_facing_code`.
        4 "customer_facing_code" customer_facing_code: Option<String>,
        /// `discount_external_id`.
        5 "discount_external_id" discount_external_id: String,
        /// `duration`.
        6 "duration" duration: String,
        /// `duration_in_months`.
        7 "duration_in_months" duration_in_months: Option<i64>,
        /// `ended_at`.
        8 "ended_at" ended_at: Option<Timestamp>,
        /// `is_active`.
        9 "is_active" is_active: bool,
        /// `percent_off`.
        10 "percent_off" percent_off: Option<f64>,
        /// `promo_code_external_id`.
        11 "promo_code_external_id" promo_code_external_id: Option<String>,
        /// `started_at`.
        12 "started_at" started_at: Timestamp,
        /// `subscription_external_id`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct BillingSubscriptionView requires 0b1111111000110101110100 {
        /// `application_id`.
        0 "application_id" application_id: Option<String>,
        /// `cancel_at`.
        1 "cancel_at" cancel_at: Option<i64>,
        /// `cancel_at_period_end`.
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `company_id`.
        3 "company_id" company_id: Option<CompanyId>,
        /// `created_at`.
        4 "created_at" created_at: Timestamp,
        /// `currency`.
        5 "currency" currency: String,
        /// `customer_external_id`.
        6 "customer_external_id" customer_external_id: String,
        /// `default_payment_method_id`.
        7 "default_payment_method_id" default_payment_method_id: Option<String>,
        /// `discounts`.
        8 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        /// `expired_at`.
        9 "expired_at" expired_at: Option<Timestamp>,
        /// `id`.
        10 "id" id: String,
        /// `interval`.
        11 "interval" interval: String,
        /// `latest_invoice`.
        12 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        /// `metadata`.
        13 "metadata" metadata: Map<String, Value>,
        /// `payment_method`.
        14 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        /// `period_end`.
        15 "period_end" period_end: i64,
        /// `period_start`.
        16 "period_start" period_start: i64,
        /// `products`.
        17 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        /// `provider_type`.
        18 "provider_type" provider_type: BillingProviderType,
        /// `status`.
        19 "status" status: String,
        /// `subscription_external_id`.
        20 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        21 "total_price" total_price: i64,
        /// `trial_end`.
        22 "trial_end" trial_end: Option<i64>,
        /// `trial_end_setting`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    ChargeType {
        /// `free`.
        Free = "free",
        /// `none`.
        None = "none",
        /// `one_time`.
        OneTime = "one_time",
        /// `recurring`.
        Recurring = "recurring",
    }
}

#[cfg(any(feature = "components", feature = "plangroups"))]
word! {
    /// Part of [`CheckoutSettingsResponseData`], [`ComponentCheckoutSettings`], [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components` and `plangroups`.
    CheckoutBundlePurchaseBehavior {
        /// `individual`.
        Individual = "individual",
        /// `quantity`.
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
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`.
    pub struct CompanyOverrideNoteResponseData requires 0b111111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `external_user_id`.
        1 "external_user_id" external_user_id: String,
        /// `external_user_name`.
        2 "external_user_name" external_user_name: String,
        /// `id`.
        3 "id" id: String,
        /// `note`.
        4 "note" note: String,
        /// `updated_at`.
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
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`.
    pub struct CompanyOverrideResponseData requires 0b10000100100110011010 {
        /// `company`.
        0 "company" company: Option<CompanyDetailResponseData>,
        /// `company_id`.
        1 "company_id" company_id: CompanyId,
        /// `consumption_rate`.
        2 "consumption_rate" consumption_rate: Option<f64>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `environment_id`.
        4 "environment_id" environment_id: EnvironmentId,
        /// `expiration_date`.
        5 "expiration_date" expiration_date: Option<Timestamp>,
        /// `feature`.
        6 "feature" feature: Option<FeatureResponseData>,
        /// `feature_id`.
        7 "feature_id" feature_id: FeatureId,
        /// `id`.
        8 "id" id: CompanyOverrideId,
        /// `metric_period`.
        9 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        10 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `notes`.
        11 "notes" notes: Vec<CompanyOverrideNoteResponseData>,
        /// `rule_id`.
        12 "rule_id" rule_id: Option<String>,
        /// `rule_id_usage_exceeded`.
        13 "rule_id_usage_exceeded" rule_id_usage_exceeded: Option<String>,
        /// `updated_at`.
        14 "updated_at" updated_at: Timestamp,
        /// `value_bool`.
        15 "value_bool" value_bool: Option<bool>,
        /// `value_numeric`.
        16 "value_numeric" value_numeric: Option<i64>,
        /// `value_trait`.
        17 "value_trait" value_trait: Option<EntityTraitDefinitionResponseData>,
        /// `value_trait_id`.
        18 "value_trait_id" value_trait_id: Option<String>,
        /// `value_type`.
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
    /// Needs one of the features `components`, `componentspublic` and `plangroups`.
    pub struct CompatiblePlans requires 0b11 {
        /// `compatible_plan_ids`.
        0 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `source_plan_id`.
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

    /// Sets `compatible_plan_ids`.
    #[must_use]
    pub fn compatible_plan_ids(
        mut self,
        compatible_plan_ids: impl IntoIterator<Item = impl Into<PlanId>>,
    ) -> Self {
        self.compatible_plan_ids = compatible_plan_ids.into_iter().map(Into::into).collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `source_plan_id`.
    #[must_use]
    pub fn source_plan_id(mut self, source_plan_id: impl Into<PlanId>) -> Self {
        self.source_plan_id = source_plan_id.into();
        self.presence.set(1, false);
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
record! {
    /// Part of [`ConditionGroup`] and [`Rule`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct Condition requires 0b101100010100101 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `comparison_trait_definition`.
        1 "comparison_trait_definition" comparison_trait_definition: Option<TraitDefinition>,
        /// `condition_type`.
        2 "condition_type" condition_type: ConditionType,
        /// `consumption_rate`.
        3 "consumption_rate" consumption_rate: Option<f64>,
        /// `credit_id`.
        4 "credit_id" credit_id: Option<CreditTypeId>,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `event_subtype`.
        6 "event_subtype" event_subtype: Option<String>,
        /// `id`.
        7 "id" id: String,
        /// `metric_period`.
        8 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        9 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `metric_value`.
        10 "metric_value" metric_value: Option<i64>,
        /// `operator`.
        11 "operator" operator: Operator,
        /// `resource_ids`.
        12 "resource_ids" resource_ids: Vec<String>,
        /// `trait_definition`.
        13 "trait_definition" trait_definition: Option<TraitDefinition>,
        /// `trait_value`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct ConditionGroup requires 0b1 {
        /// `conditions`.
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
    /// Needs one of the features `accounts`, `billing`, `companies`, `components`, `credits`, `entitlements`, `features`, `licenses`, `planmigrations`, `plans` and `webhooks`.
    pub struct CountResponse requires 0b0 {
        /// `count`.
        0 "count" count: Option<i64>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`], [`CurrencyPriceRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`.
    pub struct CreatePriceTierRequestBody requires 0b0 {
        /// `flat_amount`.
        0 "flat_amount" flat_amount: Field<i64>,
        /// `per_unit_price`.
        1 "per_unit_price" per_unit_price: Field<i64>,
        /// `per_unit_price_decimal`.
        2 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        /// `up_to`.
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

    /// Sets `flat_amount`.
    #[must_use]
    pub fn flat_amount(mut self, flat_amount: i64) -> Self {
        self.flat_amount = Field::Value(flat_amount);
        self
    }

    /// Sets `flat_amount` to null.
    #[must_use]
    pub fn clear_flat_amount(mut self) -> Self {
        self.flat_amount = Field::Null;
        self
    }

    /// Sets `per_unit_price`.
    #[must_use]
    pub fn per_unit_price(mut self, per_unit_price: i64) -> Self {
        self.per_unit_price = Field::Value(per_unit_price);
        self
    }

    /// Sets `per_unit_price` to null.
    #[must_use]
    pub fn clear_per_unit_price(mut self) -> Self {
        self.per_unit_price = Field::Null;
        self
    }

    /// Sets `per_unit_price_decimal`.
    #[must_use]
    pub fn per_unit_price_decimal(mut self, per_unit_price_decimal: impl Into<String>) -> Self {
        self.per_unit_price_decimal = Field::Value(per_unit_price_decimal.into());
        self
    }

    /// Sets `per_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_per_unit_price_decimal(mut self) -> Self {
        self.per_unit_price_decimal = Field::Null;
        self
    }

    /// Sets `up_to`.
    #[must_use]
    pub fn up_to(mut self, up_to: i64) -> Self {
        self.up_to = Field::Value(up_to);
        self
    }

    /// Sets `up_to` to null.
    #[must_use]
    pub fn clear_up_to(mut self) -> Self {
        self.up_to = Field::Null;
        self
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
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CreditCurrencyPrice requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price`.
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
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`.
    pub struct CreditGrantDetail requires 0b1100 {
        /// `credit_type_icon`.
        0 "credit_type_icon" credit_type_icon: Option<String>,
        /// `expires_at`.
        1 "expires_at" expires_at: Option<Timestamp>,
        /// `grant_reason`.
        2 "grant_reason" grant_reason: BillingCreditGrantReason,
        /// `quantity`.
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
    /// Needs one of the features `checkout`, `components`, `entitlements` and `webhook-payloads`.
    pub struct CreditUsageAggregation requires 0b0 {
        /// `usage_this_billing_period`.
        0 "usage_this_billing_period" usage_this_billing_period: Option<f64>,
        /// `usage_this_calendar_month`.
        1 "usage_this_calendar_month" usage_this_calendar_month: Option<f64>,
        /// `usage_this_week`.
        2 "usage_this_week" usage_this_week: Option<f64>,
        /// `usage_today`.
        3 "usage_today" usage_today: Option<f64>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`.
    pub struct CurrencyPriceRequestBody requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `monthly_price_tiers`.
        1 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `monthly_unit_price`.
        2 "monthly_unit_price" monthly_unit_price: Field<i64>,
        /// `monthly_unit_price_decimal`.
        3 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// `quarterly_price_tiers`.
        4 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_unit_price`.
        5 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        /// `quarterly_unit_price_decimal`.
        6 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        /// `yearly_price_tiers`.
        7 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `yearly_unit_price`.
        8 "yearly_unit_price" yearly_unit_price: Field<i64>,
        /// `yearly_unit_price_decimal`.
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

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `monthly_price_tiers`.
    #[must_use]
    pub fn monthly_price_tiers(
        mut self,
        monthly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.monthly_price_tiers = Field::Value(monthly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `monthly_price_tiers` to null.
    #[must_use]
    pub fn clear_monthly_price_tiers(mut self) -> Self {
        self.monthly_price_tiers = Field::Null;
        self
    }

    /// Sets `monthly_unit_price`.
    #[must_use]
    pub fn monthly_unit_price(mut self, monthly_unit_price: i64) -> Self {
        self.monthly_unit_price = Field::Value(monthly_unit_price);
        self
    }

    /// Sets `monthly_unit_price` to null.
    #[must_use]
    pub fn clear_monthly_unit_price(mut self) -> Self {
        self.monthly_unit_price = Field::Null;
        self
    }

    /// Sets `monthly_unit_price_decimal`.
    #[must_use]
    pub fn monthly_unit_price_decimal(
        mut self,
        monthly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.monthly_unit_price_decimal = Field::Value(monthly_unit_price_decimal.into());
        self
    }

    /// Sets `monthly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_monthly_unit_price_decimal(mut self) -> Self {
        self.monthly_unit_price_decimal = Field::Null;
        self
    }

    /// Sets `quarterly_price_tiers`.
    #[must_use]
    pub fn quarterly_price_tiers(
        mut self,
        quarterly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.quarterly_price_tiers = Field::Value(quarterly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `quarterly_price_tiers` to null.
    #[must_use]
    pub fn clear_quarterly_price_tiers(mut self) -> Self {
        self.quarterly_price_tiers = Field::Null;
        self
    }

    /// Sets `quarterly_unit_price`.
    #[must_use]
    pub fn quarterly_unit_price(mut self, quarterly_unit_price: i64) -> Self {
        self.quarterly_unit_price = Field::Value(quarterly_unit_price);
        self
    }

    /// Sets `quarterly_unit_price` to null.
    #[must_use]
    pub fn clear_quarterly_unit_price(mut self) -> Self {
        self.quarterly_unit_price = Field::Null;
        self
    }

    /// Sets `quarterly_unit_price_decimal`.
    #[must_use]
    pub fn quarterly_unit_price_decimal(
        mut self,
        quarterly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.quarterly_unit_price_decimal = Field::Value(quarterly_unit_price_decimal.into());
        self
    }

    /// Sets `quarterly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_quarterly_unit_price_decimal(mut self) -> Self {
        self.quarterly_unit_price_decimal = Field::Null;
        self
    }

    /// Sets `yearly_price_tiers`.
    #[must_use]
    pub fn yearly_price_tiers(
        mut self,
        yearly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.yearly_price_tiers = Field::Value(yearly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `yearly_price_tiers` to null.
    #[must_use]
    pub fn clear_yearly_price_tiers(mut self) -> Self {
        self.yearly_price_tiers = Field::Null;
        self
    }

    /// Sets `yearly_unit_price`.
    #[must_use]
    pub fn yearly_unit_price(mut self, yearly_unit_price: i64) -> Self {
        self.yearly_unit_price = Field::Value(yearly_unit_price);
        self
    }

    /// Sets `yearly_unit_price` to null.
    #[must_use]
    pub fn clear_yearly_unit_price(mut self) -> Self {
        self.yearly_unit_price = Field::Null;
        self
    }

    /// Sets `yearly_unit_price_decimal`.
    #[must_use]
    pub fn yearly_unit_price_decimal(
        mut self,
        yearly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.yearly_unit_price_decimal = Field::Value(yearly_unit_price_decimal.into());
        self
    }

    /// Sets `yearly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_yearly_unit_price_decimal(mut self) -> Self {
        self.yearly_unit_price_decimal = Field::Null;
        self
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
    /// Needs one of the features `components`, `componentspublic` and `plangroups`.
    pub struct CustomPlanConfig requires 0b111 {
        /// `cta_text`.
        0 "cta_text" cta_text: String,
        /// `cta_web_site`.
        1 "cta_web_site" cta_web_site: String,
        /// `price_text`.
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

    /// Sets `cta_text`.
    #[must_use]
    pub fn cta_text(mut self, cta_text: impl Into<String>) -> Self {
        self.cta_text = cta_text.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `cta_web_site`.
    #[must_use]
    pub fn cta_web_site(mut self, cta_web_site: impl Into<String>) -> Self {
        self.cta_web_site = cta_web_site.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `price_text`.
    #[must_use]
    pub fn price_text(mut self, price_text: impl Into<String>) -> Self {
        self.price_text = price_text.into();
        self.presence.set(2, false);
        self
    }
}

#[cfg(any(feature = "catalogs", feature = "plangroups"))]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupPlanDetailResponseData`].
    ///
    /// Needs one of the features `catalogs` and `plangroups`.
    pub struct CustomPlanViewConfigResponseData requires 0b111 {
        /// `cta_text`.
        0 "cta_text" cta_text: String,
        /// `cta_web_site`.
        1 "cta_web_site" cta_web_site: String,
        /// `price_text`.
        2 "price_text" price_text: String,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`.
    pub struct CustomerBillingAddress requires 0b111111 {
        /// `city`.
        0 "city" city: String,
        /// `country`.
        1 "country" country: String,
        /// `line1`.
        2 "line1" line1: String,
        /// `line2`.
        3 "line2" line2: String,
        /// `postal_code`.
        4 "postal_code" postal_code: String,
        /// `state`.
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

    /// Sets `city`.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = city.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = country.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `line1`.
    #[must_use]
    pub fn line1(mut self, line1: impl Into<String>) -> Self {
        self.line1 = line1.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `line2`.
    #[must_use]
    pub fn line2(mut self, line2: impl Into<String>) -> Self {
        self.line2 = line2.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `postal_code`.
    #[must_use]
    pub fn postal_code(mut self, postal_code: impl Into<String>) -> Self {
        self.postal_code = postal_code.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `state`.
    #[must_use]
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = state.into();
        self.presence.set(5, false);
        self
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
    /// Needs one of the features `accounts`, `billing`, `catalogs`, `companies`, `components`, `credits`, `entitlements`, `features`, `integrationsapi`, `plans` and `webhooks`.
    pub struct DeleteResponse requires 0b0 {
        /// `deleted`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct EntityKeyDefinitionResponseData requires 0b11111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `entity_type`.
        1 "entity_type" entity_type: EntityType,
        /// `id`.
        2 "id" id: String,
        /// `key`.
        3 "key" key: String,
        /// `updated_at`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct EntityKeyDetailResponseData requires 0b1111111101 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `definition`.
        1 "definition" definition: Option<EntityKeyDefinitionResponseData>,
        /// `definition_id`.
        2 "definition_id" definition_id: String,
        /// `entity_id`.
        3 "entity_id" entity_id: String,
        /// `entity_type`.
        4 "entity_type" entity_type: EntityType,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        6 "id" id: String,
        /// `key`.
        7 "key" key: String,
        /// `updated_at`.
        8 "updated_at" updated_at: Timestamp,
        /// `value`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct EntityTraitDefinitionResponseData requires 0b1111111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `display_name`.
        1 "display_name" display_name: String,
        /// `entity_type`.
        2 "entity_type" entity_type: EntityType,
        /// `hierarchy`.
        3 "hierarchy" hierarchy: Vec<String>,
        /// `id`.
        4 "id" id: String,
        /// `trait_type`.
        5 "trait_type" trait_type: TraitType,
        /// `updated_at`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct EntityTraitDetailResponseData requires 0b1111101 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `definition`.
        1 "definition" definition: Option<EntityTraitDefinitionResponseData>,
        /// `definition_id`.
        2 "definition_id" definition_id: String,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        4 "id" id: String,
        /// `updated_at`.
        5 "updated_at" updated_at: Timestamp,
        /// `value`.
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
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`.
    pub struct EnvironmentResponseData requires 0b11111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `environment_type`.
        1 "environment_type" environment_type: EnvironmentType,
        /// `id`.
        2 "id" id: EnvironmentId,
        /// `name`.
        3 "name" name: String,
        /// `updated_at`.
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
    /// Needs one of the features `accounts`, `companies`, `events` and `webhook-payloads`.
    EnvironmentType {
        /// `development`.
        Development = "development",
        /// `production`.
        Production = "production",
        /// `staging`.
        Staging = "staging",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
record! {
    /// Data that `getFeatureUsageByCompany` returns.
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`.
    pub struct FeatureUsageDetailResponseData requires 0b1 {
        /// `features`.
        0 "features" features: Vec<FeatureUsageResponseData>,
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
record! {
    /// Data that `listFeatureUsage` returns.
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`.
    pub struct FeatureUsageResponseData requires 0b1010000000000000101 {
        /// `access`.
        0 "access" access: bool,
        /// `allocation`.
        1 "allocation" allocation: Option<i64>,
        /// `allocation_type`.
        2 "allocation_type" allocation_type: EntitlementValueType,
        /// `company_override`.
        3 "company_override" company_override: Option<CompanyOverrideResponseData>,
        /// `credit_consumption_rate`.
        4 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        /// `credit_grant_counts`.
        5 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        /// `credit_grant_details`.
        6 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        /// `credit_grant_reason`.
        7 "credit_grant_reason" credit_grant_reason: Option<BillingCreditGrantReason>,
        /// `credit_remaining`.
        8 "credit_remaining" credit_remaining: Option<f64>,
        /// `credit_total`, deprecated.
        9 "credit_total" credit_total: Option<f64>,
        /// `credit_type_icon`.
        10 "credit_type_icon" credit_type_icon: Option<String>,
        /// `credit_usage_aggregation`.
        11 "credit_usage_aggregation" credit_usage_aggregation: Option<CreditUsageAggregation>,
        /// `credit_used`.
        12 "credit_used" credit_used: Option<f64>,
        /// `effective_limit`.
        13 "effective_limit" effective_limit: Option<i64>,
        /// `effective_price`.
        14 "effective_price" effective_price: Option<f64>,
        /// `entitlement_expiration_date`.
        15 "entitlement_expiration_date" entitlement_expiration_date: Option<Timestamp>,
        /// `entitlement_id`.
        16 "entitlement_id" entitlement_id: String,
        /// `entitlement_source`.
        17 "entitlement_source" entitlement_source: Option<String>,
        /// `entitlement_type`.
        18 "entitlement_type" entitlement_type: EntitlementType,
        /// `feature`.
        19 "feature" feature: Option<FeatureInPlanResponseData>,
        /// `has_valid_allocation`.
        20 "has_valid_allocation" has_valid_allocation: Option<bool>,
        /// `is_unlimited`.
        21 "is_unlimited" is_unlimited: Option<bool>,
        /// `metric_reset_at`.
        22 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        /// `month_reset`.
        23 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        /// `monthly_usage_based_price`.
        24 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        /// `overuse`.
        25 "overuse" overuse: Option<i64>,
        /// `percent_used`.
        26 "percent_used" percent_used: Option<f64>,
        /// `period`.
        27 "period" period: Option<MetricPeriod>,
        /// `plan`.
        28 "plan" plan: Option<PlanResponseData>,
        /// `plan_entitlement`.
        29 "plan_entitlement" plan_entitlement: Option<PlanEntitlementResponseData>,
        /// `price_behavior`.
        30 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        /// `quarterly_usage_based_price`.
        31 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        /// `soft_limit`.
        32 "soft_limit" soft_limit: Option<i64>,
        /// `usage`.
        33 "usage" usage: Option<i64>,
        /// `yearly_usage_based_price`.
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
    /// Needs one of the features `entitlements`, `features` and `webhook-payloads`.
    pub struct FlagDetailResponseData requires 0b11100011100111 {
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
        /// `maintainer`.
        9 "maintainer" maintainer: Option<AccountMemberResponseData>,
        /// `maintainer_account_member_id`.
        10 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        11 "name" name: String,
        /// `rules`.
        12 "rules" rules: Vec<RuleDetailResponseData>,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    FlagType {
        /// `boolean`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct GenericPreviewObject requires 0b1010 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `id`.
        1 "id" id: String,
        /// `image_url`.
        2 "image_url" image_url: Option<String>,
        /// `name`.
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
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct InvoiceResponseData requires 0b11001101011011101111 {
        /// `amount_due`.
        0 "amount_due" amount_due: i64,
        /// `amount_paid`.
        1 "amount_paid" amount_paid: i64,
        /// `amount_remaining`.
        2 "amount_remaining" amount_remaining: i64,
        /// `collection_method`.
        3 "collection_method" collection_method: String,
        /// `company_id`.
        4 "company_id" company_id: Option<CompanyId>,
        /// `created_at`.
        5 "created_at" created_at: Timestamp,
        /// `currency`.
        6 "currency" currency: String,
        /// `customer_external_id`.
        7 "customer_external_id" customer_external_id: String,
        /// `due_date`.
        8 "due_date" due_date: Option<Timestamp>,
        /// `ending_balance`.
        9 "ending_balance" ending_balance: i64,
        /// `environment_id`.
        10 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        11 "external_id" external_id: Option<String>,
        /// `id`.
        12 "id" id: String,
        /// `payment_method_external_id`.
        13 "payment_method_external_id" payment_method_external_id: Option<String>,
        /// `provider_type`.
        14 "provider_type" provider_type: BillingProviderType,
        /// `starting_balance`.
        15 "starting_balance" starting_balance: i64,
        /// `status`.
        16 "status" status: Option<InvoiceStatus>,
        /// `subscription_external_id`.
        17 "subscription_external_id" subscription_external_id: Option<String>,
        /// `subtotal`.
        18 "subtotal" subtotal: i64,
        /// `updated_at`.
        19 "updated_at" updated_at: Timestamp,
        /// `url`.
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
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    InvoiceStatus {
        /// `draft`.
        Draft = "draft",
        /// `open`.
        Open = "open",
        /// `paid`.
        Paid = "paid",
        /// `uncollectible`.
        Uncollectible = "uncollectible",
        /// `void`.
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
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct PaymentMethodResponseData requires 0b111111110000000000 {
        /// `account_last4`.
        0 "account_last4" account_last4: Option<String>,
        /// `account_name`.
        1 "account_name" account_name: Option<String>,
        /// `bank_name`.
        2 "bank_name" bank_name: Option<String>,
        /// `billing_email`.
        3 "billing_email" billing_email: Option<String>,
        /// `billing_name`.
        4 "billing_name" billing_name: Option<String>,
        /// `card_brand`.
        5 "card_brand" card_brand: Option<String>,
        /// `card_exp_month`.
        6 "card_exp_month" card_exp_month: Option<i64>,
        /// `card_exp_year`.
        7 "card_exp_year" card_exp_year: Option<i64>,
        /// `card_last4`.
        8 "card_last4" card_last4: Option<String>,
        /// `company_id`.
        9 "company_id" company_id: Option<CompanyId>,
        /// `created_at`.
        10 "created_at" created_at: Timestamp,
        /// `customer_external_id`.
        11 "customer_external_id" customer_external_id: String,
        /// `environment_id`.
        12 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        13 "external_id" external_id: String,
        /// `id`.
        14 "id" id: String,
        /// `payment_method_type`.
        15 "payment_method_type" payment_method_type: String,
        /// `provider_type`.
        16 "provider_type" provider_type: BillingProviderType,
        /// `updated_at`.
        17 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`CompanyPlanDetailResponseData`] and [`PlanViewPublicResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`.
    pub struct PlanCreditGrantView requires 0b10111000010010000100101110010001000 {
        /// `billing_credit_auto_topup_amount`.
        0 "billing_credit_auto_topup_amount" billing_credit_auto_topup_amount: Option<i64>,
        /// `billing_credit_auto_topup_amount_type`.
        1 "billing_credit_auto_topup_amount_type" billing_credit_auto_topup_amount_type: Option<String>,
        /// `billing_credit_auto_topup_availability`.
        2 "billing_credit_auto_topup_availability" billing_credit_auto_topup_availability: Option<BillingCreditAutoTopupAvailability>,
        /// `billing_credit_auto_topup_enabled`.
        3 "billing_credit_auto_topup_enabled" billing_credit_auto_topup_enabled: bool,
        /// `billing_credit_auto_topup_expiry_type`.
        4 "billing_credit_auto_topup_expiry_type" billing_credit_auto_topup_expiry_type: Option<BillingCreditExpiryType>,
        /// `billing_credit_auto_topup_expiry_unit`.
        5 "billing_credit_auto_topup_expiry_unit" billing_credit_auto_topup_expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `billing_credit_auto_topup_expiry_unit_count`.
        6 "billing_credit_auto_topup_expiry_unit_count" billing_credit_auto_topup_expiry_unit_count: Option<i64>,
        /// `billing_credit_auto_topup_self_service`.
        7 "billing_credit_auto_topup_self_service" billing_credit_auto_topup_self_service: bool,
        /// `billing_credit_auto_topup_threshold_credits`.
        8 "billing_credit_auto_topup_threshold_credits" billing_credit_auto_topup_threshold_credits: Option<i64>,
        /// `billing_credit_auto_topup_threshold_percent`.
        9 "billing_credit_auto_topup_threshold_percent" billing_credit_auto_topup_threshold_percent: Option<i64>,
        /// `billing_credit_can_buy_bundles`.
        10 "billing_credit_can_buy_bundles" billing_credit_can_buy_bundles: bool,
        /// `company_credit_amount`.
        11 "company_credit_amount" company_credit_amount: i64,
        /// `created_at`.
        12 "created_at" created_at: Timestamp,
        /// `credit`.
        13 "credit" credit: Option<BillingCreditView>,
        /// `credit_amount`.
        14 "credit_amount" credit_amount: i64,
        /// `credit_description`, deprecated.
        15 "credit_description" credit_description: Option<String>,
        /// `credit_icon`, deprecated.
        16 "credit_icon" credit_icon: Option<String>,
        /// `credit_id`.
        17 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`, deprecated.
        18 "credit_name" credit_name: Option<String>,
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
        24 "plan" plan: Option<GenericPreviewObject>,
        /// `plan_id`.
        25 "plan_id" plan_id: PlanId,
        /// `plan_version_id`.
        26 "plan_version_id" plan_version_id: Option<String>,
        /// `plural_name`, deprecated.
        27 "plural_name" plural_name: Option<String>,
        /// `reset_cadence`.
        28 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        /// `reset_start`.
        29 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        /// `reset_type`.
        30 "reset_type" reset_type: BillingPlanCreditGrantResetType,
        /// `rollover_percentage`.
        31 "rollover_percentage" rollover_percentage: i64,
        /// `scaling`.
        32 "scaling" scaling: PlanCreditGrantScaling,
        /// `singular_name`, deprecated.
        33 "singular_name" singular_name: Option<String>,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `components`, `componentspublic` and `plangroups`.
    PlanPriceCadence {
        /// `monthly`.
        Monthly = "monthly",
        /// `quarterly`.
        Quarterly = "quarterly",
        /// `yearly`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `events`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PreviewObject requires 0b1010 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `id`.
        1 "id" id: String,
        /// `image_url`.
        2 "image_url" image_url: Option<String>,
        /// `name`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct PreviewObjectResponseData requires 0b1010 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `id`.
        1 "id" id: String,
        /// `image_url`.
        2 "image_url" image_url: Option<String>,
        /// `name`.
        3 "name" name: String,
    }
}

#[cfg(any(feature = "components", feature = "plangroups"))]
word! {
    /// Part of [`ComponentCheckoutSettings`], [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs one of the features `components` and `plangroups`.
    ProrationBehavior {
        /// `create_prorations`.
        CreateProrations = "create_prorations",
        /// `invoice_immediately`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct Rule requires 0b1111101111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `condition_groups`.
        1 "condition_groups" condition_groups: Vec<ConditionGroup>,
        /// `conditions`.
        2 "conditions" conditions: Vec<Condition>,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `flag_id`.
        4 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        5 "id" id: String,
        /// `name`.
        6 "name" name: String,
        /// `priority`.
        7 "priority" priority: i64,
        /// `rule_type`.
        8 "rule_type" rule_type: RuleType,
        /// `value`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct RuleConditionDetailResponseData requires 0b110001111000100111000 {
        /// `comparison_trait`.
        0 "comparison_trait" comparison_trait: Option<EntityTraitDefinitionResponseData>,
        /// `comparison_trait_id`.
        1 "comparison_trait_id" comparison_trait_id: Option<String>,
        /// `condition_group_id`.
        2 "condition_group_id" condition_group_id: Option<String>,
        /// `condition_type`.
        3 "condition_type" condition_type: ConditionType,
        /// `created_at`.
        4 "created_at" created_at: Timestamp,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `event_subtype`.
        6 "event_subtype" event_subtype: Option<String>,
        /// `flag_id`.
        7 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        8 "id" id: String,
        /// `metric_period`.
        9 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        10 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `metric_value`.
        11 "metric_value" metric_value: Option<i64>,
        /// `operator`.
        12 "operator" operator: Operator,
        /// `resource_ids`.
        13 "resource_ids" resource_ids: Vec<String>,
        /// `resources`.
        14 "resources" resources: Vec<PreviewObjectResponseData>,
        /// `rule_id`.
        15 "rule_id" rule_id: String,
        /// `trait`.
        16 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        /// `trait_entity_type`.
        17 "trait_entity_type" trait_entity_type: Option<EntityType>,
        /// `trait_id`.
        18 "trait_id" trait_id: Option<String>,
        /// `trait_value`.
        19 "trait_value" trait_value: String,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct RuleConditionGroupDetailResponseData requires 0b1110111 {
        /// `conditions`.
        0 "conditions" conditions: Vec<RuleConditionDetailResponseData>,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `flag_id`.
        3 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        4 "id" id: String,
        /// `rule_id`.
        5 "rule_id" rule_id: String,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct RuleDetailResponseData requires 0b11111101111 {
        /// `condition_groups`.
        0 "condition_groups" condition_groups: Vec<RuleConditionGroupDetailResponseData>,
        /// `conditions`.
        1 "conditions" conditions: Vec<RuleConditionDetailResponseData>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `flag_id`.
        4 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        5 "id" id: String,
        /// `name`.
        6 "name" name: String,
        /// `priority`.
        7 "priority" priority: i64,
        /// `rule_type`.
        8 "rule_type" rule_type: RuleType,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
        /// `value`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct ScheduledDowngradeResponseData requires 0b11001111111 {
        /// `currency`.
        0 "currency" currency: String,
        /// `effective_after`.
        1 "effective_after" effective_after: Timestamp,
        /// `from_plan_id`.
        2 "from_plan_id" from_plan_id: PlanId,
        /// `from_plan_name`.
        3 "from_plan_name" from_plan_name: String,
        /// `from_subscription_price`.
        4 "from_subscription_price" from_subscription_price: i64,
        /// `id`.
        5 "id" id: String,
        /// `interval`.
        6 "interval" interval: String,
        /// `scheduled_interval`.
        7 "scheduled_interval" scheduled_interval: Option<String>,
        /// `scheduled_price`.
        8 "scheduled_price" scheduled_price: Option<i64>,
        /// `to_plan_id`.
        9 "to_plan_id" to_plan_id: PlanId,
        /// `to_plan_name`.
        10 "to_plan_name" to_plan_name: String,
    }
}

#[cfg(any(feature = "companies", feature = "credits"))]
word! {
    /// Parameter of `countCompanyGrants`, `listCompanyGrants`, `listCompanies` and `countCompanies`.
    ///
    /// Needs one of the features `companies` and `credits`.
    SortDirection {
        /// `asc`.
        Asc = "asc",
        /// `desc`.
        Desc = "desc",
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`.
    pub struct TaxIDInput requires 0b11 {
        /// `type`.
        0 "type" r#type: TaxIdType,
        /// `value`.
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

    /// Sets `type`.
    #[must_use]
    pub fn r#type(mut self, r#type: impl Into<TaxIdType>) -> Self {
        self.r#type = r#type.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `value`.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
word! {
    /// Part of [`TaxIDInput`].
    ///
    /// Needs one of the features `checkout` and `plans`.
    TaxIdType {
        /// `ae_trn`.
        AeTrn = "ae_trn",
        /// `au_abn`.
        AuAbn = "au_abn",
        /// `au_arn`.
        AuArn = "au_arn",
        /// `br_cnpj`.
        BrCnpj = "br_cnpj",
        /// `br_cpf`.
        BrCpf = "br_cpf",
        /// `ca_bn`.
        CaBn = "ca_bn",
        /// `ca_gst_hst`.
        CaGstHst = "ca_gst_hst",
        /// `ca_pst_bc`.
        CaPstBc = "ca_pst_bc",
        /// `ca_pst_mb`.
        CaPstMb = "ca_pst_mb",
        /// `ca_pst_sk`.
        CaPstSk = "ca_pst_sk",
        /// `ca_qst`.
        CaQst = "ca_qst",
        /// `ch_uid`.
        ChUid = "ch_uid",
        /// `ch_vat`.
        ChVat = "ch_vat",
        /// `eu_vat`.
        EuVat = "eu_vat",
        /// `gb_vat`.
        GbVat = "gb_vat",
        /// `hk_br`.
        HkBr = "hk_br",
        /// `id_npwp`.
        IdNpwp = "id_npwp",
        /// `il_vat`.
        IlVat = "il_vat",
        /// `in_gst`.
        InGst = "in_gst",
        /// `jp_cn`.
        JpCn = "jp_cn",
        /// `jp_rn`.
        JpRn = "jp_rn",
        /// `jp_trn`.
        JpTrn = "jp_trn",
        /// `kr_brn`.
        KrBrn = "kr_brn",
        /// `mx_rfc`.
        MxRfc = "mx_rfc",
        /// `my_frp`.
        MyFrp = "my_frp",
        /// `my_itn`.
        MyItn = "my_itn",
        /// `my_sst`.
        MySst = "my_sst",
        /// `no_vat`.
        NoVat = "no_vat",
        /// `nz_gst`.
        NzGst = "nz_gst",
        /// `ph_tin`.
        PhTin = "ph_tin",
        /// `sa_vat`.
        SaVat = "sa_vat",
        /// `sg_gst`.
        SgGst = "sg_gst",
        /// `sg_uen`.
        SgUen = "sg_uen",
        /// `th_vat`.
        ThVat = "th_vat",
        /// `tr_tin`.
        TrTin = "tr_tin",
        /// `tw_vat`.
        TwVat = "tw_vat",
        /// `us_ein`.
        UsEin = "us_ein",
        /// `za_vat`.
        ZaVat = "za_vat",
    }
}

#[cfg(any(feature = "entitlements", feature = "insights"))]
word! {
    /// Parameter of `listFeatureUsageHistory`, `getFeatureUsageTimeSeries`, `getEnvironmentFeatureUsageTimeSeries` and `getEnvironmentTraitUsageTimeSeries`.
    ///
    /// Needs one of the features `entitlements` and `insights`.
    TimeSeriesGranularity {
        /// `daily`.
        Daily = "daily",
        /// `hourly`.
        Hourly = "hourly",
        /// `monthly`.
        Monthly = "monthly",
        /// `weekly`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct TraitDefinition requires 0b111 {
        /// `comparable_type`.
        0 "comparable_type" comparable_type: ComparableType,
        /// `entity_type`.
        1 "entity_type" entity_type: EntityType,
        /// `id`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    TraitType {
        /// `boolean`.
        Boolean = "boolean",
        /// `currency`.
        Currency = "currency",
        /// `date`.
        Date = "date",
        /// `number`.
        Number = "number",
        /// `string`.
        String = "string",
        /// `url`.
        Url = "url",
    }
}

#[cfg(any(feature = "planbundle", feature = "plans"))]
record! {
    /// Body of `upsertBillingProductPlan`.
    ///
    /// Needs one of the features `planbundle` and `plans`.
    pub struct UpsertBillingProductRequestBody requires 0b100100 {
        /// `billing_product_id`.
        0 "billing_product_id" billing_product_id: Field<String>,
        /// `billing_strategy`.
        1 "billing_strategy" billing_strategy: Field<BillingStrategy>,
        /// `charge_type`.
        2 "charge_type" charge_type: ChargeType,
        /// `currency`.
        3 "currency" currency: Field<String>,
        /// `currency_prices`.
        4 "currency_prices" currency_prices: Field<Vec<PlanCurrencyPriceRequestBody>>,
        /// `is_trialable`.
        5 "is_trialable" is_trialable: bool,
        /// `monthly_price`.
        6 "monthly_price" monthly_price: Field<i64>,
        /// `monthly_price_id`.
        7 "monthly_price_id" monthly_price_id: Field<String>,
        /// `one_time_price`.
        8 "one_time_price" one_time_price: Field<i64>,
        /// `one_time_price_id`.
        9 "one_time_price_id" one_time_price_id: Field<String>,
        /// `quarterly_price`.
        10 "quarterly_price" quarterly_price: Field<i64>,
        /// `quarterly_price_id`.
        11 "quarterly_price_id" quarterly_price_id: Field<String>,
        /// `trial_days`.
        12 "trial_days" trial_days: Field<i64>,
        /// `yearly_price`.
        13 "yearly_price" yearly_price: Field<i64>,
        /// `yearly_price_id`.
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

    /// Sets `billing_product_id`.
    #[must_use]
    pub fn billing_product_id(mut self, billing_product_id: impl Into<String>) -> Self {
        self.billing_product_id = Field::Value(billing_product_id.into());
        self
    }

    /// Sets `billing_product_id` to null.
    #[must_use]
    pub fn clear_billing_product_id(mut self) -> Self {
        self.billing_product_id = Field::Null;
        self
    }

    /// Sets `billing_strategy`.
    #[must_use]
    pub fn billing_strategy(mut self, billing_strategy: impl Into<BillingStrategy>) -> Self {
        self.billing_strategy = Field::Value(billing_strategy.into());
        self
    }

    /// Sets `billing_strategy` to null.
    #[must_use]
    pub fn clear_billing_strategy(mut self) -> Self {
        self.billing_strategy = Field::Null;
        self
    }

    /// Sets `charge_type`.
    #[must_use]
    pub fn charge_type(mut self, charge_type: impl Into<ChargeType>) -> Self {
        self.charge_type = charge_type.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Field::Value(currency.into());
        self
    }

    /// Sets `currency` to null.
    #[must_use]
    pub fn clear_currency(mut self) -> Self {
        self.currency = Field::Null;
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = PlanCurrencyPriceRequestBody>,
    ) -> Self {
        self.currency_prices = Field::Value(currency_prices.into_iter().collect());
        self
    }

    /// Sets `currency_prices` to null.
    #[must_use]
    pub fn clear_currency_prices(mut self) -> Self {
        self.currency_prices = Field::Null;
        self
    }

    /// Sets `is_trialable`.
    #[must_use]
    pub fn is_trialable(mut self, is_trialable: bool) -> Self {
        self.is_trialable = is_trialable;
        self.presence.set(5, false);
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

    /// Sets `monthly_price_id`.
    #[must_use]
    pub fn monthly_price_id(mut self, monthly_price_id: impl Into<String>) -> Self {
        self.monthly_price_id = Field::Value(monthly_price_id.into());
        self
    }

    /// Sets `monthly_price_id` to null.
    #[must_use]
    pub fn clear_monthly_price_id(mut self) -> Self {
        self.monthly_price_id = Field::Null;
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

    /// Sets `one_time_price_id`.
    #[must_use]
    pub fn one_time_price_id(mut self, one_time_price_id: impl Into<String>) -> Self {
        self.one_time_price_id = Field::Value(one_time_price_id.into());
        self
    }

    /// Sets `one_time_price_id` to null.
    #[must_use]
    pub fn clear_one_time_price_id(mut self) -> Self {
        self.one_time_price_id = Field::Null;
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

    /// Sets `quarterly_price_id`.
    #[must_use]
    pub fn quarterly_price_id(mut self, quarterly_price_id: impl Into<String>) -> Self {
        self.quarterly_price_id = Field::Value(quarterly_price_id.into());
        self
    }

    /// Sets `quarterly_price_id` to null.
    #[must_use]
    pub fn clear_quarterly_price_id(mut self) -> Self {
        self.quarterly_price_id = Field::Null;
        self
    }

    /// Sets `trial_days`.
    #[must_use]
    pub fn trial_days(mut self, trial_days: i64) -> Self {
        self.trial_days = Field::Value(trial_days);
        self
    }

    /// Sets `trial_days` to null.
    #[must_use]
    pub fn clear_trial_days(mut self) -> Self {
        self.trial_days = Field::Null;
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

    /// Sets `yearly_price_id`.
    #[must_use]
    pub fn yearly_price_id(mut self, yearly_price_id: impl Into<String>) -> Self {
        self.yearly_price_id = Field::Value(yearly_price_id.into());
        self
    }

    /// Sets `yearly_price_id` to null.
    #[must_use]
    pub fn clear_yearly_price_id(mut self) -> Self {
        self.yearly_price_id = Field::Null;
        self
    }
}

#[cfg(any(feature = "checkout", feature = "components"))]
record! {
    /// Part of [`CheckoutDataResponseData`] and [`ComponentPreviewResponseData`].
    ///
    /// Needs one of the features `checkout` and `components`.
    pub struct UsageBasedEntitlementResponseData requires 0b1000000000100 {
        /// `billing_threshold`.
        0 "billing_threshold" billing_threshold: Option<i64>,
        /// `consumption_rate`.
        1 "consumption_rate" consumption_rate: Option<f64>,
        /// `feature_id`.
        2 "feature_id" feature_id: FeatureId,
        /// `metered_price`.
        3 "metered_price" metered_price: Option<BillingPriceView>,
        /// `metric_period`.
        4 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        5 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `monthly_usage_based_price`.
        6 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        /// `price_behavior`.
        7 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        /// `quarterly_usage_based_price`.
        8 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        /// `usage_quantity`.
        9 "usage_quantity" usage_quantity: Option<i64>,
        /// `value_bool`.
        10 "value_bool" value_bool: Option<bool>,
        /// `value_numeric`.
        11 "value_numeric" value_numeric: Option<i64>,
        /// `value_type`.
        12 "value_type" value_type: EntitlementValueType,
        /// `yearly_usage_based_price`.
        13 "yearly_usage_based_price" yearly_usage_based_price: Option<BillingPriceView>,
    }
}

#[cfg(any(feature = "entitlements", feature = "planbundle"))]
record! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`] and [`UpdatePlanEntitlementRequestBody`].
    ///
    /// Needs one of the features `entitlements` and `planbundle`.
    pub struct WarningTierRequestBody requires 0b11 {
        /// `key`.
        0 "key" key: String,
        /// `value`.
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

    /// Sets `key`.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `value`.
    #[must_use]
    pub fn value(mut self, value: i64) -> Self {
        self.value = value;
        self.presence.set(1, false);
        self
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct WarningTierResponseData requires 0b111 {
        /// `id`.
        0 "id" id: String,
        /// `key`.
        1 "key" key: String,
        /// `value`.
        2 "value" value: i64,
    }
}

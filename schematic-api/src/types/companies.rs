// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`companies`](crate::operations::companies).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "companies")]
record! {
    /// Data that `getCompanyBillingEntity` returns.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct CompanyBillingEntityResponseData requires 0b10 {
        0 "billing_entity" billing_entity: Option<CompanyResponseData>,
        1 "has_own_stripe_customer" has_own_stripe_customer: bool,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getBillingEntityChildSubscriptions` returns.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct CompanyBillingEntitySubscriptionResponseData requires 0b11111100110111010 {
        0 "cancel_at" cancel_at: Option<Timestamp>,
        1 "cancel_at_period_end" cancel_at_period_end: bool,
        2 "company" company: Option<CompanyResponseData>,
        3 "currency" currency: String,
        4 "customer_external_id" customer_external_id: String,
        5 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        6 "expired_at" expired_at: Option<Timestamp>,
        7 "interval" interval: String,
        8 "is_initial" is_initial: bool,
        9 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        10 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        11 "plan_name" plan_name: String,
        12 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        13 "provider_type" provider_type: BillingProviderType,
        14 "status" status: String,
        15 "subscription_external_id" subscription_external_id: String,
        16 "total_price" total_price: i64,
        17 "trial_end" trial_end: Option<Timestamp>,
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
    /// Data that `listCompanies`, `upsertCompany`, `getCompany`, `createCompany` and 4 more returns.
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyDetailResponseData requires 0b110011011100111110111001 {
        0 "add_ons" add_ons: Vec<CompanyPlanWithBillingSubView>,
        1 "billing_credit_balances" billing_credit_balances: BTreeMap<String, f64>,
        2 "billing_subscription" billing_subscription: Option<BillingSubscriptionView>,
        3 "billing_subscriptions" billing_subscriptions: Vec<BillingSubscriptionView>,
        4 "created_at" created_at: Timestamp,
        5 "custom_plan_billings" custom_plan_billings: Vec<CustomPlanBillingResponseData>,
        6 "default_payment_method" default_payment_method: Option<PaymentMethodResponseData>,
        7 "entitlements" entitlements: Vec<FeatureEntitlement>,
        8 "entity_traits" entity_traits: Vec<EntityTraitDetailResponseData>,
        9 "environment_id" environment_id: EnvironmentId,
        10 "id" id: CompanyId,
        11 "keys" keys: Vec<EntityKeyDetailResponseData>,
        12 "last_seen_at" last_seen_at: Option<Timestamp>,
        13 "logo_url" logo_url: Option<String>,
        14 "metrics" metrics: Vec<CompanyEventPeriodMetricsResponseData>,
        15 "name" name: String,
        16 "payment_methods" payment_methods: Vec<PaymentMethodResponseData>,
        17 "plan" plan: Option<CompanyPlanWithBillingSubView>,
        18 "plans" plans: Vec<GenericPreviewObject>,
        19 "rules" rules: Vec<Rule>,
        20 "scheduled_downgrade" scheduled_downgrade: Option<ScheduledDowngradeResponseData>,
        21 "traits" traits: Map<String, Value>,
        22 "updated_at" updated_at: Timestamp,
        23 "user_count" user_count: i64,
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
impl CompanyDetailResponseData {
    /// Creates one with these members and nothing more, for tests.
    #[must_use]
    pub fn new(id: impl Into<CompanyId>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
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
    pub struct CompanyEventPeriodMetricsResponseData requires 0b10111111111 {
        0 "account_id" account_id: String,
        1 "captured_at_max" captured_at_max: Timestamp,
        2 "captured_at_min" captured_at_min: Timestamp,
        3 "company_id" company_id: CompanyId,
        4 "created_at" created_at: Timestamp,
        5 "environment_id" environment_id: EnvironmentId,
        6 "event_subtype" event_subtype: String,
        7 "month_reset" month_reset: MetricPeriodMonthReset,
        8 "period" period: MetricPeriod,
        9 "valid_until" valid_until: Option<Timestamp>,
        10 "value" value: i64,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `listCompanyMemberships` and `getOrCreateCompanyMembership` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyMembershipDetailResponseData requires 0b111110 {
        0 "company" company: Option<CompanyResponseData>,
        1 "company_id" company_id: CompanyId,
        2 "created_at" created_at: Timestamp,
        3 "id" id: String,
        4 "updated_at" updated_at: Timestamp,
        5 "user_id" user_id: UserId,
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
    /// Part of [`CompanyPlanWithBillingSubView`].
    ///
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyPlanCreditGrantView requires 0b10111000010010000100101100010010001000 {
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
        11 "company_auto_topup_amount" company_auto_topup_amount: Option<i64>,
        12 "company_auto_topup_enabled" company_auto_topup_enabled: Option<bool>,
        13 "company_auto_topup_threshold_credits" company_auto_topup_threshold_credits: Option<i64>,
        14 "company_credit_amount" company_credit_amount: i64,
        15 "created_at" created_at: Timestamp,
        16 "credit" credit: Option<BillingCreditView>,
        17 "credit_amount" credit_amount: i64,
        /// Deprecated.
        18 "credit_description" credit_description: Option<String>,
        /// Deprecated.
        19 "credit_icon" credit_icon: Option<String>,
        20 "credit_id" credit_id: CreditTypeId,
        /// Deprecated.
        21 "credit_name" credit_name: Option<String>,
        22 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        23 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        24 "expiry_unit_count" expiry_unit_count: Option<i64>,
        25 "id" id: String,
        26 "license_id" license_id: Option<String>,
        27 "plan" plan: Option<GenericPreviewObject>,
        28 "plan_id" plan_id: PlanId,
        29 "plan_version_id" plan_version_id: Option<String>,
        /// Deprecated.
        30 "plural_name" plural_name: Option<String>,
        31 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        32 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        33 "reset_type" reset_type: BillingPlanCreditGrantResetType,
        34 "rollover_percentage" rollover_percentage: i64,
        35 "scaling" scaling: PlanCreditGrantScaling,
        /// Deprecated.
        36 "singular_name" singular_name: Option<String>,
        37 "updated_at" updated_at: Timestamp,
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
    pub struct CompanyPlanWithBillingSubView requires 0b11010000 {
        0 "added_on" added_on: Option<Timestamp>,
        1 "billing_product_external_id" billing_product_external_id: Option<String>,
        2 "billing_product_id" billing_product_id: Option<String>,
        3 "description" description: Option<String>,
        4 "id" id: PlanId,
        5 "image_url" image_url: Option<String>,
        6 "included_credit_grants" included_credit_grants: Vec<CompanyPlanCreditGrantView>,
        7 "name" name: String,
        8 "plan_period" plan_period: Option<String>,
        9 "plan_price" plan_price: Option<i64>,
        10 "plan_version_id" plan_version_id: Option<String>,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `deleteCompanyByKeys` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CompanyResponseData requires 0b1100111 {
        0 "created_at" created_at: Timestamp,
        1 "environment_id" environment_id: EnvironmentId,
        2 "id" id: CompanyId,
        3 "last_seen_at" last_seen_at: Option<Timestamp>,
        4 "logo_url" logo_url: Option<String>,
        5 "name" name: String,
        6 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "checkout", feature = "companies", feature = "components"))]
record! {
    /// Data that `getActiveCompanySubscription` returns.
    ///
    /// Needs one of the features `checkout`, `companies` and `components`; in `schematic-core` `api-checkout` and so on.
    pub struct CompanySubscriptionResponseData requires 0b111110011011110 {
        0 "cancel_at" cancel_at: Option<Timestamp>,
        1 "cancel_at_period_end" cancel_at_period_end: bool,
        2 "currency" currency: String,
        3 "customer_external_id" customer_external_id: String,
        4 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        5 "expired_at" expired_at: Option<Timestamp>,
        6 "interval" interval: String,
        7 "is_initial" is_initial: bool,
        8 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        9 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        10 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        11 "provider_type" provider_type: BillingProviderType,
        12 "status" status: String,
        13 "subscription_external_id" subscription_external_id: String,
        14 "total_price" total_price: i64,
        15 "trial_end" trial_end: Option<Timestamp>,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `getOrCreateEntityTraitDefinition`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct CreateEntityTraitDefinitionRequestBody requires 0b1110 {
        0 "display_name" display_name: Field<String>,
        1 "entity_type" entity_type: EntityType,
        2 "hierarchy" hierarchy: Vec<String>,
        3 "trait_type" trait_type: TraitType,
    }
}

#[cfg(feature = "companies")]
impl CreateEntityTraitDefinitionRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        entity_type: impl Into<EntityType>,
        hierarchy: impl IntoIterator<Item = impl Into<String>>,
        trait_type: impl Into<TraitType>,
    ) -> Self {
        Self::default()
            .entity_type(entity_type)
            .hierarchy(hierarchy)
            .trait_type(trait_type)
    }
}

#[cfg(feature = "companies")]
setters! {
    CreateEntityTraitDefinitionRequestBody {
        "display_name" display_name(into String), clear_display_name;
        "entity_type" entity_type(into EntityType) = 1;
        "hierarchy" hierarchy(each into String) = 2;
        "trait_type" trait_type(into TraitType) = 3;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getEntityTraitDefinitionUsage` returns.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct EntityTraitDefinitionUsage requires 0b111111 {
        0 "checkout_field_config_count" checkout_field_config_count: i64,
        1 "company_override_count" company_override_count: i64,
        2 "feature_count" feature_count: i64,
        3 "plan_entitlement_count" plan_entitlement_count: i64,
        4 "plan_trait_count" plan_trait_count: i64,
        5 "rule_condition_count" rule_condition_count: i64,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getEntityTraitValues` returns.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct EntityTraitValue requires 0b11 {
        0 "definition_id" definition_id: String,
        1 "value" value: String,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `getOrCreateCompanyMembership`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct GetOrCreateCompanyMembershipRequestBody requires 0b11 {
        0 "company_id" company_id: CompanyId,
        1 "user_id" user_id: UserId,
    }
}

#[cfg(feature = "companies")]
impl GetOrCreateCompanyMembershipRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(company_id: impl Into<CompanyId>, user_id: impl Into<UserId>) -> Self {
        Self::default().company_id(company_id).user_id(user_id)
    }
}

#[cfg(feature = "companies")]
setters! {
    GetOrCreateCompanyMembershipRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "user_id" user_id(into UserId) = 1;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `deleteCompanyByKeys` and `deleteUserByKeys`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct KeysRequestBody requires 0b1 {
        0 "keys" keys: BTreeMap<String, String>,
    }
}

#[cfg(feature = "companies")]
impl KeysRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }
}

#[cfg(feature = "companies")]
setters! {
    KeysRequestBody {
        "keys" keys(map into String) = 0;
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    PlanChangeAction {
        Checkout = "checkout",
        CompanyUpsert = "company_upsert",
        FallbackPlan = "fallback_plan",
        ManagePlan = "manage_plan",
        Migration = "migration",
        PlanBillingProductChanged = "plan_billing_product_changed",
        PlanDeleted = "plan_deleted",
        PlanTraitChange = "plan_trait_change",
        PlanVersionMigration = "plan_version_migration",
        Quickstart = "quickstart",
        SubscriptionChange = "subscription_change",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    PlanChangeBasePlanAction {
        Fallback = "fallback",
        Initial = "initial",
        Trait = "trait",
        TrialExpiry = "trial_expiry",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `listPlanChanges` and `getPlanChange` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanChangeResponseData requires 0b1000100001011110000001111 {
        0 "action" action: PlanChangeAction,
        1 "actor_type" actor_type: ActorType,
        2 "add_ons_added" add_ons_added: Vec<PlanSnapshotView>,
        3 "add_ons_removed" add_ons_removed: Vec<PlanSnapshotView>,
        4 "api_key" api_key: Option<ApiKeyResponseData>,
        5 "audit_log" audit_log: Option<AuditLogListResponseData>,
        6 "base_plan" base_plan: Option<PlanSnapshotView>,
        7 "base_plan_action" base_plan_action: Option<PlanChangeBasePlanAction>,
        8 "base_plan_version" base_plan_version: Option<PlanVersionSnapshotView>,
        9 "company" company: Option<CompanyResponseData>,
        10 "company_id" company_id: CompanyId,
        11 "created_at" created_at: Timestamp,
        12 "environment_id" environment_id: EnvironmentId,
        13 "id" id: String,
        14 "integration" integration: Option<IntegrationResponseData>,
        15 "is_version_upgrade" is_version_upgrade: bool,
        16 "previous_base_plan" previous_base_plan: Option<PlanSnapshotView>,
        17 "previous_base_plan_version" previous_base_plan_version: Option<PlanVersionSnapshotView>,
        18 "request_id" request_id: Option<String>,
        19 "subscription_change_action" subscription_change_action: Option<PlanChangeSubscriptionAction>,
        20 "traits_updated" traits_updated: Vec<SubscriptionTraitUpdate>,
        21 "trial_converted_at" trial_converted_at: Option<Timestamp>,
        22 "trial_expires_at" trial_expires_at: Option<Timestamp>,
        23 "trial_status" trial_status: Option<TrialStatus>,
        24 "updated_at" updated_at: Timestamp,
        25 "user_id" user_id: Option<UserId>,
        26 "user_name" user_name: Option<String>,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    PlanChangeSubscriptionAction {
        Adjustment = "adjustment",
        Downgrade = "downgrade",
        Invalid = "invalid",
        Subscribe = "subscribe",
        Unsubscribe = "unsubscribe",
        Upgrade = "upgrade",
        UpgradeTrial = "upgrade_trial",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`] and [`WebScheduledDowngradeWebhookOutput`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanSnapshotView requires 0b11111 {
        0 "deleted" deleted: bool,
        1 "description" description: String,
        2 "icon" icon: String,
        3 "id" id: PlanId,
        4 "name" name: String,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `listPlanTraits`, `getPlanTrait` and `updatePlanTraitsBulk` returns.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct PlanTraitResponseData requires 0b111111111 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        2 "environment_id" environment_id: EnvironmentId,
        3 "id" id: String,
        4 "plan_id" plan_id: PlanId,
        5 "plan_type" plan_type: String,
        6 "trait_id" trait_id: String,
        7 "trait_value" trait_value: String,
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct PlanVersionSnapshotView requires 0b111 {
        0 "id" id: String,
        1 "name" name: String,
        2 "version" version: i64,
    }
}

#[cfg(feature = "companies")]
word! {
    /// Parameter of `listCompanies` and `countCompanies`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    SubscriptionStatus {
        Active = "active",
        Canceled = "canceled",
        Expired = "expired",
        Incomplete = "incomplete",
        IncompleteExpired = "incomplete_expired",
        PastDue = "past_due",
        Paused = "paused",
        Trialing = "trialing",
        Unpaid = "unpaid",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct SubscriptionTraitUpdate requires 0b1111111 {
        0 "feature_id" feature_id: FeatureId,
        1 "hierarchy" hierarchy: Vec<String>,
        2 "reason" reason: String,
        3 "trait_id" trait_id: String,
        4 "trait_name" trait_name: String,
        5 "trait_type" trait_type: TraitType,
        6 "value" value: String,
    }
}

#[cfg(feature = "companies")]
word! {
    /// Parameter of `listCompanies` and `countCompanies`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    SubscriptionType {
        Free = "free",
        OneTime = "one_time",
        Paid = "paid",
        Trial = "trial",
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `updateEntityTraitDefinition`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpdateEntityTraitDefinitionRequestBody requires 0b10 {
        0 "display_name" display_name: Field<String>,
        1 "trait_type" trait_type: TraitType,
    }
}

#[cfg(feature = "companies")]
impl UpdateEntityTraitDefinitionRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(trait_type: impl Into<TraitType>) -> Self {
        Self::default().trait_type(trait_type)
    }
}

#[cfg(feature = "companies")]
setters! {
    UpdateEntityTraitDefinitionRequestBody {
        "display_name" display_name(into String), clear_display_name;
        "trait_type" trait_type(into TraitType) = 1;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `updatePlanTraitsBulk`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpdatePlanTraitBulkRequestBody requires 0b111 {
        0 "apply_to_existing_companies" apply_to_existing_companies: bool,
        1 "plan_id" plan_id: PlanId,
        2 "traits" traits: Vec<UpdatePlanTraitTraitRequestBody>,
    }
}

#[cfg(feature = "companies")]
impl UpdatePlanTraitBulkRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        apply_to_existing_companies: bool,
        plan_id: impl Into<PlanId>,
        traits: impl IntoIterator<Item = UpdatePlanTraitTraitRequestBody>,
    ) -> Self {
        Self::default()
            .apply_to_existing_companies(apply_to_existing_companies)
            .plan_id(plan_id)
            .traits(traits)
    }
}

#[cfg(feature = "companies")]
setters! {
    UpdatePlanTraitBulkRequestBody {
        "apply_to_existing_companies" apply_to_existing_companies(bool) = 0;
        "plan_id" plan_id(into PlanId) = 1;
        "traits" traits(each UpdatePlanTraitTraitRequestBody) = 2;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Part of [`UpdatePlanTraitBulkRequestBody`].
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpdatePlanTraitTraitRequestBody requires 0b11 {
        0 "trait_id" trait_id: String,
        1 "trait_value" trait_value: String,
    }
}

#[cfg(feature = "companies")]
impl UpdatePlanTraitTraitRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(trait_id: impl Into<String>, trait_value: impl Into<String>) -> Self {
        Self::default().trait_id(trait_id).trait_value(trait_value)
    }
}

#[cfg(feature = "companies")]
setters! {
    UpdatePlanTraitTraitRequestBody {
        "trait_id" trait_id(into String) = 0;
        "trait_value" trait_value(into String) = 1;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertCompany` and `createCompany`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpsertCompanyRequestBody requires 0b1000 {
        0 "base_plan_id" base_plan_id: Field<PlanId>,
        1 "base_plan_price_id" base_plan_price_id: Field<String>,
        2 "id" id: Field<CompanyId>,
        3 "keys" keys: BTreeMap<String, String>,
        4 "last_seen_at" last_seen_at: Field<Timestamp>,
        5 "name" name: Field<String>,
        6 "prevent_key_remap" prevent_key_remap: Field<bool>,
        7 "remove_keys" remove_keys: Option<Vec<String>>,
        8 "traits" traits: Option<Map<String, Value>>,
        9 "update_only" update_only: Field<bool>,
    }
}

#[cfg(feature = "companies")]
impl UpsertCompanyRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }
}

#[cfg(feature = "companies")]
setters! {
    UpsertCompanyRequestBody {
        "base_plan_id" base_plan_id(into PlanId), clear_base_plan_id;
        "base_plan_price_id" base_plan_price_id(into String), clear_base_plan_price_id;
        "id" id(into CompanyId), clear_id;
        "keys" keys(map into String) = 3;
        "last_seen_at" last_seen_at(Timestamp), clear_last_seen_at;
        "name" name(into String), clear_name;
        "prevent_key_remap" prevent_key_remap(bool), clear_prevent_key_remap;
        "remove_keys" remove_keys(each into String);
        "traits" traits(object);
        "update_only" update_only(bool), clear_update_only;
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertCompanyTrait` and `upsertUserTrait`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpsertTraitRequestBody requires 0b1010 {
        0 "incr" incr: Field<i64>,
        1 "keys" keys: BTreeMap<String, String>,
        2 "set" set: Field<String>,
        3 "trait" r#trait: String,
        4 "update_only" update_only: Field<bool>,
    }
}

#[cfg(feature = "companies")]
impl UpsertTraitRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        r#trait: impl Into<String>,
    ) -> Self {
        Self::default().keys(keys).r#trait(r#trait)
    }
}

#[cfg(feature = "companies")]
setters! {
    UpsertTraitRequestBody {
        "incr" incr(i64), clear_incr;
        "keys" keys(map into String) = 1;
        "set" set(into String), clear_set;
        "trait" r#trait(into String) = 3;
        "update_only" update_only(bool), clear_update_only;
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`companies`](crate::operations::companies).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "companies")]
record! {
    /// Data that `getCompanyBillingEntity` returns.
    ///
    /// Needs the feature `companies`.
    pub struct CompanyBillingEntityResponseData requires 0b10 {
        /// `billing_entity`.
        0 "billing_entity" billing_entity: Option<CompanyResponseData>,
        /// `has_own_stripe_customer`.
        1 "has_own_stripe_customer" has_own_stripe_customer: bool,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getBillingEntityChildSubscriptions` returns.
    ///
    /// Needs the feature `companies`.
    pub struct CompanyBillingEntitySubscriptionResponseData requires 0b11111100110111010 {
        /// `cancel_at`.
        0 "cancel_at" cancel_at: Option<Timestamp>,
        /// `cancel_at_period_end`.
        1 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `company`.
        2 "company" company: Option<CompanyResponseData>,
        /// `currency`.
        3 "currency" currency: String,
        /// `customer_external_id`.
        4 "customer_external_id" customer_external_id: String,
        /// `discounts`.
        5 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        /// `expired_at`.
        6 "expired_at" expired_at: Option<Timestamp>,
        /// `interval`.
        7 "interval" interval: String,
        /// `is_initial`.
        8 "is_initial" is_initial: bool,
        /// `latest_invoice`.
        9 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        /// `payment_method`.
        10 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        /// `plan_name`.
        11 "plan_name" plan_name: String,
        /// `products`.
        12 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        /// `provider_type`.
        13 "provider_type" provider_type: BillingProviderType,
        /// `status`.
        14 "status" status: String,
        /// `subscription_external_id`.
        15 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        16 "total_price" total_price: i64,
        /// `trial_end`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CompanyDetailResponseData requires 0b110011011100111110111001 {
        /// `add_ons`.
        0 "add_ons" add_ons: Vec<CompanyPlanWithBillingSubView>,
        /// `billing_credit_balances`.
        1 "billing_credit_balances" billing_credit_balances: BTreeMap<String, f64>,
        /// `billing_subscription`.
        2 "billing_subscription" billing_subscription: Option<BillingSubscriptionView>,
        /// `billing_subscriptions`.
        3 "billing_subscriptions" billing_subscriptions: Vec<BillingSubscriptionView>,
        /// `created_at`.
        4 "created_at" created_at: Timestamp,
        /// `custom_plan_billings`.
        5 "custom_plan_billings" custom_plan_billings: Vec<CustomPlanBillingResponseData>,
        /// `default_payment_method`.
        6 "default_payment_method" default_payment_method: Option<PaymentMethodResponseData>,
        /// `entitlements`.
        7 "entitlements" entitlements: Vec<FeatureEntitlement>,
        /// `entity_traits`.
        8 "entity_traits" entity_traits: Vec<EntityTraitDetailResponseData>,
        /// `environment_id`.
        9 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        10 "id" id: CompanyId,
        /// `keys`.
        11 "keys" keys: Vec<EntityKeyDetailResponseData>,
        /// `last_seen_at`.
        12 "last_seen_at" last_seen_at: Option<Timestamp>,
        /// `logo_url`.
        13 "logo_url" logo_url: Option<String>,
        /// `metrics`.
        14 "metrics" metrics: Vec<CompanyEventPeriodMetricsResponseData>,
        /// `name`.
        15 "name" name: String,
        /// `payment_methods`.
        16 "payment_methods" payment_methods: Vec<PaymentMethodResponseData>,
        /// `plan`.
        17 "plan" plan: Option<CompanyPlanWithBillingSubView>,
        /// `plans`.
        18 "plans" plans: Vec<GenericPreviewObject>,
        /// `rules`.
        19 "rules" rules: Vec<Rule>,
        /// `scheduled_downgrade`.
        20 "scheduled_downgrade" scheduled_downgrade: Option<ScheduledDowngradeResponseData>,
        /// `traits`.
        21 "traits" traits: Map<String, Value>,
        /// `updated_at`.
        22 "updated_at" updated_at: Timestamp,
        /// `user_count`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CompanyEventPeriodMetricsResponseData requires 0b10111111111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `captured_at_max`.
        1 "captured_at_max" captured_at_max: Timestamp,
        /// `captured_at_min`.
        2 "captured_at_min" captured_at_min: Timestamp,
        /// `company_id`.
        3 "company_id" company_id: CompanyId,
        /// `created_at`.
        4 "created_at" created_at: Timestamp,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `event_subtype`.
        6 "event_subtype" event_subtype: String,
        /// `month_reset`.
        7 "month_reset" month_reset: MetricPeriodMonthReset,
        /// `period`.
        8 "period" period: MetricPeriod,
        /// `valid_until`.
        9 "valid_until" valid_until: Option<Timestamp>,
        /// `value`.
        10 "value" value: i64,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `listCompanyMemberships` and `getOrCreateCompanyMembership` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct CompanyMembershipDetailResponseData requires 0b111110 {
        /// `company`.
        0 "company" company: Option<CompanyResponseData>,
        /// `company_id`.
        1 "company_id" company_id: CompanyId,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `id`.
        3 "id" id: String,
        /// `updated_at`.
        4 "updated_at" updated_at: Timestamp,
        /// `user_id`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CompanyPlanCreditGrantView requires 0b10111000010010000100101100010010001000 {
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
        /// `company_auto_topup_amount`.
        11 "company_auto_topup_amount" company_auto_topup_amount: Option<i64>,
        /// `company_auto_topup_enabled`.
        12 "company_auto_topup_enabled" company_auto_topup_enabled: Option<bool>,
        /// `company_auto_topup_threshold_credits`.
        13 "company_auto_topup_threshold_credits" company_auto_topup_threshold_credits: Option<i64>,
        /// `company_credit_amount`.
        14 "company_credit_amount" company_credit_amount: i64,
        /// `created_at`.
        15 "created_at" created_at: Timestamp,
        /// `credit`.
        16 "credit" credit: Option<BillingCreditView>,
        /// `credit_amount`.
        17 "credit_amount" credit_amount: i64,
        /// `credit_description`, deprecated.
        18 "credit_description" credit_description: Option<String>,
        /// `credit_icon`, deprecated.
        19 "credit_icon" credit_icon: Option<String>,
        /// `credit_id`.
        20 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`, deprecated.
        21 "credit_name" credit_name: Option<String>,
        /// `expiry_type`.
        22 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        /// `expiry_unit`.
        23 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        24 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `id`.
        25 "id" id: String,
        /// `license_id`.
        26 "license_id" license_id: Option<String>,
        /// `plan`.
        27 "plan" plan: Option<GenericPreviewObject>,
        /// `plan_id`.
        28 "plan_id" plan_id: PlanId,
        /// `plan_version_id`.
        29 "plan_version_id" plan_version_id: Option<String>,
        /// `plural_name`, deprecated.
        30 "plural_name" plural_name: Option<String>,
        /// `reset_cadence`.
        31 "reset_cadence" reset_cadence: Option<BillingPlanCreditGrantResetCadence>,
        /// `reset_start`.
        32 "reset_start" reset_start: Option<BillingPlanCreditGrantResetStart>,
        /// `reset_type`.
        33 "reset_type" reset_type: BillingPlanCreditGrantResetType,
        /// `rollover_percentage`.
        34 "rollover_percentage" rollover_percentage: i64,
        /// `scaling`.
        35 "scaling" scaling: PlanCreditGrantScaling,
        /// `singular_name`, deprecated.
        36 "singular_name" singular_name: Option<String>,
        /// `updated_at`.
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
    /// Needs one of the features `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    pub struct CompanyPlanWithBillingSubView requires 0b11010000 {
        /// `added_on`.
        0 "added_on" added_on: Option<Timestamp>,
        /// `billing_product_external_id`.
        1 "billing_product_external_id" billing_product_external_id: Option<String>,
        /// `billing_product_id`.
        2 "billing_product_id" billing_product_id: Option<String>,
        /// `description`.
        3 "description" description: Option<String>,
        /// `id`.
        4 "id" id: PlanId,
        /// `image_url`.
        5 "image_url" image_url: Option<String>,
        /// `included_credit_grants`.
        6 "included_credit_grants" included_credit_grants: Vec<CompanyPlanCreditGrantView>,
        /// `name`.
        7 "name" name: String,
        /// `plan_period`.
        8 "plan_period" plan_period: Option<String>,
        /// `plan_price`.
        9 "plan_price" plan_price: Option<i64>,
        /// `plan_version_id`.
        10 "plan_version_id" plan_version_id: Option<String>,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `deleteCompanyByKeys` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct CompanyResponseData requires 0b1100111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `environment_id`.
        1 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        2 "id" id: CompanyId,
        /// `last_seen_at`.
        3 "last_seen_at" last_seen_at: Option<Timestamp>,
        /// `logo_url`.
        4 "logo_url" logo_url: Option<String>,
        /// `name`.
        5 "name" name: String,
        /// `updated_at`.
        6 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "checkout", feature = "companies", feature = "components"))]
record! {
    /// Data that `getActiveCompanySubscription` returns.
    ///
    /// Needs one of the features `checkout`, `companies` and `components`.
    pub struct CompanySubscriptionResponseData requires 0b111110011011110 {
        /// `cancel_at`.
        0 "cancel_at" cancel_at: Option<Timestamp>,
        /// `cancel_at_period_end`.
        1 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `currency`.
        2 "currency" currency: String,
        /// `customer_external_id`.
        3 "customer_external_id" customer_external_id: String,
        /// `discounts`.
        4 "discounts" discounts: Vec<BillingSubscriptionDiscountView>,
        /// `expired_at`.
        5 "expired_at" expired_at: Option<Timestamp>,
        /// `interval`.
        6 "interval" interval: String,
        /// `is_initial`.
        7 "is_initial" is_initial: bool,
        /// `latest_invoice`.
        8 "latest_invoice" latest_invoice: Option<InvoiceResponseData>,
        /// `payment_method`.
        9 "payment_method" payment_method: Option<PaymentMethodResponseData>,
        /// `products`.
        10 "products" products: Vec<BillingProductForSubscriptionResponseData>,
        /// `provider_type`.
        11 "provider_type" provider_type: BillingProviderType,
        /// `status`.
        12 "status" status: String,
        /// `subscription_external_id`.
        13 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        14 "total_price" total_price: i64,
        /// `trial_end`.
        15 "trial_end" trial_end: Option<Timestamp>,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `getOrCreateEntityTraitDefinition`.
    ///
    /// Needs the feature `companies`.
    pub struct CreateEntityTraitDefinitionRequestBody requires 0b1110 {
        /// `display_name`.
        0 "display_name" display_name: Field<String>,
        /// `entity_type`.
        1 "entity_type" entity_type: EntityType,
        /// `hierarchy`.
        2 "hierarchy" hierarchy: Vec<String>,
        /// `trait_type`.
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

    /// Sets `display_name`.
    #[must_use]
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Field::Value(display_name.into());
        self
    }

    /// Sets `display_name` to null.
    #[must_use]
    pub fn clear_display_name(mut self) -> Self {
        self.display_name = Field::Null;
        self
    }

    /// Sets `entity_type`.
    #[must_use]
    pub fn entity_type(mut self, entity_type: impl Into<EntityType>) -> Self {
        self.entity_type = entity_type.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `hierarchy`.
    #[must_use]
    pub fn hierarchy(mut self, hierarchy: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.hierarchy = hierarchy.into_iter().map(Into::into).collect();
        self.presence.set(2, false);
        self
    }

    /// Sets `trait_type`.
    #[must_use]
    pub fn trait_type(mut self, trait_type: impl Into<TraitType>) -> Self {
        self.trait_type = trait_type.into();
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getEntityTraitDefinitionUsage` returns.
    ///
    /// Needs the feature `companies`.
    pub struct EntityTraitDefinitionUsage requires 0b111111 {
        /// `checkout_field_config_count`.
        0 "checkout_field_config_count" checkout_field_config_count: i64,
        /// `company_override_count`.
        1 "company_override_count" company_override_count: i64,
        /// `feature_count`.
        2 "feature_count" feature_count: i64,
        /// `plan_entitlement_count`.
        3 "plan_entitlement_count" plan_entitlement_count: i64,
        /// `plan_trait_count`.
        4 "plan_trait_count" plan_trait_count: i64,
        /// `rule_condition_count`.
        5 "rule_condition_count" rule_condition_count: i64,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `getEntityTraitValues` returns.
    ///
    /// Needs the feature `companies`.
    pub struct EntityTraitValue requires 0b11 {
        /// `definition_id`.
        0 "definition_id" definition_id: String,
        /// `value`.
        1 "value" value: String,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `getOrCreateCompanyMembership`.
    ///
    /// Needs the feature `companies`.
    pub struct GetOrCreateCompanyMembershipRequestBody requires 0b11 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `user_id`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `user_id`.
    #[must_use]
    pub fn user_id(mut self, user_id: impl Into<UserId>) -> Self {
        self.user_id = user_id.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `deleteCompanyByKeys` and `deleteUserByKeys`.
    ///
    /// Needs the feature `companies`.
    pub struct KeysRequestBody requires 0b1 {
        /// `keys`.
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

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(0, false);
        self
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    PlanChangeAction {
        /// `checkout`.
        Checkout = "checkout",
        /// `company_upsert`.
        CompanyUpsert = "company_upsert",
        /// `fallback_plan`.
        FallbackPlan = "fallback_plan",
        /// `manage_plan`.
        ManagePlan = "manage_plan",
        /// `migration`.
        Migration = "migration",
        /// `plan_billing_product_changed`.
        PlanBillingProductChanged = "plan_billing_product_changed",
        /// `plan_deleted`.
        PlanDeleted = "plan_deleted",
        /// `plan_trait_change`.
        PlanTraitChange = "plan_trait_change",
        /// `plan_version_migration`.
        PlanVersionMigration = "plan_version_migration",
        /// `quickstart`.
        Quickstart = "quickstart",
        /// `subscription_change`.
        SubscriptionChange = "subscription_change",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    PlanChangeBasePlanAction {
        /// `fallback`.
        Fallback = "fallback",
        /// `initial`.
        Initial = "initial",
        /// `trait`.
        Trait = "trait",
        /// `trial_expiry`.
        TrialExpiry = "trial_expiry",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `listPlanChanges` and `getPlanChange` returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct PlanChangeResponseData requires 0b1000100001011110000001111 {
        /// `action`.
        0 "action" action: PlanChangeAction,
        /// `actor_type`.
        1 "actor_type" actor_type: ActorType,
        /// `add_ons_added`.
        2 "add_ons_added" add_ons_added: Vec<PlanSnapshotView>,
        /// `add_ons_removed`.
        3 "add_ons_removed" add_ons_removed: Vec<PlanSnapshotView>,
        /// `api_key`.
        4 "api_key" api_key: Option<ApiKeyResponseData>,
        /// `audit_log`.
        5 "audit_log" audit_log: Option<AuditLogListResponseData>,
        /// `base_plan`.
        6 "base_plan" base_plan: Option<PlanSnapshotView>,
        /// `base_plan_action`.
        7 "base_plan_action" base_plan_action: Option<PlanChangeBasePlanAction>,
        /// `base_plan_version`.
        8 "base_plan_version" base_plan_version: Option<PlanVersionSnapshotView>,
        /// `company`.
        9 "company" company: Option<CompanyResponseData>,
        /// `company_id`.
        10 "company_id" company_id: CompanyId,
        /// `created_at`.
        11 "created_at" created_at: Timestamp,
        /// `environment_id`.
        12 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        13 "id" id: String,
        /// `integration`.
        14 "integration" integration: Option<IntegrationResponseData>,
        /// `is_version_upgrade`.
        15 "is_version_upgrade" is_version_upgrade: bool,
        /// `previous_base_plan`.
        16 "previous_base_plan" previous_base_plan: Option<PlanSnapshotView>,
        /// `previous_base_plan_version`.
        17 "previous_base_plan_version" previous_base_plan_version: Option<PlanVersionSnapshotView>,
        /// `request_id`.
        18 "request_id" request_id: Option<String>,
        /// `subscription_change_action`.
        19 "subscription_change_action" subscription_change_action: Option<PlanChangeSubscriptionAction>,
        /// `traits_updated`.
        20 "traits_updated" traits_updated: Vec<SubscriptionTraitUpdate>,
        /// `trial_converted_at`.
        21 "trial_converted_at" trial_converted_at: Option<Timestamp>,
        /// `trial_expires_at`.
        22 "trial_expires_at" trial_expires_at: Option<Timestamp>,
        /// `trial_status`.
        23 "trial_status" trial_status: Option<TrialStatus>,
        /// `updated_at`.
        24 "updated_at" updated_at: Timestamp,
        /// `user_id`.
        25 "user_id" user_id: Option<UserId>,
        /// `user_name`.
        26 "user_name" user_name: Option<String>,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
word! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    PlanChangeSubscriptionAction {
        /// `adjustment`.
        Adjustment = "adjustment",
        /// `downgrade`.
        Downgrade = "downgrade",
        /// `invalid`.
        Invalid = "invalid",
        /// `subscribe`.
        Subscribe = "subscribe",
        /// `unsubscribe`.
        Unsubscribe = "unsubscribe",
        /// `upgrade`.
        Upgrade = "upgrade",
        /// `upgrade_trial`.
        UpgradeTrial = "upgrade_trial",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`] and [`WebScheduledDowngradeWebhookOutput`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct PlanSnapshotView requires 0b11111 {
        /// `deleted`.
        0 "deleted" deleted: bool,
        /// `description`.
        1 "description" description: String,
        /// `icon`.
        2 "icon" icon: String,
        /// `id`.
        3 "id" id: PlanId,
        /// `name`.
        4 "name" name: String,
    }
}

#[cfg(feature = "companies")]
record! {
    /// Data that `listPlanTraits`, `getPlanTrait` and `updatePlanTraitsBulk` returns.
    ///
    /// Needs the feature `companies`.
    pub struct PlanTraitResponseData requires 0b111111111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        3 "id" id: String,
        /// `plan_id`.
        4 "plan_id" plan_id: PlanId,
        /// `plan_type`.
        5 "plan_type" plan_type: String,
        /// `trait_id`.
        6 "trait_id" trait_id: String,
        /// `trait_value`.
        7 "trait_value" trait_value: String,
        /// `updated_at`.
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct PlanVersionSnapshotView requires 0b111 {
        /// `id`.
        0 "id" id: String,
        /// `name`.
        1 "name" name: String,
        /// `version`.
        2 "version" version: i64,
    }
}

#[cfg(feature = "companies")]
word! {
    /// Parameter of `listCompanies` and `countCompanies`.
    ///
    /// Needs the feature `companies`.
    SubscriptionStatus {
        /// `active`.
        Active = "active",
        /// `canceled`.
        Canceled = "canceled",
        /// `expired`.
        Expired = "expired",
        /// `incomplete`.
        Incomplete = "incomplete",
        /// `incomplete_expired`.
        IncompleteExpired = "incomplete_expired",
        /// `past_due`.
        PastDue = "past_due",
        /// `paused`.
        Paused = "paused",
        /// `trialing`.
        Trialing = "trialing",
        /// `unpaid`.
        Unpaid = "unpaid",
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Part of [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct SubscriptionTraitUpdate requires 0b1111111 {
        /// `feature_id`.
        0 "feature_id" feature_id: FeatureId,
        /// `hierarchy`.
        1 "hierarchy" hierarchy: Vec<String>,
        /// `reason`.
        2 "reason" reason: String,
        /// `trait_id`.
        3 "trait_id" trait_id: String,
        /// `trait_name`.
        4 "trait_name" trait_name: String,
        /// `trait_type`.
        5 "trait_type" trait_type: TraitType,
        /// `value`.
        6 "value" value: String,
    }
}

#[cfg(feature = "companies")]
word! {
    /// Parameter of `listCompanies` and `countCompanies`.
    ///
    /// Needs the feature `companies`.
    SubscriptionType {
        /// `free`.
        Free = "free",
        /// `one_time`.
        OneTime = "one_time",
        /// `paid`.
        Paid = "paid",
        /// `trial`.
        Trial = "trial",
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `updateEntityTraitDefinition`.
    ///
    /// Needs the feature `companies`.
    pub struct UpdateEntityTraitDefinitionRequestBody requires 0b10 {
        /// `display_name`.
        0 "display_name" display_name: Field<String>,
        /// `trait_type`.
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

    /// Sets `display_name`.
    #[must_use]
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Field::Value(display_name.into());
        self
    }

    /// Sets `display_name` to null.
    #[must_use]
    pub fn clear_display_name(mut self) -> Self {
        self.display_name = Field::Null;
        self
    }

    /// Sets `trait_type`.
    #[must_use]
    pub fn trait_type(mut self, trait_type: impl Into<TraitType>) -> Self {
        self.trait_type = trait_type.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `updatePlanTraitsBulk`.
    ///
    /// Needs the feature `companies`.
    pub struct UpdatePlanTraitBulkRequestBody requires 0b111 {
        /// `apply_to_existing_companies`.
        0 "apply_to_existing_companies" apply_to_existing_companies: bool,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
        /// `traits`.
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

    /// Sets `apply_to_existing_companies`.
    #[must_use]
    pub fn apply_to_existing_companies(mut self, apply_to_existing_companies: bool) -> Self {
        self.apply_to_existing_companies = apply_to_existing_companies;
        self.presence.set(0, false);
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = UpdatePlanTraitTraitRequestBody>,
    ) -> Self {
        self.traits = traits.into_iter().collect();
        self.presence.set(2, false);
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Part of [`UpdatePlanTraitBulkRequestBody`].
    ///
    /// Needs the feature `companies`.
    pub struct UpdatePlanTraitTraitRequestBody requires 0b11 {
        /// `trait_id`.
        0 "trait_id" trait_id: String,
        /// `trait_value`.
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

    /// Sets `trait_id`.
    #[must_use]
    pub fn trait_id(mut self, trait_id: impl Into<String>) -> Self {
        self.trait_id = trait_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `trait_value`.
    #[must_use]
    pub fn trait_value(mut self, trait_value: impl Into<String>) -> Self {
        self.trait_value = trait_value.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertCompany` and `createCompany`.
    ///
    /// Needs the feature `companies`.
    pub struct UpsertCompanyRequestBody requires 0b1000 {
        /// `base_plan_id`.
        0 "base_plan_id" base_plan_id: Field<PlanId>,
        /// `base_plan_price_id`.
        1 "base_plan_price_id" base_plan_price_id: Field<String>,
        /// `id`.
        2 "id" id: Field<CompanyId>,
        /// `keys`.
        3 "keys" keys: BTreeMap<String, String>,
        /// `last_seen_at`.
        4 "last_seen_at" last_seen_at: Field<Timestamp>,
        /// `name`.
        5 "name" name: Field<String>,
        /// `prevent_key_remap`.
        6 "prevent_key_remap" prevent_key_remap: Field<bool>,
        /// `remove_keys`.
        7 "remove_keys" remove_keys: Option<Vec<String>>,
        /// `traits`.
        8 "traits" traits: Option<Map<String, Value>>,
        /// `update_only`.
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

    /// Sets `base_plan_price_id`.
    #[must_use]
    pub fn base_plan_price_id(mut self, base_plan_price_id: impl Into<String>) -> Self {
        self.base_plan_price_id = Field::Value(base_plan_price_id.into());
        self
    }

    /// Sets `base_plan_price_id` to null.
    #[must_use]
    pub fn clear_base_plan_price_id(mut self) -> Self {
        self.base_plan_price_id = Field::Null;
        self
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<CompanyId>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(3, false);
        self
    }

    /// Sets `last_seen_at`.
    #[must_use]
    pub fn last_seen_at(mut self, last_seen_at: Timestamp) -> Self {
        self.last_seen_at = Field::Value(last_seen_at);
        self
    }

    /// Sets `last_seen_at` to null.
    #[must_use]
    pub fn clear_last_seen_at(mut self) -> Self {
        self.last_seen_at = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }

    /// Sets `prevent_key_remap`.
    #[must_use]
    pub fn prevent_key_remap(mut self, prevent_key_remap: bool) -> Self {
        self.prevent_key_remap = Field::Value(prevent_key_remap);
        self
    }

    /// Sets `prevent_key_remap` to null.
    #[must_use]
    pub fn clear_prevent_key_remap(mut self) -> Self {
        self.prevent_key_remap = Field::Null;
        self
    }

    /// Sets `remove_keys`.
    #[must_use]
    pub fn remove_keys(mut self, remove_keys: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.remove_keys = Some(remove_keys.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.traits = Some(
            traits
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `update_only`.
    #[must_use]
    pub fn update_only(mut self, update_only: bool) -> Self {
        self.update_only = Field::Value(update_only);
        self
    }

    /// Sets `update_only` to null.
    #[must_use]
    pub fn clear_update_only(mut self) -> Self {
        self.update_only = Field::Null;
        self
    }
}

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertCompanyTrait` and `upsertUserTrait`.
    ///
    /// Needs the feature `companies`.
    pub struct UpsertTraitRequestBody requires 0b1010 {
        /// `incr`.
        0 "incr" incr: Field<i64>,
        /// `keys`.
        1 "keys" keys: BTreeMap<String, String>,
        /// `set`.
        2 "set" set: Field<String>,
        /// `trait`.
        3 "trait" r#trait: String,
        /// `update_only`.
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

    /// Sets `incr`.
    #[must_use]
    pub fn incr(mut self, incr: i64) -> Self {
        self.incr = Field::Value(incr);
        self
    }

    /// Sets `incr` to null.
    #[must_use]
    pub fn clear_incr(mut self) -> Self {
        self.incr = Field::Null;
        self
    }

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `set`.
    #[must_use]
    pub fn set(mut self, set: impl Into<String>) -> Self {
        self.set = Field::Value(set.into());
        self
    }

    /// Sets `set` to null.
    #[must_use]
    pub fn clear_set(mut self) -> Self {
        self.set = Field::Null;
        self
    }

    /// Sets `trait`.
    #[must_use]
    pub fn r#trait(mut self, r#trait: impl Into<String>) -> Self {
        self.r#trait = r#trait.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `update_only`.
    #[must_use]
    pub fn update_only(mut self, update_only: bool) -> Self {
        self.update_only = Field::Value(update_only);
        self
    }

    /// Sets `update_only` to null.
    #[must_use]
    pub fn clear_update_only(mut self) -> Self {
        self.update_only = Field::Null;
        self
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`credits`](crate::operations::credits).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "credits")]
record! {
    /// Body of `acquireCreditLease`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct AcquireCreditLeaseRequestBody requires 0b1011 {
        0 "company_id" company_id: CompanyId,
        1 "credit_type_id" credit_type_id: CreditTypeId,
        2 "expires_at" expires_at: Field<Timestamp>,
        3 "requested_amount" requested_amount: f64,
    }
}

#[cfg(feature = "credits")]
impl AcquireCreditLeaseRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        company_id: impl Into<CompanyId>,
        credit_type_id: impl Into<CreditTypeId>,
        requested_amount: f64,
    ) -> Self {
        Self::default()
            .company_id(company_id)
            .credit_type_id(credit_type_id)
            .requested_amount(requested_amount)
    }
}

#[cfg(feature = "credits")]
setters! {
    AcquireCreditLeaseRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "credit_type_id" credit_type_id(into CreditTypeId) = 1;
        "expires_at" expires_at(Timestamp), clear_expires_at;
        "requested_amount" requested_amount(f64) = 3;
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
    BillingCreditAutoTopupAvailability {
        Off = "off",
        Automatic = "automatic",
        UserControlled = "user_controlled",
    }
}

#[cfg(any(feature = "checkout", feature = "credits"))]
record! {
    /// Data that `listCreditBundles`, `createCreditBundle`, `getCreditBundle` and `updateCreditBundleDetails` returns.
    ///
    /// Needs one of the features `checkout` and `credits`; in `schematic-core` `api-checkout` and so on.
    pub struct BillingCreditBundleResponseData requires 0b1010000111011111001110 {
        0 "billing_invoice_id" billing_invoice_id: Option<String>,
        1 "bundle_type" bundle_type: BillingCreditBundleType,
        2 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        3 "created_at" created_at: Timestamp,
        4 "credit_description" credit_description: Option<String>,
        5 "credit_icon" credit_icon: Option<String>,
        6 "credit_id" credit_id: CreditTypeId,
        7 "credit_name" credit_name: String,
        8 "currency_prices" currency_prices: Vec<CreditBundleCurrencyPriceResponseData>,
        9 "expiry_type" expiry_type: BillingCreditExpiryType,
        10 "expiry_unit" expiry_unit: BillingCreditExpiryUnit,
        11 "expiry_unit_count" expiry_unit_count: Option<i64>,
        12 "has_grants" has_grants: bool,
        13 "id" id: String,
        14 "name" name: String,
        15 "plural_name" plural_name: Option<String>,
        16 "price" price: Option<BillingPriceResponseData>,
        17 "quantity" quantity: Option<i64>,
        18 "singular_name" singular_name: Option<String>,
        19 "status" status: BillingCreditBundleStatus,
        20 "unit_price" unit_price: Option<BillingPriceResponseData>,
        21 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`], [`CreateCreditBundleRequestBody`] and [`UpdateCreditBundleDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout`, `components` and `credits`; in `schematic-core` `api-checkout` and so on.
    BillingCreditBundleStatus {
        Active = "active",
        Inactive = "inactive",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`] and [`CreateCreditBundleRequestBody`].
    ///
    /// Needs one of the features `checkout`, `components` and `credits`; in `schematic-core` `api-checkout` and so on.
    BillingCreditBundleType {
        Fixed = "fixed",
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
    /// Part of [`BillingCreditResponseData`], [`BillingCreditView`], [`CreateBillingCreditRequestBody`] and [`UpdateBillingCreditRequestBody`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditBurnStrategy {
        ExpirationPriority = "expiration_priority",
        FirstInFirstOut = "first_in_first_out",
        LastInFirstOut = "last_in_first_out",
        PlanFirstThenCreditBundlesFirstInFirstOut = "plan_first_then_credit_bundles_first_in_first_out",
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
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`], [`BillingPlanCreditGrantResponseData`], [`CompanyPlanCreditGrantView`] and 8 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditExpiryType {
        Duration = "duration",
        EndOfBillingPeriod = "end_of_billing_period",
        EndOfNextBillingPeriod = "end_of_next_billing_period",
        EndOfTrial = "end_of_trial",
        NoExpiry = "no_expiry",
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
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`], [`BillingCreditResponseData`], [`BillingCreditView`] and 12 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditExpiryUnit {
        BillingPeriods = "billing_periods",
        Days = "days",
    }
}

#[cfg(any(
    feature = "checkout",
    feature = "components",
    feature = "credits",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingCreditGrantResponseData`], [`CreateCompanyCreditGrant`], [`CreditCompanyGrantView`], [`CreditEventLedgerResponseData`] and 3 more.
    ///
    /// Needs one of the features `checkout`, `components`, `credits`, `entitlements` and `webhook-payloads`; in `schematic-core` `api-checkout` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditGrantReason {
        Adjustment = "adjustment",
        BillingCreditAutoTopup = "billing_credit_auto_topup",
        Free = "free",
        Plan = "plan",
        Purchased = "purchased",
        Rollover = "rollover",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `zeroOutGrant`, `grantBillingCreditsToCompany`, `listCompanyGrants` and `listGrantsForCredit` returns.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct BillingCreditGrantResponseData requires 0b10100001111000011001101101 {
        0 "company_id" company_id: CompanyId,
        1 "company_license_id" company_license_id: Option<String>,
        2 "company_name" company_name: String,
        3 "created_at" created_at: Timestamp,
        4 "credit_icon" credit_icon: Option<String>,
        5 "credit_id" credit_id: CreditTypeId,
        6 "credit_name" credit_name: String,
        7 "currency" currency: Option<String>,
        8 "expires_at" expires_at: Option<Timestamp>,
        9 "grant_reason" grant_reason: BillingCreditGrantReason,
        10 "id" id: String,
        11 "license_name" license_name: Option<String>,
        12 "plan_id" plan_id: Option<PlanId>,
        13 "plan_name" plan_name: Option<String>,
        14 "price" price: Option<BillingPriceResponseData>,
        15 "quantity" quantity: f64,
        16 "quantity_remaining" quantity_remaining: f64,
        17 "quantity_used" quantity_used: f64,
        18 "renewal_enabled" renewal_enabled: bool,
        19 "renewal_period" renewal_period: Option<BillingPlanCreditGrantResetCadence>,
        20 "reserved" reserved: Option<f64>,
        21 "settled" settled: Option<f64>,
        22 "source_grant_id" source_grant_id: Option<String>,
        23 "source_label" source_label: String,
        24 "transfers" transfers: Vec<CreditTransferResponseData>,
        25 "updated_at" updated_at: Timestamp,
        26 "valid_from" valid_from: Option<Timestamp>,
        27 "zeroed_out_date" zeroed_out_date: Option<Timestamp>,
        28 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(any(feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditGrantResponseData`], [`CreditCompanyGrantView`], [`CreditEventLedgerResponseData`] and [`ZeroOutGrantRequestBody`].
    ///
    /// Needs one of the features `components` and `credits`; in `schematic-core` `api-components` and so on.
    BillingCreditGrantZeroedOutReason {
        CustomerArchived = "customer_archived",
        Expired = "expired",
        IntegrationUninstalled = "integration_uninstalled",
        LicenseRetired = "license_retired",
        Manual = "manual",
        PlanChange = "plan_change",
        PlanPeriodReset = "plan_period_reset",
        Reconciled = "reconciled",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct BillingCreditLedgerResponseData requires 0b1100 {
        0 "description" description: Option<String>,
        1 "icon" icon: Option<String>,
        2 "id" id: CreditTypeId,
        3 "name" name: String,
        4 "plural_name" plural_name: Option<String>,
        5 "singular_name" singular_name: Option<String>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listBillingCredits`, `createBillingCredit`, `getSingleBillingCredit` and `updateBillingCredit` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingCreditResponseData requires 0b1000011011011111 {
        0 "burn_strategy" burn_strategy: BillingCreditBurnStrategy,
        1 "cost_editable" cost_editable: bool,
        2 "created_at" created_at: Timestamp,
        3 "currency_prices" currency_prices: Vec<CreditCurrencyPriceResponseData>,
        4 "default_expiry_unit" default_expiry_unit: BillingCreditExpiryUnit,
        5 "default_expiry_unit_count" default_expiry_unit_count: Option<i64>,
        6 "default_rollover_policy" default_rollover_policy: BillingCreditRolloverPolicy,
        7 "description" description: String,
        8 "icon" icon: Option<String>,
        9 "id" id: CreditTypeId,
        10 "name" name: String,
        11 "plural_name" plural_name: Option<String>,
        12 "price" price: Option<BillingPriceResponseData>,
        13 "product" product: Option<BillingProductResponseData>,
        14 "singular_name" singular_name: Option<String>,
        15 "updated_at" updated_at: Timestamp,
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
    /// Part of [`BillingCreditResponseData`], [`BillingCreditView`], [`CreateBillingCreditRequestBody`] and [`UpdateBillingCreditRequestBody`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    BillingCreditRolloverPolicy {
        Expire = "expire",
        None = "none",
        Rollover = "rollover",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `listCompanyCreditBalances` returns.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CompanyCreditBalanceResponseData requires 0b11111 {
        0 "credit_id" credit_id: CreditTypeId,
        1 "remaining" remaining: f64,
        2 "reserved" reserved: f64,
        3 "settled" settled: f64,
        4 "source" source: BillingProviderType,
        5 "total" total: Option<f64>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CompanyLedgerResponseData requires 0b101 {
        0 "id" id: CompanyId,
        1 "logo_url" logo_url: Option<String>,
        2 "name" name: String,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `createBillingCredit`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreateBillingCreditRequestBody requires 0b101000010 {
        0 "burn_strategy" burn_strategy: Field<BillingCreditBurnStrategy>,
        1 "currency" currency: String,
        2 "currency_prices" currency_prices: Field<Vec<CreditCurrencyPriceRequestBody>>,
        3 "default_expiry_unit" default_expiry_unit: Field<BillingCreditExpiryUnit>,
        4 "default_expiry_unit_count" default_expiry_unit_count: Field<i64>,
        5 "default_rollover_policy" default_rollover_policy: Field<BillingCreditRolloverPolicy>,
        6 "description" description: String,
        7 "icon" icon: Field<String>,
        8 "name" name: String,
        9 "per_unit_price" per_unit_price: Field<i64>,
        10 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        11 "plural_name" plural_name: Field<String>,
        12 "singular_name" singular_name: Field<String>,
    }
}

#[cfg(feature = "credits")]
impl CreateBillingCreditRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        currency: impl Into<String>,
        description: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .currency(currency)
            .description(description)
            .name(name)
    }
}

#[cfg(feature = "credits")]
setters! {
    CreateBillingCreditRequestBody {
        "burn_strategy" burn_strategy(into BillingCreditBurnStrategy), clear_burn_strategy;
        "currency" currency(into String) = 1;
        "currency_prices" currency_prices(each CreditCurrencyPriceRequestBody), clear_currency_prices;
        "default_expiry_unit" default_expiry_unit(into BillingCreditExpiryUnit), clear_default_expiry_unit;
        "default_expiry_unit_count" default_expiry_unit_count(i64), clear_default_expiry_unit_count;
        "default_rollover_policy" default_rollover_policy(into BillingCreditRolloverPolicy), clear_default_rollover_policy;
        "description" description(into String) = 6;
        "icon" icon(into String), clear_icon;
        "name" name(into String) = 8;
        "per_unit_price" per_unit_price(i64), clear_per_unit_price;
        "per_unit_price_decimal" per_unit_price_decimal(into String), clear_per_unit_price_decimal;
        "plural_name" plural_name(into String), clear_plural_name;
        "singular_name" singular_name(into String), clear_singular_name;
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
record! {
    /// Body of `createBillingPlanCreditGrant`.
    ///
    /// Needs one of the features `credits` and `planbundle`; in `schematic-core` `api-credits` and so on.
    pub struct CreateBillingPlanCreditGrantRequestBody requires 0b11010000110000000000000 {
        0 "apply_to_existing" apply_to_existing: Field<bool>,
        1 "auto_topup_amount" auto_topup_amount: Field<i64>,
        2 "auto_topup_amount_type" auto_topup_amount_type: Field<CreditAutoTopupAmountType>,
        3 "auto_topup_availability" auto_topup_availability: Field<BillingCreditAutoTopupAvailability>,
        4 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        5 "auto_topup_expiry_type" auto_topup_expiry_type: Field<BillingCreditExpiryType>,
        6 "auto_topup_expiry_unit" auto_topup_expiry_unit: Field<BillingCreditExpiryUnit>,
        7 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Field<i64>,
        8 "auto_topup_self_service" auto_topup_self_service: Field<bool>,
        9 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        10 "auto_topup_threshold_percent" auto_topup_threshold_percent: Field<i64>,
        /// Deprecated.
        11 "can_buy_bundles" can_buy_bundles: Field<bool>,
        12 "company_credit_amount" company_credit_amount: Field<i64>,
        13 "credit_amount" credit_amount: i64,
        14 "credit_id" credit_id: CreditTypeId,
        15 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        16 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        17 "expiry_unit_count" expiry_unit_count: Field<i64>,
        18 "license_id" license_id: Field<String>,
        19 "plan_id" plan_id: PlanId,
        20 "plan_version_id" plan_version_id: Field<String>,
        21 "reset_cadence" reset_cadence: BillingPlanCreditGrantResetCadence,
        22 "reset_start" reset_start: BillingPlanCreditGrantResetStart,
        23 "reset_type" reset_type: Field<BillingPlanCreditGrantResetType>,
        24 "rollover_percentage" rollover_percentage: Field<i64>,
        25 "scaling" scaling: Field<PlanCreditGrantScaling>,
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
impl CreateBillingPlanCreditGrantRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        credit_amount: i64,
        credit_id: impl Into<CreditTypeId>,
        plan_id: impl Into<PlanId>,
        reset_cadence: impl Into<BillingPlanCreditGrantResetCadence>,
        reset_start: impl Into<BillingPlanCreditGrantResetStart>,
    ) -> Self {
        Self::default()
            .credit_amount(credit_amount)
            .credit_id(credit_id)
            .plan_id(plan_id)
            .reset_cadence(reset_cadence)
            .reset_start(reset_start)
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
setters! {
    CreateBillingPlanCreditGrantRequestBody {
        "apply_to_existing" apply_to_existing(bool), clear_apply_to_existing;
        "auto_topup_amount" auto_topup_amount(i64), clear_auto_topup_amount;
        "auto_topup_amount_type" auto_topup_amount_type(into CreditAutoTopupAmountType), clear_auto_topup_amount_type;
        "auto_topup_availability" auto_topup_availability(into BillingCreditAutoTopupAvailability), clear_auto_topup_availability;
        "auto_topup_enabled" auto_topup_enabled(bool), clear_auto_topup_enabled;
        "auto_topup_expiry_type" auto_topup_expiry_type(into BillingCreditExpiryType), clear_auto_topup_expiry_type;
        "auto_topup_expiry_unit" auto_topup_expiry_unit(into BillingCreditExpiryUnit), clear_auto_topup_expiry_unit;
        "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count(i64), clear_auto_topup_expiry_unit_count;
        "auto_topup_self_service" auto_topup_self_service(bool), clear_auto_topup_self_service;
        "auto_topup_threshold_credits" auto_topup_threshold_credits(i64), clear_auto_topup_threshold_credits;
        "auto_topup_threshold_percent" auto_topup_threshold_percent(i64), clear_auto_topup_threshold_percent;
        "can_buy_bundles" can_buy_bundles(bool), clear_can_buy_bundles;
        "company_credit_amount" company_credit_amount(i64), clear_company_credit_amount;
        "credit_amount" credit_amount(i64) = 13;
        "credit_id" credit_id(into CreditTypeId) = 14;
        "expiry_type" expiry_type(into BillingCreditExpiryType), clear_expiry_type;
        "expiry_unit" expiry_unit(into BillingCreditExpiryUnit), clear_expiry_unit;
        "expiry_unit_count" expiry_unit_count(i64), clear_expiry_unit_count;
        "license_id" license_id(into String), clear_license_id;
        "plan_id" plan_id(into PlanId) = 19;
        "plan_version_id" plan_version_id(into String), clear_plan_version_id;
        "reset_cadence" reset_cadence(into BillingPlanCreditGrantResetCadence) = 21;
        "reset_start" reset_start(into BillingPlanCreditGrantResetStart) = 22;
        "reset_type" reset_type(into BillingPlanCreditGrantResetType), clear_reset_type;
        "rollover_percentage" rollover_percentage(i64), clear_rollover_percentage;
        "scaling" scaling(into PlanCreditGrantScaling), clear_scaling;
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `grantBillingCreditsToCompany`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreateCompanyCreditGrant requires 0b1100000110 {
        0 "billing_periods_count" billing_periods_count: Field<i64>,
        1 "company_id" company_id: CompanyId,
        2 "credit_id" credit_id: CreditTypeId,
        3 "currency" currency: Field<String>,
        4 "expires_at" expires_at: Field<Timestamp>,
        5 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        6 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        7 "expiry_unit_count" expiry_unit_count: Field<i64>,
        8 "quantity" quantity: i64,
        9 "reason" reason: BillingCreditGrantReason,
        10 "renewal_enabled" renewal_enabled: Field<bool>,
        11 "renewal_period" renewal_period: Field<BillingPlanCreditGrantResetStart>,
    }
}

#[cfg(feature = "credits")]
impl CreateCompanyCreditGrant {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        company_id: impl Into<CompanyId>,
        credit_id: impl Into<CreditTypeId>,
        quantity: i64,
        reason: impl Into<BillingCreditGrantReason>,
    ) -> Self {
        Self::default()
            .company_id(company_id)
            .credit_id(credit_id)
            .quantity(quantity)
            .reason(reason)
    }
}

#[cfg(feature = "credits")]
setters! {
    CreateCompanyCreditGrant {
        "billing_periods_count" billing_periods_count(i64), clear_billing_periods_count;
        "company_id" company_id(into CompanyId) = 1;
        "credit_id" credit_id(into CreditTypeId) = 2;
        "currency" currency(into String), clear_currency;
        "expires_at" expires_at(Timestamp), clear_expires_at;
        "expiry_type" expiry_type(into BillingCreditExpiryType), clear_expiry_type;
        "expiry_unit" expiry_unit(into BillingCreditExpiryUnit), clear_expiry_unit;
        "expiry_unit_count" expiry_unit_count(i64), clear_expiry_unit_count;
        "quantity" quantity(i64) = 8;
        "reason" reason(into BillingCreditGrantReason) = 9;
        "renewal_enabled" renewal_enabled(bool), clear_renewal_enabled;
        "renewal_period" renewal_period(into BillingPlanCreditGrantResetStart), clear_renewal_period;
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `createCreditBundle`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreateCreditBundleRequestBody requires 0b1000011001 {
        0 "bundle_name" bundle_name: String,
        1 "bundle_type" bundle_type: Field<BillingCreditBundleType>,
        2 "compatible_plan_ids" compatible_plan_ids: Field<Vec<PlanId>>,
        3 "credit_id" credit_id: CreditTypeId,
        4 "currency" currency: String,
        5 "currency_prices" currency_prices: Field<Vec<CreditBundleCurrencyPriceRequestBody>>,
        6 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        7 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        8 "expiry_unit_count" expiry_unit_count: Field<i64>,
        9 "price_per_unit" price_per_unit: i64,
        10 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
        11 "quantity" quantity: Field<i64>,
        12 "status" status: Field<BillingCreditBundleStatus>,
    }
}

#[cfg(feature = "credits")]
impl CreateCreditBundleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        bundle_name: impl Into<String>,
        credit_id: impl Into<CreditTypeId>,
        currency: impl Into<String>,
        price_per_unit: i64,
    ) -> Self {
        Self::default()
            .bundle_name(bundle_name)
            .credit_id(credit_id)
            .currency(currency)
            .price_per_unit(price_per_unit)
    }
}

#[cfg(feature = "credits")]
setters! {
    CreateCreditBundleRequestBody {
        "bundle_name" bundle_name(into String) = 0;
        "bundle_type" bundle_type(into BillingCreditBundleType), clear_bundle_type;
        "compatible_plan_ids" compatible_plan_ids(each into PlanId), clear_compatible_plan_ids;
        "credit_id" credit_id(into CreditTypeId) = 3;
        "currency" currency(into String) = 4;
        "currency_prices" currency_prices(each CreditBundleCurrencyPriceRequestBody), clear_currency_prices;
        "expiry_type" expiry_type(into BillingCreditExpiryType), clear_expiry_type;
        "expiry_unit" expiry_unit(into BillingCreditExpiryUnit), clear_expiry_unit;
        "expiry_unit_count" expiry_unit_count(i64), clear_expiry_unit_count;
        "price_per_unit" price_per_unit(i64) = 9;
        "price_per_unit_decimal" price_per_unit_decimal(into String), clear_price_per_unit_decimal;
        "quantity" quantity(i64), clear_quantity;
        "status" status(into BillingCreditBundleStatus), clear_status;
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
word! {
    /// Part of [`CreateBillingPlanCreditGrantRequestBody`] and [`UpdateBillingPlanCreditGrantRequestBody`].
    ///
    /// Needs one of the features `credits` and `planbundle`; in `schematic-core` `api-credits` and so on.
    CreditAutoTopupAmountType {
        Credit = "credit",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreateCreditBundleRequestBody`] and [`UpdateCreditBundleDetailsRequestBody`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreditBundleCurrencyPriceRequestBody requires 0b1 {
        0 "currency" currency: String,
        1 "price_per_unit" price_per_unit: Field<i64>,
        2 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
    }
}

#[cfg(feature = "credits")]
impl CreditBundleCurrencyPriceRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(currency: impl Into<String>) -> Self {
        Self::default().currency(currency)
    }
}

#[cfg(feature = "credits")]
setters! {
    CreditBundleCurrencyPriceRequestBody {
        "currency" currency(into String) = 0;
        "price_per_unit" price_per_unit(i64), clear_price_per_unit;
        "price_per_unit_decimal" price_per_unit_decimal(into String), clear_price_per_unit_decimal;
    }
}

#[cfg(any(feature = "checkout", feature = "credits"))]
record! {
    /// Part of [`BillingCreditBundleResponseData`].
    ///
    /// Needs one of the features `checkout` and `credits`; in `schematic-core` `api-checkout` and so on.
    pub struct CreditBundleCurrencyPriceResponseData requires 0b1 {
        0 "currency" currency: String,
        1 "price" price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreateBillingCreditRequestBody`] and [`UpdateBillingCreditRequestBody`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreditCurrencyPriceRequestBody requires 0b1 {
        0 "currency" currency: String,
        1 "price_per_unit" price_per_unit: Field<i64>,
        2 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
    }
}

#[cfg(feature = "credits")]
impl CreditCurrencyPriceRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(currency: impl Into<String>) -> Self {
        Self::default().currency(currency)
    }
}

#[cfg(feature = "credits")]
setters! {
    CreditCurrencyPriceRequestBody {
        "currency" currency(into String) = 0;
        "price_per_unit" price_per_unit(i64), clear_price_per_unit;
        "price_per_unit_decimal" price_per_unit_decimal(into String), clear_price_per_unit_decimal;
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`BillingCreditResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CreditCurrencyPriceResponseData requires 0b1 {
        0 "currency" currency: String,
        1 "price" price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `listCreditEventLedger` returns.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreditEventLedgerResponseData requires 0b1000000000000000111110101001 {
        0 "amount" amount: f64,
        1 "auto_topup_log_id" auto_topup_log_id: Option<String>,
        2 "billing_credit_bundle_id" billing_credit_bundle_id: Option<String>,
        3 "billing_credit_id" billing_credit_id: CreditTypeId,
        4 "company" company: Option<CompanyLedgerResponseData>,
        5 "company_id" company_id: CompanyId,
        6 "credit" credit: Option<BillingCreditLedgerResponseData>,
        7 "credit_name" credit_name: String,
        8 "environment_id" environment_id: EnvironmentId,
        9 "event_at" event_at: Timestamp,
        10 "event_id" event_id: String,
        11 "event_type" event_type: CreditEventType,
        12 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        13 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        14 "expiry_unit_count" expiry_unit_count: Option<i64>,
        15 "feature" feature: Option<FeatureLedgerResponseData>,
        16 "feature_id" feature_id: Option<FeatureId>,
        17 "from_grant_id" from_grant_id: Option<String>,
        18 "grant_expires_at" grant_expires_at: Option<Timestamp>,
        19 "grant_id" grant_id: Option<String>,
        20 "grant_quantity" grant_quantity: Option<f64>,
        21 "grant_quantity_remaining" grant_quantity_remaining: Option<f64>,
        22 "grant_reason" grant_reason: Option<BillingCreditGrantReason>,
        23 "grant_valid_from" grant_valid_from: Option<Timestamp>,
        24 "plan_id" plan_id: Option<PlanId>,
        25 "quantity_consumed" quantity_consumed: Option<f64>,
        26 "quantity_remaining_at_zero_out" quantity_remaining_at_zero_out: Option<f64>,
        27 "source_id" source_id: i64,
        28 "to_grant_id" to_grant_id: Option<String>,
        29 "usage_event_id" usage_event_id: Option<String>,
        30 "usage_reason" usage_reason: Option<CreditUsageReason>,
        31 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(feature = "credits")]
word! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    CreditEventType {
        Grant = "grant",
        Transfer = "transfer",
        Usage = "usage",
        ZeroOut = "zero_out",
    }
}

#[cfg(feature = "credits")]
word! {
    /// Parameter of `countCompanyGrants` and `listCompanyGrants`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    CreditGrantSortOrder {
        CreatedAt = "created_at",
        ExpiresAt = "expires_at",
        Quantity = "quantity",
        QuantityRemaining = "quantity_remaining",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `acquireCreditLease`, `extendCreditLease` and `releaseCreditLease` returns.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreditLeaseResponseData requires 0b10111111 {
        0 "company_id" company_id: CompanyId,
        1 "created_at" created_at: Timestamp,
        2 "credit_type_id" credit_type_id: CreditTypeId,
        3 "expires_at" expires_at: Timestamp,
        4 "granted_amount" granted_amount: f64,
        5 "id" id: String,
        6 "released_at" released_at: Option<Timestamp>,
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`BillingCreditGrantResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct CreditTransferResponseData requires 0b111111 {
        0 "amount" amount: f64,
        1 "created_at" created_at: Timestamp,
        2 "direction" direction: String,
        3 "id" id: String,
        4 "reason" reason: String,
        5 "related_grant_id" related_grant_id: String,
    }
}

#[cfg(feature = "credits")]
word! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    CreditUsageReason {
        LeaseHold = "lease_hold",
        LeaseRelease = "lease_release",
        ManualAdjustment = "manual_adjustment",
        Reconciliation = "reconciliation",
        Track = "track",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `extendCreditLease`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct ExtendCreditLeaseRequestBody requires 0b1 {
        0 "additional_amount" additional_amount: f64,
        1 "expires_at" expires_at: Field<Timestamp>,
    }
}

#[cfg(feature = "credits")]
impl ExtendCreditLeaseRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(additional_amount: f64) -> Self {
        Self::default().additional_amount(additional_amount)
    }
}

#[cfg(feature = "credits")]
setters! {
    ExtendCreditLeaseRequestBody {
        "additional_amount" additional_amount(f64) = 0;
        "expires_at" expires_at(Timestamp), clear_expires_at;
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct FeatureLedgerResponseData requires 0b1100 {
        0 "description" description: Option<String>,
        1 "icon" icon: Option<String>,
        2 "id" id: FeatureId,
        3 "name" name: String,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `releaseCreditLease`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct ReleaseCreditLeaseRequestBody requires 0b0 {
    }
}

#[cfg(feature = "credits")]
impl ReleaseCreditLeaseRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `updateBillingCredit`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct UpdateBillingCreditRequestBody requires 0b10100000 {
        0 "burn_strategy" burn_strategy: Field<BillingCreditBurnStrategy>,
        1 "currency_prices" currency_prices: Field<Vec<CreditCurrencyPriceRequestBody>>,
        2 "default_expiry_unit" default_expiry_unit: Field<BillingCreditExpiryUnit>,
        3 "default_expiry_unit_count" default_expiry_unit_count: Field<i64>,
        4 "default_rollover_policy" default_rollover_policy: Field<BillingCreditRolloverPolicy>,
        5 "description" description: String,
        6 "icon" icon: Field<String>,
        7 "name" name: String,
        8 "per_unit_price" per_unit_price: Field<i64>,
        9 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        10 "plural_name" plural_name: Field<String>,
        11 "singular_name" singular_name: Field<String>,
    }
}

#[cfg(feature = "credits")]
impl UpdateBillingCreditRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(description: impl Into<String>, name: impl Into<String>) -> Self {
        Self::default().description(description).name(name)
    }
}

#[cfg(feature = "credits")]
setters! {
    UpdateBillingCreditRequestBody {
        "burn_strategy" burn_strategy(into BillingCreditBurnStrategy), clear_burn_strategy;
        "currency_prices" currency_prices(each CreditCurrencyPriceRequestBody), clear_currency_prices;
        "default_expiry_unit" default_expiry_unit(into BillingCreditExpiryUnit), clear_default_expiry_unit;
        "default_expiry_unit_count" default_expiry_unit_count(i64), clear_default_expiry_unit_count;
        "default_rollover_policy" default_rollover_policy(into BillingCreditRolloverPolicy), clear_default_rollover_policy;
        "description" description(into String) = 5;
        "icon" icon(into String), clear_icon;
        "name" name(into String) = 7;
        "per_unit_price" per_unit_price(i64), clear_per_unit_price;
        "per_unit_price_decimal" per_unit_price_decimal(into String), clear_per_unit_price_decimal;
        "plural_name" plural_name(into String), clear_plural_name;
        "singular_name" singular_name(into String), clear_singular_name;
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
record! {
    /// Body of `updateBillingPlanCreditGrant`.
    ///
    /// Needs one of the features `credits` and `planbundle`; in `schematic-core` `api-credits` and so on.
    pub struct UpdateBillingPlanCreditGrantRequestBody requires 0b11000000000000000000 {
        0 "apply_to_existing" apply_to_existing: Field<bool>,
        1 "auto_topup_amount" auto_topup_amount: Field<i64>,
        2 "auto_topup_amount_type" auto_topup_amount_type: Field<CreditAutoTopupAmountType>,
        3 "auto_topup_availability" auto_topup_availability: Field<BillingCreditAutoTopupAvailability>,
        4 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        5 "auto_topup_expiry_type" auto_topup_expiry_type: Field<BillingCreditExpiryType>,
        6 "auto_topup_expiry_unit" auto_topup_expiry_unit: Field<BillingCreditExpiryUnit>,
        7 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Field<i64>,
        8 "auto_topup_self_service" auto_topup_self_service: Field<bool>,
        9 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        10 "auto_topup_threshold_percent" auto_topup_threshold_percent: Field<i64>,
        /// Deprecated.
        11 "can_buy_bundles" can_buy_bundles: Field<bool>,
        12 "company_credit_amount" company_credit_amount: Field<i64>,
        13 "credit_amount" credit_amount: Field<i64>,
        14 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        15 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        16 "expiry_unit_count" expiry_unit_count: Field<i64>,
        17 "license_id" license_id: Field<String>,
        18 "reset_cadence" reset_cadence: BillingPlanCreditGrantResetCadence,
        19 "reset_start" reset_start: BillingPlanCreditGrantResetStart,
        20 "reset_type" reset_type: Field<BillingPlanCreditGrantResetType>,
        21 "rollover_percentage" rollover_percentage: Field<i64>,
        22 "scaling" scaling: Field<PlanCreditGrantScaling>,
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
impl UpdateBillingPlanCreditGrantRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        reset_cadence: impl Into<BillingPlanCreditGrantResetCadence>,
        reset_start: impl Into<BillingPlanCreditGrantResetStart>,
    ) -> Self {
        Self::default()
            .reset_cadence(reset_cadence)
            .reset_start(reset_start)
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
setters! {
    UpdateBillingPlanCreditGrantRequestBody {
        "apply_to_existing" apply_to_existing(bool), clear_apply_to_existing;
        "auto_topup_amount" auto_topup_amount(i64), clear_auto_topup_amount;
        "auto_topup_amount_type" auto_topup_amount_type(into CreditAutoTopupAmountType), clear_auto_topup_amount_type;
        "auto_topup_availability" auto_topup_availability(into BillingCreditAutoTopupAvailability), clear_auto_topup_availability;
        "auto_topup_enabled" auto_topup_enabled(bool), clear_auto_topup_enabled;
        "auto_topup_expiry_type" auto_topup_expiry_type(into BillingCreditExpiryType), clear_auto_topup_expiry_type;
        "auto_topup_expiry_unit" auto_topup_expiry_unit(into BillingCreditExpiryUnit), clear_auto_topup_expiry_unit;
        "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count(i64), clear_auto_topup_expiry_unit_count;
        "auto_topup_self_service" auto_topup_self_service(bool), clear_auto_topup_self_service;
        "auto_topup_threshold_credits" auto_topup_threshold_credits(i64), clear_auto_topup_threshold_credits;
        "auto_topup_threshold_percent" auto_topup_threshold_percent(i64), clear_auto_topup_threshold_percent;
        "can_buy_bundles" can_buy_bundles(bool), clear_can_buy_bundles;
        "company_credit_amount" company_credit_amount(i64), clear_company_credit_amount;
        "credit_amount" credit_amount(i64), clear_credit_amount;
        "expiry_type" expiry_type(into BillingCreditExpiryType), clear_expiry_type;
        "expiry_unit" expiry_unit(into BillingCreditExpiryUnit), clear_expiry_unit;
        "expiry_unit_count" expiry_unit_count(i64), clear_expiry_unit_count;
        "license_id" license_id(into String), clear_license_id;
        "reset_cadence" reset_cadence(into BillingPlanCreditGrantResetCadence) = 18;
        "reset_start" reset_start(into BillingPlanCreditGrantResetStart) = 19;
        "reset_type" reset_type(into BillingPlanCreditGrantResetType), clear_reset_type;
        "rollover_percentage" rollover_percentage(i64), clear_rollover_percentage;
        "scaling" scaling(into PlanCreditGrantScaling), clear_scaling;
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `updateCreditBundleDetails`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct UpdateCreditBundleDetailsRequestBody requires 0b1000001 {
        0 "bundle_name" bundle_name: String,
        1 "compatible_plan_ids" compatible_plan_ids: Field<Vec<PlanId>>,
        2 "currency_prices" currency_prices: Field<Vec<CreditBundleCurrencyPriceRequestBody>>,
        3 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        4 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        5 "expiry_unit_count" expiry_unit_count: Field<i64>,
        6 "price_per_unit" price_per_unit: i64,
        7 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
        8 "quantity" quantity: Field<i64>,
        9 "status" status: Field<BillingCreditBundleStatus>,
    }
}

#[cfg(feature = "credits")]
impl UpdateCreditBundleDetailsRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(bundle_name: impl Into<String>, price_per_unit: i64) -> Self {
        Self::default()
            .bundle_name(bundle_name)
            .price_per_unit(price_per_unit)
    }
}

#[cfg(feature = "credits")]
setters! {
    UpdateCreditBundleDetailsRequestBody {
        "bundle_name" bundle_name(into String) = 0;
        "compatible_plan_ids" compatible_plan_ids(each into PlanId), clear_compatible_plan_ids;
        "currency_prices" currency_prices(each CreditBundleCurrencyPriceRequestBody), clear_currency_prices;
        "expiry_type" expiry_type(into BillingCreditExpiryType), clear_expiry_type;
        "expiry_unit" expiry_unit(into BillingCreditExpiryUnit), clear_expiry_unit;
        "expiry_unit_count" expiry_unit_count(i64), clear_expiry_unit_count;
        "price_per_unit" price_per_unit(i64) = 6;
        "price_per_unit_decimal" price_per_unit_decimal(into String), clear_price_per_unit_decimal;
        "quantity" quantity(i64), clear_quantity;
        "status" status(into BillingCreditBundleStatus), clear_status;
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `zeroOutGrant`.
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct ZeroOutGrantRequestBody requires 0b0 {
        0 "reason" reason: Field<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(feature = "credits")]
impl ZeroOutGrantRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "credits")]
setters! {
    ZeroOutGrantRequestBody {
        "reason" reason(into BillingCreditGrantZeroedOutReason), clear_reason;
    }
}

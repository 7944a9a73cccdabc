// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`credits`](crate::operations::credits).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "credits")]
record! {
    /// Body of `acquireCreditLease`.
    ///
    /// Needs the feature `credits`.
    pub struct AcquireCreditLeaseRequestBody requires 0b1011 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `credit_type_id`.
        1 "credit_type_id" credit_type_id: CreditTypeId,
        /// `expires_at`.
        2 "expires_at" expires_at: Field<Timestamp>,
        /// `requested_amount`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `credit_type_id`.
    #[must_use]
    pub fn credit_type_id(mut self, credit_type_id: impl Into<CreditTypeId>) -> Self {
        self.credit_type_id = credit_type_id.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `expires_at`.
    #[must_use]
    pub fn expires_at(mut self, expires_at: Timestamp) -> Self {
        self.expires_at = Field::Value(expires_at);
        self
    }

    /// Sets `expires_at` to null.
    #[must_use]
    pub fn clear_expires_at(mut self) -> Self {
        self.expires_at = Field::Null;
        self
    }

    /// Sets `requested_amount`.
    #[must_use]
    pub fn requested_amount(mut self, requested_amount: f64) -> Self {
        self.requested_amount = requested_amount;
        self.presence.set(3, false);
        self
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
    BillingCreditAutoTopupAvailability {
        /// `off`.
        Off = "off",
        /// `automatic`.
        Automatic = "automatic",
        /// `user_controlled`.
        UserControlled = "user_controlled",
    }
}

#[cfg(any(feature = "checkout", feature = "credits"))]
record! {
    /// Data that `listCreditBundles`, `createCreditBundle`, `getCreditBundle` and `updateCreditBundleDetails` returns.
    ///
    /// Needs one of the features `checkout` and `credits`.
    pub struct BillingCreditBundleResponseData requires 0b1010000111011111001110 {
        /// `billing_invoice_id`.
        0 "billing_invoice_id" billing_invoice_id: Option<String>,
        /// `bundle_type`.
        1 "bundle_type" bundle_type: BillingCreditBundleType,
        /// `compatible_plan_ids`.
        2 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `credit_description`.
        4 "credit_description" credit_description: Option<String>,
        /// `credit_icon`.
        5 "credit_icon" credit_icon: Option<String>,
        /// `credit_id`.
        6 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`.
        7 "credit_name" credit_name: String,
        /// `currency_prices`.
        8 "currency_prices" currency_prices: Vec<CreditBundleCurrencyPriceResponseData>,
        /// `expiry_type`.
        9 "expiry_type" expiry_type: BillingCreditExpiryType,
        /// `expiry_unit`.
        10 "expiry_unit" expiry_unit: BillingCreditExpiryUnit,
        /// `expiry_unit_count`.
        11 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `has_grants`.
        12 "has_grants" has_grants: bool,
        /// `id`.
        13 "id" id: String,
        /// `name`.
        14 "name" name: String,
        /// `plural_name`.
        15 "plural_name" plural_name: Option<String>,
        /// `price`.
        16 "price" price: Option<BillingPriceResponseData>,
        /// `quantity`.
        17 "quantity" quantity: Option<i64>,
        /// `singular_name`.
        18 "singular_name" singular_name: Option<String>,
        /// `status`.
        19 "status" status: BillingCreditBundleStatus,
        /// `unit_price`.
        20 "unit_price" unit_price: Option<BillingPriceResponseData>,
        /// `updated_at`.
        21 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`], [`CreateCreditBundleRequestBody`] and [`UpdateCreditBundleDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout`, `components` and `credits`.
    BillingCreditBundleStatus {
        /// `active`.
        Active = "active",
        /// `inactive`.
        Inactive = "inactive",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditBundleResponseData`], [`BillingCreditBundleView`] and [`CreateCreditBundleRequestBody`].
    ///
    /// Needs one of the features `checkout`, `components` and `credits`.
    BillingCreditBundleType {
        /// `fixed`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingCreditBurnStrategy {
        /// `expiration_priority`.
        ExpirationPriority = "expiration_priority",
        /// `first_in_first_out`.
        FirstInFirstOut = "first_in_first_out",
        /// `last_in_first_out`.
        LastInFirstOut = "last_in_first_out",
        /// `plan_first_then_credit_bundles_first_in_first_out`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingCreditExpiryType {
        /// `duration`.
        Duration = "duration",
        /// `end_of_billing_period`.
        EndOfBillingPeriod = "end_of_billing_period",
        /// `end_of_next_billing_period`.
        EndOfNextBillingPeriod = "end_of_next_billing_period",
        /// `end_of_trial`.
        EndOfTrial = "end_of_trial",
        /// `no_expiry`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingCreditExpiryUnit {
        /// `billing_periods`.
        BillingPeriods = "billing_periods",
        /// `days`.
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
    /// Needs one of the features `checkout`, `components`, `credits`, `entitlements` and `webhook-payloads`.
    BillingCreditGrantReason {
        /// `adjustment`.
        Adjustment = "adjustment",
        /// `billing_credit_auto_topup`.
        BillingCreditAutoTopup = "billing_credit_auto_topup",
        /// `free`.
        Free = "free",
        /// `plan`.
        Plan = "plan",
        /// `purchased`.
        Purchased = "purchased",
        /// `rollover`.
        Rollover = "rollover",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `zeroOutGrant`, `grantBillingCreditsToCompany`, `listCompanyGrants` and `listGrantsForCredit` returns.
    ///
    /// Needs the feature `credits`.
    pub struct BillingCreditGrantResponseData requires 0b10100001111000011001101101 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `company_license_id`.
        1 "company_license_id" company_license_id: Option<String>,
        /// `company_name`.
        2 "company_name" company_name: String,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `credit_icon`.
        4 "credit_icon" credit_icon: Option<String>,
        /// `credit_id`.
        5 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`.
        6 "credit_name" credit_name: String,
        /// `currency`.
        7 "currency" currency: Option<String>,
        /// `expires_at`.
        8 "expires_at" expires_at: Option<Timestamp>,
        /// `grant_reason`.
        9 "grant_reason" grant_reason: BillingCreditGrantReason,
        /// `id`.
        10 "id" id: String,
        /// `license_name`.
        11 "license_name" license_name: Option<String>,
        /// `plan_id`.
        12 "plan_id" plan_id: Option<PlanId>,
        /// `plan_name`.
        13 "plan_name" plan_name: Option<String>,
        /// `price`.
        14 "price" price: Option<BillingPriceResponseData>,
        /// `quantity`.
        15 "quantity" quantity: f64,
        /// `quantity_remaining`.
        16 "quantity_remaining" quantity_remaining: f64,
        /// `quantity_used`.
        17 "quantity_used" quantity_used: f64,
        /// `renewal_enabled`.
        18 "renewal_enabled" renewal_enabled: bool,
        /// `renewal_period`.
        19 "renewal_period" renewal_period: Option<BillingPlanCreditGrantResetCadence>,
        /// `reserved`.
        20 "reserved" reserved: Option<f64>,
        /// `settled`.
        21 "settled" settled: Option<f64>,
        /// `source_grant_id`.
        22 "source_grant_id" source_grant_id: Option<String>,
        /// `source_label`.
        23 "source_label" source_label: String,
        /// `transfers`.
        24 "transfers" transfers: Vec<CreditTransferResponseData>,
        /// `updated_at`.
        25 "updated_at" updated_at: Timestamp,
        /// `valid_from`.
        26 "valid_from" valid_from: Option<Timestamp>,
        /// `zeroed_out_date`.
        27 "zeroed_out_date" zeroed_out_date: Option<Timestamp>,
        /// `zeroed_out_reason`.
        28 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(any(feature = "components", feature = "credits"))]
word! {
    /// Part of [`BillingCreditGrantResponseData`], [`CreditCompanyGrantView`], [`CreditEventLedgerResponseData`] and [`ZeroOutGrantRequestBody`].
    ///
    /// Needs one of the features `components` and `credits`.
    BillingCreditGrantZeroedOutReason {
        /// `customer_archived`.
        CustomerArchived = "customer_archived",
        /// `expired`.
        Expired = "expired",
        /// `integration_uninstalled`.
        IntegrationUninstalled = "integration_uninstalled",
        /// `license_retired`.
        LicenseRetired = "license_retired",
        /// `manual`.
        Manual = "manual",
        /// `plan_change`.
        PlanChange = "plan_change",
        /// `plan_period_reset`.
        PlanPeriodReset = "plan_period_reset",
        /// `reconciled`.
        Reconciled = "reconciled",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`.
    pub struct BillingCreditLedgerResponseData requires 0b1100 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `icon`.
        1 "icon" icon: Option<String>,
        /// `id`.
        2 "id" id: CreditTypeId,
        /// `name`.
        3 "name" name: String,
        /// `plural_name`.
        4 "plural_name" plural_name: Option<String>,
        /// `singular_name`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingCreditResponseData requires 0b1000011011011111 {
        /// `burn_strategy`.
        0 "burn_strategy" burn_strategy: BillingCreditBurnStrategy,
        /// `cost_editable`.
        1 "cost_editable" cost_editable: bool,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `currency_prices`.
        3 "currency_prices" currency_prices: Vec<CreditCurrencyPriceResponseData>,
        /// `default_expiry_unit`.
        4 "default_expiry_unit" default_expiry_unit: BillingCreditExpiryUnit,
        /// `default_expiry_unit_count`.
        5 "default_expiry_unit_count" default_expiry_unit_count: Option<i64>,
        /// `default_rollover_policy`.
        6 "default_rollover_policy" default_rollover_policy: BillingCreditRolloverPolicy,
        /// `description`.
        7 "description" description: String,
        /// `icon`.
        8 "icon" icon: Option<String>,
        /// `id`.
        9 "id" id: CreditTypeId,
        /// `name`.
        10 "name" name: String,
        /// `plural_name`.
        11 "plural_name" plural_name: Option<String>,
        /// `price`.
        12 "price" price: Option<BillingPriceResponseData>,
        /// `product`.
        13 "product" product: Option<BillingProductResponseData>,
        /// `singular_name`.
        14 "singular_name" singular_name: Option<String>,
        /// `updated_at`.
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
    /// Needs one of the features `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingCreditRolloverPolicy {
        /// `expire`.
        Expire = "expire",
        /// `none`.
        None = "none",
        /// `rollover`.
        Rollover = "rollover",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `listCompanyCreditBalances` returns.
    ///
    /// Needs the feature `credits`.
    pub struct CompanyCreditBalanceResponseData requires 0b11111 {
        /// `credit_id`.
        0 "credit_id" credit_id: CreditTypeId,
        /// `remaining`.
        1 "remaining" remaining: f64,
        /// `reserved`.
        2 "reserved" reserved: f64,
        /// `settled`.
        3 "settled" settled: f64,
        /// `source`.
        4 "source" source: BillingProviderType,
        /// `total`.
        5 "total" total: Option<f64>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`.
    pub struct CompanyLedgerResponseData requires 0b101 {
        /// `id`.
        0 "id" id: CompanyId,
        /// `logo_url`.
        1 "logo_url" logo_url: Option<String>,
        /// `name`.
        2 "name" name: String,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `createBillingCredit`.
    ///
    /// Needs the feature `credits`.
    pub struct CreateBillingCreditRequestBody requires 0b101000010 {
        /// `burn_strategy`.
        0 "burn_strategy" burn_strategy: Field<BillingCreditBurnStrategy>,
        /// `currency`.
        1 "currency" currency: String,
        /// `currency_prices`.
        2 "currency_prices" currency_prices: Field<Vec<CreditCurrencyPriceRequestBody>>,
        /// `default_expiry_unit`.
        3 "default_expiry_unit" default_expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `default_expiry_unit_count`.
        4 "default_expiry_unit_count" default_expiry_unit_count: Field<i64>,
        /// `default_rollover_policy`.
        5 "default_rollover_policy" default_rollover_policy: Field<BillingCreditRolloverPolicy>,
        /// `description`.
        6 "description" description: String,
        /// `icon`.
        7 "icon" icon: Field<String>,
        /// `name`.
        8 "name" name: String,
        /// `per_unit_price`.
        9 "per_unit_price" per_unit_price: Field<i64>,
        /// `per_unit_price_decimal`.
        10 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        /// `plural_name`.
        11 "plural_name" plural_name: Field<String>,
        /// `singular_name`.
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

    /// Sets `burn_strategy`.
    #[must_use]
    pub fn burn_strategy(mut self, burn_strategy: impl Into<BillingCreditBurnStrategy>) -> Self {
        self.burn_strategy = Field::Value(burn_strategy.into());
        self
    }

    /// Sets `burn_strategy` to null.
    #[must_use]
    pub fn clear_burn_strategy(mut self) -> Self {
        self.burn_strategy = Field::Null;
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = CreditCurrencyPriceRequestBody>,
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

    /// Sets `default_expiry_unit`.
    #[must_use]
    pub fn default_expiry_unit(
        mut self,
        default_expiry_unit: impl Into<BillingCreditExpiryUnit>,
    ) -> Self {
        self.default_expiry_unit = Field::Value(default_expiry_unit.into());
        self
    }

    /// Sets `default_expiry_unit` to null.
    #[must_use]
    pub fn clear_default_expiry_unit(mut self) -> Self {
        self.default_expiry_unit = Field::Null;
        self
    }

    /// Sets `default_expiry_unit_count`.
    #[must_use]
    pub fn default_expiry_unit_count(mut self, default_expiry_unit_count: i64) -> Self {
        self.default_expiry_unit_count = Field::Value(default_expiry_unit_count);
        self
    }

    /// Sets `default_expiry_unit_count` to null.
    #[must_use]
    pub fn clear_default_expiry_unit_count(mut self) -> Self {
        self.default_expiry_unit_count = Field::Null;
        self
    }

    /// Sets `default_rollover_policy`.
    #[must_use]
    pub fn default_rollover_policy(
        mut self,
        default_rollover_policy: impl Into<BillingCreditRolloverPolicy>,
    ) -> Self {
        self.default_rollover_policy = Field::Value(default_rollover_policy.into());
        self
    }

    /// Sets `default_rollover_policy` to null.
    #[must_use]
    pub fn clear_default_rollover_policy(mut self) -> Self {
        self.default_rollover_policy = Field::Null;
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(6, false);
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
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
        self.presence.set(8, false);
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

    /// Sets `plural_name`.
    #[must_use]
    pub fn plural_name(mut self, plural_name: impl Into<String>) -> Self {
        self.plural_name = Field::Value(plural_name.into());
        self
    }

    /// Sets `plural_name` to null.
    #[must_use]
    pub fn clear_plural_name(mut self) -> Self {
        self.plural_name = Field::Null;
        self
    }

    /// Sets `singular_name`.
    #[must_use]
    pub fn singular_name(mut self, singular_name: impl Into<String>) -> Self {
        self.singular_name = Field::Value(singular_name.into());
        self
    }

    /// Sets `singular_name` to null.
    #[must_use]
    pub fn clear_singular_name(mut self) -> Self {
        self.singular_name = Field::Null;
        self
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
record! {
    /// Body of `createBillingPlanCreditGrant`.
    ///
    /// Needs one of the features `credits` and `planbundle`.
    pub struct CreateBillingPlanCreditGrantRequestBody requires 0b11010000110000000000000 {
        /// `apply_to_existing`.
        0 "apply_to_existing" apply_to_existing: Field<bool>,
        /// `auto_topup_amount`.
        1 "auto_topup_amount" auto_topup_amount: Field<i64>,
        /// `auto_topup_amount_type`.
        2 "auto_topup_amount_type" auto_topup_amount_type: Field<CreditAutoTopupAmountType>,
        /// `auto_topup_availability`.
        3 "auto_topup_availability" auto_topup_availability: Field<BillingCreditAutoTopupAvailability>,
        /// `auto_topup_enabled`.
        4 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        /// `auto_topup_expiry_type`.
        5 "auto_topup_expiry_type" auto_topup_expiry_type: Field<BillingCreditExpiryType>,
        /// `auto_topup_expiry_unit`.
        6 "auto_topup_expiry_unit" auto_topup_expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `auto_topup_expiry_unit_count`.
        7 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Field<i64>,
        /// `auto_topup_self_service`.
        8 "auto_topup_self_service" auto_topup_self_service: Field<bool>,
        /// `auto_topup_threshold_credits`.
        9 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        /// `auto_topup_threshold_percent`.
        10 "auto_topup_threshold_percent" auto_topup_threshold_percent: Field<i64>,
        /// `can_buy_bundles`, deprecated.
        11 "can_buy_bundles" can_buy_bundles: Field<bool>,
        /// `company_credit_amount`.
        12 "company_credit_amount" company_credit_amount: Field<i64>,
        /// `credit_amount`.
        13 "credit_amount" credit_amount: i64,
        /// `credit_id`.
        14 "credit_id" credit_id: CreditTypeId,
        /// `expiry_type`.
        15 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        /// `expiry_unit`.
        16 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        17 "expiry_unit_count" expiry_unit_count: Field<i64>,
        /// `license_id`.
        18 "license_id" license_id: Field<String>,
        /// `plan_id`.
        19 "plan_id" plan_id: PlanId,
        /// `plan_version_id`.
        20 "plan_version_id" plan_version_id: Field<String>,
        /// `reset_cadence`.
        21 "reset_cadence" reset_cadence: BillingPlanCreditGrantResetCadence,
        /// `reset_start`.
        22 "reset_start" reset_start: BillingPlanCreditGrantResetStart,
        /// `reset_type`.
        23 "reset_type" reset_type: Field<BillingPlanCreditGrantResetType>,
        /// `rollover_percentage`.
        24 "rollover_percentage" rollover_percentage: Field<i64>,
        /// `scaling`.
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

    /// Sets `apply_to_existing`.
    #[must_use]
    pub fn apply_to_existing(mut self, apply_to_existing: bool) -> Self {
        self.apply_to_existing = Field::Value(apply_to_existing);
        self
    }

    /// Sets `apply_to_existing` to null.
    #[must_use]
    pub fn clear_apply_to_existing(mut self) -> Self {
        self.apply_to_existing = Field::Null;
        self
    }

    /// Sets `auto_topup_amount`.
    #[must_use]
    pub fn auto_topup_amount(mut self, auto_topup_amount: i64) -> Self {
        self.auto_topup_amount = Field::Value(auto_topup_amount);
        self
    }

    /// Sets `auto_topup_amount` to null.
    #[must_use]
    pub fn clear_auto_topup_amount(mut self) -> Self {
        self.auto_topup_amount = Field::Null;
        self
    }

    /// Sets `auto_topup_amount_type`.
    #[must_use]
    pub fn auto_topup_amount_type(
        mut self,
        auto_topup_amount_type: impl Into<CreditAutoTopupAmountType>,
    ) -> Self {
        self.auto_topup_amount_type = Field::Value(auto_topup_amount_type.into());
        self
    }

    /// Sets `auto_topup_amount_type` to null.
    #[must_use]
    pub fn clear_auto_topup_amount_type(mut self) -> Self {
        self.auto_topup_amount_type = Field::Null;
        self
    }

    /// Sets `auto_topup_availability`.
    #[must_use]
    pub fn auto_topup_availability(
        mut self,
        auto_topup_availability: impl Into<BillingCreditAutoTopupAvailability>,
    ) -> Self {
        self.auto_topup_availability = Field::Value(auto_topup_availability.into());
        self
    }

    /// Sets `auto_topup_availability` to null.
    #[must_use]
    pub fn clear_auto_topup_availability(mut self) -> Self {
        self.auto_topup_availability = Field::Null;
        self
    }

    /// Sets `auto_topup_enabled`.
    #[must_use]
    pub fn auto_topup_enabled(mut self, auto_topup_enabled: bool) -> Self {
        self.auto_topup_enabled = Field::Value(auto_topup_enabled);
        self
    }

    /// Sets `auto_topup_enabled` to null.
    #[must_use]
    pub fn clear_auto_topup_enabled(mut self) -> Self {
        self.auto_topup_enabled = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_type`.
    #[must_use]
    pub fn auto_topup_expiry_type(
        mut self,
        auto_topup_expiry_type: impl Into<BillingCreditExpiryType>,
    ) -> Self {
        self.auto_topup_expiry_type = Field::Value(auto_topup_expiry_type.into());
        self
    }

    /// Sets `auto_topup_expiry_type` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_type(mut self) -> Self {
        self.auto_topup_expiry_type = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_unit`.
    #[must_use]
    pub fn auto_topup_expiry_unit(
        mut self,
        auto_topup_expiry_unit: impl Into<BillingCreditExpiryUnit>,
    ) -> Self {
        self.auto_topup_expiry_unit = Field::Value(auto_topup_expiry_unit.into());
        self
    }

    /// Sets `auto_topup_expiry_unit` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_unit(mut self) -> Self {
        self.auto_topup_expiry_unit = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_unit_count`.
    #[must_use]
    pub fn auto_topup_expiry_unit_count(mut self, auto_topup_expiry_unit_count: i64) -> Self {
        self.auto_topup_expiry_unit_count = Field::Value(auto_topup_expiry_unit_count);
        self
    }

    /// Sets `auto_topup_expiry_unit_count` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_unit_count(mut self) -> Self {
        self.auto_topup_expiry_unit_count = Field::Null;
        self
    }

    /// Sets `auto_topup_self_service`.
    #[must_use]
    pub fn auto_topup_self_service(mut self, auto_topup_self_service: bool) -> Self {
        self.auto_topup_self_service = Field::Value(auto_topup_self_service);
        self
    }

    /// Sets `auto_topup_self_service` to null.
    #[must_use]
    pub fn clear_auto_topup_self_service(mut self) -> Self {
        self.auto_topup_self_service = Field::Null;
        self
    }

    /// Sets `auto_topup_threshold_credits`.
    #[must_use]
    pub fn auto_topup_threshold_credits(mut self, auto_topup_threshold_credits: i64) -> Self {
        self.auto_topup_threshold_credits = Field::Value(auto_topup_threshold_credits);
        self
    }

    /// Sets `auto_topup_threshold_credits` to null.
    #[must_use]
    pub fn clear_auto_topup_threshold_credits(mut self) -> Self {
        self.auto_topup_threshold_credits = Field::Null;
        self
    }

    /// Sets `auto_topup_threshold_percent`.
    #[must_use]
    pub fn auto_topup_threshold_percent(mut self, auto_topup_threshold_percent: i64) -> Self {
        self.auto_topup_threshold_percent = Field::Value(auto_topup_threshold_percent);
        self
    }

    /// Sets `auto_topup_threshold_percent` to null.
    #[must_use]
    pub fn clear_auto_topup_threshold_percent(mut self) -> Self {
        self.auto_topup_threshold_percent = Field::Null;
        self
    }

    /// Sets `can_buy_bundles`.
    #[must_use]
    pub fn can_buy_bundles(mut self, can_buy_bundles: bool) -> Self {
        self.can_buy_bundles = Field::Value(can_buy_bundles);
        self
    }

    /// Sets `can_buy_bundles` to null.
    #[must_use]
    pub fn clear_can_buy_bundles(mut self) -> Self {
        self.can_buy_bundles = Field::Null;
        self
    }

    /// Sets `company_credit_amount`.
    #[must_use]
    pub fn company_credit_amount(mut self, company_credit_amount: i64) -> Self {
        self.company_credit_amount = Field::Value(company_credit_amount);
        self
    }

    /// Sets `company_credit_amount` to null.
    #[must_use]
    pub fn clear_company_credit_amount(mut self) -> Self {
        self.company_credit_amount = Field::Null;
        self
    }

    /// Sets `credit_amount`.
    #[must_use]
    pub fn credit_amount(mut self, credit_amount: i64) -> Self {
        self.credit_amount = credit_amount;
        self.presence.set(13, false);
        self
    }

    /// Sets `credit_id`.
    #[must_use]
    pub fn credit_id(mut self, credit_id: impl Into<CreditTypeId>) -> Self {
        self.credit_id = credit_id.into();
        self.presence.set(14, false);
        self
    }

    /// Sets `expiry_type`.
    #[must_use]
    pub fn expiry_type(mut self, expiry_type: impl Into<BillingCreditExpiryType>) -> Self {
        self.expiry_type = Field::Value(expiry_type.into());
        self
    }

    /// Sets `expiry_type` to null.
    #[must_use]
    pub fn clear_expiry_type(mut self) -> Self {
        self.expiry_type = Field::Null;
        self
    }

    /// Sets `expiry_unit`.
    #[must_use]
    pub fn expiry_unit(mut self, expiry_unit: impl Into<BillingCreditExpiryUnit>) -> Self {
        self.expiry_unit = Field::Value(expiry_unit.into());
        self
    }

    /// Sets `expiry_unit` to null.
    #[must_use]
    pub fn clear_expiry_unit(mut self) -> Self {
        self.expiry_unit = Field::Null;
        self
    }

    /// Sets `expiry_unit_count`.
    #[must_use]
    pub fn expiry_unit_count(mut self, expiry_unit_count: i64) -> Self {
        self.expiry_unit_count = Field::Value(expiry_unit_count);
        self
    }

    /// Sets `expiry_unit_count` to null.
    #[must_use]
    pub fn clear_expiry_unit_count(mut self) -> Self {
        self.expiry_unit_count = Field::Null;
        self
    }

    /// Sets `license_id`.
    #[must_use]
    pub fn license_id(mut self, license_id: impl Into<String>) -> Self {
        self.license_id = Field::Value(license_id.into());
        self
    }

    /// Sets `license_id` to null.
    #[must_use]
    pub fn clear_license_id(mut self) -> Self {
        self.license_id = Field::Null;
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(19, false);
        self
    }

    /// Sets `plan_version_id`.
    #[must_use]
    pub fn plan_version_id(mut self, plan_version_id: impl Into<String>) -> Self {
        self.plan_version_id = Field::Value(plan_version_id.into());
        self
    }

    /// Sets `plan_version_id` to null.
    #[must_use]
    pub fn clear_plan_version_id(mut self) -> Self {
        self.plan_version_id = Field::Null;
        self
    }

    /// Sets `reset_cadence`.
    #[must_use]
    pub fn reset_cadence(
        mut self,
        reset_cadence: impl Into<BillingPlanCreditGrantResetCadence>,
    ) -> Self {
        self.reset_cadence = reset_cadence.into();
        self.presence.set(21, false);
        self
    }

    /// Sets `reset_start`.
    #[must_use]
    pub fn reset_start(mut self, reset_start: impl Into<BillingPlanCreditGrantResetStart>) -> Self {
        self.reset_start = reset_start.into();
        self.presence.set(22, false);
        self
    }

    /// Sets `reset_type`.
    #[must_use]
    pub fn reset_type(mut self, reset_type: impl Into<BillingPlanCreditGrantResetType>) -> Self {
        self.reset_type = Field::Value(reset_type.into());
        self
    }

    /// Sets `reset_type` to null.
    #[must_use]
    pub fn clear_reset_type(mut self) -> Self {
        self.reset_type = Field::Null;
        self
    }

    /// Sets `rollover_percentage`.
    #[must_use]
    pub fn rollover_percentage(mut self, rollover_percentage: i64) -> Self {
        self.rollover_percentage = Field::Value(rollover_percentage);
        self
    }

    /// Sets `rollover_percentage` to null.
    #[must_use]
    pub fn clear_rollover_percentage(mut self) -> Self {
        self.rollover_percentage = Field::Null;
        self
    }

    /// Sets `scaling`.
    #[must_use]
    pub fn scaling(mut self, scaling: impl Into<PlanCreditGrantScaling>) -> Self {
        self.scaling = Field::Value(scaling.into());
        self
    }

    /// Sets `scaling` to null.
    #[must_use]
    pub fn clear_scaling(mut self) -> Self {
        self.scaling = Field::Null;
        self
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `grantBillingCreditsToCompany`.
    ///
    /// Needs the feature `credits`.
    pub struct CreateCompanyCreditGrant requires 0b1100000110 {
        /// `billing_periods_count`.
        0 "billing_periods_count" billing_periods_count: Field<i64>,
        /// `company_id`.
        1 "company_id" company_id: CompanyId,
        /// `credit_id`.
        2 "credit_id" credit_id: CreditTypeId,
        /// `currency`.
        3 "currency" currency: Field<String>,
        /// `expires_at`.
        4 "expires_at" expires_at: Field<Timestamp>,
        /// `expiry_type`.
        5 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        /// `expiry_unit`.
        6 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        7 "expiry_unit_count" expiry_unit_count: Field<i64>,
        /// `quantity`.
        8 "quantity" quantity: i64,
        /// `reason`.
        9 "reason" reason: BillingCreditGrantReason,
        /// `renewal_enabled`.
        10 "renewal_enabled" renewal_enabled: Field<bool>,
        /// `renewal_period`.
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

    /// Sets `billing_periods_count`.
    #[must_use]
    pub fn billing_periods_count(mut self, billing_periods_count: i64) -> Self {
        self.billing_periods_count = Field::Value(billing_periods_count);
        self
    }

    /// Sets `billing_periods_count` to null.
    #[must_use]
    pub fn clear_billing_periods_count(mut self) -> Self {
        self.billing_periods_count = Field::Null;
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `credit_id`.
    #[must_use]
    pub fn credit_id(mut self, credit_id: impl Into<CreditTypeId>) -> Self {
        self.credit_id = credit_id.into();
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

    /// Sets `expires_at`.
    #[must_use]
    pub fn expires_at(mut self, expires_at: Timestamp) -> Self {
        self.expires_at = Field::Value(expires_at);
        self
    }

    /// Sets `expires_at` to null.
    #[must_use]
    pub fn clear_expires_at(mut self) -> Self {
        self.expires_at = Field::Null;
        self
    }

    /// Sets `expiry_type`.
    #[must_use]
    pub fn expiry_type(mut self, expiry_type: impl Into<BillingCreditExpiryType>) -> Self {
        self.expiry_type = Field::Value(expiry_type.into());
        self
    }

    /// Sets `expiry_type` to null.
    #[must_use]
    pub fn clear_expiry_type(mut self) -> Self {
        self.expiry_type = Field::Null;
        self
    }

    /// Sets `expiry_unit`.
    #[must_use]
    pub fn expiry_unit(mut self, expiry_unit: impl Into<BillingCreditExpiryUnit>) -> Self {
        self.expiry_unit = Field::Value(expiry_unit.into());
        self
    }

    /// Sets `expiry_unit` to null.
    #[must_use]
    pub fn clear_expiry_unit(mut self) -> Self {
        self.expiry_unit = Field::Null;
        self
    }

    /// Sets `expiry_unit_count`.
    #[must_use]
    pub fn expiry_unit_count(mut self, expiry_unit_count: i64) -> Self {
        self.expiry_unit_count = Field::Value(expiry_unit_count);
        self
    }

    /// Sets `expiry_unit_count` to null.
    #[must_use]
    pub fn clear_expiry_unit_count(mut self) -> Self {
        self.expiry_unit_count = Field::Null;
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = quantity;
        self.presence.set(8, false);
        self
    }

    /// Sets `reason`.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<BillingCreditGrantReason>) -> Self {
        self.reason = reason.into();
        self.presence.set(9, false);
        self
    }

    /// Sets `renewal_enabled`.
    #[must_use]
    pub fn renewal_enabled(mut self, renewal_enabled: bool) -> Self {
        self.renewal_enabled = Field::Value(renewal_enabled);
        self
    }

    /// Sets `renewal_enabled` to null.
    #[must_use]
    pub fn clear_renewal_enabled(mut self) -> Self {
        self.renewal_enabled = Field::Null;
        self
    }

    /// Sets `renewal_period`.
    #[must_use]
    pub fn renewal_period(
        mut self,
        renewal_period: impl Into<BillingPlanCreditGrantResetStart>,
    ) -> Self {
        self.renewal_period = Field::Value(renewal_period.into());
        self
    }

    /// Sets `renewal_period` to null.
    #[must_use]
    pub fn clear_renewal_period(mut self) -> Self {
        self.renewal_period = Field::Null;
        self
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `createCreditBundle`.
    ///
    /// Needs the feature `credits`.
    pub struct CreateCreditBundleRequestBody requires 0b1000011001 {
        /// `bundle_name`.
        0 "bundle_name" bundle_name: String,
        /// `bundle_type`.
        1 "bundle_type" bundle_type: Field<BillingCreditBundleType>,
        /// `compatible_plan_ids`.
        2 "compatible_plan_ids" compatible_plan_ids: Field<Vec<PlanId>>,
        /// `credit_id`.
        3 "credit_id" credit_id: CreditTypeId,
        /// `currency`.
        4 "currency" currency: String,
        /// `currency_prices`.
        5 "currency_prices" currency_prices: Field<Vec<CreditBundleCurrencyPriceRequestBody>>,
        /// `expiry_type`.
        6 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        /// `expiry_unit`.
        7 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        8 "expiry_unit_count" expiry_unit_count: Field<i64>,
        /// `price_per_unit`.
        9 "price_per_unit" price_per_unit: i64,
        /// `price_per_unit_decimal`.
        10 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
        /// `quantity`.
        11 "quantity" quantity: Field<i64>,
        /// `status`.
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

    /// Sets `bundle_name`.
    #[must_use]
    pub fn bundle_name(mut self, bundle_name: impl Into<String>) -> Self {
        self.bundle_name = bundle_name.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `bundle_type`.
    #[must_use]
    pub fn bundle_type(mut self, bundle_type: impl Into<BillingCreditBundleType>) -> Self {
        self.bundle_type = Field::Value(bundle_type.into());
        self
    }

    /// Sets `bundle_type` to null.
    #[must_use]
    pub fn clear_bundle_type(mut self) -> Self {
        self.bundle_type = Field::Null;
        self
    }

    /// Sets `compatible_plan_ids`.
    #[must_use]
    pub fn compatible_plan_ids(
        mut self,
        compatible_plan_ids: impl IntoIterator<Item = impl Into<PlanId>>,
    ) -> Self {
        self.compatible_plan_ids =
            Field::Value(compatible_plan_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `compatible_plan_ids` to null.
    #[must_use]
    pub fn clear_compatible_plan_ids(mut self) -> Self {
        self.compatible_plan_ids = Field::Null;
        self
    }

    /// Sets `credit_id`.
    #[must_use]
    pub fn credit_id(mut self, credit_id: impl Into<CreditTypeId>) -> Self {
        self.credit_id = credit_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = CreditBundleCurrencyPriceRequestBody>,
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

    /// Sets `expiry_type`.
    #[must_use]
    pub fn expiry_type(mut self, expiry_type: impl Into<BillingCreditExpiryType>) -> Self {
        self.expiry_type = Field::Value(expiry_type.into());
        self
    }

    /// Sets `expiry_type` to null.
    #[must_use]
    pub fn clear_expiry_type(mut self) -> Self {
        self.expiry_type = Field::Null;
        self
    }

    /// Sets `expiry_unit`.
    #[must_use]
    pub fn expiry_unit(mut self, expiry_unit: impl Into<BillingCreditExpiryUnit>) -> Self {
        self.expiry_unit = Field::Value(expiry_unit.into());
        self
    }

    /// Sets `expiry_unit` to null.
    #[must_use]
    pub fn clear_expiry_unit(mut self) -> Self {
        self.expiry_unit = Field::Null;
        self
    }

    /// Sets `expiry_unit_count`.
    #[must_use]
    pub fn expiry_unit_count(mut self, expiry_unit_count: i64) -> Self {
        self.expiry_unit_count = Field::Value(expiry_unit_count);
        self
    }

    /// Sets `expiry_unit_count` to null.
    #[must_use]
    pub fn clear_expiry_unit_count(mut self) -> Self {
        self.expiry_unit_count = Field::Null;
        self
    }

    /// Sets `price_per_unit`.
    #[must_use]
    pub fn price_per_unit(mut self, price_per_unit: i64) -> Self {
        self.price_per_unit = price_per_unit;
        self.presence.set(9, false);
        self
    }

    /// Sets `price_per_unit_decimal`.
    #[must_use]
    pub fn price_per_unit_decimal(mut self, price_per_unit_decimal: impl Into<String>) -> Self {
        self.price_per_unit_decimal = Field::Value(price_per_unit_decimal.into());
        self
    }

    /// Sets `price_per_unit_decimal` to null.
    #[must_use]
    pub fn clear_price_per_unit_decimal(mut self) -> Self {
        self.price_per_unit_decimal = Field::Null;
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = Field::Value(quantity);
        self
    }

    /// Sets `quantity` to null.
    #[must_use]
    pub fn clear_quantity(mut self) -> Self {
        self.quantity = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<BillingCreditBundleStatus>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
word! {
    /// Part of [`CreateBillingPlanCreditGrantRequestBody`] and [`UpdateBillingPlanCreditGrantRequestBody`].
    ///
    /// Needs one of the features `credits` and `planbundle`.
    CreditAutoTopupAmountType {
        /// `credit`.
        Credit = "credit",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreateCreditBundleRequestBody`] and [`UpdateCreditBundleDetailsRequestBody`].
    ///
    /// Needs the feature `credits`.
    pub struct CreditBundleCurrencyPriceRequestBody requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price_per_unit`.
        1 "price_per_unit" price_per_unit: Field<i64>,
        /// `price_per_unit_decimal`.
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

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `price_per_unit`.
    #[must_use]
    pub fn price_per_unit(mut self, price_per_unit: i64) -> Self {
        self.price_per_unit = Field::Value(price_per_unit);
        self
    }

    /// Sets `price_per_unit` to null.
    #[must_use]
    pub fn clear_price_per_unit(mut self) -> Self {
        self.price_per_unit = Field::Null;
        self
    }

    /// Sets `price_per_unit_decimal`.
    #[must_use]
    pub fn price_per_unit_decimal(mut self, price_per_unit_decimal: impl Into<String>) -> Self {
        self.price_per_unit_decimal = Field::Value(price_per_unit_decimal.into());
        self
    }

    /// Sets `price_per_unit_decimal` to null.
    #[must_use]
    pub fn clear_price_per_unit_decimal(mut self) -> Self {
        self.price_per_unit_decimal = Field::Null;
        self
    }
}

#[cfg(any(feature = "checkout", feature = "credits"))]
record! {
    /// Part of [`BillingCreditBundleResponseData`].
    ///
    /// Needs one of the features `checkout` and `credits`.
    pub struct CreditBundleCurrencyPriceResponseData requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price`.
        1 "price" price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreateBillingCreditRequestBody`] and [`UpdateBillingCreditRequestBody`].
    ///
    /// Needs the feature `credits`.
    pub struct CreditCurrencyPriceRequestBody requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price_per_unit`.
        1 "price_per_unit" price_per_unit: Field<i64>,
        /// `price_per_unit_decimal`.
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

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `price_per_unit`.
    #[must_use]
    pub fn price_per_unit(mut self, price_per_unit: i64) -> Self {
        self.price_per_unit = Field::Value(price_per_unit);
        self
    }

    /// Sets `price_per_unit` to null.
    #[must_use]
    pub fn clear_price_per_unit(mut self) -> Self {
        self.price_per_unit = Field::Null;
        self
    }

    /// Sets `price_per_unit_decimal`.
    #[must_use]
    pub fn price_per_unit_decimal(mut self, price_per_unit_decimal: impl Into<String>) -> Self {
        self.price_per_unit_decimal = Field::Value(price_per_unit_decimal.into());
        self
    }

    /// Sets `price_per_unit_decimal` to null.
    #[must_use]
    pub fn clear_price_per_unit_decimal(mut self) -> Self {
        self.price_per_unit_decimal = Field::Null;
        self
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct CreditCurrencyPriceResponseData requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price`.
        1 "price" price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `listCreditEventLedger` returns.
    ///
    /// Needs the feature `credits`.
    pub struct CreditEventLedgerResponseData requires 0b1000000000000000111110101001 {
        /// `amount`.
        0 "amount" amount: f64,
        /// `auto_topup_log_id`.
        1 "auto_topup_log_id" auto_topup_log_id: Option<String>,
        /// `billing_credit_bundle_id`.
        2 "billing_credit_bundle_id" billing_credit_bundle_id: Option<String>,
        /// `billing_credit_id`.
        3 "billing_credit_id" billing_credit_id: CreditTypeId,
        /// `company`.
        4 "company" company: Option<CompanyLedgerResponseData>,
        /// `company_id`.
        5 "company_id" company_id: CompanyId,
        /// `credit`.
        6 "credit" credit: Option<BillingCreditLedgerResponseData>,
        /// `credit_name`.
        7 "credit_name" credit_name: String,
        /// `environment_id`.
        8 "environment_id" environment_id: EnvironmentId,
        /// `event_at`.
        9 "event_at" event_at: Timestamp,
        /// `event_id`.
        10 "event_id" event_id: String,
        /// `event_type`.
        11 "event_type" event_type: CreditEventType,
        /// `expiry_type`.
        12 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        /// `expiry_unit`.
        13 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        14 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `feature`.
        15 "feature" feature: Option<FeatureLedgerResponseData>,
        /// `feature_id`.
        16 "feature_id" feature_id: Option<FeatureId>,
        /// `from_grant_id`.
        17 "from_grant_id" from_grant_id: Option<String>,
        /// `grant_expires_at`.
        18 "grant_expires_at" grant_expires_at: Option<Timestamp>,
        /// `grant_id`.
        19 "grant_id" grant_id: Option<String>,
        /// `grant_quantity`.
        20 "grant_quantity" grant_quantity: Option<f64>,
        /// `grant_quantity_remaining`.
        21 "grant_quantity_remaining" grant_quantity_remaining: Option<f64>,
        /// `grant_reason`.
        22 "grant_reason" grant_reason: Option<BillingCreditGrantReason>,
        /// `grant_valid_from`.
        23 "grant_valid_from" grant_valid_from: Option<Timestamp>,
        /// `plan_id`.
        24 "plan_id" plan_id: Option<PlanId>,
        /// `quantity_consumed`.
        25 "quantity_consumed" quantity_consumed: Option<f64>,
        /// `quantity_remaining_at_zero_out`.
        26 "quantity_remaining_at_zero_out" quantity_remaining_at_zero_out: Option<f64>,
        /// `source_id`.
        27 "source_id" source_id: i64,
        /// `to_grant_id`.
        28 "to_grant_id" to_grant_id: Option<String>,
        /// `usage_event_id`.
        29 "usage_event_id" usage_event_id: Option<String>,
        /// `usage_reason`.
        30 "usage_reason" usage_reason: Option<CreditUsageReason>,
        /// `zeroed_out_reason`.
        31 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(feature = "credits")]
word! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`.
    CreditEventType {
        /// `grant`.
        Grant = "grant",
        /// `transfer`.
        Transfer = "transfer",
        /// `usage`.
        Usage = "usage",
        /// `zero_out`.
        ZeroOut = "zero_out",
    }
}

#[cfg(feature = "credits")]
word! {
    /// Parameter of `countCompanyGrants` and `listCompanyGrants`.
    ///
    /// Needs the feature `credits`.
    CreditGrantSortOrder {
        /// `created_at`.
        CreatedAt = "created_at",
        /// `expires_at`.
        ExpiresAt = "expires_at",
        /// `quantity`.
        Quantity = "quantity",
        /// `quantity_remaining`.
        QuantityRemaining = "quantity_remaining",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Data that `acquireCreditLease`, `extendCreditLease` and `releaseCreditLease` returns.
    ///
    /// Needs the feature `credits`.
    pub struct CreditLeaseResponseData requires 0b10111111 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `credit_type_id`.
        2 "credit_type_id" credit_type_id: CreditTypeId,
        /// `expires_at`.
        3 "expires_at" expires_at: Timestamp,
        /// `granted_amount`.
        4 "granted_amount" granted_amount: f64,
        /// `id`.
        5 "id" id: String,
        /// `released_at`.
        6 "released_at" released_at: Option<Timestamp>,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`BillingCreditGrantResponseData`].
    ///
    /// Needs the feature `credits`.
    pub struct CreditTransferResponseData requires 0b111111 {
        /// `amount`.
        0 "amount" amount: f64,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `direction`.
        2 "direction" direction: String,
        /// `id`.
        3 "id" id: String,
        /// `reason`.
        4 "reason" reason: String,
        /// `related_grant_id`.
        5 "related_grant_id" related_grant_id: String,
    }
}

#[cfg(feature = "credits")]
word! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`.
    CreditUsageReason {
        /// `lease_hold`.
        LeaseHold = "lease_hold",
        /// `lease_release`.
        LeaseRelease = "lease_release",
        /// `manual_adjustment`.
        ManualAdjustment = "manual_adjustment",
        /// `reconciliation`.
        Reconciliation = "reconciliation",
        /// `track`.
        Track = "track",
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `extendCreditLease`.
    ///
    /// Needs the feature `credits`.
    pub struct ExtendCreditLeaseRequestBody requires 0b1 {
        /// `additional_amount`.
        0 "additional_amount" additional_amount: f64,
        /// `expires_at`.
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

    /// Sets `additional_amount`.
    #[must_use]
    pub fn additional_amount(mut self, additional_amount: f64) -> Self {
        self.additional_amount = additional_amount;
        self.presence.set(0, false);
        self
    }

    /// Sets `expires_at`.
    #[must_use]
    pub fn expires_at(mut self, expires_at: Timestamp) -> Self {
        self.expires_at = Field::Value(expires_at);
        self
    }

    /// Sets `expires_at` to null.
    #[must_use]
    pub fn clear_expires_at(mut self) -> Self {
        self.expires_at = Field::Null;
        self
    }
}

#[cfg(feature = "credits")]
record! {
    /// Part of [`CreditEventLedgerResponseData`].
    ///
    /// Needs the feature `credits`.
    pub struct FeatureLedgerResponseData requires 0b1100 {
        /// `description`.
        0 "description" description: Option<String>,
        /// `icon`.
        1 "icon" icon: Option<String>,
        /// `id`.
        2 "id" id: FeatureId,
        /// `name`.
        3 "name" name: String,
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `releaseCreditLease`.
    ///
    /// Needs the feature `credits`.
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
    /// Needs the feature `credits`.
    pub struct UpdateBillingCreditRequestBody requires 0b10100000 {
        /// `burn_strategy`.
        0 "burn_strategy" burn_strategy: Field<BillingCreditBurnStrategy>,
        /// `currency_prices`.
        1 "currency_prices" currency_prices: Field<Vec<CreditCurrencyPriceRequestBody>>,
        /// `default_expiry_unit`.
        2 "default_expiry_unit" default_expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `default_expiry_unit_count`.
        3 "default_expiry_unit_count" default_expiry_unit_count: Field<i64>,
        /// `default_rollover_policy`.
        4 "default_rollover_policy" default_rollover_policy: Field<BillingCreditRolloverPolicy>,
        /// `description`.
        5 "description" description: String,
        /// `icon`.
        6 "icon" icon: Field<String>,
        /// `name`.
        7 "name" name: String,
        /// `per_unit_price`.
        8 "per_unit_price" per_unit_price: Field<i64>,
        /// `per_unit_price_decimal`.
        9 "per_unit_price_decimal" per_unit_price_decimal: Field<String>,
        /// `plural_name`.
        10 "plural_name" plural_name: Field<String>,
        /// `singular_name`.
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

    /// Sets `burn_strategy`.
    #[must_use]
    pub fn burn_strategy(mut self, burn_strategy: impl Into<BillingCreditBurnStrategy>) -> Self {
        self.burn_strategy = Field::Value(burn_strategy.into());
        self
    }

    /// Sets `burn_strategy` to null.
    #[must_use]
    pub fn clear_burn_strategy(mut self) -> Self {
        self.burn_strategy = Field::Null;
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = CreditCurrencyPriceRequestBody>,
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

    /// Sets `default_expiry_unit`.
    #[must_use]
    pub fn default_expiry_unit(
        mut self,
        default_expiry_unit: impl Into<BillingCreditExpiryUnit>,
    ) -> Self {
        self.default_expiry_unit = Field::Value(default_expiry_unit.into());
        self
    }

    /// Sets `default_expiry_unit` to null.
    #[must_use]
    pub fn clear_default_expiry_unit(mut self) -> Self {
        self.default_expiry_unit = Field::Null;
        self
    }

    /// Sets `default_expiry_unit_count`.
    #[must_use]
    pub fn default_expiry_unit_count(mut self, default_expiry_unit_count: i64) -> Self {
        self.default_expiry_unit_count = Field::Value(default_expiry_unit_count);
        self
    }

    /// Sets `default_expiry_unit_count` to null.
    #[must_use]
    pub fn clear_default_expiry_unit_count(mut self) -> Self {
        self.default_expiry_unit_count = Field::Null;
        self
    }

    /// Sets `default_rollover_policy`.
    #[must_use]
    pub fn default_rollover_policy(
        mut self,
        default_rollover_policy: impl Into<BillingCreditRolloverPolicy>,
    ) -> Self {
        self.default_rollover_policy = Field::Value(default_rollover_policy.into());
        self
    }

    /// Sets `default_rollover_policy` to null.
    #[must_use]
    pub fn clear_default_rollover_policy(mut self) -> Self {
        self.default_rollover_policy = Field::Null;
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
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
        self.presence.set(7, false);
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

    /// Sets `plural_name`.
    #[must_use]
    pub fn plural_name(mut self, plural_name: impl Into<String>) -> Self {
        self.plural_name = Field::Value(plural_name.into());
        self
    }

    /// Sets `plural_name` to null.
    #[must_use]
    pub fn clear_plural_name(mut self) -> Self {
        self.plural_name = Field::Null;
        self
    }

    /// Sets `singular_name`.
    #[must_use]
    pub fn singular_name(mut self, singular_name: impl Into<String>) -> Self {
        self.singular_name = Field::Value(singular_name.into());
        self
    }

    /// Sets `singular_name` to null.
    #[must_use]
    pub fn clear_singular_name(mut self) -> Self {
        self.singular_name = Field::Null;
        self
    }
}

#[cfg(any(feature = "credits", feature = "planbundle"))]
record! {
    /// Body of `updateBillingPlanCreditGrant`.
    ///
    /// Needs one of the features `credits` and `planbundle`.
    pub struct UpdateBillingPlanCreditGrantRequestBody requires 0b11000000000000000000 {
        /// `apply_to_existing`.
        0 "apply_to_existing" apply_to_existing: Field<bool>,
        /// `auto_topup_amount`.
        1 "auto_topup_amount" auto_topup_amount: Field<i64>,
        /// `auto_topup_amount_type`.
        2 "auto_topup_amount_type" auto_topup_amount_type: Field<CreditAutoTopupAmountType>,
        /// `auto_topup_availability`.
        3 "auto_topup_availability" auto_topup_availability: Field<BillingCreditAutoTopupAvailability>,
        /// `auto_topup_enabled`.
        4 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        /// `auto_topup_expiry_type`.
        5 "auto_topup_expiry_type" auto_topup_expiry_type: Field<BillingCreditExpiryType>,
        /// `auto_topup_expiry_unit`.
        6 "auto_topup_expiry_unit" auto_topup_expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `auto_topup_expiry_unit_count`.
        7 "auto_topup_expiry_unit_count" auto_topup_expiry_unit_count: Field<i64>,
        /// `auto_topup_self_service`.
        8 "auto_topup_self_service" auto_topup_self_service: Field<bool>,
        /// `auto_topup_threshold_credits`.
        9 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        /// `auto_topup_threshold_percent`.
        10 "auto_topup_threshold_percent" auto_topup_threshold_percent: Field<i64>,
        /// `can_buy_bundles`, deprecated.
        11 "can_buy_bundles" can_buy_bundles: Field<bool>,
        /// `company_credit_amount`.
        12 "company_credit_amount" company_credit_amount: Field<i64>,
        /// `credit_amount`.
        13 "credit_amount" credit_amount: Field<i64>,
        /// `expiry_type`.
        14 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        /// `expiry_unit`.
        15 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        16 "expiry_unit_count" expiry_unit_count: Field<i64>,
        /// `license_id`.
        17 "license_id" license_id: Field<String>,
        /// `reset_cadence`.
        18 "reset_cadence" reset_cadence: BillingPlanCreditGrantResetCadence,
        /// `reset_start`.
        19 "reset_start" reset_start: BillingPlanCreditGrantResetStart,
        /// `reset_type`.
        20 "reset_type" reset_type: Field<BillingPlanCreditGrantResetType>,
        /// `rollover_percentage`.
        21 "rollover_percentage" rollover_percentage: Field<i64>,
        /// `scaling`.
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

    /// Sets `apply_to_existing`.
    #[must_use]
    pub fn apply_to_existing(mut self, apply_to_existing: bool) -> Self {
        self.apply_to_existing = Field::Value(apply_to_existing);
        self
    }

    /// Sets `apply_to_existing` to null.
    #[must_use]
    pub fn clear_apply_to_existing(mut self) -> Self {
        self.apply_to_existing = Field::Null;
        self
    }

    /// Sets `auto_topup_amount`.
    #[must_use]
    pub fn auto_topup_amount(mut self, auto_topup_amount: i64) -> Self {
        self.auto_topup_amount = Field::Value(auto_topup_amount);
        self
    }

    /// Sets `auto_topup_amount` to null.
    #[must_use]
    pub fn clear_auto_topup_amount(mut self) -> Self {
        self.auto_topup_amount = Field::Null;
        self
    }

    /// Sets `auto_topup_amount_type`.
    #[must_use]
    pub fn auto_topup_amount_type(
        mut self,
        auto_topup_amount_type: impl Into<CreditAutoTopupAmountType>,
    ) -> Self {
        self.auto_topup_amount_type = Field::Value(auto_topup_amount_type.into());
        self
    }

    /// Sets `auto_topup_amount_type` to null.
    #[must_use]
    pub fn clear_auto_topup_amount_type(mut self) -> Self {
        self.auto_topup_amount_type = Field::Null;
        self
    }

    /// Sets `auto_topup_availability`.
    #[must_use]
    pub fn auto_topup_availability(
        mut self,
        auto_topup_availability: impl Into<BillingCreditAutoTopupAvailability>,
    ) -> Self {
        self.auto_topup_availability = Field::Value(auto_topup_availability.into());
        self
    }

    /// Sets `auto_topup_availability` to null.
    #[must_use]
    pub fn clear_auto_topup_availability(mut self) -> Self {
        self.auto_topup_availability = Field::Null;
        self
    }

    /// Sets `auto_topup_enabled`.
    #[must_use]
    pub fn auto_topup_enabled(mut self, auto_topup_enabled: bool) -> Self {
        self.auto_topup_enabled = Field::Value(auto_topup_enabled);
        self
    }

    /// Sets `auto_topup_enabled` to null.
    #[must_use]
    pub fn clear_auto_topup_enabled(mut self) -> Self {
        self.auto_topup_enabled = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_type`.
    #[must_use]
    pub fn auto_topup_expiry_type(
        mut self,
        auto_topup_expiry_type: impl Into<BillingCreditExpiryType>,
    ) -> Self {
        self.auto_topup_expiry_type = Field::Value(auto_topup_expiry_type.into());
        self
    }

    /// Sets `auto_topup_expiry_type` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_type(mut self) -> Self {
        self.auto_topup_expiry_type = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_unit`.
    #[must_use]
    pub fn auto_topup_expiry_unit(
        mut self,
        auto_topup_expiry_unit: impl Into<BillingCreditExpiryUnit>,
    ) -> Self {
        self.auto_topup_expiry_unit = Field::Value(auto_topup_expiry_unit.into());
        self
    }

    /// Sets `auto_topup_expiry_unit` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_unit(mut self) -> Self {
        self.auto_topup_expiry_unit = Field::Null;
        self
    }

    /// Sets `auto_topup_expiry_unit_count`.
    #[must_use]
    pub fn auto_topup_expiry_unit_count(mut self, auto_topup_expiry_unit_count: i64) -> Self {
        self.auto_topup_expiry_unit_count = Field::Value(auto_topup_expiry_unit_count);
        self
    }

    /// Sets `auto_topup_expiry_unit_count` to null.
    #[must_use]
    pub fn clear_auto_topup_expiry_unit_count(mut self) -> Self {
        self.auto_topup_expiry_unit_count = Field::Null;
        self
    }

    /// Sets `auto_topup_self_service`.
    #[must_use]
    pub fn auto_topup_self_service(mut self, auto_topup_self_service: bool) -> Self {
        self.auto_topup_self_service = Field::Value(auto_topup_self_service);
        self
    }

    /// Sets `auto_topup_self_service` to null.
    #[must_use]
    pub fn clear_auto_topup_self_service(mut self) -> Self {
        self.auto_topup_self_service = Field::Null;
        self
    }

    /// Sets `auto_topup_threshold_credits`.
    #[must_use]
    pub fn auto_topup_threshold_credits(mut self, auto_topup_threshold_credits: i64) -> Self {
        self.auto_topup_threshold_credits = Field::Value(auto_topup_threshold_credits);
        self
    }

    /// Sets `auto_topup_threshold_credits` to null.
    #[must_use]
    pub fn clear_auto_topup_threshold_credits(mut self) -> Self {
        self.auto_topup_threshold_credits = Field::Null;
        self
    }

    /// Sets `auto_topup_threshold_percent`.
    #[must_use]
    pub fn auto_topup_threshold_percent(mut self, auto_topup_threshold_percent: i64) -> Self {
        self.auto_topup_threshold_percent = Field::Value(auto_topup_threshold_percent);
        self
    }

    /// Sets `auto_topup_threshold_percent` to null.
    #[must_use]
    pub fn clear_auto_topup_threshold_percent(mut self) -> Self {
        self.auto_topup_threshold_percent = Field::Null;
        self
    }

    /// Sets `can_buy_bundles`.
    #[must_use]
    pub fn can_buy_bundles(mut self, can_buy_bundles: bool) -> Self {
        self.can_buy_bundles = Field::Value(can_buy_bundles);
        self
    }

    /// Sets `can_buy_bundles` to null.
    #[must_use]
    pub fn clear_can_buy_bundles(mut self) -> Self {
        self.can_buy_bundles = Field::Null;
        self
    }

    /// Sets `company_credit_amount`.
    #[must_use]
    pub fn company_credit_amount(mut self, company_credit_amount: i64) -> Self {
        self.company_credit_amount = Field::Value(company_credit_amount);
        self
    }

    /// Sets `company_credit_amount` to null.
    #[must_use]
    pub fn clear_company_credit_amount(mut self) -> Self {
        self.company_credit_amount = Field::Null;
        self
    }

    /// Sets `credit_amount`.
    #[must_use]
    pub fn credit_amount(mut self, credit_amount: i64) -> Self {
        self.credit_amount = Field::Value(credit_amount);
        self
    }

    /// Sets `credit_amount` to null.
    #[must_use]
    pub fn clear_credit_amount(mut self) -> Self {
        self.credit_amount = Field::Null;
        self
    }

    /// Sets `expiry_type`.
    #[must_use]
    pub fn expiry_type(mut self, expiry_type: impl Into<BillingCreditExpiryType>) -> Self {
        self.expiry_type = Field::Value(expiry_type.into());
        self
    }

    /// Sets `expiry_type` to null.
    #[must_use]
    pub fn clear_expiry_type(mut self) -> Self {
        self.expiry_type = Field::Null;
        self
    }

    /// Sets `expiry_unit`.
    #[must_use]
    pub fn expiry_unit(mut self, expiry_unit: impl Into<BillingCreditExpiryUnit>) -> Self {
        self.expiry_unit = Field::Value(expiry_unit.into());
        self
    }

    /// Sets `expiry_unit` to null.
    #[must_use]
    pub fn clear_expiry_unit(mut self) -> Self {
        self.expiry_unit = Field::Null;
        self
    }

    /// Sets `expiry_unit_count`.
    #[must_use]
    pub fn expiry_unit_count(mut self, expiry_unit_count: i64) -> Self {
        self.expiry_unit_count = Field::Value(expiry_unit_count);
        self
    }

    /// Sets `expiry_unit_count` to null.
    #[must_use]
    pub fn clear_expiry_unit_count(mut self) -> Self {
        self.expiry_unit_count = Field::Null;
        self
    }

    /// Sets `license_id`.
    #[must_use]
    pub fn license_id(mut self, license_id: impl Into<String>) -> Self {
        self.license_id = Field::Value(license_id.into());
        self
    }

    /// Sets `license_id` to null.
    #[must_use]
    pub fn clear_license_id(mut self) -> Self {
        self.license_id = Field::Null;
        self
    }

    /// Sets `reset_cadence`.
    #[must_use]
    pub fn reset_cadence(
        mut self,
        reset_cadence: impl Into<BillingPlanCreditGrantResetCadence>,
    ) -> Self {
        self.reset_cadence = reset_cadence.into();
        self.presence.set(18, false);
        self
    }

    /// Sets `reset_start`.
    #[must_use]
    pub fn reset_start(mut self, reset_start: impl Into<BillingPlanCreditGrantResetStart>) -> Self {
        self.reset_start = reset_start.into();
        self.presence.set(19, false);
        self
    }

    /// Sets `reset_type`.
    #[must_use]
    pub fn reset_type(mut self, reset_type: impl Into<BillingPlanCreditGrantResetType>) -> Self {
        self.reset_type = Field::Value(reset_type.into());
        self
    }

    /// Sets `reset_type` to null.
    #[must_use]
    pub fn clear_reset_type(mut self) -> Self {
        self.reset_type = Field::Null;
        self
    }

    /// Sets `rollover_percentage`.
    #[must_use]
    pub fn rollover_percentage(mut self, rollover_percentage: i64) -> Self {
        self.rollover_percentage = Field::Value(rollover_percentage);
        self
    }

    /// Sets `rollover_percentage` to null.
    #[must_use]
    pub fn clear_rollover_percentage(mut self) -> Self {
        self.rollover_percentage = Field::Null;
        self
    }

    /// Sets `scaling`.
    #[must_use]
    pub fn scaling(mut self, scaling: impl Into<PlanCreditGrantScaling>) -> Self {
        self.scaling = Field::Value(scaling.into());
        self
    }

    /// Sets `scaling` to null.
    #[must_use]
    pub fn clear_scaling(mut self) -> Self {
        self.scaling = Field::Null;
        self
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `updateCreditBundleDetails`.
    ///
    /// Needs the feature `credits`.
    pub struct UpdateCreditBundleDetailsRequestBody requires 0b1000001 {
        /// `bundle_name`.
        0 "bundle_name" bundle_name: String,
        /// `compatible_plan_ids`.
        1 "compatible_plan_ids" compatible_plan_ids: Field<Vec<PlanId>>,
        /// `currency_prices`.
        2 "currency_prices" currency_prices: Field<Vec<CreditBundleCurrencyPriceRequestBody>>,
        /// `expiry_type`.
        3 "expiry_type" expiry_type: Field<BillingCreditExpiryType>,
        /// `expiry_unit`.
        4 "expiry_unit" expiry_unit: Field<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        5 "expiry_unit_count" expiry_unit_count: Field<i64>,
        /// `price_per_unit`.
        6 "price_per_unit" price_per_unit: i64,
        /// `price_per_unit_decimal`.
        7 "price_per_unit_decimal" price_per_unit_decimal: Field<String>,
        /// `quantity`.
        8 "quantity" quantity: Field<i64>,
        /// `status`.
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

    /// Sets `bundle_name`.
    #[must_use]
    pub fn bundle_name(mut self, bundle_name: impl Into<String>) -> Self {
        self.bundle_name = bundle_name.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `compatible_plan_ids`.
    #[must_use]
    pub fn compatible_plan_ids(
        mut self,
        compatible_plan_ids: impl IntoIterator<Item = impl Into<PlanId>>,
    ) -> Self {
        self.compatible_plan_ids =
            Field::Value(compatible_plan_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `compatible_plan_ids` to null.
    #[must_use]
    pub fn clear_compatible_plan_ids(mut self) -> Self {
        self.compatible_plan_ids = Field::Null;
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = CreditBundleCurrencyPriceRequestBody>,
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

    /// Sets `expiry_type`.
    #[must_use]
    pub fn expiry_type(mut self, expiry_type: impl Into<BillingCreditExpiryType>) -> Self {
        self.expiry_type = Field::Value(expiry_type.into());
        self
    }

    /// Sets `expiry_type` to null.
    #[must_use]
    pub fn clear_expiry_type(mut self) -> Self {
        self.expiry_type = Field::Null;
        self
    }

    /// Sets `expiry_unit`.
    #[must_use]
    pub fn expiry_unit(mut self, expiry_unit: impl Into<BillingCreditExpiryUnit>) -> Self {
        self.expiry_unit = Field::Value(expiry_unit.into());
        self
    }

    /// Sets `expiry_unit` to null.
    #[must_use]
    pub fn clear_expiry_unit(mut self) -> Self {
        self.expiry_unit = Field::Null;
        self
    }

    /// Sets `expiry_unit_count`.
    #[must_use]
    pub fn expiry_unit_count(mut self, expiry_unit_count: i64) -> Self {
        self.expiry_unit_count = Field::Value(expiry_unit_count);
        self
    }

    /// Sets `expiry_unit_count` to null.
    #[must_use]
    pub fn clear_expiry_unit_count(mut self) -> Self {
        self.expiry_unit_count = Field::Null;
        self
    }

    /// Sets `price_per_unit`.
    #[must_use]
    pub fn price_per_unit(mut self, price_per_unit: i64) -> Self {
        self.price_per_unit = price_per_unit;
        self.presence.set(6, false);
        self
    }

    /// Sets `price_per_unit_decimal`.
    #[must_use]
    pub fn price_per_unit_decimal(mut self, price_per_unit_decimal: impl Into<String>) -> Self {
        self.price_per_unit_decimal = Field::Value(price_per_unit_decimal.into());
        self
    }

    /// Sets `price_per_unit_decimal` to null.
    #[must_use]
    pub fn clear_price_per_unit_decimal(mut self) -> Self {
        self.price_per_unit_decimal = Field::Null;
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = Field::Value(quantity);
        self
    }

    /// Sets `quantity` to null.
    #[must_use]
    pub fn clear_quantity(mut self) -> Self {
        self.quantity = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<BillingCreditBundleStatus>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }
}

#[cfg(feature = "credits")]
record! {
    /// Body of `zeroOutGrant`.
    ///
    /// Needs the feature `credits`.
    pub struct ZeroOutGrantRequestBody requires 0b0 {
        /// `reason`.
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

    /// Sets `reason`.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<BillingCreditGrantZeroedOutReason>) -> Self {
        self.reason = Field::Value(reason.into());
        self
    }

    /// Sets `reason` to null.
    #[must_use]
    pub fn clear_reason(mut self) -> Self {
        self.reason = Field::Null;
        self
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_groups`](crate::operations::plan_groups).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`.
    pub struct CheckoutFieldInput requires 0b111000 {
        /// `definition_id`.
        0 "definition_id" definition_id: Field<String>,
        /// `helper_text`.
        1 "helper_text" helper_text: Field<String>,
        /// `id`.
        2 "id" id: Field<String>,
        /// `name`.
        3 "name" name: String,
        /// `required`.
        4 "required" required: bool,
        /// `stripe_metadata_key`.
        5 "stripe_metadata_key" stripe_metadata_key: String,
    }
}

#[cfg(feature = "plangroups")]
impl CheckoutFieldInput {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        required: bool,
        stripe_metadata_key: impl Into<String>,
    ) -> Self {
        Self::default()
            .name(name)
            .required(required)
            .stripe_metadata_key(stripe_metadata_key)
    }

    /// Sets `definition_id`.
    #[must_use]
    pub fn definition_id(mut self, definition_id: impl Into<String>) -> Self {
        self.definition_id = Field::Value(definition_id.into());
        self
    }

    /// Sets `definition_id` to null.
    #[must_use]
    pub fn clear_definition_id(mut self) -> Self {
        self.definition_id = Field::Null;
        self
    }

    /// Sets `helper_text`.
    #[must_use]
    pub fn helper_text(mut self, helper_text: impl Into<String>) -> Self {
        self.helper_text = Field::Value(helper_text.into());
        self
    }

    /// Sets `helper_text` to null.
    #[must_use]
    pub fn clear_helper_text(mut self) -> Self {
        self.helper_text = Field::Null;
        self
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `required`.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self.presence.set(4, false);
        self
    }

    /// Sets `stripe_metadata_key`.
    #[must_use]
    pub fn stripe_metadata_key(mut self, stripe_metadata_key: impl Into<String>) -> Self {
        self.stripe_metadata_key = stripe_metadata_key.into();
        self.presence.set(5, false);
        self
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`].
    ///
    /// Needs the feature `plangroups`.
    pub struct CheckoutFieldResponseData requires 0b1111111011 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `definition_id`.
        1 "definition_id" definition_id: String,
        /// `helper_text`.
        2 "helper_text" helper_text: Option<String>,
        /// `id`.
        3 "id" id: String,
        /// `name`.
        4 "name" name: String,
        /// `position`.
        5 "position" position: i64,
        /// `required`.
        6 "required" required: bool,
        /// `stripe_metadata_key`.
        7 "stripe_metadata_key" stripe_metadata_key: String,
        /// `trait_hierarchy`.
        8 "trait_hierarchy" trait_hierarchy: Vec<String>,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`.
    pub struct CheckoutSettingsResponseData requires 0b111111 {
        /// `bundle_purchase_behavior`.
        0 "bundle_purchase_behavior" bundle_purchase_behavior: CheckoutBundlePurchaseBehavior,
        /// `collect_address`.
        1 "collect_address" collect_address: bool,
        /// `collect_email`.
        2 "collect_email" collect_email: bool,
        /// `collect_phone`.
        3 "collect_phone" collect_phone: bool,
        /// `collect_tax_id`.
        4 "collect_tax_id" collect_tax_id: bool,
        /// `opt_in_enabled`.
        5 "opt_in_enabled" opt_in_enabled: bool,
        /// `opt_in_text`.
        6 "opt_in_text" opt_in_text: Option<String>,
        /// `opt_in_title`.
        7 "opt_in_title" opt_in_title: Option<String>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`.
    pub struct CompatiblePlansResponseData requires 0b11 {
        /// `compatible_plan_ids`.
        0 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `source_plan_id`.
        1 "source_plan_id" source_plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`.
    pub struct ComponentSettingsResponseData requires 0b111111 {
        /// `show_as_monthly_prices`.
        0 "show_as_monthly_prices" show_as_monthly_prices: bool,
        /// `show_credits`.
        1 "show_credits" show_credits: bool,
        /// `show_feature_description`.
        2 "show_feature_description" show_feature_description: bool,
        /// `show_hard_limit`.
        3 "show_hard_limit" show_hard_limit: bool,
        /// `show_period_toggle`.
        4 "show_period_toggle" show_period_toggle: bool,
        /// `show_zero_price_as_free`.
        5 "show_zero_price_as_free" show_zero_price_as_free: bool,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Body of `createPlanGroup`.
    ///
    /// Needs the feature `plangroups`.
    pub struct CreatePlanGroupRequestBody requires 0b1111111001001111100100010001111010 {
        /// `add_on_compatibilities`.
        0 "add_on_compatibilities" add_on_compatibilities: Field<Vec<CompatiblePlans>>,
        /// `add_on_ids`, deprecated.
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        /// `checkout_bundle_purchase_behavior`.
        2 "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior: Option<CheckoutBundlePurchaseBehavior>,
        /// `checkout_collect_address`.
        3 "checkout_collect_address" checkout_collect_address: bool,
        /// `checkout_collect_email`.
        4 "checkout_collect_email" checkout_collect_email: bool,
        /// `checkout_collect_phone`.
        5 "checkout_collect_phone" checkout_collect_phone: bool,
        /// `checkout_collect_tax_id`.
        6 "checkout_collect_tax_id" checkout_collect_tax_id: bool,
        /// `custom_checkout_fields`.
        7 "custom_checkout_fields" custom_checkout_fields: Field<Vec<CheckoutFieldInput>>,
        /// `custom_plan_config`.
        8 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        /// `custom_plan_id`.
        9 "custom_plan_id" custom_plan_id: Field<PlanId>,
        /// `enable_tax_collection`.
        10 "enable_tax_collection" enable_tax_collection: bool,
        /// `fallback_plan_id`.
        11 "fallback_plan_id" fallback_plan_id: Field<PlanId>,
        /// `initial_plan_id`.
        12 "initial_plan_id" initial_plan_id: Field<PlanId>,
        /// `initial_plan_price_id`.
        13 "initial_plan_price_id" initial_plan_price_id: Field<String>,
        /// `opt_in_enabled`.
        14 "opt_in_enabled" opt_in_enabled: bool,
        /// `opt_in_text`.
        15 "opt_in_text" opt_in_text: Field<String>,
        /// `opt_in_title`.
        16 "opt_in_title" opt_in_title: Field<String>,
        /// `ordered_add_ons`.
        17 "ordered_add_ons" ordered_add_ons: Vec<OrderedPlansInGroup>,
        /// `ordered_bundle_list`.
        18 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        /// `ordered_plans`.
        19 "ordered_plans" ordered_plans: Vec<OrderedPlansInGroup>,
        /// `prevent_downgrades_when_over_limit`.
        20 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        /// `prevent_self_service_downgrade`.
        21 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        /// `prevent_self_service_downgrade_button_text`.
        22 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Field<String>,
        /// `prevent_self_service_downgrade_url`.
        23 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Field<String>,
        /// `proration_behavior`.
        24 "proration_behavior" proration_behavior: ProrationBehavior,
        /// `scheduled_downgrade_behavior`.
        25 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Field<ScheduledDowngradeConfigBehavior>,
        /// `scheduled_downgrade_prevent_when_over_limit`.
        26 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Field<bool>,
        /// `show_as_monthly_prices`.
        27 "show_as_monthly_prices" show_as_monthly_prices: bool,
        /// `show_credits`.
        28 "show_credits" show_credits: bool,
        /// `show_feature_description`.
        29 "show_feature_description" show_feature_description: bool,
        /// `show_hard_limit`.
        30 "show_hard_limit" show_hard_limit: bool,
        /// `show_period_toggle`.
        31 "show_period_toggle" show_period_toggle: bool,
        /// `show_zero_price_as_free`.
        32 "show_zero_price_as_free" show_zero_price_as_free: bool,
        /// `sync_customer_billing_details`.
        33 "sync_customer_billing_details" sync_customer_billing_details: bool,
        /// `trial_days`.
        34 "trial_days" trial_days: Field<i64>,
        /// `trial_expiry_plan_id`.
        35 "trial_expiry_plan_id" trial_expiry_plan_id: Field<PlanId>,
        /// `trial_expiry_plan_price_id`.
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Field<String>,
        /// `trial_payment_method_required`.
        37 "trial_payment_method_required" trial_payment_method_required: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl CreatePlanGroupRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `add_on_compatibilities`.
    #[must_use]
    pub fn add_on_compatibilities(
        mut self,
        add_on_compatibilities: impl IntoIterator<Item = CompatiblePlans>,
    ) -> Self {
        self.add_on_compatibilities = Field::Value(add_on_compatibilities.into_iter().collect());
        self
    }

    /// Sets `add_on_compatibilities` to null.
    #[must_use]
    pub fn clear_add_on_compatibilities(mut self) -> Self {
        self.add_on_compatibilities = Field::Null;
        self
    }

    /// Sets `add_on_ids`.
    #[must_use]
    pub fn add_on_ids(mut self, add_on_ids: impl IntoIterator<Item = impl Into<PlanId>>) -> Self {
        self.add_on_ids = add_on_ids.into_iter().map(Into::into).collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `checkout_bundle_purchase_behavior`.
    #[must_use]
    pub fn checkout_bundle_purchase_behavior(
        mut self,
        checkout_bundle_purchase_behavior: impl Into<CheckoutBundlePurchaseBehavior>,
    ) -> Self {
        self.checkout_bundle_purchase_behavior = Some(checkout_bundle_purchase_behavior.into());
        self
    }

    /// Sets `checkout_collect_address`.
    #[must_use]
    pub fn checkout_collect_address(mut self, checkout_collect_address: bool) -> Self {
        self.checkout_collect_address = checkout_collect_address;
        self.presence.set(3, false);
        self
    }

    /// Sets `checkout_collect_email`.
    #[must_use]
    pub fn checkout_collect_email(mut self, checkout_collect_email: bool) -> Self {
        self.checkout_collect_email = checkout_collect_email;
        self.presence.set(4, false);
        self
    }

    /// Sets `checkout_collect_phone`.
    #[must_use]
    pub fn checkout_collect_phone(mut self, checkout_collect_phone: bool) -> Self {
        self.checkout_collect_phone = checkout_collect_phone;
        self.presence.set(5, false);
        self
    }

    /// Sets `checkout_collect_tax_id`.
    #[must_use]
    pub fn checkout_collect_tax_id(mut self, checkout_collect_tax_id: bool) -> Self {
        self.checkout_collect_tax_id = checkout_collect_tax_id;
        self.presence.set(6, false);
        self
    }

    /// Sets `custom_checkout_fields`.
    #[must_use]
    pub fn custom_checkout_fields(
        mut self,
        custom_checkout_fields: impl IntoIterator<Item = CheckoutFieldInput>,
    ) -> Self {
        self.custom_checkout_fields = Field::Value(custom_checkout_fields.into_iter().collect());
        self
    }

    /// Sets `custom_checkout_fields` to null.
    #[must_use]
    pub fn clear_custom_checkout_fields(mut self) -> Self {
        self.custom_checkout_fields = Field::Null;
        self
    }

    /// Sets `custom_plan_config`.
    #[must_use]
    pub fn custom_plan_config(mut self, custom_plan_config: CustomPlanConfig) -> Self {
        self.custom_plan_config = Some(custom_plan_config);
        self
    }

    /// Sets `custom_plan_id`.
    #[must_use]
    pub fn custom_plan_id(mut self, custom_plan_id: impl Into<PlanId>) -> Self {
        self.custom_plan_id = Field::Value(custom_plan_id.into());
        self
    }

    /// Sets `custom_plan_id` to null.
    #[must_use]
    pub fn clear_custom_plan_id(mut self) -> Self {
        self.custom_plan_id = Field::Null;
        self
    }

    /// Sets `enable_tax_collection`.
    #[must_use]
    pub fn enable_tax_collection(mut self, enable_tax_collection: bool) -> Self {
        self.enable_tax_collection = enable_tax_collection;
        self.presence.set(10, false);
        self
    }

    /// Sets `fallback_plan_id`.
    #[must_use]
    pub fn fallback_plan_id(mut self, fallback_plan_id: impl Into<PlanId>) -> Self {
        self.fallback_plan_id = Field::Value(fallback_plan_id.into());
        self
    }

    /// Sets `fallback_plan_id` to null.
    #[must_use]
    pub fn clear_fallback_plan_id(mut self) -> Self {
        self.fallback_plan_id = Field::Null;
        self
    }

    /// Sets `initial_plan_id`.
    #[must_use]
    pub fn initial_plan_id(mut self, initial_plan_id: impl Into<PlanId>) -> Self {
        self.initial_plan_id = Field::Value(initial_plan_id.into());
        self
    }

    /// Sets `initial_plan_id` to null.
    #[must_use]
    pub fn clear_initial_plan_id(mut self) -> Self {
        self.initial_plan_id = Field::Null;
        self
    }

    /// Sets `initial_plan_price_id`.
    #[must_use]
    pub fn initial_plan_price_id(mut self, initial_plan_price_id: impl Into<String>) -> Self {
        self.initial_plan_price_id = Field::Value(initial_plan_price_id.into());
        self
    }

    /// Sets `initial_plan_price_id` to null.
    #[must_use]
    pub fn clear_initial_plan_price_id(mut self) -> Self {
        self.initial_plan_price_id = Field::Null;
        self
    }

    /// Sets `opt_in_enabled`.
    #[must_use]
    pub fn opt_in_enabled(mut self, opt_in_enabled: bool) -> Self {
        self.opt_in_enabled = opt_in_enabled;
        self.presence.set(14, false);
        self
    }

    /// Sets `opt_in_text`.
    #[must_use]
    pub fn opt_in_text(mut self, opt_in_text: impl Into<String>) -> Self {
        self.opt_in_text = Field::Value(opt_in_text.into());
        self
    }

    /// Sets `opt_in_text` to null.
    #[must_use]
    pub fn clear_opt_in_text(mut self) -> Self {
        self.opt_in_text = Field::Null;
        self
    }

    /// Sets `opt_in_title`.
    #[must_use]
    pub fn opt_in_title(mut self, opt_in_title: impl Into<String>) -> Self {
        self.opt_in_title = Field::Value(opt_in_title.into());
        self
    }

    /// Sets `opt_in_title` to null.
    #[must_use]
    pub fn clear_opt_in_title(mut self) -> Self {
        self.opt_in_title = Field::Null;
        self
    }

    /// Sets `ordered_add_ons`.
    #[must_use]
    pub fn ordered_add_ons(
        mut self,
        ordered_add_ons: impl IntoIterator<Item = OrderedPlansInGroup>,
    ) -> Self {
        self.ordered_add_ons = ordered_add_ons.into_iter().collect();
        self.presence.set(17, false);
        self
    }

    /// Sets `ordered_bundle_list`.
    #[must_use]
    pub fn ordered_bundle_list(
        mut self,
        ordered_bundle_list: impl IntoIterator<Item = PlanGroupBundleOrder>,
    ) -> Self {
        self.ordered_bundle_list = ordered_bundle_list.into_iter().collect();
        self.presence.set(18, false);
        self
    }

    /// Sets `ordered_plans`.
    #[must_use]
    pub fn ordered_plans(
        mut self,
        ordered_plans: impl IntoIterator<Item = OrderedPlansInGroup>,
    ) -> Self {
        self.ordered_plans = ordered_plans.into_iter().collect();
        self.presence.set(19, false);
        self
    }

    /// Sets `prevent_downgrades_when_over_limit`.
    #[must_use]
    pub fn prevent_downgrades_when_over_limit(
        mut self,
        prevent_downgrades_when_over_limit: bool,
    ) -> Self {
        self.prevent_downgrades_when_over_limit = prevent_downgrades_when_over_limit;
        self.presence.set(20, false);
        self
    }

    /// Sets `prevent_self_service_downgrade`.
    #[must_use]
    pub fn prevent_self_service_downgrade(mut self, prevent_self_service_downgrade: bool) -> Self {
        self.prevent_self_service_downgrade = prevent_self_service_downgrade;
        self.presence.set(21, false);
        self
    }

    /// Sets `prevent_self_service_downgrade_button_text`.
    #[must_use]
    pub fn prevent_self_service_downgrade_button_text(
        mut self,
        prevent_self_service_downgrade_button_text: impl Into<String>,
    ) -> Self {
        self.prevent_self_service_downgrade_button_text =
            Field::Value(prevent_self_service_downgrade_button_text.into());
        self
    }

    /// Sets `prevent_self_service_downgrade_button_text` to null.
    #[must_use]
    pub fn clear_prevent_self_service_downgrade_button_text(mut self) -> Self {
        self.prevent_self_service_downgrade_button_text = Field::Null;
        self
    }

    /// Sets `prevent_self_service_downgrade_url`.
    #[must_use]
    pub fn prevent_self_service_downgrade_url(
        mut self,
        prevent_self_service_downgrade_url: impl Into<String>,
    ) -> Self {
        self.prevent_self_service_downgrade_url =
            Field::Value(prevent_self_service_downgrade_url.into());
        self
    }

    /// Sets `prevent_self_service_downgrade_url` to null.
    #[must_use]
    pub fn clear_prevent_self_service_downgrade_url(mut self) -> Self {
        self.prevent_self_service_downgrade_url = Field::Null;
        self
    }

    /// Sets `proration_behavior`.
    #[must_use]
    pub fn proration_behavior(mut self, proration_behavior: impl Into<ProrationBehavior>) -> Self {
        self.proration_behavior = proration_behavior.into();
        self.presence.set(24, false);
        self
    }

    /// Sets `scheduled_downgrade_behavior`.
    #[must_use]
    pub fn scheduled_downgrade_behavior(
        mut self,
        scheduled_downgrade_behavior: impl Into<ScheduledDowngradeConfigBehavior>,
    ) -> Self {
        self.scheduled_downgrade_behavior = Field::Value(scheduled_downgrade_behavior.into());
        self
    }

    /// Sets `scheduled_downgrade_behavior` to null.
    #[must_use]
    pub fn clear_scheduled_downgrade_behavior(mut self) -> Self {
        self.scheduled_downgrade_behavior = Field::Null;
        self
    }

    /// Sets `scheduled_downgrade_prevent_when_over_limit`.
    #[must_use]
    pub fn scheduled_downgrade_prevent_when_over_limit(
        mut self,
        scheduled_downgrade_prevent_when_over_limit: bool,
    ) -> Self {
        self.scheduled_downgrade_prevent_when_over_limit =
            Field::Value(scheduled_downgrade_prevent_when_over_limit);
        self
    }

    /// Sets `scheduled_downgrade_prevent_when_over_limit` to null.
    #[must_use]
    pub fn clear_scheduled_downgrade_prevent_when_over_limit(mut self) -> Self {
        self.scheduled_downgrade_prevent_when_over_limit = Field::Null;
        self
    }

    /// Sets `show_as_monthly_prices`.
    #[must_use]
    pub fn show_as_monthly_prices(mut self, show_as_monthly_prices: bool) -> Self {
        self.show_as_monthly_prices = show_as_monthly_prices;
        self.presence.set(27, false);
        self
    }

    /// Sets `show_credits`.
    #[must_use]
    pub fn show_credits(mut self, show_credits: bool) -> Self {
        self.show_credits = show_credits;
        self.presence.set(28, false);
        self
    }

    /// Sets `show_feature_description`.
    #[must_use]
    pub fn show_feature_description(mut self, show_feature_description: bool) -> Self {
        self.show_feature_description = show_feature_description;
        self.presence.set(29, false);
        self
    }

    /// Sets `show_hard_limit`.
    #[must_use]
    pub fn show_hard_limit(mut self, show_hard_limit: bool) -> Self {
        self.show_hard_limit = show_hard_limit;
        self.presence.set(30, false);
        self
    }

    /// Sets `show_period_toggle`.
    #[must_use]
    pub fn show_period_toggle(mut self, show_period_toggle: bool) -> Self {
        self.show_period_toggle = show_period_toggle;
        self.presence.set(31, false);
        self
    }

    /// Sets `show_zero_price_as_free`.
    #[must_use]
    pub fn show_zero_price_as_free(mut self, show_zero_price_as_free: bool) -> Self {
        self.show_zero_price_as_free = show_zero_price_as_free;
        self.presence.set(32, false);
        self
    }

    /// Sets `sync_customer_billing_details`.
    #[must_use]
    pub fn sync_customer_billing_details(mut self, sync_customer_billing_details: bool) -> Self {
        self.sync_customer_billing_details = sync_customer_billing_details;
        self.presence.set(33, false);
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

    /// Sets `trial_expiry_plan_id`.
    #[must_use]
    pub fn trial_expiry_plan_id(mut self, trial_expiry_plan_id: impl Into<PlanId>) -> Self {
        self.trial_expiry_plan_id = Field::Value(trial_expiry_plan_id.into());
        self
    }

    /// Sets `trial_expiry_plan_id` to null.
    #[must_use]
    pub fn clear_trial_expiry_plan_id(mut self) -> Self {
        self.trial_expiry_plan_id = Field::Null;
        self
    }

    /// Sets `trial_expiry_plan_price_id`.
    #[must_use]
    pub fn trial_expiry_plan_price_id(
        mut self,
        trial_expiry_plan_price_id: impl Into<String>,
    ) -> Self {
        self.trial_expiry_plan_price_id = Field::Value(trial_expiry_plan_price_id.into());
        self
    }

    /// Sets `trial_expiry_plan_price_id` to null.
    #[must_use]
    pub fn clear_trial_expiry_plan_price_id(mut self) -> Self {
        self.trial_expiry_plan_price_id = Field::Null;
        self
    }

    /// Sets `trial_payment_method_required`.
    #[must_use]
    pub fn trial_payment_method_required(mut self, trial_payment_method_required: bool) -> Self {
        self.trial_payment_method_required = Field::Value(trial_payment_method_required);
        self
    }

    /// Sets `trial_payment_method_required` to null.
    #[must_use]
    pub fn clear_trial_payment_method_required(mut self) -> Self {
        self.trial_payment_method_required = Field::Null;
        self
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`OrderedPlansInGroup`].
    ///
    /// Needs the feature `plangroups`.
    pub struct EntitlementsInPlan requires 0b1 {
        /// `entitlement_id`.
        0 "entitlement_id" entitlement_id: String,
        /// `visible`.
        1 "visible" visible: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl EntitlementsInPlan {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(entitlement_id: impl Into<String>) -> Self {
        Self::default().entitlement_id(entitlement_id)
    }

    /// Sets `entitlement_id`.
    #[must_use]
    pub fn entitlement_id(mut self, entitlement_id: impl Into<String>) -> Self {
        self.entitlement_id = entitlement_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `visible`.
    #[must_use]
    pub fn visible(mut self, visible: bool) -> Self {
        self.visible = Field::Value(visible);
        self
    }

    /// Sets `visible` to null.
    #[must_use]
    pub fn clear_visible(mut self) -> Self {
        self.visible = Field::Null;
        self
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`], [`PlanGroupResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`.
    pub struct OrderedPlansInGroup requires 0b10 {
        /// `entitlements`.
        0 "entitlements" entitlements: Field<Vec<EntitlementsInPlan>>,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
impl OrderedPlansInGroup {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(plan_id: impl Into<PlanId>) -> Self {
        Self::default().plan_id(plan_id)
    }

    /// Sets `entitlements`.
    #[must_use]
    pub fn entitlements(
        mut self,
        entitlements: impl IntoIterator<Item = EntitlementsInPlan>,
    ) -> Self {
        self.entitlements = Field::Value(entitlements.into_iter().collect());
        self
    }

    /// Sets `entitlements` to null.
    #[must_use]
    pub fn clear_entitlements(mut self) -> Self {
        self.entitlements = Field::Null;
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupPlanEntitlementsOrder`].
    ///
    /// Needs the feature `plangroups`.
    pub struct PlanEntitlementsOrder requires 0b1 {
        /// `plan_entitlement_id`.
        0 "plan_entitlement_id" plan_entitlement_id: PlanEntitlementId,
        /// `visible`.
        1 "visible" visible: Option<bool>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`], [`PlanGroupDetailResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`.
    pub struct PlanGroupBundleOrder requires 0b1 {
        /// `bundleId`.
        0 "bundleId" bundle_id: String,
    }
}

#[cfg(feature = "plangroups")]
impl PlanGroupBundleOrder {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(bundle_id: impl Into<String>) -> Self {
        Self::default().bundle_id(bundle_id)
    }

    /// Sets `bundleId`.
    #[must_use]
    pub fn bundle_id(mut self, bundle_id: impl Into<String>) -> Self {
        self.bundle_id = bundle_id.into();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Data that `getPlanGroup` returns.
    ///
    /// Needs the feature `plangroups`.
    pub struct PlanGroupDetailResponseData requires 0b11000000100111111000010000001111 {
        /// `add_ons`.
        0 "add_ons" add_ons: Vec<PlanGroupPlanDetailResponseData>,
        /// `checkout_settings`.
        1 "checkout_settings" checkout_settings: CheckoutSettingsResponseData,
        /// `component_settings`.
        2 "component_settings" component_settings: ComponentSettingsResponseData,
        /// `custom_checkout_fields`.
        3 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldResponseData>,
        /// `custom_plan_config`.
        4 "custom_plan_config" custom_plan_config: Option<CustomPlanViewConfigResponseData>,
        /// `custom_plan_id`.
        5 "custom_plan_id" custom_plan_id: Option<PlanId>,
        /// `default_plan`.
        6 "default_plan" default_plan: Option<PlanGroupPlanDetailResponseData>,
        /// `default_plan_id`, deprecated.
        7 "default_plan_id" default_plan_id: Option<PlanId>,
        /// `fallback_plan`.
        8 "fallback_plan" fallback_plan: Option<PlanGroupPlanDetailResponseData>,
        /// `fallback_plan_id`.
        9 "fallback_plan_id" fallback_plan_id: Option<PlanId>,
        /// `id`.
        10 "id" id: String,
        /// `initial_plan`.
        11 "initial_plan" initial_plan: Option<PlanGroupPlanDetailResponseData>,
        /// `initial_plan_id`.
        12 "initial_plan_id" initial_plan_id: Option<PlanId>,
        /// `initial_plan_price`.
        13 "initial_plan_price" initial_plan_price: Option<BillingPriceView>,
        /// `initial_plan_price_id`.
        14 "initial_plan_price_id" initial_plan_price_id: Option<String>,
        /// `ordered_add_on_list`.
        15 "ordered_add_on_list" ordered_add_on_list: Vec<PlanGroupPlanEntitlementsOrder>,
        /// `ordered_bundle_list`.
        16 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        /// `ordered_plan_list`.
        17 "ordered_plan_list" ordered_plan_list: Vec<PlanGroupPlanEntitlementsOrder>,
        /// `plans`.
        18 "plans" plans: Vec<PlanGroupPlanDetailResponseData>,
        /// `prevent_downgrades_when_over_limit`.
        19 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        /// `prevent_self_service_downgrade`.
        20 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        /// `prevent_self_service_downgrade_button_text`.
        21 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        /// `prevent_self_service_downgrade_url`.
        22 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        /// `proration_behavior`.
        23 "proration_behavior" proration_behavior: String,
        /// `scheduled_downgrade_behavior`.
        24 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Option<String>,
        /// `scheduled_downgrade_prevent_when_over_limit`.
        25 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Option<bool>,
        /// `show_as_monthly_prices`, deprecated.
        26 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// `show_credits`, deprecated.
        27 "show_credits" show_credits: Option<bool>,
        /// `show_period_toggle`, deprecated.
        28 "show_period_toggle" show_period_toggle: Option<bool>,
        /// `show_zero_price_as_free`, deprecated.
        29 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        /// `sync_customer_billing_details`.
        30 "sync_customer_billing_details" sync_customer_billing_details: bool,
        /// `tax_collection_enabled`.
        31 "tax_collection_enabled" tax_collection_enabled: bool,
        /// `trial_days`.
        32 "trial_days" trial_days: Option<i64>,
        /// `trial_expiry_plan`.
        33 "trial_expiry_plan" trial_expiry_plan: Option<PlanGroupPlanDetailResponseData>,
        /// `trial_expiry_plan_id`.
        34 "trial_expiry_plan_id" trial_expiry_plan_id: Option<PlanId>,
        /// `trial_expiry_plan_price`.
        35 "trial_expiry_plan_price" trial_expiry_plan_price: Option<BillingPriceView>,
        /// `trial_expiry_plan_price_id`.
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Option<String>,
        /// `trial_payment_method_required`.
        37 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
    }
}

#[cfg(any(feature = "catalogs", feature = "plangroups"))]
record! {
    /// Part of [`CatalogConfigurationResponseData`] and [`PlanGroupDetailResponseData`].
    ///
    /// Needs one of the features `catalogs` and `plangroups`.
    pub struct PlanGroupPlanDetailResponseData requires 0b11001010100101110010111011000110100100 {
        /// `active_version`.
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// `audience_type`, deprecated.
        1 "audience_type" audience_type: Option<String>,
        /// `available_periods`.
        2 "available_periods" available_periods: Vec<PlanPriceCadence>,
        /// `billing_linked_resource`.
        3 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_product`.
        4 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        /// `billing_strategy`.
        5 "billing_strategy" billing_strategy: BillingStrategy,
        /// `catalogs`.
        6 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        /// `charge_type`.
        7 "charge_type" charge_type: ChargeType,
        /// `company_count`.
        8 "company_count" company_count: i64,
        /// `company_id`.
        9 "company_id" company_id: Option<CompanyId>,
        /// `company_logo_url`.
        10 "company_logo_url" company_logo_url: Option<String>,
        /// `company_name`.
        11 "company_name" company_name: Option<String>,
        /// `compatible_plan_ids`.
        12 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `controlled_by`.
        13 "controlled_by" controlled_by: BillingProviderType,
        /// `copied_from_plan_id`.
        14 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        /// `created_at`.
        15 "created_at" created_at: Timestamp,
        /// `credits`.
        16 "credits" credits: Vec<BillingCreditResponseData>,
        /// `currency_prices`.
        17 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        /// `custom_plan_config`.
        18 "custom_plan_config" custom_plan_config: Option<CustomPlanViewConfigResponseData>,
        /// `description`.
        19 "description" description: String,
        /// `draft_version`.
        20 "draft_version" draft_version: Option<PlanVersionResponseData>,
        /// `entitlements`.
        21 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        /// `features`.
        22 "features" features: Vec<FeatureInPlanResponseData>,
        /// `icon`.
        23 "icon" icon: PlanIcon,
        /// `id`.
        24 "id" id: PlanId,
        /// `included_credit_grants`.
        25 "included_credit_grants" included_credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        /// `is_custom`.
        26 "is_custom" is_custom: bool,
        /// `is_default`, deprecated.
        27 "is_default" is_default: Option<bool>,
        /// `is_free`, deprecated.
        28 "is_free" is_free: Option<bool>,
        /// `is_trialable`.
        29 "is_trialable" is_trialable: bool,
        /// `monthly_price`.
        30 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        /// `name`.
        31 "name" name: String,
        /// `one_time_price`.
        32 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        /// `plan_type`.
        33 "plan_type" plan_type: PlanType,
        /// `quarterly_price`.
        34 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        /// `trial_days`.
        35 "trial_days" trial_days: Option<i64>,
        /// `updated_at`.
        36 "updated_at" updated_at: Timestamp,
        /// `versions`.
        37 "versions" versions: Vec<PlanVersionResponseData>,
        /// `yearly_price`.
        38 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`].
    ///
    /// Needs the feature `plangroups`.
    pub struct PlanGroupPlanEntitlementsOrder requires 0b10 {
        /// `entitlements`.
        0 "entitlements" entitlements: Vec<PlanEntitlementsOrder>,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Data that `createPlanGroup` and `updatePlanGroup` returns.
    ///
    /// Needs the feature `plangroups`.
    pub struct PlanGroupResponseData requires 0b110000001001111001001111 {
        /// `add_on_compatibilities`.
        0 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlansResponseData>,
        /// `add_on_ids`.
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        /// `checkout_settings`.
        2 "checkout_settings" checkout_settings: CheckoutSettingsResponseData,
        /// `component_settings`.
        3 "component_settings" component_settings: ComponentSettingsResponseData,
        /// `default_plan_id`, deprecated.
        4 "default_plan_id" default_plan_id: Option<PlanId>,
        /// `fallback_plan_id`.
        5 "fallback_plan_id" fallback_plan_id: Option<PlanId>,
        /// `id`.
        6 "id" id: String,
        /// `initial_plan_id`.
        7 "initial_plan_id" initial_plan_id: Option<PlanId>,
        /// `initial_plan_price_id`.
        8 "initial_plan_price_id" initial_plan_price_id: Option<String>,
        /// `ordered_add_on_ids`.
        9 "ordered_add_on_ids" ordered_add_on_ids: Vec<OrderedPlansInGroup>,
        /// `plan_ids`.
        10 "plan_ids" plan_ids: Vec<OrderedPlansInGroup>,
        /// `prevent_downgrades_when_over_limit`.
        11 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        /// `prevent_self_service_downgrade`.
        12 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        /// `prevent_self_service_downgrade_button_text`.
        13 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        /// `prevent_self_service_downgrade_url`.
        14 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        /// `proration_behavior`.
        15 "proration_behavior" proration_behavior: String,
        /// `scheduled_downgrade_behavior`.
        16 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Option<String>,
        /// `scheduled_downgrade_prevent_when_over_limit`.
        17 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Option<bool>,
        /// `show_as_monthly_prices`, deprecated.
        18 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// `show_credits`, deprecated.
        19 "show_credits" show_credits: Option<bool>,
        /// `show_period_toggle`, deprecated.
        20 "show_period_toggle" show_period_toggle: Option<bool>,
        /// `show_zero_price_as_free`, deprecated.
        21 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        /// `sync_customer_billing_details`.
        22 "sync_customer_billing_details" sync_customer_billing_details: bool,
        /// `tax_collection_enabled`.
        23 "tax_collection_enabled" tax_collection_enabled: bool,
        /// `trial_days`.
        24 "trial_days" trial_days: Option<i64>,
        /// `trial_expiry_plan_id`.
        25 "trial_expiry_plan_id" trial_expiry_plan_id: Option<PlanId>,
        /// `trial_expiry_plan_price_id`.
        26 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Option<String>,
        /// `trial_payment_method_required`.
        27 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
    }
}

#[cfg(feature = "plangroups")]
word! {
    /// Part of [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`.
    ScheduledDowngradeConfigBehavior {
        /// `end_of_billing_period`.
        EndOfBillingPeriod = "end_of_billing_period",
        /// `none`.
        None = "none",
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Body of `updatePlanGroup`.
    ///
    /// Needs the feature `plangroups`.
    pub struct UpdatePlanGroupRequestBody requires 0b1111111001001111100100010001111010 {
        /// `add_on_compatibilities`.
        0 "add_on_compatibilities" add_on_compatibilities: Field<Vec<CompatiblePlans>>,
        /// `add_on_ids`, deprecated.
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        /// `checkout_bundle_purchase_behavior`.
        2 "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior: Option<CheckoutBundlePurchaseBehavior>,
        /// `checkout_collect_address`.
        3 "checkout_collect_address" checkout_collect_address: bool,
        /// `checkout_collect_email`.
        4 "checkout_collect_email" checkout_collect_email: bool,
        /// `checkout_collect_phone`.
        5 "checkout_collect_phone" checkout_collect_phone: bool,
        /// `checkout_collect_tax_id`.
        6 "checkout_collect_tax_id" checkout_collect_tax_id: bool,
        /// `custom_checkout_fields`.
        7 "custom_checkout_fields" custom_checkout_fields: Field<Vec<CheckoutFieldInput>>,
        /// `custom_plan_config`.
        8 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        /// `custom_plan_id`.
        9 "custom_plan_id" custom_plan_id: Field<PlanId>,
        /// `enable_tax_collection`.
        10 "enable_tax_collection" enable_tax_collection: bool,
        /// `fallback_plan_id`.
        11 "fallback_plan_id" fallback_plan_id: Field<PlanId>,
        /// `initial_plan_id`.
        12 "initial_plan_id" initial_plan_id: Field<PlanId>,
        /// `initial_plan_price_id`.
        13 "initial_plan_price_id" initial_plan_price_id: Field<String>,
        /// `opt_in_enabled`.
        14 "opt_in_enabled" opt_in_enabled: bool,
        /// `opt_in_text`.
        15 "opt_in_text" opt_in_text: Field<String>,
        /// `opt_in_title`.
        16 "opt_in_title" opt_in_title: Field<String>,
        /// `ordered_add_ons`.
        17 "ordered_add_ons" ordered_add_ons: Vec<OrderedPlansInGroup>,
        /// `ordered_bundle_list`.
        18 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        /// `ordered_plans`.
        19 "ordered_plans" ordered_plans: Vec<OrderedPlansInGroup>,
        /// `prevent_downgrades_when_over_limit`.
        20 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        /// `prevent_self_service_downgrade`.
        21 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        /// `prevent_self_service_downgrade_button_text`.
        22 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Field<String>,
        /// `prevent_self_service_downgrade_url`.
        23 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Field<String>,
        /// `proration_behavior`.
        24 "proration_behavior" proration_behavior: ProrationBehavior,
        /// `scheduled_downgrade_behavior`.
        25 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Field<ScheduledDowngradeConfigBehavior>,
        /// `scheduled_downgrade_prevent_when_over_limit`.
        26 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Field<bool>,
        /// `show_as_monthly_prices`.
        27 "show_as_monthly_prices" show_as_monthly_prices: bool,
        /// `show_credits`.
        28 "show_credits" show_credits: bool,
        /// `show_feature_description`.
        29 "show_feature_description" show_feature_description: bool,
        /// `show_hard_limit`.
        30 "show_hard_limit" show_hard_limit: bool,
        /// `show_period_toggle`.
        31 "show_period_toggle" show_period_toggle: bool,
        /// `show_zero_price_as_free`.
        32 "show_zero_price_as_free" show_zero_price_as_free: bool,
        /// `sync_customer_billing_details`.
        33 "sync_customer_billing_details" sync_customer_billing_details: bool,
        /// `trial_days`.
        34 "trial_days" trial_days: Field<i64>,
        /// `trial_expiry_plan_id`.
        35 "trial_expiry_plan_id" trial_expiry_plan_id: Field<PlanId>,
        /// `trial_expiry_plan_price_id`.
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Field<String>,
        /// `trial_payment_method_required`.
        37 "trial_payment_method_required" trial_payment_method_required: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl UpdatePlanGroupRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `add_on_compatibilities`.
    #[must_use]
    pub fn add_on_compatibilities(
        mut self,
        add_on_compatibilities: impl IntoIterator<Item = CompatiblePlans>,
    ) -> Self {
        self.add_on_compatibilities = Field::Value(add_on_compatibilities.into_iter().collect());
        self
    }

    /// Sets `add_on_compatibilities` to null.
    #[must_use]
    pub fn clear_add_on_compatibilities(mut self) -> Self {
        self.add_on_compatibilities = Field::Null;
        self
    }

    /// Sets `add_on_ids`.
    #[must_use]
    pub fn add_on_ids(mut self, add_on_ids: impl IntoIterator<Item = impl Into<PlanId>>) -> Self {
        self.add_on_ids = add_on_ids.into_iter().map(Into::into).collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `checkout_bundle_purchase_behavior`.
    #[must_use]
    pub fn checkout_bundle_purchase_behavior(
        mut self,
        checkout_bundle_purchase_behavior: impl Into<CheckoutBundlePurchaseBehavior>,
    ) -> Self {
        self.checkout_bundle_purchase_behavior = Some(checkout_bundle_purchase_behavior.into());
        self
    }

    /// Sets `checkout_collect_address`.
    #[must_use]
    pub fn checkout_collect_address(mut self, checkout_collect_address: bool) -> Self {
        self.checkout_collect_address = checkout_collect_address;
        self.presence.set(3, false);
        self
    }

    /// Sets `checkout_collect_email`.
    #[must_use]
    pub fn checkout_collect_email(mut self, checkout_collect_email: bool) -> Self {
        self.checkout_collect_email = checkout_collect_email;
        self.presence.set(4, false);
        self
    }

    /// Sets `checkout_collect_phone`.
    #[must_use]
    pub fn checkout_collect_phone(mut self, checkout_collect_phone: bool) -> Self {
        self.checkout_collect_phone = checkout_collect_phone;
        self.presence.set(5, false);
        self
    }

    /// Sets `checkout_collect_tax_id`.
    #[must_use]
    pub fn checkout_collect_tax_id(mut self, checkout_collect_tax_id: bool) -> Self {
        self.checkout_collect_tax_id = checkout_collect_tax_id;
        self.presence.set(6, false);
        self
    }

    /// Sets `custom_checkout_fields`.
    #[must_use]
    pub fn custom_checkout_fields(
        mut self,
        custom_checkout_fields: impl IntoIterator<Item = CheckoutFieldInput>,
    ) -> Self {
        self.custom_checkout_fields = Field::Value(custom_checkout_fields.into_iter().collect());
        self
    }

    /// Sets `custom_checkout_fields` to null.
    #[must_use]
    pub fn clear_custom_checkout_fields(mut self) -> Self {
        self.custom_checkout_fields = Field::Null;
        self
    }

    /// Sets `custom_plan_config`.
    #[must_use]
    pub fn custom_plan_config(mut self, custom_plan_config: CustomPlanConfig) -> Self {
        self.custom_plan_config = Some(custom_plan_config);
        self
    }

    /// Sets `custom_plan_id`.
    #[must_use]
    pub fn custom_plan_id(mut self, custom_plan_id: impl Into<PlanId>) -> Self {
        self.custom_plan_id = Field::Value(custom_plan_id.into());
        self
    }

    /// Sets `custom_plan_id` to null.
    #[must_use]
    pub fn clear_custom_plan_id(mut self) -> Self {
        self.custom_plan_id = Field::Null;
        self
    }

    /// Sets `enable_tax_collection`.
    #[must_use]
    pub fn enable_tax_collection(mut self, enable_tax_collection: bool) -> Self {
        self.enable_tax_collection = enable_tax_collection;
        self.presence.set(10, false);
        self
    }

    /// Sets `fallback_plan_id`.
    #[must_use]
    pub fn fallback_plan_id(mut self, fallback_plan_id: impl Into<PlanId>) -> Self {
        self.fallback_plan_id = Field::Value(fallback_plan_id.into());
        self
    }

    /// Sets `fallback_plan_id` to null.
    #[must_use]
    pub fn clear_fallback_plan_id(mut self) -> Self {
        self.fallback_plan_id = Field::Null;
        self
    }

    /// Sets `initial_plan_id`.
    #[must_use]
    pub fn initial_plan_id(mut self, initial_plan_id: impl Into<PlanId>) -> Self {
        self.initial_plan_id = Field::Value(initial_plan_id.into());
        self
    }

    /// Sets `initial_plan_id` to null.
    #[must_use]
    pub fn clear_initial_plan_id(mut self) -> Self {
        self.initial_plan_id = Field::Null;
        self
    }

    /// Sets `initial_plan_price_id`.
    #[must_use]
    pub fn initial_plan_price_id(mut self, initial_plan_price_id: impl Into<String>) -> Self {
        self.initial_plan_price_id = Field::Value(initial_plan_price_id.into());
        self
    }

    /// Sets `initial_plan_price_id` to null.
    #[must_use]
    pub fn clear_initial_plan_price_id(mut self) -> Self {
        self.initial_plan_price_id = Field::Null;
        self
    }

    /// Sets `opt_in_enabled`.
    #[must_use]
    pub fn opt_in_enabled(mut self, opt_in_enabled: bool) -> Self {
        self.opt_in_enabled = opt_in_enabled;
        self.presence.set(14, false);
        self
    }

    /// Sets `opt_in_text`.
    #[must_use]
    pub fn opt_in_text(mut self, opt_in_text: impl Into<String>) -> Self {
        self.opt_in_text = Field::Value(opt_in_text.into());
        self
    }

    /// Sets `opt_in_text` to null.
    #[must_use]
    pub fn clear_opt_in_text(mut self) -> Self {
        self.opt_in_text = Field::Null;
        self
    }

    /// Sets `opt_in_title`.
    #[must_use]
    pub fn opt_in_title(mut self, opt_in_title: impl Into<String>) -> Self {
        self.opt_in_title = Field::Value(opt_in_title.into());
        self
    }

    /// Sets `opt_in_title` to null.
    #[must_use]
    pub fn clear_opt_in_title(mut self) -> Self {
        self.opt_in_title = Field::Null;
        self
    }

    /// Sets `ordered_add_ons`.
    #[must_use]
    pub fn ordered_add_ons(
        mut self,
        ordered_add_ons: impl IntoIterator<Item = OrderedPlansInGroup>,
    ) -> Self {
        self.ordered_add_ons = ordered_add_ons.into_iter().collect();
        self.presence.set(17, false);
        self
    }

    /// Sets `ordered_bundle_list`.
    #[must_use]
    pub fn ordered_bundle_list(
        mut self,
        ordered_bundle_list: impl IntoIterator<Item = PlanGroupBundleOrder>,
    ) -> Self {
        self.ordered_bundle_list = ordered_bundle_list.into_iter().collect();
        self.presence.set(18, false);
        self
    }

    /// Sets `ordered_plans`.
    #[must_use]
    pub fn ordered_plans(
        mut self,
        ordered_plans: impl IntoIterator<Item = OrderedPlansInGroup>,
    ) -> Self {
        self.ordered_plans = ordered_plans.into_iter().collect();
        self.presence.set(19, false);
        self
    }

    /// Sets `prevent_downgrades_when_over_limit`.
    #[must_use]
    pub fn prevent_downgrades_when_over_limit(
        mut self,
        prevent_downgrades_when_over_limit: bool,
    ) -> Self {
        self.prevent_downgrades_when_over_limit = prevent_downgrades_when_over_limit;
        self.presence.set(20, false);
        self
    }

    /// Sets `prevent_self_service_downgrade`.
    #[must_use]
    pub fn prevent_self_service_downgrade(mut self, prevent_self_service_downgrade: bool) -> Self {
        self.prevent_self_service_downgrade = prevent_self_service_downgrade;
        self.presence.set(21, false);
        self
    }

    /// Sets `prevent_self_service_downgrade_button_text`.
    #[must_use]
    pub fn prevent_self_service_downgrade_button_text(
        mut self,
        prevent_self_service_downgrade_button_text: impl Into<String>,
    ) -> Self {
        self.prevent_self_service_downgrade_button_text =
            Field::Value(prevent_self_service_downgrade_button_text.into());
        self
    }

    /// Sets `prevent_self_service_downgrade_button_text` to null.
    #[must_use]
    pub fn clear_prevent_self_service_downgrade_button_text(mut self) -> Self {
        self.prevent_self_service_downgrade_button_text = Field::Null;
        self
    }

    /// Sets `prevent_self_service_downgrade_url`.
    #[must_use]
    pub fn prevent_self_service_downgrade_url(
        mut self,
        prevent_self_service_downgrade_url: impl Into<String>,
    ) -> Self {
        self.prevent_self_service_downgrade_url =
            Field::Value(prevent_self_service_downgrade_url.into());
        self
    }

    /// Sets `prevent_self_service_downgrade_url` to null.
    #[must_use]
    pub fn clear_prevent_self_service_downgrade_url(mut self) -> Self {
        self.prevent_self_service_downgrade_url = Field::Null;
        self
    }

    /// Sets `proration_behavior`.
    #[must_use]
    pub fn proration_behavior(mut self, proration_behavior: impl Into<ProrationBehavior>) -> Self {
        self.proration_behavior = proration_behavior.into();
        self.presence.set(24, false);
        self
    }

    /// Sets `scheduled_downgrade_behavior`.
    #[must_use]
    pub fn scheduled_downgrade_behavior(
        mut self,
        scheduled_downgrade_behavior: impl Into<ScheduledDowngradeConfigBehavior>,
    ) -> Self {
        self.scheduled_downgrade_behavior = Field::Value(scheduled_downgrade_behavior.into());
        self
    }

    /// Sets `scheduled_downgrade_behavior` to null.
    #[must_use]
    pub fn clear_scheduled_downgrade_behavior(mut self) -> Self {
        self.scheduled_downgrade_behavior = Field::Null;
        self
    }

    /// Sets `scheduled_downgrade_prevent_when_over_limit`.
    #[must_use]
    pub fn scheduled_downgrade_prevent_when_over_limit(
        mut self,
        scheduled_downgrade_prevent_when_over_limit: bool,
    ) -> Self {
        self.scheduled_downgrade_prevent_when_over_limit =
            Field::Value(scheduled_downgrade_prevent_when_over_limit);
        self
    }

    /// Sets `scheduled_downgrade_prevent_when_over_limit` to null.
    #[must_use]
    pub fn clear_scheduled_downgrade_prevent_when_over_limit(mut self) -> Self {
        self.scheduled_downgrade_prevent_when_over_limit = Field::Null;
        self
    }

    /// Sets `show_as_monthly_prices`.
    #[must_use]
    pub fn show_as_monthly_prices(mut self, show_as_monthly_prices: bool) -> Self {
        self.show_as_monthly_prices = show_as_monthly_prices;
        self.presence.set(27, false);
        self
    }

    /// Sets `show_credits`.
    #[must_use]
    pub fn show_credits(mut self, show_credits: bool) -> Self {
        self.show_credits = show_credits;
        self.presence.set(28, false);
        self
    }

    /// Sets `show_feature_description`.
    #[must_use]
    pub fn show_feature_description(mut self, show_feature_description: bool) -> Self {
        self.show_feature_description = show_feature_description;
        self.presence.set(29, false);
        self
    }

    /// Sets `show_hard_limit`.
    #[must_use]
    pub fn show_hard_limit(mut self, show_hard_limit: bool) -> Self {
        self.show_hard_limit = show_hard_limit;
        self.presence.set(30, false);
        self
    }

    /// Sets `show_period_toggle`.
    #[must_use]
    pub fn show_period_toggle(mut self, show_period_toggle: bool) -> Self {
        self.show_period_toggle = show_period_toggle;
        self.presence.set(31, false);
        self
    }

    /// Sets `show_zero_price_as_free`.
    #[must_use]
    pub fn show_zero_price_as_free(mut self, show_zero_price_as_free: bool) -> Self {
        self.show_zero_price_as_free = show_zero_price_as_free;
        self.presence.set(32, false);
        self
    }

    /// Sets `sync_customer_billing_details`.
    #[must_use]
    pub fn sync_customer_billing_details(mut self, sync_customer_billing_details: bool) -> Self {
        self.sync_customer_billing_details = sync_customer_billing_details;
        self.presence.set(33, false);
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

    /// Sets `trial_expiry_plan_id`.
    #[must_use]
    pub fn trial_expiry_plan_id(mut self, trial_expiry_plan_id: impl Into<PlanId>) -> Self {
        self.trial_expiry_plan_id = Field::Value(trial_expiry_plan_id.into());
        self
    }

    /// Sets `trial_expiry_plan_id` to null.
    #[must_use]
    pub fn clear_trial_expiry_plan_id(mut self) -> Self {
        self.trial_expiry_plan_id = Field::Null;
        self
    }

    /// Sets `trial_expiry_plan_price_id`.
    #[must_use]
    pub fn trial_expiry_plan_price_id(
        mut self,
        trial_expiry_plan_price_id: impl Into<String>,
    ) -> Self {
        self.trial_expiry_plan_price_id = Field::Value(trial_expiry_plan_price_id.into());
        self
    }

    /// Sets `trial_expiry_plan_price_id` to null.
    #[must_use]
    pub fn clear_trial_expiry_plan_price_id(mut self) -> Self {
        self.trial_expiry_plan_price_id = Field::Null;
        self
    }

    /// Sets `trial_payment_method_required`.
    #[must_use]
    pub fn trial_payment_method_required(mut self, trial_payment_method_required: bool) -> Self {
        self.trial_payment_method_required = Field::Value(trial_payment_method_required);
        self
    }

    /// Sets `trial_payment_method_required` to null.
    #[must_use]
    pub fn clear_trial_payment_method_required(mut self) -> Self {
        self.trial_payment_method_required = Field::Null;
        self
    }
}

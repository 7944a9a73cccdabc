// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`catalogs`](crate::operations::catalogs).

use super::*;
use crate::runtime::record::record;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`UpdateCatalogConfigurationRequestBody`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedBundle requires 0b1 {
        /// `bundle_id`.
        0 "bundle_id" bundle_id: String,
    }
}

#[cfg(feature = "catalogs")]
impl CatalogConfigOrderedBundle {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(bundle_id: impl Into<String>) -> Self {
        Self::default().bundle_id(bundle_id)
    }

    /// Sets `bundle_id`.
    #[must_use]
    pub fn bundle_id(mut self, bundle_id: impl Into<String>) -> Self {
        self.bundle_id = bundle_id.into();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigurationResponseData`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedBundleResponseData requires 0b1 {
        /// `bundle_id`.
        0 "bundle_id" bundle_id: String,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigOrderedPlan`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedEntitlement requires 0b1 {
        /// `feature_id`.
        0 "feature_id" feature_id: FeatureId,
        /// `visible`.
        1 "visible" visible: Field<bool>,
    }
}

#[cfg(feature = "catalogs")]
impl CatalogConfigOrderedEntitlement {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(feature_id: impl Into<FeatureId>) -> Self {
        Self::default().feature_id(feature_id)
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = feature_id.into();
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

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigOrderedPlanResponseData`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedEntitlementResponseData requires 0b11 {
        /// `feature_id`.
        0 "feature_id" feature_id: FeatureId,
        /// `visible`.
        1 "visible" visible: bool,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`UpdateCatalogConfigurationRequestBody`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedPlan requires 0b10 {
        /// `entitlements`.
        0 "entitlements" entitlements: Field<Vec<CatalogConfigOrderedEntitlement>>,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "catalogs")]
impl CatalogConfigOrderedPlan {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(plan_id: impl Into<PlanId>) -> Self {
        Self::default().plan_id(plan_id)
    }

    /// Sets `entitlements`.
    #[must_use]
    pub fn entitlements(
        mut self,
        entitlements: impl IntoIterator<Item = CatalogConfigOrderedEntitlement>,
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

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigurationResponseData`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigOrderedPlanResponseData requires 0b11 {
        /// `entitlements`.
        0 "entitlements" entitlements: Vec<CatalogConfigOrderedEntitlementResponseData>,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getConfiguration` returns.
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogConfigurationResponseData requires 0b111110001 {
        /// `add_ons`.
        0 "add_ons" add_ons: Vec<PlanGroupPlanDetailResponseData>,
        /// `custom_plan_cta_text`.
        1 "custom_plan_cta_text" custom_plan_cta_text: Option<String>,
        /// `custom_plan_cta_url`.
        2 "custom_plan_cta_url" custom_plan_cta_url: Option<String>,
        /// `custom_plan_price_text`.
        3 "custom_plan_price_text" custom_plan_price_text: Option<String>,
        /// `custom_plans_visible`.
        4 "custom_plans_visible" custom_plans_visible: bool,
        /// `ordered_add_ons`.
        5 "ordered_add_ons" ordered_add_ons: Vec<CatalogConfigOrderedPlanResponseData>,
        /// `ordered_bundles`.
        6 "ordered_bundles" ordered_bundles: Vec<CatalogConfigOrderedBundleResponseData>,
        /// `ordered_plans`.
        7 "ordered_plans" ordered_plans: Vec<CatalogConfigOrderedPlanResponseData>,
        /// `plans`.
        8 "plans" plans: Vec<PlanGroupPlanDetailResponseData>,
        /// `pricing_model`.
        9 "pricing_model" pricing_model: Option<String>,
        /// `pricing_url`.
        10 "pricing_url" pricing_url: Option<String>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getCreditBundlesInCatalog` returns.
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogCreditBundleIDsResponseData requires 0b1 {
        /// `credit_bundle_ids`.
        0 "credit_bundle_ids" credit_bundle_ids: Vec<String>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogDerivedFeaturesResponseData`].
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogDerivedFeatureResponseData requires 0b111 {
        /// `icon`.
        0 "icon" icon: String,
        /// `id`.
        1 "id" id: FeatureId,
        /// `name`.
        2 "name" name: String,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getDerivedFeatures` returns.
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogDerivedFeaturesResponseData requires 0b1 {
        /// `features`.
        0 "features" features: Vec<CatalogDerivedFeatureResponseData>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getPlansInCatalog` returns.
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogPlanIDsResponseData requires 0b1 {
        /// `plan_ids`.
        0 "plan_ids" plan_ids: Vec<PlanId>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `listCatalogs`, `createCatalog`, `getCatalog`, `updateCatalog` and `updateConfiguration` returns.
    ///
    /// Needs the feature `catalogs`.
    pub struct CatalogResponseData requires 0b1001110100011 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `custom_plan_cta_text`.
        2 "custom_plan_cta_text" custom_plan_cta_text: Option<String>,
        /// `custom_plan_cta_url`.
        3 "custom_plan_cta_url" custom_plan_cta_url: Option<String>,
        /// `custom_plan_price_text`.
        4 "custom_plan_price_text" custom_plan_price_text: Option<String>,
        /// `custom_plans_visible`.
        5 "custom_plans_visible" custom_plans_visible: bool,
        /// `description`.
        6 "description" description: Option<String>,
        /// `id`.
        7 "id" id: String,
        /// `is_default`.
        8 "is_default" is_default: bool,
        /// `name`.
        9 "name" name: String,
        /// `pricing_model`.
        10 "pricing_model" pricing_model: Option<String>,
        /// `pricing_url`.
        11 "pricing_url" pricing_url: Option<String>,
        /// `updated_at`.
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `createCatalog`.
    ///
    /// Needs the feature `catalogs`.
    pub struct CreateCatalogRequestBody requires 0b10 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(feature = "catalogs")]
impl CreateCatalogRequestBody {
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

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `updateConfiguration`.
    ///
    /// Needs the feature `catalogs`.
    pub struct UpdateCatalogConfigurationRequestBody requires 0b0 {
        /// `custom_plan_cta_text`.
        0 "custom_plan_cta_text" custom_plan_cta_text: Field<String>,
        /// `custom_plan_cta_url`.
        1 "custom_plan_cta_url" custom_plan_cta_url: Field<String>,
        /// `custom_plan_price_text`.
        2 "custom_plan_price_text" custom_plan_price_text: Field<String>,
        /// `custom_plans_visible`.
        3 "custom_plans_visible" custom_plans_visible: Field<bool>,
        /// `ordered_add_ons`.
        4 "ordered_add_ons" ordered_add_ons: Field<Vec<CatalogConfigOrderedPlan>>,
        /// `ordered_bundles`.
        5 "ordered_bundles" ordered_bundles: Field<Vec<CatalogConfigOrderedBundle>>,
        /// `ordered_plans`.
        6 "ordered_plans" ordered_plans: Field<Vec<CatalogConfigOrderedPlan>>,
        /// `pricing_model`.
        7 "pricing_model" pricing_model: Field<String>,
        /// `pricing_url`.
        8 "pricing_url" pricing_url: Field<String>,
    }
}

#[cfg(feature = "catalogs")]
impl UpdateCatalogConfigurationRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `custom_plan_cta_text`.
    #[must_use]
    pub fn custom_plan_cta_text(mut self, custom_plan_cta_text: impl Into<String>) -> Self {
        self.custom_plan_cta_text = Field::Value(custom_plan_cta_text.into());
        self
    }

    /// Sets `custom_plan_cta_text` to null.
    #[must_use]
    pub fn clear_custom_plan_cta_text(mut self) -> Self {
        self.custom_plan_cta_text = Field::Null;
        self
    }

    /// Sets `custom_plan_cta_url`.
    #[must_use]
    pub fn custom_plan_cta_url(mut self, custom_plan_cta_url: impl Into<String>) -> Self {
        self.custom_plan_cta_url = Field::Value(custom_plan_cta_url.into());
        self
    }

    /// Sets `custom_plan_cta_url` to null.
    #[must_use]
    pub fn clear_custom_plan_cta_url(mut self) -> Self {
        self.custom_plan_cta_url = Field::Null;
        self
    }

    /// Sets `custom_plan_price_text`.
    #[must_use]
    pub fn custom_plan_price_text(mut self, custom_plan_price_text: impl Into<String>) -> Self {
        self.custom_plan_price_text = Field::Value(custom_plan_price_text.into());
        self
    }

    /// Sets `custom_plan_price_text` to null.
    #[must_use]
    pub fn clear_custom_plan_price_text(mut self) -> Self {
        self.custom_plan_price_text = Field::Null;
        self
    }

    /// Sets `custom_plans_visible`.
    #[must_use]
    pub fn custom_plans_visible(mut self, custom_plans_visible: bool) -> Self {
        self.custom_plans_visible = Field::Value(custom_plans_visible);
        self
    }

    /// Sets `custom_plans_visible` to null.
    #[must_use]
    pub fn clear_custom_plans_visible(mut self) -> Self {
        self.custom_plans_visible = Field::Null;
        self
    }

    /// Sets `ordered_add_ons`.
    #[must_use]
    pub fn ordered_add_ons(
        mut self,
        ordered_add_ons: impl IntoIterator<Item = CatalogConfigOrderedPlan>,
    ) -> Self {
        self.ordered_add_ons = Field::Value(ordered_add_ons.into_iter().collect());
        self
    }

    /// Sets `ordered_add_ons` to null.
    #[must_use]
    pub fn clear_ordered_add_ons(mut self) -> Self {
        self.ordered_add_ons = Field::Null;
        self
    }

    /// Sets `ordered_bundles`.
    #[must_use]
    pub fn ordered_bundles(
        mut self,
        ordered_bundles: impl IntoIterator<Item = CatalogConfigOrderedBundle>,
    ) -> Self {
        self.ordered_bundles = Field::Value(ordered_bundles.into_iter().collect());
        self
    }

    /// Sets `ordered_bundles` to null.
    #[must_use]
    pub fn clear_ordered_bundles(mut self) -> Self {
        self.ordered_bundles = Field::Null;
        self
    }

    /// Sets `ordered_plans`.
    #[must_use]
    pub fn ordered_plans(
        mut self,
        ordered_plans: impl IntoIterator<Item = CatalogConfigOrderedPlan>,
    ) -> Self {
        self.ordered_plans = Field::Value(ordered_plans.into_iter().collect());
        self
    }

    /// Sets `ordered_plans` to null.
    #[must_use]
    pub fn clear_ordered_plans(mut self) -> Self {
        self.ordered_plans = Field::Null;
        self
    }

    /// Sets `pricing_model`.
    #[must_use]
    pub fn pricing_model(mut self, pricing_model: impl Into<String>) -> Self {
        self.pricing_model = Field::Value(pricing_model.into());
        self
    }

    /// Sets `pricing_model` to null.
    #[must_use]
    pub fn clear_pricing_model(mut self) -> Self {
        self.pricing_model = Field::Null;
        self
    }

    /// Sets `pricing_url`.
    #[must_use]
    pub fn pricing_url(mut self, pricing_url: impl Into<String>) -> Self {
        self.pricing_url = Field::Value(pricing_url.into());
        self
    }

    /// Sets `pricing_url` to null.
    #[must_use]
    pub fn clear_pricing_url(mut self) -> Self {
        self.pricing_url = Field::Null;
        self
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `updateCatalog`.
    ///
    /// Needs the feature `catalogs`.
    pub struct UpdateCatalogRequestBody requires 0b0 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `is_default`.
        1 "is_default" is_default: Field<bool>,
        /// `name`.
        2 "name" name: Field<String>,
    }
}

#[cfg(feature = "catalogs")]
impl UpdateCatalogRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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

    /// Sets `is_default`.
    #[must_use]
    pub fn is_default(mut self, is_default: bool) -> Self {
        self.is_default = Field::Value(is_default);
        self
    }

    /// Sets `is_default` to null.
    #[must_use]
    pub fn clear_is_default(mut self) -> Self {
        self.is_default = Field::Null;
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
}

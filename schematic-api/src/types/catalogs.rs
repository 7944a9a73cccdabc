// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`catalogs`](crate::operations::catalogs).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`UpdateCatalogConfigurationRequestBody`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedBundle requires 0b1 {
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
}

#[cfg(feature = "catalogs")]
setters! {
    CatalogConfigOrderedBundle {
        "bundle_id" bundle_id(into String) = 0;
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigurationResponseData`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedBundleResponseData requires 0b1 {
        0 "bundle_id" bundle_id: String,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigOrderedPlan`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedEntitlement requires 0b1 {
        0 "feature_id" feature_id: FeatureId,
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
}

#[cfg(feature = "catalogs")]
setters! {
    CatalogConfigOrderedEntitlement {
        "feature_id" feature_id(into FeatureId) = 0;
        "visible" visible(bool), clear_visible;
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigOrderedPlanResponseData`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedEntitlementResponseData requires 0b11 {
        0 "feature_id" feature_id: FeatureId,
        1 "visible" visible: bool,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`UpdateCatalogConfigurationRequestBody`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedPlan requires 0b10 {
        0 "entitlements" entitlements: Field<Vec<CatalogConfigOrderedEntitlement>>,
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
}

#[cfg(feature = "catalogs")]
setters! {
    CatalogConfigOrderedPlan {
        "entitlements" entitlements(each CatalogConfigOrderedEntitlement), clear_entitlements;
        "plan_id" plan_id(into PlanId) = 1;
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogConfigurationResponseData`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigOrderedPlanResponseData requires 0b11 {
        0 "entitlements" entitlements: Vec<CatalogConfigOrderedEntitlementResponseData>,
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getConfiguration` returns.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogConfigurationResponseData requires 0b111110001 {
        0 "add_ons" add_ons: Vec<PlanGroupPlanDetailResponseData>,
        1 "custom_plan_cta_text" custom_plan_cta_text: Option<String>,
        2 "custom_plan_cta_url" custom_plan_cta_url: Option<String>,
        3 "custom_plan_price_text" custom_plan_price_text: Option<String>,
        4 "custom_plans_visible" custom_plans_visible: bool,
        5 "ordered_add_ons" ordered_add_ons: Vec<CatalogConfigOrderedPlanResponseData>,
        6 "ordered_bundles" ordered_bundles: Vec<CatalogConfigOrderedBundleResponseData>,
        7 "ordered_plans" ordered_plans: Vec<CatalogConfigOrderedPlanResponseData>,
        8 "plans" plans: Vec<PlanGroupPlanDetailResponseData>,
        9 "pricing_model" pricing_model: Option<String>,
        10 "pricing_url" pricing_url: Option<String>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getCreditBundlesInCatalog` returns.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogCreditBundleIDsResponseData requires 0b1 {
        0 "credit_bundle_ids" credit_bundle_ids: Vec<String>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Part of [`CatalogDerivedFeaturesResponseData`].
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogDerivedFeatureResponseData requires 0b111 {
        0 "icon" icon: String,
        1 "id" id: FeatureId,
        2 "name" name: String,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getDerivedFeatures` returns.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogDerivedFeaturesResponseData requires 0b1 {
        0 "features" features: Vec<CatalogDerivedFeatureResponseData>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `getPlansInCatalog` returns.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogPlanIDsResponseData requires 0b1 {
        0 "plan_ids" plan_ids: Vec<PlanId>,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Data that `listCatalogs`, `createCatalog`, `getCatalog`, `updateCatalog` and `updateConfiguration` returns.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CatalogResponseData requires 0b1001110100011 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        2 "custom_plan_cta_text" custom_plan_cta_text: Option<String>,
        3 "custom_plan_cta_url" custom_plan_cta_url: Option<String>,
        4 "custom_plan_price_text" custom_plan_price_text: Option<String>,
        5 "custom_plans_visible" custom_plans_visible: bool,
        6 "description" description: Option<String>,
        7 "id" id: String,
        8 "is_default" is_default: bool,
        9 "name" name: String,
        10 "pricing_model" pricing_model: Option<String>,
        11 "pricing_url" pricing_url: Option<String>,
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `createCatalog`.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct CreateCatalogRequestBody requires 0b10 {
        0 "description" description: Field<String>,
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
}

#[cfg(feature = "catalogs")]
setters! {
    CreateCatalogRequestBody {
        "description" description(into String), clear_description;
        "name" name(into String) = 1;
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `updateConfiguration`.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct UpdateCatalogConfigurationRequestBody requires 0b0 {
        0 "custom_plan_cta_text" custom_plan_cta_text: Field<String>,
        1 "custom_plan_cta_url" custom_plan_cta_url: Field<String>,
        2 "custom_plan_price_text" custom_plan_price_text: Field<String>,
        3 "custom_plans_visible" custom_plans_visible: Field<bool>,
        4 "ordered_add_ons" ordered_add_ons: Field<Vec<CatalogConfigOrderedPlan>>,
        5 "ordered_bundles" ordered_bundles: Field<Vec<CatalogConfigOrderedBundle>>,
        6 "ordered_plans" ordered_plans: Field<Vec<CatalogConfigOrderedPlan>>,
        7 "pricing_model" pricing_model: Field<String>,
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
}

#[cfg(feature = "catalogs")]
setters! {
    UpdateCatalogConfigurationRequestBody {
        "custom_plan_cta_text" custom_plan_cta_text(into String), clear_custom_plan_cta_text;
        "custom_plan_cta_url" custom_plan_cta_url(into String), clear_custom_plan_cta_url;
        "custom_plan_price_text" custom_plan_price_text(into String), clear_custom_plan_price_text;
        "custom_plans_visible" custom_plans_visible(bool), clear_custom_plans_visible;
        "ordered_add_ons" ordered_add_ons(each CatalogConfigOrderedPlan), clear_ordered_add_ons;
        "ordered_bundles" ordered_bundles(each CatalogConfigOrderedBundle), clear_ordered_bundles;
        "ordered_plans" ordered_plans(each CatalogConfigOrderedPlan), clear_ordered_plans;
        "pricing_model" pricing_model(into String), clear_pricing_model;
        "pricing_url" pricing_url(into String), clear_pricing_url;
    }
}

#[cfg(feature = "catalogs")]
record! {
    /// Body of `updateCatalog`.
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct UpdateCatalogRequestBody requires 0b0 {
        0 "description" description: Field<String>,
        1 "is_default" is_default: Field<bool>,
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
}

#[cfg(feature = "catalogs")]
setters! {
    UpdateCatalogRequestBody {
        "description" description(into String), clear_description;
        "is_default" is_default(bool), clear_is_default;
        "name" name(into String), clear_name;
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Companies`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on companies, their keys, traits and memberships.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listCompanies` | `GET /companies` |
    /// | [`upsert`](Self::upsert) | `upsertCompany` | `POST /companies` |
    /// | [`get`](Self::get) | `getCompany` | `GET /companies/{company_id}` |
    /// | [`delete`](Self::delete) | `deleteCompany` | `DELETE /companies/{company_id}` |
    /// | [`count`](Self::count) | `countCompanies` | `GET /companies/count` |
    /// | [`create`](Self::create) | `createCompany` | `POST /companies/create` |
    /// | [`delete_by_keys`](Self::delete_by_keys) | `deleteCompanyByKeys` | `POST /companies/delete` |
    /// | [`lookup`](Self::lookup) | `lookupCompany` | `GET /companies/lookup` |
    /// | [`get_billing_entity`](Self::get_billing_entity) | `getCompanyBillingEntity` | `GET /company-billing-entity` |
    /// | [`get_billing_entity_child_subscriptions`](Self::get_billing_entity_child_subscriptions) | `getBillingEntityChildSubscriptions` | `GET /company-billing-entity-subscriptions` |
    /// | [`list_memberships`](Self::list_memberships) | `listCompanyMemberships` | `GET /company-memberships` |
    /// | [`get_or_create_company_membership`](Self::get_or_create_company_membership) | `getOrCreateCompanyMembership` | `POST /company-memberships` |
    /// | [`delete_membership`](Self::delete_membership) | `deleteCompanyMembership` | `DELETE /company-memberships/{company_membership_id}` |
    /// | [`get_active_company_subscription`](Self::get_active_company_subscription) | `getActiveCompanySubscription` | `GET /company-subscriptions` |
    /// | [`upsert_trait`](Self::upsert_trait) | `upsertCompanyTrait` | `POST /company-traits` |
    /// | [`list_entity_key_definitions`](Self::list_entity_key_definitions) | `listEntityKeyDefinitions` | `GET /entity-key-definitions` |
    /// | [`delete_entity_key_definition`](Self::delete_entity_key_definition) | `deleteEntityKeyDefinition` | `DELETE /entity-key-definitions/{entity_key_definition_id}` |
    /// | [`count_entity_key_definitions`](Self::count_entity_key_definitions) | `countEntityKeyDefinitions` | `GET /entity-key-definitions/count` |
    /// | [`count_entity_keys`](Self::count_entity_keys) | `countEntityKeys` | `GET /entity-keys/count` |
    /// | [`list_entity_trait_definitions`](Self::list_entity_trait_definitions) | `listEntityTraitDefinitions` | `GET /entity-trait-definitions` |
    /// | [`get_or_create_entity_trait_definition`](Self::get_or_create_entity_trait_definition) | `getOrCreateEntityTraitDefinition` | `POST /entity-trait-definitions` |
    /// | [`get_entity_trait_definition`](Self::get_entity_trait_definition) | `getEntityTraitDefinition` | `GET /entity-trait-definitions/{entity_trait_definition_id}` |
    /// | [`update_entity_trait_definition`](Self::update_entity_trait_definition) | `updateEntityTraitDefinition` | `PUT /entity-trait-definitions/{entity_trait_definition_id}` |
    /// | [`delete_entity_trait_definition`](Self::delete_entity_trait_definition) | `deleteEntityTraitDefinition` | `DELETE /entity-trait-definitions/{entity_trait_definition_id}` |
    /// | [`get_entity_trait_definition_usage`](Self::get_entity_trait_definition_usage) | `getEntityTraitDefinitionUsage` | `GET /entity-trait-definitions/{entity_trait_definition_id}/usage` |
    /// | [`count_entity_trait_definitions`](Self::count_entity_trait_definitions) | `countEntityTraitDefinitions` | `GET /entity-trait-definitions/count` |
    /// | [`get_entity_trait_values`](Self::get_entity_trait_values) | `getEntityTraitValues` | `GET /entity-trait-values` |
    /// | [`count_entity_traits`](Self::count_entity_traits) | `countEntityTraits` | `GET /entity-traits/count` |
    /// | [`list_plan_changes`](Self::list_plan_changes) | `listPlanChanges` | `GET /plan-changes` |
    /// | [`get_plan_change`](Self::get_plan_change) | `getPlanChange` | `GET /plan-changes/{plan_change_id}` |
    /// | [`list_plan_traits`](Self::list_plan_traits) | `listPlanTraits` | `GET /plan-traits` |
    /// | [`get_plan_trait`](Self::get_plan_trait) | `getPlanTrait` | `GET /plan-traits/{plan_trait_id}` |
    /// | [`update_plan_traits_bulk`](Self::update_plan_traits_bulk) | `updatePlanTraitsBulk` | `POST /plan-traits/bulk` |
    /// | [`count_plan_traits`](Self::count_plan_traits) | `countPlanTraits` | `GET /plan-traits/count` |
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct Companies;
}

impl<S: Clone> Companies<S> {
    /// `listCompanies`: `GET /companies`.
    ///
    /// Optional, to be set on the request: `credit_type_ids`, `has_scheduled_downgrade`, `ids`, `monetized_subscriptions`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `plan_version_unpublished`, `q`, `sort_order_column`, `sort_order_direction`, `subscription_statuses`, `subscription_types`, `with_entitlement_for`, `without_feature_override_for`, `without_plan`, `without_subscription`, `with_subscription`, `limit`, `offset`.
    #[doc(alias = "listCompanies")]
    pub fn list(&self) -> Request<S, ListCompanies> {
        self.request()
    }

    /// `upsertCompany`: `POST /companies`.
    #[doc(alias = "upsertCompany")]
    pub fn upsert(&self, body: &UpsertCompanyRequestBody) -> Request<S, UpsertCompany> {
        self.request().body(body)
    }

    /// `getCompany`: `GET /companies/{company_id}`.
    #[doc(alias = "getCompany")]
    pub fn get(&self, company_id: impl Into<CompanyId>) -> Request<S, GetCompany> {
        self.request()
            .path("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `deleteCompany`: `DELETE /companies/{company_id}`.
    ///
    /// Optional, to be set on the request: `cancel_subscription`, `prorate`.
    #[doc(alias = "deleteCompany")]
    pub fn delete(&self, company_id: impl Into<CompanyId>) -> Request<S, DeleteCompany> {
        self.request()
            .path("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `countCompanies`: `GET /companies/count`.
    ///
    /// Optional, to be set on the request: `credit_type_ids`, `has_scheduled_downgrade`, `ids`, `monetized_subscriptions`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `plan_version_unpublished`, `q`, `sort_order_column`, `sort_order_direction`, `subscription_statuses`, `subscription_types`, `with_entitlement_for`, `without_feature_override_for`, `without_plan`, `without_subscription`, `with_subscription`, `limit`, `offset`.
    #[doc(alias = "countCompanies")]
    pub fn count(&self) -> Request<S, CountCompanies> {
        self.request()
    }

    /// `createCompany`: `POST /companies/create`.
    #[doc(alias = "createCompany")]
    pub fn create(&self, body: &UpsertCompanyRequestBody) -> Request<S, CreateCompany> {
        self.request().body(body)
    }

    /// `deleteCompanyByKeys`: `POST /companies/delete`.
    #[doc(alias = "deleteCompanyByKeys")]
    pub fn delete_by_keys(&self, body: &KeysRequestBody) -> Request<S, DeleteCompanyByKeys> {
        self.request().body(body)
    }

    /// `lookupCompany`: `GET /companies/lookup`.
    #[doc(alias = "lookupCompany")]
    pub fn lookup(
        &self,
        keys: impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>,
    ) -> Request<S, LookupCompany> {
        self.request().query_map("keys", keys)
    }

    /// `getCompanyBillingEntity`: `GET /company-billing-entity`.
    #[doc(alias = "getCompanyBillingEntity")]
    pub fn get_billing_entity(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, GetCompanyBillingEntity> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `getBillingEntityChildSubscriptions`: `GET /company-billing-entity-subscriptions`.
    #[doc(alias = "getBillingEntityChildSubscriptions")]
    pub fn get_billing_entity_child_subscriptions(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, GetBillingEntityChildSubscriptions> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `listCompanyMemberships`: `GET /company-memberships`.
    ///
    /// Optional, to be set on the request: `company_id`, `user_id`, `limit`, `offset`.
    #[doc(alias = "listCompanyMemberships")]
    pub fn list_memberships(&self) -> Request<S, ListCompanyMemberships> {
        self.request()
    }

    /// `getOrCreateCompanyMembership`: `POST /company-memberships`.
    #[doc(alias = "getOrCreateCompanyMembership")]
    pub fn get_or_create_company_membership(
        &self,
        body: &GetOrCreateCompanyMembershipRequestBody,
    ) -> Request<S, GetOrCreateCompanyMembership> {
        self.request().body(body)
    }

    /// `deleteCompanyMembership`: `DELETE /company-memberships/{company_membership_id}`.
    #[doc(alias = "deleteCompanyMembership")]
    pub fn delete_membership(
        &self,
        company_membership_id: impl Into<String>,
    ) -> Request<S, DeleteCompanyMembership> {
        self.request()
            .path("company_membership_id", company_membership_id)
    }

    /// `getActiveCompanySubscription`: `GET /company-subscriptions`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_ids`, `limit`, `offset`.
    #[doc(alias = "getActiveCompanySubscription")]
    pub fn get_active_company_subscription(&self) -> Request<S, GetActiveCompanySubscription> {
        self.request()
    }

    /// `upsertCompanyTrait`: `POST /company-traits`.
    #[doc(alias = "upsertCompanyTrait")]
    pub fn upsert_trait(&self, body: &UpsertTraitRequestBody) -> Request<S, UpsertCompanyTrait> {
        self.request().body(body)
    }

    /// `listEntityKeyDefinitions`: `GET /entity-key-definitions`.
    ///
    /// Optional, to be set on the request: `entity_type`, `ids`, `q`, `limit`, `offset`.
    #[doc(alias = "listEntityKeyDefinitions")]
    pub fn list_entity_key_definitions(&self) -> Request<S, ListEntityKeyDefinitions> {
        self.request()
    }

    /// `deleteEntityKeyDefinition`: `DELETE /entity-key-definitions/{entity_key_definition_id}`.
    #[doc(alias = "deleteEntityKeyDefinition")]
    pub fn delete_entity_key_definition(
        &self,
        entity_key_definition_id: impl Into<String>,
    ) -> Request<S, DeleteEntityKeyDefinition> {
        self.request()
            .path("entity_key_definition_id", entity_key_definition_id)
    }

    /// `countEntityKeyDefinitions`: `GET /entity-key-definitions/count`.
    ///
    /// Optional, to be set on the request: `entity_type`, `ids`, `q`, `limit`, `offset`.
    #[doc(alias = "countEntityKeyDefinitions")]
    pub fn count_entity_key_definitions(&self) -> Request<S, CountEntityKeyDefinitions> {
        self.request()
    }

    /// `countEntityKeys`: `GET /entity-keys/count`.
    ///
    /// Optional, to be set on the request: `definition_id`, `entity_type`, `limit`, `offset`.
    #[doc(alias = "countEntityKeys")]
    pub fn count_entity_keys(&self) -> Request<S, CountEntityKeys> {
        self.request()
    }

    /// `listEntityTraitDefinitions`: `GET /entity-trait-definitions`.
    ///
    /// Optional, to be set on the request: `entity_type`, `ids`, `q`, `trait_type`, `trait_types`, `limit`, `offset`.
    #[doc(alias = "listEntityTraitDefinitions")]
    pub fn list_entity_trait_definitions(&self) -> Request<S, ListEntityTraitDefinitions> {
        self.request()
    }

    /// `getOrCreateEntityTraitDefinition`: `POST /entity-trait-definitions`.
    #[doc(alias = "getOrCreateEntityTraitDefinition")]
    pub fn get_or_create_entity_trait_definition(
        &self,
        body: &CreateEntityTraitDefinitionRequestBody,
    ) -> Request<S, GetOrCreateEntityTraitDefinition> {
        self.request().body(body)
    }

    /// `getEntityTraitDefinition`: `GET /entity-trait-definitions/{entity_trait_definition_id}`.
    #[doc(alias = "getEntityTraitDefinition")]
    pub fn get_entity_trait_definition(
        &self,
        entity_trait_definition_id: impl Into<String>,
    ) -> Request<S, GetEntityTraitDefinition> {
        self.request()
            .path("entity_trait_definition_id", entity_trait_definition_id)
    }

    /// `updateEntityTraitDefinition`: `PUT /entity-trait-definitions/{entity_trait_definition_id}`.
    #[doc(alias = "updateEntityTraitDefinition")]
    pub fn update_entity_trait_definition(
        &self,
        entity_trait_definition_id: impl Into<String>,
        body: &UpdateEntityTraitDefinitionRequestBody,
    ) -> Request<S, UpdateEntityTraitDefinition> {
        self.request()
            .path("entity_trait_definition_id", entity_trait_definition_id)
            .body(body)
    }

    /// `deleteEntityTraitDefinition`: `DELETE /entity-trait-definitions/{entity_trait_definition_id}`.
    #[doc(alias = "deleteEntityTraitDefinition")]
    pub fn delete_entity_trait_definition(
        &self,
        entity_trait_definition_id: impl Into<String>,
    ) -> Request<S, DeleteEntityTraitDefinition> {
        self.request()
            .path("entity_trait_definition_id", entity_trait_definition_id)
    }

    /// `getEntityTraitDefinitionUsage`: `GET /entity-trait-definitions/{entity_trait_definition_id}/usage`.
    #[doc(alias = "getEntityTraitDefinitionUsage")]
    pub fn get_entity_trait_definition_usage(
        &self,
        entity_trait_definition_id: impl Into<String>,
    ) -> Request<S, GetEntityTraitDefinitionUsage> {
        self.request()
            .path("entity_trait_definition_id", entity_trait_definition_id)
    }

    /// `countEntityTraitDefinitions`: `GET /entity-trait-definitions/count`.
    ///
    /// Optional, to be set on the request: `entity_type`, `ids`, `q`, `trait_type`, `trait_types`, `limit`, `offset`.
    #[doc(alias = "countEntityTraitDefinitions")]
    pub fn count_entity_trait_definitions(&self) -> Request<S, CountEntityTraitDefinitions> {
        self.request()
    }

    /// `getEntityTraitValues`: `GET /entity-trait-values`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "getEntityTraitValues")]
    pub fn get_entity_trait_values(
        &self,
        definition_id: impl Into<String>,
    ) -> Request<S, GetEntityTraitValues> {
        self.request()
            .query("definition_id", Into::<String>::into(definition_id))
    }

    /// `countEntityTraits`: `GET /entity-traits/count`.
    ///
    /// Optional, to be set on the request: `definition_id`, `entity_type`, `limit`, `offset`.
    #[doc(alias = "countEntityTraits")]
    pub fn count_entity_traits(&self) -> Request<S, CountEntityTraits> {
        self.request()
    }

    /// `listPlanChanges`: `GET /plan-changes`.
    ///
    /// Optional, to be set on the request: `action`, `base_plan_action`, `company_id`, `company_ids`, `limit`, `offset`.
    #[doc(alias = "listPlanChanges")]
    pub fn list_plan_changes(&self) -> Request<S, ListPlanChanges> {
        self.request()
    }

    /// `getPlanChange`: `GET /plan-changes/{plan_change_id}`.
    #[doc(alias = "getPlanChange")]
    pub fn get_plan_change(&self, plan_change_id: impl Into<String>) -> Request<S, GetPlanChange> {
        self.request().path("plan_change_id", plan_change_id)
    }

    /// `listPlanTraits`: `GET /plan-traits`.
    ///
    /// Optional, to be set on the request: `ids`, `plan_id`, `trait_id`, `trait_ids`, `limit`, `offset`.
    #[doc(alias = "listPlanTraits")]
    pub fn list_plan_traits(&self) -> Request<S, ListPlanTraits> {
        self.request()
    }

    /// `getPlanTrait`: `GET /plan-traits/{plan_trait_id}`.
    #[doc(alias = "getPlanTrait")]
    pub fn get_plan_trait(&self, plan_trait_id: impl Into<String>) -> Request<S, GetPlanTrait> {
        self.request().path("plan_trait_id", plan_trait_id)
    }

    /// `updatePlanTraitsBulk`: `POST /plan-traits/bulk`.
    #[doc(alias = "updatePlanTraitsBulk")]
    pub fn update_plan_traits_bulk(
        &self,
        body: &UpdatePlanTraitBulkRequestBody,
    ) -> Request<S, UpdatePlanTraitsBulk> {
        self.request().body(body)
    }

    /// `countPlanTraits`: `GET /plan-traits/count`.
    ///
    /// Optional, to be set on the request: `ids`, `plan_id`, `trait_id`, `trait_ids`, `limit`, `offset`.
    #[doc(alias = "countPlanTraits")]
    pub fn count_plan_traits(&self) -> Request<S, CountPlanTraits> {
        self.request()
    }
}

operation! {
    /// `listCompanies`: `GET /companies`, made by [`Companies::list`].
    pub ListCompanies: GET "/companies", "listCompanies" in "companies"
        => Vec<CompanyDetailResponseData>, paged CompanyDetailResponseData;
}

operation! {
    /// `upsertCompany`: `POST /companies`, made by [`Companies::upsert`].
    pub UpsertCompany: POST "/companies", "upsertCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `getCompany`: `GET /companies/{company_id}`, made by [`Companies::get`].
    pub GetCompany: GET "/companies/{company_id}", "getCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `deleteCompany`: `DELETE /companies/{company_id}`, made by [`Companies::delete`].
    pub DeleteCompany: DELETE "/companies/{company_id}", "deleteCompany" in "companies"
        => DeleteResponse;
}

operation! {
    /// `countCompanies`: `GET /companies/count`, made by [`Companies::count`].
    pub CountCompanies: GET "/companies/count", "countCompanies" in "companies"
        => CountResponse;
}

operation! {
    /// `createCompany`: `POST /companies/create`, made by [`Companies::create`].
    pub CreateCompany: POST "/companies/create", "createCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `deleteCompanyByKeys`: `POST /companies/delete`, made by [`Companies::delete_by_keys`].
    pub DeleteCompanyByKeys: POST "/companies/delete", "deleteCompanyByKeys" in "companies"
        => CompanyResponseData;
}

operation! {
    /// `lookupCompany`: `GET /companies/lookup`, made by [`Companies::lookup`].
    pub LookupCompany: GET "/companies/lookup", "lookupCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `getCompanyBillingEntity`: `GET /company-billing-entity`, made by [`Companies::get_billing_entity`].
    pub GetCompanyBillingEntity: GET "/company-billing-entity", "getCompanyBillingEntity" in "companies"
        => Vec<CompanyBillingEntityResponseData>;
}

operation! {
    /// `getBillingEntityChildSubscriptions`: `GET /company-billing-entity-subscriptions`, made by [`Companies::get_billing_entity_child_subscriptions`].
    pub GetBillingEntityChildSubscriptions: GET "/company-billing-entity-subscriptions", "getBillingEntityChildSubscriptions" in "companies"
        => Vec<CompanyBillingEntitySubscriptionResponseData>;
}

operation! {
    /// `listCompanyMemberships`: `GET /company-memberships`, made by [`Companies::list_memberships`].
    pub ListCompanyMemberships: GET "/company-memberships", "listCompanyMemberships" in "companies"
        => Vec<CompanyMembershipDetailResponseData>, paged CompanyMembershipDetailResponseData;
}

operation! {
    /// `getOrCreateCompanyMembership`: `POST /company-memberships`, made by [`Companies::get_or_create_company_membership`].
    pub GetOrCreateCompanyMembership: POST "/company-memberships", "getOrCreateCompanyMembership" in "companies"
        => CompanyMembershipDetailResponseData;
}

operation! {
    /// `deleteCompanyMembership`: `DELETE /company-memberships/{company_membership_id}`, made by [`Companies::delete_membership`].
    pub DeleteCompanyMembership: DELETE "/company-memberships/{company_membership_id}", "deleteCompanyMembership" in "companies"
        => DeleteResponse;
}

operation! {
    /// `getActiveCompanySubscription`: `GET /company-subscriptions`, made by [`Companies::get_active_company_subscription`].
    pub GetActiveCompanySubscription: GET "/company-subscriptions", "getActiveCompanySubscription" in "companies"
        => Vec<CompanySubscriptionResponseData>, paged CompanySubscriptionResponseData;
}

operation! {
    /// `upsertCompanyTrait`: `POST /company-traits`, made by [`Companies::upsert_trait`].
    pub UpsertCompanyTrait: POST "/company-traits", "upsertCompanyTrait" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `listEntityKeyDefinitions`: `GET /entity-key-definitions`, made by [`Companies::list_entity_key_definitions`].
    pub ListEntityKeyDefinitions: GET "/entity-key-definitions", "listEntityKeyDefinitions" in "companies"
        => Vec<EntityKeyDefinitionResponseData>, paged EntityKeyDefinitionResponseData;
}

operation! {
    /// `deleteEntityKeyDefinition`: `DELETE /entity-key-definitions/{entity_key_definition_id}`, made by [`Companies::delete_entity_key_definition`].
    pub DeleteEntityKeyDefinition: DELETE "/entity-key-definitions/{entity_key_definition_id}", "deleteEntityKeyDefinition" in "companies"
        => DeleteResponse;
}

operation! {
    /// `countEntityKeyDefinitions`: `GET /entity-key-definitions/count`, made by [`Companies::count_entity_key_definitions`].
    pub CountEntityKeyDefinitions: GET "/entity-key-definitions/count", "countEntityKeyDefinitions" in "companies"
        => CountResponse;
}

operation! {
    /// `countEntityKeys`: `GET /entity-keys/count`, made by [`Companies::count_entity_keys`].
    pub CountEntityKeys: GET "/entity-keys/count", "countEntityKeys" in "companies"
        => CountResponse;
}

operation! {
    /// `listEntityTraitDefinitions`: `GET /entity-trait-definitions`, made by [`Companies::list_entity_trait_definitions`].
    pub ListEntityTraitDefinitions: GET "/entity-trait-definitions", "listEntityTraitDefinitions" in "companies"
        => Vec<EntityTraitDefinitionResponseData>, paged EntityTraitDefinitionResponseData;
}

operation! {
    /// `getOrCreateEntityTraitDefinition`: `POST /entity-trait-definitions`, made by [`Companies::get_or_create_entity_trait_definition`].
    pub GetOrCreateEntityTraitDefinition: POST "/entity-trait-definitions", "getOrCreateEntityTraitDefinition" in "companies"
        => EntityTraitDefinitionResponseData;
}

operation! {
    /// `getEntityTraitDefinition`: `GET /entity-trait-definitions/{entity_trait_definition_id}`, made by [`Companies::get_entity_trait_definition`].
    pub GetEntityTraitDefinition: GET "/entity-trait-definitions/{entity_trait_definition_id}", "getEntityTraitDefinition" in "companies"
        => EntityTraitDefinitionResponseData;
}

operation! {
    /// `updateEntityTraitDefinition`: `PUT /entity-trait-definitions/{entity_trait_definition_id}`, made by [`Companies::update_entity_trait_definition`].
    pub UpdateEntityTraitDefinition: PUT "/entity-trait-definitions/{entity_trait_definition_id}", "updateEntityTraitDefinition" in "companies"
        => EntityTraitDefinitionResponseData;
}

operation! {
    /// `deleteEntityTraitDefinition`: `DELETE /entity-trait-definitions/{entity_trait_definition_id}`, made by [`Companies::delete_entity_trait_definition`].
    pub DeleteEntityTraitDefinition: DELETE "/entity-trait-definitions/{entity_trait_definition_id}", "deleteEntityTraitDefinition" in "companies"
        => DeleteResponse;
}

operation! {
    /// `getEntityTraitDefinitionUsage`: `GET /entity-trait-definitions/{entity_trait_definition_id}/usage`, made by [`Companies::get_entity_trait_definition_usage`].
    pub GetEntityTraitDefinitionUsage: GET "/entity-trait-definitions/{entity_trait_definition_id}/usage", "getEntityTraitDefinitionUsage" in "companies"
        => EntityTraitDefinitionUsage;
}

operation! {
    /// `countEntityTraitDefinitions`: `GET /entity-trait-definitions/count`, made by [`Companies::count_entity_trait_definitions`].
    pub CountEntityTraitDefinitions: GET "/entity-trait-definitions/count", "countEntityTraitDefinitions" in "companies"
        => CountResponse;
}

operation! {
    /// `getEntityTraitValues`: `GET /entity-trait-values`, made by [`Companies::get_entity_trait_values`].
    pub GetEntityTraitValues: GET "/entity-trait-values", "getEntityTraitValues" in "companies"
        => Vec<EntityTraitValue>, paged EntityTraitValue;
}

operation! {
    /// `countEntityTraits`: `GET /entity-traits/count`, made by [`Companies::count_entity_traits`].
    pub CountEntityTraits: GET "/entity-traits/count", "countEntityTraits" in "companies"
        => CountResponse;
}

operation! {
    /// `listPlanChanges`: `GET /plan-changes`, made by [`Companies::list_plan_changes`].
    pub ListPlanChanges: GET "/plan-changes", "listPlanChanges" in "companies"
        => Vec<PlanChangeResponseData>, paged PlanChangeResponseData;
}

operation! {
    /// `getPlanChange`: `GET /plan-changes/{plan_change_id}`, made by [`Companies::get_plan_change`].
    pub GetPlanChange: GET "/plan-changes/{plan_change_id}", "getPlanChange" in "companies"
        => PlanChangeResponseData;
}

operation! {
    /// `listPlanTraits`: `GET /plan-traits`, made by [`Companies::list_plan_traits`].
    pub ListPlanTraits: GET "/plan-traits", "listPlanTraits" in "companies"
        => Vec<PlanTraitResponseData>, paged PlanTraitResponseData;
}

operation! {
    /// `getPlanTrait`: `GET /plan-traits/{plan_trait_id}`, made by [`Companies::get_plan_trait`].
    pub GetPlanTrait: GET "/plan-traits/{plan_trait_id}", "getPlanTrait" in "companies"
        => PlanTraitResponseData;
}

operation! {
    /// `updatePlanTraitsBulk`: `POST /plan-traits/bulk`, made by [`Companies::update_plan_traits_bulk`].
    pub UpdatePlanTraitsBulk: POST "/plan-traits/bulk", "updatePlanTraitsBulk" in "companies"
        => Vec<PlanTraitResponseData>;
}

operation! {
    /// `countPlanTraits`: `GET /plan-traits/count`, made by [`Companies::count_plan_traits`].
    pub CountPlanTraits: GET "/plan-traits/count", "countPlanTraits" in "companies"
        => CountResponse;
}

parameters! {
    [ListCompanies, CountCompanies] {
        "credit_type_ids" credit_type_ids(each into CreditTypeId);
        "has_scheduled_downgrade" has_scheduled_downgrade(bool);
        "ids" ids(each into CompanyId);
        "monetized_subscriptions" monetized_subscriptions(bool);
        "plan_id" plan_id(into PlanId);
        "plan_ids" plan_ids(each into PlanId);
        "plan_version_id" plan_version_id(into String);
        "plan_version_ids" plan_version_ids(each into String);
        "plan_version_unpublished" plan_version_unpublished(bool);
        "q" q(into String);
        "sort_order_column" sort_order_column(into String);
        "sort_order_direction" sort_order_direction(into SortDirection);
        "subscription_statuses" subscription_statuses(each into SubscriptionStatus);
        "subscription_types" subscription_types(each into SubscriptionType);
        "with_entitlement_for" with_entitlement_for(into String);
        "without_feature_override_for" without_feature_override_for(into String);
        "without_plan" without_plan(bool);
        "without_subscription" without_subscription(bool);
        "with_subscription" with_subscription(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [DeleteCompany] {
        "cancel_subscription" cancel_subscription(bool);
        "prorate" prorate(bool);
    }
}

parameters! {
    [ListCompanyMemberships] {
        "company_id" company_id(into CompanyId);
        "user_id" user_id(into UserId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [GetActiveCompanySubscription] {
        "company_id" company_id(into CompanyId);
        "company_ids" company_ids(each into CompanyId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListEntityKeyDefinitions, CountEntityKeyDefinitions] {
        "entity_type" entity_type(into EntityType);
        "ids" ids(each into String);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [CountEntityKeys, CountEntityTraits] {
        "definition_id" definition_id(into String);
        "entity_type" entity_type(into EntityType);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListEntityTraitDefinitions, CountEntityTraitDefinitions] {
        "entity_type" entity_type(into EntityType);
        "ids" ids(each into String);
        "q" q(into String);
        "trait_type" trait_type(into TraitType);
        "trait_types" trait_types(each into TraitType);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [GetEntityTraitValues] {
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListPlanChanges] {
        "action" action(into PlanChangeAction);
        "base_plan_action" base_plan_action(into PlanChangeBasePlanAction);
        "company_id" company_id(into CompanyId);
        "company_ids" company_ids(each into CompanyId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListPlanTraits, CountPlanTraits] {
        "ids" ids(each into String);
        "plan_id" plan_id(into PlanId);
        "trait_id" trait_id(into String);
        "trait_ids" trait_ids(each into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

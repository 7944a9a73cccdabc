// Written by `cargo xtask codegen`; changes belong into the generator.

//! Operations as data, for tools that learn only when they run which one to call (feature
//! `dynamic`).
//!
//! ```
//! use schematic_api::dynamic::{self, Parts};
//!
//! let get = dynamic::operations().iter().find(|known| known.facts().id == "getCompany");
//! let get = get.ok_or("no such operation")?;
//! assert_eq!(get.rust_call(), "companies().get(company_id)");
//! let call = get.request(&Parts::new().path("company_id", "comp_1"))?;
//! assert_eq!(call.target()?, "/companies/comp_1");
//! assert!(get.request(&Parts::new().path("company", "comp_1")).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub use crate::runtime::cursor::PageCursor;
pub use crate::runtime::dynamic::{Dynamic, DynamicError, Parts, QueryFact, QueryKind};
use crate::{operations, types};

/// Returns every operation of the API's document, by tag.
#[must_use]
pub fn operations() -> &'static [Dynamic] {
    OPERATIONS
}

static OPERATIONS: &[Dynamic] = &[
    Dynamic::json::<operations::access_tokens::IssueTemporaryAccessToken>("access_tokens().issue_temporary_access_token(&body)")
        .body::<types::IssueTemporaryAccessTokenRequestBody>(),
    Dynamic::list::<operations::accounts::ListAccountMembers>("accounts().list_members()")
        .query(LIST_ACCOUNT_MEMBERS),
    Dynamic::json::<operations::accounts::GetAccountMember>("accounts().get_member(account_member_id)")
        .path(&["account_member_id"]),
    Dynamic::json::<operations::accounts::CountAccountMembers>("accounts().count_members()")
        .query(LIST_ACCOUNT_MEMBERS),
    Dynamic::list::<operations::accounts::ListApiKeys>("accounts().list_api_keys(require_environment)")
        .query(LIST_API_KEYS),
    Dynamic::json::<operations::accounts::CreateApiKey>("accounts().create_api_key(&body)")
        .body::<types::CreateApiKeyRequestBody>(),
    Dynamic::json::<operations::accounts::GetApiKey>("accounts().get_api_key(api_key_id)")
        .path(&["api_key_id"]),
    Dynamic::json::<operations::accounts::UpdateApiKey>("accounts().update_api_key(api_key_id, &body)")
        .path(&["api_key_id"])
        .body::<types::UpdateApiKeyRequestBody>(),
    Dynamic::json::<operations::accounts::DeleteApiKey>("accounts().delete_api_key(api_key_id)")
        .path(&["api_key_id"]),
    Dynamic::json::<operations::accounts::CountApiKeys>("accounts().count_api_keys(require_environment)")
        .query(LIST_API_KEYS),
    Dynamic::list::<operations::accounts::ListAuditLogs>("accounts().list_audit_logs()")
        .query(LIST_AUDIT_LOGS),
    Dynamic::json::<operations::accounts::GetAuditLog>("accounts().get_audit_log(audit_log_id)")
        .path(&["audit_log_id"]),
    Dynamic::json::<operations::accounts::CountAuditLogs>("accounts().count_audit_logs()")
        .query(LIST_AUDIT_LOGS),
    Dynamic::list::<operations::accounts::ListEnvironments>("accounts().list_environments()")
        .query(LIST_ENVIRONMENTS),
    Dynamic::json::<operations::accounts::CreateEnvironment>("accounts().create_environment(&body)")
        .body::<types::CreateEnvironmentRequestBody>(),
    Dynamic::json::<operations::accounts::GetEnvironment>("accounts().get_environment(environment_id)")
        .path(&["environment_id"]),
    Dynamic::json::<operations::accounts::UpdateEnvironment>("accounts().update_environment(environment_id, &body)")
        .path(&["environment_id"])
        .body::<types::UpdateEnvironmentRequestBody>(),
    Dynamic::json::<operations::accounts::DeleteEnvironment>("accounts().delete_environment(environment_id)")
        .path(&["environment_id"]),
    Dynamic::json::<operations::accounts::GetOnboardingState>("accounts().get_onboarding_state()"),
    Dynamic::json::<operations::accounts::UpdateOnboardingState>("accounts().update_onboarding_state(&body)")
        .body::<types::UpdateOnboardingStateRequestBody>(),
    Dynamic::json::<operations::accounts::Quickstart>("accounts().quickstart()"),
    Dynamic::json::<operations::accounts::GetWhoAmI>("accounts().get_who_am_i()"),
    Dynamic::list::<operations::billing::ListCoupons>("billing().list_coupons()")
        .query(LIST_COUPONS),
    Dynamic::json::<operations::billing::UpsertBillingCoupon>("billing().upsert_coupon(&body)")
        .body::<types::CreateCouponRequestBody>(),
    Dynamic::json::<operations::billing::DeleteBillingCoupon>("billing().delete_coupon(billing_id)")
        .path(&["billing_id"]),
    Dynamic::json::<operations::billing::DeleteBillingCustomer>("billing().delete_customer(billing_id)")
        .path(&["billing_id"]),
    Dynamic::json::<operations::billing::UpsertBillingCustomer>("billing().upsert_customer(&body)")
        .body::<types::CreateBillingCustomerRequestBody>(),
    Dynamic::list::<operations::billing::ListCustomersWithSubscriptions>("billing().list_customers_with_subscriptions()")
        .query(LIST_CUSTOMERS_WITH_SUBSCRIPTIONS),
    Dynamic::json::<operations::billing::CountCustomers>("billing().count_customers()")
        .query(LIST_CUSTOMERS_WITH_SUBSCRIPTIONS),
    Dynamic::list::<operations::billing::ListInvoices>("billing().list_invoices(customer_external_id, subscription_external_id)")
        .query(LIST_INVOICES),
    Dynamic::json::<operations::billing::UpsertInvoice>("billing().upsert_invoice(&body)")
        .body::<types::CreateInvoiceRequestBody>(),
    Dynamic::json::<operations::billing::DeleteBillingInvoice>("billing().delete_invoice(billing_id)")
        .path(&["billing_id"]),
    Dynamic::list::<operations::billing::ListMeters>("billing().list_meters()")
        .query(LIST_METERS),
    Dynamic::json::<operations::billing::UpsertBillingMeter>("billing().upsert_meter(&body)")
        .body::<types::CreateMeterRequestBody>(),
    Dynamic::list::<operations::billing::ListPaymentMethods>("billing().list_payment_methods(customer_external_id)")
        .query(LIST_PAYMENT_METHODS),
    Dynamic::json::<operations::billing::UpsertPaymentMethod>("billing().upsert_payment_method(&body)")
        .body::<types::CreatePaymentMethodRequestBody>(),
    Dynamic::json::<operations::billing::DeletePaymentMethodByExternalId>("billing().delete_payment_method_by_external_id(billing_id)")
        .path(&["billing_id"]),
    Dynamic::list::<operations::billing::ListBillingPrices>("billing().list_prices()")
        .query(LIST_BILLING_PRICES),
    Dynamic::json::<operations::billing::UpsertBillingPrice>("billing().upsert_price(&body)")
        .body::<types::CreateBillingPriceRequestBody>(),
    Dynamic::json::<operations::billing::DeleteBillingProduct>("billing().delete_product(billing_id)")
        .path(&["billing_id"]),
    Dynamic::list::<operations::billing::ListBillingProductPrices>("billing().list_product_prices()")
        .query(LIST_BILLING_PRICES),
    Dynamic::json::<operations::billing::DeleteProductPrice>("billing().delete_product_price(billing_id)")
        .path(&["billing_id"]),
    Dynamic::json::<operations::billing::UpsertBillingProduct>("billing().upsert_product(&body)")
        .body::<types::CreateBillingProductRequestBody>(),
    Dynamic::list::<operations::billing::ListBillingProducts>("billing().list_products()")
        .query(LIST_BILLING_PRODUCTS),
    Dynamic::json::<operations::billing::CountBillingProducts>("billing().count_products()")
        .query(LIST_BILLING_PRODUCTS),
    Dynamic::json::<operations::billing::UpsertBillingSubscription>("billing().upsert_subscription(&body)")
        .body::<types::CreateBillingSubscriptionRequestBody>(),
    Dynamic::list::<operations::catalogs::ListCatalogs>("catalogs().list()")
        .query(LIST_CATALOGS),
    Dynamic::json::<operations::catalogs::CreateCatalog>("catalogs().create(&body)")
        .body::<types::CreateCatalogRequestBody>(),
    Dynamic::json::<operations::catalogs::GetCatalog>("catalogs().get(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::json::<operations::catalogs::UpdateCatalog>("catalogs().update(catalog_id, &body)")
        .path(&["catalog_id"])
        .body::<types::UpdateCatalogRequestBody>(),
    Dynamic::json::<operations::catalogs::DeleteCatalog>("catalogs().delete(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::json::<operations::catalogs::GetConfiguration>("catalogs().get_configuration(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::json::<operations::catalogs::UpdateConfiguration>("catalogs().update_configuration(catalog_id, &body)")
        .path(&["catalog_id"])
        .body::<types::UpdateCatalogConfigurationRequestBody>(),
    Dynamic::json::<operations::catalogs::GetCreditBundlesInCatalog>("catalogs().get_credit_bundles_in_catalog(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::nothing::<operations::catalogs::AddCreditBundle>("catalogs().add_credit_bundle(catalog_id, credit_bundle_id)")
        .path(&["catalog_id", "credit_bundle_id"]),
    Dynamic::nothing::<operations::catalogs::RemoveCreditBundle>("catalogs().remove_credit_bundle(catalog_id, credit_bundle_id)")
        .path(&["catalog_id", "credit_bundle_id"]),
    Dynamic::json::<operations::catalogs::GetDerivedFeatures>("catalogs().get_derived_features(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::json::<operations::catalogs::GetPlansInCatalog>("catalogs().get_plans_in_catalog(catalog_id)")
        .path(&["catalog_id"]),
    Dynamic::nothing::<operations::catalogs::AddPlan>("catalogs().add_plan(catalog_id, plan_id)")
        .path(&["catalog_id", "plan_id"]),
    Dynamic::nothing::<operations::catalogs::RemovePlan>("catalogs().remove_plan(catalog_id, plan_id)")
        .path(&["catalog_id", "plan_id"]),
    Dynamic::json::<operations::checkout::CheckoutInternal>("checkout().checkout_internal(&body)")
        .body::<types::ChangeSubscriptionInternalRequestBody>(),
    Dynamic::json::<operations::checkout::GetCheckoutData>("checkout().get_data(&body)")
        .body::<types::CheckoutDataRequestBody>(),
    Dynamic::json::<operations::checkout::PreviewCheckoutInternal>("checkout().preview_internal(&body)")
        .body::<types::ChangeSubscriptionInternalRequestBody>(),
    Dynamic::json::<operations::checkout::GetCompanyBillingDetails>("checkout().get_company_billing_details(company_id)")
        .path(&["company_id"]),
    Dynamic::json::<operations::checkout::UpdateCompanyBillingDetails>("checkout().update_company_billing_details(company_id, &body)")
        .path(&["company_id"])
        .body::<types::UpdateCompanyBillingDetailsRequestBody>(),
    Dynamic::json::<operations::checkout::ManagePlan>("checkout().manage_plan(&body)")
        .body::<types::ManagePlanRequest>(),
    Dynamic::json::<operations::checkout::PreviewManagePlan>("checkout().preview_manage_plan(&body)")
        .body::<types::ManagePlanRequest>(),
    Dynamic::json::<operations::checkout::CancelSubscription>("checkout().cancel_subscription(&body)")
        .body::<types::CancelSubscriptionRequest>(),
    Dynamic::json::<operations::checkout::UpdateCustomerSubscriptionTrialEnd>("checkout().update_customer_subscription_trial_end(subscription_id, &body)")
        .path(&["subscription_id"])
        .body::<types::UpdateTrialEndRequestBody>(),
    Dynamic::list::<operations::companies::ListCompanies>("companies().list()")
        .query(LIST_COMPANIES),
    Dynamic::json::<operations::companies::UpsertCompany>("companies().upsert(&body)")
        .body::<types::UpsertCompanyRequestBody>(),
    Dynamic::json::<operations::companies::GetCompany>("companies().get(company_id)")
        .path(&["company_id"]),
    Dynamic::json::<operations::companies::DeleteCompany>("companies().delete(company_id)")
        .path(&["company_id"])
        .query(DELETE_COMPANY),
    Dynamic::json::<operations::companies::CountCompanies>("companies().count()")
        .query(LIST_COMPANIES),
    Dynamic::json::<operations::companies::CreateCompany>("companies().create(&body)")
        .body::<types::UpsertCompanyRequestBody>(),
    Dynamic::json::<operations::companies::DeleteCompanyByKeys>("companies().delete_by_keys(&body)")
        .body::<types::KeysRequestBody>(),
    Dynamic::json::<operations::companies::LookupCompany>("companies().lookup(keys)")
        .query(LOOKUP_COMPANY),
    Dynamic::json::<operations::companies::GetCompanyBillingEntity>("companies().get_billing_entity(company_id)")
        .query(GET_COMPANY_BILLING_ENTITY),
    Dynamic::json::<operations::companies::GetBillingEntityChildSubscriptions>("companies().get_billing_entity_child_subscriptions(company_id)")
        .query(GET_COMPANY_BILLING_ENTITY),
    Dynamic::list::<operations::companies::ListCompanyMemberships>("companies().list_memberships()")
        .query(LIST_COMPANY_MEMBERSHIPS),
    Dynamic::json::<operations::companies::GetOrCreateCompanyMembership>("companies().get_or_create_company_membership(&body)")
        .body::<types::GetOrCreateCompanyMembershipRequestBody>(),
    Dynamic::json::<operations::companies::DeleteCompanyMembership>("companies().delete_membership(company_membership_id)")
        .path(&["company_membership_id"]),
    Dynamic::list::<operations::companies::GetActiveCompanySubscription>("companies().get_active_company_subscription()")
        .query(GET_ACTIVE_COMPANY_SUBSCRIPTION),
    Dynamic::json::<operations::companies::UpsertCompanyTrait>("companies().upsert_trait(&body)")
        .body::<types::UpsertTraitRequestBody>(),
    Dynamic::list::<operations::companies::ListEntityKeyDefinitions>("companies().list_entity_key_definitions()")
        .query(LIST_ENTITY_KEY_DEFINITIONS),
    Dynamic::json::<operations::companies::DeleteEntityKeyDefinition>("companies().delete_entity_key_definition(entity_key_definition_id)")
        .path(&["entity_key_definition_id"]),
    Dynamic::json::<operations::companies::CountEntityKeyDefinitions>("companies().count_entity_key_definitions()")
        .query(LIST_ENTITY_KEY_DEFINITIONS),
    Dynamic::json::<operations::companies::CountEntityKeys>("companies().count_entity_keys()")
        .query(COUNT_ENTITY_KEYS),
    Dynamic::list::<operations::companies::ListEntityTraitDefinitions>("companies().list_entity_trait_definitions()")
        .query(LIST_ENTITY_TRAIT_DEFINITIONS),
    Dynamic::json::<operations::companies::GetOrCreateEntityTraitDefinition>("companies().get_or_create_entity_trait_definition(&body)")
        .body::<types::CreateEntityTraitDefinitionRequestBody>(),
    Dynamic::json::<operations::companies::GetEntityTraitDefinition>("companies().get_entity_trait_definition(entity_trait_definition_id)")
        .path(&["entity_trait_definition_id"]),
    Dynamic::json::<operations::companies::UpdateEntityTraitDefinition>("companies().update_entity_trait_definition(entity_trait_definition_id, &body)")
        .path(&["entity_trait_definition_id"])
        .body::<types::UpdateEntityTraitDefinitionRequestBody>(),
    Dynamic::json::<operations::companies::DeleteEntityTraitDefinition>("companies().delete_entity_trait_definition(entity_trait_definition_id)")
        .path(&["entity_trait_definition_id"]),
    Dynamic::json::<operations::companies::GetEntityTraitDefinitionUsage>("companies().get_entity_trait_definition_usage(entity_trait_definition_id)")
        .path(&["entity_trait_definition_id"]),
    Dynamic::json::<operations::companies::CountEntityTraitDefinitions>("companies().count_entity_trait_definitions()")
        .query(LIST_ENTITY_TRAIT_DEFINITIONS),
    Dynamic::list::<operations::companies::GetEntityTraitValues>("companies().get_entity_trait_values(definition_id)")
        .query(GET_ENTITY_TRAIT_VALUES),
    Dynamic::json::<operations::companies::CountEntityTraits>("companies().count_entity_traits()")
        .query(COUNT_ENTITY_KEYS),
    Dynamic::list::<operations::companies::ListPlanChanges>("companies().list_plan_changes()")
        .query(LIST_PLAN_CHANGES),
    Dynamic::json::<operations::companies::GetPlanChange>("companies().get_plan_change(plan_change_id)")
        .path(&["plan_change_id"]),
    Dynamic::list::<operations::companies::ListPlanTraits>("companies().list_plan_traits()")
        .query(LIST_PLAN_TRAITS),
    Dynamic::json::<operations::companies::GetPlanTrait>("companies().get_plan_trait(plan_trait_id)")
        .path(&["plan_trait_id"]),
    Dynamic::json::<operations::companies::UpdatePlanTraitsBulk>("companies().update_plan_traits_bulk(&body)")
        .body::<types::UpdatePlanTraitBulkRequestBody>(),
    Dynamic::json::<operations::companies::CountPlanTraits>("companies().count_plan_traits()")
        .query(LIST_PLAN_TRAITS),
    Dynamic::json::<operations::users::UpsertUserTrait>("users().upsert_trait(&body)")
        .body::<types::UpsertTraitRequestBody>(),
    Dynamic::list::<operations::users::ListUsers>("users().list()")
        .query(LIST_USERS),
    Dynamic::json::<operations::users::UpsertUser>("users().upsert(&body)")
        .body::<types::UpsertUserRequestBody>(),
    Dynamic::json::<operations::users::GetUser>("users().get(user_id)")
        .path(&["user_id"]),
    Dynamic::json::<operations::users::DeleteUser>("users().delete(user_id)")
        .path(&["user_id"]),
    Dynamic::json::<operations::users::CountUsers>("users().count()")
        .query(LIST_USERS),
    Dynamic::json::<operations::users::CreateUser>("users().create(&body)")
        .body::<types::UpsertUserRequestBody>(),
    Dynamic::json::<operations::users::DeleteUserByKeys>("users().delete_by_keys(&body)")
        .body::<types::KeysRequestBody>(),
    Dynamic::json::<operations::users::LookupUser>("users().lookup(keys)")
        .query(LOOKUP_COMPANY),
    Dynamic::list::<operations::components::ListComponents>("components().list()")
        .query(LIST_COMPONENTS),
    Dynamic::json::<operations::components::CreateComponent>("components().create(&body)")
        .body::<types::CreateComponentRequestBody>(),
    Dynamic::json::<operations::components::GetComponent>("components().get(component_id)")
        .path(&["component_id"]),
    Dynamic::json::<operations::components::UpdateComponent>("components().update(component_id, &body)")
        .path(&["component_id"])
        .body::<types::UpdateComponentRequestBody>(),
    Dynamic::json::<operations::components::DeleteComponent>("components().delete(component_id)")
        .path(&["component_id"]),
    Dynamic::json::<operations::components::BindCatalog>("components().bind_catalog(component_id, &body)")
        .path(&["component_id"])
        .body::<types::BindCatalogRequestBody>(),
    Dynamic::json::<operations::components::CountComponents>("components().count()")
        .query(LIST_COMPONENTS),
    Dynamic::json::<operations::components::PreviewComponentData>("components().preview_data()")
        .query(PREVIEW_COMPONENT_DATA),
    Dynamic::json::<operations::public_components::GetPublicPlans>("public_components().get_plans()"),
    Dynamic::list::<operations::credits::ListBillingCredits>("credits().list()")
        .query(LIST_BILLING_CREDITS),
    Dynamic::json::<operations::credits::CreateBillingCredit>("credits().create(&body)")
        .body::<types::CreateBillingCreditRequestBody>(),
    Dynamic::json::<operations::credits::GetSingleBillingCredit>("credits().get(credit_id)")
        .path(&["credit_id"]),
    Dynamic::json::<operations::credits::UpdateBillingCredit>("credits().update(credit_id, &body)")
        .path(&["credit_id"])
        .body::<types::UpdateBillingCreditRequestBody>(),
    Dynamic::json::<operations::credits::SoftDeleteBillingCredit>("credits().delete(credit_id)")
        .path(&["credit_id"]),
    Dynamic::json::<operations::credits::ListCompanyCreditBalances>("credits().list_company_credit_balances(company_id)")
        .query(GET_COMPANY_BILLING_ENTITY),
    Dynamic::list::<operations::credits::ListCreditBundles>("credits().list_bundles()")
        .query(LIST_CREDIT_BUNDLES),
    Dynamic::json::<operations::credits::CreateCreditBundle>("credits().create_bundle(&body)")
        .body::<types::CreateCreditBundleRequestBody>(),
    Dynamic::json::<operations::credits::GetCreditBundle>("credits().get_bundle(bundle_id)")
        .path(&["bundle_id"]),
    Dynamic::json::<operations::credits::UpdateCreditBundleDetails>("credits().update_bundle_details(bundle_id, &body)")
        .path(&["bundle_id"])
        .body::<types::UpdateCreditBundleDetailsRequestBody>(),
    Dynamic::json::<operations::credits::DeleteCreditBundle>("credits().delete_bundle(bundle_id)")
        .path(&["bundle_id"]),
    Dynamic::json::<operations::credits::CountCreditBundles>("credits().count_bundles()")
        .query(LIST_CREDIT_BUNDLES),
    Dynamic::json::<operations::credits::CountBillingCredits>("credits().count()")
        .query(LIST_BILLING_CREDITS),
    Dynamic::json::<operations::credits::ZeroOutGrant>("credits().zero_out_grant(grant_id, &body)")
        .path(&["grant_id"])
        .body::<types::ZeroOutGrantRequestBody>(),
    Dynamic::json::<operations::credits::GrantBillingCreditsToCompany>("credits().grant_billing_credits_to_company(&body)")
        .body::<types::CreateCompanyCreditGrant>(),
    Dynamic::json::<operations::credits::CountCompanyGrants>("credits().count_company_grants(company_id)")
        .query(COUNT_COMPANY_GRANTS),
    Dynamic::list::<operations::credits::ListCompanyGrants>("credits().list_company_grants(company_id)")
        .query(COUNT_COMPANY_GRANTS),
    Dynamic::json::<operations::credits::CountBillingCreditsGrants>("credits().count_billing_credits_grants()")
        .query(COUNT_BILLING_CREDITS_GRANTS),
    Dynamic::list::<operations::credits::ListGrantsForCredit>("credits().list_grants_for_credit()")
        .query(COUNT_BILLING_CREDITS_GRANTS),
    Dynamic::json::<operations::credits::AcquireCreditLease>("credits().acquire_lease(&body)")
        .body::<types::AcquireCreditLeaseRequestBody>(),
    Dynamic::json::<operations::credits::ExtendCreditLease>("credits().extend_lease(lease_id, &body)")
        .path(&["lease_id"])
        .body::<types::ExtendCreditLeaseRequestBody>(),
    Dynamic::json::<operations::credits::ReleaseCreditLease>("credits().release_lease(lease_id, &body)")
        .path(&["lease_id"])
        .body::<types::ReleaseCreditLeaseRequestBody>(),
    Dynamic::list::<operations::credits::ListBillingPlanCreditGrants>("credits().list_billing_plan_credit_grants()")
        .query(LIST_BILLING_PLAN_CREDIT_GRANTS),
    Dynamic::json::<operations::credits::CreateBillingPlanCreditGrant>("credits().create_billing_plan_credit_grant(&body)")
        .body::<types::CreateBillingPlanCreditGrantRequestBody>(),
    Dynamic::json::<operations::credits::GetSingleBillingPlanCreditGrant>("credits().get_single_billing_plan_credit_grant(plan_grant_id)")
        .path(&["plan_grant_id"]),
    Dynamic::json::<operations::credits::UpdateBillingPlanCreditGrant>("credits().update_billing_plan_credit_grant(plan_grant_id, &body)")
        .path(&["plan_grant_id"])
        .body::<types::UpdateBillingPlanCreditGrantRequestBody>(),
    Dynamic::json::<operations::credits::DeleteBillingPlanCreditGrant>("credits().delete_billing_plan_credit_grant(plan_grant_id)")
        .path(&["plan_grant_id"])
        .query(DELETE_BILLING_PLAN_CREDIT_GRANT),
    Dynamic::json::<operations::credits::CountBillingPlanCreditGrants>("credits().count_billing_plan_credit_grants()")
        .query(LIST_BILLING_PLAN_CREDIT_GRANTS),
    Dynamic::list::<operations::credits::ListCreditEventLedger>("credits().list_event_ledger(company_id)")
        .query(LIST_CREDIT_EVENT_LEDGER),
    Dynamic::json::<operations::credits::CountCreditEventLedger>("credits().count_event_ledger(company_id)")
        .query(LIST_CREDIT_EVENT_LEDGER),
    Dynamic::list::<operations::data_exports::ListDataExports>("data_exports().list()")
        .query(LIST_DATA_EXPORTS),
    Dynamic::json::<operations::data_exports::CreateDataExport>("data_exports().create(&body)")
        .body::<types::CreateDataExportRequestBody>(),
    Dynamic::json::<operations::data_exports::GetDataExport>("data_exports().get(data_export_id)")
        .path(&["data_export_id"]),
    Dynamic::file::<operations::data_exports::GetDataExportArtifact>("data_exports().get_artifact(data_export_id)")
        .path(&["data_export_id"]),
    Dynamic::list::<operations::entitlements::ListCompanyOverrides>("entitlements().list_company_overrides()")
        .query(LIST_COMPANY_OVERRIDES),
    Dynamic::json::<operations::entitlements::CreateCompanyOverride>("entitlements().create_company_override(&body)")
        .body::<types::CreateCompanyOverrideRequestBody>(),
    Dynamic::json::<operations::entitlements::GetCompanyOverride>("entitlements().get_company_override(company_override_id)")
        .path(&["company_override_id"]),
    Dynamic::json::<operations::entitlements::UpdateCompanyOverride>("entitlements().update_company_override(company_override_id, &body)")
        .path(&["company_override_id"])
        .body::<types::UpdateCompanyOverrideRequestBody>(),
    Dynamic::json::<operations::entitlements::DeleteCompanyOverride>("entitlements().delete_company_override(company_override_id)")
        .path(&["company_override_id"]),
    Dynamic::json::<operations::entitlements::CountCompanyOverrides>("entitlements().count_company_overrides()")
        .query(LIST_COMPANY_OVERRIDES),
    Dynamic::list::<operations::entitlements::ListFeatureCompanies>("entitlements().list_feature_companies(feature_id)")
        .query(LIST_FEATURE_COMPANIES),
    Dynamic::json::<operations::entitlements::CountFeatureCompanies>("entitlements().count_feature_companies(feature_id)")
        .query(LIST_FEATURE_COMPANIES),
    Dynamic::list::<operations::entitlements::ListFeatureUsage>("entitlements().list_feature_usage()")
        .query(LIST_FEATURE_USAGE),
    Dynamic::list::<operations::entitlements::ListFeatureUsageHistory>("entitlements().list_feature_usage_history(end_time, start_time)")
        .query(LIST_FEATURE_USAGE_HISTORY),
    Dynamic::json::<operations::entitlements::GetFeatureUsageTimeSeries>("entitlements().get_feature_usage_time_series(company_id, end_time, feature_id, start_time)")
        .query(GET_FEATURE_USAGE_TIME_SERIES),
    Dynamic::json::<operations::entitlements::CountFeatureUsage>("entitlements().count_feature_usage()")
        .query(LIST_FEATURE_USAGE),
    Dynamic::list::<operations::entitlements::ListFeatureUsers>("entitlements().list_feature_users(feature_id)")
        .query(LIST_FEATURE_COMPANIES),
    Dynamic::json::<operations::entitlements::CountFeatureUsers>("entitlements().count_feature_users(feature_id)")
        .query(LIST_FEATURE_COMPANIES),
    Dynamic::list::<operations::entitlements::ListPlanEntitlements>("entitlements().list_plan_entitlements()")
        .query(LIST_PLAN_ENTITLEMENTS),
    Dynamic::json::<operations::entitlements::CreatePlanEntitlement>("entitlements().create_plan_entitlement(&body)")
        .body::<types::CreatePlanEntitlementRequestBody>(),
    Dynamic::json::<operations::entitlements::GetPlanEntitlement>("entitlements().get_plan_entitlement(plan_entitlement_id)")
        .path(&["plan_entitlement_id"]),
    Dynamic::json::<operations::entitlements::UpdatePlanEntitlement>("entitlements().update_plan_entitlement(plan_entitlement_id, &body)")
        .path(&["plan_entitlement_id"])
        .body::<types::UpdatePlanEntitlementRequestBody>(),
    Dynamic::json::<operations::entitlements::DeletePlanEntitlement>("entitlements().delete_plan_entitlement(plan_entitlement_id)")
        .path(&["plan_entitlement_id"]),
    Dynamic::json::<operations::entitlements::UpsertPlanEntitlementForBillingProduct>("entitlements().upsert_plan_entitlement_for_billing_product(&body)")
        .body::<types::CreateBillingLinkedPlanEntitlementRequestBody>(),
    Dynamic::json::<operations::entitlements::CountPlanEntitlements>("entitlements().count_plan_entitlements()")
        .query(LIST_PLAN_ENTITLEMENTS),
    Dynamic::json::<operations::entitlements::DuplicatePlanEntitlements>("entitlements().duplicate_plan_entitlements(&body)")
        .body::<types::DuplicatePlanEntitlementsRequestBody>(),
    Dynamic::json::<operations::entitlements::GetFeatureUsageByCompany>("entitlements().get_feature_usage_by_company(keys)")
        .query(LOOKUP_COMPANY),
    Dynamic::json::<operations::entitlements::GetUserUsageByCompany>("entitlements().get_user_usage_by_company(company_id)")
        .query(GET_USER_USAGE_BY_COMPANY),
    Dynamic::json::<operations::entitlements::GetUserUsageDetail>("entitlements().get_user_usage_detail(company_id, user_id)")
        .query(GET_USER_USAGE_DETAIL),
    Dynamic::json::<operations::events::CreateEventBatch>("events().create_batch(&body)")
        .body::<types::CreateEventBatchRequestBody>(),
    Dynamic::list::<operations::events::GetEventSummaries>("events().get_summaries()")
        .query(GET_EVENT_SUMMARIES),
    Dynamic::list::<operations::events::ListEvents>("events().list()")
        .query(LIST_EVENTS),
    Dynamic::json::<operations::events::CreateEvent>("events().create(&body)")
        .body::<types::CreateEventRequestBody>(),
    Dynamic::json::<operations::events::GetEvent>("events().get(event_id)")
        .path(&["event_id"]),
    Dynamic::json::<operations::events::GetSegmentIntegrationStatus>("events().get_segment_integration_status()"),
    Dynamic::list::<operations::features::ListFeatures>("features().list()")
        .query(LIST_FEATURES),
    Dynamic::json::<operations::features::CreateFeature>("features().create(&body)")
        .body::<types::CreateFeatureRequestBody>(),
    Dynamic::json::<operations::features::GetFeature>("features().get(feature_id)")
        .path(&["feature_id"]),
    Dynamic::json::<operations::features::UpdateFeature>("features().update(feature_id, &body)")
        .path(&["feature_id"])
        .body::<types::UpdateFeatureRequestBody>(),
    Dynamic::json::<operations::features::DeleteFeature>("features().delete(feature_id)")
        .path(&["feature_id"]),
    Dynamic::json::<operations::features::UpsertFeatureForBillingProduct>("features().upsert_for_billing_product(&body)")
        .body::<types::CreateBillingLinkedFeatureRequestBody>(),
    Dynamic::json::<operations::features::CountFeatures>("features().count()")
        .query(LIST_FEATURES),
    Dynamic::list::<operations::features::ListFlags>("features().list_flags()")
        .query(LIST_FLAGS),
    Dynamic::json::<operations::features::CreateFlag>("features().create_flag(&body)")
        .body::<types::CreateFlagRequestBody>(),
    Dynamic::json::<operations::features::GetFlag>("features().get_flag(flag_id)")
        .path(&["flag_id"]),
    Dynamic::json::<operations::features::UpdateFlag>("features().update_flag(flag_id, &body)")
        .path(&["flag_id"])
        .body::<types::CreateFlagRequestBody>(),
    Dynamic::json::<operations::features::DeleteFlag>("features().delete_flag(flag_id)")
        .path(&["flag_id"]),
    Dynamic::json::<operations::features::UpdateFlagRules>("features().update_flag_rules(flag_id, &body)")
        .path(&["flag_id"])
        .body::<types::UpdateFlagRulesRequestBody>(),
    Dynamic::json::<operations::features::CheckFlag>("features().check_flag(key, &body)")
        .path(&["key"])
        .body::<types::CheckFlagRequestBody>(),
    Dynamic::json::<operations::features::CheckFlags>("features().check_flags(&body)")
        .body::<types::CheckFlagRequestBody>(),
    Dynamic::json::<operations::features::CheckFlagsBulk>("features().check_flags_bulk(&body)")
        .body::<types::CheckFlagsBulkRequestBody>(),
    Dynamic::json::<operations::features::CountFlags>("features().count_flags()")
        .query(LIST_FLAGS),
    Dynamic::json::<operations::insights::GetActivity>("insights().get_activity()")
        .query(GET_ACTIVITY),
    Dynamic::json::<operations::insights::GetEnvironmentFeatureUsageTimeSeries>("insights().get_environment_feature_usage_time_series(end_time, feature_id, start_time)")
        .query(GET_ENVIRONMENT_FEATURE_USAGE_TIME_SERIES),
    Dynamic::json::<operations::insights::GetPlanGrowth>("insights().get_plan_growth()")
        .query(GET_PLAN_GROWTH),
    Dynamic::json::<operations::insights::GetSummary>("insights().get_summary()"),
    Dynamic::json::<operations::insights::GetTopFeaturesByUsage>("insights().get_top_features_by_usage(end_time, start_time)")
        .query(GET_TOP_FEATURES_BY_USAGE),
    Dynamic::json::<operations::insights::GetEnvironmentTraitUsageTimeSeries>("insights().get_environment_trait_usage_time_series(end_time, feature_id, start_time)")
        .query(GET_ENVIRONMENT_FEATURE_USAGE_TIME_SERIES),
    Dynamic::json::<operations::integrations::RunIntegration>("integrations().run(integration_id)")
        .path(&["integration_id"]),
    Dynamic::list::<operations::integrations::ListIntegrations>("integrations().list()")
        .query(LIST_INTEGRATIONS),
    Dynamic::json::<operations::integrations::GetIntegrationWebhookUrl>("integrations().get_webhook_url(r#type)")
        .path(&["type"]),
    Dynamic::json::<operations::integrations::InstallIntegration>("integrations().install(&body)")
        .body::<types::InstallIntegrationRequestBody>(),
    Dynamic::json::<operations::integrations::StartDataImport>("integrations().start_data_import(&body)")
        .body::<types::StartDataImportRequestBody>(),
    Dynamic::json::<operations::integrations::LoadSampleDataSet>("integrations().load_sample_data_set()"),
    Dynamic::json::<operations::integrations::AssumeStripeInstalled>("integrations().assume_stripe_installed(&body)")
        .body::<types::InstallIntegrationRequestBody>(),
    Dynamic::json::<operations::integrations::InstallStripe>("integrations().install_stripe(&body)")
        .body::<types::InstallIntegrationRequestBody>(),
    Dynamic::json::<operations::integrations::UninstallIntegration>("integrations().uninstall(integration_id)")
        .path(&["integration_id"]),
    Dynamic::list::<operations::licenses::ListLicenses>("licenses().list()")
        .query(LIST_LICENSES),
    Dynamic::json::<operations::licenses::GetSingleLicense>("licenses().get(license_id)")
        .path(&["license_id"]),
    Dynamic::json::<operations::licenses::CountLicenses>("licenses().count()")
        .query(LIST_LICENSES),
    Dynamic::json::<operations::plan_bundles::CreateCustomPlanBundle>("plan_bundles().create_custom_plan_bundle(&body)")
        .body::<types::CreateCustomPlanBundleRequestBody>(),
    Dynamic::json::<operations::plan_bundles::CreatePlanBundle>("plan_bundles().create(&body)")
        .body::<types::CreatePlanBundleRequestBody>(),
    Dynamic::json::<operations::plan_bundles::UpdatePlanBundle>("plan_bundles().update(plan_id, &body)")
        .path(&["plan_id"])
        .body::<types::UpdatePlanBundleRequestBody>(),
    Dynamic::json::<operations::plan_groups::GetPlanGroup>("plan_groups().get()")
        .query(GET_PLAN_GROUP),
    Dynamic::json::<operations::plan_groups::CreatePlanGroup>("plan_groups().create(&body)")
        .body::<types::CreatePlanGroupRequestBody>(),
    Dynamic::json::<operations::plan_groups::UpdatePlanGroup>("plan_groups().update(plan_group_id, &body)")
        .path(&["plan_group_id"])
        .body::<types::UpdatePlanGroupRequestBody>(),
    Dynamic::list::<operations::plan_migrations::ListCompanyMigrations>("plan_migrations().list_company_migrations(migration_id)")
        .query(LIST_COMPANY_MIGRATIONS),
    Dynamic::json::<operations::plan_migrations::RetryCompanyMigration>("plan_migrations().retry_company_migration(plan_version_company_migration_id)")
        .path(&["plan_version_company_migration_id"]),
    Dynamic::json::<operations::plan_migrations::CountCompanyMigrations>("plan_migrations().count_company_migrations(migration_id)")
        .query(LIST_COMPANY_MIGRATIONS),
    Dynamic::list::<operations::plan_migrations::ListMigrations>("plan_migrations().list(plan_version_id)")
        .query(LIST_MIGRATIONS),
    Dynamic::json::<operations::plan_migrations::CreateMigration>("plan_migrations().create(&body)")
        .body::<types::CreateMigrationInput>(),
    Dynamic::json::<operations::plan_migrations::GetMigration>("plan_migrations().get(plan_version_migration_id)")
        .path(&["plan_version_migration_id"]),
    Dynamic::json::<operations::plan_migrations::RetryMigration>("plan_migrations().retry(plan_version_migration_id, &body)")
        .path(&["plan_version_migration_id"])
        .body::<types::RetryMigrationRequestBody>(),
    Dynamic::json::<operations::plan_migrations::CountMigrations>("plan_migrations().count(plan_version_id)")
        .query(LIST_MIGRATIONS),
    Dynamic::json::<operations::plan_migrations::PreviewMigration>("plan_migrations().preview(&body)")
        .body::<types::PreviewMigrationRequestBody>(),
    Dynamic::json::<operations::plans::UpdateCompanyPlans>("plans().update_company_plans(company_id, &body)")
        .path(&["company_id"])
        .body::<types::UpdateCompanyPlansRequestBody>(),
    Dynamic::list::<operations::plans::ListCustomPlanBillings>("plans().list_custom_plan_billings()")
        .query(LIST_CUSTOM_PLAN_BILLINGS),
    Dynamic::json::<operations::plans::MarkCustomPlanBillingPaid>("plans().mark_custom_plan_billing_paid(custom_plan_billing_id, &body)")
        .path(&["custom_plan_billing_id"])
        .body::<types::MarkCustomPlanBillingPaidRequestBody>(),
    Dynamic::json::<operations::plans::RetryCustomPlanBilling>("plans().retry_custom_plan_billing(custom_plan_billing_id, &body)")
        .path(&["custom_plan_billing_id"])
        .body::<types::RetryCustomPlanBillingRequestBody>(),
    Dynamic::json::<operations::plans::CreateCustomPlan>("plans().create_custom_plan(&body)")
        .body::<types::CreateCustomPlanRequestBody>(),
    Dynamic::list::<operations::plans::ListPlans>("plans().list()")
        .query(LIST_PLANS),
    Dynamic::json::<operations::plans::CreatePlan>("plans().create(&body)")
        .body::<types::CreatePlanRequestBody>(),
    Dynamic::json::<operations::plans::GetPlan>("plans().get(plan_id)")
        .path(&["plan_id"])
        .query(GET_PLAN),
    Dynamic::json::<operations::plans::UpdatePlan>("plans().update(plan_id, &body)")
        .path(&["plan_id"])
        .body::<types::UpdatePlanRequestBody>(),
    Dynamic::json::<operations::plans::DeletePlan>("plans().delete(plan_id)")
        .path(&["plan_id"]),
    Dynamic::json::<operations::plans::UpsertBillingProductPlan>("plans().upsert_billing_product_plan(plan_id, &body)")
        .path(&["plan_id"])
        .body::<types::UpsertBillingProductRequestBody>(),
    Dynamic::json::<operations::plans::UpsertPlanForBillingProduct>("plans().upsert_for_billing_product(&body)")
        .body::<types::CreateBillingLinkedPlanRequestBody>(),
    Dynamic::list::<operations::plans::ListBillingProductMatchCompanies>("plans().list_billing_product_match_companies(plan_id)")
        .query(LIST_BILLING_PRODUCT_MATCH_COMPANIES),
    Dynamic::json::<operations::plans::CountBillingProductMatchCompanies>("plans().count_billing_product_match_companies(plan_id)")
        .query(LIST_BILLING_PRODUCT_MATCH_COMPANIES),
    Dynamic::json::<operations::plans::CountPlans>("plans().count()")
        .query(LIST_PLANS),
    Dynamic::json::<operations::plans::ListPlanIssues>("plans().list_issues(plan_id)")
        .query(LIST_PLAN_ISSUES),
    Dynamic::json::<operations::plans::DeletePlanVersion>("plans().delete_version(plan_version_id)")
        .path(&["plan_version_id"])
        .query(DELETE_PLAN_VERSION),
    Dynamic::json::<operations::plans::PublishPlanVersion>("plans().publish_version(plan_version_id, &body)")
        .path(&["plan_version_id"])
        .body::<types::PublishPlanVersionRequestBody>(),
    Dynamic::list::<operations::scheduled_checkouts::ListScheduledCheckouts>("scheduled_checkouts().list()")
        .query(LIST_SCHEDULED_CHECKOUTS),
    Dynamic::json::<operations::scheduled_checkouts::CreateScheduledCheckout>("scheduled_checkouts().create(&body)")
        .body::<types::CreateScheduledCheckoutRequest>(),
    Dynamic::json::<operations::scheduled_checkouts::GetScheduledCheckout>("scheduled_checkouts().get(scheduled_checkout_id)")
        .path(&["scheduled_checkout_id"]),
    Dynamic::json::<operations::scheduled_checkouts::UpdateScheduledCheckout>("scheduled_checkouts().update(scheduled_checkout_id, &body)")
        .path(&["scheduled_checkout_id"])
        .body::<types::UpdateScheduledCheckoutRequest>(),
    Dynamic::list::<operations::webhooks::ListWebhookEvents>("webhooks().list_events()")
        .query(LIST_WEBHOOK_EVENTS),
    Dynamic::json::<operations::webhooks::GetWebhookEvent>("webhooks().get_event(webhook_event_id)")
        .path(&["webhook_event_id"]),
    Dynamic::json::<operations::webhooks::CountWebhookEvents>("webhooks().count_events()")
        .query(LIST_WEBHOOK_EVENTS),
    Dynamic::list::<operations::webhooks::ListWebhooks>("webhooks().list()")
        .query(LIST_COMPONENTS),
    Dynamic::json::<operations::webhooks::CreateWebhook>("webhooks().create(&body)")
        .body::<types::CreateWebhookRequestBody>(),
    Dynamic::json::<operations::webhooks::GetWebhook>("webhooks().get(webhook_id)")
        .path(&["webhook_id"]),
    Dynamic::json::<operations::webhooks::UpdateWebhook>("webhooks().update(webhook_id, &body)")
        .path(&["webhook_id"])
        .body::<types::UpdateWebhookRequestBody>(),
    Dynamic::json::<operations::webhooks::DeleteWebhook>("webhooks().delete(webhook_id)")
        .path(&["webhook_id"]),
    Dynamic::json::<operations::webhooks::SendTestWebhookAction>("webhooks().send_test_webhook_action(webhook_id, &body)")
        .path(&["webhook_id"])
        .body::<types::TestWebhookRequestBody>(),
    Dynamic::json::<operations::webhooks::CountWebhooks>("webhooks().count()")
        .query(LIST_COMPONENTS),
];

const LIST_ACCOUNT_MEMBERS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("role", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_API_KEYS: &[QueryFact] = &[
    QueryFact::optional("environment_id", QueryKind::Text),
    QueryFact::required("require_environment", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_AUDIT_LOGS: &[QueryFact] = &[
    QueryFact::optional("actor_type", QueryKind::Text),
    QueryFact::optional("end_time", QueryKind::Timestamp),
    QueryFact::optional("environment_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("start_time", QueryKind::Timestamp),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_ENVIRONMENTS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_COUPONS: &[QueryFact] = &[
    QueryFact::optional("is_active", QueryKind::Boolean),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_CUSTOMERS_WITH_SUBSCRIPTIONS: &[QueryFact] = &[
    QueryFact::optional("company_ids", QueryKind::Texts),
    QueryFact::optional("name", QueryKind::Text),
    QueryFact::optional("provider_type", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_INVOICES: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::required("customer_external_id", QueryKind::Text),
    QueryFact::required("subscription_external_id", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_METERS: &[QueryFact] = &[
    QueryFact::optional("display_name", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_PAYMENT_METHODS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::required("customer_external_id", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_BILLING_PRICES: &[QueryFact] = &[
    QueryFact::optional("currency", QueryKind::Text),
    QueryFact::optional("for_initial_plan", QueryKind::Boolean),
    QueryFact::optional("for_trial_expiry_plan", QueryKind::Boolean),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("interval", QueryKind::Text),
    QueryFact::optional("interval_count", QueryKind::Integer),
    QueryFact::optional("is_active", QueryKind::Boolean),
    QueryFact::optional("plan_version_id", QueryKind::Text),
    QueryFact::optional("price", QueryKind::Integer),
    QueryFact::optional("product_id", QueryKind::Text),
    QueryFact::optional("product_ids", QueryKind::Texts),
    QueryFact::optional("provider_type", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("tiers_mode", QueryKind::Text),
    QueryFact::optional("usage_type", QueryKind::Text),
    QueryFact::optional("with_meter", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_BILLING_PRODUCTS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("is_active", QueryKind::Boolean),
    QueryFact::optional("name", QueryKind::Text),
    QueryFact::optional("price_usage_type", QueryKind::Text),
    QueryFact::optional("provider_type", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("recurring_charges_only", QueryKind::Boolean),
    QueryFact::optional("with_one_time_charges", QueryKind::Boolean),
    QueryFact::optional("with_prices_only", QueryKind::Boolean),
    QueryFact::optional("with_zero_price", QueryKind::Boolean),
    QueryFact::optional("without_linked_to_plan", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_CATALOGS: &[QueryFact] = &[
    QueryFact::optional("is_default", QueryKind::Boolean),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_COMPANIES: &[QueryFact] = &[
    QueryFact::optional("credit_type_ids", QueryKind::Texts),
    QueryFact::optional("has_scheduled_downgrade", QueryKind::Boolean),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("monetized_subscriptions", QueryKind::Boolean),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("plan_ids", QueryKind::Texts),
    QueryFact::optional("plan_version_id", QueryKind::Text),
    QueryFact::optional("plan_version_ids", QueryKind::Texts),
    QueryFact::optional("plan_version_unpublished", QueryKind::Boolean),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("sort_order_column", QueryKind::Text),
    QueryFact::optional("sort_order_direction", QueryKind::Text),
    QueryFact::optional("subscription_statuses", QueryKind::Texts),
    QueryFact::optional("subscription_types", QueryKind::Texts),
    QueryFact::optional("with_entitlement_for", QueryKind::Text),
    QueryFact::optional("without_feature_override_for", QueryKind::Text),
    QueryFact::optional("without_plan", QueryKind::Boolean),
    QueryFact::optional("without_subscription", QueryKind::Boolean),
    QueryFact::optional("with_subscription", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const DELETE_COMPANY: &[QueryFact] = &[
    QueryFact::optional("cancel_subscription", QueryKind::Boolean),
    QueryFact::optional("prorate", QueryKind::Boolean),
];

const LOOKUP_COMPANY: &[QueryFact] = &[QueryFact::required("keys", QueryKind::Map)];

const GET_COMPANY_BILLING_ENTITY: &[QueryFact] =
    &[QueryFact::required("company_id", QueryKind::Text)];

const LIST_COMPANY_MEMBERSHIPS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("user_id", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_ACTIVE_COMPANY_SUBSCRIPTION: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("company_ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_ENTITY_KEY_DEFINITIONS: &[QueryFact] = &[
    QueryFact::optional("entity_type", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const COUNT_ENTITY_KEYS: &[QueryFact] = &[
    QueryFact::optional("definition_id", QueryKind::Text),
    QueryFact::optional("entity_type", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_ENTITY_TRAIT_DEFINITIONS: &[QueryFact] = &[
    QueryFact::optional("entity_type", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("trait_type", QueryKind::Text),
    QueryFact::optional("trait_types", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_ENTITY_TRAIT_VALUES: &[QueryFact] = &[
    QueryFact::required("definition_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_PLAN_CHANGES: &[QueryFact] = &[
    QueryFact::optional("action", QueryKind::Text),
    QueryFact::optional("base_plan_action", QueryKind::Text),
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("company_ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_PLAN_TRAITS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("trait_id", QueryKind::Text),
    QueryFact::optional("trait_ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_USERS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_COMPONENTS: &[QueryFact] = &[
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const PREVIEW_COMPONENT_DATA: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("component_id", QueryKind::Text),
];

const LIST_BILLING_CREDITS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("name", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_CREDIT_BUNDLES: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("credit_id", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("bundle_type", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const COUNT_COMPANY_GRANTS: &[QueryFact] = &[
    QueryFact::required("company_id", QueryKind::Text),
    QueryFact::optional("order", QueryKind::Text),
    QueryFact::optional("dir", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const COUNT_BILLING_CREDITS_GRANTS: &[QueryFact] = &[
    QueryFact::optional("credit_id", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_BILLING_PLAN_CREDIT_GRANTS: &[QueryFact] = &[
    QueryFact::optional("credit_id", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("plan_ids", QueryKind::Texts),
    QueryFact::optional("plan_version_id", QueryKind::Text),
    QueryFact::optional("plan_version_ids", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const DELETE_BILLING_PLAN_CREDIT_GRANT: &[QueryFact] =
    &[QueryFact::optional("apply_to_existing", QueryKind::Boolean)];

const LIST_CREDIT_EVENT_LEDGER: &[QueryFact] = &[
    QueryFact::optional("billing_credit_id", QueryKind::Text),
    QueryFact::required("company_id", QueryKind::Text),
    QueryFact::optional("end_time", QueryKind::Text),
    QueryFact::optional("event_type", QueryKind::Text),
    QueryFact::optional("feature_id", QueryKind::Text),
    QueryFact::optional("start_time", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_DATA_EXPORTS: &[QueryFact] = &[
    QueryFact::optional("export_type", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_COMPANY_OVERRIDES: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("company_ids", QueryKind::Texts),
    QueryFact::optional("feature_id", QueryKind::Text),
    QueryFact::optional("feature_ids", QueryKind::Texts),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("without_expired", QueryKind::Boolean),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_FEATURE_COMPANIES: &[QueryFact] = &[
    QueryFact::required("feature_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_FEATURE_USAGE: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("company_keys", QueryKind::Map),
    QueryFact::optional("feature_ids", QueryKind::Texts),
    QueryFact::optional("include_usage_aggregation", QueryKind::Boolean),
    QueryFact::optional("managed_by", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("without_negative_entitlements", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_FEATURE_USAGE_HISTORY: &[QueryFact] = &[
    QueryFact::optional("company_ids", QueryKind::Texts),
    QueryFact::required("end_time", QueryKind::Timestamp),
    QueryFact::optional("feature_ids", QueryKind::Texts),
    QueryFact::optional("granularity", QueryKind::Text),
    QueryFact::required("start_time", QueryKind::Timestamp),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_FEATURE_USAGE_TIME_SERIES: &[QueryFact] = &[
    QueryFact::required("company_id", QueryKind::Text),
    QueryFact::required("end_time", QueryKind::Timestamp),
    QueryFact::required("feature_id", QueryKind::Text),
    QueryFact::optional("granularity", QueryKind::Text),
    QueryFact::required("start_time", QueryKind::Timestamp),
];

const LIST_PLAN_ENTITLEMENTS: &[QueryFact] = &[
    QueryFact::optional("feature_id", QueryKind::Text),
    QueryFact::optional("feature_ids", QueryKind::Texts),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("plan_ids", QueryKind::Texts),
    QueryFact::optional("plan_version_id", QueryKind::Text),
    QueryFact::optional("plan_version_ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("with_metered_products", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_USER_USAGE_BY_COMPANY: &[QueryFact] = &[
    QueryFact::required("company_id", QueryKind::Text),
    QueryFact::optional("end_time", QueryKind::Timestamp),
    QueryFact::optional("feature_id", QueryKind::Text),
    QueryFact::optional("start_time", QueryKind::Timestamp),
];

const GET_USER_USAGE_DETAIL: &[QueryFact] = &[
    QueryFact::required("company_id", QueryKind::Text),
    QueryFact::optional("end_time", QueryKind::Timestamp),
    QueryFact::optional("start_time", QueryKind::Timestamp),
    QueryFact::required("user_id", QueryKind::Text),
];

const GET_EVENT_SUMMARIES: &[QueryFact] = &[
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("event_subtypes", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_EVENTS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("event_subtype", QueryKind::Text),
    QueryFact::optional("event_types", QueryKind::Texts),
    QueryFact::optional("flag_id", QueryKind::Text),
    QueryFact::optional("idempotency_key", QueryKind::Text),
    QueryFact::optional("user_id", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_FEATURES: &[QueryFact] = &[
    QueryFact::optional("boolean_require_event", QueryKind::Boolean),
    QueryFact::optional("feature_type", QueryKind::Texts),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("managed_by", QueryKind::Text),
    QueryFact::optional("plan_version_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("without_company_override_for", QueryKind::Text),
    QueryFact::optional("without_plan_entitlement_for", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_FLAGS: &[QueryFact] = &[
    QueryFact::optional("feature_id", QueryKind::Text),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_ACTIVITY: &[QueryFact] = &[QueryFact::optional("limit", QueryKind::Integer)];

const GET_ENVIRONMENT_FEATURE_USAGE_TIME_SERIES: &[QueryFact] = &[
    QueryFact::required("end_time", QueryKind::Timestamp),
    QueryFact::required("feature_id", QueryKind::Text),
    QueryFact::optional("granularity", QueryKind::Text),
    QueryFact::required("start_time", QueryKind::Timestamp),
];

const GET_PLAN_GROWTH: &[QueryFact] = &[QueryFact::optional("months", QueryKind::Integer)];

const GET_TOP_FEATURES_BY_USAGE: &[QueryFact] = &[
    QueryFact::required("end_time", QueryKind::Timestamp),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::required("start_time", QueryKind::Timestamp),
];

const LIST_INTEGRATIONS: &[QueryFact] = &[
    QueryFact::optional("billing_only", QueryKind::Boolean),
    QueryFact::optional("exclude_ids", QueryKind::Texts),
    QueryFact::optional("id", QueryKind::Text),
    QueryFact::optional("state", QueryKind::Text),
    QueryFact::optional("type", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_LICENSES: &[QueryFact] = &[
    QueryFact::optional("feature_ids", QueryKind::Texts),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("name", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_PLAN_GROUP: &[QueryFact] = &[QueryFact::optional(
    "include_company_counts",
    QueryKind::Boolean,
)];

const LIST_COMPANY_MIGRATIONS: &[QueryFact] = &[
    QueryFact::required("migration_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_MIGRATIONS: &[QueryFact] = &[
    QueryFact::required("plan_version_id", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_CUSTOM_PLAN_BILLINGS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("plan_id", QueryKind::Text),
    QueryFact::optional("plan_billing_source", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("statuses", QueryKind::Texts),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_PLANS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("company_scoped_only", QueryKind::Boolean),
    QueryFact::optional("exclude_company_scoped", QueryKind::Boolean),
    QueryFact::optional("for_fallback_plan", QueryKind::Boolean),
    QueryFact::optional("for_initial_plan", QueryKind::Boolean),
    QueryFact::optional("for_trial_expiry_plan", QueryKind::Boolean),
    QueryFact::optional("has_product_id", QueryKind::Boolean),
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("include_draft_versions", QueryKind::Boolean),
    QueryFact::optional("plan_type", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("scoped_to_company_id", QueryKind::Text),
    QueryFact::optional("with_entitlements", QueryKind::Boolean),
    QueryFact::optional("without_entitlement_for", QueryKind::Text),
    QueryFact::optional("without_paid_product_id", QueryKind::Boolean),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const GET_PLAN: &[QueryFact] = &[QueryFact::optional("plan_version_id", QueryKind::Text)];

const LIST_BILLING_PRODUCT_MATCH_COMPANIES: &[QueryFact] = &[
    QueryFact::required("plan_id", QueryKind::Text),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_PLAN_ISSUES: &[QueryFact] = &[
    QueryFact::required("plan_id", QueryKind::Text),
    QueryFact::optional("plan_version_id", QueryKind::Text),
];

const DELETE_PLAN_VERSION: &[QueryFact] = &[QueryFact::optional(
    "promote_archived_version",
    QueryKind::Boolean,
)];

const LIST_SCHEDULED_CHECKOUTS: &[QueryFact] = &[
    QueryFact::optional("company_id", QueryKind::Text),
    QueryFact::optional("status", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

const LIST_WEBHOOK_EVENTS: &[QueryFact] = &[
    QueryFact::optional("ids", QueryKind::Texts),
    QueryFact::optional("q", QueryKind::Text),
    QueryFact::optional("webhook_id", QueryKind::Text),
    QueryFact::optional("limit", QueryKind::Integer),
    QueryFact::optional("offset", QueryKind::Integer),
];

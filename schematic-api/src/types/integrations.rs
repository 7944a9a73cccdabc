// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`integrations`](crate::operations::integrations).

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct ClerkIntegrationConfig requires 0b10 {
        0 "first_events_received" first_events_received: Option<bool>,
        1 "type" r#type: String,
        2 "webhook_url" webhook_url: Option<String>,
    }
}

#[cfg(feature = "integrationsapi")]
word! {
    /// Part of [`InstallIntegrationRequestBody`], [`IntegrationInstallConfig`] and [`StartDataImportRequestBody`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    CompanyMatchingCriteria {
        BillingMetaObject = "billing_meta_object",
        ManualUpsert = "manual_upsert",
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Body of `installIntegration`, `assumeStripeInstalled` and `installStripe`.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct InstallIntegrationRequestBody requires 0b100000 {
        0 "company_matching_criteria" company_matching_criteria: Field<CompanyMatchingCriteria>,
        1 "company_matching_field" company_matching_field: Field<String>,
        2 "config" config: Option<Map<String, Value>>,
        3 "is_sandbox" is_sandbox: Field<bool>,
        4 "live_mode" live_mode: Field<bool>,
        5 "type" r#type: IntegrationType,
    }
}

#[cfg(feature = "integrationsapi")]
impl InstallIntegrationRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(r#type: impl Into<IntegrationType>) -> Self {
        Self::default().r#type(r#type)
    }
}

#[cfg(feature = "integrationsapi")]
setters! {
    InstallIntegrationRequestBody {
        "company_matching_criteria" company_matching_criteria(into CompanyMatchingCriteria), clear_company_matching_criteria;
        "company_matching_field" company_matching_field(into String), clear_company_matching_field;
        "config" config(object);
        "is_sandbox" is_sandbox(bool), clear_is_sandbox;
        "live_mode" live_mode(bool), clear_live_mode;
        "type" r#type(into IntegrationType) = 5;
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationInstallResponseData`] and [`IntegrationsListResponseData`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationCapabilities requires 0b111 {
        0 "author_plans" author_plans: bool,
        1 "checkout" checkout: bool,
        2 "edit_billing" edit_billing: bool,
    }
}

#[cfg(feature = "integrationsapi")]
union! {
    /// Part of [`IntegrationInstallConfig`] and [`IntegrationsListResponseData`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    #[allow(clippy::large_enum_variant, reason = "few are made")]
    pub enum IntegrationConfig by "type" {
        /// `clerk`.
        Clerk(ClerkIntegrationConfig) = "clerk",
        /// `metronome`.
        Metronome(MetronomeIntegrationConfig) = "metronome",
        /// `orb`.
        Orb(OrbIntegrationConfig) = "orb",
        /// `stripe`.
        Stripe(StripeIntegrationConfig) = "stripe",
        /// `workos`.
        Workos(WorkOSIntegrationConfig) = "workos",
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationInstallResponseData`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationInstallConfig requires 0b1111111000 {
        0 "company_matching_criteria" company_matching_criteria: Option<CompanyMatchingCriteria>,
        1 "company_matching_field" company_matching_field: Option<String>,
        2 "config" config: Option<IntegrationConfig>,
        3 "created_at" created_at: Timestamp,
        4 "id" id: String,
        5 "integration_id" integration_id: String,
        6 "is_app_install" is_app_install: bool,
        7 "is_connect_install" is_connect_install: bool,
        8 "live_mode" live_mode: bool,
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `installIntegration`, `assumeStripeInstalled` and `installStripe` returns.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationInstallResponseData requires 0b111 {
        0 "capabilities" capabilities: IntegrationCapabilities,
        1 "config" config: IntegrationInstallConfig,
        2 "integration" integration: IntegrationResponseData,
    }
}

#[cfg(any(
    feature = "companies",
    feature = "integrationsapi",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`IntegrationInstallResponseData`] and [`PlanChangeResponseData`].
    ///
    /// Needs one of the features `companies`, `integrationsapi` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct IntegrationResponseData requires 0b11111 {
        0 "created_at" created_at: Timestamp,
        1 "id" id: String,
        2 "state" state: IntegrationState,
        3 "type" r#type: IntegrationType,
        4 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "integrationsapi",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`ApiKeyIntegrationResponseData`], [`IntegrationResponseData`], [`IntegrationsListResponseData`] and [`IntegrationsResponseData`].
    ///
    /// Needs one of the features `accounts`, `companies`, `events`, `integrationsapi` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    IntegrationState {
        Active = "active",
        Created = "created",
        Pending = "pending",
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "integrationsapi",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`ApiKeyIntegrationResponseData`], [`InstallIntegrationRequestBody`], [`IntegrationResponseData`], [`IntegrationWebhookUrlResponseData`] and 2 more.
    ///
    /// Needs one of the features `accounts`, `companies`, `events`, `integrationsapi` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    IntegrationType {
        Clerk = "clerk",
        Metronome = "metronome",
        Orb = "orb",
        Stripe = "stripe",
        Unknown = "unknown",
        Workos = "workos",
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `getIntegrationWebhookUrl` returns.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationWebhookUrlResponseData requires 0b11 {
        0 "type" r#type: IntegrationType,
        1 "url" url: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `loadSampleDataSet` returns.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationsDataSetResponseData requires 0b1 {
        0 "keys" keys: Vec<String>,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `listIntegrations` returns.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationsListResponseData requires 0b11011101 {
        0 "capabilities" capabilities: IntegrationCapabilities,
        1 "config" config: Option<IntegrationConfig>,
        2 "id" id: String,
        3 "is_app_install" is_app_install: bool,
        4 "is_connect_install" is_connect_install: bool,
        5 "last_webhook_received_at" last_webhook_received_at: Option<Timestamp>,
        6 "state" state: IntegrationState,
        7 "type" r#type: IntegrationType,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `runIntegration` and `startDataImport` returns.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct IntegrationsResponseData requires 0b11111 {
        0 "created_at" created_at: Timestamp,
        1 "id" id: String,
        2 "state" state: IntegrationState,
        3 "type" r#type: IntegrationType,
        4 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct MetronomeIntegrationConfig requires 0b10 {
        0 "external_customer_id_key" external_customer_id_key: Option<String>,
        1 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct OrbIntegrationConfig requires 0b10 {
        0 "external_customer_id_key" external_customer_id_key: Option<String>,
        1 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Body of `startDataImport`.
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct StartDataImportRequestBody requires 0b100 {
        0 "company_matching_criteria" company_matching_criteria: Field<CompanyMatchingCriteria>,
        1 "company_matching_field" company_matching_field: Field<String>,
        2 "integration_id" integration_id: String,
    }
}

#[cfg(feature = "integrationsapi")]
impl StartDataImportRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(integration_id: impl Into<String>) -> Self {
        Self::default().integration_id(integration_id)
    }
}

#[cfg(feature = "integrationsapi")]
setters! {
    StartDataImportRequestBody {
        "company_matching_criteria" company_matching_criteria(into CompanyMatchingCriteria), clear_company_matching_criteria;
        "company_matching_field" company_matching_field(into String), clear_company_matching_field;
        "integration_id" integration_id(into String) = 2;
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct StripeIntegrationConfig requires 0b10011000 {
        0 "account_id" account_id: Option<String>,
        1 "account_name" account_name: Option<String>,
        2 "company_update_only" company_update_only: Option<bool>,
        3 "is_sandbox" is_sandbox: bool,
        4 "live_mode" live_mode: bool,
        5 "onboard_url" onboard_url: Option<String>,
        6 "return_to" return_to: Option<String>,
        7 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
    pub struct WorkOSIntegrationConfig requires 0b10 {
        0 "first_events_received" first_events_received: Option<bool>,
        1 "type" r#type: String,
        2 "webhook_url" webhook_url: Option<String>,
    }
}

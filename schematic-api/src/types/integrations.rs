// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`integrations`](crate::operations::integrations).

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct ClerkIntegrationConfig requires 0b10 {
        /// `first_events_received`.
        0 "first_events_received" first_events_received: Option<bool>,
        /// `type`.
        1 "type" r#type: String,
        /// `webhook_url`.
        2 "webhook_url" webhook_url: Option<String>,
    }
}

#[cfg(feature = "integrationsapi")]
word! {
    /// Part of [`InstallIntegrationRequestBody`], [`IntegrationInstallConfig`] and [`StartDataImportRequestBody`].
    ///
    /// Needs the feature `integrationsapi`.
    CompanyMatchingCriteria {
        /// `billing_meta_object`.
        BillingMetaObject = "billing_meta_object",
        /// `manual_upsert`.
        ManualUpsert = "manual_upsert",
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Body of `installIntegration`, `assumeStripeInstalled` and `installStripe`.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct InstallIntegrationRequestBody requires 0b100000 {
        /// `company_matching_criteria`.
        0 "company_matching_criteria" company_matching_criteria: Field<CompanyMatchingCriteria>,
        /// `company_matching_field`.
        1 "company_matching_field" company_matching_field: Field<String>,
        /// `config`.
        2 "config" config: Option<Map<String, Value>>,
        /// `is_sandbox`.
        3 "is_sandbox" is_sandbox: Field<bool>,
        /// `live_mode`.
        4 "live_mode" live_mode: Field<bool>,
        /// `type`.
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

    /// Sets `company_matching_criteria`.
    #[must_use]
    pub fn company_matching_criteria(
        mut self,
        company_matching_criteria: impl Into<CompanyMatchingCriteria>,
    ) -> Self {
        self.company_matching_criteria = Field::Value(company_matching_criteria.into());
        self
    }

    /// Sets `company_matching_criteria` to null.
    #[must_use]
    pub fn clear_company_matching_criteria(mut self) -> Self {
        self.company_matching_criteria = Field::Null;
        self
    }

    /// Sets `company_matching_field`.
    #[must_use]
    pub fn company_matching_field(mut self, company_matching_field: impl Into<String>) -> Self {
        self.company_matching_field = Field::Value(company_matching_field.into());
        self
    }

    /// Sets `company_matching_field` to null.
    #[must_use]
    pub fn clear_company_matching_field(mut self) -> Self {
        self.company_matching_field = Field::Null;
        self
    }

    /// Sets `config`.
    #[must_use]
    pub fn config(
        mut self,
        config: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.config = Some(
            config
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `is_sandbox`.
    #[must_use]
    pub fn is_sandbox(mut self, is_sandbox: bool) -> Self {
        self.is_sandbox = Field::Value(is_sandbox);
        self
    }

    /// Sets `is_sandbox` to null.
    #[must_use]
    pub fn clear_is_sandbox(mut self) -> Self {
        self.is_sandbox = Field::Null;
        self
    }

    /// Sets `live_mode`.
    #[must_use]
    pub fn live_mode(mut self, live_mode: bool) -> Self {
        self.live_mode = Field::Value(live_mode);
        self
    }

    /// Sets `live_mode` to null.
    #[must_use]
    pub fn clear_live_mode(mut self) -> Self {
        self.live_mode = Field::Null;
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn r#type(mut self, r#type: impl Into<IntegrationType>) -> Self {
        self.r#type = r#type.into();
        self.presence.set(5, false);
        self
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationInstallResponseData`] and [`IntegrationsListResponseData`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationCapabilities requires 0b111 {
        /// `author_plans`.
        0 "author_plans" author_plans: bool,
        /// `checkout`.
        1 "checkout" checkout: bool,
        /// `edit_billing`.
        2 "edit_billing" edit_billing: bool,
    }
}

#[cfg(feature = "integrationsapi")]
union! {
    /// Part of [`IntegrationInstallConfig`] and [`IntegrationsListResponseData`].
    ///
    /// Needs the feature `integrationsapi`.
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
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationInstallConfig requires 0b1111111000 {
        /// `company_matching_criteria`.
        0 "company_matching_criteria" company_matching_criteria: Option<CompanyMatchingCriteria>,
        /// `company_matching_field`.
        1 "company_matching_field" company_matching_field: Option<String>,
        /// `config`.
        2 "config" config: Option<IntegrationConfig>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `id`.
        4 "id" id: String,
        /// `integration_id`.
        5 "integration_id" integration_id: String,
        /// `is_app_install`.
        6 "is_app_install" is_app_install: bool,
        /// `is_connect_install`.
        7 "is_connect_install" is_connect_install: bool,
        /// `live_mode`.
        8 "live_mode" live_mode: bool,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `installIntegration`, `assumeStripeInstalled` and `installStripe` returns.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationInstallResponseData requires 0b111 {
        /// `capabilities`.
        0 "capabilities" capabilities: IntegrationCapabilities,
        /// `config`.
        1 "config" config: IntegrationInstallConfig,
        /// `integration`.
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
    /// Needs one of the features `companies`, `integrationsapi` and `webhook-payloads`.
    pub struct IntegrationResponseData requires 0b11111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `id`.
        1 "id" id: String,
        /// `state`.
        2 "state" state: IntegrationState,
        /// `type`.
        3 "type" r#type: IntegrationType,
        /// `updated_at`.
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
    /// Needs one of the features `accounts`, `companies`, `events`, `integrationsapi` and `webhook-payloads`.
    IntegrationState {
        /// `active`.
        Active = "active",
        /// `created`.
        Created = "created",
        /// `pending`.
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
    /// Needs one of the features `accounts`, `companies`, `events`, `integrationsapi` and `webhook-payloads`.
    IntegrationType {
        /// `clerk`.
        Clerk = "clerk",
        /// `metronome`.
        Metronome = "metronome",
        /// `orb`.
        Orb = "orb",
        /// `stripe`.
        Stripe = "stripe",
        /// `unknown`.
        Unknown = "unknown",
        /// `workos`.
        Workos = "workos",
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `getIntegrationWebhookUrl` returns.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationWebhookUrlResponseData requires 0b11 {
        /// `type`.
        0 "type" r#type: IntegrationType,
        /// `url`.
        1 "url" url: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `loadSampleDataSet` returns.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationsDataSetResponseData requires 0b1 {
        /// `keys`.
        0 "keys" keys: Vec<String>,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `listIntegrations` returns.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationsListResponseData requires 0b11011101 {
        /// `capabilities`.
        0 "capabilities" capabilities: IntegrationCapabilities,
        /// `config`.
        1 "config" config: Option<IntegrationConfig>,
        /// `id`.
        2 "id" id: String,
        /// `is_app_install`.
        3 "is_app_install" is_app_install: bool,
        /// `is_connect_install`.
        4 "is_connect_install" is_connect_install: bool,
        /// `last_webhook_received_at`.
        5 "last_webhook_received_at" last_webhook_received_at: Option<Timestamp>,
        /// `state`.
        6 "state" state: IntegrationState,
        /// `type`.
        7 "type" r#type: IntegrationType,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Data that `runIntegration` and `startDataImport` returns.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct IntegrationsResponseData requires 0b11111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `id`.
        1 "id" id: String,
        /// `state`.
        2 "state" state: IntegrationState,
        /// `type`.
        3 "type" r#type: IntegrationType,
        /// `updated_at`.
        4 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct MetronomeIntegrationConfig requires 0b10 {
        /// `external_customer_id_key`.
        0 "external_customer_id_key" external_customer_id_key: Option<String>,
        /// `type`.
        1 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct OrbIntegrationConfig requires 0b10 {
        /// `external_customer_id_key`.
        0 "external_customer_id_key" external_customer_id_key: Option<String>,
        /// `type`.
        1 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Body of `startDataImport`.
    ///
    /// Needs the feature `integrationsapi`.
    pub struct StartDataImportRequestBody requires 0b100 {
        /// `company_matching_criteria`.
        0 "company_matching_criteria" company_matching_criteria: Field<CompanyMatchingCriteria>,
        /// `company_matching_field`.
        1 "company_matching_field" company_matching_field: Field<String>,
        /// `integration_id`.
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

    /// Sets `company_matching_criteria`.
    #[must_use]
    pub fn company_matching_criteria(
        mut self,
        company_matching_criteria: impl Into<CompanyMatchingCriteria>,
    ) -> Self {
        self.company_matching_criteria = Field::Value(company_matching_criteria.into());
        self
    }

    /// Sets `company_matching_criteria` to null.
    #[must_use]
    pub fn clear_company_matching_criteria(mut self) -> Self {
        self.company_matching_criteria = Field::Null;
        self
    }

    /// Sets `company_matching_field`.
    #[must_use]
    pub fn company_matching_field(mut self, company_matching_field: impl Into<String>) -> Self {
        self.company_matching_field = Field::Value(company_matching_field.into());
        self
    }

    /// Sets `company_matching_field` to null.
    #[must_use]
    pub fn clear_company_matching_field(mut self) -> Self {
        self.company_matching_field = Field::Null;
        self
    }

    /// Sets `integration_id`.
    #[must_use]
    pub fn integration_id(mut self, integration_id: impl Into<String>) -> Self {
        self.integration_id = integration_id.into();
        self.presence.set(2, false);
        self
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct StripeIntegrationConfig requires 0b10011000 {
        /// `account_id`.
        0 "account_id" account_id: Option<String>,
        /// `account_name`.
        1 "account_name" account_name: Option<String>,
        /// `company_update_only`.
        2 "company_update_only" company_update_only: Option<bool>,
        /// `is_sandbox`.
        3 "is_sandbox" is_sandbox: bool,
        /// `live_mode`.
        4 "live_mode" live_mode: bool,
        /// `onboard_url`.
        5 "onboard_url" onboard_url: Option<String>,
        /// `return_to`.
        6 "return_to" return_to: Option<String>,
        /// `type`.
        7 "type" r#type: String,
    }
}

#[cfg(feature = "integrationsapi")]
record! {
    /// Part of [`IntegrationConfig`].
    ///
    /// Needs the feature `integrationsapi`.
    pub struct WorkOSIntegrationConfig requires 0b10 {
        /// `first_events_received`.
        0 "first_events_received" first_events_received: Option<bool>,
        /// `type`.
        1 "type" r#type: String,
        /// `webhook_url`.
        2 "webhook_url" webhook_url: Option<String>,
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Integrations`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::{QueryValue, Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on integrations.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`run`](Self::run) | `runIntegration` | `GET /integration/start/{integration_id}` |
    /// | [`list`](Self::list) | `listIntegrations` | `GET /integrations` |
    /// | [`get_webhook_url`](Self::get_webhook_url) | `getIntegrationWebhookUrl` | `GET /integrations/{type}/webhook-url` |
    /// | [`install`](Self::install) | `installIntegration` | `POST /integrations/install` |
    /// | [`start_data_import`](Self::start_data_import) | `startDataImport` | `POST /integrations/start-data-import` |
    /// | [`load_sample_data_set`](Self::load_sample_data_set) | `loadSampleDataSet` | `GET /integrations/stripe/dataset-sample-v2` |
    /// | [`assume_stripe_installed`](Self::assume_stripe_installed) | `assumeStripeInstalled` | `POST /integrations/stripe/v2/assume-installed` |
    /// | [`install_stripe`](Self::install_stripe) | `installStripe` | `POST /integrations/stripe/v2/install` |
    /// | [`uninstall`](Self::uninstall) | `uninstallIntegration` | `DELETE /integrations/uninstall/{integration_id}` |
    ///
    /// Needs the feature `integrationsapi`.
    pub struct Integrations;
}

impl<S: Clone> Integrations<S> {
    /// `runIntegration`: `GET /integration/start/{integration_id}`.
    #[doc(alias = "runIntegration")]
    pub fn run(&self, integration_id: impl Into<String>) -> Request<S, RunIntegration> {
        self.request().path("integration_id", integration_id)
    }

    /// `listIntegrations`: `GET /integrations`.
    ///
    /// Optional, to be set on the request: `billing_only`, `exclude_ids`, `id`, `state`, `type`, `limit`, `offset`.
    #[doc(alias = "listIntegrations")]
    pub fn list(&self) -> Request<S, ListIntegrations> {
        self.request()
    }

    /// `getIntegrationWebhookUrl`: `GET /integrations/{type}/webhook-url`.
    #[doc(alias = "getIntegrationWebhookUrl")]
    pub fn get_webhook_url(
        &self,
        r#type: impl Into<String>,
    ) -> Request<S, GetIntegrationWebhookUrl> {
        self.request().path("type", r#type)
    }

    /// `installIntegration`: `POST /integrations/install`.
    #[doc(alias = "installIntegration")]
    pub fn install(&self, body: &InstallIntegrationRequestBody) -> Request<S, InstallIntegration> {
        self.request().body(body)
    }

    /// `startDataImport`: `POST /integrations/start-data-import`.
    #[doc(alias = "startDataImport")]
    pub fn start_data_import(
        &self,
        body: &StartDataImportRequestBody,
    ) -> Request<S, StartDataImport> {
        self.request().body(body)
    }

    /// `loadSampleDataSet`: `GET /integrations/stripe/dataset-sample-v2`.
    #[doc(alias = "loadSampleDataSet")]
    pub fn load_sample_data_set(&self) -> Request<S, LoadSampleDataSet> {
        self.request()
    }

    /// `assumeStripeInstalled`: `POST /integrations/stripe/v2/assume-installed`.
    #[doc(alias = "assumeStripeInstalled")]
    pub fn assume_stripe_installed(
        &self,
        body: &InstallIntegrationRequestBody,
    ) -> Request<S, AssumeStripeInstalled> {
        self.request().body(body)
    }

    /// `installStripe`: `POST /integrations/stripe/v2/install`.
    #[doc(alias = "installStripe")]
    pub fn install_stripe(
        &self,
        body: &InstallIntegrationRequestBody,
    ) -> Request<S, InstallStripe> {
        self.request().body(body)
    }

    /// `uninstallIntegration`: `DELETE /integrations/uninstall/{integration_id}`.
    #[doc(alias = "uninstallIntegration")]
    pub fn uninstall(&self, integration_id: impl Into<String>) -> Request<S, UninstallIntegration> {
        self.request().path("integration_id", integration_id)
    }
}

operation! {
    /// `runIntegration`: `GET /integration/start/{integration_id}`, made by [`Integrations::run`].
    pub RunIntegration: GET "/integration/start/{integration_id}", "runIntegration" in "integrationsapi"
        => IntegrationsResponseData;
}

operation! {
    /// `listIntegrations`: `GET /integrations`, made by [`Integrations::list`].
    pub ListIntegrations: GET "/integrations", "listIntegrations" in "integrationsapi"
        => Vec<IntegrationsListResponseData>, paged IntegrationsListResponseData;
}

impl<S> Request<S, ListIntegrations> {
    /// Sets `billing_only`.
    pub fn billing_only(self, billing_only: bool) -> Self {
        self.query("billing_only", billing_only)
    }

    /// Sets `exclude_ids`.
    pub fn exclude_ids(self, exclude_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.query_list(
            "exclude_ids",
            exclude_ids.into_iter().map(Into::<String>::into),
        )
    }

    /// Sets `id`.
    pub fn id(self, id: impl Into<String>) -> Self {
        self.query("id", Into::<String>::into(id))
    }

    /// Sets `state`.
    pub fn state(self, state: impl Into<IntegrationState>) -> Self {
        self.query("state", Into::<IntegrationState>::into(state))
    }

    /// Sets `type`.
    pub fn r#type(self, r#type: impl Into<IntegrationType>) -> Self {
        self.query("type", Into::<IntegrationType>::into(r#type))
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

operation! {
    /// `getIntegrationWebhookUrl`: `GET /integrations/{type}/webhook-url`, made by [`Integrations::get_webhook_url`].
    pub GetIntegrationWebhookUrl: GET "/integrations/{type}/webhook-url", "getIntegrationWebhookUrl" in "integrationsapi"
        => IntegrationWebhookUrlResponseData;
}

operation! {
    /// `installIntegration`: `POST /integrations/install`, made by [`Integrations::install`].
    pub InstallIntegration: POST "/integrations/install", "installIntegration" in "integrationsapi"
        => IntegrationInstallResponseData;
}

operation! {
    /// `startDataImport`: `POST /integrations/start-data-import`, made by [`Integrations::start_data_import`].
    pub StartDataImport: POST "/integrations/start-data-import", "startDataImport" in "integrationsapi"
        => IntegrationsResponseData;
}

operation! {
    /// `loadSampleDataSet`: `GET /integrations/stripe/dataset-sample-v2`, made by [`Integrations::load_sample_data_set`].
    pub LoadSampleDataSet: GET "/integrations/stripe/dataset-sample-v2", "loadSampleDataSet" in "integrationsapi"
        => IntegrationsDataSetResponseData;
}

operation! {
    /// `assumeStripeInstalled`: `POST /integrations/stripe/v2/assume-installed`, made by [`Integrations::assume_stripe_installed`].
    pub AssumeStripeInstalled: POST "/integrations/stripe/v2/assume-installed", "assumeStripeInstalled" in "integrationsapi"
        => IntegrationInstallResponseData;
}

operation! {
    /// `installStripe`: `POST /integrations/stripe/v2/install`, made by [`Integrations::install_stripe`].
    pub InstallStripe: POST "/integrations/stripe/v2/install", "installStripe" in "integrationsapi"
        => IntegrationInstallResponseData;
}

operation! {
    /// `uninstallIntegration`: `DELETE /integrations/uninstall/{integration_id}`, made by [`Integrations::uninstall`].
    pub UninstallIntegration: DELETE "/integrations/uninstall/{integration_id}", "uninstallIntegration" in "integrationsapi"
        => DeleteResponse;
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Integrations`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
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
    /// Needs the feature `integrationsapi`, which is `api-integrationsapi` of `schematic-core`.
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

parameters! {
    [ListIntegrations] {
        "billing_only" billing_only(bool);
        "exclude_ids" exclude_ids(each into String);
        "id" id(into String);
        "state" state(into IntegrationState);
        "type" r#type(into IntegrationType);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

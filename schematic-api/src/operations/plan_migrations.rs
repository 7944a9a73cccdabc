// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`PlanMigrations`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on migrations between versions of plans.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list_company_migrations`](Self::list_company_migrations) | `listCompanyMigrations` | `GET /plan-version-company-migrations` |
    /// | [`retry_company_migration`](Self::retry_company_migration) | `retryCompanyMigration` | `POST /plan-version-company-migrations/{plan_version_company_migration_id}/retry` |
    /// | [`count_company_migrations`](Self::count_company_migrations) | `countCompanyMigrations` | `GET /plan-version-company-migrations/count` |
    /// | [`list`](Self::list) | `listMigrations` | `GET /plan-version-migrations` |
    /// | [`create`](Self::create) | `createMigration` | `POST /plan-version-migrations` |
    /// | [`get`](Self::get) | `getMigration` | `GET /plan-version-migrations/{plan_version_migration_id}` |
    /// | [`retry`](Self::retry) | `retryMigration` | `POST /plan-version-migrations/{plan_version_migration_id}/retry` |
    /// | [`count`](Self::count) | `countMigrations` | `GET /plan-version-migrations/count` |
    /// | [`preview`](Self::preview) | `previewMigration` | `POST /plan-version-migrations/preview` |
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PlanMigrations;
}

impl<S: Clone> PlanMigrations<S> {
    /// `listCompanyMigrations`: `GET /plan-version-company-migrations`.
    ///
    /// Optional, to be set on the request: `q`, `status`, `limit`, `offset`.
    #[doc(alias = "listCompanyMigrations")]
    pub fn list_company_migrations(
        &self,
        migration_id: impl Into<String>,
    ) -> Request<S, ListCompanyMigrations> {
        self.request()
            .query("migration_id", Into::<String>::into(migration_id))
    }

    /// `retryCompanyMigration`: `POST /plan-version-company-migrations/{plan_version_company_migration_id}/retry`.
    #[doc(alias = "retryCompanyMigration")]
    pub fn retry_company_migration(
        &self,
        plan_version_company_migration_id: impl Into<String>,
    ) -> Request<S, RetryCompanyMigration> {
        self.request().path(
            "plan_version_company_migration_id",
            plan_version_company_migration_id,
        )
    }

    /// `countCompanyMigrations`: `GET /plan-version-company-migrations/count`.
    ///
    /// Optional, to be set on the request: `q`, `status`, `limit`, `offset`.
    #[doc(alias = "countCompanyMigrations")]
    pub fn count_company_migrations(
        &self,
        migration_id: impl Into<String>,
    ) -> Request<S, CountCompanyMigrations> {
        self.request()
            .query("migration_id", Into::<String>::into(migration_id))
    }

    /// `listMigrations`: `GET /plan-version-migrations`.
    ///
    /// Optional, to be set on the request: `status`, `limit`, `offset`.
    #[doc(alias = "listMigrations")]
    pub fn list(&self, plan_version_id: impl Into<String>) -> Request<S, ListMigrations> {
        self.request()
            .query("plan_version_id", Into::<String>::into(plan_version_id))
    }

    /// `createMigration`: `POST /plan-version-migrations`.
    #[doc(alias = "createMigration")]
    pub fn create(&self, body: &CreateMigrationInput) -> Request<S, CreateMigration> {
        self.request().body(body)
    }

    /// `getMigration`: `GET /plan-version-migrations/{plan_version_migration_id}`.
    #[doc(alias = "getMigration")]
    pub fn get(&self, plan_version_migration_id: impl Into<String>) -> Request<S, GetMigration> {
        self.request()
            .path("plan_version_migration_id", plan_version_migration_id)
    }

    /// `retryMigration`: `POST /plan-version-migrations/{plan_version_migration_id}/retry`.
    #[doc(alias = "retryMigration")]
    pub fn retry(
        &self,
        plan_version_migration_id: impl Into<String>,
        body: &RetryMigrationRequestBody,
    ) -> Request<S, RetryMigration> {
        self.request()
            .path("plan_version_migration_id", plan_version_migration_id)
            .body(body)
    }

    /// `countMigrations`: `GET /plan-version-migrations/count`.
    ///
    /// Optional, to be set on the request: `status`, `limit`, `offset`.
    #[doc(alias = "countMigrations")]
    pub fn count(&self, plan_version_id: impl Into<String>) -> Request<S, CountMigrations> {
        self.request()
            .query("plan_version_id", Into::<String>::into(plan_version_id))
    }

    /// `previewMigration`: `POST /plan-version-migrations/preview`.
    #[doc(alias = "previewMigration")]
    pub fn preview(&self, body: &PreviewMigrationRequestBody) -> Request<S, PreviewMigration> {
        self.request().body(body)
    }
}

operation! {
    /// `listCompanyMigrations`: `GET /plan-version-company-migrations`, made by [`PlanMigrations::list_company_migrations`].
    pub ListCompanyMigrations: GET "/plan-version-company-migrations", "listCompanyMigrations" in "planmigrations"
        => Vec<PlanVersionCompanyMigrationResponseData>, paged PlanVersionCompanyMigrationResponseData;
}

operation! {
    /// `retryCompanyMigration`: `POST /plan-version-company-migrations/{plan_version_company_migration_id}/retry`, made by [`PlanMigrations::retry_company_migration`].
    pub RetryCompanyMigration: POST "/plan-version-company-migrations/{plan_version_company_migration_id}/retry", "retryCompanyMigration" in "planmigrations"
        => PlanVersionCompanyMigrationResponseData;
}

operation! {
    /// `countCompanyMigrations`: `GET /plan-version-company-migrations/count`, made by [`PlanMigrations::count_company_migrations`].
    pub CountCompanyMigrations: GET "/plan-version-company-migrations/count", "countCompanyMigrations" in "planmigrations"
        => CountResponse;
}

operation! {
    /// `listMigrations`: `GET /plan-version-migrations`, made by [`PlanMigrations::list`].
    pub ListMigrations: GET "/plan-version-migrations", "listMigrations" in "planmigrations"
        => Vec<PlanVersionMigrationResponseData>, paged PlanVersionMigrationResponseData;
}

operation! {
    /// `createMigration`: `POST /plan-version-migrations`, made by [`PlanMigrations::create`].
    pub CreateMigration: POST "/plan-version-migrations", "createMigration" in "planmigrations"
        => PlanVersionMigrationResponseData;
}

operation! {
    /// `getMigration`: `GET /plan-version-migrations/{plan_version_migration_id}`, made by [`PlanMigrations::get`].
    pub GetMigration: GET "/plan-version-migrations/{plan_version_migration_id}", "getMigration" in "planmigrations"
        => PlanVersionMigrationResponseData;
}

operation! {
    /// `retryMigration`: `POST /plan-version-migrations/{plan_version_migration_id}/retry`, made by [`PlanMigrations::retry`].
    pub RetryMigration: POST "/plan-version-migrations/{plan_version_migration_id}/retry", "retryMigration" in "planmigrations"
        => PlanVersionMigrationResponseData;
}

operation! {
    /// `countMigrations`: `GET /plan-version-migrations/count`, made by [`PlanMigrations::count`].
    pub CountMigrations: GET "/plan-version-migrations/count", "countMigrations" in "planmigrations"
        => CountResponse;
}

operation! {
    /// `previewMigration`: `POST /plan-version-migrations/preview`, made by [`PlanMigrations::preview`].
    pub PreviewMigration: POST "/plan-version-migrations/preview", "previewMigration" in "planmigrations"
        => PlanVersionMigrationPreviewResponseData;
}

parameters! {
    [ListCompanyMigrations, CountCompanyMigrations] {
        "q" q(into String);
        "status" status(into PlanVersionCompanyMigrationStatus);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListMigrations, CountMigrations] {
        "status" status(into PlanVersionMigrationStatus);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

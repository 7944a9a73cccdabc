// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Accounts`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on the account: its members, API keys, audit log and environments.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list_members`](Self::list_members) | `listAccountMembers` | `GET /account-members` |
    /// | [`get_member`](Self::get_member) | `getAccountMember` | `GET /account-members/{account_member_id}` |
    /// | [`count_members`](Self::count_members) | `countAccountMembers` | `GET /account-members/count` |
    /// | [`list_api_keys`](Self::list_api_keys) | `listApiKeys` | `GET /api-keys` |
    /// | [`create_api_key`](Self::create_api_key) | `createApiKey` | `POST /api-keys` |
    /// | [`get_api_key`](Self::get_api_key) | `getApiKey` | `GET /api-keys/{api_key_id}` |
    /// | [`update_api_key`](Self::update_api_key) | `updateApiKey` | `PUT /api-keys/{api_key_id}` |
    /// | [`delete_api_key`](Self::delete_api_key) | `deleteApiKey` | `DELETE /api-keys/{api_key_id}` |
    /// | [`count_api_keys`](Self::count_api_keys) | `countApiKeys` | `GET /api-keys/count` |
    /// | [`list_audit_logs`](Self::list_audit_logs) | `listAuditLogs` | `GET /audit-log` |
    /// | [`get_audit_log`](Self::get_audit_log) | `getAuditLog` | `GET /audit-log/{audit_log_id}` |
    /// | [`count_audit_logs`](Self::count_audit_logs) | `countAuditLogs` | `GET /audit-log/count` |
    /// | [`list_environments`](Self::list_environments) | `listEnvironments` | `GET /environments` |
    /// | [`create_environment`](Self::create_environment) | `createEnvironment` | `POST /environments` |
    /// | [`get_environment`](Self::get_environment) | `getEnvironment` | `GET /environments/{environment_id}` |
    /// | [`update_environment`](Self::update_environment) | `updateEnvironment` | `PUT /environments/{environment_id}` |
    /// | [`delete_environment`](Self::delete_environment) | `deleteEnvironment` | `DELETE /environments/{environment_id}` |
    /// | [`get_onboarding_state`](Self::get_onboarding_state) | `getOnboardingState` | `GET /onboarding-state` |
    /// | [`update_onboarding_state`](Self::update_onboarding_state) | `updateOnboardingState` | `POST /onboarding-state` |
    /// | [`quickstart`](Self::quickstart) | `quickstart` | `POST /quickstart` |
    /// | [`get_who_am_i`](Self::get_who_am_i) | `getWhoAmI` | `GET /whoami` |
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct Accounts;
}

impl<S: Clone> Accounts<S> {
    /// `listAccountMembers`: `GET /account-members`.
    ///
    /// Optional, to be set on the request: `ids`, `q`, `role`, `limit`, `offset`.
    #[doc(alias = "listAccountMembers")]
    pub fn list_members(&self) -> Request<S, ListAccountMembers> {
        self.request()
    }

    /// `getAccountMember`: `GET /account-members/{account_member_id}`.
    #[doc(alias = "getAccountMember")]
    pub fn get_member(&self, account_member_id: impl Into<String>) -> Request<S, GetAccountMember> {
        self.request().path("account_member_id", account_member_id)
    }

    /// `countAccountMembers`: `GET /account-members/count`.
    ///
    /// Optional, to be set on the request: `ids`, `q`, `role`, `limit`, `offset`.
    #[doc(alias = "countAccountMembers")]
    pub fn count_members(&self) -> Request<S, CountAccountMembers> {
        self.request()
    }

    /// `listApiKeys`: `GET /api-keys`.
    ///
    /// Optional, to be set on the request: `environment_id`, `limit`, `offset`.
    #[doc(alias = "listApiKeys")]
    pub fn list_api_keys(&self, require_environment: bool) -> Request<S, ListApiKeys> {
        self.request()
            .query("require_environment", require_environment)
    }

    /// `createApiKey`: `POST /api-keys`.
    #[doc(alias = "createApiKey")]
    pub fn create_api_key(&self, body: &CreateApiKeyRequestBody) -> Request<S, CreateApiKey> {
        self.request().body(body)
    }

    /// `getApiKey`: `GET /api-keys/{api_key_id}`.
    #[doc(alias = "getApiKey")]
    pub fn get_api_key(&self, api_key_id: impl Into<String>) -> Request<S, GetApiKey> {
        self.request().path("api_key_id", api_key_id)
    }

    /// `updateApiKey`: `PUT /api-keys/{api_key_id}`.
    #[doc(alias = "updateApiKey")]
    pub fn update_api_key(
        &self,
        api_key_id: impl Into<String>,
        body: &UpdateApiKeyRequestBody,
    ) -> Request<S, UpdateApiKey> {
        self.request().path("api_key_id", api_key_id).body(body)
    }

    /// `deleteApiKey`: `DELETE /api-keys/{api_key_id}`.
    #[doc(alias = "deleteApiKey")]
    pub fn delete_api_key(&self, api_key_id: impl Into<String>) -> Request<S, DeleteApiKey> {
        self.request().path("api_key_id", api_key_id)
    }

    /// `countApiKeys`: `GET /api-keys/count`.
    ///
    /// Optional, to be set on the request: `environment_id`, `limit`, `offset`.
    #[doc(alias = "countApiKeys")]
    pub fn count_api_keys(&self, require_environment: bool) -> Request<S, CountApiKeys> {
        self.request()
            .query("require_environment", require_environment)
    }

    /// `listAuditLogs`: `GET /audit-log`.
    ///
    /// Optional, to be set on the request: `actor_type`, `end_time`, `environment_id`, `q`, `start_time`, `limit`, `offset`.
    #[doc(alias = "listAuditLogs")]
    pub fn list_audit_logs(&self) -> Request<S, ListAuditLogs> {
        self.request()
    }

    /// `getAuditLog`: `GET /audit-log/{audit_log_id}`.
    #[doc(alias = "getAuditLog")]
    pub fn get_audit_log(&self, audit_log_id: impl Into<String>) -> Request<S, GetAuditLog> {
        self.request().path("audit_log_id", audit_log_id)
    }

    /// `countAuditLogs`: `GET /audit-log/count`.
    ///
    /// Optional, to be set on the request: `actor_type`, `end_time`, `environment_id`, `q`, `start_time`, `limit`, `offset`.
    #[doc(alias = "countAuditLogs")]
    pub fn count_audit_logs(&self) -> Request<S, CountAuditLogs> {
        self.request()
    }

    /// `listEnvironments`: `GET /environments`.
    ///
    /// Optional, to be set on the request: `ids`, `limit`, `offset`.
    #[doc(alias = "listEnvironments")]
    pub fn list_environments(&self) -> Request<S, ListEnvironments> {
        self.request()
    }

    /// `createEnvironment`: `POST /environments`.
    #[doc(alias = "createEnvironment")]
    pub fn create_environment(
        &self,
        body: &CreateEnvironmentRequestBody,
    ) -> Request<S, CreateEnvironment> {
        self.request().body(body)
    }

    /// `getEnvironment`: `GET /environments/{environment_id}`.
    #[doc(alias = "getEnvironment")]
    pub fn get_environment(
        &self,
        environment_id: impl Into<EnvironmentId>,
    ) -> Request<S, GetEnvironment> {
        self.request().path(
            "environment_id",
            Into::<EnvironmentId>::into(environment_id),
        )
    }

    /// `updateEnvironment`: `PUT /environments/{environment_id}`.
    #[doc(alias = "updateEnvironment")]
    pub fn update_environment(
        &self,
        environment_id: impl Into<EnvironmentId>,
        body: &UpdateEnvironmentRequestBody,
    ) -> Request<S, UpdateEnvironment> {
        self.request()
            .path(
                "environment_id",
                Into::<EnvironmentId>::into(environment_id),
            )
            .body(body)
    }

    /// `deleteEnvironment`: `DELETE /environments/{environment_id}`.
    #[doc(alias = "deleteEnvironment")]
    pub fn delete_environment(
        &self,
        environment_id: impl Into<EnvironmentId>,
    ) -> Request<S, DeleteEnvironment> {
        self.request().path(
            "environment_id",
            Into::<EnvironmentId>::into(environment_id),
        )
    }

    /// `getOnboardingState`: `GET /onboarding-state`.
    #[doc(alias = "getOnboardingState")]
    pub fn get_onboarding_state(&self) -> Request<S, GetOnboardingState> {
        self.request()
    }

    /// `updateOnboardingState`: `POST /onboarding-state`.
    #[doc(alias = "updateOnboardingState")]
    pub fn update_onboarding_state(
        &self,
        body: &UpdateOnboardingStateRequestBody,
    ) -> Request<S, UpdateOnboardingState> {
        self.request().body(body)
    }

    /// `quickstart`: `POST /quickstart`.
    pub fn quickstart(&self) -> Request<S, Quickstart> {
        self.request()
    }

    /// `getWhoAmI`: `GET /whoami`.
    #[doc(alias = "getWhoAmI")]
    pub fn get_who_am_i(&self) -> Request<S, GetWhoAmI> {
        self.request()
    }
}

operation! {
    /// `listAccountMembers`: `GET /account-members`, made by [`Accounts::list_members`].
    pub ListAccountMembers: GET "/account-members", "listAccountMembers" in "accounts"
        => Vec<AccountMemberResponseData>, paged AccountMemberResponseData;
}

operation! {
    /// `getAccountMember`: `GET /account-members/{account_member_id}`, made by [`Accounts::get_member`].
    pub GetAccountMember: GET "/account-members/{account_member_id}", "getAccountMember" in "accounts"
        => AccountMemberResponseData;
}

operation! {
    /// `countAccountMembers`: `GET /account-members/count`, made by [`Accounts::count_members`].
    pub CountAccountMembers: GET "/account-members/count", "countAccountMembers" in "accounts"
        => CountResponse;
}

operation! {
    /// `listApiKeys`: `GET /api-keys`, made by [`Accounts::list_api_keys`].
    pub ListApiKeys: GET "/api-keys", "listApiKeys" in "accounts"
        => Vec<ApiKeyResponseData>, paged ApiKeyResponseData;
}

operation! {
    /// `createApiKey`: `POST /api-keys`, made by [`Accounts::create_api_key`].
    pub CreateApiKey: POST "/api-keys", "createApiKey" in "accounts"
        => ApiKeyCreateResponseData;
}

operation! {
    /// `getApiKey`: `GET /api-keys/{api_key_id}`, made by [`Accounts::get_api_key`].
    pub GetApiKey: GET "/api-keys/{api_key_id}", "getApiKey" in "accounts"
        => ApiKeyResponseData;
}

operation! {
    /// `updateApiKey`: `PUT /api-keys/{api_key_id}`, made by [`Accounts::update_api_key`].
    pub UpdateApiKey: PUT "/api-keys/{api_key_id}", "updateApiKey" in "accounts"
        => ApiKeyResponseData;
}

operation! {
    /// `deleteApiKey`: `DELETE /api-keys/{api_key_id}`, made by [`Accounts::delete_api_key`].
    pub DeleteApiKey: DELETE "/api-keys/{api_key_id}", "deleteApiKey" in "accounts"
        => DeleteResponse;
}

operation! {
    /// `countApiKeys`: `GET /api-keys/count`, made by [`Accounts::count_api_keys`].
    pub CountApiKeys: GET "/api-keys/count", "countApiKeys" in "accounts"
        => CountResponse;
}

operation! {
    /// `listAuditLogs`: `GET /audit-log`, made by [`Accounts::list_audit_logs`].
    pub ListAuditLogs: GET "/audit-log", "listAuditLogs" in "accounts"
        => Vec<AuditLogListResponseData>, paged AuditLogListResponseData;
}

operation! {
    /// `getAuditLog`: `GET /audit-log/{audit_log_id}`, made by [`Accounts::get_audit_log`].
    pub GetAuditLog: GET "/audit-log/{audit_log_id}", "getAuditLog" in "accounts"
        => AuditLogResponseData;
}

operation! {
    /// `countAuditLogs`: `GET /audit-log/count`, made by [`Accounts::count_audit_logs`].
    pub CountAuditLogs: GET "/audit-log/count", "countAuditLogs" in "accounts"
        => CountResponse;
}

operation! {
    /// `listEnvironments`: `GET /environments`, made by [`Accounts::list_environments`].
    pub ListEnvironments: GET "/environments", "listEnvironments" in "accounts"
        => Vec<EnvironmentResponseData>, paged EnvironmentResponseData;
}

operation! {
    /// `createEnvironment`: `POST /environments`, made by [`Accounts::create_environment`].
    pub CreateEnvironment: POST "/environments", "createEnvironment" in "accounts"
        => EnvironmentDetailResponseData;
}

operation! {
    /// `getEnvironment`: `GET /environments/{environment_id}`, made by [`Accounts::get_environment`].
    pub GetEnvironment: GET "/environments/{environment_id}", "getEnvironment" in "accounts"
        => EnvironmentResponseData;
}

operation! {
    /// `updateEnvironment`: `PUT /environments/{environment_id}`, made by [`Accounts::update_environment`].
    pub UpdateEnvironment: PUT "/environments/{environment_id}", "updateEnvironment" in "accounts"
        => EnvironmentResponseData;
}

operation! {
    /// `deleteEnvironment`: `DELETE /environments/{environment_id}`, made by [`Accounts::delete_environment`].
    pub DeleteEnvironment: DELETE "/environments/{environment_id}", "deleteEnvironment" in "accounts"
        => DeleteResponse;
}

operation! {
    /// `getOnboardingState`: `GET /onboarding-state`, made by [`Accounts::get_onboarding_state`].
    pub GetOnboardingState: GET "/onboarding-state", "getOnboardingState" in "accounts"
        => GetOnboardingStateResp;
}

operation! {
    /// `updateOnboardingState`: `POST /onboarding-state`, made by [`Accounts::update_onboarding_state`].
    pub UpdateOnboardingState: POST "/onboarding-state", "updateOnboardingState" in "accounts"
        => GetOnboardingStateResp;
}

operation! {
    /// `quickstart`: `POST /quickstart`, made by [`Accounts::quickstart`].
    pub Quickstart: POST "/quickstart", "quickstart" in "accounts"
        => QuickstartResp;
}

operation! {
    /// `getWhoAmI`: `GET /whoami`, made by [`Accounts::get_who_am_i`].
    pub GetWhoAmI: GET "/whoami", "getWhoAmI" in "accounts"
        => WhoAmIResponseData;
}

parameters! {
    [ListAccountMembers, CountAccountMembers] {
        "ids" ids(each into String);
        "q" q(into String);
        "role" role(into AccountMemberRole);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListApiKeys, CountApiKeys] {
        "environment_id" environment_id(into EnvironmentId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListAuditLogs, CountAuditLogs] {
        "actor_type" actor_type(into ActorType);
        "end_time" end_time(Timestamp);
        "environment_id" environment_id(into EnvironmentId);
        "q" q(into String);
        "start_time" start_time(Timestamp);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListEnvironments] {
        "ids" ids(each into EnvironmentId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`accounts`](crate::operations::accounts).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(any(
    feature = "accounts",
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`AccountMemberResponseData`].
    ///
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    AccountMemberPermission {
        CompaniesEdit = "companies_edit",
        CompanyUsersEdit = "company_users_edit",
        ComponentsEdit = "components_edit",
        CustomPlansEdit = "custom_plans_edit",
        DataExportsEdit = "data_exports_edit",
        FeaturesEdit = "features_edit",
        FlagRulesEdit = "flag_rules_edit",
        FlagsEdit = "flags_edit",
        OverridesEdit = "overrides_edit",
        PlanBillingEdit = "plan_billing_edit",
        PlanEntitlementsEdit = "plan_entitlements_edit",
        PlanVersionsEdit = "plan_versions_edit",
        PlansEdit = "plans_edit",
        WebhooksEdit = "webhooks_edit",
        WebhooksRevealSecret = "webhooks_reveal_secret",
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listAccountMembers` and `getAccountMember` returns.
    ///
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    pub struct AccountMemberResponseData requires 0b1010001001 {
        0 "created_at" created_at: Timestamp,
        1 "email" email: Option<String>,
        2 "first_name" first_name: Option<String>,
        3 "id" id: String,
        4 "image_url" image_url: Option<String>,
        5 "last_name" last_name: Option<String>,
        6 "name" name: Option<String>,
        7 "permissions" permissions: BTreeMap<String, Option<Vec<AccountMemberPermission>>>,
        8 "role" role: Option<AccountMemberRole>,
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "accounts",
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`AccountMemberResponseData`].
    ///
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`; in `schematic-core` `api-accounts` and so on, and `webhooks` for `webhook-payloads`.
    AccountMemberRole {
        Admin = "admin",
        Member = "member",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `createApiKey` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct ApiKeyCreateResponseData requires 0b1111010010001 {
        0 "created_at" created_at: Timestamp,
        1 "description" description: Option<String>,
        2 "environment" environment: Option<EnvironmentResponseData>,
        3 "environment_id" environment_id: Option<EnvironmentId>,
        4 "id" id: String,
        5 "integration" integration: Option<ApiKeyIntegrationResponseData>,
        6 "last_used_at" last_used_at: Option<Timestamp>,
        7 "name" name: String,
        8 "rate_limit_percent" rate_limit_percent: Option<i64>,
        9 "readonly" readonly: bool,
        10 "scopes" scopes: Vec<ApiKeyScope>,
        11 "secret" secret: Secret,
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getAuditLog` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct AuditLogResponseData requires 0b110000000011000001 {
        0 "actor_type" actor_type: ActorType,
        1 "api_key" api_key: Option<ApiKeyResponseData>,
        2 "api_key_id" api_key_id: Option<String>,
        3 "ended_at" ended_at: Option<Timestamp>,
        4 "environment" environment: Option<EnvironmentResponseData>,
        5 "environment_id" environment_id: Option<EnvironmentId>,
        6 "id" id: String,
        7 "method" method: String,
        8 "req_body" req_body: Option<String>,
        9 "resource_id" resource_id: Option<i64>,
        10 "resource_id_string" resource_id_string: Option<String>,
        11 "resource_name" resource_name: Option<String>,
        12 "resource_type" resource_type: Option<String>,
        13 "resp_body" resp_body: Option<String>,
        14 "resp_code" resp_code: Option<i64>,
        15 "secondary_resource" secondary_resource: Option<String>,
        16 "started_at" started_at: Timestamp,
        17 "url" url: String,
        18 "user_id" user_id: Option<UserId>,
        19 "user_name" user_name: Option<String>,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `createApiKey`.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct CreateApiKeyRequestBody requires 0b100 {
        0 "description" description: Field<String>,
        1 "environment_id" environment_id: Field<EnvironmentId>,
        2 "name" name: String,
        3 "rate_limit_percent" rate_limit_percent: Field<i64>,
        4 "readonly" readonly: Field<bool>,
    }
}

#[cfg(feature = "accounts")]
impl CreateApiKeyRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self::default().name(name)
    }
}

#[cfg(feature = "accounts")]
setters! {
    CreateApiKeyRequestBody {
        "description" description(into String), clear_description;
        "environment_id" environment_id(into EnvironmentId), clear_environment_id;
        "name" name(into String) = 2;
        "rate_limit_percent" rate_limit_percent(i64), clear_rate_limit_percent;
        "readonly" readonly(bool), clear_readonly;
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `createEnvironment`.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct CreateEnvironmentRequestBody requires 0b11 {
        0 "environment_type" environment_type: EnvironmentType,
        1 "name" name: String,
    }
}

#[cfg(feature = "accounts")]
impl CreateEnvironmentRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(environment_type: impl Into<EnvironmentType>, name: impl Into<String>) -> Self {
        Self::default()
            .environment_type(environment_type)
            .name(name)
    }
}

#[cfg(feature = "accounts")]
setters! {
    CreateEnvironmentRequestBody {
        "environment_type" environment_type(into EnvironmentType) = 0;
        "name" name(into String) = 1;
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `createEnvironment` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct EnvironmentDetailResponseData requires 0b111111 {
        0 "api_keys" api_keys: Vec<ApiKeyResponseData>,
        1 "created_at" created_at: Timestamp,
        2 "environment_type" environment_type: EnvironmentType,
        3 "id" id: EnvironmentId,
        4 "name" name: String,
        5 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getOnboardingState` and `updateOnboardingState` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct GetOnboardingStateResp requires 0b11010 {
        0 "environment_id" environment_id: Option<EnvironmentId>,
        1 "milestones" milestones: Vec<OnboardingMilestoneView>,
        2 "path" path: Option<OnboardingPath>,
        3 "requirements" requirements: Vec<OnboardingRequirementView>,
        4 "suggested_next" suggested_next: Vec<OnboardingRequirement>,
        5 "track" track: Option<OnboardingTrack>,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`OnboardingMilestoneView`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    OnboardingMilestone {
        Evaluated = "evaluated",
        Implemented = "implemented",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Part of [`GetOnboardingStateResp`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct OnboardingMilestoneView requires 0b111 {
        0 "id" id: OnboardingMilestone,
        1 "missing" missing: Vec<OnboardingRequirement>,
        2 "progress" progress: f64,
        3 "reached_at" reached_at: Option<Timestamp>,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`] and [`UpdateOnboardingStateRequestBody`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    OnboardingPath {
        Agent = "agent",
        App = "app",
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`], [`OnboardingMilestoneView`] and [`OnboardingRequirementView`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    OnboardingRequirement {
        ConnectBilling = "connect_billing",
        CreateApiKey = "create_api_key",
        FirstFlagCheck = "first_flag_check",
        ImportCompanies = "import_companies",
        ModelPackaging = "model_packaging",
        SendEvents = "send_events",
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`OnboardingRequirementView`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    OnboardingRequirementStatus {
        Available = "available",
        Blocked = "blocked",
        Complete = "complete",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Part of [`GetOnboardingStateResp`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct OnboardingRequirementView requires 0b10010 {
        0 "blocked_by" blocked_by: Vec<OnboardingRequirement>,
        1 "id" id: OnboardingRequirement,
        2 "reached_at" reached_at: Option<Timestamp>,
        3 "satisfied_by" satisfied_by: Option<String>,
        4 "status" status: OnboardingRequirementStatus,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`] and [`UpdateOnboardingStateRequestBody`].
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    OnboardingTrack {
        Catalog = "catalog",
        SinglePlan = "single_plan",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `quickstart` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct QuickstartResp requires 0b1 {
        0 "ok" ok: bool,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateApiKey`.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct UpdateApiKeyRequestBody requires 0b0 {
        0 "description" description: Field<String>,
        1 "name" name: Field<String>,
        2 "rate_limit_percent" rate_limit_percent: Field<i64>,
    }
}

#[cfg(feature = "accounts")]
impl UpdateApiKeyRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "accounts")]
setters! {
    UpdateApiKeyRequestBody {
        "description" description(into String), clear_description;
        "name" name(into String), clear_name;
        "rate_limit_percent" rate_limit_percent(i64), clear_rate_limit_percent;
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateEnvironment`.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct UpdateEnvironmentRequestBody requires 0b0 {
        0 "environment_type" environment_type: Field<EnvironmentType>,
        1 "name" name: Field<String>,
    }
}

#[cfg(feature = "accounts")]
impl UpdateEnvironmentRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "accounts")]
setters! {
    UpdateEnvironmentRequestBody {
        "environment_type" environment_type(into EnvironmentType), clear_environment_type;
        "name" name(into String), clear_name;
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateOnboardingState`.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct UpdateOnboardingStateRequestBody requires 0b0 {
        0 "path" path: Field<OnboardingPath>,
        1 "pricing_page_url" pricing_page_url: Field<String>,
        2 "track" track: Field<OnboardingTrack>,
        3 "website_url" website_url: Field<String>,
    }
}

#[cfg(feature = "accounts")]
impl UpdateOnboardingStateRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "accounts")]
setters! {
    UpdateOnboardingStateRequestBody {
        "path" path(into OnboardingPath), clear_path;
        "pricing_page_url" pricing_page_url(into String), clear_pricing_page_url;
        "track" track(into OnboardingTrack), clear_track;
        "website_url" website_url(into String), clear_website_url;
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getWhoAmI` returns.
    ///
    /// Needs the feature `accounts`, which is `api-accounts` of `schematic-core`.
    pub struct WhoAmIResponseData requires 0b1100111 {
        0 "account_id" account_id: String,
        1 "account_name" account_name: String,
        2 "actor_type" actor_type: ActorType,
        3 "api_key_id" api_key_id: Option<String>,
        4 "environment_id" environment_id: Option<EnvironmentId>,
        5 "environments" environments: Vec<EnvironmentResponseData>,
        6 "onboarding_complete" onboarding_complete: bool,
        7 "stripe_user_id" stripe_user_id: Option<String>,
        8 "user_id" user_id: Option<UserId>,
        9 "user_name" user_name: Option<String>,
    }
}

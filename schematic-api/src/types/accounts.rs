// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`accounts`](crate::operations::accounts).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
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
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`.
    AccountMemberPermission {
        /// `companies_edit`.
        CompaniesEdit = "companies_edit",
        /// `company_users_edit`.
        CompanyUsersEdit = "company_users_edit",
        /// `components_edit`.
        ComponentsEdit = "components_edit",
        /// `custom_plans_edit`.
        CustomPlansEdit = "custom_plans_edit",
        /// `data_exports_edit`.
        DataExportsEdit = "data_exports_edit",
        /// `features_edit`.
        FeaturesEdit = "features_edit",
        /// `flag_rules_edit`.
        FlagRulesEdit = "flag_rules_edit",
        /// `flags_edit`.
        FlagsEdit = "flags_edit",
        /// `overrides_edit`.
        OverridesEdit = "overrides_edit",
        /// `plan_billing_edit`.
        PlanBillingEdit = "plan_billing_edit",
        /// `plan_entitlements_edit`.
        PlanEntitlementsEdit = "plan_entitlements_edit",
        /// `plan_versions_edit`.
        PlanVersionsEdit = "plan_versions_edit",
        /// `plans_edit`.
        PlansEdit = "plans_edit",
        /// `webhooks_edit`.
        WebhooksEdit = "webhooks_edit",
        /// `webhooks_reveal_secret`.
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
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`.
    pub struct AccountMemberResponseData requires 0b1010001001 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `email`.
        1 "email" email: Option<String>,
        /// `first_name`.
        2 "first_name" first_name: Option<String>,
        /// `id`.
        3 "id" id: String,
        /// `image_url`.
        4 "image_url" image_url: Option<String>,
        /// `last_name`.
        5 "last_name" last_name: Option<String>,
        /// `name`.
        6 "name" name: Option<String>,
        /// `permissions`.
        7 "permissions" permissions: BTreeMap<String, Vec<AccountMemberPermission>>,
        /// `role`.
        8 "role" role: Option<AccountMemberRole>,
        /// `updated_at`.
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
    /// Needs one of the features `accounts`, `entitlements`, `features` and `webhook-payloads`.
    AccountMemberRole {
        /// `admin`.
        Admin = "admin",
        /// `member`.
        Member = "member",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `createApiKey` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct ApiKeyCreateResponseData requires 0b1111010010001 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `description`.
        1 "description" description: Option<String>,
        /// `environment`.
        2 "environment" environment: Option<EnvironmentResponseData>,
        /// `environment_id`.
        3 "environment_id" environment_id: Option<EnvironmentId>,
        /// `id`.
        4 "id" id: String,
        /// `integration`.
        5 "integration" integration: Option<ApiKeyIntegrationResponseData>,
        /// `last_used_at`.
        6 "last_used_at" last_used_at: Option<Timestamp>,
        /// `name`.
        7 "name" name: String,
        /// `rate_limit_percent`.
        8 "rate_limit_percent" rate_limit_percent: Option<i64>,
        /// `readonly`.
        9 "readonly" readonly: bool,
        /// `scopes`.
        10 "scopes" scopes: Vec<ApiKeyScope>,
        /// `secret`.
        11 "secret" secret: Secret,
        /// `updated_at`.
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getAuditLog` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct AuditLogResponseData requires 0b110000000011000001 {
        /// `actor_type`.
        0 "actor_type" actor_type: ActorType,
        /// `api_key`.
        1 "api_key" api_key: Option<ApiKeyResponseData>,
        /// `api_key_id`.
        2 "api_key_id" api_key_id: Option<String>,
        /// `ended_at`.
        3 "ended_at" ended_at: Option<Timestamp>,
        /// `environment`.
        4 "environment" environment: Option<EnvironmentResponseData>,
        /// `environment_id`.
        5 "environment_id" environment_id: Option<EnvironmentId>,
        /// `id`.
        6 "id" id: String,
        /// `method`.
        7 "method" method: String,
        /// `req_body`.
        8 "req_body" req_body: Option<String>,
        /// `resource_id`.
        9 "resource_id" resource_id: Option<i64>,
        /// `resource_id_string`.
        10 "resource_id_string" resource_id_string: Option<String>,
        /// `resource_name`.
        11 "resource_name" resource_name: Option<String>,
        /// `resource_type`.
        12 "resource_type" resource_type: Option<String>,
        /// `resp_body`.
        13 "resp_body" resp_body: Option<String>,
        /// `resp_code`.
        14 "resp_code" resp_code: Option<i64>,
        /// `secondary_resource`.
        15 "secondary_resource" secondary_resource: Option<String>,
        /// `started_at`.
        16 "started_at" started_at: Timestamp,
        /// `url`.
        17 "url" url: String,
        /// `user_id`.
        18 "user_id" user_id: Option<UserId>,
        /// `user_name`.
        19 "user_name" user_name: Option<String>,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `createApiKey`.
    ///
    /// Needs the feature `accounts`.
    pub struct CreateApiKeyRequestBody requires 0b100 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `environment_id`.
        1 "environment_id" environment_id: Field<EnvironmentId>,
        /// `name`.
        2 "name" name: String,
        /// `rate_limit_percent`.
        3 "rate_limit_percent" rate_limit_percent: Field<i64>,
        /// `readonly`.
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

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sets `description` to null.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
        self
    }

    /// Sets `environment_id`.
    #[must_use]
    pub fn environment_id(mut self, environment_id: impl Into<EnvironmentId>) -> Self {
        self.environment_id = Field::Value(environment_id.into());
        self
    }

    /// Sets `environment_id` to null.
    #[must_use]
    pub fn clear_environment_id(mut self) -> Self {
        self.environment_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `rate_limit_percent`.
    #[must_use]
    pub fn rate_limit_percent(mut self, rate_limit_percent: i64) -> Self {
        self.rate_limit_percent = Field::Value(rate_limit_percent);
        self
    }

    /// Sets `rate_limit_percent` to null.
    #[must_use]
    pub fn clear_rate_limit_percent(mut self) -> Self {
        self.rate_limit_percent = Field::Null;
        self
    }

    /// Sets `readonly`.
    #[must_use]
    pub fn readonly(mut self, readonly: bool) -> Self {
        self.readonly = Field::Value(readonly);
        self
    }

    /// Sets `readonly` to null.
    #[must_use]
    pub fn clear_readonly(mut self) -> Self {
        self.readonly = Field::Null;
        self
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `createEnvironment`.
    ///
    /// Needs the feature `accounts`.
    pub struct CreateEnvironmentRequestBody requires 0b11 {
        /// `environment_type`.
        0 "environment_type" environment_type: EnvironmentType,
        /// `name`.
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

    /// Sets `environment_type`.
    #[must_use]
    pub fn environment_type(mut self, environment_type: impl Into<EnvironmentType>) -> Self {
        self.environment_type = environment_type.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `createEnvironment` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct EnvironmentDetailResponseData requires 0b111111 {
        /// `api_keys`.
        0 "api_keys" api_keys: Vec<ApiKeyResponseData>,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_type`.
        2 "environment_type" environment_type: EnvironmentType,
        /// `id`.
        3 "id" id: EnvironmentId,
        /// `name`.
        4 "name" name: String,
        /// `updated_at`.
        5 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getOnboardingState` and `updateOnboardingState` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct GetOnboardingStateResp requires 0b11010 {
        /// `environment_id`.
        0 "environment_id" environment_id: Option<EnvironmentId>,
        /// `milestones`.
        1 "milestones" milestones: Vec<OnboardingMilestoneView>,
        /// `path`.
        2 "path" path: Option<OnboardingPath>,
        /// `requirements`.
        3 "requirements" requirements: Vec<OnboardingRequirementView>,
        /// `suggested_next`.
        4 "suggested_next" suggested_next: Vec<OnboardingRequirement>,
        /// `track`.
        5 "track" track: Option<OnboardingTrack>,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`OnboardingMilestoneView`].
    ///
    /// Needs the feature `accounts`.
    OnboardingMilestone {
        /// `evaluated`.
        Evaluated = "evaluated",
        /// `implemented`.
        Implemented = "implemented",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Part of [`GetOnboardingStateResp`].
    ///
    /// Needs the feature `accounts`.
    pub struct OnboardingMilestoneView requires 0b111 {
        /// `id`.
        0 "id" id: OnboardingMilestone,
        /// `missing`.
        1 "missing" missing: Vec<OnboardingRequirement>,
        /// `progress`.
        2 "progress" progress: f64,
        /// `reached_at`.
        3 "reached_at" reached_at: Option<Timestamp>,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`] and [`UpdateOnboardingStateRequestBody`].
    ///
    /// Needs the feature `accounts`.
    OnboardingPath {
        /// `agent`.
        Agent = "agent",
        /// `app`.
        App = "app",
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`], [`OnboardingMilestoneView`] and [`OnboardingRequirementView`].
    ///
    /// Needs the feature `accounts`.
    OnboardingRequirement {
        /// `connect_billing`.
        ConnectBilling = "connect_billing",
        /// `create_api_key`.
        CreateApiKey = "create_api_key",
        /// `first_flag_check`.
        FirstFlagCheck = "first_flag_check",
        /// `import_companies`.
        ImportCompanies = "import_companies",
        /// `model_packaging`.
        ModelPackaging = "model_packaging",
        /// `send_events`.
        SendEvents = "send_events",
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`OnboardingRequirementView`].
    ///
    /// Needs the feature `accounts`.
    OnboardingRequirementStatus {
        /// `available`.
        Available = "available",
        /// `blocked`.
        Blocked = "blocked",
        /// `complete`.
        Complete = "complete",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Part of [`GetOnboardingStateResp`].
    ///
    /// Needs the feature `accounts`.
    pub struct OnboardingRequirementView requires 0b10010 {
        /// `blocked_by`.
        0 "blocked_by" blocked_by: Vec<OnboardingRequirement>,
        /// `id`.
        1 "id" id: OnboardingRequirement,
        /// `reached_at`.
        2 "reached_at" reached_at: Option<Timestamp>,
        /// `satisfied_by`.
        3 "satisfied_by" satisfied_by: Option<String>,
        /// `status`.
        4 "status" status: OnboardingRequirementStatus,
    }
}

#[cfg(feature = "accounts")]
word! {
    /// Part of [`GetOnboardingStateResp`] and [`UpdateOnboardingStateRequestBody`].
    ///
    /// Needs the feature `accounts`.
    OnboardingTrack {
        /// `catalog`.
        Catalog = "catalog",
        /// `single_plan`.
        SinglePlan = "single_plan",
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `quickstart` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct QuickstartResp requires 0b1 {
        /// `ok`.
        0 "ok" ok: bool,
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateApiKey`.
    ///
    /// Needs the feature `accounts`.
    pub struct UpdateApiKeyRequestBody requires 0b0 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `name`.
        1 "name" name: Field<String>,
        /// `rate_limit_percent`.
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

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sets `description` to null.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }

    /// Sets `rate_limit_percent`.
    #[must_use]
    pub fn rate_limit_percent(mut self, rate_limit_percent: i64) -> Self {
        self.rate_limit_percent = Field::Value(rate_limit_percent);
        self
    }

    /// Sets `rate_limit_percent` to null.
    #[must_use]
    pub fn clear_rate_limit_percent(mut self) -> Self {
        self.rate_limit_percent = Field::Null;
        self
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateEnvironment`.
    ///
    /// Needs the feature `accounts`.
    pub struct UpdateEnvironmentRequestBody requires 0b0 {
        /// `environment_type`.
        0 "environment_type" environment_type: Field<EnvironmentType>,
        /// `name`.
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

    /// Sets `environment_type`.
    #[must_use]
    pub fn environment_type(mut self, environment_type: impl Into<EnvironmentType>) -> Self {
        self.environment_type = Field::Value(environment_type.into());
        self
    }

    /// Sets `environment_type` to null.
    #[must_use]
    pub fn clear_environment_type(mut self) -> Self {
        self.environment_type = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Body of `updateOnboardingState`.
    ///
    /// Needs the feature `accounts`.
    pub struct UpdateOnboardingStateRequestBody requires 0b0 {
        /// `path`.
        0 "path" path: Field<OnboardingPath>,
        /// `pricing_page_url`.
        1 "pricing_page_url" pricing_page_url: Field<String>,
        /// `track`.
        2 "track" track: Field<OnboardingTrack>,
        /// `website_url`.
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

    /// Sets `path`.
    #[must_use]
    pub fn path(mut self, path: impl Into<OnboardingPath>) -> Self {
        self.path = Field::Value(path.into());
        self
    }

    /// Sets `path` to null.
    #[must_use]
    pub fn clear_path(mut self) -> Self {
        self.path = Field::Null;
        self
    }

    /// Sets `pricing_page_url`.
    #[must_use]
    pub fn pricing_page_url(mut self, pricing_page_url: impl Into<String>) -> Self {
        self.pricing_page_url = Field::Value(pricing_page_url.into());
        self
    }

    /// Sets `pricing_page_url` to null.
    #[must_use]
    pub fn clear_pricing_page_url(mut self) -> Self {
        self.pricing_page_url = Field::Null;
        self
    }

    /// Sets `track`.
    #[must_use]
    pub fn track(mut self, track: impl Into<OnboardingTrack>) -> Self {
        self.track = Field::Value(track.into());
        self
    }

    /// Sets `track` to null.
    #[must_use]
    pub fn clear_track(mut self) -> Self {
        self.track = Field::Null;
        self
    }

    /// Sets `website_url`.
    #[must_use]
    pub fn website_url(mut self, website_url: impl Into<String>) -> Self {
        self.website_url = Field::Value(website_url.into());
        self
    }

    /// Sets `website_url` to null.
    #[must_use]
    pub fn clear_website_url(mut self) -> Self {
        self.website_url = Field::Null;
        self
    }
}

#[cfg(feature = "accounts")]
record! {
    /// Data that `getWhoAmI` returns.
    ///
    /// Needs the feature `accounts`.
    pub struct WhoAmIResponseData requires 0b1100111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `account_name`.
        1 "account_name" account_name: String,
        /// `actor_type`.
        2 "actor_type" actor_type: ActorType,
        /// `api_key_id`.
        3 "api_key_id" api_key_id: Option<String>,
        /// `environment_id`.
        4 "environment_id" environment_id: Option<EnvironmentId>,
        /// `environments`.
        5 "environments" environments: Vec<EnvironmentResponseData>,
        /// `onboarding_complete`.
        6 "onboarding_complete" onboarding_complete: bool,
        /// `stripe_user_id`.
        7 "stripe_user_id" stripe_user_id: Option<String>,
        /// `user_id`.
        8 "user_id" user_id: Option<UserId>,
        /// `user_name`.
        9 "user_name" user_name: Option<String>,
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`webhooks`](crate::operations::webhooks).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "webhooks")]
record! {
    /// Body of `createWebhook`.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct CreateWebhookRequestBody requires 0b11100 {
        0 "credit_trigger_configs" credit_trigger_configs: Field<Vec<CreditTriggerConfig>>,
        1 "entitlement_trigger_configs" entitlement_trigger_configs: Field<Vec<EntitlementTriggerConfig>>,
        2 "name" name: String,
        3 "request_types" request_types: Vec<WebhookRequestType>,
        4 "url" url: String,
    }
}

#[cfg(feature = "webhooks")]
impl CreateWebhookRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        request_types: impl IntoIterator<Item = impl Into<WebhookRequestType>>,
        url: impl Into<String>,
    ) -> Self {
        Self::default()
            .name(name)
            .request_types(request_types)
            .url(url)
    }
}

#[cfg(feature = "webhooks")]
setters! {
    CreateWebhookRequestBody {
        "credit_trigger_configs" credit_trigger_configs(each CreditTriggerConfig), clear_credit_trigger_configs;
        "entitlement_trigger_configs" entitlement_trigger_configs(each EntitlementTriggerConfig), clear_entitlement_trigger_configs;
        "name" name(into String) = 2;
        "request_types" request_types(each into WebhookRequestType) = 3;
        "url" url(into String) = 4;
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Part of [`CreateWebhookRequestBody`], [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct CreditTriggerConfig requires 0b1 {
        0 "credit_id" credit_id: CreditTypeId,
    }
}

#[cfg(feature = "webhooks")]
impl CreditTriggerConfig {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(credit_id: impl Into<CreditTypeId>) -> Self {
        Self::default().credit_id(credit_id)
    }
}

#[cfg(feature = "webhooks")]
setters! {
    CreditTriggerConfig {
        "credit_id" credit_id(into CreditTypeId) = 0;
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Part of [`CreateWebhookRequestBody`], [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct EntitlementTriggerConfig requires 0b1 {
        0 "feature_id" feature_id: FeatureId,
    }
}

#[cfg(feature = "webhooks")]
impl EntitlementTriggerConfig {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(feature_id: impl Into<FeatureId>) -> Self {
        Self::default().feature_id(feature_id)
    }
}

#[cfg(feature = "webhooks")]
setters! {
    EntitlementTriggerConfig {
        "feature_id" feature_id(into FeatureId) = 0;
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Body of `sendTestWebhookAction`.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct TestWebhookRequestBody requires 0b1 {
        0 "request_type" request_type: WebhookRequestType,
    }
}

#[cfg(feature = "webhooks")]
impl TestWebhookRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(request_type: impl Into<WebhookRequestType>) -> Self {
        Self::default().request_type(request_type)
    }
}

#[cfg(feature = "webhooks")]
setters! {
    TestWebhookRequestBody {
        "request_type" request_type(into WebhookRequestType) = 0;
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `sendTestWebhookAction` returns.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct TestWebhookResponseData requires 0b110 {
        0 "failure_reason" failure_reason: Option<String>,
        1 "response_code" response_code: i64,
        2 "success" success: bool,
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Body of `updateWebhook`.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct UpdateWebhookRequestBody requires 0b0 {
        0 "credit_trigger_configs" credit_trigger_configs: Field<Vec<CreditTriggerConfig>>,
        1 "entitlement_trigger_configs" entitlement_trigger_configs: Field<Vec<EntitlementTriggerConfig>>,
        2 "name" name: Field<String>,
        3 "request_types" request_types: Field<Vec<WebhookRequestType>>,
        4 "status" status: Field<WebhookStatus>,
        5 "url" url: Field<String>,
    }
}

#[cfg(feature = "webhooks")]
impl UpdateWebhookRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "webhooks")]
setters! {
    UpdateWebhookRequestBody {
        "credit_trigger_configs" credit_trigger_configs(each CreditTriggerConfig), clear_credit_trigger_configs;
        "entitlement_trigger_configs" entitlement_trigger_configs(each EntitlementTriggerConfig), clear_entitlement_trigger_configs;
        "name" name(into String), clear_name;
        "request_types" request_types(each into WebhookRequestType), clear_request_types;
        "status" status(into WebhookStatus), clear_status;
        "url" url(into String), clear_url;
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `listWebhookEvents` and `getWebhookEvent` returns.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct WebhookEventDetailResponseData requires 0b1011001011 {
        0 "created_at" created_at: Timestamp,
        1 "id" id: String,
        2 "payload" payload: Option<String>,
        3 "request_type" request_type: WebhookRequestType,
        4 "response_code" response_code: Option<i64>,
        5 "sent_at" sent_at: Option<Timestamp>,
        6 "status" status: WebhookEventStatus,
        7 "updated_at" updated_at: Timestamp,
        8 "webhook" webhook: Option<WebhookResponseData>,
        9 "webhook_id" webhook_id: WebhookId,
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`WebhookEventDetailResponseData`].
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    WebhookEventStatus {
        Failure = "failure",
        Pending = "pending",
        Success = "success",
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`CreateWebhookRequestBody`], [`TestWebhookRequestBody`], [`UpdateWebhookRequestBody`], [`WebhookEventDetailResponseData`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    WebhookRequestType {
        SubscriptionTrialEnded = "subscription.trial.ended",
        CompanyCreated = "company.created",
        CompanyDeleted = "company.deleted",
        CompanyOverrideCreated = "company.override.created",
        CompanyOverrideDeleted = "company.override.deleted",
        CompanyOverrideExpired = "company.override.expired",
        CompanyOverrideUpdated = "company.override.updated",
        CompanyPlanChanged = "company.plan_changed",
        CompanyScheduledDowngrade = "company.scheduled_downgrade",
        CompanyUpdated = "company.updated",
        CreditLimitReached = "credit.limit.reached",
        CreditLimitWarning = "credit.limit.warning",
        CreditPurchaseSuccess = "credit.purchase.success",
        EntitlementLimitReached = "entitlement.limit.reached",
        EntitlementLimitWarning = "entitlement.limit.warning",
        EntitlementSoftLimitReached = "entitlement.soft_limit.reached",
        EntitlementSoftLimitWarning = "entitlement.soft_limit.warning",
        EntitlementTierLimitReached = "entitlement.tier_limit.reached",
        EntitlementTierLimitWarning = "entitlement.tier_limit.warning",
        FeatureCreated = "feature.created",
        FeatureDeleted = "feature.deleted",
        FeatureUpdated = "feature.updated",
        FlagCreated = "flag.created",
        FlagDeleted = "flag.deleted",
        FlagRulesUpdated = "flag_rules.updated",
        FlagUpdated = "flag.updated",
        PlanCreated = "plan.created",
        PlanDeleted = "plan.deleted",
        PlanEntitlementCreated = "plan.entitlement.created",
        PlanEntitlementDeleted = "plan.entitlement.deleted",
        PlanEntitlementUpdated = "plan.entitlement.updated",
        PlanUpdated = "plan.updated",
        PlanVersionDeleted = "plan_version.deleted",
        RuleDeleted = "rule.deleted",
        TestSend = "test.send",
        UserCreated = "user.created",
        UserDeleted = "user.deleted",
        UserUpdated = "user.updated",
        AutoTopupHardFailure = "auto.topup.hard.failure",
        AutoTopupRetryExceeded = "auto.topup.retry.exceeded",
        AutoTopupSuccess = "auto.topup.success",
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `listWebhooks`, `createWebhook`, `getWebhook` and `updateWebhook` returns.
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct WebhookResponseData requires 0b1111111001 {
        0 "created_at" created_at: Timestamp,
        1 "credit_trigger_configs" credit_trigger_configs: Vec<CreditTriggerConfig>,
        2 "entitlement_trigger_configs" entitlement_trigger_configs: Vec<EntitlementTriggerConfig>,
        3 "id" id: WebhookId,
        4 "name" name: String,
        5 "request_types" request_types: Vec<WebhookRequestType>,
        6 "secret" secret: Secret,
        7 "status" status: WebhookStatus,
        8 "updated_at" updated_at: Timestamp,
        9 "url" url: String,
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    WebhookStatus {
        Active = "active",
        Inactive = "inactive",
    }
}

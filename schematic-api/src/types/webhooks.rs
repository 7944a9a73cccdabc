// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`webhooks`](crate::operations::webhooks).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "webhooks")]
record! {
    /// Body of `createWebhook`.
    ///
    /// Needs the feature `webhooks`.
    pub struct CreateWebhookRequestBody requires 0b11100 {
        /// `credit_trigger_configs`.
        0 "credit_trigger_configs" credit_trigger_configs: Field<Vec<CreditTriggerConfig>>,
        /// `entitlement_trigger_configs`.
        1 "entitlement_trigger_configs" entitlement_trigger_configs: Field<Vec<EntitlementTriggerConfig>>,
        /// `name`.
        2 "name" name: String,
        /// `request_types`.
        3 "request_types" request_types: Vec<WebhookRequestType>,
        /// `url`.
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

    /// Sets `credit_trigger_configs`.
    #[must_use]
    pub fn credit_trigger_configs(
        mut self,
        credit_trigger_configs: impl IntoIterator<Item = CreditTriggerConfig>,
    ) -> Self {
        self.credit_trigger_configs = Field::Value(credit_trigger_configs.into_iter().collect());
        self
    }

    /// Sets `credit_trigger_configs` to null.
    #[must_use]
    pub fn clear_credit_trigger_configs(mut self) -> Self {
        self.credit_trigger_configs = Field::Null;
        self
    }

    /// Sets `entitlement_trigger_configs`.
    #[must_use]
    pub fn entitlement_trigger_configs(
        mut self,
        entitlement_trigger_configs: impl IntoIterator<Item = EntitlementTriggerConfig>,
    ) -> Self {
        self.entitlement_trigger_configs =
            Field::Value(entitlement_trigger_configs.into_iter().collect());
        self
    }

    /// Sets `entitlement_trigger_configs` to null.
    #[must_use]
    pub fn clear_entitlement_trigger_configs(mut self) -> Self {
        self.entitlement_trigger_configs = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `request_types`.
    #[must_use]
    pub fn request_types(
        mut self,
        request_types: impl IntoIterator<Item = impl Into<WebhookRequestType>>,
    ) -> Self {
        self.request_types = request_types.into_iter().map(Into::into).collect();
        self.presence.set(3, false);
        self
    }

    /// Sets `url`.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = url.into();
        self.presence.set(4, false);
        self
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Part of [`CreateWebhookRequestBody`], [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`.
    pub struct CreditTriggerConfig requires 0b1 {
        /// `credit_id`.
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

    /// Sets `credit_id`.
    #[must_use]
    pub fn credit_id(mut self, credit_id: impl Into<CreditTypeId>) -> Self {
        self.credit_id = credit_id.into();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Part of [`CreateWebhookRequestBody`], [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`.
    pub struct EntitlementTriggerConfig requires 0b1 {
        /// `feature_id`.
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

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = feature_id.into();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Body of `sendTestWebhookAction`.
    ///
    /// Needs the feature `webhooks`.
    pub struct TestWebhookRequestBody requires 0b1 {
        /// `request_type`.
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

    /// Sets `request_type`.
    #[must_use]
    pub fn request_type(mut self, request_type: impl Into<WebhookRequestType>) -> Self {
        self.request_type = request_type.into();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `sendTestWebhookAction` returns.
    ///
    /// Needs the feature `webhooks`.
    pub struct TestWebhookResponseData requires 0b110 {
        /// `failure_reason`.
        0 "failure_reason" failure_reason: Option<String>,
        /// `response_code`.
        1 "response_code" response_code: i64,
        /// `success`.
        2 "success" success: bool,
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Body of `updateWebhook`.
    ///
    /// Needs the feature `webhooks`.
    pub struct UpdateWebhookRequestBody requires 0b0 {
        /// `credit_trigger_configs`.
        0 "credit_trigger_configs" credit_trigger_configs: Field<Vec<CreditTriggerConfig>>,
        /// `entitlement_trigger_configs`.
        1 "entitlement_trigger_configs" entitlement_trigger_configs: Field<Vec<EntitlementTriggerConfig>>,
        /// `name`.
        2 "name" name: Field<String>,
        /// `request_types`.
        3 "request_types" request_types: Field<Vec<WebhookRequestType>>,
        /// `status`.
        4 "status" status: Field<WebhookStatus>,
        /// `url`.
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

    /// Sets `credit_trigger_configs`.
    #[must_use]
    pub fn credit_trigger_configs(
        mut self,
        credit_trigger_configs: impl IntoIterator<Item = CreditTriggerConfig>,
    ) -> Self {
        self.credit_trigger_configs = Field::Value(credit_trigger_configs.into_iter().collect());
        self
    }

    /// Sets `credit_trigger_configs` to null.
    #[must_use]
    pub fn clear_credit_trigger_configs(mut self) -> Self {
        self.credit_trigger_configs = Field::Null;
        self
    }

    /// Sets `entitlement_trigger_configs`.
    #[must_use]
    pub fn entitlement_trigger_configs(
        mut self,
        entitlement_trigger_configs: impl IntoIterator<Item = EntitlementTriggerConfig>,
    ) -> Self {
        self.entitlement_trigger_configs =
            Field::Value(entitlement_trigger_configs.into_iter().collect());
        self
    }

    /// Sets `entitlement_trigger_configs` to null.
    #[must_use]
    pub fn clear_entitlement_trigger_configs(mut self) -> Self {
        self.entitlement_trigger_configs = Field::Null;
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

    /// Sets `request_types`.
    #[must_use]
    pub fn request_types(
        mut self,
        request_types: impl IntoIterator<Item = impl Into<WebhookRequestType>>,
    ) -> Self {
        self.request_types = Field::Value(request_types.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `request_types` to null.
    #[must_use]
    pub fn clear_request_types(mut self) -> Self {
        self.request_types = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<WebhookStatus>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }

    /// Sets `url`.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Field::Value(url.into());
        self
    }

    /// Sets `url` to null.
    #[must_use]
    pub fn clear_url(mut self) -> Self {
        self.url = Field::Null;
        self
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `listWebhookEvents` and `getWebhookEvent` returns.
    ///
    /// Needs the feature `webhooks`.
    pub struct WebhookEventDetailResponseData requires 0b1011001011 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `id`.
        1 "id" id: String,
        /// `payload`.
        2 "payload" payload: Option<String>,
        /// `request_type`.
        3 "request_type" request_type: WebhookRequestType,
        /// `response_code`.
        4 "response_code" response_code: Option<i64>,
        /// `sent_at`.
        5 "sent_at" sent_at: Option<Timestamp>,
        /// `status`.
        6 "status" status: WebhookEventStatus,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
        /// `webhook`.
        8 "webhook" webhook: Option<WebhookResponseData>,
        /// `webhook_id`.
        9 "webhook_id" webhook_id: WebhookId,
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`WebhookEventDetailResponseData`].
    ///
    /// Needs the feature `webhooks`.
    WebhookEventStatus {
        /// `failure`.
        Failure = "failure",
        /// `pending`.
        Pending = "pending",
        /// `success`.
        Success = "success",
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`CreateWebhookRequestBody`], [`TestWebhookRequestBody`], [`UpdateWebhookRequestBody`], [`WebhookEventDetailResponseData`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`.
    WebhookRequestType {
        /// `subscription.trial.ended`.
        SubscriptionTrialEnded = "subscription.trial.ended",
        /// `company.created`.
        CompanyCreated = "company.created",
        /// `company.deleted`.
        CompanyDeleted = "company.deleted",
        /// `company.override.created`.
        CompanyOverrideCreated = "company.override.created",
        /// `company.override.deleted`.
        CompanyOverrideDeleted = "company.override.deleted",
        /// `company.override.expired`.
        CompanyOverrideExpired = "company.override.expired",
        /// `company.override.updated`.
        CompanyOverrideUpdated = "company.override.updated",
        /// `company.plan_changed`.
        CompanyPlanChanged = "company.plan_changed",
        /// `company.scheduled_downgrade`.
        CompanyScheduledDowngrade = "company.scheduled_downgrade",
        /// `company.updated`.
        CompanyUpdated = "company.updated",
        /// `credit.limit.reached`.
        CreditLimitReached = "credit.limit.reached",
        /// `credit.limit.warning`.
        CreditLimitWarning = "credit.limit.warning",
        /// `credit.purchase.success`.
        CreditPurchaseSuccess = "credit.purchase.success",
        /// `entitlement.limit.reached`.
        EntitlementLimitReached = "entitlement.limit.reached",
        /// `entitlement.limit.warning`.
        EntitlementLimitWarning = "entitlement.limit.warning",
        /// `entitlement.soft_limit.reached`.
        EntitlementSoftLimitReached = "entitlement.soft_limit.reached",
        /// `entitlement.soft_limit.warning`.
        EntitlementSoftLimitWarning = "entitlement.soft_limit.warning",
        /// `entitlement.tier_limit.reached`.
        EntitlementTierLimitReached = "entitlement.tier_limit.reached",
        /// `entitlement.tier_limit.warning`.
        EntitlementTierLimitWarning = "entitlement.tier_limit.warning",
        /// `feature.created`.
        FeatureCreated = "feature.created",
        /// `feature.deleted`.
        FeatureDeleted = "feature.deleted",
        /// `feature.updated`.
        FeatureUpdated = "feature.updated",
        /// `flag.created`.
        FlagCreated = "flag.created",
        /// `flag.deleted`.
        FlagDeleted = "flag.deleted",
        /// `flag_rules.updated`.
        FlagRulesUpdated = "flag_rules.updated",
        /// `flag.updated`.
        FlagUpdated = "flag.updated",
        /// `plan.created`.
        PlanCreated = "plan.created",
        /// `plan.deleted`.
        PlanDeleted = "plan.deleted",
        /// `plan.entitlement.created`.
        PlanEntitlementCreated = "plan.entitlement.created",
        /// `plan.entitlement.deleted`.
        PlanEntitlementDeleted = "plan.entitlement.deleted",
        /// `plan.entitlement.updated`.
        PlanEntitlementUpdated = "plan.entitlement.updated",
        /// `plan.updated`.
        PlanUpdated = "plan.updated",
        /// `plan_version.deleted`.
        PlanVersionDeleted = "plan_version.deleted",
        /// `rule.deleted`.
        RuleDeleted = "rule.deleted",
        /// `test.send`.
        TestSend = "test.send",
        /// `user.created`.
        UserCreated = "user.created",
        /// `user.deleted`.
        UserDeleted = "user.deleted",
        /// `user.updated`.
        UserUpdated = "user.updated",
        /// `auto.topup.hard.failure`.
        AutoTopupHardFailure = "auto.topup.hard.failure",
        /// `auto.topup.retry.exceeded`.
        AutoTopupRetryExceeded = "auto.topup.retry.exceeded",
        /// `auto.topup.success`.
        AutoTopupSuccess = "auto.topup.success",
    }
}

#[cfg(feature = "webhooks")]
record! {
    /// Data that `listWebhooks`, `createWebhook`, `getWebhook` and `updateWebhook` returns.
    ///
    /// Needs the feature `webhooks`.
    pub struct WebhookResponseData requires 0b1111111001 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `credit_trigger_configs`.
        1 "credit_trigger_configs" credit_trigger_configs: Vec<CreditTriggerConfig>,
        /// `entitlement_trigger_configs`.
        2 "entitlement_trigger_configs" entitlement_trigger_configs: Vec<EntitlementTriggerConfig>,
        /// `id`.
        3 "id" id: WebhookId,
        /// `name`.
        4 "name" name: String,
        /// `request_types`.
        5 "request_types" request_types: Vec<WebhookRequestType>,
        /// `secret`.
        6 "secret" secret: Secret,
        /// `status`.
        7 "status" status: WebhookStatus,
        /// `updated_at`.
        8 "updated_at" updated_at: Timestamp,
        /// `url`.
        9 "url" url: String,
    }
}

#[cfg(feature = "webhooks")]
word! {
    /// Part of [`UpdateWebhookRequestBody`] and [`WebhookResponseData`].
    ///
    /// Needs the feature `webhooks`.
    WebhookStatus {
        /// `active`.
        Active = "active",
        /// `inactive`.
        Inactive = "inactive",
    }
}

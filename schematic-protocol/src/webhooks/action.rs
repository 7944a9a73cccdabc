open_enum! {
    /// What happened: the actions that a webhook can subscribe to.
    ///
    /// ```
    /// use schematic_protocol::webhooks::Action;
    ///
    /// assert_eq!(Action::from("flag_rules.updated"), Action::FlagRulesUpdated);
    /// assert_eq!(Action::from("sun.rose").as_str(), "sun.rose");
    /// ```
    Action {
        /// Credits could not be topped up, for good.
        AutoTopupHardFailure = "auto.topup.hard.failure",
        /// Credits could not be topped up however often it was tried.
        AutoTopupRetryExceeded = "auto.topup.retry.exceeded",
        /// Credits were topped up.
        AutoTopupSuccess = "auto.topup.success",
        /// A company was created.
        CompanyCreated = "company.created",
        /// A company was deleted.
        CompanyDeleted = "company.deleted",
        /// An exception for a company was made.
        CompanyOverrideCreated = "company.override.created",
        /// An exception for a company was taken back.
        CompanyOverrideDeleted = "company.override.deleted",
        /// An exception for a company ran out.
        CompanyOverrideExpired = "company.override.expired",
        /// An exception for a company changed.
        CompanyOverrideUpdated = "company.override.updated",
        /// A company changed its plan.
        CompanyPlanChanged = "company.plan_changed",
        /// A company's downgrade was scheduled.
        CompanyScheduledDowngrade = "company.scheduled_downgrade",
        /// A company changed.
        CompanyUpdated = "company.updated",
        /// A company has used up its credits.
        CreditLimitReached = "credit.limit.reached",
        /// A company has few credits left.
        CreditLimitWarning = "credit.limit.warning",
        /// Credits were bought.
        CreditPurchaseSuccess = "credit.purchase.success",
        /// A company reached the limit of an entitlement.
        EntitlementLimitReached = "entitlement.limit.reached",
        /// A company comes near the limit of an entitlement.
        EntitlementLimitWarning = "entitlement.limit.warning",
        /// A company reached the soft limit of an entitlement.
        EntitlementSoftLimitReached = "entitlement.soft_limit.reached",
        /// A company comes near the soft limit of an entitlement.
        EntitlementSoftLimitWarning = "entitlement.soft_limit.warning",
        /// A company reached the end of a tier.
        EntitlementTierLimitReached = "entitlement.tier_limit.reached",
        /// A company comes near the end of a tier.
        EntitlementTierLimitWarning = "entitlement.tier_limit.warning",
        /// A feature was created.
        FeatureCreated = "feature.created",
        /// A feature was deleted.
        FeatureDeleted = "feature.deleted",
        /// A feature changed.
        FeatureUpdated = "feature.updated",
        /// A flag was created.
        FlagCreated = "flag.created",
        /// A flag was deleted.
        FlagDeleted = "flag.deleted",
        /// The rules of a flag changed.
        FlagRulesUpdated = "flag_rules.updated",
        /// A flag changed.
        FlagUpdated = "flag.updated",
        /// A plan was created.
        PlanCreated = "plan.created",
        /// A plan was deleted.
        PlanDeleted = "plan.deleted",
        /// A plan got an entitlement.
        PlanEntitlementCreated = "plan.entitlement.created",
        /// A plan lost an entitlement.
        PlanEntitlementDeleted = "plan.entitlement.deleted",
        /// An entitlement of a plan changed.
        PlanEntitlementUpdated = "plan.entitlement.updated",
        /// A plan changed.
        PlanUpdated = "plan.updated",
        /// A version of a plan was deleted.
        PlanVersionDeleted = "plan_version.deleted",
        /// A rule was deleted.
        RuleDeleted = "rule.deleted",
        /// The trial of a subscription ended.
        SubscriptionTrialEnded = "subscription.trial.ended",
        /// A test, sent by hand.
        TestSend = "test.send",
        /// A user was created.
        UserCreated = "user.created",
        /// A user was deleted.
        UserDeleted = "user.deleted",
        /// A user changed.
        UserUpdated = "user.updated",
    }
}

//! What the document does not say and a person decided.

/// A group of operations: what `schematic.companies()` returns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The tag whose operations it has.
    pub(crate) tag: &'static str,
    /// The module, which is also the name of the accessor.
    pub(crate) module: &'static str,
    /// The struct.
    pub(crate) name: &'static str,
    /// The noun that is left out of names of methods, in singular and plural.
    nouns: [&'static str; 2],
    /// What its operations are about.
    pub(crate) subject: &'static str,
    /// Beginnings of the paths whose operations it has; all of the tag's if there are none.
    paths: &'static [&'static str],
}

impl Group {
    /// Returns the group of an operation.
    pub(super) fn of(tag: &str, path: &str) -> Option<&'static Self> {
        GROUPS.iter().find(|group| {
            group.tag == tag
                && (group.paths.is_empty()
                    || group.paths.iter().any(|start| path.starts_with(start)))
        })
    }

    /// Returns the noun in singular and plural.
    pub(crate) fn nouns(&self) -> [&'static str; 2] {
        self.nouns
    }

    /// Returns the name of the method of an operation, whose name is in snake case: without the
    /// group's noun where that follows the verb.
    pub(super) fn method(&self, operation_id: &str, name: &str) -> String {
        let exception = METHODS.iter().find(|(id, _)| *id == operation_id);
        if let Some((_, method)) = exception {
            return (*method).to_owned();
        }
        if let Some((verb, rest)) = name.split_once('_') {
            for noun in self.nouns {
                match rest.strip_prefix(noun) {
                    Some("") => return verb.to_owned(),
                    Some(after) if after.starts_with('_') => return format!("{verb}{after}"),
                    _ => {}
                }
            }
        }
        name.to_owned()
    }
}

const fn group(
    tag: &'static str,
    module: &'static str,
    name: &'static str,
    nouns: [&'static str; 2],
    subject: &'static str,
) -> Group {
    let paths = &[];
    Group {
        tag,
        module,
        name,
        nouns,
        subject,
        paths,
    }
}

/// The groups, by tag. Of a tag's groups the first that fits an operation has it.
pub(crate) const GROUPS: &[Group] = &[
    group(
        "accesstokens",
        "access_tokens",
        "AccessTokens",
        ["access_token", "access_tokens"],
        "access tokens",
    ),
    group(
        "accounts",
        "accounts",
        "Accounts",
        ["account", "accounts"],
        "the account: its members, API keys, audit log and environments",
    ),
    group(
        "billing",
        "billing",
        "Billing",
        ["billing", "billings"],
        "billing: customers, subscriptions, invoices, products and prices",
    ),
    group(
        "catalogs",
        "catalogs",
        "Catalogs",
        ["catalog", "catalogs"],
        "catalogs",
    ),
    group(
        "checkout",
        "checkout",
        "Checkout",
        ["checkout", "checkouts"],
        "checkout and on the plan of a company",
    ),
    Group {
        tag: "companies",
        module: "users",
        name: "Users",
        nouns: ["user", "users"],
        subject: "users, their keys and traits",
        paths: &["/users", "/user-"],
    },
    group(
        "companies",
        "companies",
        "Companies",
        ["company", "companies"],
        "companies, their keys, traits and memberships",
    ),
    group(
        "components",
        "components",
        "Components",
        ["component", "components"],
        "components",
    ),
    group(
        "componentspublic",
        "public_components",
        "PublicComponents",
        ["public", "publics"],
        "what is public of components",
    ),
    group(
        "credits",
        "credits",
        "Credits",
        ["credit", "credits"],
        "credits: their types, bundles, grants, leases and ledger",
    ),
    group(
        "dataexports",
        "data_exports",
        "DataExports",
        ["data_export", "data_exports"],
        "exports of data",
    ),
    group(
        "entitlements",
        "entitlements",
        "Entitlements",
        ["entitlement", "entitlements"],
        "entitlements: of plans, by overrides, and how they are used",
    ),
    group("events", "events", "Events", ["event", "events"], "events"),
    group(
        "features",
        "features",
        "Features",
        ["feature", "features"],
        "features and flags",
    ),
    group(
        "insights",
        "insights",
        "Insights",
        ["insight", "insights"],
        "insights",
    ),
    group(
        "integrationsapi",
        "integrations",
        "Integrations",
        ["integration", "integrations"],
        "integrations",
    ),
    group(
        "licenses",
        "licenses",
        "Licenses",
        ["license", "licenses"],
        "licenses",
    ),
    group(
        "planbundle",
        "plan_bundles",
        "PlanBundles",
        ["plan_bundle", "plan_bundles"],
        "plan bundles",
    ),
    group(
        "plangroups",
        "plan_groups",
        "PlanGroups",
        ["plan_group", "plan_groups"],
        "the plan group",
    ),
    group(
        "planmigrations",
        "plan_migrations",
        "PlanMigrations",
        ["migration", "migrations"],
        "migrations between versions of plans",
    ),
    group("plans", "plans", "Plans", ["plan", "plans"], "plans"),
    group(
        "scheduledcheckout",
        "scheduled_checkouts",
        "ScheduledCheckouts",
        ["scheduled_checkout", "scheduled_checkouts"],
        "scheduled checkouts",
    ),
    group(
        "webhooks",
        "webhooks",
        "Webhooks",
        ["webhook", "webhooks"],
        "webhooks and their deliveries",
    ),
];

/// Methods whose name the rule does not give: what the document calls a billing credit is what the
/// group `credits` is about, and some verbs have two words.
const METHODS: &[(&str, &str)] = &[
    ("countBillingCredits", "count"),
    ("createBillingCredit", "create"),
    ("getSingleBillingCredit", "get"),
    ("getSingleLicense", "get"),
    ("listBillingCredits", "list"),
    ("softDeleteBillingCredit", "delete"),
    ("updateBillingCredit", "update"),
];

/// Typed ids: the type, and the names of members, of query and of path parameters that hold one.
/// A name with a prefix (`base_plan_id`) is meant too if it is among the prefixes.
pub(crate) struct Id {
    /// The type.
    pub(crate) name: &'static str,
    /// What has such an id, for its documentation.
    pub(crate) noun: &'static str,
    /// The ends of names, in the singular: `plan_id` means `plan_ids` too.
    ends: &'static [&'static str],
    /// What may stand in front of an end.
    before: &'static [&'static str],
    /// Schemas whose member `id` is one.
    schemas: &'static [&'static str],
    /// Operations whose query parameter `ids` has several.
    lists: &'static [&'static str],
}

impl Id {
    /// Returns the id that a member or parameter holds, if it is one of ours.
    pub(super) fn of(place: &str, name: &str) -> Option<&'static str> {
        let found = IDS.iter().find(|id| match name {
            "id" => id.schemas.contains(&place),
            "ids" => id.lists.contains(&place),
            _ => {
                let one = name.strip_suffix("_ids").map(|stem| format!("{stem}_id"));
                let one = one.as_deref().unwrap_or(name);
                id.ends.iter().any(|end| {
                    one == *end
                        || one.strip_suffix(end).is_some_and(|before| {
                            before
                                .strip_suffix('_')
                                .is_some_and(|before| id.before.contains(&before))
                        })
                })
            }
        });
        found.map(|id| id.name)
    }
}

/// Every typed id.
pub(crate) const IDS: &[Id] = &[
    Id {
        name: "CompanyId",
        noun: "company",
        ends: &["company_id"],
        before: &["excluded", "scoped_to"],
        schemas: &[
            "CompanyDetailResponseData",
            "CompanyLedgerResponseData",
            "CompanyResponseData",
            "CreditsAutoTopupCompanySummary",
            "CreditsWebhookCompanySummary",
            "UpsertCompanyRequestBody",
        ],
        lists: &["listCompanies", "countCompanies"],
    },
    Id {
        name: "CompanyOverrideId",
        noun: "company override",
        ends: &["company_override_id"],
        before: &[],
        schemas: &["CompanyOverrideResponseData"],
        lists: &["listCompanyOverrides", "countCompanyOverrides"],
    },
    Id {
        name: "CreditTypeId",
        noun: "type of credit",
        ends: &["credit_id", "credit_type_id"],
        before: &["billing", "value"],
        schemas: &[
            "BillingCreditLedgerResponseData",
            "BillingCreditResponseData",
            "BillingCreditView",
            "CreditsAutoTopupCreditSummary",
            "CreditsWebhookCreditSummary",
        ],
        lists: &["listBillingCredits", "countBillingCredits"],
    },
    Id {
        name: "EnvironmentId",
        noun: "environment",
        ends: &["environment_id"],
        before: &[],
        schemas: &["EnvironmentDetailResponseData", "EnvironmentResponseData"],
        lists: &["listEnvironments"],
    },
    Id {
        name: "FeatureId",
        noun: "feature",
        ends: &["feature_id"],
        before: &[],
        schemas: &[
            "CatalogDerivedFeatureResponseData",
            "FeatureDetailResponseData",
            "FeatureInPlanResponseData",
            "FeatureLedgerResponseData",
            "FeatureResponseData",
            "FeatureView",
        ],
        lists: &["listFeatures", "countFeatures"],
    },
    Id {
        name: "FlagId",
        noun: "flag",
        ends: &["flag_id"],
        before: &[],
        schemas: &[
            "CreateOrUpdateFlagRequestBody",
            "FlagDetailResponseData",
            "FlagInPlanResponseData",
            "FlagResponseData",
            "FlagView",
        ],
        lists: &["listFlags", "countFlags"],
    },
    Id {
        name: "PlanEntitlementId",
        noun: "plan entitlement",
        ends: &["plan_entitlement_id"],
        before: &[],
        schemas: &["PlanEntitlementResponseData"],
        lists: &["listPlanEntitlements", "countPlanEntitlements"],
    },
    Id {
        name: "PlanId",
        noun: "plan",
        ends: &["plan_id", "add_on_id"],
        before: &[
            "base",
            "compatible",
            "copied_from",
            "custom",
            "default",
            "fallback",
            "from",
            "initial",
            "new",
            "ordered",
            "original",
            "selected",
            "source",
            "target",
            "to",
            "trial_expiry",
        ],
        schemas: &[
            "CompanyPlanDetailResponseData",
            "CompanyPlanWithBillingSubView",
            "PlanDetailResponseData",
            "PlanGroupPlanDetailResponseData",
            "PlanResponseData",
            "PlanSnapshotView",
            "PlanViewPublicResponseData",
        ],
        lists: &["listPlans", "countPlans"],
    },
    Id {
        name: "UserId",
        noun: "user",
        ends: &["user_id"],
        before: &[],
        schemas: &[
            "UpsertUserRequestBody",
            "UserDetailResponseData",
            "UserResponseData",
        ],
        lists: &["listUsers", "countUsers"],
    },
    Id {
        name: "WebhookId",
        noun: "webhook",
        ends: &["webhook_id"],
        before: &[],
        schemas: &["WebhookResponseData"],
        lists: &[],
    },
];

/// Schemas that are words of the protocol's already, and what those are called.
pub(crate) const PROTOCOL_WORDS: &[(&str, &str)] = &[
    ("ComparableOperator", "Operator"),
    ("ConditionType", "ConditionType"),
    ("EntitlementValueType", "EntitlementValueType"),
    ("EntityType", "EntityType"),
    ("MetricPeriod", "MetricPeriod"),
    ("MetricPeriodMonthReset", "MetricPeriodMonthReset"),
    ("RuleType", "RuleType"),
];

/// Inline lists of words that are words of the protocol's, by the name of the member.
pub(super) const PROTOCOL_MEMBERS: &[(&str, &str)] = &[("comparable_type", "ComparableType")];

/// Members whose text is a secret.
pub(super) fn is_secret(name: &str) -> bool {
    matches!(name, "secret" | "token" | "api_key") || name.ends_with("_client_secret")
}

/// Members that the document does not have yet: schema, name, and the schema of the member.
pub(super) const ADDED_MEMBERS: &[(&str, &str, &str)] = &[(
    "FeatureEntitlement",
    "quantity_rates",
    r#"{"additionalProperties": {"type": "number", "format": "double"}, "type": "object"}"#,
)];

/// The bodies of webhooks.
pub(super) const PAYLOADS: &[&str] = &[
    "BillingSubscriptionView",
    "CompanyDetailResponseData",
    "CompanyOverrideResponseData",
    "CreditsAutoTopupHardFailure",
    "CreditsAutoTopupRetryFailure",
    "CreditsAutoTopupSuccess",
    "CreditsCreditPurchaseSuccess",
    "FeatureDetailResponseData",
    "FlagDetailResponseData",
    "PlanChangeResponseData",
    "PlanDetailResponseData",
    "PlanEntitlementResponseData",
    "PlanVersionResponseData",
    "RuleDetailResponseData",
    "UserDetailResponseData",
    "WebFeatureUsageWebhookOutput",
    "WebScheduledDowngradeWebhookOutput",
];

/// A `oneOf` without a discriminator, the member beside it that says which of its schemas it is,
/// and that member's value for each schema.
pub(super) type Sibling = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Every `oneOf` without a discriminator.
pub(super) const SIBLINGS: &[Sibling] = &[(
    "EventBody",
    "event_type",
    &[
        ("track", "EventBodyTrack"),
        ("flag_check", "EventBodyFlagCheck"),
        ("identify", "EventBodyIdentify"),
        ("inference", "EventBodyInference"),
    ],
)];

/// Operations of the checks: they need no feature.
pub(super) const CHECKS: [&str; 3] = ["checkFlag", "checkFlags", "checkFlagsBulk"];

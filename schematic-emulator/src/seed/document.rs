//! The format of seed files, as it is deserialized.

use std::collections::BTreeMap;
use std::fmt;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use schematic_rules::{
    ComparableType, EntityType, MetricPeriod, MetricPeriodMonthReset, Operator, RuleType,
};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::located::{Entries, Located, list, map};
use crate::account::{Keys, Window};
use crate::webhooks::Webhook;

/// A seed file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Document {
    pub(super) flags: Entries<Located<FlagSeed>>,
    pub(super) features: Entries<Located<FeatureSeed>>,
    pub(super) credits: Entries<CreditSeed>,
    /// Traits of companies.
    pub(super) traits: Entries<TraitSeed>,
    pub(super) user_traits: Entries<TraitSeed>,
    pub(super) plans: Entries<PlanSeed>,
    #[serde(deserialize_with = "list")]
    pub(super) companies: Vec<Located<CompanySeed>>,
    #[serde(deserialize_with = "list")]
    pub(super) users: Vec<Located<UserSeed>>,
    #[serde(deserialize_with = "list")]
    pub(super) webhooks: Vec<Located<WebhookSeed>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FlagSeed(pub(super) FlagFields);

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FlagFields {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) description: String,
    #[serde(alias = "default_value")]
    pub(super) default: bool,
    /// The key of the feature it stands for.
    pub(super) feature: Option<Located<String>>,
    #[serde(deserialize_with = "list")]
    pub(super) rules: Vec<Located<RuleSeed>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FeatureSeed(pub(super) FeatureFields);

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FeatureFields {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) description: String,
    /// The event that measures it.
    pub(super) event: Option<String>,
    /// The trait of the company that measures it.
    #[serde(rename = "trait")]
    pub(super) measured_trait: Option<Located<String>>,
    /// The key of the flag that stands for it; the feature's key by default.
    pub(super) flag: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CreditSeed(pub(super) CreditFields);

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CreditFields {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct TraitSeed(pub(super) TraitFields);

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TraitFields {
    #[serde(rename = "type")]
    pub(super) comparable: Word<ComparableType>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlanSeed {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) description: String,
    /// Its entitlements, by the key of the feature.
    pub(super) entitlements: Entries<Located<GrantSeed>>,
    /// Credits that come with it, by the key of the credit.
    pub(super) credits: Entries<Located<CreditGrantSeed>>,
}

/// A grant of a feature.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum GrantSeed {
    Boolean(bool),
    Unlimited,
    Limit(i64),
    Full(GrantFields),
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GrantFields {
    pub(super) limit: Option<i64>,
    pub(super) soft_limit: Option<i64>,
    /// A trait of the company that holds the limit.
    pub(super) limit_trait: Option<String>,
    pub(super) per: Option<Per>,
    /// The key of the credit that pays for it.
    pub(super) credit: Option<String>,
    /// What a unit costs; 1 by default.
    pub(super) rate: Option<f64>,
}

/// A number of credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CreditGrantSeed(pub(super) CreditGrantFields);

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CreditGrantFields {
    pub(super) amount: f64,
    #[serde(default)]
    pub(super) per: Option<Per>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompanySeed {
    pub(super) keys: Keys,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) traits: Option<Map<String, Value>>,
    #[serde(default)]
    pub(super) plan: Option<Located<String>>,
    #[serde(default, deserialize_with = "list")]
    pub(super) add_ons: Vec<Located<String>>,
    /// Its overrides of what its plans grant, by the key of the feature.
    #[serde(default)]
    pub(super) overrides: Entries<Located<GrantSeed>>,
    /// Its usage when it is created, by event.
    #[serde(default, deserialize_with = "map")]
    pub(super) usage: BTreeMap<String, i64>,
    /// Its credits beside those of its plans, by the key of the credit.
    #[serde(default)]
    pub(super) credits: Entries<Located<f64>>,
    /// When its billing cycle began.
    #[serde(default)]
    pub(super) subscription_start: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserSeed {
    pub(super) keys: Keys,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) traits: Option<Map<String, Value>>,
    /// The keys of the company it belongs to.
    #[serde(default)]
    pub(super) company: Option<Located<Keys>>,
    #[serde(default, deserialize_with = "list")]
    pub(super) companies: Vec<Located<Keys>>,
}

/// A webhook.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WebhookSeed {
    #[serde(default)]
    pub(super) name: Option<String>,
    pub(super) url: String,
    /// Generated by default.
    #[serde(default)]
    pub(super) secret: Option<String>,
    /// All actions by default.
    #[serde(default, alias = "actions")]
    pub(super) request_types: Option<Vec<String>>,
}

impl WebhookSeed {
    pub(super) fn to_webhook(&self) -> Webhook {
        let mut webhook = Webhook::new(&self.url);
        if let Some(name) = &self.name {
            webhook = webhook.name(name);
        }
        if let Some(secret) = &self.secret {
            webhook = webhook.secret(secret);
        }
        if let Some(actions) = &self.request_types {
            webhook = webhook.actions(actions.iter().map(|action| Action::from(action.as_str())));
        }
        webhook
    }
}

impl fmt::Debug for WebhookSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_webhook().fmt(f)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RuleSeed {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    #[serde(alias = "rule_type", rename = "type")]
    pub(super) rule_type: Option<Word<RuleType>>,
    pub(super) priority: i64,
    /// On by default.
    pub(super) value: Option<bool>,
    /// The short form of conditions.
    #[serde(deserialize_with = "list")]
    pub(super) when: Vec<Located<WhenSeed>>,
    /// The long form of conditions, as the engine has them.
    #[serde(deserialize_with = "list")]
    pub(super) conditions: Vec<Located<ConditionSeed>>,
    #[serde(deserialize_with = "list")]
    pub(super) condition_groups: Vec<GroupSeed>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupSeed {
    pub(super) conditions: Vec<Located<ConditionSeed>>,
}

/// A condition in its short form: a subject and how to compare it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WhenSeed {
    pub(super) company: Option<Located<Keys>>,
    pub(super) user: Option<Located<Keys>>,
    pub(super) plan: Option<Located<OneOrMany>>,
    #[serde(rename = "trait")]
    pub(super) company_trait: Option<String>,
    pub(super) user_trait: Option<String>,
    /// An event.
    pub(super) usage: Option<String>,
    /// The key of a credit that must suffice for one unit.
    pub(super) credit: Option<Located<String>>,
    /// One of these must hold.
    pub(super) any: Option<Vec<Located<Self>>>,
    pub(super) is: Option<Value>,
    pub(super) is_not: Option<Value>,
    #[serde(rename = "in")]
    pub(super) one_of: Option<Vec<Value>>,
    pub(super) below: Option<Value>,
    pub(super) at_most: Option<Value>,
    pub(super) above: Option<Value>,
    pub(super) at_least: Option<Value>,
    /// Whether the trait is absent or empty.
    pub(super) empty: Option<bool>,
    pub(super) per: Option<Per>,
    pub(super) rate: Option<f64>,
    /// Negates a condition on companies, users or plans.
    pub(super) not: bool,
}

/// A condition in its long form, as the engine has it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ConditionSeed {
    pub(super) id: Option<String>,
    pub(super) account_id: Option<String>,
    pub(super) environment_id: Option<String>,
    pub(super) condition_type: Option<Word<schematic_rules::ConditionType>>,
    pub(super) operator: Option<Word<Operator>>,
    #[serde(deserialize_with = "list")]
    pub(super) resource_ids: Vec<String>,
    pub(super) event_subtype: Option<String>,
    pub(super) metric_value: Option<i64>,
    pub(super) metric_period: Option<Word<MetricPeriod>>,
    pub(super) metric_period_month_reset: Option<Word<MetricPeriodMonthReset>>,
    pub(super) credit_id: Option<String>,
    pub(super) consumption_rate: Option<f64>,
    #[serde(deserialize_with = "map")]
    pub(super) quantity_rates: BTreeMap<String, f64>,
    pub(super) trait_definition: Option<TraitDefinitionSeed>,
    pub(super) trait_value: Option<Value>,
    pub(super) comparison_trait_definition: Option<TraitDefinitionSeed>,
}

/// A trait, by its key or by the id of its definition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TraitDefinitionSeed {
    #[serde(alias = "key")]
    pub(super) id: String,
    pub(super) comparable_type: Word<ComparableType>,
    pub(super) entity_type: Word<EntityType>,
}

/// One text, or a list of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OneOrMany(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> serde::de::Visitor<'de> for Texts {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut items: A,
            ) -> Result<OneOrMany, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMany(texts))
            }
        }

        source.deserialize_any(Texts)
    }
}

/// A period in everyday words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Per {
    #[serde(alias = "current_day")]
    Day,
    #[serde(alias = "current_week")]
    Week,
    #[serde(alias = "current_month")]
    Month,
    BillingMonth,
    AllTime,
}

impl Per {
    pub(super) const fn window(self) -> Window {
        match self {
            Self::Day => Window::DAY,
            Self::Week => Window::WEEK,
            Self::Month => Window::MONTH,
            Self::BillingMonth => Window::BILLING_MONTH,
            Self::AllTime => Window::ALL_TIME,
        }
    }
}

/// A word of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<T>(pub(super) T);

impl<'de, T: std::str::FromStr> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let word = String::deserialize(source)?;
        word.parse()
            .map(Self)
            .map_err(|_| serde::de::Error::custom(format_args!("unknown word `{word}`")))
    }
}

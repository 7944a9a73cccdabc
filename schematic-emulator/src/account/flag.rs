//! Flags, and their form in the engine.

use schematic_protocol::Timestamp;
use schematic_rules::{ConditionType, Operator, RuleType, wire};

use super::{ACCOUNT_ID, Account, ENVIRONMENT_ID, Listed};

/// A feature flag.
#[derive(Clone, Debug)]
pub(crate) struct Flag {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// The value when no rule matches.
    pub(crate) default_value: bool,
    /// The id of the feature it stands for.
    pub(crate) feature: Option<String>,
    /// Its rules, without those that come from plans.
    pub(crate) rules: Vec<wire::Rule>,
    /// The value for every company and user, whatever the rules say.
    pub(crate) forced: Option<bool>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) last_checked_at: Option<Timestamp>,
}

impl Listed for Flag {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}

impl Account {
    /// Returns a flag as the engine reads it, with the rules that come from plans.
    pub(crate) fn flag_to_wire(&self, flag: &Flag) -> wire::Flag {
        flag.to_wire(self.plan_rules(flag))
    }
}

impl Flag {
    pub(crate) const NOT_FOUND: &'static str = "flag not found";

    /// Returns the flag as the engine reads it, with these rules of plans after its own.
    pub(crate) fn to_wire(&self, plan_rules: Vec<wire::Rule>) -> wire::Flag {
        let forced = self.forced.map(|value| {
            let id = format!("rule_{}-forced", self.id);
            let name = if value { "Forced on" } else { "Forced off" };
            rule(
                &id,
                &self.id,
                RuleType::GlobalOverride,
                name,
                value,
                Vec::new(),
            )
        });
        wire::Flag {
            id: self.id.clone(),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            key: self.key.clone(),
            rules: forced
                .into_iter()
                .chain(self.rules.iter().cloned())
                .chain(plan_rules)
                .collect(),
            default_value: self.default_value,
            ..wire::Flag::default()
        }
    }
}

/// Creates a rule, and gives ids to its conditions that have none.
pub(crate) fn rule(
    id: &str,
    flag_id: &str,
    rule_type: RuleType,
    name: &str,
    value: bool,
    mut conditions: Vec<wire::Condition>,
) -> wire::Rule {
    for (number, condition) in conditions.iter_mut().enumerate() {
        if condition.id.is_empty() {
            condition.id = format!("cond_{id}-{}", number + 1);
        }
    }
    wire::Rule {
        id: id.to_owned(),
        account_id: ACCOUNT_ID.to_owned(),
        environment_id: ENVIRONMENT_ID.to_owned(),
        flag_id: Some(flag_id.to_owned()),
        name: name.to_owned(),
        rule_type: rule_type.into(),
        value,
        conditions,
        ..wire::Rule::default()
    }
}

/// Creates a condition without an operand.
pub(crate) fn condition(condition_type: ConditionType) -> wire::Condition {
    wire::Condition {
        account_id: ACCOUNT_ID.to_owned(),
        environment_id: ENVIRONMENT_ID.to_owned(),
        condition_type: condition_type.into(),
        operator: Operator::Eq.into(),
        ..wire::Condition::default()
    }
}

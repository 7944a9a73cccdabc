//! A flag with its rules in the order in which they are tried.

use schematic_protocol::words::known::RuleType;

use super::{CompileError, Compiler, Condition, Symbol, known};
use crate::wire;
use crate::wire::size::{HeapSize, text_size};

/// A flag, ready to be decided.
#[derive(Debug)]
pub struct CompiledFlag {
    pub(crate) id: Symbol,
    pub(crate) key: Symbol,
    pub(crate) default_value: bool,
    pub(crate) rules: Box<[Rule]>,
}

impl CompiledFlag {
    /// Returns the flag's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Returns the name by which it is checked.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.as_str()
    }

    /// Returns the answer when no rule matches.
    #[must_use]
    pub const fn default_value(&self) -> bool {
        self.default_value
    }

    /// Returns about how many bytes it takes, without what it shares with other entities.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.id.heap_size() + self.key.heap_size() + self.rules.heap_size()
    }

    pub(super) fn new(flag: &wire::Flag, compiler: &mut Compiler) -> Result<Self, CompileError> {
        Ok(Self {
            id: compiler.texts.symbol(&flag.id),
            key: compiler.texts.symbol(&flag.key),
            default_value: flag.default_value,
            rules: Rule::sorted(&flag.rules, compiler)?,
        })
    }
}

/// One rule.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: Box<str>,
    pub(crate) rule_type: RuleType,
    pub(crate) value: bool,
    /// Its place among rules of its type: lower first, equal ones in the order they came.
    rank: i64,
    pub(crate) reason: Box<str>,
    pub(crate) conditions: Box<[Condition]>,
    pub(crate) groups: Box<[Box<[Condition]>]>,
}

impl Rule {
    /// Compiles a rule; `None` for one that can never match.
    pub(super) fn new(
        rule: &wire::Rule,
        compiler: &mut Compiler,
    ) -> Result<Option<Self>, CompileError> {
        let rule_type = known(&rule.rule_type, "rule_type")?;
        let compiled = Self {
            id: rule.id.as_str().into(),
            rule_type,
            value: rule.value,
            rank: rank(rule, rule_type),
            reason: reason(rule, rule_type).into(),
            conditions: Condition::list(&rule.conditions, compiler)?,
            groups: rule
                .condition_groups
                .iter()
                .map(|group| Condition::list(&group.conditions, compiler))
                .collect::<Result<_, _>>()?,
        };
        Ok((!rule.id.is_empty()).then_some(compiled))
    }

    /// Compiles rules into the order in which they are tried.
    pub(super) fn sorted<'a>(
        rules: impl IntoIterator<Item = &'a wire::Rule>,
        compiler: &mut Compiler,
    ) -> Result<Box<[Self]>, CompileError> {
        let mut compiled = Vec::new();
        for rule in rules {
            compiled.extend(Self::new(rule, compiler)?);
        }
        compiled.sort_by_key(Self::order);
        Ok(compiled.into())
    }

    /// What decides which of two rules is tried first; equal ones are tried in the order in which
    /// they were collected.
    pub(crate) const fn order(&self) -> (RuleType, i64) {
        (self.rule_type, self.rank)
    }

    /// Whether it matches whatever its conditions say.
    pub(crate) const fn is_unconditional(&self) -> bool {
        matches!(self.rule_type, RuleType::GlobalOverride | RuleType::Default)
    }
}

impl HeapSize for Rule {
    fn heap_size(&self) -> usize {
        text_size(self.id.len())
            + text_size(self.reason.len())
            + self.conditions.heap_size()
            + self.groups.heap_size()
    }
}

fn rank(rule: &wire::Rule, rule_type: RuleType) -> i64 {
    match rule_type {
        RuleType::Standard => rule.priority,
        RuleType::CompanyOverride
        | RuleType::PlanEntitlement
        | RuleType::CompanyOverrideUsageExceeded
        | RuleType::PlanEntitlementUsageExceeded => i64::from(!rule.value),
        RuleType::GlobalOverride | RuleType::Default => 0,
    }
}

fn reason(rule: &wire::Rule, rule_type: RuleType) -> String {
    let kind = rule_type.as_str().replace('_', " ");
    format!("Matched {kind} rule \"{}\" ({})", rule.name, rule.id)
}

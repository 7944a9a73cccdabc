//! The result of an evaluation.

use schematic_protocol::words::known::RuleType;

use super::feature::Feature;
use super::options::OptionsError;
use super::spend::Denial;
use crate::compile::{CompiledCompany, CompiledFlag, CompiledUser, Entitlement, Rule};
use crate::wire;

/// How a flag was decided, and why. Borrows from the entities it was decided for.
///
/// Serialized it is the result object of Schematic's rules engine: camelCase, with nulls.
#[derive(Clone, Debug)]
pub struct Evaluation<'a> {
    flag: &'a CompiledFlag,
    company: Option<&'a CompiledCompany>,
    user: Option<&'a CompiledUser>,
    pub(super) value: bool,
    pub(super) verdict: Verdict<'a>,
    pub(super) entitlement: Option<&'a Entitlement>,
    pub(super) feature: Option<Feature<'a>>,
    pub(super) denial: Option<Box<SpendDenial<'a>>>,
}

/// What the evaluation ended with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verdict<'a> {
    Matched(&'a Rule),
    NoRuleMatched,
    FlagNotFound,
    Invalid(OptionsError),
}

/// A spend policy that refused the draw, and the draw.
#[derive(Clone, Debug)]
pub struct SpendDenial<'a> {
    cost: f64,
    policy: &'a wire::SpendPolicy,
    reason: String,
}

impl SpendDenial<'_> {
    /// Returns what the draw would have cost, in credits; infinite when it is beyond all numbers.
    #[must_use]
    pub const fn cost(&self) -> f64 {
        self.cost
    }

    /// Returns the policy that refused it.
    #[must_use]
    pub const fn policy(&self) -> &wire::SpendPolicy {
        self.policy
    }
}

impl<'a> From<Denial<'a>> for Box<SpendDenial<'a>> {
    fn from(denial: Denial<'a>) -> Self {
        Self::new(SpendDenial {
            cost: denial.cost,
            policy: &denial.policy.wire,
            reason: denial.to_string(),
        })
    }
}

impl<'a> Evaluation<'a> {
    pub(super) const fn unmatched(
        flag: &'a CompiledFlag,
        company: Option<&'a CompiledCompany>,
        user: Option<&'a CompiledUser>,
    ) -> Self {
        Self {
            flag,
            company,
            user,
            value: flag.default_value(),
            verdict: Verdict::NoRuleMatched,
            entitlement: None,
            feature: None,
            denial: None,
        }
    }

    /// Returns whether the flag is on.
    #[must_use]
    pub const fn value(&self) -> bool {
        self.value
    }

    /// Returns why, for people.
    #[must_use]
    pub fn reason(&self) -> &str {
        if let Some(denial) = &self.denial {
            return &denial.reason;
        }
        match self.verdict {
            Verdict::Matched(rule) => &rule.reason,
            Verdict::FlagNotFound => "Flag not found",
            Verdict::NoRuleMatched | Verdict::Invalid(_) => {
                "No rules matched; default value for flag"
            }
        }
    }

    /// Returns what was wrong with the options. The flag's default value is then the answer.
    #[must_use]
    pub const fn err(&self) -> Option<OptionsError> {
        match self.verdict {
            Verdict::Invalid(invalid) => Some(invalid),
            _ => None,
        }
    }

    /// Returns the id of the rule that matched.
    #[must_use]
    pub fn rule_id(&self) -> Option<&'a str> {
        self.rule().map(|rule| &*rule.id)
    }

    /// Returns the type of the rule that matched.
    #[must_use]
    pub fn rule_type(&self) -> Option<RuleType> {
        self.rule().map(|rule| rule.rule_type)
    }

    /// Returns the company's id, if a company was given.
    #[must_use]
    pub fn company_id(&self) -> Option<&'a str> {
        self.company.map(CompiledCompany::id)
    }

    /// Returns the user's id, if a user was given.
    #[must_use]
    pub fn user_id(&self) -> Option<&'a str> {
        self.user.map(CompiledUser::id)
    }

    /// Returns the flag's id.
    #[must_use]
    pub fn flag_id(&self) -> &'a str {
        self.flag.id()
    }

    /// Returns the flag's key.
    #[must_use]
    pub fn flag_key(&self) -> &'a str {
        self.flag.key()
    }

    /// Returns the company's entitlement to the flag's feature, whatever the rules decided.
    #[must_use]
    pub const fn entitlement(&self) -> Option<&'a Entitlement> {
        self.entitlement
    }

    /// Returns allocation and usage, when an entitlement's rule with a metric or a trait matched.
    #[must_use]
    pub const fn feature(&self) -> Option<&Feature<'a>> {
        self.feature.as_ref()
    }

    /// Returns the spend policy that explains why the flag is off.
    #[must_use]
    pub fn credit_spend_policy(&self) -> Option<&SpendDenial<'a>> {
        self.denial.as_deref()
    }

    const fn rule(&self) -> Option<&'a Rule> {
        match self.verdict {
            Verdict::Matched(rule) => Some(rule),
            _ => None,
        }
    }
}

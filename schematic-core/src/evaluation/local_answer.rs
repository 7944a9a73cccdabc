use std::fmt;

use super::Decision;
use crate::flags::{CheckResult, Outcome, RuleType};

/// The answer to a check, borrowed from memory.
///
/// [`LocalAnswer::to_result`] copies all of it.
#[derive(Clone, Copy)]
pub struct LocalAnswer<'a>(&'a Decision<'a>);

impl<'a> LocalAnswer<'a> {
    pub(crate) const fn new(decision: &'a Decision<'a>) -> Self {
        Self(decision)
    }

    /// Returns the flag's value.
    #[must_use]
    pub fn value(self) -> bool {
        self.0.value()
    }

    /// Returns why the flag has that value, in words for people.
    #[must_use]
    pub fn reason(self) -> &'a str {
        self.0.reason()
    }

    /// Returns whether the flag was evaluated, or why its default applies.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        self.0.outcome()
    }

    /// Returns Schematic's id of the flag.
    #[must_use]
    pub fn flag_id(self) -> &'a str {
        self.0.flag_id()
    }

    /// Returns Schematic's id of the company, or `None` if none was named.
    #[must_use]
    pub fn company_id(self) -> Option<&'a str> {
        self.0.evaluation()?.company_id()
    }

    /// Returns Schematic's id of the user, or `None` if none was named.
    #[must_use]
    pub fn user_id(self) -> Option<&'a str> {
        self.0.evaluation()?.user_id()
    }

    /// Returns Schematic's id of the rule that matched.
    #[must_use]
    pub fn rule_id(self) -> Option<&'a str> {
        self.0.evaluation()?.rule_id()
    }

    /// Returns the type of the rule that matched.
    #[must_use]
    pub fn rule_type(self) -> Option<RuleType> {
        self.0.evaluation()?.rule_type().map(RuleType::from)
    }

    /// Returns the whole result of a check of the flag that was requested as `flag`.
    #[must_use]
    pub fn to_result(self, flag: &str) -> CheckResult {
        self.0.result(flag)
    }
}

impl fmt::Debug for LocalAnswer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalAnswer")
            .field("value", &self.value())
            .field("reason", &self.reason())
            .field("flag_id", &self.flag_id())
            .finish_non_exhaustive()
    }
}

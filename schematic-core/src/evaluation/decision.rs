//! What a check finds in the store.

use std::fmt;

use schematic_api::runtime::ErrorKind;
use schematic_rules::Evaluation;

use crate::flags::{Brief, CheckResult, Outcome, RuleType, Source, Text, from_rules};
use crate::store::{EntityKind, FetchOutcome};

const KEY_CONFLICT: &str = "key conflict";

/// A decision about a flag, made from memory. Borrows from what is in memory.
///
/// [`Decision::to_result`] copies all of it.
pub struct Decision<'a> {
    kind: Kind<'a>,
    source: Source,
}

/// How a flag was decided.
enum Kind<'a> {
    /// The rules were evaluated.
    Evaluated(Evaluation<'a>),
    /// The keys belong to different companies, or to different users.
    KeyConflict(KeyConflict<'a>),
}

impl<'a> Decision<'a> {
    /// Creates the decision that the rules made from what `source` sent.
    #[inline]
    pub(crate) fn evaluated(evaluation: Evaluation<'a>, source: Source) -> Self {
        Self {
            kind: Kind::Evaluated(evaluation),
            source,
        }
    }

    /// Creates the decision that keys which name two companies or users make.
    pub(crate) fn key_conflict(conflict: KeyConflict<'a>, source: Source) -> Self {
        Self {
            kind: Kind::KeyConflict(conflict),
            source,
        }
    }

    /// Returns the flag's value.
    #[must_use]
    pub fn value(&self) -> bool {
        match &self.kind {
            Kind::Evaluated(evaluation) => evaluation.value(),
            Kind::KeyConflict(conflict) => conflict.flag_default,
        }
    }

    /// Returns why the flag has that value, in words for people.
    #[must_use]
    pub fn reason(&self) -> &str {
        match &self.kind {
            Kind::Evaluated(evaluation) => evaluation.reason(),
            Kind::KeyConflict(_) => KEY_CONFLICT,
        }
    }

    /// Returns whether the flag was evaluated, or why its default applies.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match &self.kind {
            Kind::Evaluated(_) => Outcome::Evaluated,
            Kind::KeyConflict(_) => Outcome::Error(ErrorKind::Conflict),
        }
    }

    /// Returns Schematic's id of the flag.
    #[must_use]
    pub fn flag_id(&self) -> &str {
        match &self.kind {
            Kind::Evaluated(evaluation) => evaluation.flag_id(),
            Kind::KeyConflict(conflict) => conflict.flag_id,
        }
    }

    /// Returns Schematic's id of the company, or `None` if none was named.
    #[must_use]
    pub fn company_id(&self) -> Option<&str> {
        self.evaluation()?.company_id()
    }

    /// Returns Schematic's id of the user, or `None` if none was named.
    #[must_use]
    pub fn user_id(&self) -> Option<&str> {
        self.evaluation()?.user_id()
    }

    /// Returns Schematic's id of the rule that matched.
    #[must_use]
    pub fn rule_id(&self) -> Option<&str> {
        self.evaluation()?.rule_id()
    }

    /// Returns the type of the rule that matched.
    #[must_use]
    pub fn rule_type(&self) -> Option<RuleType> {
        self.evaluation()?.rule_type().map(RuleType::from)
    }

    /// Returns the whole result of a check of the flag that was requested as `flag`.
    #[must_use]
    pub fn to_result(&self, flag: &str) -> CheckResult {
        match &self.kind {
            Kind::Evaluated(evaluation) => from_rules::result(flag, evaluation, self.source),
            Kind::KeyConflict(conflict) => {
                let value = conflict.flag_default;
                let (source, outcome) = (self.source, self.outcome());
                CheckResult {
                    flag_id: Some(conflict.flag_id.into()),
                    error: self.error().map(Text::from),
                    ..CheckResult::new(flag, value, KEY_CONFLICT, source, outcome)
                }
            }
        }
    }

    /// Returns [`Decision::to_result`] in brief form, if it has one.
    pub(crate) fn brief(&self, flag: &str) -> Option<Brief> {
        Brief::new(flag, self.evaluation()?, self.source)
    }

    /// Returns where what it was decided from was taken from.
    pub(crate) const fn source(&self) -> Source {
        self.source
    }

    /// Returns what went wrong while the flag was decided.
    pub(crate) fn error(&self) -> Option<String> {
        match &self.kind {
            Kind::Evaluated(evaluation) => evaluation.err().map(|error| error.to_string()),
            Kind::KeyConflict(conflict) => Some(conflict.to_string()),
        }
    }

    const fn evaluation(&self) -> Option<&Evaluation<'a>> {
        match &self.kind {
            Kind::Evaluated(evaluation) => Some(evaluation),
            Kind::KeyConflict(_) => None,
        }
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decision")
            .field("value", &self.value())
            .field("reason", &self.reason())
            .field("flag_id", &self.flag_id())
            .finish_non_exhaustive()
    }
}

/// Keys that were meant to name one company or user name two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyConflict<'a> {
    pub(super) flag_id: &'a str,
    pub(super) flag_default: bool,
    pub(super) kind: EntityKind,
    pub(super) ids: [&'a str; 2],
}

impl fmt::Display for KeyConflict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            EntityKind::Company => "companies",
            EntityKind::User => "users",
        };
        let [one, other] = self.ids;
        write!(f, "the keys belong to different {what}, {one} and {other}")
    }
}

/// The reason why the store has no answer, so that the API is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Miss {
    /// The flag is not known.
    Flag,
    /// The flag holds something that this version does not know, or more than there is room for.
    FlagUnusable,
    /// A company or user that is named is not in memory, or too old.
    Entity { company: bool, user: bool },
    /// The company or user holds something that this version does not know.
    EntityUnusable,
    /// A company or user that is not in memory could not be had.
    Unanswered(FetchOutcome),
}

//! What a check finds in the store.

use std::fmt;

use schematic_api::runtime::ErrorKind;
use schematic_rules::Evaluation;

use crate::flags::{Brief, CheckResult, Outcome, Source, Text, from_rules};
use crate::store::{EntityKind, FetchOutcome};

const KEY_CONFLICT: &str = "key conflict";

/// A decision about a flag, made from the store. Borrows from what is stored.
#[derive(Debug)]
pub(crate) enum Decision<'a> {
    /// The rules were evaluated.
    Evaluated(Evaluation<'a>),
    /// The keys belong to different companies, or to different users.
    KeyConflict(KeyConflict<'a>),
}

impl Decision<'_> {
    pub(crate) fn value(&self) -> bool {
        match self {
            Self::Evaluated(evaluation) => evaluation.value(),
            Self::KeyConflict(conflict) => conflict.flag_default,
        }
    }

    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Evaluated(evaluation) => evaluation.reason(),
            Self::KeyConflict(_) => KEY_CONFLICT,
        }
    }

    pub(crate) const fn evaluation(&self) -> Option<&Evaluation<'_>> {
        match self {
            Self::Evaluated(evaluation) => Some(evaluation),
            Self::KeyConflict(_) => None,
        }
    }

    pub(crate) fn flag_id(&self) -> &str {
        match self {
            Self::Evaluated(evaluation) => evaluation.flag_id(),
            Self::KeyConflict(conflict) => conflict.flag_id,
        }
    }

    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::Evaluated(_) => Outcome::Evaluated,
            Self::KeyConflict(_) => Outcome::Error(ErrorKind::Conflict),
        }
    }

    pub(crate) fn error(&self) -> Option<String> {
        match self {
            Self::Evaluated(evaluation) => evaluation.err().map(|error| error.to_string()),
            Self::KeyConflict(conflict) => Some(conflict.to_string()),
        }
    }

    /// Returns [`Decision::result`] in brief form, if it has one.
    pub(crate) fn brief(&self, flag: &str) -> Option<Brief> {
        Brief::new(flag, self.evaluation()?)
    }

    /// Returns the whole result of a check of the flag that was requested as `flag`.
    pub(crate) fn result(&self, flag: &str) -> CheckResult {
        match self {
            Self::Evaluated(evaluation) => from_rules::result(flag, evaluation),
            Self::KeyConflict(conflict) => {
                let value = conflict.flag_default;
                let (source, outcome) = (Source::DataStream, self.outcome());
                CheckResult {
                    flag_id: Some(conflict.flag_id.into()),
                    error: self.error().map(Text::from),
                    ..CheckResult::new(flag, value, KEY_CONFLICT, source, outcome)
                }
            }
        }
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

//! The company and user of a check, and how well it would do as a probe.

use std::hash::BuildHasher;

use crate::EvaluationContext;

/// Hashes that stand for the company and user a check is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::request) struct Asker {
    /// The company, or the user where there is no company.
    pub(super) account: u64,
    /// The company and the user.
    pub(super) context: u64,
}

impl Asker {
    pub(super) fn new(context: &EvaluationContext, hasher: &impl BuildHasher) -> Self {
        let company = context.company_keys();
        let account = match company.is_empty() {
            false => hasher.hash_one(("company", company)),
            true => hasher.hash_one(("user", context.user_keys())),
        };
        Self {
            account,
            context: hasher.hash_one(context),
        }
    }
}

/// How likely a probe for an asker is to tell something new; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The last check that failed was for this context.
    FailedLast,
    /// A check for this context failed.
    Failed,
    /// A check for another user of this company failed.
    AccountFailed,
    /// No check for this asker failed.
    Unknown,
}

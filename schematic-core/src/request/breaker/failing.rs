//! The companies and users whose checks fail.

use std::hash::BuildHasher;

use super::TOLERATED;
use crate::EvaluationContext;

/// Hashes that stand for the company and user a check is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::request) struct Asker {
    /// The company, or the user where there is no company.
    account: u64,
    /// The company and the user.
    context: u64,
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

/// The last few accounts whose checks failed since Schematic last answered, the latest at the end.
#[derive(Debug, Default)]
pub(super) struct Failing(Vec<Account>);

#[derive(Debug)]
struct Account {
    hash: u64,
    failures: usize,
    /// The last few contexts of this account whose checks failed, the latest at the end.
    contexts: Vec<u64>,
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

impl Failing {
    /// Notes that a check for `asker` failed.
    pub(super) fn add(&mut self, asker: Asker) {
        let known = self.0.iter().position(|known| known.hash == asker.account);
        let mut account = match known {
            Some(at) => self.0.remove(at),
            None => Account {
                hash: asker.account,
                failures: 0,
                contexts: Vec::new(),
            },
        };
        account.failures = account.failures.saturating_add(1);
        account.contexts.retain(|context| *context != asker.context);
        push(&mut account.contexts, asker.context);
        push(&mut self.0, account);
    }

    /// Whether enough different accounts failed to put it down to Schematic.
    pub(super) fn is_general(&self) -> bool {
        self.0.len() >= TOLERATED
    }

    /// Whether checks for `asker` alone fail too often: for this context, or for many of its
    /// account.
    pub(super) fn has_given_up(&self, asker: Asker) -> bool {
        self.account(asker).is_some_and(|account| {
            account.contexts.len() >= TOLERATED
                || account.failures >= TOLERATED && account.contexts.contains(&asker.context)
        })
    }

    pub(super) fn rank(&self, asker: Asker) -> Rank {
        let last = self.0.last().and_then(|account| account.contexts.last());
        match self.account(asker) {
            _ if last == Some(&asker.context) => Rank::FailedLast,
            Some(account) if account.contexts.contains(&asker.context) => Rank::Failed,
            Some(_) => Rank::AccountFailed,
            None => Rank::Unknown,
        }
    }

    fn account(&self, asker: Asker) -> Option<&Account> {
        self.0.iter().find(|known| known.hash == asker.account)
    }
}

/// Adds `item` at the end of a list that keeps the last few.
fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() >= TOLERATED {
        list.remove(0);
    }
    list.push(item);
}

//! The companies and users whose checks fail.

use std::time::Duration;

use schematic_api::runtime::ErrorKind;

use super::asker::{Asker, Rank};
use super::gate::Gate;
use super::{Probe, TOLERATED};

/// How many accounts are remembered.
const ACCOUNTS: usize = 64;

/// The accounts whose checks failed last, the latest at the end.
#[derive(Debug, Default)]
pub(super) struct Failing(Vec<Account>);

impl Failing {
    /// Notes that a check for `asker` failed.
    pub(super) fn add(&mut self, now: Duration, asker: Asker, kind: ErrorKind) {
        let mut account = match self.position(asker) {
            Some(at) => self.0.remove(at),
            None => Account {
                hash: asker.account,
                contexts: Contexts::default(),
                gate: Gate::default(),
                last: kind,
                is_recent: true,
            },
        };
        let was_failing = account.contexts.is_failing(asker);
        account.contexts.add(asker);
        account.last = kind;
        account.is_recent = true;
        if !was_failing && account.contexts.is_failing(asker) {
            account.gate.close(now);
        }
        push(&mut self.0, account, ACCOUNTS);
    }

    /// Notes that a check for `asker` was answered.
    pub(super) fn answered(&mut self, asker: Asker) {
        for account in &mut self.0 {
            account.is_recent = false;
        }
        if let Some(at) = self.position(asker)
            && let Some(account) = self.0.get_mut(at)
        {
            account.contexts.answered(asker);
            if account.contexts.0.is_empty() {
                self.0.remove(at);
            }
        }
    }

    /// Returns whether enough different accounts failed to put it down to Schematic.
    pub(super) fn is_general(&self) -> bool {
        let recent = self.0.iter().filter(|account| account.is_recent);
        recent.count() >= TOLERATED
    }

    /// Admits a check for `asker`, unless its account alone keeps failing.
    ///
    /// # Errors
    ///
    /// Returns how the account's last check failed if this one is to be spared.
    pub(super) fn admit(&mut self, now: Duration, asker: Asker) -> Result<Probe, ErrorKind> {
        let Some(account) = self.0.iter_mut().find(|one| one.hash == asker.account) else {
            return Ok(Probe::No);
        };
        let contexts = &account.contexts;
        if !contexts.is_failing(asker) {
            Ok(Probe::No)
        } else if account.gate.admit(now, asker, |asker| contexts.rank(asker)) {
            Ok(Probe::Account)
        } else {
            Err(account.last)
        }
    }

    /// Returns how likely a probe for `asker` is to tell something new.
    pub(super) fn rank(&self, asker: Asker) -> Rank {
        let account = self.position(asker).and_then(|at| self.0.get(at));
        match account.map(|account| account.contexts.rank(asker)) {
            None => Rank::Unknown,
            // The last of its account, but not the last of all.
            Some(Rank::FailedLast) if self.0.last().map(|one| one.hash) != Some(asker.account) => {
                Rank::Failed
            }
            Some(rank) => rank,
        }
    }

    /// Returns the gate of the account of `asker`.
    pub(super) fn gate_of(&mut self, asker: Asker) -> Option<&mut Gate> {
        let mut accounts = self.0.iter_mut();
        let account = accounts.find(|account| account.hash == asker.account)?;
        Some(&mut account.gate)
    }

    fn position(&self, asker: Asker) -> Option<usize> {
        let mut accounts = self.0.iter();
        accounts.position(|account| account.hash == asker.account)
    }
}

/// An account with checks that failed since they were last answered.
#[derive(Debug)]
struct Account {
    hash: u64,
    contexts: Contexts,
    gate: Gate,
    /// How its last check failed.
    last: ErrorKind,
    /// Whether one failed since Schematic last answered at all.
    is_recent: bool,
}

/// The contexts of an account whose checks failed last, the latest at the end.
#[derive(Debug, Default)]
struct Contexts(Vec<Context>);

impl Contexts {
    fn add(&mut self, asker: Asker) {
        let known = self.0.iter().position(|known| known.hash == asker.context);
        let failures = known.map_or(0, |at| self.0.remove(at).failures);
        let context = Context {
            hash: asker.context,
            failures: failures.saturating_add(1),
            is_recent: true,
        };
        push(&mut self.0, context, TOLERATED);
    }

    fn answered(&mut self, asker: Asker) {
        self.0.retain(|context| context.hash != asker.context);
        for context in &mut self.0 {
            context.is_recent = false;
        }
    }

    /// Returns whether checks for `asker` fail too often: for this context, or for many of its
    /// account.
    fn is_failing(&self, asker: Asker) -> bool {
        let recent = self.0.iter().filter(|context| context.is_recent);
        let mut contexts = self.0.iter();
        recent.count() >= TOLERATED
            || contexts
                .any(|context| context.hash == asker.context && context.failures >= TOLERATED)
    }

    fn rank(&self, asker: Asker) -> Rank {
        let is_asker = |context: &Context| context.hash == asker.context;
        if self.0.last().is_some_and(is_asker) {
            Rank::FailedLast
        } else if self.0.iter().any(is_asker) {
            Rank::Failed
        } else {
            Rank::AccountFailed
        }
    }
}

#[derive(Debug)]
struct Context {
    hash: u64,
    failures: usize,
    /// Whether one failed since Schematic last answered for the account.
    is_recent: bool,
}

/// Adds `item` at the end of a list that keeps the last `limit`.
fn push<T>(list: &mut Vec<T>, item: T, limit: usize) {
    if list.len() >= limit {
        list.remove(0);
    }
    list.push(item);
}

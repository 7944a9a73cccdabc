//! The flags of one request, and what is known about each.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, MutexGuard, OnceLock};

use smallvec::SmallVec;
use tokio::sync::OnceCell;

use super::own_usage::OwnUsage;
use super::{Answer, FlagEvaluator, FlagKey, Missed, Usage};
use crate::EvaluationContext;
use crate::events::{Track, TrackError};
use crate::flags::CheckResult;
use crate::sync::Mutex;

/// The flags of one request. Each flag is decided at most once, and all checks of it in that
/// request return one answer.
///
/// Clones are the same handle. Up to [`Flags::MAX_DECIDED`] different flags are remembered; those
/// beyond are decided whenever they are asked for.
#[derive(Clone)]
pub struct Flags {
    evaluator: Arc<FlagEvaluator>,
    /// Apart from the evaluator, so that `Arc::default` makes it without a copy: the state is large,
    /// and every request makes one.
    state: Arc<State>,
}

/// What is known about the flags of one request.
#[derive(Default)]
struct State {
    /// Set by the time that anything is asked.
    context: OnceLock<EvaluationContext>,
    // A request asks few flags: a list is found through faster than a map is made.
    entries: Mutex<Entries>,
    /// Whether there are entries, so that the first check need not look for one. Set under the lock.
    has_entries: AtomicBool,
    own_usage: OwnUsage,
}

type Entries = SmallVec<[Entry; 2]>;

/// A flag that was asked about.
enum Entry {
    /// It needed no waiting. The flag's key is the one in the answer.
    Ready(Answer),
    /// The first check decides it, the others wait.
    Pending(Box<str>, Pending),
}

type Pending = Arc<OnceCell<Arc<CheckResult>>>;

impl Flags {
    /// How many different flags one request remembers: 256.
    pub const MAX_DECIDED: usize = 256;

    /// Creates the flags of a request made by the company and user in `context`.
    #[must_use]
    pub fn new(evaluator: &Arc<FlagEvaluator>, context: EvaluationContext) -> Self {
        let flags = Self::unresolved(evaluator);
        flags.state.context.get_or_init(|| context);
        flags
    }

    /// Creates the flags of a request whose keys are not known yet: [`Flags::resolve_once`] sets
    /// them.
    #[doc(hidden)]
    #[must_use]
    pub fn unresolved(evaluator: &Arc<FlagEvaluator>) -> Self {
        Self {
            evaluator: Arc::clone(evaluator),
            state: Arc::default(),
        }
    }

    /// Creates the flags of a request with the keys that the application's `resolve` returns.
    ///
    /// If `resolve` panics, the request has no identity, and an error is logged.
    #[must_use]
    pub fn resolve(
        evaluator: &Arc<FlagEvaluator>,
        resolve: impl FnOnce() -> EvaluationContext,
    ) -> Self {
        let flags = Self::unresolved(evaluator);
        flags.resolve_once(resolve);
        flags
    }

    /// Sets the keys of the request as [`Flags::resolve`] does, unless they are set.
    #[doc(hidden)]
    pub fn resolve_once(&self, resolve: impl FnOnce() -> EvaluationContext) {
        self.state.context.get_or_init(|| {
            catch_unwind(AssertUnwindSafe(resolve)).unwrap_or_else(|_| {
                crate::telemetry::log!(
                    error, target: crate::telemetry::GUARDS,
                    "the application's key resolver panicked: this request has no identity",
                );
                EvaluationContext::new()
            })
        });
    }

    /// Returns whether the keys of the request are set.
    #[doc(hidden)]
    #[must_use]
    pub fn is_resolved(&self) -> bool {
        self.state.context.get().is_some()
    }

    /// Returns the keys that this request's flags are decided for. They are empty if the request
    /// has no identity.
    #[must_use]
    pub fn context(&self) -> &EvaluationContext {
        static NONE: EvaluationContext = EvaluationContext::new();

        self.state.context.get().unwrap_or(&NONE)
    }

    /// Returns whether `flag` is on; it is a key as text, or a [`FlagKey`] of the application.
    ///
    /// Never fails: see [`Flags::check`].
    ///
    /// # Cancel safety
    ///
    /// As [`Flags::check`].
    pub async fn is_enabled(&self, flag: impl FlagKey) -> bool {
        self.check(flag).await.value
    }

    /// Returns the whole answer for `flag`: value, reason, source, entitlement.
    ///
    /// Never fails and never takes longer than the [`FlagEvaluator`]'s check timeout. If Schematic
    /// is unreachable, the answer is the flag's default and [`CheckResult::outcome`] says so.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point. Of several that wait for one flag, another takes over.
    pub async fn check(&self, flag: impl FlagKey) -> Arc<CheckResult> {
        let flag = flag.flag_key();
        match self.look_now(flag, Answer::whole) {
            Ok(result) => result,
            Err(missed) => self.check_missed(flag, missed).await,
        }
    }

    /// Returns the answer for `flag` if no waiting is needed: it was asked for before in this
    /// request, or the client has it in memory.
    #[must_use]
    pub fn check_now(&self, flag: impl FlagKey) -> Option<Arc<CheckResult>> {
        self.look_now(flag.flag_key(), Answer::whole).ok()
    }

    /// Reports that the company and user of this request used `event`. Never waits.
    ///
    /// # Errors
    ///
    /// When the client does not take the event: its queue is full, or it has been shut down.
    pub fn track(&self, event: &str, usage: Usage) -> Result<(), TrackError<Track>> {
        let units = usage.quantity().unwrap_or(1);
        self.send(event, usage)?;
        self.state.own_usage.add(event.into(), units);
        Ok(())
    }

    /// Reports `event` without counting it as the request's own usage.
    pub(super) fn send(&self, event: &str, usage: Usage) -> Result<(), TrackError<Track>> {
        let context = self.context().clone();
        self.evaluator.track(usage.into_track(event, context))
    }

    /// Returns the request's own usage, as far as it is known.
    pub(super) fn own_usage(&self) -> &OwnUsage {
        &self.state.own_usage
    }

    /// Calls `look` with the answer that is kept for `flag`, if no waiting is needed, and returns
    /// its result.
    pub(super) fn look_now<R>(
        &self,
        flag: &str,
        look: impl Fn(&mut Answer) -> R,
    ) -> Result<R, Missed> {
        if self.state.has_entries.load(Ordering::Acquire)
            && let Some(known) = find(&mut self.entries(), flag)
            && let Some(seen) = known.look(&look)
        {
            return Ok(seen);
        }
        let answer = self.evaluator.check_now(flag, self.context())?;
        self.settle(flag, answer, look).ok_or_else(Missed::default)
    }

    /// Decides `flag`, after [`Flags::look_now`] `missed`.
    pub(super) async fn check_missed(&self, flag: &str, missed: Missed) -> Arc<CheckResult> {
        let (evaluator, context) = (&self.evaluator, self.context());
        // A check that takes over from another does not begin its time anew.
        let deadline = evaluator.deadline();
        let decide = |missed| evaluator.check(flag, context, missed, deadline);
        let take_over = async || match evaluator.check_now(flag, context) {
            Ok(mut answer) => answer.whole(),
            Err(missed) => decide(missed).await,
        };
        match self.pending(flag) {
            Asked::Answered(result) => result,
            Asked::First(pending) => Arc::clone(pending.get_or_init(|| decide(missed)).await),
            // What was missed may have come by the time that this check takes over.
            Asked::Pending(pending) => Arc::clone(pending.get_or_init(take_over).await),
            Asked::TooMany => decide(missed).await,
        }
    }

    /// Keeps `result` as this request's answer for `flag`, unless there is one.
    pub(super) fn keep(&self, flag: &str, result: Arc<CheckResult>) {
        self.settle(flag, result.into(), |_| ());
    }

    pub(super) fn evaluator(&self) -> &FlagEvaluator {
        &self.evaluator
    }

    /// Returns what was asked about a flag before, or notes that it is asked about now.
    fn pending(&self, flag: &str) -> Asked {
        let mut entries = self.entries();
        if let Some(known) = find(&mut entries, flag) {
            return match known {
                Entry::Ready(answer) => Asked::Answered(answer.whole()),
                Entry::Pending(_, pending) => Asked::Pending(Arc::clone(pending)),
            };
        }
        if entries.len() >= Self::MAX_DECIDED {
            return Asked::TooMany;
        }
        let pending = Pending::default();
        self.push(
            &mut entries,
            Entry::Pending(flag.into(), Arc::clone(&pending)),
        );
        Asked::First(pending)
    }

    /// Stores `answer` for `flag` unless one is stored already, and calls `look` with the one that
    /// is kept.
    fn settle<R>(
        &self,
        flag: &str,
        mut answer: Answer,
        look: impl Fn(&mut Answer) -> R,
    ) -> Option<R> {
        let mut entries = self.entries();
        if let Some(known) = find(&mut entries, flag) {
            if let Entry::Pending(_, pending) = known {
                // Where there is one already, it stays.
                let _ = pending.set(answer.whole());
            }
            return known.look(look);
        }
        let seen = look(&mut answer);
        if entries.len() < Self::MAX_DECIDED {
            self.push(&mut entries, Entry::new(flag, answer));
        }
        Some(seen)
    }

    fn push(&self, entries: &mut Entries, entry: Entry) {
        entries.push(entry);
        self.state.has_entries.store(true, Ordering::Release);
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.state.entries.lock()
    }
}

/// What was asked about a flag when a check begins to wait.
enum Asked {
    Answered(Arc<CheckResult>),
    /// Nothing.
    First(Pending),
    Pending(Pending),
    /// It cannot be remembered.
    TooMany,
}

impl Entry {
    fn new(flag: &str, mut answer: Answer) -> Self {
        if answer.is_named(flag) {
            Self::Ready(answer)
        } else {
            let result = OnceCell::new_with(Some(answer.whole()));
            Self::Pending(flag.into(), Arc::new(result))
        }
    }

    fn flag(&self) -> &str {
        match self {
            Self::Ready(answer) => answer.flag(),
            Self::Pending(flag, _) => flag,
        }
    }

    /// Has `look` see the answer, if there is one yet.
    fn look<R>(&mut self, look: impl Fn(&mut Answer) -> R) -> Option<R> {
        match self {
            Self::Ready(answer) => Some(look(answer)),
            Self::Pending(_, pending) => {
                let result = Arc::clone(pending.get()?);
                Some(look(&mut result.into()))
            }
        }
    }
}

fn find<'d>(entries: &'d mut [Entry], flag: &str) -> Option<&'d mut Entry> {
    entries.iter_mut().find(|known| known.flag() == flag)
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries();
        f.debug_struct("Flags")
            .field(
                "asked",
                &entries.iter().map(Entry::flag).collect::<Vec<_>>(),
            )
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use schematic_rules::Options;

use super::view::EvaluationView;
use super::{CheckTime, Decision, Miss, WallClockOffset};
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::store::{EntityKind, EntitySource, FetchOutcome, SourceActivity, Store, Wanted};

/// An evaluator of flags over a store and the source that fills it.
pub(crate) struct Evaluator {
    store: Arc<Store>,
    source: Arc<dyn EntitySource>,
    activity: Arc<SourceActivity>,
    clock: Arc<dyn Clock>,
    wall_offset: Arc<WallClockOffset>,
    plain: Options,
}

impl Evaluator {
    pub(crate) fn new(
        store: Arc<Store>,
        source: Arc<dyn EntitySource>,
        activity: Arc<SourceActivity>,
        clock: Arc<dyn Clock>,
        wall_offset: Arc<WallClockOffset>,
    ) -> Self {
        Self {
            store,
            source,
            activity,
            clock,
            wall_offset,
            plain: Options::default(),
        }
    }

    /// Returns the options of a check that assumes nothing.
    #[inline]
    pub(crate) fn plain(&self) -> &Options {
        &self.plain
    }

    /// Starts the source if it is not at work and there is a runtime.
    #[inline]
    pub(crate) fn ensure_running(&self) {
        if !self.activity.is_running() {
            self.source.start();
        }
    }

    /// Evaluates a flag if all that is needed is in the store, and passes the decision to `take`,
    /// which may borrow from it.
    pub(crate) fn evaluate<R>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &Options,
        take: impl FnOnce(&Decision<'_>) -> R,
    ) -> Result<R, Miss> {
        let view = self.view();
        let resolved = view.resolve(context);
        let decision = view.evaluate(flag, resolved, options)?;
        Ok(take(&decision))
    }

    /// Evaluates several flags at one moment if all that is needed is in the store.
    pub(crate) fn evaluate_all<'f, R>(
        &self,
        flags: impl IntoIterator<Item = &'f str>,
        context: &EvaluationContext,
        take: impl Fn(&str, &Decision<'_>) -> R,
    ) -> Result<Vec<R>, Miss> {
        let view = self.view();
        let resolved = view.resolve(context);
        flags
            .into_iter()
            .map(|flag| {
                let decision = view.evaluate(flag, resolved, &self.plain)?;
                Ok(take(flag, &decision))
            })
            .collect()
    }

    /// Returns whether the source can be asked for what a check missed.
    pub(crate) fn is_fetchable(&self, miss: Miss) -> bool {
        match miss {
            Miss::Entity { .. } => true,
            Miss::Flag => self.source.fetches_flags(),
            Miss::FlagUnusable | Miss::EntityUnusable | Miss::Unanswered(_) => false,
        }
    }

    /// Requests what a check of `flags` missed, and waits up to `limit` for it. A miss that the source
    /// cannot be asked for is returned as it is.
    pub(crate) async fn fetch_missing(
        &self,
        miss: Miss,
        flags: &[&str],
        context: &EvaluationContext,
        limit: Duration,
    ) -> Result<(), Miss> {
        self.ensure_running();
        if !self.is_fetchable(miss) {
            return Err(miss);
        }
        let (company, user) = match miss {
            Miss::Entity { company, user } => (company, user),
            _ => (false, false),
        };
        let wanted = Wanted {
            flags,
            context,
            company,
            user,
        };
        match self.source.fetch(wanted, limit).await {
            FetchOutcome::Stored => Ok(()),
            failed => Err(Miss::Unanswered(failed)),
        }
    }

    /// Keeps the keys in `context` as spellings of the company and user that the API answered with.
    pub(crate) fn add_spellings(
        &self,
        context: &EvaluationContext,
        company: Option<&str>,
        user: Option<&str>,
    ) {
        for (kind, keys, id) in [
            (EntityKind::Company, context.company_keys(), company),
            (EntityKind::User, context.user_keys(), user),
        ] {
            if let Some(id) = id {
                let now = self.clock.monotonic();
                self.store.add_spelling(kind, keys, id, now);
            }
        }
    }

    fn view(&self) -> EvaluationView<'_> {
        let time = CheckTime::new(&*self.clock, &self.wall_offset);
        EvaluationView::new(&self.store, time)
    }
}

use std::sync::Arc;

use super::check::{Answer, Why};
use super::{Schematic, answer};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, Source};
use crate::transport::Deadline;

impl Schematic {
    /// Checks several flags for whoever `context` names, with at most one request.
    ///
    /// The results come in the order of `flags`, one for each, repeated ones too. When the cache
    /// has all of them it answers; otherwise one request brings all anew, so that all come from
    /// one evaluation. A flag that Schematic does not know gets its default.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags(
        &self,
        flags: &[impl AsRef<str> + Sync],
        context: &EvaluationContext,
    ) -> Vec<CheckResult> {
        self.check_flags_with_options(flags, context, &CheckOptions::new())
            .await
    }

    /// The same with options of its own; [`CheckOptions::preflight`] is ignored.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags_with_options(
        &self,
        flags: &[impl AsRef<str> + Sync],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        if flags.is_empty() {
            return Vec::new();
        }
        let all = self.0.answer_all(context, options).await;
        let results = flags.iter().map(|flag| {
            let flag = flag.as_ref();
            let answer = match &all {
                Ok(known) => match known.iter().find(|known| known.flag == flag) {
                    Some(known) => Answer::Known(Arc::clone(known), Source::Api),
                    None => Answer::Default(Why::NotFound),
                },
                Err(why) => Answer::Default(why.clone()),
            };
            self.0.result(flag, answer, options)
        });
        results.collect()
    }

    /// Checks all flags there are for whoever `context` names, in Schematic's order. When
    /// Schematic cannot be asked there are none; an offline client knows those that have a
    /// default.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_all_flags(&self, context: &EvaluationContext) -> Vec<CheckResult> {
        self.check_all_flags_with_options(context, &CheckOptions::new())
            .await
    }

    /// The same with options of its own; [`CheckOptions::preflight`] is ignored.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_all_flags_with_options(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        match self.0.answer_all(context, options).await {
            Ok(known) => known.into_iter().map(Arc::unwrap_or_clone).collect(),
            Err(Why::Offline) => {
                let keys = self.0.defaults.keys().into_iter();
                keys.map(|flag| self.0.result(&flag, Answer::Default(Why::Offline), options))
                    .collect()
            }
            Err(_) => Vec::new(),
        }
    }
}

impl super::Inner {
    async fn answer_all(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<Vec<Arc<CheckResult>>, Why> {
        let Some(api) = &self.api else {
            return Err(Why::Offline);
        };
        let deadline = Deadline::At(self.deadline(options));
        let body = answer::body(context, None);
        let answer = answer::ask_all(api, &body, &deadline).await;
        self.told(answer.as_ref().err());
        match answer {
            Ok(known) => Ok(known.into_iter().map(Arc::new).collect()),
            Err(error) => Err(Why::Error(Arc::new(error))),
        }
    }
}

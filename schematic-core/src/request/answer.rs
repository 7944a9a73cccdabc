//! What looking for an answer without I/O ends with.

use std::sync::Arc;

use crate::evaluation::Miss;
use crate::flags::{Brief, CheckResult};

/// The answer for one flag that a request keeps. Every check of the flag in that request returns
/// it.
///
/// A client that decides from memory keeps it in a compact form until the whole result is
/// requested.
#[derive(Clone, Debug)]
pub struct Answer(Form);

#[derive(Clone, Debug)]
enum Form {
    Brief(Brief),
    Whole(Arc<CheckResult>),
}

impl Answer {
    /// The key of the flag.
    pub(super) fn flag(&self) -> &str {
        match &self.0 {
            Form::Brief(brief) => brief.flag(),
            Form::Whole(result) => &result.flag,
        }
    }

    /// Returns whether the key of the flag is `flag`, for which the answer was given.
    pub(super) fn is_named(&self, flag: &str) -> bool {
        match &self.0 {
            // It keeps the key as it was requested.
            Form::Brief(_) => true,
            Form::Whole(result) => result.flag == *flag,
        }
    }

    /// Returns `true` if the answer is in compact form and the flag is on. The rules have decided
    /// then, and a guard needs nothing else to let the request pass.
    pub(super) fn is_decided_on(&self) -> bool {
        matches!(&self.0, Form::Brief(brief) if brief.value())
    }

    /// Returns the whole result, which is built once.
    pub(super) fn whole(&mut self) -> Arc<CheckResult> {
        match &self.0 {
            Form::Whole(result) => Arc::clone(result),
            Form::Brief(brief) => {
                let result = Arc::new(brief.result());
                self.0 = Form::Whole(Arc::clone(&result));
                result
            }
        }
    }
}

impl From<Arc<CheckResult>> for Answer {
    fn from(result: Arc<CheckResult>) -> Self {
        Self(Form::Whole(result))
    }
}

impl From<Brief> for Answer {
    fn from(brief: Brief) -> Self {
        Self(Form::Brief(brief))
    }
}

/// What is known about a check that has no answer without I/O. [`Backend::check_now`] returns it,
/// and gets it back when the check goes on, so that memory is not looked through again.
///
/// A custom backend has no use for it and returns `Missed::default()`.
///
/// [`Backend::check_now`]: super::Backend::check_now
#[derive(Clone, Copy, Debug, Default)]
pub struct Missed(Look);

/// Whether memory was looked through.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Look {
    /// It was not.
    #[default]
    Pending,
    /// It was, for this reason in vain; `None` if there is no memory.
    Done(Option<Miss>),
}

impl Missed {
    pub(crate) fn look(self) -> Look {
        self.0
    }
}

impl From<Option<Miss>> for Missed {
    fn from(miss: Option<Miss>) -> Self {
        Self(Look::Done(miss))
    }
}

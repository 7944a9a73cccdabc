use std::sync::Arc;

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

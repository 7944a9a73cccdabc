use std::sync::Arc;

use crate::flags::{Brief, CheckResult};

/// The answer for one flag as a request keeps it: made once, and the same for whoever asks.
///
/// A client that decides from memory keeps it in brief until somebody asks for the whole result.
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

    /// Whether it is in brief and says that the flag is on: then the rules decided, and nobody
    /// needs more to let a request pass.
    pub(super) fn is_decided_on(&self) -> bool {
        matches!(&self.0, Form::Brief(brief) if brief.value())
    }

    /// The whole result. It is made once.
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

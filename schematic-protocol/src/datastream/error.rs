use std::fmt;

/// An error that says why a frame cannot be read.
///
/// It holds positions and expectations, never a value of the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameError(String);

impl FrameError {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl From<serde_json::Error> for FrameError {
    fn from(error: serde_json::Error) -> Self {
        // Positions and expectations only: serde's own texts may quote a customer's value.
        let what = match error.classify() {
            serde_json::error::Category::Data => "a member of the wrong type",
            serde_json::error::Category::Eof => "the frame ends early",
            serde_json::error::Category::Io | serde_json::error::Category::Syntax => "not JSON",
        };
        Self(format!(
            "{what}, at line {} column {}",
            error.line(),
            error.column()
        ))
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unreadable DataStream frame: {}", self.0)
    }
}

impl std::error::Error for FrameError {}

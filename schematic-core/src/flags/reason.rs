//! The reasons of answers that are defaults, worded as the official Python SDK words them.

use schematic_api::runtime::Error;

pub(crate) const OFFLINE: &str = "Offline mode - using default value";
pub(crate) const NOT_FOUND: &str = "Flag not found - using default value";

/// Longer texts of a server are cut: a reason is for people, and may end up in a response.
const MAX_CHARS: usize = 200;

/// The reason of a default that stands because of `error`.
pub(crate) fn of_error(error: &Error) -> String {
    let mut reason = String::from("Error occurred - using default value: ");
    let message = error.message();
    reason.extend(message.chars().take(MAX_CHARS));
    if message.chars().nth(MAX_CHARS).is_some() {
        reason.push('…');
    }
    reason
}

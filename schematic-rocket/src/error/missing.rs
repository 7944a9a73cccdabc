use std::fmt;

/// Error of request guards such as [`Flags`](crate::Flags): no
/// [`SchematicFairing`](crate::SchematicFairing) is attached.
///
/// Rocket refuses to launch where a route takes one of them, so only code that runs a guard by
/// itself meets this error.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct MissingSchematicFairing;

impl MissingSchematicFairing {
    const TEXT: &str =
        "missing fairing: add `.attach(SchematicFairing::new(client).keys_from(..))`";

    /// Logs that the guard `name` needs the fairing, where Rocket logs why it does not launch.
    pub(crate) fn log(name: &str) {
        log::error!("a route asks for `{name}`: {}", Self::TEXT);
    }
}

impl fmt::Display for MissingSchematicFairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::TEXT)
    }
}

impl std::error::Error for MissingSchematicFairing {}

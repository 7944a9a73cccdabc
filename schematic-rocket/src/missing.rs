use std::fmt;

use rocket::{Ignite, Rocket};

use crate::wiring::Wiring;

/// Error of [`Flags`](crate::Flags) and its like: no
/// [`SchematicFairing`](crate::SchematicFairing) is attached.
///
/// Rocket refuses to launch where a route asks for one of them, so this is only met by code that
/// runs a guard by itself.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct MissingSchematicFairing;

impl MissingSchematicFairing {
    const TEXT: &str =
        "missing fairing: add `.attach(SchematicFairing::new(client).keys_from(..))`";
}

impl fmt::Display for MissingSchematicFairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::TEXT)
    }
}

impl std::error::Error for MissingSchematicFairing {}

/// Whether a launch has to be refused because the guard `name` could not be had; says so where
/// Rocket says why it does not launch.
pub(crate) fn aborts_without_fairing(rocket: &Rocket<Ignite>, name: &str) -> bool {
    if rocket.state::<Wiring>().is_some() {
        return false;
    }
    log::error!(
        "a route asks for `{name}`: {}",
        MissingSchematicFairing::TEXT
    );
    true
}

//! The client that a subcommand asks Schematic with.

use schematic_core::Schematic;
use schematic_core::client::SchematicBuilder;

use crate::Failure;
use crate::args::ConnectionArgs;

/// A client with the key of the environment and the settings of the command line.
pub(crate) fn client(
    args: &ConnectionArgs,
    adjust: impl FnOnce(SchematicBuilder) -> SchematicBuilder,
) -> Result<Schematic, Failure> {
    let mut builder = Schematic::builder_from_env();
    if let Some(url) = &args.base_url {
        builder = builder.base_url(url);
    }
    if let Some(url) = &args.event_capture_base_url {
        builder = builder.event_capture_base_url(url);
    }
    adjust(builder)
        .build()
        .map_err(|error| Failure::unusable(error.to_string()))
}

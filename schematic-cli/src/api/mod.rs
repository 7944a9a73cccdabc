//! `schematic api`: every operation of the API.

mod batch;
mod call;
mod exchange;
mod failed;
mod line;
mod list;
mod pages;
mod parameters;

use schematic_api::dynamic::{self, Dynamic};

use crate::args::ApiCommand;
use crate::failure::Failure;

pub(crate) fn run(command: ApiCommand) -> Result<(), Failure> {
    match command {
        ApiCommand::Batch(connection) => batch::run(&connection),
        ApiCommand::Call(args) => call::run(args),
        ApiCommand::List(args) => list::run(&args),
    }
}

/// The operation with this `operationId`.
pub(crate) fn find(id: &str) -> Option<&'static Dynamic> {
    dynamic::operations()
        .iter()
        .find(|one| one.facts().id == id)
}

//! A Schematic in this process, for trying things out without an account.

use std::env;
use std::io::stderr;
use std::net::SocketAddr;

use schematic_actix::{Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, Error};

use crate::output::print_line;

/// Flags, plans and companies to begin with. Read again whenever the file changes.
const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../seed.yaml");

/// An emulator on a free port, unless the environment has an API key.
pub(crate) async fn unless_keyed() -> Result<Option<Emulator>, Error> {
    if env::var_os("SCHEMATIC_API_KEY").is_some() {
        return Ok(None);
    }
    Emulator::builder().seed_file(SEED).start().await.map(Some)
}

/// The settings of a client of `emulator`.
pub(crate) fn client(emulator: &Emulator) -> SchematicBuilder {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
}

/// Prints, in a form that cannot be overlooked, that this is no real Schematic, and what to try.
pub(crate) fn announce(emulator: &Emulator, app: SocketAddr) {
    let lines = format!(
        "\n\
         ======================================================================\n\
         ==  NO SCHEMATIC_API_KEY: an emulator in this process decides.      ==\n\
         ==  It is for trying things out. Nothing reaches Schematic.         ==\n\
         ======================================================================\n\
         \n\
         Flags, companies and what was received: {page}\n\
         \n\
         Try:\n  \
           curl -i -H 'Authorization: Bearer acme/ada@acme.example' http://{app}/reports\n  \
           curl -i -H 'Authorization: Bearer globex' http://{app}/reports\n  \
           curl -i -H 'Authorization: Bearer acme' -d '{{\"units\":3}}' http://{app}/generate\n",
        page = emulator.page_url(),
    );
    print_line(stderr(), lines);
}

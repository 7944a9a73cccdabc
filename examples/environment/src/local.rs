//! A Schematic in the example's process, for trying things out without an account.

#[cfg(feature = "emulator")]
use std::env;
use std::error::Error;
#[cfg(feature = "emulator")]
use std::io::stderr;
use std::net::SocketAddr;

use schematic_core::{Schematic, SchematicBuilder};
#[cfg(feature = "emulator")]
use schematic_emulator::Emulator;

#[cfg(feature = "emulator")]
use crate::print_line;

/// Flags, plans and companies to begin with. Read again whenever the file changes.
#[cfg(feature = "emulator")]
const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../seed.yaml");

/// A local Schematic, if the example needs one: with the feature `emulator`, and without an API key
/// in the environment.
#[derive(Debug)]
pub struct Local {
    #[cfg(feature = "emulator")]
    emulator: Option<Emulator>,
}

impl Local {
    /// Starts an emulator on a free port, unless the environment has `SCHEMATIC_API_KEY`.
    ///
    /// # Errors
    ///
    /// Returns an error if the emulator cannot be started, or its seed cannot be read.
    #[cfg(feature = "emulator")]
    pub async fn unless_keyed() -> Result<Self, Box<dyn Error>> {
        let emulator = match env::var_os("SCHEMATIC_API_KEY") {
            Some(_) => None,
            None => Some(Emulator::builder().seed_file(SEED).start().await?),
        };
        Ok(Self { emulator })
    }

    /// Starts nothing: the feature `emulator` is off.
    ///
    /// # Errors
    ///
    /// None.
    #[cfg(not(feature = "emulator"))]
    pub async fn unless_keyed() -> Result<Self, Box<dyn Error>> {
        Ok(Self {})
    }

    /// Returns the settings of a client of the local Schematic, or of that in the environment.
    pub fn client(&self) -> SchematicBuilder {
        #[cfg(feature = "emulator")]
        if let Some(emulator) = &self.emulator {
            return Schematic::builder(emulator.api_key())
                .base_url(emulator.base_url())
                .event_capture_base_url(emulator.event_capture_base_url());
        }
        Schematic::builder_from_env()
    }

    /// Prints, in a form that cannot be overlooked, that this is no real Schematic, and what to
    /// try. Prints nothing if it is.
    #[cfg_attr(not(feature = "emulator"), allow(unused_variables))]
    pub fn announce(&self, app: SocketAddr) {
        #[cfg(feature = "emulator")]
        if let Some(emulator) = &self.emulator {
            print_line(stderr(), announcement(&emulator.page_url(), app));
        }
    }
}

#[cfg(feature = "emulator")]
fn announcement(page: &str, app: SocketAddr) -> String {
    format!(
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
           curl -i -H 'Authorization: Bearer acme' -d '{{\"units\":3}}' http://{app}/generate\n"
    )
}

//! What surrounds the examples, whatever their framework: the settings in the environment, the
//! bearer token of a request, a local Schematic for runs without an API key, and output.

mod bearer;
mod local;
mod output;
mod settings;

pub use self::bearer::Bearer;
pub use self::local::Local;
pub use self::output::print_line;
pub use self::settings::Settings;

//! The input of the engine's own JSON call, read as strictly as the reference engine reads it.
//!
//! What a client receives from a server is read tolerantly, see [`wire`](crate::wire); this
//! reader is for calls that must be refused exactly when the reference engine refuses them:
//! members given twice or in both spellings, nulls where none may be, numbers of the wrong form,
//! words outside a closed set. Members that are not known are ignored, not kept.

use std::error::Error;
use std::fmt;

use schematic_protocol::words::MetricPeriod;

use crate::wire::mode::Mode;
use crate::wire::read::ReadSeed;
use crate::wire::record::record;
use crate::wire::{Company, Flag, Options, User};

record! {
    /// The input of a check of one flag.
    pub struct Check {
        /// The flag.
        "flag" => flag: Flag as Identity,
        /// The company it is checked for.
        "company" => company: Option<Company> as Optional,
        /// The user it is checked for.
        "user" => user: Option<User> as Optional,
        /// Options of the check.
        "options" => options: Options as Optional,
    }
}

record! {
    /// The input of a check of several flags. It has no options: such a member is ignored.
    pub struct CheckMany {
        /// The flags.
        "flags" => flags: Vec<Flag> as Identity,
        /// The company they are checked for.
        "company" => company: Option<Company> as Optional,
        /// The user they are checked for.
        "user" => user: Option<User> as Optional,
    }
}

record! {
    /// The input of a question about a calendar period.
    pub struct Period {
        /// The period.
        "period" => period: MetricPeriod as Identity,
    }
}

record! {
    /// The input of a question about a company's billing cycle.
    pub struct Billing {
        /// The company.
        "company" => company: Option<Company> as Optional,
    }
}

/// The engine refuses the input.
#[derive(Debug)]
pub struct InputError(Box<dyn Error + Send + Sync>);

impl InputError {
    pub(crate) fn because(source: impl Error + Send + Sync + 'static) -> Self {
        Self(Box::new(source))
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rules engine refuses the input")
    }
}

impl Error for InputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

macro_rules! from_json {
    ($($name:ident),+) => {$(
        impl $name {
            /// Reads a whole JSON text.
            ///
            /// # Errors
            ///
            /// Returns an error if the text is not JSON or not exactly such an input.
            pub fn from_json(text: &str) -> Result<Self, InputError> {
                use serde::de::DeserializeSeed as _;

                let mut source = serde_json::Deserializer::from_str(text);
                let input = ReadSeed::new(Mode::Strict).deserialize(&mut source);
                let input = input.map_err(InputError::because)?;
                source.end().map_err(InputError::because)?;
                Ok(input)
            }
        }
    )+};
}

from_json!(Check, CheckMany, Period, Billing);

//! The command line of `schematic api`.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Args, Command, Error, Subcommand};
use schematic_api::dynamic::{self, Dynamic};

use super::{pair, seconds};
use crate::api::find;

#[derive(Debug, Subcommand)]
pub(crate) enum ApiCommand {
    /// Make the calls of JSON lines from stdin, and answer each with a line on stdout.
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(ApiConnectionArgs),
    /// Make one call and print the answer as JSON.
    #[command(after_help = CALL_EXAMPLES)]
    Call(CallArgs),
    /// List every operation: its id, method, path and tag, and the call in Rust.
    #[command(after_help = LIST_EXAMPLES)]
    List(ListArgs),
}

const BATCH_EXAMPLES: &str = "\
Each line is an object: {\"id\":…,\"operation\":…,\"path\":{…},\"query\":{…},\"body\":…}. `path` and `query` have
the names of the API's document, values are JSON of the declared type. A null in `query` is dropped, a
null in `body` is sent. Calls are made one after another, and each is answered by one line before the
next is read: {\"id\":…,\"data\":…}, where `data` is the whole answer, or {\"id\":…,\"error\":{\"kind\":…,
\"status\":…,\"message\":…,\"body\":…}}. Blank lines are passed over.
The API key is read from SCHEMATIC_API_KEY, never from an argument.
Exit status: 2 after a line that is no call, for which no request is made, else 1 when a call failed,
else 0.

Examples:
  echo '{\"id\":1,\"operation\":\"listPlans\",\"query\":{\"limit\":10}}' | schematic api batch
  schematic api batch < calls.jsonl > answers.jsonl";

const CALL_EXAMPLES: &str = "\
OPERATION is an `operationId` of the API's document; `schematic api list` has all of them. A parameter
that is a list is given several times; one that is a map as NAME[KEY]=VALUE. Dates are RFC 3339.
With --all every page is asked for, by `limit` (100 without one, at most 250) from `offset`, until one is
empty; the lists are printed as one.
The API key is read from SCHEMATIC_API_KEY, never from an argument.
Exit status: 0 done, 1 the call failed, 2 wrong usage, for which no request is made.

Examples:
  schematic api call getCompany --path company_id=comp_1
  schematic api call lookupCompany --query 'keys[org]=acme'
  schematic api call listCompanies --query plan_id=plan_1 --all
  schematic api call upsertCompany --body '{\"keys\":{\"org\":\"acme\"},\"name\":\"Acme\"}'
  schematic api call createFlag --body @flag.json";

const LIST_EXAMPLES: &str = "\
Examples:
  schematic api list
  schematic api list | grep -i plan
  schematic api list --json";

/// How to reach the API.
#[derive(Debug, Args)]
pub(crate) struct ApiConnectionArgs {
    /// Base URL of the API, in place of Schematic's own.
    #[arg(
        long,
        value_name = "URL",
        env = "SCHEMATIC_BASE_URL",
        hide_env_values = true
    )]
    pub(crate) base_url: Option<String>,
    /// How long one call may take in all, retries included; by default only each attempt has a
    /// limit, of 60 seconds.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Print a JSON list with an object for each operation.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CallArgs {
    /// The operation's id; `schematic api list` has all of them.
    #[arg(value_parser = OperationParser, hide_possible_values = true)]
    pub(crate) operation: &'static Dynamic,
    /// A parameter of the path; may be repeated.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) path: Vec<(String, String)>,
    /// A parameter of the query; may be repeated.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) query: Vec<(String, String)>,
    /// The body as JSON, as a file that holds it, or `-` for stdin.
    #[arg(long, value_name = "JSON|@FILE|-", value_parser = body)]
    pub(crate) body: Option<Body>,
    /// Ask for every page and print the lists as one.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) connection: ApiConnectionArgs,
}

/// Where the body of a call is.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    File(PathBuf),
    Json(String),
    Stdin,
}

fn body(text: &str) -> Result<Body, String> {
    Ok(match (text, text.strip_prefix('@')) {
        ("-", _) => Body::Stdin,
        (_, Some("")) => return Err("the name of the file is missing after `@`".to_owned()),
        (_, Some(file)) => Body::File(file.into()),
        (json, None) => Body::Json(json.to_owned()),
    })
}

/// Finds an operation by its id. Completions know all of them; help and errors do not list them.
#[derive(Clone, Debug)]
struct OperationParser;

impl TypedValueParser for OperationParser {
    type Value = &'static Dynamic;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, Error> {
        let id = value.to_string_lossy();
        if let Some(operation) = find(&id) {
            return Ok(operation);
        }
        let mut error = Error::new(ErrorKind::ValueValidation).with_cmd(command);
        if let Some(argument) = argument {
            let name = ContextValue::String(argument.to_string());
            error.insert(ContextKind::InvalidArg, name);
        }
        let id = ContextValue::String(id.into_owned());
        error.insert(ContextKind::InvalidValue, id);
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids = dynamic::operations().iter();
        Some(Box::new(ids.map(|one| PossibleValue::new(one.facts().id))))
    }
}

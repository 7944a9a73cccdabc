//! `schematic api call`: one call.

use std::fs;
use std::io::{self, BufWriter, Read, Write};

use schematic_api::dynamic::Parts;
use serde_json::Value;

use super::exchange::Exchange;
use super::{pages, parameters};
use crate::args::{Body, CallArgs};
use crate::failure::Failure;

pub(crate) fn run(args: CallArgs) -> Result<(), Failure> {
    let operation = args.operation;
    if args.all && !operation.is_paged() {
        let id = operation.facts().id;
        let message = format!("--all is for lists that come in pages, which {id} does not return");
        return Err(Failure::unusable(message));
    }
    let mut parts = Parts::new();
    parts.path = parameters::path(args.path)?;
    parts.query = parameters::query(operation, args.query)?;
    parts.body = args.body.map(read).transpose()?;
    let exchange = Exchange::new(&args.connection)?;
    if args.all {
        let output = BufWriter::new(io::stdout().lock());
        return pages::print(&exchange, operation, &parts, output);
    }
    let answer = exchange.make(operation, &parts)?;
    let mut stdout = io::stdout().lock();
    serde_json::to_writer_pretty(&mut stdout, &answer).map_err(io::Error::from)?;
    writeln!(stdout)?;
    stdout.flush()?;
    Ok(())
}

fn read(body: Body) -> Result<Value, Failure> {
    let text = match body {
        Body::Json(text) => text,
        Body::File(path) => fs::read_to_string(&path).map_err(|error| {
            Failure::unusable(format!("{} cannot be read: {error}", path.display()))
        })?,
        Body::Stdin => {
            let mut text = String::new();
            io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Failure::unusable(format!("stdin cannot be read: {error}")))?;
            text
        }
    };
    serde_json::from_str(&text)
        .map_err(|error| Failure::unusable(format!("the body is not JSON: {error}")))
}

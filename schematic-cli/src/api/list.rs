//! `schematic api list`: every operation.

use std::io::{self, BufWriter, Write};

use schematic_api::dynamic;
use serde_json::{Value, json};

use crate::args::ListArgs;
use crate::failure::Failure;

pub(crate) fn run(args: &ListArgs) -> Result<(), Failure> {
    let mut stdout = BufWriter::new(io::stdout().lock());
    if args.json {
        let operations: Vec<Value> = dynamic::operations()
            .iter()
            .map(|operation| {
                let facts = operation.facts();
                json!({
                    "id": facts.id,
                    "method": facts.method.as_str(),
                    "path": facts.path,
                    "tag": facts.tag,
                    "rust": operation.rust_call(),
                })
            })
            .collect();
        serde_json::to_writer(&mut stdout, &operations).map_err(io::Error::from)?;
        writeln!(stdout)?;
    } else {
        write_table(&mut stdout)?;
    }
    stdout.flush()?;
    Ok(())
}

fn write_table(to: &mut impl Write) -> io::Result<()> {
    let rows = || {
        dynamic::operations().iter().map(|operation| {
            let facts = operation.facts();
            let method = facts.method.to_string();
            (
                facts.id,
                method,
                facts.path,
                facts.tag,
                operation.rust_call(),
            )
        })
    };
    let width = |length: fn(&(&str, String, &str, &str, &str)) -> usize| {
        rows().map(|row| length(&row)).max().unwrap_or(0)
    };
    let (ids, paths, tags) = (
        width(|row| row.0.len()),
        width(|row| row.2.len()),
        width(|row| row.3.len()),
    );
    for (id, method, path, tag, rust) in rows() {
        writeln!(
            to,
            "{id:ids$}  {method:6}  {path:paths$}  {tag:tags$}  {rust}"
        )?;
    }
    Ok(())
}

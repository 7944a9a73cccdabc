//! The features in manifests, a block between two comments.

use std::fs;
use std::path::Path;

use super::File;
use crate::model::{Model, PAYLOADS};

const BEGIN: &str = "# Written by `cargo xtask codegen`: a feature for each tag of the API.\n";
const END: &str = "# Until here.\n";

/// Writes the blocks into the manifests that have one.
pub(super) fn files(model: &Model, workspace: &Path) -> Result<Vec<File>, String> {
    let mut tags: Vec<&str> = model.tags.iter().map(String::as_str).collect();
    tags.sort_unstable();
    let quoted = |prefix: &str| {
        let named = tags.iter().map(|tag| format!("    \"{prefix}{tag}\",\n"));
        named.collect::<String>()
    };
    let lines =
        |line: &dyn Fn(&str) -> String| tags.iter().map(|tag| line(tag)).collect::<String>();

    let api = lines(&|tag| format!("{tag} = []\n"));
    let api = format!(
        "{api}# Every operation.\nfull = [\n{}]\n# The bodies of webhooks.\n{PAYLOADS} = [\"schematic-protocol/webhooks\"]\n",
        quoted("")
    );
    let core = lines(&|tag| format!("api-{tag} = [\"schematic-api/{tag}\"]\n"));
    let core = format!(
        "{core}# Every operation.\napi-full = [\n{}]\n",
        quoted("api-")
    );
    [
        ("schematic-api/Cargo.toml", api),
        ("schematic-core/Cargo.toml", core),
    ]
    .into_iter()
    .map(|(path, block)| {
        let text = fs::read_to_string(workspace.join(path));
        let text = text.map_err(|error| format!("{path} cannot be read: {error}"))?;
        let (before, rest) = text
            .split_once(BEGIN)
            .ok_or_else(|| format!("{path} has no line {BEGIN:?}"))?;
        let (_, after) = rest
            .split_once(END)
            .ok_or_else(|| format!("{path} has no line {END:?} after it"))?;
        let text = format!("{before}{BEGIN}{block}{END}{after}");
        Ok(File {
            path: path.to_owned(),
            text,
        })
    })
    .collect()
}

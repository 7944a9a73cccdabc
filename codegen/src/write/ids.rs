use super::File;
use crate::model::IDS;

/// The typed ids.
pub(super) fn file() -> File {
    let mut text = String::from(
        "\n//! Schematic's ids, a type for each kind of thing that has one.\n\n\
         use crate::runtime::id::id;\n\nid! {\n",
    );
    for id in IDS {
        let article = if id.noun.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        text.push_str(&format!(
            "    /// Schematic's id of {article} {}.\n    {};\n",
            id.noun, id.name
        ));
    }
    text.push_str("}\n");
    File::rust("schematic-api/src/ids.rs", &text)
}

//! With which features an item is there.

use std::collections::BTreeSet;

use crate::model::CHECKS;

/// Returns the attribute for an item that any of these features brings; nothing if it is always
/// there.
pub(super) fn attribute(features: &BTreeSet<String>) -> String {
    if features.contains(CHECKS) {
        return String::new();
    }
    let named: Vec<String> = features
        .iter()
        .map(|feature| format!("feature = \"{feature}\""))
        .collect();
    match &*named {
        [only] => format!("#[cfg({only})]\n"),
        _ => format!("#[cfg(any({}))]\n", named.join(", ")),
    }
}

/// Returns what the documentation of such an item says of its features, as lines of a comment.
pub(super) fn documentation(features: &BTreeSet<String>) -> String {
    if features.contains(CHECKS) {
        return String::new();
    }
    let named = features.iter().map(|feature| format!("`{feature}`"));
    format!("///\n/// {}\n", needed(&named.collect::<Vec<_>>()))
}

/// Returns the sentence that says which features, already quoted, are needed.
pub(super) fn needed(features: &[String]) -> String {
    match features {
        [] => String::new(),
        [only] => format!("Needs the feature {only}."),
        [first @ .., last] => {
            format!("Needs one of the features {} and {last}.", first.join(", "))
        }
    }
}

/// Returns the set of one feature.
pub(super) fn only(feature: &str) -> BTreeSet<String> {
    BTreeSet::from([feature.to_owned()])
}

//! With which features an item is there.

use std::collections::BTreeSet;

use crate::model::{CHECKS, PAYLOADS};

/// The client's feature for the bodies of webhooks.
const PAYLOADS_OF_CLIENT: &str = "webhooks";

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
    format!("///\n/// {}\n", needed(features))
}

/// Returns the sentence that says which features are needed, here and of the client.
fn needed(features: &BTreeSet<String>) -> String {
    let named: Vec<String> = features
        .iter()
        .map(|feature| format!("`{feature}`"))
        .collect();
    let of_client = |feature: &str| match feature {
        PAYLOADS => format!("`{PAYLOADS_OF_CLIENT}`"),
        tag => format!("`api-{tag}`"),
    };
    match &*named {
        [] => String::new(),
        [only] => {
            let client: String = features.iter().map(|feature| of_client(feature)).collect();
            format!("Needs the feature {only}, which is {client} of `schematic-core`.")
        }
        [first @ .., last] => {
            let mut sentence = format!("Needs one of the features {} and {last}", first.join(", "));
            if let Some(tag) = features.iter().find(|feature| *feature != PAYLOADS) {
                let tag = of_client(tag);
                sentence.push_str(&format!("; in `schematic-core` {tag} and so on"));
            }
            if features.contains(PAYLOADS) {
                let payloads = of_client(PAYLOADS);
                sentence.push_str(&format!(", and {payloads} for `{PAYLOADS}`"));
            }
            sentence + "."
        }
    }
}

/// Returns the set of one feature.
pub(super) fn only(feature: &str) -> BTreeSet<String> {
    BTreeSet::from([feature.to_owned()])
}

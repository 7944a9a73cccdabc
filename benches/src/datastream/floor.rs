//! The floor of a check: lookups in std maps and a loop, with nothing but what the case needs.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::entities::{id, key};
use crate::scenario;

/// What a check looks up, written by hand.
pub(super) struct Floor {
    flags: ArcSwap<HashMap<String, Flag>>,
    ids: HashMap<(String, String), String>,
    companies: HashMap<String, Arc<Company>>,
}

struct Flag {
    rules: Vec<(String, String)>,
    default: bool,
}

struct Company {
    traits: Vec<(String, String)>,
}

impl Floor {
    pub(super) fn new(companies: usize) -> Self {
        let mut flags = HashMap::new();
        flags.insert(scenario::FLAG.to_owned(), flag(&scenario::RULES));
        for key in scenario::other_flags() {
            flags.insert(key, flag(scenario::ONE_RULE));
        }
        let company = Company {
            traits: owned(&scenario::TRAITS),
        };
        let company = Arc::new(company);
        Self {
            flags: ArcSwap::from_pointee(flags),
            ids: (0..companies)
                .map(|number| (("id".to_owned(), key(number)), id(number)))
                .collect(),
            companies: (0..companies)
                .map(|number| (id(number), Arc::clone(&company)))
                .collect(),
        }
    }

    /// The flag's value for the company with this key.
    pub(super) fn check(&self, flag: &str, key: &(String, String)) -> Option<bool> {
        let flags = self.flags.load();
        let flag = flags.get(flag)?;
        let company = self.companies.get(self.ids.get(key)?)?;
        let matched = flag.rules.iter().any(|(name, wanted)| {
            company
                .traits
                .iter()
                .find(|(of, _)| of == name)
                .is_some_and(|(_, value)| value == wanted)
        });
        Some(if matched { true } else { flag.default })
    }
}

fn flag(rules: &[(&str, &str)]) -> Flag {
    Flag {
        rules: owned(rules),
        default: false,
    }
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

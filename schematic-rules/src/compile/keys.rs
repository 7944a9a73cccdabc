//! The keys of companies and users.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::intern::Texts;
use super::long_text_size;

/// The keys by which an entity is addressed.
#[derive(Clone, Debug)]
pub(super) struct Keys(Arc<[(Arc<str>, Box<str>)]>);

impl Keys {
    pub(super) fn new(keys: &BTreeMap<String, String>, texts: &mut Texts) -> Self {
        Self(
            keys.iter()
                .map(|(name, value)| (texts.share(name), value.as_str().into()))
                .collect(),
        )
    }

    /// The keys after some were added or overwritten.
    pub(super) fn changed(
        &self,
        changed: Option<&BTreeMap<String, String>>,
        texts: &mut Texts,
    ) -> Self {
        match changed {
            Some(changed) if !changed.is_empty() => {
                let mut keys = self.to_wire();
                keys.extend(changed.clone());
                Self::new(&keys, texts)
            }
            _ => self.clone(),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    pub(super) fn size(&self) -> usize {
        let texts = self
            .0
            .iter()
            .map(|(name, value)| long_text_size(name.len()) + value.len() + 16);
        size_of_val(&*self.0) + texts.sum::<usize>()
    }

    pub(super) fn to_wire(&self) -> BTreeMap<String, String> {
        self.iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

//! Short lists of flags, features, plans and credits.

use super::AccountError;

/// A short list of items with an id and a key, in the order they were made.
#[derive(Clone, Debug)]
pub(crate) struct Catalog<T>(Vec<T>);

impl<T> Default for Catalog<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Listed> Catalog<T> {
    /// How many items a catalog may have: as many as one answer of the API may list.
    pub(crate) const MAX: usize = 1_000;

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the item with this id, or else with this key.
    pub(crate) fn get(&self, id_or_key: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|item| item.id() == id_or_key)
            .or_else(|| self.by_key(id_or_key))
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&T> {
        self.0.iter().find(|item| item.id() == id)
    }

    pub(crate) fn by_id_mut(&mut self, id: &str) -> Option<&mut T> {
        self.0.iter_mut().find(|item| item.id() == id)
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|item| item.key() == key)
    }

    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.0.iter().any(|item| item.id() == id)
    }

    /// Replaces the item with the same key, or appends `item`.
    pub(crate) fn put(&mut self, item: T) -> Result<(), AccountError> {
        if let Some(present) = self
            .0
            .iter_mut()
            .find(|present| present.key() == item.key())
        {
            *present = item;
        } else if self.0.len() < Self::MAX {
            self.0.push(item);
        } else {
            return Err(AccountError::Invalid(format!(
                "no room for more than {} of these",
                Self::MAX
            )));
        }
        Ok(())
    }

    /// Removes the item with this id.
    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        let at = self.0.iter().position(|item| item.id() == id)?;
        Some(self.0.remove(at))
    }
}

/// An item of a [`Catalog`].
pub(crate) trait Listed {
    fn id(&self) -> &str;
    fn key(&self) -> &str;
}

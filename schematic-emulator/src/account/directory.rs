//! Companies and users by id and by keys.

use std::collections::{BTreeMap, HashMap};

use super::{AccountError, ids};

/// The keys by which an application names a company or a user.
pub(crate) type Keys = BTreeMap<String, String>;

const MAX_KEYS: usize = 100;
const MAX_KEY_LEN: usize = 255;

/// Companies or users, found by id and by any of their keys.
#[derive(Debug)]
pub(crate) struct Directory<T> {
    /// The entities by number, in the order they were made.
    entities: BTreeMap<u64, T>,
    by_id: HashMap<String, u64>,
    by_key: HashMap<(String, String), u64>,
    next: u64,
    limit: usize,
}

impl<T: Entity> Directory<T> {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            entities: BTreeMap::new(),
            by_id: HashMap::new(),
            by_key: HashMap::new(),
            next: 0,
            limit,
        }
    }

    /// Whether there is room for `more` entities.
    pub(crate) fn has_room(&self, more: usize) -> bool {
        self.entities.len() + more <= self.limit
    }

    pub(crate) fn len(&self) -> usize {
        self.entities.len()
    }

    /// Returns the entities, in the order they were made.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.entities.values()
    }

    pub(crate) fn lookup(&self, keys: &Keys) -> Lookup {
        let mut found = Lookup::Missing;
        for (name, value) in keys {
            // The map's keys are owned pairs; a look-up needs one too.
            match (self.by_key.get(&(name.clone(), value.clone())), found) {
                (Some(number), Lookup::Missing) => found = Lookup::Found(*number),
                (Some(number), Lookup::Found(other)) if *number != other => {
                    return Lookup::Conflict;
                }
                _ => {}
            }
        }
        found
    }

    /// Returns the one entity with these keys.
    pub(crate) fn by_keys(&self, keys: &Keys) -> Option<&T> {
        match self.lookup(keys) {
            Lookup::Found(number) => self.entities.get(&number),
            Lookup::Missing | Lookup::Conflict => None,
        }
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&T> {
        self.entities.get(self.by_id.get(id)?)
    }

    pub(crate) fn by_id_mut(&mut self, id: &str) -> Option<&mut T> {
        self.entities.get_mut(self.by_id.get(id)?)
    }

    pub(crate) fn at(&self, number: u64) -> Option<&T> {
        self.entities.get(&number)
    }

    pub(crate) fn at_mut(&mut self, number: u64) -> Option<&mut T> {
        self.entities.get_mut(&number)
    }

    /// Returns an id that is not taken.
    pub(crate) fn fresh_id(&self, keys: &Keys) -> String {
        let name = keys.values().next().map_or("", String::as_str);
        ids::fresh(T::PREFIX, name, |id| self.by_id.contains_key(id))
    }

    /// Returns the number of the entity with these keys. If there is none, it is made by `make` with
    /// this id, unless that is taken.
    pub(crate) fn find_or_insert(
        &mut self,
        keys: &Keys,
        id: Option<String>,
        update_only: bool,
        make: impl FnOnce(String) -> T,
    ) -> Result<u64, AccountError> {
        match self.lookup(keys) {
            Lookup::Found(number) => Ok(number),
            Lookup::Conflict => Err(AccountError::Invalid(T::CONFLICT.to_owned())),
            Lookup::Missing if update_only => Err(AccountError::NotFound(T::NOT_FOUND)),
            Lookup::Missing => {
                let id = id
                    .filter(|id| self.by_id(id).is_none())
                    .unwrap_or_else(|| self.fresh_id(keys));
                self.insert(make(id))
            }
        }
    }

    /// Adds an entity whose id and keys are not taken.
    pub(crate) fn insert(&mut self, entity: T) -> Result<u64, AccountError> {
        if self.entities.len() >= self.limit {
            return Err(AccountError::Invalid(format!(
                "no room for more than {}",
                self.limit
            )));
        }
        let number = self.next;
        self.next += 1;
        self.by_id.insert(entity.id().to_owned(), number);
        for (name, value) in entity.keys() {
            self.by_key.insert((name.clone(), value.clone()), number);
        }
        self.entities.insert(number, entity);
        Ok(number)
    }

    /// Adds `keys` to those of an entity, and removes the keys with the names in `removed`.
    pub(crate) fn rekey(&mut self, number: u64, keys: &Keys, removed: &[String]) {
        let Some(entity) = self.entities.get_mut(&number) else {
            return;
        };
        for name in removed {
            if let Some(value) = entity.keys_mut().remove(name) {
                self.by_key.remove(&(name.clone(), value));
            }
        }
        for (name, value) in keys {
            if removed.contains(name) {
                continue;
            }
            let before = entity.keys_mut().insert(name.clone(), value.clone());
            if let Some(before) = before {
                self.by_key.remove(&(name.clone(), before));
            }
            self.by_key.insert((name.clone(), value.clone()), number);
        }
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        let number = self.by_id.remove(id)?;
        let entity = self.entities.remove(&number)?;
        for (name, value) in entity.keys() {
            self.by_key.remove(&(name.clone(), value.clone()));
        }
        Some(entity)
    }
}

/// An entry of a [`Directory`].
pub(crate) trait Entity {
    /// The prefix of ids.
    const PREFIX: &'static str;
    /// The error message if there is none.
    const NOT_FOUND: &'static str;
    /// The error message if keys match several.
    const CONFLICT: &'static str;

    fn id(&self) -> &str;
    fn keys(&self) -> &Keys;
    fn keys_mut(&mut self) -> &mut Keys;
}

/// The result of a look-up by keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// One entity; with its number.
    Found(u64),
    /// Nothing.
    Missing,
    /// Different entities.
    Conflict,
}

/// Checks that keys can name an entity.
pub(crate) fn check_keys(keys: &Keys) -> Result<(), AccountError> {
    let invalid = |what: &str| Err(AccountError::Invalid(what.to_owned()));
    if keys.is_empty() {
        return invalid("keys are required");
    }
    if keys.len() > MAX_KEYS {
        return invalid("at most 100 keys are allowed");
    }
    for (name, value) in keys {
        if name.is_empty() || value.is_empty() {
            return invalid("a key needs a name and a value");
        }
        if name.chars().count() > MAX_KEY_LEN || value.chars().count() > MAX_KEY_LEN {
            return invalid("a key has at most 255 characters");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Thing(String, Keys);

    impl Entity for Thing {
        const PREFIX: &'static str = "thing";
        const NOT_FOUND: &'static str = "no such thing";
        const CONFLICT: &'static str = "several things";

        fn id(&self) -> &str {
            &self.0
        }

        fn keys(&self) -> &Keys {
            &self.1
        }

        fn keys_mut(&mut self) -> &mut Keys {
            &mut self.1
        }
    }

    fn keys<const N: usize>(pairs: [(&str, &str); N]) -> Keys {
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    }

    #[test]
    fn keys_lead_to_one_to_none_or_to_several() {
        let mut things = Directory::new(10);
        let first = things
            .insert(Thing("a".to_owned(), keys([("k", "1"), ("l", "1")])))
            .unwrap();
        let second = things
            .insert(Thing("b".to_owned(), keys([("k", "2")])))
            .unwrap();
        assert_eq!(
            things.lookup(&keys([("l", "1"), ("m", "9")])),
            Lookup::Found(first)
        );
        assert_eq!(
            things.lookup(&keys([("k", "1"), ("l", "1")])),
            Lookup::Found(first)
        );
        assert_eq!(things.lookup(&keys([("k", "3")])), Lookup::Missing);
        assert_eq!(
            things.lookup(&keys([("k", "2"), ("l", "1")])),
            Lookup::Conflict
        );

        things.rekey(second, &keys([("k", "3")]), &[]);
        assert_eq!(things.lookup(&keys([("k", "2")])), Lookup::Missing);
        assert_eq!(things.lookup(&keys([("k", "3")])), Lookup::Found(second));
        things.rekey(first, &keys([("k", "1")]), &["l".to_owned()]);
        assert_eq!(things.lookup(&keys([("l", "1")])), Lookup::Missing);
        things.remove("a").unwrap();
        assert_eq!(things.lookup(&keys([("k", "1")])), Lookup::Missing);
        assert!(things.by_id("a").is_none() && things.at(first).is_none());
    }

    #[test]
    fn there_is_room_for_so_many_and_those_that_go_make_room() {
        let mut things = Directory::new(3);
        for number in 0..10_000 {
            let id = number.to_string();
            if things.len() == 3 {
                let full = things.insert(Thing(id.clone(), keys([("k", &id)])));
                assert!(matches!(full, Err(AccountError::Invalid(_))));
                things.remove(&(number - 3).to_string()).unwrap();
            }
            things
                .insert(Thing(id.clone(), keys([("k", &id)])))
                .unwrap();
        }
        assert_eq!(
            (
                things.by_id.len(),
                things.by_key.len(),
                things.entities.len()
            ),
            (3, 3, 3)
        );
    }
}

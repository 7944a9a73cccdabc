mod bounds;
mod keys;
mod reads;
mod staleness;
mod usage;

use schematic_rules::Compiler;
use serde_json::{Value, json};

use super::*;
use crate::store::EntityKind::{Company, User};

const SECOND: Duration = Duration::from_secs(1);

struct World {
    store: EntityStore,
    compiler: Compiler,
    now: Duration,
}

impl World {
    fn new() -> Self {
        Self::with(Limits {
            entities: 1_000,
            bytes: usize::MAX,
            flag_bytes: usize::MAX,
            ttl: None,
        })
    }

    fn with(limits: Limits) -> Self {
        let store = EntityStore::new(limits);
        store.begin_epoch(Duration::ZERO);
        Self {
            store,
            compiler: Compiler::new(),
            now: Duration::ZERO,
        }
    }

    fn entity(&mut self, kind: EntityKind, json: &Value) -> Entity {
        Entity::read(kind, &json.to_string(), usize::MAX, &mut self.compiler).unwrap()
    }

    fn put(&mut self, kind: EntityKind, id: &str, keys: &[(&str, &str)]) {
        let keys: std::collections::BTreeMap<_, _> = keys.iter().copied().collect();
        let entity = self.entity(kind, &json!({"id": id, "keys": keys}));
        self.store.put(entity, Vec::new(), self.now);
    }

    /// Puts a company with which the server answered a request for `asked`.
    fn answer(&mut self, id: &str, keys: &[(&str, &str)], asked: &[(&str, &str)]) {
        let keys: std::collections::BTreeMap<_, _> = keys.iter().copied().collect();
        let entity = self.entity(Company, &json!({"id": id, "keys": keys}));
        let asked = asked.iter().copied().collect();
        assert!(self.store.put(entity, vec![asked], self.now));
    }

    fn company(&mut self, id: &str, keys: &[(&str, &str)]) {
        self.put(Company, id, keys);
    }

    fn change(&mut self, id: &str, patch: &Value) {
        let compiler = &mut self.compiler;
        let changed = self.store.change(Company, id, self.now, |entity| {
            entity.changed(&patch.to_string(), usize::MAX, compiler)
        });
        assert!(matches!(
            changed,
            PatchOutcome::Fresh { .. } | PatchOutcome::Stale
        ));
    }

    fn find_by(&self, kind: EntityKind, keys: &[(&str, &str)]) -> String {
        let keys: Keys = keys.iter().copied().collect();
        let guard = self.store.guard();
        match self.store.find(kind, &keys, || self.now, &guard) {
            Lookup::Entity(record) => record.entity.id().to_owned(),
            Lookup::Conflict(one, other) => {
                let mut ids = [one.entity.id(), other.entity.id()];
                ids.sort_unstable();
                ids.join(" or ")
            }
            Lookup::Nothing | Lookup::Nowhere => "nothing".to_owned(),
        }
    }

    fn find(&self, name: &str, value: &str) -> String {
        self.find_by(Company, &[(name, value)])
    }

    fn delete(&self, id: Option<&str>, keys: &[(&str, &str)]) {
        match id {
            Some(id) => self.store.delete_by_id(Company, id),
            None => {
                let keys = keys.iter().copied().collect();
                self.store.delete_by_keys(Company, &keys);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.store.lookups.len() == 0
            && self.store.index().key_count() == 0
            && self.store.holdings().entities == 0
            && self.store.holdings().bytes == 0
    }
}

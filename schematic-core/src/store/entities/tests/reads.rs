//! What was read from a store that others write to.

use super::*;
use crate::store::{PutRead, ReadAt};

const DIGEST: u64 = 7;

struct ReadWorld {
    store: EntityStore,
    compiler: Compiler,
    epoch: u32,
}

impl ReadWorld {
    fn new(entities: usize) -> Self {
        let limits = Limits {
            entities,
            bytes: usize::MAX,
            flag_bytes: usize::MAX,
            ttl: None,
        };
        let store = EntityStore::of_reads(limits, false);
        let epoch = store.invalidate(Duration::ZERO);
        Self {
            store,
            compiler: Compiler::new(),
            epoch,
        }
    }

    fn at(&self, read_at: u64) -> ReadAt {
        ReadAt {
            epoch: self.epoch,
            read_at,
            is_for_check: true,
        }
    }

    fn again(&self, read_at: u64) -> ReadAt {
        ReadAt {
            is_for_check: false,
            ..self.at(read_at)
        }
    }

    fn put(&mut self, id: &str, keys: &Value, read: &ReadAt, digest: u64) -> PutRead {
        let json = json!({"id": id, "keys": keys}).to_string();
        let entity = Entity::read(Company, &json, usize::MAX, &mut self.compiler);
        self.store.put_read(entity.unwrap(), read, digest)
    }

    fn look_up(&self, value: &str, id: &str, read: &ReadAt) {
        let target = LookupTarget::Entity(id.into());
        self.store
            .note_lookup(Company, ("org", value), &target, read);
    }

    fn find(&self, value: &str, now: u64) -> Option<String> {
        let keys = Keys::from([("org", value)]);
        let now = || Duration::from_millis(now);
        let guard = self.store.guard();
        match self.store.find(Company, &keys, now, &guard) {
            Lookup::Entity(record) => Some(record.entity.id().to_owned()),
            _ => None,
        }
    }
}

#[test]
fn a_company_is_found_by_what_was_looked_up_alone() {
    let mut world = ReadWorld::new(10);
    let read = world.at(1_000);
    world.put("c1", &json!({"org": "acme", "crm": "7"}), &read, DIGEST);
    assert_eq!(world.find("acme", 1_000), None);
    world.look_up("acme", "c1", &read);
    assert_eq!(world.find("acme", 1_999).as_deref(), Some("c1"));
    assert_eq!(world.find("acme", 2_000), None);
    // It does not have that key.
    world.look_up("other", "c1", &read);
    assert_eq!(world.find("other", 1_000), None);
    // That the API answers with it is no lookup.
    let acme = Keys::from([("org", "ACME")]);
    let now = Duration::from_millis(1_000);
    world.store.add_spelling(Company, &acme, "c1", now);
    assert_eq!(world.find("ACME", 1_000), None);
    world.look_up("ACME", "c1", &read);
    assert_eq!(world.find("ACME", 1_000).as_deref(), Some("c1"));
}

#[test]
fn what_was_read_later_stands() {
    let mut world = ReadWorld::new(10);
    let (early, late) = (world.at(1_000), world.at(1_100));
    world.look_up("acme", "c1", &late);
    world.put("c1", &json!({"org": "acme"}), &late, DIGEST);
    assert_eq!(world.put("c1", &json!({}), &early, 8), PutRead::Stored);
    world.store.forget_read(Company, "c1", &early);
    assert_eq!(world.find("acme", 1_200).as_deref(), Some("c1"));
    assert!(world.store.renew(Company, "c1", &early, 8));
    world.store.forget_read(Company, "c1", &late);
    assert_eq!(world.find("acme", 1_200), None);
}

#[test]
fn reading_again_is_no_use() {
    let mut world = ReadWorld::new(10);
    let read = world.at(1_000);
    world.put("c1", &json!({"org": "acme"}), &read, DIGEST);
    world.look_up("acme", "c1", &read);
    let period = world.store.next_period();
    assert!(world.store.due(1_500..3_000, period).is_empty());
    world.find("acme", 1_500);
    assert_eq!(
        world.store.due(1_500..3_000, period),
        [(Company, "c1".into())]
    );
    assert_eq!(world.store.due_lookups(1_500..3_000, period).len(), 1);
    let later = world.store.next_period();
    let again = world.again(1_900);
    world.put("c1", &json!({"org": "acme", "crm": "7"}), &again, 8);
    world.look_up("acme", "c1", &again);
    assert!(world.store.due(0..3_000, later).is_empty());
    assert!(world.store.due_lookups(0..3_000, later).is_empty());
    assert_eq!(world.find("acme", 2_500).as_deref(), Some("c1"));
}

#[test]
fn what_made_room_does_not_come_back_by_itself() {
    let mut world = ReadWorld::new(2);
    for number in 0..5 {
        let (id, read) = (format!("c{number}"), world.at(1_000));
        world.put(&id, &json!({"org": id}), &read, DIGEST);
        world.look_up(&id, &id, &read);
    }
    assert_eq!(world.store.holdings().entities, 2);
    let again = world.again(1_100);
    world.put("c0", &json!({"org": "c0"}), &again, DIGEST);
    assert_eq!(world.find("c0", 1_100), None);
    assert_eq!(world.find("c4", 1_100).as_deref(), Some("c4"));
    world.store.delete_by_id(Company, "c3");
    world.store.delete_by_id(Company, "c4");
    assert_eq!(world.store.holdings().bytes, 0);
    assert_eq!(world.store.lookups.len(), 0);
}

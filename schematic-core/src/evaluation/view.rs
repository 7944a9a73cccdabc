//! The store as one check sees it.

use std::sync::Arc;

use papaya::LocalGuard;
use schematic_rules::{CompiledCompany, CompiledFlag, CompiledUser, Options, evaluate};

use super::CheckTime;
use super::decision::{Decision, KeyConflict, Miss};
use crate::flags::Source;
use crate::store::{Entity, EntityKind, ExpiringFlag, FlagSet, Lookup, Store, StoredFlag, millis};
use crate::{EvaluationContext, Keys};

/// The store at one moment: what is in it stays as it is for as long as the view lives.
pub(crate) struct EvaluationView<'s> {
    store: &'s Store,
    flags: arc_swap::Guard<Arc<FlagSet>>,
    entities: LocalGuard<'s>,
    time: CheckTime<'s>,
}

impl<'s> EvaluationView<'s> {
    pub(crate) fn new(store: &'s Store, time: CheckTime<'s>) -> Self {
        Self {
            store,
            flags: store.flags.current(),
            entities: store.entities.guard(),
            time,
        }
    }

    /// Looks up the company and user that `context` names.
    pub(crate) fn resolve(&self, context: &EvaluationContext) -> ResolvedContext<'_> {
        let company = self.find(EntityKind::Company, context.company_keys());
        let user = self.find(EntityKind::User, context.user_keys());
        let is_missing =
            |found: &Lookup<'_>, keys: &Keys| matches!(found, Lookup::Nothing) && !keys.is_empty();
        let missing = (
            is_missing(&company, context.company_keys()),
            is_missing(&user, context.user_keys()),
        );
        ResolvedContext {
            company,
            user,
            missing: (missing != (false, false)).then_some(Miss::Entity {
                company: missing.0,
                user: missing.1,
            }),
        }
    }

    /// Evaluates a flag.
    pub(crate) fn evaluate<'g>(
        &'g self,
        flag: &str,
        context: ResolvedContext<'g>,
        options: &Options,
    ) -> Result<Decision<'g>, Miss> {
        let (flag, source) = match self.flags.find(flag) {
            Some(StoredFlag::Ready(flag)) => (flag, Source::DataStream),
            Some(StoredFlag::Expiring(flag)) => (self.read_flag(flag)?, self.source_of_reads()),
            Some(StoredFlag::Unusable(_) | StoredFlag::Oversized(_)) => {
                return Err(Miss::FlagUnusable);
            }
            None => return Err(Miss::Flag),
        };
        for (kind, found) in [
            (EntityKind::Company, context.company),
            (EntityKind::User, context.user),
        ] {
            if let Lookup::Conflict(one, other) = found {
                let conflict = KeyConflict {
                    flag_id: flag.id(),
                    flag_default: flag.default_value(),
                    kind,
                    ids: [one, other].map(|record| record.entity.id()),
                };
                return Ok(Decision::key_conflict(conflict, source));
            }
        }
        if let Some(missing) = context.missing {
            return Err(missing);
        }
        let (company, user) = (company(context.company)?, user(context.user)?);
        let evaluation = evaluate(flag, company, user, options, || self.time.since_1970());
        Ok(Decision::evaluated(evaluation, source))
    }

    /// Returns a flag that was read from a store that others write to. Called after company and user
    /// were looked up, so that they are of its version if that still is the one that is served.
    fn read_flag<'f>(&self, flag: &'f ExpiringFlag) -> Result<&'f CompiledFlag, Miss> {
        let epoch = self.store.entities.served_epoch();
        match flag.at(millis(self.time.now()), epoch) {
            Some(StoredFlag::Ready(flag)) => Ok(flag),
            Some(_) => Err(Miss::FlagUnusable),
            None => Err(Miss::Flag),
        }
    }

    fn source_of_reads(&self) -> Source {
        if self.store.is_replicated {
            Source::Replicator
        } else {
            Source::DataStream
        }
    }

    fn find(&self, kind: EntityKind, keys: &Keys) -> Lookup<'_> {
        self.store
            .entities
            .find(kind, keys, || self.time.now(), &self.entities)
    }
}

/// The company and user that a context names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResolvedContext<'g> {
    company: Lookup<'g>,
    user: Lookup<'g>,
    /// Which of the two is named but not in the store.
    missing: Option<Miss>,
}

fn company(found: Lookup<'_>) -> Result<Option<&CompiledCompany>, Miss> {
    match entity(found) {
        None => Ok(None),
        Some(Entity::Company(company)) => Ok(Some(company)),
        Some(_) => Err(Miss::EntityUnusable),
    }
}

fn user(found: Lookup<'_>) -> Result<Option<&CompiledUser>, Miss> {
    match entity(found) {
        None => Ok(None),
        Some(Entity::User(user)) => Ok(Some(user)),
        Some(_) => Err(Miss::EntityUnusable),
    }
}

fn entity(found: Lookup<'_>) -> Option<&Entity> {
    match found {
        Lookup::Entity(record) => Some(&record.entity),
        Lookup::Conflict(..) | Lookup::Nothing | Lookup::Nowhere => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;
    use crate::clock::ManualClock;
    use crate::evaluation::WallClockOffset;
    use crate::store::{Limits, LookupTarget, PutRead, ReadAt};

    const COMPANY: EntityKind = EntityKind::Company;

    /// Reads the flag `beta`, which is on for the company `on_for`, and the company `id` into memory.
    fn read(store: &Store, epoch: u32, on_for: &str, id: &str) {
        let read = ReadAt {
            epoch,
            read_at: 0,
            is_for_check: true,
        };
        let flag = json!({"id": "f", "key": "beta", "default_value": false, "rules": [{
            "id": "r", "rule_type": "standard", "name": "Early", "value": true, "conditions": [{
                "id": "c", "condition_type": "company", "operator": "eq", "resource_ids": [on_for],
            }],
        }]});
        let flag = store.compile_flag("beta", flag.to_string().as_bytes(), &read, 1);
        let fits = store.put_read_flags(vec![flag.unwrap()], epoch);
        assert_eq!(fits, Some(vec![true]));
        let company = json!({"id": id, "keys": {"org": "1"}}).to_string();
        let company = store.compile_entity(COMPANY, id, &company).unwrap();
        let put = store.entities.put_read(company.unwrap(), &read, 1);
        assert_eq!(put, PutRead::Stored);
        let target = LookupTarget::Entity(id.into());
        store
            .entities
            .note_lookup(COMPANY, ("org", "1"), &target, &read);
    }

    #[test]
    fn flag_and_company_are_of_one_version() {
        let limits = Limits {
            entities: 10,
            bytes: 1 << 20,
            flag_bytes: 1 << 20,
            ttl: None,
        };
        let store = Store::of_reads(limits, false);
        let (clock, offset) = (ManualClock::default(), WallClockOffset::default());
        let view = || EvaluationView::new(&store, CheckTime::new(&clock, &offset));
        let context = EvaluationContext::company("org", "1");
        let value = |view: &EvaluationView<'_>, resolved| {
            let decision = view.evaluate("beta", resolved, &Options::default());
            decision.map(|decision| (decision.value(), decision.source()))
        };
        let first = store.invalidate(Duration::ZERO);
        read(&store, first, "c1", "c1");
        let before = view();
        let on = Ok((true, Source::Replicator));
        assert_eq!(value(&before, before.resolve(&context)), on);

        // The next version is learned while a check has the flags, but not yet the company.
        let (both, flags_alone) = (view(), view());
        let resolved = both.resolve(&context);
        let second = store.invalidate(Duration::ZERO);
        read(&store, second, "c2", "c2");
        assert_eq!(value(&both, resolved), Err(Miss::Flag));
        let resolved = flags_alone.resolve(&context);
        assert_eq!(value(&flags_alone, resolved), Err(Miss::Flag));
        let after = view();
        assert_eq!(value(&after, after.resolve(&context)), on);

        // What was read under the version before does not get into memory any more.
        let read = ReadAt {
            epoch: first,
            read_at: 0,
            is_for_check: true,
        };
        let company = json!({"id": "c2", "keys": {"org": "1"}}).to_string();
        let company = store.compile_entity(COMPANY, "c2", &company).unwrap();
        let put = store.entities.put_read(company.unwrap(), &read, 2);
        assert_eq!(put, PutRead::Outdated);
        assert_eq!(store.put_read_flags(Vec::new(), first), Some(Vec::new()));
        store.entities.forget_read(COMPANY, "c2", &read);
        store.forget_flag("beta", &read);
        let after = view();
        assert_eq!(value(&after, after.resolve(&context)), on);
    }
}

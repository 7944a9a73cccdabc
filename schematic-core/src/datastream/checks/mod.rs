//! Deciding flags from memory.

mod answer;
mod decision;

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use papaya::LocalGuard;
use schematic_rules::{CompiledCompany, CompiledFlag, CompiledUser, Options, evaluate};

pub use self::answer::LocalAnswer;
use self::decision::KeyConflict;
pub(crate) use self::decision::{Decision, Miss};
use super::protocol::EntityKind;
use super::store::{Entity, FlagSet, Found, Store, StoredFlag};
use crate::clock::Clock;
use crate::{EvaluationContext, Keys};

/// What is in memory at one moment: it stays as it is for as long as this lives.
pub(crate) struct Ground<'s> {
    store: &'s Store,
    flags: arc_swap::Guard<Arc<FlagSet>>,
    entities: LocalGuard<'s>,
    time: Time<'s>,
}

/// The time of a check: read when it first matters, and then the same.
#[derive(Debug)]
pub(crate) struct Time<'c> {
    clock: &'c dyn Clock,
    /// What to add to the milliseconds of the monotonic clock to get those since 1970.
    wall_offset: i64,
    now: Cell<Option<Duration>>,
}

/// Whom a context names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'g> {
    company: Found<'g>,
    user: Found<'g>,
    /// Who is named but not there.
    missing: Option<Miss>,
}

impl<'s> Ground<'s> {
    pub(crate) fn new(store: &'s Store, time: Time<'s>) -> Self {
        Self {
            store,
            flags: store.flags.current(),
            entities: store.entities.guard(),
            time,
        }
    }

    /// Finds whom `context` names.
    pub(crate) fn subject(&self, context: &EvaluationContext) -> Subject<'_> {
        let company = self.find(EntityKind::Company, context.company_keys());
        let user = self.find(EntityKind::User, context.user_keys());
        let missing =
            |found: &Found<'_>, keys: &Keys| matches!(found, Found::Nothing) && !keys.is_empty();
        let miss = (
            missing(&company, context.company_keys()),
            missing(&user, context.user_keys()),
        );
        Subject {
            company,
            user,
            missing: (miss != (false, false)).then_some(Miss::Entity {
                company: miss.0,
                user: miss.1,
            }),
        }
    }

    /// Decides a flag.
    pub(crate) fn decide<'g>(
        &'g self,
        flag: &str,
        subject: Subject<'g>,
        options: &Options,
    ) -> Result<Decision<'g>, Miss> {
        let flag = ready(self.flags.find(flag))?;
        for (kind, found) in [
            (EntityKind::Company, subject.company),
            (EntityKind::User, subject.user),
        ] {
            if let Found::Conflict(one, other) = found {
                return Ok(Decision::KeyConflict(KeyConflict {
                    flag_id: flag.id(),
                    flag_default: flag.default_value(),
                    kind,
                    ids: [one, other].map(|record| record.entity.id()),
                }));
            }
        }
        if let Some(missing) = subject.missing {
            return Err(missing);
        }
        let (company, user) = (company(subject.company)?, user(subject.user)?);
        let evaluation = evaluate(flag, company, user, options, || self.time.since_1970());
        Ok(Decision::Evaluated(evaluation))
    }

    fn find(&self, kind: EntityKind, keys: &Keys) -> Found<'_> {
        self.store
            .entities
            .find(kind, keys, || self.time.now(), &self.entities)
    }
}

impl<'c> Time<'c> {
    pub(crate) const fn new(clock: &'c dyn Clock, wall_offset: i64) -> Self {
        Self {
            clock,
            wall_offset,
            now: Cell::new(None),
        }
    }

    fn now(&self) -> Duration {
        self.now.get().unwrap_or_else(|| {
            let now = self.clock.monotonic();
            self.now.set(Some(now));
            now
        })
    }

    fn since_1970(&self) -> i64 {
        let now = i64::try_from(self.now().as_millis()).unwrap_or(i64::MAX);
        now.saturating_add(self.wall_offset)
    }
}

fn ready(flag: Option<&StoredFlag>) -> Result<&CompiledFlag, Miss> {
    match flag {
        Some(StoredFlag::Ready(flag)) => Ok(flag),
        Some(StoredFlag::Unusable(_) | StoredFlag::Oversized(_)) => Err(Miss::FlagUnusable),
        None => Err(Miss::Flag),
    }
}

fn company(found: Found<'_>) -> Result<Option<&CompiledCompany>, Miss> {
    match entity(found) {
        None => Ok(None),
        Some(Entity::Company(company)) => Ok(Some(company)),
        Some(_) => Err(Miss::EntityUnusable),
    }
}

fn user(found: Found<'_>) -> Result<Option<&CompiledUser>, Miss> {
    match entity(found) {
        None => Ok(None),
        Some(Entity::User(user)) => Ok(Some(user)),
        Some(_) => Err(Miss::EntityUnusable),
    }
}

fn entity(found: Found<'_>) -> Option<&Entity> {
    match found {
        Found::Entity(record) => Some(&record.entity),
        Found::Conflict(..) | Found::Nothing => None,
    }
}

//! The store as one check sees it.

use std::sync::Arc;

use papaya::LocalGuard;
use schematic_rules::{CompiledCompany, CompiledFlag, CompiledUser, Options, evaluate};

use super::CheckTime;
use super::decision::{Decision, KeyConflict, Miss};
use crate::store::{Entity, EntityKind, FlagSet, Lookup, Store, StoredFlag};
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
        let flag = ready(self.flags.find(flag))?;
        for (kind, found) in [
            (EntityKind::Company, context.company),
            (EntityKind::User, context.user),
        ] {
            if let Lookup::Conflict(one, other) = found {
                return Ok(Decision::from(KeyConflict {
                    flag_id: flag.id(),
                    flag_default: flag.default_value(),
                    kind,
                    ids: [one, other].map(|record| record.entity.id()),
                }));
            }
        }
        if let Some(missing) = context.missing {
            return Err(missing);
        }
        let (company, user) = (company(context.company)?, user(context.user)?);
        let evaluation = evaluate(flag, company, user, options, || self.time.since_1970());
        Ok(evaluation.into())
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

fn ready(flag: Option<&StoredFlag>) -> Result<&CompiledFlag, Miss> {
    match flag {
        Some(StoredFlag::Ready(flag)) => Ok(flag),
        Some(StoredFlag::Unusable(_) | StoredFlag::Oversized(_)) => Err(Miss::FlagUnusable),
        None => Err(Miss::Flag),
    }
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
        Lookup::Conflict(..) | Lookup::Nothing => None,
    }
}

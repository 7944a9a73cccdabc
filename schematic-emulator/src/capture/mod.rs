//! Event capture: validation, deduplication, and processing of events.

mod dedupe;
mod event;

use schematic_protocol::Timestamp;
use serde_json::Value;

use crate::account::{
    Account, AccountError, Change, Company, CompanyUpsert, Entity as _, Keys, Lookup, User,
    UserUpsert,
};
use crate::received::{EventOutcome, EventSource, ReceivedEvent};

pub(crate) use self::dedupe::Dedupe;
use self::event::{Body, Identify, Track};
pub(crate) use self::event::{Event, EventError};

/// How many events one batch of capture may hold.
pub(crate) const MAX_BATCH: usize = 100;

/// Processes an event, unless it is repeated, and returns what is kept of it.
pub(crate) fn receive(
    account: &mut Account,
    event: Event,
    first: bool,
    source: EventSource,
    number: u64,
    now: Timestamp,
) -> ReceivedEvent {
    let mut about = About::default();
    let outcome = if first {
        match carry_out(account, &event, &mut about, now) {
            Ok(()) => EventOutcome::Processed,
            Err(AccountError::NotFound(error)) => EventOutcome::Failed {
                error: error.to_owned(),
            },
            Err(AccountError::Invalid(error)) => EventOutcome::Failed { error },
        }
    } else {
        EventOutcome::Duplicate
    };
    ReceivedEvent {
        id: format!("evnt_{:08}", number + 1),
        kind: event.kind(),
        subtype: event.subtype().map(str::to_owned),
        quantity: event.quantity(),
        idempotency_key: event.idempotency_key,
        sent_at: event.sent_at,
        captured_at: now,
        outcome,
        source,
        company_id: about.company,
        user_id: about.user,
        body: event.raw,
    }
}

/// The company and user that an event is about.
#[derive(Default)]
struct About {
    company: Option<String>,
    user: Option<String>,
}

fn carry_out(
    account: &mut Account,
    event: &Event,
    about: &mut About,
    now: Timestamp,
) -> Result<(), AccountError> {
    match &event.body {
        Body::Identify(identify) => self::identify(account, identify, event, about, now),
        Body::Track(track) => self::track(account, track, event, about, now),
        Body::FlagCheck {
            flag_key,
            company,
            user,
        } => {
            find(account, company, user, about)?;
            if let Some(id) = account.flags.by_key(flag_key).map(|flag| flag.id.clone())
                && let Some(flag) = account.flags.by_id_mut(&id)
            {
                flag.last_checked_at = Some(now);
            }
            Ok(())
        }
    }
}

fn identify(
    account: &mut Account,
    identify: &Identify,
    event: &Event,
    about: &mut About,
    now: Timestamp,
) -> Result<(), AccountError> {
    let seen = (!event.backfill).then_some(now);
    let mut companies = Vec::new();
    if let Some(company) = &identify.company {
        let id = account.upsert_company(
            CompanyUpsert {
                keys: company.keys.clone(),
                name: company.name.clone(),
                traits: company.traits.clone().unwrap_or_default(),
                last_seen_at: seen,
                ..CompanyUpsert::default()
            },
            now,
        )?;
        about.company = Some(id.clone());
        companies.push(id);
    }
    let id = account.upsert_user(
        UserUpsert {
            keys: identify.keys.clone(),
            name: identify.name.clone(),
            traits: identify.traits.clone().unwrap_or_default(),
            companies,
            last_seen_at: seen,
            ..UserUpsert::default()
        },
        now,
    )?;
    about.user = Some(id);
    Ok(())
}

fn track(
    account: &mut Account,
    track: &Track,
    event: &Event,
    about: &mut About,
    now: Timestamp,
) -> Result<(), AccountError> {
    find(account, &track.company, &track.user, about)?;
    // Backfilled usage is for analysis: it neither limits nor costs anything.
    if event.backfill || track.event.is_empty() {
        return Ok(());
    }
    if let Some(user) = about.user.clone()
        && let Some(user) = account.users.by_id_mut(&user)
    {
        user.last_seen_at = Some(now);
        let id = user.id.clone();
        account.note(Change::UserSaved(id));
    }
    if let Some(company) = &about.company {
        let at = event.effective_at(now);
        account.count(company, &track.event, track.quantity, at, now)?;
    }
    Ok(())
}

/// Resolves the company and user of an event. If it names only a user, it counts for the user's
/// only company.
fn find(
    account: &Account,
    company: &Keys,
    user: &Keys,
    about: &mut About,
) -> Result<(), AccountError> {
    if !user.is_empty() {
        about.user = match account.users.lookup(user) {
            Lookup::Found(number) => account.users.at(number).map(|user| user.id().to_owned()),
            // An unknown user takes nothing away from what its company has used.
            Lookup::Missing => None,
            Lookup::Conflict => {
                return Err(AccountError::Invalid(User::CONFLICT.to_owned()));
            }
        };
    }
    if company.is_empty() {
        let companies = about
            .user
            .as_deref()
            .and_then(|user| account.users.by_id(user))
            .map(|user| &user.companies);
        if let Some(companies) = companies.filter(|companies| companies.len() == 1) {
            about.company = companies.first().cloned();
        }
        return Ok(());
    }
    match account.companies.lookup(company) {
        Lookup::Found(number) => {
            about.company = account
                .companies
                .at(number)
                .map(|company| company.id().to_owned());
            Ok(())
        }
        Lookup::Missing => Err(AccountError::NotFound(Company::NOT_FOUND)),
        Lookup::Conflict => Err(AccountError::Invalid(Company::CONFLICT.to_owned())),
    }
}

/// Reads the events of a batch; the first invalid one rejects the whole batch.
pub(crate) fn read_batch(
    events: &[Value],
    kind_member: &str,
    now: Timestamp,
) -> Result<Vec<Event>, EventError> {
    events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            Event::read(event, kind_member, now).map_err(|message| EventError { index, message })
        })
        .collect()
}

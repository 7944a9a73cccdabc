use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderMap;
use schematic_core::Timestamp;
use schematic_core::datastream::protocol::{EntityType, Message, MessageType};
use serde_json::Value;
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::entity::{Difference, Entity, Kind};
use super::fault::{ActiveStreamFault, StreamFault};
use super::flags::{FlagNews, FollowedFlags};
use super::followed::{Followed, News};
use super::link::Link;
use super::told::{StreamConnection, StreamRequest};
use crate::account::{Account, Change};
use crate::received::Log;

/// How many faults may wait at a time.
const MAX_FAULTS: usize = 100;
/// How many connections that ended are remembered.
const ENDED: usize = 100;
const REQUESTS: usize = 10_000;
const REQUESTS_BYTES: usize = 16 << 20;

/// All connections of the DataStream, and what each of them follows.
///
/// Its lock is always taken after the account's, never before.
#[derive(Debug)]
pub(crate) struct Hub {
    state: Mutex<State>,
    /// How many connections there are: without any there is nobody to tell.
    open: AtomicUsize,
    /// What clients said.
    pub(super) requests: Log<StreamRequest>,
    /// Connections that are no longer, at their ends.
    ended: Log<StreamConnection>,
    /// Grows whenever connections, or what they follow, change.
    revision: watch::Sender<u64>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) links: BTreeMap<u64, Arc<Link>>,
    pub(super) flags: FollowedFlags,
    pub(super) companies: Followed,
    pub(super) users: Followed,
    pub(super) position: Position,
    /// When usage of somebody who is followed starts over.
    due: Option<Timestamp>,
    faults: Vec<ActiveStreamFault>,
    last_fault: u64,
}

/// The position in the stream of changes.
#[derive(Debug, Default)]
pub(super) struct Position {
    sequence: u64,
    pub(super) last: Option<String>,
}

impl Hub {
    pub(crate) fn new() -> Self {
        Self {
            state: Mutex::default(),
            open: AtomicUsize::new(0),
            requests: Log::new(REQUESTS, REQUESTS_BYTES),
            ended: Log::new(ENDED, usize::MAX),
            revision: watch::Sender::new(0),
        }
    }

    /// Tells what changed to whoever follows it. `swept`: more may have changed than is named.
    pub(crate) fn publish(
        &self,
        account: &Account,
        changes: &[Change],
        swept: bool,
        now: Timestamp,
    ) {
        if changes.is_empty() && !swept {
            return;
        }
        let mut state = self.state();
        // Also what nobody is told moves the stream on: whoever comes back has missed it.
        state.position.next(now);
        if state.links.is_empty() {
            return;
        }
        let swept = swept
            || changes.iter().any(|change| {
                matches!(
                    change,
                    Change::SeedLoaded | Change::ClockMoved | Change::Reset
                )
            });
        if swept {
            state.sweep(account, now);
        } else {
            for change in changes {
                match change {
                    Change::FlagSaved(key) | Change::FlagDeleted(key) => {
                        state.flag(account, key, now);
                    }
                    Change::CompanySaved(id) | Change::CompanyDeleted(id) => {
                        state.entity(Kind::Company, account, id, now);
                    }
                    Change::UserSaved(id) | Change::UserDeleted(id) => {
                        state.entity(Kind::User, account, id, now);
                    }
                    _ => {}
                }
            }
        }
        drop(state);
        // Somebody who was waited for may be followed now.
        self.touch();
    }

    /// Whether usage has started over since it was told.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.open.load(Ordering::Acquire) > 0 && self.state().due.is_some_and(|due| due <= now)
    }

    /// Takes a connection in, and says which faults it is to meet.
    pub(crate) fn join(
        &self,
        number: u64,
        headers: HeaderMap,
        now: Timestamp,
    ) -> (Arc<Link>, Vec<StreamFault>) {
        let link = Arc::new(Link::new(number, headers, now));
        let mut state = self.state();
        state.links.insert(number, Arc::clone(&link));
        self.open.store(state.links.len(), Ordering::Release);
        let mut met = Vec::new();
        state.faults.retain_mut(|active| {
            met.push(active.fault.clone());
            active.met += 1;
            let Some(times) = &mut active.fault.times else {
                return true;
            };
            *times = times.saturating_sub(1);
            *times > 0
        });
        drop(state);
        self.touch();
        (link, met)
    }

    /// Lets a connection go, for this reason.
    pub(crate) fn leave(&self, number: u64, why: String) {
        let mut state = self.state();
        if let Some(link) = state.links.get(&number).cloned() {
            let mut told = state.describe(&link);
            told.end = Some(why);
            state.links.remove(&number);
            state.flags.leave(number);
            state.companies.leave(number);
            state.users.leave(number);
            self.ended.push(Arc::new(told), 0);
        }
        self.open.store(state.links.len(), Ordering::Release);
        drop(state);
        self.touch();
    }

    /// The connections that stand, in the order they were made.
    pub(crate) fn connections(&self) -> Vec<StreamConnection> {
        let state = self.state();
        let links = state.links.values();
        links.map(|link| state.describe(link)).collect()
    }

    /// How many connections there were, those that stand among them.
    pub(crate) fn total(&self) -> u64 {
        let open = u64::try_from(self.state().links.len()).unwrap_or_default();
        self.ended.total() + open
    }

    /// Has the connections that stand, or one of them, meet a fault. Says how many do.
    pub(crate) fn strike(&self, only: Option<u64>, fault: &StreamFault) -> usize {
        let links: Vec<Arc<Link>> = self.state().links.values().cloned().collect();
        links
            .iter()
            .filter(|link| only.is_none_or(|number| link.number == number))
            .filter(|link| link.outbox.strike(fault.clone()))
            .count()
    }

    /// Has the connections that are made from now on meet a fault; `None` if too many wait.
    pub(crate) fn inject(&self, fault: StreamFault) -> Option<u64> {
        let mut state = self.state();
        if state.faults.len() >= MAX_FAULTS {
            return None;
        }
        state.last_fault += 1;
        let id = state.last_fault;
        state.faults.push(ActiveStreamFault { id, fault, met: 0 });
        Some(id)
    }

    pub(crate) fn faults(&self) -> Vec<ActiveStreamFault> {
        self.state().faults.clone()
    }

    pub(crate) fn remove_fault(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|active| active.id != id);
        state.faults.len() < before
    }

    pub(crate) fn clear_faults(&self) {
        self.state().faults.clear();
    }

    /// Forgets what was received, and all faults. Connections stand.
    pub(crate) fn reset(&self) {
        self.clear_faults();
        self.requests.clear();
        self.ended.clear();
    }

    pub(crate) fn requests(&self) -> &Log<StreamRequest> {
        &self.requests
    }

    pub(crate) fn ended(&self) -> Vec<Arc<StreamConnection>> {
        self.ended.entries()
    }

    /// Waits until at least `count` connections that ended match, and returns all that do.
    pub(crate) async fn wait_for_ends(
        &self,
        count: usize,
        matches: impl FnMut(&StreamConnection) -> bool,
    ) -> Vec<Arc<StreamConnection>> {
        self.ended.wait_for(count, matches).await
    }

    pub(crate) fn revision(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    pub(crate) fn touch(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Tells all that is not as it is known.
    fn sweep(&mut self, account: &Account, now: Timestamp) {
        self.due = None;
        self.all_flags(account, now);
        for kind in [Kind::Company, Kind::User] {
            let mut ids: BTreeSet<String> = self.followed(kind).ids().into_iter().collect();
            if !self.followed(kind).everything.is_empty() {
                ids.extend(kind.ids(account));
            }
            for id in ids {
                self.entity(kind, account, &id, now);
            }
            let clients: Vec<u64> = self.followed(kind).awaited.keys().copied().collect();
            for client in clients {
                self.found(kind, client, None, account, now);
            }
        }
    }

    /// Tells what changed of any flag.
    fn all_flags(&mut self, account: &Account, now: Timestamp) {
        if self.flags.is_followed() {
            for news in self.flags.update_all(account) {
                self.tell_flag(&news, now);
            }
        }
    }

    fn flag(&mut self, account: &Account, key: &str, now: Timestamp) {
        if self.flags.is_followed() {
            for news in self.flags.update(account, key) {
                self.tell_flag(&news, now);
            }
        }
    }

    pub(super) fn tell_flag(&mut self, news: &FlagNews, now: Timestamp) {
        let message = if news.is_gone {
            MessageType::Delete
        } else {
            MessageType::Full
        };
        let message = Message::new(EntityType::Flag, message, &news.flag);
        self.tell_news(&news.to, message, now);
    }

    /// Tells what changed of a company or user.
    pub(super) fn entity(&mut self, kind: Kind, account: &Account, id: &str, now: Timestamp) {
        let entity = kind.read(account, id, now);
        let news = match &entity {
            Some(entity) => self.followed_mut(kind).update(entity),
            None => self.followed_mut(kind).remove(id),
        };
        self.tell_entity(kind, id, entity.as_ref(), &news, now);
        if entity.is_some() {
            self.note_due(kind, account, id, now);
        }
        let clients: Vec<u64> = self.followed(kind).awaited.keys().copied().collect();
        for client in clients {
            self.found(kind, client, Some(&news.keys), account, now);
        }
    }

    fn tell_entity(
        &mut self,
        kind: Kind,
        id: &str,
        entity: Option<&Entity>,
        news: &News,
        now: Timestamp,
    ) {
        if news.to.is_empty() {
            return;
        }
        let named;
        let message = match (entity, &news.difference) {
            (_, Difference::Nothing) => return,
            (Some(_), Difference::Patch(patch)) => {
                Message::new(kind.one(), MessageType::Partial, patch.clone())
            }
            (Some(entity), Difference::Whole) => whole(kind, entity),
            (None, _) => {
                // A whole entity: some readers take nothing less.
                named = Entity::named(kind, id, &news.keys);
                let data = Value::Object(named.members().clone());
                Message::new(kind.one(), MessageType::Delete, data)
            }
        };
        self.tell_news(&news.to, message.with_entity_id(id), now);
    }

    /// Has a client follow those that it asked for before they were there. `among` are keys of one
    /// who may be among them.
    fn found(
        &mut self,
        kind: Kind,
        client: u64,
        among: Option<&crate::account::Keys>,
        account: &Account,
        now: Timestamp,
    ) {
        let Some(awaited) = self.followed(kind).awaited.get(&client) else {
            return;
        };
        let asked = among.map_or_else(|| awaited.all(), |keys| awaited.naming(keys));
        for keys in asked {
            let found = kind.find(account, &keys).ok();
            let Some(entity) = found.and_then(|id| kind.read(account, &id, now)) else {
                continue;
            };
            let knows_it = self.followed(kind).follows(client, &entity.id)
                || self.followed(kind).everything.contains(&client);
            self.followed_mut(kind).follow(client, &keys, &entity);
            self.note_due(kind, account, &entity.id, now);
            if !knows_it {
                let message = whole(kind, &entity);
                self.tell_news(&BTreeSet::from([client]), message, now);
            }
        }
    }

    /// Tells something that has just changed.
    fn tell_news<T: serde::Serialize>(
        &mut self,
        to: &BTreeSet<u64>,
        mut message: Message<T>,
        now: Timestamp,
    ) {
        if to.is_empty() {
            return;
        }
        message.stream_id = Some(self.position.next(now));
        let message = Utf8Bytes::from(message.to_json());
        for client in to {
            self.tell(*client, message.clone());
        }
    }

    pub(super) fn tell(&self, client: u64, message: Utf8Bytes) {
        if let Some(link) = self.links.get(&client) {
            link.outbox.tell(message);
        }
    }

    /// Notes when this one's state changes although nobody changes it.
    pub(super) fn note_due(&mut self, kind: Kind, account: &Account, id: &str, now: Timestamp) {
        if let Some(at) = kind.changes_at(account, id, now) {
            self.due = Some(self.due.map_or(at, |due| due.min(at)));
        }
    }

    pub(super) const fn followed(&self, kind: Kind) -> &Followed {
        match kind {
            Kind::Company => &self.companies,
            Kind::User => &self.users,
        }
    }

    pub(super) const fn followed_mut(&mut self, kind: Kind) -> &mut Followed {
        match kind {
            Kind::Company => &mut self.companies,
            Kind::User => &mut self.users,
        }
    }

    fn describe(&self, link: &Link) -> StreamConnection {
        let number = link.number;
        StreamConnection {
            number,
            opened_at: link.opened_at,
            headers: link.headers.clone(),
            flags: self.flags.follows_all(number),
            all_companies: self.companies.everything.contains(&number),
            all_users: self.users.everything.contains(&number),
            companies: self.companies.followed_by(number),
            users: self.users.followed_by(number),
            awaited: self.companies.awaited_by(number) + self.users.awaited_by(number),
            requests: link.requests.read(),
            told: link.told.read(),
            waiting: link.outbox.len(),
            pings: link.pings.read(),
            pongs: link.pongs.read(),
            end: None,
        }
    }
}

impl Position {
    /// The position of one more change.
    fn next(&mut self, now: Timestamp) -> String {
        self.sequence += 1;
        let position = format!("{}-{}", now.as_millis(), self.sequence);
        self.last = Some(position.clone());
        position
    }
}

/// The message with all of an entity.
pub(super) fn whole(kind: Kind, entity: &Entity) -> Message<Value> {
    let data = Value::Object(entity.members().clone());
    Message::new(kind.one(), MessageType::Full, data).with_entity_id(&*entity.id)
}

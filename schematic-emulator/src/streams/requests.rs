//! What a client asks for, and the first answer to it.

use std::sync::Arc;

use schematic_core::Timestamp;
use schematic_core::datastream::protocol::{
    Action, EntityType, Message, MessageType, Pagination, Request,
};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::entity::Kind;
use super::flags::{ToldFlag, read_all};
use super::hub::{Hub, State, whole};
use super::link::Link;
use super::told::StreamRequest;
use crate::account::{Account, Keys};

impl Hub {
    /// Answers a message of a client's. Returns why it was refused, if it was.
    pub(crate) fn answer(
        &self,
        link: &Link,
        text: &str,
        account: &Account,
        now: Timestamp,
    ) -> Option<String> {
        let mut state = self.state();
        if !state.links.contains_key(&link.number) {
            return None;
        }
        let refused = match Request::from_json(text) {
            Ok(request) => state.answer(link.number, &request, account, now).err(),
            Err(error) => Some(json!({ "error": error.to_string() })),
        };
        let refused = refused?;
        let said = refused.get("error").and_then(Value::as_str);
        let said = said.unwrap_or_default().to_owned();
        let mut message = Message::new(EntityType::Flags, MessageType::Error, refused);
        message.entity_type = None;
        state.tell(link.number, message.to_json().into());
        Some(said)
    }

    /// Keeps a message of a client's that was answered.
    pub(crate) fn keep_request(
        &self,
        link: &Link,
        received_at: Timestamp,
        text: String,
        error: Option<String>,
    ) {
        link.requests.up();
        let request = StreamRequest {
            number: self.requests.total() + 1,
            connection: link.number,
            received_at,
            text,
            error,
        };
        let size = request.size();
        self.requests.push(Arc::new(request), size);
        self.touch();
    }
}

impl State {
    /// Answers a request, or says with what data it is refused.
    fn answer(
        &mut self,
        client: u64,
        request: &Request,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        let keys: Keys = request
            .keys
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let starts = request.action == Action::Start;
        match request.entity_type {
            EntityType::Flags if starts => self.tell_flags(client, request, account, now),
            EntityType::Flags => self.flags.unfollow_all(client),
            EntityType::Flag => {
                let name = keys.get("key").or_else(|| keys.get("id"));
                match name {
                    Some(name) if starts => return self.one_flag(client, name, account, now),
                    Some(name) => self.flags.unfollow(client, name),
                    None if starts => self.tell_flags(client, request, account, now),
                    None => self.flags.unfollow_all(client),
                }
            }
            EntityType::Company if starts => {
                return self.one(Kind::Company, client, &keys, account, now);
            }
            EntityType::Company => self.companies.unfollow(client, &keys),
            EntityType::User if starts => return self.one(Kind::User, client, &keys, account, now),
            EntityType::User => self.users.unfollow(client, &keys),
            EntityType::Companies => self.all(Kind::Company, client, request),
            EntityType::Users => self.all(Kind::User, client, request),
            _ => return Err(json!({ "error": "nothing of this kind can be followed" })),
        }
        Ok(())
    }

    /// Tells all flags, and each change from now on.
    fn tell_flags(&mut self, client: u64, request: &Request, account: &Account, now: Timestamp) {
        self.flags.follow_all(client);
        // What is known of them is true from here on; and should others not know yet, they do now.
        self.flags_are_new_to(client, account, now);
        let flags: Vec<Value> = read_all(account).map(|flag| flag.json).collect();
        let size = request
            .page_size
            .and_then(|size| usize::try_from(size).ok());
        let Some(size) = size.filter(|size| *size > 0) else {
            let message = Message::new(EntityType::Flags, MessageType::Full, flags);
            self.tell(client, message.to_json().into());
            return;
        };
        let total = u64::try_from(flags.len()).unwrap_or_default();
        let pages: Vec<&[Value]> = if flags.is_empty() {
            vec![&[]]
        } else {
            flags.chunks(size).collect()
        };
        let last = pages.len();
        for (number, page) in (1..).zip(pages) {
            let page_number = u64::try_from(number).unwrap_or_default();
            let pagination = Pagination::new(page_number, number < last, total);
            let message = Message::new(EntityType::Flags, MessageType::Full, page)
                .with_pagination(pagination);
            self.tell(client, message.to_json().into());
        }
    }

    fn one_flag(
        &mut self,
        client: u64,
        name: &str,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        self.flags.follow(client, name);
        self.flags_are_new_to(client, account, now);
        let Some(flag) = account.flags.get(name) else {
            return Err(json!({
                "error": "flag not found",
                "entity_type": EntityType::Flag.as_str(),
                "keys": { "key": name },
            }));
        };
        let flag = ToldFlag::new(&account.flag_to_wire(flag)).json;
        let message = Message::new(EntityType::Flag, MessageType::Full, flag);
        self.tell(client, message.to_json().into());
        Ok(())
    }

    /// Tells a company or user, and each change of it from now on. One that is not there is told
    /// once it is.
    fn one(
        &mut self,
        kind: Kind,
        client: u64,
        keys: &Keys,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        let refuse = |error: &str| json!({ "error": error, "entity_type": kind.one().as_str(), "keys": keys });
        if keys.is_empty() {
            return Err(refuse("keys are required"));
        }
        let found = kind.find(account, keys);
        let entity = found
            .as_ref()
            .ok()
            .and_then(|id| kind.read(account, id, now));
        let Some(entity) = entity else {
            let awaited = &mut self.followed_mut(kind).awaited;
            awaited.entry(client).or_default().note(keys);
            return Err(refuse(found.err().unwrap_or("not found")));
        };
        // Others may not know its present state yet, if only time has changed it.
        self.entity(kind, account, &entity.id, now);
        self.followed_mut(kind).follow(client, keys, &entity);
        self.note_due(kind, account, &entity.id, now);
        let message = whole(kind, &entity);
        self.tell(client, Utf8Bytes::from(message.to_json()));
        Ok(())
    }

    /// Confirms that every change of companies or users is told from now on.
    fn all(&mut self, kind: Kind, client: u64, request: &Request) {
        if request.action == Action::Stop {
            self.followed_mut(kind).everything.remove(&client);
            return;
        }
        self.followed_mut(kind).everything.insert(client);
        let confirmed = json!({ "status": "subscribed" });
        let message = Message::new(kind.all(), MessageType::Full, confirmed);
        self.tell(client, message.to_json().into());
        // What was told is not kept, so it can be told again only if it was nothing.
        if request.replay_from.is_some() && request.replay_from != self.position.last {
            self.tell(client, Message::reload().to_json().into());
        }
    }

    /// Brings what is known of flags up to date before a client is told all of it.
    fn flags_are_new_to(&mut self, client: u64, account: &Account, now: Timestamp) {
        for mut news in self.flags.update_all(account) {
            news.to.remove(&client);
            self.tell_flag(&news, now);
        }
    }
}

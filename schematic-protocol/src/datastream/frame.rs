//! What the client reads of a server's frames.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::envelope::{Envelope, text};
use super::{EntityType, FrameError, MessageType, Pagination};
use crate::Keys;
use crate::entity::{EntityKind, EntityNames};

/// The content of a server's frame, with the entities in it not read yet.
///
/// ```
/// use schematic_protocol::datastream::Frame;
///
/// let frame = r#"{"entity_type":"rulesengine.Flag","message_type":"full","data":{"key":"beta"}}"#;
/// assert!(matches!(Frame::read(frame)?, Frame::Flag(_)));
/// # Ok::<(), schematic_protocol::datastream::FrameError>(())
/// ```
#[derive(Debug)]
pub enum Frame<'a> {
    /// All flags, or one page of them.
    Flags {
        /// The list of flags.
        list: &'a RawValue,
        /// Which page it is; `None` for all flags.
        page: Option<Pagination>,
    },
    /// A change of one flag.
    Flag(FlagChange<'a>),
    /// A change of one company or user.
    Entity(EntityKind, EntityChange<'a>),
    /// A request cannot be answered.
    Error(Refusal),
    /// The client must request everything again.
    Reload,
    /// Readable, but nothing to act on.
    Ignored(Ignored),
}

/// A change of a flag.
#[derive(Debug)]
pub enum FlagChange<'a> {
    /// This is the whole of it.
    Full(&'a RawValue),
    /// It is deleted; one of the two is known.
    Deleted {
        /// The flag's id.
        id: Option<String>,
        /// The flag's key.
        key: Option<String>,
    },
}

/// A change of a company or user.
#[derive(Debug)]
pub enum EntityChange<'a> {
    /// This is the whole of it.
    Full {
        /// The entity.
        entity: &'a RawValue,
        /// Whether it has a position in the stream, as what is published to all who subscribe has.
        /// The answer to a request has none.
        is_published: bool,
    },
    /// These members of it changed.
    Partial {
        /// The entity's id.
        id: Cow<'a, str>,
        /// The members that changed.
        patch: &'a RawValue,
    },
    /// It is deleted; it is named by its id, or else by its keys.
    Deleted {
        /// The entity's id.
        id: Option<String>,
        /// The entity's keys.
        keys: Keys,
    },
}

/// A server's message that it cannot answer a request, and which.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// The reason, for people.
    pub message: Option<String>,
    /// What was requested.
    pub entity_type: Option<EntityType>,
    /// The keys of the company or user that was requested.
    pub keys: Keys,
}

/// Why a readable frame changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ignored {
    /// It confirms a subscription that this client never makes.
    Confirmation,
    /// A deletion or change that does not say of what.
    NamesNothing,
    /// There is no entity inside.
    NoData,
    /// An entity type that is not known.
    UnknownEntity,
    /// A message type that is not known, or not for such an entity.
    UnknownMessage,
}

impl<'a> Frame<'a> {
    /// Reads a frame up to, but not into, the entities it holds.
    ///
    /// # Errors
    ///
    /// Returns an error if it is no JSON object, or a member of its envelope has the wrong type.
    pub fn read(frame: &'a str) -> Result<Self, FrameError> {
        let envelope = Envelope::read(frame)?;
        let message = text(envelope.message_type)?;
        // These two say all they have to say without the rest, which is then not looked at.
        match MessageType::from_word(&message) {
            Some(MessageType::Error) => return Ok(Self::Error(Refusal::read(&envelope))),
            Some(MessageType::Reload) => return Ok(Self::Reload),
            _ => {}
        }
        let entity = text(envelope.entity_type)?;
        let id = text(envelope.entity_id)?;
        let is_published = !text(envelope.stream_id)?.is_empty();
        let page = envelope
            .pagination
            .map(|page| serde_json::from_str(page.get()))
            .transpose()?;

        let Some(message) = MessageType::from_word(&message) else {
            return Ok(Self::Ignored(Ignored::UnknownMessage));
        };
        let data = envelope.data;
        Ok(match EntityType::from_word(&entity) {
            Some(EntityType::Flags) => flags(message, data, page),
            Some(EntityType::Flag) => flag(message, id, data),
            Some(EntityType::Company) => {
                one_entity(EntityKind::Company, message, id, data, is_published)
            }
            Some(EntityType::User) => one_entity(EntityKind::User, message, id, data, is_published),
            Some(EntityType::Companies | EntityType::Users) => Self::Ignored(Ignored::Confirmation),
            None => Self::Ignored(Ignored::UnknownEntity),
        })
    }
}

fn flags<'a>(
    message: MessageType,
    data: Option<&'a RawValue>,
    page: Option<Pagination>,
) -> Frame<'a> {
    if message != MessageType::Full {
        return Frame::Ignored(Ignored::UnknownMessage);
    }
    match data {
        Some(list) if list.get().starts_with('[') => Frame::Flags { list, page },
        _ => Frame::Ignored(Ignored::NoData),
    }
}

fn flag<'a>(message: MessageType, id: Cow<'a, str>, data: Option<&'a RawValue>) -> Frame<'a> {
    match (message, data) {
        (MessageType::Delete, data) => {
            let named = data.map(EntityNames::read).unwrap_or_default();
            let key = named.key;
            let id = named
                .id
                .or_else(|| (!id.is_empty()).then(|| id.into_owned()));
            if id.is_none() && key.is_none() {
                return Frame::Ignored(Ignored::NamesNothing);
            }
            Frame::Flag(FlagChange::Deleted { id, key })
        }
        (_, None) => Frame::Ignored(Ignored::NoData),
        (MessageType::Full, Some(data)) => Frame::Flag(FlagChange::Full(data)),
        // Without its rules a flag is another flag: what changed of it cannot be merged.
        _ => Frame::Ignored(Ignored::UnknownMessage),
    }
}

fn one_entity<'a>(
    kind: EntityKind,
    message: MessageType,
    id: Cow<'a, str>,
    data: Option<&'a RawValue>,
    is_published: bool,
) -> Frame<'a> {
    let change = match (message, data) {
        (MessageType::Delete, data) => {
            let named = data.map(EntityNames::read).unwrap_or_default();
            let id = if id.is_empty() {
                named.id
            } else {
                Some(id.into_owned())
            };
            let keys = named.keys;
            if id.is_none() && keys.is_empty() {
                return Frame::Ignored(Ignored::NamesNothing);
            }
            EntityChange::Deleted { id, keys }
        }
        (_, None) => return Frame::Ignored(Ignored::NoData),
        (MessageType::Full, Some(entity)) => EntityChange::Full {
            entity,
            is_published,
        },
        (MessageType::Partial, Some(_)) if id.is_empty() => {
            return Frame::Ignored(Ignored::NamesNothing);
        }
        (MessageType::Partial, Some(patch)) => EntityChange::Partial { id, patch },
        _ => return Frame::Ignored(Ignored::UnknownMessage),
    };
    Frame::Entity(kind, change)
}

impl Refusal {
    /// Whatever the data is, the refusal stands; it may just not say of what.
    fn read(envelope: &Envelope<'_>) -> Self {
        let named = envelope.data.map(EntityNames::read).unwrap_or_default();
        let around = || EntityType::from_word(&text(envelope.entity_type).ok()?);
        Self {
            message: named.error,
            entity_type: named
                .entity_type
                .and_then(|word| EntityType::from_word(&word))
                .or_else(around),
            keys: named.keys,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Frame<'_> {
        Frame::read(text).expect(text)
    }

    #[test]
    fn flags_come_whole_or_in_pages() {
        let Frame::Flags { list, page: None } = read(
            r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":[{"id":"a"}, 5]}"#,
        ) else {
            panic!("a whole set");
        };
        assert_eq!(list.get(), r#"[{"id":"a"}, 5]"#);

        let Frame::Flags {
            list,
            page: Some(page),
        } = read(
            r#"{"data":[],"pagination":{"has_more":true,"page":1,"total":230,"x":1},
                "message_type":"full","entity_type":"rulesengine.Flags"}"#,
        )
        else {
            panic!("a page");
        };
        assert_eq!(list.get(), "[]");
        assert_eq!(page, Pagination::new(1, true, 230));
    }

    #[test]
    fn errors_and_reloads_are_seen_whatever_else_the_frame_holds() {
        for data in [
            "null",
            "5",
            "[]",
            r#""gone""#,
            "{}",
            r#"{"keys":7}"#,
            r#""\ud800""#,
        ] {
            let text = format!(r#"{{"entity_type":7,"message_type":"error","data":{data}}}"#);
            assert!(matches!(read(&text), Frame::Error(_)), "{text}");
        }
        assert!(matches!(
            read(r#"{"entity_type":[],"message_type":"reload","stream_id":1,"data":5}"#),
            Frame::Reload
        ));
        let Frame::Error(refusal) = read(
            r#"{"entity_type":"","message_type":"error",
                "data":{"error":"company not found","entity_type":"rulesengine.Company","keys":{"org":"42"}}}"#,
        ) else {
            panic!("an error");
        };
        assert_eq!(
            refusal,
            Refusal {
                message: Some("company not found".into()),
                entity_type: Some(EntityType::Company),
                keys: Keys::from([("org", "42")]),
            }
        );
    }

    #[test]
    fn an_error_may_say_around_its_data_what_it_is_about() {
        let Frame::Error(refusal) = read(
            r#"{"entity_type":"rulesengine.User","message_type":"error",
                "data":{"error":"user not found","keys":{"uid":"7"}}}"#,
        ) else {
            panic!("an error");
        };
        assert_eq!(refusal.entity_type, Some(EntityType::User));
        assert_eq!(refusal.keys, Keys::from([("uid", "7")]));
    }

    #[test]
    fn of_a_page_what_is_missing_is_as_servers_leave_it_out() {
        for (pagination, page) in [
            (r#"{}"#, (0, false)),
            (r#"{"page":2}"#, (2, false)),
            (r#"{"has_more":true,"page":null}"#, (0, true)),
        ] {
            let text = format!(
                r#"{{"entity_type":"rulesengine.Flags","message_type":"full","data":[],
                    "pagination":{pagination}}}"#
            );
            let Frame::Flags {
                page: Some(read), ..
            } = read(&text)
            else {
                panic!("a page");
            };
            assert_eq!((read.page, read.has_more), page, "{pagination}");
        }
    }

    #[test]
    fn a_deletion_may_name_its_entity_in_any_way() {
        for (members, id, keys) in [
            (r#""entity_id":"c""#, Some("c"), Keys::new()),
            (r#""entity_id":"c","data":null"#, Some("c"), Keys::new()),
            (r#""data":{"id":"c"}"#, Some("c"), Keys::new()),
            (
                r#""data":{"keys":{"org":"42","bad":1}}"#,
                None,
                Keys::from([("org", "42")]),
            ),
        ] {
            let text = format!(
                r#"{{"entity_type":"rulesengine.Company","message_type":"delete",{members}}}"#
            );
            let Frame::Entity(EntityKind::Company, EntityChange::Deleted { id: by, keys: of }) =
                read(&text)
            else {
                panic!("{text}");
            };
            assert_eq!((by.as_deref(), of), (id, keys));
        }
        for (members, id, key) in [
            (r#""data":{"key":"beta"}"#, None, Some("beta")),
            (r#""data":{"id":"flag_1"}"#, Some("flag_1"), None),
            (r#""entity_id":"flag_1","data":null"#, Some("flag_1"), None),
            (r#""entity_id":"flag_1""#, Some("flag_1"), None),
        ] {
            let text = format!(
                r#"{{"entity_type":"rulesengine.Flag","message_type":"delete",{members}}}"#
            );
            let Frame::Flag(FlagChange::Deleted { id: by, key: of }) = read(&text) else {
                panic!("{text}");
            };
            assert_eq!((by.as_deref(), of.as_deref()), (id, key));
        }
    }

    #[test]
    fn only_what_is_published_has_a_position() {
        for (position, published) in [
            ("", false),
            (r#""stream_id":null,"#, false),
            (r#""stream_id":"","#, false),
            (r#""stream_id":"1767225600000-0","#, true),
        ] {
            let text = format!(
                r#"{{"entity_type":"rulesengine.Company","message_type":"full",{position}"data":{{"id":"c"}}}}"#
            );
            let Frame::Entity(
                EntityKind::Company,
                EntityChange::Full {
                    entity,
                    is_published,
                },
            ) = read(&text)
            else {
                panic!("{text}");
            };
            assert_eq!((entity.get(), is_published), (r#"{"id":"c"}"#, published));
        }
    }

    #[test]
    fn a_change_is_handed_on_as_it_came() {
        let flag = r#"{"entity_type":"rulesengine.Flag","message_type":"full","data":{"key":"k"}}"#;
        let Frame::Flag(FlagChange::Full(data)) = read(flag) else {
            panic!("a flag");
        };
        assert_eq!(data.get(), r#"{"key":"k"}"#);
        let change = r#"{"entity_type":"rulesengine.User","message_type":"partial","entity_id":"u",
            "data":{"traits":[]}}"#;
        let Frame::Entity(EntityKind::User, EntityChange::Partial { id, patch }) = read(change)
        else {
            panic!("a change");
        };
        assert_eq!((&*id, patch.get()), ("u", r#"{"traits":[]}"#));
    }

    #[test]
    fn what_is_unknown_or_empty_is_ignored() {
        for (text, why) in [
            (r"{}", Ignored::UnknownMessage),
            (
                r#"{"entity_type":"rulesengine.Flags","message_type":"surprise","data":[]}"#,
                Ignored::UnknownMessage,
            ),
            (
                r#"{"entity_type":"rulesengine.Flag","message_type":"partial","data":{"id":"f","key":"k"}}"#,
                Ignored::UnknownMessage,
            ),
            (
                r#"{"entity_type":"rulesengine.Plan","message_type":"full","data":{}}"#,
                Ignored::UnknownEntity,
            ),
            (
                r#"{"entity_type":"rulesengine.Companies","message_type":"full","data":{"status":"subscribed"}}"#,
                Ignored::Confirmation,
            ),
            (
                r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":null}"#,
                Ignored::NoData,
            ),
            (
                r#"{"entity_type":"rulesengine.Flag","message_type":"full"}"#,
                Ignored::NoData,
            ),
            (
                r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":{}}"#,
                Ignored::NoData,
            ),
            (
                r#"{"entity_type":"rulesengine.User","message_type":"full"}"#,
                Ignored::NoData,
            ),
            (
                r#"{"entity_type":"rulesengine.User","message_type":"partial","data":{"traits":[]}}"#,
                Ignored::NamesNothing,
            ),
            (
                r#"{"entity_type":"rulesengine.User","message_type":"delete","data":{}}"#,
                Ignored::NamesNothing,
            ),
        ] {
            let Frame::Ignored(found) = read(text) else {
                panic!("{text}");
            };
            assert_eq!(found, why, "{text}");
        }
    }

    #[test]
    fn a_wrong_type_anywhere_makes_a_frame_unreadable() {
        for text in [
            "",
            "nonsense",
            "[]",
            "null",
            "7",
            r#"{"entity_type":"rulesengine.Flags""#,
            r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":[}"#,
            r#"{"entity_type":5,"message_type":"full","data":[]}"#,
            r#"{"entity_type":"rulesengine.Flags","message_type":1,"data":[]}"#,
            r#"{"entity_type":"rulesengine.Flags","message_type":"full","stream_id":1,"data":[]}"#,
            r#"{"entity_type":"rulesengine.Flags","message_type":"full","pagination":true,"data":[]}"#,
            r#"{"entity_type":"rulesengine.User","message_type":"partial","entity_id":1,"data":{}}"#,
        ] {
            assert!(Frame::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn words_may_be_escaped_and_members_repeated() {
        assert!(matches!(
            read(r#"{"message_type":"full","message_type":"reloa\u0064","entity_type":null}"#),
            Frame::Reload
        ));
    }

    #[test]
    fn an_unreadable_frame_is_described_without_quoting_it() {
        let text = r#"{"entity_type":"rulesengine.Flags","message_type":"full","pagination":"secret","data":[]}"#;
        let shown = Frame::read(text).expect_err("unreadable").to_string();
        assert!(!shown.contains("secret"), "{shown}");
    }
}

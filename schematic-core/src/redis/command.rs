//! What is sent to a server, and what it replies.

use std::fmt;

use bytes::Bytes;

/// A command, such as `GET schematic:flags:1a2b3c4d:reports`.
#[derive(Clone, PartialEq, Eq)]
pub struct RedisCommand {
    args: Vec<Bytes>,
}

/// What a server replies to a command.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedisReply {
    /// Several replies in one.
    Array(Vec<Self>),
    /// A value, or a status such as `OK`.
    Bytes(Bytes),
    /// A refusal, which begins with its code: `NOSCRIPT No matching script.`
    Error(String),
    /// A number.
    Integer(i64),
    /// Nothing is there.
    Nil,
}

impl RedisCommand {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            args: vec![Bytes::from_static(name.as_bytes())],
        }
    }

    pub(super) fn arg(mut self, arg: impl Into<Bytes>) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.arg(Bytes::copy_from_slice(text.as_bytes()))
    }

    /// Returns the command's name and what follows it, as they are sent.
    #[must_use]
    pub fn args(&self) -> &[Bytes] {
        &self.args
    }

    /// Returns the key that it is about.
    pub(super) fn key(&self) -> &[u8] {
        let index = if self.is_idempotent() { 1 } else { 3 };
        self.args.get(index).map_or(&[], |key| &**key)
    }

    /// Returns where a `SCAN` goes on; `None` if this is something else.
    pub(super) fn scan_cursor(&self) -> Option<&str> {
        match &*self.args {
            [name, cursor, ..] if name == "SCAN" => std::str::from_utf8(cursor).ok(),
            _ => None,
        }
    }

    /// Returns a `SCAN` that goes on elsewhere.
    pub(super) fn with_scan_cursor(&self, cursor: &str) -> Self {
        let mut args = self.args.clone();
        if let Some(at) = args.get_mut(1) {
            *at = Bytes::copy_from_slice(cursor.as_bytes());
        }
        Self { args }
    }

    /// Returns whether sending it twice does what sending it once does.
    pub(super) fn is_idempotent(&self) -> bool {
        let name = self.args.first();
        !name.is_some_and(|name| name.starts_with(b"EVAL"))
    }
}

/// Its name alone: what follows may name a customer.
impl fmt::Debug for RedisCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.args.first().map(|name| String::from_utf8_lossy(name));
        f.debug_tuple("RedisCommand")
            .field(&name.unwrap_or_default())
            .finish()
    }
}

impl RedisReply {
    /// Returns the code of a refusal, or what other reply there is, in words for people that show
    /// nothing of what is stored.
    pub(super) fn refusal(&self) -> String {
        match self {
            Self::Error(text) if code(text) == "MOVED" => {
                "it refused with MOVED: a node of a cluster needs `RedisOptions::from_cluster_urls`"
                    .to_owned()
            }
            Self::Error(text) => format!("it refused with {}", code(text)),
            Self::Array(_) => "an array is no answer to that".to_owned(),
            Self::Bytes(_) => "a value is no answer to that".to_owned(),
            Self::Integer(_) => "a number is no answer to that".to_owned(),
            Self::Nil => "nothing is no answer to that".to_owned(),
        }
    }

    /// Returns whether this is a refusal with this code.
    pub(super) fn is_refusal(&self, with: &str) -> bool {
        matches!(self, Self::Error(text) if code(text) == with)
    }
}

/// Its kind alone: a value may be about a customer.
impl fmt::Debug for RedisReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(replies) => f.debug_tuple("Array").field(&replies.len()).finish(),
            Self::Bytes(bytes) => f.debug_tuple("Bytes").field(&bytes.len()).finish(),
            Self::Error(text) => f.debug_tuple("Error").field(&code(text)).finish(),
            Self::Integer(number) => f.debug_tuple("Integer").field(number).finish(),
            Self::Nil => f.write_str("Nil"),
        }
    }
}

/// The code of a refusal. What follows it may repeat the command.
pub(super) fn code(text: &str) -> &str {
    let code = text.split([' ', '\r', '\n']).next().unwrap_or_default();
    let is_code = |code: &str| code.bytes().all(|byte| byte.is_ascii_uppercase());
    if code.len() <= 32 && is_code(code) {
        code
    } else {
        "an error"
    }
}

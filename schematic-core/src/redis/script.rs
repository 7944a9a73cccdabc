use bytes::Bytes;
use data_encoding::HEXLOWER;
use sha1::{Digest, Sha1};

use super::command::RedisCommand;

/// A script that a server knows by its digest, once it has seen it.
#[derive(Debug)]
pub(super) struct Script {
    text: &'static str,
    digest: String,
}

impl Script {
    /// Compare and set: see the file.
    pub(super) fn replace() -> Self {
        Self::new(include_str!("scripts/replace.lua"))
    }

    fn new(text: &'static str) -> Self {
        let digest = HEXLOWER.encode(&Sha1::digest(text));
        Self { text, digest }
    }

    /// The command that runs the script if the server knows it.
    pub(super) fn by_digest(&self, key: &str, args: &[Bytes]) -> RedisCommand {
        let command = RedisCommand::new("EVALSHA").text(&self.digest);
        with_arguments(command, key, args)
    }

    /// The command that makes the script known and runs it.
    pub(super) fn whole(&self, key: &str, args: &[Bytes]) -> RedisCommand {
        let command = RedisCommand::new("EVAL").arg(Bytes::from_static(self.text.as_bytes()));
        with_arguments(command, key, args)
    }
}

/// A script has one key, so that it runs on a cluster.
fn with_arguments(command: RedisCommand, key: &str, args: &[Bytes]) -> RedisCommand {
    let command = command.text("1").text(key);
    let args = args.iter().cloned();
    args.fold(command, RedisCommand::arg)
}

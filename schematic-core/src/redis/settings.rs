//! How nodes are spoken to.

use std::sync::Arc;
use std::time::Duration;

use redis::RedisConnectionInfo;
use rustls::ClientConfig;

use super::error::RedisOptionsError;
use super::login::Login;
use super::options::RedisOptions;
use super::tls;

/// What all nodes of a store have in common.
pub(super) struct NodeSettings {
    login: Login,
    database: u16,
    pub(super) tls: Option<Arc<ClientConfig>>,
    pub(super) connect_timeout: Duration,
    pub(super) command_timeout: Duration,
}

impl NodeSettings {
    pub(super) fn new(options: &RedisOptions) -> Result<Self, RedisOptionsError> {
        let tls = if options.tls {
            Some(tls::configuration(&options.root_certificates)?)
        } else {
            None
        };
        Ok(Self {
            login: options.login.clone(),
            database: options.database,
            tls,
            connect_timeout: options.connect_timeout,
            command_timeout: options.command_timeout,
        })
    }

    /// Returns the settings of Sentinels, which have users of their own and no databases.
    pub(super) fn of_sentinels(&self, login: &Login) -> Self {
        Self {
            login: login.clone(),
            database: 0,
            tls: self.tls.clone(),
            ..*self
        }
    }

    /// Returns what a connection begins with.
    pub(super) fn info(&self) -> RedisConnectionInfo {
        let mut info = RedisConnectionInfo::default()
            .set_db(self.database.into())
            .set_skip_set_lib_name();
        if let Some(user) = &self.login.user {
            info = info.set_username(user);
        }
        if let Some(password) = &self.login.password {
            info = info.set_password(password.expose());
        }
        info
    }
}

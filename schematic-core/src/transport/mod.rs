//! How requests reach Schematic: one [`Exchange`] sends one request, [`ApiTransport`] makes calls
//! of the API with it.

mod api;
mod base_url;
mod body;
mod coding;
mod error;
mod exchange;
mod http;
mod http_date;
mod redirect;
mod retry;
mod service;
mod stale;
mod stream;
mod unread;
mod upgrade;

pub(crate) use self::api::{ApiTransport, Deadline};
pub(crate) use self::base_url::{BaseUrl, BaseUrlError};
pub(crate) use self::coding::IDENTITY;
pub(crate) use self::error::{ExchangeError, UpgradeError};
pub(crate) use self::exchange::{Exchange, Over};
pub use self::http::HttpOptions;
pub(crate) use self::http::{
    HttpClient, HttpOptionsError, HttpSettings, TlsError, TlsErrorKind, check_tls,
};
pub(crate) use self::redirect::FollowRedirects;
pub(crate) use self::retry::retry_after;
pub(crate) use self::service::ServiceExchange;
pub(crate) use self::stale::RepeatStale;
pub(crate) use self::upgrade::Io;

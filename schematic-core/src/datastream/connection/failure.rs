use http::{HeaderMap, StatusCode};
use schematic_api::runtime::{Error, ErrorKind};

use super::backoff::Ended;
use crate::transport::UpgradeError;

/// The reason why there is no connection.
pub(super) struct ConnectionFailure {
    pub(super) ended: Ended,
    /// Whether there was one before.
    pub(super) was_open: bool,
    pub(super) message: String,
}

impl ConnectionFailure {
    pub(super) fn failed(message: String) -> Self {
        Self {
            ended: Ended::Failed,
            was_open: false,
            message,
        }
    }

    pub(super) fn of_upgrade(error: UpgradeError) -> Self {
        match error {
            UpgradeError::Exchange(error) => {
                let message = error.message();
                Self::failed(match error.into_source() {
                    Some(source) => format!("{message}: {}", chain(&*source)),
                    None => message,
                })
            }
            UpgradeError::NotHandedOver => Self::failed(
                "the client's transport does not hand over upgraded connections: give the \
                 DataStream a connector"
                    .to_owned(),
            ),
            UpgradeError::Refused { status, body } => {
                let error = Error::from_response(status, HeaderMap::new(), body);
                let unauthorized =
                    matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::Forbidden);
                let message = if status == StatusCode::OK {
                    "the server does not speak WebSocket there".to_owned()
                } else {
                    error.message().to_owned()
                };
                Self {
                    ended: if unauthorized {
                        Ended::Unauthorized
                    } else {
                        Ended::Failed
                    },
                    was_open: false,
                    message,
                }
            }
        }
    }
}

/// Formats an error together with its causes.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let cause = error.to_string();
        // Many errors repeat their cause.
        if !text.ends_with(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
        source = error.source();
    }
    text
}

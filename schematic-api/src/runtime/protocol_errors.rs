//! Errors of the protocol as [`Error`], so that `?` takes each of them.

use schematic_protocol::datastream::FrameError;
use schematic_protocol::time::{ParseTimestampError, TimestampRangeError};
#[cfg(feature = "webhook-payloads")]
use schematic_protocol::webhooks::{EmptySecretError, PayloadError};
use schematic_protocol::words::UnknownWordError;

use super::{Error, ErrorKind};

/// Defines the conversions: each error is the source of an error of this kind, which says the same.
macro_rules! convert {
    ($($(#[$cfg:meta])* $error:ty => $kind:ident),+ $(,)?) => {
        $(
            $(#[$cfg])*
            impl From<$error> for Error {
                fn from(error: $error) -> Self {
                    Self::new(ErrorKind::$kind, error.to_string()).with_source(error)
                }
            }
        )+
    };
}

convert! {
    FrameError => Decode,
    ParseTimestampError => InvalidRequest,
    TimestampRangeError => InvalidRequest,
    UnknownWordError => InvalidRequest,
    #[cfg(feature = "webhook-payloads")]
    EmptySecretError => Webhook,
    #[cfg(feature = "webhook-payloads")]
    PayloadError => Webhook,
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use schematic_protocol::Timestamp;
    use schematic_protocol::datastream::Frame;

    use super::*;

    #[test]
    fn a_question_mark_takes_each() {
        let time = || -> Result<Timestamp, Error> { Ok("yesterday".parse()?) };
        let error = time().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.source().unwrap().is::<ParseTimestampError>());

        let frame = || -> Result<(), Error> {
            Frame::read("{")?;
            Ok(())
        };
        let error = frame().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.source().unwrap().is::<FrameError>());

        let word = || -> Result<(), Error> { Err(UnknownWordError)? };
        assert_eq!(
            word().unwrap_err().to_string(),
            UnknownWordError.to_string()
        );

        let _: fn(TimestampRangeError) -> Error = Error::from;
    }
}

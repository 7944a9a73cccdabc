//! The responder of a guarded route.

use std::fmt;

use rocket::Request;
use rocket::response::{self, Responder};
use schematic_core::request::{self, TypedFlag};

use super::reject;
use crate::error::GuardRejection;
use crate::track::track;

/// Responder of a handler whose [`flag_guard`](macro@crate::flag_guard) stands below the route
/// attribute: the handler's answer, or the rejection.
#[doc(hidden)]
#[must_use]
pub struct Guarded<R>(Answer<R>);

impl<R> Guarded<R> {
    /// Creates one with the handler's answer.
    pub fn answered(answer: R) -> Self {
        Self(Answer::Handler {
            answer,
            track: None,
        })
    }

    /// Creates one with the handler's answer, which reports the event `E::KEY` if it is a success.
    pub fn tracked<E: TypedFlag>(flags: &request::Flags, answer: R) -> Self {
        Self(Answer::Handler {
            answer,
            track: Some((track::<E>, flags.clone())),
        })
    }

    /// Creates one with the rejection.
    pub fn refused(rejection: GuardRejection) -> Self {
        Self(Answer::Rejected(rejection))
    }
}

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for Guarded<R> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'o> {
        match self.0 {
            Answer::Handler { answer, track } => {
                if let Some((track, flags)) = track {
                    track(request, flags);
                }
                answer.respond_to(request)
            }
            Answer::Rejected(rejection) => {
                let status = rejection.status();
                let _ = reject::<()>(request, rejection);
                Err(status)
            }
        }
    }
}

impl<R> fmt::Debug for Guarded<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Answer::Handler { .. } => f.write_str("Guarded(answered)"),
            Answer::Rejected(rejection) => write!(f, "Guarded({rejection:?})"),
        }
    }
}

enum Answer<R> {
    Handler {
        answer: R,
        // What records that the answer is to be counted.
        track: Option<(Track, request::Flags)>,
    },
    Rejected(GuardRejection),
}

type Track = fn(&Request<'_>, request::Flags);

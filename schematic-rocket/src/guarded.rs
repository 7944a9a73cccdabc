use std::fmt;

use rocket::Request;
use rocket::response::{self, Responder};
use schematic_core::request::{self, TypedFlag};

use crate::require::GuardRejection;
use crate::usage::track;

/// What a handler answers whose [`flag_guard`](macro@crate::flag_guard) stands below the route
/// attribute: its own answer, or the refusal. The attribute writes it.
#[must_use]
pub struct Guarded<R>(Answer<R>);

enum Answer<R> {
    Handler {
        answer: R,
        // What leaves word that the answer is to be counted.
        track: Option<(Track, request::Flags)>,
    },
    Refused(GuardRejection),
}

type Track = fn(&Request<'_>, request::Flags);

impl<R> Guarded<R> {
    /// The handler's answer.
    pub fn answered(answer: R) -> Self {
        Self(Answer::Handler {
            answer,
            track: None,
        })
    }

    /// The handler's answer, which reports the event `E::KEY` if it is a success.
    pub fn tracked<E: TypedFlag>(flags: &request::Flags, answer: R) -> Self {
        Self(Answer::Handler {
            answer,
            track: Some((track::<E>, flags.clone())),
        })
    }

    /// The refusal in its place.
    pub fn refused(refused: GuardRejection) -> Self {
        Self(Answer::Refused(refused))
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
            Answer::Refused(refused) => {
                refused.leave_with(request);
                Err(refused.status())
            }
        }
    }
}

impl<R> fmt::Debug for Guarded<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Answer::Handler { .. } => f.write_str("Guarded(answered)"),
            Answer::Refused(refused) => write!(f, "Guarded({refused:?})"),
        }
    }
}

use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::{Request, Response, request};
use schematic_core::request::Refusal;

use crate::error::{GuardRejection, Problem};
use crate::request_state::RequestState;

/// Returns why a guard of this crate rejected `request`, or `None` if none did.
///
/// For catchers that answer in the application's own way, and for fairings that count or log. A
/// catcher for just that status answers in place of the problem document; a `default` one does not.
///
/// ```
/// use rocket::{Request, catch};
///
/// #[catch(402)]
/// fn upgrade(request: &Request<'_>) -> String {
///     match schematic_rocket::refusal_of(request) {
///         Some(refusal) => format!("{} See our plans.", refusal.detail()),
///         None => "Something else is to be paid.".to_owned(),
///     }
/// }
/// # let _ = rocket::catchers![upgrade];
/// ```
#[must_use]
pub fn refusal_of(request: &Request<'_>) -> Option<Refusal> {
    RequestState::of(request).problem()?.refusal
}

/// Records `rejection` as the answer to `request`.
pub(crate) fn reject<T>(
    request: &Request<'_>,
    rejection: GuardRejection,
) -> request::Outcome<T, GuardRejection> {
    let problem = Problem::of_guard(rejection.refusal());
    RequestState::of(request).record(|pending| pending.problem = Some(problem));
    Outcome::Error((rejection.status(), rejection))
}

/// Makes `problem` the response, unless something else has answered.
pub(crate) fn answer(problem: &Problem, request: &Request<'_>, response: &mut Response<'_>) {
    if problem.status == response.status().code && !is_caught(response.status(), request) {
        problem.write_to(response);
    }
}

/// Whether the catcher that Rocket has chosen is the application's for just this status.
fn is_caught(status: Status, request: &Request<'_>) -> bool {
    let path = request.uri().path();
    let deepest = |code: Option<u16>| {
        request
            .rocket()
            .catchers()
            .filter(|catcher| catcher.code == code)
            .map(|catcher| catcher.base.path().segments())
            .filter(|base| base.clone().prefix_of(path.segments()))
            .map(|base| base.len())
            .max()
    };
    deepest(Some(status.code)).is_some_and(|own| Some(own) >= deepest(None))
}

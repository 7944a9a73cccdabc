//! A time limit for bodies, which Rocket does not have.

use std::time::Duration;

use rocket::Request;
use rocket::data::{Data, FromData, Outcome};
use rocket::http::Status;
use tokio::time::sleep;

/// How long the body of a request may take to arrive.
const BODY: Duration = Duration::from_secs(10);

/// How long it still has when the service is to stop.
const BODY_AT_STOP: Duration = Duration::from_secs(2);

/// Data guard that answers 408 where the body for the data guard `T` does not arrive in time.
#[derive(Clone, Copy)]
pub(crate) struct Timely<T>(pub(crate) T);

#[rocket::async_trait]
impl<'r, T: FromData<'r> + Send> FromData<'r> for Timely<T> {
    type Error = Option<T::Error>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let stopped = async {
            request.rocket().shutdown().await;
            sleep(BODY_AT_STOP).await;
        };
        tokio::select! {
            outcome = T::from_data(request, data) => outcome
                .map(Self)
                .map_error(|(status, error)| (status, Some(error))),
            () = sleep(BODY) => Outcome::Error((Status::RequestTimeout, None)),
            () = stopped => Outcome::Error((Status::RequestTimeout, None)),
        }
    }
}

use std::error::Error;
use std::fmt;
use std::io;
use std::ops::Deref;
use std::time::Duration;

use bytes::BytesMut;
use rocket::data::{self, ByteUnit, Data, DataStream, FromData};
use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::webhooks::{
    AcceptedWebhook, DeliveryHeaders, Verifier, WebhookError, WebhookEvent,
};
use serde::de::DeserializeOwned;
use tokio::io::AsyncReadExt;
use tokio::time::timeout;

use crate::problem::Problem;
use crate::slot::Slot;

/// How long a sender of too long a body is listened to: who is still sending when the connection
/// is closed may never see the answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// Data guard for a webhook that Schematic has signed; see [`AcceptedWebhook`] for what it can be
/// asked.
///
/// The [`Verifier`] is in Rocket's managed state. What cannot be verified is answered with 400, a
/// body above the verifier's limit with 413, both as problem documents; the handler only sees what
/// holds.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; Rocket's own
/// limits do not matter. The problem documents are [`ProblemFairing`](crate::ProblemFairing)'s,
/// which a [`SchematicFairing`](crate::SchematicFairing) attaches.
///
/// ```
/// use rocket::http::Status;
/// use rocket::post;
/// use schematic_rocket::client::webhooks::{Action, Verifier};
/// use schematic_rocket::{ProblemFairing, VerifiedWebhook};
///
/// #[post("/webhooks/schematic", data = "<delivery>")]
/// fn webhook(delivery: VerifiedWebhook) -> Status {
///     if delivery.payload().action == Action::CompanyUpdated {
///         println!("changed: {}", delivery.payload().body_json());
///     }
///     Status::NoContent
/// }
///
/// # fn main() -> Result<(), schematic_rocket::client::webhooks::WebhookError> {
/// let rocket = rocket::build()
///     .manage(Verifier::new("whsec_example")?)
///     .attach(ProblemFairing::default())
///     .mount("/", rocket::routes![webhook]);
/// # let _ = rocket;
/// # Ok(())
/// # }
/// ```
///
/// # Deliveries that come twice
///
/// With a replay guard, a delivery that was handled is answered with 200 and one that is being
/// handled with 503 and `Retry-After`, both without the handler. It was handled if the answer is a
/// success, which the fairing sees; Rocket ends what it has begun to handle, whether or not the
/// client waits for it. Without the fairing the handler says so by [`AcceptedWebhook::complete`]; a
/// delivery whose guard is dropped before that is handled again when it comes again.
#[must_use]
pub struct VerifiedWebhook<T = WebhookEvent>(AcceptedWebhook<T>);

/// Error of [`VerifiedWebhook`].
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookRejection {
    /// The body did not arrive whole.
    BodyLost(io::Error),
    /// No [`Verifier`] is managed. Rocket refuses to launch where a route asks for one.
    MissingVerifier,
    /// The delivery is not accepted.
    Refused(WebhookError),
}

impl<T> VerifiedWebhook<T> {
    /// The delivery itself, for code that knows nothing of Rocket.
    pub fn into_inner(self) -> AcceptedWebhook<T> {
        self.0
    }

    /// What the delivery says, for keeping. Without the fairing this gives the delivery up: see
    /// [`AcceptedWebhook::into_payload`].
    pub fn into_payload(self) -> T {
        self.0.into_payload()
    }
}

impl<T> Deref for VerifiedWebhook<T> {
    type Target = AcceptedWebhook<T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl WebhookRejection {
    /// The response's status.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::BodyLost(_) => Status::BadRequest,
            Self::MissingVerifier => Status::InternalServerError,
            Self::Refused(error) => Status::new(error.status()),
        }
    }
}

#[rocket::async_trait]
impl<'r, T: DeserializeOwned + Send> FromData<'r> for VerifiedWebhook<T> {
    type Error = WebhookRejection;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(mut accepted) => {
                Slot::of(request).hand_over(&mut accepted, request);
                Outcome::Success(Self(accepted))
            }
            Err(rejection) => {
                if let WebhookRejection::Refused(error) = &rejection {
                    let problem = Problem::of_webhook(error);
                    Slot::of(request).leave(|left| left.problem = Some(problem));
                }
                tracing::debug!(
                    target: schematic_core::telemetry::REJECTION,
                    status = rejection.status().code,
                    rejection_type = "WebhookRejection",
                    "rejecting request: {rejection}",
                );
                Outcome::Error((rejection.status(), rejection))
            }
        }
    }
}

async fn read<T: DeserializeOwned>(
    request: &Request<'_>,
    data: Data<'_>,
) -> Result<AcceptedWebhook<T>, WebhookRejection> {
    let verifier = request.rocket().state::<Verifier>();
    let verifier = verifier.ok_or(WebhookRejection::MissingVerifier)?;
    let headers = request.headers();
    let delivery = DeliveryHeaders::read(|name| headers.get(name).map(str::as_bytes))?;
    let mut verification = verifier.start(&delivery)?;
    let limit = u64::try_from(verifier.body_limit()).unwrap_or(u64::MAX);
    let mut stream = data.open(ByteUnit::from(limit.saturating_add(1)));
    let announced = headers.get_one("content-length");
    if let Some(length) = announced.and_then(|length| length.parse().ok())
        && let Err(error) = verification.announced(length)
    {
        let _ = timeout(PATIENCE, discard(stream)).await;
        return Err(error.into());
    }
    let mut body = BytesMut::new();
    loop {
        let known = body.len();
        let read = stream.read_buf(&mut body).await;
        if read.map_err(WebhookRejection::BodyLost)? == 0 {
            break;
        }
        verification.update(body.get(known..).unwrap_or_default())?;
    }
    Ok(verifier.accept(verification, body).await?)
}

async fn discard(mut stream: DataStream<'_>) {
    let mut piece = [0; 4096];
    while matches!(stream.read(&mut piece).await, Ok(read) if read > 0) {}
}

impl<T> Sentinel for VerifiedWebhook<T> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        if rocket.state::<Verifier>().is_some() {
            return false;
        }
        log::error!("a route asks for `VerifiedWebhook`: add `.manage(Verifier::new(secret)?)`");
        true
    }
}

impl<T: fmt::Debug> fmt::Debug for VerifiedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VerifiedWebhook").field(&self.0).finish()
    }
}

impl From<WebhookError> for WebhookRejection {
    fn from(error: WebhookError) -> Self {
        Self::Refused(error)
    }
}

impl fmt::Display for WebhookRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyLost(_) => f.write_str("the webhook body did not arrive whole"),
            Self::MissingVerifier => f.write_str("no `Verifier` is managed"),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl Error for WebhookRejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::BodyLost(error) => Some(error),
            Self::MissingVerifier => None,
            Self::Refused(error) => error.source(),
        }
    }
}

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use bytes::BytesMut;
use rocket::data::{self, ByteUnit, Data, DataStream, FromData};
use rocket::outcome::Outcome;
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::webhooks::{AcceptedWebhook, DeliveryHeaders, Verifier, WebhookEvent};
use serde::de::DeserializeOwned;
use tokio::io::AsyncReadExt;
use tokio::time::timeout;

use crate::error::{Problem, WebhookRejection};
use crate::request_state::RequestState;
use crate::webhook::hand_over;

/// Data guard for a webhook that Schematic has signed; see [`AcceptedWebhook`] for its methods.
///
/// The [`Verifier`] is in Rocket's managed state. A delivery that cannot be verified is answered
/// with 400, a body above the verifier's limit with 413, both as problem documents, and the handler
/// does not run.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; Rocket's own
/// limits do not apply. [`ResponseFairing`](crate::ResponseFairing), which a
/// [`SchematicFairing`](crate::SchematicFairing) attaches, writes the problem documents.
///
/// ```
/// use rocket::http::Status;
/// use rocket::post;
/// use schematic_rocket::client::webhooks::{Action, Verifier};
/// use schematic_rocket::{ResponseFairing, VerifiedWebhook};
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
///     .attach(ResponseFairing::default())
///     .mount("/", rocket::routes![webhook]);
/// # let _ = rocket;
/// # Ok(())
/// # }
/// ```
///
/// # Deliveries that come twice
///
/// With a replay guard, a delivery that was handled is answered with 200 and one that is being
/// handled with 503 and `Retry-After`, both without the handler. It was handled if the response is
/// a success, which the fairing sees: see the [module docs](crate::webhook). Without the fairing
/// the handler calls [`AcceptedWebhook::complete`]; a delivery that is dropped before that is
/// handled again when it is sent again.
#[must_use]
pub struct VerifiedWebhook<T = WebhookEvent>(AcceptedWebhook<T>);

impl<T> VerifiedWebhook<T> {
    /// Returns the accepted delivery.
    pub fn into_inner(self) -> AcceptedWebhook<T> {
        self.0
    }

    /// Returns the payload. Without the fairing this releases the delivery: see
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

#[rocket::async_trait]
impl<'r, T: DeserializeOwned + Send> FromData<'r> for VerifiedWebhook<T> {
    type Error = WebhookRejection;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(mut accepted) => {
                hand_over(&mut accepted, request);
                Outcome::Success(Self(accepted))
            }
            Err(rejection) => {
                if let WebhookRejection::Refused(error) = &rejection {
                    let problem = Problem::of_webhook(error);
                    RequestState::of(request).record(|pending| pending.problem = Some(problem));
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

/// How long the rest of an oversized body is read: a client that is still sending when the
/// connection is closed may never see the response.
const PATIENCE: Duration = Duration::from_millis(500);

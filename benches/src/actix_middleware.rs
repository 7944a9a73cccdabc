//! Schematic's middleware around an actix-web application, against a `wrap_fn` that inserts one
//! `Rc`: what a request costs that asks no flag.

use std::rc::Rc;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, Error, HttpMessage, web};
use schematic_actix::{EvaluationContext, Flags, SchematicMiddleware};
use schematic_core::Schematic;

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};

/// The lines of this area.
pub const LINES: &[Line] = &[Line {
    name: "actix_middleware_vs_wrap_fn",
    what: "whole request through our middleware, no flag asked, against a `wrap_fn` that inserts one `Rc`",
    bound: Bound::AtMost(1.05),
    measure: Measure::Times(against_wrap_fn),
}];

fn against_wrap_fn(plan: &Plan) -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let ours = App::new().configure(routes).wrap(middleware()?);
    let ours = runtime.block_on(init_service(ours));
    let theirs = App::new().configure(routes).wrap_fn(|request, service| {
        request.extensions_mut().insert(Rc::new(Settings));
        service.call(request)
    });
    let theirs = runtime.block_on(init_service(theirs));
    let claims = Rc::new(Claims {
        org: "acme".to_owned(),
        email: "ada@acme.example".to_owned(),
    });

    let statuses = [
        runtime.block_on(answer(&ours, "/keys", &claims))?,
        runtime.block_on(answer(&ours, "/", &claims))?,
        runtime.block_on(answer(&theirs, "/", &claims))?,
    ];
    if statuses != [StatusCode::OK; 3] {
        return Err(format!("not all was answered with 200: {statuses:?}").into());
    }
    let race = Race::new()
        .future("ours", &runtime, || answer(&ours, "/", &claims))
        .future("wrap_fn", &runtime, || answer(&theirs, "/", &claims));
    Ok(race.run(plan)?.ratio())
}

/// What the application's authentication leaves in a request.
struct Claims {
    org: String,
    email: String,
}

/// What an application hands to its handlers.
struct Settings;

fn middleware() -> Result<SchematicMiddleware, Failure> {
    // Offline, since nothing is asked of it.
    let client = Schematic::builder("").offline(true).build()?;
    Ok(
        SchematicMiddleware::new(client).keys_from(|claims: &Rc<Claims>| {
            EvaluationContext::company("org", claims.org.as_str())
                .with_user("email", claims.email.as_str())
        }),
    )
}

fn routes(app: &mut web::ServiceConfig) {
    app.route("/", web::get().to(async || "hello"))
        .route("/keys", web::get().to(has_keys));
}

/// Whether the middleware finds the request's keys.
async fn has_keys(flags: Flags) -> (&'static str, StatusCode) {
    let context = flags.context();
    let found = context.company_keys().get("org") == Some("acme")
        && context.user_keys().get("email") == Some("ada@acme.example");
    if found {
        ("", StatusCode::OK)
    } else {
        ("", StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// One whole request, from building it to its answer.
async fn answer<A, B>(app: &A, path: &str, claims: &Rc<Claims>) -> Result<StatusCode, Failure>
where
    A: Service<actix_http::Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let request = TestRequest::with_uri(path).to_request();
    request.extensions_mut().insert(Rc::clone(claims));
    let response = app.call(request).await.map_err(|error| error.to_string())?;
    Ok(response.status())
}

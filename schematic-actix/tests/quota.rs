//! `RateLimit` fields, and guards that ask for units.
#![allow(clippy::unwrap_used, missing_docs)]

mod stage;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::{App, Error, HttpRequest, HttpResponse, test, web};
use schematic_actix::{FlagGuard, FlagKey, Flags, QuotaHeaders, RequireFlag, TrackUsage, Usage};

use self::stage::{Stage, request};

/// Acme may generate ten texts a day, globex none.
const SEED: &str = "
features: { generate: { event: generate } }
plans: { pro: { entitlements: { generate: { limit: 10, per: day } } } }
companies:
  - { keys: { org: acme }, plan: pro }
  - keys: { org: globex }
";

#[actix_web::test]
async fn responses_say_what_is_left_where_it_is_known() {
    let stage = Stage::with(SEED).await;
    let quota = || QuotaHeaders::new("generate").named("texts");
    let own = async || {
        HttpResponse::Ok()
            .insert_header(("ratelimit", "\"own\";r=1"))
            .finish()
    };
    let app = App::new()
        .route(
            "/guarded",
            web::get()
                .to(own)
                .wrap(FlagGuard::new("generate"))
                .wrap(quota()),
        )
        .route("/unasked", web::get().to(async || "nothing").wrap(quota()))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let fields = async |path, claims| {
        let answer = test::call_service(&app, request(Method::GET, path, claims)).await;
        let of = |name| {
            let values = answer.headers().get_all(name);
            values
                .map(|value| value.to_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        (of("ratelimit-policy"), of("ratelimit"))
    };

    let (policy, limit) = fields("/guarded", Some("acme")).await;
    assert_eq!(policy, ["\"texts\";q=10;w=86400"]);
    assert_eq!(limit.len(), 2);
    assert_eq!(limit.first().unwrap(), "\"own\";r=1");
    assert!(
        limit.last().unwrap().starts_with("\"texts\";r=10;t="),
        "{limit:?}"
    );

    for (path, claims) in [
        ("/guarded", Some("globex")),
        ("/guarded", None),
        ("/unasked", Some("acme")),
    ] {
        let (policy, _) = fields(path, claims).await;
        assert!(policy.is_empty(), "{path} {claims:?}: {policy:?}");
    }
    assert_eq!(stage.checks(), 2);
}

#[derive(FlagKey)]
#[flag("generate")]
struct Generate;

/// An account whose only company may use 10 units a day, and has used so many of them.
async fn used(used: i64) -> Stage {
    Stage::with(&format!(
        "
features: {{ generate: {{ event: generate }} }}
plans: {{ pro: {{ entitlements: {{ generate: {{ limit: 10, per: day }} }} }} }}
companies: [{{ keys: {{ org: acme }}, plan: pro, usage: {{ generate: {used} }} }}]
"
    ))
    .await
}

/// The status of the answer, and what its `RateLimit` fields say before the time to the reset.
async fn answer<A, B>(app: &A, path: &str) -> (u16, Vec<String>)
where
    A: Service<actix_http::Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let response = test::call_service(app, request(Method::GET, path, Some("acme"))).await;
    let fields = response
        .headers()
        .get_all("ratelimit")
        .map(|value| value.to_str().unwrap())
        .map(|value| value.split_once(";t=").map_or(value, |(start, _)| start))
        .map(str::to_owned);
    (response.status().as_u16(), fields.collect())
}

/// The units that a request's query says.
fn units(request: &HttpRequest) -> i64 {
    request.query_string().parse().unwrap()
}

#[actix_web::test]
async fn what_is_left_is_less_by_the_requests_own_usage() {
    let stage = used(5).await;
    let wrapped = async |request: HttpRequest| {
        let mut response = HttpResponse::Ok();
        response
            .extensions_mut()
            .insert(Usage::units(units(&request)));
        response.body("texts")
    };
    let reported = async |flags: Flags| {
        assert!(flags.is_enabled("generate").await);
        flags.track("generate", Usage::units(4)).unwrap();
        "texts"
    };
    let app = App::new()
        .route(
            "/wrapped",
            web::get()
                .to(wrapped)
                .wrap(TrackUsage::new("generate"))
                .wrap(FlagGuard::new("generate"))
                .wrap(QuotaHeaders::new("generate")),
        )
        .route(
            "/reported",
            web::get().to(reported).wrap(QuotaHeaders::new("generate")),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let left = |left: i64| (200, vec![format!("\"generate\";r={left}")]);
    assert_eq!(answer(&app, "/wrapped?3").await, left(2));
    assert_eq!(answer(&app, "/reported").await, left(1));
}

#[actix_web::test]
async fn a_refusal_has_the_fields_whatever_the_order_of_middleware() {
    let stage = used(10).await;
    let handler = || web::get().to(async || "a text");
    let guard = || FlagGuard::new("generate");
    let quota = || QuotaHeaders::new("generate").named("texts");
    let app = App::new()
        .route("/alone", handler().wrap(guard()))
        .route(
            "/extractor",
            web::get().to(async |_: RequireFlag<Generate>| "a text"),
        )
        .route("/inside", handler().wrap(quota()).wrap(guard()))
        .route("/outside", handler().wrap(guard()).wrap(quota()))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for (path, fields) in [
        ("/alone", "\"generate\";r=0"),
        ("/extractor", "\"generate\";r=0"),
        ("/inside", "\"generate\";r=0"),
        ("/outside", "\"texts\";r=0"),
    ] {
        let refused = (429, vec![fields.to_owned()]);
        assert_eq!(answer(&app, path).await, refused, "{path}");
    }
}

#[actix_web::test]
async fn a_request_is_refused_that_needs_more_units_than_are_left() {
    let stage = used(7).await;
    let guard = FlagGuard::new("generate").units_from(units);
    let app = App::new()
        .route("/", web::get().to(async || "texts").wrap(guard))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let refused = (429, vec!["\"generate\";r=3".to_owned()]);
    assert_eq!(answer(&app, "/?4").await, refused);
    assert_eq!(answer(&app, "/?11").await, refused);
    assert_eq!(answer(&app, "/?3").await.0, 200);
    assert_eq!(answer(&app, "/?0").await.0, 200);
}

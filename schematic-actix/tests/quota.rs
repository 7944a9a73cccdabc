//! What answers tell of a quota.
#![allow(clippy::unwrap_used, missing_docs)]

mod stage;

use actix_web::http::Method;
use actix_web::{App, HttpResponse, test, web};
use schematic_actix::{FlagGuard, QuotaHeaders};

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
async fn answers_tell_what_is_left_where_it_is_known() {
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
    let told = async |path, claims| {
        let answer = test::call_service(&app, request(Method::GET, path, claims)).await;
        let of = |name| {
            let values = answer.headers().get_all(name);
            values
                .map(|value| value.to_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        (of("ratelimit-policy"), of("ratelimit"))
    };

    let (policy, limit) = told("/guarded", Some("acme")).await;
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
        let (policy, _) = told(path, claims).await;
        assert!(policy.is_empty(), "{path} {claims:?}: {policy:?}");
    }
    assert_eq!(stage.checks(), 2);
}

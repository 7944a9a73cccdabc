//! The fairing and the request guards in Rocket, with a local Schematic behind them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use rocket::fairing::AdHoc;
use rocket::http::{Method, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, Responder, State, catch, catchers, get, routes};
use schematic_rocket::{
    Entitlement, EvaluationContext, Flag, Flags, GuardRejection, RefusalKind, RequireFlag,
    Schematic, SchematicFairing, Usage, refusal_of,
};
use support::{Pages, Plus, Reports, Stage, User, by, client, code, get, silent, status, text};

#[get("/asked")]
async fn asked(flags: Flags<'_>) -> String {
    flags.is_enabled("reports").await.to_string()
}

#[get("/silent")]
fn quiet() -> &'static str {
    "silent"
}

#[get("/typed")]
fn typed(reports: Flag<Reports>) -> String {
    format!("{} {}", reports.is_on(), reports.flag)
}

#[get("/reports")]
fn reports(_guard: RequireFlag<Reports>) -> &'static str {
    "a report"
}

#[get("/plus")]
fn plus(_guard: RequireFlag<Plus, 402>) -> &'static str {
    "never"
}

#[get("/plus/<_id>")]
fn one_plus(_guard: RequireFlag<Plus>, _id: u32) -> &'static str {
    "never"
}

#[get("/both")]
async fn both(_guard: RequireFlag<Reports>, flags: Flags<'_>) -> String {
    let both = [flags.is_enabled("reports"), flags.is_enabled("reports")];
    format!("{:?}", join_all(both).await)
}

#[tokio::test]
async fn the_guard_checks_for_the_identity_that_the_application_authenticated() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![asked, typed])).await;
    assert_eq!(text(&client, "/asked", Some("acme")).await, "true");
    assert_eq!(text(&client, "/asked", Some("globex")).await, "false");
    assert_eq!(text(&client, "/asked", None).await, "false");
    assert_eq!(text(&client, "/typed", Some("acme")).await, "true reports");
    assert_eq!(text(&client, "/typed", None).await, "false reports");
}

#[tokio::test]
async fn what_a_client_says_of_a_company_does_not_matter() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![asked])).await;
    let mut request = get(&client, "/asked?org=acme&company=acme", Some("globex"));
    for name in ["org", "company", "x-schematic-company", "Cookie", "X-Org"] {
        request.add_header(rocket::http::Header::new(name, "acme"));
    }
    let answer = request.body("{\"org\":\"acme\"}").dispatch().await;
    assert_eq!(answer.into_string().await.unwrap(), "false");
}

#[tokio::test]
async fn refusals_are_problem_documents() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![reports, plus])).await;
    assert_eq!(text(&client, "/reports", Some("acme")).await, "a report");

    let anonymous = get(&client, "/reports", None).dispatch().await;
    assert_eq!(anonymous.status(), Status::Unauthorized);
    assert_eq!(
        anonymous.headers().get_one("www-authenticate"),
        Some("Bearer")
    );
    assert_eq!(code(anonymous).await, "identity_missing");

    let off = get(&client, "/reports", Some("globex")).dispatch().await;
    assert_eq!(off.status(), Status::Forbidden);
    assert_eq!(off.headers().get_one("www-authenticate"), None);
    assert_eq!(code(off).await, "flag_off");

    let chosen = get(&client, "/plus", Some("acme")).dispatch().await;
    assert_eq!(chosen.status(), Status::PaymentRequired);
    assert_eq!(code(chosen).await, "flag_off");
}

#[tokio::test]
async fn while_schematic_is_unreachable_refusals_say_when_to_come_again() {
    let schematic = Schematic::builder("").offline(true).build().unwrap();
    let fairing = SchematicFairing::new(schematic).keys_from(support::keys);
    let open = routes![reports, fails_open];
    let client = client(silent().attach(fairing).mount("/", open)).await;
    let undecided = get(&client, "/reports", Some("acme")).dispatch().await;
    assert_eq!(undecided.status(), Status::ServiceUnavailable);
    let wait = undecided.headers().get_one("retry-after").unwrap();
    assert!(wait.parse::<u64>().unwrap() >= 1);
    assert_eq!(code(undecided).await, "undecided");
    assert_eq!(text(&client, "/open", Some("acme")).await, "open");
}

#[get("/open")]
fn fails_open(_guard: RequireFlag<Reports, 403, true>) -> &'static str {
    "open"
}

#[tokio::test]
async fn guards_leave_alone_what_is_not_there() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/in", routes![plus, one_plus])).await;
    for org in [None, Some("acme")] {
        for path in ["/", "/plus", "/in", "/in/nothing", "/in/plus/1/2"] {
            assert_eq!(status(&client, path, org).await, 404, "{path}");
        }
        for method in [Method::Post, Method::Delete, Method::Options] {
            let request = by(client.req(method, "/in/plus"), org);
            let answer = request.dispatch().await;
            assert_eq!(answer.status(), Status::NotFound, "{method}");
            let html = answer.content_type().unwrap();
            assert!(html.is_html());
        }
    }
    assert_eq!(stage.checks(), 0);
}

#[tokio::test]
async fn head_is_answered_as_get_is_without_the_body() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![reports])).await;
    for (org, expected) in [(Some("acme"), 200), (Some("globex"), 403), (None, 401)] {
        let answer = by(client.head("/reports"), org).dispatch().await;
        assert_eq!(answer.status().code, expected);
        assert_eq!(answer.into_string().await.unwrap_or_default(), "");
    }
}

#[tokio::test]
async fn ten_thousand_requests_ask_once_each_and_only_where_asked() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![quiet, both])).await;
    let answers = join_all((0..10_000).map(|_| status(&client, "/silent", Some("acme")))).await;
    assert!(answers.iter().all(|status| *status == 200));
    assert_eq!(stage.emulator.requests_total(), 0);

    let many = 500;
    let answers = join_all((0..many).map(|_| text(&client, "/both", Some("acme")))).await;
    assert!(answers.iter().all(|answer| answer == "[true, true]"));
    assert_eq!(stage.checks(), many);
}

#[get("/result")]
fn result(guard: Result<RequireFlag<Plus>, GuardRejection>) -> String {
    match guard {
        Ok(_) => "on".to_owned(),
        Err(refused) => format!("{}: {refused}", refused.refusal().code()),
    }
}

#[get("/option")]
fn option(guard: Option<RequireFlag<Plus>>, flags: Option<Flags<'_>>) -> String {
    format!("{} {}", guard.is_some(), flags.is_some())
}

#[tokio::test]
async fn optional_guards_leave_the_answer_to_the_handler() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![option, result])).await;
    assert_eq!(
        text(&client, "/result", Some("acme")).await,
        "flag_off: This is not available to you."
    );
    assert_eq!(text(&client, "/option", Some("acme")).await, "false true");
}

#[get("/left")]
fn left(pages: Entitlement<Pages>) -> String {
    format!("{:?} of {:?}", pages.usage, pages.allocation)
}

#[get("/perhaps")]
fn perhaps(pages: Option<Entitlement<Pages>>) -> String {
    pages.is_some().to_string()
}

#[tokio::test]
async fn entitlements_are_given_also_when_they_are_used_up() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![left, perhaps])).await;
    for (used, seen) in [(0, "Some(0) of Some(10)"), (10, "Some(10) of Some(10)")] {
        let event = Usage::units(used).into_track("pages", support::keys(&User("acme".to_owned())));
        stage.schematic.track(event).unwrap();
        stage.schematic.flush().await;
        assert_eq!(text(&client, "/left", Some("acme")).await, seen);
    }
    for (org, expected) in [(None, "identity_missing"), (Some("globex"), "flag_off")] {
        let answer = get(&client, "/left", org).dispatch().await;
        assert_eq!(code(answer).await, expected);
        assert_eq!(text(&client, "/perhaps", org).await, "false");
    }
    assert_eq!(text(&client, "/perhaps", Some("acme")).await, "true");
}

static COUNTED: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn later_fairings_see_why_a_request_was_refused() {
    let stage = Stage::set().await;
    let rocket = silent()
        .attach(stage.fairing())
        .attach(AdHoc::on_ignite("metrics", |rocket| {
            Box::pin(async {
                rocket.attach(AdHoc::on_response("metrics", |request, _| {
                    let refused = refusal_of(request).map(|refusal| refusal.kind());
                    if refused == Some(RefusalKind::FlagOff) {
                        COUNTED.fetch_add(1, Ordering::Relaxed);
                    }
                    Box::pin(async {})
                }))
            })
        }))
        .mount("/", routes![reports]);
    let client = client(rocket).await;
    for org in ["acme", "globex"] {
        status(&client, "/reports", Some(org)).await;
    }
    assert_eq!(COUNTED.load(Ordering::Relaxed), 1);
}

#[derive(Responder)]
#[response(status = 401, content_type = "text/plain")]
struct Login(String);

#[catch(401)]
fn log_in(request: &Request<'_>) -> Login {
    let why = refusal_of(request).map(|refusal| refusal.code());
    Login(format!("log in: {why:?}"))
}

#[catch(default)]
fn anything(status: Status, _: &Request<'_>) -> String {
    format!("caught {}", status.code)
}

#[get("/forbidden")]
fn forbidden() -> Status {
    Status::Forbidden
}

#[tokio::test]
async fn catchers_of_the_application_answer_everything_else() {
    let stage = Stage::set().await;
    let rocket = silent()
        .attach(stage.fairing())
        .mount("/", routes![forbidden, reports, plus])
        .register("/", catchers![anything]);
    let client = client(rocket).await;
    assert_eq!(text(&client, "/forbidden", None).await, "caught 403");
    assert_eq!(text(&client, "/nothing", None).await, "caught 404");
    for (path, org, expected) in [
        ("/reports", None, "identity_missing"),
        ("/reports", Some("globex"), "flag_off"),
        ("/plus", Some("acme"), "flag_off"),
    ] {
        assert_eq!(
            code(get(&client, path, org).dispatch().await).await,
            expected
        );
    }
}

#[tokio::test]
async fn a_catcher_for_just_the_status_answers_refusals_in_its_own_way() {
    let stage = Stage::set().await;
    let rocket = |base: &str| {
        silent()
            .attach(stage.fairing())
            .mount("/deep", routes![reports])
            .register(base, catchers![log_in])
    };
    let own = client(rocket("/")).await;
    let expected = "log in: Some(\"identity_missing\")";
    assert_eq!(text(&own, "/deep/reports", None).await, expected);
    let answer = get(&own, "/deep/reports", Some("globex")).dispatch().await;
    assert_eq!(code(answer).await, "flag_off");

    let elsewhere = client(rocket("/other")).await;
    let answer = get(&elsewhere, "/deep/reports", None).dispatch().await;
    assert_eq!(code(answer).await, "identity_missing");

    // Rocket prefers a catcher that is mounted deeper, whatever it catches.
    let deeper = client(rocket("/").register("/deep", catchers![anything])).await;
    let answer = get(&deeper, "/deep/reports", None).dispatch().await;
    assert_eq!(code(answer).await, "identity_missing");
}

#[tokio::test]
async fn a_second_fairing_replaces_the_first_only_when_overriding() {
    let stage = Stage::set().await;
    let second = || {
        stage
            .fairing()
            .keys_from(|_: &User| EvaluationContext::company("org", "globex"))
    };
    let rocket = |second: SchematicFairing| {
        let rocket = silent().attach(stage.fairing()).attach(second);
        rocket.mount("/", routes![asked])
    };
    let first = client(rocket(second())).await;
    assert_eq!(text(&first, "/asked", Some("acme")).await, "true");
    let overridden = client(rocket(second().overriding())).await;
    assert_eq!(text(&overridden, "/asked", Some("acme")).await, "false");
}

#[tokio::test]
async fn a_resolver_that_panics_leaves_the_request_anonymous() {
    let stage = Stage::set().await;
    let broken = stage
        .fairing()
        .keys_from(|_: &User| -> EvaluationContext { panic!("broken session") });
    let client = client(silent().attach(broken).mount("/", routes![reports, asked])).await;
    let answer = get(&client, "/reports", Some("acme")).dispatch().await;
    assert_eq!(code(answer).await, "identity_missing");
    assert_eq!(text(&client, "/asked", Some("acme")).await, "false");
}

/// A guard that wants to know a flag before it knows who is asking.
struct Circular;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Circular {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let flags = request.guard::<Flags<'_>>().await.unwrap();
        assert!(!flags.is_enabled("reports").await);
        Outcome::Success(Self)
    }
}

#[tokio::test]
async fn a_resolver_that_asks_for_flags_gets_anonymous_and_does_not_wait_for_itself() {
    let stage = Stage::set().await;
    let circular = stage
        .fairing()
        .keys_from(|_: &Circular| EvaluationContext::company("org", "acme"));
    let client = client(silent().attach(circular).mount("/", routes![asked])).await;
    assert_eq!(text(&client, "/asked", None).await, "true");
}

static RESOLVED: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn keys_are_resolved_once_and_only_when_asked_for() {
    let stage = Stage::set().await;
    let counted = stage.fairing().keys_from_request(|request| {
        RESOLVED.fetch_add(1, Ordering::Relaxed);
        EvaluationContext::company("org", request.uri().path().as_str())
    });
    let client = client(silent().attach(counted).mount("/", routes![quiet, both])).await;
    assert_eq!(status(&client, "/silent", Some("acme")).await, 200);
    assert_eq!(RESOLVED.load(Ordering::Relaxed), 0);
    assert_eq!(status(&client, "/both", Some("acme")).await, 403);
    assert_eq!(RESOLVED.load(Ordering::Relaxed), 1);
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r User {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let user = request.local_cache_async(async {
            let outcome = request.guard::<User>().await;
            outcome.succeeded()
        });
        match user.await {
            Some(user) => Outcome::Success(user),
            None => Outcome::Forward(Status::Unauthorized),
        }
    }
}

#[tokio::test]
async fn keys_can_be_taken_from_what_a_guard_lends() {
    let stage = Stage::set().await;
    let fairing = SchematicFairing::new(stage.schematic.clone())
        .keys_from_borrowed(|user: &User| support::keys(user));
    let client = client(silent().attach(fairing).mount("/", routes![reports])).await;
    assert_eq!(status(&client, "/reports", Some("acme")).await, 200);
    assert_eq!(status(&client, "/reports", None).await, 401);
}

#[get("/managed")]
async fn managed(client: &State<Schematic>) -> String {
    client.is_offline().to_string()
}

#[tokio::test]
async fn the_client_is_in_managed_state() {
    let stage = Stage::set().await;
    let rocket = silent().attach(stage.fairing());
    let client = client(rocket.mount("/", routes![managed])).await;
    assert_eq!(text(&client, "/managed", None).await, "false");
}

#[get("/shown")]
async fn shown(flags: Flags<'_>, flag: Flag<Reports>) -> String {
    flags.check("").await;
    format!("{flags:?} {flag:?}")
}

#[tokio::test]
async fn nothing_of_it_shows_a_secret() {
    const KEY: &str = "sch_prod_81f3c0";
    let schematic = Schematic::builder(KEY)
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let fairing = SchematicFairing::new(schematic).keys_from(support::keys);
    let debug = format!("{fairing:?}");
    let rocket = silent().attach(fairing).mount("/", routes![shown, refused]);
    let client = client(rocket).await;
    let seen = [
        debug,
        text(&client, "/shown", Some("acme")).await,
        text(&client, "/refused", Some("acme")).await,
    ];
    for seen in seen {
        assert!(!seen.contains(KEY) && !seen.contains("acme"), "{seen}");
    }
}

#[get("/refused")]
fn refused(guard: Result<RequireFlag<Plus>, GuardRejection>) -> String {
    format!("{guard:?}")
}

#[test]
fn guards_can_be_kept_across_awaits_and_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<SchematicFairing>();
    shared::<Flags<'_>>();
    shared::<Flag<Reports>>();
    shared::<RequireFlag<Reports>>();
    shared::<GuardRejection>();
}

//! Keys that differ in case alone: another company until the server says that it is the same.

use schematic_core::EvaluationContext;
use schematic_core::flags::Source;
use serde_json::{Value, json};

use crate::server::{ClientAction, Connection};
use crate::world::{SECOND, World, company, flags, not_found, org, partial};

const IN_MEMORY: (bool, Source) = (true, Source::DataStream);
const FROM_API: (bool, Source) = (true, Source::Api);

/// A client that has the company `c1`.
async fn with_acme() -> (World, Connection) {
    let (world, mut server) = World::ready().await;
    let acme = company("c1", json!({"org": "acme", "slug": "kiwi"}));
    server.send(acme).await;
    world.until_beta("acme", Some(true)).await;
    (world, server)
}

/// Checks `beta` for the company, for which the client must ask with exactly `org`.
async fn check(
    world: &World,
    server: &mut Connection,
    org: &str,
    answer: &Value,
) -> (bool, Source) {
    assert_eq!(world.try_beta(org), None);
    let answer = async {
        assert_eq!(server.asked().await["keys"], json!({"org": org}));
        server.send(answer.clone()).await;
    };
    tokio::join!(world.beta(org), answer).0
}

/// Makes sure that the client asked the server for nothing since.
async fn asked_nothing(server: &mut Connection) {
    server.ping(b"nothing").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"nothing".to_vec())
    );
}

#[tokio::test]
async fn a_spelling_that_the_server_takes_for_the_same_company_is_asked_for_once() {
    let (world, mut server) = with_acme().await;
    let acme = company("c1", json!({"org": "acme", "slug": "kiwi"}));
    for spelling in ["ACME", "Acme"] {
        check(&world, &mut server, spelling, &acme).await;
        assert_eq!(world.beta(spelling).await, IN_MEMORY);
    }
    let kiwi = EvaluationContext::company("slug", "\u{212a}iwi");
    let answer = async {
        assert_eq!(server.asked().await["keys"], json!({"slug": "\u{212a}iwi"}));
        server.send(acme.clone()).await;
    };
    let (first, ()) = tokio::join!(world.check(&kiwi), answer);
    let second = world.check(&kiwi).await;
    for result in [first, second] {
        assert_eq!(result.source, Source::DataStream);
        assert_eq!(result.company_id.as_deref(), Some("c1"));
    }
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_company_whose_key_differs_in_case_is_another() {
    let (world, mut server) = with_acme().await;
    let other = company("c2", json!({"org": "ACME"}));
    check(&world, &mut server, "ACME", &other).await;
    assert_eq!(world.beta("ACME").await, (false, Source::DataStream));
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    let both = org("acme").with_company("slug", "kiwi");
    assert_eq!(world.check(&both).await.company_id.as_deref(), Some("c1"));
    asked_nothing(&mut server).await;
}

#[tokio::test]
async fn a_spelling_that_the_server_does_not_know_goes_to_the_api() {
    let (world, mut server) = with_acme().await;
    let refusal = not_found(json!({"org": "ACME"}));
    check(&world, &mut server, "ACME", &refusal).await;
    assert_eq!(world.api.asked(), 1);
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    asked_nothing(&mut server).await;
}

#[tokio::test]
async fn a_spelling_is_asked_for_again_after_a_refusal_and_on_another_connection() {
    let (world, mut server) = with_acme().await;
    let acme = company("c1", json!({"org": "acme", "slug": "kiwi"}));
    check(&world, &mut server, "ACME", &acme).await;
    assert_eq!(world.try_beta("ACME"), Some(true));
    server.send(not_found(json!({"org": "ACME"}))).await;
    world.until_beta("ACME", None).await;
    assert_eq!(world.try_beta("acme"), Some(true));

    check(&world, &mut server, "ACME", &acme).await;
    assert_eq!(world.try_beta("ACME"), Some(true));
    drop(server);
    world.reconnect().await;
    let mut server = world.make_ready().await;
    // The company is asked for by its own keys.
    assert_eq!(
        server.asked().await["keys"],
        json!({"org": "acme", "slug": "kiwi"})
    );
    server.send(acme.clone()).await;
    world.until_beta("ACME", None).await;
    check(&world, &mut server, "ACME", &acme).await;
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    server.send(flags(&[])).await;
    world.until_beta("ACME", None).await;
    assert_eq!(world.beta("ACME").await, FROM_API);
}

/// The company `c1` as it is sent now.
fn acme(product: Option<&str>) -> Value {
    let mut acme = company("c1", json!({"org": "acme", "slug": "kiwi"}));
    if let Some(product) = product {
        acme["data"]["billing_product_ids"] = json!([product]);
    }
    acme
}

/// A message as a change of what the client subscribes to, and not as the answer to a request.
fn published(mut message: Value) -> Value {
    message["stream_id"] = json!("1767225600000-0");
    message
}

#[tokio::test]
async fn a_published_change_is_not_the_answer() {
    let (world, mut server) = with_acme().await;
    let other = company("c2", json!({"org": "ACME"}));
    let answers = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        // Neither a part of another company nor the whole of it, changed or not.
        let traits = json!([{"value": "a", "trait_definition": null}]);
        server.send(partial("c1", json!({"traits": traits}))).await;
        for product in [None, None, Some("prod_1"), Some("prod_1")] {
            server.send(published(acme(product))).await;
        }
        asked_nothing(&mut server).await;
        assert_eq!(world.try_beta("ACME"), None);
        server.send(other).await;
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, (false, Source::DataStream));
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    assert_eq!(world.beta("ACME").await, (false, Source::DataStream));
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_busy_company_is_answered_under_another_spelling() {
    let (world, mut server) = with_acme().await;
    let answers = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        for product in ["prod_1", "prod_2"] {
            server.send(published(acme(Some(product)))).await;
        }
        server.send(acme(Some("prod_2"))).await;
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, IN_MEMORY);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn what_may_be_a_change_sends_the_check_to_the_api() {
    let (world, mut server) = with_acme().await;
    let answers = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        // Nothing in them says that they are changes, and both are equal.
        for _ in 0..2 {
            server.send(acme(Some("prod_1"))).await;
        }
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, FROM_API);
    assert_eq!(world.try_beta("ACME"), None);
    server.send(company("c2", json!({"org": "ACME"}))).await;
    world.until_beta("ACME", Some(false)).await;
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 1);
}

#[tokio::test]
async fn a_spelling_that_the_api_takes_for_the_same_company_is_asked_for_once() {
    let (world, mut server) = with_acme().await;
    world.api.names_company("c1");
    let changed = acme(Some("prod_1"));
    let result = check(&world, &mut server, "ACME", &changed).await;
    assert_eq!(result, FROM_API);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    assert_eq!(world.try_beta("Acme"), None);
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 1);
}

#[tokio::test]
async fn a_company_that_the_server_does_not_send_again_is_found_by_what_the_api_answers() {
    let (world, mut server) = with_acme().await;
    world.api.names_company("c1");
    let turn = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        world.clock.advance(2 * SECOND);
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), turn);
    assert_eq!(result, FROM_API);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    // Its answer comes late, and differs from what memory has.
    server.send(acme(Some("prod_1"))).await;
    asked_nothing(&mut server).await;
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    assert_eq!(world.api.asked(), 1);
}

#[tokio::test]
async fn a_late_answer_that_has_changed_is_used_after_one_check_of_the_api() {
    let (world, server) = with_acme().await;
    drop(server);
    world.reconnect().await;
    let mut server = world.make_ready().await;
    let keys = json!({"org": "acme", "slug": "kiwi"});
    assert_eq!(server.asked().await["keys"], keys);
    world.api.names_company("c1");
    let turn = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        world.clock.advance(2 * SECOND);
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), turn);
    assert_eq!(result, FROM_API);
    assert_eq!(world.try_beta("ACME"), None, "it is stale");
    for product in ["prod_1", "prod_2"] {
        server.send(acme(Some(product))).await;
    }
    asked_nothing(&mut server).await;
    assert_eq!(world.beta("ACME").await, FROM_API);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    assert_eq!(world.api.asked(), 2);
}

#[tokio::test]
async fn several_keys_that_the_api_takes_for_a_company_are_no_spellings_of_it() {
    let (world, mut server) = with_acme().await;
    world.api.names_company("c1");
    let both = org("ACME").with_company("slug", "KIWI");
    let answers = async {
        let keys = json!({"org": "ACME", "slug": "KIWI"});
        assert_eq!(server.asked().await["keys"], keys);
        server.send(not_found(keys)).await;
    };
    let (result, ()) = tokio::join!(world.check(&both), answers);
    assert_eq!(result.source, Source::Api);
    // One of the two may be another company's.
    assert_eq!(world.try_beta("ACME"), None);
    assert_eq!(world.api.asked(), 1);
}

#[tokio::test]
async fn the_answer_to_a_check_that_was_given_up_is_not_anothers() {
    let (world, mut server) = World::ready().await;
    let mut given_up = Box::pin(world.beta("acme"));
    tokio::select! {
        biased;
        _ = &mut given_up => panic!("it is not answered"),
        asked = server.asked() => assert_eq!(asked["keys"], json!({"org": "acme"})),
    }
    drop(given_up);
    let result = check(&world, &mut server, "ACME", &acme(None)).await;
    assert_eq!(result, FROM_API);
    assert_eq!(world.try_beta("ACME"), None);
    // The company itself is in memory.
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    server.send(company("c2", json!({"org": "ACME"}))).await;
    world.until_beta("ACME", Some(false)).await;
}

#[tokio::test]
async fn a_check_that_the_stream_cannot_settle_does_not_ask_it_each_time() {
    let (world, mut server) = with_acme().await;
    let both = org("ACME").with_company("slug", "KIWI");
    let answers = async {
        let keys = json!({"org": "ACME", "slug": "KIWI"});
        assert_eq!(server.asked().await["keys"], keys);
        server.send(acme(Some("prod_1"))).await;
    };
    let (first, ()) = tokio::join!(world.check(&both), answers);
    assert_eq!(first.source, Source::Api);
    assert_ne!(world.check(&both).await.source, Source::DataStream);
    asked_nothing(&mut server).await;
}

#[tokio::test]
async fn the_answer_that_a_change_came_before_is_not_anothers() {
    let (world, mut server) = World::ready().await;
    let change = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "acme"}));
        server.send(published(acme(None))).await;
    };
    let (result, ()) = tokio::join!(world.beta("acme"), change);
    assert_eq!(result, IN_MEMORY);
    let result = check(&world, &mut server, "ACME", &acme(None)).await;
    assert_eq!(result, FROM_API);
    assert_eq!(world.try_beta("ACME"), None);
    server.send(company("c2", json!({"org": "ACME"}))).await;
    world.until_beta("ACME", Some(false)).await;
}

#[tokio::test]
async fn one_answer_is_not_that_to_two_spellings() {
    let (world, mut server) = with_acme().await;
    let answers = async {
        for _ in 0..2 {
            let asked = server.asked().await;
            let org = asked["keys"]["org"].as_str().unwrap();
            assert!(["Acme", "ACME"].contains(&org), "{org}");
        }
        server.send(acme(None)).await;
    };
    let (one, other, ()) = tokio::join!(world.beta("Acme"), world.beta("ACME"), answers);
    assert_eq!([one, other], [FROM_API; 2]);
    assert_eq!(world.try_beta("Acme"), None);
    server.send(company("c2", json!({"org": "ACME"}))).await;
    world.until_beta("ACME", Some(false)).await;
}

//! Keys that differ in case alone: another company until the server says that it is the same.

use schematic_core::EvaluationContext;
use schematic_core::flags::Source;
use serde_json::json;

use crate::server::{ClientAction, Connection};
use crate::world::{World, company, flags, not_found, org, partial};

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
async fn check(world: &World, server: &mut Connection, org: &str, answer: &serde_json::Value) {
    assert_eq!(world.try_beta(org), None);
    let answer = async {
        assert_eq!(server.asked().await["keys"], json!({"org": org}));
        server.send(answer.clone()).await;
    };
    tokio::join!(world.beta(org), answer);
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

#[tokio::test]
async fn a_change_of_another_spelling_is_not_the_answer() {
    let (world, mut server) = with_acme().await;
    let keys = || json!({"org": "acme", "slug": "kiwi"});
    let other = company("c2", json!({"org": "ACME"}));
    let answers = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        // Neither a part of another company nor the whole of it, as it is now.
        let traits = json!([{"value": "a", "trait_definition": null}]);
        server.send(partial("c1", json!({"traits": traits}))).await;
        let mut changed = company("c1", keys());
        changed["data"]["traits"] = json!([]);
        changed["data"]["billing_product_ids"] = json!(["prod_1"]);
        server.send(changed).await;
        assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
        assert_eq!(world.try_beta("ACME"), None);
        server.send(other.clone()).await;
        server.send(other.clone()).await;
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, (false, Source::DataStream));
    assert_eq!(world.beta("acme").await, IN_MEMORY);
    assert_eq!(world.beta("ACME").await, (false, Source::DataStream));
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn an_answer_that_has_changed_meanwhile_is_asked_for_once_more() {
    let (world, mut server) = with_acme().await;
    let mut changed = company("c1", json!({"org": "acme", "slug": "kiwi"}));
    changed["data"]["billing_product_ids"] = json!(["prod_1"]);
    let answers = async {
        for _ in 0..2 {
            assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
            server.send(changed.clone()).await;
        }
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, IN_MEMORY);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_busy_company_is_answered_under_another_spelling() {
    let (world, mut server) = with_acme().await;
    let answers = async {
        // It is another each time it is sent.
        for product in ["prod_1", "prod_2"] {
            assert_eq!(server.asked().await["keys"], json!({"org": "ACME"}));
            let mut changed = company("c1", json!({"org": "acme", "slug": "kiwi"}));
            changed["data"]["billing_product_ids"] = json!([product]);
            server.send(changed).await;
        }
    };
    let (result, ()) = tokio::join!(world.beta("ACME"), answers);
    assert_eq!(result, IN_MEMORY);
    assert_eq!(world.beta("ACME").await, IN_MEMORY);
    asked_nothing(&mut server).await;
    assert_eq!(world.api.asked(), 0);
}

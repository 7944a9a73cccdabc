//! Whatever changes at Schematic is what the client decides by, a moment later.

use schematic_core::EvaluationContext;
use schematic_core::events::Track;
use schematic_core::flags::Source;
use serde_json::json;

use crate::until::until;
use crate::world::{SEED, World, org, post};

#[tokio::test]
async fn a_flag_arrives_however_it_changes() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    world.emulator.set_flag_default("beta", true).unwrap();
    world.until("beta", "acme", true).await;
    world.emulator.force_flag("beta", false).unwrap();
    world.until("beta", "acme", false).await;
    world.emulator.force_flag("beta", None).unwrap();
    world.until("beta", "acme", true).await;
    let changed = SEED.replace("beta: false", "beta: {default: false, name: B}");
    world.emulator.load_seed(&changed).unwrap();
    world.until("beta", "acme", false).await;
    let gone = SEED.replace("beta: false", "");
    world.emulator.load_seed(&gone).unwrap();
    world.until("beta", "acme", None).await;
    let made = json!({"key": "beta", "name": "Beta", "default_value": true});
    assert_eq!(post(&world.emulator, "/flags", &made).await, 201);
    world.until("beta", "acme", true).await;
    // A plan's grant is a rule of the flag.
    let granted = SEED.replace("reports: true", "reports: false");
    world.emulator.load_seed(&granted).unwrap();
    world.until("reports", "acme", false).await;
}

#[tokio::test]
async fn usage_arrives_and_the_servers_figure_replaces_what_was_counted_here() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    world.used("acme", "generate", 3).await;
    world.settle().await;
    let result = world.check("generate", &org("acme")).await;
    assert_eq!(result.entitlement.unwrap().usage, Some(5));

    // Counted here at once, and not twice when the server has heard of it.
    world
        .client
        .track(Track::new("generate").company("org", "acme").quantity(5))
        .unwrap();
    let result = world.check("generate", &org("acme")).await;
    assert_eq!((result.value, result.source), (false, Source::DataStream));
    assert_eq!(result.entitlement.unwrap().usage, Some(10));
    world.client.flush().await;
    world.settle().await;
    let result = world.check("generate", &org("acme")).await;
    assert_eq!(result.entitlement.unwrap().usage, Some(10));
}

#[tokio::test]
async fn the_first_use_counts_at_once_too() {
    let world = World::ready(SEED).await;
    let body = json!({"keys": {"org": "initech"}, "base_plan_id": "plan_pro"});
    post(&world.emulator, "/companies", &body).await;
    world.know("initech").await;
    assert!(world.check("generate", &org("initech")).await.value);
    world
        .client
        .track(
            Track::new("generate")
                .company("org", "initech")
                .quantity(10),
        )
        .unwrap();
    // Nothing was sent yet: memory alone closes the limit.
    let result = world.check("generate", &org("initech")).await;
    assert_eq!((result.value, result.source), (false, Source::DataStream));
}

#[tokio::test]
async fn traits_and_plans_arrive() {
    let world = World::ready(SEED).await;
    world.know("globex").await;
    for seats in [4, 5, 3] {
        let body = json!({"keys": {"org": "globex"}, "traits": {"seats": seats}});
        assert_eq!(post(&world.emulator, "/companies", &body).await, 200);
        world.until("seats", "globex", seats >= 5).await;
    }
    let body = json!({"keys": {"org": "globex"}, "base_plan_id": "plan_pro"});
    post(&world.emulator, "/companies", &body).await;
    world.until("reports", "globex", true).await;

    let ada = EvaluationContext::new().with_user("email", "ada@acme.example");
    assert!(world.check("admins", &ada).await.value);
    let body = json!({"keys": {"email": "ada@acme.example"}, "traits": {"role": "reader"}});
    post(&world.emulator, "/users", &body).await;
    until("the reader's answer", || {
        world.client.check("admins", &ada).enabled_now() == Some(false)
    })
    .await;
}

#[tokio::test]
async fn a_company_that_is_deleted_no_longer_answers_and_comes_back() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    let keys = json!({"keys": {"org": "acme"}});
    assert_eq!(post(&world.emulator, "/companies/delete", &keys).await, 200);
    world.until("reports", "acme", None).await;
    // What is not there is requested, in vain, and then the API has to say.
    assert_eq!(world.value("reports", "acme").await, (false, Source::Api));
    let body = json!({"keys": {"org": "acme"}, "base_plan_id": "plan_pro"});
    post(&world.emulator, "/companies", &body).await;
    world.until("reports", "acme", true).await;
}

#[tokio::test]
async fn a_company_that_is_deleted_while_it_is_requested_is_missing() {
    let world = World::ready(SEED).await;
    // The question is on its way, or answered, or not yet asked.
    for yields in 0..8 {
        let acme = org("acme");
        let check = world.check("reports", &acme);
        let delete = async {
            for _ in 0..yields {
                tokio::task::yield_now().await;
            }
            let keys = json!({"keys": {"org": "acme"}});
            assert_eq!(post(&world.emulator, "/companies/delete", &keys).await, 200);
        };
        let (result, ()) = tokio::join!(check, delete);
        assert_ne!(result.source, Source::Default);
        world.settle().await;
        assert_eq!(
            world.client.check("reports", &acme).enabled_now(),
            None,
            "{yields}"
        );
        assert_eq!(world.value("reports", "acme").await, (false, Source::Api));
        let body = json!({"keys": {"org": "acme"}, "base_plan_id": "plan_pro"});
        post(&world.emulator, "/companies", &body).await;
        world.until("reports", "acme", true).await;
    }
}

#[tokio::test]
async fn a_company_that_changes_its_keys_answers_by_those_it_has() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    let body = json!({"keys": {"org": "acme", "slug": "a"}});
    post(&world.emulator, "/companies", &body).await;
    let slug = EvaluationContext::company("slug", "a");
    until("an answer by the new key", || {
        world.client.check("reports", &slug).enabled_now() == Some(true)
    })
    .await;
    assert_eq!(
        world.client.check("reports", &org("acme")).enabled_now(),
        Some(true)
    );
    let body = json!({"keys": {"slug": "a"}, "remove_keys": ["org"]});
    assert_eq!(post(&world.emulator, "/companies", &body).await, 200);
    world.until("reports", "acme", None).await;
    assert_eq!(
        world.client.check("reports", &slug).enabled_now(),
        Some(true)
    );
    // The key goes to another company.
    let body = json!({"keys": {"org": "acme"}, "base_plan_id": "plan_free"});
    post(&world.emulator, "/companies", &body).await;
    assert_eq!(
        world.value("reports", "acme").await,
        (false, Source::DataStream)
    );
    assert_eq!(
        world.client.check("reports", &slug).enabled_now(),
        Some(true)
    );
    let both = slug.with_company("org", "acme");
    let conflict = world.check("reports", &both).await;
    assert_eq!((&*conflict.reason, conflict.value), ("key conflict", false));
}

#[tokio::test]
async fn a_reload_has_everything_asked_for_again() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    let streams = world.emulator.streams();
    let before = streams.requests().len();
    streams.break_connections(schematic_emulator::StreamFault::reload());
    let asked = streams.wait_for_requests(before + 2, |_| true).await;
    let asked: Vec<_> = asked[before..]
        .iter()
        .map(|one| one.entity_type().unwrap())
        .collect();
    assert_eq!(asked, ["rulesengine.Flags", "rulesengine.Company"]);
    world.settle().await;
    assert_eq!(
        world.value("reports", "acme").await,
        (true, Source::DataStream)
    );
    assert_eq!(streams.total(), 1);
}

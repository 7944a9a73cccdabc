//! What the client decides in memory is what Schematic's API decides, for everybody and every flag.

use std::time::Duration;

use schematic_core::EvaluationContext;
use schematic_core::events::Track;
use schematic_core::flags::{CheckResult, Outcome, Source};
use serde_json::json;

use crate::world::{SECOND, SEED, World, post};

/// Every kind of grant, condition, period and trait.
const RICH: &str = include_str!("seed.yaml");
const EXAMPLE: &str = include_str!("../../../examples/seed.yaml");

const EVENTS: [&str; 4] = ["generate", "summarize", "export", "unmetered"];

#[tokio::test]
async fn memory_and_the_api_agree_on_the_examples_seed() {
    let seed = EXAMPLE.replace("\nflags:\n", "\nflags:\n  barrier: false\n");
    let subjects = Subjects {
        companies: ["acme", "globex", "initech", "umbrella"]
            .map(|org| vec![("org", org)])
            .to_vec(),
        users: ["ada@acme.example", "bob@acme.example", "gus@globex.example"]
            .map(|email| vec![("email", email)])
            .to_vec(),
    };
    agree_throughout(&seed, &subjects, 1).await;
}

#[tokio::test]
async fn memory_and_the_api_agree_on_a_rich_seed() {
    let subjects = Subjects {
        companies: vec![
            vec![("org", "acme")],
            vec![("crm", "42")],
            vec![("org", "globex")],
            vec![("org", "initech")],
            vec![("org", "umbrella")],
            vec![("org", "hooli")],
            vec![("org", "missing")],
            // These keys are those of two companies.
            vec![("org", "globex"), ("crm", "42")],
        ],
        users: vec![
            vec![("email", "ada@acme.example")],
            vec![("uid", "7")],
            vec![("email", "missing@acme.example")],
        ],
    };
    for seed in 0..2 {
        agree_throughout(RICH, &subjects, seed).await;
    }
}

/// Those about whom is asked, by their keys.
struct Subjects {
    companies: Vec<Pairs>,
    users: Vec<Pairs>,
}

type Pairs = Vec<(&'static str, &'static str)>;

impl Subjects {
    fn contexts(&self) -> Vec<EvaluationContext> {
        let mut contexts = Vec::new();
        let no_context = [vec![]];
        for company in no_context.iter().chain(&self.companies) {
            for user in no_context.iter().chain(&self.users) {
                contexts.push(context(company, user));
            }
        }
        contexts
    }

    fn company(&self, random: &mut Random) -> &Pairs {
        &self.companies[random.below(self.companies.len())]
    }

    fn user(&self, random: &mut Random) -> &Pairs {
        &self.users[random.below(self.users.len())]
    }
}

fn context(company: &Pairs, user: &Pairs) -> EvaluationContext {
    let context = company
        .iter()
        .fold(EvaluationContext::new(), |context, (name, value)| {
            context.with_company(*name, *value)
        });
    user.iter().fold(context, |context, (name, value)| {
        context.with_user(*name, *value)
    })
}

fn json_keys(pairs: &Pairs) -> serde_json::Value {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect()
}

/// Has both decide everything, before and after whatever happens to the account.
async fn agree_throughout(seed: &str, subjects: &Subjects, random: u64) {
    let world = unhurried(seed).await;
    let contexts = subjects.contexts();
    let mut random = Random::new(random);
    let mut decided = agree(&world, &contexts, "at first").await;
    for step in 0..25 {
        let what = happen(&world, subjects, &mut random).await;
        world.settle().await;
        decided += agree(&world, &contexts, &format!("step {step}: {what}")).await;
    }
    assert!(
        decided > contexts.len() * 25,
        "only {decided} decisions were made in memory"
    );
}

/// A client that lets days pass without a word from the server.
async fn unhurried(seed: &str) -> World {
    let world = World::with(seed, |settings| {
        settings
            .ping_interval(Duration::MAX / 2)
            .silence_timeout(Duration::MAX)
            .ttl(None)
    });
    let world = world.await;
    assert!(world.client.ready(SECOND).await);
    world
}

/// Something happens to the account.
async fn happen(world: &World, subjects: &Subjects, random: &mut Random) -> String {
    let choice = random.below(10);
    match choice {
        0..=4 => {
            let (company, event) = (subjects.company(random), EVENTS[random.below(EVENTS.len())]);
            let quantity = i64::try_from(random.below(5)).unwrap();
            let user = match random.below(2) {
                0 => vec![],
                _ => subjects.user(random).clone(),
            };
            let track = Track::new(event).context(context(company, &user));
            world.api.track(track.quantity(quantity)).unwrap();
            world.api.flush().await;
            format!("{quantity} {event} of {company:?}")
        }
        5 => {
            let (company, seats) = (subjects.company(random), random.below(20));
            let (user, role) = (subjects.user(random), pick(random, "admin", "reader"));
            let traits = json!({ "seats": seats, "active": seats % 2 == 0 });
            let body = json!({ "keys": json_keys(company), "traits": traits });
            let of_company = post(&world.emulator, "/companies", &body).await;
            let body = json!({ "keys": json_keys(user), "traits": { "role": role } });
            let of_user = post(&world.emulator, "/users", &body).await;
            format!("{seats} seats of {company:?}, {role} {user:?}: {of_company}, {of_user}")
        }
        6 | 7 => {
            let by = SECOND * u32::try_from(random.below(3 * 86_400)).unwrap();
            world.advance(by);
            format!("{by:?} pass")
        }
        8 => {
            let value = [None, Some(true), Some(false)][random.below(3)];
            world.emulator.force_flag("generate", value).unwrap();
            format!("generate is forced to {value:?}")
        }
        _ => {
            let plan = pick(random, "plan_pro", "plan_scale");
            let (company, tier) = (subjects.company(random), pick(random, "gold", "iron"));
            let body = json!({ "keys": json_keys(company), "base_plan_id": plan,
                "traits": { "tier": tier } });
            let answer = post(&world.emulator, "/companies", &body).await;
            format!("{plan} for {company:?}: {answer}")
        }
    }
}

fn pick<'a>(random: &mut Random, first: &'a str, second: &'a str) -> &'a str {
    if random.below(2) == 0 { first } else { second }
}

/// Has both decide every flag for everybody, and counts the decisions made in memory.
async fn agree(world: &World, contexts: &[EvaluationContext], when: &str) -> usize {
    let mut in_memory = 0;
    for context in contexts {
        for remote in world.api.check_all(context).await {
            let local = world.check(&remote.flag, context).await;
            let by_memory = local.source == Source::DataStream;
            in_memory += usize::from(by_memory);
            assert_eq!(
                comparable(local, context),
                comparable(remote, context),
                "{when}: {context:?}"
            );
            if !by_memory {
                // One of them is not there, so the API decides each of the others too.
                break;
            }
        }
    }
    in_memory
}

/// A result without what may differ.
fn comparable(mut result: CheckResult, context: &EvaluationContext) -> CheckResult {
    assert_ne!(result.source, Source::Default, "{result:?}");
    result.source = Source::Api;
    if *context == EvaluationContext::new() && result.rule_id.is_none() {
        // The API says why nothing could match.
        result.reason = "".into();
    }
    if &*result.reason == "key conflict" {
        // Memory names the two, and it is a separate outcome there.
        return CheckResult::new(
            result.flag,
            result.value,
            result.reason,
            Source::Api,
            Outcome::Evaluated,
        );
    }
    result
}

/// Numbers that are the same each time.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(bound).unwrap()).unwrap()
    }
}

#[tokio::test]
async fn usage_that_starts_over_with_a_period_does_so_in_memory() {
    let world = unhurried(SEED).await;
    world.know("acme").await;
    world.used("acme", "generate", 8).await;
    world.until("generate", "acme", false).await;
    world.advance(Duration::from_secs(86_400));
    world.until("generate", "acme", true).await;
}

//! Many companies, asked for by many tasks in DataStream mode.

use std::time::Duration;

use futures_util::future::join_all;
use schematic_core::cache::CacheOptions;
use schematic_core::datastream::DataStreamOptions;
use schematic_core::events::{CompanyIdentity, Identify};
use schematic_core::flags::Source;
use schematic_core::{EvaluationContext, Schematic};
use schematic_emulator::Emulator;

use crate::scenario::{Report, Round};

const COMPANIES: usize = 200_000;
const TASKS: usize = 8;
const CHECKS_PER_TASK: usize = 25_000;
const IDENTIFIED_AT_ONCE: usize = 5_000;
const PATIENCE: Duration = Duration::from_secs(120);

const SEED: &str = "flags: {reports: {rules: [{when: [{trait: plan, is: pro}]}]}}";

/// Checks a flag for random companies; those with an even number are known and have it.
pub(crate) async fn round(round: Round) -> Report {
    let emulator = Emulator::builder()
        .seed(SEED)
        .start()
        .await
        .expect("the emulator starts");
    let client = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .datastream(DataStreamOptions::new())
        .cache(CacheOptions::new().ttl(Duration::from_secs(60)))
        .build()
        .expect("the settings are right");
    client.ready(Duration::from_secs(60)).await;
    let mut report = Report::default();
    identify(&client, &mut report).await;
    let tasks = (0..TASKS).map(|task| {
        let client = client.clone();
        let seed = round.seed.wrapping_add(task as u64);
        tokio::spawn(async move { check(&client, seed).await })
    });
    for task in join_all(tasks).await {
        report.add(task.expect("the task ends"), round.seed);
    }
    client.shutdown().await;
    emulator.shutdown().await;
    report
}

async fn check(client: &Schematic, seed: u64) -> Report {
    let mut report = Report::default();
    let mut random = fastrand::Rng::with_seed(seed);
    for _ in 0..CHECKS_PER_TASK {
        let number = random.usize(..COMPANIES);
        let context = EvaluationContext::company("org", name(number));
        let result = client.check("reports", &context).await;
        let source = match result.source {
            Source::DataStream => "answers from memory",
            Source::Api => "answers of the API",
            Source::Cache => "answers of the cache",
            _ => "defaults",
        };
        report.count(source, 1_u64);
        // A default is allowed, a wrong answer is not.
        let right = result.source == Source::Default || result.value == number.is_multiple_of(2);
        report.hold(right, || format!("company {number}: {result:?}"));
    }
    report
}

/// Makes the companies with an even number known, by what applications send: identify events.
async fn identify(client: &Schematic, report: &mut Report) {
    for number in (0..COMPANIES).step_by(2) {
        let company = CompanyIdentity::new()
            .key("org", name(number))
            .with_trait("plan", "pro");
        let event = Identify::new()
            .key("email", format!("admin@{}.example", name(number)))
            .company(company);
        let accepted = client.identify(event).is_ok();
        report.hold(accepted, || format!("company {number} was not identified"));
        if number % (2 * IDENTIFIED_AT_ONCE) == 0 {
            client.flush_within(PATIENCE).await;
        }
    }
    let flushed = client.flush_within(PATIENCE).await;
    report.hold(flushed.is_complete(), || {
        format!("left of identify: {flushed:?}")
    });
    report.count("companies identified", COMPANIES / 2);
}

fn name(number: usize) -> String {
    format!("company-{number}")
}

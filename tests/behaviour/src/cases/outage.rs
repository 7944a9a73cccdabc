//! What happens while Schematic cannot be asked.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use schematic_emulator::Fault;
use serde_json::json;

use crate::{Answer, Caller, Stage};

/// The budget of a check, and a little for a busy machine.
const BUDGET: Duration = Duration::from_millis(6_500);

/// What takes next to no time, on a busy machine.
const AT_ONCE: Duration = Duration::from_millis(900);

async fn timed(stage: &Stage, path: &str) -> (Answer, Duration) {
    let begun = Instant::now();
    let answer = stage.get(path, Caller::Acme).await;
    (answer, begun.elapsed())
}

/// Has five checks fail, side by side.
async fn five_failures(stage: &Stage) {
    let failures = join_all((0..5).map(|_| stage.get("/reports", Caller::Acme))).await;
    for failure in failures {
        failure.refuses(503, "undecided");
    }
}

pub async fn an_unreachable_schematic_is_503_and_soon_costs_nothing(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::reset());
    let (answer, took) = timed(&stage, "/reports").await;
    answer.refuses(503, "undecided");
    assert!(answer.retry_after() >= Some(1), "{answer:?}");
    assert!(took < BUDGET, "{took:?}");
    let (answer, _) = timed(&stage, "/plus").await;
    answer.refuses(503, "undecided");

    five_failures(&stage).await;
    let before = stage.checks();
    let begun = Instant::now();
    let answers = join_all((0..20).map(|_| stage.get("/reports", Caller::Acme))).await;
    for answer in answers {
        answer.refuses(503, "undecided");
    }
    // One of them may have been the probe, which is tried thrice.
    assert!(
        stage.checks() - before <= 6,
        "{} checks",
        stage.checks() - before
    );
    assert!(begun.elapsed() < BUDGET);
    let answer = stage.get("/flags/reports", Caller::Acme).await.json();
    assert_eq!(
        (&answer["value"], &answer["source"]),
        (&json!(false), &json!("default"))
    );
}

pub async fn a_schematic_that_never_answers_costs_no_more_than_the_budget(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::hang());
    let (answer, took) = timed(&stage, "/reports").await;
    answer.refuses(503, "undecided");
    assert!(took < BUDGET, "{took:?}");
    five_failures(&stage).await;
    let answers = join_all((0..4).map(|_| timed(&stage, "/reports"))).await;
    // One of them may be the probe.
    let waited = answers.iter().filter(|(_, took)| *took > AT_ONCE).count();
    assert!(waited <= 1, "{answers:?}");
}

pub async fn a_default_decides_while_schematic_cannot_be_asked(binary: &str) {
    let variables = [
        ("SCHEMATIC_FLAG_CACHE_TTL_MS", "0"),
        ("SCHEMATIC_FLAG_DEFAULTS", "reports=true,plus=false"),
    ];
    let stage = Stage::with(binary, &variables).await;
    stage.inject(Fault::status(400));
    stage
        .get("/reports", Caller::Globex)
        .await
        .is(&json!({ "report": "ready" }));
    stage
        .get("/once", Caller::Globex)
        .await
        .is(&json!({ "values": [true, true] }));
    stage
        .get("/plus", Caller::Initech)
        .await
        .refuses(402, "flag_off");
    stage
        .get("/optional", Caller::Anonymous)
        .await
        .is(&json!({ "reports": true }));
    let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
    answer.refuses(503, "undecided");
    let answer = stage.get("/flags/reports", Caller::Anonymous).await.json();
    assert_eq!(
        (&answer["value"], &answer["source"]),
        (&json!(true), &json!("default"))
    );

    // Not asked, not needed: what Schematic says comes before what is configured.
    stage.emulator.clear_faults();
    stage
        .get("/reports", Caller::Globex)
        .await
        .refuses(403, "flag_off");
    stage
        .get("/plus", Caller::Initech)
        .await
        .is(&json!({ "plus": true }));
}

pub async fn requests_are_decided_again_once_schematic_is_back(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::reset());
    five_failures(&stage).await;
    stage.emulator.clear_faults();
    let begun = Instant::now();
    while stage.get("/reports", Caller::Acme).await.status != 200 {
        assert!(begun.elapsed() < BUDGET, "it stays undecided");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for _ in 0..10 {
        stage
            .get("/reports", Caller::Acme)
            .await
            .is(&json!({ "report": "ready" }));
    }
}

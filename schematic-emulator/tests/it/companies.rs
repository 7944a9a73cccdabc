//! The filters of lists, above all of `/companies`: each is checked, echoed and obeyed.

use schematic_emulator::Emulator;
use serde_json::json;

use crate::support::Caller;

const SEED: &str = "
plans: {pro: {}, free: {}}
companies:
- {keys: {org: acme}, name: Acme, plan: pro, subscription_start: '2026-01-01T00:00:00Z', traits: {city: Oslo}}
- {keys: {org: globex}, name: Globex, plan: free}
- {keys: {org: initech}, name: Initech}
";

async fn started() -> (Emulator, Caller) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller)
}

#[tokio::test]
async fn companies_are_filtered_by_what_the_emulator_knows() {
    let (_emulator, caller) = started().await;
    let all = ["comp_initech", "comp_globex", "comp_acme"];
    for (query, expected) in [
        ("", &all[..]),
        ("q=oslo", &["comp_acme"]),
        ("q=GLOB&ids=comp_globex&ids=comp_acme", &["comp_globex"]),
        ("plan_id=plan_pro", &["comp_acme"]),
        ("plan_ids=plan_pro&plan_ids=plan_free", &all[1..]),
        ("without_plan=true", &all[..1]),
        ("with_subscription=true", &["comp_acme"]),
        ("without_subscription=true", &all[..2]),
        ("limit=1&offset=1", &["comp_globex"]),
        (
            "sort_order_column=name&sort_order_direction=desc&limit=2",
            &["comp_initech", "comp_globex"],
        ),
        // No company has any of these.
        ("has_scheduled_downgrade=true", &[]),
        ("has_scheduled_downgrade=false", &all),
        ("monetized_subscriptions=true", &[]),
        ("plan_version_id=plvr_1", &[]),
        ("plan_version_ids=plvr_1", &[]),
        ("plan_version_unpublished=true", &[]),
        ("subscription_statuses=active", &[]),
        ("subscription_types=paid", &[]),
    ] {
        let (status, list) = caller.get(&format!("/companies?{query}")).await;
        assert_eq!(status, 200, "{query}: {list}");
        let items = list["data"].as_array().unwrap();
        let ids: Vec<_> = items
            .iter()
            .map(|one| one["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, expected, "{query}");
        if !query.contains("limit") {
            let (_, count) = caller.get(&format!("/companies/count?{query}")).await;
            assert_eq!(count["data"]["count"], expected.len(), "{query}");
        }
    }
}

#[tokio::test]
async fn filters_of_companies_are_checked_and_echoed() {
    let (_emulator, caller) = started().await;
    for path in ["/companies", "/companies/count"] {
        for (query, names) in [
            ("sort_order_direction=moon", "sort_order_direction"),
            ("without_plan=maybe", "without_plan"),
            ("subscription_statuses=moon", "subscription_statuses[0]"),
            ("limit=251", "limit"),
        ] {
            let (status, answer) = caller.get(&format!("{path}?{query}")).await;
            assert_eq!(status, 400, "{path}?{query}: {answer}");
            let error = answer["error"].as_str().unwrap();
            assert!(error.starts_with(names), "{answer}");
        }
        let query = "plan_id=plan_pro&without_plan=true&plan_version_ids=a&unknown=1&q=a";
        let (_, answer) = caller.get(&format!("{path}?{query}")).await;
        assert_eq!(
            answer["params"],
            json!({
                "plan_id": "plan_pro", "without_plan": true, "plan_version_ids": ["a"],
                "q": "a", "limit": 100, "offset": 0,
            }),
            "{path}"
        );
    }
}

#[tokio::test]
async fn every_list_checks_and_echoes_its_filters() {
    let (_emulator, caller) = started().await;
    for (path, filter) in [
        ("/companies", "plan_id"),
        ("/companies/count", "plan_id"),
        ("/events", "company_id"),
        ("/features", "q"),
        ("/features/count", "q"),
        ("/flags", "feature_id"),
        ("/flags/count", "feature_id"),
        ("/plans", "company_id"),
        ("/plans/count", "company_id"),
        ("/users", "company_id"),
        ("/users/count", "company_id"),
        ("/webhook-events", "webhook_id"),
        ("/webhook-events/count", "webhook_id"),
        ("/webhooks", "q"),
        ("/webhooks/count", "q"),
    ] {
        let (status, answer) = caller
            .get(&format!("{path}?{filter}=a&unknown=1&limit=7"))
            .await;
        assert_eq!(status, 200, "{path}: {answer}");
        let expected = json!({ filter: "a", "limit": 7, "offset": 0 });
        assert_eq!(answer["params"], expected, "{path}");
        let (status, answer) = caller.get(&format!("{path}?limit=many")).await;
        assert_eq!(status, 400, "{path}: {answer}");
        let error = answer["error"].as_str().unwrap();
        assert!(error.starts_with("limit"), "{path}: {error}");
    }
}

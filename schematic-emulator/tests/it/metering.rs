//! Entitlements that are used up and come back, granted by plans and by overrides.

use std::time::Duration;

use schematic_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::{Caller, standing_at};

const DAY: Duration = Duration::from_secs(86_400);

async fn start(seed: &str) -> (Emulator, Caller) {
    standing_at("2026-03-11T12:00:00Z", seed).await
}

#[tokio::test]
async fn a_metered_flag_closes_at_its_limit_and_opens_with_the_next_period() {
    let (emulator, caller) = start(
        "
features: {generate: {event: generate}}
plans: {pro: {name: Pro, entitlements: {generate: {limit: 10, per: month}}}}
companies:
  - {keys: {org: acme}, plan: pro}
  - {keys: {org: globex}}
",
    )
    .await;
    caller.track("generate", "acme", 9).await;
    let open = caller.check("generate", "acme").await;
    assert_eq!(open["value"], true);
    assert_eq!(open["rule_type"], "plan_entitlement");
    assert_eq!(open["entitlement"]["usage"], 9);
    assert_eq!(open["entitlement"]["allocation"], 10);

    caller.track("generate", "acme", 1).await;
    let closed = caller.check("generate", "acme").await;
    assert_eq!(closed["value"], false);
    assert_eq!(closed["rule_type"], "plan_entitlement_usage_exceeded");
    assert_eq!(closed["feature_allocation"], 10);
    assert_eq!(closed["feature_usage"], 10);
    assert_eq!(closed["feature_usage_event"], "generate");
    assert_eq!(closed["feature_usage_period"], "current_month");
    assert_eq!(closed["feature_usage_reset_at"], "2026-04-01T00:00:00Z");
    let entitlement = &closed["entitlement"];
    assert_eq!(entitlement["feature_key"], "generate");
    assert_eq!(entitlement["value_type"], "numeric");
    assert_eq!(entitlement["event_name"], "generate");
    assert_eq!(entitlement["metric_period"], "current_month");
    assert_eq!(entitlement["month_reset"], "first_of_month");
    assert_eq!(entitlement["metric_reset_at"], "2026-04-01T00:00:00Z");

    // A correction opens it again, and so does the next month.
    caller.track("generate", "acme", -1).await;
    assert_eq!(caller.check("generate", "acme").await["value"], true);
    caller.track("generate", "acme", 5).await;
    assert_eq!(caller.check("generate", "acme").await["value"], false);
    emulator.advance(DAY * 20 + DAY / 2);
    let open = caller.check("generate", "acme").await;
    assert_eq!(open["value"], true);
    assert_eq!(open["feature_usage"], 0);

    let never = caller.check("generate", "globex").await;
    assert_eq!(never["value"], false);
    assert_eq!(never["reason"], "No rules matched; default value for flag");
    assert!(never["entitlement"].is_null());
}

#[tokio::test]
async fn an_override_stands_in_the_place_of_the_plan() {
    let (emulator, caller) = start(
        "
features:
  generate: {event: generate}
  reports: {}
plans: {pro: {entitlements: {generate: {limit: 100, per: month}, reports: true}}}
companies:
  - keys: {org: acme}
    name: Acme
    plan: pro
    overrides: {generate: {limit: 2, per: day}, reports: false}
  - {keys: {org: globex}, plan: pro}
",
    )
    .await;
    caller.track("generate", "acme", 2).await;
    caller.track("generate", "globex", 2).await;
    let closed = caller.check("generate", "acme").await;
    assert_eq!(closed["value"], false);
    assert_eq!(closed["rule_type"], "company_override_usage_exceeded");
    assert_eq!(closed["feature_usage_reset_at"], "2026-03-12T00:00:00Z");
    assert_eq!(caller.check("generate", "globex").await["value"], true);
    emulator.advance(DAY);
    let open = caller.check("generate", "acme").await;
    assert_eq!(
        (&open["value"], &open["rule_type"]),
        (&json!(true), &json!("company_override"))
    );
    let off = caller.check("reports", "acme").await;
    assert_eq!(
        (&off["value"], &off["rule_type"]),
        (&json!(false), &json!("company_override"))
    );
    assert_eq!(caller.check("reports", "globex").await["value"], true);
}

#[tokio::test]
async fn credits_pay_until_they_are_spent() {
    let (emulator, caller) = start(
        "
credits: {tokens: {name: AI tokens}}
features: {summarize: {event: summarize}}
plans:
  pro:
    entitlements: {summarize: {credit: tokens, rate: 4}}
    credits: {tokens: {amount: 10, per: month}}
companies:
  - {keys: {org: acme}, plan: pro, credits: {tokens: 2}}
",
    )
    .await;
    let open = caller.check("summarize", "acme").await;
    assert_eq!(open["value"], true);
    assert_eq!(open["entitlement"]["value_type"], "credit");
    assert_eq!(open["entitlement"]["credit_total"], 12.0);
    caller.track("summarize", "acme", 3).await;
    let closed = caller.check("summarize", "acme").await;
    assert_eq!(closed["value"], false);
    assert_eq!(closed["rule_type"], "plan_entitlement_usage_exceeded");
    assert_eq!(closed["entitlement"]["credit_remaining"], 0.0);
    assert_eq!(closed["entitlement"]["credit_used"], 12.0);

    let (_, all) = caller
        .post("/flags/check", json!({"company": {"org": "acme"}}))
        .await;
    let id = closed["entitlement"]["credit_id"].as_str().unwrap();
    assert_eq!(
        all["data"]["credit_balances"][id],
        json!({"remaining": 0.0, "reserved": 0.0, "settled": 0.0, "postpaid": false})
    );
    assert_eq!(all["data"]["plan"]["name"], "pro");
    // The plan's ten come back; the company's own two do not.
    emulator.advance(DAY * 21);
    let again = caller.check("summarize", "acme").await;
    assert_eq!(again["value"], true);
    assert_eq!(again["entitlement"]["credit_remaining"], 10.0);
}

#[tokio::test]
async fn other_kinds_of_grants() {
    let (_emulator, caller) = start(
        "
features:
  seats: {trait: seats}
  calls: {event: call}
  soft: {event: call}
  bought: {event: call}
  free: {event: call}
plans:
  pro:
    entitlements:
      seats: {limit: 5}
      calls: {limit: 1, per: week}
      soft: {limit: 1, soft_limit: 1, per: week}
      bought: {limit_trait: bought}
      free: unlimited
  extra:
    entitlements:
      calls: {limit: 3, per: week}
companies:
  - {keys: {org: small}, plan: pro, traits: {seats: 4, bought: 3}}
  - {keys: {org: large}, plan: pro, add_ons: [extra], traits: {seats: 5, bought: 2}}
",
    )
    .await;
    for org in ["small", "large"] {
        caller.track("call", org, 2).await;
    }
    let all = async |org: &str| {
        let (_, answer) = caller
            .post("/flags/check", json!({"company": {"org": org}}))
            .await;
        let flags = answer["data"]["flags"].as_array().unwrap().clone();
        flags
            .iter()
            .map(|flag| {
                (
                    flag["flag"].as_str().unwrap().to_owned(),
                    flag["value"] == true,
                )
            })
            .collect::<Vec<_>>()
    };
    let expected = |values: [bool; 5]| {
        ["seats", "calls", "soft", "bought", "free"]
            .into_iter()
            .map(str::to_owned)
            .zip(values)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        all("small").await,
        expected([true, false, true, true, true])
    );
    assert_eq!(
        all("large").await,
        expected([false, true, true, false, true])
    );
    let bought = caller.check("bought", "large").await;
    assert_eq!(bought["feature_allocation"], 2);
    assert_eq!(bought["entitlement"]["value_type"], "trait");
    let seats = caller.check("seats", "large").await;
    assert_eq!(
        (&seats["feature_usage"], &seats["feature_allocation"]),
        (&json!(5), &json!(5))
    );
    // The more generous of two plans is what the company has.
    assert_eq!(
        caller.check("calls", "large").await["entitlement"]["allocation"],
        3
    );
}

#[tokio::test]
async fn a_billing_month_starts_on_the_subscriptions_day() {
    let (emulator, caller) = start(
        "
features: {generate: {event: generate}}
plans: {pro: {entitlements: {generate: {limit: 1, per: billing_month}}}}
companies:
  - {keys: {org: acme}, plan: pro, subscription_start: '2026-01-15T08:00:00Z'}
",
    )
    .await;
    caller.track("generate", "acme", 1).await;
    let closed = caller.check("generate", "acme").await;
    assert_eq!(closed["value"], false);
    assert_eq!(closed["feature_usage_reset_at"], "2026-03-15T08:00:00Z");
    assert_eq!(closed["entitlement"]["month_reset"], "billing_cycle");
    emulator.advance(DAY * 4);
    assert_eq!(caller.check("generate", "acme").await["value"], true);
}

#[tokio::test]
async fn a_preflight_asks_about_usage_that_is_yet_to_come() {
    let (_emulator, caller) = start(
        "
features: {generate: {event: generate}}
plans: {pro: {entitlements: {generate: {limit: 10, per: month}}}}
companies: [{keys: {org: acme}, plan: pro, usage: {generate: 4}}]
",
    )
    .await;
    let value = async |preflight: Value| {
        let body = json!({"company": {"org": "acme"}, "preflight": preflight});
        let (_, answer) = caller.post("/flags/generate/check", body).await;
        assert_eq!(answer["data"]["entitlement"]["usage"], 4);
        answer["data"]["value"].as_bool().unwrap()
    };
    assert!(value(json!({"usage": 5})).await);
    assert!(!value(json!({"usage": 6})).await);
    assert!(!value(json!({"event_usage": {"event_subtype": "generate", "quantity": 6}})).await);
    assert!(value(json!({"event_usage": {"event_subtype": "other", "quantity": 6}})).await);
    assert!(value(json!({"usage": null, "event_usage": null, "credit_cost": null})).await);
}

//! Test deliveries: each has a body that belongs to its action.

use schematic_core::webhooks::{Action, WebhookEvent, WebhookPayload};
use schematic_emulator::Emulator;
use serde_json::json;

use super::endpoint::{Endpoint, SEED, subscription};
use crate::support::Caller;

/// Sends a test delivery of an action, and returns what was delivered.
async fn tested(emulator: &Emulator, caller: &Caller, path: &str, action: &Action) -> WebhookEvent {
    let (status, answer) = caller
        .post(path, json!({ "request_type": action.as_str() }))
        .await;
    assert_eq!(status, 200, "{action}: {answer}");
    assert_eq!(answer["data"]["success"], true, "{action}: {answer}");
    emulator.deliveries().pop().unwrap().event()
}

/// Whether the API's document has no type for the action's body.
fn is_unknown(action: &Action) -> bool {
    matches!(
        action,
        Action::CreditLimitReached | Action::CreditLimitWarning | Action::TestSend
    )
}

#[tokio::test]
async fn a_test_delivery_has_the_body_of_its_action() {
    // Without anything, without any override, and with one.
    let with_override = SEED.replace("name: Acme,", "name: Acme, overrides: {seats: 5},");
    for seed in ["", SEED, &with_override] {
        let emulator = Emulator::builder().seed(seed).start().await.unwrap();
        let caller = Caller::new(&emulator);
        let endpoint = Endpoint::start([]).await;
        let id = emulator.subscribe(subscription(&endpoint)).unwrap().id;
        let path = format!("/webhooks/{id}/test");
        let mut wrong = Vec::new();
        for action in Action::KNOWN {
            let event = tested(&emulator, &caller, &path, action).await;
            assert_eq!(event.action, *action);
            match event.payload::<WebhookPayload>() {
                Ok(WebhookPayload::Other(body)) if is_unknown(action) => {
                    assert_eq!(body, json!({}));
                }
                Ok(WebhookPayload::Other(_)) => wrong.push(format!("{action}: no type")),
                Ok(_) => {}
                Err(error) => wrong.push(format!("{action}: {error:?}")),
            }
        }
        assert!(wrong.is_empty(), "{seed}: {}", wrong.join("\n"));
        if seed.is_empty() {
            continue;
        }
        let created = Action::CompanyOverrideCreated;
        let event = tested(&emulator, &caller, &path, &created).await;
        assert_eq!(event.object_type.as_deref(), Some("company_override"));
        assert_eq!(event.company_id.as_deref(), Some("comp_acme"));
        let action = Action::PlanEntitlementUpdated;
        let event = tested(&emulator, &caller, &path, &action).await;
        assert_eq!(event.object_type.as_deref(), Some("plan_entitlement"));
        assert_eq!(event.body().unwrap()["plan_id"], "plan_pro");
    }
}

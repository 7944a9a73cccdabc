//! What webhooks carry (feature `webhook-payloads`).

use schematic_protocol::webhooks::{Action, Payload, PayloadError, WebhookEvent};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::runtime::record::Record;
use crate::types::{
    BillingSubscriptionView, CompanyDetailResponseData, CompanyOverrideResponseData,
    CreditsAutoTopupHardFailure, CreditsAutoTopupRetryFailure, CreditsAutoTopupSuccess,
    CreditsCreditPurchaseSuccess, FeatureDetailResponseData, FlagDetailResponseData,
    PlanChangeResponseData, PlanDetailResponseData, PlanEntitlementResponseData,
    PlanVersionResponseData, RuleDetailResponseData, UserDetailResponseData,
    WebFeatureUsageWebhookOutput, WebScheduledDowngradeWebhookOutput,
};

/// The body of a webhook, by its action. [`WebhookEvent::payload`] reads it.
///
/// ```
/// use schematic_api::webhooks::WebhookPayload;
/// use schematic_protocol::webhooks::WebhookEvent;
///
/// let delivered = r#"{"action": "credit.purchase.success", "body": {
///     "bundle_id": "bundle_1", "bundle_name": "Hundred", "grant_ids": ["grant_1"], "quantity": 100
/// }}"#;
/// let event: WebhookEvent = serde_json::from_str(delivered)?;
/// match event.payload()? {
///     WebhookPayload::CreditPurchase(purchase) => assert_eq!(purchase.quantity, 100),
///     other => panic!("another payload: {other:?}"),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookPayload {
    /// A company that was created, changed or deleted.
    Company(Box<CompanyDetailResponseData>),
    /// A company's override that was created, changed or deleted, or that expired.
    CompanyOverride(Box<CompanyOverrideResponseData>),
    /// How a company's plan changed.
    PlanChange(Box<PlanChangeResponseData>),
    /// A company's downgrade that was scheduled.
    ScheduledDowngrade(Box<WebScheduledDowngradeWebhookOutput>),
    /// A user who was created, changed or deleted.
    User(Box<UserDetailResponseData>),
    /// A feature that was created, changed or deleted.
    Feature(Box<FeatureDetailResponseData>),
    /// A flag that was created, changed or deleted.
    Flag(Box<FlagDetailResponseData>),
    /// A rule that was deleted, or whose flag's rules changed.
    Rule(Box<RuleDetailResponseData>),
    /// A plan that was created, changed or deleted.
    Plan(Box<PlanDetailResponseData>),
    /// A version of a plan that was deleted.
    PlanVersion(Box<PlanVersionResponseData>),
    /// A plan's entitlement that was created, changed or deleted.
    PlanEntitlement(Box<PlanEntitlementResponseData>),
    /// A subscription whose trial ended.
    Subscription(Box<BillingSubscriptionView>),
    /// The use of an entitlement that came near a limit or reached it.
    FeatureUsage(Box<WebFeatureUsageWebhookOutput>),
    /// Credits that were bought.
    CreditPurchase(Box<CreditsCreditPurchaseSuccess>),
    /// Credits that were topped up.
    AutoTopup(Box<CreditsAutoTopupSuccess>),
    /// A top-up that failed for good.
    AutoTopupFailure(Box<CreditsAutoTopupHardFailure>),
    /// A top-up that failed as often as it is tried.
    AutoTopupRetryFailure(Box<CreditsAutoTopupRetryFailure>),
    /// The body of an action without a known type, as JSON.
    Other(Value),
}

impl Payload for WebhookPayload {
    fn read(event: &WebhookEvent) -> Result<Self, PayloadError> {
        match event.action {
            Action::CompanyCreated | Action::CompanyUpdated | Action::CompanyDeleted => {
                event.body_as().map(Self::Company)
            }
            Action::CompanyOverrideCreated
            | Action::CompanyOverrideUpdated
            | Action::CompanyOverrideDeleted
            | Action::CompanyOverrideExpired => event.body_as().map(Self::CompanyOverride),
            Action::CompanyPlanChanged => event.body_as().map(Self::PlanChange),
            Action::CompanyScheduledDowngrade => event.body_as().map(Self::ScheduledDowngrade),
            Action::UserCreated | Action::UserUpdated | Action::UserDeleted => {
                event.body_as().map(Self::User)
            }
            Action::FeatureCreated | Action::FeatureUpdated | Action::FeatureDeleted => {
                event.body_as().map(Self::Feature)
            }
            Action::FlagCreated | Action::FlagUpdated | Action::FlagDeleted => {
                event.body_as().map(Self::Flag)
            }
            Action::FlagRulesUpdated | Action::RuleDeleted => event.body_as().map(Self::Rule),
            Action::PlanCreated | Action::PlanUpdated | Action::PlanDeleted => {
                event.body_as().map(Self::Plan)
            }
            Action::PlanVersionDeleted => event.body_as().map(Self::PlanVersion),
            Action::PlanEntitlementCreated
            | Action::PlanEntitlementUpdated
            | Action::PlanEntitlementDeleted => event.body_as().map(Self::PlanEntitlement),
            Action::SubscriptionTrialEnded => event.body_as().map(Self::Subscription),
            Action::EntitlementLimitReached
            | Action::EntitlementLimitWarning
            | Action::EntitlementSoftLimitReached
            | Action::EntitlementSoftLimitWarning
            | Action::EntitlementTierLimitReached
            | Action::EntitlementTierLimitWarning => event
                .body_as()
                .map(|AnySpelling(usage)| Self::FeatureUsage(usage)),
            Action::CreditPurchaseSuccess => event.body_as().map(Self::CreditPurchase),
            Action::AutoTopupSuccess => event.body_as().map(Self::AutoTopup),
            Action::AutoTopupHardFailure => event.body_as().map(Self::AutoTopupFailure),
            Action::AutoTopupRetryExceeded => event.body_as().map(Self::AutoTopupRetryFailure),
            // The API's document has no type for these.
            _ => event.body().map(Self::Other),
        }
    }
}

/// The use of an entitlement whose members have any spelling: `MetricResetAt`, `metricResetAt` or
/// `metric_reset_at`. The API's document has one spelling and its guides others.
struct AnySpelling(Box<WebFeatureUsageWebhookOutput>);

impl<'de> Deserialize<'de> for AnySpelling {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let members = Map::<String, Value>::deserialize(source)?;
        let mut respelled = Map::new();
        for (name, value) in members {
            let known = <WebFeatureUsageWebhookOutput as Record>::MEMBERS.iter();
            match known.copied().find(|known| is_same(known, &name)) {
                // The document's own spelling wins over another.
                Some(known) if known != name && respelled.contains_key(known) => {}
                Some(known) => {
                    respelled.insert(known.to_owned(), value);
                }
                None => {
                    respelled.insert(name, value);
                }
            }
        }
        let usage = serde_json::from_value(Value::Object(respelled)).map_err(D::Error::custom)?;
        Ok(Self(Box::new(usage)))
    }
}

fn is_same(known: &str, name: &str) -> bool {
    let letters_of = |name| str::chars(name).filter(|letter| *letter != '_');
    let (mut letters, mut known) = (letters_of(name), letters_of(known));
    known.by_ref().all(|letter| {
        letters
            .next()
            .is_some_and(|other| other.eq_ignore_ascii_case(&letter))
    }) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(action: &str, body: Value) -> Result<WebhookPayload, PayloadError> {
        WebhookEvent::new(Action::from(action), body).payload()
    }

    #[test]
    fn the_use_of_an_entitlement_is_read_in_every_spelling() {
        for body in [
            json!({"Entitlement": "seats", "Usage": 5, "MetricResetAt": "2026-01-01T00:00:00Z"}),
            json!({"entitlement": "seats", "usage": 5, "metricResetAt": "2026-01-01T00:00:00Z"}),
            json!({"entitlement": "seats", "usage": 5, "metric_reset_at": "2026-01-01T00:00:00Z"}),
            json!({
                "entitlement": "x", "Entitlement": "seats", "usage": 5,
                "metric_reset_at": "2026-01-01T00:00:00Z",
            }),
        ] {
            let mut body = body;
            body["Company"] = Value::Null;
            let payload = read("entitlement.limit.reached", body.clone()).unwrap();
            let WebhookPayload::FeatureUsage(usage) = payload else {
                panic!("{payload:?}");
            };
            assert_eq!(usage.entitlement, "seats", "{body}");
            assert_eq!(usage.usage, Some(5), "{body}");
            assert!(usage.metric_reset_at.is_some(), "{body}");
            assert!(usage.other.is_empty(), "{body}");
        }
    }

    #[test]
    fn a_body_without_a_type_is_json() {
        for action in ["test.send", "credit.limit.reached", "sun.rose"] {
            let payload = read(action, json!({"a": [1]})).unwrap();
            assert_eq!(payload, WebhookPayload::Other(json!({"a": [1]})));
        }
    }

    #[test]
    fn a_body_that_does_not_fit_is_an_error_and_no_other_is() {
        for action in Action::KNOWN {
            let payload = read(action.as_str(), json!("text"));
            let is_typed = !matches!(
                action,
                Action::CreditLimitReached | Action::CreditLimitWarning | Action::TestSend
            );
            assert_eq!(payload.is_err(), is_typed, "{action}");
        }
        let purchase = json!({
            "bundle_id": "b", "bundle_name": "n", "grant_ids": null, "quantity": 1, "newer": 1,
        });
        let payload = read("credit.purchase.success", purchase).unwrap();
        let WebhookPayload::CreditPurchase(purchase) = payload else {
            panic!("{payload:?}");
        };
        assert!(purchase.grant_ids.is_empty());
        assert_eq!(purchase.other["newer"], 1);
    }
}

//! An operation of each tag of the API, against the emulator.

use std::collections::BTreeSet;

use schematic_core::Error;
use schematic_core::api::runtime::{Blocking, Operation, Request};
use schematic_core::api::types::{
    CreateBillingLinkedFeatureRequestBody, CreatePlanBundleRequestBody, CreatePlanRequestBody,
    IssueTemporaryAccessTokenRequestBody,
};
use schematic_core::blocking::Schematic;

use crate::world::World;

/// The API's document.
const DOCUMENT: &str = include_str!("../../../openapi/schematic.json");

/// What is known of an answer that could be read.
#[derive(Debug)]
struct Answered {
    tag: &'static str,
    is_sample: bool,
}

/// Calls one operation.
type Sample = fn(&Schematic) -> Result<Answered, Error>;

/// Sends an operation, and reads its answer.
fn send<O: Operation>(request: Request<Blocking<'_>, O>) -> Result<Answered, Error> {
    let whole = request.send_whole()?;
    let sample = whole.headers.get("x-schematic-emulator");
    Ok(Answered {
        tag: O::FACTS.tag,
        is_sample: sample.is_some_and(|value| value == "sample"),
    })
}

/// An operation of each tag; of those of webhooks the emulator needs samples of none.
const OPERATIONS: &[Sample] = &[
    |client| {
        let body = IssueTemporaryAccessTokenRequestBody::new([("org", "acme")], "company");
        send(client.access_tokens().issue_temporary_access_token(&body))
    },
    |client| send(client.accounts().list_members()),
    |client| send(client.billing().list_coupons()),
    |client| send(client.catalogs().list()),
    |client| send(client.checkout().get_company_billing_details("comp_1")),
    |client| send(client.companies().list_plan_changes()),
    |client| send(client.components().list()),
    |client| send(client.public_components().get_plans()),
    |client| send(client.credits().list()),
    |client| send(client.data_exports().list()),
    |client| send(client.entitlements().list_feature_companies("feat_1")),
    |client| send(client.events().get_summaries()),
    |client| {
        let body = CreateBillingLinkedFeatureRequestBody::new(
            "stripe", "Reports", "meter_1", "boolean", "Reports",
        );
        send(client.features().upsert_for_billing_product(&body))
    },
    |client| send(client.insights().get_plan_growth()),
    |client| send(client.integrations().list()),
    |client| send(client.licenses().list()),
    |client| {
        let plan = CreatePlanRequestBody::new("Pro", "plan");
        send(
            client
                .plan_bundles()
                .create(&CreatePlanBundleRequestBody::new([], plan)),
        )
    },
    |client| send(client.plan_groups().get()),
    |client| send(client.plan_migrations().list("plvr_1")),
    |client| send(client.plans().list_custom_plan_billings()),
    |client| send(client.scheduled_checkouts().list()),
    |client| send(client.webhooks().list()),
];

#[test]
fn an_operation_of_each_tag_is_sent_and_its_answer_read() {
    let document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    let paths = document["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|path| path.as_object().unwrap().values());
    let tags: BTreeSet<&str> = operations
        .filter_map(|operation| operation["tags"].as_array())
        .flatten()
        .map(|tag| tag.as_str().unwrap())
        .collect();
    assert_eq!(tags.len(), 22);

    let world = World::start();
    let schematic = world.client();
    let answered: Vec<Answered> = OPERATIONS
        .iter()
        .map(|operation| operation(&schematic).unwrap())
        .collect();
    let seen: BTreeSet<&str> = answered.iter().map(|one| one.tag).collect();
    assert_eq!(seen, tags);
    for one in answered {
        assert_eq!(one.is_sample, one.tag != "webhooks", "{one:?}");
    }
}

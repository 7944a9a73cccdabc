//! Every operation through `schematic_api::dynamic`, over a transport in this process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::{Arc, Mutex};
use std::thread;

use http::{HeaderMap, StatusCode};
use rest_contract::case::{Answered, Case};
use rest_contract::compare;
use rest_contract::document::{Document, Operation};
use rest_contract::server::Arrived;
use schematic_api::dynamic::{self, Dynamic, Parts};
use schematic_api::runtime::{BoxFuture, Call, Error, RequestOptions, Response, Transport};
use serde_json::{Value, json};

/// The most differences that are shown.
const SHOWN: usize = 60;

#[test]
fn the_table_has_every_operation_of_the_document_as_it_is_there() {
    let operations = Document::read().operations();
    assert_eq!(dynamic::operations().len(), operations.len());
    for operation in &operations {
        let known = find(&operation.id).expect(&operation.id);
        let facts = known.facts();
        assert_eq!(facts.id, operation.id);
        assert_eq!(facts.method.as_str(), operation.method, "{}", operation.id);
        assert_eq!(facts.path, operation.path, "{}", operation.id);
        assert_eq!(facts.tag, operation.tag, "{}", operation.id);
        assert!(known.rust_call().ends_with(')'), "{}", known.rust_call());
    }
    let calls: std::collections::BTreeSet<_> = dynamic::operations()
        .iter()
        .map(Dynamic::rust_call)
        .collect();
    assert_eq!(
        calls.len(),
        operations.len(),
        "no two are called in one way"
    );
}

#[test]
fn what_arrives_is_what_was_asked_and_what_is_read_is_what_was_answered() {
    let document = Document::read();
    let operations: Vec<Arc<Operation>> = document.operations().into_iter().map(Arc::new).collect();
    let next = Mutex::new(operations.iter());
    let differences = Mutex::new(Vec::new());
    let mut cases = 0;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut count = 0;
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .build()
                        .unwrap();
                    loop {
                        let Some(operation) = next.lock().unwrap().next() else {
                            return count;
                        };
                        for case in Case::of(&document, operation) {
                            count += 1;
                            let found = runtime.block_on(run(&case));
                            let named =
                                found.into_iter().map(|one| format!("{}: {one}", case.name));
                            differences.lock().unwrap().extend(named);
                        }
                    }
                })
            })
            .collect();
        cases = workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum();
    });
    let differences = differences.into_inner().unwrap();
    let shown = differences
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        differences.is_empty(),
        "{} differences\n{shown}",
        differences.len()
    );
    assert!(cases > 5_000, "{cases}");
}

#[test]
fn a_body_without_members_may_be_left_out_and_have_any() {
    for (id, parameter) in [
        ("releaseCreditLease", "lease_id"),
        ("markCustomPlanBillingPaid", "custom_plan_billing_id"),
    ] {
        let operation = find(id).unwrap();
        let parts = || Parts::new().path(parameter, "a");
        let sent = |parts: Parts| operation.request(&parts).unwrap().body().cloned().unwrap();
        assert!(
            operation.has_body() && !operation.is_body_required(),
            "{id}"
        );
        assert_eq!(sent(parts()), "{}");
        assert_eq!(sent(parts().body(Value::Null)), "{}");
        let any = json!({"later": {"a": [null, 1.5]}, "at": "soon"});
        assert_eq!(sent(parts().body(any.clone())), any.to_string());
        assert!(operation.request(&parts().body(json!([]))).is_err());
    }
    let upsert = find("upsertCompany").unwrap();
    assert!(upsert.is_body_required());
    assert!(upsert.request(&Parts::new()).is_err());
}

/// Runs a case and returns what differs.
async fn run(case: &Case) -> Vec<String> {
    let operation = find(&case.operation.id).expect("an operation of the document");
    let mut parts = Parts::new();
    parts.path = case.asked.path.clone();
    parts.query = case.asked.query.clone();
    parts.body = case.asked.body.as_ref().map(|body| body.value.clone());
    let call = match operation.request(&parts) {
        Ok(call) => call,
        Err(error) => return vec![format!("no request: {error}")],
    };
    let double = Double {
        answer: response(&case.answered, case.ascii),
        arrived: Mutex::new(None),
    };
    let options = RequestOptions::new();
    let answer = double.call(call, &options).await;
    let arrived = double.arrived.into_inner().unwrap();
    let mut differences = match arrived {
        Some(arrived) => compare::request(case, &arrived),
        None => vec!["nothing arrived".to_owned()],
    };
    match answer.and_then(|response| operation.answer(&response)) {
        Ok(data) => differences.extend(compare::answer(&case.answered, &data)),
        Err(error) => {
            let member = error.unreadable_member().unwrap_or("?");
            differences.push(format!("no answer: {error} ({member})"));
        }
    }
    differences
}

fn find(id: &str) -> Option<&'static Dynamic> {
    dynamic::operations()
        .iter()
        .find(|one| one.facts().id == id)
}

fn response(answered: &Answered, ascii: bool) -> Response {
    let (status, _, body) = answered.parts(ascii);
    let status = StatusCode::from_u16(status).unwrap();
    Response::new(status, HeaderMap::new(), body.into())
}

/// A transport that keeps the call and has its answer ready.
struct Double {
    answer: Response,
    arrived: Mutex<Option<Arrived>>,
}

impl Transport for Double {
    fn call<'a>(
        &'a self,
        call: Call,
        _options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        Box::pin(async move {
            *self.arrived.lock().unwrap() = Some(Arrived {
                method: call.method().to_string(),
                target: call.target()?,
                headers: Vec::new(),
                body: call.body().map(|body| body.to_vec()).unwrap_or_default(),
            });
            Ok(self.answer.clone())
        })
    }
}

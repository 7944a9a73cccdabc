//! Calls of the API that no method has a name for.

use http::Method;
use schematic_core::ErrorKind;
use schematic_core::api::runtime::{BlockingTransport, Call, RequestOptions};
use schematic_core::blocking::Schematic;
use schematic_emulator::Fault;

use crate::world::{World, several_threads, within_limit};

#[test]
fn raw_requests_give_json_or_a_type() {
    let world = World::start();
    let schematic = world.client();
    let lookup = || {
        let request = schematic.request(Method::GET, "/companies/lookup");
        request.query("keys[org]", "acme")
    };
    assert_eq!(lookup().send().unwrap()["data"]["keys"][0]["value"], "acme");
    let error = lookup().typed::<bool>().send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    for path in ["@other.example/", "//other.example/", "/../x"] {
        let error = schematic.request(Method::GET, path).send().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{path}");
    }
    let offline = Schematic::builder("")
        .offline(true)
        .build_blocking()
        .unwrap();
    let error = offline.request(Method::GET, "/a").send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
}

#[test]
fn operations_are_those_of_the_asynchronous_client() {
    let world = World::start();
    let schematic = world.client();
    let found = schematic
        .companies()
        .lookup([("org", "acme")])
        .send()
        .unwrap();
    let one = schematic.companies().get(found.id.clone()).send().unwrap();
    assert_eq!(one.id, found.id);
    let listed: Vec<_> = schematic
        .companies()
        .list()
        .items()
        .map(|company| company.unwrap().id)
        .collect();
    assert_eq!(listed, [one.id]);
    let error = schematic.companies().get("").send().unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::InvalidRequest, Some("getCompany"))
    );
}

#[test]
fn files_come_in_chunks() {
    let world = World::start();
    let file = Fault::status(200)
        .body("1,2\n3,4\n")
        .on("/data-exports/1/artifact");
    world.emulator.inject(file).unwrap();
    let schematic = world.client();
    let read = move || {
        let call = Call::new(Method::GET, "/data-exports/1/artifact").accepting("text/csv");
        let chunks = schematic.stream(call, &RequestOptions::new()).unwrap();
        assert_eq!(chunks.status(), 200);
        let mut text = Vec::new();
        for chunk in chunks {
            text.extend_from_slice(&chunk.unwrap());
        }
        assert_eq!(text, b"1,2\n3,4\n");
        // After a shutdown there is no thread that reads on.
        let call = Call::new(Method::GET, "/data-exports/1/artifact");
        let mut chunks = schematic.stream(call, &RequestOptions::new()).unwrap();
        schematic.shutdown().unwrap();
        let error = chunks.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Offline);
        assert!(chunks.next().is_none());
    };
    within_limit("the file", read);
    let schematic = world.client();
    within_limit("the file inside a runtime", move || {
        several_threads().block_on(async move {
            let call = Call::new(Method::GET, "/data-exports/1/artifact");
            let chunks = schematic.stream(call, &RequestOptions::new()).unwrap();
            assert!(chunks.map(Result::unwrap).count() > 0);
        });
    });
}

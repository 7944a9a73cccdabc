//! Frames of a DataStream's client, as a server reads them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use schematic_core::datastream::protocol::Request;

fuzz_target!(|text: &str| {
    let Ok(request) = Request::from_json(text) else {
        return;
    };
    let again = Request::from_json(&request.to_json());
    assert_eq!(again.as_ref(), Ok(&request), "what was read can be written");
});

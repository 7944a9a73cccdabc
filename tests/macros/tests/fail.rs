//! What the macros say where something is wrong: in `fail/`, each with the words of Rust 1.95.
#![allow(missing_docs)]

#[test]
fn what_is_wrong_is_said_where_it_is() {
    trybuild::TestCases::new().compile_fail("tests/fail/*.rs");
}

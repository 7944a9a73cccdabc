//! Deciding a flag borrows everything: it allocates nothing.
//!
//! One test, alone in its file, since the count is of the whole process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::alloc::System;
use std::hint::black_box;

use schematic_rules::wire::{Company, Flag, User};
use schematic_rules::{Compiler, Options, evaluate};
use serde_json::{Value, from_str, from_value};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn deciding_a_flag_allocates_nothing() {
    let mut input: Value = from_str(include_str!("data/every-member.json")).unwrap();
    // Without limits on draws: reporting a refused one does allocate its reason.
    input["company"]["credit_spend_policies"].take();
    input["user"]["credit_spend_policies"].take();
    let mut member = |name: &str| input[name].take();
    let mut compiler = Compiler::new();
    let flag = compiler
        .flag(&from_value::<Flag>(member("flag")).unwrap())
        .unwrap();
    let company = compiler
        .company(&from_value::<Company>(member("company")).unwrap())
        .unwrap();
    let user = compiler
        .user(&from_value::<User>(member("user")).unwrap())
        .unwrap();
    let options: Options = from_value(member("options")).unwrap();

    let evaluate_all = || {
        let region = Region::new(ALLOCATOR);
        let mut matched = 0;
        for company in [None, Some(&company)] {
            for user in [None, Some(&user)] {
                for options in [&Options::default(), &options] {
                    let result = black_box(evaluate(&flag, company, user, options, || 0));
                    assert!(!result.reason().is_empty());
                    matched += usize::from(result.rule_id().is_some());
                }
            }
        }
        let change = region.change();
        (change.allocations, change.reallocations, matched)
    };
    // The fewest of several rounds, since the test harness's thread allocates now and then.
    let fewest = (0..20).map(|_| evaluate_all()).min();
    assert_eq!(fewest, Some((0, 0, 8)));
}

//! When the clock is read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::cell::Cell;

use schematic_rules::wire::{Company, Flag};
use schematic_rules::{Compiler, Options, evaluate, evaluate_many};
use serde_json::{from_value, json};

fn metered_flag(period: &str) -> Flag {
    from_value(json!({
        "id": "flag_1", "key": "feat",
        "rules": [{
            "id": "rule_1", "rule_type": "plan_entitlement", "value": true,
            "conditions": [{
                "id": "cond_1", "condition_type": "metric", "operator": "lt", "metric_value": 5,
                "event_subtype": "report", "metric_period": period,
            }],
        }],
    }))
    .unwrap()
}

fn company() -> Company {
    Company {
        id: "comp_1".into(),
        ..Company::default()
    }
}

#[test]
fn the_clock_is_not_read_where_time_does_not_matter() {
    let mut compiler = Compiler::new();
    let flag = compiler.flag(&metered_flag("all_time")).unwrap();
    let company = compiler.company(&company()).unwrap();
    let unread = || panic!("the clock was read");
    let result = evaluate(&flag, Some(&company), None, &Options::default(), unread);
    assert_eq!(result.rule_id(), Some("rule_1"));
    assert_eq!(result.feature().unwrap().usage_reset_at, None);
}

#[test]
fn the_clock_is_read_once_for_many_flags() {
    let mut compiler = Compiler::new();
    let flags = ["current_day", "current_week", "current_month"]
        .map(|period| compiler.flag(&metered_flag(period)).unwrap());
    let company = compiler.company(&company()).unwrap();
    let reads = Cell::new(0);
    let results = evaluate_many(&flags, Some(&company), None, || {
        reads.set(reads.get() + 1);
        1_717_243_200_000
    });
    assert_eq!(reads.get(), 1);
    let resets = results
        .iter()
        .map(|result| {
            result
                .feature()
                .unwrap()
                .usage_reset_at
                .unwrap()
                .to_string()
        })
        .collect::<Vec<_>>();
    assert_eq!(
        resets,
        [
            "2024-06-02T00:00:00Z",
            "2024-06-02T00:00:00Z",
            "2024-07-01T00:00:00Z",
        ]
    );
}

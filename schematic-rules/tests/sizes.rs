//! What entities say they take is about what they take, whatever is in them.
//!
//! One test, alone in its file, since bytes are counted of the whole process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::alloc::System;

use schematic_rules::Compiler;
use schematic_rules::wire::{Company, Flag, MemoryLimit, User};
use serde_json::{Value, from_value, json};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const MANY: usize = 10_000;

#[test]
fn sizes_are_about_what_is_taken() {
    let long = || json!("x".repeat(500_000));
    let odd = [
        ("id", long()),
        ("plan_ids", json!([long()])),
        ("plan_ids", texts("short")),
        ("base_plan_id", long()),
        ("account_id", long()),
        ("keys", json!({"org": long()})),
        ("keys", json!({"x".repeat(500_000): "1"})),
        ("credit_balances", numbers()),
        ("traits", json!(vec![json!({}); MANY])),
        ("traits", json!([{"value": long()}])),
        (
            "traits",
            list(|number| {
                json!({"trait_definition": {"id": number.to_string(),
                "comparable_type": "string", "entity_type": "company", "new": [number]}})
            }),
        ),
        (
            "metrics",
            list(|number| {
                json!({"event_subtype": format!("event {number}"), "period": "all_time",
                "month_reset": "first_of_month", "created_at": number.to_string()})
            }),
        ),
        (
            "metrics",
            json!([{"period": "all_time", "month_reset": "first_of_month", "valid_until": long()}]),
        ),
        (
            "entitlements",
            list(|number| {
                json!({"value_type": "boolean", "feature_id": number.to_string(),
                "new": {"a": 1}})
            }),
        ),
        (
            "entitlements",
            json!([{"value_type": "boolean", "quantity_rates": numbers()}]),
        ),
        ("rules", json!([rule(&json!({"name": long()}))])),
        (
            "rules",
            json!([rule(&json!({"resource_ids": texts("own")}))]),
        ),
        ("credit_spend_policies", json!([{"label": long()}])),
        ("subscription", json!({"id": "s", "period_start": long()})),
        ("new", json!(vec![0; MANY])),
        ("new", list(|_| json!({"a": 0}))),
    ];
    for (member, value) in &odd {
        let company = json!({"id": "c", *member: value});
        let what = format!("a company's {member}");
        check(
            &what,
            || company.clone(),
            |wire: &Company, compiler| {
                let company = compiler.company(wire).unwrap();
                (company.size(), Box::new(company))
            },
        );
        check_wire::<Company>(&what, &company, Company::size);
        if matches!(*member, "keys" | "traits" | "rules" | "new") {
            let what = format!("a user's {member}");
            check(
                &what,
                || company.clone(),
                |wire: &User, compiler| {
                    let user = compiler.user(wire).unwrap();
                    (user.size(), Box::new(user))
                },
            );
            check_wire::<User>(&what, &company, User::size);
        }
    }
    for condition in [
        json!({"name": long()}),
        json!({"resource_ids": texts("flag's")}),
        json!({"condition_type": "trait", "trait_definition": {"id": long(),
            "comparable_type": "string", "entity_type": "user"}, "trait_value": long()}),
        json!({"condition_type": "credit", "credit_id": "c", "quantity_rates": numbers()}),
    ] {
        let flag = json!({"id": "f", "key": "f", "rules": [rule(&condition)]});
        check(
            "a flag",
            || flag.clone(),
            |wire: &Flag, compiler| {
                let flag = compiler.flag(wire).unwrap();
                (flag.size(), Box::new(flag))
            },
        );
    }
}

/// Compares what a compiled entity says of itself with what it takes.
fn check<W: serde::de::DeserializeOwned, C>(
    what: &str,
    json: impl Fn() -> Value,
    compile: impl Fn(&W, &mut Compiler) -> (usize, Box<C>),
) {
    let mut compiler = Compiler::new();
    let wire: W = from_value(json()).unwrap();
    // What is shared is no entity's own, so another entity has put it there before.
    drop(compile(&wire, &mut compiler));
    let before = in_use();
    let (size, compiled) = compile(&wire, &mut compiler);
    let taken = in_use() - before;
    drop(compiled);
    assert_close(what, size, taken);
}

/// Checks the size of an entity as it travels, and what reading it counts.
fn check_wire<W>(what: &str, json: &Value, size: impl Fn(&W) -> usize)
where
    W: serde::de::DeserializeOwned + schematic_rules::wire::Limited,
{
    let text = json.to_string();
    let before = in_use();
    let wire: Box<W> = Box::new(serde_json::from_str(&text).unwrap());
    let taken = in_use() - before;
    assert_close(&format!("{what}, as it travels"), size(&wire), taken);
    drop(wire);
    // As much as it takes is not enough, unless it is not much.
    let within = |bytes: usize| MemoryLimit::new(bytes).read::<W>(&text).is_ok();
    assert!(within(3 * taken), "{what}: {taken}");
    assert!(
        !within(taken - taken / 4 - size_of::<W>()),
        "{what}: {taken}"
    );
}

fn assert_close(what: &str, size: usize, taken: usize) {
    assert!(
        size >= taken * 2 / 3 && size <= taken * 2,
        "{what} takes {taken} bytes and says {size}"
    );
}

fn in_use() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

fn list(item: impl Fn(usize) -> Value) -> Value {
    (0..MANY).map(item).collect()
}

/// Texts that fit into the table of shared ones only in part.
fn texts(prefix: &str) -> Value {
    (0..100_000)
        .map(|number| json!(format!("{prefix} {number}")))
        .collect()
}

fn numbers() -> Value {
    let number = |number: usize| (format!("{number:0>300}"), json!(1.5));
    Value::Object((0..MANY).map(number).collect())
}

/// A rule with one condition, and with these members wherever they belong.
fn rule(members: &Value) -> Value {
    let mut rule = json!({"id": "r", "rule_type": "standard", "flag_id": "f"});
    let mut condition = json!({"id": "c", "condition_type": "plan", "operator": "eq"});
    for (name, value) in members.as_object().unwrap() {
        let part = if name == "name" {
            &mut rule
        } else {
            &mut condition
        };
        part[name] = value.clone();
    }
    rule["conditions"] = json!([condition]);
    rule
}

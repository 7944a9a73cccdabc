//! What a change leaves of a company or user, and what an event counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use schematic_rules::merge::{CompanyPatch, UserPatch, merge_company, merge_user};
use schematic_rules::usage::count_track;
use schematic_rules::wire::{Company, User};
use schematic_rules::{Compiler, compile_company};
use serde_json::{Map, Value, from_value, json, to_value};

/// An object with the members of both.
fn with(base: &Value, more: &Value) -> Value {
    let (Value::Object(base), Value::Object(more)) = (base, more) else {
        panic!("two objects")
    };
    Value::Object(
        base.iter()
            .chain(more)
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect(),
    )
}

fn metric(event: &str, period: &str, reset: &str, value: i64) -> Value {
    json!({
        "account_id": "acct", "environment_id": "env", "company_id": "comp_1",
        "event_subtype": event, "period": period, "month_reset": reset, "value": value,
        "created_at": "2024-01-01T00:00:00Z",
    })
}

fn all_time(event: &str, value: i64) -> Value {
    metric(event, "all_time", "first_of_month", value)
}

fn entitlement(members: &Value) -> Value {
    with(
        &json!({"feature_id": "feat", "feature_key": "feat", "value_type": "numeric"}),
        members,
    )
}

fn a_trait(id: &str, value: &str, entity: &str) -> Value {
    let definition = json!({"id": id, "comparable_type": "string", "entity_type": entity});
    json!({"value": value, "trait_definition": definition})
}

/// Merges a patch into a company with these members and compares these members of the outcome,
/// both on the wire form and on the compiled one.
#[track_caller]
fn company(before: &Value, patch: &Value, after: &Value) {
    let base: Company = from_value(with(&json!({"id": "comp_1"}), before)).unwrap();
    let untouched = base.clone();
    let patch: CompanyPatch = from_value(patch.clone()).unwrap();
    let merged = merge_company(&base, patch.clone());
    assert_eq!(base, untouched);

    let full_after: Company = from_value(with(&json!({"id": "comp_1"}), before)).unwrap();
    let expected = with(&to_value(full_after).unwrap(), after);
    assert_eq!(merged, from_value::<Company>(expected).unwrap());

    let mut compiler = Compiler::new();
    let compiled = compiler.company(&base).unwrap();
    let compiled = compiler.changed_company(&compiled, patch).unwrap();
    assert_eq!(compiled.to_wire(), merged);
}

#[test]
fn keys_are_added_or_overwritten_and_never_removed() {
    company(
        &json!({"keys": {"org": "42"}}),
        &json!({"keys": {"slug": "acme"}}),
        &json!({"keys": {"org": "42", "slug": "acme"}}),
    );
    company(
        &json!({"keys": {"org": "42", "slug": "acme"}}),
        &json!({"keys": {"slug": "acme-inc"}}),
        &json!({"keys": {"org": "42", "slug": "acme-inc"}}),
    );
    let same = json!({"keys": {"org": "42"}});
    company(&same, &json!({"keys": null}), &same);
    company(&same, &json!({"keys": {}}), &same);
}

#[test]
fn balances_merge_and_credit_entitlements_follow_those_named() {
    let credit = |remaining: i64| {
        json!([entitlement(&json!({
            "credit_id": "cr_a", "credit_remaining": remaining, "credit_used": 100,
            "credit_total": 200,
        }))])
    };
    let before = json!({"credit_balances": {"cr_a": 100, "cr_b": 7}, "entitlements": credit(100)});
    company(
        &before,
        &json!({"credit_balances": {"cr_a": 90}}),
        &json!({"credit_balances": {"cr_a": 90, "cr_b": 7}, "entitlements": credit(90)}),
    );
    company(&before, &json!({"credit_balances": null}), &json!({}));

    let differing = json!({"credit_balances": {"cr_a": 5}, "entitlements": credit(3)});
    company(&differing, &json!({"credit_balances": {}}), &json!({}));
    company(
        &differing,
        &json!({"credit_balances": {"cr_z": 1}}),
        &json!({"credit_balances": {"cr_a": 5, "cr_z": 1}}),
    );

    // Entitlements that the patch brings itself win.
    company(
        &before,
        &json!({"credit_balances": {"cr_a": 90}, "entitlements": credit(77)}),
        &json!({"credit_balances": {"cr_a": 90, "cr_b": 7}, "entitlements": credit(77)}),
    );
}

#[test]
fn what_a_lease_leaves_is_a_balance() {
    let credit = |remaining: i64| {
        json!([entitlement(
            &json!({"credit_id": "cr_a", "credit_remaining": remaining})
        )])
    };
    company(
        &json!({"credit_balances": {"cr_a": 100}, "entitlements": credit(100)}),
        &json!({"credit_lease_balance": {"cr_a": {"remaining": 60, "reserved": 40}}}),
        &json!({"credit_balances": {"cr_a": 60}, "entitlements": credit(60)}),
    );
    let before = json!({"credit_balances": {"cr_a": 100}});
    for odd in [
        json!(null),
        json!(5),
        json!({"cr_a": null}),
        json!({"cr_a": {"remaining": "x"}}),
    ] {
        company(&before, &json!({"credit_lease_balance": odd}), &json!({}));
    }
}

#[test]
fn metrics_are_put_in_place_or_added_and_usage_follows() {
    let api = |usage: i64| {
        json!([entitlement(
            &json!({"event_name": "api", "allocation": 10, "usage": usage})
        )])
    };
    let before = json!({"metrics": [all_time("api", 5)], "entitlements": api(5)});
    company(
        &before,
        &json!({"metrics": [all_time("api", 6)]}),
        &json!({"metrics": [all_time("api", 6)], "entitlements": api(6)}),
    );
    let monthly = metric("api", "current_month", "billing_cycle", 2);
    company(
        &before,
        &json!({"metrics": [monthly]}),
        &json!({"metrics": [all_time("api", 5), monthly]}),
    );

    let cycle = |value: i64| metric("api", "current_month", "billing_cycle", value);
    let by_cycle = |usage: i64| {
        json!([entitlement(&json!({
            "event_name": "api", "metric_period": "current_month",
            "month_reset": "billing_cycle", "usage": usage,
        }))])
    };
    company(
        &json!({"metrics": [cycle(5)], "entitlements": by_cycle(5)}),
        &json!({"metrics": [cycle(8)]}),
        &json!({"metrics": [cycle(8)], "entitlements": by_cycle(8)}),
    );
}

#[test]
fn a_metrics_patch_refreshes_every_entitlement() {
    let two = |api: i64, login: i64| {
        json!([
            entitlement(&json!({"event_name": "api", "usage": api})),
            entitlement(&json!({"event_name": "login", "usage": login})),
        ])
    };
    company(
        &json!({"metrics": [all_time("api", 5), all_time("login", 3)], "entitlements": two(1, 2)}),
        &json!({"metrics": [all_time("api", 6)]}),
        &json!({
            "metrics": [all_time("api", 6), all_time("login", 3)], "entitlements": two(6, 3),
        }),
    );
    // Being there is enough, even as a null.
    let one = |usage: i64| json!([entitlement(&json!({"event_name": "api", "usage": usage}))]);
    company(
        &json!({"metrics": [all_time("api", 5)], "entitlements": one(1)}),
        &json!({"metrics": null}),
        &json!({"entitlements": one(5)}),
    );
    company(
        &json!({"metrics": [all_time("api", 5)]}),
        &json!({"metrics": [null, all_time("api", 6)]}),
        &json!({"metrics": [all_time("api", 6)]}),
    );
}

#[test]
fn new_metrics_that_are_equal_are_both_added() {
    company(
        &json!({}),
        &json!({"metrics": [all_time("api", 1), all_time("api", 2)]}),
        &json!({"metrics": [all_time("api", 1), all_time("api", 2)]}),
    );
}

#[test]
fn an_entitlement_may_follow_a_balance_and_a_metric() {
    let both = |remaining: i64, usage: i64| {
        json!([entitlement(&json!({
            "credit_id": "cr_a", "event_name": "inf", "credit_remaining": remaining,
            "usage": usage,
        }))])
    };
    company(
        &json!({
            "credit_balances": {"cr_a": 10}, "metrics": [all_time("inf", 4)],
            "entitlements": both(10, 4),
        }),
        &json!({"credit_balances": {"cr_a": 9}, "metrics": [all_time("inf", 5)]}),
        &json!({
            "credit_balances": {"cr_a": 9}, "metrics": [all_time("inf", 5)],
            "entitlements": both(9, 5),
        }),
    );
}

#[test]
fn everything_else_is_replaced_and_a_null_empties_a_list() {
    let boolean = json!([entitlement(&json!({"value_type": "boolean"}))]);
    company(
        &json!({"entitlements": boolean}),
        &json!({"entitlements": []}),
        &json!({"entitlements": []}),
    );
    company(
        &json!({"entitlements": boolean}),
        &json!({"entitlements": null}),
        &json!({"entitlements": []}),
    );
    company(
        &json!({"base_plan_id": "free", "plan_ids": ["free"], "billing_product_ids": ["bp"]}),
        &json!({"base_plan_id": "pro", "plan_ids": ["pro", "addon"], "billing_product_ids": []}),
        &json!({"base_plan_id": "pro", "plan_ids": ["pro", "addon"], "billing_product_ids": []}),
    );
    let subscription = json!({"id": "sub", "period_start": "", "period_end": ""});
    company(
        &json!({"base_plan_id": "free", "subscription": subscription}),
        &json!({"base_plan_id": null, "subscription": null}),
        &json!({"base_plan_id": null, "subscription": null}),
    );
    let two = json!({"traits": [a_trait("t1", "a", "company"), a_trait("t2", "b", "company")]});
    let one = json!({"traits": [a_trait("t1", "z", "company")]});
    company(&two, &one, &one);
    company(&two, &json!({"traits": null}), &json!({"traits": []}));
    company(
        &json!({"credit_spend_policies": [{"id": "p"}], "credit_postpaid": {"cr": {}}}),
        &json!({"credit_spend_policies": [], "creditPostpaid": {}}),
        &json!({"credit_spend_policies": [], "credit_postpaid": {}}),
    );
}

#[test]
fn unknown_members_are_kept() {
    company(
        &json!({}),
        &json!({"brand_new": {"a": 1}}),
        &json!({"brand_new": {"a": 1}}),
    );
    company(
        &json!({"old": 1, "changed": 1}),
        &json!({"changed": null}),
        &json!({"old": 1, "changed": null}),
    );
}

#[test]
fn a_patch_of_a_wrong_type_is_refused_whole() {
    for patch in [
        json!({"traits": {}}),
        json!({"metrics": [1]}),
        json!({"plan_ids": [1]}),
        json!(1),
    ] {
        from_value::<CompanyPatch>(patch).unwrap_err();
    }
}

#[test]
fn of_a_user_only_keys_are_merged() {
    let user =
        |members: &Value| -> User { from_value(with(&json!({"id": "user_1"}), members)).unwrap() };
    let changed = |before: &Value, patch: Value| {
        let before = user(before);
        let patch: UserPatch = from_value(patch).unwrap();
        let merged = merge_user(&before, patch.clone());
        let mut compiler = Compiler::new();
        let compiled = compiler.user(&before).unwrap();
        assert_eq!(
            compiler.changed_user(&compiled, patch).unwrap().to_wire(),
            merged
        );
        merged
    };
    assert_eq!(
        changed(
            &json!({"keys": {"uid": "7"}, "traits": [a_trait("t", "x", "user")]}),
            json!({"keys": {"email": "a@b.c"}, "traits": []}),
        ),
        user(&json!({"keys": {"uid": "7", "email": "a@b.c"}})),
    );
    let rule = json!({"id": "r", "rule_type": "standard"});
    assert_eq!(
        changed(&json!({"rules": [rule]}), json!({"rules": null})),
        user(&json!({}))
    );
}

#[test]
fn an_event_counts_on_all_its_metrics_and_their_entitlements() {
    let monthly = |value| metric("api", "current_month", "first_of_month", value);
    let of = |usage: i64| entitlement(&json!({"event_name": "api", "usage": usage}));
    let metered = |all: i64, month: i64, usage: i64| -> Company {
        let other = entitlement(&json!({"event_name": "login", "usage": 9}));
        let uncounted = entitlement(&json!({
            "event_name": "api", "metric_period": "current_day", "usage": 7,
        }));
        from_value(json!({
            "id": "comp_1",
            "metrics": [all_time("api", all), monthly(month), all_time("login", 4)],
            "entitlements": [of(usage), other, uncounted],
        }))
        .unwrap()
    };
    let mut company = metered(5, 2, 1);
    let compiled = compile_company(&company).unwrap();
    assert!(count_track(&mut company, "api", 3));
    assert_eq!(company, metered(8, 5, 8));
    assert_eq!(compiled.counting("api", 3).unwrap().to_wire(), company);

    assert!(!count_track(&mut company, "api", 0));
    assert!(!count_track(&mut company, "signup", 1));
    assert_eq!(company, metered(8, 5, 8));
    assert!(compiled.counting("api", 0).is_none());
    assert!(compiled.counting("signup", 1).is_none());

    let mut full = metered(i64::MAX, 0, 0);
    assert!(count_track(&mut full, "api", 1));
    assert_eq!(full.metrics.first().unwrap().value, i64::MAX);
}

#[test]
fn a_patch_without_members_changes_nothing() {
    let patch: CompanyPatch = from_value(Value::Object(Map::new())).unwrap();
    assert_eq!(patch, CompanyPatch::default());
    company(
        &json!({"keys": {"org": "42"}, "old": 1}),
        &json!({}),
        &json!({}),
    );
}

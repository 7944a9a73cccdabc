//! What holds for every input: nothing panics, the two readers agree, compiling loses nothing, and
//! rules are tried in their order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::cell::Cell;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use schematic_rules::call::{Line, Op};
use schematic_rules::merge::{CompanyPatch, UserPatch, merge_company, merge_user};
use schematic_rules::strict::Check;
use schematic_rules::usage::count_track;
use schematic_rules::wire::{Company, Flag, Options, Rule, Subscription, User};
use schematic_rules::{
    CompiledCompany, Compiler, MetricPeriod, RuleType, Timestamp, compile_company, compile_flag,
    compile_user, evaluate, evaluate_many, period,
};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

const OPS: [Op; 6] = [
    Op::Check,
    Op::CheckMany,
    Op::NextPeriodStart,
    Op::CurrentPeriodStart,
    Op::NextBillingStart,
    Op::CurrentBillingStart,
];

/// An input in which every member of the protocol occurs.
fn whole_input() -> Value {
    from_str(include_str!("data/every-member.json")).unwrap()
}

/// Texts on which readers of dates, numbers and words stumble.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            "0",
            "-0",
            "5",
            "5.",
            ".5",
            "1e400",
            "9223372036854775808",
            "true",
            "inf",
            "NaN",
            "2024-01-15 10:30:00 UTC",
            "2024-02-30T10:00:00Z",
            "2016-12-31T23:59:60.5Z",
            "+262142-12-31T23:59:59-0100",
            "-262143-01-01 00:00:00",
            "0000-01-01T00:00:00+23:59",
            "Mon Jan 15 2024 10:30:00 GMT+0200",
            "comp_1",
            "flag_1",
            "x",
            "ev",
            "cr",
            "t_int",
            "t_date",
            "gt",
            "not_empty",
            "all_time",
            "first_of_month",
            "user",
            "group",
            "per_draw",
            "date",
            "string",
            "bool",
            "metric",
            "trait",
            "numeric",
            "global_override",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
        "[0-9+:TZ. \u{2212}-]{0,30}",
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        select(vec![0, 1, -1, 5, i64::MAX, i64::MIN]).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(vec![0.0, -0.0, 0.1, 1e9, f64::MAX, f64::MIN_POSITIVE]).prop_map(Value::from),
        text().prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null])),
    ]
}

/// Any JSON, without regard to the protocol.
fn anything() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        select(vec![
            "flag", "flags", "company", "user", "options", "id", "key", "rules", "period"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    leaf().prop_recursive(4, 32, 5, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((name.clone(), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A change of one place in a document: where to, and what is put there.
fn mutation() -> impl Strategy<Value = (Vec<prop::sample::Index>, Option<Value>)> {
    (
        vec(any::<prop::sample::Index>(), 1..7),
        option::weighted(0.8, leaf()),
    )
}

/// The whole input with a few places changed or removed.
fn mutated() -> impl Strategy<Value = Value> {
    vec(mutation(), 0..6).prop_map(|mutations| {
        let mut input = whole_input();
        for (path, value) in mutations {
            mutate(&mut input, &path, value);
        }
        input
    })
}

fn mutate(value: &mut Value, path: &[prop::sample::Index], put: Option<Value>) {
    let Some((step, rest)) = path.split_first() else {
        *value = put.unwrap_or_default();
        return;
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let place = step.index(items.len());
            match put {
                None if rest.is_empty() => drop(items.remove(place)),
                put => mutate(&mut items[place], rest, put),
            }
        }
        Value::Object(members) if !members.is_empty() => {
            let name = members
                .keys()
                .nth(step.index(members.len()))
                .unwrap()
                .clone();
            match put {
                None if rest.is_empty() => drop(members.remove(&name)),
                put => mutate(&mut members[&name], rest, put),
            }
        }
        leaf => *leaf = put.unwrap_or_default(),
    }
}

/// Reads, compiles, evaluates and changes whatever of the input can be.
fn exercise(input: &Value, now_ms: i64) {
    let text = to_string(input).unwrap();
    for op in OPS {
        let _ = op.call(&text, now_ms);
    }
    let _ = Line::from_json(&text);

    let mut compiler = Compiler::new();
    let member = |name: &str| input.get(name).cloned().unwrap_or_default();
    let flag = from_value::<Flag>(member("flag")).ok();
    let company = from_value::<Company>(member("company")).ok();
    let user = from_value::<User>(member("user")).ok();
    let options = from_value::<Options>(member("options")).unwrap_or_default();
    let compiled_company = company
        .as_ref()
        .and_then(|company| compiler.company(company).ok());
    let compiled_user = user.as_ref().and_then(|user| compiler.user(user).ok());

    if let (Some(company), Some(compiled)) = (&company, &compiled_company) {
        assert_eq!(compiled.to_wire(), *company);
        let mut counted = company.clone();
        let changed = count_track(&mut counted, "ev", 2);
        let compiled = compiled.counting("ev", 2);
        assert_eq!(
            compiled.map(|compiled| compiled.to_wire()),
            changed.then_some(counted)
        );
    }
    if let (Some(user), Some(compiled)) = (&user, &compiled_user) {
        assert_eq!(compiled.to_wire(), *user);
    }
    if let (Some(company), Ok(patch)) = (&company, from_value::<CompanyPatch>(member("company"))) {
        // A company changed by all of its members stays what it is, but for unset members.
        let merged = merge_company(company, patch);
        assert_eq!(merged.traits, company.traits);
        assert_eq!(merged.keys, company.keys);
    }
    if let (Some(user), Ok(patch)) = (&user, from_value::<UserPatch>(member("user"))) {
        assert_eq!(merge_user(user, patch), *user);
    }
    let Some(flag) = flag.and_then(|flag| compiler.flag(&flag).ok()) else {
        return;
    };
    let reads = Cell::new(0);
    let now = || {
        reads.set(reads.get() + 1);
        now_ms
    };
    let result = evaluate(
        &flag,
        compiled_company.as_ref(),
        compiled_user.as_ref(),
        &options,
        now,
    );
    assert!(reads.get() <= 1);
    assert!(!result.reason().is_empty());
    let _ = to_value(&result).unwrap();
}

proptest! {
    #[test]
    fn nothing_panics_on_any_json(input in anything(), now_ms in any::<i64>()) {
        exercise(&input, now_ms);
    }

    #[test]
    fn nothing_panics_on_nearly_valid_input(input in mutated(), now_ms in any::<i64>()) {
        exercise(&input, now_ms);
    }

    #[test]
    fn nothing_panics_on_broken_text(
        cut in any::<prop::sample::Index>(),
        piece in any::<String>(),
        now_ms in any::<i64>(),
    ) {
        let text = whole_input().to_string();
        let place = (0..=text.len()).rev().filter(|place| text.is_char_boundary(*place));
        let place = place.min_by_key(|place| place.abs_diff(cut.index(text.len()))).unwrap();
        let (before, after) = text.split_at(place);
        for op in OPS {
            let _ = op.call(before, now_ms);
            let _ = op.call(&format!("{before}{piece}{after}"), now_ms);
        }
        let _ = Line::from_json(before);
    }

    #[test]
    fn what_the_strict_reader_accepts_the_tolerant_one_reads_alike(
        input in mutated(),
        now_ms in select(vec![0, 1_717_243_200_000]),
    ) {
        let Ok(strict) = Check::from_json(&input.to_string()) else { return Ok(()) };
        let whole = |value: Option<&Value>| value.cloned().unwrap_or_default();
        let flag: Flag = from_value(whole(input.get("flag"))).unwrap();
        let company: Option<Company> = from_value(whole(input.get("company"))).unwrap();
        let user: Option<User> = from_value(whole(input.get("user"))).unwrap();
        let flags = [compile_flag(&flag).unwrap(), compile_flag(&strict.flag).unwrap()];
        let company = company.map(|company| compile_company(&company).unwrap());
        let user = user.map(|user| compile_user(&user).unwrap());
        let answers = evaluate_many(&flags, company.as_ref(), user.as_ref(), || now_ms);
        prop_assert_eq!(to_value(&answers[0]).unwrap(), to_value(&answers[1]).unwrap());

        let company = strict.company.map(|company| compile_company(&company).unwrap());
        let user = strict.user.map(|user| compile_user(&user).unwrap());
        let again = evaluate_many(&flags, company.as_ref(), user.as_ref(), || now_ms);
        prop_assert_eq!(to_value(&answers).unwrap(), to_value(&again).unwrap());
    }

    #[test]
    fn a_compiled_company_changes_as_its_wire_form_does(
        input in mutated(),
        kept in vec(any::<bool>(), 32),
    ) {
        let base: Company = from_value(whole_input()["company"].take()).unwrap();
        let mut changed = input["company"].clone();
        if let Some(members) = changed.as_object_mut() {
            let mut kept = kept.into_iter();
            members.retain(|_, _| kept.next().unwrap_or_default());
        }
        let Ok(patch) = from_value::<CompanyPatch>(changed) else { return Ok(()) };
        let mut compiler = Compiler::new();
        let compiled = compiler.company(&base).unwrap();
        let merged = merge_company(&base, patch.clone());
        let compiled = compiler.changed_company(&compiled, patch);
        prop_assert_eq!(
            compiled.as_ref().map(CompiledCompany::to_wire).ok(),
            compile_company(&merged).is_ok().then_some(merged)
        );
    }

    #[test]
    fn rules_are_tried_in_one_stable_order(
        rules in vec((0..3_usize, 0..7_usize, -2..3_i64, any::<bool>(), any::<bool>()), 0..12),
    ) {
        const TYPES: [RuleType; 7] = [
            RuleType::GlobalOverride,
            RuleType::CompanyOverride,
            RuleType::PlanEntitlement,
            RuleType::CompanyOverrideUsageExceeded,
            RuleType::PlanEntitlementUsageExceeded,
            RuleType::Standard,
            RuleType::Default,
        ];
        let mut lists: [Vec<Rule>; 3] = Default::default();
        for (number, (list, kind, priority, value, matches)) in rules.into_iter().enumerate() {
            let never = json!([{"conditions": []}]);
            lists[list].push(Rule {
                id: format!("{list}-{number}"),
                flag_id: Some("flag_1".into()),
                rule_type: TYPES[kind].into(),
                priority,
                value,
                condition_groups: if matches { vec![] } else { from_value(never).unwrap() },
                ..Rule::default()
            });
        }
        let mut collected: Vec<Rule> = lists.concat();
        collected.sort_by_key(|rule| {
            let kind = rule.rule_type.known().unwrap();
            let rank = match kind {
                RuleType::Standard => rule.priority,
                RuleType::GlobalOverride | RuleType::Default => 0,
                _ => i64::from(!rule.value),
            };
            (TYPES.iter().position(|known| *known == kind), rank)
        });
        let expected = collected.iter().find(|rule| {
            rule.condition_groups.is_empty()
                || rule.rule_type.is(RuleType::GlobalOverride)
                || rule.rule_type.is(RuleType::Default)
        });

        let [of_flag, of_company, of_user] = lists;
        let flag = Flag { id: "flag_1".into(), rules: of_flag, ..Flag::default() };
        let company = Company { id: "c".into(), rules: of_company, ..Company::default() };
        let user = User { id: "u".into(), rules: of_user, ..User::default() };
        let (flag, company) = (compile_flag(&flag).unwrap(), compile_company(&company).unwrap());
        let user = compile_user(&user).unwrap();
        let options = Options::default();
        let result = evaluate(&flag, Some(&company), Some(&user), &options, || 0);
        prop_assert_eq!(result.rule_id(), expected.map(|rule| rule.id.as_str()));
    }

    #[test]
    fn now_lies_within_its_period(now_ms in any::<i64>(), start in text(), end in text()) {
        let now = Timestamp::from_millis(now_ms);
        for kind in [
            MetricPeriod::CurrentDay,
            MetricPeriod::CurrentWeek,
            MetricPeriod::CurrentMonth,
        ] {
            let current = period::current_period_start(kind, now_ms).unwrap();
            let next = period::next_period_start(kind, now_ms).unwrap();
            prop_assert!(current <= now && now < next);
        }
        let subscription =
            Subscription { period_start: start, period_end: end, ..Subscription::default() };
        let company = Company { subscription: Some(subscription), ..Company::default() };
        let current = period::current_billing_start(Some(&company), now_ms);
        let _ = period::next_billing_start(Some(&company), now_ms);
        prop_assert!(current.is_none_or(|current| current <= now));
    }

    #[test]
    fn timestamps_read_back(millis in -62_167_219_200_000..253_402_300_800_000_i64) {
        let instant = Timestamp::from_millis(millis);
        prop_assert_eq!(instant.to_string().parse(), Ok(instant));
    }

    #[test]
    fn entities_read_back(input in mutated()) {
        if let Ok(company) = from_value::<Company>(input["company"].clone()) {
            let text = to_string(&company).unwrap();
            prop_assert_eq!(from_str::<Company>(&text).unwrap(), company);
        }
        if let Ok(flag) = from_value::<Flag>(input["flag"].clone()) {
            let text = to_string(&flag).unwrap();
            prop_assert_eq!(from_str::<Flag>(&text).unwrap(), flag);
        }
    }
}

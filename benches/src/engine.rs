//! Deciding a compiled flag, against the loop that one would write by hand.

use std::hint::black_box;

use schematic_rules::{
    ComparableType, CompiledCompany, CompiledFlag, Compiler, ConditionType, EntityType, Evaluation,
    Operator, Options, RuleType, evaluate, wire,
};

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, allocations_per_call};
#[cfg(feature = "peers")]
use crate::peers;
use crate::scenario;

/// The lines of this area.
pub const LINES: &[Line] = &[
    Line {
        name: "engine_vs_floor",
        what: "compiled flag, the last of 5 rules matches, against a hand-written loop",
        bound: Bound::AtMost(1.5),
        measure: Measure::Times(against_floor),
    },
    Line {
        name: "engine_allocs",
        what: "allocations of an evaluation",
        bound: Bound::AtMost(0.0),
        measure: Measure::Allocations(allocations),
    },
    #[cfg(feature = "peers")]
    Line {
        name: "engine_vs_yggdrasil",
        what: "an evaluation, against unleash-yggdrasil",
        bound: Bound::None,
        measure: Measure::Times(against_yggdrasil),
    },
    #[cfg(feature = "peers")]
    Line {
        name: "engine_vs_eppo",
        what: "an evaluation, against eppo_core",
        bound: Bound::None,
        measure: Measure::Times(against_eppo),
    },
    #[cfg(feature = "peers")]
    Line {
        name: "engine_vs_unleash_client",
        what: "an evaluation, against unleash-api-client",
        bound: Bound::None,
        measure: Measure::Times(against_unleash_client),
    },
];

fn against_floor(plan: &Plan) -> Result<Figure, Failure> {
    let floor = Floor::new();
    if floor.first_match() != Some(scenario::RULES.len() - 1) {
        return Err("the floor's answer is wrong".into());
    }
    against("floor", || black_box(&floor).first_match(), plan)
}

#[cfg(feature = "peers")]
fn against_yggdrasil(plan: &Plan) -> Result<Figure, Failure> {
    let peer = peers::Yggdrasil::new()?;
    against("unleash-yggdrasil", || black_box(&peer).is_enabled(), plan)
}

#[cfg(feature = "peers")]
fn against_eppo(plan: &Plan) -> Result<Figure, Failure> {
    let peer = peers::Eppo::new()?;
    against("eppo_core", || black_box(&peer).assignment(), plan)
}

#[cfg(feature = "peers")]
fn against_unleash_client(plan: &Plan) -> Result<Figure, Failure> {
    let peer = peers::UnleashClient::new()?;
    against("unleash-api-client", || black_box(&peer).is_enabled(), plan)
}

fn against<T>(
    name: &'static str,
    decide: impl FnMut() -> T,
    plan: &Plan,
) -> Result<Figure, Failure> {
    let loaded = Loaded::new()?;
    let race = Race::new()
        .contender("ours", || black_box(&loaded).decide())
        .contender(name, decide);
    Ok(race.run(plan)?.ratio())
}

fn allocations() -> Result<Figure, Failure> {
    let loaded = Loaded::new()?;
    allocations_per_call(|| black_box(&loaded).decide())
}

/// Everything compiled, as a client holds it.
struct Loaded {
    flag: CompiledFlag,
    company: CompiledCompany,
    options: Options,
    // Loaded like the one that is asked for, so that it lies among others in memory.
    _others: Vec<CompiledFlag>,
}

impl Loaded {
    fn new() -> Result<Self, Failure> {
        let mut compiler = Compiler::new();
        let flag = compiler.flag(&flag(scenario::FLAG, &scenario::RULES))?;
        let others = scenario::other_flags()
            .map(|key| compiler.flag(&self::flag(&key, scenario::ONE_RULE)))
            .collect::<Result<_, _>>()?;
        let loaded = Self {
            flag,
            company: compiler.company(&company())?,
            options: Options::default(),
            _others: others,
        };
        let result = loaded.decide();
        let last = format!("rule_{}", scenario::RULES.len() - 1);
        if !result.value() || result.rule_id() != Some(&last) {
            return Err(format!("the engine's answer is wrong: {result:?}").into());
        }
        Ok(loaded)
    }

    fn decide(&self) -> Evaluation<'_> {
        // A fixed time: none of these rules asks for it.
        evaluate(&self.flag, Some(&self.company), None, &self.options, || 0)
    }
}

/// The floor of the case: hand-written code with nothing but what it needs.
struct Floor {
    rules: Vec<(String, String)>,
    traits: Vec<(String, String)>,
}

impl Floor {
    fn new() -> Self {
        let owned = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|&(name, value)| (name.to_owned(), value.to_owned()))
                .collect()
        };
        Self {
            rules: owned(&scenario::RULES),
            traits: owned(&scenario::TRAITS),
        }
    }

    /// The place of the first rule that matches.
    fn first_match(&self) -> Option<usize> {
        self.rules.iter().position(|(name, wanted)| {
            self.traits
                .iter()
                .find(|(of, _)| of == name)
                .is_some_and(|(_, value)| value == wanted)
        })
    }
}

fn flag(key: &str, rules: &[(&str, &str)]) -> wire::Flag {
    let rules = rules
        .iter()
        .enumerate()
        .map(|(place, &(name, value))| wire::Rule {
            id: format!("rule_{place}"),
            rule_type: RuleType::Standard.into(),
            name: format!("Rule {place}"),
            priority: place as i64,
            conditions: vec![wire::Condition {
                id: format!("cond_{place}"),
                condition_type: ConditionType::Trait.into(),
                operator: Operator::Eq.into(),
                trait_definition: Some(definition(name)),
                trait_value: value.to_owned(),
                ..Default::default()
            }],
            value: true,
            ..Default::default()
        });
    wire::Flag {
        id: format!("flag_{key}"),
        key: key.to_owned(),
        rules: rules.collect(),
        default_value: false,
        ..Default::default()
    }
}

fn company() -> wire::Company {
    let traits = scenario::TRAITS.iter().map(|&(name, value)| wire::Trait {
        value: value.to_owned(),
        trait_definition: Some(definition(name)),
        ..Default::default()
    });
    wire::Company {
        id: "comp_1".to_owned(),
        traits: traits.collect(),
        ..Default::default()
    }
}

fn definition(name: &str) -> wire::TraitDefinition {
    wire::TraitDefinition {
        id: format!("trait_{name}"),
        comparable_type: ComparableType::String.into(),
        entity_type: EntityType::Company.into(),
        ..Default::default()
    }
}

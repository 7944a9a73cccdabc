//! Rules that belong to a company or a user rather than to a flag.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{CompileError, Compiler, Rule, Symbol};
use crate::wire;
use crate::wire::size::HeapSize as _;

/// The rules of one company or user.
#[derive(Clone, Debug)]
pub(crate) struct OwnRules {
    by_flag: Arc<[RulesOfFlag]>,
    /// As they came; compiled rules cannot be turned back.
    source: Arc<[wire::Rule]>,
}

#[derive(Debug)]
struct RulesOfFlag {
    flag_id: Symbol,
    rules: Box<[Rule]>,
}

impl OwnRules {
    pub(super) fn new(
        source: &[wire::Rule],
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let mut by_flag: BTreeMap<&str, Vec<&wire::Rule>> = BTreeMap::new();
        for rule in source {
            match rule.flag_id.as_deref() {
                Some(flag_id) => by_flag.entry(flag_id).or_default().push(rule),
                // Belongs to no flag, but an entity that holds it must make sense all the same.
                None => drop(Rule::new(rule, compiler)?),
            }
        }
        let mut by_flag = by_flag
            .into_iter()
            .map(|(flag_id, rules)| {
                let flag_id = compiler.texts.symbol(flag_id);
                Ok(RulesOfFlag {
                    flag_id,
                    rules: Rule::sorted(rules, compiler)?,
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        by_flag.sort_unstable_by(|left, right| left.flag_id.cmp(&right.flag_id));
        let by_flag = by_flag.into();
        Ok(Self {
            by_flag,
            source: source.into(),
        })
    }

    /// The rules for a flag, in the order in which they are tried.
    #[inline]
    pub(crate) fn for_flag(&self, flag_id: &Symbol) -> &[Rule] {
        // Few companies or users have rules for themselves alone.
        if self.by_flag.is_empty() {
            return &[];
        }
        self.search(flag_id)
    }

    fn search(&self, flag_id: &Symbol) -> &[Rule] {
        self.by_flag
            .binary_search_by(|rules| rules.flag_id.cmp(flag_id))
            .ok()
            .and_then(|place| self.by_flag.get(place))
            .map_or(&[], |rules| &rules.rules)
    }

    pub(super) fn size(&self) -> usize {
        // Each is held as it came and compiled.
        let compiled = self
            .by_flag
            .iter()
            .map(|of_flag| of_flag.flag_id.heap_size() + of_flag.rules.heap_size());
        size_of_val(&*self.by_flag) + compiled.sum::<usize>() + self.source.heap_size() + 32
    }

    pub(super) fn to_wire(&self) -> Vec<wire::Rule> {
        self.source.to_vec()
    }
}

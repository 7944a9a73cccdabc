//! The entitlements of one company, found by feature key.

use super::Entitlement;
use crate::compile::index::Index;
use crate::compile::intern::Recent;
use crate::compile::{CompileError, Compiler, Symbol};
use crate::wire;

/// The entitlements of one company.
#[derive(Clone, Debug)]
pub(in crate::compile) struct Entitlements {
    list: Box<[Entitlement]>,
    by_feature_key: Index,
}

impl Entitlements {
    pub(in crate::compile) fn new(
        entitlements: &[wire::Entitlement],
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let list: Box<[Entitlement]> = entitlements
            .iter()
            .map(|entitlement| Entitlement::new(entitlement, times, compiler))
            .collect::<Result<_, _>>()?;
        let fingerprints = list
            .iter()
            .map(|item| Some(item.definition.feature_key.fingerprint()));
        Ok(Self {
            by_feature_key: Index::new(fingerprints),
            list,
        })
    }

    pub(in crate::compile) fn list(&self) -> &[Entitlement] {
        &self.list
    }

    /// The first entitlement to this feature.
    pub(in crate::compile) fn find(&self, feature_key: &Symbol) -> Option<&Entitlement> {
        self.by_feature_key
            .find(feature_key.fingerprint(), |place| {
                let entitlement = self.list.get(place)?;
                (entitlement.definition.feature_key == *feature_key).then_some(entitlement)
            })
    }

    /// The entitlements after a change of each that leaves their keys alone.
    pub(in crate::compile) fn changed(&self, change: impl FnMut(&mut Entitlement)) -> Self {
        let mut list = self.list.clone();
        list.iter_mut().for_each(change);
        Self {
            list,
            by_feature_key: self.by_feature_key.clone(),
        }
    }

    pub(in crate::compile) fn size(&self) -> usize {
        let items = self.list.iter().map(Entitlement::size);
        size_of_val(&*self.list) + items.sum::<usize>() + self.by_feature_key.size() + 64
    }

    pub(in crate::compile) fn to_wire(&self) -> Vec<wire::Entitlement> {
        self.list.iter().map(Entitlement::to_wire).collect()
    }
}

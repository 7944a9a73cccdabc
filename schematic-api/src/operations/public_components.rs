// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`PublicComponents`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on what is public of components.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`get_plans`](Self::get_plans) | `getPublicPlans` | `GET /public/plans` |
    ///
    /// Needs the feature `componentspublic`, which is `api-componentspublic` of `schematic-core`.
    pub struct PublicComponents;
}

impl<S: Clone> PublicComponents<S> {
    /// `getPublicPlans`: `GET /public/plans`.
    #[doc(alias = "getPublicPlans")]
    pub fn get_plans(&self) -> Request<S, GetPublicPlans> {
        self.request()
    }
}

operation! {
    /// `getPublicPlans`: `GET /public/plans`, made by [`PublicComponents::get_plans`].
    pub GetPublicPlans: GET "/public/plans", "getPublicPlans" in "componentspublic"
        => PublicPlansResponseData;
}

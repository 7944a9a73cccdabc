// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Licenses`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on licenses.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listLicenses` | `GET /licenses` |
    /// | [`get`](Self::get) | `getSingleLicense` | `GET /licenses/{license_id}` |
    /// | [`count`](Self::count) | `countLicenses` | `GET /licenses/count` |
    ///
    /// Needs the feature `licenses`, which is `api-licenses` of `schematic-core`.
    pub struct Licenses;
}

impl<S: Clone> Licenses<S> {
    /// `listLicenses`: `GET /licenses`.
    ///
    /// Optional, to be set on the request: `feature_ids`, `ids`, `name`, `limit`, `offset`.
    #[doc(alias = "listLicenses")]
    pub fn list(&self) -> Request<S, ListLicenses> {
        self.request()
    }

    /// `getSingleLicense`: `GET /licenses/{license_id}`.
    #[doc(alias = "getSingleLicense")]
    pub fn get(&self, license_id: impl Into<String>) -> Request<S, GetSingleLicense> {
        self.request().path("license_id", license_id)
    }

    /// `countLicenses`: `GET /licenses/count`.
    ///
    /// Optional, to be set on the request: `feature_ids`, `ids`, `name`, `limit`, `offset`.
    #[doc(alias = "countLicenses")]
    pub fn count(&self) -> Request<S, CountLicenses> {
        self.request()
    }
}

operation! {
    /// `listLicenses`: `GET /licenses`, made by [`Licenses::list`].
    pub ListLicenses: GET "/licenses", "listLicenses" in "licenses"
        => Vec<LicenseResponseData>, paged LicenseResponseData;
}

operation! {
    /// `getSingleLicense`: `GET /licenses/{license_id}`, made by [`Licenses::get`].
    pub GetSingleLicense: GET "/licenses/{license_id}", "getSingleLicense" in "licenses"
        => LicenseResponseData;
}

operation! {
    /// `countLicenses`: `GET /licenses/count`, made by [`Licenses::count`].
    pub CountLicenses: GET "/licenses/count", "countLicenses" in "licenses"
        => CountResponse;
}

parameters! {
    [ListLicenses, CountLicenses] {
        "feature_ids" feature_ids(each into FeatureId);
        "ids" ids(each into String);
        "name" name(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

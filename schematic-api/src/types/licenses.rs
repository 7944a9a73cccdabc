// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`licenses`](crate::operations::licenses).

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "licenses")]
record! {
    /// Data that `listLicenses` and `getSingleLicense` returns.
    ///
    /// Needs the feature `licenses`, which is `api-licenses` of `schematic-core`.
    pub struct LicenseResponseData requires 0b1111 {
        0 "created_at" created_at: Timestamp,
        1 "id" id: String,
        2 "name" name: String,
        3 "updated_at" updated_at: Timestamp,
    }
}

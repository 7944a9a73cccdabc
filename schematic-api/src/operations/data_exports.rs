// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`DataExports`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on exports of data.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listDataExports` | `GET /data-exports` |
    /// | [`create`](Self::create) | `createDataExport` | `POST /data-exports` |
    /// | [`get`](Self::get) | `getDataExport` | `GET /data-exports/{data_export_id}` |
    /// | [`get_artifact`](Self::get_artifact) | `getDataExportArtifact` | `GET /data-exports/{data_export_id}/artifact` |
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct DataExports;
}

impl<S: Clone> DataExports<S> {
    /// `listDataExports`: `GET /data-exports`.
    ///
    /// Optional, to be set on the request: `export_type`, `status`, `limit`, `offset`.
    #[doc(alias = "listDataExports")]
    pub fn list(&self) -> Request<S, ListDataExports> {
        self.request()
    }

    /// `createDataExport`: `POST /data-exports`.
    #[doc(alias = "createDataExport")]
    pub fn create(&self, body: &CreateDataExportRequestBody) -> Request<S, CreateDataExport> {
        self.request().body(body)
    }

    /// `getDataExport`: `GET /data-exports/{data_export_id}`.
    #[doc(alias = "getDataExport")]
    pub fn get(&self, data_export_id: impl Into<String>) -> Request<S, GetDataExport> {
        self.request().path("data_export_id", data_export_id)
    }

    /// `getDataExportArtifact`: `GET /data-exports/{data_export_id}/artifact`.
    #[doc(alias = "getDataExportArtifact")]
    pub fn get_artifact(
        &self,
        data_export_id: impl Into<String>,
    ) -> Request<S, GetDataExportArtifact> {
        self.request().path("data_export_id", data_export_id)
    }
}

operation! {
    /// `listDataExports`: `GET /data-exports`, made by [`DataExports::list`].
    pub ListDataExports: GET "/data-exports", "listDataExports" in "dataexports"
        => Vec<DataExportResponseData>, paged DataExportResponseData;
}

operation! {
    /// `createDataExport`: `POST /data-exports`, made by [`DataExports::create`].
    pub CreateDataExport: POST "/data-exports", "createDataExport" in "dataexports"
        => DataExportResponseData;
}

operation! {
    /// `getDataExport`: `GET /data-exports/{data_export_id}`, made by [`DataExports::get`].
    pub GetDataExport: GET "/data-exports/{data_export_id}", "getDataExport" in "dataexports"
        => DataExportResponseData;
}

operation! {
    /// `getDataExportArtifact`: `GET /data-exports/{data_export_id}/artifact`, made by [`DataExports::get_artifact`].
    pub GetDataExportArtifact: GET "/data-exports/{data_export_id}/artifact", "getDataExportArtifact" in "dataexports", accept("text/csv, application/octet-stream") => file;
}

parameters! {
    [ListDataExports] {
        "export_type" export_type(into DataExportType);
        "status" status(into DataExportStatus);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

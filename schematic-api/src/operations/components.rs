// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Components`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on components.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listComponents` | `GET /components` |
    /// | [`create`](Self::create) | `createComponent` | `POST /components` |
    /// | [`get`](Self::get) | `getComponent` | `GET /components/{component_id}` |
    /// | [`update`](Self::update) | `updateComponent` | `PUT /components/{component_id}` |
    /// | [`delete`](Self::delete) | `deleteComponent` | `DELETE /components/{component_id}` |
    /// | [`bind_catalog`](Self::bind_catalog) | `bindCatalog` | `PUT /components/{component_id}/catalog` |
    /// | [`count`](Self::count) | `countComponents` | `GET /components/count` |
    /// | [`preview_data`](Self::preview_data) | `previewComponentData` | `GET /components/preview-data` |
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct Components;
}

impl<S: Clone> Components<S> {
    /// `listComponents`: `GET /components`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "listComponents")]
    pub fn list(&self) -> Request<S, ListComponents> {
        self.request()
    }

    /// `createComponent`: `POST /components`.
    #[doc(alias = "createComponent")]
    pub fn create(&self, body: &CreateComponentRequestBody) -> Request<S, CreateComponent> {
        self.request().body(body)
    }

    /// `getComponent`: `GET /components/{component_id}`.
    #[doc(alias = "getComponent")]
    pub fn get(&self, component_id: impl Into<String>) -> Request<S, GetComponent> {
        self.request().path("component_id", component_id)
    }

    /// `updateComponent`: `PUT /components/{component_id}`.
    #[doc(alias = "updateComponent")]
    pub fn update(
        &self,
        component_id: impl Into<String>,
        body: &UpdateComponentRequestBody,
    ) -> Request<S, UpdateComponent> {
        self.request().path("component_id", component_id).body(body)
    }

    /// `deleteComponent`: `DELETE /components/{component_id}`.
    #[doc(alias = "deleteComponent")]
    pub fn delete(&self, component_id: impl Into<String>) -> Request<S, DeleteComponent> {
        self.request().path("component_id", component_id)
    }

    /// `bindCatalog`: `PUT /components/{component_id}/catalog`.
    #[doc(alias = "bindCatalog")]
    pub fn bind_catalog(
        &self,
        component_id: impl Into<String>,
        body: &BindCatalogRequestBody,
    ) -> Request<S, BindCatalog> {
        self.request().path("component_id", component_id).body(body)
    }

    /// `countComponents`: `GET /components/count`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "countComponents")]
    pub fn count(&self) -> Request<S, CountComponents> {
        self.request()
    }

    /// `previewComponentData`: `GET /components/preview-data`.
    ///
    /// Optional, to be set on the request: `company_id`, `component_id`.
    #[doc(alias = "previewComponentData")]
    pub fn preview_data(&self) -> Request<S, PreviewComponentData> {
        self.request()
    }
}

operation! {
    /// `listComponents`: `GET /components`, made by [`Components::list`].
    pub ListComponents: GET "/components", "listComponents" in "components"
        => Vec<ComponentResponseData>, paged ComponentResponseData;
}

operation! {
    /// `createComponent`: `POST /components`, made by [`Components::create`].
    pub CreateComponent: POST "/components", "createComponent" in "components"
        => ComponentResponseData;
}

operation! {
    /// `getComponent`: `GET /components/{component_id}`, made by [`Components::get`].
    pub GetComponent: GET "/components/{component_id}", "getComponent" in "components"
        => ComponentResponseData;
}

operation! {
    /// `updateComponent`: `PUT /components/{component_id}`, made by [`Components::update`].
    pub UpdateComponent: PUT "/components/{component_id}", "updateComponent" in "components"
        => ComponentResponseData;
}

operation! {
    /// `deleteComponent`: `DELETE /components/{component_id}`, made by [`Components::delete`].
    pub DeleteComponent: DELETE "/components/{component_id}", "deleteComponent" in "components"
        => DeleteResponse;
}

operation! {
    /// `bindCatalog`: `PUT /components/{component_id}/catalog`, made by [`Components::bind_catalog`].
    pub BindCatalog: PUT "/components/{component_id}/catalog", "bindCatalog" in "components"
        => ComponentResponseData;
}

operation! {
    /// `countComponents`: `GET /components/count`, made by [`Components::count`].
    pub CountComponents: GET "/components/count", "countComponents" in "components"
        => CountResponse;
}

operation! {
    /// `previewComponentData`: `GET /components/preview-data`, made by [`Components::preview_data`].
    pub PreviewComponentData: GET "/components/preview-data", "previewComponentData" in "components"
        => ComponentPreviewResponseData;
}

parameters! {
    [ListComponents, CountComponents] {
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [PreviewComponentData] {
        "company_id" company_id(into CompanyId);
        "component_id" component_id(into String);
    }
}

// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Users`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on users, their keys and traits.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`upsert_trait`](Self::upsert_trait) | `upsertUserTrait` | `POST /user-traits` |
    /// | [`list`](Self::list) | `listUsers` | `GET /users` |
    /// | [`upsert`](Self::upsert) | `upsertUser` | `POST /users` |
    /// | [`get`](Self::get) | `getUser` | `GET /users/{user_id}` |
    /// | [`delete`](Self::delete) | `deleteUser` | `DELETE /users/{user_id}` |
    /// | [`count`](Self::count) | `countUsers` | `GET /users/count` |
    /// | [`create`](Self::create) | `createUser` | `POST /users/create` |
    /// | [`delete_by_keys`](Self::delete_by_keys) | `deleteUserByKeys` | `POST /users/delete` |
    /// | [`lookup`](Self::lookup) | `lookupUser` | `GET /users/lookup` |
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct Users;
}

impl<S: Clone> Users<S> {
    /// `upsertUserTrait`: `POST /user-traits`.
    #[doc(alias = "upsertUserTrait")]
    pub fn upsert_trait(&self, body: &UpsertTraitRequestBody) -> Request<S, UpsertUserTrait> {
        self.request().body(body)
    }

    /// `listUsers`: `GET /users`.
    ///
    /// Optional, to be set on the request: `company_id`, `ids`, `plan_id`, `q`, `limit`, `offset`.
    #[doc(alias = "listUsers")]
    pub fn list(&self) -> Request<S, ListUsers> {
        self.request()
    }

    /// `upsertUser`: `POST /users`.
    #[doc(alias = "upsertUser")]
    pub fn upsert(&self, body: &UpsertUserRequestBody) -> Request<S, UpsertUser> {
        self.request().body(body)
    }

    /// `getUser`: `GET /users/{user_id}`.
    #[doc(alias = "getUser")]
    pub fn get(&self, user_id: impl Into<UserId>) -> Request<S, GetUser> {
        self.request()
            .path("user_id", Into::<UserId>::into(user_id))
    }

    /// `deleteUser`: `DELETE /users/{user_id}`.
    #[doc(alias = "deleteUser")]
    pub fn delete(&self, user_id: impl Into<UserId>) -> Request<S, DeleteUser> {
        self.request()
            .path("user_id", Into::<UserId>::into(user_id))
    }

    /// `countUsers`: `GET /users/count`.
    ///
    /// Optional, to be set on the request: `company_id`, `ids`, `plan_id`, `q`, `limit`, `offset`.
    #[doc(alias = "countUsers")]
    pub fn count(&self) -> Request<S, CountUsers> {
        self.request()
    }

    /// `createUser`: `POST /users/create`.
    #[doc(alias = "createUser")]
    pub fn create(&self, body: &UpsertUserRequestBody) -> Request<S, CreateUser> {
        self.request().body(body)
    }

    /// `deleteUserByKeys`: `POST /users/delete`.
    #[doc(alias = "deleteUserByKeys")]
    pub fn delete_by_keys(&self, body: &KeysRequestBody) -> Request<S, DeleteUserByKeys> {
        self.request().body(body)
    }

    /// `lookupUser`: `GET /users/lookup`.
    #[doc(alias = "lookupUser")]
    pub fn lookup(
        &self,
        keys: impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>,
    ) -> Request<S, LookupUser> {
        self.request().query_map("keys", keys)
    }
}

operation! {
    /// `upsertUserTrait`: `POST /user-traits`, made by [`Users::upsert_trait`].
    pub UpsertUserTrait: POST "/user-traits", "upsertUserTrait" in "companies"
        => UserDetailResponseData;
}

operation! {
    /// `listUsers`: `GET /users`, made by [`Users::list`].
    pub ListUsers: GET "/users", "listUsers" in "companies"
        => Vec<UserDetailResponseData>, paged UserDetailResponseData;
}

operation! {
    /// `upsertUser`: `POST /users`, made by [`Users::upsert`].
    pub UpsertUser: POST "/users", "upsertUser" in "companies"
        => UserDetailResponseData;
}

operation! {
    /// `getUser`: `GET /users/{user_id}`, made by [`Users::get`].
    pub GetUser: GET "/users/{user_id}", "getUser" in "companies"
        => UserDetailResponseData;
}

operation! {
    /// `deleteUser`: `DELETE /users/{user_id}`, made by [`Users::delete`].
    pub DeleteUser: DELETE "/users/{user_id}", "deleteUser" in "companies"
        => DeleteResponse;
}

operation! {
    /// `countUsers`: `GET /users/count`, made by [`Users::count`].
    pub CountUsers: GET "/users/count", "countUsers" in "companies"
        => CountResponse;
}

operation! {
    /// `createUser`: `POST /users/create`, made by [`Users::create`].
    pub CreateUser: POST "/users/create", "createUser" in "companies"
        => UserDetailResponseData;
}

operation! {
    /// `deleteUserByKeys`: `POST /users/delete`, made by [`Users::delete_by_keys`].
    pub DeleteUserByKeys: POST "/users/delete", "deleteUserByKeys" in "companies"
        => UserResponseData;
}

operation! {
    /// `lookupUser`: `GET /users/lookup`, made by [`Users::lookup`].
    pub LookupUser: GET "/users/lookup", "lookupUser" in "companies"
        => UserDetailResponseData;
}

parameters! {
    [ListUsers, CountUsers] {
        "company_id" company_id(into CompanyId);
        "ids" ids(each into UserId);
        "plan_id" plan_id(into PlanId);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

//! Handlers and helpers that the resources of the account have in common.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Query, Segment};
use crate::account::{Account, AccountError, Directory, Entity, Keys};
use crate::store::Store;

const MAX_NAME: usize = 256;

/// A body with the keys of the entity to delete.
#[derive(Deserialize)]
pub(super) struct KeysBody {
    keys: Keys,
}

/// A resource that the API lists, counts, shows and deletes.
pub(super) trait Resource: Sized + 'static {
    /// One of them in the account.
    type Ref<'a>;

    /// Returns those that a list requests, newest first.
    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = Self::Ref<'a>>;

    /// Returns the one with this id, or 404.
    fn get<'a>(account: &'a Account, id: &str) -> Result<Self::Ref<'a>, ApiError>;

    fn delete(account: &mut Account, id: &str, now: Timestamp) -> Result<(), AccountError>;

    /// Returns it as the API shows it.
    fn json(one: Self::Ref<'_>, account: &Account, now: Timestamp) -> Value;

    /// Returns a page of a list as the API shows it. A resource that shows how many others it has
    /// counts them once for all of a page.
    fn page<'a>(page: Vec<Self::Ref<'a>>, account: &'a Account, now: Timestamp) -> Vec<Value> {
        page.into_iter()
            .map(|one| Self::json(one, account, now))
            .collect()
    }
}

/// A resource that is also found by keys.
pub(super) trait KeyedResource: for<'a> Resource<Ref<'a> = &'a Self> + Entity {
    fn directory(account: &Account) -> &Directory<Self>;

    /// Returns it as the API shows it once it is deleted.
    fn brief(&self) -> Value;
}

pub(super) async fn list<R: Resource>(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let shown = store.read(|account, now| {
        let found = page.of(R::matching(account, &query));
        R::page(found.collect(), account, now)
    });
    Ok(answer::data_with_params(shown, page.params(&query)))
}

pub(super) async fn count<R: Resource>(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let count = store.read(|account, _| R::matching(account, &query).count());
    Ok(answer::data_with_params(
        json!({ "count": count }),
        page.params(&query),
    ))
}

pub(super) async fn one<R: Resource>(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store.read(|account, now| Ok(answer::data(R::json(R::get(account, &id)?, account, now))))
}

pub(super) async fn delete<R: Resource>(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store.change(|account, now| R::delete(account, &id, now))?;
    Ok(answer::data(json!({ "deleted": true })))
}

pub(super) async fn lookup<R: KeyedResource>(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let keys = query.keys()?;
    let found = store.read(|account, now| {
        by_keys(R::directory(account), &keys).map(|one| R::json(one, account, now))
    })?;
    Ok(answer::data_with_params(found, json!({ "keys": keys })))
}

pub(super) async fn delete_by_keys<R: KeyedResource>(
    State(store): State<Arc<Store>>,
    Json(body): Json<KeysBody>,
) -> Result<Response, ApiError> {
    let deleted = store.change(|account, now| {
        let one = by_keys(R::directory(account), &body.keys)?;
        let (id, brief) = (one.id().to_owned(), one.brief());
        R::delete(account, &id, now)?;
        Ok::<_, ApiError>(brief)
    })?;
    Ok(answer::data(deleted))
}

/// Returns the entity with these keys, or 404.
fn by_keys<'a, T: Entity>(directory: &'a Directory<T>, keys: &Keys) -> Result<&'a T, ApiError> {
    directory
        .by_keys(keys)
        .ok_or_else(|| ApiError::not_found(T::NOT_FOUND))
}

/// Returns the entity with this id, or 404.
pub(super) fn by_id<'a, T: Entity>(
    directory: &'a Directory<T>,
    id: &str,
) -> Result<&'a T, ApiError> {
    directory
        .by_id(id)
        .ok_or_else(|| ApiError::not_found(T::NOT_FOUND))
}

pub(super) fn check_name(name: Option<&str>) -> Result<(), ApiError> {
    if name.is_some_and(|name| name.chars().count() > MAX_NAME) {
        return Err(ApiError::bad_request(format!(
            "name has at most {MAX_NAME} characters"
        )));
    }
    Ok(())
}

/// Whether an entity is among the requested `ids` and contains the text `q`.
pub(super) fn is_listed<T: Entity>(
    entity: &T,
    name: &str,
    traits: &Map<String, Value>,
    query: &Query,
) -> bool {
    let ids = query.all("ids");
    if !ids.is_empty() && !ids.contains(&entity.id()) {
        return false;
    }
    let Some(wanted) = query.one("q").map(str::to_lowercase) else {
        return true;
    };
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    has(name)
        || entity.keys().values().any(|value| has(value))
        || traits.values().filter_map(Value::as_str).any(has)
}

//! The HTTP interface: Schematic's REST API and capture, and the emulator's own interface under
//! `/_emulator/`.

mod admin;
mod answer;
mod capture;
mod checked;
mod checks;
mod companies;
mod company_overrides;
mod datastream;
mod entities;
mod events;
mod features;
mod flags;
mod grant;
mod hosts;
mod input;
mod page;
mod plan_entitlements;
mod plans;
mod replicator;
mod sampled;
mod streams;
mod users;
mod webhook_deliveries;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, delete, get, post, put};
use http::HeaderMap;

pub(crate) use self::answer::ApiError;
pub(crate) use self::datastream::AcceptedStream;
pub(crate) use self::hosts::{AllowedHosts, LocalAddress, read as read_host};
use crate::account::{Company, Feature, Flag, Plan, User};
use crate::received::API_KEY_HEADER;
use crate::store::Store;

/// Whether a path is of the emulator's own interface: its requests are not recorded and meet no
/// faults.
pub(crate) fn is_own(path: &str) -> bool {
    matches!(path, "/" | "/favicon.ico") || path.starts_with("/_emulator/")
}

/// Returns the routes of all interfaces.
pub(crate) fn router(store: Arc<Store>, hosts: AllowedHosts) -> Router {
    let api = Router::new()
        .route("/batch", post(capture::batch))
        .route(
            "/companies",
            checked(get(entities::list::<Company>)).post(companies::upsert),
        )
        .route("/companies/count", checked(get(entities::count::<Company>)))
        .route("/companies/create", post(companies::create))
        .route(
            "/companies/delete",
            post(entities::delete_by_keys::<Company>),
        )
        .route("/companies/lookup", get(entities::lookup::<Company>))
        .route(
            "/companies/{id}",
            get(entities::one::<Company>).delete(entities::delete::<Company>),
        )
        .route("/datastream", get(datastream::connect))
        .route("/event-batch", post(events::create_batch))
        .route("/events", checked(get(events::list)).post(events::create))
        .route("/events/{id}", get(events::one))
        .route(
            "/flags",
            checked(get(entities::list::<Flag>)).post(flags::create),
        )
        .route("/flags/check", post(checks::all))
        .route("/flags/check-bulk", post(checks::bulk))
        .route("/flags/count", checked(get(entities::count::<Flag>)))
        .route(
            "/flags/{id}",
            get(entities::one::<Flag>)
                .put(flags::update)
                .delete(entities::delete::<Flag>),
        )
        .route("/flags/{id}/check", post(checks::one))
        .route("/flags/{id}/rules", put(flags::update_rules))
        .route(
            "/users",
            checked(get(entities::list::<User>)).post(users::upsert),
        )
        .route("/users/count", checked(get(entities::count::<User>)))
        .route("/users/create", post(users::create))
        .route("/users/delete", post(entities::delete_by_keys::<User>))
        .route("/users/lookup", get(entities::lookup::<User>))
        .route(
            "/users/{id}",
            get(entities::one::<User>).delete(entities::delete::<User>),
        )
        .route("/webhook-events", checked(get(webhook_deliveries::list)))
        .route(
            "/webhook-events/count",
            checked(get(webhook_deliveries::count)),
        )
        .route("/webhook-events/{id}", get(webhook_deliveries::one))
        .route(
            "/webhooks",
            checked(get(webhooks::list)).post(webhooks::create),
        )
        .route("/webhooks/count", checked(get(webhooks::count)))
        .route(
            "/webhooks/{id}",
            get(webhooks::one)
                .put(webhooks::update)
                .delete(webhooks::delete),
        )
        .route("/webhooks/{id}/test", post(webhooks::test))
        .merge(catalog())
        .fallback(sampled::other_path)
        .method_not_allowed_fallback(sampled::other_method)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&store),
            require_key,
        ));
    let own = Router::new()
        .route("/", get(page::page))
        .route("/favicon.ico", get(page::favicon))
        .route("/_emulator/clock", get(admin::clock).post(admin::advance))
        .route(
            "/_emulator/datastream/connections",
            get(streams::connections),
        )
        .route(
            "/_emulator/datastream/requests",
            get(streams::requests).delete(streams::forget_requests),
        )
        .route(
            "/_emulator/datastream/strike",
            post(streams::break_connections),
        )
        .route(
            "/_emulator/datastream/faults",
            get(streams::faults)
                .post(streams::inject)
                .delete(streams::clear_faults),
        )
        .route(
            "/_emulator/datastream/faults/{id}",
            delete(streams::remove_fault),
        )
        .route(
            "/_emulator/deliveries",
            get(webhook_deliveries::own).delete(webhook_deliveries::forget),
        )
        .route(
            "/_emulator/events",
            get(admin::events).delete(admin::forget_events),
        )
        .route(
            "/_emulator/faults",
            get(admin::faults)
                .post(admin::inject)
                .delete(admin::clear_faults),
        )
        .route("/_emulator/faults/{id}", delete(admin::remove_fault))
        .route("/_emulator/flags/{key}", put(admin::set_flag))
        .route(
            "/_emulator/requests",
            get(admin::requests).delete(admin::forget_requests),
        )
        .route("/_emulator/reset", post(admin::reset))
        .route("/_emulator/state", get(admin::state))
        .route(
            "/_emulator/webhooks",
            get(webhooks::own).post(webhooks::subscribe),
        )
        .route("/_emulator/webhooks/{id}", delete(webhooks::unsubscribe))
        .route("/_emulator/{*path}", any(answer::no_such_path))
        .method_not_allowed_fallback(answer::wrong_method)
        .layer(middleware::from_fn(page::same_origin_only))
        .layer(middleware::from_fn_with_state(hosts, hosts::allowed_only));
    // A replicator asks for no key.
    let replicator = Router::new()
        .route("/ready", any(replicator::ready))
        .route("/health", any(replicator::health));
    own.merge(api)
        .merge(replicator)
        // The body was read, within its limit, before the request reached the router.
        .layer(DefaultBodyLimit::disable())
        .with_state(store)
}

/// Checks the requests of these methods against the API's document.
fn checked(methods: MethodRouter<Arc<Store>>) -> MethodRouter<Arc<Store>> {
    methods.route_layer(middleware::from_fn(checked::checked))
}

/// Returns the routes of features, plans, and what plans and overrides grant.
fn catalog() -> Router<Arc<Store>> {
    type PlanEntitlement = plan_entitlements::PlanEntitlement<'static>;
    type CompanyOverride = company_overrides::CompanyOverride<'static>;

    Router::new()
        .route(
            "/company-overrides",
            get(entities::list::<CompanyOverride>).post(company_overrides::create),
        )
        .route(
            "/company-overrides/count",
            get(entities::count::<CompanyOverride>),
        )
        .route(
            "/company-overrides/{id}",
            get(entities::one::<CompanyOverride>)
                .put(company_overrides::update)
                .delete(entities::delete::<CompanyOverride>),
        )
        .route(
            "/features",
            get(entities::list::<Feature>).post(features::create),
        )
        .route("/features/count", get(entities::count::<Feature>))
        .route(
            "/features/{id}",
            get(entities::one::<Feature>)
                .put(features::update)
                .delete(entities::delete::<Feature>),
        )
        .route(
            "/plan-entitlements",
            get(entities::list::<PlanEntitlement>).post(plan_entitlements::create),
        )
        .route(
            "/plan-entitlements/count",
            get(entities::count::<PlanEntitlement>),
        )
        .route(
            "/plan-entitlements/{id}",
            get(entities::one::<PlanEntitlement>)
                .put(plan_entitlements::update)
                .delete(entities::delete::<PlanEntitlement>),
        )
        .route("/plans", get(entities::list::<Plan>).post(plans::create))
        .route("/plans/count", get(entities::count::<Plan>))
        .route(
            "/plans/{id}",
            get(entities::one::<Plan>)
                .put(plans::update)
                .delete(entities::delete::<Plan>),
        )
        .route_layer(middleware::from_fn(checked::checked))
        // Beside the ids of the paths above.
        .route("/features/billing-linked", any(sampled::other_path))
        .route(
            "/plan-entitlements/billing-linked",
            any(sampled::other_path),
        )
        .route("/plan-entitlements/duplicate", any(sampled::other_path))
        .route("/plans/billing-linked", any(sampled::other_path))
        .route(
            "/plans/billing-product-match-companies",
            any(sampled::other_path),
        )
        .route("/plans/issues", any(sampled::other_path))
}

async fn require_key(State(store): State<Arc<Store>>, request: Request, next: Next) -> Response {
    if has_key(&store, request.headers()) {
        next.run(request).await
    } else {
        ApiError::unauthorized().into_response()
    }
}

fn has_key(store: &Store, headers: &HeaderMap) -> bool {
    let given = headers.get(API_KEY_HEADER).map(http::HeaderValue::as_bytes);
    given == Some(store.api_key.expose().as_bytes())
}

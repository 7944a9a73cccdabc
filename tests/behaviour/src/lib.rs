//! What every example answers, whatever its framework: one suite that drives them as processes.
//!
//! The examples for axum, actix-web and Rocket are one service written three times. Each case here
//! starts an example's binary with an emulator behind it and holds its answers against the table of
//! routes and refusals in the examples' README. [`suite`] turns the cases into tests:
//!
//! ```text
//! behaviour::suite!(env!("CARGO_BIN_EXE_example-axum"));
//! ```
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

pub mod answer;
pub mod cases;
mod example;
mod framework;
mod raw;
mod stage;

pub use self::answer::Answer;
pub use self::example::{Example, Stopped};
pub use self::framework::Framework;
pub use self::raw::{Raw, RawReader};
pub use self::stage::{Caller, SEED, Stage, free_port};

/// Makes one test of each case, for the example with this binary.
#[macro_export]
macro_rules! suite {
    ($binary:expr) => {
        $crate::__cases! { $binary;
            abuse: a_header_that_is_not_ascii_is_none_of_ours, head_answers_like_get_without_a_body,
                header_names_have_no_case, only_what_was_authenticated_counts,
                slow_clients_are_let_go, ten_thousand_requests_ask_once_each_or_not_at_all;
            deliveries: a_body_may_come_in_pieces_and_slowly,
                a_body_that_is_announced_too_long_is_not_waited_for,
                a_body_that_stops_half_way_holds_nothing_up,
                a_body_without_an_end_is_refused_at_the_limit,
                a_signature_may_be_upper_case_but_nothing_else, any_of_ten_secrets_is_accepted,
                what_the_emulator_tells_is_accepted;
            identity: other_headers_name_no_identity, what_is_no_bearer_is_anonymous;
            datastream: a_changed_seed_is_seen, a_drop_is_got_over,
                every_route_is_answered_from_memory, flags_are_decided_in_memory,
                its_own_schematic_has_one, usage_is_seen;
            outage: a_default_decides_while_schematic_cannot_be_asked,
                a_schematic_that_never_answers_costs_no_more_than_the_budget,
                an_unreachable_schematic_is_503_and_soon_costs_nothing,
                requests_are_decided_again_once_schematic_is_back;
            refusals: a_flag_that_is_off, a_flag_that_is_unknown, a_limit_that_is_reached,
                a_limit_without_a_known_end, credits_that_are_used_up, a_missing_identity_comes_first,
                the_choice_of_the_application_replaces_403_only;
            routes: a_guarded_route_passes, an_asking_route_asks_once, flags_are_shown_to_everyone,
                health_reaches_nothing, nothing_is_checked_where_no_flag_is_needed,
                optional_flags_never_refuse, what_is_not_found_stays_not_found;
            shutdown: capture_that_fails_does_not_hold_it_up,
                half_sent_requests_have_a_short_grace, idle_connections_do_not_hold_it_up,
                no_accepted_event_is_lost_under_load, requests_in_flight_finish;
            startup: answers_are_kept_as_long_as_configured, it_listens_where_it_is_configured, it_brings_its_own_schematic_without_a_key,
                it_starts_with_nothing_but_a_key,
                a_datastream_changes_no_answer,
                no_secret_is_printed, settings_that_cannot_be_used_are_named;
            output: it_serves_on_with_the_emulator_inside, it_serves_on_without_readers,
                it_serves_on_when_its_readers_leave;
            tracking: a_client_that_goes_away_is_not_counted, what_fails_is_not_counted,
                what_succeeds_is_counted_once, usage_closes_the_route;
            webhooks: any_age_is_accepted_where_configured, bodies_have_a_limit,
                what_it_did_not_sign_is_not, what_schematic_signed_is_accepted,
                without_a_secret_nothing_is;
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __cases {
    ($binary:expr; $($group:ident: $($case:ident),+;)+) => {
        $(mod $group {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                $crate::cases::$group::$case($binary).await;
            })+
        })+
    };
}

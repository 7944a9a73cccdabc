use std::io::Cursor;

use rocket::Response;
use schematic_core::request::Refusal;
#[cfg(feature = "webhooks")]
use schematic_core::webhooks::WebhookError;

/// The response to a request that was rejected.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    /// Why a guard rejected it.
    pub(crate) refusal: Option<Refusal>,
}

impl Problem {
    pub(crate) fn of_guard(refusal: &Refusal) -> Self {
        Self {
            status: refusal.status(),
            headers: refusal.headers().collect(),
            body: refusal.problem(),
            refusal: Some(refusal.clone()),
        }
    }

    /// A problem document, or an empty response for a delivery that was handled before.
    #[cfg(feature = "webhooks")]
    pub(crate) fn of_webhook(error: &WebhookError) -> Self {
        Self {
            status: error.status(),
            headers: error.headers().collect(),
            body: error.body_text(),
            refusal: None,
        }
    }

    /// Replaces the body of `response`. Headers that others have set, such as cookies, stay.
    pub(crate) fn write_to(&self, response: &mut Response<'_>) {
        response.remove_header("content-type");
        for (name, value) in &self.headers {
            response.set_raw_header(*name, value.clone());
        }
        let body = self.body.clone();
        response.set_sized_body(body.len(), Cursor::new(body));
    }
}

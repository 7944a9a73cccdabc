//! The verified delivery that a request carries to its extractor.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use actix_web::dev::Extensions;
use actix_web::{HttpMessage, HttpRequest};
use schematic_core::webhooks::{AcceptedWebhook, Claim};

/// Slot for the claim on the delivery that a request carries. The middleware owns it: the claim is
/// dropped with its future, wherever the request is kept.
pub(super) struct Slot(Rc<Cell<Option<Claim>>>);

/// Entry in the request's extensions.
struct SlotRef(Weak<Cell<Option<Claim>>>);

impl Slot {
    /// Creates a slot and puts a reference to it into `extensions`.
    pub(super) fn open(extensions: &mut Extensions) -> Self {
        let slot = Rc::new(Cell::new(None));
        extensions.insert(SlotRef(Rc::downgrade(&slot)));
        Self(slot)
    }

    pub(super) fn take(&self) -> Option<Claim> {
        self.0.take()
    }
}

/// Gives the claim of `accepted` to the middleware outside, if there is one.
pub(crate) fn hand_over<T>(accepted: &mut AcceptedWebhook<T>, request: &HttpRequest) {
    let extensions = request.extensions();
    let slot = extensions
        .get::<SlotRef>()
        .and_then(|slot| slot.0.upgrade());
    if let Some(slot) = slot {
        slot.set(accepted.take_claim());
    }
}

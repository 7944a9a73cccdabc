use std::sync::{Arc, OnceLock};

use http::Extensions;
use http::request::Parts;
use schematic_core::request::{Decider, Flags};

use super::ResolveKeys;

/// The flags of the request that `parts` is the head of; `None` where no
/// [`SchematicLayer`](super::SchematicLayer) stands outside.
///
/// The first call of a request resolves its keys.
///
/// ```
/// # use http::Request;
/// use schematic_tower::flags_of;
///
/// let (parts, _body) = Request::new(()).into_parts();
/// assert!(flags_of(&parts).is_none());
/// ```
#[must_use]
pub fn flags_of(parts: &Parts) -> Option<Flags> {
    parts.extensions.get::<Slot>().map(|slot| slot.flags(parts))
}

/// What one layer's requests share.
pub(super) struct Shared {
    pub(super) decider: Arc<Decider>,
    pub(super) resolver: Arc<dyn ResolveKeys>,
}

/// What lies in a request's extensions: room for its flags until somebody asks.
#[derive(Clone)]
pub(super) struct Slot(Arc<Inner>);

struct Inner {
    shared: Arc<Shared>,
    flags: OnceLock<Flags>,
}

impl Slot {
    /// Lays an empty slot into `extensions`; one that lies there stays unless it is overridden.
    pub(super) fn open(shared: &Arc<Shared>, overriding: bool, extensions: &mut Extensions) {
        let slot = Self(Arc::new(Inner {
            shared: Arc::clone(shared),
            flags: OnceLock::new(),
        }));
        if let Some(outer) = extensions.insert(slot)
            && !overriding
        {
            extensions.insert(outer);
        }
    }

    fn flags(&self, parts: &Parts) -> Flags {
        let Inner { shared, flags } = &*self.0;
        let resolve = || shared.resolver.resolve_keys(parts);
        flags
            .get_or_init(|| Flags::resolve(&shared.decider, resolve))
            .clone()
    }
}

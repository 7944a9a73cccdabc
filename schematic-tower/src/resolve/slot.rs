use std::sync::{Arc, OnceLock};

use http::Extensions;
use http::request::Parts;
use schematic_core::EvaluationContext;
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
    flags_in(parts).cloned()
}

/// The same, borrowed.
pub(crate) fn flags_in(parts: &Parts) -> Option<&Flags> {
    let slot = parts.extensions.get::<Slot>()?;
    Some(slot.flags(parts))
}

/// The same without the rest of the request's head, if that is not needed to resolve its keys: a
/// request that need not be taken apart is moved about less.
#[inline]
pub(crate) fn flags_by_extensions(extensions: &Extensions) -> Option<&Flags> {
    extensions.get::<Slot>()?.flags_by_extensions(extensions)
}

/// What one layer's requests share.
pub(super) struct Shared {
    pub(super) decider: Arc<Decider>,
    pub(super) resolver: Resolver,
}

/// What finds a request's keys.
#[derive(Clone)]
pub(super) enum Resolver {
    Extensions(Arc<dyn Fn(&Extensions) -> EvaluationContext + Send + Sync>),
    Parts(Arc<dyn ResolveKeys>),
}

impl Resolver {
    pub(super) fn extensions(
        keys: impl Fn(&Extensions) -> EvaluationContext + Send + Sync + 'static,
    ) -> Self {
        Self::Extensions(Arc::new(keys))
    }
}

/// What lies in a request's extensions: room for its flags until somebody asks.
#[derive(Clone)]
pub(super) struct Slot(Arc<Inner>);

struct Inner {
    shared: Arc<Shared>,
    flags: OnceLock<Flags>,
}

impl Slot {
    /// Lays an empty slot into `extensions`. One that lies there stays, unless it is another
    /// layer's and is overridden.
    pub(super) fn open(shared: &Arc<Shared>, overriding: bool, extensions: &mut Extensions) {
        let slot = Self(Arc::new(Inner {
            shared: Arc::clone(shared),
            flags: OnceLock::new(),
        }));
        if let Some(outer) = extensions.insert(slot)
            && (!overriding || Arc::ptr_eq(&outer.0.shared, shared))
        {
            extensions.insert(outer);
        }
    }

    fn flags(&self, parts: &Parts) -> &Flags {
        match &self.0.shared.resolver {
            Resolver::Extensions(keys) => self.resolved(|| keys(&parts.extensions)),
            Resolver::Parts(resolver) => self.resolved(|| resolver.resolve_keys(parts)),
        }
    }

    fn flags_by_extensions(&self, extensions: &Extensions) -> Option<&Flags> {
        match &self.0.shared.resolver {
            Resolver::Extensions(keys) => Some(self.resolved(|| keys(extensions))),
            Resolver::Parts(_) => self.0.flags.get(),
        }
    }

    fn resolved(&self, resolve: impl FnOnce() -> EvaluationContext) -> &Flags {
        let Inner { shared, flags } = &*self.0;
        flags.get_or_init(|| Flags::resolve(&shared.decider, resolve))
    }
}

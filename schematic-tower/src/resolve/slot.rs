//! The handle to flags that a request carries, resolved when it is first used.

use std::mem;
use std::sync::Arc;

use http::request::Parts;
use http::{Extensions, Request};
use schematic_core::EvaluationContext;
use schematic_core::request::{FlagEvaluator, Flags};

use super::ResolveKeys;

/// Returns the flags of the request that `parts` is the head of, or `None` if no
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

/// Calls `read` with the flags of `request`; `None` if no [`SchematicLayer`](super::SchematicLayer)
/// stands outside.
///
/// The request is taken apart only for a resolver that reads its whole head.
#[inline]
pub(crate) fn flags_for<B, R>(
    request: &mut Request<B>,
    read: impl FnOnce(&Flags) -> R,
) -> Option<R> {
    let extensions = request.extensions();
    match extensions.get::<Slot>()?.flags_by_extensions(extensions) {
        Some(flags) => Some(read(flags)),
        None => with_parts(request, |parts| flags_in(parts).map(read)),
    }
}

/// Calls `read` with the head of `request`.
#[inline(never)]
pub(crate) fn with_parts<B, R>(request: &mut Request<B>, read: impl FnOnce(&Parts) -> R) -> R {
    let mut head = Request::new(());
    swap_heads(request, &mut head);
    let (parts, ()) = head.into_parts();
    let result = read(&parts);
    swap_heads(request, &mut Request::from_parts(parts, ()));
    result
}

fn swap_heads<A, B>(one: &mut Request<A>, other: &mut Request<B>) {
    mem::swap(one.method_mut(), other.method_mut());
    mem::swap(one.uri_mut(), other.uri_mut());
    mem::swap(one.version_mut(), other.version_mut());
    mem::swap(one.headers_mut(), other.headers_mut());
    mem::swap(one.extensions_mut(), other.extensions_mut());
}

fn flags_in(parts: &Parts) -> Option<&Flags> {
    let slot = parts.extensions.get::<Slot>()?;
    Some(slot.flags(parts))
}

/// State shared by the requests of one layer.
pub(super) struct Shared {
    pub(super) evaluator: Arc<FlagEvaluator>,
    pub(super) resolver: Resolver,
}

/// Source of a request's keys.
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

/// Entry in a request's extensions, which holds its flags. Their keys are resolved once they are
/// needed.
#[derive(Clone)]
pub(super) struct Slot {
    shared: Arc<Shared>,
    flags: Flags,
}

impl Slot {
    /// Puts an empty slot into `extensions`. One that is there stays, unless it is another layer's
    /// and is overridden.
    pub(super) fn open(shared: &Arc<Shared>, overriding: bool, extensions: &mut Extensions) {
        let slot = Self {
            shared: Arc::clone(shared),
            flags: Flags::unresolved(&shared.evaluator),
        };
        if let Some(outer) = extensions.insert(slot)
            && (!overriding || Arc::ptr_eq(&outer.shared, shared))
        {
            extensions.insert(outer);
        }
    }

    fn flags(&self, parts: &Parts) -> &Flags {
        match &self.shared.resolver {
            Resolver::Extensions(keys) => self.resolved(|| keys(&parts.extensions)),
            Resolver::Parts(resolver) => self.resolved(|| resolver.resolve_keys(parts)),
        }
    }

    fn flags_by_extensions(&self, extensions: &Extensions) -> Option<&Flags> {
        match &self.shared.resolver {
            Resolver::Extensions(keys) => Some(self.resolved(|| keys(extensions))),
            Resolver::Parts(_) => self.flags.is_resolved().then_some(&self.flags),
        }
    }

    fn resolved(&self, resolve: impl FnOnce() -> EvaluationContext) -> &Flags {
        self.flags.resolve_once(resolve);
        &self.flags
    }
}

//! The handle to flags that a request carries, resolved when it is first used.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::dev::Extensions;
use actix_web::{HttpMessage, HttpRequest};
use schematic_core::request::{FlagEvaluator, Flags};

use super::ResolveKeys;

/// Returns the flags of `request`, or `None` if no
/// [`SchematicMiddleware`](super::SchematicMiddleware) stands outside.
///
/// The first call of a request resolves its keys. A middleware has the request by
/// `ServiceRequest::request`.
///
/// ```
/// # use actix_web::test::TestRequest;
/// use schematic_actix::flags_of;
///
/// let request = TestRequest::default().to_http_request();
/// assert!(flags_of(&request).is_none());
/// ```
#[must_use]
pub fn flags_of(request: &HttpRequest) -> Option<Flags> {
    // Not borrowed while the application's resolver runs, which may read the extensions too.
    let slot = request.extensions().get::<Slot>().cloned()?;
    Some(slot.flags(request))
}

/// State shared by the requests of one middleware.
#[derive(Clone)]
pub(super) struct Shared {
    pub(super) evaluator: Arc<FlagEvaluator>,
    pub(super) resolver: Arc<dyn ResolveKeys>,
}

/// Entry in a request's extensions, which holds its flags once they are needed.
#[derive(Clone)]
pub(super) struct Slot(Rc<Inner>);

struct Inner {
    shared: Rc<Shared>,
    flags: OnceCell<Flags>,
}

impl Slot {
    /// Puts an empty slot into `extensions`. One that is there stays unless it is overridden.
    pub(super) fn open(shared: &Rc<Shared>, overriding: bool, extensions: &mut Extensions) {
        let slot = Self(Rc::new(Inner {
            shared: Rc::clone(shared),
            flags: OnceCell::new(),
        }));
        if let Some(outer) = extensions.insert(slot)
            && !overriding
        {
            extensions.insert(outer);
        }
    }

    fn flags(&self, request: &HttpRequest) -> Flags {
        let Inner { shared, flags } = &*self.0;
        let resolve = || shared.resolver.resolve_keys(request);
        flags
            .get_or_init(|| Flags::resolve(&shared.evaluator, resolve))
            .clone()
    }
}

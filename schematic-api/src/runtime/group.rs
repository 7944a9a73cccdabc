/// Declares a group of operations over a sender: its struct, how it is made, and its options.
///
/// Its methods are an `impl<S: Clone>` block beside it; each makes a request with
/// `self.request::<Operation>()`.
macro_rules! group {
    ($(#[$meta:meta])* pub struct $name:ident;) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name<S> {
            sender: S,
            options: $crate::runtime::RequestOptions,
        }

        impl<'t> $name<$crate::runtime::Async<'t>> {
            /// Creates the operations over `transport`.
            #[must_use]
            pub fn new(transport: &'t dyn $crate::runtime::Transport) -> Self {
                Self::with_sender($crate::runtime::Async::new(transport))
            }
        }

        impl<'t> $name<$crate::runtime::Blocking<'t>> {
            /// Creates the operations over `transport`, for code without an asynchronous runtime.
            #[must_use]
            pub fn blocking(transport: &'t dyn $crate::runtime::BlockingTransport) -> Self {
                Self::with_sender($crate::runtime::Blocking::new(transport))
            }
        }

        impl<S> $name<S> {
            /// Creates the operations over `sender`.
            #[must_use]
            pub fn with_sender(sender: S) -> Self {
                Self {
                    sender,
                    options: $crate::runtime::RequestOptions::new(),
                }
            }

            /// Returns these operations with options for all requests made through them.
            #[must_use]
            pub fn with_options(mut self, options: $crate::runtime::RequestOptions) -> Self {
                self.options = options;
                self
            }
        }

        impl<S: Clone> $name<S> {
            fn request<O: $crate::runtime::Operation>(&self) -> $crate::runtime::Request<S, O> {
                $crate::runtime::Request::new(self.sender.clone(), self.options.clone())
            }
        }
    };
}

pub(crate) use group;

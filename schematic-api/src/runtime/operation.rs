//! Operations as types, and the facts about each.

use bytes::Bytes;
use http::Method;

use super::{Error, Response, Whole};

/// One operation of the API: what is known of it, and how its answer is read.
///
/// The operations of this crate are types without values. An operation that is newer than this
/// crate can be declared by an application, and sent as a [`Request`](super::Request).
pub trait Operation: 'static {
    /// What the answer holds: the envelope's `data` of most operations.
    type Data: Send + 'static;

    /// What is known of the operation.
    const FACTS: Facts;

    /// Reads what the answer holds.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`ErrorKind::Decode`](super::ErrorKind::Decode) if it is not what
    /// the API promises.
    fn data(response: &Response) -> Result<Self::Data, Error>;

    /// Reads the answer with all that surrounds its data.
    ///
    /// # Errors
    ///
    /// As [`Operation::data`].
    fn whole(response: Response) -> Result<Whole<Self::Data>, Error>;
}

/// An operation that returns a list page by page: it takes `limit` and `offset`.
pub trait Paged: Operation<Data = Vec<Self::Item>> {
    /// What the list holds.
    type Item: Send + 'static;
}

/// An operation whose answer is a file.
pub trait FileOperation: Operation<Data = Bytes> {}

/// What is known of an operation without making a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The `operationId` of the API's document, such as `getCompany`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, with the names of parameters in braces.
    pub path: &'static str,
    /// The tag under which the API's document lists it.
    pub tag: &'static str,
    /// Whether it changes nothing although its method may say otherwise.
    pub read_only: bool,
    /// The longest answer to read, in bytes; `usize::MAX` where there is no limit but the
    /// transport's.
    pub answer_limit: usize,
    /// The media types of the answer.
    pub accept: &'static str,
}

impl Facts {
    /// Creates the facts of an operation that answers JSON.
    #[must_use]
    pub const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        tag: &'static str,
    ) -> Self {
        Self {
            id,
            method,
            path,
            tag,
            read_only: false,
            answer_limit: usize::MAX,
            accept: JSON,
        }
    }

    /// Marks the operation as one that changes nothing although its method may say otherwise.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Limits the answer to so many bytes.
    #[must_use]
    pub const fn limit_answer(mut self, bytes: usize) -> Self {
        self.answer_limit = bytes;
        self
    }

    /// Sets the media types of an answer that is not JSON.
    #[must_use]
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }
}

/// The media type of most answers.
pub(super) const JSON: &str = "application/json";

/// Declares an operation: its marker type, what is known of it, and how its answer is read.
///
/// After the arrow stands the type of the envelope's `data`, or `nothing` or `file` where the
/// answer has no envelope; `paged` follows where a list comes page by page.
macro_rules! operation {
    (
        $(#[$meta:meta])*
        pub $name:ident: $method:ident $path:literal, $id:literal in $tag:literal
            $(, $fact:ident($($argument:expr)?))* => nothing;
    ) => {
        $crate::runtime::operation::operation! {
            @ $(#[$meta])* $name
            $crate::runtime::Facts::new($id, http::Method::$method, $path, $tag)
                $( .$fact($($argument)?) )*;
            ();
            |response| response.nothing();
            |response| {
                response.nothing()?;
                Ok($crate::runtime::Whole::without_envelope((), response))
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub $name:ident: $method:ident $path:literal, $id:literal in $tag:literal
            $(, $fact:ident($($argument:expr)?))* => file;
    ) => {
        $crate::runtime::operation::operation! {
            @ $(#[$meta])* $name
            $crate::runtime::Facts::new($id, http::Method::$method, $path, $tag)
                $( .$fact($($argument)?) )*;
            bytes::Bytes;
            |response| Ok(response.body.clone());
            |response| {
                let file = response.body.clone();
                Ok($crate::runtime::Whole::without_envelope(file, response))
            }
        }

        impl $crate::runtime::FileOperation for $name {}
    };
    (
        $(#[$meta:meta])*
        pub $name:ident: $method:ident $path:literal, $id:literal in $tag:literal
            $(, $fact:ident($($argument:expr)?))* => $data:ty $(, paged $item:ty)?;
    ) => {
        $crate::runtime::operation::operation! {
            @ $(#[$meta])* $name
            $crate::runtime::Facts::new($id, http::Method::$method, $path, $tag)
                $( .$fact($($argument)?) )*;
            $data; |response| response.api_data(); |response| response.api_whole()
        }

        $(
            impl $crate::runtime::Paged for $name {
                type Item = $item;
            }
        )?
    };
    (
        @ $(#[$meta:meta])* $name:ident $facts:expr; $data:ty;
        |$ref:pat_param| $read:expr; |$response:ident| $whole:expr
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub enum $name {}

        impl $crate::runtime::Operation for $name {
            type Data = $data;

            const FACTS: $crate::runtime::Facts = $facts;

            // Compiled where it is used, and not for all operations of the API here.
            #[inline]
            fn data(
                $ref: &$crate::runtime::Response,
            ) -> Result<Self::Data, $crate::runtime::Error> {
                $read
            }

            #[inline]
            fn whole(
                $response: $crate::runtime::Response,
            ) -> Result<$crate::runtime::Whole<Self::Data>, $crate::runtime::Error> {
                $whole
            }
        }
    };
}

pub(crate) use operation;

//! What the head of a response says about its success.

/// What the head of a response says about its success, for [`TrackPolicy::success`].
///
/// Most responses say so by their HTTP status. One of gRPC has status 200 whatever happened, and
/// tells its outcome by `grpc-status`, in trailers after the body or in the head of a response
/// without a body.
///
/// ```
/// use schematic_core::request::{ResponseHead, Success, TrackPolicy};
///
/// let policy = TrackPolicy::new("generate");
/// assert_eq!(policy.success(&ResponseHead::new(201)), Success::Yes);
/// assert_eq!(policy.success(&ResponseHead::new(500)), Success::No);
///
/// let grpc = ResponseHead::new(200).content_type(Some(b"application/grpc+proto"));
/// assert_eq!(policy.success(&grpc), Success::InTrailers);
/// let refused = grpc.grpc_status(Some(b"7"));
/// assert_eq!(policy.success(&refused), Success::No);
/// ```
///
/// [`TrackPolicy::success`]: super::TrackPolicy::success
#[derive(Clone, Copy, Debug)]
pub struct ResponseHead<'a> {
    pub(super) status: u16,
    content_type: Option<&'a [u8]>,
    grpc_status: Option<&'a [u8]>,
}

/// Whether a response is a success, as far as its head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Success {
    /// Its trailers will say, see [`Success::of_grpc`]. Without trailers it is none.
    InTrailers,
    /// It is none.
    No,
    /// It is one.
    Yes,
}

/// The protocol of a response, by its content type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    Grpc,
    /// Trailers stand in the body.
    GrpcWeb,
    Http,
}

impl<'a> ResponseHead<'a> {
    /// Creates the head of a response with this HTTP status.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self {
            status,
            content_type: None,
            grpc_status: None,
        }
    }

    /// Sets the value of the header `content-type`; none by default.
    #[must_use]
    pub const fn content_type(mut self, value: Option<&'a [u8]>) -> Self {
        self.content_type = value;
        self
    }

    /// Sets the value of the header `grpc-status`; none by default.
    #[must_use]
    pub const fn grpc_status(mut self, value: Option<&'a [u8]>) -> Self {
        self.grpc_status = value;
        self
    }

    /// Returns whether the response is a success, unless the application says otherwise.
    #[must_use]
    pub fn success(&self) -> Success {
        if !(200..300).contains(&self.status) {
            return Success::No;
        }
        match (self.protocol(), self.grpc_status) {
            (Protocol::Http, _) => Success::Yes,
            (_, Some(status)) => Success::of_grpc(Some(status)),
            (Protocol::Grpc, None) => Success::InTrailers,
            (Protocol::GrpcWeb, None) => Success::No,
        }
    }

    /// Whether it is a success of HTTP whose outcome stands where it is not looked for.
    pub(super) fn is_undecided(&self) -> bool {
        (200..300).contains(&self.status)
            && self.protocol() == Protocol::GrpcWeb
            && self.grpc_status.is_none()
    }

    fn protocol(&self) -> Protocol {
        const GRPC: &[u8] = b"application/grpc";
        let (head, rest) = match self
            .content_type
            .and_then(|of| of.split_at_checked(GRPC.len()))
        {
            Some(parts) => parts,
            None => return Protocol::Http,
        };
        match rest.first() {
            _ if !head.eq_ignore_ascii_case(GRPC) => Protocol::Http,
            None | Some(b'+' | b';' | b' ' | b'\t') => Protocol::Grpc,
            Some(b'-') => Protocol::GrpcWeb,
            Some(_) => Protocol::Http,
        }
    }
}

impl Success {
    /// Returns what the value of the trailer (or header) `grpc-status` means: success if it is 0.
    #[must_use]
    pub fn of_grpc(status: Option<&[u8]>) -> Self {
        let code = status.and_then(|status| str::from_utf8(status).ok());
        match code.and_then(|code| code.trim().parse::<u32>().ok()) {
            Some(0) => Self::Yes,
            _ => Self::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_of_grpc() {
        for (content_type, expected) in [
            ("application/grpc", Protocol::Grpc),
            ("Application/gRPC", Protocol::Grpc),
            ("application/grpc+proto", Protocol::Grpc),
            ("application/grpc; charset=utf-8", Protocol::Grpc),
            ("application/grpc-web", Protocol::GrpcWeb),
            ("application/grpc-web-text+proto", Protocol::GrpcWeb),
            ("application/grpcx", Protocol::Http),
            ("application/json", Protocol::Http),
            ("application/gr", Protocol::Http),
            ("", Protocol::Http),
        ] {
            let head = ResponseHead::new(200).content_type(Some(content_type.as_bytes()));
            assert_eq!(head.protocol(), expected, "{content_type}");
        }
        assert_eq!(ResponseHead::new(200).protocol(), Protocol::Http);
    }

    #[test]
    fn the_outcome_of_grpc_decides() {
        for (status, expected) in [
            (&b"0"[..], Success::Yes),
            (b"7", Success::No),
            (b"13", Success::No),
            (b"00", Success::Yes),
            (b"", Success::No),
            (b"ok", Success::No),
            (b"-1", Success::No),
            (b"\xff", Success::No),
        ] {
            for content_type in ["application/grpc", "application/grpc-web"] {
                let head = ResponseHead::new(200)
                    .content_type(Some(content_type.as_bytes()))
                    .grpc_status(Some(status));
                assert_eq!(head.success(), expected, "{status:?}");
            }
        }
        // It means nothing elsewhere.
        let json = ResponseHead::new(200).content_type(Some(b"application/json"));
        assert_eq!(json.grpc_status(Some(b"7")).success(), Success::Yes);
        let grpc = ResponseHead::new(503).content_type(Some(b"application/grpc"));
        assert_eq!(grpc.grpc_status(Some(b"0")).success(), Success::No);
    }
}

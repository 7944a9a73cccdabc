use super::{WebhookError, WebhookErrorKind};

/// The header that holds the signature: 64 hexadecimal digits.
pub const SIGNATURE_HEADER: &str = "x-schematic-webhook-signature";

/// The header that holds the time of signing, in seconds since 1970-01-01T00:00:00Z.
pub const TIMESTAMP_HEADER: &str = "x-schematic-webhook-timestamp";

/// The header that names the version of the signature; without it, it is `v1`.
pub const VERSION_HEADER: &str = "x-schematic-webhook-signature-version";

/// The three headers of a delivery, as they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryHeaders {
    pub(super) signature: Vec<u8>,
    pub(super) timestamp: Vec<u8>,
    pub(super) version: Option<Vec<u8>>,
}

impl DeliveryHeaders {
    /// The headers of a delivery that has `signature` and `timestamp`.
    #[must_use]
    pub fn new(signature: impl AsRef<[u8]>, timestamp: impl AsRef<[u8]>) -> Self {
        Self {
            signature: signature.as_ref().trim_ascii().to_vec(),
            timestamp: timestamp.as_ref().to_vec(),
            version: None,
        }
    }

    /// The same with a version header.
    #[must_use]
    pub fn with_version(mut self, version: impl AsRef<[u8]>) -> Self {
        self.version = Some(version.as_ref().to_vec());
        self
    }

    /// Reads the headers through `values`, which gives all the values that a header has, found by
    /// a name in lower case. For frameworks with header types of their own.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::DuplicateHeader`] when one of the three has more than one value. What
    /// is missing is only noticed by the verifier.
    ///
    /// ```
    /// use schematic_core::webhooks::DeliveryHeaders;
    ///
    /// let received = [("X-Schematic-Webhook-Signature", "00ff"), ("X-Schematic-Webhook-Timestamp", "1")];
    /// let headers = DeliveryHeaders::read(|name| {
    ///     received
    ///         .iter()
    ///         .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
    ///         .map(|(_, value)| value.as_bytes())
    /// })?;
    /// assert_eq!(headers, DeliveryHeaders::new("00ff", "1"));
    /// # Ok::<(), schematic_core::webhooks::WebhookError>(())
    /// ```
    pub fn read<'h, V>(mut values: impl FnMut(&'static str) -> V) -> Result<Self, WebhookError>
    where
        V: IntoIterator<Item = &'h [u8]>,
    {
        let mut single = |name| {
            let mut values = values(name).into_iter();
            match (values.next(), values.next()) {
                (value, None) => Ok(value),
                (_, Some(_)) => Err(WebhookError::from(WebhookErrorKind::DuplicateHeader)),
            }
        };
        let signature = single(SIGNATURE_HEADER)?;
        let timestamp = single(TIMESTAMP_HEADER)?;
        let version = single(VERSION_HEADER)?;
        let mut headers = Self::new(signature.unwrap_or_default(), timestamp.unwrap_or_default());
        headers.version = version.map(<[u8]>::to_vec);
        Ok(headers)
    }

    /// Reads the headers of an HTTP request.
    ///
    /// # Errors
    ///
    /// As [`DeliveryHeaders::read`].
    pub fn from_http(headers: &http::HeaderMap) -> Result<Self, WebhookError> {
        Self::read(|name| {
            headers
                .get_all(name)
                .iter()
                .map(http::HeaderValue::as_bytes)
        })
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    #[test]
    fn a_repeated_header_is_refused_whichever_it_is() {
        for repeated in [SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER] {
            let mut headers = HeaderMap::new();
            headers.append(repeated, "1".parse().unwrap());
            headers.append(repeated, "1".parse().unwrap());
            let kind = DeliveryHeaders::from_http(&headers).unwrap_err().kind();
            assert_eq!(kind, WebhookErrorKind::DuplicateHeader);
        }
    }

    #[test]
    fn blanks_around_a_signature_do_not_count() {
        let mut headers = HeaderMap::new();
        headers.insert(SIGNATURE_HEADER, "  ab\t".parse().unwrap());
        headers.insert(TIMESTAMP_HEADER, " 1".parse().unwrap());
        let read = DeliveryHeaders::from_http(&headers).unwrap();
        assert_eq!(read, DeliveryHeaders::new("ab", " 1"));
    }
}

use std::fmt;

use super::{SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, WebhookError, WebhookErrorKind};

/// The three headers of a delivery, as they came.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DeliveryHeaders {
    /// Their values, one after the other.
    values: Vec<u8>,
    signature_end: usize,
    timestamp_end: usize,
    has_version: bool,
}

impl DeliveryHeaders {
    /// Creates the headers of a delivery that has `signature` and `timestamp`.
    #[must_use]
    pub fn new(signature: impl AsRef<[u8]>, timestamp: impl AsRef<[u8]>) -> Self {
        Self::of(Some(signature.as_ref()), Some(timestamp.as_ref()), None)
    }

    /// Sets the version header.
    #[must_use]
    pub fn with_version(mut self, version: impl AsRef<[u8]>) -> Self {
        self.values.truncate(self.timestamp_end);
        self.values.extend_from_slice(version.as_ref());
        self.has_version = true;
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
        Ok(Self::of(signature, timestamp, version))
    }

    /// Reads the headers of an HTTP request.
    ///
    /// # Errors
    ///
    /// As [`DeliveryHeaders::read`].
    pub fn from_http(headers: &http::HeaderMap) -> Result<Self, WebhookError> {
        // In one pass: requests have few headers, and finding one by its name takes longer.
        let mut found: [Option<&[u8]>; 3] = [None; 3];
        for (name, value) in headers {
            let place = match name.as_str() {
                SIGNATURE_HEADER => 0,
                TIMESTAMP_HEADER => 1,
                VERSION_HEADER => 2,
                _ => continue,
            };
            if let Some(found) = found.get_mut(place)
                && found.replace(value.as_bytes()).is_some()
            {
                return Err(WebhookErrorKind::DuplicateHeader.into());
            }
        }
        let [signature, timestamp, version] = found;
        Ok(Self::of(signature, timestamp, version))
    }

    /// The signature; empty when there is none.
    pub(super) fn signature(&self) -> &[u8] {
        self.values.get(..self.signature_end).unwrap_or_default()
    }

    /// The timestamp; empty when there is none.
    pub(super) fn timestamp(&self) -> &[u8] {
        let range = self.signature_end..self.timestamp_end;
        self.values.get(range).unwrap_or_default()
    }

    pub(super) fn version(&self) -> Option<&[u8]> {
        let version = self.values.get(self.timestamp_end..)?;
        self.has_version.then_some(version)
    }

    fn of(signature: Option<&[u8]>, timestamp: Option<&[u8]>, version: Option<&[u8]>) -> Self {
        let signature = signature.unwrap_or_default().trim_ascii();
        let timestamp = timestamp.unwrap_or_default();
        Self {
            values: [signature, timestamp, version.unwrap_or_default()].concat(),
            signature_end: signature.len(),
            timestamp_end: signature.len() + timestamp.len(),
            has_version: version.is_some(),
        }
    }
}

impl fmt::Debug for DeliveryHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value| String::from_utf8_lossy(value);
        f.debug_struct("DeliveryHeaders")
            .field("signature", &text(self.signature()))
            .field("timestamp", &text(self.timestamp()))
            .field("version", &self.version().map(text))
            .finish()
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

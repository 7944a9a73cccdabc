//! Values of traits.

use serde_json::{Map, Value};

use super::InvalidEvent;

/// The value of a trait: any JSON.
///
/// Made from strings, numbers, booleans, lists, options (`None` is null, which is sent) and
/// [`serde_json::Value`]. A float that JSON cannot write (`NaN`, infinities) is remembered as such,
/// and the event is refused; within a `Value` it has become null already.
///
/// ```
/// use schematic_core::events::Track;
/// use serde_json::json;
///
/// let event = Track::new("export")
///     .with_trait("format", "pdf")
///     .with_trait("pages", 12)
///     .with_trait("tags", vec!["a", "b"])
///     .with_trait("more", json!({"draft": true}));
/// assert_eq!(event.body().traits["tags"], json!(["a", "b"]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TraitValue(Result<Value, InvalidEvent>);

impl TraitValue {
    pub(super) fn into_json(self) -> Result<Value, InvalidEvent> {
        self.0
    }
}

impl From<f64> for TraitValue {
    fn from(number: f64) -> Self {
        Self(match serde_json::Number::from_f64(number) {
            Some(number) => Ok(Value::Number(number)),
            None => Err(InvalidEvent::TraitNotFinite),
        })
    }
}

impl From<f32> for TraitValue {
    fn from(number: f32) -> Self {
        // The shortest text that reads back as this number, not the nearest f64.
        Self(if number.is_finite() {
            Ok(Value::from(number))
        } else {
            Err(InvalidEvent::TraitNotFinite)
        })
    }
}

impl<T: Into<Self>> From<Option<T>> for TraitValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Ok(Value::Null)), Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for TraitValue {
    fn from(values: Vec<T>) -> Self {
        let values = values.into_iter().map(|value| value.into().0);
        Self(values.collect::<Result<_, _>>().map(Value::Array))
    }
}

impl From<Value> for TraitValue {
    fn from(value: Value) -> Self {
        Self(Ok(value))
    }
}

macro_rules! from_json {
    ($($type:ty),+) => {
        $(impl From<$type> for TraitValue {
            fn from(value: $type) -> Self {
                Self(Ok(Value::from(value)))
            }
        })+
    };
}

from_json!(
    &str,
    String,
    bool,
    i8,
    i16,
    i32,
    i64,
    isize,
    u8,
    u16,
    u32,
    u64,
    usize,
    Map<String, Value>
);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn floats_that_json_cannot_write_are_refused() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let value = TraitValue::from(number);
            assert_eq!(value.into_json(), Err(InvalidEvent::TraitNotFinite));
        }
        let list = TraitValue::from(vec![1.0, f64::NAN]);
        assert_eq!(list.into_json(), Err(InvalidEvent::TraitNotFinite));
        let narrow = TraitValue::from(Some(f32::NAN));
        assert_eq!(narrow.into_json(), Err(InvalidEvent::TraitNotFinite));
        assert_eq!(TraitValue::from(vec![1.5]).into_json(), Ok(json!([1.5])));
    }
}

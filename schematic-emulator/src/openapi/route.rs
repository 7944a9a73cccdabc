//! Finding the operation of a request.

use std::sync::LazyLock;

use http::Method;
use serde_json::{Map, Value};

use super::document;
use super::operation::Operation;

/// Every path, those with static segments before those with variable ones.
static PATHS: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let mut paths: Vec<Template> = document::paths()
        .map(|(path, operations)| Template {
            segments: path.split('/').map(Segment::new).collect(),
            operations,
        })
        .collect();
    paths.sort_by(|a, b| a.segments.cmp(&b.segments));
    paths
});

/// What the document has at a path.
#[derive(Debug)]
pub(crate) enum Route {
    Found(Found),
    /// Operations with other methods.
    OtherMethods,
    Nothing,
}

/// An operation, and what the path says.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) operation: Operation,
    /// The values of the path's variable segments.
    pub(crate) path: Map<String, Value>,
    /// The name of the last variable segment.
    pub(crate) last: Option<&'static str>,
    /// The path's last segment that is not variable.
    pub(crate) noun: &'static str,
}

/// Finds the operation of a method and a percent-encoded path.
pub(crate) fn find(method: &Method, path: &str) -> Route {
    let Some(segments) = path.split('/').map(decoded).collect::<Option<Vec<_>>>() else {
        return Route::Nothing;
    };
    let Some(template) = PATHS.iter().find(|template| template.matches(&segments)) else {
        return Route::Nothing;
    };
    let method = if method == Method::HEAD {
        &Method::GET
    } else {
        method
    };
    let name = method.as_str().to_ascii_lowercase();
    let Some(operation) = template.operations.get(&name) else {
        return Route::OtherMethods;
    };
    let values = template.segments.iter().zip(segments);
    let path = values.filter_map(|(segment, value)| match segment {
        Segment::Static(_) => None,
        Segment::Variable(name) => Some(((*name).to_owned(), Value::String(value))),
    });
    let segments = || template.segments.iter().rev();
    Route::Found(Found {
        operation: Operation::new(operation),
        path: path.collect(),
        last: segments().find_map(Segment::variable),
        noun: segments().find_map(Segment::word).unwrap_or_default(),
    })
}

/// A path of the document.
#[derive(Debug)]
struct Template {
    segments: Vec<Segment>,
    operations: &'static Value,
}

impl Template {
    fn matches(&self, path: &[String]) -> bool {
        self.segments.len() == path.len()
            && self
                .segments
                .iter()
                .zip(path)
                .all(|(segment, value)| match segment {
                    Segment::Static(word) => word == value,
                    Segment::Variable(_) => !value.is_empty(),
                })
    }
}

/// A segment of a path; static ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Static(&'static str),
    Variable(&'static str),
}

impl Segment {
    fn new(text: &'static str) -> Self {
        let name = text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'));
        name.map_or(Self::Static(text), Self::Variable)
    }

    const fn variable(&self) -> Option<&'static str> {
        match self {
            Self::Variable(name) => Some(name),
            Self::Static(_) => None,
        }
    }

    const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Static(word) => Some(word),
            Self::Variable(_) => None,
        }
    }
}

/// Decodes the percent-encoding of a segment; `None` if it is not UTF-8.
fn decoded(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .filter(|hex| *byte == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*byte));
        rest = if hex.is_some() {
            after.get(2..)?
        } else {
            after
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn static_segments_come_before_variable_ones() {
        for (path, id) in [
            ("/plans/issues", "listPlanIssues"),
            ("/plans/plan_1", "getPlan"),
            ("/billing/credits/balance", "listCompanyCreditBalances"),
            ("/billing/credits/a%2Fb", "getSingleBillingCredit"),
        ] {
            let Route::Found(found) = find(&Method::GET, path) else {
                panic!("{path}");
            };
            assert_eq!(found.operation.id(), id);
        }
        assert!(matches!(
            find(&Method::PATCH, "/plans/p"),
            Route::OtherMethods
        ));
        assert!(matches!(find(&Method::GET, "/plans/"), Route::Nothing));
        assert!(matches!(find(&Method::GET, "/plans/%ff"), Route::Nothing));
        assert!(matches!(find(&Method::GET, "/nothing"), Route::Nothing));
    }
}

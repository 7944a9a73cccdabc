//! Whatever is read, nothing panics, and what was read is written again as it was.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::runtime::record::{Writing, read, write};

/// Any JSON, with the names of members that mean something among others.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("2026-03-04T10:30:00.123456789Z")),
        Just(json!("track")),
        Just(json!("audit-log")),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            object(inner),
        ]
    })
}

fn object(values: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        prop::sample::select(
            &[
                "id",
                "created_at",
                "last_seen_at",
                "keys",
                "traits",
                "Allocation",
                "rate",
                "secret",
                "tags",
                "key",
                "value",
                "cost",
                "event",
                "body",
                "event_type",
                "export_type",
            ][..]
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    btree_map(name, values, 0..8).prop_map(|members| members.into_iter().collect())
}

/// A company with everything required, and anything else.
fn any_company() -> impl Strategy<Value = Value> {
    let key = (any::<String>(), any::<String>(), any_json())
        .prop_map(|(key, value, newer)| json!({"key": key, "value": value, "newer": newer}));
    let maybe = |values: BoxedStrategy<Value>| {
        prop_oneof![Just(None), Just(Some(Value::Null)), values.prop_map(Some)]
    };
    (
        any::<String>(),
        (-62_135_596_800_i64..253_402_300_799, 0..1_000_000_000_u32),
        prop_oneof![vec(key, 0..3).prop_map(Value::from), Just(Value::Null)],
        any::<f64>(),
        maybe(any::<i64>().prop_map(Value::from).boxed()),
        maybe(object(any_json()).boxed()),
        maybe(vec(any::<String>(), 0..3).prop_map(Value::from).boxed()),
        any_json(),
    )
        .prop_map(
            |(id, (secs, nanos), keys, rate, allocation, traits, tags, newer)| {
                let created_at = Timestamp::new(secs, nanos).precise().to_string();
                let mut company = json!({
                    "id": id, "created_at": created_at, "keys": keys, "rate": rate, "newer": newer,
                });
                let members = company.as_object_mut().unwrap();
                for (name, value) in [
                    ("Allocation", allocation),
                    ("traits", traits),
                    ("tags", tags),
                ] {
                    members.extend(value.map(|value| (name.to_owned(), value)));
                }
                company
            },
        )
}

/// Numbers are the same if they mean the same: `5` and `5.0`.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || a.as_f64().map(f64::to_bits) == b.as_f64().map(f64::to_bits)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

proptest! {
    #[test]
    fn a_company_is_written_again_as_it_was(company in any_company()) {
        let text = company.to_string();
        let read: CompanyDetailResponseData = serde_json::from_str(&text).unwrap();
        let again = serde_json::to_string(&read).unwrap();
        let again: Value = serde_json::from_str(&again).unwrap();
        prop_assert!(same(&again, &serde_json::from_str(&text).unwrap()), "{company}\n{again}");
    }

    #[test]
    fn anything_is_read_or_refused(
        mut value in object(any_json()),
        keys in option::of(btree_map(any::<String>(), any::<String>(), 0..3)),
    ) {
        if let Some(keys) = keys {
            value["keys"] = json!(keys);
        }
        let _ = serde_json::from_value::<CompanyDetailResponseData>(value.clone());
        let _ = read::<UpsertCompanyRequestBody, _>(&value, Reading::Strict);
        if let Ok(body) = read::<UpsertCompanyRequestBody, _>(&value, Reading::Tolerant) {
            let again = serde_json::to_value(&body).unwrap();
            prop_assert!(same(&again, &value), "{again}\n{value}");
            let sent = write(&body, serde_json::value::Serializer, Writing::Request);
            prop_assert!(sent.is_ok(), "{sent:?}");
        }
        let metadata: DataExportMetadata = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(serde_json::to_value(&metadata).unwrap(), value);
    }

    #[test]
    fn any_bytes_are_an_answer_or_an_error(body in vec(any::<u8>(), 0..64)) {
        let response = Response::new(StatusCode::OK, HeaderMap::new(), body.into());
        let _ = response.api_data::<Vec<CompanyDetailResponseData>>();
        let _ = response.json::<Value>();
        let _ = response.raw_data();
        let error = Error::from_response(StatusCode::BAD_GATEWAY, HeaderMap::new(), response.body);
        let _ = (format!("{error} {error:?}"), error.server_message(), error.retry_after());
    }

    #[test]
    fn an_answer_cut_anywhere_is_a_decode_error(company in any_company(), at in any::<prop::sample::Index>()) {
        let body = json!({"data": [company], "params": {}}).to_string().into_bytes();
        let length = at.index(body.len());
        let cut = Bytes::from(body).slice(..length);
        let response = Response::new(StatusCode::OK, HeaderMap::new(), cut);
        let error = response.api_data::<Vec<CompanyDetailResponseData>>().unwrap_err();
        prop_assert_eq!(error.kind(), ErrorKind::Decode);
    }

    #[test]
    fn what_is_asked_arrives(
        id in any::<String>(),
        name in any::<String>(),
        pairs in btree_map(any::<String>(), any::<String>(), 0..4),
    ) {
        let call = Call::new(http::Method::GET, "/companies/{id}/x")
            .path("id", id.clone())
            .set_query("q", [name.clone(), String::new()])
            .set_query_map("keys", &pairs);
        match call.target() {
            Err(error) => {
                prop_assert_eq!(error.kind(), ErrorKind::InvalidRequest);
                prop_assert!(matches!(&*id, "" | "." | ".."));
            }
            Ok(target) => {
                let uri: http::Uri = target.parse().unwrap();
                let segments: Vec<_> = uri.path().split('/').map(decoded).collect();
                prop_assert_eq!(segments, ["", "companies", &*id, "x"]);
                let query: Vec<_> = uri
                    .query()
                    .unwrap()
                    .split('&')
                    .map(|pair| pair.split_once('=').unwrap())
                    .map(|(name, value)| (decoded(name), decoded(value)))
                    .collect();
                let own = [("q".to_owned(), name), ("q".to_owned(), String::new())];
                let map = pairs.into_iter().map(|(k, v)| (format!("keys[{k}]"), v));
                prop_assert_eq!(query, own.into_iter().chain(map).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn any_path_leads_to_the_host_or_nowhere(path in "/?[a-z/@:.\\\\?#%\\t é]{0,12}") {
        let host = "api.example";
        if let Ok(target) = Call::new(http::Method::GET, path).target() {
            let uri: http::Uri = format!("https://{host}{target}").parse().unwrap();
            prop_assert_eq!(uri.host(), Some(host));
            prop_assert_eq!(uri.authority().unwrap().as_str(), host);
        }
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

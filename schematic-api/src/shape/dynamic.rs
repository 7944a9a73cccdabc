use super::*;
use crate::runtime::dynamic::{Dynamic, Parts, QueryFact, QueryKind};

// The form of the table.
static TABLE: &[Dynamic] = &[
    Dynamic::list::<ListCompanies>("companies().list()").query(&[
        QueryFact::optional("ids", QueryKind::Texts),
        QueryFact::optional("limit", QueryKind::Integer),
        QueryFact::required("keys", QueryKind::Map),
        QueryFact::optional("since", QueryKind::Timestamp),
        QueryFact::optional("q", QueryKind::Text),
        QueryFact::optional("all", QueryKind::Boolean),
    ]),
    Dynamic::json::<GetCompany>("companies().get(company_id)").path(&["company_id"]),
    Dynamic::json::<UpsertCompany>("companies().upsert(&body)").body::<UpsertCompanyRequestBody>(),
    Dynamic::nothing::<CheckFlag>("features().check_flag(key)").path(&["key"]),
    Dynamic::file::<GetFile>("files().get()"),
];

operation! {
    /// A file.
    pub GetFile: GET "/file", "getFile" in "files" => file;
}

fn operation(id: &str) -> &'static Dynamic {
    TABLE.iter().find(|known| known.facts().id == id).unwrap()
}

#[test]
fn parts_become_a_call() {
    let parts = Parts::new()
        .query("ids", json!(["a", "b"]))
        .query("limit", 5)
        .query("keys", json!({"org": "acme"}))
        .query("since", "1970-01-01T01:00:00.0000019+01:00")
        .query("q", Value::Null)
        .query("all", true);
    let list = operation("listCompanies");
    assert!(list.is_paged() && !list.has_body());
    let target = list.request(&parts).unwrap().target().unwrap();
    let expected = "/companies?ids=a&ids=b&limit=5&keys%5Borg%5D=acme\
                    &since=1970-01-01T00%3A00%3A00.000001Z&all=true";
    assert_eq!(target, expected);

    let body = json!({"keys": {"org": "acme"}, "id": null, "cost": {"c": 1}});
    let upsert = operation("upsertCompany");
    let call = upsert.request(&Parts::new().body(body)).unwrap();
    let sent: Value = serde_json::from_slice(call.body().unwrap()).unwrap();
    assert_eq!(
        sent,
        json!({"keys": {"org": "acme"}, "id": null, "cost": {"c": 1.0}})
    );
}

#[test]
fn parts_that_are_not_the_operations_make_no_call() {
    let refused = |id: &str, parts: Parts| {
        let error = operation(id).request(&parts).unwrap_err();
        error.place().to_owned()
    };
    let list = |name: &str, value: Value| {
        let keys = Parts::new().query("keys", json!({}));
        refused("listCompanies", keys.query(name, value))
    };
    assert_eq!(list("newer", json!(1)), "query.newer");
    for value in [
        json!("5"),
        json!(5.5),
        json!(5.0),
        json!(u64::MAX),
        json!([5]),
    ] {
        assert_eq!(list("limit", value), "query.limit");
    }
    assert_eq!(list("all", json!("true")), "query.all");
    assert_eq!(list("q", json!(1)), "query.q");
    assert_eq!(list("ids", json!("a")), "query.ids");
    assert_eq!(list("ids", json!(["a", 1])), "query.ids");
    assert_eq!(list("since", json!("yesterday")), "query.since");
    assert_eq!(list("keys", json!({"org": 1})), "query.keys");
    assert_eq!(refused("listCompanies", Parts::new()), "query.keys");
    assert_eq!(
        refused("listCompanies", Parts::new().query("keys", Value::Null)),
        "query.keys"
    );

    assert_eq!(refused("getCompany", Parts::new()), "path.company_id");
    let path = |value: Value| refused("getCompany", Parts::new().path("company_id", value));
    assert_eq!(path(json!(1)), "path.company_id");
    for value in ["", ".", ".."] {
        assert_eq!(path(json!(value)), "path");
    }
    let both = Parts::new().path("company_id", "a").path("id", "a");
    assert_eq!(refused("getCompany", both), "path.id");
    let bodied = Parts::new().path("company_id", "a").body(json!({}));
    assert_eq!(refused("getCompany", bodied), "body");
}

#[test]
fn a_body_is_read_strictly_at_any_depth() {
    let refused = |body: Value| {
        let error = operation("upsertCompany").request(&Parts::new().body(body));
        error.unwrap_err().to_string()
    };
    let keys = json!({"org": "acme"});
    for (body, place) in [
        (json!(null), "`body` is missing"),
        (json!([]), "`body` cannot be read"),
        (json!({}), "`body` cannot be read: missing field `keys`"),
        (json!({"keys": null}), "`body.keys` cannot be read"),
        (
            json!({"keys": {"org": null}}),
            "`body.keys.org` cannot be read",
        ),
        (json!({"keys": keys, "newer": 1}), "no member `newer`"),
        (
            json!({"keys": keys, "cost": null}),
            "`body.cost` cannot be read",
        ),
        (
            json!({"keys": keys, "cost": {"c": "1"}}),
            "`body.cost.c` cannot be read",
        ),
        (
            json!({"keys": keys, "last_seen_at": "soon"}),
            "`body.last_seen_at`",
        ),
        (
            json!({"keys": keys, "event": {}}),
            "`body.event` cannot be read: missing",
        ),
        (
            json!({"keys": keys, "event": {"event_type": "track", "body": {"newer": 1}}}),
            "`body.event` cannot be read: `body` has not the members",
        ),
        (
            json!({"keys": keys, "event": {"event_type": "newer", "body": 1}}),
            "`body.event.body` cannot be read: not an object",
        ),
    ] {
        let said = refused(body.clone());
        assert!(said.contains(place), "{body}: {said}");
    }
}

#[test]
fn an_answer_is_the_whole_body_again() {
    let answer = |id: &str, body: &'static [u8]| {
        let body = Bytes::from_static(body);
        operation(id).answer(&Response::new(StatusCode::OK, HeaderMap::new(), body))
    };
    let body = json!({"data": [company()], "params": {"limit": 1}, "cursor": null});
    let response = Response::new(StatusCode::OK, HeaderMap::new(), body.to_string().into());
    assert_eq!(operation("listCompanies").answer(&response).unwrap(), body);
    assert_eq!(
        answer("listCompanies", br#"{"data":null}"#).unwrap(),
        json!({"data": null})
    );
    assert_eq!(answer("checkFlag", b"").unwrap(), Value::Null);
    assert_eq!(
        answer("checkFlag", b" {\"a\":[1.5]}").unwrap(),
        json!({"a": [1.5]})
    );
    let error = answer("checkFlag", b"<html>").unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
    assert_eq!(answer("getFile", b"a,b\n").unwrap(), json!("a,b\n"));
    assert_eq!(answer("getFile", &[0xFF, 0xFE]).unwrap(), json!("//4="));
    let error = answer("getCompany", br#"{"data":{"id":1}}"#).unwrap_err();
    assert_eq!(
        (error.operation(), error.unreadable_member()),
        (Some("getCompany"), Some("data.id"))
    );
}

#[test]
fn the_table_says_how_to_call() {
    let get = operation("getCompany");
    assert_eq!(get.rust_call(), "companies().get(company_id)");
    assert_eq!(get.path_parameters(), ["company_id"]);
    assert_eq!(operation("listCompanies").query_parameters().len(), 6);
}

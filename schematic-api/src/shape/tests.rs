use super::*;
use crate::runtime::Operation;

#[test]
fn a_list_is_asked_for_and_read() {
    let double = Double::answering(json!([company()]));
    let companies = Companies::new(&double);
    let request = companies
        .list()
        .plan_id("plan 1")
        .ids(["a", "b"])
        .limit(1)
        .limit(2);
    let whole = now(request.whole()).unwrap();
    assert_eq!(whole.params, json!({"limit": 2}));
    assert_eq!(whole.other["cursor"], "c");
    assert_eq!(whole.data[0].id, "comp_1");
    let calls = double.calls.into_inner().unwrap();
    assert_eq!(
        calls,
        ["GET /companies?plan_id=plan%201&ids=a&ids=b&limit=2 "]
    );
}

#[test]
fn one_method_serves_both_kinds_of_senders() {
    let double = Double::answering(company());
    let awaited = now(Companies::new(&double).get("comp_1")).unwrap();
    let sent = Companies::blocking(&double).get("comp_1").send().unwrap();
    assert_eq!(awaited, sent);
    let error = now(Companies::new(&double).get("")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(error.operation(), Some("getCompany"));
}

#[test]
fn an_answer_is_written_again_as_it_was_received() {
    let read: CompanyDetailResponseData = serde_json::from_value(company()).unwrap();
    assert!(read.keys.is_empty());
    assert_eq!(read.allocation, Some(i64::MIN));
    assert_eq!(read.other["newer"], json!({"a": null}));
    assert_eq!(serde_json::to_value(&read).unwrap(), company());
    assert!(!format!("{read:?}").contains("hunter2"), "{read:?}");
}

#[test]
fn a_required_member_that_is_missing_is_named() {
    let error = serde_json::from_value::<CompanyDetailResponseData>(json!({"id": "comp_1"}));
    assert!(error.unwrap_err().to_string().contains("`created_at`"));
}

#[test]
fn a_member_of_another_type_is_named() {
    for (name, value) in [
        ("created_at", json!("soon")),
        ("created_at", json!("2026-02-30T00:00:00Z")),
        ("created_at", Value::Null),
        ("Allocation", json!(u64::MAX)),
        ("Allocation", json!(1.5)),
        ("rate", json!("0.1")),
        ("keys", json!({})),
        ("id", json!(1)),
    ] {
        let mut company = company();
        company[name] = value.clone();
        let double = Double::answering(company);
        let error = now(Companies::new(&double).get("comp_1")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{name}: {value}");
        let member = format!("data.{name}");
        assert_eq!(error.unreadable_member(), Some(&*member), "{value}");
    }
}

#[test]
fn a_page_of_a_proxy_is_no_answer_that_says_nothing() {
    let read = |body: &'static str| {
        let response = || Response::new(StatusCode::OK, HeaderMap::new(), body.into());
        let whole = CheckFlag::whole(response()).map(|_| ());
        let data = CheckFlag::data(&response());
        [data, whole].map(|read| read.map_err(|error| error.kind()))
    };
    for nothing in ["", " ", "{}", r#"{"data":null}"#] {
        assert_eq!(read(nothing), [Ok(()); 2], "{nothing}");
    }
    assert_eq!(read("<html>"), [Err(ErrorKind::Decode); 2]);
}

#[test]
fn a_body_has_what_was_set() {
    let double = Double::answering(company());
    let at = Timestamp::new(0, 123_456_789);
    let body = UpsertCompanyRequestBody::new([("org", "acme")]).clear_id();
    let cleared = body
        .clone()
        .last_seen_at(at)
        .clear_last_seen_at()
        .id("comp_1");
    let body = body.last_seen_at(at);
    let companies = Companies::new(&double);
    now(companies.upsert(&body)).unwrap();
    now(companies.upsert(&cleared.cost([("c", 0.5)]))).unwrap();
    let calls = double.calls.into_inner().unwrap();
    let at = "1970-01-01T00:00:00.123456Z";
    let expected = [
        format!(r#"POST /companies {{"keys":{{"org":"acme"}},"id":null,"last_seen_at":"{at}"}}"#),
        r#"POST /companies {"keys":{"org":"acme"},"id":"comp_1","last_seen_at":null,"cost":{"c":0.5}}"#.to_owned(),
    ];
    assert_eq!(calls, expected);
}

#[test]
fn what_cannot_be_sent_says_why() {
    let double = Double::answering(company());
    let send = |body: &UpsertCompanyRequestBody| now(Companies::new(&double).upsert(body));
    let error = send(&Record::blank()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(
        error
            .message()
            .contains("`keys` of UpsertCompanyRequestBody"),
        "{error}"
    );
    let mut body = UpsertCompanyRequestBody::new([("org", "acme")]);
    body.cost = Some([("c".to_owned(), f64::NAN)].into());
    assert!(send(&body).unwrap_err().message().contains("`cost`"));
    // A map that was set to nothing is sent as such.
    send(&UpsertCompanyRequestBody::new([("", ""); 0])).unwrap();
    assert_eq!(
        double.calls.into_inner().unwrap(),
        [r#"POST /companies {"keys":{}}"#]
    );
}

#[test]
fn a_union_keeps_what_it_does_not_know() {
    let read = |value: Value| {
        let read: DataExportMetadata = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
        read
    };
    let known = read(json!({"export_type": "audit-log", "newer": 1}));
    assert!(matches!(known, DataExportMetadata::AuditLog(_)));
    for other in [json!({"export_type": "newer"}), json!({}), json!([1])] {
        assert_eq!(read(other.clone()), DataExportMetadata::Other(other));
    }
}

#[test]
fn a_sibling_names_the_type_of_a_body() {
    let value = json!({"event_type": "track", "body": {"event": "e"}});
    let read: CreateEventRequestBody = serde_json::from_value(value.clone()).unwrap();
    assert!(matches!(read.body, Some(EventBody::Track(_))));
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

#[test]
fn presence_says_nothing_about_equality() {
    let mut presence = Presence::default();
    presence.set(3, true);
    assert_eq!(presence, Presence::default());
}

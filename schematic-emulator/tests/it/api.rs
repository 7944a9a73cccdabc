//! The REST API: its envelope, its errors, and what becomes of companies, users and flags.

use reqwest::Method;
use schematic_emulator::{DEFAULT_API_KEY, Emulator};
use serde_json::{Value, json};

use crate::support::Caller;

async fn make_flag(caller: &Caller, key: &str, default_value: bool) {
    let (status, answer) = caller
        .post(
            "/flags",
            json!({
                "key": key, "name": key, "description": "", "flag_type": "boolean",
                "default_value": default_value,
            }),
        )
        .await;
    assert_eq!(status, 201, "{answer}");
    assert_eq!(answer["data"]["key"], key);
}

#[tokio::test]
async fn a_flag_is_checked_for_a_company_and_a_user() {
    let emulator = Emulator::start().await.unwrap();
    assert_eq!(emulator.api_key(), DEFAULT_API_KEY);
    let caller = Caller::new(&emulator);
    make_flag(&caller, "reports", true).await;

    let company = json!({"keys": {"org": "acme"}, "name": "Acme", "traits": {"seats": 3}});
    let (status, company) = caller.post("/companies", company).await;
    assert_eq!(status, 200);
    let user = json!({"keys": {"email": "ada@acme.example"}, "company": {"org": "acme"}});
    let (status, user) = caller.post("/users", user).await;
    assert_eq!(status, 200);

    let context = json!({"company": {"org": "acme"}, "user": {"email": "ada@acme.example"}});
    let (status, answer) = caller.post("/flags/reports/check", context).await;
    assert_eq!(status, 200);
    assert_eq!(answer["params"], json!({}));
    let data = &answer["data"];
    assert_eq!(data["flag"], "reports");
    assert_eq!(data["value"], true);
    assert_eq!(data["reason"], "No rules matched; default value for flag");
    assert_eq!(data["company_id"], company["data"]["id"]);
    assert_eq!(data["user_id"], user["data"]["id"]);
}

#[tokio::test]
async fn who_is_not_known_gets_the_default_and_a_reason() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    make_flag(&caller, "beta", true).await;
    caller
        .post("/companies", json!({"keys": {"org": "acme"}}))
        .await;
    for (context, reason) in [
        (
            json!({}),
            "No company or user context; default value for flag",
        ),
        (
            json!({"company": null, "user": null}),
            "No company or user context; default value for flag",
        ),
        (json!({"company": {"org": "unknown"}}), "Company not found"),
        (
            json!({"company": {"org": "acme"}, "user": {"email": "x"}}),
            "User not found",
        ),
    ] {
        let (_, answer) = caller.post("/flags/beta/check", context).await;
        assert_eq!(answer["data"]["value"], true);
        assert_eq!(answer["data"]["reason"], reason);
    }

    emulator.force_flag("beta", false).unwrap();
    let (_, answer) = caller.post("/flags/beta/check", json!({})).await;
    assert_eq!(answer["data"]["rule_type"], "global_override");
    assert_eq!(answer["data"]["value"], false);
}

#[tokio::test]
async fn errors_have_the_apis_shape() {
    let emulator = Emulator::builder()
        .body_limit(10_000)
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    let long = "x".repeat(256);
    for (method, path, body, status) in [
        (Method::POST, "/flags/none/check", "{}", 404),
        (Method::GET, "/no/such/path", "", 404),
        (Method::GET, "/flags/x/check", "", 405),
        (Method::PATCH, "/companies", "{}", 405),
        (Method::POST, "/flags/none/check", "{\"company\":", 400),
        (Method::POST, "/flags/none/check", "", 400),
        (
            Method::POST,
            "/flags/none/check",
            "{\"company\":{\"org\":5}}",
            400,
        ),
        (
            Method::POST,
            "/flags/none/check",
            "{\"preflight\":{\"usage\":-1}}",
            400,
        ),
        (Method::POST, "/flags/%ff/check", "{}", 400),
        (Method::POST, "/companies", "{\"keys\":{}}", 400),
        (Method::POST, "/companies", "{\"name\":\"no keys\"}", 400),
        (Method::GET, "/companies/lookup", "", 400),
        (Method::GET, "/companies/lookup?keys%5Borg%5D=acme", "", 404),
        (Method::GET, "/companies/comp_none", "", 404),
        (Method::DELETE, "/users/user_none", "", 404),
        (Method::GET, "/companies?limit=251", "", 400),
        (Method::GET, "/companies?limit=many", "", 400),
        (Method::POST, "/flags/check-bulk", "{\"contexts\":[]}", 400),
    ] {
        let request = caller.request(method.clone(), path).body(body.to_owned());
        let (got, answer) = crate::support::answer(request.send().await.unwrap()).await;
        assert_eq!(got, status, "{method} {path} {body}: {answer}");
        assert!(answer["error"].is_string(), "{answer}");
    }
    let (status, _) = caller
        .post("/companies", json!({"keys": {"org": long}}))
        .await;
    assert_eq!(status, 400);
    let (status, answer) = caller
        .post("/companies", json!({"keys": {"a": "b".repeat(20_000)}}))
        .await;
    assert_eq!(status, 413);
    assert!(answer["error"].is_string());
    assert_eq!(
        caller.get("/companies/count").await.0,
        200,
        "the next request is answered"
    );
}

#[tokio::test]
async fn requests_without_the_key_are_rejected() {
    let emulator = Emulator::builder()
        .api_key("sch_secret")
        .start()
        .await
        .unwrap();
    let url = |path: &str| format!("{}{path}", emulator.base_url());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for path in ["/flags/check", "/companies", "/batch", "/no/such/path"] {
        for key in [None, Some("sch_other"), Some("")] {
            let mut request = http.post(url(path)).body("{}");
            if let Some(key) = key {
                request = request.header("X-Schematic-Api-Key", key);
            }
            let (status, answer) = crate::support::answer(request.send().await.unwrap()).await;
            assert_eq!(status, 401, "{path}");
            assert!(answer["error"].is_string());
        }
    }
    // Each event has to bring it too.
    let caller = Caller::new(&emulator);
    let event = json!({"type": "track", "api_key": "sch_other", "body": {"event": "e"}});
    let (status, _) = caller.post("/batch", json!({"events": [event]})).await;
    assert_eq!(status, 401);
    assert_eq!(emulator.events_total(), 0);
    assert!(!format!("{emulator:?}{:?}", emulator.requests()).contains("sch_"));
}

#[tokio::test]
async fn flag_keys_are_percent_decoded() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    for (key, path) in [
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("100% sûr é", "100%25%20s%C3%BBr%20%C3%A9"),
        ("check", "check"),
        ("..", "%2E%2E"),
    ] {
        make_flag(&caller, key, true).await;
        let path = format!("/flags/{path}/check");
        let request = caller.request(Method::POST, "/").build().unwrap();
        // Not through a URL parser, which would take the dots away.
        let raw = raw_post(
            &emulator,
            &path,
            request.headers()["x-schematic-api-key"].to_str().unwrap(),
        )
        .await;
        assert_eq!(raw["data"]["flag"], key);
    }
}

/// Posts an empty object with the path exactly as given.
async fn raw_post(emulator: &Emulator, path: &str, key: &str) -> Value {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let mut stream = tokio::net::TcpStream::connect(emulator.address())
        .await
        .unwrap();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nx-schematic-api-key: {key}\r\n\
         content-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

#[tokio::test]
async fn companies_come_change_and_go() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let body = json!({"keys": {"org": "acme"}, "name": "Acme", "traits": {"tier": "gold", "n": 1}});
    let (_, made) = caller.post("/companies", body).await;
    let id = made["data"]["id"].as_str().unwrap();
    let body = json!({
        "keys": {"org": "acme", "crm": "7"}, "traits": {"n": 2, "nested": {"deep": true}},
    });
    let (_, changed) = caller.post("/companies", body).await;
    assert_eq!(changed["data"]["id"], id);
    assert_eq!(changed["data"]["name"], "Acme");
    assert_eq!(
        changed["data"]["traits"],
        json!({"tier": "gold", "n": 2, "nested": {"deep": true}})
    );

    let (status, found) = caller.get("/companies/lookup?keys%5Bcrm%5D=7").await;
    assert_eq!((status.as_u16(), &found["data"]["id"]), (200, &json!(id)));
    assert_eq!(found["params"], json!({"keys": {"crm": "7"}}));
    let (_, one) = caller.get(&format!("/companies/{id}")).await;
    for member in [
        "created_at",
        "environment_id",
        "id",
        "name",
        "updated_at",
        "add_ons",
        "billing_subscriptions",
        "custom_plan_billings",
        "entitlements",
        "entity_traits",
        "keys",
        "metrics",
        "payment_methods",
        "plans",
        "rules",
        "user_count",
    ] {
        assert!(!one["data"][member].is_null(), "{member}");
    }

    caller
        .post("/companies", json!({"keys": {"org": "globex"}}))
        .await;
    let both = json!({"keys": {"org": "globex", "crm": "7"}});
    assert_eq!(caller.post("/companies", both.clone()).await.0, 400);
    assert_eq!(
        caller
            .post("/companies/create", json!({"keys": {"org": "acme"}}))
            .await
            .0,
        400
    );
    assert_eq!(
        caller
            .post("/companies/create", json!({"keys": {"org": "new"}}))
            .await
            .0,
        201
    );
    let update_only = json!({"keys": {"org": "later"}, "update_only": true});
    assert_eq!(caller.post("/companies", update_only).await.0, 404);

    let (_, all) = caller.get("/companies?limit=2").await;
    let orgs: Vec<_> = all["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["keys"][0]["value"].clone())
        .collect();
    assert_eq!(orgs, ["new", "globex"], "newest first");
    let (_, rest) = caller.get("/companies?limit=2&offset=2").await;
    assert_eq!(rest["data"].as_array().unwrap().len(), 1);
    let (_, count) = caller.get("/companies/count?q=acm").await;
    assert_eq!(count["data"]["count"], 1);

    let (status, gone) = caller
        .send(Method::DELETE, &format!("/companies/{id}"), &json!({}))
        .await;
    assert_eq!(
        (status.as_u16(), &gone["data"]),
        (200, &json!({"deleted": true}))
    );
    assert_eq!(caller.get("/companies/lookup?keys[org]=acme").await.0, 404);
    assert_eq!(
        caller
            .post("/companies/delete", json!({"keys": {"org": "globex"}}))
            .await
            .0,
        200
    );
}

#[tokio::test]
async fn users_belong_to_companies() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let body = json!({
        "keys": {"email": "ada@acme.example"}, "name": "Ada", "traits": {"admin": true},
        "companies": [{"org": "acme"}, {"org": "globex"}],
    });
    let (status, user) = caller.post("/users", body).await;
    assert_eq!(status, 200);
    for member in [
        "id",
        "environment_id",
        "name",
        "created_at",
        "updated_at",
        "keys",
        "entity_traits",
        "company_memberships",
    ] {
        assert!(!user["data"][member].is_null(), "{member}");
    }
    assert_eq!(
        user["data"]["company_memberships"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let (_, acme) = caller.get("/companies/lookup?org=acme").await;
    assert_eq!(acme["data"]["user_count"], 1);
    let id = acme["data"]["id"].as_str().unwrap();
    let (_, of_acme) = caller.get(&format!("/users?company_id={id}")).await;
    assert_eq!(of_acme["data"][0]["name"], "Ada");
    caller
        .send(Method::DELETE, &format!("/companies/{id}"), &json!({}))
        .await;
    let (_, user) = caller
        .get("/users/lookup?keys[email]=ada@acme.example")
        .await;
    assert_eq!(
        user["data"]["company_memberships"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let (_, count) = caller.get("/users/count").await;
    assert_eq!(count["data"]["count"], 1);
    let keys = json!({"keys": {"email": "ada@acme.example"}});
    assert_eq!(caller.post("/users/delete", keys.clone()).await.0, 200);
    assert_eq!(caller.post("/users/delete", keys).await.0, 404);
}

#[tokio::test]
async fn all_flags_and_many_contexts() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    make_flag(&caller, "one", true).await;
    make_flag(&caller, "two", false).await;
    caller
        .post("/companies", json!({"keys": {"org": "acme"}}))
        .await;

    let acme = json!({"company": {"org": "acme"}});
    let (status, all) = caller.post("/flags/check", acme.clone()).await;
    assert_eq!(status, 201);
    let values: Vec<_> = all["data"]["flags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| {
            (
                flag["flag"].as_str().unwrap(),
                flag["value"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(values, [("one", true), ("two", false)]);

    let contexts = vec![acme.clone(); 100];
    let (status, bulk) = caller
        .post("/flags/check-bulk", json!({"contexts": contexts}))
        .await;
    assert_eq!(status, 201);
    assert_eq!(bulk["data"]["data"].as_array().unwrap().len(), 100);
    assert_eq!(bulk["data"]["data"][99], all["data"]);
    let contexts = vec![acme; 101];
    let (status, _) = caller
        .post("/flags/check-bulk", json!({"contexts": contexts}))
        .await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn flags_are_changed_and_ruled_over_the_api() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    make_flag(&caller, "beta", false).await;
    let (_, acme) = caller
        .post(
            "/companies",
            json!({"keys": {"org": "acme"}, "traits": {"tier": "gold"}}),
        )
        .await;
    caller
        .post("/companies", json!({"keys": {"org": "globex"}}))
        .await;
    let (_, flags) = caller.get("/flags?q=BET").await;
    let flag = &flags["data"][0];
    let id = flag["id"].as_str().unwrap();

    let trait_id = &acme["data"]["entity_traits"][0]["definition_id"];
    let rules = json!({"rules": [{
        "name": "Gold", "priority": 1, "value": true, "condition_groups": [],
        "conditions": [{
            "condition_type": "trait", "operator": "eq", "resource_ids": [],
            "trait_id": trait_id, "trait_value": "gold",
        }],
    }]});
    let path = format!("/flags/{id}/rules");
    let (status, answer) = caller.send(Method::PUT, &path, &rules).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["data"]["rules"][0]["rule_type"], "standard");
    assert_eq!(caller.check("beta", "acme").await["rule_type"], "standard");
    assert_eq!(caller.check("beta", "acme").await["value"], true);
    assert_eq!(caller.check("beta", "globex").await["value"], false);
    let bad = json!({"rules": [{
        "name": "x", "priority": 1, "value": true, "condition_groups": [],
        "conditions": [{"condition_type": "moon", "operator": "eq", "resource_ids": []}],
    }]});
    assert_eq!(caller.send(Method::PUT, &path, &bad).await.0, 400);

    let update = json!({
        "key": "beta", "name": "Beta", "description": "d", "flag_type": "boolean",
        "default_value": true,
    });
    let (status, _) = caller
        .send(Method::PUT, &format!("/flags/{id}"), &update)
        .await;
    assert_eq!(status, 200);
    assert_eq!(caller.check("beta", "globex").await["value"], true);
    let (_, one) = caller.get(&format!("/flags/{id}")).await;
    for member in [
        "created_at",
        "default_value",
        "description",
        "flag_type",
        "id",
        "key",
        "name",
        "rules",
        "updated_at",
    ] {
        assert!(!one["data"][member].is_null(), "{member}");
    }
    let (status, _) = caller
        .send(Method::DELETE, &format!("/flags/{id}"), &json!({}))
        .await;
    assert_eq!(status, 200);
    assert_eq!(caller.get("/flags/count").await.1["data"]["count"], 0);
}

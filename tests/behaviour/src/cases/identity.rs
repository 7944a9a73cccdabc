//! Who is asking, and what does not tell.

use reqwest::Method;
use reqwest::header::HeaderValue;
use serde_json::json;

use crate::{Caller, Stage};

pub async fn what_is_no_bearer_is_anonymous(binary: &str) {
    let stage = Stage::set(binary).await;
    stage
        .emulator
        .force_flag("reports", true)
        .expect("the flag is there");
    let ask = async |values: &[&[u8]]| {
        let mut request = stage.request(Method::GET, "/reports", Caller::Anonymous);
        for value in values {
            let value = HeaderValue::from_bytes(value).expect("a header's value");
            request = request.header("authorization", value);
        }
        stage.send(request).await
    };
    for company in ["acme", "A-Z.a_z@0+9", "unknown-company/user"] {
        let answer = ask(&[format!("Bearer {company}").as_bytes()]).await;
        answer.is(&json!({ "report": "ready" }));
    }
    let anonymous: [&[u8]; 13] = [
        b"",
        b"Bearer",
        b"Bearer /ada",
        b"Bearer acme/",
        b"Bearer acme/ada/x",
        b"Bearer acme ada",
        b"Bearer  acme",
        b"Bearer acme,other",
        b"Bearer acme%2Fada",
        b"Bearer acm\xc3\xa9",
        b"Bearer acm\xff",
        b"Basic YWNtZQ==",
        b"acme",
    ];
    for value in anonymous {
        ask(&[value]).await.refuses(401, "identity_missing");
    }
    ask(&[b"Bearer acme", b"Bearer acme"])
        .await
        .refuses(401, "identity_missing");
    ask(&[b"Bearer acme", b"Bearer globex"])
        .await
        .refuses(401, "identity_missing");
}

pub async fn other_headers_name_no_identity(binary: &str) {
    let stage = Stage::set(binary).await;
    stage
        .emulator
        .force_flag("reports", true)
        .expect("the flag is there");
    let path = "/reports?company=acme&org=acme&user=ada@acme.example&email=ada@acme.example";
    let mut request = stage.request(Method::GET, path, Caller::Anonymous);
    for name in [
        "company",
        "cookie",
        "email",
        "org",
        "proxy-authorization",
        "user",
        "x-company",
        "x-forwarded-user",
        "x-org",
        "x-schematic-company",
        "x-user",
    ] {
        request = request.header(name, "Bearer acme/ada@acme.example");
    }
    stage.send(request).await.refuses(401, "identity_missing");

    let body = json!({ "company": { "org": "acme" }, "user": { "email": "ada@acme.example" } });
    let answer = stage.post("/generate", Caller::Anonymous, &body).await;
    answer.refuses(401, "identity_missing");

    // Nor do they replace the one that the application has verified.
    let forged = stage
        .request(Method::GET, "/plus", Caller::Globex)
        .header("x-org", "acme");
    stage.send(forged).await.refuses(402, "flag_off");
    let requests = stage.emulator.requests();
    let asked = requests.last().expect("one check").json();
    assert_eq!(asked["company"], json!({ "org": "globex" }));
}

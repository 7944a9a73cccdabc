//! The REST API: reading an answer, and a whole request.

use std::hint::black_box;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, StatusCode};
use schematic_core::Schematic;
use schematic_core::api::runtime::Response;
use schematic_core::api::types::CompanyDetailResponseData;
use serde_json::{Map, Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};
use crate::scenario;

/// The lines of this area.
pub const LINES: &[Line] = &[
    Line {
        name: "decode_vs_value",
        what: "reading the largest list, 250 companies, into types, against `serde_json::Value`",
        bound: Bound::AtMost(0.8),
        measure: Measure::Times(decode_against_value),
    },
    Line {
        name: "request_vs_reqwest",
        what: "a typed call on loopback, its answer small, against the same GET with reqwest alone",
        bound: Bound::AtMost(1.15),
        measure: Measure::Times(count_against_reqwest),
    },
    Line {
        name: "company_vs_reqwest",
        what: "`request_vs_reqwest` for a whole company, which reqwest alone leaves unread",
        bound: Bound::None,
        measure: Measure::Times(company_against_reqwest),
    },
];

/// How many items a list has at most.
const LONGEST_LIST: usize = 250;

fn decode_against_value(plan: &Plan) -> Result<Figure, Failure> {
    let companies: Vec<Value> = (0..LONGEST_LIST).map(company).collect();
    let answer = answer(&json!(companies))?;
    let typed = || answer.data::<Vec<CompanyDetailResponseData>>();
    let generic = || serde_json::from_slice::<Value>(&answer.body);

    let read = typed()?;
    let last = read.last().ok_or("no company was read")?;
    if read.len() != LONGEST_LIST
        || read.iter().any(|company| !company.other.is_empty())
        || Some(&serde_json::to_value(&read)?) != generic()?.get("data")
        || last.traits != traits()
    {
        return Err("what was read is not what was written".into());
    }
    let figure = Race::new()
        .contender("types", || black_box(typed()))
        .contender("Value", || black_box(generic()))
        .run(plan)?
        .ratio();
    Ok(Figure {
        note: format!("{}; {} bytes", figure.note, answer.body.len()),
        ..figure
    })
}

fn count_against_reqwest(plan: &Plan) -> Result<Figure, Failure> {
    let case = Loopback::new("/companies/count", &json!({"count": LONGEST_LIST}))?;
    let companies = case.client.companies();
    let typed = || async { companies.count().await };
    if case.runtime.block_on(typed())?.count != i64::try_from(LONGEST_LIST).ok() {
        return Err("the answer is wrong".into());
    }
    case.race(plan, Race::new().future("typed", &case.runtime, typed))
}

fn company_against_reqwest(plan: &Plan) -> Result<Figure, Failure> {
    let case = Loopback::new("/companies/comp_000000000000", &company(0))?;
    let companies = case.client.companies();
    let typed = || async { companies.get("comp_000000000000").await };
    if case.runtime.block_on(typed())?.id != "comp_000000000000" {
        return Err("the answer is wrong".into());
    }
    case.race(plan, Race::new().future("typed", &case.runtime, typed))
}

/// A server with one answer, and both clients. All are tasks of one thread, so a time is all that
/// a request costs on both sides.
struct Loopback {
    runtime: Runtime,
    client: Schematic,
    bare: reqwest::Client,
    url: String,
    body: Bytes,
}

impl Loopback {
    fn new(path: &'static str, data: &Value) -> Result<Self, Failure> {
        let runtime = local_runtime()?;
        let body = answer(data)?.body;
        let first_request = Arc::default();
        let base = format!("http://{}", serve(&runtime, &body, &first_request)?);
        let url = format!("{base}{path}");
        let client = runtime.block_on(async {
            let builder = Schematic::builder("sch_bench").base_url(&*base);
            builder.build()
        })?;
        runtime.block_on(client.request(Method::GET, path).into_future())?;
        let headers = headers(first_request.get().ok_or("no request arrived")?)?;
        let case = Self {
            runtime,
            client,
            bare: reqwest::Client::builder()
                .default_headers(headers)
                .build()?,
            url,
            body,
        };
        if case.runtime.block_on(case.get())? != case.body {
            return Err("the answer of the server is wrong".into());
        }
        Ok(case)
    }

    async fn get(&self) -> reqwest::Result<Bytes> {
        self.bare.get(&self.url).send().await?.bytes().await
    }

    /// Adds reqwest alone to the race and runs it.
    fn race<'a>(&'a self, plan: &Plan, race: Race<'a>) -> Result<Figure, Failure> {
        let race = race.future("reqwest", &self.runtime, || self.get());
        let figure = race.run(plan)?.ratio();
        Ok(Figure {
            note: format!("{}; {} bytes", figure.note, self.body.len()),
            ..figure
        })
    }
}

/// The headers of a request, but for those that an HTTP client writes itself.
fn headers(request: &[u8]) -> Result<HeaderMap, Failure> {
    let mut headers = HeaderMap::new();
    for line in std::str::from_utf8(request)?.lines().skip(1) {
        match line.split_once(": ") {
            Some(("host", _)) | None => {}
            Some((name, value)) => {
                headers.insert(HeaderName::try_from(name)?, value.parse()?);
            }
        }
    }
    Ok(headers)
}

/// Serves `body` as the answer to every request, and keeps the first one.
fn serve(
    runtime: &Runtime,
    body: &Bytes,
    first_request: &Arc<OnceLock<Vec<u8>>>,
) -> Result<SocketAddr, Failure> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let answer = Bytes::from([head.as_bytes(), body].concat());
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    let first_request = Arc::clone(first_request);
    runtime.spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let first_request = Arc::clone(&first_request);
            tokio::spawn(answer_all(connection, answer.clone(), first_request));
        }
    });
    Ok(address)
}

/// Answers requests without a body, one after the other.
async fn answer_all(
    mut connection: TcpStream,
    answer: Bytes,
    first_request: Arc<OnceLock<Vec<u8>>>,
) -> std::io::Result<()> {
    connection.set_nodelay(true)?;
    let mut request = Vec::new();
    while connection.read_buf(&mut request).await? > 0 {
        if request.ends_with(b"\r\n\r\n") {
            first_request.get_or_init(|| request.clone());
            request.clear();
            connection.write_all(&answer).await?;
        }
    }
    Ok(())
}

/// An answer with this `data`.
fn answer(data: &Value) -> Result<Response, Failure> {
    let body = serde_json::to_vec(&json!({"data": data, "params": {"limit": LONGEST_LIST}}))?;
    Ok(Response::new(StatusCode::OK, HeaderMap::new(), body.into()))
}

/// A company of two keys, ten traits, five metrics and ten entitlements, with its plan.
fn company(number: usize) -> Value {
    let id = format!("comp_{number:012}");
    let key = |name: &str, value: String| {
        json!({
            "created_at": AT, "updated_at": AT, "definition_id": format!("keyd_{name}"),
            "definition": {
                "created_at": AT, "updated_at": AT, "entity_type": "company",
                "id": format!("keyd_{name}"), "key": name,
            },
            "entity_id": id, "entity_type": "company", "environment_id": ENVIRONMENT,
            "id": format!("keyv_{name}_{number:08}"), "key": name, "value": value,
        })
    };
    json!({
        "add_ons": [], "billing_credit_balances": {"bcrd_000000000001": 120.5},
        "billing_subscriptions": [], "created_at": AT, "custom_plan_billings": [],
        "entitlements": (0..10).map(entitlement).collect::<Vec<_>>(),
        "entity_traits": scenario::TRAITS.map(|(name, value)| entity_trait(name, value)),
        "environment_id": ENVIRONMENT, "id": id,
        "keys": [
            key("org", format!("organisation-{number:08}")),
            key("domain", format!("customer-{number}.example")),
        ],
        "last_seen_at": AT, "logo_url": format!("https://logos.example/{number}.png"),
        "metrics": (0..5).map(|at| metric(&id, at)).collect::<Vec<_>>(),
        "name": format!("Customer {number}"), "payment_methods": [],
        "plan": {
            "added_on": AT, "id": "plan_000000000001", "included_credit_grants": [],
            "name": "Pro", "plan_period": "month", "plan_price": 4900,
        },
        "plans": [{"description": "For teams", "id": "plan_000000000001", "name": "Pro"}],
        "rules": [], "traits": traits(), "updated_at": AT, "user_count": 17,
    })
}

const AT: &str = "2026-03-04T10:30:00.125Z";
const ENVIRONMENT: &str = "env_000000000001";

fn traits() -> Map<String, Value> {
    let traits = scenario::TRAITS.into_iter();
    traits
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect()
}

fn entity_trait(name: &str, value: &str) -> Value {
    json!({
        "created_at": AT, "updated_at": AT, "definition_id": format!("trtd_{name}"),
        "definition": {
            "created_at": AT, "updated_at": AT, "display_name": name, "entity_type": "company",
            "hierarchy": [name], "id": format!("trtd_{name}"), "trait_type": "string",
        },
        "environment_id": ENVIRONMENT, "id": format!("trtv_{name}"), "value": value,
    })
}

fn metric(company: &str, at: usize) -> Value {
    json!({
        "account_id": "acct_000000000001", "captured_at_max": AT, "captured_at_min": AT,
        "company_id": company, "created_at": AT, "environment_id": ENVIRONMENT,
        "event_subtype": format!("event-{at}"), "month_reset": "first_of_month",
        "period": "current_month", "value": 17,
    })
}

fn entitlement(at: usize) -> Value {
    json!({
        "allocation": 1_000, "event_name": format!("event-{at}"),
        "feature_id": format!("feat_{at:012}"), "feature_key": format!("feature-{at:03}"),
        "metric_period": "current_month", "metric_reset_at": AT,
        "month_reset": "first_of_month", "usage": 17, "value_type": "numeric",
    })
}

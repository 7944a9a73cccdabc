//! Published engines and clients on the same case, each offline and in memory.
//!
//! Contexts are built once, as where a service keeps them for a request; `new` asserts the answer.

use std::collections::HashMap;
use std::sync::Arc;

use eppo_core::configuration_store::ConfigurationStore;
use eppo_core::eval::{Evaluator, EvaluatorConfig};
use eppo_core::ufc::{Assignment, AssignmentValue, UniversalFlagConfig, VariationType};
use eppo_core::{Attributes, Configuration, EvaluationError, SdkMetadata, Str};
use serde_json::{Value, json};
use unleash_api_client::client::FeatureKey;
use unleash_api_client::http::{Request, Response, Transport};
use unleash_api_client::{Client, ClientBuilder};
use unleash_yggdrasil::{EngineState, UpdateMessage};

use crate::harness::Failure;
use crate::scenario;

/// The engine of Unleash.
pub(crate) struct Yggdrasil {
    engine: EngineState,
    context: unleash_yggdrasil::Context,
}

impl Yggdrasil {
    pub(crate) fn new() -> Result<Self, Failure> {
        let engine = EngineState::default();
        let features = serde_json::from_value(unleash_features())?;
        if let Some(warnings) = engine.take_state(UpdateMessage::FullResponse(features)) {
            return Err(format!("unleash-yggdrasil: {} warnings", warnings.len()).into());
        }
        let properties: HashMap<_, _> = scenario::TRAITS.into_iter().collect();
        let context = serde_json::from_value(json!({ "properties": properties }))?;
        let peer = Self { engine, context };
        if !peer.is_enabled() {
            return Err("unleash-yggdrasil's answer is wrong".into());
        }
        Ok(peer)
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.engine.is_enabled(scenario::FLAG, &self.context, &None)
    }
}

/// The client of Unleash, with that engine inside.
pub(crate) struct UnleashClient {
    client: Client<Feature>,
    context: unleash_api_client::Context,
}

impl UnleashClient {
    pub(crate) fn new() -> Result<Self, Failure> {
        let client = ClientBuilder::default()
            .disable_metric_submission()
            .into_client_with_transport(
                "http://localhost",
                "bench",
                "1",
                None,
                Arc::new(NoNetwork),
            )?;
        client.memoize(serde_json::from_value(unleash_features())?)?;
        let context = unleash_api_client::Context {
            properties: scenario::TRAITS
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            ..Default::default()
        };
        let peer = Self { client, context };
        if !peer.is_enabled() {
            return Err("unleash-api-client's answer is wrong".into());
        }
        Ok(peer)
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.client.is_enabled(Feature, Some(&self.context), false)
    }
}

/// The flag that is asked for.
#[derive(Clone, Copy, Debug)]
struct Feature;

impl FeatureKey for Feature {
    fn name(self) -> &'static str {
        scenario::FLAG
    }
}

struct NoNetwork;

#[async_trait::async_trait]
impl Transport for NoNetwork {
    async fn execute(&self, request: Request) -> anyhow::Result<Response> {
        anyhow::bail!("no network here: {}", request.url)
    }
}

fn unleash_features() -> Value {
    let feature = |key: &str, rules: &[(&str, &str)]| {
        let strategies: Vec<Value> = rules
            .iter()
            .map(|(name, value)| {
                json!({
                    "name": "default",
                    "constraints": [{ "contextName": name, "operator": "IN", "values": [value] }],
                })
            })
            .collect();
        json!({ "name": key, "enabled": true, "strategies": strategies })
    };
    json!({ "version": 2, "features": flags(feature) })
}

/// The engine of Eppo, with its store.
pub(crate) struct Eppo {
    evaluator: Evaluator,
    subject: Str,
    attributes: Arc<Attributes>,
}

impl Eppo {
    pub(crate) fn new() -> Result<Self, Failure> {
        let sdk = SdkMetadata {
            name: "bench",
            version: "1",
        };
        let flags = UniversalFlagConfig::from_json(sdk, serde_json::to_vec(&eppo_flags())?)?;
        let store = Arc::new(ConfigurationStore::new());
        store.set_configuration(Arc::new(Configuration::from_server_response(flags, None)));
        let peer = Self {
            evaluator: Evaluator::new(EvaluatorConfig {
                configuration_store: store,
                sdk_metadata: sdk,
            }),
            subject: "comp_1".into(),
            attributes: Arc::new(
                scenario::TRAITS
                    .into_iter()
                    .map(|(name, value)| (name.into(), value.into()))
                    .collect(),
            ),
        };
        match peer.assignment() {
            Ok(Some(Assignment {
                value: AssignmentValue::Boolean(true),
                ..
            })) => Ok(peer),
            answer => Err(format!("eppo_core's answer is wrong: {answer:?}").into()),
        }
    }

    pub(crate) fn assignment(&self) -> Result<Option<Assignment>, EvaluationError> {
        self.evaluator.get_assignment(
            scenario::FLAG,
            &self.subject,
            &self.attributes,
            Some(VariationType::Boolean),
        )
    }
}

fn eppo_flags() -> Value {
    let flag = |key: &str, rules: &[(&str, &str)]| {
        let allocations: Vec<Value> = rules
            .iter()
            .enumerate()
            .map(|(place, (name, value))| {
                json!({
                    "key": format!("allocation-{place}"),
                    "rules": [{
                        "conditions": [
                            { "attribute": name, "operator": "ONE_OF", "value": [value] },
                        ],
                    }],
                    "splits": [{ "variationKey": "on", "shards": [] }],
                    "doLog": false,
                })
            })
            .collect();
        json!({
            "key": key,
            "enabled": true,
            "variationType": "BOOLEAN",
            "variations": { "on": { "key": "on", "value": true } },
            "allocations": allocations,
            "totalShards": 10_000,
        })
    };
    let flags: serde_json::Map<String, Value> = flags(flag)
        .into_iter()
        .filter_map(|flag| Some((flag.get("key")?.as_str()?.to_owned(), flag)))
        .collect();
    json!({
        "createdAt": "2026-01-01T00:00:00Z",
        "format": "SERVER",
        "environment": { "name": "bench" },
        "flags": flags,
    })
}

/// All flags of the case, each written by `write` from its key and rules.
fn flags(write: impl Fn(&str, &[(&str, &str)]) -> Value) -> Vec<Value> {
    let asked = write(scenario::FLAG, &scenario::RULES);
    let others = scenario::other_flags().map(|key| write(&key, scenario::ONE_RULE));
    [asked].into_iter().chain(others).collect()
}

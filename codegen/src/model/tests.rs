//! The model of the document that is committed, held to an inventory made by other means.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn document() -> Json {
    serde_json::from_str(include_str!("../../../openapi/schematic.json")).unwrap()
}

fn model() -> Model {
    Model::read(&document()).unwrap()
}

#[test]
fn operations_are_counted() {
    let model = model();
    assert_eq!(model.operations.len(), 268);
    assert_eq!(model.tags.len(), 22);
    let of = |method: &str| {
        let is_it = |operation: &&Operation| operation.http_method == method;
        model.operations.iter().filter(is_it).count()
    };
    assert_eq!(
        (of("GET"), of("POST"), of("PUT"), of("DELETE")),
        (141, 69, 30, 28)
    );

    let operations = || model.operations.iter();
    assert_eq!(
        operations()
            .filter(|operation| operation.body.is_some())
            .count(),
        95
    );
    assert_eq!(
        operations()
            .map(|operation| operation.path_parameters.len())
            .sum::<usize>(),
        103
    );
    assert_eq!(
        operations()
            .map(|operation| operation.query.len())
            .sum::<usize>(),
        594
    );
    let answered = |answer| {
        operations()
            .filter(|operation| operation.answer == answer)
            .count()
    };
    assert_eq!(answered(Answer::Nothing), 4);
    let files = ["text/csv", "application/octet-stream"].map(str::to_owned);
    assert_eq!(answered(Answer::File(files.to_vec())), 1);
    let lists =
        operations().filter(|operation| matches!(operation.answer, Answer::Data(Type::List(_))));
    assert_eq!(lists.count(), 55);
    let of_users = GROUPS.iter().find(|group| group.module == "users").unwrap();
    assert_eq!(model.of_group(of_users).count(), 9);
}

#[test]
fn kinds_of_query_parameters_are_counted() {
    let model = model();
    let mut kinds = BTreeMap::<&str, usize>::new();
    for parameter in model
        .operations
        .iter()
        .flat_map(|operation| &operation.query)
    {
        let kind = match &parameter.kind {
            Type::Text | Type::Id(_) => "text",
            Type::Int => "int",
            Type::Bool => "bool",
            Type::Time => "time",
            Type::List(_) => "list",
            Type::Map(_) => "map",
            Type::Named(_) | Type::Word(_) => "word",
            Type::Constant(_) | Type::Double | Type::Object => "another",
        };
        *kinds.entry(kind).or_default() += 1;
    }
    let expected = [
        ("bool", 70),
        ("int", 173),
        ("list", 85),
        ("map", 5),
        ("text", 184),
        ("time", 18),
        ("word", 59),
    ];
    assert_eq!(kinds, BTreeMap::from(expected));
    let paged = model
        .operations
        .iter()
        .filter(|operation| operation.is_paged());
    assert_eq!(paged.count(), 50);
}

#[test]
fn schemas_are_counted() {
    let all = schema::read(&document()).unwrap();
    let members = || all.iter().flat_map(Schema::members);
    assert_eq!(members().filter(|member| member.nullable).count(), 1_424);
    assert!(members().all(|member| !(member.nullable && member.required)));
    assert_eq!(members().filter(|member| member.deprecated).count(), 104);

    let model = model();
    let text = document();
    let declared: BTreeSet<&str> = document_names(&text);
    let reached = |feature: &dyn Fn(&str) -> bool| {
        let schemas = model
            .schemas
            .iter()
            .filter(|schema| declared.contains(&*schema.name));
        let is_reached = |schema: &&Schema| schema.features.iter().any(|name| feature(name));
        schemas.filter(is_reached).count()
    };
    // Those that the protocol has, and the body of errors, are no types here.
    let known = PROTOCOL_WORDS.len();
    assert_eq!(reached(&|feature| feature != PAYLOADS) + known + 1, 447);
    assert_eq!(reached(&|feature| feature == CHECKS) + 4, 16);
    let two_ways = model
        .schemas
        .iter()
        .filter(|schema| schema.in_requests && schema.in_answers);
    let two_ways = two_ways.filter(|schema| declared.contains(&*schema.name));
    assert_eq!(two_ways.count() + known, 66);
}

fn document_names(document: &Json) -> BTreeSet<&str> {
    let schemas = document
        .get("components")
        .and_then(|components| components.get("schemas"));
    schemas
        .unwrap()
        .members()
        .iter()
        .map(|(name, _)| &**name)
        .collect()
}

#[test]
fn methods_are_named_by_the_rule() {
    let model = model();
    for (id, group, method) in [
        ("getCompany", "companies", "get"),
        ("listCompanies", "companies", "list"),
        ("countCompanies", "companies", "count"),
        ("upsertCompany", "companies", "upsert"),
        ("lookupCompany", "companies", "lookup"),
        ("deleteCompanyByKeys", "companies", "delete_by_keys"),
        ("upsertCompanyTrait", "companies", "upsert_trait"),
        (
            "listEntityTraitDefinitions",
            "companies",
            "list_entity_trait_definitions",
        ),
        ("lookupUser", "users", "lookup"),
        ("upsertUserTrait", "users", "upsert_trait"),
        ("checkFlag", "features", "check_flag"),
        ("checkFlagsBulk", "features", "check_flags_bulk"),
        ("getPlan", "plans", "get"),
        (
            "upsertPlanForBillingProduct",
            "plans",
            "upsert_for_billing_product",
        ),
        ("getSingleBillingCredit", "credits", "get"),
        ("createCreditBundle", "credits", "create_bundle"),
        ("getDataExportArtifact", "data_exports", "get_artifact"),
        ("getPublicPlans", "public_components", "get_plans"),
        ("quickstart", "accounts", "quickstart"),
    ] {
        let operation = model
            .operations
            .iter()
            .find(|operation| operation.id == id)
            .unwrap();
        assert_eq!(
            (operation.group.module, &*operation.method_name),
            (group, method)
        );
    }
}

#[test]
fn what_a_person_decided_is_in_the_document() {
    let model = model();
    let ids = |kind: &Type| match kind {
        Type::Id(id) => Some(*id),
        Type::List(item) => match **item {
            Type::Id(id) => Some(id),
            _ => None,
        },
        _ => None,
    };
    let members = model.schemas.iter().flat_map(Schema::members);
    let query = model
        .operations
        .iter()
        .flat_map(|operation| &operation.query);
    let used = members
        .map(|member| &member.kind)
        .chain(query.map(|query| &query.kind));
    let used: BTreeSet<&str> = used.filter_map(ids).collect();
    let paths = model
        .operations
        .iter()
        .flat_map(|operation| &operation.path_parameters);
    let used: BTreeSet<&str> = paths
        .filter_map(|parameter| parameter.id)
        .chain(used)
        .collect();
    assert_eq!(used, IDS.iter().map(|id| id.name).collect());

    let secrets = model.schemas.iter().flat_map(|schema| {
        let secrets = schema.members().iter().filter(|member| member.secret);
        secrets.map(|member| format!("{}.{}", schema.name, member.name))
    });
    assert_eq!(
        secrets.collect::<Vec<_>>(),
        [
            "ApiKeyCreateResponseData.secret",
            "CheckoutSubscription.confirm_payment_intent_client_secret",
            "EventDetailResponseData.api_key",
            "IssueTemporaryAccessTokenResponseData.token",
            "StripeEmbedInfo.setup_intent_client_secret",
            "WebhookResponseData.secret",
        ]
    );
    let entitlement = model.schema("FeatureEntitlement").unwrap();
    assert!(
        entitlement
            .members()
            .iter()
            .any(|member| member.name == "quantity_rates")
    );
}

//! Reading the published document, and what of it is kept.

use crate::json::Json;

/// Members that hold maps from names to other things, so that their members are names.
const MAPS_OF_NAMES: [&str; 9] = [
    "callbacks",
    "headers",
    "mapping",
    "parameters",
    "paths",
    "properties",
    "responses",
    "schemas",
    "securitySchemes",
];

/// Members that are text for people.
const PROSE: [&str; 5] = [
    "description",
    "summary",
    "example",
    "examples",
    "externalDocs",
];

/// Reads a document, YAML or JSON, without its text for people.
pub(crate) fn import(text: &str) -> Result<Json, String> {
    let document: Json = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| error.to_string())?
    } else {
        let mut options = serde_saphyr::Options::default();
        options.budget = None;
        options.strict_booleans = true;
        serde_saphyr::from_str_with_options(text, options).map_err(|error| error.to_string())?
    };
    Ok(without_prose(document, false))
}

/// `names` says that the members of `value` have names of the API's.
fn without_prose(value: Json, names: bool) -> Json {
    match value {
        Json::Array(items) => {
            let items = items.into_iter().map(|item| without_prose(item, false));
            Json::Array(items.collect())
        }
        Json::Object(members) => Json::Object(
            members
                .into_iter()
                .filter(|(name, _)| names || !PROSE.contains(&name.as_str()))
                .map(|(name, value)| {
                    let names = !names && MAPS_OF_NAMES.contains(&name.as_str());
                    (name, without_prose(value, names))
                })
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_goes_and_members_of_its_name_stay() {
        let yaml = "
components:
  schemas:
    description:
      description: text
      title: A
      properties:
        properties: {type: object, description: text, properties: {example: {type: string}}}
        description: {type: string, example: x, maxLength: 0x10, nullable: true}
        year: {type: string, enum: ['0', no, v1]}
";
        let kept = r#"{"components": {"schemas": {"description": {"title": "A", "properties": {"properties": {"type": "object", "properties": {"example": {"type": "string"}}}, "description": {"type": "string", "maxLength": 16, "nullable": true}, "year": {"type": "string", "enum": ["0", "no", "v1"]}}}}}}"#;
        let document = import(yaml).unwrap();
        assert_eq!(document.to_string(), kept);
        assert_eq!(import(kept).unwrap(), document);
    }
}

use schematic_protocol::entity::EntityNames;
use serde_json::value::RawValue;

/// The id and key of a flag, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlagNames {
    pub(crate) id: Option<String>,
    pub(crate) key: Option<String>,
}

impl FlagNames {
    pub(crate) fn read(json: &RawValue) -> Self {
        let EntityNames { id, key, .. } = EntityNames::read(json);
        Self { id, key }
    }
}

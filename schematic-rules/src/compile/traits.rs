//! Traits with their values read once.

use std::sync::Arc;

use schematic_protocol::Timestamp;
use schematic_protocol::words::known::{ComparableType, EntityType};

use super::index::Index;
use super::symbol::{Fingerprint, fingerprint};
use super::{CompileError, Compiler, Extra, Symbol, compact, expand, extra_size, known};
use crate::number::{Number, strict_int};
use crate::time::read_trait_date;
use crate::wire;
use crate::wire::size::{HeapSize, text_size};

/// What a trait is; shared by all entities that have it and all conditions that ask for it.
#[derive(Debug)]
pub(crate) struct TraitDefinition {
    id: Symbol,
    comparable_type: ComparableType,
    entity_type: EntityType,
    extra: Extra,
    /// What it takes, unless it is shared.
    own_size: usize,
}

impl TraitDefinition {
    fn shared(
        definition: &wire::TraitDefinition,
        compiler: &mut Compiler,
    ) -> Result<Arc<Self>, CompileError> {
        let comparable_type = known(&definition.comparable_type, "comparable_type")?;
        let entity_type = known(&definition.entity_type, "entity_type")?;
        let mut content = Fingerprint::new();
        content.text(&definition.id);
        content.word(comparable_type as u64);
        content.word(entity_type as u64);
        let texts = &mut compiler.texts;
        let size = size_of::<Self>() + definition.heap_size();
        Ok(compiler.traits.share(
            content,
            size,
            |shared| {
                shared.id.as_str() == definition.id
                    && shared.comparable_type == comparable_type
                    && shared.entity_type == entity_type
                    && expand(&shared.extra) == definition.extra
            },
            |is_shared| {
                Arc::new(Self {
                    id: texts.symbol(&definition.id),
                    comparable_type,
                    entity_type,
                    extra: compact(&definition.extra),
                    own_size: if is_shared { 0 } else { size },
                })
            },
        ))
    }

    fn to_wire(&self) -> wire::TraitDefinition {
        wire::TraitDefinition {
            id: self.id.as_str().to_owned(),
            comparable_type: self.comparable_type.into(),
            entity_type: self.entity_type.into(),
            extra: expand(&self.extra),
        }
    }
}

/// A text as its type reads it.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// As itself. Texts with different fingerprints are not equal.
    Text {
        fingerprint: u32,
    },
    Bool(bool),
    Int(i64),
    Float(f64),
    Date {
        seconds: i64,
        nanos: u32,
    },
    UnreadableDate,
}

impl Reading {
    fn of(text: &str, as_type: ComparableType) -> Self {
        match as_type {
            ComparableType::String => Self::Text {
                fingerprint: fingerprint(text),
            },
            ComparableType::Bool => Self::Bool(is_true(text)),
            ComparableType::Int => match Number::from_text(text) {
                Number::Int(int) => Self::Int(int),
                Number::Float(float) => Self::Float(float),
            },
            ComparableType::Date => {
                read_trait_date(text).map_or(Self::UnreadableDate, |date| Self::Date {
                    seconds: date.as_secs(),
                    nanos: date.subsec_nanos(),
                })
            }
        }
    }
}

fn is_true(text: &str) -> bool {
    matches!(text, "true" | "1")
}

/// A text that was read as one type, and can be asked for as any.
#[derive(Clone, Debug)]
pub(crate) struct TypedText {
    text: Box<str>,
    reading: Reading,
}

impl TypedText {
    pub(super) fn new(text: &str, as_type: ComparableType) -> Self {
        Self {
            text: text.into(),
            reading: Reading::of(text, as_type),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    #[inline]
    pub(crate) fn is_same_text(&self, other: &Self) -> bool {
        if let (Reading::Text { fingerprint: left }, Reading::Text { fingerprint: right }) =
            (self.reading, other.reading)
            && left != right
        {
            return false;
        }
        self.text == other.text
    }

    pub(crate) fn is_true(&self) -> bool {
        match self.reading {
            Reading::Bool(truth) => truth,
            _ => is_true(&self.text),
        }
    }

    pub(crate) fn number(&self) -> Number {
        match self.reading {
            Reading::Int(int) => Number::Int(int),
            Reading::Float(float) => Number::Float(float),
            _ => Number::from_text(&self.text),
        }
    }

    pub(crate) fn strict_int(&self) -> Option<i64> {
        strict_int(&self.text)
    }

    pub(crate) fn date(&self) -> Option<Timestamp> {
        match self.reading {
            Reading::Date { seconds, nanos } => Some(Timestamp::new(seconds, nanos)),
            Reading::UnreadableDate => None,
            _ => read_trait_date(&self.text),
        }
    }
}

impl HeapSize for TypedText {
    fn heap_size(&self) -> usize {
        text_size(self.text.len())
    }
}

/// The traits of one entity.
#[derive(Clone, Debug)]
pub(crate) struct Traits {
    list: Arc<[Trait]>,
    by_definition: Index,
}

#[derive(Debug)]
struct Trait {
    definition: Option<Arc<TraitDefinition>>,
    value: TypedText,
    extra: Extra,
}

impl Traits {
    pub(super) fn new(
        traits: &[wire::Trait],
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let list: Arc<[Trait]> = traits
            .iter()
            .map(|item| {
                let definition = match &item.trait_definition {
                    Some(definition) => Some(TraitDefinition::shared(definition, compiler)?),
                    None => None,
                };
                let as_type = definition
                    .as_ref()
                    .map_or(ComparableType::String, |definition| {
                        definition.comparable_type
                    });
                let value = TypedText::new(&item.value, as_type);
                Ok(Trait {
                    definition,
                    value,
                    extra: compact(&item.extra),
                })
            })
            .collect::<Result<_, _>>()?;
        let fingerprints = list.iter().map(|item| {
            item.definition
                .as_ref()
                .map(|definition| definition.id.fingerprint())
        });
        Ok(Self {
            by_definition: Index::new(fingerprints),
            list,
        })
    }

    /// The first trait of this definition: its value, and the type that the entity stores with it.
    #[inline]
    pub(crate) fn find(&self, definition: &Symbol) -> Option<(&TypedText, ComparableType)> {
        self.by_definition.find(definition.fingerprint(), |place| {
            let item = self.list.get(place)?;
            let found = item
                .definition
                .as_deref()
                .filter(|found| found.id == *definition)?;
            Some((&item.value, found.comparable_type))
        })
    }

    pub(super) fn size(&self) -> usize {
        let each = |item: &Trait| {
            let definition = item.definition.as_ref();
            item.value.heap_size()
                + definition.map_or(0, |definition| definition.own_size)
                + extra_size(&item.extra)
        };
        let values = self.list.iter().map(each);
        size_of_val(&*self.list) + values.sum::<usize>() + self.by_definition.size()
    }

    pub(super) fn to_wire(&self) -> Vec<wire::Trait> {
        self.list
            .iter()
            .map(|item| wire::Trait {
                value: item.value.text.clone().into(),
                trait_definition: item
                    .definition
                    .as_ref()
                    .map(|definition| definition.to_wire()),
                extra: expand(&item.extra),
            })
            .collect()
    }
}

//! How much memory entities take.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What an allocation takes besides its content.
const ALLOCATION: usize = 16;

/// How many entries a node of a map has room for.
const NODE: usize = 11;

/// About how many bytes something takes besides itself.
pub(crate) trait HeapSize {
    fn heap_size(&self) -> usize;
}

/// What a text of so many bytes takes.
pub(crate) const fn text_size(length: usize) -> usize {
    if length == 0 { 0 } else { ALLOCATION + length }
}

/// What the first entry of a map takes at most: the map's first node.
pub(crate) const fn first_entry_size<T>() -> usize {
    ALLOCATION + NODE * size_of::<(String, T)>()
}

/// What every entry of a map takes at most, with a name of so many bytes. Nodes are half full at
/// least.
pub(crate) const fn entry_size<T>(name: usize) -> usize {
    2 * size_of::<(String, T)>() + text_size(name)
}

/// What the nodes of a map with so many entries take.
const fn nodes_size<T>(entries: usize) -> usize {
    if entries == 0 {
        0
    } else {
        entries.div_ceil(NODE / 2 + 1) * first_entry_size::<T>()
    }
}

impl HeapSize for String {
    fn heap_size(&self) -> usize {
        text_size(self.capacity())
    }
}

impl<T: HeapSize> HeapSize for Vec<T> {
    fn heap_size(&self) -> usize {
        let items = self.iter().map(HeapSize::heap_size);
        self.capacity() * size_of::<T>() + items.sum::<usize>()
    }
}

impl<T: HeapSize> HeapSize for [T] {
    fn heap_size(&self) -> usize {
        let items = self.iter().map(HeapSize::heap_size);
        size_of_val(self) + items.sum::<usize>()
    }
}

impl<T: HeapSize> HeapSize for Box<[T]> {
    fn heap_size(&self) -> usize {
        (**self).heap_size()
    }
}

impl<T: HeapSize> HeapSize for BTreeMap<String, T> {
    fn heap_size(&self) -> usize {
        let each = |(name, value): (&String, &T)| name.heap_size() + value.heap_size();
        nodes_size::<T>(self.len()) + self.iter().map(each).sum::<usize>()
    }
}

impl HeapSize for Map<String, Value> {
    fn heap_size(&self) -> usize {
        let each = |(name, value): (&String, &Value)| name.heap_size() + value.heap_size();
        nodes_size::<Value>(self.len()) + self.iter().map(each).sum::<usize>()
    }
}

impl HeapSize for Value {
    fn heap_size(&self) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => 0,
            Self::String(text) => text.heap_size(),
            Self::Array(items) => items.heap_size(),
            Self::Object(members) => members.heap_size(),
        }
    }
}

impl<T: HeapSize> HeapSize for Option<T> {
    fn heap_size(&self) -> usize {
        self.as_ref().map_or(0, HeapSize::heap_size)
    }
}

macro_rules! plain {
    ($($ty:ty),+) => {$(
        impl HeapSize for $ty {
            fn heap_size(&self) -> usize {
                0
            }
        }
    )+};
}

plain!(bool, i64, f64);

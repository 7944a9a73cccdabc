//! What only this engine does with time: the dates of traits, and how its results print an instant.

mod print;
mod scan;
mod trait_date;

pub(crate) use self::print::WithOffset;
pub(crate) use self::trait_date::read_trait_date;

/// The checks answered from memory that are reported to Schematic, as `flag_check` events.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum FlagCheckEvents {
    /// Every check, as the official SDKs report them. When checks come faster than events leave,
    /// equal ones (the same flag, keys and answer) are reported once, and the others are counted. The
    /// default.
    #[default]
    Each,
    /// One of equal checks in each period; the others are counted.
    Summarized,
    /// This part of the checks, from 0 to 1, drawn at random. The builder returns an error for any
    /// other number.
    Sampled(f64),
    /// None.
    Off,
}

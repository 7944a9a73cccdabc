//! The setters of checks, asynchronous and blocking: each is written once.

/// Defines the setter of this name in the `impl` of a type that has `options`.
macro_rules! setter {
    (default_value) => {
        /// Sets the value that stands for what cannot be decided, in place of the client's
        /// [default for the flag](crate::SchematicBuilder::flag_default).
        pub fn default_value(mut self, value: bool) -> Self {
            self.options = self.options.default_value(value);
            self
        }
    };
    (timeout) => {
        /// Sets how long the check may take, retries included. Defaults to the client's
        /// [check timeout](crate::SchematicBuilder::check_timeout).
        pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
            self.options = self.options.timeout(timeout);
            self
        }
    };
    (usage) => {
        /// Asks whether the flag is still on once `units` more of the feature are used, rather than
        /// what holds now: a preflight. 0 asks the plain question.
        ///
        /// A limit that these units use up counts as reached: with 3 left, `usage(3)` is off.
        /// Whether a request may use its units is what
        /// [`Flags::allows`](crate::request::Flags::allows) answers.
        ///
        /// A number that does not fit into an `i64` counts as [`i64::MAX`], which no limit allows.
        /// See [`Preflight`](crate::flags::Preflight), also for events and credits.
        pub fn usage(mut self, units: impl TryInto<i64>) -> Self {
            self.options = self.options.usage(units);
            self
        }
    };
    (preflight) => {
        /// Asks whether an action would be allowed, rather than what holds now. Replaces what
        /// [`usage`](Self::usage) set.
        pub fn preflight(mut self, preflight: crate::flags::Preflight) -> Self {
            self.options = self.options.preflight(preflight);
            self
        }
    };
    (options) => {
        /// Replaces all options of this check, for options that several checks share.
        pub fn options(mut self, options: CheckOptions) -> Self {
            self.options = options;
            self
        }
    };
    (options_of_several) => {
        /// Replaces all options of this check. [`CheckOptions::preflight`] is ignored.
        pub fn options(mut self, options: CheckOptions) -> Self {
            self.options = options;
            self
        }
    };
}

pub(crate) use setter;

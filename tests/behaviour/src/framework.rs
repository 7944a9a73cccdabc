/// In what the examples may differ, because their frameworks do.
#[derive(Clone, Copy, Debug)]
pub struct Framework {
    name: &'static str,
    /// The status of a path that exists, asked for with a method that it does not have.
    pub wrong_method: u16,
    /// Whether the application gets to see a header's value that is not UTF-8.
    pub shows_values_that_are_not_utf8: bool,
    /// How many bytes of a body the framework waits for before it lets anybody answer.
    pub reads_ahead: usize,
}

const FRAMEWORKS: [Framework; 3] = [
    Framework {
        name: "axum",
        wrong_method: 405,
        shows_values_that_are_not_utf8: true,
        reads_ahead: 0,
    },
    Framework {
        name: "actix",
        wrong_method: 405,
        shows_values_that_are_not_utf8: true,
        reads_ahead: 0,
    },
    Framework {
        name: "rocket",
        wrong_method: 404,
        shows_values_that_are_not_utf8: false,
        // It looks for the form field `_method`.
        reads_ahead: "_method=delete".len(),
    },
];

impl Framework {
    /// That of the example with this binary: `example-axum`, `example-actix` or `example-rocket`.
    #[must_use]
    pub fn of(binary: &str) -> Self {
        let found = FRAMEWORKS
            .into_iter()
            .find(|framework| binary.contains(&format!("example-{}", framework.name)));
        found.unwrap_or_else(|| panic!("no framework is known by the name of {binary}"))
    }
}

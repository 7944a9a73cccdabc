use gate_axum::FlagKey;

#[derive(FlagKey)]
enum Fields {
    Reports,
    Limited(u32),
}

#[derive(FlagKey)]
enum Twice {
    NewEditor,
    #[flag("new-editor")]
    Editor,
}

#[derive(FlagKey)]
enum Empty {
    #[flag("")]
    Reports,
}

#[derive(FlagKey)]
#[flag(" reports")]
struct Blank;

#[derive(FlagKey)]
#[flag("reports")]
enum Container {
    Reports,
}

#[derive(FlagKey)]
#[flag(rename_all = "kebab")]
enum Rule {
    Reports,
}

#[derive(FlagKey)]
#[flag(rename_all = "snake_case")]
struct NotAnEnum;

#[derive(FlagKey)]
enum Misplaced {
    #[flag(rename_all = "snake_case")]
    Reports,
}

#[derive(FlagKey)]
#[flag(name = "reports")]
struct Unknown;

#[derive(FlagKey)]
#[flag("reports", key = "plus")]
struct TwoKeys;

#[derive(FlagKey)]
union Union {
    reports: u8,
}

#[derive(FlagKey)]
enum Crate {
    Reports,
}

#[derive(FlagKey)]
#[flag(module = reports)]
struct NoVariants;

#[derive(FlagKey)]
enum MisplacedModule {
    #[flag(module = reports)]
    Reports,
}

fn main() {}

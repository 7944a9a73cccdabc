//! `#[derive(FlagKey)]`.
#![allow(missing_docs)]

use std::marker::PhantomData;

use gate_axum::{FlagKey, TypedFlag};

/// The key of `flag`, from code that knows nothing of its type.
fn key(flag: &(impl FlagKey + ?Sized)) -> &str {
    flag.flag_key()
}

#[derive(FlagKey)]
enum Feature {
    Reports,
    NewEditor2,
    #[flag("pdf_export")]
    Export,
    #[flag(key = "AI summaries")]
    Summaries,
    r#Async,
}

#[test]
fn a_variant_is_a_flag() {
    assert_eq!(key(&Feature::Reports), "reports");
    assert_eq!(key(&Feature::NewEditor2), "new-editor2");
    assert_eq!(key(&Feature::Export), "pdf_export");
    assert_eq!(key(&Feature::Summaries), "AI summaries");
    assert_eq!(key(&Feature::r#Async), "async");
    let erased: &dyn FlagKey = &Feature::Reports;
    assert_eq!(key(erased), "reports");
}

#[test]
fn a_variant_has_a_type_too() {
    fn key_of<F: TypedFlag>() -> &'static str {
        F::KEY
    }
    assert_eq!(key_of::<feature::Reports>(), "reports");
    assert_eq!(key_of::<feature::Export>(), "pdf_export");
    assert_eq!(key_of::<feature::r#Async>(), "async");
    assert_eq!(key(&feature::Summaries), "AI summaries");
    assert_eq!(key_of::<flags::Kept>(), "as-it-is");
    assert_eq!(key_of::<r#match::Beta>(), "beta");
    assert_eq!(key_of::<numbered::Last>(), "last");
}

/// Its name in snake case is a word of the language, as that of one variant is.
#[derive(FlagKey)]
#[allow(dead_code)]
enum r#Match {
    Beta,
}

/// Whatever its numbers are.
#[derive(FlagKey)]
#[repr(i8)]
#[allow(dead_code)]
enum Numbered {
    First = -1,
    Last = 7,
}

#[tokio::test]
async fn the_client_takes_a_variant_by_value_and_by_reference() {
    let schematic = gate_axum::client::Schematic::builder("").offline(true);
    let schematic = schematic.flag_default("pdf_export", true).build().unwrap();
    let acme = gate_axum::EvaluationContext::company("org", "acme");
    assert!(schematic.check_flag(Feature::Export, &acme).await);
    assert!(schematic.check_flag(&Feature::Export, &acme).await);
    assert!(!schematic.check(Feature::Reports, &acme).await.value);
    let both = [Feature::Export, Feature::Reports];
    let both = schematic.check_flags(&both, &acme).await;
    assert_eq!(
        both.iter().map(|one| one.value).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(schematic.flag_default(feature::Export), Some(true));
}

#[derive(FlagKey)]
#[flag(rename_all = "SCREAMING_SNAKE_CASE", module = flags)]
enum Renamed {
    NewEditor,
    #[flag("as-it-is")]
    Kept,
}

#[test]
fn names_are_made_as_the_enum_says() {
    assert_eq!(key(&Renamed::NewEditor), "NEW_EDITOR");
    assert_eq!(key(&Renamed::Kept), "as-it-is");
}

#[derive(FlagKey)]
#[flag("reports")]
struct Reports;

#[derive(FlagKey)]
struct NewEditor;

#[derive(FlagKey)]
#[flag("beta")]
struct Beta<T, const N: usize>(PhantomData<T>)
where
    T: Clone;

#[test]
fn a_struct_is_a_flag_and_its_type_too() {
    assert_eq!((key(&Reports), Reports::KEY), ("reports", "reports"));
    assert_eq!(NewEditor::KEY, "new-editor");
    assert_eq!(Beta::<String, 3>::KEY, "beta");
    assert_eq!(key(&Beta::<String, 3>(PhantomData)), "beta");
}

#[derive(FlagKey)]
enum Nothing {}

#[test]
fn an_enum_may_be_empty() {
    fn is_key<K: FlagKey>() {}
    is_key::<Nothing>();
}

/// An application that reaches the adapter through one of its crates.
mod shared {
    pub(crate) mod reexported {
        pub(crate) use gate_axum as flags;
        pub(crate) use gate_axum::client;
    }
}

#[derive(FlagKey)]
#[flag("a", crate = crate::shared::reexported::flags)]
struct ThroughAdapter;

#[derive(FlagKey)]
#[flag(crate = crate::shared::reexported::client)]
enum ThroughCore {
    A,
}

#[test]
fn a_path_says_where_the_traits_are() {
    assert_eq!(ThroughAdapter::KEY, "a");
    assert_eq!(key(&ThroughCore::A), "a");
}

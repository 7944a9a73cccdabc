//! The page for keyboards and screen readers, as far as its text shows it.

use std::collections::HashMap;

use schematic_emulator::Emulator;

async fn page() -> String {
    let emulator = Emulator::start().await.unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let page = http.get(emulator.page_url()).send().await.unwrap();
    page.text().await.unwrap()
}

#[tokio::test]
async fn the_page_updates_elements_in_place() {
    let page = page().await;
    for redraws in ["replaceChildren(", "innerHTML", "outerHTML", "replaceWith("] {
        assert!(!page.contains(redraws), "{redraws} loses the focus");
    }
    assert!(page.contains("function patch(parent, nodes)"));
    // Elements that hold the focus or are unfolded are found again by their keys.
    let script = page.split("<script>").nth(1).unwrap();
    let unkeyed: Vec<&str> = script
        .split("el(\"")
        .filter(|call| {
            let name = call.split('"').next().unwrap();
            let attributes = call.split('}').next().unwrap();
            ["button", "details", "tr"].contains(&name) && !attributes.contains("key")
        })
        .collect();
    assert!(unkeyed.is_empty(), "no key: {unkeyed:?}");
}

#[tokio::test]
async fn the_page_reports_in_live_regions_and_not_in_dialogs() {
    let page = page().await;
    assert!(!page.contains("alert("), "a dialog takes the focus");
    for region in [
        r#"id="problem-text" role="alert""#,
        r#"id="link" class="soft" role="status""#,
        r#"id="done" role="status""#,
    ] {
        assert!(page.contains(region), "{region}");
    }
}

#[tokio::test]
async fn the_buttons_of_a_flag_are_a_named_group() {
    let page = page().await;
    assert!(page.contains(r#"class: "choice", role: "group", "aria-label": `${flag.key}"#));
    assert!(page.contains(r#""aria-pressed": String(flag.forced === forced)"#));
}

/// WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for the edges and states of controls (1.4.11).
#[tokio::test]
async fn colours_contrast_in_both_schemes() {
    let page = page().await;
    let style = page.split("</style>").next().unwrap();
    let (light, rest) = style.split_once("prefers-color-scheme: dark").unwrap();
    let dark = rest.split_once("* {").unwrap().0;
    for (scheme, css) in [("light", light), ("dark", dark)] {
        let colours = colours(css);
        for (front, back, least) in [
            ("text", "back", 4.5),
            ("text", "card", 4.5),
            ("text", "code", 4.5),
            ("soft", "back", 4.5),
            ("soft", "card", 4.5),
            ("accent", "card", 4.5),
            ("on", "on-back", 4.5),
            ("off", "off-back", 4.5),
            ("bad", "bad-back", 4.5),
            ("bad", "card", 4.5),
            ("edge", "card", 3.0),
            ("on", "card", 3.0),
            ("accent", "code", 3.0),
            ("bad", "code", 3.0),
        ] {
            let ratio = contrast(colours[front], colours[back]);
            assert!(ratio >= least, "{scheme}: {front} on {back} is {ratio:.2}");
        }
    }
}

fn colours(css: &str) -> HashMap<&str, [f64; 3]> {
    css.split("--")
        .filter_map(|declaration| declaration.split_once(": #"))
        .map(|(name, rest)| (name, colour(rest.split(';').next().unwrap())))
        .collect()
}

/// Red, green and blue from 0 to 1, of `fff` or `1c2330`.
fn colour(hex: &str) -> [f64; 3] {
    let value = u32::from_str_radix(hex, 16).unwrap();
    let (bits, most) = if hex.len() == 3 { (4, 0xf) } else { (8, 0xff) };
    [2 * bits, bits, 0].map(|shift| f64::from((value >> shift) & most) / f64::from(most))
}

/// The contrast ratio of WCAG 2, from 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

//! What a home screen is told of the site: the web manifest, <https://www.w3.org/TR/appmanifest/>.
//!
//! Invariant: addresses are absolute paths of the site, so that it can be read from anywhere below it.

use crate::settings::Settings;
use news_core::lang::Language;
use serde_json::json;

/// The manifest's file.
pub const NAME: &str = "manifest.webmanifest";

/// The paper of `style/tokens.css`, by day: what a window shows before the page is there.
const PAPER: &str = "#fbfaf7";

/// Most letters of a name below a sign on a home screen; more are cut there anyhow.
const SHORT_LETTERS_MAX: usize = 12;

/// The manifest.
#[must_use]
pub fn write(settings: &Settings) -> String {
    let (site, base) = (&settings.site, settings.base());
    let words = Language::best([site.language.as_str()]).words();
    let icon = |file: &str, kind: &str, sizes: &str, purpose: &str| json!({ "src": format!("{base}{file}"), "type": kind, "sizes": sizes, "purpose": purpose });
    let mut icons = vec![icon("icon.svg", "image/svg+xml", "any", "any")];
    for size in [192, 512] {
        // What is drawn keeps to the middle, so that it stays whole whatever shape a home screen cuts.
        for purpose in ["any", "maskable"] {
            icons.push(icon(&format!("icon-{size}.png"), "image/png", &format!("{size}x{size}"), purpose));
        }
    }
    let shortcut = |name: &str, path: &str| {
        json!({ "name": name, "url": format!("{base}{path}"),
            "icons": [{ "src": format!("{base}icon-192.png"), "type": "image/png", "sizes": "192x192" }] })
    };
    let document = json!({
        "id": base,
        "name": site.title,
        "short_name": short(&site.title),
        "description": site.description,
        "lang": site.language,
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": [shortcut(words.recent, ""), shortcut(words.search, "#search")],
        "share_target": { "action": base, "method": "GET",
            "enctype": "application/x-www-form-urlencoded", "params": { "text": "q" } },
    });
    format!("{document:#}\n")
}

/// As many whole words of a title as fit below a sign; if not even one does, its beginning.
fn short(title: &str) -> String {
    if title.chars().count() <= SHORT_LETTERS_MAX {
        return title.to_owned();
    }
    let cut: String = title.chars().take(SHORT_LETTERS_MAX + 1).collect();
    let words = cut.rsplit_once(' ').map(|(words, _)| words.trim_end()).filter(|it| !it.is_empty());
    words.map_or_else(|| title.chars().take(SHORT_LETTERS_MAX).collect(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn written(base: &str, title: &str, language: &str) -> Value {
        let text =
            format!("[site]\ntitle = \"{title}\"\nurl = \"https://news.example{base}\"\nlanguage = \"{language}\"");
        serde_json::from_str(&write(&Settings::parse(&text).unwrap())).unwrap()
    }

    #[test]
    fn a_site_on_a_home_screen() {
        for base in ["/", "/a/b/"] {
            let manifest = written(base, "국방일보", "ko");
            for key in ["id", "start_url", "scope"] {
                assert_eq!(manifest[key], base, "{key}");
            }
            assert_eq!((&manifest["lang"], &manifest["display"]), (&json!("ko"), &json!("standalone")));
            assert_eq!(manifest["share_target"]["action"], base);
            assert_eq!(manifest["share_target"]["method"], "GET");
            assert_eq!(manifest["shortcuts"][0]["name"], "최근 뉴스");
            assert_eq!(manifest["shortcuts"][1]["url"], format!("{base}#search"));
            let icons = manifest["icons"].as_array().unwrap();
            assert!(icons.iter().all(|it| it["src"].as_str().unwrap().starts_with(base)));
            assert!(icons.iter().any(|it| it["purpose"] == "maskable" && it["sizes"] == "512x512"));
        }
    }

    #[test]
    fn names_for_small_places() {
        for (title, expected) in [
            ("국방일보", "국방일보"),
            ("Harbour News", "Harbour News"),
            ("The Harbour Gazette", "The Harbour"),
            ("Donaudampfschifffahrt", "Donaudampfsc"),
        ] {
            assert_eq!(written("/", title, "en")["short_name"], expected);
        }
    }
}

//! Pictures of the pages, for people to judge and for `docs/pictures`. Nothing is taken unless `NEWS_ZONE_PICTURES`
//! names a folder for them.

use std::path::Path;
use std::{env, fs};

use preview::Rule;
use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{EDITION, Site};

/// Widths that are looked at, with the height of a screen so wide, in CSS pixels.
const SCREENS: [(u32, u32); 3] = [(360, 780), (768, 1024), (1280, 900)];

/// Most of a long page that a picture shows, in screens.
const SCREENS_MAX: u32 = 3;

/// A page to take a picture of.
struct Scene {
    name: &'static str,
    site: fn() -> Site,
    path: &'static str,
    ready: &'static str,
}

const SCENES: [Scene; 8] = [
    Scene { name: "list", site: Site::demo, path: "", ready: ".card" },
    Scene { name: "filters", site: Site::demo, path: "?q=%EB%8C%80%ED%86%B5%EB%A0%B9", ready: ".card mark" },
    Scene { name: "seed", site: Site::demo, path: "article/1", ready: "#heading-article" },
    Scene { name: "korean", site: Site::demo, path: LONG_KOREAN, ready: "#heading-article" },
    Scene { name: "unknown", site: Site::demo, path: "nowhere", ready: "#heading-unknown" },
    Scene { name: "nothing", site: Site::demo, path: "?q=xyzzy", ready: ".stories .message" },
    Scene { name: "down", site: down, path: "", ready: ".notice" },
    Scene { name: "loading", site: loading, path: "", ready: ".skeleton" },
];

/// A placeholder for the id of a long Korean article of the demo edition.
const LONG_KOREAN: &str = "article/long-korean";

fn down() -> Site {
    Site::plain().with(EDITION, Rule::answer(500, "text/plain", ""))
}

fn loading() -> Site {
    Site::plain().with(EDITION, Rule::file().hang())
}

#[test]
fn by_day() {
    take_all("light", Reader::english(), Reader::korean());
}

#[test]
fn by_night() {
    take_all("dark", Reader::english().dark(), Reader::korean().dark());
}

fn take_all(theme: &str, english: Reader, korean: Reader) {
    let Some(dir) = env::var_os("NEWS_ZONE_PICTURES") else { return };
    fs::create_dir_all(&dir).unwrap();
    for scene in &SCENES {
        for (language, reader) in [("en", &english), ("ko", &korean)] {
            for (width, height) in SCREENS {
                let file = Path::new(&dir).join(format!("{}-{width}-{theme}-{language}.png", scene.name));
                take(scene, reader.clone().screen(width, height), height, &file);
            }
        }
    }
}

fn take(scene: &Scene, reader: Reader, height: u32, file: &Path) {
    browse((scene.site)(), reader, async |page| {
        let path = if scene.path == LONG_KOREAN { long_korean() } else { scene.path.to_owned() };
        page.visit(&path).await;
        page.until(scene.ready, &format!("return document.querySelector('{}') !== null", scene.ready)).await;
        if scene.name == "filters" {
            page.js("document.querySelector('details.filters-more').open = true").await;
        }
        fs::write(file, whole(page, height).await).unwrap();
        page.take_faults().await;
    });
}

/// The page from its top, beyond the fold.
async fn whole(page: &Page, height: u32) -> Vec<u8> {
    let size = page.js("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]").await;
    let height = size[1].as_u64().unwrap_or_default().min(u64::from(height * SCREENS_MAX));
    let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": height, "scale": 1 });
    let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let answer = page.devtools("Page.captureScreenshot", asked).await;
    decoded(answer["data"].as_str().unwrap_or_default())
}

/// The longest Korean article of the demo edition's first page.
fn long_korean() -> String {
    let dist = env::var_os("NEWS_ZONE_DIST").unwrap_or_default();
    let text = fs::read_to_string(Path::new(&dist).join(EDITION)).unwrap();
    let feed: Value = serde_json::from_str(&text).unwrap();
    let korean = feed["items"].as_array().into_iter().flatten().filter(|it| it["language"] == "ko");
    let longest = korean.max_by_key(|it| it["content_html"].as_str().map_or(0, str::len)).unwrap();
    format!("article/{}", longest["id"].as_str().unwrap_or_default())
}

/// Bytes from base64, which is all that the browser gives.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for six in text.bytes().filter_map(value) {
        bits = bits << 6 | u32::from(six);
        held += 6;
        if 8 <= held {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

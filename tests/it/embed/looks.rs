//! How an element looks: what axe says of it, what styles of the page may reach, themes, directions, narrow places.

use std::fs;

use serde_json::{Value, json};
use test_support::wanted;

use super::{STRICT, archive, open, partner, zone};
use crate::browser::{Page, Reader, browse};
use crate::site::Site;

const RUN: &str =
    "return axe.run('news-zone', { resultTypes: ['violations'] }).then(found => found.violations.map(it =>
    `${it.id}: ${it.help}\\n${it.nodes.map(node => `    ${node.target} ${node.html.slice(0, 160)}`).join('\\n')}`))";

async fn expect_no_violation(page: &Page, axe: &str, what: &str) {
    if page.js("return typeof axe").await == "undefined" {
        page.js(axe).await;
    }
    let found = page.js(RUN).await;
    let found: Vec<&str> = found.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(found.is_empty(), "on {what}:\n{}", found.join("\n"));
}

/// Articles with pictures that are there.
fn illustrated() -> Vec<Value> {
    let mut items = archive();
    for item in &mut items[..3] {
        item["image"] = json!("../icon-512.png");
        item["_news_zone"]["image"] = json!({ "alt": "그림 of a ship", "width": 512, "height": 512 });
    }
    items
}

fn shown(attributes: &str) -> Site {
    Site::of(&illustrated()).cors().on(partner(&format!("<h1>Partner</h1>{}", zone(attributes))))
}

#[test]
fn axe_finds_nothing() {
    let Some(axe) = wanted::path("NEWS_ZONE_AXE", "accessibility tests") else { return };
    let axe = fs::read_to_string(axe).unwrap();
    for (layout, theme, reader) in [
        ("list", "auto", Reader::english()),
        ("list", "auto", Reader::korean().dark()),
        ("cards", "light", Reader::english().dark()),
        ("cards", "dark", Reader::korean()),
        ("headlines", "host", Reader::english()),
        ("headlines", "auto", Reader::english().screen(360, 740)),
    ] {
        for mode in ["place", "dialog"] {
            let site = shown(&format!("layout=\"{layout}\" theme=\"{theme}\" open=\"{mode}\" filter=\"on\""));
            browse(site, reader.clone(), async |page| {
                open(page).await;
                expect_no_violation(page, &axe, &format!("{layout} {theme}")).await;
                page.click_in_zone("#search").await;
                page.click_in_zone(".filters-more summary").await;
                super::expect_counted(page).await;
                expect_no_violation(page, &axe, &format!("the filters of {layout} {theme}")).await;
                page.click_in_zone("#to-fleet").await;
                page.expect_texts_in_zone(".body", &["Text of fleet."]).await;
                expect_no_violation(page, &axe, &format!("an article of {theme}, {mode}")).await;
            });
        }
    }
}

/// Every part that the contract names is there, and a style of the page reaches it.
#[test]
fn parts() {
    let named = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/embed/custom-elements.json")).unwrap();
    let named: Value = serde_json::from_str(&named).unwrap();
    let parts: Vec<String> = named["modules"][0]["declarations"][0]["cssParts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap().to_owned())
        .collect();
    let style: String =
        parts.iter().map(|it| format!("news-zone::part({it}) {{ outline: 3px solid rgb(1, 2, 3) }}\n")).collect();
    let mut items = illustrated();
    items[0]["_news_zone"]["kicker"] = json!("해군");
    items[0]["_news_zone"]["deck"] = json!("A deck that the text does not repeat.");
    let host = partner(&zone("layout=\"cards\" filter=\"on\" open=\"dialog\""))
        .head("<link rel=\"stylesheet\" href=\"/parts.css\">")
        .file("parts.css", &style);
    browse(Site::of(&items).cors().on(host), Reader::english(), async |page| {
        open(page).await;
        let seen = "return [...root.querySelectorAll('[part]')].filter(it => getComputedStyle(it).outlineColor === 'rgb(1, 2, 3)')
            .flatMap(it => [...it.part])";
        let mut found: Vec<String> = Vec::new();
        let add = async |found: &mut Vec<String>| {
            for it in page.in_zone(seen).await.as_array().unwrap() {
                found.push(it.as_str().unwrap().to_owned());
            }
        };
        add(&mut found).await;
        page.click_in_zone("#search").await;
        page.press('F').await;
        page.until_in_zone("the filters", "return root.querySelector('.filters-more')").await;
        page.press('z').await;
        page.until_in_zone("words", "return root.querySelector('.message')").await;
        add(&mut found).await;
        page.press(fantoccini::key::Key::Backspace).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".body", &["Text of fleet."]).await;
        add(&mut found).await;
        let missing: Vec<&String> = parts.iter().filter(|it| !found.contains(it)).collect();
        assert!(missing.is_empty(), "no style reaches {missing:?}");
        let unnamed: Vec<&String> = found.iter().filter(|it| !parts.contains(it)).collect();
        assert!(unnamed.is_empty(), "the contract does not name {unnamed:?}");
    });
}

#[test]
fn custom_properties() {
    let style =
        "news-zone { --news-zone-size: 20px; --news-zone-background: rgb(1, 1, 1); --news-zone-color: rgb(2, 2, 2);
        --news-zone-muted: rgb(3, 3, 3); --news-zone-line: rgb(4, 4, 4); --news-zone-gap: 30px;
        --news-zone-font: monospace; --news-zone-headline-font: cursive; --news-zone-accent: rgb(5, 5, 5) }";
    let host = partner(&zone("")).head("<link rel=\"stylesheet\" href=\"/own.css\">").file("own.css", style);
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        open(page).await;
        let style = |selector: &str, name: &str| {
            format!("return getComputedStyle(root.querySelector('{selector}')).getPropertyValue('{name}')")
        };
        for (selector, name, expected) in [
            (".zone", "font-size", "20px"),
            (".zone", "background-color", "rgb(1, 1, 1)"),
            (".zone", "color", "rgb(2, 2, 2)"),
            (".zone", "font-family", "monospace"),
            (".card-meta time", "color", "rgb(3, 3, 3)"),
            (".card-headline", "font-family", "cursive"),
            (".list > li + li", "border-top-color", "rgb(4, 4, 4)"),
            (".list", "row-gap", "30px"),
        ] {
            page.expect_in_zone(&style(selector, name), expected).await;
        }
        page.click_in_zone("#to-fleet").await;
        page.expect_in_zone(&style(".body", "font-size"), "21.25px").await;
        page.point_in_zone(".original a").await;
        page.expect_in_zone(&style(".original a", "color"), "rgb(5, 5, 5)").await;
    });
}

#[test]
fn themes() {
    let ground = "return [getComputedStyle(root.querySelector('.zone')).backgroundColor, getComputedStyle(root.querySelector('.card a')).color]";
    let (day, night) =
        (json!(["rgb(251, 250, 247)", "rgb(26, 28, 32)"]), json!(["rgb(18, 22, 28)", "rgb(232, 230, 224)"]));
    for (theme, reader, expected) in [
        ("auto", Reader::english(), &day),
        ("auto", Reader::english().dark(), &night),
        ("light", Reader::english().dark(), &day),
        ("dark", Reader::english(), &night),
        ("host", Reader::english().dark(), &json!(["rgba(0, 0, 0, 0)", "rgb(1, 2, 3)"])),
    ] {
        let host = partner(&zone(&format!("theme=\"{theme}\"")))
            .head("<link rel=\"stylesheet\" href=\"/own.css\">")
            .file("own.css", "body { color: rgb(1, 2, 3); font-family: cursive; font-weight: 100 }");
        browse(Site::of(&archive()).cors().on(host), reader, async |page| {
            open(page).await;
            page.expect_in_zone(ground, expected.clone()).await;
            let family = if theme == "host" { "cursive" } else { "" };
            let script = "return getComputedStyle(root.querySelector('.card-headline')).fontFamily";
            let is = page.in_zone(script).await;
            assert!(family.is_empty() || is == family, "{is}");
        });
    }
}

/// In a column of 200 pixels, from right to left, everything fits: nothing is wider than the element.
#[test]
fn narrow_places_and_the_other_direction() {
    for (layout, direction) in [("list", "ltr"), ("cards", "rtl"), ("headlines", "rtl")] {
        let style = "div { width: 200px }";
        let body = format!("<div dir=\"{direction}\">{}</div>", zone(&format!("layout=\"{layout}\" filter=\"on\"")));
        let host = partner(&body).head("<link rel=\"stylesheet\" href=\"/narrow.css\">").file("narrow.css", style);
        browse(Site::of(&illustrated()).cors().on(host), Reader::korean(), async |page| {
            open(page).await;
            let fits = "const all = [...root.querySelectorAll('.zone *')].filter(it => it.checkVisibility() && !it.closest('.unseen'));
                return all.filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0 || it.getBoundingClientRect().width > 201).map(it => it.className)";
            page.expect_in_zone("return Math.round(root.querySelector('.zone').getBoundingClientRect().width)", 200)
                .await;
            assert_eq!(page.in_zone(fits).await, json!([]), "{layout}");
            page.expect_in_zone("return getComputedStyle(root.querySelector('.card-headline')).direction", direction)
                .await;
            page.click_in_zone("#search").await;
            page.click_in_zone(".filters-more summary").await;
            super::expect_counted(page).await;
            assert_eq!(page.in_zone(fits).await, json!([]), "the filters of {layout}");
            page.click_in_zone("#to-함대").await;
            page.expect_texts_in_zone(".body", &["Text of 함대."]).await;
            assert_eq!(page.in_zone(fits).await, json!([]), "an article");
        });
    }
}

/// Wide enough, cards stand beside each other: by the width of the element, whatever the window's.
#[test]
fn cards_stand_in_columns_where_there_is_room() {
    for (width, columns) in [("900px", 3), ("400px", 1)] {
        let host = partner(&format!("<div>{}</div>", zone("layout=\"cards\"")))
            .head("<link rel=\"stylesheet\" href=\"/width.css\">")
            .file("width.css", &format!("div {{ width: {width} }}"));
        browse(Site::of(&illustrated()).cors().on(host), Reader::english().screen(1280, 900), async |page| {
            open(page).await;
            page.expect_in_zone(
                "return getComputedStyle(root.querySelector('.list')).gridTemplateColumns.split(' ').length",
                columns,
            )
            .await;
        });
    }
}

#[test]
fn pictures() {
    browse(shown("layout=\"cards\""), Reader::english(), async |page| {
        open(page).await;
        let script = "return [...root.querySelectorAll('img')].map(it => [it.loading, it.referrerPolicy, it.alt, it.width > 0, it.height > 0,
            it.getAttribute('width'), it.src.endsWith('/icon-512.png')])";
        let one = json!(["lazy", "no-referrer", "그림 of a ship", true, true, "512", true]);
        page.expect_in_zone(script, json!([one, one, one])).await;
        super::set(page, "images", Some("off")).await;
        page.expect_in_zone("return root.querySelectorAll('img').length", 0).await;
        super::set(page, "images", None).await;
        page.expect_in_zone("return root.querySelectorAll('img').length", 3).await;
        super::set(page, "layout", Some("list")).await;
        page.expect_in_zone("return root.querySelectorAll('img').length", 0).await;
    });
}

/// With the room kept that the page's style gives it, nothing around the element moves.
#[test]
fn nothing_shifts_where_room_is_kept() {
    let watch = "globalThis.shifts = 0; new PerformanceObserver(list => { for (const it of list.getEntries()) shifts += it.value; })
        .observe({ type: 'layout-shift', buffered: true })";
    let body = format!("<p>Above</p>{}<p>Below</p>", zone("filter=\"on\""));
    let host = partner(&body)
        .csp(STRICT)
        .head("<link rel=\"stylesheet\" href=\"/room.css\"><script src=\"/watch-shifts.js\"></script>")
        .file("room.css", "news-zone { display: block; min-height: 640px }")
        .file("watch-shifts.js", watch);
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        open(page).await;
        page.point_in_zone("#search").await;
        page.until_in_zone("the filters", "return root.querySelector('.filters-more')").await;
        page.expect("return new Promise(done => setTimeout(() => done(shifts), 300))", 0).await;
        page.expect_in_zone("return zone.getBoundingClientRect().height", 640).await;
    });
}

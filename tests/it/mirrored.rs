//! From right to left: no interface is written so yet, and every view could be. Articles are, whatever the interface.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, story};
use crate::views::{Ground, look_at_each};

/// Makes the page one that is read from right to left, as its language table would.
const MIRROR: &str = "document.documentElement.dir = 'rtl'";

/// What sticks out of the page to either side.
const SIDEWAYS: &str = "
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')].filter(it => {
        const { left, right } = it.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
    }).map(it => it.outerHTML.slice(0, 120)).slice(0, 5)";

/// Pairs that stand beside each other, the first before the second: which of them do not begin further to the right.
const UNMIRRORED: &str = "
    const pairs = [['.brand', '.languages'], ['#tab-recent', '#tab-article'], ['.languages :first-child', '.languages :last-child'],
        ['.panel-recent', '.panel-article'], ['.card-lead .card-headline', '.card-lead .card-deck'],
        ['.breadcrumb li:first-child', '.breadcrumb li:nth-child(2)'], ['.list > :nth-child(2)', '.list > :nth-child(3)'],
        ['.card-section', '.card-section + time'], ['.notice > :first-child', '.notice-ways'],
        ['.histogram .bar:first-child', '.histogram .bar:last-child']];
    return pairs.filter(pair => {
        const [one, other] = pair.map(it => document.querySelector(it));
        if (!one?.checkVisibility() || !other?.checkVisibility()) return false;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const share = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // What stands below is in no order from side to side.
        return share > 2 && a.right <= b.right;
    })";

async fn expect_none(page: &Page, script: &str, what: &str) {
    let found = page.js(script).await;
    assert_eq!(found, json!([]), "on {what}");
}

#[test]
fn every_view_is_mirrored() {
    for width in [360, 768, 1280] {
        for ground in Ground::ALL.into_iter().filter(|it| *it != Ground::Partner) {
            look_at_each(ground, &Reader::english().screen(width, 800), async |page, view| {
                page.js(MIRROR).await;
                let what = format!("{}, {width} px wide", view.name);
                expect_none(page, SIDEWAYS, &what).await;
                expect_none(page, UNMIRRORED, &what).await;
            });
        }
    }
}

#[test]
fn the_check_sees_what_is_not_mirrored() {
    look_at_each(Ground::Empty, &Reader::english(), async |page, _| {
        let found = page.js(UNMIRRORED).await;
        assert!(found.as_array().is_some_and(|it| 2 <= it.len()), "read from left to right, {found} are in order");
    });
}

#[test]
fn an_article_is_read_as_its_language_is() {
    const SIDES: &str = "const sides = selector => [...document.querySelectorAll(selector)].map(it => getComputedStyle(it).direction);
        return [sides('html'), sides('.card'), sides('article.story, .story-headline'), sides('.body > p'), sides('.body span')].map(it => it.join())";
    let arabic = "<p>عاد الأسطول (K9) إلى <span lang=en>Busan</span>.</p><p lang=en>In English.</p>";
    let hebrew = "<p>הצי חזר.</p>";
    let items = [
        story("ar", "عاد الأسطول", json!({ "content_html": arabic, "language": "ar" })),
        story("he", "הצי חזר", json!({ "content_html": hebrew })),
        story(
            "en",
            "Fleet returns",
            json!({ "content_html": "<p>A <i lang=he>צי</i>.</p><p lang=ar>أسطول.</p>", "language": "en" }),
        ),
    ];
    browse(Site::of(&items), Reader::english().screen(1280, 900), async |page| {
        page.visit("article/ar").await;
        page.see(".body p", "Busan").await;
        // The one in Hebrew does not say so: its letters do.
        let of = |story: &str, body: &str, spans: &str| json!(["ltr", "rtl,rtl,ltr", story, body, spans]);
        page.expect(SIDES, of("rtl,rtl", "rtl,ltr", "ltr")).await;
        page.expect("return getComputedStyle(document.querySelector('.body p')).textAlign", "start").await;
        page.visit("article/he").await;
        page.see(".body p", "הצי").await;
        page.expect(SIDES, of("rtl,rtl", "rtl", "")).await;
        page.visit("article/en").await;
        page.see(".body p", "צי").await;
        page.expect(SIDES, of("ltr,ltr", "ltr,rtl", "rtl")).await;
        page.expect("return [document.documentElement.lang, document.documentElement.dir]", json!(["en", "ltr"])).await;
        let link: Value = page.js("return getComputedStyle(document.querySelector('#to-ar')).direction").await;
        assert_eq!(link, "rtl");
    });
}

/// Sides are named by the way of reading, never as left and right.
#[test]
fn styles_know_no_left_and_no_right() {
    let mut judged = 0;
    for folder in ["style", "public/embed"] {
        let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_some_and(|it| it == "css") {
                let found = physical(&fs::read_to_string(&file).unwrap());
                assert_eq!(found, Vec::<String>::new(), "{}", file.display());
                judged += 1;
            }
        }
    }
    assert!(10 < judged);
}

#[test]
fn the_check_of_styles_sees_what_it_should() {
    #[track_caller]
    fn check(style: &str, expected: usize) {
        assert_eq!(physical(style).len(), expected, "{style}");
    }
    check("a { margin-left: 1px; padding-right: 0; left: 0; border-left: 0; text-align: left; float: right }", 6);
    check("a { margin: 0 1px 2px 3px; padding: 1px calc(2 * (1px + 2px)) 1px 0; inset: 0 1px 0 0 }", 3);
    check("a { border-top-left-radius: 1px; scroll-margin-right: 2px; border-width: 0 0 0 3px }", 3);
    check("/* margin-left: 1px */ a { margin: 0 auto; padding: 0 1px 2px; inset: auto 0 0; inset-inline-start: 0 }", 0);
    check("a { margin-inline: 1px 2px; text-align: start; background: none bottom / 100% 0; inset: 0 1px 2px 1px }", 0);
}

/// The declarations of a style that name a side, or give the two sides different measures.
fn physical(style: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |it| it.1);
    }
    bare.push_str(rest);
    let declarations = bare.split(['{', '}', ';']).filter_map(|it| it.split_once(':'));
    let is_side = |it: &str| it == "left" || it == "right";
    let names_side = |name: &str, value: &str| {
        name.split('-').any(is_side) || matches!(name, "text-align" | "float" | "clear") && is_side(value)
    };
    let differs = |name: &str, value: &str| {
        let is_of_sides =
            ["margin", "padding", "inset", "border-width", "border-style", "border-color"].contains(&name);
        let parts = parts(value);
        is_of_sides && parts.len() == 4 && parts[1] != parts[3]
    };
    let declarations = declarations.map(|it| (it.0.trim(), it.1.trim().trim_end_matches("!important").trim()));
    declarations
        .filter(|it| names_side(it.0, it.1) || differs(it.0, it.1))
        .map(|it| format!("{}: {}", it.0, it.1))
        .collect()
}

/// The measures of a value, each whole.
fn parts(value: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for letter in value.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if letter.is_whitespace() && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.retain(|it| !it.is_empty());
    parts
}

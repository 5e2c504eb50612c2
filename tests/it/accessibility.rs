//! What can be judged of every view by a program: axe-core finds nothing to object to, whatever the theme, the language
//! and the width; headings follow one another; whatever can be pressed is large enough.

mod room;

use std::cell::Cell;
use std::fs;
use std::io::{Write, stderr};

use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader};
use crate::views::{Ground, View, look_at_each};

/// What the reader's system asks for, as the browser is told.
const THEMES: [(&str, &str, &str); 4] = [
    ("by day", "prefers-color-scheme", "light"),
    ("by night", "prefers-color-scheme", "dark"),
    ("with more contrast", "prefers-contrast", "more"),
    ("in colours of the reader's own", "forced-colors", "active"),
];

const WIDTHS: [(u32, u32); 2] = [(360, 740), (1280, 900)];

/// What is wrong, and where. Rules of good practice are rules here, and so is the size of targets, which axe leaves to be
/// asked for.
const RUN: &str =
    "return axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .then(found => found.violations.map(it =>
    `${it.id}: ${it.help}\\n${it.nodes.map(node => `    ${node.target} ${node.html.slice(0, 160)}`).join('\\n')}`))";

/// Headings that skip a level, or a page whose first is not of the first.
const HEADINGS: &str = "
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(it => it.checkVisibility())
        .map(it => [Number(it.localName[1]), it.textContent.slice(0, 40)]);
    return levels.filter(([level], nth) => level > (nth ? levels[nth - 1][0] : 0) + 1)";

/// How many landmarks there are of each kind that a page has one of.
const LANDMARKS: &str = "const count = selector => document.querySelectorAll(selector).length;
    return [count('main'), count('body > header'), count('main [role=search]'), count('html[lang][dir]')]";

/// What a finger has to hit and is smaller than 44 px. Links in running text are as large as the text.
const SMALL: &str = "
    const all = document.querySelectorAll('button, input:not([type=range]), select, summary, [role=tab]');
    return [...all].filter(it => it.checkVisibility()).map(it => [it, (it.closest('label') ?? it).getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 24)
        .map(([it, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${it.outerHTML.slice(0, 120)}`)";

/// axe-core finds nothing on the page as it is.
pub(crate) async fn expect_no_violation(page: &Page, axe: &str, what: &str) {
    if page.js("return typeof axe").await == "undefined" {
        page.js(axe).await;
    }
    expect_nothing(page, RUN, what).await;
}

/// A script finds nothing on the page as it is.
async fn expect_nothing(page: &Page, script: &str, what: &str) {
    let found = page.js(script).await;
    let found: Vec<String> =
        found.as_array().unwrap().iter().map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned)).collect();
    assert!(found.is_empty(), "on {what}:\n{}", found.join("\n"));
}

async fn emulate(page: &Page, name: &str, value: &str) {
    let features = json!({ "features": [{ "name": name, "value": value }] });
    page.devtools("Emulation.setEmulatedMedia", features).await;
    let stands =
        page.ask("return matchMedia(`(${arguments[0]}: ${arguments[1]})`).matches", vec![json!(name), json!(value)]);
    assert_eq!(stands.await, true, "the browser plays {name}: {value}");
}

async fn resize(page: &Page, (width, height): (u32, u32)) {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await;
    page.expect("return innerWidth", width).await;
}

/// Every view that is found there, in every theme and at every width.
fn check(ground: Ground, reader: Reader) {
    let Some(axe) = wanted::path("NEWS_ZONE_AXE", "accessibility tests") else { return };
    let axe = fs::read_to_string(axe).unwrap();
    let count = Cell::new(0);
    let judge = async |page: &Page, view: &View| {
        for size in WIDTHS {
            resize(page, size).await;
            for (theme, name, value) in THEMES {
                emulate(page, name, value).await;
                expect_no_violation(page, &axe, &format!("{}, {theme}, {} px wide", view.name, size.0)).await;
                count.set(count.get() + 1);
            }
        }
    };
    let views = look_at_each(ground, &reader, judge);
    // Straight to the stream: what a passing test prints by macro is thrown away.
    let _ = writeln!(stderr(), "{ground:?}: {views} views, judged {} times", count.get());
}

macro_rules! in_every_language {
    ($($name:ident: $ground:ident,)*) => {
        $(mod $name {
            use super::*;

            #[test]
            fn english() {
                check(Ground::$ground, Reader::english());
            }

            #[test]
            fn korean() {
                check(Ground::$ground, Reader::korean());
            }

            #[test]
            fn japanese() {
                check(Ground::$ground, Reader::japanese());
            }
        })*
    };
}

in_every_language! {
    the_demo: Demo,
    articles_of_every_kind: Made,
    nothing_to_read: Empty,
    a_source_that_is_down: Down,
    a_source_that_is_awaited: Waiting,
}

#[test]
fn a_published_site() {
    check(Ground::Published, Reader::english());
}

#[test]
fn a_widget_on_another_page() {
    check(Ground::Partner, Reader::english());
}

#[test]
fn headings_follow_one_another_and_landmarks_are_there() {
    for ground in Ground::ALL {
        look_at_each(ground, &Reader::english(), async |page, view| {
            expect_nothing(page, HEADINGS, view.name).await;
            if ground != Ground::Partner {
                let landmarks = page.js(LANDMARKS).await;
                let has_dir = i32::from(ground != Ground::Published);
                assert_eq!(landmarks, json!([1, 1, 1, has_dir]), "main, header, search and direction of {}", view.name);
            }
        });
    }
}

#[test]
fn fingers_find_room() {
    for ground in Ground::ALL.into_iter().filter(|it| *it != Ground::Partner) {
        look_at_each(ground, &Reader::english().screen(360, 740), async |page, view| {
            page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 })).await;
            page.expect("return matchMedia('(pointer: coarse)').matches", true).await;
            expect_nothing(page, SMALL, view.name).await;
            page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
        });
    }
}

/// A judge that finds nothing anywhere judges nothing.
#[test]
fn what_is_wrong_is_found() {
    let Some(axe) = wanted::path("NEWS_ZONE_AXE", "accessibility tests") else { return };
    let axe = fs::read_to_string(axe).unwrap();
    look_at_each(Ground::Empty, &Reader::english(), async |page, _| {
        page.js(&axe).await;
        page.js("document.querySelector('.message').innerText = ''; document.querySelector('main').append(
            Object.assign(document.createElement('h4'), { textContent: 'Too deep' }), document.createElement('button'))").await;
        let found: Value = page.js(RUN).await;
        assert!(found.to_string().contains("button-name"), "{found}");
        assert_ne!(page.js(HEADINGS).await, json!([]));
    });
}

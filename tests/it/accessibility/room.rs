//! What a reader makes of the page themselves: larger, with more room between letters, without motion, in colours of
//! their own. Nothing is lost by it.

use serde_json::json;

use super::{emulate, expect_nothing, resize};
use crate::browser::{Page, Reader};
use crate::views::{Ground, View, look_at_each};

/// What does not fit into the width of the page. What scrolls by itself (a wide table) may.
const SIDEWAYS: &str = "
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')].filter(it => {
        const { left, right } = it.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
    }).map(it => it.outerHTML.slice(0, 120)).slice(0, 5)";

/// What WCAG 1.4.12 lets a reader ask for.
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets.push(sheet)";

/// Makes the interface's own words two fifths longer, and puts them in brackets. What articles say stays.
const LONGER: &str = "
    const all = document.querySelectorAll('button, summary, label, th, .message, .hint, .notice, dialog p, dialog h2, .page-foot, .older-heading, .breadcrumb a, .byline time, .card-meta time, .original');
    for (const it of all) {
        // Languages are called as they call themselves.
        if (it.closest('.languages')) continue;
        const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            const said = text.data.trim();
            if (said && !said.startsWith('⟦')) text.data = `⟦${said} ${'mare '.repeat(Math.ceil(said.length * 2 / 25)).trim()}⟧`;
        }
    }";

/// What is cut off. Decks in a list are cut after some lines on purpose, whatever the spacing: they are whole on their
/// articles' pages. What is only said is never seen.
const CUT: &str = "
    const hides = it => /hidden|clip/.test(getComputedStyle(it).overflow);
    return [...document.querySelectorAll('body *')].filter(it => it.checkVisibility() && hides(it)
        && !it.matches('.unseen, .panel-heading, .card-deck, iframe, img, video, audio')
        && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1))
        .map(it => it.outerHTML.slice(0, 120))";

/// Words that lie over other words: texts of two elements, neither in the other, in the same place. Dialogs, the way on and the panel
/// of display lie over the page on purpose.
const OVERLAID: &str = "
    // What stays in sight lies over what was scrolled past.
    scrollTo({ top: 0, behavior: 'instant' });
    const texts = [...document.querySelectorAll('main a, main p, main h1, main h2, main button, main .field-label, header a, header button')]
        .filter(it => it.checkVisibility() && it.textContent.trim() && !it.closest('.unseen, .panel-heading, .skip, dialog, .display-panel, .histogram, .card-deck, .tools-resume'));
    const box = it => { const range = new Range(); range.selectNodeContents(it); return range.getBoundingClientRect(); };
    const boxes = texts.map(it => [it, box(it)]);
    const found = [];
    for (const [one, a] of boxes) for (const [other, b] of boxes) {
        if (one === other || one.contains(other) || other.contains(one)) continue;
        const [x, y] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        if (x > 2 && y > 2) found.push(`${one.outerHTML.slice(0, 80)} over ${other.outerHTML.slice(0, 80)}`);
    }
    return found.slice(0, 5)";

/// What moves by itself, or slowly.
const MOVING: &str = "return [...document.querySelectorAll('*')].filter(it => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
        return transitionDuration.split(', ').some(it => parseFloat(it)) || animationName && animationName !== 'none' || scrollBehavior === 'smooth';
    }).map(it => it.outerHTML.slice(0, 120))";

fn on_all(reader: &Reader, judge: impl AsyncFn(&Page, &View)) {
    for ground in Ground::ALL {
        look_at_each(ground, reader, &judge);
    }
}

/// Four times as large on a screen of 1280 px is a screen of 320.
#[test]
fn nothing_scrolls_sideways_four_times_as_large() {
    for reader in [Reader::english(), Reader::korean(), Reader::japanese()] {
        on_all(&reader.screen(320, 256), async |page, view| expect_nothing(page, SIDEWAYS, view.name).await);
    }
}

#[test]
fn letters_may_stand_further_apart() {
    on_all(&Reader::english(), async |page, view| {
        page.js(SPACING).await;
        for size in [(360, 740), (1280, 900)] {
            resize(page, size).await;
            for script in [SIDEWAYS, CUT, OVERLAID] {
                expect_nothing(page, script, &format!("{}, {} px wide", view.name, size.0)).await;
            }
        }
    });
}

/// Words of other languages are longer than English ones: two fifths are what translators reckon with.
#[test]
fn longer_words_fit() {
    on_all(&Reader::english(), async |page, view| {
        page.js(LONGER).await;
        for size in [(320, 640), (1280, 900)] {
            resize(page, size).await;
            for script in [SIDEWAYS, CUT, OVERLAID] {
                expect_nothing(page, script, &format!("{}, {} px wide", view.name, size.0)).await;
            }
        }
    });
}

#[test]
fn nothing_moves_for_those_who_want_it_still() {
    on_all(&Reader::english(), async |page, view| {
        emulate(page, "prefers-reduced-motion", "reduce").await;
        expect_nothing(page, MOVING, view.name).await;
    });
}

/// Whatever is told by colour is told otherwise too.
#[test]
fn every_state_is_seen_in_colours_of_the_readers_own() {
    let style = |of: &str, what: &str| format!("return getComputedStyle(document.querySelector('{of}'){what}");
    look_at_each(Ground::Demo, &Reader::english().screen(1280, 900), async |page, view| {
        emulate(page, "forced-colors", "active").await;
        match view.name {
            "the list" => {
                page.expect(&style(".tab[aria-selected=true]", ", '::after').borderBlockEndStyle"), "solid").await;
                page.expect(&style(".tab[aria-selected=false]", ", '::after').content"), "none").await;
                page.expect(&style(".languages [aria-pressed=true]", ").textDecorationLine"), "underline").await;
                page.expect(&style(".languages [aria-pressed=false]", ").textDecorationLine"), "none").await;
                page.expect(&style("#search", ").borderTopStyle"), "solid").await;
                let off = "const [off, on] = ['true', 'false'].map(it => getComputedStyle(document.querySelector(
                    `.tab${it === 'true' ? '[aria-disabled]' : ':not([aria-disabled])'}`)).color); return off !== on";
                page.expect(off, true).await;
                page.js("document.querySelector('.brand').focus({ focusVisible: true })").await;
                page.expect(&style(".brand", ").outlineStyle"), "solid").await;
            }
            "a filtered list" => {
                let differs = "const of = it => getComputedStyle(document.querySelector(it)).backgroundColor;
                    return of('mark') !== of('.card')";
                page.expect(differs, true).await;
            }
            "the filters" => {
                page.expect(&style(".bar", ").backgroundImage.startsWith('linear-gradient')"), true).await;
                page.js("const from = document.querySelector('.histogram input');
                    from.value = 3; from.dispatchEvent(new Event('input', { bubbles: true }))")
                    .await;
                page.until("bars that are out", "return document.querySelector('.bar[data-in=no]')").await;
                let differs = "const of = it => getComputedStyle(document.querySelector(`.bar[data-in=${it}]`)).color;
                    return of('yes') !== of('no')";
                page.expect(differs, true).await;
            }
            "the founding document" => {
                page.expect(&style(".card:has([aria-current])", ").borderInlineStartStyle"), "solid").await;
                page.expect(&style(".panel-article a", ").textDecorationLine"), "underline").await;
            }
            "the shortcuts, one about to change" => {
                page.expect(&style("dialog [aria-pressed=true]", ").outlineStyle"), "solid").await;
            }
            _ => {}
        }
        let lines = page.js("return matchMedia('(forced-colors: active)').matches").await;
        assert_eq!(lines, json!(true), "{}", view.name);
    });
}

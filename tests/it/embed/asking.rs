//! What an element asks its source, by its attributes.

use serde_json::json;

use super::{FALLBACK, STRICT, archive, expect_headlines, notes, open, partner, set, shown, zone};
use crate::browser::{Reader, browse};
use crate::site::{EDITION, Site, feed, json_rule, stories};
use crate::wordpress::server::running;

const ALL: [&str; 5] = ["Fleet returns", "함대 귀환", "Budget passes", "Winter drill", "국방 예산 통과"];

#[test]
fn attributes_choose_articles() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        for (name, value, expected) in [
            ("section", "defence", &["Fleet returns", "Winter drill"][..]),
            ("section", "국방", &["함대 귀환"]),
            ("tag", "Navy", &["Fleet returns"]),
            ("author", "lee", &["Budget passes", "Winter drill"]),
            ("lang", "ko", &["함대 귀환", "국방 예산 통과"]),
            ("limit", "2", &["Fleet returns", "함대 귀환"]),
            ("article", "drill", &["Winter drill"]),
            ("query", "국방", &["국방 예산 통과"]),
            ("query", "deck fleet", &["Fleet returns"]),
        ] {
            set(page, name, Some(value)).await;
            expect_headlines(page, expected).await;
            set(page, name, None).await;
            expect_headlines(page, &ALL).await;
        }
        assert_eq!(notes(page, "error").await, Vec::<serde_json::Value>::new());
        assert_eq!(page.site.count(&format!("/{EDITION}")), 1, "one source is asked once");
    });
}

#[test]
fn several_together() {
    browse(shown(&archive(), "section=\"Defence\" author=\"Lee\""), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &["Winter drill"]).await;
    });
}

/// Values that mean nothing are the documented defaults, and never an error.
#[test]
fn wrong_values_are_defaults() {
    let wrong = "limit=\"-3\" layout=\"grid\" open=\"sideways\" theme=\"pink\" filter=\"maybe\" images=\"?\" \
        history=\"path\" refresh=\"1\"";
    browse(shown(&archive(), wrong), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &ALL).await;
        let script =
            "return [zone.limit, zone.layout, zone.openMode, zone.theme, zone.filter, zone.images, zone.history,
            zone.refreshSeconds]";
        page.expect_in_zone(script, json!([10, "list", "place", "auto", "off", "on", "off", 0])).await;
        for (limit, read) in [("0", 10), ("101", 10), ("1e9", 10), ("7.9", 7), (" 12 ", 12), ("many", 10), ("", 10)] {
            set(page, "limit", Some(limit)).await;
            page.expect_in_zone("return zone.limit", read).await;
        }
        set(page, "src", Some("javascript:alert(1)")).await;
        page.expect_in_zone("return zone.src", page.site.url()).await;
        page.take_faults().await;
    });
}

#[test]
fn properties_are_the_attributes() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        let script = "zone.section = 'Defence'; zone.limit = 1; zone.layout = 'cards'; zone.openMode = 'tab';
            zone.refreshSeconds = 60; zone.theme = 'dark'; zone.images = 'off';
            return zone.getAttributeNames().filter(it => it !== 'src').map(it => `${it}=${zone.getAttribute(it)}`).sort()";
        let expected =
            ["images=off", "layout=cards", "limit=1", "open=tab", "refresh=60", "section=Defence", "theme=dark"];
        page.expect_in_zone(script, json!(expected)).await;
        expect_headlines(page, &["Fleet returns"]).await;
        // Frameworks write whatever stands in a template as a property, if there is one: methods survive that.
        page.expect_in_zone(
            "zone.open = 'dialog'; zone.refresh = 90;
            return [zone.getAttribute('open'), zone.openMode, zone.refreshSeconds, typeof zone.open, typeof zone.refresh]",
            json!(["dialog", "dialog", 90, "function", "function"]),
        )
        .await;
        page.in_zone("zone.section = null; zone.limit = undefined; zone.open = null").await;
        page.expect_in_zone("return zone.openMode", "place").await;
        page.expect_in_zone("return zone.hasAttribute('section') || zone.hasAttribute('limit')", false).await;
        expect_headlines(page, &ALL).await;
    });
}

#[test]
fn several_changes_in_one_turn_draw_once() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        page.in_zone("notes.length = 0; zone.limit = 3; zone.limit = 4; zone.author = 'Lee'; zone.layout = 'cards'")
            .await;
        expect_headlines(page, &["Budget passes", "Winter drill"]).await;
        assert_eq!(notes(page, "ready").await.len(), 1);
        page.in_zone("notes.length = 0; zone.theme = 'dark'; zone.limit = zone.limit").await;
        page.expect("return new Promise(done => setTimeout(() => done(notes.length), 200))", 0).await;
    });
}

#[test]
fn nothing_is_asked_before_the_element_is_near() {
    let body = format!("<div class=\"far\"></div>{}", zone(""));
    let host =
        partner(&body).head("<link rel=\"stylesheet\" href=\"/far.css\">").file("far.css", ".far { height: 400vh }");
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        page.until("the element's class", "return customElements.get('news-zone') !== undefined").await;
        page.expect("return new Promise(done => setTimeout(() => done(true), 300))", true).await;
        assert_eq!((page.site.count(&format!("/{EDITION}")), page.site.count("/embed/headlines.js")), (0, 0));
        page.js("document.querySelector('news-zone').scrollIntoView()").await;
        expect_headlines(page, &ALL).await;
        assert_eq!(page.site.count("/widget_bg.wasm"), 0);
    });
}

/// More than one page, and a name that stands on a later one: the reading program looks through them.
#[test]
fn what_the_first_page_lacks_is_read_further_on() {
    let items = stories(60);
    let mut pages = [items[..25].to_vec(), items[25..50].to_vec(), items[50..].to_vec()];
    pages[2][0]["tags"] = json!(["rare"]);
    let site = Site::of_pages(&pages).cors();
    browse(site.clone().on(partner(&zone("tag=\"rare\""))), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &["Story 51"]).await;
    });
    browse(site.clone().on(partner(&zone("limit=\"30\""))), Reader::english(), async |page| {
        open(page).await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 30).await;
        assert_eq!(page.site.count("/edition/feed-3.json"), 0);
    });
    browse(site.on(partner(&zone("article=\"s55\""))), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &["Story 55"]).await;
    });
}

#[test]
fn articles_that_may_not_be_shown() {
    let mut items = archive();
    items[0]["_news_zone"]["embargoed_until"] = json!("2999-01-01T00:00:00Z");
    items[2]["_news_zone"]["expires"] = json!("2001-01-01T00:00:00Z");
    items[3]["_news_zone"]["status"] = json!("canceled");
    browse(shown(&items, ""), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &["함대 귀환", "국방 예산 통과"]).await;
    });
}

/// An article that only judgement can make a headline of is left to the program that has it.
#[test]
fn items_that_are_not_as_expected() {
    let mut items = archive();
    items[1]["title"] = json!(null);
    items.push(json!("no article"));
    browse(shown(&items, ""), Reader::english(), async |page| {
        open(page).await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
        page.expect_in_zone("return root.querySelectorAll('.card-headline')[1].textContent.trim()", "Deck of 함대.")
            .await;
    });
}

#[test]
fn other_formats() {
    let ninjs = json!([{
        "uri": "urn:1", "headline": "함대 귀환", "body_html": "<p>본문", "versioncreated": "2022-09-23T00:00:00Z",
        "language": "ko", "pubstatus": "usable", "type": "text",
    }]);
    let site = Site::of(&[]).cors().with("news.json", json_rule(&ninjs).cors());
    let host = partner("<news-zone src=\"{site}news.json\"><a href=\"{site}\">All</a></news-zone>");
    browse(site.on(host), Reader::english(), async |page| {
        open(page).await;
        expect_headlines(page, &["함대 귀환"]).await;
        page.click_in_zone(".card a").await;
        page.expect_texts_in_zone(".body", &["본문"]).await;
    });
}

#[test]
fn posts_of_a_real_wordpress() {
    let Some(wordpress) = running() else { return };
    let policy = STRICT.replace("connect-src {site}", &format!("connect-src {{site}} {}", wordpress.url("")));
    let host = partner(&format!("<news-zone src=\"{}\" limit=\"40\">{FALLBACK}</news-zone>", wordpress.posts_url()));
    browse(Site::plain().cors().on(host.csp(&policy)), Reader::english(), async |page| {
        open(page).await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 40).await;
        let link =
            "return [...root.querySelectorAll('.card a')].find(it => it.textContent.includes('함대가 부산항에'))";
        let place = page.in_zone(&format!("{link}.href")).await;
        assert!(place.as_str().unwrap().starts_with(&wordpress.url("")), "{place}");
        page.in_zone(&format!("{link}.click()")).await;
        page.until_in_zone("the text", "return root.querySelector('.body p')").await;
        page.expect(
            "return performance.getEntriesByType('resource').filter(it => /posts[?]?$/.test(it.name)).length",
            0,
        )
        .await;
        page.take_faults().await;
    });
}

#[test]
fn a_source_is_asked_again() {
    browse(shown(&archive(), "limit=\"2\""), Reader::english(), async |page| {
        open(page).await;
        let newer = feed(&stories(2));
        page.site.rule(&format!("/{EDITION}"), json_rule(&newer).cors());
        page.js("return new Promise(done => setTimeout(done, 100))").await;
        page.in_zone("return zone.refresh()").await;
        expect_headlines(page, &["Story 1", "Story 2"]).await;
        // The same once the reading program is there.
        page.click_in_zone(".card a").await;
        page.click_in_zone(".close").await;
        page.site.rule(&format!("/{EDITION}"), json_rule(&feed(&archive())).cors());
        page.in_zone("return zone.refresh()").await;
        expect_headlines(page, &["Fleet returns", "함대 귀환"]).await;
    });
}

#[test]
fn and_again_by_itself_while_it_is_seen() {
    // Half a minute is the least: the page's clock is hurried.
    let hurried = "const later = setInterval; globalThis.setInterval = (then, wait) => later(then, wait / 100)";
    let host = partner(&zone("refresh=\"30\"")).head("<script src=\"/hurry.js\"></script>").file("hurry.js", hurried);
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        page.until("asked again", "return notes.filter(it => it.name === 'ready').length > 2").await;
        set(page, "refresh", None).await;
        page.js("return new Promise(done => setTimeout(done, 400))").await;
        let asked = page.site.count(&format!("/{EDITION}"));
        page.js("return new Promise(done => setTimeout(done, 900))").await;
        assert_eq!(page.site.count(&format!("/{EDITION}")), asked);
    });
}

//! Lists of any length: they go on as they are read, hold what is near the reader, and put it back.

use std::time::{SystemTime, UNIX_EPOCH};

use news_core::moment::Moment;
use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{Site, feed, json_rule, stories, story};

/// A list that is longer than what stands in a page at once.
const LONG: usize = 2_000;

/// Most rows that stand in a page at once: 15 stretches of at most 35, and those around the focus.
const DRAWN_MAX: u64 = 18 * 35;

/// Brings the whole list.
async fn show_all(page: &Page) {
    page.visit("").await;
    page.click(".show-all").await;
    page.until("gaps", "return document.querySelector('.gap')?.offsetHeight > innerHeight").await;
}

/// Scrolls so far down, in thousandths of the page, and waits until rows stand in the whole window.
async fn scroll(page: &Page, thousandths: usize) {
    page.js(&format!("scrollTo(0, document.documentElement.scrollHeight * {thousandths} / 1000)")).await;
    stands(page).await;
}

/// Waits until nothing but rows is in the window, and the page holds all that it will.
async fn stands(page: &Page) {
    let script = "const drawn = document.querySelectorAll('.stretch').length;
        const gaps = [...document.querySelectorAll('.gap')].map(it => it.getBoundingClientRect());
        return 14 <= drawn && gaps.every(it => it.bottom <= 1 || innerHeight - 1 <= it.top)";
    page.until("rows in the window", script).await;
}

/// The number of the first row that is whole in the window.
async fn first_seen(page: &Page) -> u64 {
    let script =
        "return [...document.querySelectorAll('.card-headline')].find(it => it.getBoundingClientRect().top >= 0)
        ?.textContent.match(/Story (\\d+)/)?.[1]";
    page.until("a row", script).await.as_str().unwrap().parse().unwrap()
}

#[test]
fn a_list_goes_on_as_its_reader_comes_near_the_end() {
    browse_everywhere(Site::of(&stories(400)), Reader::english().screen(900, 700), async |page| {
        page.visit("").await;
        page.until("somebody who watches", "return document.querySelector('.show-all') !== null").await;
        page.expect("return document.querySelectorAll('.card').length", 30).await;
        // What is looked at stays where it is. By whole pixels: Firefox, asked for a part of one, goes there a frame later.
        page.js("scrollBy(0, Math.floor(document.querySelector('#to-s9').getBoundingClientRect().top))").await;
        page.js("window.place = document.querySelector('#to-s9').getBoundingClientRect().top").await;
        page.until("more rows", "return 30 < document.querySelectorAll('.card').length").await;
        let moved = "return Math.abs(document.querySelector('#to-s9').getBoundingClientRect().top - window.place) < 1";
        page.expect(moved, true).await;
        // It does not go on for ever, and not under the eyes of who sees its end.
        let down = "const end = document.querySelector('.stretches').getBoundingClientRect().bottom;
            scrollBy(0, end - innerHeight * 1.5); return document.querySelectorAll('.card').length === 150";
        page.until("all that come by themselves", down).await;
        page.js("scrollBy(0, 200)").await;
        let foot = "scrollTo(0, document.documentElement.scrollHeight); const cards = document.querySelectorAll('.card').length;
            return document.querySelector('.page-foot').getBoundingClientRect().top < innerHeight && cards";
        page.expect(foot, 150).await;
        page.click(".stories > .button").await;
        page.expect("return document.querySelectorAll('.card').length", 180).await;
    });
}

#[test]
fn of_all_articles_those_near_the_reader_stand_in_the_page() {
    browse_everywhere(Site::of(&stories(LONG)), Reader::english().screen(900, 700), async |page| {
        page.visit("").await;
        page.see(".show-all", "Show all 2,000").await;
        show_all(page).await;
        page.see_no(".show-all").await;
        let mut before = 0;
        for thousandths in [100, 500, 900] {
            scroll(page, thousandths).await;
            let (seen, rows) =
                (first_seen(page).await, page.js("return document.querySelectorAll('.card').length").await);
            assert!(
                before < seen && seen.abs_diff(LONG as u64 * thousandths as u64 / 1_000) < 100,
                "{thousandths}: {seen}"
            );
            assert!((200..DRAWN_MAX).contains(&rows.as_u64().unwrap()), "{rows}");
            before = seen;
        }
        // They stand in their order, each once.
        let order = "const all = [...document.querySelectorAll('.card-headline')].map(it => Number(it.textContent.match(/\\d+/)[0]));
            return all.every((it, nth) => nth === 0 || all[nth - 1] < it)";
        page.expect(order, true).await;
        page.js("scrollTo(0, document.documentElement.scrollHeight)").await;
        page.see(".card-headline", "Story 2000").await;
        stands(page).await;
        // What is drawn around the reader moves nothing that is read, however high it turns out to be.
        let note = "const link = [...document.querySelectorAll('.stretch .card-headline a')]
            .find(it => 20 < it.getBoundingClientRect().top && it.getBoundingClientRect().top < innerHeight);
            window.place = link?.getBoundingClientRect().top; window.row = link; ";
        page.js("scrollTo(0, document.documentElement.scrollHeight * .6)").await;
        page.until("a row", &format!("{note}return window.row !== undefined")).await;
        stands(page).await;
        let moved = "return Math.abs(window.row.getBoundingClientRect().top - window.place";
        page.expect(&format!("{moved}) < 1"), true).await;
        // Up again by steps: what stood in the window moves by as much as it is scrolled, and by nothing more.
        for _ in 0..4 {
            let jump = format!("{note}scrollBy(0, -300)");
            page.js(&jump).await;
            stands(page).await;
            page.expect(&format!("{moved} - 300) < 1"), true).await;
        }
    });
}

#[test]
fn rows_that_are_parted_say_their_place() {
    browse(Site::of(&dense(LONG)), Reader::english(), async |page| {
        show_all(page).await;
        scroll(page, 500).await;
        let sets = "const parted = [...document.querySelectorAll('.list[data-on]')];
            return parted.length > 3 && parted.every(list => list.ariaLabel && [...list.children].every((it, nth) =>
              Number(it.ariaPosInSet) === Number(list.firstChild.ariaPosInSet) + nth && [196, 200].includes(Number(it.ariaSetSize))))";
        page.expect(sets, true).await;
    });
}

#[test]
fn back_leads_to_the_same_place() {
    for width in [900, 1280] {
        back_leads_there(Reader::english().screen(width, 700));
    }
}

fn back_leads_there(reader: Reader) {
    browse_everywhere(Site::of(&stories(LONG)), reader, async |page| {
        show_all(page).await;
        scroll(page, 500).await;
        let nth = first_seen(page).await;
        let place = format!("document.querySelector('#to-s{nth}')?.getBoundingClientRect().top");
        let before = page.js(&format!("return {place}")).await;
        page.click(&format!("#to-s{nth}")).await;
        page.see("#heading-article", &format!("Story {nth}")).await;
        page.expect_focus("heading-article").await;
        page.back().await;
        page.expect_focus(&format!("to-s{nth}")).await;
        page.until("the same place", &format!("return Math.abs({place} - {before}) < 4")).await;
        // Loaded anew, the list is as long as it was, and the reader where it was.
        page.reload().await;
        let near = "return Math.abs(Number([...document.querySelectorAll('.card-headline')]
            .find(it => it.getBoundingClientRect().top >= 0)?.textContent.match(/\\d+/)[0])";
        page.until("about the same place", &format!("{near} - {nth}) < 60")).await;
        stands(page).await;
    });
}

#[test]
fn keys_lead_over_the_edges_of_what_is_drawn() {
    browse(Site::of(&stories(LONG)), Reader::english().screen(900, 700), async |page| {
        show_all(page).await;
        scroll(page, 500).await;
        let nth = first_seen(page).await;
        page.js(&format!("document.querySelector('#to-s{nth}').focus()")).await;
        page.press('j').await;
        page.expect_focus(&format!("to-s{}", nth + 1)).await;
        for step in 2..80 {
            page.press('j').await;
            page.expect_focus(&format!("to-s{}", nth + step)).await;
        }
        // From an article to the next, further than what stood in the page when the first was opened.
        page.press('o').await;
        for step in 80..84 {
            page.see("#heading-article", &format!("Story {}", nth + step - 1)).await;
            page.press('j').await;
        }
        page.see("#heading-article", &format!("Story {}", nth + 83)).await;
    });
}

#[test]
fn the_focus_stays_with_who_scrolls_away() {
    browse_everywhere(Site::of(&stories(LONG)), Reader::english().screen(900, 700), async |page| {
        show_all(page).await;
        page.js("document.querySelector('#to-s9').focus()").await;
        scroll(page, 700).await;
        page.expect_focus("to-s9").await;
    });
}

#[test]
fn the_browser_finds_what_stands_in_the_page() {
    browse_everywhere(Site::of(&stories(LONG)), Reader::english().screen(900, 700), async |page| {
        page.visit("").await;
        let find = |text: &str| {
            format!("getSelection().removeAllRanges(); scrollTo(0, 0); return window.find('{text}', true, false, true)")
        };
        // The whole of a list of 300 rows and more, whether seen or not.
        page.until("somebody who watches", "return document.querySelector('.show-all') !== null").await;
        page.js("for (let nth = 0; nth < 9; nth += 1) document.querySelector('.stories > .button').click()").await;
        page.expect("return document.querySelectorAll('.card').length", 300).await;
        page.expect(&find("Story 299"), true).await;
        show_all(page).await;
        scroll(page, 500).await;
        let nth = first_seen(page).await;
        // A hundred rows on either side of the reader; what is further away is asked of the search.
        for near in [nth - 100, nth + 100] {
            let script =
                format!("getSelection().removeAllRanges(); return window.find('Story {near}', true, false, true)");
            page.expect(&script, true).await;
            scroll(page, 500).await;
        }
        page.expect("getSelection().removeAllRanges(); return window.find('Story 77', true, false, true)", false).await;
    });
}

/// Two hundred articles a day, back from 20 September 2022.
fn dense(count: usize) -> Vec<Value> {
    let one = |nth: usize| {
        let date = format!("2022-09-{:02}T{:02}:00:00Z", 20 - nth / 200, 23 - nth % 200 / 10);
        story(&format!("s{}", nth + 1), &format!("Story {}", nth + 1), json!({ "date_published": date }))
    };
    (0..count).map(one).collect()
}

#[test]
fn a_list_by_date_has_lines_of_dates() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    // The first second of today, and of days before it.
    let on = |(nth, day): (usize, i64)| {
        let date = Moment((now / 86_400 - day) * 86_400).rfc3339();
        story(&format!("s{nth}"), &format!("Fleet {nth}"), json!({ "date_published": date }))
    };
    let mut items: Vec<Value> = [0, 0, 0, 0, 0, 0, 1, 1, 2_000, 2_000, 2_000].into_iter().enumerate().map(on).collect();
    items.push(story("s11", "Fleet 11", json!({})));
    let site = Site::of(&items).config(&json!({ "utc_offset_minutes": 0 }));
    browse_everywhere(site, Reader::english(), async |page| {
        page.visit("").await;
        page.until("lines", "return document.querySelectorAll('.date').length === 4").await;
        let lines = page.texts(".date").await;
        assert_eq!([&lines[0], &lines[1], &lines[3]], ["Today", "Yesterday", "Undated"]);
        assert!(lines[2].contains("day ") && lines[2].ends_with(char::is_numeric), "{}", lines[2]);
        // A list is called by its line, and none is a heading: those lead from article to article.
        let names = "return [...document.querySelectorAll('.stretch .list')].map(it =>
            document.getElementById(it.getAttribute('aria-labelledby')).textContent + it.children.length)";
        page.expect(names, json!(["Today2", "Yesterday2", format!("{}3", lines[2]), "Undated1"])).await;
        page.see_no(".date :is(h1, h2, h3), :is(h1, h2, h3).date").await;
        page.js("document.querySelectorAll('.languages button')[1].click()").await;
        page.until("Korean", "return document.querySelector('.date').textContent === '오늘'").await;
        let korean = page.texts(".date").await;
        assert_eq!([&korean[1], &korean[3]], ["어제", "날짜 없음"]);
        assert!(korean[2].ends_with("요일"), "{}", korean[2]);
        // By relevance there is no order of dates.
        page.visit("?q=fleet&sort=relevance").await;
        page.until("an answer", "return document.querySelectorAll('mark').length > 5").await;
        page.see_no(".date").await;
        page.visit("?q=fleet").await;
        page.expect("return document.querySelectorAll('.date').length", 4).await;
    });
}

#[test]
fn a_printed_page_says_no_day_that_passes() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "the published site") else { return };
    let page = std::fs::read_to_string(dir.join("index.html")).unwrap();
    let lines: Vec<&str> =
        page.split("class=\"date\"").skip(1).map(|it| it.split(['>', '<']).nth(1).unwrap()).collect();
    assert!(!lines.is_empty() && lines.iter().all(|it| it.ends_with(char::is_numeric)), "{lines:?}");
}

/// A rule whose sibling may be anything has Chromium find the style of all rows anew whenever a stretch comes or goes.
#[test]
fn no_rule_is_about_what_stands_behind_parts_of_lists() {
    let styles = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap();
    let mut read = 0;
    for file in styles.flatten().map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "css")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let rules = text.lines().filter(|it| it.contains('{')).map(|it| it.split('{').next().unwrap_or_default());
        // What stands before is one thing, and none that a list is made of.
        let last = |it| str::rsplit(it, [' ', ',']).next().unwrap_or_default();
        let before = rules.flat_map(|it| it.match_indices(" + ").map(move |(at, _)| last(&it[..at])));
        let faults: Vec<&str> =
            before.filter(|it| it.ends_with(')') || ["*", "div", "p", "ol", "li"].contains(it)).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", file.display());
        read += 1;
    }
    assert!(10 < read, "{read} style sheets");
}

#[test]
fn a_hundred_thousand_rows() {
    let mut site = Site::plain();
    let mut sources = Vec::new();
    for part in 0..10 {
        let item = |nth: usize| {
            let nth = part * 10_000 + nth;
            // Ten minutes from one to the next.
            let date = Moment(1_790_000_000 - nth as i64 * 600).rfc3339();
            json!({ "id": format!("s{nth}"), "title": format!("Story {nth}"), "date_published": date })
        };
        let items: Vec<Value> = (0..10_000).map(item).collect();
        let name = format!("edition/part-{part}.json");
        sources.push(json!({ "url": name, "name": name }));
        site = site.with(&name, json_rule(&feed(&items)));
    }
    let site = site.config(&json!({ "sources": sources }));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.until(
            "all articles",
            "return document.querySelector('.filters-sentence').textContent.includes('100,000')",
        )
        .await;
        page.click(".show-all").await;
        page.until("gaps", "return 1000000 < document.documentElement.scrollHeight").await;
        for thousandths in [250, 750, 999, 1] {
            scroll(page, thousandths).await;
            let seen = first_seen(page).await;
            assert!(seen.abs_diff(100 * thousandths as u64) < 2_000, "{thousandths}: {seen}");
            let nodes = page.js("return document.querySelectorAll('*').length").await;
            assert!(nodes.as_u64().unwrap() < 10_000, "{nodes}");
        }
    });
}

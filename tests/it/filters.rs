//! Filtering in the browser: as one types, by choice, by day, in the address.

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{Site, stories, story};

/// Seven articles that differ in everything one can choose by. Two have no date.
fn archive() -> Vec<Value> {
    vec![
        story(
            "fleet",
            "Fleet returns to Busan",
            json!({
                "date_published": "2022-09-25T09:00:00Z", "tags": ["navy", "K9"], "language": "en",
                "authors": [{ "name": "Ann Lee" }], "_news_zone": { "section": "Defence" },
            }),
        ),
        story(
            "talks",
            "[Talks] Ministers meet in Seoul",
            json!({
                "date_published": "2022-09-23T09:00:00Z", "tags": ["K9"], "language": "en", "summary": "Romania’s support",
                "content_text": "Vasile Dîncu met the countries' ministers.",
                "authors": [{ "name": "Kim Chul-Hwan" }], "_news_zone": { "section": "Defence" },
            }),
        ),
        story(
            "함대",
            "함대가 부산항에 돌아왔다",
            json!({
                "date_published": "2022-09-20T09:00:00Z", "language": "ko", "content_text": "국방부장관은 환영했다.",
                "authors": [{ "name": "김철환" }], "_news_zone": { "section": "국방" },
            }),
        ),
        story(
            "budget",
            "Budget “agreed”",
            json!({
                "date_published": "2021-01-02T09:00:00Z", "language": "en", "tags": ["money"],
                "_news_zone": { "section": "Politics" },
            }),
        ),
        story("nfd", "Cafe\u{301} opens", json!({ "date_published": "2020-05-05T09:00:00Z", "language": "en" })),
        story("undated", "Undated note on the fleet", json!({ "language": "en" })),
        story("시", "날짜 없는 시", json!({ "language": "ko" })),
    ]
}

/// The ids of the list, in its order.
const LISTED: &str = "return [...document.querySelectorAll('.card-headline a')].map(it => it.id.slice(3))";

async fn expect_ids(page: &Page, ids: &[&str]) {
    page.expect(LISTED, json!(ids)).await;
}

#[test]
fn the_list_and_the_address_follow_the_typing() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        page.type_into("#search", "fle").await;
        expect_ids(page, &["fleet", "undated"]).await;
        page.expect_address("?q=fle").await;
        page.see("[role=status]", "2 articles").await;
        page.type_into("#search", "et busan").await;
        expect_ids(page, &["fleet"]).await;
        page.expect_address("?q=fleet%20busan").await;
        page.see("[role=status]", "1 article").await;
        page.expect_texts(".card-headline mark", &["Fleet", "Busan"]).await;

        page.reload().await;
        expect_ids(page, &["fleet"]).await;
        page.expect("return document.getElementById('search').value", "fleet busan").await;

        page.click("#to-fleet").await;
        page.expect_address("article/fleet/?q=fleet%20busan").await;
        page.back().await;
        page.expect_address("?q=fleet%20busan").await;
        expect_ids(page, &["fleet"]).await;
        page.expect("return document.getElementById('search').value", "fleet busan").await;
    });
}

#[test]
fn words_are_found_however_they_are_written() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        let cases: [(&str, &[&str]); 12] = [
            ("국방", &["함대"]),
            ("장관", &["함대"]),
            ("부산", &["함대"]),
            ("dincu", &["talks"]),
            ("DÎNCU", &["talks"]),
            ("Di\u{302}ncu", &["talks"]),
            ("romania's", &["talks"]),
            ("countries’", &["talks"]),
            ("\"agreed\"", &["budget"]),
            ("café", &["nfd"]),
            ("talks", &["talks"]),
            ("chul-hwan", &["talks"]),
        ];
        for (typed, ids) in cases {
            page.retype("#search", typed).await;
            expect_ids(page, ids).await;
        }
    });
}

#[test]
fn what_was_found_is_marked_as_it_is_written() {
    let items = [
        story("1", "[Dîncu] Vasile Dîncu in Seoul", json!({ "summary": "Romania’s Dîncu" })),
        story("2", "국방부장관은 Di\u{302}ncu", json!({})),
    ];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("?q=dincu").await;
        page.expect_texts("mark", &["Dîncu", "Dîncu", "Dîncu", "Di\u{302}ncu"]).await;
        page.retype("#search", "국방").await;
        page.expect_texts("mark", &["국방"]).await;
        page.retype("#search", "romania's").await;
        page.expect_texts("mark", &["Romania’s"]).await;
        page.retype("#search", "").await;
        page.see_no("mark").await;
    });
}

#[test]
fn every_facet() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        page.click(".filters-more > summary").await;
        page.see("#section option[value=Defence]", "Defence (2)").await;
        let cases: [(&str, &str, &str, &[&str]); 4] = [
            ("section", "Defence", "?section=Defence", &["fleet", "talks"]),
            ("tag", "K9", "?tag=K9", &["fleet", "talks"]),
            ("author", "김철환", "?author=%EA%B9%80%EC%B2%A0%ED%99%98", &["함대"]),
            ("lang", "ko", "?lang=ko", &["함대", "시"]),
        ];
        for (field, choice, address, ids) in cases {
            page.choose(&format!("#{field}"), choice).await;
            expect_ids(page, ids).await;
            page.expect_address(address).await;
            page.choose(&format!("#{field}"), "").await;
            page.expect_address("").await;
        }
    });
}

#[test]
fn counts_beside_the_choices_follow_the_other_filters() {
    const SECTIONS: &str = "#section option";
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        // What there is to choose is counted when somebody is about to.
        page.click(".filters-more > summary").await;
        page.expect_texts(SECTIONS, &["All", "Defence (2)", "Politics (1)", "국방 (1)"]).await;
        page.expect_texts("#lang option", &["All", "English (5)", "Korean (2)"]).await;
        page.type_into("#search", "fleet").await;
        page.expect_texts(SECTIONS, &["All", "Defence (1)"]).await;
        page.retype("#search", "").await;
        page.choose("#section", "Defence").await;
        // A choice is counted as if it were made instead: the others stay on offer.
        page.expect_texts(SECTIONS, &["All", "Defence (2)", "Politics (1)", "국방 (1)"]).await;
        page.expect_texts("#tag option", &["All", "K9 (2)", "navy (1)"]).await;
        page.see(".filters-sentence", "Defence, Newest first · 2 articles").await;
    });
}

#[test]
fn days_leave_out_the_undated_and_say_so() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        page.click(".filters-more > summary").await;
        page.choose("#from", "2022-09-20").await;
        expect_ids(page, &["fleet", "talks", "함대"]).await;
        page.see(".stories .hint", "2 articles have no date and are left out.").await;
        page.choose("#to", "2022-09-23").await;
        expect_ids(page, &["talks", "함대"]).await;
        page.expect_address("?from=2022-09-20&to=2022-09-23").await;
        page.choose("#lang", "ko").await;
        expect_ids(page, &["함대"]).await;
        page.see(".stories .hint", "1 article has no date and is left out.").await;
    });
}

#[test]
fn days_are_the_readers_own() {
    let late = story("late", "Late", json!({ "date_published": "2022-09-23T20:00:00Z" }));
    for (zone, day) in [("UTC", "2022-09-23"), ("Asia/Seoul", "2022-09-24")] {
        browse(Site::of(std::slice::from_ref(&late)), Reader::english().time_zone(zone), async |page| {
            page.visit(&format!("?from={day}&to={day}")).await;
            expect_ids(page, &["late"]).await;
        });
    }
}

#[test]
fn every_order() {
    let newest = ["fleet", "talks", "함대", "budget", "nfd", "undated", "시"];
    let oldest = ["nfd", "budget", "함대", "talks", "fleet", "undated", "시"];
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        expect_ids(page, &newest).await;
        page.click(".filters-more > summary").await;
        page.choose("#sort", "oldest").await;
        expect_ids(page, &oldest).await;
        page.expect_address("?sort=oldest").await;
        page.choose("#sort", "newest").await;
        page.expect_address("").await;

        page.visit("?q=ministers&sort=relevance").await;
        expect_ids(page, &["talks"]).await;
        page.expect("return document.getElementById('sort').value", "relevance").await;
    });
}

#[test]
fn the_best_match_comes_first() {
    let items = [
        story("body", "Newer", json!({ "date_published": "2023-01-01", "content_text": "The fleet is back." })),
        story("head", "Fleet", json!({ "date_published": "2020-01-01" })),
    ];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("?q=fleet").await;
        expect_ids(page, &["body", "head"]).await;
        page.click(".filters-more > summary").await;
        page.choose("#sort", "relevance").await;
        expect_ids(page, &["head", "body"]).await;
    });
}

#[test]
fn one_button_clears_everything() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("?q=fleet&section=Defence&from=2022-01-01&sort=oldest").await;
        expect_ids(page, &["fleet"]).await;
        page.click(".filters-clear button").await;
        page.expect("return document.querySelectorAll('.card').length", 7).await;
        page.expect_address("").await;
        page.expect("return document.getElementById('search').value", "").await;
        page.expect("return document.getElementById('section').value", "").await;
        page.expect("return document.getElementById('from').value", "").await;
        page.see_no(".filters-clear button").await;
    });
}

#[test]
fn nothing_found_says_what_to_loosen() {
    for (reader, heading) in [(Reader::english(), "Nothing found"), (Reader::korean(), "찾은 기사가 없습니다")]
    {
        browse(Site::of(&archive()), reader, async |page| {
            page.visit("?q=xyzzy").await;
            page.see(".message h2", heading).await;
            page.click(".stories > .button").await;
            page.expect("return document.querySelectorAll('.card').length", 7).await;
            page.expect_address("").await;
        });
    }
}

#[test]
fn a_filter_on_part_of_an_archive_says_so() {
    let items = stories(20);
    let site = Site::of_pages(&[items[..10].to_vec(), items[10..].to_vec()]);
    browse(site, Reader::english(), async |page| {
        page.visit("?q=story").await;
        page.see(".stories .hint", "Searched the 10 articles loaded so far.").await;
        page.click(".stories > .button").await;
        page.expect("return document.querySelectorAll('.card').length", 20).await;
        page.expect(
            "return [...document.querySelectorAll('.hint')].some(it => it.textContent.includes('Searched'))",
            false,
        )
        .await;
    });
}

#[test]
fn back_and_forward_between_questions() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("?section=Defence").await;
        expect_ids(page, &["fleet", "talks"]).await;
        page.click("#to-talks").await;
        page.expect_address("article/talks/?section=Defence").await;
        page.open("?q=fleet").await;
        expect_ids(page, &["fleet", "undated"]).await;
        page.back().await;
        page.see("#heading-article", "Ministers meet").await;
        page.back().await;
        expect_ids(page, &["fleet", "talks"]).await;
        page.forward().await;
        page.see("#heading-article", "Ministers meet").await;
    });
}

#[test]
fn an_address_that_asks_for_what_there_is_not() {
    browse(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("?section=Nowhere&sort=upwards&from=2022-02-30&utm_source=x").await;
        page.see(".message h2", "Nothing found").await;
        page.expect("return document.getElementById('section').value", "Nowhere").await;
        page.expect("return document.getElementById('from').value", "").await;
    });
}

#[test]
fn nothing_moves_when_what_there_is_to_choose_has_been_counted() {
    browse_everywhere(Site::of(&archive()), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".filters-sentence", "7 articles").await;
        page.js("window.places = new Set();
            const look = () => {
              const { top, height } = document.querySelector('#section').getBoundingClientRect();
              if (height) places.add(Math.round(top + scrollY));
              requestAnimationFrame(look);
            };
            look()")
            .await;
        page.click(".filters-more > summary").await;
        page.until("bars", "return document.querySelector('.histogram')?.offsetHeight").await;
        page.see("#section", "Defence (").await;
        page.expect("return window.places.size", 1).await;
    });
}

//! Sources that fail: the fallback is what is seen, and the event says why.

use std::net::TcpListener;
use std::time::Duration;

use preview::Rule;
use serde_json::{Value, json};

use super::{FALLBACK, IS_FALLBACK, archive, expect_headlines, notes, open, partner, set, shown, zone};
use crate::browser::{Reader, browse, browse_everywhere};
use crate::site::{EDITION, Site, feed, json_rule, stories};

const PATH: &str = "/edition/feed.json";

/// Half the time that is waited, so that the wait itself is what ends it.
const HURRY: &str =
    "const wait = AbortSignal.timeout; AbortSignal.timeout = (time) => wait.call(AbortSignal, time / 20)";

fn failing(rule: Rule) -> Site {
    let host = partner(&zone("")).head("<script src=\"/hurry.js\"></script>").file("hurry.js", HURRY);
    Site::of(&archive()).cors().with(EDITION, rule.cors()).on(host)
}

#[test]
fn each_failure_has_its_reason() {
    let whole = feed(&stories(3)).to_string();
    let answer = |status, kind: &str, body: &str| Rule::answer(status, kind, body.to_owned());
    let failures = [
        (answer(404, "text/html", "no"), "status", json!(404)),
        (answer(503, "text/plain", "busy"), "status", json!(503)),
        (answer(200, "text/html", "<!doctype html><p>Welcome"), "unreadable", Value::Null),
        (answer(200, "application/json", "{\"items\":"), "unreadable", Value::Null),
        (answer(200, "application/json", "{\"a\":1}"), "unreadable", Value::Null),
        (answer(200, "application/json", &whole).cut_after(90), "unreachable", Value::Null),
        (answer(200, "application/json", &feed(&[]).to_string()), "empty", Value::Null),
        (Rule::file().hang(), "slow", Value::Null),
    ];
    for (rule, reason, status) in failures {
        browse(failing(rule), Reader::english(), async |page| {
            eprintln!("a source that is {reason}");
            page.open_host("").await;
            page.until("the reason", "return notes.find(it => it.name === 'error')").await;
            let said = notes(page, "error").await;
            let url = format!("{}{EDITION}", page.site.url());
            assert_eq!(
                (said[0]["reason"].clone(), said[0]["url"].clone(), said[0]["status"].clone()),
                (json!(reason), json!(url), status.clone()),
                "{said:?}"
            );
            page.expect_in_zone(IS_FALLBACK, true).await;
            // And once it is mended, the same element shows it.
            page.site.rule(PATH, json_rule(&feed(&archive())).cors());
            page.in_zone("return zone.refresh()").await;
            expect_headlines(page, &["Fleet returns", "함대 귀환", "Budget passes", "Winter drill", "국방 예산 통과"])
                .await;
            page.take_faults().await;
        });
    }
}

/// Down, and forbidden to other origins: to a page both look alike, in every engine.
#[test]
fn nobody_there_and_nobody_allowed() {
    let nobody = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let down = format!("<news-zone src=\"http://{nobody}/feed.json\">{FALLBACK}</news-zone>");
    let policy = super::STRICT.replace("connect-src {site}", &format!("connect-src {{site}} http://{nobody}"));
    let site = Site::of(&archive()).cors();
    // Of this site only the scripts are for others.
    let mut refused = Site::of(&archive());
    for script in ["embed/news-zone.js", "embed/headlines.js"] {
        refused = refused.with(script, Rule::file().cors());
    }
    for site in [site.on(partner(&down).csp(&policy)), refused.on(partner(&zone("")))] {
        browse_everywhere(site, Reader::english(), async |page| {
            page.open_host("").await;
            page.until("the reason", "return notes.find(it => it.name === 'error')?.reason === 'unreachable'").await;
            page.expect_in_zone(IS_FALLBACK, true).await;
            page.take_faults().await;
        });
    }
}

/// Slow is not down: the fallback stands until the headlines come.
#[test]
fn a_slow_source_is_waited_for() {
    let rule = json_rule(&feed(&archive())).cors().delay(Duration::from_millis(900));
    let site = Site::of(&[]).cors().with(EDITION, rule).on(partner(&zone("limit=\"1\"")));
    browse(site, Reader::english(), async |page| {
        page.open_host("").await;
        page.until("the element", "return document.querySelector('news-zone').shadowRoot").await;
        page.expect_in_zone(IS_FALLBACK, true).await;
        expect_headlines(page, &["Fleet returns"]).await;
        page.expect_in_zone("return zone.querySelector('a').checkVisibility()", false).await;
    });
}

/// What a source gave once stays when it fails later; what it never gave makes way for the fallback.
#[test]
fn a_source_that_fails_later() {
    browse(shown(&archive(), "limit=\"1\""), Reader::english(), async |page| {
        open(page).await;
        page.site.rule(PATH, Rule::answer(500, "text/plain", "no").cors());
        page.js("return new Promise(done => setTimeout(done, 100))").await;
        page.in_zone("return zone.refresh()").await;
        page.until("the reason", "return notes.find(it => it.name === 'error')?.status === 500").await;
        expect_headlines(page, &["Fleet returns"]).await;
        // The same where the reading program asks.
        page.click_in_zone(".card a").await;
        page.click_in_zone(".close").await;
        page.js("notes.length = 0").await;
        page.in_zone("return zone.refresh()").await;
        page.until("the reason", "return notes.find(it => it.name === 'error')?.status === 500").await;
        page.expect("return notes.some(it => it.name === 'ready')", false).await;
        expect_headlines(page, &["Fleet returns"]).await;
        let elsewhere = format!("{}nowhere.json", page.site.url());
        set(page, "src", Some(&elsewhere)).await;
        page.expect_in_zone(IS_FALLBACK, true).await;
        page.site.rule(PATH, json_rule(&feed(&archive())).cors());
        set(page, "src", Some(&format!("{}{EDITION}", page.site.url()))).await;
        expect_headlines(page, &["Fleet returns"]).await;
        set(page, "tag", Some("nobody has it")).await;
        page.expect_in_zone(IS_FALLBACK, true).await;
        page.expect("return notes.findLast(it => it.name === 'error').reason", "empty").await;
        page.take_faults().await;
    });
}

/// Articles whose text does not come can still be read at their publisher's, and the text asked for again.
#[test]
fn a_text_that_does_not_come() {
    let mut items = archive();
    items.truncate(1);
    items[0]["content_text"] = Value::Null;
    items[0]["_news_zone"]["detail_url"] = json!("text.json");
    let site = shown(&items, "").with("edition/text.json", Rule::answer(404, "text/plain", "gone").cors());
    browse(site, Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone(".card a").await;
        page.expect_in_zone("return root.querySelector('.body')?.textContent.includes('could not be loaded')", true)
            .await;
        page.expect_in_zone("return root.querySelector('.original a').href", "https://news.example/fleet").await;
        items[0]["content_text"] = json!("It came.");
        page.site.rule("/edition/text.json", json_rule(&feed(&items)).cors());
        page.click_in_zone(".body .button").await;
        page.expect_texts_in_zone(".body", &["It came."]).await;
    });
}

/// The program that reads is gone: articles open where they stand.
#[test]
fn a_program_that_does_not_come() {
    for file in ["embed/reader.js", "widget_bg.wasm"] {
        let mut items = archive();
        items[0]["url"] = json!("{host}");
        let site = shown(&items, "").with(file, Rule::answer(404, "text/plain", "gone").cors());
        browse(site, Reader::english(), async |page| {
            open(page).await;
            let here = format!("{}?read", page.host());
            items[0]["url"] = json!(here);
            page.site.rule(PATH, json_rule(&feed(&items)).cors());
            page.js("return new Promise(done => setTimeout(done, 100))").await;
            page.in_zone("return zone.refresh()").await;
            page.js("addEventListener('news-zone-error', it => sessionStorage.setItem('why', it.detail.reason))").await;
            page.click_in_zone("#to-fleet").await;
            page.expect("return [location.search, sessionStorage.getItem('why')]", json!(["?read", "reader"])).await;
            page.take_faults().await;
        });
    }
}

//! Articles that their source does not want shown: not listed, and a link to one is told why.

use serde_json::{Value, json};

use crate::browser::{Reader, browse};
use crate::site::{Site, story};

fn withdrawn() -> Vec<Value> {
    let said = |more: Value| json!({ "_news_zone": more });
    vec![
        story("good", "Good", json!({})),
        story("canceled", "Canceled", said(json!({ "status": "canceled" }))),
        story("withheld", "Withheld", said(json!({ "status": "withheld" }))),
        story("embargoed", "Embargoed", said(json!({ "embargoed_until": "2999-01-02T00:00:00Z" }))),
        story("expired", "Expired", said(json!({ "expires": "2020-03-04T00:00:00Z" }))),
        story("released", "Released", said(json!({ "embargoed_until": "2020-01-01T00:00:00Z", "status": "usable" }))),
    ]
}

#[test]
fn they_are_not_listed() {
    browse(Site::of(&withdrawn()), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Good", "Released"]).await;
        page.type_into("#search", "embargoed").await;
        page.see(".message h2", "Nothing found").await;
    });
}

#[test]
fn a_link_to_one_is_told_why() {
    for (id, english, korean) in [
        ("canceled", "Its publisher has withdrawn it.", "발행처가 철회한 기사입니다."),
        ("withheld", "Its publisher is holding it back.", "발행처가 공개를 보류한 기사입니다."),
        ("embargoed", "It is under embargo until 2 January 2999.", "2999년 1월 2일까지 보도 유예 중인 기사입니다."),
        ("expired", "Its publisher let it expire on 4 March 2020.", "2020년 3월 4일에 게시 기간이 끝난 기사입니다."),
    ] {
        for (reader, words) in [(Reader::english(), english), (Reader::korean(), korean)] {
            browse(Site::of(&withdrawn()), reader, async |page| {
                page.visit(&format!("article/{id}")).await;
                page.see(".panel-article .message", words).await;
                page.expect(&format!("return document.body.textContent.includes('Text of {id}')"), false).await;
            });
        }
    }
}

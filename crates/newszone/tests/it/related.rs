//! What an article leads to: older ones about the same, and itself in other languages.

use crate::newsroom::{Newsroom, is_missing};
use std::fs;

const SOURCE: &str = "language = \"en\"\n[[source]]\nname = \"desk\"\npath = \"desk\"\n";

/// Writes an article with front matter.
fn put(newsroom: &Newsroom, id: &str, day: u32, front: &str, text: &str) {
    let desk = newsroom.folder.path().join("desk");
    fs::create_dir_all(&desk).unwrap();
    let page = format!("---\ndate: 2022-09-{day:02}\n{front}\n---\n{text}\n");
    fs::write(desk.join(format!("{id}.md")), page).unwrap();
}

/// The inside of the navigation that leads to related articles.
fn related(page: &str) -> &str {
    let inside = page.split_once("<nav class=\"related\"").map_or("", |(_, after)| after);
    inside.split_once("</nav>").map_or("", |(inside, _)| inside)
}

/// What of the edition tells of an article: the text of the pack with it.
fn packed(newsroom: &Newsroom, id: &str) -> String {
    let marked = format!("\"id\":\"{id}\"");
    let packs = newsroom.site().into_iter().filter(|(path, _)| path.starts_with("edition/pack-"));
    let texts = packs.filter(|(path, _)| path.ends_with(".json")).map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    texts.into_iter().find(|it| it.contains(&marked)).unwrap()
}

#[test]
fn older_articles_about_the_same_with_what_they_share() {
    if is_missing("related articles") {
        return;
    }
    let mut newsroom = Newsroom::new(SOURCE);
    for nth in 1..=20 {
        let front = format!("title: Harvest{nth} festival{nth} opened\ntags: [local]");
        put(&newsroom, &format!("other-{nth}"), 1, &front, "Text.");
    }
    put(&newsroom, "first", 2, "title: First howitzers reach Romania\ntags: [K9]", "Text.");
    put(&newsroom, "second", 3, "title: Minister visits Romania for howitzers\ntags: [exports, K9]", "Text.");
    newsroom.pull();
    newsroom.build();
    let page = newsroom.page("article/second/index.html");
    let led = related(&page);
    assert!(led.contains("article/first/") && led.contains("First howitzers reach Romania"), "{led}");
    assert!(led.contains("<p class=\"related-reason\">K9 · Romania · howitzers</p>"), "{led}");
    assert!(!led.contains("other-"), "{led}");
    let pack = packed(&newsroom, "second");
    assert!(pack.contains("\"relation\":\"related\",\"id\":\"first\""), "{pack}");
    assert!(pack.contains("\"reason\":\"K9 · Romania · howitzers\""), "{pack}");
    assert_eq!(related(&newsroom.page("article/first/index.html")), "", "an older one leads to no later one");

    // One more leads to both and leaves both as they were.
    let before = ["first", "second"].map(|it| newsroom.page(&format!("article/{it}/index.html")));
    put(&newsroom, "third", 4, "title: Howitzers for Romania are paid\ntags: [K9]", "Text.");
    newsroom.pull();
    newsroom.build();
    assert_eq!(["first", "second"].map(|it| newsroom.page(&format!("article/{it}/index.html"))), before);
    let third = newsroom.page("article/third/index.html");
    assert!(related(&third).contains("article/first/") && related(&third).contains("article/second/"));

    // One that is withdrawn is led to no more, on the page and in the edition.
    put(&newsroom, "first", 2, "title: First howitzers reach Romania\ntags: [K9]\nstatus: canceled", "Text.");
    newsroom.pull();
    newsroom.build();
    assert!(!newsroom.page("article/third/index.html").contains("article/first/"));
    assert!(!packed(&newsroom, "third").contains("\"id\":\"first\""));

    newsroom.set(&format!("{SOURCE}[build]\nrelated = 0\n"));
    newsroom.build();
    assert_eq!(related(&newsroom.page("article/third/index.html")), "");
}

/// The languages and articles that the head of a page names.
fn alternates(page: &str) -> Vec<(String, String)> {
    let links = page.split("<link rel=\"alternate\" hreflang=\"").skip(1);
    let link = |it: &str| {
        let (language, rest) = it.split_once('"').unwrap();
        let url = rest.split_once("href=\"").unwrap().1.split_once('"').unwrap().0;
        (language.to_owned(), url.rsplit("article/").next().unwrap().trim_end_matches('/').to_owned())
    };
    links.map(link).collect()
}

#[track_caller]
fn check_alternates(newsroom: &Newsroom, ids: &[&str], expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> =
        expected.iter().map(|(language, id)| ((*language).to_owned(), (*id).to_owned())).collect();
    for id in ids {
        assert_eq!(alternates(&newsroom.page(&format!("article/{id}/index.html"))), expected, "{id}");
    }
}

#[test]
fn one_article_in_three_languages() {
    if is_missing("translations") {
        return;
    }
    let mut newsroom = Newsroom::new(SOURCE);
    put(&newsroom, "fleet", 1, "title: Fleet returns\nlang: en\ntranslations: {ko: hamdae}", "Text.");
    put(&newsroom, "hamdae", 1, "title: 함대 귀환\nlang: ko", "본문.");
    put(&newsroom, "flotte", 1, "title: Retour de la flotte\nlang: fr\ntranslation_of: hamdae", "Texte.");
    put(&newsroom, "alone", 1, "title: Alone\nlang: en\ntranslation_of: nobody", "Text.");
    newsroom.pull();
    newsroom.build();
    let all = [("en", "fleet"), ("fr", "flotte"), ("ko", "hamdae"), ("x-default", "fleet")];
    check_alternates(&newsroom, &["fleet", "hamdae", "flotte"], &all);
    check_alternates(&newsroom, &["alone"], &[]);
    // Everyone is led there, and the app hears of it with the text.
    let page = newsroom.page("article/fleet/index.html");
    for (id, language, label) in [("hamdae", "ko", "한국어로 읽기"), ("flotte", "fr", "Read in French")] {
        let link = format!("<a id=\"twin-{language}\" hreflang=\"{language}\" href=\"/paper/article/{id}/\"");
        assert!(page.contains(&link) && page.contains(&format!(">{label}</a>")), "{page}");
        let named = format!("\"relation\":\"translation\",\"id\":\"{id}\",\"language\":\"{language}\"");
        assert!(packed(&newsroom, "fleet").contains(&named), "{named}");
    }
    assert!(!newsroom.page("article/alone/index.html").contains("class=\"twins\""));

    put(&newsroom, "flotte", 1, "title: Retour de la flotte\nlang: fr\nstatus: canceled", "Texte.");
    newsroom.pull();
    newsroom.build();
    check_alternates(&newsroom, &["fleet", "hamdae"], &[("en", "fleet"), ("ko", "hamdae"), ("x-default", "fleet")]);
    assert!(packed(&newsroom, "fleet").contains("\"id\":\"hamdae\",\"language\":\"ko\""));
    assert!(!packed(&newsroom, "fleet").contains("\"id\":\"flotte\",\"language\""), "it is withdrawn");
    assert!(!newsroom.page("article/fleet/index.html").contains("twin-fr"));
}

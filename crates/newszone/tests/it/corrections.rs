//! What readers are told of corrections: what a build published and another one changed, and nothing else.

use crate::newsroom::{Newsroom, is_missing};
use news_core::correction::{Place, read};
use serde_json::Value;
use std::fs;

const SOURCE: &str = "utc_offset_minutes = 540\n[[source]]\nname = \"desk\"\npath = \"desk\"\n";

/// A newsroom with an article that is published.
fn newsroom(text: &str) -> Newsroom {
    let newsroom = Newsroom::new(SOURCE);
    fs::create_dir_all(newsroom.folder.path().join("desk")).unwrap();
    put(&newsroom, "", "Other text that stays.", "other");
    put(&newsroom, "", text, "fleet");
    newsroom
}

/// Writes an article with front matter.
fn put(newsroom: &Newsroom, front: &str, text: &str, id: &str) {
    let page = format!("---\ntitle: 함대 귀환\ndate: 2022-09-23\n{front}\n---\n{text}\n");
    fs::write(newsroom.folder.path().join(format!("desk/{id}.md")), page).unwrap();
}

fn publish(newsroom: &mut Newsroom) {
    newsroom.pull();
    newsroom.build();
}

fn correct(newsroom: &mut Newsroom, front: &str, text: &str) {
    put(newsroom, front, text, "fleet");
    publish(newsroom);
}

/// What the edition says of the article's corrections.
fn corrections(newsroom: &Newsroom) -> Vec<String> {
    let site = newsroom.site().into_iter();
    let packs = site.filter(|(path, _)| path.starts_with("edition/pack-") && path.ends_with(".json"));
    let feeds = packs.map(|(_, bytes)| serde_json::from_slice::<Value>(&bytes).unwrap());
    let item = feeds.flat_map(|it| it["items"].as_array().unwrap().clone()).find(|it| it["id"] == "fleet").unwrap();
    let texts = item["_news_zone"]["corrections"].as_array().cloned().unwrap_or_default();
    texts.iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// Each correction as its words that went, and those that came; `!` where it is only dated.
fn told(newsroom: &Newsroom) -> Vec<String> {
    let words = |it: &str, sign: char| it.split('\n').filter_map(|it| it.strip_prefix(sign)).collect::<String>();
    let of = |it: &String| if it.contains('\n') { [words(it, '-'), words(it, '+')].join(">") } else { "!".to_owned() };
    corrections(newsroom).iter().map(of).collect()
}

/// Whether any file of the site has these words.
#[track_caller]
fn check_silent(newsroom: &Newsroom, words: &str) {
    for (path, bytes) in newsroom.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains(words), "{path} says {words}");
    }
}

#[test]
fn published_twice_and_three_times() {
    if is_missing("corrections") {
        return;
    }
    let mut newsroom = newsroom("국방부는 함대가 **부산**에 돌아왔다고 밝혔다.");
    publish(&mut newsroom);
    assert_eq!(told(&newsroom), [""; 0]);
    assert!(!newsroom.page("article/fleet/index.html").contains("class=\"corrections\""));
    let others = newsroom.page("article/other/index.html");

    correct(&mut newsroom, "updated: 2022-09-24T01:12:00Z", "국방부가 함대가 진해에 돌아왔다고 밝혔다.");
    assert_eq!(told(&newsroom), ["는부산에>가진해에"]);
    let page = newsroom.page("article/fleet/index.html");
    let time = "<time datetime=\"2022-09-24T01:12:00Z\">Corrected 24 September 2022, 10:12</time>";
    assert!(page.contains(time) && page.contains("<summary>What changed</summary>"), "{page}");
    assert!(!page.contains("Updated "), "{page}");
    assert_eq!(newsroom.page("article/other/index.html"), others);

    // Markup and spaces are none, though they are versions.
    correct(&mut newsroom, "updated: 2022-09-25", "국방부가  함대가 *진해에* 돌아왔다고\n밝혔다.");
    assert_eq!(told(&newsroom), ["는부산에>가진해에"]);
    correct(&mut newsroom, "kicker: 연재", "국방부가 함대가 진해에 돌아왔다고 밝혔다.\n\n둘째 문단이다.");
    assert_eq!(told(&newsroom), [">연재둘째 문단이다.", "는부산에>가진해에"]);
    let texts = corrections(&newsroom);
    let all = read(&texts);
    assert_eq!(all[0].at.0, newsroom.now, "its source does not say when");
    assert_eq!(all[0].parts.iter().map(|it| it.place).collect::<Vec<_>>(), [Place::Kicker, Place::Text]);

    // The same is built of the same, and nothing is made anew.
    let before = newsroom.site();
    assert_eq!(newsroom.build().written.changed, 0);
    assert_eq!(newsroom.site(), before);
    // Lists do not know of it, and neither do feeds.
    for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".json")) {
        let knows = String::from_utf8_lossy(bytes).contains("\"corrections\"");
        assert!(!knows || path.starts_with("edition/pack-"), "{path}");
    }
}

#[test]
fn what_no_reader_saw_is_not_told() {
    if is_missing("corrections of what was not published") {
        return;
    }
    // Pulled and never built.
    let mut newsroom = newsroom("The fleet left Busan with Secretname aboard.");
    newsroom.pull();
    correct(&mut newsroom, "", "The fleet left Busan yesterday.");
    assert_eq!(told(&newsroom), [""; 0]);
    put(&newsroom, "", "The fleet left Secretport yesterday.", "fleet");
    newsroom.pull();
    correct(&mut newsroom, "", "The fleet left Jinhae yesterday.");
    assert_eq!(told(&newsroom), ["Busan>Jinhae"]);
    check_silent(&newsroom, "Secret");

    // Under embargo when it was built, withheld, or expired since: it begins anew.
    for front in ["embargoed_until: 2030-01-01", "status: withheld", "status: canceled", "expires: 2022-01-01"] {
        correct(&mut newsroom, front, "The fleet left Secrethaven yesterday.");
        check_silent(&newsroom, "Jinhae yesterday");
        correct(&mut newsroom, "", "The fleet left Pohang yesterday.");
        assert_eq!(told(&newsroom), [""; 0], "{front}");
        correct(&mut newsroom, "", "The fleet left Jinhae yesterday.");
        assert_eq!(told(&newsroom), ["Pohang>Jinhae"], "{front}");
        check_silent(&newsroom, "Secret");
    }
}

/// What was shown for a time is not told after it, though nothing is pulled then.
#[test]
fn a_version_that_has_expired_is_not_told() {
    if is_missing("corrections of what has expired") {
        return;
    }
    let mut newsroom = newsroom("");
    put(&newsroom, "expires: 2022-11-01", "A picture of Secretname hangs here.", "fleet");
    publish(&mut newsroom);
    correct(&mut newsroom, "", "A picture of the port hangs here.");
    assert_eq!(told(&newsroom), ["Secretname>the port"]);
    newsroom.now += 60 * 60 * 24 * 60;
    newsroom.build();
    assert_eq!(told(&newsroom), [""; 0]);
    check_silent(&newsroom, "Secretname");
}

#[test]
fn taken_out_of_its_folder_it_begins_anew() {
    if is_missing("corrections of what returned") {
        return;
    }
    let mut newsroom = newsroom("The fleet left with Secretname aboard.");
    publish(&mut newsroom);
    fs::remove_file(newsroom.folder.path().join("desk/fleet.md")).unwrap();
    publish(&mut newsroom);
    correct(&mut newsroom, "", "The fleet left with a pilot aboard.");
    assert_eq!(told(&newsroom), [""; 0]);
    check_silent(&newsroom, "Secretname");

    // Gone for a moment, between two builds.
    put(&newsroom, "status: withheld", "The fleet left with a pilot aboard.", "fleet");
    newsroom.pull();
    correct(&mut newsroom, "", "The fleet left with a captain aboard.");
    assert_eq!(told(&newsroom), [""; 0]);
}

#[test]
fn a_passage_that_had_to_go_is_not_told() {
    if is_missing("corrections that are not told") {
        return;
    }
    let mut newsroom = newsroom("The pilot Secretname left Busan.");
    publish(&mut newsroom);
    // The article itself says so, and says no more what was before, whatever comes after.
    correct(&mut newsroom, "corrections: hidden", "A pilot left Busan.");
    assert_eq!(told(&newsroom), ["!"]);
    let page = newsroom.page("article/fleet/index.html");
    assert!(page.contains(">Corrected ") && !page.contains("What changed"), "{page}");
    check_silent(&newsroom, "Secretname");
    correct(&mut newsroom, "", "A pilot left Jinhae.");
    assert_eq!(told(&newsroom), ["Busan>Jinhae", "!"]);
    check_silent(&newsroom, "Secretname");

    // Nobody is shown anything.
    newsroom.set(&format!("{SOURCE}[corrections]\nshow = false\n"));
    newsroom.build();
    assert_eq!(told(&newsroom), ["!", "!"]);
    check_silent(&newsroom, "Busan");
    newsroom.set(SOURCE);
    newsroom.build();
    assert_eq!(told(&newsroom), ["Busan>Jinhae", "!"]);

    // The store itself forgets.
    let before = newsroom.store().history("desk", "fleet").unwrap();
    assert_eq!(newsroom.store().forget("Fleet").unwrap(), Some(2));
    assert_eq!(newsroom.store().forget("nobody").unwrap(), None);
    newsroom.build();
    assert_eq!(told(&newsroom), [""; 0]);
    check_silent(&newsroom, "Busan");
    let store = newsroom.store();
    assert!(before[..2].iter().all(|(_, version)| store.item(version).is_err()));
    assert_eq!(store.history("desk", "fleet").unwrap(), before[2..]);
    let bytes = fs::read(newsroom.settings.path(&newsroom.settings.build.store)).unwrap();
    assert!(!bytes.windows(10).any(|it| it == b"Secretname"), "the file has it still");
    drop(store);
    correct(&mut newsroom, "", "A pilot left Pohang.");
    assert_eq!(told(&newsroom), ["Jinhae>Pohang"]);
}

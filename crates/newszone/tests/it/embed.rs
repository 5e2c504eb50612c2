//! What other sites embed, as it is published and as it is read back.

use crate::newsroom::{Newsroom, is_missing};
use crate::pictures_samples::jpeg;
use crate::validators_site::{check_with_html_validate, check_with_vnu};
use news_core::draft::{Draft, Marked};
use news_core::format::{Answer, Page, read_feed};
use news_core::native::Native;
use news_core::route::{decoded, encoded};
use serde_json::Value;
use std::fs;
use url::Url;

const SOURCE: &str = "language = \"ko\"\n[[source]]\nname = \"국방\"\npath = \"desk\"\n";

/// Where the newsroom's site is.
const SITE: &str = "https://news.example/paper/";

/// A headline that means to be more than one.
const HOSTILE: &str = "함대 <script>alert(1)</script> \"귀환\" & <b>K9</b>";

/// The folders of the zone and of the two sections.
const FOLDERS: [&str; 3] = ["embed/zone/", "embed/section/국방-안보/", "embed/section/문화/"];

/// Writes an article with front matter.
fn put(newsroom: &Newsroom, id: &str, day: u32, front: &str, text: &str) {
    let desk = newsroom.folder.path().join("desk");
    fs::create_dir_all(&desk).unwrap();
    let page = format!("+++\ndate = \"2022-09-{day:02}\"\n{front}\n+++\n{text}\n");
    fs::write(desk.join(format!("{id}.md")), page).unwrap();
}

/// A newsroom with more articles than are embedded, in two sections.
fn newsroom() -> Newsroom {
    let mut newsroom = Newsroom::new(SOURCE);
    for nth in 1..=24 {
        let front = format!("title = \"정책 {nth}\"\nsection = \"국방·안보\"");
        put(&newsroom, &format!("정책-{nth}"), nth, &front, "본문.");
    }
    fs::write(newsroom.folder.path().join("desk/항구.jpg"), jpeg(600, 400, 1)).unwrap();
    let front =
        format!("title = '{HOSTILE}'\nsection = \"문화\"\nimage = \"항구.jpg\"\nalt = \"항구\"\nlanguage = \"en\"");
    put(&newsroom, "fleet", 28, &front, "함대가 <script>alert(2)</script> 돌아왔다.\n\n![배](항구.jpg)");
    newsroom.pull();
    newsroom
}

/// A document as its readers get it.
#[track_caller]
fn read(newsroom: &Newsroom, path: &str) -> Page {
    let text = newsroom.page(path);
    let url = format!("{SITE}{}", path.split('/').map(encoded).collect::<Vec<_>>().join("/"));
    let answer = Answer { url: &url, bytes: text.as_bytes(), cut: false, pages: None };
    let page = read_feed(&answer, &Native).unwrap();
    assert_eq!(page.problems, [], "{path}");
    page
}

/// The file of the site that an address leads to from a document.
#[track_caller]
fn led_to(newsroom: &Newsroom, from: &str, to: &str) -> String {
    let url = Url::parse(SITE).unwrap().join(from).unwrap().join(to).unwrap();
    let path = decoded(url.path()).strip_prefix("/paper/").unwrap().to_owned();
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    assert!(newsroom.site().contains_key(&file), "{from} leads to {to}, and there is no {file}");
    file
}

fn body(draft: &Draft) -> &str {
    match &draft.body {
        Some(Marked::Html(text) | Marked::Text(text)) => text,
        None => "",
    }
}

#[test]
fn headlines_and_texts_read_back() {
    if is_missing("embedded headlines") {
        return;
    }
    let newsroom = newsroom();
    newsroom.build();
    for (folder, count, first) in [(FOLDERS[0], 20, "fleet"), (FOLDERS[1], 20, "정책-24"), (FOLDERS[2], 1, "fleet")] {
        let (path, texts) = (format!("{folder}headlines.json"), format!("{folder}texts.json"));
        let (cards, whole) = (read(&newsroom, &path), read(&newsroom, &texts));
        assert_eq!(cards.drafts.len(), count, "{folder}");
        assert_eq!(cards.drafts[0].id.as_deref(), Some(first), "{folder}");
        for page in [&cards, &whole] {
            assert_eq!(page.home.as_deref(), Some(SITE), "{folder}");
            assert_eq!(page.language.as_deref(), Some("ko"));
            let next = page.next_url.as_deref().unwrap();
            assert_eq!(led_to(&newsroom, &path, next), "edition/manifest.json");
        }
        for (card, whole) in cards.drafts.iter().zip(&whole.drafts) {
            assert_eq!((card.id.as_ref(), body(card)), (whole.id.as_ref(), ""));
            assert!(!body(whole).is_empty());
            let detail = card.detail_url.as_deref().unwrap();
            assert_eq!(led_to(&newsroom, &path, detail), texts);
            assert_eq!(decoded(detail.split_once('#').unwrap().1), card.id.as_deref().unwrap());
            led_to(&newsroom, "", &format!("article/{}/", card.id.as_deref().unwrap()));
        }
        if first == "fleet" {
            let picture = cards.drafts[0].image.as_ref().unwrap();
            assert!(led_to(&newsroom, &path, picture.url.as_deref().unwrap()).starts_with("media/"));
            let text = body(&whole.drafts[0]);
            let shown = text.split_once("src=\"").unwrap().1.split('"').next().unwrap();
            assert!(led_to(&newsroom, &path, shown).starts_with("media/"), "{text}");
            assert!(!text.contains("<script"), "{text}");
        }
    }
    let titles = FOLDERS.map(|it| read(&newsroom, &format!("{it}headlines.json")).title.unwrap());
    assert_eq!(titles, ["국방일보", "국방·안보 – 국방일보", "문화 – 국방일보"]);
}

#[test]
fn markup_is_words_wherever_it_stands() {
    if is_missing("embedded markup") {
        return;
    }
    let newsroom = newsroom();
    newsroom.build();
    let written = "함대 &lt;script&gt;alert(1)&lt;/script&gt; &quot;귀환&quot; &amp; &lt;b&gt;K9&lt;/b&gt;</a>";
    for folder in [FOLDERS[0], FOLDERS[2]] {
        let (fallback, page) =
            (newsroom.page(&format!("{folder}fallback.html")), newsroom.page(&format!("{folder}index.html")));
        for text in [&fallback, &page] {
            assert!(text.contains(&written.replace("&quot;", "\"")) || text.contains(written), "{text}");
            assert!(!text.contains("<b>") && !text.contains("<script>"), "{text}");
            assert!(text.contains("href=\"https://news.example/paper/article/fleet/\" lang=\"en\""), "{text}");
            assert!(text.contains("<time datetime=\"2022-09-28T00:00:00Z\">2022년 9월 28일</time>"), "{text}");
        }
        assert!(fallback.starts_with("<ul lang=\"ko\">\n<li>") && fallback.ends_with("</li>\n</ul>\n"), "{fallback}");
        assert!(!fallback.contains("target="), "{fallback}");
        // One in a frame must not take its place.
        assert_eq!(page.matches("<li>").count(), page.matches("target=\"_blank\" rel=\"noopener\"").count());
        assert_eq!(page.matches("<script type=\"module\" src=\"embed/").count(), 2, "{page}");
        assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (2, 0), "{page}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
    }
    assert_eq!(newsroom.page("embed/zone/fallback.html").matches("<li>").count(), 20);
    assert_eq!(newsroom.page("embed/zone/index.html").matches("<li>").count(), 10);
    let page = newsroom.page("embed/section/국방-안보/index.html");
    assert!(page.contains("<news-zone src=\"/paper/\" section=\"국방-안보\" limit=\"10\">"), "{page}");
    let list = "https://news.example/paper/section/%EA%B5%AD%EB%B0%A9-%EC%95%88%EB%B3%B4/";
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{list}\">")), "{page}");
}

#[test]
fn lists_say_how_they_are_embedded() {
    if is_missing("oEmbed of lists") {
        return;
    }
    let newsroom = newsroom();
    newsroom.build();
    for (page, folder) in [("index.html", FOLDERS[0]), ("section/문화/index.html", FOLDERS[2])] {
        let head = newsroom.page(page);
        let link = head.split_once("type=\"application/json+oembed\"").unwrap().1;
        let href = link.split_once("href=\"").unwrap().1.split('"').next().unwrap();
        assert_eq!(led_to(&newsroom, "", href), format!("{folder}oembed.json"));
        let document: Value = serde_json::from_str(&newsroom.page(&format!("{folder}oembed.json"))).unwrap();
        assert_eq!((&document["version"], &document["type"]), (&"1.0".into(), &"rich".into()));
        let html = document["html"].as_str().unwrap();
        let source = html.split_once("<iframe src=\"").unwrap().1.split('"').next().unwrap();
        assert_eq!(led_to(&newsroom, "", source), format!("{folder}index.html"));
        for side in ["width", "height"] {
            assert!(html.contains(&format!("{side}=\"{}\"", document[side])), "{html}");
        }
        assert!(html.contains("sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\""), "{html}");
    }
    assert_eq!(newsroom.page("article/fleet/index.html").matches("json+oembed").count(), 1);
}

#[test]
fn a_title_stays_in_its_attribute() {
    if is_missing("oEmbed of a title") {
        return;
    }
    let mut newsroom = newsroom();
    newsroom.settings.site.title = "\"><script>국방</script>".to_owned();
    newsroom.pull();
    newsroom.build();
    let document: Value = serde_json::from_str(&newsroom.page("embed/zone/oembed.json")).unwrap();
    let html = document["html"].as_str().unwrap();
    assert!(!html.contains("<script") && html.contains("title=\"&quot;&gt;&lt;script&gt;국방"), "{html}");
    let builder = newsroom.page("embed/index.html");
    assert!(!builder.contains("<script>") && builder.contains("data-title=\"&quot;&gt;&lt;script&gt;"), "{builder}");
}

#[test]
fn what_is_as_it_was_is_not_written_again_and_what_is_gone_goes() {
    if is_missing("embeds that stay") {
        return;
    }
    let mut newsroom = newsroom();
    newsroom.build();
    let before = newsroom.site();
    assert_eq!(newsroom.build().written.changed, 0);
    assert_eq!(newsroom.site(), before);

    // A correction elsewhere leaves a section's files alone, and its own zone's not.
    put(&newsroom, "정책-20", 20, "title = \"정책 20, 고침\"\nsection = \"국방·안보\"", "본문.");
    newsroom.pull();
    newsroom.build();
    let after = newsroom.site();
    let differ = |folder: &str, name: &str| before[&format!("{folder}{name}")] != after[&format!("{folder}{name}")];
    for name in ["headlines.json", "texts.json", "fallback.html"] {
        assert_eq!(FOLDERS.map(|it| differ(it, name)), [true, true, false], "{name}");
    }

    // A section without articles has no page, and nothing to embed.
    fs::remove_file(newsroom.folder.path().join("desk/fleet.md")).unwrap();
    newsroom.pull();
    newsroom.build();
    let left: Vec<String> = newsroom.site().into_keys().filter(|it| it.starts_with(FOLDERS[2])).collect();
    assert_eq!(left, Vec::<String>::new());
    assert!(!newsroom.page("embed/index.html").contains("문화"));
    assert!(!newsroom.page("embed/zone/headlines.json").contains("fleet"));
}

#[test]
fn a_page_to_choose_by() {
    if is_missing("the page to choose by") {
        return;
    }
    let newsroom = newsroom();
    newsroom.build();
    let page = newsroom.page("embed/index.html");
    assert!(page.contains("<html lang=\"ko\">") && page.contains("<h1>국방일보 퍼가기</h1>"), "{page}");
    assert!(page.contains("<option value=\"국방-안보\">국방·안보</option>"), "{page}");
    assert!(page.contains("&lt;news-zone src=&quot;https://news.example/paper/&quot;&gt;"), "{page}");
    assert!(page.contains("src=&quot;https://news.example/paper/embed/zone/&quot;"), "{page}");
    for file in page.split("=\"embed/").skip(1).map(|it| it.split('"').next().unwrap()) {
        // The loader is the app's; without it the page shows its links.
        let is_there = newsroom.site().contains_key(&format!("embed/{file}"));
        assert!(is_there || file == "news-zone.js", "{file}");
    }
    // Each control has a name that can be read out.
    for id in page.split(" id=\"choice-").skip(1).map(|it| it.split('"').next().unwrap()) {
        assert!(page.contains(&format!(" for=\"choice-{id}\"")), "{id}");
    }
    let pins: Value = serde_json::from_str(&newsroom.page("embed/integrity.json")).unwrap();
    let pin = pins["embed/resize.js"].as_str().unwrap();
    assert!(pin.starts_with("sha384-") && page.contains(&format!("data-resizer-integrity=\"{pin}\"")), "{pins}");
}

#[test]
fn what_other_pages_load_for_iframes_is_light() {
    // Written out, with its comments: what is published is smaller still.
    let script = include_bytes!("../../../../public/embed/resize.js");
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &script[..], &mut packed, &params).unwrap();
    assert!(packed.len() <= 1024, "{} bytes", packed.len());
}

#[test]
fn pages_are_as_the_standard_says() {
    if is_missing("embedded pages under validators") {
        return;
    }
    let newsroom = newsroom();
    newsroom.build();
    let site = newsroom.settings.path(&newsroom.settings.build.dist).join("embed");
    // A fragment is no page: it is looked at where it stands, in one.
    let fragment = fs::read_to_string(site.join("zone/fallback.html")).unwrap();
    let around = "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>News</title>\n</head>\n<body>\n";
    fs::write(site.join("around.html"), format!("{around}<news-zone>{fragment}</news-zone>\n</body>\n</html>\n"))
        .unwrap();
    check_with_html_validate(&site);
    check_with_vnu(&site);
}

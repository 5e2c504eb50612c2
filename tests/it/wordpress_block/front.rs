//! Pages with the block, as WordPress serves them and as readers see them: under a strict policy and without a fault.

use std::fs;
use std::time::{Duration, Instant};

use preview::Rule;
use serde_json::{Value, json};

use super::zone::{HOSTILE, SECTION, SECTION_PLACE, expect_headlines, post, set, turn, zone};
use crate::browser::{Page, Reader, browse};
use crate::site::{Site, feed, json_rule, story};
use crate::wordpress::server::running;
use test_support::wanted;

/// The page in front as it was served.
async fn served(page: &Page) -> String {
    let text = page.js("return fetch(location.href).then(it => it.text())").await;
    text.as_str().unwrap().to_owned()
}

/// The tags of the served elements, and what stands between them.
fn elements(served: &str) -> Vec<(&str, &str)> {
    let whole = |rest: &'_ str| rest.find("</news-zone>");
    let pieces = served.split("<news-zone ").skip(1);
    pieces.map(|it| it[..whole(it).unwrap()].split_once('>').unwrap()).collect()
}

fn loaders(served: &str, site: &str) -> usize {
    let tag = format!(r#"<script type="module" src="{site}embed/news-zone.js" id="news-zone-js"></script>"#);
    assert_eq!(served.matches("embed/news-zone.js").count(), served.matches(&tag).count(), "{served}");
    served.matches(&tag).count()
}

#[test]
fn a_page_with_two_blocks() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    let list = (1..=12).map(|nth| format!("<li><a href=\"https://news.example/{nth}\">{nth}</a></li>\n"));
    let list = format!("<ul>\n{}</ul>", list.collect::<String>());
    let site = zone().with(&format!("{SECTION_PLACE}fallback.html"), Rule::answer(200, "text/html", list));
    browse(site, Reader::english(), async |page| {
        set(wordpress, page);
        let first = r#"{"section":"국방 \u0026 \u0022해군\u0022","limit":5,"layout":"cards","theme":"neon","refresh":7,
            "filter":true,"images":false,"align":"wide","query":""}"#;
        let text = format!("<!-- wp:news-zone/zone {first} /-->\n\n<!-- wp:news-zone/zone /-->");
        let (_, address) = post(wordpress, "Two blocks", &text);
        page.open_elsewhere(&address).await;
        expect_headlines(page, &[5, 10]).await;
        let (served, url) = (served(page).await, page.site.url());
        assert_eq!(loaders(&served, &url), 1, "{served}");
        let elements = elements(&served);
        let section = SECTION.replace('&', "&amp;").replace('"', "&quot;");
        let expected = format!(
            "class=\"alignwide wp-block-news-zone-zone\" src=\"{url}\" section=\"{section}\" \
             limit=\"5\" layout=\"cards\" filter=\"on\" images=\"off\""
        );
        assert_eq!(elements[0].0, expected);
        assert_eq!(elements[1].0, format!("class=\"wp-block-news-zone-zone\" src=\"{url}\""));
        assert_eq!(elements[0].1.matches("<li><a href=\"https://news.example/").count(), 5, "{}", elements[0].1);
        assert!(elements[0].1.ends_with("</ul>") && elements.len() == 2, "{served}");
        // A second visit asks the site for nothing.
        page.reload().await;
        expect_headlines(page, &[5, 10]).await;
        assert_eq!(page.site.count(&format!("/{SECTION_PLACE}fallback.html")), 1);
        assert_eq!(page.site.count("/embed/zone/fallback.html"), 1);
        assert_eq!(wordpress.remarks(), Vec::<String>::new());
    });
}

#[test]
fn a_page_with_the_shortcode() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    let other = json_rule(&feed(&[story("1", "기사 1", json!({ "url": "https://other.example/" }))]));
    browse(zone().with("other/embed/zone/headlines.json", other), Reader::english(), async |page| {
        set(wordpress, page);
        // Whoever may write a post may name another site, but not bring its script.
        let other = format!("[news_zone src=\"{}other/\"]\n\n", page.site.url());
        let text = other
            + "Before.\n\n[news_zone limit=\"11\" filter=\"on\" open=\"tab\" images=\"nonsense\" \
                    Layout=\"headlines\" \
                    onclick=\"hacked=1\" refresh='600&quot; onclick=&quot;hacked=1' theme='host']\n\nAfter.\n\n[news_zone]";
        let (_, address) = post(wordpress, "Shortcode", &text);
        page.open_elsewhere(&address).await;
        expect_headlines(page, &[1, 11, 10]).await;
        let (served, url) = (served(page).await, page.site.url());
        assert_eq!(loaders(&served, &url), 1, "{served}");
        let elements = elements(&served);
        assert_eq!(elements.len(), 3, "{served}");
        for part in [
            &format!(" src=\"{url}\"") as &str,
            " limit=\"11\" layout=\"headlines\" open=\"tab\" theme=\"host\" filter=\"on\"",
        ] {
            assert!(elements[1].0.contains(part), "{part} is not in {}", elements[1].0);
        }
        assert!(!elements[1].0.contains("images"), "{}", elements[1].0);
        let names = "return document.querySelectorAll('news-zone')[1].getAttributeNames().join(' ')";
        page.expect(names, "class src limit layout open theme filter").await;
        page.expect("return document.querySelectorAll('p > news-zone').length", 0).await;
    });
}

#[test]
fn what_a_hostile_site_prints() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    // Nothing draws over the fallback here.
    let site = zone().with("embed/news-zone.js", Rule::answer(404, "text/plain", ""));
    browse(site, Reader::english(), async |page| {
        assert!(HOSTILE.contains("onerror") && HOSTILE.contains("<script>"));
        set(wordpress, page);
        let (_, address) = post(wordpress, "Hostile", "<!-- wp:news-zone/zone /--><p id=\"after\">After.</p>");
        page.open_elsewhere(&address).await;
        page.see("news-zone a[href='https://news.example/article/1/']", "함대가 “부산항”에").await;
        page.see("news-zone time[datetime='2022-09-23T09:00:00Z']", "23 September").await;
        page.see("news-zone li", "Second & last").await;
        page.see("news-zone li", "[news_zone limit=").await;
        page.see("news-zone p", "Without an end").await;
        page.expect("return document.querySelectorAll('news-zone').length", 1).await;
        page.expect("return document.getElementById('after').closest('news-zone, ul')", Value::Null).await;
        page.expect("return window.hacked ?? null", Value::Null).await;
        let strange = "return [...document.querySelectorAll('news-zone *')].flatMap(it => [it, ...it.attributes])
            .map(it => it.name ? `${it.ownerElement.localName} ${it.name}` : it.localName)
            .filter(it => !['ul', 'li', 'p', 'a', 'a href', 'time', 'time datetime'].includes(it))";
        page.expect(strange, json!([])).await;
        page.expect("return document.querySelector('news-zone').textContent.includes('hacked')", false).await;
        page.expect(
            "return [...document.querySelectorAll('news-zone a')].map(it => it.protocol).join()",
            "https:,http:",
        )
        .await;
        assert!(!served(page).await.contains("hacked = 1"));
    });
}

#[test]
fn what_stands_there_when_a_site_has_nothing_to_say() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    let Some(dir) = wanted::path("NEWS_ZONE_DIST", "the WordPress plugin") else { return };
    let large = format!("<ul><li><a href=\"https://news.example/\">{}</a></li></ul>", "가".repeat(50_000));
    let rule = |name: &str| format!("embed/section/{name}/fallback.html");
    let site = Site::plain()
        .with(&rule("slow"), Rule::file().hang())
        .with(&rule("large"), Rule::answer(200, "text/html", large))
        .with(&rule("empty"), Rule::answer(200, "text/html", "<p>Nothing here yet.</p>"))
        .with(&rule("broken"), Rule::answer(500, "text/html", "<a href=\"https://news.example/\">no</a>"))
        .at("/news/")
        .serve(dir);
    let (url, host) = (site.url(), format!("http://127.0.0.1:{}/", site.port()));
    let print = |all: &[&str]| {
        let all: Vec<String> = all.iter().map(|it| format!("[news_zone {it}]")).collect();
        let words: Vec<&str> = ["shortcodes"].into_iter().chain(all.iter().map(String::as_str)).collect();
        wordpress.step(&words)
    };
    wordpress.step(&["site", ""]);
    assert_eq!(print(&["", "src=\"javascript:alert(1)\""]), "", "no site is set");
    wordpress.step(&["site", &url]);
    let source = format!("src=\"{host}wp-json/wp/v2/posts\"");
    let article = format!("{url}article/%EA%B5%AD%EB%B0%A9%201/");
    let table = [
        ("src=\"javascript:alert(1)\" section=\"empty\"", &url),
        ("section=\"Empty\"", &url),
        ("section=\"large\"", &url),
        ("section=\"broken\"", &url),
        ("section=\"../nothing\"", &url),
        ("tag='해군&quot; onclick=&quot;hacked=1'", &url),
        ("article=\"국방 1\"", &article),
        (&source, &host),
        ("section=\"slow\"", &url),
        ("section=\"slow\"", &url),
    ];
    let start = Instant::now();
    let printed = print(&table.map(|(more, _)| more));
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    assert_eq!(printed.lines().count(), table.len(), "{printed}");
    assert!(printed.contains(" tag=\"해군&quot; onclick=&quot;hacked=1\">"), "{printed}");
    for ((more, address), line) in table.into_iter().zip(printed.lines()) {
        let expected = format!("<a href=\"{address}\">News from 127.0.0.1</a></news-zone>");
        assert!(line.ends_with(&expected), "{more}: {line}");
    }
    // Nothing was asked twice, and nothing about what is not printed.
    let asked: Vec<String> = site.requests().into_iter().map(|it| it.path).collect();
    let expected = ["empty", "large", "broken", "nothing", "slow"].map(|it| format!("/news/{}", rule(it)));
    assert_eq!(asked, expected);
    assert_eq!(wordpress.remarks(), Vec::<String>::new());
}

#[test]
fn every_word_is_translated() {
    let Some(wordpress) = running() else { return };
    let folder = wordpress.plugin("news-zone");
    let committed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("integrations/wordpress/news-zone");
    let said = wordpress.script("integrations/wordpress/languages.php", &[&folder.display().to_string()]);
    assert_eq!(said, "", "words without a translation, or translations of words that are gone");
    for name in ["news-zone-ko_KR.mo", "news-zone-ko_KR-news-zone-editor.json"] {
        let read = |folder: &std::path::Path| fs::read(folder.join("languages").join(name)).unwrap();
        assert!(read(&folder) == read(&committed), "{name} is not what languages.php makes of the .po file");
    }
}

//! A real WordPress, read by the running app across origins.

pub(crate) mod server;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::Site;
use server::{WordPress, running};
use test_support::wanted;

/// Posts that a list is asked for at once, of the 68 there are.
const PER_PAGE: usize = 50;

fn zone(wordpress: &WordPress) -> Site {
    Site::plain().config(&json!({ "sources": [{ "url": wordpress.posts_url(), "name": "실험 신문" }] }))
}

async fn open(page: &Page, headline: &str) {
    let link =
        "const link = [...document.querySelectorAll('.card a')].find(it => it.textContent.includes(arguments[0]));
        link?.click(); return link !== undefined";
    page.until("the list", "return document.querySelector('.card') !== null").await;
    assert_eq!(page.ask(link, vec![json!(headline)]).await, true, "{headline} is not in the list");
    page.see("#heading-article", headline).await;
}

#[test]
fn the_list_and_the_way_to_more() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        page.expect("return document.querySelectorAll('.card').length", 30).await;
        page.see(".card-headline", "함대가 부산항에 돌아왔다").await;
        page.see(".card-headline", "Ministers & “friends” meet <b>again").await;
        page.see_no(".notice").await;
        page.click(".stories > .button").await;
        page.expect("return document.querySelectorAll('.card').length", 60).await;
        page.click(".stories > .button").await;
        page.expect("return document.querySelectorAll('.card').length", 68).await;
        page.see(".card-headline", "Post 1").await;
        page.see_no(".stories > .button").await;
        let lists: Vec<String> =
            wordpress.requests().into_iter().filter(|it| it.contains("/posts?") && !it.contains("_embed=")).collect();
        assert!(lists.iter().any(|it| it.contains("page=2")), "{lists:?}");
        for asked in &lists {
            assert!(asked.contains("_fields=id,") && asked.contains(&format!("per_page={PER_PAGE}")), "{asked}");
            assert!(!asked.contains("content"), "a list needs no texts: {asked}");
        }
    });
}

#[test]
fn a_text_is_fetched_when_it_is_opened() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        open(page, "함대가 부산항에 돌아왔다").await;
        page.expect_texts(".body p", &["국방부장관은 환영식에서 “수고했다”고 말했다.", "다음 항해는 봄이다."]).await;
        page.see(".byline", "김철환").await;
        page.see(".byline time", "23 September 2022").await;
        let asked = wordpress.requests();
        assert!(asked.iter().any(|it| it.contains("/posts/") && it.contains("_fields=")), "{asked:?}");
        page.back().await;
        page.type_into("#search", "환영식").await;
        page.expect_list(&["함대가 부산항에 돌아왔다"]).await;
    });
}

#[test]
fn a_link_to_an_old_post_pages_back() {
    let Some(wordpress) = running() else { return };
    let old = wordpress.id_of("Post 1");
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit(&format!("article/{old}")).await;
        page.see("#heading-article", "Post 1").await;
        page.see(".body p", "Text of post 1.").await;
    });
}

#[test]
fn a_title_with_markup_and_one_without_words() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        open(page, "Ministers & “friends” meet <b>again").await;
        page.expect("return document.querySelectorAll('#heading-article em').length", 0).await;
        page.expect("return document.title", "Ministers & “friends” meet <b>again — News Zone").await;
        page.back().await;
        page.see(".card-headline", "A note that has no title").await;
    });
}

#[test]
fn a_post_behind_a_password() {
    let Some(wordpress) = running() else { return };
    for (reader, words) in [(Reader::english(), "protected by a password"), (Reader::korean(), "비밀번호로 보호된")]
    {
        browse(zone(wordpress), reader, async |page| {
            page.visit("").await;
            open(page, "Behind a password").await;
            page.see(".body .hint", words).await;
            page.expect("return document.body.textContent.includes('The secret text')", false).await;
            page.expect("return document.querySelector('.original a').rel", "noopener noreferrer").await;
        });
    }
}

#[test]
fn a_post_that_would_run_something() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        open(page, "A post that would run").await;
        page.see(".body p", "before").await;
        page.see(".body p", "after").await;
        let acting = "return [...document.querySelectorAll('.body *')].filter(it => /script|iframe|form|style/i.test(it.localName)
            || [...it.attributes].some(({ name, value }) => /^on|^style$/.test(name) || /^javascript:/i.test(value))).length";
        page.expect(acting, 0).await;
        page.expect("return window.hacked ?? null", Value::Null).await;
    });
}

#[test]
fn a_post_of_blocks() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        open(page, "A post of blocks").await;
        page.expect_texts(".body figcaption", &["The harbour"]).await;
        page.expect_texts(".body td", &["2022", "7"]).await;
        page.expect_texts(".body blockquote p", &["We sail in spring."]).await;
        page.expect_texts(".body h2", &["Ships"]).await;
        page.expect_texts(".body li", &["one", "two"]).await;
        page.expect("return document.querySelector('.body img').alt", "Grey ships").await;
    });
}

#[test]
fn sections_and_tags_come_with_the_text() {
    let Some(wordpress) = running() else { return };
    browse(zone(wordpress), Reader::english(), async |page| {
        page.visit("").await;
        open(page, "함대가 부산항에 돌아왔다").await;
        page.see(".byline", "김철환").await;
        page.back().await;
        page.click(".filters-more > summary").await;
        page.see("#section option", "국방").await;
        page.see("#tag option", "해군").await;
    });
}

#[test]
fn the_publisher_publishes_it() {
    let Some(wordpress) = running() else { return };
    let Some(program) = wanted::path("NEWS_ZONE_PROGRAM", "publishing from WordPress") else { return };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wordpress-newsroom");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let settings = format!(
        "[site]\ntitle = \"실험 신문\"\nurl = \"https://news.example/\"\nlanguage = \"ko\"\n\
         [build]\nbrotli = 1\ngzip = 1\n[[source]]\nname = \"blog\"\nurl = \"{}\"\n",
        wordpress.posts_url()
    );
    fs::write(folder.join("newszone.toml"), settings).unwrap();
    let publish =
        || Command::new(&program).args(["publish", "--strict", "--json", "--settings"]).arg(&folder).output().unwrap();
    let output = publish();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["build"]["articles"], 68, "{report:#}");
    let page = fs::read_to_string(
        folder.join("dist/article").join(wordpress.id_of("함대가 부산항에 돌아왔다")).join("index.html"),
    );
    let page = page.unwrap();
    for part in ["함대가 부산항에 돌아왔다", "국방부장관은 환영식에서 “수고했다”고 말했다.", "김철환"]
    {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    // What is asked again has not changed.
    let again: Value = serde_json::from_slice(&publish().stdout).unwrap();
    let receipt = &again["pull"]["sources"][0]["receipt"];
    assert_eq!((receipt["added"].as_u64(), receipt["corrected"].as_u64()), (Some(0), Some(0)), "{again:#}");
}

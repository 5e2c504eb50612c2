//! One story in two languages: from one to the other without losing the place, and both beside each other.

use preview::Rule;
use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader, browse, browse_everywhere, browse_in};
use crate::site::{Site, feed, json_rule, stories, story};

/// A text of three parts, in English or Korean; the first part of the Korean has two paragraphs more.
fn text(is_korean: bool) -> String {
    let part = |part: usize| {
        let count = if is_korean && part == 1 { 14 } else { 12 };
        let paragraph = |nth: usize| match is_korean {
            true => format!(
                "<p>{part}.{nth} 함대가 여섯 달의 훈련을 마치고 저녁에 모항으로 돌아왔다고 국방부가 밝혔다.</p>"
            ),
            false => {
                format!("<p>{part}.{nth} The fleet came home in the evening. Crowds stood on the quay for hours.</p>")
            }
        };
        let heading = if is_korean { "부분" } else { "Part" };
        format!("<h2>{heading} {part}</h2>{}", (1..=count).map(paragraph).collect::<String>())
    };
    (1..=3).map(part).collect()
}

fn fleet(id: &str, is_korean: bool, more: Value) -> Value {
    let (headline, language) = if is_korean { ("함대 귀환", "ko") } else { ("The fleet is home", "en") };
    let mut item = story(id, headline, json!({ "language": language, "date_published": "2024-12-31T12:00:00Z" }));
    item["content_text"] = Value::Null;
    item["content_html"] = json!(text(is_korean));
    for (name, value) in more.as_object().into_iter().flatten() {
        item[name] = value.clone();
    }
    item
}

fn translation(id: &str, language: &str) -> Value {
    json!({ "neighbours": [{ "relation": "translation", "id": id, "language": language }] })
}

/// The Korean one names the English one, as sources do: one of them is enough.
pub(crate) fn pair() -> Vec<Value> {
    let korean = fleet("hamdae", true, json!({ "_news_zone": translation("fleet", "en") }));
    let mut items = vec![fleet("fleet", false, json!({})), korean];
    items.extend(stories(2));
    items
}

/// Scrolls until the paragraph that begins so is the first under what stays over the text.
async fn read_to(page: &Page, words: &str) {
    let script = format!(
        "return (async () => {{
            const it = [...document.querySelectorAll('.body p')].find(it => it.textContent.startsWith({words:?}));
            if (!it || !document.querySelector('.twins')) return false;
            scrollBy(0, it.getBoundingClientRect().top - document.querySelector('.twins').offsetHeight - 5);
            // A page that has just come is put back to where it stood.
            const frame = () => new Promise(done => requestAnimationFrame(done));
            for (let nth = 0; nth < 3; nth += 1) await frame();
            const top = it.getBoundingClientRect().top;
            return 0 <= top && top < 120;
        }})()"
    );
    page.until(words, &script).await;
}

/// Waits until the paragraph that begins so has the focus, near the top of the window.
async fn expect_reading(page: &Page, words: &str) {
    page.until(
        words,
        &format!(
            "const it = document.activeElement, top = it.getBoundingClientRect().top;
            return it.textContent.startsWith({words:?}) && it.localName === 'p' && 0 <= top && top < 160"
        ),
    )
    .await;
}

#[test]
fn the_place_is_kept_from_one_language_to_the_other() {
    browse_everywhere(Site::of(&pair()), Reader::english().screen(1000, 700), async |page| {
        page.visit("article/fleet/?q=the").await;
        page.expect("return document.querySelector('#twin-ko').textContent", "한국어로 읽기").await;
        page.expect("return document.querySelector('#twin-ko').lang", "ko").await;
        read_to(page, "2.6").await;
        // What leads there is in sight however far one has read, and the focus is under nothing.
        page.click("#twin-ko").await;
        expect_reading(page, "2.6 함대").await;
        page.see("#heading-article", "함대 귀환").await;
        page.expect_address("article/hamdae/?q=the").await;
        page.see("[role=status]", "함대 귀환").await;
        page.expect("return document.querySelector('#twin-en').textContent", "Read in English").await;
        // Back is where it was left.
        page.back().await;
        page.see("#heading-article", "The fleet is home").await;
        page.until(
            "the paragraph is in sight",
            "const it = [...document.querySelectorAll('.body p')].find(it => it.textContent.startsWith('2.6'));
            const top = it.getBoundingClientRect().top; return 0 <= top && top < 160",
        )
        .await;
        // At the beginning there is no place to keep: the headline is.
        page.visit("article/fleet/").await;
        page.click("#twin-ko").await;
        page.expect_focus("heading-article").await;
        page.see("#heading-article", "함대 귀환").await;
        page.expect("return scrollY", 0).await;
    });
}

#[test]
fn both_texts_stand_beside_each_other() {
    browse_everywhere(Site::of(&pair()), Reader::english().screen(1280, 700), async |page| {
        page.visit("article/fleet/").await;
        read_to(page, "2.6").await;
        page.click("#beside-ko").await;
        expect_reading(page, "2.6 The").await;
        page.expect_address("article/fleet/?beside=ko").await;
        // Every block of both stands there once, the same paragraph beside the same.
        let texts = |nth: usize| {
            format!(
                "return [...document.querySelectorAll('.pair > :nth-child({nth}) > :is(p, h2):not(.pair-headline)')].length"
            )
        };
        page.expect(&texts(1), 39).await;
        page.expect(&texts(2), 41).await;
        let beside = "const rows = [...document.querySelectorAll('.pair')].map(it => [...it.children].map(it => [...it.children].map(it => it.textContent.slice(0, 4))));
            return rows.filter(([one]) => one[0]?.startsWith('2.6')).map(([one, other]) => [one.join(), other.join()])";
        page.expect(beside, json!([["2.6 ", "2.6 "]])).await;
        page.expect("return document.querySelector('.pair > :nth-child(2)').lang", "ko").await;
        let columns = "const [one, other] = document.querySelectorAll('.pair')[5].children;
            const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
            return [a.right <= b.left, a.bottom <= b.top]";
        page.expect(columns, json!([true, false])).await;
        page.expect("return document.querySelector('#beside-ko').textContent", "One language").await;
        // It is an address: loaded again, it shows the same, and back leads out of it.
        page.reload().await;
        page.see(".pair", "2.6 함대").await;
        page.back().await;
        page.see_no(".pair").await;
        page.see(".body > p", "2.6 The").await;
    });
}

#[test]
fn on_a_narrow_page_they_take_turns_and_the_choice_is_remembered() {
    browse_everywhere(Site::of(&pair()), Reader::english().screen(500, 700), async |page| {
        page.visit("article/fleet/").await;
        page.expect("return document.querySelector('#beside-ko').textContent", "Side by side").await;
        page.click("#beside-ko").await;
        let turns = "const [one, other] = document.querySelectorAll('.pair')[5]?.children ?? [];
            const a = one?.getBoundingClientRect(), b = other?.getBoundingClientRect();
            return a && [a.bottom <= b.top, document.documentElement.scrollWidth <= innerWidth]";
        page.expect(turns, json!([true, true])).await;
        page.visit("").await;
        page.see(".card", "The fleet is home").await;
        page.click("#to-fleet").await;
        page.see(".pair", "2.6 함대").await;
        page.expect_address("article/fleet/?beside=ko").await;
        // The Korean one has no Korean one beside it.
        page.visit("article/hamdae/").await;
        page.see("#beside-en", "Side by side").await;
        page.see_no(".pair").await;
        page.visit("article/fleet/").await;
        page.see(".pair", "2.6 함대").await;
        page.click("#beside-ko").await;
        page.see_no(".pair").await;
        page.visit("article/fleet/").await;
        page.see("#beside-ko", "Side by side").await;
        page.see_no(".pair").await;
    });
}

#[test]
fn a_translation_is_fetched_and_what_cannot_be_had_is_said() {
    let english = fleet("fleet", false, json!({ "_news_zone": translation("hamdae", "ko") }));
    let mut korean = fleet("hamdae", true, json!({ "_news_zone": { "detail_url": "hamdae.json" } }));
    korean["content_html"] = Value::Null;
    let whole = json_rule(&feed(&[fleet("hamdae", true, json!({}))]));
    let refused = Rule::answer(500, "text/plain", "no");
    let site = Site::of(&[english, korean]).with("edition/hamdae.json", refused.clone());
    browse_everywhere(site, Reader::english(), async |page| {
        page.site.rule("/edition/hamdae.json", refused.clone());
        page.visit("article/fleet/?beside=ko").await;
        page.see(".twins", "The other language could not be loaded.").await;
        page.see("[role=status]", "The other language could not be loaded.").await;
        page.see(".body > p", "2.6 The").await;
        page.site.rule("/edition/hamdae.json", whole.clone());
        page.click(".twins .button").await;
        page.see(".pair", "2.6 함대").await;
        page.see_no(".twins .hint").await;
        // A language there is none in: the text alone, and a word.
        page.visit("article/fleet/?beside=fr").await;
        page.see(".twins", "The other language could not be loaded.").await;
        page.see(".body > p", "2.6 The").await;
        // The place is kept to a text that has to be fetched.
        page.visit("article/fleet/").await;
        read_to(page, "3.2").await;
        page.click("#twin-ko").await;
        expect_reading(page, "3.2 함대").await;
    });
}

#[test]
fn a_printed_page_leads_to_its_translation_with_scripts_and_without() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return };
    let (path, twin) = ("article/en-05a2651539/", "/article/ko-05a2651539/");
    browse_in(dir.clone(), Site::published(), Reader::english().without_scripts(), async |page| {
        page.open(path).await;
        assert!(page.words().await.contains("한국어로 읽기"));
        assert!(!page.words().await.contains("Side by side"), "nobody could show it");
        assert_eq!(page.attribute("#twin-ko", "href").await.as_deref(), Some(twin));
    });
    crate::browser::browse_everywhere_in(dir, Site::published(), Reader::english().screen(500, 500), async |page| {
        page.open(path).await;
        page.js("document.addEventListener('news-zone-live', () => { document.body.dataset.lives = '' })").await;
        page.js("document.querySelector('.brand').focus({ preventScroll: true })").await;
        page.until("the app lives", "return 'lives' in document.body.dataset").await;
        read_to(page, "\"They are").await;
        page.click("#twin-ko").await;
        expect_reading(page, "킵초게는 경기를 마친 뒤").await;
        page.expect_address("article/ko-05a2651539/").await;
        page.click("#beside-en").await;
        expect_reading(page, "킵초게는 경기를 마친 뒤").await;
        page.see(".pair", "They are among the best athletes").await;
        // The address of both opens both, from the page that was printed with one.
        page.open("article/en-05a2651539/?beside=ko").await;
        page.see(".pair", "킵초게는 경기를 마친 뒤").await;
    });
}

#[test]
fn the_way_to_a_translation_stays_over_the_text_and_hides_nothing_that_has_the_focus() {
    let mut items = pair();
    let link = "<p><a href='https://a.example/'>A link</a></p>";
    items[0]["content_html"] = json!(format!("{}{}", text(false), link.repeat(30)));
    browse(Site::of(&items), Reader::english().screen(800, 600), async |page| {
        page.visit("article/fleet/").await;
        read_to(page, "3.1").await;
        page.js("scrollTo(0, document.body.scrollHeight)").await;
        page.js("[...document.querySelectorAll('.body a')].at(-1).focus({ preventScroll: true })").await;
        let clear = "const a = document.activeElement.getBoundingClientRect(), over = document.querySelector('.twins').getBoundingClientRect();
            return document.activeElement.localName === 'a' && over.bottom <= a.top + 1";
        for nth in 0..25 {
            page.js("const all = [...document.querySelectorAll('.body a')]; all[all.indexOf(document.activeElement) - 1].focus()").await;
            page.until(&format!("link {nth} is in sight"), clear).await;
        }
    });
}

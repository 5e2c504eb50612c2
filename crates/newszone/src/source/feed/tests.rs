use super::*;
use news_core::draft::Marked;

fn document(url: &str) -> Document<'_> {
    Document { url, bytes: &[], content_type: None, cut: false, pages: None }
}

#[track_caller]
fn check(text: &str, headlines: &[&str], faults: &[Fault]) {
    let page = read(text, &document("https://뉴스.example/feed"));
    let found: Vec<&str> = page
        .drafts
        .iter()
        .map(|draft| match &draft.headline {
            Some(Marked::Text(text) | Marked::Html(text)) => text.as_str(),
            None => "",
        })
        .collect();
    assert_eq!(found, headlines, "{text}");
    let found: Vec<Fault> = page.problems.into_iter().map(|it| it.fault).collect();
    assert_eq!(found, faults, "{text}");
}

fn rss(items: &str) -> String {
    format!("<rss version=\"2.0\"><channel><title>국방일보</title>{items}</channel></rss>")
}

#[test]
fn items() {
    let one = "<item><title>함대 귀환</title><guid>1</guid></item>";
    check(&rss(one), &["함대 귀환"], &[]);
    check(&rss(one).replace("2.0", "0.94"), &["함대 귀환"], &[]);
    check(&rss(one).replace(" version=\"2.0\"", ""), &["함대 귀환"], &[]);
    check(&rss(&format!("{one}{one}")), &["함대 귀환"], &[Fault::DuplicateId]);
    check(&rss("<item><title>R&amp;D &amp;amp; 군</title></item>"), &["R&D &amp; 군"], &[]);
    check(&rss("<item></item>"), &[], &[Fault::NoId]);
}

#[test]
fn a_feed_that_breaks_off_gives_what_is_whole() {
    let text =
        "<rss version=\"2.0\"><channel><title>국방</title><item><title>가</title><guid>1</guid></item><item><title>나";
    check(text, &["가"], &[Fault::Truncated { bytes: text.len() }]);
}

#[test]
fn a_malformed_item_loses_only_itself() {
    let text = rss(
        "<item><title>가</title><guid>1</guid></item>\n<item><title>나</b></title></item><item><title>다</title><guid>3</guid></item>",
    );
    let page = read(&text, &document(""));
    assert_eq!(page.drafts.len(), 2, "{:?}", page.problems);
    assert!(page.problems.iter().any(|it| matches!(it.fault, Fault::Malformed { line: 2, .. })), "{:?}", page.problems);
}

#[test]
fn entities_of_its_own_are_never_expanded() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"국방\">");
    for level in 1..30 {
        let below = format!("&a{};", level - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY a{level} \"{below}\">"));
    }
    bomb.push_str("]>");
    bomb.push_str(&rss("<item><title>&a29;</title><guid>1</guid></item><item><title>나</title><guid>2</guid></item>"));
    let page = read(&bomb, &document(""));
    let words: usize = page.drafts.iter().map(|it| format!("{it:?}").len()).sum();
    assert!(words < 5_000, "{words}");
    assert!(page.drafts.iter().any(|it| it.id.as_deref() == Some("2")), "{page:?}");
}

#[test]
fn a_date_that_cannot_be_read_is_named() {
    #[track_caller]
    fn check(text: &str, dates: (Option<&str>, Option<&str>), expected: &[(&str, &str)]) {
        let page = read(text, &document(""));
        let draft = page.drafts.last().unwrap();
        assert_eq!((draft.published.as_deref(), draft.updated.as_deref()), dates, "{text}");
        let found: Vec<(&str, &str)> = page.problems.iter().map(|it| (it.field.as_str(), it.found.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        assert!(page.problems.iter().all(|it| it.fault == Fault::BadDate && it.item == Some(draft.item)), "{text}");
    }
    let item = |date: &str| {
        let dated = "<item><title>가</title><guid>1</guid><pubDate>Sat, 01 Oct 2022 00:00:00 GMT</pubDate></item>";
        let body = format!("<item><title>나</title><guid>2</guid>{date}<description>본문</description></item>");
        rss(&format!("<pubDate>어제</pubDate>{dated}{body}"))
    };
    let day = Some("2022-10-01T00:00:00Z");
    check(&item(""), (None, None), &[]);
    check(&item("<pubDate></pubDate>"), (None, None), &[]);
    check(&item("<pubDate>Sat, 01 Oct 2022 00:00:00 GMT</pubDate>"), (day, day), &[]);
    check(&item("<pubDate>2022년 10월 1일</pubDate>"), (None, None), &[("published", "2022년 10월 1일")]);
    check(&item("<pubDate><![CDATA[ 어제 ]]></pubDate>"), (None, None), &[("published", "어제")]);
    // What other sources may write a feed may too.
    check(&item("<pubDate>2022-10-01 00:00</pubDate>"), (day, None), &[]);
    let atom = |dates: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><updated>어제</updated><entry><id>1</id><title>가</title>{dates}\
             <source><updated>그제</updated></source></entry></feed>"
        )
    };
    check(&atom("<updated>2022-10-01T00:00:00Z</updated>"), (None, day), &[]);
    check(
        &atom("<published>2022-13-01</published><updated>오늘</updated>"),
        (None, None),
        &[("published", "2022-13-01"), ("updated", "오늘")],
    );
}

#[test]
fn translations_of_an_entry() {
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>국방</title><entry><id>1</id><title>가</title>\
        <link rel=\"alternate\" href=\"https://가.example/ko/1\"/>\
        <link rel=\"alternate\" hreflang=\"en\" href=\"https://가.example/en/1\"/></entry></feed>";
    let draft = &read(text, &document("https://가.example/feed")).drafts[0];
    assert_eq!(draft.url.as_deref(), Some("https://xn--o39a.example/ko/1"));
    let named: Vec<_> = draft.neighbours.iter().map(|it| (it.relation.as_deref(), it.url.as_deref())).collect();
    assert_eq!(named, [(Some("translation"), Some("https://xn--o39a.example/en/1"))]);
}

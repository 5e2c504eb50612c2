//! The founding document without a browser: what is read of it, and what is rendered.

use news_core::article::{Article, Body};
use news_core::config::Config;
use news_core::cut;
use news_core::lang::Language;
use news_core::search::{Document, Engine, Question, Reply, Said, marked};

use super::{KICKER, byline, item, line, neighbour, paragraphs};
use crate::native::{articles, rendered};
use crate::site::feed;

fn article() -> Article {
    let (mut articles, problems) =
        articles(&feed(&[item()]).to_string(), "https://zone.example/feed.json", &Config::default());
    assert_eq!(problems, []);
    articles.remove(0)
}

fn page(path: &str, config: Config) -> String {
    rendered(&[article()], config, path, Language::English)
}

/// As HTML writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[track_caller]
fn expect(html: &str, part: &str) {
    assert!(html.contains(part), "{part}\nis not in\n{html}");
}

#[test]
fn rows_1_and_2_brand_and_tab() {
    let html = page("", Config::default());
    expect(&html, &format!(">{}</a>", line(1)));
    expect(&html, &format!(">{}</button>", line(3)));
    expect(&html, &format!(">{}</h1>", line(3)));
}

#[test]
fn row_3_headline() {
    assert_eq!(article().full_headline(), line(5));
    assert_eq!(line(5).chars().count(), 131);
    assert_eq!(cut::cut(&line(5), 128), line(5), "its source cut it already");
    let html = page("", Config { split_kicker: false, ..Config::default() });
    expect(&html, line(5).strip_prefix(KICKER).unwrap());
    assert!(!html.contains("coopera...…") && !html.contains("coopera…"));
}

#[test]
fn row_3_a_longer_headline_is_cut_for_the_eye_alone() {
    let mut article = article();
    article.headline = article.headline.replace("coopera...", "cooperation in Busan and elsewhere");
    let whole = article.full_headline();
    let html = rendered(&[article], Config::default(), "", Language::English);
    let shown: String = whole.chars().take(128).collect();
    expect(&html, &format!("{}…", shown.strip_prefix(KICKER).unwrap()));
    expect(&html, &format!("title=\"{whole}\""));
    expect(&html, &format!("<span class=\"unseen\">{whole}</span>"));
}

#[test]
fn row_4_kicker() {
    assert_eq!(format!("[{}]", article().kicker.unwrap()), KICKER);
    assert_eq!(line(5).find("] ").unwrap() + 2, 40);
    expect(&page("article/1", Config::default()), &format!(">{KICKER}</span>"));

    let as_given = Config { split_kicker: false, ..Config::default() };
    let (articles, _) = articles(&feed(&[item()]).to_string(), "https://zone.example/feed.json", &as_given);
    assert_eq!((articles[0].kicker.as_deref(), articles[0].headline.as_str()), (None, line(5).as_str()));
}

#[test]
fn row_5_deck() {
    assert_eq!(article().deck.unwrap(), line(7));
    assert_eq!(line(7).chars().count(), 131);
    expect(&page("article/1", Config::default()), &format!("<p class=\"deck\">{}</p>", line(7)));
    expect(&page("", Config::default()), &format!("<p class=\"card-deck\">{}</p>", line(7)));
}

#[test]
fn row_6_breadcrumb() {
    assert_eq!(cut::beginning(&line(5), 50), line(9));
    assert_eq!(line(9).chars().count(), 50);
    expect(&page("article/1", Config::default()), &format!(">{}</span>", line(9)));
    let short = Config { breadcrumb_chars: 12, headline_chars: 20, ..Config::default() };
    expect(&page("article/1", short.clone()), ">[ROK-Romania</span>");
    expect(&page("", short), "[ROK-Romania defense…");
}

#[test]
fn rows_7_and_8_text() {
    let paragraphs = paragraphs();
    assert_eq!(paragraphs.iter().map(|it| it.chars().count()).collect::<Vec<_>>(), [322, 302, 310, 318, 226, 174, 219]);
    assert_eq!(paragraphs.iter().map(|it| it.split_whitespace().count()).sum::<usize>(), 288);
    let Body::Blocks(blocks) = article().body else { panic!("the text is not here") };
    assert_eq!(blocks.len(), 7);
    let html = page("article/1", Config::default());
    for paragraph in &paragraphs {
        expect(&html, &format!("<p>{paragraph}</p>"));
    }
    let body = paragraphs.concat();
    let count = |letter: char| body.matches(letter).count();
    assert_eq!(['“', '”', '‘', '’', '\''].map(count), [3, 3, 1, 6, 1], "the others stand in headline and deck");
    assert_eq!(body.matches("Dîncu").count(), 5);
    assert_eq!(article().language.as_deref(), Some("en"));
}

#[test]
fn rows_8_and_9_search() {
    let (articles, _) = articles(&feed(&[item()]).to_string(), "https://zone.example/feed.json", &Config::default());
    let mut engine = Engine::default();
    // Beside one whose text says it all.
    let other =
        Article { id: "2".into(), headline: "Vasile Dîncu held talks".into(), deck: None, ..articles[0].clone() };
    let documents = articles.iter().chain([&other]).map(Document::of).collect();
    engine.take(Said::Documents { holding: 1, first: 0, documents });
    let mut asked = |text: &str| {
        engine.take(Said::Asked(Question { text: text.to_owned(), rows_max: 9, ..Question::default() }));
        loop {
            if let Some(Reply::Answer(answer)) = engine.step()
                && answer.is_settled
            {
                return *answer;
            }
        }
    };
    for text in
        ["Romania's", "Romania’s", "countries’", "countries'", "\"We need", "dincu", "Dîncu", "Di\u{302}ncu", "DINCU"]
    {
        assert_eq!(asked(text).rows[0].nth, 0, "{text}");
    }
    let answer = asked("dincu talks");
    assert_eq!(answer.rows.last().map(|it| it.nth), Some(1));
    let found = marked(&other.full_headline(), &answer.rows[answer.rows.len() - 1].marks[0]);
    let found: Vec<&str> = found.iter().filter(|it| it.found).map(|it| it.text.as_str()).collect();
    assert_eq!(found, ["talks", "Dîncu", "talks"], "in the kicker too");
}

#[test]
fn row_10_no_date() {
    let article = article();
    assert_eq!((article.published, article.updated), (None, None));
    for html in [page("", Config::default()), page("article/1", Config::default())] {
        for trace in ["<time", "1970", "Invalid", "NaN"] {
            assert!(!html.contains(trace), "{trace} is in\n{html}");
        }
    }
}

#[test]
fn row_11_byline() {
    let article = article();
    assert_eq!(article.byline.as_deref(), Some(byline().as_str()));
    assert_eq!(article.authors.len(), 1);
    assert_eq!(format!("By {}", article.authors[0].name), byline());
    assert_eq!(article.authors[0].email, None);
    let html = page("article/1", Config::default());
    expect(&html, &byline());
    assert!(!html.contains("&lt; &gt;") && !html.contains("mailto:"));
}

#[test]
fn row_11_an_address_that_is_there() {
    let mut item = item();
    item["_news_zone"]["byline"] = "By Chul-Hwan, Kim <kim@news.example>".into();
    let (articles, _) = articles(&feed(&[item]).to_string(), "https://zone.example/feed.json", &Config::default());
    let html = rendered(&articles, Config::default(), "article/1", Language::English);
    expect(&html, "<a href=\"mailto:kim@news.example\">Chul-Hwan, Kim</a>");
}

#[test]
fn row_12_copyright() {
    let article = article();
    assert_eq!(article.copyright_notice.unwrap(), line(33));
    assert_eq!(line(33).chars().count(), 58);
    assert_eq!(article.copyright_holder.as_deref(), Some("The Korea Defense Daily"));
    expect(&page("article/1", Config::default()), &format!(">{}</p>", escaped(&line(33))));
}

#[test]
fn row_13_neighbour() {
    let article = article();
    assert_eq!(article.neighbours.len(), 1);
    assert_eq!(format!("({})", article.neighbours[0].headline), neighbour());
    expect(&page("article/1", Config::default()), &format!(">{}</span></li>", neighbour()));
}

#[test]
fn row_14_what_is_not_there_leaves_no_hole() {
    let article = article();
    assert_eq!((article.image, article.section, article.url), (None, None, None));
    assert!(article.tags.is_empty() && article.attachments.is_empty());
    let html = page("article/1", Config::default());
    let (_, story) = html.split_once("<article class=\"story\"").unwrap();
    let (story, _) = story.split_once("</article>").unwrap();
    for trace in ["<img", "<figure", "undefined", "None", "></p>", "></span>", "></ul>"] {
        assert!(!story.contains(trace), "{trace} is in\n{story}");
    }
}

#[test]
fn row_15_its_own_language() {
    let html = rendered(&[article()], Config::default(), "article/1", Language::Korean);
    expect(&html, "<article class=\"story\" lang=\"en\">");
    expect(&html, ">최근 뉴스</button>");
}

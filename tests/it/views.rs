//! Every view there is, and how a reader comes to it: a line each. What is promised of all of them (`accessibility`,
//! `reflow`, `mirrored`) is held against this table, so that a new view is judged by its line here.

use std::fmt::Write;

use preview::Rule;
use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader, browse, browse_in};
use crate::embed::{partner, zone};
use crate::site::{EDITION, Site, stories, story};

/// Where a view is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// The demo.
    Demo,
    /// Articles of the tests' own, with everything that an article can have.
    Made,
    /// A zone without articles.
    Empty,
    /// A source that refuses.
    Down,
    /// A source that is awaited for ever.
    Waiting,
    /// A published site. It is printed in one language.
    Published,
    /// An element on another site's page, whose page is in English.
    Partner,
}

impl Ground {
    /// All of them.
    pub(crate) const ALL: [Ground; 7] =
        [Ground::Demo, Ground::Made, Ground::Empty, Ground::Down, Ground::Waiting, Ground::Published, Ground::Partner];

    fn site(self) -> Site {
        match self {
            Ground::Demo => Site::demo(),
            Ground::Made => Site::of(&made("<audio src=/a.mp3></audio>")),
            Ground::Empty => Site::of(&[]),
            Ground::Down => Site::plain().with(EDITION, Rule::answer(404, "text/plain", "no")),
            Ground::Waiting => Site::plain().with(EDITION, Rule::file().hang()),
            Ground::Published => Site::published(),
            Ground::Partner => {
                let body = format!("<main><h1>Partner</h1>{}</main>", zone("layout=\"cards\" filter=\"on\""));
                Site::of(&made("")).cors().on(partner(&body))
            }
        }
    }
}

/// A view.
pub(crate) struct View {
    /// What it is called where something is wrong with it.
    pub(crate) name: &'static str,
    /// Where it is found.
    pub(crate) ground: Ground,
    path: &'static str,
    steps: &'static [Step],
}

/// A step on the way to it.
enum Step {
    /// Clicks on the first element of that selector.
    Click(&'static str),
    /// Clicks on the first element of that selector in the zone.
    ClickInZone(&'static str),
    /// Presses a key outside any field.
    Press(char),
    /// Waits until there is an element of that selector.
    See(&'static str),
    /// Waits until there is one in the zone.
    SeeInZone(&'static str),
}

use Step::{Click, ClickInZone, Press, See, SeeInZone};

const fn view(name: &'static str, ground: Ground, path: &'static str, steps: &'static [Step]) -> View {
    View { name, ground, path, steps }
}

/// Every view there is.
pub(crate) static VIEWS: &[View] = &[
    view("the list", Ground::Demo, "", &[See(".card-lead"), See(".page-foot")]),
    view("a filtered list", Ground::Demo, "?q=%EB%8C%80%ED%95%9C%EB%AF%BC%EA%B5%AD", &[See("mark")]),
    view("the filters", Ground::Demo, "", &[See(".card"), Click(".filters-more > summary"), See(".histogram")]),
    view(
        "saved searches",
        Ground::Demo,
        "?q=%EB%8C%80%ED%95%9C%EB%AF%BC%EA%B5%AD",
        &[See("mark"), Click(".filters-more > summary"), Click(".saved > .button"), See(".saved li")],
    ),
    view("an empty answer", Ground::Demo, "?q=xyzzy", &[See(".stories .message")]),
    view("notes on a question", Ground::Demo, "?q=%22fleet", &[See(".filters-notes")]),
    view("the founding document", Ground::Demo, "article/1", &[See(".body p"), See(".page-foot")]),
    view("an unknown address", Ground::Demo, "no/such/page", &[See("#heading-unknown")]),
    view("the shortcuts", Ground::Demo, "", &[See(".card"), Press('?'), See("dialog[open]")]),
    view(
        "the shortcuts, one about to change",
        Ground::Demo,
        "",
        &[See(".card"), Press('?'), See("dialog[open]"), Click("dialog td .button"), See("dialog [aria-pressed=true]")],
    ),
    view(
        "the choices of display",
        Ground::Demo,
        "",
        &[See(".card"), Click("#display > summary"), See("#display-theme")],
    ),
    view("the library", Ground::Demo, "library/", &[See("#heading-library"), See("#mute-word")]),
    view(
        "a library with something in it",
        Ground::Made,
        "article/all",
        &[
            See(".body td"),
            Click("#save-article"),
            See("#save-article[aria-pressed=true]"),
            Click(".follows .button"),
            Click(".way"),
            See("[aria-labelledby=library-saved] li"),
            See("[aria-labelledby=library-followed] li"),
        ],
    ),
    view(
        "a queue of what is read aloud",
        Ground::Made,
        "article/all",
        &[
            See(".body td"),
            Click("#listen + .tool"),
            See("#listen + .tool + .tool"),
            Click(".way"),
            See(".player"),
            Click(".player summary"),
            See(".player-item"),
        ],
    ),
    view(
        "a picture alone",
        Ground::Made,
        "article/all",
        &[See(".body td"), Click(".enlarge"), See("#lightbox figure")],
    ),
    view("a list with problems", Ground::Made, "", &[See(".card"), Click(".notice summary"), See(".notice li")]),
    view("an article with everything", Ground::Made, "article/all", &[See(".body td")]),
    view(
        "what corrections changed",
        Ground::Made,
        "article/all",
        &[See(".body td"), Click(".corrections summary"), See(".corrections del")],
    ),
    view("an embedded page", Ground::Made, "article/all", &[Click(".embed button"), See(".embed iframe")]),
    view("an article in two languages", Ground::Made, "article/all/?beside=ko", &[See(".pair"), See(".body td")]),
    view("a translation that cannot be had", Ground::Made, "article/all/?beside=fr", &[See(".twins .hint")]),
    view("a list of a series", Ground::Made, "?q=title:%22Kicker%22", &[See(".subject h1"), See(".card mark")]),
    view("a list of an author", Ground::Made, "?author=Kim", &[See(".subject .button"), See(".card")]),
    view("a long Korean article", Ground::Made, "article/long", &[See(".body p:nth-child(40)")]),
    view("an Arabic article", Ground::Made, "article/ar", &[See(".body p")]),
    view("an article that is nowhere", Ground::Made, "article/nowhere", &[See(".panel-article .message")]),
    view("an article that is not shown", Ground::Made, "article/held", &[See(".panel-article .message")]),
    view("a zone without articles", Ground::Empty, "", &[See(".stories .message")]),
    view("a source that refuses", Ground::Down, "", &[See(".notice-outage"), See(".stories .message")]),
    view("a list that is awaited", Ground::Waiting, "", &[See("main .skeleton-lead")]),
    view("an article that is awaited", Ground::Waiting, "article/1", &[See(".panel-article .skeleton")]),
    view("a printed front page", Ground::Published, "", &[See(".card-lead"), See(".site-foot")]),
    view("a printed article", Ground::Published, "article/1/", &[See(".body p"), See(".site-foot")]),
    view("a widget", Ground::Partner, "", &[SeeInZone(".card")]),
    view("an article in a widget", Ground::Partner, "", &[ClickInZone("#to-all"), SeeInZone(".body td")]),
];

impl View {
    /// Comes to it.
    async fn reach(&self, page: &Page) {
        match self.ground {
            Ground::Partner => page.open_host(self.path).await,
            Ground::Published => page.open(self.path).await,
            _ => page.visit(self.path).await,
        }
        for step in self.steps {
            match step {
                Click(selector) => page.click(selector).await,
                ClickInZone(selector) => page.click_in_zone(selector).await,
                Press(key) => page.press(*key).await,
                See(selector) => {
                    let script = format!("return document.querySelector({})?.checkVisibility()", json!(selector));
                    page.until(&format!("{selector} of {}", self.name), &script).await;
                }
                SeeInZone(selector) => {
                    let script = format!("return root.querySelector({}) !== null", json!(selector));
                    page.until_in_zone(&format!("{selector} of {}", self.name), &script).await;
                }
            }
        }
    }
}

/// Has a reader come to every view that is found on that ground, and calls with each. Nothing that one has left behind is
/// there at the next. Answers how many there were.
pub(crate) fn look_at_each(ground: Ground, reader: &Reader, judge: impl AsyncFn(&Page, &View)) -> usize {
    let views: Vec<&View> = VIEWS.iter().filter(|it| it.ground == ground).collect();
    let look = async |page: &Page| {
        for view in &views {
            view.reach(page).await;
            judge(page, view).await;
            page.js("try { localStorage.clear(); indexedDB.deleteDatabase('news-zone /') } catch {}").await;
            page.open_elsewhere("about:blank").await;
        }
    };
    let site = ground.site();
    if ground == Ground::Published {
        let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return 0 };
        browse_in(dir, site, reader.clone(), look);
    } else {
        browse(site, reader.clone(), look);
    }
    views.len()
}

/// An article with every kind of block and what plays, which not every page may load; others that are long, in other directions or held back, and one without an id.
fn made(plays: &str) -> Vec<Value> {
    let html = "<h2>Heading</h2><p>A <a href=https://a.example/>link</a>, <code>code</code>, <mark>mark</mark>,
        <span lang=he>שלום</span>.</p>
        <ul><li>one<ol><li>two</ol></ul><blockquote><p>Said.</p></blockquote><pre>x = 1</pre><hr>
        <figure><img src=/icon.svg width=64 height=64 alt=Icon><figcaption>Caption</figcaption></figure>
        <table><caption>Ships</caption><tr><th>Year<th>Ships<tr><th>2022<td>2</table><table><tr><td>1<td>2</table>
        <p>Noted<sup><a href=#n id=r>1</a></sup></p><ol><li id=n>A note <a href=#r>↩</a></ol>
        <iframe src='https://www.youtube.com/embed/x'></iframe>";
    let html = html.to_owned() + plays;
    let all = story(
        "all",
        "[Kicker] Everything",
        json!({
            "content_html": html, "summary": "Deck", "language": "en", "date_published": "2024-12-29T00:00:00Z",
            "date_modified": "2024-12-30T00:00:00Z", "tags": ["navy"], "url": "https://news.example/1",
            "authors": [{ "name": "Kim", "_news_zone": { "email": "kim@news.example" } }, { "name": "Lee", "url": "https://news.example/lee" }],
            "image": "/icon.svg", "attachments": [{ "url": "https://news.example/a.pdf", "mime_type": "application/pdf" }],
            "_news_zone": {
                "section": "Defence", "copyright_notice": "ⓒ",
                "corrections": ["2024-12-30T01:12:00Z\n#headline\n=Every\n-one\n+thing\n#text\n~\n=Said\n- so\n=.\n#moved\n=one\n~",
                    "2024-12-29T22:10:00Z\n#caption\n+Caption"],
                "neighbours": [
                    { "headline": "Plain" }, { "headline": "Linked", "id": "long" },
                    { "headline": "Like it", "id": "ar", "relation": "related", "reason": "navy" },
                    { "id": "long", "relation": "translation" },
                ],
            },
        }),
    );
    let mut text = String::new();
    for nth in 1..=40 {
        let _ = write!(text, "<p>{nth}. 해군 함대가 여섯 달의 훈련을 마치고 모항으로 돌아왔다고 국방부가 밝혔다.</p>");
    }
    let long = json!({ "content_html": text, "language": "ko", "date_published": "2024-12-28T00:00:00Z" });
    let arabic = "<p>عاد الأسطول إلى الميناء بعد ستة أشهر (K9).</p><p lang=en>A paragraph in English.</p>";
    let arabic = json!({
        "content_html": arabic, "language": "ar", "summary": "بعد ستة أشهر.", "date_published": "2024-12-27T00:00:00Z",
        "url": "https://news.example/ar", "_news_zone": { "section": "دفاع" },
    });
    let held = json!({ "_news_zone": { "status": "withheld" } });
    let mut items = vec![
        all,
        story("long", "해군 함대, 여섯 달의 훈련을 마치고 모항으로 돌아오다", long),
        story("ar", "عاد الأسطول إلى الميناء", arabic),
        story("held", "Held back", held),
        json!({ "title": "Without an id" }),
    ];
    items.extend(stories(3));
    items
}

//! Every state that a page can be in.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, Set, Update};
use news_core::accept::{Reason, Withdrawn};
use news_core::archive::Holding;
use news_core::article::{Article, Body, Image};
use news_core::config::Config;
use news_core::kept::{Kept, Kind, NotStored, Sizes, read_record, record};
use news_core::lang::Outage;
use news_core::listening::Item;
use news_core::moment::Moment;
use news_core::problem::{Fault, Problem};
use news_core::query::{Facet, Query};
use news_core::reading::Aloud;
use news_core::saved::Saved;
use news_core::search::{Answer, Bar, Choice, FaultKind, Note, Older, OlderRow};
use news_zone::state::{Phase, Search, Shown, Zone};
use serde_json::json;

use crate::native::articles;
use crate::site::{feed, story};

/// The articles of the tests, with everything that an article can have.
fn all() -> Vec<Arc<Article>> {
    let html = "<h2>소제목</h2><p>본문 <a href=https://a.example/>낱말</a></p><blockquote><p>인용문</p></blockquote>
        <figure><img src=https://a.example/1.png alt=그림말><figcaption>그림풀이</figcaption></figure>
        <table><caption>표이름</caption><tr><th>칸</table><table><tr><td>1<td>2</table>
        <p>주석<sup><a href=#a id=b>1</a></sup></p><ol><li id=a>인용문 <a href=#b>↩</a></ol>
        <audio src=https://a.example/a.mp3></audio><iframe src=https://www.youtube.com/embed/x></iframe>";
    let one = json!({
        "content_html": html, "summary": "요약문", "language": "ko", "date_published": "2022-09-23T00:00:00Z",
        "date_modified": "2022-09-24T00:00:00Z", "tags": ["해군"], "url": "https://a.example/1",
        "authors": [{ "name": "김철환", "_news_zone": { "email": "a@a.example" } }],
        "attachments": [{ "url": "https://a.example/a.pdf", "mime_type": "application/pdf", "title": "파일", "size_in_bytes": 1_500 }],
        "_news_zone": {
            "section": "국방", "kicker": "연재", "copyright_notice": "저작권",
            // Earlier than it was last changed, so that both are said.
            "corrections": ["2022-09-23T12:00:00Z\n#headline\n-낱말\n+머리기사\n#kicker\n+연재\n#deck\n-요약문\n#byline\n-김철환\n\
                #caption\n=그림풀이\n+낱말\n#moved\n=본문\n~\n#text\n~\n=본문\n-낱말", "2022-09-23T11:00:00Z\n#text\n+본문"],
            "neighbours": [{ "headline": "이웃" }, { "headline": "이웃", "id": "2" },
                { "headline": "이웃", "id": "3", "relation": "related", "reason": "까닭" },
                { "id": "2", "relation": "translation" },
                { "id": "4", "relation": "translation", "language": "fr" }],
        },
    });
    let items =
        [story("1", "머리기사", one), story("2", "머리기사 2", json!({ "content_text": "본문", "language": "en" }))];
    let config = Config { embed_hosts: vec!["www.youtube.com".to_owned()], ..Config::default() };
    let (articles, problems) = articles(&feed(&items).to_string(), "https://a.example/feed.json", &config);
    assert_eq!((articles.len(), problems.len()), (2, 0), "{problems:?}");
    articles.into_iter().map(Arc::new).collect()
}

fn give(zone: Zone, articles: Vec<Arc<Article>>, withdrawn: Vec<Withdrawn>) {
    zone.feeds.update(|feeds| {
        feeds[0].holding = Arc::new(Holding { articles, withdrawn });
        feeds[0].phase = Phase::Ready;
    });
}

fn ready(zone: Zone) {
    give(zone, all(), Vec::new());
}

fn down(zone: Zone, outage: Outage) {
    zone.feeds.update(|feeds| feeds[0].phase = Phase::Down(outage));
}

fn with_body(zone: Zone, body: &Body) {
    let mut articles = all();
    articles[0] = Arc::new(Article { body: body.clone(), ..(*articles[0]).clone() });
    give(zone, articles, Vec::new());
}

/// An answer with everything that an answer can have; with articles, or with none.
fn answered(zone: Zone, has_rows: bool) {
    ready(zone);
    let words = zone.language.get_untracked().search_words();
    let archive = zone.archive.get_untracked();
    let query: Query = zone.route.get_untracked().query;
    let shown = Shown::of_all(&archive, query, usize::MAX);
    let note = |kind| Note {
        text: (words.fault)(kind, "낱말"),
        offer: Some(((words.literal)("낱말"), "낱말".to_owned())),
    };
    let kinds = [
        FaultKind::Unclosed,
        FaultKind::NothingBehind,
        FaultKind::NoDate,
        FaultKind::NoPlace,
        FaultKind::LonelyOr,
        FaultKind::LonelyNot,
    ];
    let choice = |name: &str| Choice { name: name.to_owned(), count: 2 };
    let row = OlderRow {
        id: "9".to_owned(),
        headline: "옛기사".to_owned(),
        section: Some("국방".to_owned()),
        published: Some(1),
        ..OlderRow::default()
    };
    let told = vec![
        (words.older_found)(3, false),
        (words.older_until)(Moment(0).day(0)),
        (words.older_lost)(2),
        words.older_leaves_out.to_owned(),
    ];
    let older = Older {
        rows: if has_rows { vec![row] } else { Vec::new() },
        notes: told,
        is_complete: !has_rows,
        is_awaited: has_rows,
    };
    let mut notes: Vec<Note> = kinds.map(note).into();
    notes
        .push(Note { text: (words.instead)("낱말"), offer: Some(((words.meant)("낱말", 3), "낱말".to_owned())) });
    let answer = Arc::new(Answer {
        undated: 2,
        choices: [vec![choice("국방")], vec![choice("해군")], vec![choice("김철환")], vec![choice("ko"), choice("en")]],
        bars: vec![Bar { from: 1, to: 9, count: 3 }, Bar { from: 10, to: 10, count: 1 }],
        notes,
        older: Some(older),
        rows: if has_rows { shown.answer.rows.clone() } else { Vec::new() },
        count: if has_rows { shown.answer.count } else { 0 },
        ..(*shown.answer).clone()
    });
    zone.feeds.update(|feeds| feeds[0].next_url = Some("https://a.example/2.json".to_owned()));
    zone.answered.set(Some(Shown { counted: Arc::clone(&answer), answer, ..shown }));
    zone.filters_opened.set(true);
    zone.saved_lasts.set(false);
    let mut saved = Saved::default();
    saved.keep(Query::read("section=국방&from=2022-09-01&sort=oldest"));
    saved.keep(Query::default().with_facet(Facet::Section, "국방"));
    zone.saved.set(saved);
}

/// Everything that can be wrong with a source.
fn faults() -> Vec<Problem> {
    let faults = [
        Fault::Html,
        Fault::NotJson,
        Fault::Truncated { bytes: 9 },
        Fault::TooLarge { bytes_max: 9 },
        Fault::TooDeep { levels_max: 9 },
        Fault::NotUtf8,
        Fault::Undecodable { encoding: "EUC-KR" },
        Fault::Malformed { line: 1, column: 2 },
        Fault::UnknownField,
        Fault::UnknownFormat,
        Fault::NoReader,
        Fault::SourceError,
        Fault::WrongType { expected: "a text" },
        Fault::NoId,
        Fault::DuplicateId,
        Fault::Nothing,
        Fault::BadDate,
        Fault::BadAddress,
        Fault::BidiControl,
    ];
    let of_items = faults.iter().map(|it| Problem::of_item(1, "낱말", "낱말", it.clone()));
    of_items.take(10).chain(faults.iter().skip(10).map(|it| Problem::of_document(it.clone(), "낱말"))).collect()
}

fn kept(zone: Zone) {
    let kinds = [Kind::Saved, Kind::Series, Kind::Author, Kind::Word, Kind::Source];
    let mut records: Vec<_> = kinds.into_iter().map(|it| record(it, "출처", Moment(0), "머리기사")).collect();
    records.push(read_record("1", Moment(0), 500, "머리기사"));
    zone.own.kept.set(Kept::new(records));
    zone.own.desk.update(|it| (it.trouble, it.is_erasing) = (Some(NotStored::Denied), true));
    zone.own.desk.update(|it| it.sizes = Sizes { kept: 1, offline: 2_000, app: 3_000_000 });
    zone.own.desk.update(|it| it.saved_bytes = 1_200_000);
}

/// A state of the page: what it is called, where it is, and how it comes to be.
pub(super) type State = (&'static str, &'static str, fn(Zone));

/// Every state there is.
pub(super) const STATES: &[State] = &[
    ("the list", "", ready),
    ("the list with its filters open", "", |zone| answered(zone, true)),
    (
        "a filtered list",
        "?q=낱말&section=국방&tag=해군&author=김철환&lang=ko&from=2022-09-01&sort=best",
        |zone| answered(zone, true),
    ),
    ("an empty answer", "?q=낱말&lang=ko", |zone| answered(zone, false)),
    ("an archive to ask", "?q=낱말", |zone| {
        answered(zone, true);
        let mut shown = zone.answered.get_untracked().unwrap();
        shown.answer = Arc::new(Answer { older: None, ..(*shown.answer).clone() });
        zone.answered.set(Some(shown));
    }),
    ("a search that cannot be had", "?q=낱말", |zone| {
        ready(zone);
        zone.search.set(Search::Lost);
    }),
    ("a zone without articles", "", |zone| give(zone, Vec::new(), Vec::new())),
    ("a list that is awaited", "", |_| {}),
    ("more that is awaited", "", |zone| {
        ready(zone);
        zone.feeds.update(|feeds| feeds[0].phase = Phase::Loading);
    }),
    ("a library with nothing in it", "library/", |_| {}),
    ("a library", "library/", kept),
    ("an article that is read aloud", "article/1/", |zone| {
        ready(zone);
        kept(zone);
        zone.own.desk.update(|it| {
            it.queue.begin(Item { id: "1".to_owned(), headline: "머리기사".to_owned() });
            (it.aloud, it.place, it.can_share) = (Aloud::Speaking, Some(400), true);
        });
    }),
    ("a queue of articles that are read aloud", "", |zone| {
        ready(zone);
        zone.own.desk.update(|it| {
            ["1", "2", "3"]
                .into_iter()
                .for_each(|id| it.queue.add(Item { id: id.to_owned(), headline: "머리기사".to_owned() }, false));
            it.queue.go_to(1);
            (it.aloud, it.told) = (Aloud::Paused, (zone.language.get_untracked().reader_words().not_heard)("머리기사"));
        });
    }),
    ("an article that waits to be read on", "article/1/", |zone| {
        ready(zone);
        zone.own.desk.update(|it| {
            it.queue.begin(Item { id: "1".to_owned(), headline: "머리기사".to_owned() });
            (it.aloud, it.trouble) = (Aloud::Paused, Some(NotStored::Full));
        });
    }),
    ("a picture alone", "article/1/", |zone| {
        ready(zone);
        let image = all()[0].image.clone();
        let picture =
            Image { url: "https://a.example/1.png".to_owned(), alt: "그림말".to_owned(), caption: None, size: None };
        zone.own.desk.update(|it| it.picture = image.or(Some(picture)));
    }),
    ("muted articles", "", |zone| {
        ready(zone);
        zone.own.kept.set(Kept::new(vec![record(Kind::Word, "머리기사 2", Moment(0), "")]));
    }),
    ("no network, and a newer version", "", |zone| {
        ready(zone);
        zone.live.known.update(|it| (it.offline, it.newer) = (Some(String::new()), true));
    }),
    ("nobody there", "", |zone| down(zone, Outage::Unreachable)),
    ("no answer in time", "", |zone| down(zone, Outage::TooSlow { seconds: 15 })),
    ("a refusal", "", |zone| down(zone, Outage::Status { code: 404 })),
    ("no news", "", |zone| down(zone, Outage::Unreadable { fault: Fault::Html })),
    ("problems", "", |zone| {
        ready(zone);
        zone.feeds.update(|feeds| feeds[0].problems = faults());
        zone.config_problems.set(faults());
        zone.announcement.set((zone.language.get_untracked().words().found)(2));
    }),
    ("an article", "article/1", ready),
    ("an article in two languages", "article/1/?beside=en", ready),
    ("a translation that is awaited", "article/1/?beside=fr", ready),
    ("a translation that cannot be had", "article/1/?beside=ja", ready),
    ("a list of a series", "?q=title:\"연재\"", |zone| answered(zone, true)),
    ("a list of an author", "?author=김철환", |zone| answered(zone, true)),
    ("an article that is awaited", "article/1", |_| {}),
    ("an article that is looked for", "article/9", |zone| {
        ready(zone);
        zone.looking_for.set(Some("9".to_owned()));
    }),
    ("an article that is nowhere", "article/9", ready),
    ("an article behind a password", "article/1", |zone| with_body(zone, &Body::Protected)),
    ("an article whose text is awaited", "article/1", |zone| {
        with_body(zone, &Body::Elsewhere { url: "출처".to_owned() })
    }),
    ("an article whose text cannot be had", "article/1", |zone| {
        with_body(zone, &Body::Elsewhere { url: "출처".to_owned() });
        zone.body_outage.set(Some(("1".to_owned(), Outage::Status { code: 500 })));
    }),
    ("a withdrawn article", "article/9", |zone| withhold(zone, Reason::Canceled)),
    ("a withheld article", "article/9", |zone| withhold(zone, Reason::Withheld)),
    ("an article under embargo", "article/9", |zone| withhold(zone, Reason::Embargoed { until: Some(Moment(0)) })),
    ("an article under embargo for ever", "article/9", |zone| withhold(zone, Reason::Embargoed { until: None })),
    ("an expired article", "article/9", |zone| withhold(zone, Reason::Expired { since: Moment(0) })),
    ("a list that goes on", "?section=%EA%B5%AD%EB%B0%A9", |zone| {
        answered(zone, true);
        zone.window.set("0 15".to_owned());
        zone.answered.update(|it| {
            if let Some(shown) = it {
                shown.answer = Arc::new(Answer { count: 2_000, ..(*shown.answer).clone() });
            }
        });
    }),
    ("an unknown address", "no/such/page", ready),
];

fn withhold(zone: Zone, reason: Reason) {
    give(zone, all(), vec![Withdrawn { id: "9".to_owned(), reason }]);
}

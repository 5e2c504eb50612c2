use super::files::{Files, Shelf};
use super::*;
use crate::store::Status;
use news_core::accept::{Reason, Terms, accept};
use news_core::article::Body;
use news_core::draft::{Draft, Marked};
use news_core::edition::{gone_in, published_in};
use news_core::format::{Answer, read_feed};
use news_core::json::Json;
use news_core::moment::Moment;
use news_core::native::Native;
use news_core::parser::Parser;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const ARTICLES: usize = 5_000;
/// Most files of the edition that one article may change, feed pages included.
const CHANGED_MAX: usize = 12;

/// A site in memory: what the last build wrote, and what this one does.
#[derive(Default)]
struct Site {
    old: BTreeMap<String, Vec<u8>>,
    new: Mutex<BTreeMap<String, Vec<u8>>>,
    put: AtomicUsize,
}

impl Files for Site {
    fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        self.put.fetch_add(1, Ordering::Relaxed);
        let before = self.new.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        assert_eq!(before, None, "{path} was written twice");
        Ok(())
    }

    fn keep(&self, path: &str) -> Outcome<bool> {
        let Some(bytes) = self.old.get(path) else { return Ok(false) };
        let before = self.new.lock().unwrap().insert(path.to_owned(), bytes.clone());
        assert_eq!(before, None, "{path} was written twice");
        Ok(true)
    }

    fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(self.new.lock().unwrap()[path].clone())
    }
}

/// A build's site, its ledger, and how many articles and files it had to make.
struct Built {
    files: BTreeMap<String, Vec<u8>>,
    ledger: Ledger,
    articles_read: usize,
    put: usize,
}

fn settings(edition: &str) -> Settings {
    let site = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/a/\"\nlanguage = \"ko\"\n";
    Settings::parse(&format!("{site}{edition}")).unwrap()
}

/// Small files, so that a few thousand articles have all kinds of them.
fn small() -> Settings {
    settings(
        "[edition]\nlist_articles = 32\npack_articles = 8\narchive_pack_articles = 32\nrecent_lists = 4\n\
         volume_lists = 8\nfeed_pages_max = 5\n[build]\nfeed_articles = 10\n",
    )
}

fn row(nth: usize, version: u8) -> Row {
    let published = 1_000_000_000 + nth as i64 * 600;
    Row {
        source: "모래".to_owned(),
        id: nth.to_string(),
        slug: format!("함대-{nth}"),
        former_slugs: Vec::new(),
        url: Some(format!("https://publisher.example/{nth}")),
        version: [version; 32],
        versions: 1,
        // Some of the oldest say nothing of their date.
        published: Some(published).filter(|_| 20 < nth),
        received: published,
        corrected: published,
        status: Status::default(),
    }
}

/// So many articles, newest first.
fn rows(articles: usize) -> Vec<Row> {
    (0..articles).rev().map(|nth| row(nth * 2, 0)).collect()
}

fn article(row: &Row) -> Article {
    let draft = Draft {
        id: Some(row.slug.clone()),
        url: row.url.clone(),
        headline: Some(Marked::Text(format!("[속보] 함대 귀환 {}", row.slug))),
        body: Some(Marked::Html(format!("<p>{} 판 {}</p><p><b>둘째</b></p>", row.slug, row.version[0]))),
        section: Some("국방".to_owned()),
        published: row.published.map(|it| Moment(it).rfc3339()),
        ..Draft::default()
    };
    accepted(draft, "https://publisher.example/feed").unwrap()
}

fn accepted(draft: Draft, base: &str) -> Option<Article> {
    let now = Moment(4_000_000_000);
    let terms = Terms { now, base, language: Some("ko"), split_kicker: true, embed_hosts: &[] };
    accept(draft, &terms, &Native, &mut Vec::new()).ok()
}

fn built(settings: &Settings, rows: &[Row], gone: &[Gone], before: Option<Built>) -> Built {
    let (old, ledger) = before.map_or_else(Default::default, |it| (it.files, it.ledger.next()));
    let site = Site { old, ..Site::default() };
    let articles_read = AtomicUsize::new(0);
    let article = |nth: usize| {
        articles_read.fetch_add(1, Ordering::Relaxed);
        Ok(article(&rows[nth]))
    };
    let reach = |nth: usize| nth + 1..nth + 1;
    let shown = Mutex::new(BTreeSet::new());
    let seen = |nth: usize, article: &Arc<Article>| {
        assert_eq!(rows[nth].slug, article.id);
        assert!(shown.lock().unwrap().insert(nth), "{} was shown twice", article.id);
        Ok(())
    };
    let (pictures, shelf) = (&Plan::default(), &Shelf::new(&ledger, &site));
    let (article, reach, seen, search, corrected) = (&article, &reach, &seen, String::new(), &|_| None);
    let twins = &|_| [].as_slice();
    let issue = Issue { settings, rows, gone, article, reach, corrected, twins, seen, pictures, shelf, search };
    issue.write().unwrap();
    Built {
        files: site.new.into_inner().unwrap(),
        ledger,
        articles_read: articles_read.into_inner(),
        put: site.put.into_inner(),
    }
}

/// Files of the second that the first does not have, or has with other bytes.
fn changed<'a>(before: &BTreeMap<String, Vec<u8>>, after: &'a BTreeMap<String, Vec<u8>>) -> Vec<&'a str> {
    after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path.as_str()).collect()
}

#[track_caller]
fn check_changes(settings: &Settings, places: [(&str, usize); 4]) {
    let mut rows = rows(ARTICLES);
    let mut before = built(settings, &rows, &[], None);
    let mut check = |rows: &[Row], name: &str, place: &str| {
        let old = before.files.clone();
        let ledger = std::mem::take(&mut before.ledger);
        let last = Built { files: std::mem::take(&mut before.files), ledger, articles_read: 0, put: 0 };
        before = built(settings, rows, &[], Some(last));
        let changed = changed(&old, &before.files);
        assert!((1..=CHANGED_MAX).contains(&changed.len()), "{name}, {place}: {changed:?}");
    };
    for (place, at) in places {
        rows.insert(at, row((ARTICLES - 1 - at) * 2 + 1, 0));
        check(&rows, "one more", place);
        rows[at + 1].version = [7; 32];
        check(&rows, "a correction", place);
        rows.remove(at + 1);
        check(&rows, "one less", place);
    }
    // What was taken over is what would have been written.
    assert_eq!(built(settings, &rows, &[], None).files, before.files);
}

#[test]
fn one_article_changes_the_files_around_it() {
    let places = [("newest", 0), ("recent", 70), ("middle", ARTICLES / 2), ("oldest", ARTICLES - 2)];
    for settings in [settings(""), small()] {
        check_changes(&settings, places);
    }
}

#[test]
fn many_articles_one_after_the_other() {
    let settings = small();
    let mut rows = rows(300);
    let mut before = built(&settings, &rows, &[], None);
    let mut most = 0;
    for nth in 300..500 {
        rows.insert(0, row(nth * 2, 0));
        let old = before.files.clone();
        before = built(&settings, &rows, &[], Some(before));
        most = most.max(changed(&old, &before.files).len());
        let newest = &lists(&before.files)[0];
        assert!(settings.build.list_articles <= newest.articles, "{} articles to begin with", newest.articles);
    }
    assert!(most <= CHANGED_MAX, "{most} files changed for one article");
    assert_eq!(before.files, built(&settings, &rows, &[], None).files);
}

#[test]
fn what_did_not_change_is_not_read() {
    let settings = settings("");
    let rows = rows(ARTICLES);
    let before = built(&settings, &rows, &[], None);
    let again = built(&settings, &rows, &[], Some(before));
    assert_eq!((again.articles_read, again.put), (0, 0));
}

#[test]
fn what_the_old_site_lost_is_made_again() {
    let settings = small();
    let rows = rows(500);
    let mut before = built(&settings, &rows, &[], None);
    let whole = before.files.clone();
    let mut nth = 0;
    before.files.retain(|_, _| {
        nth += 1;
        nth % 7 != 0
    });
    assert_eq!(built(&settings, &rows, &[], Some(before)).files, whole);
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Json {
    let bytes = files.get(&path(name)).unwrap_or_else(|| panic!("no {name}"));
    Native.json(std::str::from_utf8(bytes).unwrap()).unwrap()
}

/// The articles of a document of the edition.
fn articles(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<Article> {
    let url = format!("https://news.example/a/edition/{name}");
    let answer = Answer { url: &url, bytes: &files[&path(name)], cut: false, pages: None };
    let page = read_feed(&answer, &Native).unwrap();
    assert_eq!(page.problems, []);
    page.drafts.into_iter().map(|draft| accepted(draft, &url).unwrap()).collect()
}

/// Every list of the tree, newest first.
fn lists(files: &BTreeMap<String, Vec<u8>>) -> Vec<Part> {
    let manifest = Outline::read(&json(files, MANIFEST));
    let inside = |part: Part| match part.is_volume {
        true => Outline::read(&json(files, &part.file)).parts,
        false => vec![part],
    };
    manifest.parts.into_iter().flat_map(inside).collect()
}

#[test]
fn the_tree_leads_to_every_text() {
    let rows = rows(1_000);
    let files = built(&small(), &rows, &[], None).files;
    let manifest = Outline::read(&json(&files, MANIFEST));
    assert_eq!((manifest.title.as_str(), manifest.language.as_str()), ("국방일보", "ko"));
    assert!(manifest.parts.iter().any(|it| it.is_volume) && !manifest.parts[0].is_volume);
    let mut left = rows.iter();
    for list in lists(&files) {
        let cards = articles(&files, &list.file);
        assert_eq!(list.articles, cards.len());
        for card in cards {
            let row = left.next().unwrap();
            let Body::Elsewhere { url } = &card.body else { panic!("{card:?}") };
            let (pack, id) = url.strip_prefix("https://news.example/a/edition/").unwrap().split_once('#').unwrap();
            let whole = articles(&files, pack).into_iter().find(|it| it.id == news_core::route::decoded(id));
            assert_eq!(whole, Some(article(row)));
            assert_eq!(
                (&card.id, &card.kicker, card.published),
                (&row.slug, &Some("속보".into()), row.published.map(Moment))
            );
            let bucket = json(&files, &manifest.bucket_of(&card.id).unwrap());
            let published = published_in(&bucket, &card.id).unwrap();
            assert!(list.spans(published), "{} is not where its bucket says", card.id);
        }
    }
    assert_eq!(left.next(), None);
}

#[test]
fn feed_pages_are_a_chain_without_gaps() {
    let rows = rows(1_000);
    let files = built(&small(), &rows, &[], None).files;
    let mut name = Some("feed.json".to_owned());
    let (mut ids, mut pages) = (Vec::new(), 0);
    while let Some(own) = name {
        let before = ids.len();
        ids.extend(articles(&files, &own).into_iter().map(|it| it.id));
        assert!(0 < pages || 10 <= ids.len() - before);
        name = json(&files, &own).get("next_url").and_then(Json::text).map(str::to_owned);
        pages += 1;
    }
    assert_eq!(pages, 5);
    let expected: Vec<_> = rows.iter().take(ids.len()).map(|it| it.slug.clone()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn articles_that_may_not_be_shown_are_told_of() {
    let gone = [
        Gone { slug: "함대-x".to_owned(), reason: Reason::Canceled },
        Gone { slug: "함대-y".to_owned(), reason: Reason::Embargoed { until: Some(Moment(5_000_000_000)) } },
    ];
    let files = built(&small(), &rows(3), &gone, None).files;
    let manifest = Outline::read(&json(&files, MANIFEST));
    let tombstones = json(&files, &manifest.gone);
    for it in &gone {
        assert_eq!(gone_in(&tombstones, &it.slug), Some(it.reason));
    }
    assert_eq!(gone_in(&tombstones, "함대-2"), None);
}

#[test]
fn an_empty_edition_is_one_too() {
    let files = built(&small(), &[], &[], None).files;
    assert_eq!(files.keys().collect::<Vec<_>>(), ["edition/feed.json", "edition/manifest.json"]);
    assert_eq!(Outline::read(&json(&files, MANIFEST)).parts, []);
    assert_eq!(articles(&files, "feed.json"), []);
}

#[test]
fn an_article_that_expires_says_so() {
    let mut rows = rows(3);
    rows[0].status.expires = Some(5_000_000_000);
    let files = built(&small(), &rows, &[], None).files;
    let list = String::from_utf8(files[&path(&lists(&files)[0].file)].clone()).unwrap();
    assert!(list.contains(&Moment(5_000_000_000).rfc3339()), "{list}");
}

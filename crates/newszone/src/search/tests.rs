//! The index of a site in memory: what a publishing changes, and what a reader finds in it.

use super::*;
use crate::edition::files::Files;
use crate::store::Status;
use news_core::article::Body;
use news_core::moment::Moment;
use news_core::search::index::{Inquiry, Shelf as Fetched, Step, each_word};
use news_core::search::{Expression, Pattern, Place, Words, fold};
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const ARTICLES: usize = 9_000;

/// What the last build wrote, and what this one does.
#[derive(Default)]
struct Site {
    old: BTreeMap<String, Vec<u8>>,
    new: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Files for Site {
    fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        let before = self.new.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        assert_eq!(before, None, "{path} was written twice");
        Ok(())
    }

    fn keep(&self, path: &str) -> Outcome<bool> {
        let Some(bytes) = self.old.get(path) else { return Ok(false) };
        self.put(path, bytes).map(|()| true)
    }

    fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(self.new.lock().unwrap()[path].clone())
    }
}

/// A build's files, its directory's name, its ledger, and how many articles it read.
struct Built {
    files: BTreeMap<String, Vec<u8>>,
    directory: String,
    ledger: Ledger,
    read: usize,
}

fn settings(search: &str) -> Settings {
    let site = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/a/\"\nlanguage = \"ko\"\n[search]\n";
    Settings::parse(&format!("{site}{search}")).unwrap()
}

fn row(nth: usize) -> Row {
    let published = 1_000_000_000 + nth as i64 * 600;
    Row {
        source: "모래".to_owned(),
        id: nth.to_string(),
        slug: format!("함대-{nth}"),
        former_slugs: Vec::new(),
        url: None,
        version: [0; 32],
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
    (0..articles).rev().map(row).collect()
}

fn article(row: &Row) -> Article {
    Article {
        id: row.slug.clone(),
        url: None,
        headline: format!("함대 귀환 fleet {}", row.id),
        headline_from_text: false,
        kicker: None,
        deck: Some(format!("제{}함대 numbered{}", row.id.len(), row.id)),
        authors: Vec::new(),
        byline: None,
        section: Some("국방".to_owned()),
        tags: Vec::new(),
        language: Some("ko-KR".to_owned()),
        published: row.published.map(Moment),
        updated: None,
        body: Body::Blocks(Vec::new()),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        neighbours: Vec::new(),
        corrections: Vec::new(),
        translations: Vec::new(),
    }
}

fn built(settings: &Settings, rows: &[Row], before: Option<Built>) -> Built {
    let (old, ledger) = before.map_or_else(Default::default, |it| (it.files, it.ledger.next()));
    let site = Site { old, ..Site::default() };
    let read = AtomicUsize::new(0);
    let article = |nth: usize| {
        read.fetch_add(1, Ordering::Relaxed);
        Ok(Arc::new(article(&rows[nth])))
    };
    let shelf = Shelf::new(&ledger, &site);
    let directory = Indexing { settings, rows, article: &article, shelf: &shelf }.write().unwrap();
    let read = read.into_inner();
    Built { files: site.new.into_inner().unwrap(), directory, ledger, read }
}

/// Asks the published files, and gives headlines' ids in order.
fn ask(built: &Built, words: &str, wanted: usize) -> Inquiry {
    let index = Index::read(&unpacked(&built.files[&path(&built.directory)]).unwrap()).unwrap();
    let patterns = vec![Pattern::exact(&fold(words)).unwrap()];
    let question = Expression::Words(Words { patterns, place: Place::Anywhere, quoted: false });
    let (mut inquiry, mut fetched) = (Inquiry::new(&question, 0, 0), Fetched::new());
    while let Step::Wants(addresses) = inquiry.step(&index, &fetched, wanted) {
        for address in addresses {
            fetched.give(&address, unpacked(&built.files[&path(&address)]).unwrap()).unwrap();
        }
    }
    inquiry
}

fn folders(built: &Built) -> BTreeSet<&str> {
    built.files.keys().filter_map(|it| it.strip_prefix("edition/search/")?.split_once('/').map(|it| it.0)).collect()
}

#[test]
fn what_is_published_is_found() {
    let built = built(&settings(""), &rows(ARTICLES), None);
    let newest = ask(&built, "fleet", 10);
    assert_eq!((newest.hits().len(), newest.hits()[0].id.as_str()), (10, "함대-8999"));
    assert_eq!(newest.hits()[0].section.as_deref(), Some("국방"));
    assert_eq!(newest.hits()[0].language.as_deref(), Some("ko-KR"));
    let oldest = ask(&built, "numbered7", usize::MAX);
    assert!(oldest.is_complete() && oldest.lost().is_empty());
    assert_eq!(oldest.hits().last().unwrap().published, None);
    assert_eq!(oldest.count(), (0..ARTICLES).filter(|it| it.to_string().starts_with('7')).count());
}

#[test]
fn the_dictionary_tells_words_and_how_frequent_they_are() {
    let built = built(&settings(""), &rows(ARTICLES), None);
    let index = Index::read(&unpacked(&built.files[&path(&built.directory)]).unwrap()).unwrap();
    let address = index.dictionary_address().unwrap();
    let mut words = Vec::new();
    let file = unpacked(&built.files[&path(&address)]).unwrap();
    each_word(&address, &file, &mut |word, articles| words.push((word.to_owned(), articles))).unwrap();
    assert!(words.is_sorted());
    for word in ["fleet", "귀환", "함대"] {
        assert!(words.contains(&(word.to_owned(), ARTICLES as u32)), "{word}");
    }
    assert!(words.iter().all(|it| !it.0.starts_with("numbered")));
}

#[test]
fn the_same_articles_give_the_same_files() {
    let (rows, settings) = (rows(ARTICLES), settings(""));
    let first = built(&settings, &rows, None);
    let (files, directory) = (first.files.clone(), first.directory.clone());
    assert_eq!(built(&settings, &rows, None).files, files);
    let again = built(&settings, &rows, Some(first));
    assert_eq!((again.read, again.directory, again.files == files), (0, directory, true));
}

#[test]
fn another_article_changes_the_open_segment_alone() {
    let settings = settings("");
    let first = built(&settings, &rows(ARTICLES), None);
    let before: BTreeSet<String> = folders(&first).into_iter().map(str::to_owned).collect();
    let next = built(&settings, &rows(ARTICLES + 1), Some(first));
    let after = folders(&next);
    let new: Vec<&&str> = after.iter().filter(|it| !before.contains(**it)).collect();
    // The open segment's and the dictionary's.
    assert!(3 <= before.len() && new.len() <= 2, "{new:?} of {after:?}");
    // Four times the mean is the most.
    assert!(next.read <= 4_096, "{} articles were read", next.read);
    assert_eq!(ask(&next, "fleet", 1).hits()[0].id, "함대-9000");
}

#[test]
fn what_the_old_site_lost_is_made_again() {
    let (rows, settings) = (rows(300), settings(""));
    let first = built(&settings, &rows, None);
    let files = first.files.clone();
    for path in files.keys() {
        let mut damaged = Built { ledger: Ledger::default(), files: files.clone(), ..built(&settings, &rows, None) };
        damaged.files.remove(path);
        damaged.ledger = built(&settings, &rows, None).ledger;
        assert!(built(&settings, &rows, Some(damaged)).files == files, "{path}");
    }
}

#[test]
fn an_index_keeps_to_its_files() {
    for files_max in [60, 200, 400, 10_000] {
        let built = built(&settings(&format!("files_max = {files_max}\n")), &rows(ARTICLES), None);
        assert!(built.files.len() <= files_max, "{} files of {files_max}", built.files.len());
        assert_eq!(ask(&built, "numbered77", 1).hits()[0].id, "함대-7799");
    }
}

#[test]
fn every_byte_on_the_host_counts() {
    let mut built = built(&settings(""), &rows(40), None);
    let right = ask(&built, "numbered3", 10);
    let ids: Vec<String> = right.hits().iter().map(|it| it.id.clone()).collect();
    let paths: Vec<String> = built.files.keys().cloned().collect();
    for path in paths {
        for at in 0..built.files[&path].len() {
            built.files.get_mut(&path).unwrap()[at] ^= 0x20;
            let (is_said, found) = doubtful(&built, "numbered3");
            assert!(is_said || found == ids, "{path}, byte {at}");
            built.files.get_mut(&path).unwrap()[at] ^= 0x20;
        }
    }
}

/// Asks files that may be damaged: whether something is said of that, and what was found.
fn doubtful(built: &Built, words: &str) -> (bool, Vec<String>) {
    let directory = unpacked(&built.files[&path(&built.directory)]).map(|it| Index::read(&it));
    let Ok(Ok(index)) = directory else { return (true, Vec::new()) };
    let patterns = vec![Pattern::exact(words).unwrap()];
    let question = Expression::Words(Words { patterns, place: Place::Anywhere, quoted: false });
    let (mut inquiry, mut fetched) = (Inquiry::new(&question, 0, 0), Fetched::new());
    while let Step::Wants(addresses) = inquiry.step(&index, &fetched, 10) {
        for address in addresses {
            match unpacked(&built.files[&path(&address)]) {
                Ok(file) => _ = fetched.give(&address, file),
                Err(_) => fetched.lose(&address),
            }
        }
    }
    (!inquiry.lost().is_empty(), inquiry.hits().iter().map(|it| it.id.clone()).collect())
}

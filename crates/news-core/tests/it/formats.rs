//! Every fixture, and every recording within reach, must read as what it is.

use news_core::draft::Marked;
use news_core::format::{Answer, Page, json_feed, read};
use news_core::native::Native;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a document must read as: how many stories, the first one's headline, and the problems, each as
/// `item field: fault (found)`.
type Expected<'a> = (usize, &'a str, &'a [&'a str]);

pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

/// Documents of others that the project may carry.
fn recordings() -> PathBuf {
    fixtures().join("recorded")
}

/// Documents of others that it may not carry, where they lie beside the repository.
fn recordings_beside() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/formats");
    if !folder.is_dir() {
        // Not by eprintln!, which the test runner keeps to itself.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no further recordings at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn page_of(path: &Path, url: &str, pages: Option<u32>) -> Page {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read(&Answer { url, bytes: &bytes, cut: false, pages }, &Native)
}

fn first_headline(page: &Page) -> &str {
    match page.drafts.first().and_then(|draft| draft.headline.as_ref()) {
        Some(Marked::Text(headline) | Marked::Html(headline)) => headline,
        None => "",
    }
}

fn problems_of(page: &Page) -> Vec<String> {
    let line = |problem: &news_core::problem::Problem| {
        let item = problem.item.map(|item| format!("{item} ")).unwrap_or_default();
        format!("{item}{}: {} ({})", problem.field, problem.fault, problem.found)
    };
    page.problems.iter().map(line).collect()
}

#[track_caller]
fn check(folder: &Path, name: &str, (drafts, headline, problems): Expected<'_>) -> Page {
    let url = ["https://source.example/", name].concat();
    let page = page_of(&folder.join(name), &url, None);
    assert_eq!((page.drafts.len(), first_headline(&page)), (drafts, headline), "{name}: {:?}", problems_of(&page));
    assert_eq!(problems_of(&page), problems, "{name}");
    // Whatever was read can be handed on as an edition.
    let edition = json_feed::write(&page);
    let answer = Answer { url: "https://elsewhere.example/", bytes: edition.as_bytes(), cut: false, pages: None };
    assert_eq!(read(&answer, &Native), page, "{name}");
    page
}

#[test]
pub(crate) fn fixtures_read_as_what_they_are() {
    let folder = fixtures();
    let check = |name: &str, expected: Expected<'_>| check(&folder, name, expected);

    let feed = check("json_feed/feed-1.1.json", (3, "[한·루마니아 국방장관 회담] “협력 이어가야”", &[]));
    assert_eq!(feed.language.as_deref(), Some("ko"));
    assert_eq!(feed.next_url.as_deref(), Some("https://source.example/feed-2.json"));
    assert_eq!(feed.drafts[0].url.as_deref(), Some("https://news.example/2022/0923/1"));
    assert_eq!(feed.drafts[0].authors[0].name.as_deref(), Some("김철환"));
    assert_eq!(feed.drafts[1].id.as_deref(), Some("7"));
    assert_eq!(feed.drafts[1].authors[0].name.as_deref(), Some("편집국"));
    assert_eq!(feed.drafts[2].id.as_deref(), Some("https://news.example/only-a-url"));
    check("json_feed/feed-1.0.json", (2, "", &[]));
    let edition = check(
        "json_feed/edition.json",
        (
            2,
            "“We need to keep strengthening cooperation”",
            &["1 : no id (A story that came without an id)", ": breaks off after 4096 bytes (\"title\":\")"],
        ),
    );
    assert_eq!(edition.drafts[0].kicker.as_deref(), Some("ROK-Romania defense ministerial talks"));
    assert_eq!(edition.drafts[0].authors[0].email.as_deref(), Some("kim@news.example"));
    assert_eq!((edition.drafts[1].item, edition.drafts[1].protected), (2, true));

    let text = check("ninjs/text-1.json", (1, "해군 함대 귀환", &[]));
    assert_eq!(text.drafts[0].body, Some(Marked::Html("<p>함대가 <em>돌아왔다</em>.</p>".into())));
    assert_eq!(text.drafts[0].tags, ["국방"]);
    let texts = check("ninjs/text-3.json", (1, "해군 함대 귀환", &["1 : no id (An item without a uri)"]));
    assert_eq!(texts.drafts[0].status.as_deref(), Some("withheld"));
    assert_eq!(texts.drafts[0].image.as_ref().and_then(|image| image.width), Some(1200));
    assert_eq!(texts.drafts[0].neighbours[0].headline.as_deref(), Some("함대 출항"));
    let photo = check("ninjs/photo-2.json", (1, "부산항", &[])).drafts.remove(0);
    assert_eq!(photo.image.and_then(|image| image.caption).as_deref(), Some("해 질 녘의 부산항"));
    assert_eq!((photo.deck, photo.body), (None, None));
    let superdesk = check("ninjs/superdesk.json", (1, "Fleet returns", &[])).drafts.remove(0);
    assert_eq!(superdesk.section.as_deref(), Some("Defense"));
    assert_eq!(superdesk.image.and_then(|image| image.alt).as_deref(), Some("Grey ships in a harbour"));

    let ghost = check("ghost/posts.json", (2, "함대 귀환 & 훈련", &[]));
    assert_eq!(ghost.next_url.as_deref(), Some("https://source.example/ghost/posts.json?page=2"));
    assert_eq!(
        (ghost.drafts[0].section.as_deref(), ghost.drafts[0].tags.as_slice()),
        (Some("국방"), &["해군".into()][..])
    );
    assert!(ghost.drafts[1].protected);
    check("ghost/error.json", (0, "", &[": the source answers with an error (UNKNOWN_CONTENT_API_KEY)"]));
    check("ghost/settings.json", (0, "", &[": no known format (object: settings, meta)"]));

    let article = check("news_article/article.json", (1, "해군 함대 귀환", &[])).drafts.remove(0);
    assert_eq!(article.tags, ["함대", "부산"]);
    assert_eq!(article.copyright_notice.as_deref(), Some("© 2022 국방일보"));
    let graph = check("news_article/graph.json", (1, "Fleet returns", &["1 : no id (함대 귀환)"]));
    assert_eq!(graph.drafts[0].authors[0].name.as_deref(), Some("Jiwon Park"));

    let detail = check("wordpress/detail.json", (1, "함대 <em>귀환</em> &#038; 훈련", &[])).drafts.remove(0);
    assert_eq!((detail.section.as_deref(), detail.tags.as_slice()), (Some("국방 & 외교"), &["해군".into()][..]));
    assert_eq!(detail.detail_url, None);
    assert!(check("wordpress/protected.json", (1, "Protected: Members only", &[])).drafts[0].protected);
    check("wordpress/past-the-end.json", (0, "", &[]));
    check("wordpress/error.json", (0, "", &[": the source answers with an error (rest_no_route)"]));
    let unknown = ": no known format (array: id, count, description, link, name, slug, taxonomy, p)";
    check("wordpress/categories.json", (0, "", &[unknown]));
}

#[test]
fn a_wordpress_list_leads_on() {
    let url = "https://wp.example/wp-json/wp/v2/posts?per_page=3";
    let page = page_of(&fixtures().join("wordpress/list.json"), url, Some(2));
    assert_eq!(page.problems, []);
    assert_eq!(page.drafts.len(), 3);
    assert_eq!(page.drafts[1].headline, None);
    let details: Vec<_> = page.drafts.iter().filter_map(|draft| draft.detail_url.as_deref()).collect();
    assert!(details[0].starts_with("https://wp.example/wp-json/wp/v2/posts/31?_fields="), "{}", details[0]);
    assert_eq!(details.len(), 3);
    assert_eq!(page.next_url.as_deref(), Some("https://wp.example/wp-json/wp/v2/posts?per_page=3&page=2"));
}

#[test]
fn recordings_read_as_what_they_are() {
    let folder = recordings();
    let check = |name: &str, expected: Expected<'_>| check(&folder, name, expected);
    let ship = "Captain of wrecked cruise ship on trial in Italy";
    let dell =
        "Dell Redefines Workstation Computing Boundaries with Smallest Tower and Most Powerful Rack Workstations";
    for version in ["1.6", "2.2", "3.1"] {
        let check = |name: &str, headline: &str| {
            check(&format!("ninjs/doc-examples/{version}/{name}.json"), (1, headline, &[]))
        };
        check("001_simple_example", ship);
        let renditions = check("002_renditions_example", "");
        assert_eq!(renditions.drafts[0].image.as_ref().and_then(|image| image.width), Some(432));
        check("003_associations_example", dell);
        let simple = check("004_simple_text_article", ship);
        assert!(matches!(simple.drafts[0].body, Some(Marked::Html(_))), "{version}");
        let complex = check("005_complex_text_article", ship);
        let notice = complex.drafts[0].copyright_notice.as_deref();
        assert_eq!(notice, Some("Copyright 2013 The News Agency, www.tna.org - all rights reserved."));
        let photo = check("006_photo_only", "Costa Concordia cruise ship");
        let caption = photo.drafts[0].image.as_ref().and_then(|image| image.caption.as_deref()).unwrap_or_default();
        assert!(caption.starts_with("The Costa Concordia cruise ship lies on its side"), "{version}");
        let media = check("007_multimedia", ship);
        assert_eq!(media.drafts[0].image.as_ref().and_then(|image| image.width), Some(429), "{version}");
        assert_eq!(media.drafts[0].attachments.len(), 1, "{version}");
    }
    check("ninjs/doc-examples/3.1/008_event.json", (1, "2023 NATO Summit Press Conference", &[]));
    check("ninjs/doc-examples/not-valid/008_extension.json", (1, "", &[]));

    for version in ["v1", "v1.1"] {
        let feed = |name: &str| format!("jsonfeed/{version}/{name}.json");
        check(&feed("simple"), (2, "", &[]));
        check(&feed("microblog"), (1, "", &[]));
        let podcast = check(&feed("podcast"), (1, "Special #1 - Chris Parrish", &[]));
        assert_eq!(podcast.drafts[0].attachments[0].seconds, Some(6629));
    }
    check("jsonfeed/jsonfeed_example_1.json", (2, "How Jeff Bezos’s iPhone X Was Hacked", &[]));
    check("jsonfeed/jsonfeed_spec_1.json", (1, "Announcing JSON Feed", &[]));
    let elastic = "InfluxDB vs. Graphite for Time Series Data & Metrics Benchmark";
    check("jsonfeed/jsonfeed_elastic_1.1.json", (3, elastic, &[]));

    check("ghost/posts.json", (1, "Coming soon", &[]));
    check("ghost/search-index.json", (1, "Coming soon", &[]));
    check("ghost/error-page.json", (0, "", &[]));
    check("ghost/posts-page.json", (0, "", &[]));
    check("ghost/error-404.json", (0, "", &[": the source answers with an error (ValidationError)"]));
    check("ghost/error-badkey.json", (0, "", &[": the source answers with an error (UNKNOWN_CONTENT_API_KEY)"]));
    for (name, found) in [("authors", "authors, meta"), ("tags", "tags, meta"), ("settings", "settings, meta")] {
        check(&format!("ghost/{name}.json"), (0, "", &[&format!(": no known format (object: {found})")]));
    }

    check("schema-org/newsarticle-min.json", (1, "Sample headline", &[]));
    check("schema-org/newsarticle-graph.json", (1, "G", &[]));
}

#[test]
fn recordings_of_wordpress_read_as_what_they_are() {
    let Some(folder) = recordings_beside() else { return };
    let check = |name: &str, expected: Expected<'_>| check(&folder, name, expected);
    check("wordpress/posts-slug.json", (1, "Hello world!", &[]));
    check("wordpress/posts-fields.json", (20, "Hello world!", &[]));
    check("wordpress/posts-p3-error.json", (0, "", &[]));
    check("wordpress/post-404.json", (0, "", &[": the source answers with an error (rest_post_invalid_id)"]));
    let out_of_bounds = ": the source answers with an error (rest_invalid_param)";
    check("wordpress/posts-perpage-101-error.json", (0, "", &[out_of_bounds]));
}

#[test]
fn what_holds_no_articles_says_so() {
    let mut paths: Vec<PathBuf> = Vec::new();
    let beside = [
        "wordpress/categories.json",
        "wordpress/users.json",
        "wordpress/search.json",
        "typesense/search.json",
        "typesense/error-401.json",
    ];
    let mut least = 25;
    if let Some(folder) = recordings_beside() {
        paths.extend(beside.iter().map(|name| folder.join(name)));
        paths.extend(files_in(&folder.join("wordpress")).filter(|path| !is_json(path)));
        paths.extend(files_in(&folder.join("rss-atom")));
        least += 20;
    }
    let folder = recordings();
    paths
        .extend(["jsonfeed/schema-v1.json", "jsonfeed/schema-v1.1.json", "jsonfeed/LICENSE"].map(|it| folder.join(it)));
    paths.extend(files_in(&folder.join("ninjs/specification")));
    paths.extend(files_in(&folder.join("ghost")).filter(|path| !is_json(path)));
    for path in &paths {
        let page = page_of(path, "https://source.example/", None);
        assert_eq!(page.drafts, [], "{}", path.display());
        assert_eq!(page.problems.len(), 1, "{}: {:?}", path.display(), page.problems);
    }
    assert!(least <= paths.len(), "{} documents, expected at least {least}", paths.len());
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}

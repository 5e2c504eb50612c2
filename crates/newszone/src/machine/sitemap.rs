//! Sitemaps, <https://www.sitemaps.org/protocol.html>, and Google's news sitemap.
//!
//! Invariant: articles are counted from the oldest, so that a new one changes the last file alone; what changes with
//! every article, the front page and the sections, has a file of its own.

use super::entry::{Entry, escaped};
use news_core::moment::Moment;

/// Most addresses in a file, by the protocol.
pub const URLS_MAX: usize = 50_000;

/// Most bytes of a file, by the protocol.
pub const BYTES_MAX: usize = 50 * 1024 * 1024;

/// How long an article is news to Google, in seconds.
pub const NEWS_SECONDS: i64 = 48 * 60 * 60;

/// Most articles in a news sitemap, by Google.
pub const NEWS_MAX: usize = 1_000;

/// The index, which robots.txt names.
pub const INDEX: &str = "sitemap.xml";

/// The news sitemap.
pub const NEWS: &str = "sitemaps/news.xml";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Absolute address.
    pub url: String,
    /// When it last changed.
    pub changed: Option<Moment>,
}

/// The path of a sitemap. The first one, of number 0, has the front page and the sections.
#[must_use]
pub fn path(number: usize) -> String {
    format!("sitemaps/sitemap-{number}.xml")
}

/// The places, the oldest first, in as many sitemaps as they need.
#[must_use]
pub fn write(places: &[Place]) -> Vec<String> {
    parted(places, URLS_MAX, BYTES_MAX)
}

fn parted(places: &[Place], urls_max: usize, bytes_max: usize) -> Vec<String> {
    let head = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    let tail = "</urlset>\n";
    let (mut files, mut file, mut urls) = (Vec::new(), head.clone(), 0);
    for place in places {
        let line = located("url", place);
        if urls == urls_max || (0 < urls && bytes_max < file.len() + line.len() + tail.len()) {
            files.push(std::mem::replace(&mut file, head.clone()) + tail);
            urls = 0;
        }
        file.push_str(&line);
        urls += 1;
    }
    if 0 < urls {
        files.push(file + tail);
    }
    files
}

/// The index of these sitemaps.
#[must_use]
pub fn index(sitemaps: &[Place]) -> String {
    let lines: String = sitemaps.iter().map(|it| located("sitemap", it)).collect();
    format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n{lines}</sitemapindex>\n")
}

/// The news sitemap of those entries, newest first, that are news at that moment; none where there are none, because
/// a sitemap must have an address.
///
/// <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>
#[must_use]
pub fn news(entries: &[Entry<'_>], name: &str, language: &str, now: Moment) -> Option<String> {
    let mut lines = String::new();
    let fresh = entries.iter().filter_map(|it| Some((it, it.article.published?)));
    let fresh = fresh.filter(|(_, published)| is_news(*published, now));
    for (entry, published) in fresh.take(NEWS_MAX) {
        let language = entry.article.language.as_deref().unwrap_or(language);
        lines.push_str(&format!(
            "<url><loc>{}</loc><news:news><news:publication><news:name>{}</news:name><news:language>{}\
             </news:language></news:publication><news:publication_date>{}</news:publication_date>\
             <news:title>{}</news:title></news:news></url>\n",
            escaped(&entry.url),
            escaped(name),
            escaped(&news_language(language)),
            published.rfc3339(),
            escaped(&entry.article.headline),
        ));
    }
    let namespace = "http://www.google.com/schemas/sitemap-news/0.9";
    let document = || format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:news=\"{namespace}\">\n{lines}</urlset>\n");
    (!lines.is_empty()).then(document)
}

/// Whether an article of that date is news at that moment.
#[must_use]
pub fn is_news(published: Moment, now: Moment) -> bool {
    published <= now && now.0.saturating_sub(published.0) <= NEWS_SECONDS
}

/// Google takes two or three letters (ISO 639), and Chinese by its script.
fn news_language(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    match tag.as_str() {
        "zh-tw" | "zh-hk" | "zh-mo" | "zh-hant" => "zh-tw".to_owned(),
        _ if tag == "zh" || tag.starts_with("zh-") => "zh-cn".to_owned(),
        _ => tag.split('-').next().unwrap_or_default().to_owned(),
    }
}

fn located(name: &str, place: &Place) -> String {
    let changed = place.changed.map(|it| format!("<lastmod>{}</lastmod>", it.rfc3339())).unwrap_or_default();
    format!("<{name}><loc>{}</loc>{changed}</{name}>\n", escaped(&place.url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(count: usize) -> Vec<Place> {
        let place = |nth| Place { url: format!("https://뉴스.example/{nth}?a&b"), changed: Some(Moment(nth)) };
        (0..).take(count).map(place).collect()
    }

    #[track_caller]
    fn check(count: usize, urls_max: usize, bytes_max: usize, expected: &[usize]) {
        let files = parted(&places(count), urls_max, bytes_max);
        let counts: Vec<usize> = files.iter().map(|it| it.matches("<url>").count()).collect();
        assert_eq!(counts, expected);
        assert!(files.iter().all(|it| it.len() <= bytes_max || it.matches("<url>").count() == 1));
    }

    #[test]
    fn files_are_bounded() {
        check(0, 3, 9_999, &[]);
        check(3, 3, 9_999, &[3]);
        check(4, 3, 9_999, &[3, 1]);
        check(4, 9, 330, &[2, 2]);
        check(2, 9, 10, &[1, 1]);
    }

    #[test]
    fn an_old_file_keeps_its_bytes() {
        assert_eq!(parted(&places(7), 3, 9_999)[..2], parted(&places(8), 3, 9_999)[..2]);
    }

    #[test]
    fn news_is_two_days_old_at_most() {
        let now = Moment(1_000_000);
        let is = |ago| is_news(Moment(now.0 - ago), now);
        assert_eq!([is(-1), is(0), is(NEWS_SECONDS), is(NEWS_SECONDS + 1)], [false, true, true, false]);
        assert_eq!(["ko-KR", "zh-Hant", "zh", "en"].map(news_language), ["ko", "zh-tw", "zh-cn", "en"]);
    }
}

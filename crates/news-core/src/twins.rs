//! The same story in another language: which articles that are, and which paragraph of one belongs to which of the other.
//!
//! Invariant: being a translation goes both ways and on. Laid beside each other, every block of both texts stands there
//! once, and in its order.

use std::ops::Range;
use std::sync::Arc;

use crate::archive::Archive;
use crate::article::{Article, Translation};
use crate::markup::Block;

/// The same story in another language, as a reader comes to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// BCP 47 tag.
    pub language: String,
    /// Its id, if it is read here.
    pub id: Option<String>,
    /// Its address elsewhere. There is this, or an id.
    pub url: Option<String>,
}

/// What stands beside an article's text: its translation, as the facing pages of a book have it.
#[derive(Clone, Debug)]
pub enum Facing {
    /// Nothing is to stand there.
    Nothing,
    /// The article of that id, which is on its way.
    Awaited(String),
    /// The article.
    Here(Arc<Article>),
    /// It could not be fetched.
    Lost,
    /// There is none in that language.
    Missing,
}

/// The translations of an article, one a language; those at hand first. Those of which nobody says the language are left
/// out: nothing could be said of them.
#[must_use]
pub fn twins(article: &Article, archive: &Archive) -> Vec<Twin> {
    let group = group(article, archive.articles());
    let mut twins: Vec<Twin> = Vec::new();
    let mut add = |language: Option<&String>, id: Option<&String>, url: Option<&String>| {
        let Some(language) = language else { return };
        let is_known = article.language.as_ref() == Some(language) || twins.iter().any(|it| it.language == *language);
        if !is_known && id != Some(&article.id) {
            twins.push(Twin { language: language.clone(), id: id.cloned(), url: url.cloned() });
        }
    };
    for one in &group[1..] {
        add(one.language.as_ref(), Some(&one.id), None);
    }
    for translation in group.iter().flat_map(|it| &it.translations) {
        let is_gone = translation.id.as_ref().is_some_and(|it| archive.withdrawn(it).is_some());
        if !is_gone && !group.iter().any(|it| is_meant(translation, it)) {
            // What is named by its id is read here, wherever it has to be looked for.
            let url = if translation.id.is_none() { translation.url.as_ref() } else { None };
            add(translation.language.as_ref(), translation.id.as_ref(), url);
        }
    }
    twins
}

/// The article, and all of these that it names or that name it, or one of those.
fn group<'a>(article: &'a Article, articles: &'a [Arc<Article>]) -> Vec<&'a Article> {
    let mut group = vec![article];
    let mut nth = 0;
    while let Some(one) = group.get(nth).copied() {
        nth += 1;
        for other in articles {
            let is_new = !group.iter().any(|it| it.id == other.id);
            if is_new && (names(one, other) || names(other, one)) {
                group.push(other);
            }
        }
    }
    group
}

fn names(one: &Article, other: &Article) -> bool {
    one.translations.iter().any(|it| is_meant(it, other))
}

fn is_meant(translation: &Translation, article: &Article) -> bool {
    translation.id.as_ref() == Some(&article.id) || translation.url.is_some() && translation.url == article.url
}

/// Of each block whether it is a heading: all that aligning texts has to know of them.
#[must_use]
pub fn headings(blocks: &[Block]) -> Vec<bool> {
    blocks.iter().map(|it| matches!(it, Block::Heading { .. })).collect()
}

/// Which blocks of two texts belong beside each other, in rows. Of each text is known which blocks are headings.
///
/// Texts of as many blocks stand block by block. Others are parted where their headings are, if they have as many of
/// them, and what is unequal between two headings is dealt out evenly.
#[must_use]
pub fn rows(one: &[bool], other: &[bool]) -> Vec<(Range<usize>, Range<usize>)> {
    let count = |text: &[bool]| text.iter().filter(|it| **it).count();
    let is_parted = one.len() != other.len() && count(one) == count(other);
    // Where what begins there ends: at the next heading, or with the text.
    let end = |text: &[bool], from: usize| {
        let next = text[from..].iter().position(|it| *it && is_parted);
        next.map_or(text.len(), |it| from + it)
    };
    let (mut rows, mut at, mut at_other) = (Vec::new(), 0, 0);
    while at < one.len() || at_other < other.len() {
        let (mut to, mut to_other) = (end(one, at), end(other, at_other));
        if at == to && at_other == to_other {
            // A heading stands beside a heading.
            (to, to_other) = (at + 1, at_other + 1);
        }
        deal(at..to, at_other..to_other, &mut rows);
        (at, at_other) = (to, to_other);
    }
    rows
}

/// As many rows as the shorter has blocks; one, where that has none.
fn deal(one: Range<usize>, other: Range<usize>, rows: &mut Vec<(Range<usize>, Range<usize>)>) {
    let count = one.len().min(other.len()).max(1);
    let share = |all: &Range<usize>, nth: usize| all.start + nth * all.len() / count;
    for nth in 0..count {
        rows.push((share(&one, nth)..share(&one, nth + 1), share(&other, nth)..share(&other, nth + 1)));
    }
}

/// The block of the other text that belongs to a block of one; where the other text has none, 0.
#[must_use]
pub fn counterpart(one: &[bool], nth: usize, other: &[bool]) -> usize {
    let row = rows(one, other).into_iter().find(|(one, _)| one.contains(&nth));
    row.map_or(0, |(one, other)| (other.start + nth - one.start).min(other.end.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accept::{self, Terms};
    use crate::archive::Holding;
    use crate::draft::{Draft, DraftNeighbour, Marked};
    use crate::moment::Moment;
    use crate::native::Native;

    /// An article of that id and language, which names translations: by `language:id`, by an address, or by an id.
    fn article(id: &str, language: &str, named: &[&str]) -> Article {
        let translation = |it: &&str| {
            let text = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
            let (language, name) = match it.split_once(':') {
                Some((language, _)) if language.starts_with("http") => ("", *it),
                parted => parted.unwrap_or(("", it)),
            };
            let is_url = name.starts_with("http");
            let (id, url) = if is_url { (None, text(name)) } else { (text(name), None) };
            DraftNeighbour { language: text(language), ..DraftNeighbour::translation(id, url) }
        };
        let draft = Draft {
            id: Some(id.to_owned()),
            url: Some(format!("https://news.example/{id}")),
            headline: Some(Marked::Text("함대 귀환".to_owned())),
            language: Some(language.to_owned()).filter(|it| !it.is_empty()),
            neighbours: named.iter().map(translation).collect(),
            ..Draft::default()
        };
        let terms = Terms { now: Moment(0), base: "", language: None, split_kicker: true, embed_hosts: &[] };
        accept::accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
    }

    /// The twins of the first, each as `language:id` or `language:address`.
    #[track_caller]
    fn check(articles: &[Article], expected: &[&str]) {
        let articles = articles.iter().cloned().map(Arc::new).collect::<Vec<_>>();
        let first = Arc::clone(&articles[0]);
        let archive = Archive::new([&Holding { articles, withdrawn: Vec::new() }]);
        let name = |it: Twin| format!("{}:{}", it.language, it.id.or(it.url).unwrap_or_default());
        assert_eq!(twins(&first, &archive).into_iter().map(name).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn translations_go_both_ways_and_on() {
        check(&[article("함대", "ko", &[])], &[]);
        check(&[article("함대", "ko", &["fleet"]), article("fleet", "en", &[])], &["en:fleet"]);
        check(&[article("fleet", "en", &[]), article("함대", "ko", &["fleet"])], &["ko:함대"]);
        check(&[article("fleet", "en", &[]), article("함대", "ko", &["https://news.example/fleet"])], &["ko:함대"]);
        let three = [article("fleet", "en", &["함대"]), article("함대", "ko", &[]), article("flotte", "fr", &["함대"])];
        check(&three, &["ko:함대", "fr:flotte"]);
    }

    #[test]
    fn translations_that_are_not_at_hand() {
        check(&[article("7", "ko", &["ko:7", "en:12"])], &["en:12"]);
        check(&[article("7", "ko", &["en:https://a.example/12"])], &["en:https://a.example/12"]);
        // Nobody says what they are, or they are in the same language, or another stands for it.
        check(&[article("7", "ko", &["12", "ko:13"])], &[]);
        check(&[article("7", "ko", &["en:12", "en:13"]), article("13", "en", &[])], &["en:13"]);
        check(&[article("7", "ko", &["12"]), article("12", "", &[])], &[]);
    }

    #[test]
    fn one_that_is_withdrawn_is_led_to_no_more() {
        let withdrawn = vec![accept::Withdrawn { id: "12".to_owned(), reason: accept::Reason::Canceled }];
        let first = Arc::new(article("7", "ko", &["en:12"]));
        let archive = Archive::new([&Holding { articles: vec![Arc::clone(&first)], withdrawn }]);
        assert_eq!(twins(&first, &archive), []);
    }

    /// Texts by their blocks: `#` is a heading, `.` is none.
    fn text(blocks: &str) -> Vec<bool> {
        blocks.bytes().map(|it| it == b'#').collect()
    }

    #[track_caller]
    fn check_rows(one: &str, other: &str, expected: &str) {
        let rows = rows(&text(one), &text(other));
        let mut next = (0, 0);
        for (a, b) in &rows {
            assert_eq!((a.start, b.start), next, "{one} {other}");
            next = (a.end, b.end);
        }
        assert_eq!(next, (one.len(), other.len()), "{one} {other}");
        let shown: Vec<String> = rows.into_iter().map(|(a, b)| [&one[a], "|", &other[b]].concat()).collect();
        assert_eq!(shown.join(" "), expected, "{one} {other}");
    }

    #[test]
    fn rows_of_two_texts() {
        check_rows("", "", "");
        check_rows("...", "...", ".|. .|. .|.");
        check_rows(".#.", "..#", ".|. #|. .|#");
        check_rows("..", "", "..|");
        check_rows("", "..", "|..");
        check_rows("..", "....", ".|.. .|..");
        check_rows("...", "..", ".|. ..|.");
        // Headings part, so that what one section has more does not move the next.
        check_rows(".#..#.", ".#...#.", ".|. #|# .|. .|.. #|# .|.");
        check_rows("#.#.", "#...#.", "#|# .|... #|# .|.");
        check_rows("#.", ".#..", "|. #|# .|..");
        check_rows("##.", "#.#..", "#|# |. #|# .|..");
        // With other headings there is nothing to part by.
        check_rows(".#.", ".#.#.", ".|. #|#. .|#.");
    }

    #[track_caller]
    fn check_counterpart(one: &str, nth: usize, other: &str, expected: usize) {
        assert_eq!(counterpart(&text(one), nth, &text(other)), expected, "{one} {nth} {other}");
    }

    #[test]
    fn counterparts() {
        check_counterpart("...", 1, "...", 1);
        check_counterpart("....", 3, "..", 1);
        check_counterpart("..", 1, "....", 2);
        check_counterpart(".#..#.", 4, ".#...#.", 5);
        check_counterpart("...", 2, "", 0);
        check_counterpart("..", 9, "..", 0);
    }
}

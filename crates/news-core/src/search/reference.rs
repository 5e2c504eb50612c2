//! The plainest search there is: every article is looked through, letter by letter.
//!
//! It is what "found" means, in as little code as can say it; faster ways have to answer the same.
//!
//! Invariant: nothing is remembered, skipped or ordered here.

use super::document::Document;
use super::expression::{Expression, Place, Words};
use super::fold::fold;
use super::pattern::Pattern;
use super::spacing::begins_word;
use crate::article::Article;
use crate::moment::Day;
use crate::query::Facet;

/// An article as a search sees it.
#[derive(Clone, Debug)]
pub struct Folded {
    /// Headline with its kicker, deck, byline and body, folded.
    fields: [String; 4],
    /// Folded names, in the order of [`Facet::ALL`].
    names: [Vec<String>; 4],
    published: Option<Day>,
}

impl Folded {
    /// Folds an article, for a reader whose clock is that far ahead of UTC, in minutes.
    #[must_use]
    pub fn new(article: &Article, offset_minutes: i32) -> Self {
        let document = Document::of(article);
        Self {
            fields: document.fields.map(|it| fold(&it)),
            names: document.names.map(|names| names.iter().map(|it| fold(it)).collect()),
            published: article.published.map(|it| it.day(offset_minutes)),
        }
    }

    /// Headline with its kicker, deck, byline and body, folded.
    #[must_use]
    pub fn fields(&self) -> &[String; 4] {
        &self.fields
    }

    /// Whether the article is what an expression asks for.
    #[must_use]
    pub fn answers(&self, expression: &Expression) -> bool {
        match expression {
            Expression::All(members) => members.iter().all(|it| self.answers(it)),
            Expression::Any(members) => members.iter().any(|it| self.answers(it)),
            Expression::Not(member) => !self.answers(member),
            Expression::Words(words) => {
                let fields = match words.place {
                    Place::Anywhere => &self.fields[..],
                    Place::Title => &self.fields[..1],
                };
                fields.iter().any(|it| holds(it, words))
            }
            Expression::Named { facet, name } => self.names[*facet as usize].iter().any(|own| match facet {
                Facet::Author => own.contains(name.as_str()),
                Facet::Section | Facet::Tag | Facet::Language => own == name,
            }),
            Expression::Dated { from, to } => {
                self.published.is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
            }
        }
    }
}

/// Whether a folded text holds words.
fn holds(text: &str, words: &Words) -> bool {
    let across = words.goes_across_spaces();
    words.patterns.iter().any(|pattern| match pattern.text() {
        // The same as below, but known to be quick: most questions are of this kind.
        Some(word) if !across => text.contains(&word),
        _ => holds_pattern(text, pattern, across),
    })
}

fn holds_pattern(text: &str, pattern: &Pattern, across: bool) -> bool {
    let mut before = None;
    for (at, letter) in text.char_indices() {
        if pattern.spans[0].admits(letter) {
            let rest = &text[at..];
            let is_here = pattern.length_at(rest).is_some();
            if is_here || (across && begins_word(before) && pattern.length_across(rest).is_some()) {
                return true;
            }
        }
        before = Some(letter);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accept::{Terms, accept};
    use crate::draft::{Draft, DraftAuthor, Marked};
    use crate::moment::Moment;
    use crate::native::Native;

    fn article() -> Article {
        let draft = Draft {
            id: Some("1".into()),
            headline: Some(Marked::Text("[한·루마니아] 국방부, 방산 협력 논의".into())),
            deck: Some(Marked::Text("“K9 자주포” 한국 방문".into())),
            authors: vec![DraftAuthor { name: Some("김 기자".into()), ..DraftAuthor::default() }],
            section: Some("국방".into()),
            tags: vec!["NATO".into()],
            language: Some("ko-KR".into()),
            published: Some("2022-09-22T20:00:00Z".into()),
            body: Some(Marked::Text("Vasile Dîncu 미사일".into())),
            ..Draft::default()
        };
        let base = "https://news.example/feed.json";
        let terms = Terms { now: Moment(2_000_000_000), base, language: None, split_kicker: true, embed_hosts: &[] };
        accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
    }

    #[track_caller]
    fn check(query: &str, expected: bool) {
        let folded = Folded::new(&article(), 540);
        assert_eq!(folded.answers(&Expression::read(query, false).expression), expected, "{query}");
    }

    #[test]
    fn what_is_found() {
        for query in [
            "",
            "방부",
            "국방부 dincu",
            "루마니아] 국",
            "방산협력",
            "방산 협력",
            "\"방산 협력\"",
            "ㅂㅅ",
            "ㅁㅅㅇ",
            "미사ㅇ",
            "in:title 국방부",
            "title:루마니아",
            "author:김",
            "section:국방 tag:nato lang:ko",
            "date:2022-09-23",
            "after:2022-09-23",
            "before:2022-09-24",
            "국방부 -육군",
            "육군 OR 국방부",
            "-(육군 해군)",
            "9 자",
        ] {
            check(query, true);
        }
    }

    #[test]
    fn what_is_not_found() {
        for query in [
            "육군",
            "국방 육군",
            "\"방산협력\"",
            "국방문",
            "산협력논의",
            "자주포한국",
            "미사이",
            "\"ㅁㅅㅇ\"",
            "in:title 미사일",
            "title:미사일 국방부",
            "author:박",
            "section:국",
            "tag:nat",
            "date:2022-09-22",
            "after:2022-09-24",
            "before:2022-09-23",
            "-국방부",
            "육군 OR 해군",
        ] {
            check(query, false);
        }
    }
}

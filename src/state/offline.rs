//! What is kept for reading offline because the reader said so: of which sections, and within which limit.

use std::sync::Arc;

use news_core::article::{Article, Body};

/// Limits that can be chosen, in megabytes: some hundred articles, some thousand, and a long journey.
pub const LIMITS_MB: [u32; 3] = [5, 25, 100];

/// What the reader chose to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// How much at most, in megabytes; 0 for nothing at all.
    pub limit_mb: u32,
    /// Of which sections; of all where it is empty.
    pub sections: Vec<String>,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Its size, in bytes.
    pub bytes: u64,
    /// The addresses of its documents, a line each.
    pub urls: String,
    /// Whether there was no room for all that was wanted.
    pub full: bool,
}

impl Choice {
    /// Reads what [`Choice::write`] wrote; nothing is kept where it was something else.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let limit_mb = lines.next().and_then(|it| it.parse().ok()).filter(|it| LIMITS_MB.contains(it));
        limit_mb.map_or_else(Self::default, |limit_mb| Self { limit_mb, sections: lines.map(str::to_owned).collect() })
    }

    /// The choice as a text, a line for each part of it.
    #[must_use]
    pub fn write(&self) -> String {
        let limit = self.limit_mb.to_string();
        [std::slice::from_ref(&limit), &self.sections].concat().join("\n")
    }

    /// Takes a section in, or out again.
    pub fn turn(&mut self, section: &str) {
        let count = self.sections.len();
        self.sections.retain(|it| it != section);
        if self.sections.len() == count {
            self.sections.push(section.to_owned());
        }
    }

    /// The documents in which the texts of the chosen articles are, in the articles' order.
    #[must_use]
    pub fn documents(&self, articles: &[Arc<Article>]) -> Vec<String> {
        documents_of(articles, &|article| {
            let is_chosen = || article.section.as_ref().is_some_and(|it| self.sections.contains(it));
            0 < self.limit_mb && (self.sections.is_empty() || is_chosen())
        })
    }
}

/// The documents in which the texts of those articles are that came without, in the articles' order.
#[must_use]
pub fn documents_of(articles: &[Arc<Article>], is_wanted: &dyn Fn(&Article) -> bool) -> Vec<String> {
    let mut documents: Vec<String> = Vec::new();
    for article in articles.iter().filter(|it| is_wanted(it)) {
        if let Body::Elsewhere { url } = &article.body {
            let document = url.split('#').next().unwrap_or_default();
            if !documents.iter().any(|it| it == document) {
                documents.push(document.to_owned());
            }
        }
    }
    documents
}

/// The documents to keep, where the same was chosen before: an article whose text has been read says no longer where it
/// came from, and is kept all the same.
#[must_use]
pub fn with_former(mut documents: Vec<String>, choice: &Choice, before: Option<&(Vec<String>, Choice)>) -> Vec<String> {
    if let Some((former, _)) = before.filter(|(_, chosen)| chosen == choice) {
        let gone: Vec<String> = former.iter().filter(|it| !documents.contains(it)).cloned().collect();
        documents.extend(gone);
    }
    documents
}

/// The sections of these articles, in the order in which they come up.
#[must_use]
pub fn sections(articles: &[Arc<Article>]) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    for section in articles.iter().filter_map(|it| it.section.as_ref()) {
        if !sections.contains(section) {
            sections.push(section.clone());
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_remembered() {
        #[track_caller]
        fn check(limit_mb: u32, sections: &[&str]) {
            let choice = Choice { limit_mb, sections: sections.iter().map(|it| (*it).to_owned()).collect() };
            assert_eq!(Choice::read(&choice.write()), choice);
        }
        check(0, &[]);
        check(25, &[]);
        check(100, &["국방", "World news"]);
        for strange in ["", "7", "-5", "5 MB", "<p>"] {
            assert_eq!(Choice::read(strange), Choice::default(), "{strange}");
        }
    }

    #[test]
    fn what_was_read_is_kept_on() {
        #[track_caller]
        fn check(documents: &[&str], limit_mb: u32, expected: &[&str]) {
            let list = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
            let before = (list(&["가.json", "b.json"]), Choice { limit_mb: 5, sections: Vec::new() });
            let choice = Choice { limit_mb, ..Choice::default() };
            assert_eq!(with_former(list(documents), &choice, Some(&before)), list(expected));
        }
        check(&["가.json", "b.json"], 5, &["가.json", "b.json"]);
        check(&["b.json"], 5, &["b.json", "가.json"]);
        check(&["새.json", "b.json"], 5, &["새.json", "b.json", "가.json"]);
        check(&["b.json"], 25, &["b.json"]);
        check(&[], 0, &[]);
        assert!(with_former(Vec::new(), &Choice::default(), None).is_empty());
    }

    #[test]
    fn sections_go_in_and_out() {
        let mut choice = Choice::default();
        choice.turn("국방");
        choice.turn("World");
        choice.turn("국방");
        assert_eq!(choice.sections, ["World"]);
    }
}

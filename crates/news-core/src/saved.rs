//! Searches that a reader keeps, as text that a browser remembers.
//!
//! Invariant: no search is kept twice, and none that leaves nothing out. What was written by another version is read as far
//! as it can be: a line is a search as addresses have it, and addresses stay.

use crate::query::{Facet, Query};

/// Searches, in the order in which they were kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    queries: Vec<Query>,
}

impl Saved {
    /// Reads what [`Saved::write`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut saved = Self::default();
        text.lines().map(Query::read).for_each(|it| saved.keep(it));
        saved
    }

    /// A line for each.
    #[must_use]
    pub fn write(&self) -> String {
        self.queries.iter().map(|it| it.write() + "\n").collect()
    }

    /// All of them.
    #[must_use]
    pub fn queries(&self) -> &[Query] {
        &self.queries
    }

    /// Whether a search is kept.
    #[must_use]
    pub fn holds(&self, query: &Query) -> bool {
        self.queries.contains(query)
    }

    /// Keeps a search, behind the others.
    pub fn keep(&mut self, query: Query) {
        if query.narrows() && !self.holds(&query) {
            self.queries.push(query);
        }
    }

    /// Forgets a search.
    pub fn forget(&mut self, query: &Query) {
        self.queries.retain(|it| it != query);
    }
}

/// The section, where a search asks for all of one section and for nothing else; the order is nothing.
#[must_use]
pub fn section_of(query: &Query) -> Option<&str> {
    let section = query.facet(Facet::Section)?;
    (!query.with_facet(Facet::Section, "").narrows()).then_some(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_are_kept_once_and_read_again() {
        let mut saved = Saved::default();
        for search in ["q=국방+장관", "section=Korea&sort=oldest", "q=국방+장관", "", "sort=oldest", "from=2022-09-01"]
        {
            saved.keep(Query::read(search));
        }
        assert_eq!(saved.queries().len(), 3);
        let text = saved.write();
        assert_eq!(text.lines().next(), Some("q=%EA%B5%AD%EB%B0%A9%20%EC%9E%A5%EA%B4%80"));
        assert_eq!(Saved::read(&text), saved);
        saved.forget(&Query::read("from=2022-09-01"));
        saved.forget(&Query::read("q=never"));
        assert_eq!(saved.queries().len(), 2);
        assert!(saved.holds(&Query::read("q=국방+장관")));
        // What nobody wrote is as good as nothing.
        assert_eq!(Saved::read("\n\u{0}\n=&=\n{\"v\":2}\n"), Saved::default());
    }

    #[test]
    fn sections_that_are_asked_for_whole() {
        let section = |search| section_of(&Query::read(search)).map(str::to_owned);
        assert_eq!(section("section=Korea&sort=oldest").as_deref(), Some("Korea"));
        for search in ["", "q=Korea", "section=Korea&q=x", "section=Korea&from=2022-09-01", "tag=Korea"] {
            assert_eq!(section(search), None, "{search}");
        }
    }
}

//! Which articles a reader asked for, as the address says it.
//!
//! Invariant: a query is all that filters; whatever it holds is in the address, and the address holds nothing else.

use crate::moment::Day;
use crate::route::{decoded, encoded};

/// A question to the archive. The default asks for everything, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that must all occur, as typed.
    pub text: String,
    /// One choice a facet, in the order of [`Facet::ALL`]; `None` is any.
    pub facets: [Option<String>; 4],
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Order of the answer.
    pub sort: Sort,
}

/// A property that articles share and readers choose by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Section.
    Section,
    /// Keyword.
    Tag,
    /// Author.
    Author,
    /// Language.
    Language,
}

/// What a question is about, where it asks for one thing and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A section, a keyword or an author.
    Facet(Facet),
    /// A series.
    Series,
}

/// What a question for a series is put between.
const SERIES: [&str; 2] = ["title:\"", "\""];

/// Order of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Newest first, undated last.
    #[default]
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Best match first; of equal ones the newest.
    Relevance,
}

impl Facet {
    /// All of them, in the order they are shown.
    pub const ALL: [Facet; 4] = [Facet::Section, Facet::Tag, Facet::Author, Facet::Language];

    /// Its key in an address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Facet::Section => "section",
            Facet::Tag => "tag",
            Facet::Author => "author",
            Facet::Language => "lang",
        }
    }
}

impl Sort {
    /// All of them, in the order they are shown.
    pub const ALL: [Sort; 3] = [Sort::Newest, Sort::Oldest, Sort::Relevance];

    /// Its word in an address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
            Sort::Relevance => "relevance",
        }
    }

    /// The order of that word; newest first for any other.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or_default()
    }
}

impl Query {
    /// The choice made in a facet.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> Option<&str> {
        self.facets[facet as usize].as_deref()
    }

    /// The same query with another choice; empty is any.
    #[must_use]
    pub fn with_facet(&self, facet: Facet, choice: &str) -> Self {
        let mut query = self.clone();
        query.facets[facet as usize] = Some(choice.to_owned()).filter(|it| !it.is_empty());
        query
    }

    /// What finds a series: its name in headlines and kickers, as a phrase.
    #[must_use]
    pub fn of_series(name: &str) -> Self {
        Self { text: [SERIES[0], &name.replace('"', " "), SERIES[1]].concat(), ..Self::default() }
    }

    /// What it is about and what that is called, if it asks for one thing alone, in whatever order.
    #[must_use]
    pub fn subject(&self) -> Option<(Subject, &str)> {
        let is_all = |alone: Self| Self { sort: self.sort, ..alone } == *self;
        for facet in [Facet::Section, Facet::Tag, Facet::Author] {
            if let Some(name) = self.facet(facet) {
                return is_all(Self::default().with_facet(facet, name)).then_some((Subject::Facet(facet), name));
            }
        }
        let name = self.text.strip_prefix(SERIES[0])?.strip_suffix(SERIES[1]).filter(|it| !it.trim().is_empty())?;
        is_all(Self::of_series(name)).then_some((Subject::Series, name))
    }

    /// Whether it leaves anything out. The order alone does not.
    #[must_use]
    pub fn narrows(&self) -> bool {
        Self { sort: Sort::Newest, ..self.clone() } != Self::default()
    }

    /// Reads the query part of an address, without its `?`. Unknown keys and bad days are passed over.
    #[must_use]
    pub fn read(search: &str) -> Self {
        let mut query = Self::default();
        for pair in search.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decoded(&value.replace('+', " "));
            match key {
                "q" => query.text = value,
                "from" => query.from = Day::parse(&value),
                "to" => query.to = Day::parse(&value),
                "sort" => query.sort = Sort::of(&value),
                _ => {
                    if let Some(facet) = Facet::ALL.into_iter().find(|it| it.key() == key) {
                        query.facets[facet as usize] = Some(value).filter(|it| !it.is_empty());
                    }
                }
            }
        }
        query
    }

    /// The query part of an address, without its `?`; empty for the default query.
    #[must_use]
    pub fn write(&self) -> String {
        let mut search = String::new();
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                if !search.is_empty() {
                    search.push('&');
                }
                search.push_str(key);
                search.push('=');
                search.push_str(&encoded(value));
            }
        };
        put("q", &self.text);
        for facet in Facet::ALL {
            put(facet.key(), self.facet(facet).unwrap_or_default());
        }
        put("from", &day_text(self.from));
        put("to", &day_text(self.to));
        if self.sort != Sort::default() {
            put("sort", self.sort.key());
        }
        search
    }
}

/// A day as date controls and addresses have it; empty for none.
#[must_use]
pub fn day_text(day: Option<Day>) -> String {
    day.map(|it| it.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        let subject = |search: &str| Query::read(search).subject().map(|(it, name)| (it, name.to_owned()));
        let some = |it, name: &str| Some((it, name.to_owned()));
        assert_eq!(subject("section=국방&sort=oldest"), some(Subject::Facet(Facet::Section), "국방"));
        assert_eq!(subject("author=김철환"), some(Subject::Facet(Facet::Author), "김철환"));
        assert_eq!(subject("tag=K9"), some(Subject::Facet(Facet::Tag), "K9"));
        for none in ["", "lang=ko", "q=함대", "section=국방&q=함대", "section=국방&tag=K9", "tag=K9&from=2022-01-01"]
        {
            assert_eq!(subject(none), None, "{none}");
        }
        let series = Query::of_series("함대 \"소식\"");
        assert_eq!(series.subject(), Some((Subject::Series, "함대  소식 ")));
        assert_eq!(Query::of_series(" ").subject(), None);
        assert_eq!(subject("q=title:\"가\" or title:\"나\""), None);
        assert_eq!(subject("q=title:\"가\"&lang=ko"), None);
    }

    #[track_caller]
    fn check(search: &str, expected: &str) {
        let query = Query::read(search);
        assert_eq!(query.write(), expected);
        assert_eq!(Query::read(expected), query);
    }

    #[test]
    fn addresses() {
        check("", "");
        check("q=&section=", "");
        check("q=%EA%B5%AD%EB%B0%A9", "q=%EA%B5%AD%EB%B0%A9");
        check("q=a+b%2Bc", "q=a%20b%2Bc");
        check("sort=newest", "");
        check("sort=oldest&q=x", "q=x&sort=oldest");
        check("sort=upwards", "");
        check("from=2022-09-01&to=2022-02-30", "from=2022-09-01");
        check("tag=K9&author=%EA%B9%80&lang=ko&section=Korea", "section=Korea&tag=K9&author=%EA%B9%80&lang=ko");
        check("utm_source=x&q=y", "q=y");
    }

    #[test]
    fn narrowing() {
        assert!(!Query::read("sort=oldest").narrows());
        assert!(Query::read("lang=ko").narrows());
    }
}

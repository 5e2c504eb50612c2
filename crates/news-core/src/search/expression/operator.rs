//! The operators of the language, by all their names.

use crate::query::Facet;
use crate::search::fold::fold;

/// What stands before a colon and says what is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// An author, section, tag or language.
    Named(Facet),
    /// A word or phrase that has to be in the headline or kicker.
    Title,
    /// Where all words of the query have to be.
    In,
    /// A day, month or year: in it or later.
    After,
    /// A day, month or year: before it.
    Before,
    /// A day, month or year, or an interval of them.
    Date,
}

/// Every name, folded. A reader may type either language's, whatever the page speaks.
const NAMES: [(&str, Operator); 18] = [
    ("author", Operator::Named(Facet::Author)),
    ("작성자", Operator::Named(Facet::Author)),
    ("기자", Operator::Named(Facet::Author)),
    ("section", Operator::Named(Facet::Section)),
    ("섹션", Operator::Named(Facet::Section)),
    ("tag", Operator::Named(Facet::Tag)),
    ("태그", Operator::Named(Facet::Tag)),
    ("lang", Operator::Named(Facet::Language)),
    ("언어", Operator::Named(Facet::Language)),
    ("title", Operator::Title),
    ("제목", Operator::Title),
    ("in", Operator::In),
    ("after", Operator::After),
    ("이후", Operator::After),
    ("before", Operator::Before),
    ("이전", Operator::Before),
    ("date", Operator::Date),
    ("날짜", Operator::Date),
];

/// What `in:` may be followed by, folded.
pub(super) const TITLE: [&str; 2] = ["title", "제목"];

/// The operator of a name as typed: case, width and composition make no difference.
pub(super) fn operator(name: &str) -> Option<Operator> {
    // Longer texts are no names; a pasted page need not be folded to know that.
    const NAME_BYTES_MAX: usize = 60;
    if NAME_BYTES_MAX < name.len() {
        return None;
    }
    let name = fold(name);
    NAMES.iter().find(|it| it.0 == name).map(|it| it.1)
}

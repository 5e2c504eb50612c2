//! What a word of a query may be in a text: for each character, the ones that may stand there.
//!
//! Hangul syllables are ordered by initial consonant, vowel and final consonant, so whatever a half-typed syllable or a
//! lone initial can become is one range of them (Unicode Standard, section 3.12).
//!
//! Invariant: a pattern is over folded text and is never empty.

/// Characters from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first that may stand here.
    pub first: char,
    /// The last.
    pub last: char,
}

/// A word or a phrase, as it may stand in a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What may stand at each place.
    pub spans: Vec<Span>,
}

impl Span {
    /// One character and no other.
    #[must_use]
    pub fn of(letter: char) -> Self {
        Self { first: letter, last: letter }
    }

    /// Whether it may stand here.
    #[must_use]
    pub fn admits(self, letter: char) -> bool {
        self.first <= letter && letter <= self.last
    }

    /// The character, if there is only one.
    #[must_use]
    pub fn only(self) -> Option<char> {
        (self.first == self.last).then_some(self.first)
    }
}

impl Pattern {
    /// The folded text as it stands; `None` for an empty one.
    #[must_use]
    pub fn exact(folded: &str) -> Option<Self> {
        Self::of(folded.chars().map(Span::of).collect())
    }

    /// What may stand at each place; `None` for no place.
    #[must_use]
    pub fn of(spans: Vec<Span>) -> Option<Self> {
        (!spans.is_empty()).then_some(Self { spans })
    }

    /// The text it stands for, if it stands for only one.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.spans.iter().map(|it| it.only()).collect()
    }

    /// How many bytes of a text it takes, if it begins there.
    #[must_use]
    pub fn length_at(&self, text: &str) -> Option<usize> {
        let mut letters = text.chars();
        let mut length = 0;
        for span in &self.spans {
            let letter = letters.next().filter(|it| span.admits(*it))?;
            length += letter.len_utf8();
        }
        Some(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_stand_where() {
        assert_eq!(Pattern::exact(""), None);
        let exact = Pattern::exact("국방").unwrap();
        assert_eq!(
            (exact.text().as_deref(), exact.length_at("국방부"), exact.length_at("국")),
            (Some("국방"), Some(6), None)
        );
        let half = Pattern::of(vec![Span::of('국'), Span { first: '바', last: '빟' }]).unwrap();
        assert_eq!((half.text(), half.length_at("국방부"), half.length_at("국가")), (None, Some(6), None));
    }
}

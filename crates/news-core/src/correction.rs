//! What a correction changed: which words of an article went, and which came.
//!
//! A correction is written as a text, because whoever passes an article on has no need to understand it. Its first line is
//! the moment. A line that begins with `#` begins a part of the article and names it; the lines behind it are its pieces:
//! `=` before words that stayed, `-` before words that went, `+` before words that came; `~` alone stands for words that
//! stayed and are left out.
//!
//! Invariant: pieces are words, never markup. What cannot be read is passed over, and the rest is shown.

use crate::moment::Moment;

/// What stands in place of corrections where a source wants nothing told of what it said before.
pub const HIDDEN: &str = "hidden";

/// One correction. Its words are texts of their own, or lie in the text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction<T> {
    /// When it was made.
    pub at: Moment,
    /// What it changed, in the order of the article; empty where that is not told.
    pub parts: Vec<Part<T>>,
}

/// A line, paragraph or caption that a correction changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<T> {
    /// Where it is.
    pub place: Place,
    /// Its words, in order.
    pub pieces: Vec<Piece<T>>,
}

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The headline.
    Headline,
    /// The kicker.
    Kicker,
    /// The deck.
    Deck,
    /// The byline.
    Byline,
    /// The line under a picture or a table.
    Caption,
    /// A paragraph that stood elsewhere in the text.
    Moved,
    /// A paragraph, heading, item or row of the text.
    Text,
}

/// Some words of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece<T> {
    /// They stayed.
    Same(T),
    /// They went.
    Gone(T),
    /// They came.
    Come(T),
    /// They stayed, and are left out.
    Gap,
}

impl Place {
    const ALL: [(Place, &'static str); 7] = [
        (Place::Headline, "headline"),
        (Place::Kicker, "kicker"),
        (Place::Deck, "deck"),
        (Place::Byline, "byline"),
        (Place::Caption, "caption"),
        (Place::Moved, "moved"),
        (Place::Text, "text"),
    ];
}

/// Reads corrections; those whose moment cannot be read are left out.
#[must_use]
pub fn read(texts: &[String]) -> Vec<Correction<&str>> {
    texts.iter().filter_map(|it| correction(it)).collect()
}

fn correction(text: &str) -> Option<Correction<&str>> {
    let mut lines = text.split('\n');
    let at = Moment::parse(lines.next()?)?;
    let mut parts: Vec<Part<&str>> = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix('#') {
            // A place that this version does not know is one without a name.
            let place = Place::ALL.into_iter().find(|it| it.1 == name).map_or(Place::Text, |it| it.0);
            parts.push(Part { place, pieces: Vec::new() });
        } else if let (Some(part), Some(piece)) = (parts.last_mut(), piece(line)) {
            part.pieces.push(piece);
        }
    }
    parts.retain(|it| !it.pieces.is_empty());
    Some(Correction { at, parts })
}

fn piece(line: &str) -> Option<Piece<&str>> {
    let words = line.get(1..)?;
    match line.as_bytes()[0] {
        b'~' => Some(Piece::Gap),
        _ if words.is_empty() => None,
        b'=' => Some(Piece::Same(words)),
        b'-' => Some(Piece::Gone(words)),
        b'+' => Some(Piece::Come(words)),
        _ => None,
    }
}

impl Correction<String> {
    /// As a text that [`read`] reads back. Line breaks in its words become spaces.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = self.at.rfc3339();
        for Part { place, pieces } in &self.parts {
            text.push_str("\n#");
            text.push_str(Place::ALL.iter().find(|it| it.0 == *place).map_or("text", |it| it.1));
            for piece in pieces {
                let (sign, words) = match piece {
                    Piece::Same(words) => ("\n=", words.as_str()),
                    Piece::Gone(words) => ("\n-", words.as_str()),
                    Piece::Come(words) => ("\n+", words.as_str()),
                    Piece::Gap => ("\n~", ""),
                };
                text.push_str(sign);
                text.push_str(&words.replace('\n', " "));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Parts<'a> = Vec<Part<&'a str>>;

    #[track_caller]
    fn check(text: &str, expected: Option<Parts<'_>>) {
        let expected = expected.map(|parts| Correction { at: Moment::parse("2026-11-29T10:12:00Z").unwrap(), parts });
        assert_eq!(read(&[text.to_owned()]), Vec::from_iter(expected), "{text:?}");
    }

    #[test]
    fn corrections_read_back() {
        let words = |it: &str| it.to_owned();
        for (place, _) in Place::ALL {
            let pieces = vec![
                Piece::Gap,
                Piece::Same(words("국방부")),
                Piece::Gone(words("는")),
                Piece::Come(words("가 ")),
                Piece::Same(words(" -=+~ ")),
            ];
            let parts =
                vec![Part { place, pieces }, Part { place, pieces: vec![Piece::Gap, Piece::Come(words("a\nb"))] }];
            let written = Correction { at: Moment::parse("2026-11-29T10:12:00Z").unwrap(), parts }.write();
            let pieces =
                vec![Piece::Gap, Piece::Same("국방부"), Piece::Gone("는"), Piece::Come("가 "), Piece::Same(" -=+~ ")];
            let parts = vec![Part { place, pieces }, Part { place, pieces: vec![Piece::Gap, Piece::Come("a b")] }];
            check(&written, Some(parts));
        }
        check("2026-11-29T10:12:00Z", Some(Vec::new()));
    }

    #[test]
    fn what_is_broken_is_passed_over() {
        let part = |pieces| Some(vec![Part { place: Place::Text, pieces }]);
        check("", None);
        check("어제\n#text\n+a", None);
        check("2026-11-29T10:12:00Z\n+a\n#\n#text\n\n+\n?x\n함\n\r\n~", part(vec![Piece::Gap]));
        check("2026-11-29T10:12:00Z\n#text\n함\n+함대\n-", part(vec![Piece::Come("함대")]));
        check("2026-11-29T10:12:00Z\n#text\n-<script>", part(vec![Piece::Gone("<script>")]));
        check("2026-11-29T10:12:00Z\n#alt\n+배", part(vec![Piece::Come("배")]));
    }
}

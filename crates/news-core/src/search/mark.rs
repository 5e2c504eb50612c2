//! Marking what was found, on the original text.
//!
//! Where something was found is told in characters of the folded text. Those are counted again on the original, for
//! which nothing has to be folded: the page that draws needs no table of letters.

use super::fold::each_unit;
use super::stretch::stretch;
use std::ops::Range;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// As it stands in the original.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// What was found in a text: ranges of characters of the folded text, in order, no two touching.
pub type Marks = Vec<Range<usize>>;

/// Parts a text where something was found. The pieces together are the text, whatever the marks say.
#[must_use]
pub fn marked(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    // Where each character of the folded text begins in the original.
    let mut origins: Vec<usize> = Vec::new();
    if !marks.is_empty() {
        each_unit(text, &mut |at, _| origins.push(at));
    }
    let place = |nth: usize| origins.get(nth).copied().unwrap_or(text.len());
    let mut pieces = Vec::new();
    let mut done = 0;
    for mark in marks {
        let start = place(mark.start).max(done);
        push(&mut pieces, stretch(text, done..start), false);
        done = place(mark.end).max(start);
        push(&mut pieces, stretch(text, start..done), true);
    }
    push(&mut pieces, stretch(text, done..text.len()), false);
    pieces
}

/// Puts ranges in order and joins those that overlap or touch: together they are one piece.
pub(super) fn join(ranges: &[Range<usize>]) -> Marks {
    // As such pairs: one sort of them serves all of the search.
    let mut order: Vec<(i64, usize)> = ranges.iter().map(|it| (it.start as i64, it.end)).collect();
    order.sort_unstable();
    let mut joined: Marks = Vec::new();
    for (start, end) in order {
        let next = start as usize..end;
        match joined.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => joined.push(next),
        }
    }
    joined
}

fn push(pieces: &mut Vec<Piece>, text: &str, found: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), found });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ranges: &[(usize, usize)], expected: &str) {
        let ranges: Marks = ranges.iter().map(|it| it.0..it.1).collect();
        let marks = join(&ranges);
        let pieces = marked(text, &marks);
        assert_eq!(pieces.iter().map(|it| it.text.as_str()).collect::<String>(), text);
        let drawn = |piece: &Piece| if piece.found { format!("<{}>", piece.text) } else { piece.text.clone() };
        assert_eq!(pieces.iter().map(drawn).collect::<String>(), expected);
    }

    #[test]
    fn pieces() {
        check("Vasile Dîncu", &[(7, 12)], "Vasile <Dîncu>");
        check("Vasile Di\u{302}ncu said", &[(7, 12)], "Vasile <Di\u{302}ncu> said");
        check("한\u{1100}\u{116e}\u{11a8}방", &[(1, 2)], "한<\u{1100}\u{116e}\u{11a8}>방");
        check("a  \n b", &[(2, 3)], "a  \n <b>");
        check("국방부장관은 국방", &[(7, 9), (0, 2)], "<국방>부장관은 <국방>");
        check("abab", &[(0, 2), (1, 3), (3, 4)], "<abab>");
        check("plain", &[], "plain");
        check("", &[(0, 1)], "");
        // Marks of another text are no reason to stop.
        check("ab", &[(1, 9), (20, 30)], "a<b>");
    }

    #[test]
    fn marks_that_lie() {
        let (backwards, overlapping) = (Range { start: 3, end: 1 }, 0..9);
        let pieces = marked("abcd", &[backwards, overlapping]);
        assert_eq!(pieces.iter().map(|it| it.text.as_str()).collect::<String>(), "abcd");
    }
}

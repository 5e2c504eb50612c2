//! Marking what was found, on the original text.

use super::fold::each_folded;
use super::scan::Needles;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// As it stands in the original.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// Parts a text where words of the query are found. The pieces together are the text.
#[must_use]
pub fn marked(text: &str, needles: &Needles) -> Vec<Piece> {
    let mut folded = String::new();
    // For each byte of the folded text, where its original begins.
    let mut origins: Vec<usize> = Vec::new();
    each_folded(text, |at, letter| {
        folded.push(letter);
        origins.resize(folded.len(), at);
    });
    origins.push(text.len());

    let mut spans: Vec<(i64, usize)> = Vec::new();
    for word in needles.words() {
        spans.extend(
            memchr::memmem::find_iter(folded.as_bytes(), word).map(|at| (origins[at] as i64, origins[at + word.len()])),
        );
    }
    spans.sort_unstable();
    // Words may overlap or touch: together they are one piece.
    spans.dedup_by(|next, last| {
        let touches = next.0 <= last.1 as i64;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });

    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end) in spans {
        let start = start as usize;
        push(&mut pieces, &text[done..start], false);
        push(&mut pieces, &text[start..end], true);
        done = end;
    }
    push(&mut pieces, &text[done..], false);
    pieces
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
    fn check(text: &str, query: &str, expected: &str) {
        let drawn: String = marked(text, &Needles::new(query))
            .into_iter()
            .map(|piece| if piece.found { format!("<{}>", piece.text) } else { piece.text })
            .collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn pieces() {
        check("Vasile Dîncu", "dincu", "Vasile <Dîncu>");
        check("Vasile Di\u{302}ncu said", "dincu", "Vasile <Di\u{302}ncu> said");
        check("Romania’s bid", "romania's", "<Romania’s> bid");
        check("국방부장관은 국방", "국방", "<국방>부장관은 <국방>");
        check("abab", "ab ba", "<abab>");
        check("plain", "", "plain");
        check("", "x", "");
    }
}

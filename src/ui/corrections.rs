//! When an article was corrected, and what that changed: closed, until a reader wants it.

use news_core::article::Article;
use news_core::correction::{Correction, Part, Piece};
use news_core::lang::{ReaderWords, Words};
use news_core::moment::Moment;

use super::article::Page;
use super::view::{View, tag};

/// What is known of an article's corrections, the latest first; nothing where there was none.
pub(super) fn corrections(
    mut told: Vec<Correction<&str>>,
    article: &Article,
    facts: &Page,
    words: &'static Words,
) -> View {
    let Some(Correction { at: last, .. }) = told.first() else { return View::Nothing };
    let its = facts.its;
    let time = |at: Moment, [before, after]: [&str; 2]| {
        let day = (words.day)(at.day(facts.offset_minutes));
        // Hour and minute as the standard has them, of a moment that is as late in UTC as this one where the reader is.
        let local = Moment(at.0.saturating_add(i64::from(facts.offset_minutes) * 60)).rfc3339();
        let clock = local.get(local.len() - 9..local.len() - 4).unwrap_or_default();
        tag("time").attr("datetime", at.rfc3339()).child([before, &day, its.at, clock, after].concat())
    };
    let last = tag("p").child(time(*last, its.corrected));
    told.retain(|it| !it.parts.is_empty());
    let mut list = Vec::new();
    for it in &told {
        // When the only one was made has been said.
        if 1 < told.len() {
            list.push(tag("p").class("correction-when").attr("lang", words.tag).child(time(it.at, ["", ""])).into());
        }
        list.push(tag("ul").children(it.parts.iter().map(|it| part(it, its, words)).collect()).into());
    }
    let changes = (!list.is_empty()).then(|| {
        let list = tag("div").language(article.language.as_deref(), words.direction()).children(list);
        tag("details").child(tag("summary").child(its.what_changed)).child(list)
    });
    let whole = tag("div").class("corrections").language(Some(words.tag), super::article::direction(article));
    whole.child(last).child(changes).into()
}

fn part(part: &Part<&str>, its: &ReaderWords, words: &Words) -> View {
    let place = its.places.get(part.place as usize);
    let place =
        place.map(|it| tag("span").class("correction-place").attr("lang", words.tag).child([*it, " "].concat()));
    tag("li").child(place).children(part.pieces.iter().map(|it| piece(it, its, words)).collect()).into()
}

/// Words that went or came are said to whoever does not see how they are set.
fn piece(piece: &Piece<&str>, its: &ReaderWords, words: &Words) -> View {
    let (element, [begins, ends], text) = match *piece {
        Piece::Same(text) => return text.into(),
        Piece::Gap => return " … ".into(),
        Piece::Gone(text) => ("del", its.gone, text),
        Piece::Come(text) => ("ins", its.come, text),
    };
    let mark = |said: &str| tag("span").class("unseen").attr("lang", words.tag).child([" ", said, " "].concat());
    tag(element).child(mark(begins)).child(text).child(mark(ends)).into()
}

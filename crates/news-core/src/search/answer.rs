//! What the search says to the page.
//!
//! Invariant: what is written is read back as it was; bytes that are nothing of the kind are `None`.

use super::bytes::{Taking, put_number, put_signed, put_text};
use super::mark::Marks;
use super::question::{put_moment, take_moment};
use std::ops::Range;

/// What the search says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// An answer, or what is known of it so far.
    Answer(Box<Answer>),
    /// Files that are wanted, by their addresses.
    Wants(Vec<String>),
    /// An engine on other machines is to be asked: what it is, and the question, both as the page said them
    /// ([`super::Said::Elsewhere`], [`super::Said::Asked`]).
    Asks {
        /// The engine.
        engine: Vec<u8>,
        /// The question.
        question: Vec<u8>,
    },
}

/// Which articles a reader asked for, and what other choices there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The number of the question.
    pub number: u32,
    /// Which articles were looked through: the number that the page gave them.
    pub holding: u32,
    /// The first rows, in the order asked for.
    pub rows: Vec<Row>,
    /// How many articles at hand were found; so many at least, until it is whole.
    pub count: usize,
    /// Whether all articles at hand were looked through. Until then there are no choices and no bars.
    pub is_whole: bool,
    /// Whether it is known whether something else is better searched.
    pub is_settled: bool,
    /// Articles that all but the range of days would admit, and that have no date to tell by.
    pub undated: usize,
    /// Choices of each facet, in the order of [`crate::query::Facet::ALL`].
    pub choices: [Choices; 4],
    /// How many articles were published when: all that the days asked for do not decide, oldest first.
    pub bars: Vec<Bar>,
    /// What is to be said of the question: what of it was not understood, and what was searched in its place.
    pub notes: Vec<Note>,
    /// What the archive answers, if it was asked.
    pub older: Option<Older>,
}

/// Something to be said, and another question in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// In the language of the question; may be empty, where the offer says it all.
    pub text: String,
    /// What is offered: what to call it, and the text of the question.
    pub offer: Option<(String, String)>,
}

/// What the archive answers: articles that the page does not hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Older {
    /// The newest of them.
    pub rows: Vec<OlderRow>,
    /// How many there are, how far back was looked, what is missing: in the language of the question.
    pub notes: Vec<String>,
    /// Whether nothing is left to look at.
    pub is_complete: bool,
    /// Whether more is on its way.
    pub is_awaited: bool,
}

/// An article of the archive, as a list shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OlderRow {
    /// Its id.
    pub id: String,
    /// Its kicker.
    pub kicker: Option<String>,
    /// Its headline.
    pub headline: String,
    /// Its section.
    pub section: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// When it was published, in seconds of Unix time.
    pub published: Option<i64>,
    /// Where the words stand in its headline with the kicker.
    pub marks: Marks,
}

/// An article that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number among those at hand.
    pub nth: usize,
    /// Where the words stand in its headline with the kicker, and in its deck.
    pub marks: [Marks; 2],
}

/// The choices of one facet: each with the articles there would be if it were chosen.
pub type Choices = Vec<Choice>;

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the articles say: a section's name, a language's tag.
    pub name: String,
    /// How many articles would be found.
    pub count: usize,
}

/// A stretch of time, and how many articles were published in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first day, as days since 1970-01-01.
    pub from: i32,
    /// The last.
    pub to: i32,
    /// How many.
    pub count: usize,
}

impl Reply {
    /// Writes it.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Answer(answer) => {
                out.push(0);
                put_answer(&mut out, answer);
            }
            Self::Asks { engine, question } => {
                out.push(2);
                put_number(&mut out, engine.len() as u64);
                out.extend_from_slice(engine);
                out.extend_from_slice(question);
            }
            Self::Wants(addresses) => {
                out.push(1);
                put_number(&mut out, addresses.len() as u64);
                addresses.iter().for_each(|it| put_text(&mut out, it));
            }
        }
        out
    }

    /// Reads it; `None` if the bytes are something else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut taking = Taking(bytes);
        match taking.byte()? {
            0 => Answer::read(bytes).map(|it| Self::Answer(Box::new(it))),
            1 => taking.list(|it| Some(it.text()?.to_owned())).map(Self::Wants),
            2 => {
                let length = taking.count()?;
                let (engine, question) = taking.0.split_at_checked(length)?;
                Some(Self::Asks { engine: engine.to_vec(), question: question.to_vec() })
            }
            _ => None,
        }
    }
}

impl Answer {
    /// Reads a [`Reply::Answer`]; `None` if the bytes are something else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut taking = Taking(bytes);
        let is_answer = taking.byte()? == 0;
        is_answer.then(|| take_answer(&mut taking))?
    }
}

fn put_answer(out: &mut Vec<u8>, answer: &Answer) {
    put_number(out, u64::from(answer.number));
    put_number(out, u64::from(answer.holding));
    put_number(out, answer.count as u64);
    out.push(u8::from(answer.is_whole));
    put_number(out, answer.undated as u64);
    put_number(out, answer.rows.len() as u64);
    for row in &answer.rows {
        put_number(out, row.nth as u64);
        row.marks.iter().for_each(|it| put_marks(out, it));
    }
    for choices in &answer.choices {
        put_number(out, choices.len() as u64);
        for choice in choices {
            put_text(out, &choice.name);
            put_number(out, choice.count as u64);
        }
    }
    put_number(out, answer.bars.len() as u64);
    for bar in &answer.bars {
        put_signed(out, i64::from(bar.from));
        put_signed(out, i64::from(bar.to));
        put_number(out, bar.count as u64);
    }
    put_number(out, answer.notes.len() as u64);
    for note in &answer.notes {
        put_text(out, &note.text);
        let (label, text) = note.offer.as_ref().map_or(("", ""), |it| (&it.0, &it.1));
        put_text(out, label);
        put_text(out, text);
    }
    out.push(u8::from(answer.is_settled));
    out.push(u8::from(answer.older.is_some()));
    if let Some(older) = &answer.older {
        put_older(out, older);
    }
}

pub(super) fn put_older(out: &mut Vec<u8>, older: &Older) {
    put_number(out, older.rows.len() as u64);
    for row in &older.rows {
        put_text(out, &row.id);
        put_text(out, &row.headline);
        for text in [&row.kicker, &row.section, &row.language] {
            put_text(out, text.as_deref().unwrap_or_default());
        }
        put_moment(out, row.published);
        put_marks(out, &row.marks);
    }
    put_number(out, older.notes.len() as u64);
    older.notes.iter().for_each(|it| put_text(out, it));
    out.push(u8::from(older.is_complete) << 1 | u8::from(older.is_awaited));
}

pub(super) fn take_older(taking: &mut Taking<'_>) -> Option<Older> {
    let rows = taking.list(|it| {
        let (id, headline) = (it.text()?.to_owned(), it.text()?.to_owned());
        let mut text = || Some(Some(it.text()?.to_owned()).filter(|it| !it.is_empty()));
        let (kicker, section, language) = (text()?, text()?, text()?);
        Some(OlderRow { id, kicker, headline, section, language, published: take_moment(it)?, marks: take_marks(it)? })
    })?;
    let notes = taking.list(take_text)?;
    let flags = taking.byte()?;
    Some(Older { rows, notes, is_complete: flags & 2 != 0, is_awaited: flags & 1 != 0 })
}

fn take_answer(taking: &mut Taking<'_>) -> Option<Answer> {
    let mut answer = Answer {
        number: taking.number()? as u32,
        holding: taking.number()? as u32,
        count: taking.count()?,
        is_whole: taking.byte()? != 0,
        undated: taking.count()?,
        rows: taking.list(|it| Some(Row { nth: it.count()?, marks: [take_marks(it)?, take_marks(it)?] }))?,
        ..Answer::default()
    };
    for choices in &mut answer.choices {
        *choices = taking.list(|it| Some(Choice { name: it.text()?.to_owned(), count: it.count()? }))?;
    }
    answer.bars =
        taking.list(|it| Some(Bar { from: it.signed()? as i32, to: it.signed()? as i32, count: it.count()? }))?;
    answer.notes = taking.list(|it| {
        let (text, label, question) = (take_text(it)?, take_text(it)?, take_text(it)?);
        Some(Note { text, offer: (!label.is_empty()).then_some((label, question)) })
    })?;
    answer.is_settled = taking.byte()? != 0;
    if taking.byte()? != 0 {
        answer.older = Some(take_older(taking)?);
    }
    Some(answer)
}

fn take_text(taking: &mut Taking<'_>) -> Option<String> {
    taking.text().map(str::to_owned)
}

fn put_marks(out: &mut Vec<u8>, marks: &Marks) {
    put_number(out, marks.len() as u64);
    marks.iter().for_each(|it| put_range(out, it));
}

fn take_marks(taking: &mut Taking<'_>) -> Option<Marks> {
    taking.list(take_range)
}

fn put_range(out: &mut Vec<u8>, range: &Range<usize>) {
    put_number(out, range.start as u64);
    put_number(out, range.end as u64);
}

fn take_range(taking: &mut Taking<'_>) -> Option<Range<usize>> {
    Some(taking.count()?..taking.count()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reply: &Reply) {
        let bytes = reply.write();
        assert_eq!(Reply::read(&bytes).as_ref(), Some(reply));
        for end in 0..bytes.len() {
            assert_eq!(Reply::read(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn what_is_said_is_understood() {
        check(&Reply::Wants(vec!["search/a.bin".into(), "search/b.bin".into()]));
        check(&Reply::Answer(Box::default()));
        check(&Reply::Answer(Box::new(Answer {
            number: 7,
            holding: 2,
            rows: vec![Row { nth: 300, marks: [vec![0..2, 5..9], vec![]] }, Row::default()],
            count: 4_000,
            is_whole: true,
            undated: 1,
            choices: [vec![Choice { name: "정치".into(), count: 12 }], vec![], vec![], vec![]],
            bars: vec![Bar { from: -3, to: 27, count: 9 }],
            notes: vec![
                Note {
                    text: "국방부 검색 결과입니다.".into(),
                    offer: Some(("국방부는".into(), "\"국방부는\"".into())),
                },
                Note { text: "?".into(), offer: None },
            ],
            is_settled: true,
            older: Some(Older {
                rows: vec![OlderRow {
                    id: "2019-1".into(),
                    headline: "국방부".into(),
                    section: Some("정치".into()),
                    published: Some(-5),
                    marks: Marks::from([0..2, 3..4]),
                    ..OlderRow::default()
                }],
                notes: vec!["지난 기사 1건".into()],
                is_complete: false,
                is_awaited: true,
            }),
        })));
    }
}

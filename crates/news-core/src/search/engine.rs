//! The search as one thing that is told articles and questions, and answers.
//!
//! It waits for nothing: whoever drives it hands it what was said, lets it go on a stretch at a time, and fetches what
//! it wants. So it runs in a worker as in a page, and can be driven by a test.
//!
//! Invariant: a question takes the place of the one before, and only the last one is answered.

use super::answer::{Answer, Reply, Row};
use super::corpus::Corpus;
use super::expression::{Asked, Expression};
use super::question::{Question, Said};
use super::scan::Scan;
use super::tally::{Controls, Tally};
use super::test::Test;
use crate::query::Sort;

/// Up to which part of all articles those found before are looked at alone.
const NARROW: usize = 8;

/// The search.
#[derive(Default)]
pub struct Engine {
    corpus: Corpus,
    holding: u32,
    going: Option<Going>,
    /// What was asked last and looked through to the end, and what was found.
    last: Option<(Expression, Vec<u32>)>,
}

/// A question that is being answered.
struct Going {
    question: Question,
    asked: Asked,
    test: Test,
    controls: Controls,
    scan: Scan,
    /// Whether a first screen of it was told.
    told: bool,
}

impl Engine {
    /// Takes in what the page says.
    pub fn take(&mut self, said: Said) {
        match said {
            Said::Documents { holding, first, documents } => {
                self.corpus.truncate(first);
                documents.iter().for_each(|it| self.corpus.push(it));
                self.holding = holding;
                self.begin_again();
            }
            Said::Amended { holding, nth, document } => {
                self.corpus.amend(nth, &document);
                self.holding = holding;
                self.begin_again();
            }
            Said::Asked(question) => self.begin(question),
            Said::File { .. } | Said::Archive { .. } => {}
        }
    }

    /// Whether there is something to go on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.going.is_some()
    }

    /// Goes on for a stretch of about a millisecond. Answers when there is something to tell.
    pub fn step(&mut self) -> Option<Reply> {
        let going = self.going.as_mut()?;
        let is_whole = going.scan.step(&self.corpus, &going.test);
        if is_whole {
            let going = self.going.take()?;
            let answer = answer(&self.corpus, self.holding, &going);
            self.last = Some((going.asked.expression, going.scan.found));
            return Some(Reply::Answer(answer));
        }
        if going.told || going.question.sort != Sort::Newest {
            return None;
        }
        let rows: Vec<u32> = admitted(&self.corpus, going).collect();
        going.told = rows.len() == going.question.rows_max;
        going.told.then(|| Reply::Answer(first_screen(&self.corpus, self.holding, going, &rows)))
    }

    fn begin(&mut self, question: Question) {
        let asked = Expression::read(&question.text, question.composing);
        // Of much that was found each is looked at in turn, which is slower than looking through the text of all.
        let few = self.corpus.len() / NARROW;
        let among = self.last.as_ref().filter(|(before, found)| found.len() <= few && asked.expression.narrows(before));
        let scan = Scan::new(among.map(|(_, found)| found.clone()));
        let test = Test::new(&asked.expression, &self.corpus, question.offset_minutes);
        let controls = Controls::new(&question, &self.corpus);
        self.going = Some(Going { question, asked, test, controls, scan, told: false });
    }

    /// What was found among other articles says nothing any more.
    fn begin_again(&mut self) {
        self.last = None;
        if let Some(going) = self.going.take() {
            self.begin(going.question);
        }
    }
}

/// The first rows that were found so far.
fn admitted<'g>(corpus: &'g Corpus, going: &'g Going) -> impl Iterator<Item = u32> + 'g {
    let found = going.scan.found.iter().copied();
    found.filter(|it| going.controls.admit(corpus, *it as usize)).take(going.question.rows_max)
}

fn first_screen(corpus: &Corpus, holding: u32, going: &Going, rows: &[u32]) -> Answer {
    let rows: Vec<Row> = rows.iter().map(|it| row(corpus, &going.test, *it)).collect();
    let faults = going.asked.faults.clone();
    Answer { number: going.question.number, holding, count: rows.len(), rows, faults, ..Answer::default() }
}

fn answer(corpus: &Corpus, holding: u32, going: &Going) -> Answer {
    let Going { question, asked, test, controls, scan, .. } = going;
    let mut tally = Tally::new(corpus, controls, question, &scan.found);
    put_in_order(corpus, test, question.sort, &mut tally.rows);
    let rows = tally.rows.iter().take(question.rows_max).map(|it| row(corpus, test, *it));
    Answer {
        number: question.number,
        holding,
        rows: rows.collect(),
        count: tally.rows.len(),
        is_whole: true,
        undated: tally.undated,
        choices: tally.choices,
        bars: tally.bars,
        faults: asked.faults.clone(),
    }
}

/// Articles are in newest-first order already, undated ones last in their source's order.
fn put_in_order(corpus: &Corpus, test: &Test, sort: Sort, rows: &mut [u32]) {
    match sort {
        Sort::Newest => {}
        Sort::Oldest => {
            let dated = rows.partition_point(|it| corpus.published(*it as usize).is_some());
            rows[..dated].reverse();
        }
        Sort::Relevance => {
            let mut ranked: Vec<(u64, u32)> = Vec::with_capacity(rows.len());
            ranked.extend(rows.iter().map(|it| (u64::MAX - u64::from(test.worth(corpus, *it as usize)), *it)));
            ranked.sort_unstable();
            rows.iter_mut().zip(ranked).for_each(|(row, (_, nth))| *row = nth);
        }
    }
}

fn row(corpus: &Corpus, test: &Test, nth: u32) -> Row {
    let nth = nth as usize;
    Row { nth, marks: [0, 1].map(|field| test.marks(corpus, nth, field)) }
}

#[cfg(test)]
mod tests;

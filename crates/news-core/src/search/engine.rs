//! The search as one thing that is told articles and questions, and answers.
//!
//! It waits for nothing: whoever drives it hands it what was said, lets it go on a stretch at a time, and fetches what
//! it wants. So it runs in a worker as in a page, and can be driven by a test.
//!
//! Invariant: a question takes the place of the one before, and only the last one is answered.

mod further;

use super::answer::{Answer, Reply, Row};
use super::beyond::{Asking, Beyond};
use super::corpus::Corpus;
use super::dictionary::Dictionary;
use super::expression::{Asked, Expression};
use super::hangul::is_syllable;
use super::instead::{FEW, Instead, instead};
use super::note;
use super::older::Archive;
use super::question::{Question, Said};
use super::scan::Scan;
use super::tally::{Controls, Tally};
use super::test::Test;
use crate::config::Remote;
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
    /// The words of the articles, for slips of keys; made when first asked for.
    dictionary: Option<Dictionary>,
    archive: Archive,
    /// An engine on other machines, which is asked for older articles before the archive.
    elsewhere: Option<Remote>,
    beyond: Option<Beyond>,
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
    /// The answer to what was typed, until it is known whether something else is better searched.
    typed: Option<Answer>,
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
            Said::File { address, bytes } => self.archive.take(&address, bytes),
            Said::Archive { base, directory, known } => self.archive.is_at(base, directory, known),
            Said::Elsewhere(remote) => self.elsewhere = Some(remote),
            Said::Answered { number, older } => {
                if let Some(beyond) = self.beyond.as_mut().filter(|it| it.question.number == number) {
                    beyond.asking = older.map_or(Asking::Over, Asking::Heard);
                }
            }
        }
    }

    /// Whether there is something to go on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let waits = |beyond: &Beyond| match beyond.asking {
            Asking::Waits => true,
            Asking::Over => self.archive.waits(),
            Asking::Begins | Asking::Heard(_) => false,
        };
        self.going.is_some() || self.beyond.as_ref().is_some_and(|it| !waits(it))
    }

    /// Goes on for a stretch of about a millisecond. Answers when there is something to tell.
    pub fn step(&mut self) -> Option<Reply> {
        let Some(going) = self.going.as_mut() else { return self.look_further() };
        if let Some(typed) = going.typed.take() {
            let question = self.going.take()?.question;
            let (answer, instead) = self.settled(typed, &question);
            return Some(self.told(question, answer, instead.as_ref()));
        }
        // A first screen of it is told as soon as it is there.
        let is_first = !going.told && going.question.sort == Sort::Newest;
        let enough = if is_first { going.scan.found.len() + going.question.rows_max.max(1) } else { usize::MAX };
        let is_whole = going.scan.step(&self.corpus, &going.test, enough);
        if is_whole {
            let found = std::mem::take(&mut going.scan.found);
            let mut answer = answer(&self.corpus, self.holding, going, &found);
            answer.is_settled = going.question.literal || !may_be_better(&going.question.text, found.len());
            let expression = going.asked.expression.clone();
            self.last = Some((expression, found));
            if answer.is_settled {
                let question = self.going.take()?.question;
                return Some(self.told(question, answer, None));
            }
            going.typed = Some(answer.clone());
            return Some(Reply::Answer(Box::new(answer)));
        }
        if !is_first {
            return None;
        }
        let rows: Vec<u32> = admitted(&self.corpus, going).collect();
        going.told = rows.len() == going.question.rows_max;
        going.told.then(|| Reply::Answer(Box::new(first_screen(&self.corpus, self.holding, going, &rows))))
    }

    /// The answer to what was typed, or to what is better searched instead.
    fn settled(&mut self, mut typed: Answer, question: &Question) -> (Answer, Option<Instead>) {
        typed.is_settled = true;
        let (corpus, offset_minutes) = (&self.corpus, question.offset_minutes);
        let dictionary = &mut self.dictionary;
        let mut nearest = |word: &str| {
            let texts = || (0..corpus.len()).map(|nth| corpus.text(nth));
            dictionary.get_or_insert_with(|| Dictionary::of(&mut texts())).nearest(word)
        };
        let mut count = |expression: &Expression| found(corpus, expression, offset_minutes).len();
        let better = instead(&question.text, question.composing, &mut count, &mut nearest);
        if let Some(better) = better.as_ref().filter(|it| it.replaces()) {
            typed = self.answer_to(&better.text, question);
        }
        typed.notes.extend(better.as_ref().map(|it| note::of_instead(question, it)));
        (typed, better)
    }

    /// The answer to another text than the question's.
    fn answer_to(&self, text: &str, question: &Question) -> Answer {
        let asked = Expression::read(text, false);
        let rows = found(&self.corpus, &asked.expression, question.offset_minutes);
        let going = self.going_on(question.clone(), asked, None);
        Answer { is_settled: true, ..answer(&self.corpus, self.holding, &going, &rows) }
    }

    fn begin(&mut self, question: Question) {
        let asked = Expression::read(&question.text, question.composing);
        // Of much that was found each is looked at in turn, which is slower than looking through the text of all.
        let few = self.corpus.len() / NARROW;
        let among = self.last.as_ref().filter(|(before, found)| found.len() <= few && asked.expression.narrows(before));
        let among = among.map(|(_, found)| found.clone());
        self.going = Some(self.going_on(question, asked, among));
        self.beyond = None;
    }

    fn going_on(&self, question: Question, asked: Asked, among: Option<Vec<u32>>) -> Going {
        let test = Test::new(&asked.expression, &self.corpus, question.offset_minutes);
        let controls = Controls::new(&question, &self.corpus);
        Going { question, asked, test, controls, scan: Scan::new(among), told: false, typed: None }
    }

    /// What was found among other articles says nothing any more.
    fn begin_again(&mut self) {
        self.last = None;
        self.dictionary = None;
        let going = self.going.take().map(|it| it.question);
        if let Some(question) = going.or_else(|| self.beyond.take().map(|it| it.question)) {
            self.begin(question);
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
    Answer { number: going.question.number, holding, count: rows.len(), rows, ..Answer::default() }
}

/// Everything that an expression finds.
fn found(corpus: &Corpus, expression: &Expression, offset_minutes: i32) -> Vec<u32> {
    let test = Test::new(expression, corpus, offset_minutes);
    let mut scan = Scan::new(None);
    while !scan.step(corpus, &test, usize::MAX) {}
    scan.found
}

/// Whether something else may be worth searching: what was typed finds almost nothing, or may carry a particle.
fn may_be_better(text: &str, found: usize) -> bool {
    !text.trim().is_empty() && (found < FEW || text.chars().any(is_syllable))
}

fn answer(corpus: &Corpus, holding: u32, going: &Going, found: &[u32]) -> Answer {
    let Going { question, asked, test, controls, .. } = going;
    let mut tally = Tally::new(corpus, controls, question, found);
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
        notes: note::of_faults(question, &asked.faults),
        ..Answer::default()
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
            // The best first, of equal ones the newest.
            let rank = |row: &u32| (-i64::from(test.worth(corpus, *row as usize)), *row as usize);
            let mut ranked: Vec<(i64, usize)> = rows.iter().map(rank).collect();
            ranked.sort_unstable();
            rows.iter_mut().zip(ranked).for_each(|(row, (_, nth))| *row = nth as u32);
        }
    }
}

fn row(corpus: &Corpus, test: &Test, nth: u32) -> Row {
    let nth = nth as usize;
    Row { nth, marks: [0, 1].map(|field| test.marks(corpus, nth, field)) }
}

#[cfg(test)]
mod tests;

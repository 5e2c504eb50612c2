//! Older articles, of which the page holds nothing: asked of the archive's index, whose files somebody else fetches.
//!
//! Invariant: addresses that leave here are absolute; those inside are as the index names them.

use super::answer::{Older, OlderRow};
use super::dictionary::Dictionary;
use super::expression::Expression;
use super::fold::fold;
use super::index::{Hit, Index, Inquiry, Shelf, Step, each_word};
use super::question::Question;
use super::test::Test;
use crate::moment::Moment;
use crate::query::Facet;

/// The archive, as far as it was fetched.
#[derive(Default)]
pub(super) struct Archive {
    /// The folder that addresses are relative to; empty where there is no archive.
    base: String,
    /// The address of its directory.
    directory: String,
    /// How many of its newest articles are at hand.
    known: usize,
    index: Option<Index>,
    dictionary: Option<Dictionary>,
    shelf: Shelf,
    /// Files that somebody was asked for and that are not here yet.
    awaited: Vec<String>,
    /// Files that could not be had or read, the directory or the dictionary.
    lost: Vec<String>,
    asked: Option<Asked>,
}

/// A question to the archive.
struct Asked {
    expression: Expression,
    inquiry: Inquiry,
    wanted: usize,
    answered: bool,
}

/// What goes on.
pub(super) enum Going {
    /// Files are wanted, by their absolute addresses.
    Wants(Vec<String>),
    /// There is nothing to do until files come.
    Waits,
    /// As many hits as were wanted are here, or all there are.
    Answered,
}

impl Archive {
    /// Whether there is one.
    pub(super) fn is_there(&self) -> bool {
        !self.base.is_empty()
    }

    /// Takes note of where it is; of the same one, how much of it is at hand by now.
    pub(super) fn is_at(&mut self, base: String, directory: String, known: usize) {
        if self.base != base || self.directory != directory {
            *self = Self { base, directory, ..Self::default() };
        }
        if self.known != known {
            self.known = known;
            self.asked = None;
        }
    }

    /// Asks for so many hits, or for more than before.
    pub(super) fn ask(&mut self, expression: &Expression, offset_minutes: i32, wanted: usize) {
        match &mut self.asked {
            Some(asked) if asked.expression == *expression => {
                asked.answered &= wanted <= asked.wanted;
                asked.wanted = wanted;
            }
            _ => {
                self.shelf.tidy();
                self.lost.clear();
                let inquiry = Inquiry::new(expression, offset_minutes, self.known);
                self.asked = Some(Asked { expression: expression.clone(), inquiry, wanted, answered: false });
            }
        }
    }

    /// Takes a file in, or word that it cannot be had.
    pub(super) fn take(&mut self, address: &str, bytes: Option<Vec<u8>>) {
        let Some(name) = address.strip_prefix(self.base.as_str()) else { return };
        self.awaited.retain(|it| it != name);
        let taken = match bytes {
            Some(bytes) if name == self.directory => {
                self.index = Index::read(&bytes).ok();
                self.index.is_some()
            }
            Some(bytes) if self.dictionary_address().as_deref() == Some(name) => self.take_dictionary(name, &bytes),
            Some(bytes) => {
                // What is wrong with it is said by the inquiry that needs it.
                let _ = self.shelf.give(name, bytes);
                return;
            }
            None => false,
        };
        if !taken {
            self.shelf.lose(name);
            self.lost.push(name.to_owned());
        }
    }

    fn take_dictionary(&mut self, name: &str, bytes: &[u8]) -> bool {
        let mut dictionary = Dictionary::default();
        let read = each_word(name, bytes, &mut |word, count| {
            dictionary.push(word, count);
        });
        self.dictionary = Some(dictionary);
        read.is_ok()
    }

    /// Goes on as far as it can with the files that are here.
    pub(super) fn step(&mut self) -> Going {
        if !self.awaited.is_empty() {
            return Going::Waits;
        }
        let Some(asked) = self.asked.as_mut().filter(|_| !self.base.is_empty()) else { return Going::Answered };
        let Some(index) = &self.index else {
            let directory = self.directory.clone();
            return if self.lost.contains(&directory) { Going::Answered } else { self.want(vec![directory]) };
        };
        match asked.inquiry.step(index, &self.shelf, asked.wanted) {
            Step::Wants(names) => self.want(names),
            Step::Answered => {
                asked.answered = true;
                Going::Answered
            }
        }
    }

    fn want(&mut self, names: Vec<String>) -> Going {
        let addresses = names.iter().map(|it| [self.base.as_str(), it].concat()).collect();
        self.awaited = names;
        Going::Wants(addresses)
    }

    /// The words nearest to one that nothing is found by; `None` until the dictionary has been asked for.
    pub(super) fn dictionary(&self) -> Option<&Dictionary> {
        self.dictionary.as_ref()
    }

    /// Asks for the dictionary, if there is one and it is not here or lost.
    pub(super) fn want_dictionary(&mut self) -> Option<Going> {
        let address = self.dictionary_address()?;
        let is_known = self.dictionary.is_some() || self.lost.contains(&address);
        (!is_known).then(|| self.want(vec![address]))
    }

    fn dictionary_address(&self) -> Option<String> {
        self.index.as_ref()?.dictionary_address()
    }

    /// Whether it can do nothing until files come.
    pub(super) fn waits(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// What was found so far, but for articles that are at hand.
    pub(super) fn told(
        &self,
        question: &Question,
        test: &Test,
        is_here: &dyn Fn(&str) -> bool,
        is_awaited: bool,
    ) -> Older {
        let words = question.language.search_words();
        let mut older = Older { is_awaited, ..Older::default() };
        if let Some(inquiry) = self.inquiry() {
            older.rows.extend(inquiry.hits().iter().filter(|it| !is_here(&it.id)).map(|hit| row(hit, test)));
            older.is_complete = inquiry.is_complete();
            let here = inquiry.hits().len() - older.rows.len();
            if !is_awaited || 0 < inquiry.count() {
                older.notes.push((words.older_found)(inquiry.count() - here, older.is_complete));
            }
            if inquiry.leaves_out() {
                older.notes.push(words.older_leaves_out.to_owned());
            }
            if let Some(reached) = inquiry.reached().filter(|_| !older.is_complete && !is_awaited) {
                older.notes.push((words.older_until)(reached.day(question.offset_minutes)));
            }
        }
        if 0 < self.lost() {
            older.notes.push((words.older_lost)(self.lost()));
        }
        older
    }

    /// What was found so far.
    pub(super) fn inquiry(&self) -> Option<&Inquiry> {
        self.asked.as_ref().map(|it| &it.inquiry)
    }

    /// How many files could not be had or read.
    pub(super) fn lost(&self) -> usize {
        self.lost.len() + self.inquiry().map_or(0, |it| it.lost().len())
    }
}

/// A question as the archive is asked it: what was typed, and what the controls say.
pub(super) fn asked(question: &Question, typed: Expression) -> Expression {
    let mut all = vec![typed];
    for facet in Facet::ALL {
        if let Some(name) = &question.facets[facet as usize] {
            all.push(Expression::Named { facet, name: fold(name) });
        }
    }
    if question.from.is_some() || question.to.is_some() {
        let day = |seconds: i64| Moment(seconds).day(question.offset_minutes);
        all.push(Expression::Dated { from: question.from.map(day), to: question.to.map(day) });
    }
    Expression::All(all)
}

fn row(hit: &Hit, test: &Test) -> OlderRow {
    let title = match &hit.kicker {
        Some(kicker) => ["[", kicker, "] ", &hit.headline].concat(),
        None => hit.headline.clone(),
    };
    OlderRow {
        id: hit.id.clone(),
        kicker: hit.kicker.clone(),
        headline: hit.headline.clone(),
        section: hit.section.clone(),
        language: hit.language.clone(),
        published: hit.published.map(|it| it.0),
        marks: test.marks_in(&fold(&title), true),
    }
}

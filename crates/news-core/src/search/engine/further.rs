//! What follows an answer from the articles at hand: older articles, of an engine on other machines or of the archive's
//! index, and what is searched there instead.

use super::Engine;
use crate::search::answer::{Answer, Older, Reply};
use crate::search::beyond::{Asking, Beyond};
use crate::search::expression::Expression;
use crate::search::instead::{Instead, enough, instead, without_particles};
use crate::search::note;
use crate::search::older::{self, Going};
use crate::search::question::{Question, Said};
use crate::search::test::Test;

impl Engine {
    /// Tells a settled answer, and asks the archive if that is wanted.
    pub(super) fn told(&mut self, question: Question, mut answer: Answer, instead: Option<&Instead>) -> Reply {
        if 0 < question.older_max && (self.archive.is_there() || self.elsewhere.is_some()) {
            let text = instead.filter(|it| it.replaces()).map_or(&question.text, |it| &it.text);
            let expression = older::asked(&question, Expression::read(text, question.composing).expression);
            let asking = if self.elsewhere.is_some() && instead.is_none() { Asking::Begins } else { Asking::Over };
            self.archive.ask(&expression, question.offset_minutes, question.older_max);
            answer.older = Some(self.older(&question, &expression, true));
            let is_replaced = instead.is_some();
            self.beyond = Some(Beyond {
                question,
                expression,
                answer: answer.clone(),
                is_replaced,
                has_own_words: false,
                bare: None,
                is_bare_no_better: false,
                asking,
            });
        }
        Reply::Answer(Box::new(answer))
    }

    /// Goes on with the archive.
    pub(super) fn look_further(&mut self) -> Option<Reply> {
        let beyond = self.beyond.as_mut()?;
        match std::mem::replace(&mut beyond.asking, Asking::Waits) {
            Asking::Begins => {
                let (engine, question) = (Said::elsewhere(self.elsewhere.as_ref()?), Said::asked(&beyond.question));
                return Some(Reply::Asks { engine, question });
            }
            Asking::Waits => return None,
            Asking::Heard(mut older) => {
                let mut answer = self.beyond.take()?.answer;
                older.rows.retain(|row| !self.corpus.has(&row.id));
                answer.older = Some(older);
                return Some(Reply::Answer(Box::new(answer)));
            }
            Asking::Over => beyond.asking = Asking::Over,
        }
        match self.archive.step() {
            Going::Wants(addresses) => Some(Reply::Wants(addresses)),
            Going::Waits => None,
            Going::Answered => self.archive_answered(),
        }
    }

    /// The archive has said what it has. Where that is little, something else may be meant.
    fn archive_answered(&mut self) -> Option<Reply> {
        let beyond = self.beyond.as_ref()?;
        let (found, is_all) = self.archive.inquiry().map_or((0, true), |it| (it.count(), it.is_complete()));
        if beyond.bare.is_some() {
            return self.bare_answered(found);
        }
        let is_open = !beyond.is_replaced && !beyond.question.literal;
        if is_open
            && is_all
            && !beyond.is_bare_no_better
            && let Some(bare) = without_particles(&beyond.question.text)
        {
            return self.ask_bare(bare, found);
        }
        let finds_nothing = beyond.answer.count == 0 && found == 0;
        if finds_nothing && is_open {
            if let Some(Going::Wants(addresses)) = self.archive.want_dictionary() {
                return Some(Reply::Wants(addresses));
            }
            if let Some(better) = self.better_in_archive() {
                let Beyond { question, mut answer, .. } = self.beyond.take()?;
                answer.notes.push(note::of_instead(&question, &better));
                let reply = self.told(question, answer, Some(&better));
                if let Some(beyond) = &mut self.beyond {
                    beyond.has_own_words = true;
                }
                return Some(reply);
            }
        }
        let Beyond { question, expression, mut answer, has_own_words, .. } = self.beyond.take()?;
        if finds_nothing && has_own_words {
            // Words that are there one by one, and never together.
            answer.notes.pop();
        }
        answer.older = Some(self.older(&question, &expression, false));
        Some(Reply::Answer(Box::new(answer)))
    }

    /// Asks the archive for the same without the particles, having found so many with them. What was found stands until
    /// that is known.
    fn ask_bare(&mut self, mut bare: Instead, found: usize) -> Option<Reply> {
        let mut beyond = self.beyond.take()?;
        let question = &beyond.question;
        beyond.answer.older = Some(self.older(question, &beyond.expression, true));
        bare.literal = beyond.answer.count + found;
        let expression = older::asked(question, Expression::read(&bare.text, false).expression);
        self.archive.ask(&expression, question.offset_minutes, question.older_max);
        let reply = Reply::Answer(Box::new(beyond.answer.clone()));
        beyond.bare = Some((bare, std::mem::replace(&mut beyond.expression, expression)));
        self.beyond = Some(beyond);
        Some(reply)
    }

    /// The archive has said how many articles there are without the particles: enough to show those, or too few.
    fn bare_answered(&mut self, found: usize) -> Option<Reply> {
        let mut beyond = self.beyond.take()?;
        let (mut bare, typed) = beyond.bare.take()?;
        let question = &beyond.question;
        let mut here = self.answer_to(&bare.text, question);
        bare.found = here.count + found;
        if enough(bare.literal) <= bare.found {
            here.notes.append(&mut beyond.answer.notes);
            here.notes.push(note::of_instead(question, &bare));
            here.older = Some(self.older(question, &beyond.expression, false));
            return Some(Reply::Answer(Box::new(here)));
        }
        // What was typed, again: nothing of it has to be fetched any more.
        self.archive.ask(&typed, question.offset_minutes, question.older_max);
        beyond.expression = typed;
        beyond.is_bare_no_better = true;
        self.beyond = Some(beyond);
        self.look_further()
    }

    /// A text whose words the archive has, instead of one that finds nothing.
    fn better_in_archive(&self) -> Option<Instead> {
        let (beyond, dictionary) = (self.beyond.as_ref()?, self.archive.dictionary()?);
        let mut count = |expression: &Expression| dictionary.count_of(expression);
        let mut nearest = |word: &str| dictionary.nearest(word);
        let question = &beyond.question;
        // Its counts are of words, not of articles; that what was typed finds none is known.
        let better = instead(&question.text, question.composing, &mut count, &mut nearest)?;
        Some(Instead { literal: 0, ..better })
    }

    fn older(&self, question: &Question, expression: &Expression, is_awaited: bool) -> Older {
        let test = Test::new(expression, &self.corpus, question.offset_minutes);
        self.archive.told(question, &test, &|id| self.corpus.has(id), is_awaited)
    }
}

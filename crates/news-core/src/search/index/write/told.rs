//! What an index is told of an article: its terms and where they stand, and what a list shows of it.

use super::super::compile::{NAME_WORD, each_name_word, mark_of};
use super::super::letters::{Class, Run, class_of, each_run, shortened};
use super::super::postings::REST;
use crate::article::{Article, Body};
use crate::markup::text_of;
use crate::moment::Moment;
use crate::query::Facet;
use crate::search::fold;

/// An article, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub(super) id: String,
    pub(super) kicker: Option<String>,
    pub(super) headline: String,
    pub(super) section: Option<String>,
    pub(super) language: Option<String>,
    /// When it counts as published: articles of a segment are in the order of this.
    pub published: Option<Moment>,
    /// Terms and spots, in order, no two alike; a property's spot is 0.
    pub(super) terms: Vec<(Box<str>, u32)>,
    /// Runs of Hangul, in order, no two alike: words that are no terms.
    pub(super) words: Vec<Box<str>>,
}

/// Where reading stands.
struct Reading {
    terms: Vec<(Box<str>, u32)>,
    words: Vec<Box<str>>,
    position: u32,
    rest: u32,
}

impl Told {
    /// Takes an article apart; its text only where that is wanted and here.
    #[must_use]
    pub fn of(article: &Article, with_text: bool) -> Self {
        let mut reading = Reading { terms: Vec::new(), words: Vec::new(), position: 0, rest: 0 };
        article.kicker.iter().for_each(|it| reading.field(it));
        reading.field(&article.headline);
        (reading.position, reading.rest) = (0, REST as u32);
        article.deck.iter().for_each(|it| reading.field(it));
        match &article.byline {
            Some(byline) => reading.field(byline),
            None => article.authors.iter().for_each(|it| reading.field(&it.name)),
        }
        if let Body::Blocks(blocks) = &article.body
            && with_text
        {
            reading.field(&text_of(blocks));
        }
        // Readers choose a language, not a region.
        let language = article.language.as_deref().and_then(|it| it.split('-').next());
        article.section.iter().for_each(|it| reading.property(mark_of(Facet::Section), &fold(it)));
        article.tags.iter().for_each(|it| reading.property(mark_of(Facet::Tag), &fold(it)));
        language.iter().for_each(|it| reading.property(mark_of(Facet::Language), &fold(it)));
        for author in &article.authors {
            let name = fold(&author.name);
            reading.property(mark_of(Facet::Author), &name);
            each_name_word(&name, &mut |word| reading.property(NAME_WORD, word));
        }
        reading.terms.sort_unstable();
        reading.terms.dedup();
        reading.words.sort_unstable();
        reading.words.dedup();
        Self {
            id: article.id.clone(),
            kicker: article.kicker.clone(),
            headline: article.headline.clone(),
            section: article.section.clone(),
            language: article.language.clone(),
            published: article.published,
            terms: reading.terms,
            words: reading.words,
        }
    }
}

impl Reading {
    /// Reads a field, which touches none of the others.
    fn field(&mut self, text: &str) {
        let folded = fold(text);
        each_run(&folded, &mut |run| if run.is_signs { self.signs(run) } else { self.word(run.text) });
        self.position += 1;
    }

    fn word(&mut self, word: &str) {
        self.put(shortened(word), true);
        self.position += 1;
    }

    fn signs(&mut self, run: Run<'_>) {
        let letters: Vec<(usize, char)> = run.text.char_indices().collect();
        for (nth, (at, letter)) in letters.iter().enumerate() {
            let begins = nth == 0 && run.begins;
            let end = letters.get(nth + 1).map_or(at + letter.len_utf8(), |(at, next)| at + next.len_utf8());
            // The last one stands alone, so that each can be found by itself.
            self.put(&run.text[*at..end], begins);
            self.position += 1;
        }
        if 1 < letters.len() && run.text.chars().all(|it| ('가'..='힣').contains(&it)) {
            self.words.push(run.text.into());
        }
    }

    fn put(&mut self, term: &str, begins: bool) {
        let spot = self.rest | self.position << 1 | u32::from(begins);
        self.terms.push((term.into(), spot));
    }

    fn property(&mut self, mark: u8, name: &str) {
        let mut term = String::from(char::from(mark));
        term.push_str(name);
        self.terms.push((term.into(), 0));
    }
}

/// Whether a term is a word that somebody may misspell: letters, not only digits, two or more.
pub(super) fn is_word(term: &str) -> bool {
    let mut letters = term.chars();
    let is_plain = letters.next().is_some_and(|it| class_of(it) == Class::Letter) && letters.next().is_some();
    is_plain && term.bytes().any(|it| !it.is_ascii_digit())
}

//! An archive that is searched elsewhere: by an engine on machines of its own, for what has outgrown static files.
//!
//! Invariant: nothing here asks anyone. A question becomes a request, an answer becomes hits, and whoever calls carries
//! the one there and the other back. What the engine cannot say exactly is refused, so that the caller answers from the
//! files of the edition instead.

pub mod nodes;
mod reader;
mod terms;
pub mod typesense;

use super::expression::Expression;
use super::mark::Piece;
use crate::json::Json;
use crate::moment::Moment;
use crate::query::{Facet, Sort};
use crate::search::Choice;

pub use nodes::{Nodes, Round, Step, Verdict};
pub use reader::{Came, Reader};
#[cfg(not(target_arch = "wasm32"))]
pub use terms::{indexed, inside};

/// Most articles that one question may ask for; engines have a limit of this order, Typesense's is 250.
pub const HITS_MAX: usize = 250;

/// What is asked of an engine.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Which articles.
    pub expression: &'a Expression,
    /// In which order.
    pub sort: Sort,
    /// Which page of them, from 0.
    pub page: usize,
    /// Articles on a page, up to [`HITS_MAX`].
    pub page_articles: usize,
    /// Of which facets the choices are wanted.
    pub facets: &'a [Facet],
    /// Most choices of each facet, those with most articles first.
    pub choices_max: usize,
    /// How far the reader's clock is ahead of UTC, in minutes: the days of the expression are its own.
    pub offset_minutes: i32,
}

/// What to send to a node: `POST`, with [`Request::CONTENT_TYPE`] and no header of one's own, which spares browsers the
/// question beforehand (a CORS preflight).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where to, below the node's own address: begins with a slash.
    pub path: String,
    /// What.
    pub body: String,
    /// Whether it asks for less than the expression means: a syllable that is still being typed is taken as it stands,
    /// and not for all that it may become; a word in Latin letters that is not the last is taken as a whole word.
    pub is_narrower: bool,
}

impl Request {
    /// The type that a browser may send anywhere without asking first (Fetch standard, CORS-safelisted headers).
    pub const CONTENT_TYPE: &'static str = "text/plain;charset=UTF-8";
}

/// The question has a part that the engine's language has no words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswerable {
    /// A range of syllables: an initial consonant, or a syllable that is still being typed.
    #[error("a range of syllables")]
    Range,
    /// Words of several parts where only one part can be told, as among alternatives.
    #[error("a phrase inside an alternative")]
    Phrase,
    /// Words that hold nothing but signs.
    #[error("no letter and no digit")]
    Signs,
    /// More than one single syllable, or one that is to be left out.
    #[error("single syllables")]
    Syllable,
    /// Words to be left out inside an alternative, or of headlines alone among words anywhere.
    #[error("an exclusion inside an alternative")]
    Exclusion,
}

/// What an engine found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The articles of the page, in the order asked for.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: usize,
    /// Whether the engine looked through everything; otherwise there are at least as many.
    pub is_complete: bool,
    /// Choices of each facet that was asked for, those with most articles first. The count of each is what would be found
    /// if it took the place of the choice made.
    pub choices: Vec<(Facet, Vec<Choice>)>,
}

/// An article that was found. Texts are in pieces, and the pieces together are the text; nothing in them is HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// What it is called in addresses.
    pub id: String,
    /// Series or desk; empty for none.
    pub kicker: Vec<Piece>,
    /// Never empty.
    pub headline: Vec<Piece>,
    /// Standfirst; empty for none.
    pub deck: Vec<Piece>,
    /// Section.
    pub section: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When first published.
    pub published: Option<Moment>,
}

/// Why an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The key opens nothing here (401, 403).
    #[error("the key is refused")]
    Forbidden,
    /// There is no such collection (404).
    #[error("there is no such collection")]
    Missing,
    /// The engine has too much to do, or no room (429, 503, 422 of a full disk).
    #[error("the engine is busy: status {status}")]
    Busy {
        /// Its status.
        status: u16,
    },
    /// The engine is not well (other statuses from 500).
    #[error("the engine fails: status {status}")]
    Broken {
        /// Its status.
        status: u16,
    },
    /// The engine does not understand the request (other statuses from 400).
    #[error("the engine does not understand: status {status}")]
    Misunderstood {
        /// Its status.
        status: u16,
    },
    /// Not the answer of such an engine: a proxy's page, or another program's.
    #[error("no answer of this engine")]
    Strange,
}

/// A search engine, as far as a reader's page needs one.
pub trait Engine {
    /// The request that asks a question.
    ///
    /// # Errors
    ///
    /// [`Unanswerable`] where the engine cannot be asked exactly that.
    fn request(&self, question: &Question<'_>) -> Result<Request, Unanswerable>;

    /// What an answer to that question says.
    ///
    /// # Errors
    ///
    /// [`Refusal`] where it says no, or nothing that can be read.
    fn read(&self, question: &Question<'_>, status: u16, json: &Json) -> Result<Answer, Refusal>;
}

//! What the page says to the search: articles, and questions about them.
//!
//! Invariant: what is written is read back as it was; bytes that are nothing of the kind are `None`.

use super::answer::{Older, put_older, take_older};
use super::bytes::{Taking, put_number, put_signed, put_text};
use super::document::{Document, FIELDS, byline_of, language_of, text_of};
use crate::article::Article;
use crate::config::Remote;
use crate::lang::Language;
use crate::query::Sort;
use std::sync::Arc;

/// What the page says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Articles, newest first, in the place of those from a number on.
    Documents {
        /// Which articles these are: a number that the page gives, and the answers carry.
        holding: u32,
        /// The number of the first.
        first: usize,
        /// The articles.
        documents: Vec<Document>,
    },
    /// One article has other texts now.
    Amended {
        /// Which articles these are now.
        holding: u32,
        /// Its number.
        nth: usize,
        /// As it is now.
        document: Document,
    },
    /// A question. It takes the place of the one before.
    Asked(Question),
    /// A file that was wanted; what could not be had is `None`.
    File {
        /// Its address, as it was wanted.
        address: String,
        /// Its bytes.
        bytes: Option<Vec<u8>>,
    },
    /// An engine on other machines that is asked for older articles first.
    Elsewhere(Remote),
    /// What that engine answered to the question of that number; `None` where it could not be asked, or did not answer.
    Answered {
        /// The number.
        number: u32,
        /// What it found.
        older: Option<Older>,
    },
    /// Where the archive's index is.
    Archive {
        /// The folder that its addresses are relative to: absolute, with a slash at the end.
        base: String,
        /// The address of its directory.
        directory: String,
        /// How many of its newest articles are at hand.
        known: usize,
    },
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Its number, which the answer carries.
    pub number: u32,
    /// As typed.
    pub text: String,
    /// Whether its last syllable is still being put together.
    pub composing: bool,
    /// Whether nothing else is searched when it finds nothing.
    pub literal: bool,
    /// One choice a facet, in the order of [`crate::query::Facet::ALL`].
    pub facets: [Option<String>; 4],
    /// First moment, in seconds of Unix time.
    pub from: Option<i64>,
    /// Last moment.
    pub to: Option<i64>,
    /// Order of the answer.
    pub sort: Sort,
    /// In which language something is said of it.
    pub language: Language,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// How many rows are wanted.
    pub rows_max: usize,
    /// How many articles of the archive are wanted; 0 if it is not asked.
    pub older_max: usize,
}

impl Said {
    /// Writes it.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Documents { holding, first, documents } => {
                out.push(0);
                put_number(&mut out, u64::from(*holding));
                put_number(&mut out, *first as u64);
                put_number(&mut out, documents.len() as u64);
                documents.iter().for_each(|it| put_document(&mut out, it));
            }
            Self::Amended { holding, nth, document } => {
                out.push(1);
                put_number(&mut out, u64::from(*holding));
                put_number(&mut out, *nth as u64);
                put_document(&mut out, document);
            }
            Self::Asked(question) => return Self::asked(question),
            Self::File { address, bytes } => {
                out.push(3);
                put_text(&mut out, address);
                if let Some(bytes) = bytes {
                    out.push(1);
                    out.extend_from_slice(bytes);
                }
            }
            Self::Elsewhere(remote) => return Self::elsewhere(remote),
            Self::Answered { number, older } => {
                out.push(6);
                put_number(&mut out, u64::from(*number));
                older.iter().for_each(|it| put_older(&mut out, it));
            }
            Self::Archive { base, directory, known } => return Self::archive(base, directory, *known),
        }
        out
    }

    /// Writes [`Said::Documents`] of articles.
    #[must_use]
    pub fn documents(holding: u32, first: usize, articles: &[Arc<Article>]) -> Vec<u8> {
        let mut out = vec![0];
        put_number(&mut out, u64::from(holding));
        put_number(&mut out, first as u64);
        put_number(&mut out, articles.len() as u64);
        articles.iter().for_each(|it| put_article(&mut out, it));
        out
    }

    /// Writes [`Said::Amended`] of an article.
    #[must_use]
    pub fn amended(holding: u32, nth: usize, article: &Article) -> Vec<u8> {
        let mut out = vec![1];
        put_number(&mut out, u64::from(holding));
        put_number(&mut out, nth as u64);
        put_article(&mut out, article);
        out
    }

    /// Writes [`Said::Asked`] of a question.
    #[must_use]
    pub fn asked(question: &Question) -> Vec<u8> {
        let mut out = vec![2];
        put_question(&mut out, question);
        out
    }

    /// Writes [`Said::Archive`] of an archive.
    #[must_use]
    pub fn archive(base: &str, directory: &str, known: usize) -> Vec<u8> {
        let mut out = vec![4];
        put_text(&mut out, base);
        put_text(&mut out, directory);
        put_number(&mut out, known as u64);
        out
    }

    /// Writes [`Said::Elsewhere`] of an engine.
    #[must_use]
    pub fn elsewhere(remote: &Remote) -> Vec<u8> {
        let mut out = vec![5];
        put_number(&mut out, remote.nodes.len() as u64);
        remote.nodes.iter().for_each(|it| put_text(&mut out, it));
        put_text(&mut out, &remote.collection);
        put_text(&mut out, &remote.key);
        out
    }

    /// Reads it; `None` if the bytes are something else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut taking = Taking(bytes);
        let kind = taking.byte()?;
        Some(match kind {
            0 => Self::Documents {
                holding: taking.number()? as u32,
                first: taking.count()?,
                documents: taking.list(take_document)?,
            },
            1 => Self::Amended {
                holding: taking.number()? as u32,
                nth: taking.count()?,
                document: take_document(&mut taking)?,
            },
            2 => Self::Asked(take_question(&mut taking)?),
            3 => Self::File { address: taking.text()?.to_owned(), bytes: taking.byte().map(|_| taking.0.to_vec()) },
            4 => {
                let (base, directory) = (taking.text()?.to_owned(), taking.text()?.to_owned());
                Self::Archive { base, directory, known: taking.count()? }
            }
            5 => Self::Elsewhere(Remote {
                nodes: taking.list(|it| Some(it.text()?.to_owned()))?,
                collection: taking.text()?.to_owned(),
                key: taking.text()?.to_owned(),
            }),
            6 => {
                let number = taking.number()? as u32;
                Self::Answered {
                    number,
                    older: if taking.0.is_empty() { None } else { Some(take_older(&mut taking)?) },
                }
            }
            _ => return None,
        })
    }
}

fn put_document(out: &mut Vec<u8>, document: &Document) {
    put_text(out, &document.id);
    document.fields.iter().for_each(|it| put_text(out, it));
    for names in &document.names {
        put_number(out, names.len() as u64);
        names.iter().for_each(|it| put_text(out, it));
    }
    put_moment(out, document.published);
}

/// Puts what [`Document::of`] makes of an article, without making it: the page tells of hundreds at once.
fn put_article(out: &mut Vec<u8>, article: &Article) {
    put_text(out, &article.id);
    put_text(out, &article.full_headline());
    put_text(out, article.deck.as_deref().unwrap_or_default());
    put_text(out, &byline_of(article));
    put_text(out, &text_of(article));
    put_number(out, u64::from(article.section.is_some()));
    article.section.iter().for_each(|it| put_text(out, it));
    put_number(out, article.tags.len() as u64);
    article.tags.iter().for_each(|it| put_text(out, it));
    put_number(out, article.authors.len() as u64);
    article.authors.iter().for_each(|it| put_text(out, &it.name));
    let language = language_of(article);
    put_number(out, u64::from(language.is_some()));
    language.into_iter().for_each(|it| put_text(out, it));
    put_moment(out, article.published.map(|it| it.0));
}

fn take_document(taking: &mut Taking<'_>) -> Option<Document> {
    let mut document = Document { id: taking.text()?.to_owned(), ..Document::default() };
    let fields: &mut [String; FIELDS] = &mut document.fields;
    for field in fields {
        taking.text()?.clone_into(field);
    }
    for names in &mut document.names {
        *names = taking.list(|it| Some(it.text()?.to_owned()))?;
    }
    document.published = take_moment(taking)?;
    Some(document)
}

fn put_question(out: &mut Vec<u8>, question: &Question) {
    put_number(out, u64::from(question.number));
    put_text(out, &question.text);
    out.push(u8::from(question.composing) | u8::from(question.literal) << 1);
    for choice in &question.facets {
        put_text(out, choice.as_deref().unwrap_or_default());
    }
    put_moment(out, question.from);
    put_moment(out, question.to);
    out.push(question.sort as u8);
    out.push(question.language as u8);
    put_signed(out, i64::from(question.offset_minutes));
    put_number(out, question.rows_max as u64);
    put_number(out, question.older_max as u64);
}

fn take_question(taking: &mut Taking<'_>) -> Option<Question> {
    let mut question =
        Question { number: taking.number()? as u32, text: taking.text()?.to_owned(), ..Question::default() };
    let flags = taking.byte()?;
    (question.composing, question.literal) = (flags & 1 != 0, flags & 2 != 0);
    for choice in &mut question.facets {
        *choice = Some(taking.text()?.to_owned()).filter(|it| !it.is_empty());
    }
    question.from = take_moment(taking)?;
    question.to = take_moment(taking)?;
    question.sort = *Sort::ALL.get(usize::from(taking.byte()?))?;
    question.language = *Language::ALL.get(usize::from(taking.byte()?))?;
    question.offset_minutes = taking.signed()? as i32;
    question.rows_max = taking.count()?;
    question.older_max = taking.count()?;
    Some(question)
}

/// Puts a moment that may be missing.
pub(super) fn put_moment(out: &mut Vec<u8>, moment: Option<i64>) {
    out.push(u8::from(moment.is_some()));
    moment.into_iter().for_each(|it| put_signed(out, it));
}

/// Takes a moment that may be missing.
pub(super) fn take_moment(taking: &mut Taking<'_>) -> Option<Option<i64>> {
    if taking.byte()? == 0 { Some(None) } else { taking.signed().map(Some) }
}

#[cfg(test)]
mod tests;

//! A story fit to show.
//!
//! Invariant: articles are built only by [`crate::accept`], never change, and know nothing of who reads them.

use crate::markup::Block;
use crate::moment::Moment;

/// A story a reader may see. Every text in it is plain, free of control characters, and trimmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Stable across rebuilds; also the last part of its address.
    pub id: String,
    /// Canonical address at its publisher: absolute, `http` or `https`.
    pub url: Option<String>,
    /// Never empty, never cut, without the kicker.
    pub headline: String,
    /// Whether the source gave no headline and this one was taken from the text.
    pub headline_from_text: bool,
    /// Series or desk, without its brackets.
    pub kicker: Option<String>,
    /// Standfirst.
    pub deck: Option<String>,
    /// In the order given; empty where unknown.
    pub authors: Vec<Author>,
    /// The byline as printed, without empty brackets and e-mail addresses; `None` where only [`Self::authors`] is known.
    pub byline: Option<String>,
    /// Section.
    pub section: Option<String>,
    /// Keywords, no two alike.
    pub tags: Vec<String>,
    /// BCP 47 tag; `None` where the source does not say.
    pub language: Option<String>,
    /// When first published; `None` stays `None`: nothing is invented.
    pub published: Option<Moment>,
    /// When last changed, if later than published.
    pub updated: Option<Moment>,
    /// The text.
    pub body: Body,
    /// Main picture, unless the text itself begins with it.
    pub image: Option<Image>,
    /// Files that belong to the story.
    pub attachments: Vec<Attachment>,
    /// Copyright line, literal brackets and all.
    pub copyright_notice: Option<String>,
    /// Who holds the copyright.
    pub copyright_holder: Option<String>,
    /// Stories before and after, and about the same.
    pub neighbours: Vec<Neighbour>,
    /// What was corrected since it was published, the latest first; [`crate::correction::read`] says what they are, and
    /// trusts none of them.
    pub corrections: Vec<String>,
    /// The same story in other languages.
    pub translations: Vec<Translation>,
}

/// Where the text of an article is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Here; possibly empty.
    Blocks(Vec<Block>),
    /// At the source, for the asking.
    Elsewhere {
        /// Absolute address that answers with the whole item.
        url: String,
    },
    /// At the source, behind a password that only its own site can ask for.
    Protected,
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// Never empty; order of names as the source has it.
    pub name: String,
    /// Page about the author.
    pub url: Option<String>,
    /// E-mail address, with one `@` and no brackets.
    pub email: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Absolute, `http` or `https`; where a publisher writes it into a page of its own, a file of the site.
    pub url: String,
    /// Words for those who do not see it; empty for decoration.
    pub alt: String,
    /// Line under it.
    pub caption: Option<String>,
    /// Width and height, in CSS pixels, both above 0.
    pub size: Option<(u32, u32)>,
}

/// A file that belongs to a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Absolute, `http` or `https`.
    pub url: String,
    /// Media type; empty where unknown.
    pub media_type: String,
    /// Its name; the last part of its address where the source gave none.
    pub title: String,
    /// Its size, in bytes.
    pub bytes: Option<u64>,
    /// How long it plays, in seconds.
    pub seconds: Option<u32>,
}

/// A story beside this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// How it belongs to it.
    pub relation: Relation,
    /// Never empty.
    pub headline: String,
    /// Its id, if it has one here.
    pub id: Option<String>,
    /// Its address elsewhere.
    pub url: Option<String>,
    /// What both are about, where they were found to be related.
    pub reason: Option<String>,
}

/// The same story in another language, as an article names it. [`crate::twins::twins`] says which of them can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// BCP 47 tag; `None` where the source leaves that to the other article.
    pub language: Option<String>,
    /// Its id at the same source.
    pub id: Option<String>,
    /// Its address, absolute, `http` or `https`. There is this, or an id.
    pub url: Option<String>,
}

/// How a neighbour belongs to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Came before.
    Previous,
    /// Comes after.
    Next,
    /// Is about the same.
    Related,
    /// The source does not say.
    Beside,
}

impl Article {
    /// The headline as the source prints it: the kicker in brackets, a space, the headline.
    #[must_use]
    pub fn full_headline(&self) -> String {
        match &self.kicker {
            Some(kicker) => format!("[{kicker}] {}", self.headline),
            None => self.headline.clone(),
        }
    }

    /// Who wrote it, in a line: the byline as printed, or the names; empty where unknown.
    #[must_use]
    pub fn byline_text(&self) -> String {
        let names: Vec<&str> = self.authors.iter().map(|it| it.name.as_str()).collect();
        self.byline.clone().unwrap_or_else(|| names.join(", "))
    }

    /// Whether the deck is only the beginning of the text, as summaries made by machine are: fit for a list, but above
    /// the text itself it would say the same twice.
    #[must_use]
    pub fn deck_repeats_text(&self) -> bool {
        let (Some(deck), Body::Blocks(blocks)) = (&self.deck, &self.body) else { return false };
        let beginning = deck.trim_end_matches(['.', '…']);
        !beginning.is_empty() && crate::markup::text_of(blocks).starts_with(beginning)
    }
}

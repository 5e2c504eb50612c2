//! What a source said about a story, before we believe it.
//!
//! Invariant: a draft holds text as sent. Nothing in it has been checked, and no view ever sees one.

/// A story as its source tells it: everything optional, nothing trusted. [`crate::accept::accept`] makes an
/// [`crate::article::Article`] of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Position of the item in its document, from 0, so that a later problem can name it.
    pub item: usize,
    /// The source's own name for the story.
    pub id: Option<String>,
    /// The story's canonical address at its publisher; resolved against the source's address if it is relative.
    pub url: Option<String>,
    /// Main headline.
    pub headline: Option<Marked>,
    /// Series or desk shown above the headline, without its brackets.
    pub kicker: Option<String>,
    /// Standfirst: the sentence under the headline.
    pub deck: Option<Marked>,
    /// Line that names the authors, as printed.
    pub byline: Option<String>,
    /// Authors as the source lists them.
    pub authors: Vec<DraftAuthor>,
    /// Section or category.
    pub section: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When first published, as written there.
    pub published: Option<String>,
    /// When last changed, as written there.
    pub updated: Option<String>,
    /// The text.
    pub body: Option<Marked>,
    /// Where the text is to be had, if the list has it not.
    pub detail_url: Option<String>,
    /// The source keeps the text behind a password.
    pub protected: bool,
    /// Main picture.
    pub image: Option<DraftImage>,
    /// Files that belong to the story.
    pub attachments: Vec<DraftAttachment>,
    /// Copyright line as printed.
    pub copyright_notice: Option<String>,
    /// Who holds the copyright.
    pub copyright_holder: Option<String>,
    /// ninjs `pubStatus`: usable, withheld or canceled.
    pub status: Option<String>,
    /// Not to be shown before, as written there.
    pub embargoed: Option<String>,
    /// Not to be shown after, as written there.
    pub expires: Option<String>,
    /// Stories before and after this one.
    pub neighbours: Vec<DraftNeighbour>,
    /// What was corrected since it was published, as [`crate::correction`] writes it, or [`crate::correction::HIDDEN`].
    pub corrections: Vec<String>,
}

/// A text and what it is written in.
#[derive(Clone, Debug, PartialEq)]
pub enum Marked {
    /// Plain text; blank lines part paragraphs, `<` is a character.
    Text(String),
    /// An HTML fragment.
    Html(String),
}

/// An author, as said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftAuthor {
    /// Name in the source's own order.
    pub name: Option<String>,
    /// Page about the author.
    pub url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// A picture, as said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftImage {
    /// Where it is.
    pub url: Option<String>,
    /// Words for those who do not see it.
    pub alt: Option<String>,
    /// Line under it.
    pub caption: Option<String>,
    /// Width, in CSS pixels.
    pub width: Option<u32>,
    /// Height, in CSS pixels.
    pub height: Option<u32>,
}

/// A file, as said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftAttachment {
    /// Where it is.
    pub url: Option<String>,
    /// Media type (RFC 6838).
    pub media_type: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// Its size, in bytes.
    pub bytes: Option<u64>,
    /// How long it plays, in seconds.
    pub seconds: Option<u32>,
}

/// A story beside this one, as said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftNeighbour {
    /// `previous`, `next`, `related` or `translation`; anything else, or nothing: simply beside.
    pub relation: Option<String>,
    /// Its id at the same source.
    pub id: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What both are about.
    pub reason: Option<String>,
    /// BCP 47 tag of its language, where it is a translation.
    pub language: Option<String>,
}

impl DraftNeighbour {
    /// The relation of the same story in another language.
    pub const TRANSLATION: &'static str = "translation";

    /// The same story in another language, by its id at the same source or by its address.
    #[must_use]
    pub fn translation(id: Option<String>, url: Option<String>) -> Self {
        Self { relation: Some(Self::TRANSLATION.to_owned()), id, url, ..Self::default() }
    }

    /// Whether it is the same story in another language.
    #[must_use]
    pub fn is_translation(&self) -> bool {
        self.relation.as_deref() == Some(Self::TRANSLATION)
    }
}

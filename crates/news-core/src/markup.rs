//! The text of an article as blocks and inlines: the only form in which it exists inside News Zone.
//!
//! Invariant: what is not on the allow-list here cannot be expressed, so script, style, forms and event attributes
//! have no way to a page. Every [`Address`] was checked when it was made.

mod address;
mod escape;
#[cfg(test)]
mod outline;
mod plain;
mod walk;

pub use address::{Address, srcset};
pub use escape::escape;
pub use plain::{from_text, plain_text, text_of};
pub use walk::{BODY_START, from_nodes, kept_attributes};

/// What the place of that number is called in a page.
#[must_use]
pub fn place_id(nth: usize) -> String {
    ["note-", &nth.to_string()].concat()
}

/// A part of a text that stands on its own lines.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph, never empty.
    Paragraph(Vec<Inline>),
    /// A heading inside the text.
    Heading {
        /// 2 to 6: the headline of the article is the page's only level 1.
        level: u8,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Items, each of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation of paragraphs.
    Quote(Vec<Block>),
    /// Pictures, or anything else with a line under it.
    Figure {
        /// What is shown.
        content: Vec<Block>,
        /// The line under it; may be empty.
        caption: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// Where it is.
        source: Address,
        /// Words for those who do not see it.
        alt: String,
        /// Width and height, in CSS pixels.
        size: Option<(u32, u32)>,
    },
    /// A table.
    Table {
        /// Its title; may be empty.
        caption: Vec<Inline>,
        /// Rows, header rows first.
        rows: Vec<Vec<Cell>>,
    },
    /// Text in which every space and line break counts.
    Preformatted(String),
    /// Sound, played on demand.
    Audio(Address),
    /// Moving pictures, played on demand.
    Video {
        /// Where it is.
        source: Address,
        /// Still shown before.
        poster: Option<Address>,
    },
    /// A page of an allowed host, loaded when the reader asks for it.
    Embed {
        /// What would be framed.
        source: Address,
        /// Whose page it is: the host of the address.
        host: String,
    },
    /// A thematic break.
    Rule,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// Columns it spans, from 1 to 100.
    pub columns: u8,
    /// Rows it spans, from 1 to 100.
    pub rows: u8,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words; white space folded to single spaces.
    Text(String),
    /// A line break inside a paragraph.
    Break,
    /// Words with a meaning of their own.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link {
        /// Where to.
        to: Address,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A link to a place in the same text.
    Jump {
        /// The number of the place.
        to: usize,
        /// Whether the place is before the link, as it is where a note leads back.
        is_back: bool,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A place that such links lead to, before what follows. Places are numbered from 1.
    Place(usize),
    /// A piece in another language.
    Language {
        /// BCP 47 tag.
        tag: String,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A small picture in the line.
    Image {
        /// Where it is.
        source: Address,
        /// Words for those who do not see it.
        alt: String,
    },
}

/// What sets words apart. Each is the HTML element of that meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `strong`
    Strong,
    /// `em`
    Emphasis,
    /// `code`
    Code,
    /// `sup`
    Superscript,
    /// `sub`
    Subscript,
    /// `mark`
    Marked,
    /// `del`
    Deleted,
    /// `ins`
    Inserted,
    /// `cite`
    Citation,
    /// `q`
    Quoted,
    /// `small`
    Small,
}

impl Style {
    /// What words in an element of that name mean, if anything of its own.
    fn of(tag: &str) -> Option<Self> {
        Some(match tag {
            "strong" | "b" => Style::Strong,
            "em" | "i" => Style::Emphasis,
            "code" | "kbd" | "samp" => Style::Code,
            "sup" => Style::Superscript,
            "sub" => Style::Subscript,
            "mark" => Style::Marked,
            "del" | "s" | "strike" => Style::Deleted,
            "ins" | "u" => Style::Inserted,
            "cite" => Style::Citation,
            "q" => Style::Quoted,
            "small" => Style::Small,
            _ => return None,
        })
    }

    /// The HTML element of that meaning.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Style::Strong => "strong",
            Style::Emphasis => "em",
            Style::Code => "code",
            Style::Superscript => "sup",
            Style::Subscript => "sub",
            Style::Marked => "mark",
            Style::Deleted => "del",
            Style::Inserted => "ins",
            Style::Citation => "cite",
            Style::Quoted => "q",
            Style::Small => "small",
        }
    }
}

/// What the making of blocks needs to know besides the nodes.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Absolute address that relative ones are resolved against; empty where there is none.
    pub base: &'a str,
    /// Hosts whose pages may be embedded on demand, such as `www.youtube-nocookie.com`; exact, lower case.
    pub embed_hosts: &'a [String],
}

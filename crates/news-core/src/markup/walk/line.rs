//! A line under construction: words, pictures and breaks, inside whatever is open around them.
//!
//! White space folds here as in a browser: across the borders of elements, and to nothing at both ends of a line.

use super::super::plain::{is_hidden_control, is_space};
use super::super::{Address, Inline, Style};

/// Width and height, in CSS pixels, where both are known.
pub(super) type Size = Option<(u32, u32)>;

/// What stands around words.
#[derive(Clone, PartialEq)]
pub(super) enum Wrapper {
    /// A meaning.
    Style(Style),
    /// A link.
    Link(Address),
    /// A link to the place of that number in the text, and whether that is back.
    Jump(usize, bool),
    /// A language.
    Language(String),
}

/// What stands at the end of a line so far, which decides what a space or a break does next.
#[derive(Clone, Copy, Default, PartialEq)]
enum End {
    /// Nothing yet.
    #[default]
    Start,
    /// A break.
    Break,
    /// A space.
    Space,
    /// Something visible.
    Visible,
}

/// A line under construction.
#[derive(Default)]
pub(super) struct Line {
    /// What is open, outermost first, each with what came before it at its level.
    open: Vec<(Wrapper, Vec<Inline>)>,
    /// What is inside the innermost open wrapper.
    inside: Vec<Inline>,
    /// Sizes of the pictures, in their order.
    sizes: Vec<Size>,
    /// Places that wait for words, in this line or a later one.
    places: Vec<usize>,
    has_text: bool,
    end: End,
}

/// A finished line.
pub(super) struct Finished {
    /// What it says.
    pub(super) words: Vec<Inline>,
    /// Whether anything but pictures is in it.
    pub(super) has_text: bool,
    /// Sizes of the pictures, in their order.
    pub(super) sizes: Vec<Size>,
}

impl Line {
    /// Whether there are words in the line.
    pub(super) fn has_text(&self) -> bool {
        self.has_text
    }

    /// Whether the last thing was a break.
    pub(super) fn is_after_break(&self) -> bool {
        self.end == End::Break
    }

    /// Opens a wrapper around what follows; `false` if that would change nothing, and then there is none to close.
    pub(super) fn open(&mut self, wrapper: Wrapper) -> bool {
        let changes = match &wrapper {
            // Quotations nest: each has its own marks.
            Wrapper::Style(Style::Quoted) => true,
            Wrapper::Style(_) => !self.is_open(|other| *other == wrapper),
            Wrapper::Link(_) | Wrapper::Jump(..) => {
                !self.is_open(|other| matches!(other, Wrapper::Link(_) | Wrapper::Jump(..)))
            }
            Wrapper::Language(_) => {
                let mut languages = self.open.iter().rev().map(|(other, _)| other);
                languages.find(|other| matches!(other, Wrapper::Language(_))) != Some(&wrapper)
            }
        };
        if changes {
            self.open.push((wrapper, std::mem::take(&mut self.inside)));
        }
        changes
    }

    fn is_open(&self, is_it: impl Fn(&Wrapper) -> bool) -> bool {
        self.open.iter().any(|(wrapper, _)| is_it(wrapper))
    }

    /// Closes the innermost wrapper.
    pub(super) fn close(&mut self) {
        if let Some((wrapper, before)) = self.open.pop() {
            let inside = std::mem::replace(&mut self.inside, before);
            wrap(&mut self.inside, wrapper, inside);
        }
    }

    /// A place before the words that come next.
    pub(super) fn place(&mut self, nth: usize) {
        self.places.push(nth);
    }

    /// Adds text as it stands in the source.
    pub(super) fn text(&mut self, text: &str) {
        if !self.places.is_empty() && !text.chars().all(is_blank) {
            self.inside.extend(self.places.drain(..).map(Inline::Place));
        }
        let mut piece = String::with_capacity(text.len());
        // What goes as it stands goes in one piece.
        let mut copied = 0;
        for (at, character) in text.char_indices() {
            if is_space(character) {
                piece.push_str(&text[copied..at]);
                copied = at + character.len_utf8();
                if self.end == End::Visible {
                    self.end = End::Space;
                    piece.push(' ');
                }
            } else if character.is_control() || is_hidden_control(character) {
                piece.push_str(&text[copied..at]);
                copied = at + character.len_utf8();
            } else {
                if !is_blank(character) {
                    self.end = End::Visible;
                    self.has_text = true;
                } else if self.end == End::Space {
                    self.end = End::Visible;
                }
            }
        }
        piece.push_str(&text[copied..]);
        push_text(&mut self.inside, piece);
    }

    /// Adds a picture.
    pub(super) fn image(&mut self, source: Address, alt: String, size: Size) {
        self.inside.push(Inline::Image { source, alt });
        self.sizes.push(size);
        self.end = End::Visible;
    }

    /// Breaks the line, unless it has just begun or just been broken.
    pub(super) fn line_break(&mut self) {
        if matches!(self.end, End::Start | End::Break) {
            return;
        }
        trim_end(&mut self.inside);
        let mut is_empty = self.inside.is_empty();
        for (_, before) in self.open.iter_mut().rev() {
            if is_empty {
                trim_end(before);
                is_empty = before.is_empty();
            }
        }
        self.inside.push(Inline::Break);
        self.end = End::Break;
    }

    /// Hands out the line. What is open stays open, around the next line.
    pub(super) fn finish(&mut self) -> Finished {
        let mut words = std::mem::take(&mut self.inside);
        for (wrapper, before) in self.open.iter_mut().rev() {
            let inside = std::mem::replace(&mut words, std::mem::take(before));
            wrap(&mut words, wrapper.clone(), inside);
        }
        trim_end(&mut words);
        let line = Finished { words, has_text: self.has_text, sizes: std::mem::take(&mut self.sizes) };
        self.has_text = false;
        self.end = End::Start;
        line
    }
}

/// Adds words in their wrapper; spaces and breaks alone need none.
fn wrap(words: &mut Vec<Inline>, wrapper: Wrapper, inside: Vec<Inline>) {
    if !inside.iter().any(is_visible) {
        for inline in inside {
            match inline {
                Inline::Text(text) => push_text(words, text),
                other => words.push(other),
            }
        }
        return;
    }
    words.push(match wrapper {
        Wrapper::Style(style) => Inline::Styled(style, inside),
        Wrapper::Link(to) => Inline::Link { to, words: inside },
        Wrapper::Jump(to, is_back) => Inline::Jump { to, is_back, words: inside },
        Wrapper::Language(tag) => Inline::Language { tag, words: inside },
    });
}

fn is_visible(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => !text.chars().all(is_blank),
        Inline::Break => false,
        _ => true,
    }
}

fn push_text(words: &mut Vec<Inline>, piece: String) {
    match words.last_mut() {
        _ if piece.is_empty() => {}
        Some(Inline::Text(text)) => text.push_str(&piece),
        _ => words.push(Inline::Text(piece)),
    }
}

/// Whether a character shows nothing. A line of no-break spaces is how many editors write an empty one.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

/// Takes spaces and breaks off the end.
fn trim_end(words: &mut Vec<Inline>) {
    while let Some(last) = words.last_mut() {
        let is_empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(is_blank).len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Styled(_, inside)
            | Inline::Link { words: inside, .. }
            | Inline::Jump { words: inside, .. }
            | Inline::Language { words: inside, .. } => {
                trim_end(inside);
                inside.is_empty()
            }
            Inline::Image { .. } | Inline::Place(_) => false,
        };
        if !is_empty {
            return;
        }
        words.pop();
    }
}

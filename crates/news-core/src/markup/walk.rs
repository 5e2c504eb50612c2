//! The allow-list: from the nodes of a parsed page to blocks.
//!
//! An element that is not named here leaves only its content. Invariant: whatever the nodes are, the walk ends, and
//! it goes no deeper than [`DEPTH_LEVELS_MAX`].

mod jump;
mod line;
mod media;
mod table;

use super::plain::{is_block, is_dropped, is_hidden_control, is_space};
use super::{Address, Block, Inline, Style, Surroundings};
use crate::parser::{DEPTH_LEVELS_MAX, Node};
use jump::Jumps;
use line::{Line, Wrapper};

/// Makes blocks of the nodes of an HTML fragment.
///
/// Words outside any paragraph are gathered into one, and two breaks in a row begin a new one. A block inside a
/// heading, a caption or a cell becomes lines of it. Elements with `lang` mark the words in them.
#[must_use]
pub fn from_nodes(nodes: &[Node], around: &Surroundings<'_>) -> Vec<Block> {
    let (line, jumps) = (Line::default(), Jumps::of(nodes));
    let mut walk = Walk { around, jumps, line, flat: false, done: Vec::new(), after_line: Vec::new(), caption: None };
    walk.nodes(nodes, DEPTH_LEVELS_MAX);
    walk.part();
    walk.done
}

/// What a parser puts before a fragment, so that it is read as the body of a page: without it, an element such as
/// `noscript` at the very beginning would be taken for a part of the head.
pub const BODY_START: &str = "<!DOCTYPE html><body>";

/// The attributes of an element that [`from_nodes`] reads; a parser may leave out all others.
#[must_use]
pub fn kept_attributes(tag: &str) -> &'static [&'static str] {
    match tag {
        "a" => &["lang", "id", "href", "name"],
        "img" => &["lang", "id", "src", "data-src", "alt", "width", "height"],
        "td" | "th" => &["lang", "id", "colspan", "rowspan"],
        "audio" | "video" | "source" | "iframe" | "embed" => &["lang", "id", "src", "data-src", "poster"],
        _ => &["lang", "id"],
    }
}

/// An element, borrowed from its node.
#[derive(Clone, Copy)]
struct Element<'a> {
    tag: &'a str,
    attributes: &'a [(String, String)],
    children: &'a [Node],
}

impl<'a> Element<'a> {
    fn of(node: &'a Node) -> Option<Self> {
        match node {
            Node::Element { tag, attributes, children } => Some(Self { tag, attributes, children }),
            Node::Text(_) => None,
        }
    }

    fn get(self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A walk under way.
struct Walk<'a> {
    around: &'a Surroundings<'a>,
    /// The places that the text itself links to.
    jumps: Jumps,
    /// The paragraph being written.
    line: Line,
    /// Whether only lines may be written, as in a cell.
    flat: bool,
    /// Finished blocks of the innermost container.
    done: Vec<Block>,
    /// Blocks that wait for the end of the line.
    after_line: Vec<Block>,
    /// What the captions of the innermost figure say; `None` outside figures.
    caption: Option<Vec<Inline>>,
}

impl Walk<'_> {
    fn nodes(&mut self, nodes: &[Node], levels_left: usize) {
        if levels_left == 0 {
            return;
        }
        for node in nodes {
            match (node, Element::of(node)) {
                (_, Some(element)) => self.element(element, levels_left - 1),
                (Node::Text(text), None) => self.line.text(text),
                (Node::Element { .. }, None) => {}
            }
        }
    }

    fn element(&mut self, element: Element<'_>, levels_left: usize) {
        if is_dropped(element.tag) {
            return;
        }
        let parts = is_block(element.tag);
        if parts {
            self.part();
        }
        let place = self.jumps.enter(element);
        if let Some(nth) = place {
            self.line.place(nth);
        }
        let language = element.get("lang").map(str::trim).filter(|tag| is_language_tag(tag));
        let opened = language.is_some_and(|tag| self.line.open(Wrapper::Language(tag.to_owned())));
        if self.flat {
            self.inline(element, levels_left);
        } else {
            self.block(element, levels_left);
        }
        if parts {
            self.part();
        }
        if opened {
            self.line.close();
        }
        self.jumps.leave(place);
    }

    fn block(&mut self, element: Element<'_>, levels_left: usize) {
        let children = element.children;
        match element.tag {
            "h1" | "h2" => self.heading(2, children, levels_left),
            "h3" => self.heading(3, children, levels_left),
            "h4" => self.heading(4, children, levels_left),
            "h5" => self.heading(5, children, levels_left),
            "h6" => self.heading(6, children, levels_left),
            "ul" | "menu" | "dir" => self.list(false, children, levels_left),
            "ol" => self.list(true, children, levels_left),
            "dl" => {
                let mut items = Vec::new();
                self.descriptions(children, levels_left, &mut items);
                self.push_list(false, items);
            }
            "blockquote" => {
                let inside = self.contained(children, levels_left);
                if !inside.is_empty() {
                    self.push(Block::Quote(inside));
                }
            }
            "pre" => {
                let mut text = String::new();
                append_raw(children, levels_left, &mut text);
                let text = text.trim_matches('\n');
                if !text.trim().is_empty() {
                    self.push(Block::Preformatted(text.to_owned()));
                }
            }
            "figure" => self.figure(children, levels_left),
            "figcaption" if self.caption.is_some() => {
                let words = self.flattened(children, levels_left);
                if let Some(caption) = self.caption.as_mut().filter(|_| !words.is_empty()) {
                    if !caption.is_empty() {
                        caption.push(Inline::Break);
                    }
                    caption.extend(words);
                }
            }
            "table" => self.table(element, levels_left),
            "hr" => self.push(Block::Rule),
            _ => self.inline(element, levels_left),
        }
    }

    fn inline(&mut self, element: Element<'_>, levels_left: usize) {
        let wrapper = match element.tag {
            "br" => return self.line_break(),
            "img" => return self.image(element),
            "audio" | "video" => return self.media(element, levels_left),
            "iframe" | "embed" => return self.frame(element),
            "a" => element.get("href").and_then(|it| self.link(it)),
            tag => Style::of(tag).map(Wrapper::Style),
        };
        let opened = wrapper.is_some_and(|it| self.line.open(it));
        self.nodes(element.children, levels_left);
        if opened {
            self.line.close();
        }
    }

    fn link(&self, href: &str) -> Option<Wrapper> {
        let jump = self.jumps.to(href).map(|(to, is_back)| Wrapper::Jump(to, is_back));
        jump.or_else(|| Address::resolve(self.around.base, href).map(Wrapper::Link))
    }

    fn heading(&mut self, level: u8, children: &[Node], levels_left: usize) {
        self.flat = true;
        self.nodes(children, levels_left);
        self.flat = false;
        self.end_line(|words| Block::Heading { level, words });
    }

    /// What stands between the items of a list belongs to the item before: so browsers show it.
    fn list(&mut self, ordered: bool, children: &[Node], levels_left: usize) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for node in children {
            let content = self.contained(std::slice::from_ref(node), levels_left);
            let is_item = Element::of(node).is_some_and(|it| it.tag == "li");
            match items.last_mut() {
                _ if content.is_empty() => {}
                Some(last) if !is_item => last.extend(content),
                _ => items.push(content),
            }
        }
        self.push_list(ordered, items);
    }

    /// The groups of a description list as items: each begins with its term, set strong.
    fn descriptions(&mut self, children: &[Node], levels_left: usize, items: &mut Vec<Vec<Block>>) {
        for node in children {
            let tag = Element::of(node).map_or("", |it| it.tag);
            let content = match (tag, Element::of(node)) {
                ("div", Some(group)) if 0 < levels_left => {
                    self.descriptions(group.children, levels_left - 1, items);
                    continue;
                }
                ("dt", _) => match self.flattened(std::slice::from_ref(node), levels_left) {
                    words if words.is_empty() => Vec::new(),
                    words => vec![Block::Paragraph(vec![Inline::Styled(Style::Strong, words)])],
                },
                _ => self.contained(std::slice::from_ref(node), levels_left),
            };
            match items.last_mut() {
                _ if content.is_empty() => {}
                Some(last) if tag != "dt" => last.extend(content),
                _ => items.push(content),
            }
        }
    }

    fn push_list(&mut self, ordered: bool, items: Vec<Vec<Block>>) {
        if !items.is_empty() {
            self.push(Block::List { ordered, items });
        }
    }

    fn figure(&mut self, children: &[Node], levels_left: usize) {
        let outer = self.caption.replace(Vec::new());
        let content = self.contained(children, levels_left);
        let caption = std::mem::replace(&mut self.caption, outer).unwrap_or_default();
        if !content.is_empty() {
            self.push(Block::Figure { content, caption });
        } else if !caption.is_empty() {
            self.push(Block::Paragraph(caption));
        }
    }

    /// The nodes as blocks of their own.
    fn contained(&mut self, nodes: &[Node], levels_left: usize) -> Vec<Block> {
        let outer = std::mem::take(&mut self.done);
        self.nodes(nodes, levels_left);
        self.part();
        std::mem::replace(&mut self.done, outer)
    }

    /// The nodes as one piece of text.
    fn flattened(&mut self, nodes: &[Node], levels_left: usize) -> Vec<Inline> {
        self.flat = true;
        self.nodes(nodes, levels_left);
        self.flat = false;
        self.line.finish().words
    }

    fn line_break(&mut self) {
        if !self.flat && self.line.is_after_break() {
            self.part();
        } else {
            self.line.line_break();
        }
    }

    /// Ends the paragraph, or the line where there are only lines.
    fn part(&mut self) {
        if self.flat {
            self.line.line_break();
        } else {
            self.end_line(Block::Paragraph);
        }
    }

    fn push(&mut self, block: Block) {
        self.part();
        self.done.push(block);
    }

    fn end_line(&mut self, block_of: impl FnOnce(Vec<Inline>) -> Block) {
        let line = self.line.finish();
        if line.has_text {
            self.done.push(block_of(line.words));
        } else {
            self.push_images(line.words, &mut line.sizes.into_iter());
        }
        self.done.append(&mut self.after_line);
    }
}

/// Whether this looks like a BCP 47 tag; the longest in use have 35 characters.
fn is_language_tag(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Text in which every space counts.
fn append_raw(nodes: &[Node], levels_left: usize, text: &mut String) {
    if levels_left == 0 {
        return;
    }
    for node in nodes {
        match node {
            Node::Text(piece) => {
                let kept = |it: &char| is_space(*it) || !it.is_control() && !is_hidden_control(*it);
                text.extend(piece.chars().filter(kept));
            }
            Node::Element { tag, .. } if tag == "br" => text.push('\n'),
            Node::Element { tag, .. } if is_dropped(tag) => {}
            Node::Element { children, .. } => append_raw(children, levels_left - 1, text),
        }
    }
}

/// The digits a text begins with, as HTML reads numbers; `None` where there are none.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim().bytes().take_while(u8::is_ascii_digit);
    digits.fold(None, |sum: Option<u32>, digit| {
        Some(sum.unwrap_or(0).saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    })
}

#[cfg(test)]
mod tests;

//! The text of an article, drawn.
//!
//! Invariant: every element and attribute that can appear is spelled out in this room, and addresses come checked.

mod embed;

use embed::embed;
use news_core::lang::{ReaderWords, Words};
use news_core::markup::{Address, Block, Cell, Inline, place_id, srcset, text_of};
use news_core::reading::part_id;

use super::view::{Element, View, tag};

/// Longest link that is taken for the mark of a note, in characters: `[12]`.
const MARK_CHARS_MAX: usize = 4;

/// Where blocks are drawn.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    /// The words of the interface.
    pub(super) words: &'static Words,
    /// The address of the page that they stand on, and the words around reading; without, links inside the text are words.
    page: Option<(&'g str, &'static ReaderWords)>,
    /// Whether a page of the zone's own is around it, whose scripts know whether its reader saves data.
    is_at_home: bool,
}

impl<'g> Ground<'g> {
    /// The page at that address.
    pub(super) fn page(address: &'g str, its: &'static ReaderWords, words: &'static Words) -> Self {
        Self { words, page: Some((address, its)), is_at_home: true }
    }

    /// A place beside another text.
    pub(super) fn beside(words: &'static Words) -> Self {
        Self { words, page: None, is_at_home: true }
    }

    /// A page of another site.
    pub(super) fn abroad(words: &'static Words) -> Self {
        Self { words, page: None, is_at_home: false }
    }
}

/// Blocks as they stand in an article. Where the text has a list of its parts, their headings can be led to.
pub(super) fn blocks(blocks: &[Block], has_parts: bool, ground: Ground<'_>) -> Vec<View> {
    let mut parts = 0;
    let mut one = |it: &Block| match it {
        Block::Heading { level, words: inside } if has_parts => {
            let id = part_id(parts);
            parts += 1;
            tag(heading(*level)).attr("id", id).attr("tabindex", "-1").children(line(inside, ground)).into()
        }
        other => block(other, ground),
    };
    blocks.iter().map(&mut one).collect()
}

fn drawn(blocks: &[Block], ground: Ground<'_>) -> Vec<View> {
    blocks.iter().map(|it| block(it, ground)).collect()
}

fn block(block: &Block, ground: Ground<'_>) -> View {
    match block {
        Block::Paragraph(inside) => match inside.as_slice() {
            // A whole paragraph in another language: it begins at that language's side.
            [Inline::Language { tag: language, words }] => spoken("p", language, words, ground),
            [Inline::Place(nth), rest @ ..] => place("p", *nth, ground).children(line(rest, ground)).into(),
            _ => element("p", line(inside, ground)),
        },
        Block::Heading { level, words: inside } => element(heading(*level), line(inside, ground)),
        Block::List { ordered, items } => {
            let list = element(if *ordered { "ol" } else { "ul" }, items.iter().map(|it| item(it, ground)).collect());
            let is_note = |it: &Vec<Block>| matches!(it.first(), Some(Block::Paragraph(words)) if begins(words));
            match ground.page {
                Some((_, its)) if items.iter().all(is_note) => {
                    tag("section").attr("role", "doc-endnotes").attr("aria-label", its.notes).child(list).into()
                }
                _ => list,
            }
        }
        Block::Quote(inside) => element("blockquote", drawn(inside, ground)),
        Block::Figure { content, caption } => {
            let mut inside = drawn(content, ground);
            if !caption.is_empty() {
                inside.push(element("figcaption", line(caption, ground)));
            }
            element("figure", inside)
        }
        Block::Image { source, alt, size } => enlarged(source.as_str(), alt, image(source, alt, *size), ground.words),
        Block::Table { caption, rows } => table(caption, rows, ground),
        Block::Preformatted(text) => tag("pre").child(text.clone()).into(),
        Block::Audio(source) => played("audio", source).into(),
        Block::Video { source, poster } => {
            // Of a film nothing is fetched that nobody asked for, but a poster would be: `public/display.js` has it shown, unless
            // data is saved.
            let name = if ground.is_at_home { "data-poster" } else { "poster" };
            let poster = poster.as_ref().map(|it| it.as_str().to_owned());
            played("video", source).attr("playsinline", "").attr_some(name, poster).into()
        }
        Block::Embed { source, host } => embed(source.clone(), host.clone(), (ground.words.load_from)(host)),
        Block::Rule => tag("hr").into(),
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// An item that begins with a paragraph and has no other is one line: it needs no paragraph of its own. One that is led to
/// is the place itself.
fn item(blocks: &[Block], ground: Ground<'_>) -> View {
    let others_are_lists = |rest: &[Block]| rest.iter().all(|it| matches!(it, Block::List { .. }));
    let [Block::Paragraph(words), rest @ ..] = blocks else { return element("li", drawn(blocks, ground)) };
    let (item, words) = match words.as_slice() {
        [Inline::Place(nth), words @ ..] => (place("li", *nth, ground), words),
        words => (tag("li"), words),
    };
    let first = match others_are_lists(rest) {
        true => line(words, ground),
        false => vec![block(&Block::Paragraph(words.to_vec()), ground)],
    };
    item.children(first).children(drawn(rest, ground)).into()
}

/// A table scrolls by itself where it is wider than the column; with a tab stop, because there is no other way to
/// scroll it with the keyboard.
fn table(caption: &[Inline], rows: &[Vec<Cell>], ground: Ground<'_>) -> View {
    let name = text_of(&[Block::Paragraph(caption.to_vec())]);
    let name = if name.is_empty() { ground.words.table } else { &name };
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.header);
    let (head, body) = rows.split_at(rows.iter().take_while(|row| is_head(row)).count());
    let mut inside = Vec::new();
    if !caption.is_empty() {
        inside.push(element("caption", line(caption, ground)));
    }
    for (part, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
        if !rows.is_empty() {
            inside.push(element(part, rows.iter().map(|it| row(it, scope, ground)).collect()));
        }
    }
    tag("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .child(tag("table").children(inside))
        .into()
}

fn row(cells: &[Cell], scope: &'static str, ground: Ground<'_>) -> View {
    let spans = |count: u8| Some(count).filter(|it| *it != 1).map(|it| it.to_string());
    let cell = |cell: &Cell| {
        tag(if cell.header { "th" } else { "td" })
            .attr_some("scope", cell.header.then(|| scope.to_owned()))
            .attr_some("colspan", spans(cell.columns))
            .attr_some("rowspan", spans(cell.rows))
            .children(line(&cell.content, ground))
            .into()
    };
    element("tr", cells.iter().map(cell).collect())
}

fn line(words: &[Inline], ground: Ground<'_>) -> Vec<View> {
    words.iter().map(|it| inline(it, ground)).collect()
}

fn inline(inline: &Inline, ground: Ground<'_>) -> View {
    match inline {
        Inline::Text(text) => text.clone().into(),
        Inline::Break => tag("br").into(),
        Inline::Styled(style, words) => element(style.element(), line(words, ground)),
        Inline::Link { to, words } => link(to, line(words, ground)),
        Inline::Jump { to, is_back, words } => jump(*to, *is_back, words, ground),
        Inline::Place(_) if ground.page.is_none() => View::Nothing,
        Inline::Place(nth) => place("span", *nth, ground).into(),
        Inline::Language { tag: language, words } => spoken("span", language, words, ground),
        Inline::Image { source, alt } => image(source, alt, None),
    }
}

/// Words in another language, read as their first letter is.
fn spoken(name: &'static str, language: &str, words: &[Inline], ground: Ground<'_>) -> View {
    tag(name).attr("lang", language).attr("dir", "auto").children(line(words, ground)).into()
}

/// A link inside the text: to a note, back from one, or to anything else. One that is led to is the place itself.
fn jump(to: usize, is_back: bool, words: &[Inline], ground: Ground<'_>) -> View {
    let Some((address, its)) = ground.page else { return line(words, ground).into() };
    let (nth, words) = match words {
        [Inline::Place(nth), rest @ ..] => (Some(place_id(*nth)), rest),
        words => (None, words),
    };
    let text = text_of(&[Block::Paragraph(words.to_vec())]);
    // An arrow says nothing to those who hear it.
    let name = Some(its.to_text).filter(|_| is_back && !text.contains(char::is_alphanumeric));
    let role = match is_back {
        true => Some("doc-backlink"),
        false => Some("doc-noteref").filter(|_| text.chars().count() <= MARK_CHARS_MAX),
    };
    tag("a")
        .attr("href", [address, "#", &place_id(to)].concat())
        .attr_some("id", nth)
        .attr_some("role", role.map(str::to_owned))
        .attr_some("aria-label", name.map(str::to_owned))
        .children(line(words, ground))
        .into()
}

/// An element that links inside the text lead to.
fn place(name: &'static str, nth: usize, ground: Ground<'_>) -> Element {
    if ground.page.is_none() { tag(name) } else { tag(name).attr("id", place_id(nth)).attr("tabindex", "-1") }
}

fn begins(words: &[Inline]) -> bool {
    matches!(words, [Inline::Place(_), ..])
}

/// A link out of the page, which learns nothing of the reader and gets no hold of the page.
fn link(to: &Address, inside: Vec<View>) -> View {
    let rel = to.is_http().then(|| "noopener noreferrer".to_owned());
    tag("a").attr("href", to.as_str()).attr_some("rel", rel).children(inside).into()
}

/// How wide a picture stands in a text: as wide as the column, or the window. For browsers that choose.
pub(super) const SIZES: &str = "(min-width:42rem) 40rem,100vw";

/// A picture, loaded when it comes near.
fn image(source: &Address, alt: &str, size: Option<(u32, u32)>) -> View {
    picture(tag("img").attr("loading", "lazy"), source.as_str(), alt, size, SIZES)
}

/// A picture that leads to itself alone, as large as it is. The link's name says what there is to see, too: names of
/// links hide what is inside them.
pub(super) fn enlarged(url: &str, alt: &str, picture: View, words: &'static Words) -> View {
    let enlarge = words.enlarge;
    let name = if alt.is_empty() { enlarge.to_owned() } else { [alt, " — ", enlarge].concat() };
    tag("a")
        .class("enlarge")
        .attr("href", url)
        .attr("rel", "noopener noreferrer")
        .attr("aria-label", name)
        .child(picture)
        .into()
}

/// A picture. The address comes last: what is set after it would come too late for the request.
pub(super) fn picture(image: Element, url: &str, alt: &str, size: Option<(u32, u32)>, sizes: &'static str) -> View {
    let mut image = image.attr("decoding", "async").attr("referrerpolicy", "no-referrer").attr("alt", alt);
    if let Some((width, height)) = size {
        image = image.attr("width", width.to_string()).attr("height", height.to_string());
    }
    if let Some(set) = srcset(url) {
        image = image.attr("sizes", sizes).attr("srcset", set);
    }
    image.attr("src", url).into()
}

/// Sound or film: nothing is loaded before it is played.
fn played(player: &'static str, source: &Address) -> Element {
    tag(player).attr("controls", "").attr("preload", "none").attr("src", source.as_str())
}

/// An element with nothing to say of itself.
fn element(name: &'static str, inside: Vec<View>) -> View {
    tag(name).children(inside).into()
}

#[cfg(test)]
mod tests;

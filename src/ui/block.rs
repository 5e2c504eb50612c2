//! The text of an article, drawn.
//!
//! Invariant: every element and attribute that can appear is spelled out in this room, and addresses come checked.

mod embed;

use embed::embed;
use news_core::lang::Words;
use news_core::markup::{Address, Block, Cell, Inline, srcset, text_of};
use news_core::reading::part_id;

use super::view::{Element, View, tag};

/// Blocks as they stand in an article. Where the text has a list of its parts, their headings can be led to.
pub(super) fn blocks(blocks: &[Block], has_parts: bool, words: &'static Words) -> Vec<View> {
    let mut parts = 0;
    let mut one = |it: &Block| match it {
        Block::Heading { level, words: inside } if has_parts => {
            let id = part_id(parts);
            parts += 1;
            tag(heading(*level)).attr("id", id).attr("tabindex", "-1").children(line(inside)).into()
        }
        other => block(other, words),
    };
    blocks.iter().map(&mut one).collect()
}

fn drawn(blocks: &[Block], words: &'static Words) -> Vec<View> {
    blocks.iter().map(|it| block(it, words)).collect()
}

fn block(block: &Block, words: &'static Words) -> View {
    match block {
        Block::Paragraph(inside) => match inside.as_slice() {
            // A whole paragraph in another language: it begins at that language's side.
            [Inline::Language { tag: language, words }] => spoken("p", language, words),
            _ => element("p", line(inside)),
        },
        Block::Heading { level, words: inside } => element(heading(*level), line(inside)),
        Block::List { ordered, items } => {
            let items = items.iter().map(|it| element("li", item(it, words))).collect();
            element(if *ordered { "ol" } else { "ul" }, items)
        }
        Block::Quote(inside) => element("blockquote", drawn(inside, words)),
        Block::Figure { content, caption } => {
            let mut inside = drawn(content, words);
            if !caption.is_empty() {
                inside.push(element("figcaption", line(caption)));
            }
            element("figure", inside)
        }
        Block::Image { source, alt, size } => enlarged(source.as_str(), alt, image(source, alt, *size), words),
        Block::Table { caption, rows } => table(caption, rows, words),
        Block::Preformatted(text) => tag("pre").child(text.clone()).into(),
        Block::Audio(source) => played("audio", source).into(),
        Block::Video { source, poster } => {
            let poster = poster.as_ref().map(|it| it.as_str().to_owned());
            played("video", source).attr("playsinline", "").attr_some("poster", poster).into()
        }
        Block::Embed { source, host } => embed(source.clone(), host.clone(), (words.load_from)(host)),
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

/// An item that begins with a paragraph and has no other is one line: it needs no paragraph of its own.
fn item(blocks: &[Block], words: &'static Words) -> Vec<View> {
    let others_are_lists = |rest: &[Block]| rest.iter().all(|it| matches!(it, Block::List { .. }));
    match blocks {
        [Block::Paragraph(first), rest @ ..] if others_are_lists(rest) => {
            let mut inside = line(first);
            inside.extend(drawn(rest, words));
            inside
        }
        _ => drawn(blocks, words),
    }
}

/// A table scrolls by itself where it is wider than the column; with a tab stop, because there is no other way to
/// scroll it with the keyboard.
fn table(caption: &[Inline], rows: &[Vec<Cell>], words: &'static Words) -> View {
    let name = text_of(&[Block::Paragraph(caption.to_vec())]);
    let name = if name.is_empty() { words.table } else { &name };
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.header);
    let (head, body) = rows.split_at(rows.iter().take_while(|row| is_head(row)).count());
    let mut inside = Vec::new();
    if !caption.is_empty() {
        inside.push(element("caption", line(caption)));
    }
    for (part, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
        if !rows.is_empty() {
            inside.push(element(part, rows.iter().map(|it| row(it, scope)).collect()));
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

fn row(cells: &[Cell], scope: &'static str) -> View {
    let spans = |count: u8| Some(count).filter(|it| *it != 1).map(|it| it.to_string());
    let cell = |cell: &Cell| {
        tag(if cell.header { "th" } else { "td" })
            .attr_some("scope", cell.header.then(|| scope.to_owned()))
            .attr_some("colspan", spans(cell.columns))
            .attr_some("rowspan", spans(cell.rows))
            .children(line(&cell.content))
            .into()
    };
    element("tr", cells.iter().map(cell).collect())
}

fn line(words: &[Inline]) -> Vec<View> {
    words.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> View {
    match inline {
        Inline::Text(text) => text.clone().into(),
        Inline::Break => tag("br").into(),
        Inline::Styled(style, words) => element(style.element(), line(words)),
        Inline::Link { to, words } => link(to, line(words)),
        Inline::Language { tag: language, words } => spoken("span", language, words),
        Inline::Image { source, alt } => image(source, alt, None),
    }
}

/// Words in another language, read as their first letter is.
fn spoken(name: &'static str, language: &str, words: &[Inline]) -> View {
    tag(name).attr("lang", language).attr("dir", "auto").children(line(words)).into()
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

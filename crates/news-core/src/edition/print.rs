//! Blocks as HTML, for those who read editions without us.
//!
//! Invariant: it writes nothing that blocks cannot express, so it needs no cleaning; read again, it gives the same
//! blocks.

use crate::markup::{Block, Cell, Inline, escape, place_id};
use std::fmt::Write as _;

/// The blocks as an HTML fragment.
#[must_use]
pub fn html(blocks: &[Block]) -> String {
    let mut out = String::new();
    print_blocks(&mut out, blocks);
    out
}

fn print_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        print(out, block);
    }
}

fn print(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(words) => element(out, "p", words),
        Block::Heading { level, words } => element(out, &format!("h{level}"), words),
        Block::List { ordered, items } => {
            let tag = if *ordered { "ol" } else { "ul" };
            around(out, tag, |out| {
                for item in items {
                    around(out, "li", |out| print_blocks(out, item));
                }
            });
        }
        Block::Quote(inside) => around(out, "blockquote", |out| print_blocks(out, inside)),
        Block::Figure { content, caption } => around(out, "figure", |out| {
            print_blocks(out, content);
            if !caption.is_empty() {
                element(out, "figcaption", caption);
            }
        }),
        Block::Image { source, alt, size } => image(out, source.as_str(), alt, *size),
        Block::Table { caption, rows } => table(out, caption, rows),
        Block::Preformatted(text) => around(out, "pre", |out| {
            // A parser drops the first line break inside the element.
            out.push('\n');
            escape(out, text);
        }),
        Block::Audio(source) => media(out, "audio", source.as_str(), None),
        Block::Video { source, poster } => media(out, "video", source.as_str(), poster.as_ref().map(|it| it.as_str())),
        Block::Embed { source, .. } => {
            out.push_str("<iframe");
            attribute(out, "src", source.as_str());
            out.push_str("></iframe>");
        }
        Block::Rule => out.push_str("<hr>"),
    }
}

fn table(out: &mut String, caption: &[Inline], rows: &[Vec<Cell>]) {
    around(out, "table", |out| {
        if !caption.is_empty() {
            element(out, "caption", caption);
        }
        around(out, "tbody", |out| {
            for row in rows {
                around(out, "tr", |out| row.iter().for_each(|it| cell(out, it)));
            }
        });
    });
}

fn cell(out: &mut String, cell: &Cell) {
    let tag = if cell.header { "th" } else { "td" };
    _ = write!(out, "<{tag}");
    for (name, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if 1 < span {
            _ = write!(out, " {name}=\"{span}\"");
        }
    }
    out.push('>');
    words(out, &cell.content);
    _ = write!(out, "</{tag}>");
}

fn words(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => escape(out, text),
            Inline::Break => out.push_str("<br>"),
            Inline::Styled(style, inside) => element(out, style.element(), inside),
            Inline::Link { to, words: inside } => {
                out.push_str("<a");
                attribute(out, "href", to.as_str());
                out.push('>');
                words(out, inside);
                out.push_str("</a>");
            }
            Inline::Jump { to, words: inside, .. } => {
                out.push_str("<a");
                attribute(out, "href", &["#", &place_id(*to)].concat());
                out.push('>');
                words(out, inside);
                out.push_str("</a>");
            }
            Inline::Place(nth) => {
                out.push_str("<span");
                attribute(out, "id", &place_id(*nth));
                out.push_str("></span>");
            }
            Inline::Language { tag, words: inside } => {
                out.push_str("<span");
                attribute(out, "lang", tag);
                out.push('>');
                words(out, inside);
                out.push_str("</span>");
            }
            Inline::Image { source, alt } => image(out, source.as_str(), alt, None),
        }
    }
}

fn element(out: &mut String, tag: &str, inside: &[Inline]) {
    around(out, tag, |out| words(out, inside));
}

fn around(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    _ = write!(out, "<{tag}>");
    inside(out);
    _ = write!(out, "</{tag}>");
}

fn image(out: &mut String, source: &str, alt: &str, size: Option<(u32, u32)>) {
    out.push_str("<img");
    attribute(out, "src", source);
    attribute(out, "alt", alt);
    if let Some((width, height)) = size {
        _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    out.push('>');
}

fn media(out: &mut String, tag: &str, source: &str, poster: Option<&str>) {
    _ = write!(out, "<{tag} controls");
    attribute(out, "src", source);
    if let Some(poster) = poster {
        attribute(out, "poster", poster);
    }
    _ = write!(out, "></{tag}>");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    _ = write!(out, " {name}=\"");
    escape(out, value);
    out.push('"');
}

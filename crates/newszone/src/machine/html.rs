//! The text of an article as HTML for feed readers.
//!
//! Invariant: every element and attribute that can appear is spelled out here, every text is escaped, and addresses
//! come absolute and checked.

use super::entry::escaped;
use news_core::article::{Article, Body};
use news_core::markup::{Address, Block, Cell, Inline, place_id};

/// The text with its main picture; empty where the article is told without one.
pub(crate) fn of(article: &Article) -> String {
    let mut out = String::new();
    if let Some(image) = &article.image {
        out.push_str("<figure>");
        picture(&mut out, &image.url, &image.alt, image.size);
        if let Some(caption) = &image.caption {
            wrapped(&mut out, "figcaption", |out| out.push_str(&escaped(caption)));
        }
        out.push_str("</figure>");
    }
    if let Body::Blocks(body) = &article.body {
        blocks(&mut out, body);
    }
    out
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for it in blocks {
        block(out, it);
    }
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(inside) => wrapped(out, "p", |out| line(out, inside)),
        Block::Heading { level, words } => wrapped(out, &format!("h{}", level.clamp(&2, &6)), |out| line(out, words)),
        Block::List { ordered, items } => wrapped(out, if *ordered { "ol" } else { "ul" }, |out| {
            for item in items {
                wrapped(out, "li", |out| blocks(out, item));
            }
        }),
        Block::Quote(inside) => wrapped(out, "blockquote", |out| blocks(out, inside)),
        Block::Figure { content, caption } => wrapped(out, "figure", |out| {
            blocks(out, content);
            if !caption.is_empty() {
                wrapped(out, "figcaption", |out| line(out, caption));
            }
        }),
        Block::Image { source, alt, size } => picture(out, source.as_str(), alt, *size),
        Block::Table { caption, rows } => table(out, caption, rows),
        Block::Preformatted(text) => wrapped(out, "pre", |out| out.push_str(&escaped(text))),
        Block::Audio(source) => played(out, "audio", source, None),
        Block::Video { source, poster } => played(out, "video", source, poster.as_ref()),
        // Feed readers drop frames, or should: a link is what the embed comes to.
        Block::Embed { source, host } => wrapped(out, "p", |out| link(out, source, |out| out.push_str(&escaped(host)))),
        Block::Rule => out.push_str("<hr>"),
    }
}

fn table(out: &mut String, caption: &[Inline], rows: &[Vec<Cell>]) {
    wrapped(out, "table", |out| {
        if !caption.is_empty() {
            wrapped(out, "caption", |out| line(out, caption));
        }
        for row in rows {
            wrapped(out, "tr", |out| row.iter().for_each(|it| cell(out, it)));
        }
    });
}

fn cell(out: &mut String, cell: &Cell) {
    let name = if cell.header { "th" } else { "td" };
    out.push_str(&format!("<{name}"));
    for (span, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if count != 1 {
            out.push_str(&format!(" {span}=\"{count}\""));
        }
    }
    out.push('>');
    line(out, &cell.content);
    out.push_str(&format!("</{name}>"));
}

fn line(out: &mut String, words: &[Inline]) {
    for it in words {
        inline(out, it);
    }
}

fn inline(out: &mut String, inline: &Inline) {
    match inline {
        Inline::Text(text) => out.push_str(&escaped(text)),
        Inline::Break => out.push_str("<br>"),
        Inline::Styled(style, words) => wrapped(out, style.element(), |out| line(out, words)),
        Inline::Link { to, words } => link(out, to, |out| line(out, words)),
        Inline::Jump { to, words, .. } => {
            out.push_str(&format!("<a href=\"#{}\">", place_id(*to)));
            line(out, words);
            out.push_str("</a>");
        }
        Inline::Place(nth) => out.push_str(&format!("<span id=\"{}\"></span>", place_id(*nth))),
        Inline::Language { tag, words } => {
            out.push_str(&format!("<span lang=\"{}\">", escaped(tag)));
            line(out, words);
            out.push_str("</span>");
        }
        Inline::Image { source, alt } => picture(out, source.as_str(), alt, None),
    }
}

fn link(out: &mut String, to: &Address, inside: impl FnOnce(&mut String)) {
    out.push_str(&format!("<a href=\"{}\">", escaped(to.as_str())));
    inside(out);
    out.push_str("</a>");
}

fn picture(out: &mut String, source: &str, alt: &str, size: Option<(u32, u32)>) {
    out.push_str(&format!("<img src=\"{}\" alt=\"{}\"", escaped(source), escaped(alt)));
    if let Some((width, height)) = size {
        out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    out.push('>');
}

fn played(out: &mut String, player: &str, source: &Address, poster: Option<&Address>) {
    out.push_str(&format!("<{player} controls preload=\"none\" src=\"{}\"", escaped(source.as_str())));
    if let Some(poster) = poster {
        out.push_str(&format!(" poster=\"{}\"", escaped(poster.as_str())));
    }
    out.push_str(&format!("></{player}>"));
}

fn wrapped(out: &mut String, name: &str, inside: impl FnOnce(&mut String)) {
    out.push_str(&format!("<{name}>"));
    inside(out);
    out.push_str(&format!("</{name}>"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::markup::{Surroundings, from_nodes};
    use news_core::native::Native;
    use news_core::parser::Parser;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let embed_hosts = ["www.youtube-nocookie.com".to_owned()];
        let around = Surroundings { base: "https://news.example/가/", embed_hosts: &embed_hosts };
        let mut out = String::new();
        blocks(&mut out, &from_nodes(&Native.html(html), &around));
        assert_eq!(out, expected);
    }

    #[test]
    fn texts() {
        check("<p>국방 &lt;b&gt; & <b>K9</b><script>x</script>", "<p>국방 &lt;b&gt; &amp; <strong>K9</strong></p>");
        check("<p><a href='a?b&c' onclick=x>가</a>", "<p><a href=\"https://news.example/가/a?b&amp;c\">가</a></p>");
        check("<ul><li>하나<li>둘</ul>", "<ul><li><p>하나</p></li><li><p>둘</p></li></ul>");
        check("<p>가<br>나</p><hr>", "<p>가<br>나</p><hr>");
        check("<pre>a\n <b></pre>", "<pre>a\n </pre>");
        check(
            "<table><tr><th colspan=2>열<tr><td>가<td>나</table>",
            "<table><tr><th colspan=\"2\">열</th></tr><tr><td>가</td><td>나</td></tr></table>",
        );
    }
}

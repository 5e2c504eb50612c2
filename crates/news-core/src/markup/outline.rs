//! Blocks as one line of text, so that a test can say what it expects: `p[함대 strong[귀환]]`.

use super::{Block, Cell, Inline};

/// The outline of blocks, parted by spaces. `⏎` is a break, and a line break in preformatted text.
pub(crate) fn outline(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(it: &Block) -> String {
    match it {
        Block::Paragraph(words) => format!("p[{}]", line(words)),
        Block::Heading { level, words } => format!("h{level}[{}]", line(words)),
        Block::List { ordered, items } => {
            let items: Vec<String> = items.iter().map(|item| format!("li[{}]", outline(item))).collect();
            format!("{}[{}]", if *ordered { "ol" } else { "ul" }, items.join(" "))
        }
        Block::Quote(inside) => format!("quote[{}]", outline(inside)),
        Block::Figure { content, caption } => format!("figure[{} | {}]", outline(content), line(caption)),
        Block::Image { source, alt, size } => {
            let size = size.map(|(width, height)| format!(" {width}x{height}")).unwrap_or_default();
            format!("img<{}{size}>[{alt}]", source.as_str())
        }
        Block::Table { caption, rows } => {
            let rows: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
            format!("table[{} | {}]", line(caption), rows.join(" "))
        }
        Block::Preformatted(text) => format!("pre[{}]", text.replace('\n', "⏎")),
        Block::Audio(source) => format!("audio<{}>", source.as_str()),
        Block::Video { source, poster } => {
            let poster = poster.as_ref().map(|it| format!(" {}", it.as_str())).unwrap_or_default();
            format!("video<{}{poster}>", source.as_str())
        }
        Block::Embed { source, host } => format!("embed<{} {host}>", source.as_str()),
        Block::Rule => "hr".to_owned(),
    }
}

fn row(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(cell).collect();
    format!("tr[{}]", cells.join(" "))
}

fn cell(it: &Cell) -> String {
    let tag = if it.header { "th" } else { "td" };
    let span = if (it.columns, it.rows) == (1, 1) { String::new() } else { format!("<{}x{}>", it.columns, it.rows) };
    format!("{tag}{span}[{}]", line(&it.content))
}

fn line(words: &[Inline]) -> String {
    words.iter().map(inline).collect()
}

fn inline(it: &Inline) -> String {
    match it {
        Inline::Text(text) => text.clone(),
        Inline::Break => "⏎".to_owned(),
        Inline::Styled(style, words) => format!("{}[{}]", style.element(), line(words)),
        Inline::Link { to, words } => format!("a<{}>[{}]", to.as_str(), line(words)),
        Inline::Jump { to, is_back, words } => {
            format!("a<{}#{to}>[{}]", if *is_back { "↑" } else { "" }, line(words))
        }
        Inline::Place(nth) => format!("#{nth} "),
        Inline::Language { tag, words } => format!("lang<{tag}>[{}]", line(words)),
        Inline::Image { source, alt } => format!("img<{}>[{alt}]", source.as_str()),
    }
}

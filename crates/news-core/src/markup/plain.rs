//! Between blocks and plain text, in both directions.

use super::{Block, Inline};
use crate::parser::{DEPTH_LEVELS_MAX, Node};

/// Makes blocks of plain text, in which `<` is a character like any other.
///
/// Blank lines part paragraphs, however many there are, and single line breaks inside a paragraph are kept. A text
/// without any blank line has a paragraph a line instead, because writers who never leave a line blank (as Korean
/// Wikinews does not) mean each line as one.
#[must_use]
pub fn from_text(text: &str) -> Vec<Block> {
    let text = with_one_line_break(text);
    let lines: Vec<String> = text.trim().split('\n').map(folded).collect();
    let line_is_paragraph = !lines.iter().any(String::is_empty);
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Inline> = Vec::new();
    for line in lines {
        if line_is_paragraph || line.is_empty() {
            finish(&mut paragraph, &mut blocks);
        }
        if line.is_empty() {
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(line));
    }
    finish(&mut paragraph, &mut blocks);
    blocks
}

/// Line breaks of three kinds as one: `\r\n`, `\r` and `\n`.
fn with_one_line_break(text: &str) -> String {
    let mut parts = text.split('\r');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if !part.starts_with('\n') {
            whole.push('\n');
        }
        whole.push_str(part);
    }
    whole
}

fn finish(paragraph: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(paragraph)));
    }
}

/// All words of the blocks for search, reading time and excerpts, each block on a line of its own.
///
/// Captions are words; the words that stand in for pictures are not, since a reader who searches for them would find
/// nothing on the page.
#[must_use]
pub fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    append_blocks(blocks, &mut text);
    text
}

fn append_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Heading { words, .. } => append_line(words, text),
            Block::List { items, .. } => items.iter().for_each(|item| append_blocks(item, text)),
            Block::Quote(inside) => append_blocks(inside, text),
            Block::Figure { content, caption } => {
                append_blocks(content, text);
                append_line(caption, text);
            }
            Block::Table { caption, rows } => {
                append_line(caption, text);
                for cell in rows.iter().flatten() {
                    append_line(&cell.content, text);
                }
            }
            Block::Preformatted(words) => {
                part_from_last(text);
                text.push_str(words);
            }
            Block::Image { .. } | Block::Audio(_) | Block::Video { .. } | Block::Embed { .. } | Block::Rule => {}
        }
    }
}

fn append_line(words: &[Inline], text: &mut String) {
    if !words.is_empty() {
        part_from_last(text);
        append_words(words, text);
    }
}

/// Begins a new line, unless nothing stands on this one.
fn part_from_last(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn append_words(words: &[Inline], text: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(piece) => text.push_str(piece),
            Inline::Break => text.push(' '),
            Inline::Styled(_, inside)
            | Inline::Link { words: inside, .. }
            | Inline::Jump { words: inside, .. }
            | Inline::Language { words: inside, .. } => append_words(inside, text),
            Inline::Image { .. } | Inline::Place(_) => {}
        }
    }
}

/// The words of an HTML fragment on one line, as a title needs them.
#[must_use]
pub fn plain_text(nodes: &[Node]) -> String {
    let mut text = String::new();
    append_nodes(nodes, DEPTH_LEVELS_MAX, &mut text);
    folded(&text)
}

fn append_nodes(nodes: &[Node], levels_left: usize, text: &mut String) {
    if levels_left == 0 {
        return;
    }
    for node in nodes {
        match node {
            Node::Text(piece) => text.push_str(piece),
            Node::Element { tag, .. } if is_dropped(tag) => {}
            Node::Element { tag, children, .. } => {
                let parts = is_block(tag) || tag == "br";
                if parts {
                    text.push(' ');
                }
                append_nodes(children, levels_left - 1, text);
                if parts {
                    text.push(' ');
                }
            }
        }
    }
}

/// Whether an element goes with all that is in it: what runs, what styles, what is filled in, and drawings, whose
/// words make no sense without their lines.
pub(super) fn is_dropped(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "noframes"
            | "noembed"
            | "object"
            | "applet"
            | "svg"
            | "math"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "base"
            | "input"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "label"
            | "datalist"
            | "source"
            | "track"
            | "param"
            | "frameset"
    )
}

/// Whether an element begins and ends a line.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "details"
            | "summary"
            | "address"
            | "center"
            | "form"
            | "fieldset"
            | "legend"
            | "hgroup"
            | "search"
            | "dialog"
            | "figcaption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "menu"
            | "dir"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "figure"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "hr"
    )
}

/// Whether a character reorders the text around it. An unpaired one garbles the rest of the page, and a paired one
/// can make a word or an address read as another.
pub(super) fn is_hidden_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What HTML calls white space. A no-break space is none: it is meant to be seen.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The text trimmed, its white space folded to single spaces, without control characters.
pub(super) fn folded(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if is_space(character) {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !character.is_control() && !is_hidden_control(character) {
            line.push(character);
        }
    }
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{from_text, plain_text, text_of};
    use crate::native::Native;
    use crate::parser::{Node, Parser};

    #[track_caller]
    fn check_text(text: &str, expected: &str) {
        assert_eq!(crate::markup::outline::outline(&from_text(text)), expected, "{text:?}");
    }

    #[test]
    fn text_to_blocks() {
        check_text("", "");
        check_text(" \n\t\r\n ", "");
        check_text("함대 귀환", "p[함대 귀환]");
        check_text("a\n\u{3000}\n\u{a0}b", "p[a] p[b]");
        check_text("첫 줄\n둘째 줄\n셋째", "p[첫 줄] p[둘째 줄] p[셋째]");
        check_text("\n첫 줄\n\n\n \t\n둘째\n  셋째\n", "p[첫 줄] p[둘째⏎셋째]");
        check_text("a\r\rb\r\n\r\nc", "p[a] p[b] p[c]");
        check_text("1 < 2 <b>&amp;</b>", "p[1 < 2 <b>&amp;</b>]");
        check_text("a  \u{202e}b\u{2066}\u{0}\u{a0} c", "p[a b\u{a0} c]");
    }

    #[track_caller]
    fn check_words(html: &str, expected: &str) {
        let around = crate::markup::Surroundings { base: "https://a.kr/", embed_hosts: &[] };
        assert_eq!(text_of(&crate::markup::from_nodes(&Native.html(html), &around)), expected, "{html}");
    }

    #[test]
    fn blocks_to_text() {
        check_words("", "");
        check_words("<h2>제목</h2><p>함대 <b>귀</b>환<br>부산<hr><p>끝", "제목\n함대 귀환 부산\n끝");
        check_words("<ul><li>하나<ul><li>둘</ul></ul><blockquote><p>말<p>씀</blockquote>", "하나\n둘\n말\n씀");
        check_words("<figure><img src=a alt=그림><figcaption>설명</figcaption></figure>", "설명");
        check_words("<table><caption>표<tr><th>연도<td>수</table><pre>a\n b\n</pre>x", "표\n연도\n수\na\n b\nx");
    }

    #[track_caller]
    fn check_title(html: &str, expected: &str) {
        assert_eq!(plain_text(&Native.html(html)), expected, "{html}");
    }

    #[test]
    fn titles() {
        check_title("<em>A</em> &#038; B", "A & B");
        check_title("  [한·루] “국방\n\t협력&hellip;” ", "[한·루] “국방 협력…”");
        check_title("국<b>방</b>부<br>장관<p>회담</p>끝", "국방부 장관 회담 끝");
        check_title("a<script>alert(1)</script><style>b{}</style>c<svg><text>d</text></svg>", "ac");
        check_title("By Chul-Hwan, Kim &lt; &gt;", "By Chul-Hwan, Kim < >");
        check_title("a&nbsp;b \u{202e}c", "a\u{a0}b c");
    }

    #[test]
    fn titles_nested_without_end() {
        let mut node = Node::Text("깊이".into());
        for _ in 0..200 {
            node = Node::Element { tag: "b".into(), attributes: Vec::new(), children: vec![node] };
        }
        assert_eq!(plain_text(&[Node::Text("위".into()), node]), "위");
    }
}

//! A Wikinews text as its corpus has it, made fit to read: leftovers of markup go, words stay.

/// The paragraphs of a text, parted by blank lines; none when what is left over cannot be told from the words.
pub(crate) fn body(text: &str) -> Option<String> {
    let mut paragraphs: Vec<String> = text.lines().map(line).filter(|it| !it.is_empty()).collect();
    if paragraphs.first().is_some_and(|it| is_dateline(it)) {
        paragraphs.remove(0);
    }
    let is_sound = paragraphs.iter().all(|it| !LEFTOVERS.iter().any(|leftover| it.contains(leftover)) && !is_stray(it));
    (is_sound && !paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// One line without footnote marks, category links, invisible characters and doubled spaces.
pub(crate) fn line(text: &str) -> String {
    let visible = text.replace(['\u{200b}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{feff}'], "").replace('\u{a0}', " ");
    let unlinked = without(&visible, "[[분류:", "]]");
    without_footnotes(&unlinked).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Signs of tables, templates, files, captions and interview templates that were flattened into the text: an article
/// with one of them is left out whole.
const LEFTOVERS: [&str; 15] =
    ["((", "[[", "]]", "{{", "}}", "==", "''", "█", "\u{fffd}", ".jpg", ".png", "Image:", "©", "출처", "---"];

/// The date line that a few English articles begin with; the date is a field of its own.
fn is_dateline(paragraph: &str) -> bool {
    let words: Vec<&str> = paragraph.split(' ').collect();
    words.len() == 4 && words[0].ends_with("day,") && words[3].parse::<u16>().is_ok()
}

/// A pulled quote's signature, a torn-off beginning or a caption: the text around it is out of order.
fn is_stray(paragraph: &str) -> bool {
    let is_short_english =
        paragraph.is_ascii() && paragraph.len() < 50 && !paragraph.ends_with(['.', '"', '?', '!', ':']);
    is_short_english || paragraph.starts_with(['—', '–', ',', '▲', '|'])
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((_, behind)) = after.split_once(close) else { break };
        kept.push_str(before);
        rest = behind;
    }
    kept + rest
}

/// Drops `[1]` and the like. Brackets around words are the writer's own and stay.
fn without_footnotes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        if 0 < digits && after[digits..].starts_with(']') {
            rest = &after[digits + 1..];
        } else {
            kept.push('[');
            rest = after;
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(line("밝혔다.[1] 그 사이[12][3] [중략] [[분류:]]"), "밝혔다. 그 사이 [중략]");
        assert_eq!(line("Two  spaces [[...] here\u{a0}\u{200d}[2]"), "Two spaces [[...] here");
        assert_eq!(line(" [ "), "[");
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(body(text).as_deref(), expected);
    }

    #[test]
    fn bodies() {
        check("첫 문단.\n둘째 문단.[1]\n[[분류:]]", Some("첫 문단.\n\n둘째 문단."));
        check("Friday, December 25, 2020 \nIn May, it was.", Some("In May, it was."));
        check("It was.\n\n—Troy Roberts\n\nIt is.", None);
        check("It was.\n\n501st Legion display\n\nIt is.", None);
        check("표 {{틀}}", None);
        check("\n\n", None);
    }
}

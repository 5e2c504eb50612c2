//! The style of a printed page: the app's own, inlined, so that the first paint waits for no second request.

/// The app's style sheets, in the order the page links them.
const SHEETS: [&str; 17] = [
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/controls.css"),
    include_str!("../../../../style/masthead.css"),
    include_str!("../../../../style/tabs.css"),
    include_str!("../../../../style/filters.css"),
    include_str!("../../../../style/recent.css"),
    include_str!("../../../../style/card.css"),
    include_str!("../../../../style/article.css"),
    include_str!("../../../../style/block.css"),
    include_str!("../../../../style/reading.css"),
    include_str!("../../../../style/twins.css"),
    include_str!("../../../../style/display.css"),
    include_str!("../../../../style/library.css"),
    include_str!("../../../../style/notices.css"),
    include_str!("../../../../style/live.css"),
    include_str!("../../../../style/printed.css"),
];

/// The style, without comments and without the spaces that say nothing.
///
/// Spaces around `+` and `-` do say something (`calc(1rem + 2vw)`), and minifiers that are small enough to carry along
/// take them away; so only what stands beside braces, semicolons and commas goes.
pub(crate) fn text() -> String {
    let mut style = String::new();
    for piece in without_comments(&SHEETS.concat()).split_whitespace() {
        if !style.is_empty() && !style.ends_with(SILENT) && !piece.starts_with(SILENT) {
            style.push(' ');
        }
        style.push_str(piece);
    }
    for mark in SILENT {
        style = style.replace(&format!("{mark} "), &mark.to_string()).replace(&format!(" {mark}"), &mark.to_string());
    }
    style
}

/// Marks beside which a space says nothing.
const SILENT: [char; 4] = ['{', '}', ';', ','];

fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_whole() {
        let style = text();
        assert!(style.len() < SHEETS.concat().len(), "{}", style.len());
        let braces = |letter: char| style.matches(letter).count();
        assert_eq!(braces('{'), braces('}'));
        for kept in [
            ":lang(ko)",
            "word-break: keep-all",
            "clamp(1.0625rem,1.04rem + 0.11vw,1.125rem)",
            "@media (min-width: 43.75rem){",
            ".card-headline",
            "calc(var(--step) * 4)",
        ] {
            assert!(style.contains(kept), "{kept} is not in {style}");
        }
        assert!(!style.contains("</") && !style.contains("/*"), "a style must not end its element");
    }
}

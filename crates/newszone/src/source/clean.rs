//! The first of two sanitisers: ammonia, at pull, so that nothing harmful is ever stored. The second is the core's
//! allow-list, when an article is drawn.
//!
//! Invariant: what the core would keep is kept: elements, and addresses relative or not.

use ammonia::{Builder, UrlRelative};
use news_core::draft::Marked;
use news_core::format::Page;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that mean something to `news_core::markup`: those it makes blocks or inlines of, and those it parts
/// paragraphs at.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "menu",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "search",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
];

/// Elements that go with all that is in them.
const DROPPED: &[&str] = &[
    "script", "style", "template", "noscript", "noframes", "noembed", "object", "applet", "svg", "math", "title",
    "textarea", "select", "button", "canvas", "head",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let with = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let source = ["src", "data-src"].as_slice();
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", with(&["href"])),
        ("img", with(&["src", "data-src", "alt", "width", "height"])),
        ("td", with(&["colspan", "rowspan"])),
        ("th", with(&["colspan", "rowspan"])),
        ("audio", with(source)),
        ("video", with(&["src", "data-src", "poster"])),
        ("source", with(source)),
        ("iframe", with(source)),
        ("embed", with(source)),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(with(TAGS))
        .clean_content_tags(with(DROPPED))
        .tag_attributes(attributes)
        .generic_attributes(with(&["lang"]))
        .url_schemes(with(&["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// Cleans the HTML in every draft of a page.
pub(super) fn clean(page: &mut Page) {
    for draft in &mut page.drafts {
        for marked in [&mut draft.headline, &mut draft.deck, &mut draft.body].into_iter().flatten() {
            if let Marked::Html(html) = marked
                && html.contains('<')
            {
                *html = html_cleaned(html);
            }
        }
    }
}

/// A fragment of HTML without anything that could act.
pub(super) fn html_cleaned(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(html_cleaned(html), expected, "{html}");
    }

    #[test]
    fn fragments() {
        check("<p lang=\"ko\" onclick=\"x()\">국방 <b>일보</b>", "<p lang=\"ko\">국방 <b>일보</b></p>");
        check("가<script>alert(1)</script>나<style>a{}</style>", "가나");
        check("<a href=\"javascript:x()\">가</a><a href=\"/나\">나</a>", "<a>가</a><a href=\"/나\">나</a>");
        check(
            "<iframe src=\"https://a.example/v\" srcdoc=\"x\"></iframe>",
            "<iframe src=\"https://a.example/v\"></iframe>",
        );
        check("<img src=\"a.jpg\" onerror=\"x()\" width=\"9\">", "<img src=\"a.jpg\" width=\"9\">");
        check("<audio src=\"//a.example/b.mp3\"></audio>", "<audio src=\"//a.example/b.mp3\"></audio>");
        check("<svg><script>x</script></svg>가<form><input>나</form>", "가나");
        check("1 < 2 &amp; 3", "1 &lt; 2 &amp; 3");
    }

    #[test]
    fn nesting_without_end_is_survived() {
        let html = format!("{}깊이", "<div>".repeat(50_000));
        assert!(html_cleaned(&html).contains("깊이"));
    }
}

//! The first of two sanitisers: ammonia, at pull, so that nothing harmful is ever stored. The second is the core's
//! allow-list, when an article is drawn.
//!
//! Invariant: what the core would keep is kept: elements, and addresses relative or not.

use ammonia::{Builder, UrlRelative};
use news_core::draft::{Draft, Marked};
use news_core::format::Page;
use news_core::markup::plain_text;
use news_core::native::Native;
use news_core::parser::Parser;
use news_core::problem::{Fault, Problem};
use rayon::prelude::*;
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
        ("a", with(&["href", "name"])),
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
        // Links inside a text lead to its ids; those that none leads to go no further than the core.
        .generic_attributes(with(&["lang", "id"]))
        .url_schemes(with(&["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// Most elements open at once in HTML that is cleaned. Each new one costs the parser a look at those around it, so
/// nesting without end would take time without end; real bodies stay under 50.
const OPEN_MAX: usize = 512;

/// Elements that end themselves or by the next of their kind, however often they are opened.
const SELF_ENDING: [&str; 18] = [
    "area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
    "tr", "track", "wbr",
];

/// Cleans the HTML in every draft of a page. What is nested beyond reason becomes plain text.
pub(super) fn clean(page: &mut Page) {
    let problems: Vec<Problem> = page.drafts.par_iter_mut().flat_map_iter(draft_cleaned).collect();
    page.problems.extend(problems);
}

fn draft_cleaned(draft: &mut Draft) -> Vec<Problem> {
    let mut problems = Vec::new();
    for marked in [&mut draft.headline, &mut draft.deck, &mut draft.body].into_iter().flatten() {
        let Marked::Html(html) = marked else { continue };
        if is_too_deep(html) {
            let fault = Fault::TooDeep { levels_max: OPEN_MAX };
            problems.push(Problem::of_item(draft.item, "", html, fault));
            *marked = Marked::Text(words(html));
        } else if html.contains('<') {
            *html = html_cleaned(html);
        }
    }
    problems
}

/// A fragment of HTML without anything that could act.
pub(super) fn html_cleaned(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

/// The words of HTML that no parser should be given: tags go before one sees it.
fn words(html: &str) -> String {
    let mut parts = html.split('<');
    let mut flat = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        flat.push(' ');
        flat.push_str(part.split_once('>').map_or("", |(_, text)| text));
    }
    plain_text(&Native.html(&flat))
}

/// Whether more elements are opened than are ever closed, by [`OPEN_MAX`] or more at one place.
fn is_too_deep(html: &str) -> bool {
    if html.matches('<').count() < OPEN_MAX {
        return false;
    }
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut levels = 0_usize;
    for tag in html.split('<').skip(1) {
        let (is_end, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if name.is_empty() || SELF_ENDING.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !is_end {
            (*count, levels) = (*count + 1, levels + 1);
        } else if 0 < *count {
            (*count, levels) = (*count - 1, levels - 1);
        }
        if OPEN_MAX <= levels {
            return true;
        }
    }
    false
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
        check(
            "<p id=a onclick=x>가<a href=#b name=c>1</a><ol><li id=b>나</ol>",
            "<p id=\"a\">가<a href=\"#b\" name=\"c\">1</a></p><ol><li id=\"b\">나</li></ol>",
        );
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
    fn nesting_without_end_is_text() {
        let draft = |html: String| Draft { body: Some(Marked::Html(html)), ..Draft::default() };
        let deep = draft(format!("앞{}깊이", "<div>".repeat(50_000)));
        let flat = draft("<p>가<br><b>나</b>".repeat(5_000));
        let mut page = Page { drafts: vec![deep, flat], ..Page::default() };
        clean(&mut page);
        assert!(matches!(&page.drafts[0].body, Some(Marked::Text(text)) if text.starts_with('앞')));
        assert!(matches!(&page.drafts[1].body, Some(Marked::Html(html)) if html.starts_with("<p>가<br><b>나</b></p>")));
        assert_eq!(page.problems.len(), 1);
    }
}

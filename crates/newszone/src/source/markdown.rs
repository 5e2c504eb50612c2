//! Markdown (CommonMark, with tables, strikethrough and footnotes) with front matter in YAML or TOML: one article.

mod notes;

use super::front_matter;
use news_core::draft::{Draft, Marked};
use news_core::format::Page;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Reads one article. Its id is the front matter's, else the name of the file; its headline the front matter's, else
/// the heading the text begins with.
pub(super) fn read(text: &str, url: &str) -> Page {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut page = Page::default();
    let (front, body) = front_matter::parted(text);
    let mut draft = Draft::default();
    if let Some(front) = front {
        front_matter::fill(&mut draft, &front, &mut page.problems);
    }
    let (heading, html) = rendered(body, draft.headline.is_none());
    draft.headline = draft.headline.or_else(|| heading.map(Marked::Text));
    draft.body = Some(Marked::Html(html)).filter(|_| !body.trim().is_empty());
    draft.id = draft.id.or_else(|| stem(url));
    page.language.clone_from(&draft.language);
    page.drafts.push(draft);
    page
}

/// The HTML of a text, and the words of the heading it begins with, if that is wanted as the headline.
fn rendered(text: &str, wants_heading: bool) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let mut heading = None;
    let begins = matches!(events.first(), Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    if wants_heading
        && begins
        && let Some(end) = events.iter().position(|it| matches!(it, Event::End(TagEnd::Heading(_))))
    {
        let words = events.drain(..=end).filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.into_string()),
            Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
            _ => None,
        });
        heading = Some(words.collect::<String>());
    }
    let mut out = String::new();
    html::push_html(&mut out, notes::gathered(events).into_iter());
    (heading, out)
}

/// The name of a file without its folder and ending; percent signs resolved.
fn stem(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let name = news_core::route::decoded(path.rsplit('/').next()?);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    (!stem.is_empty()).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::problem::Fault;

    #[track_caller]
    fn check(text: &str, expected: Draft, faults: &[Fault]) {
        let page = read(text, "file:///%EA%B8%B0%EC%82%AC/fleet-1.md");
        assert_eq!(page.drafts, [expected], "{text}");
        assert_eq!(page.problems.into_iter().map(|it| it.fault).collect::<Vec<_>>(), faults, "{text}");
    }

    fn draft(headline: &str, html: &str) -> Draft {
        Draft {
            id: Some("fleet-1".into()),
            headline: Some(Marked::Text(headline.into())),
            body: Some(Marked::Html(html.into())),
            ..Draft::default()
        }
    }

    #[test]
    fn articles() {
        check("# 함대 *귀환*\n\n본문.", draft("함대 귀환", "<p>본문.</p>\n"), &[]);
        check(
            "---\ntitle: 함대\ntags: [해군, K9]\ndate: 2022-09-23\n---\n본문",
            Draft {
                tags: vec!["해군".into(), "K9".into()],
                published: Some("2022-09-23".into()),
                ..draft("함대", "<p>본문</p>\n")
            },
            &[],
        );
        check(
            "+++\ntitle = '함대'\ndate = 2022-09-23T05:00:00Z\ndraft = true\n+++\n\n본문",
            Draft {
                published: Some("2022-09-23T05:00:00Z".into()),
                status: Some("withheld".into()),
                ..draft("함대", "<p>본문</p>\n")
            },
            &[],
        );
        check("---\ntitle: 함대\ntilte: x\n---\n본문", draft("함대", "<p>본문</p>\n"), &[Fault::UnknownField]);
        check(
            "---\ntitle: 함대\ntags: {a: 1}\n---\n본문",
            draft("함대", "<p>본문</p>\n"),
            &[Fault::WrongType { expected: "list" }],
        );
    }

    #[test]
    fn notes_stand_at_the_end_and_lead_back() {
        let mark = |note: usize, nth: usize| {
            format!("<sup><a href=\"#note-{note}\" id=\"mark-{note}-{nth}\">{note}</a></sup>")
        };
        let back = |note: usize, nth: usize| format!(" <a href=\"#mark-{note}-{nth}\">↩</a>");
        let html = |text: &str| rendered(text, false).1;
        let expected = format!(
            "<p>함대{}가 귀환{}했다{}.</p>\n<ol><li id=\"note-1\">\n<p>둘째{}{}</p>\n</li><li id=\"note-2\">\n<p>첫째{}</p>\n</li></ol>\n",
            mark(1, 1),
            mark(2, 1),
            mark(1, 2),
            back(1, 1),
            back(1, 2),
            back(2, 1)
        );
        assert_eq!(html("함대[^b]가 귀환[^a]했다[^b].\n\n[^a]: 첫째\n[^b]: 둘째\n"), expected);
        // A note of a note, one that nothing leads to, and one that ends in a list.
        let expected = format!(
            "<p>가{}</p>\n<ol><li id=\"note-1\">\n<p>나{}</p>\n<ul>\n<li>다</li>\n</ul>\n{}</li><li id=\"note-2\">\n<p>라{}</p>\n</li><li id=\"note-3\">\n<p>마</p>\n</li></ol>\n",
            mark(1, 1),
            mark(2, 1),
            back(1, 1),
            back(2, 1)
        );
        assert_eq!(html("가[^1]\n\n[^1]: 나[^2]\n\n    - 다\n\n[^2]: 라\n\n[^3]: 마\n"), expected);
        assert_eq!(html("가[^x]\n"), "<p>가[^x]</p>\n");
    }

    #[test]
    fn front_matter_that_is_malformed_has_a_place() {
        let page = read("+++\ntitle = '함대'\ndate = = 1\n+++\n# 제목\n", "file:///a.md");
        assert!(matches!(page.problems[0].fault, Fault::Malformed { line: 3, .. }), "{:?}", page.problems);
        let page = read("---\ntitle: [가\ndate: 1\n---\n# 제목\n", "file:///a.md");
        assert!(matches!(page.problems[0].fault, Fault::Malformed { .. }), "{:?}", page.problems);
        assert_eq!(page.drafts[0].headline, Some(Marked::Text("제목".into())));
    }
}

//! What is drawn, for every shared case of `markup` and every kind of block.

use super::{Ground, blocks};
use crate::ui::view::View;
use leptos::prelude::*;
use news_core::lang::Language;
use news_core::markup::{Surroundings, from_nodes};
use news_core::native::Native;
use news_core::parser::Parser;

const CASES: &str = include_str!("../../../tests/fixtures/markup/cases.json");

fn rendered(html: &str, has_parts: bool) -> String {
    let ground = Ground::page("/article/1/", Language::Korean.reader_words(), Language::Korean.words());
    rendered_on(ground, html, has_parts)
}

fn rendered_on(ground: Ground<'_>, html: &str, has_parts: bool) -> String {
    let embed_hosts = ["www.youtube-nocookie.com".to_owned(), "player.vimeo.com".to_owned()];
    let around = Surroundings { base: "https://news.example/국방/1", embed_hosts: &embed_hosts };
    let content = from_nodes(&Native.html(html), &around);
    Owner::new().with(|| View::from(blocks(&content, has_parts, ground)).to_html())
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(rendered(html, false), expected, "{html}");
}

#[test]
fn text() {
    check("<p>함대 <b>귀<i>환</i></b> &lt;1&gt;", "<p>함대 <strong>귀<em>환</em></strong> &lt;1&gt;</p>");
    check("<p>가<br>나<hr>", "<p>가<br>나</p><hr>");
    check("<h1>하나</h1><h6>여섯</h6>", "<h2>하나</h2><h6>여섯</h6>");
    check("<p lang=en>fleet", "<p lang=\"en\" dir=\"auto\">fleet</p>");
    check("<p>A <i lang=he>צי</i>.", "<p>A <span lang=\"he\" dir=\"auto\"><em>צי</em></span>.</p>");
    check("<pre>a &lt;\n  b</pre>", "<pre>\na &lt;\n  b</pre>");
    check("<blockquote>말</blockquote>", "<blockquote><p>말</p></blockquote>");
}

#[test]
fn parts() {
    let part = |nth: usize, words: &str| format!("<h2 id=\"part-{nth}\" tabindex=\"-1\">{words}</h2>");
    let html = "<h2>하나</h2><blockquote><h2>말</h2></blockquote><h2>둘</h2>";
    let expected = format!("{}<blockquote><h2>말</h2></blockquote>{}", part(1, "하나"), part(2, "둘"));
    assert_eq!(rendered(html, true), expected);
}

#[test]
fn lists() {
    check("<ul><li>하나<ol><li>둘</ol></ul>", "<ul><li>하나<ol><li>둘</li></ol></li></ul>");
    check("<ul><li><p>하나<p>둘</ul>", "<ul><li><p>하나</p><p>둘</p></li></ul>");
}

#[test]
fn links() {
    check("<a href=/국방>가</a>", "<p><a href=\"https://news.example/국방\" rel=\"noopener noreferrer\">가</a></p>");
    check("<a href=mailto:a@b.kr>가</a>", "<p><a href=\"mailto:a@b.kr\">가</a></p>");
}

#[test]
fn links_inside_the_text() {
    let mark = |more: &str, to: usize, words: &str| {
        format!("<a href=\"/article/1/#note-{to}\"{more} role=\"doc-noteref\">{words}</a>")
    };
    let back = "<a href=\"/article/1/#note-2\" role=\"doc-backlink\" aria-label=\"본문으로 돌아가기\">↩</a>";
    let notes = |items: &str| format!("<section role=\"doc-endnotes\" aria-label=\"각주\"><ol>{items}</ol></section>");
    let item = |words: &str| format!("<li id=\"note-1\" tabindex=\"-1\">{words}</li>");
    check(
        "<p>가<sup><a href=#a id=b>1</a></sup><ol><li id=a>주석 <a href=#b>↩</a></ol>",
        &format!("<p>가<sup>{}</sup></p>{}", mark(" id=\"note-2\"", 1, "1"), notes(&item(&format!("주석 {back}")))),
    );
    check(
        "<p>가<a href=#a>1</a><ol><li id=a><p>하나<p>둘</ol>",
        &format!("<p>가{}</p>{}", mark("", 1, "1"), notes(&item("<p>하나</p><p>둘</p>"))),
    );
    // One of which not every item is a note is a list like any other.
    check(
        "<p>가<a href=#a>1</a><ul><li id=a>하나<li>둘</ul>",
        &format!("<p>가{}</p><ul>{}<li>둘</li></ul>", mark("", 1, "1"), item("하나")),
    );
    let place = |name: &str, words: &str| format!("<{name} id=\"note-1\" tabindex=\"-1\">{words}</{name}>");
    check(
        "<p><a href=#a>아래에 나온다</a><p id=a>여기",
        &format!("<p><a href=\"/article/1/#note-1\">아래에 나온다</a></p>{}", place("p", "여기")),
    );
    check(
        "<p><a href=#a>1</a><p>나 <em id=a>여기</em>",
        &format!("<p>{}</p><p>나 <em>{}여기</em></p>", mark("", 1, "1"), place("span", "")),
    );
}

#[test]
fn beside_another_text_and_abroad_links_inside_are_words() {
    let html = "<p>가<sup><a href=#a id=b>1</a></sup><ol><li id=a>주석 <a href=#b>↩</a></ol>";
    for ground in [Ground::beside(Language::Korean.words()), Ground::abroad(Language::Korean.words())] {
        assert_eq!(rendered_on(ground, html, false), "<p>가<sup>1</sup></p><ol><li>주석 ↩</li></ol>");
    }
}

#[test]
fn pictures() {
    let drawn = |alt: &str, more: &str, url: &str| {
        let name =
            if alt.is_empty() { "사진 크게 보기".to_owned() } else { format!("{alt} — 사진 크게 보기") };
        let link = format!("<a class=\"enlarge\" href=\"{url}\" rel=\"noopener noreferrer\" aria-label=\"{name}\">");
        let image = "<img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";
        format!("{link}{image} alt=\"{alt}\" {more}src=\"{url}\"></a>")
    };
    let url = "https://news.example/a.jpg";
    check("<img src=/a.jpg>", &drawn("", "", url));
    check("<img src=/a.jpg alt=가 width=640 height=480>", &drawn("가", "width=\"640\" height=\"480\" ", url));
    // A picture that the site has in several widths; whatever else `srcset` a source sends stays outside.
    let choice = "sizes=\"(min-width:42rem) 40rem,100vw\" \
        srcset=\"https://news.example/m/a-480.webp 480w,https://news.example/m/a-960.webp 960w\" ";
    let html = "<img src='/m/a-960.jpg#webp=480,960' srcset='https://evil.example/b.jpg 9w' sizes=1px>";
    check(html, &drawn("", choice, "https://news.example/m/a-960.jpg#webp=480,960"));
    let figure = format!("<figure>{}<figcaption>나</figcaption></figure>", drawn("", "", url));
    check("<figure><img src=/a.jpg><figcaption>나</figcaption></figure>", &figure);
    // In a line a picture is a sign among words, and leads nowhere.
    let inline = "<img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"\"";
    check("<p>가<img src=/a.jpg>", &format!("<p>가{inline} src=\"{url}\"></p>"));
}

#[test]
fn tables() {
    let frame = |name: &str| format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">");
    let head = "<thead><tr><th scope=\"col\">해</th><th scope=\"col\">척</th></tr></thead>";
    let body = "<tbody><tr><th scope=\"row\">2022</th><td rowspan=\"2\">7</td></tr></tbody>";
    let table = format!("{}<table><caption>함대</caption>{head}{body}</table></div>", frame("함대"));
    check("<table><caption>함대<tr><th>해<th>척<tr><th>2022<td rowspan=2>7</table>", &table);
    let nameless = format!("{}<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>", frame("표"));
    check("<table><tr><td>1<td>2</table>", &nameless);
}

#[test]
fn media() {
    let audio = "<audio controls=\"\" preload=\"none\" src=\"https://news.example/a.mp3\"></audio>";
    check("<audio src=/a.mp3>", audio);
    let poster = "playsinline=\"\" data-poster=\"https://news.example/p.jpg\"";
    let video = format!("<video controls=\"\" preload=\"none\" src=\"https://news.example/v.mp4\" {poster}></video>");
    check("<video src=/v.mp4 poster=/p.jpg>", &video);
    let drawn = |ground| rendered_on(ground, "<video src=/v.mp4 poster=/p.jpg>", false);
    assert_eq!(drawn(Ground::beside(Language::Korean.words())), video);
    // No script of ours is there to show it.
    assert_eq!(drawn(Ground::abroad(Language::Korean.words())), video.replace("data-poster", "poster"));
}

/// Before anybody asks, nothing of the other host is in the page but a link.
#[test]
fn embeds() {
    let way = "<p><a href=\"https://player.vimeo.com/video/1\" rel=\"noopener noreferrer\">\
        https://player.vimeo.com/video/1</a></p>";
    let button = "<button type=\"button\" class=\"button\">player.vimeo.com의 콘텐츠 불러오기</button>";
    check("<iframe src=https://player.vimeo.com/video/1>", &format!("<div class=\"embed\">{button}{way}</div>"));
}

const TAGS: [&str; 41] = [
    "a",
    "audio",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

const ATTRIBUTES: [&str; 24] = [
    "alt",
    "aria-label",
    "class",
    "colspan",
    "controls",
    "data-poster",
    "decoding",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "playsinline",
    "preload",
    "referrerpolicy",
    "rel",
    "role",
    "rowspan",
    "scope",
    "src",
    "tabindex",
    "type",
    "width",
];

/// Every start tag of rendered HTML: its name, and its attributes with their values.
fn start_tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let name_end = after.find([' ', '>']).unwrap();
        let (name, mut inside) = after.split_at(name_end);
        if name.starts_with('!') {
            // Leptos leaves a comment where there is nothing.
            rest = after.split_once("->").map_or("", |(_, after)| after);
            continue;
        }
        let mut attributes = Vec::new();
        while let Some((attribute, after)) = inside.trim_start().split_once("=\"").filter(|_| !inside.starts_with('>'))
        {
            let (value, after) = after.split_once('"').unwrap();
            attributes.push((attribute.to_owned(), value.to_owned()));
            inside = after;
        }
        assert!(inside.starts_with('>'), "{html}");
        if !name.starts_with('/') {
            tags.push((name.to_owned(), attributes));
        }
        rest = inside;
    }
    tags
}

#[test]
fn nothing_but_what_is_allowed() {
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    for case in cases.as_array().unwrap() {
        let html = rendered(case["html"].as_str().unwrap(), false);
        for (tag, attributes) in start_tags(&html) {
            assert!(TAGS.contains(&tag.as_str()), "{tag} in {html}");
            for (name, value) in attributes {
                assert!(ATTRIBUTES.contains(&name.as_str()), "{name} in {html}");
                let is_address = matches!(name.as_str(), "href" | "src" | "data-poster");
                assert!(name != "id" || value.starts_with("note-"), "{value} in {html}");
                // Of the page's own addresses none but those of its notes.
                let safe = ["https://", "http://", "mailto:", "/article/1/#note-"];
                let is_safe = safe.iter().any(|start| value.starts_with(start));
                assert!(!is_address || is_safe, "{value} in {html}");
            }
        }
    }
}

//! A view as HTML text, for pages that are made before anyone reads them.

use super::{Description, Property, View};
use news_core::markup::escape;

/// Elements that have no content and no end tag (HTML, section 13.1.2).
const VOID: [&str; 11] = ["base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Writes the view.
pub(super) fn print(view: View, html: &mut String) {
    match view {
        View::Nothing => {}
        View::Text(text) => escape(html, &text),
        View::Element(element) => print_element(*element.0, html),
        View::Several(views) => views.into_iter().for_each(|view| print(view, html)),
        View::Live(make) => print(make(), html),
        View::Edited(edits) => edits.views().into_iter().for_each(|view| print(view, html)),
        // On paper nothing stands yet.
        View::Standing => {}
    }
}

fn print_element(element: Description, html: &mut String) {
    html.push('<');
    html.push_str(element.tag);
    for (name, value) in &element.attributes {
        print_attribute(name, value, html);
    }
    for (name, value) in &element.properties {
        match value {
            Property::Text(text) => print_attribute(name, text, html),
            Property::Truth(true) => print_attribute(name, "", html),
            Property::Truth(false) => {}
        }
    }
    html.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    // A browser drops one line break right after this tag.
    if element.tag == "pre" {
        html.push('\n');
    }
    element.children.into_iter().for_each(|child| print(child, html));
    html.push_str("</");
    html.push_str(element.tag);
    html.push('>');
}

fn print_attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(html, value);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, edited, live, tag};
    use super::*;
    use leptos::prelude::RenderHtml;

    #[track_caller]
    fn check(view: impl Into<View>, expected: &str) {
        assert_eq!(view.into().to_html(), expected);
    }

    #[test]
    fn views() {
        check(View::Nothing, "");
        check("국방 <b> & \"x\"", "국방 &lt;b&gt; &amp; &quot;x&quot;");
        check(tag("p").class("deck").attr("lang", "ko").child("국방"), "<p class=\"deck\" lang=\"ko\">국방</p>");
        check(tag("img").attr("alt", "\"><script>"), "<img alt=\"&quot;&gt;&lt;script&gt;\">");
        check(tag("pre").child("\nx"), "<pre>\n\nx</pre>");
        check(tag("option").chosen(true).child("a"), "<option selected=\"\">a</option>");
        check(tag("input").holding("x".to_owned()).on("input", |_| {}), "<input value=\"x\">");
        check(edited(vec![Edit::Become("국".into()), Edit::Stay, Edit::Come("방".into())]), "국방");
        check(vec![View::from("a"), live(|| "b".into()), Some("c").into(), None::<View>.into()], "abc");
    }
}

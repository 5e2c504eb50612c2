//! A page as a whole document.
//!
//! Invariant: the words of articles come in through views, which escape them. What is not escaped here is our own style,
//! and data whose `<` cannot end its element.

use leptos::prelude::RenderHtml;
use news_core::lang::Direction;
use news_core::markup::escape;
use news_zone::ui::view::View;
use serde_json::Value;

/// What a document is made of.
pub(super) struct Document<'a> {
    /// The language of its interface.
    pub(super) language: &'a str,
    /// The query its list answers, as addresses have it; empty for all.
    pub(super) query: &'a str,
    /// Whether there are more articles than its list shows.
    pub(super) more: bool,
    /// The picture that an article begins with, for the script: its address, what can be chosen in its place, and how
    /// wide it stands.
    pub(super) lead: Option<[String; 3]>,
    /// The elements of the head.
    pub(super) head: View,
    /// What runs before anything is drawn.
    pub(super) script: &'a str,
    /// The style.
    pub(super) style: &'a str,
    /// What it says to search engines.
    pub(super) linked_data: Value,
    /// The printed app.
    pub(super) body: String,
    /// What follows it: the way to the rest of the site.
    pub(super) foot: String,
}

impl Document<'_> {
    /// The document's text.
    pub(super) fn print(self) -> String {
        let mut page = String::with_capacity(self.body.len() + self.style.len() + 8_192);
        page.push_str("<!doctype html>\n<html lang=\"");
        escape(&mut page, self.language);
        // The other direction is the usual one.
        if Direction::of(self.language) == Direction::RightToLeft {
            page.push_str("\" dir=\"rtl");
        }
        page.push_str("\" data-standing=\"");
        escape(&mut page, self.query);
        for (name, said) in
            ["\" data-lead=\"", "\" data-lead-set=\"", "\" data-lead-sizes=\""].iter().zip(self.lead.iter().flatten())
        {
            page.push_str(name);
            escape(&mut page, said);
        }
        page.push_str(if self.more { "\" data-more=\"\">\n<head>" } else { "\">\n<head>" });
        page.push_str(&self.head.to_html());
        page.push_str("\n<script>");
        page.push_str(self.script);
        page.push_str("</script>\n<style>");
        page.push_str(self.style);
        page.push_str("</style>\n<script type=\"application/ld+json\">");
        page.push_str(&script_data(&self.linked_data));
        page.push_str("</script>\n<script type=\"module\" src=\"takeover.js\"></script>\n</head>\n<body>");
        page.push_str(&self.body);
        page.push_str(&self.foot);
        page.push_str("</body>\n</html>\n");
        page
    }
}

/// JSON that can stand in a `script` element: no `<` of it can begin a tag or a comment
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
fn script_data(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_zone::ui::view::tag;
    use serde_json::json;

    #[test]
    fn nothing_in_a_page_ends_its_element() {
        let page = Document {
            language: "ko",
            query: "section=\"><script>",
            more: true,
            lead: Some(["a-1.jpg#bytes=1&webp=1\"><script>", "함대 1w", "100vw"].map(str::to_owned)),
            head: tag("title").child("국방 </title><script>").into(),
            script: "x()",
            style: "p{color:red}",
            linked_data: json!({ "headline": "국방 </script><script>alert(1)</script><!--" }),
            body: String::new(),
            foot: String::new(),
        };
        let page = page.print();
        assert_eq!(page.matches("<script").count(), 3, "{page}");
        assert_eq!(page.matches("</script>").count(), 3, "{page}");
        assert!(page.contains("<title>국방 &lt;/title&gt;&lt;script&gt;</title>"), "{page}");
        assert!(
            page.contains("data-lead=\"a-1.jpg#bytes=1&amp;webp=1&quot;&gt;&lt;script&gt;\" data-lead-set=\"함대 1w\""),
            "{page}"
        );
        assert!(page.contains("data-standing=\"section=&quot;&gt;&lt;script&gt;\" data-lead"), "{page}");
        assert!(page.contains("data-lead-sizes=\"100vw\" data-more=\"\">"), "{page}");
    }
}

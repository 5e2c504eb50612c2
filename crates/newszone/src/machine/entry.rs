//! An article as machines are told of it.
//!
//! Invariant: an entry's address is the site's own, never the publisher's: what is read there is what was published.

use crate::address;
use crate::settings::Settings;
use news_core::article::Article;
use news_core::moment::Moment;

/// An article and where it stands.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The article; its text is asked for by feeds alone.
    pub article: &'a Article,
    /// Path in the site, as in [`address::article`].
    pub path: String,
    /// Absolute address.
    pub url: String,
}

impl<'a> Entry<'a> {
    /// The entry of an article under that slug.
    #[must_use]
    pub fn new(settings: &Settings, slug: &str, article: &'a Article) -> Self {
        let path = address::article(slug);
        let url = settings.address(&path);
        Self { article, path, url }
    }

    /// When it last changed, as far as is known.
    #[must_use]
    pub fn changed(&self) -> Option<Moment> {
        self.article.updated.or(self.article.published)
    }
}

/// The text without characters that XML 1.0 has no place for (section 2.2), escaped or not.
pub(crate) fn clean(text: &str) -> String {
    let is_allowed = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    text.chars().filter(is_allowed).collect()
}

/// The text as it stands in an element or a quoted attribute, of XML or HTML.
pub(crate) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(clean(text)).into_owned()
}

/// The address as a URI (RFC 3986), which feeds ask for: letters of other scripts percent-encoded.
pub(crate) fn uri(address: &str) -> String {
    url::Url::parse(address).map_or_else(|_| clean(address), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn texts() {
        check("국방 & <K9> \"수출\" ]]>", "국방 &amp; &lt;K9&gt; &quot;수출&quot; ]]&gt;");
        check("가\u{0}\u{b}\u{1b}\u{fffe}\u{ffff}나\t🚀", "가나\t🚀");
    }
}

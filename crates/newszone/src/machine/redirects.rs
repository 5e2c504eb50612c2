//! Redirects: old paths, and where each leads now.
//!
//! Invariant: neither end of a redirect holds a character that means something in any host's configuration.

use super::entry::escaped;
use crate::settings::Settings;
use crate::trouble::{Outcome, Trouble};
use news_core::route::{decoded, encoded};
use url::Url;

/// A redirect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// Old path in the site: decoded, without a slash at either end, never empty.
    pub from: String,
    /// Absolute address, percent-encoded.
    pub to: String,
}

impl Redirect {
    /// A redirect from a path of the site to another one, or to an absolute address.
    ///
    /// # Errors
    ///
    /// When either cannot be what it should.
    pub fn parse(settings: &Settings, from: &str, to: &str) -> Outcome<Self> {
        let wrong = |what: &str| Trouble::Build(format!("redirects: \"{from}\" = \"{to}\": {what}"));
        let path = decoded(from).trim_matches('/').to_owned();
        let is_odd = |it: char| it.is_control() || "\"'`\\{}$*?#<>".contains(it);
        if path.is_empty() || path.contains(is_odd) || path.split('/').any(|it| it.is_empty() || it.starts_with('.')) {
            return Err(wrong("the old path must be one below the site, without quotes, braces or *?#$"));
        }
        let to = to.trim().trim_start_matches('/');
        let to = if to.contains("://") { Url::parse(to) } else { settings.site.url.join(&["./", to].concat()) };
        let to = to.map_err(|_| wrong("it leads nowhere"))?;
        if !matches!(to.scheme(), "http" | "https") {
            return Err(wrong("it must lead to a path of the site or to an http address"));
        }
        let to = to.as_str().replace('\'', "%27").replace(['$', '{', '}', '\\'], "");
        Ok(Self { from: path, to })
    }

    /// The old path, percent-encoded.
    #[must_use]
    pub fn encoded(&self) -> String {
        self.from.split('/').map(encoded).collect::<Vec<_>>().join("/")
    }

    /// Where its page stands, for hosts that know no redirects; none where such a file would not be shown as a page.
    #[must_use]
    pub fn page_path(&self) -> Option<String> {
        let name = self.from.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            Some((_, "html" | "htm")) => Some(self.from.clone()),
            Some((_, ending)) if ending.len() <= 4 && ending.is_ascii() => None,
            _ => Some(format!("{}/index.html", self.from)),
        }
    }
}

/// `_redirects`, as Netlify and Cloudflare Pages read it.
#[must_use]
pub fn lines(base: &str, redirects: &[Redirect]) -> String {
    let mut lines = String::new();
    for redirect in redirects {
        let from = redirect.encoded();
        lines.push_str(&format!("{base}{from} {} 301\n", redirect.to));
        lines.push_str(&format!("{base}{from}/ {} 301\n", redirect.to));
    }
    lines
}

/// The page at the old path, for hosts that know no redirects.
#[must_use]
pub fn page(redirect: &Redirect) -> String {
    let to = escaped(&redirect.to);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Moved</title>\n\
         <link rel=\"canonical\" href=\"{to}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n</head>\n\
         <body><p><a href=\"{to}\">{to}</a></p></body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: Option<(&str, &str, Option<&str>)>) {
        let settings = Settings::parse("[site]\ntitle = \"뉴스\"\nurl = \"https://news.example/a/\"\n").unwrap();
        let found = Redirect::parse(&settings, from, to).ok();
        let page = found.as_ref().and_then(Redirect::page_path);
        let found = found.as_ref().map(|it| (it.from.as_str(), it.to.as_str(), page.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn redirects() {
        let kept = Some(("옛/1", "https://news.example/a/article/%EC%83%88/", Some("옛/1/index.html")));
        check("/옛/1/", "article/새/", kept);
        check("%EC%98%9B/1", "/article/%EC%83%88/", kept);
        check("a.html", "https://b.example/", Some(("a.html", "https://b.example/", Some("a.html"))));
        check("a.php", "b", Some(("a.php", "https://news.example/a/b", None)));
        for from in ["", "/", "a\"b", "a{b", "../a", "a\nb", "a*", "a//b"] {
            check(from, "b", None);
        }
        check("a", "ftp://b.example/", None);
    }

    #[test]
    fn a_page_holds_no_markup_of_others() {
        let redirect = Redirect { from: "a".to_owned(), to: "https://a.example/?a=\"><b>&c".to_owned() };
        assert!(!page(&redirect).contains("<b>"), "{}", page(&redirect));
    }
}

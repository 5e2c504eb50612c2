//! Addresses that may be followed.
//!
//! Invariant: an [`Address`] begins with `http://`, `https://` or `mailto:`, in lower case, and holds no control
//! character, space, quotation mark or angle bracket. So no spelling of `javascript:` can become one. The one exception
//! is a file of the site itself, which has letters, digits and `-._/#=,` only, and no scheme.

use super::plain::is_hidden_control;

/// An absolute address a reader may follow. Built only by [`Address::resolve`]; a publisher also names the files of its
/// own site, from the page that shows them, by [`Address::of_site`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Reads a link as found in a page whose own address is `base` (RFC 3986, section 5).
    ///
    /// White space around the link and control characters anywhere in it are dropped and `\` counts as `/`, as in
    /// browsers. `None` for what is not `http`, `https` or `mailto`, for an empty link, for a relative one where the
    /// base is not `http` or `https`, and for an address with a user name, because `https://bank.com@evil.com` exists
    /// only to deceive.
    #[must_use]
    pub fn resolve(base: &str, link: &str) -> Option<Self> {
        let link = cleaned(link);
        let Some((scheme, rest)) = split_scheme(&link) else {
            return relative(base, &link).map(Address);
        };
        if scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty() {
            return Some(Address(["mailto:", rest].concat()));
        }
        absolute(scheme, &with_slashes(rest)).map(Address)
    }

    /// The address of a file of the site, relative to whatever page or document will name it.
    #[must_use]
    pub fn of_site(path: &str) -> Option<Self> {
        let is_kept = |it: u8| it.is_ascii_alphanumeric() || b"-._/#=,".contains(&it);
        let is_inside = !path.is_empty() && !path.starts_with('/') && path.bytes().all(is_kept);
        is_inside.then(|| Self(path.to_owned()))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host in lower case, without its port; empty for `mailto`.
    #[must_use]
    pub fn host(&self) -> &str {
        let Some(rest) = self.0.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")) else { return "" };
        let authority = &rest[..path_start(rest)];
        authority.split_once(']').map_or_else(
            || authority.split(':').next().unwrap_or_default(),
            |(bracketed, _)| &authority[..=bracketed.len()],
        )
    }

    /// Whether it can be fetched: `http` or `https`.
    #[must_use]
    pub fn is_http(&self) -> bool {
        !self.0.starts_with("mailto:")
    }
}

/// What browsers may choose from in place of a picture, as `srcset` has it.
///
/// A picture of a site's own says in its address in which widths it is there: beside `media/a-1600.jpg#webp=480,960` lie
/// `media/a-480.webp` and `media/a-960.webp`. How large these are may stand before: `#bytes=12034,39786/webp=480,960`. So the choice goes wherever the address goes, and whoever knows nothing of
/// it sees the picture. No address of another host can be said so.
#[must_use]
pub fn srcset(address: &str) -> Option<String> {
    let (file, said) = address.split_once('#')?;
    let (_, widths) = said.split_once("webp=")?;
    let stem = &file[..=file.rfind('-')?];
    let mut set = String::new();
    for width in widths.split(',') {
        set.push_str(&[stem, width, ".webp ", width, "w,"].concat());
    }
    set.pop();
    Some(set)
}

/// The link without what browsers ignore in it, and with what could end an attribute percent-encoded.
fn cleaned(link: &str) -> String {
    let mut clean = String::with_capacity(link.len());
    let kept = |character: &char| !character.is_control() && !is_hidden_control(*character);
    let visible: String = link.chars().filter(kept).collect();
    for character in visible.trim().chars() {
        match character {
            ' ' => clean.push_str("%20"),
            '"' => clean.push_str("%22"),
            '<' => clean.push_str("%3C"),
            '>' => clean.push_str("%3E"),
            '`' => clean.push_str("%60"),
            other => clean.push(other),
        }
    }
    clean
}

/// Browsers take `\` for `/` up to the query.
fn with_slashes(rest: &str) -> String {
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    [&rest[..end].replace('\\', "/"), &rest[end..]].concat()
}

/// Parts `scheme:rest`, if the link begins with a scheme (RFC 3986, section 3.1).
fn split_scheme(link: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = link.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some((scheme, rest))
}

/// An address from its scheme and the rest, which must begin with `//` and a host.
fn absolute(scheme: &str, rest: &str) -> Option<String> {
    let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    let rest = rest.strip_prefix("//")?;
    let (authority, path) = rest.split_at(path_start(rest));
    if !is_authority(authority) {
        return None;
    }
    let (path, end) = path.split_at(query_start(path));
    Some([scheme, "://", &authority.to_ascii_lowercase(), &without_dots(path), end].concat())
}

/// A relative link on its base (RFC 3986, section 5.2).
fn relative(base: &str, link: &str) -> Option<String> {
    let base = cleaned(base);
    let (scheme, base) = split_scheme(&base)?;
    let link = with_slashes(link);
    if link.is_empty() || link.starts_with("//") {
        return absolute(scheme, &link);
    }
    let base = &base[..base.find('#').unwrap_or(base.len())];
    let before_query = &base[..query_start(base)];
    let host_end = 2 + path_start(base.get(2..)?);
    let kept = match link.as_bytes()[0] {
        b'#' => base,
        b'?' => before_query,
        b'/' => &base[..host_end],
        _ if before_query.len() == host_end => return absolute(scheme, &[before_query, "/", &link].concat()),
        _ => &before_query[..=before_query.rfind('/')?],
    };
    absolute(scheme, &[kept, &link].concat())
}

fn path_start(rest: &str) -> usize {
    rest.find(['/', '?', '#']).unwrap_or(rest.len())
}

fn query_start(path: &str) -> usize {
    path.find(['?', '#']).unwrap_or(path.len())
}

/// Whether this is a host with an optional port, and nothing that could be read in two ways.
fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let bracketed = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_host = match bracketed {
        Some(address) => address.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte)),
        None => host.chars().all(|it| it.is_ascii_alphanumeric() || "-._".contains(it) || !it.is_ascii()),
    };
    is_host && !host.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// The path with its `.` and `..` parts worked out (RFC 3986, section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | ".." => {
                // The first part is the empty one before the leading slash: it stays.
                if part == ".." && 1 < kept.len() {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(part),
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Address, srcset};

    const BASE: &str = "https://news.example/국방/2022/story?page=2#top";

    #[track_caller]
    fn check(base: &str, link: &str, expected: Option<&str>) {
        assert_eq!(Address::resolve(base, link).as_ref().map(Address::as_str), expected, "{link:?} on {base:?}");
    }

    #[test]
    fn absolute_links() {
        for link in ["https://a.kr/", "http://a.kr:8080/x?q#f", "https://한국.kr/국방/1.html", "https://[::1]:3000/x"]
        {
            check(BASE, link, Some(link));
            check("", link, Some(link));
        }
        check("", "  HTTPS://News.Example/Path \n", Some("https://news.example/Path"));
        check("", "https://a.kr", Some("https://a.kr"));
        check("", "https://a.kr/x/../y/./z", Some("https://a.kr/y/z"));
        check("", "https://a.kr/한국 국방.html", Some("https://a.kr/한국%20국방.html"));
        check("", "https://a.kr/\"><script>", Some("https://a.kr/%22%3E%3Cscript%3E"));
        check("", "mailto:desk@news.example", Some("mailto:desk@news.example"));
        check("", "MailTo:desk@news.example?subject=두 말", Some("mailto:desk@news.example?subject=두%20말"));
    }

    #[test]
    fn relative_links() {
        check(BASE, "other", Some("https://news.example/국방/2022/other"));
        check(BASE, "../다음", Some("https://news.example/국방/다음"));
        check(BASE, "../../../../x", Some("https://news.example/x"));
        check(BASE, "..", Some("https://news.example/국방/"));
        check(BASE, ".", Some("https://news.example/국방/2022/"));
        check(BASE, "/x/./y/../z?a=/../b", Some("https://news.example/x/z?a=/../b"));
        check(BASE, "//cdn.example/함대.jpg", Some("https://cdn.example/함대.jpg"));
        check(BASE, "?q=1", Some("https://news.example/국방/2022/story?q=1"));
        check(BASE, "#끝", Some("https://news.example/국방/2022/story?page=2#끝"));
        check(BASE, "a/b:c", Some("https://news.example/국방/2022/a/b:c"));
        check(BASE, "\\\\evil.example\\x", Some("https://evil.example/x"));
        check("https://a.kr", "x", Some("https://a.kr/x"));
        check("https://a.kr", "?x", Some("https://a.kr?x"));
        check("https://a.kr?a=/b", "x", Some("https://a.kr/x"));
        check("http://a.kr/x", "//b.kr/", Some("http://b.kr/"));
    }

    #[test]
    fn relative_links_without_base() {
        for link in ["x", "/x", "//a.kr/x", "?x", "#x", "", "한국"] {
            check("", link, None);
            check("data:text/html,x", link, None);
            check("file:///etc/", link, None);
        }
        check("https:", "x", None);
        check(BASE, " \n", None);
    }

    #[test]
    fn dangerous_links() {
        let spellings = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "  javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "j\r\na\tv\nascript:alert(1)",
            "\u{a0}javascript:x",
            "javascript\u{0}:alert(1)",
            "javascript\n:alert(1)",
            "\u{202e}javascript:x",
            "java\u{202d}script:x",
            "javascript://news.example/%0aalert(1)",
            "vbscript:msgbox(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "blob:https://news.example/1",
            "file:///etc/passwd",
            "ftp://a.kr/",
            "about:blank",
            "view-source:https://a.kr",
            "ws://a.kr/",
            "tel:+82",
            "filesystem:https://a.kr/x",
            "x:",
            "http:",
            "http://",
            "https:///a.kr",
            "https:a.kr",
            "https:/a.kr",
            "https://?x",
            "https://:80/",
            "mailto:",
            "https://good.example@evil.example/",
            "https://user:pass@evil.example/",
            "https://국방:1@evil.example",
            "https://a.kr:80:80/",
            "https://a.kr:x/",
            "https://a%2ekr/",
            "https://[::1/",
            "https://[x]/",
            "https://a b/",
        ];
        for link in spellings {
            check(BASE, link, None);
            check("", link, None);
        }
    }

    #[test]
    fn files_of_the_site() {
        for path in ["media/a-1600.jpg", "../media/a-1600.jpg#bytes=12,34/webp=480,960"] {
            assert_eq!(Address::of_site(path).map(|it| it.as_str().to_owned()).as_deref(), Some(path));
        }
        for path in ["", "/a", "//a.kr/x", "javascript:x", "a b", "a\"b", "한국.jpg", "a&b"] {
            assert_eq!(Address::of_site(path), None, "{path}");
        }
    }

    #[test]
    fn choices() {
        let set = "https://a.kr/m/a-480.webp 480w,https://a.kr/m/a-960.webp 960w";
        assert_eq!(srcset("https://a.kr/m/a-960.jpg#webp=480,960").as_deref(), Some(set));
        assert_eq!(srcset("https://a.kr/m/a-960.jpg#bytes=12,34/webp=480,960").as_deref(), Some(set));
        assert_eq!(srcset("m/a-9.jpg#webp=9").as_deref(), Some("m/a-9.webp 9w"));
        for none in [
            "https://a.kr/a-960.jpg",
            "https://a.kr/a-960.jpg#x",
            "https://a.kr/a-960.gif#bytes=9",
            "https://a.kr/a-9.jpg?webp=9",
            "https:#webp=480",
        ] {
            assert_eq!(srcset(none), None, "{none}");
        }
        // Whatever is said, each candidate begins where the picture is.
        let evil = Address::resolve("", "https://a.kr/a-9.jpg#webp=https://b.kr/x 9w, //b.kr/y").unwrap();
        let set = srcset(evil.as_str()).unwrap();
        assert!(set.split(',').all(|it| it.starts_with("https://a.kr/a-")), "{set}");
    }

    #[test]
    fn harmless_lookalikes() {
        check(BASE, "/javascript:alert(1)", Some("https://news.example/javascript:alert(1)"));
        check(BASE, "&#106;avascript:x", Some("https://news.example/국방/2022/&#106;avascript:x"));
        check(BASE, "java%0ascript:x", Some("https://news.example/국방/2022/java%0ascript:x"));
        check(BASE, "//good.example\\@evil.example", Some("https://good.example/@evil.example"));
    }

    #[test]
    fn hosts() {
        let host = |link: &str| Address::resolve("", link).map(|it| (it.host().to_owned(), it.is_http()));
        let http = |host: &str| Some((host.to_owned(), true));
        assert_eq!(host("https://WWW.Example:443/x@y"), http("www.example"));
        assert_eq!(host("https://한국.kr?x"), http("한국.kr"));
        assert_eq!(host("http://[::1]:80/"), http("[::1]"));
        assert_eq!(host("mailto:a@b.kr"), Some((String::new(), false)));
    }
}

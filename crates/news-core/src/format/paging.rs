//! Query parameters of a source's address, which is how the interfaces of publishing systems turn pages.

/// The value of a parameter, as it stands there.
pub(super) fn parameter<'u>(url: &'u str, name: &str) -> Option<&'u str> {
    let (_, query, _) = parts(url);
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The address with a parameter set, in its place if it is there, else at the end. Name and value must need no
/// encoding.
pub(super) fn with_parameter(url: &str, name: &str, value: &str) -> String {
    let (path, query, fragment) = parts(url);
    let mut out = path.to_owned();
    let mut mark = '?';
    let mut add = |pair: &[&str]| {
        out.push(mark);
        out.push_str(&pair.concat());
        mark = '&';
    };
    let mut set = false;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        if pair.split('=').next() == Some(name) {
            if !set {
                add(&[name, "=", value]);
            }
            set = true;
        } else {
            add(&[pair]);
        }
    }
    if !set {
        add(&[name, "=", value]);
    }
    out.push_str(fragment);
    out
}

/// The address up to its query, without a slash at the end.
pub(super) fn path(url: &str) -> &str {
    parts(url).0.trim_end_matches('/')
}

/// Path, query without its `?`, and the rest from `#` on.
fn parts(url: &str) -> (&str, &str, &str) {
    let (rest, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    (path, query, fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: &str) {
        let turned = with_parameter(url, "page", "2");
        assert_eq!(turned, expected);
        assert_eq!(parameter(&turned, "page"), Some("2"));
    }

    #[test]
    fn pages() {
        check("https://a.example/posts", "https://a.example/posts?page=2");
        check("https://a.example/posts?", "https://a.example/posts?page=2");
        check("https://a.example/posts?page=1&검색=뉴스", "https://a.example/posts?page=2&검색=뉴스");
        check("https://a.example/posts?per_page=5#위", "https://a.example/posts?per_page=5&page=2#위");
        check("/posts?page=1&page=3&page", "/posts?page=2");
    }

    #[test]
    fn values() {
        assert_eq!(parameter("https://a.example/?per_page=5&page=3#page=4", "page"), Some("3"));
        assert_eq!(parameter("https://a.example/?pages=5", "page"), None);
        assert_eq!(path("https://a.example/posts/?page=3"), "https://a.example/posts");
    }
}

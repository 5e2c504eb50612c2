//! The path a page stands at, as its `<base>` element says it.

const OPENING: &str = "<base href=\"";

/// The page with its `<base href>` set to `base`. A page without that element is returned as it was.
///
/// ```
/// assert_eq!(preview::rebase("<base href=\"/\">", "/a/b/"), "<base href=\"/a/b/\">");
/// ```
#[must_use]
pub fn rebase(page: &str, base: &str) -> String {
    let replaced = page.split_once(OPENING).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{OPENING}{base}\"{after}"))
    });
    replaced.unwrap_or_else(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, base: &str, expected: &str) {
        assert_eq!(rebase(page, base), expected);
    }

    #[test]
    fn pages() {
        check("<head><base href=\"/\" id=\"b\">뉴스", "/a/b/", "<head><base href=\"/a/b/\" id=\"b\">뉴스");
        check("<base href=\"/a/\">", "/", "<base href=\"/\">");
        check("no base", "/a/", "no base");
        check("<base href=\"/never closed", "/a/", "<base href=\"/never closed");
    }
}

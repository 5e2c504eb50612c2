//! Settings, good and bad.

use super::*;

const SITE: &str = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/a\"\n";

#[track_caller]
fn check(rest: &str, expected: Result<(), &str>) {
    match (Settings::parse(&format!("{SITE}{rest}")), expected) {
        (Ok(_), Ok(())) => {}
        (Err(said), Err(part)) => assert!(said.contains(part), "{said}"),
        (found, expected) => panic!("{found:?}, not {expected:?}"),
    }
}

#[test]
fn settings() {
    check("", Ok(()));
    check("[[source]]\nurl = \"https://a.example/feed\"\n[[source]]\npath = \"기사\"", Ok(()));
    check("[[source]]\nname = \"x\"", Err("one of `url` and `path`"));
    check("[[source]]\npath = \"a\"\n[[source]]\npath = \"a\"", Err("two sources are called `a`"));
    check("[biuld]\n", Err("line 4"));
    check("[build]\npages_max = \"many\"", Err("line 5"));
    check("[images]\nfetch = true\nwidths = [960, 480, 960]", Ok(()));
    check("[images]\nwidths = []", Err("images.widths"));
    check("[images]\nwidths = [0]", Err("images.widths"));
    check("[images]\nquality = 101", Err("images.quality"));
    check("[search.typesense]\nnodes = [\"https://a.example\", \"http://10.0.0.1:8108\"]", Ok(()));
    check("[search.typesense]\nnodes = []", Err("search.typesense.nodes"));
    check("[search.typesense]\ncollection = \"news\"", Err("nodes"));
    check("[search.typesense]\nnodes = [\"https://a.example\"]\nkey = \"geheim\"", Err("key"));
    for node in ["ftp://a.example", "https://key@a.example", "https://a.example?x-typesense-api-key=k"] {
        check(&format!("[search.typesense]\nnodes = [\"{node}\"]"), Err("a node's address"));
    }
    let named = |name: &str| format!("[search.typesense]\nnodes = [\"https://a.example\"]\ncollection = \"{name}\"");
    check(&named("국방"), Err("search.typesense.collection"));
    check(&named("a/b"), Err("search.typesense.collection"));
}

#[test]
fn levels() {
    #[track_caller]
    fn check(lines: &str, expected: (Option<u32>, Option<u32>)) {
        let build = Settings::parse(&format!("{SITE}[build]\n{lines}")).unwrap().build;
        assert_eq!((build.brotli, build.gzip), expected, "{lines}");
    }
    check("", (Some(5), Some(6)));
    check("brotli = false", (None, Some(6)));
    check("gzip = false", (Some(5), None));
    check("brotli = true\ngzip = true", (Some(5), Some(6)));
    check("brotli = 11\ngzip = 0", (Some(11), Some(0)));
    for (line, most) in [("brotli = 12", 11), ("brotli = -1", 11), ("gzip = 10", 9), ("brotli = \"국방\"", 11)] {
        let said = Settings::parse(&format!("{SITE}[build]\n{line}")).unwrap_err();
        let part = format!("false for no compressed files, true, or a level from 0 to {most}");
        assert!(said.contains(&part) && said.contains("line 5"), "{said}");
    }
}

#[test]
fn an_address_ends_in_a_slash() {
    let settings = Settings::parse(SITE).unwrap();
    assert_eq!((settings.base(), settings.address("feed.xml").as_str()), ("/a/", "https://news.example/a/feed.xml"));
}

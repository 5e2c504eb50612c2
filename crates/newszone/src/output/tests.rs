use super::*;

fn begin(dist: &Path, files: &[(&str, &str)]) -> Output {
    let output = Output::begin(dist).unwrap();
    for (path, text) in files {
        output.put(path, text.as_bytes()).unwrap();
    }
    output
}

#[test]
fn the_new_site_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    let first = [("index.html", "하나"), ("index.html.br", "b"), ("article/국방/index.html", "x")];
    let written = begin(&dist, &first).finish().unwrap();
    assert_eq!(written, Written { changed: 3, kept: 0, bytes: 8 });
    let output = begin(&dist, &[("index.html", "하나"), ("b.txt", "2")]);
    assert!(output.has("index.html.br"), "what was compressed is still right");
    assert!(output.keep("article/국방/index.html").unwrap());
    assert!(!output.keep("never.html").unwrap());
    output.put("never.html", b"now").unwrap();
    assert_eq!(output.finish().unwrap(), Written { changed: 2, kept: 3, bytes: 12 });
    assert_eq!(fs::read_to_string(dist.join("b.txt")).unwrap(), "2");
    let begun = begin(&dist, &[("index.html", "셋")]);
    drop(begun);
    assert_eq!(
        fs::read_to_string(dist.join("index.html")).unwrap(),
        "하나",
        "a site that was given up changes nothing"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn what_a_crash_left_is_cleared_or_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    for left in [".dist.new-1", ".dist.old-2"] {
        fs::create_dir(folder.path().join(left)).unwrap();
        fs::write(folder.path().join(left).join("index.html"), left).unwrap();
    }
    let dist = folder.path().join("dist");
    drop(begin(&dist, &[]));
    assert_eq!(fs::read_to_string(dist.join("index.html")).unwrap(), ".dist.old-2");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn paths() {
    #[track_caller]
    fn check(path: &str, is_good: bool) {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        assert_eq!(output.put(path, b"x").is_ok(), is_good, "{path}");
        assert!(output.put(path, b"x").is_err(), "twice, or never: {path}");
    }
    check("article/국방/index.html", true);
    for wrong in ["", "/a", "../a", "a/../b", "a/", "./a", "a\\b", "a\0"] {
        check(wrong, false);
    }
}

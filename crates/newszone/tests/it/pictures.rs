//! Pictures, from a server or a folder to the site.

use crate::newsroom::{Newsroom, is_missing};
use crate::pictures_samples::{GPS, bomb, drawing, item, jpeg, serve_feed, turned_jpeg};
use news_core::accept::{Terms, accept};
use news_core::format::{Answer, read_feed};
use news_core::moment::Moment;
use news_core::native::Native;
use newszone::build::{Options, build};
use newszone::pull::Unwatched;
use preview::{Preview, PreviewOptions, Rule};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

fn source(server: &Preview, images: &str) -> String {
    format!("[images]\n{images}\n[[source]]\nname = \"국방\"\nurl = \"{}feed.json\"\n", server.url())
}

#[test]
fn pictures_of_other_servers_become_the_sites_own() {
    if is_missing("pictures of other servers") {
        return;
    }
    let nothing = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(nothing.path())).unwrap();
    let whole = jpeg(600, 400, 2);
    server.rule("/photo.jpg", Rule::answer(200, "image/jpeg", turned_jpeg()));
    server.rule("/drawing.png", Rule::answer(200, "image/png", drawing()));
    server.rule("/cut.jpg", Rule::answer(200, "image/jpeg", &whole[..whole.len() / 2]));
    server.rule("/page.jpg", Rule::answer(200, "image/jpeg", "<!doctype html><p>로그인"));
    server.rule("/bomb.png", Rule::answer(200, "image/png", bomb()));
    let drawing = "<figure><img src='drawing.png' alt='막대'></figure><p>가 <img src='photo.jpg' alt='작은'></p>";
    let broken = ["cut.jpg", "page.jpg", "bomb.png", "none.jpg"];
    let bad: String =
        broken.iter().map(|it| format!("<p><img src='{it}' alt='가' width=640 height=400></p>")).collect();
    let items = [item(1, "photo.jpg", drawing, ""), item(2, "", &bad, "")];
    serve_feed(&server, &items);

    let mut newsroom = Newsroom::new(&source(&server, "fetch = true"));
    let report = newsroom.pull();
    for name in broken {
        let told = report.notices.iter().filter(|it| it.fact == "no-picture" && it.text.contains(name)).count();
        assert_eq!(told, 1, "{name}: {:?}", report.notices);
    }
    // Servers that choose a format must not choose one that is not carried.
    let asked = server.requests().into_iter().find(|it| it.path == "/photo.jpg").unwrap();
    let accepts: Vec<_> = asked.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("accept")).collect();
    assert!(accepts.len() == 1 && accepts[0].1.starts_with("image/jpeg"), "{accepts:?}");

    let built = newsroom.build();
    let media = newsroom.media();
    let drawn = media.iter().find(|it| it.ends_with("-900.webp")).unwrap().clone();
    let photo = media.iter().find(|it| it.ends_with("-1000.jpg")).unwrap().clone();
    let stem = photo.split('-').next().unwrap();
    assert_eq!(media.len(), 4, "{media:?}");

    // The page, with a choice of widths, and nothing that shifts.
    let page = newsroom.page("article/1/index.html");
    let choice = format!("srcset=\"media/{stem}-480.webp 480w,media/{stem}-1000.webp 1000w\"");
    assert!(page.contains(&choice), "{page}");
    assert!(page.contains("width=\"1000\" height=\"2000\" sizes="), "{page}");
    let length = |name: &str| newsroom.site()[&format!("media/{name}")].len();
    let bytes = [480, 1000].map(|it| length(&format!("{stem}-{it}.webp")).to_string()).join(",");
    let said = format!("#bytes={bytes}/webp=480,1000");
    assert!(page.contains(&format!("src=\"media/{photo}{said}\"")), "{page}");
    // It is asked for once it is known whether the reader saves data.
    let lead = format!("data-lead=\"media/{photo}{said}\" data-lead-set=\"media/{stem}-480.webp 480w,");
    assert!(page.contains(&lead), "{page}");
    assert!(
        page.split("<img").skip(1).all(|it| it.split('>').next().is_some_and(|it| it.contains("loading=\"lazy\"")))
    );
    // A small one in a line has no size, and a choice of widths would give it the column's.
    assert!(page.contains(&format!("alt=\"작은\" src=\"media/{photo}\"")), "{page}");
    let drawn_there =
        page.split("<img").find(|it| it.split('>').next().is_some_and(|tag| tag.contains(&drawn))).unwrap();
    assert!(drawn_there.contains("width=\"900\" height=\"300\""), "{drawn_there}");
    assert!(!drawn_there[..drawn_there.find('>').unwrap()].contains("srcset"), "{drawn_there}");
    // Whoever reads it from elsewhere.
    let absolute = format!("https://news.example/paper/media/{photo}");
    assert!(page.contains(&format!("property=\"og:image\" content=\"{absolute}\"")), "{page}");
    assert!(page.contains(&format!("\"url\":\"{absolute}\"")), "{page}");
    for feed in ["rss.xml", "atom.xml", "feed.json", "edition/feed.json"] {
        let text = newsroom.page(feed);
        assert!(text.contains(&absolute) && !text.contains("photo.jpg"), "{feed}: {text}");
    }
    // The app.
    let site = newsroom.site();
    let pack = site.iter().find(|(path, _)| path.starts_with("edition/pack-") && path.ends_with(".json")).unwrap();
    let pack = String::from_utf8(pack.1.clone()).unwrap();
    assert!(pack.contains(&format!("\"image\":\"../media/{photo}{said}\"")), "{pack}");
    assert!(pack.contains(&format!("../media/{drawn}")), "{pack}");
    let url = "https://news.example/paper/edition/pack.json";
    let answer = Answer { url, bytes: pack.as_bytes(), cut: false, pages: None };
    let draft =
        read_feed(&answer, &Native).unwrap().drafts.into_iter().find(|it| it.id.as_deref() == Some("1")).unwrap();
    let terms = Terms { now: Moment(0), base: url, language: None, split_kicker: true, embed_hosts: &[] };
    let image = accept(draft, &terms, &Native, &mut Vec::new()).unwrap().image.unwrap();
    assert_eq!((image.url, image.size), (format!("{absolute}{said}"), Some((1000, 2000))));
    // What could not be had stays where it is.
    let page = newsroom.page("article/2/index.html");
    for name in broken {
        let remote = format!("width=\"640\" height=\"400\" src=\"{}{name}\"", server.url());
        assert!(page.contains(&remote), "{remote} is not in {page}");
    }
    assert!(page.contains("loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\""), "{page}");

    // Upright, and silent about where it was taken.
    let small = &site[&format!("media/{stem}-480.webp")];
    let pixels = image::load_from_memory(small).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (480, 960));
    assert_eq!(image::load_from_memory(&site[&format!("media/{photo}")]).unwrap().height(), 2000);
    for (path, bytes) in site.iter().filter(|(path, _)| path.starts_with("media/")) {
        assert!(!bytes.windows(GPS.len()).any(|it| it == GPS), "{path}");
        assert!(!bytes.windows(4).any(|it| it == b"Exif" || it == b"EXIF"), "{path}");
    }
    assert!(site.keys().all(|it| !it.starts_with("media/") || !it.ends_with(".br") && !it.ends_with(".gz")));
    let headers = newsroom.page("_headers");
    assert!(headers.contains("/paper/media/*\n  Cache-Control: public, max-age=31536000, immutable"), "{headers}");

    // What is there is neither asked for nor made again, and what failed not at once.
    let count = |path: &str| server.count(path);
    let asked = (count("/photo.jpg"), count("/none.jpg"));
    newsroom.pull();
    assert_eq!((count("/photo.jpg"), count("/none.jpg"), count("/bomb.png")), (asked.0, asked.1, 1));
    assert_eq!(asked, (1, 1));
    let originals: Vec<_> =
        WalkDir::new(newsroom.folder.path().join(".newszone/pictures")).into_iter().flatten().collect();
    let originals: Vec<_> = originals.iter().filter(|it| it.file_type().is_file()).collect();
    assert_eq!(originals.len(), 2);
    let spoilt: Vec<(&Path, Vec<u8>)> = originals.iter().map(|it| (it.path(), fs::read(it.path()).unwrap())).collect();
    for (path, bytes) in &spoilt {
        fs::write(path, vec![0; bytes.len()]).unwrap();
    }
    let again = newsroom.build();
    assert_eq!((again.written.changed, again.written.bytes), (0, built.written.bytes));
    for (path, bytes) in &spoilt {
        fs::write(path, bytes).unwrap();
    }

    // The same store and settings give the same bytes.
    newsroom.settings.build.dist = "again".into();
    newsroom.build();
    let second = newsroom.site();
    assert_eq!(second.keys().collect::<Vec<_>>(), site.keys().collect::<Vec<_>>());
    for (path, bytes) in &second {
        assert!(site[path] == *bytes, "{path}");
    }
    newsroom.settings.build.dist = "dist".into();

    // After an hour what failed is asked for again.
    newsroom.now += 3_600;
    server.rule("/none.jpg", Rule::answer(200, "image/jpeg", whole));
    newsroom.pull();
    assert_eq!((count("/photo.jpg"), count("/none.jpg")), (1, 2));
    newsroom.build();
    let page = newsroom.page("article/2/index.html");
    assert!(!page.contains("none.jpg") && page.contains("width=\"640\" height=\"427\" sizes="), "{page}");

    // What is withdrawn takes its pictures with it, and no others.
    serve_feed(
        &server,
        &[item(1, "photo.jpg", drawing, "\"_news_zone\":{\"status\":\"canceled\"},"), items[1].clone()],
    );
    newsroom.pull();
    newsroom.build();
    let left = newsroom.media();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.iter().all(|it| !media.contains(it)), "{left:?}");

    // And what is not wanted any more is where it was.
    newsroom.set(&source(&server, "fetch = false"));
    newsroom.build();
    assert_eq!(newsroom.media(), Vec::<String>::new());
    assert!(newsroom.page("article/2/index.html").contains("none.jpg"));
}

#[test]
fn a_folders_own_pictures_always_come_along() {
    if is_missing("a folder's pictures") {
        return;
    }
    let mut newsroom = Newsroom::new("[[source]]\nname = \"글\"\npath = \"articles\"\n");
    let articles = newsroom.folder.path().join("articles");
    fs::create_dir_all(articles.join("그림")).unwrap();
    fs::write(newsroom.folder.path().join("secret.png"), drawing()).unwrap();
    fs::write(articles.join("그림/배.jpg"), jpeg(800, 500, 3)).unwrap();
    fs::write(articles.join("막대.png"), drawing()).unwrap();
    let fleet = "---\ntitle: 함대\nimage: 그림/배.jpg\nalt: 배\n---\n본문\n\n![](막대.png)\n\n![밖](../secret.png)\n";
    fs::write(articles.join("fleet.md"), fleet).unwrap();
    fs::write(articles.join("other.md"), "---\ntitle: 다른 글\n---\n![막대](막대.png)\n").unwrap();
    let report = newsroom.pull();
    let told: Vec<&str> = report.notices.iter().map(|it| it.text.as_str()).collect();
    assert!(told.iter().any(|it| it.contains("secret.png") && it.contains("not in the source's folder")), "{told:?}");
    let built = newsroom.build();
    let before = newsroom.site();
    assert_eq!(newsroom.media().len(), 4, "{:?}", newsroom.media());
    let page = newsroom.page("article/fleet/index.html");
    assert!(
        page.contains("-800.jpg#bytes=") && page.contains("/webp=480,800") && page.contains("-900.webp#bytes="),
        "{page}"
    );
    // The one in the text is the one without words.
    let silent: Vec<_> = built.notices.iter().filter(|it| it.fact == "missing-alt").collect();
    assert_eq!((silent.len(), silent[0].about.as_str()), (1, "article/fleet/"), "{silent:?}");
    assert!(silent[0].text.contains("-900.webp"), "{silent:?}");

    // Another picture under the same name is another file, and touches only the pages that show it.
    fs::write(articles.join("그림/배.jpg"), jpeg(800, 500, 4)).unwrap();
    newsroom.pull();
    newsroom.build();
    let after = newsroom.site();
    assert_eq!(newsroom.media().len(), 4, "{:?}", newsroom.media());
    assert_ne!(before["article/fleet/index.html"], after["article/fleet/index.html"]);
    assert_eq!(before["article/other/index.html"], after["article/other/index.html"]);

    // A picture that is lost leaves what was kept of it; one that no article names leaves the site.
    fs::remove_file(articles.join("막대.png")).unwrap();
    fs::write(articles.join("fleet.md"), "---\ntitle: 함대\n---\n본문\n").unwrap();
    let report = newsroom.pull();
    assert!(report.notices.iter().any(|it| it.text.contains("the one from before stays")), "{:?}", report.notices);
    newsroom.build();
    assert!(newsroom.media().iter().all(|it| it.ends_with("-900.webp")), "{:?}", newsroom.media());
    assert_eq!(newsroom.site()["article/other/index.html"], after["article/other/index.html"]);
}

#[test]
fn the_newest_articles_pictures_come_first_where_files_are_few() {
    if is_missing("few files") {
        return;
    }
    let nothing = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(nothing.path())).unwrap();
    let mut items = Vec::new();
    for id in 1..=3 {
        server.rule(&format!("/{id}.jpg"), Rule::answer(200, "image/jpeg", jpeg(400, 300, id)));
        items.push(item(id, &format!("{id}.jpg"), "", ""));
    }
    serve_feed(&server, &items);
    let mut newsroom = Newsroom::new(&source(&server, "fetch = true\nfiles_max = 5"));
    newsroom.pull();
    newsroom.build();
    assert_eq!(newsroom.media().len(), 4);
    assert!(newsroom.page("article/2/index.html").contains("/webp=400\""));
    let last = newsroom.page("article/3/index.html");
    let remote = format!("width=\"400\" height=\"300\" src=\"{}3.jpg\"", server.url());
    assert!(last.contains(&remote), "{last}");

    // What was kept and is spoilt stops one build; the next one does without, and a pull brings it back.
    for entry in WalkDir::new(newsroom.folder.path().join(".newszone/pictures")).into_iter().flatten() {
        if entry.file_type().is_file() {
            fs::write(entry.path(), vec![0; usize::try_from(entry.metadata().unwrap().len()).unwrap()]).unwrap();
        }
    }
    newsroom.settings.build.dist = "again".into();
    let store = newsroom.store();
    let tried: Vec<_> = (0..3)
        .map(|_| build(&newsroom.settings, &store, Moment(newsroom.now), Options::default(), &Unwatched))
        .collect();
    drop(store);
    // Where two are struck the third moves up, and is spoilt as well.
    let said = |nth: usize| tried[nth].as_ref().unwrap_err().to_string();
    assert!(said(0).contains("build again") && said(1).contains("build again"), "{tried:?}");
    let lost = tried[2].as_ref().unwrap().notices.iter().filter(|it| it.fact == "picture-lost").count();
    assert_eq!(lost, 3);
    assert!(newsroom.page("article/1/index.html").contains(&format!("src=\"{}1.jpg\"", server.url())));
    newsroom.pull();
    newsroom.build();
    assert!(newsroom.page("article/1/index.html").contains("/webp=400\""));
}

#[test]
fn a_picture_on_a_private_network_is_not_asked_for_on_a_strangers_word() {
    let nothing = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(nothing.path())).unwrap();
    let inner = Preview::start(PreviewOptions::new(nothing.path())).unwrap();
    inner.rule("/a.jpg", Rule::answer(200, "image/jpeg", jpeg(20, 20, 1)));
    serve_feed(&server, &[item(1, &format!("{}a.jpg", inner.url()), "", "")]);
    let mut newsroom = Newsroom::new(&source(&server, "fetch = true"));
    let report = newsroom.pull();
    assert!(report.notices.iter().any(|it| it.text.contains("private network")), "{:?}", report.notices);
    assert_eq!(inner.count("/a.jpg"), 0);
}

#[test]
fn a_corrected_articles_picture_is_asked_for_again_and_may_be_as_it_was() {
    let nothing = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(nothing.path())).unwrap();
    server.rule("/a.jpg", Rule::answer(200, "image/jpeg", jpeg(60, 40, 1)).header("ETag", "\"배\""));
    serve_feed(&server, &[item(1, "a.jpg", "", "")]);
    let mut newsroom = Newsroom::new(&source(&server, "fetch = true"));
    newsroom.pull();
    newsroom.pull();
    assert_eq!(server.count("/a.jpg"), 1);
    server.rule("/a.jpg", Rule::answer(304, "image/jpeg", ""));
    serve_feed(&server, &[item(1, "a.jpg", "<p>정정</p>", "")]);
    let report = newsroom.pull();
    assert_eq!((server.count("/a.jpg"), report.notices), (2, Vec::new()));
    let asked = server.requests().into_iter().rfind(|it| it.path == "/a.jpg").unwrap();
    assert_eq!(asked.header("if-none-match"), Some("\"배\""));
    newsroom.pull();
    assert_eq!(server.count("/a.jpg"), 2);
    let shown = newsroom.store().pictured("국방", "1").unwrap().unwrap().shown;
    assert_eq!(shown.len(), 1);
}

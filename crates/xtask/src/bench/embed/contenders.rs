//! Who is compared, and the page that each is put on, as its own documentation says it is put on one.

use super::assets::Assets;
use super::recording::{self, Item};
use crate::tools::npm_package::NpmPackage;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub(super) const MASTODON: NpmPackage<'_> =
    NpmPackage { name: "@idotj/mastodon-embed-timeline", version: "4.8.2", file: "dist/mastodon-timeline.esm.js" };
pub(super) const BLUESKY: NpmPackage<'_> =
    NpmPackage { name: "bsky-embed", version: "0.2.7", file: "dist/bsky-embed.es.js" };
/// The only host that bsky-embed asks. No attribute names another one.
const BLUESKY_HOST: &str = "\"https://api.bsky.app\"";

/// Articles in the list, as the site's page of headlines has them.
pub(super) const ITEMS: usize = 20;
/// What the element is made of, as paths in the site.
const SCRIPTS: [&str; 7] = [
    "embed/news-zone.js",
    "embed/headlines.js",
    "embed/reader.js",
    "widget.js",
    "widget_bg.wasm",
    "formats.js",
    "formats_bg.wasm",
];
/// What it shows.
const HEADLINES: &str = "embed/zone/headlines.json";
const TEXTS: &str = "embed/zone/texts.json";

/// What stands in the page's reserved place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contender {
    Nothing,
    NewsZone,
    Mastodon,
    Bluesky,
    /// Ours on a list that only its program can draw: the same articles without names.
    Nameless,
    /// The same, in a format that takes a second program.
    Ninjs,
    /// Ours with what readers filter by.
    Filtering,
}

/// What the pages say and lead to.
pub(super) struct Stage {
    pub(super) assets: Assets,
    /// The headlines of the first article and the last.
    headlines: [String; 2],
    /// The first article's id, and words that stand in its text alone.
    pub(super) id: String,
    pub(super) words: String,
}

impl Stage {
    /// Everything in its place: scripts from `dist` or else the site, its list, and the peers with theirs.
    pub(super) fn set(site: &Path, dist: Option<&Path>) -> Outcome<Self> {
        let mut assets = Assets::new(site)?;
        assets.add_files(dist.unwrap_or(site), &SCRIPTS)?;
        assets.add_files(site, &[HEADLINES, TEXTS])?;
        let feed = json_file(&site.join(HEADLINES))?;
        let items = recording::items(&feed)?;
        let [first, .., last] = items.as_slice() else { return Err(Trouble::new(format!("{HEADLINES} is empty"))) };
        if items.len() != ITEMS {
            return Err(Trouble::new(format!("{HEADLINES} has {} articles, not {ITEMS}", items.len())));
        }
        for (path, list) in lists(&feed, &items) {
            assets.add(path, list.to_string().as_bytes())?;
        }
        let (script, style) = (MASTODON.ensure()?, "mastodon-timeline.min.css");
        assets.add("/mastodon.js", &fs::read(&script).during(script.display())?)?;
        assets.add("/mastodon.css", &fs::read(script.with_file_name(style)).during(style)?)?;
        let script = BLUESKY.ensure()?;
        let text = fs::read_to_string(&script).during(script.display())?;
        if text.matches(BLUESKY_HOST).count() != 1 {
            return Err(Trouble::new(format!("{} does not name {BLUESKY_HOST} once", script.display())));
        }
        assets.add(
            "/bluesky.js",
            text.replace(BLUESKY_HOST, &json!(assets.url().trim_end_matches('/')).to_string()).as_bytes(),
        )?;
        let id = first.id.to_owned();
        let words = last_words(&json_file(&site.join(TEXTS))?, &id)?;
        let headlines = [first, last].map(|it| it.headline.to_owned());
        Ok(Self { assets, headlines, id, words })
    }

    /// The page with so many of them.
    pub(super) fn page(&self, contender: Contender, count: usize) -> Outcome<String> {
        let file = |name: &str| {
            let place = workspace::root().join("benches/embed").join(name);
            fs::read_to_string(&place).during(place.display())
        };
        let measure = file("measure.js")?.replace("{words}", &json!(self.headlines).to_string());
        let element = |nth| format!("  <div class=\"embed\">{}</div>\n", self.element(contender, nth));
        let elements: String = (0..count).map(element).collect();
        let page = file("host.html")?.replace("{measure}", &measure);
        Ok(page.replace("{head}", &self.head(contender, count)).replace("{elements}", &elements))
    }

    fn head(&self, contender: Contender, count: usize) -> String {
        let url = self.assets.url();
        match contender {
            Contender::Nothing => String::new(),
            Contender::Bluesky => format!("<script type=\"module\" src=\"{url}bluesky.js\" async></script>"),
            Contender::Mastodon => format!(
                "<link rel=\"stylesheet\" href=\"{url}mastodon.css\">\n<script type=\"module\">\n\
                 import {{ Init }} from \"{url}mastodon.js\";\n\
                 for (let nth = 0; nth < {count}; nth++) new Init({{ mtContainerId: `mt-container-${{nth}}`, \
                 instanceUrl: \"{}\", timelineType: \"local\", maxNbPostFetch: \"{ITEMS}\", \
                 maxNbPostShow: \"{ITEMS}\", hideEmojos: true }});\n</script>",
                url.trim_end_matches('/')
            ),
            _ => format!("<script type=\"module\" src=\"{url}embed/news-zone.js\"></script>"),
        }
    }

    fn element(&self, contender: Contender, nth: usize) -> String {
        let url = self.assets.url();
        let ours = |source: &str, attributes: &str| {
            format!(
                "<news-zone src=\"{url}{source}\" limit=\"{ITEMS}\" layout=\"cards\"{attributes}>\
                 <a href=\"{url}\">News</a></news-zone>"
            )
        };
        match contender {
            Contender::Nothing => String::new(),
            Contender::NewsZone => ours("", ""),
            Contender::Filtering => ours("", " filter=\"on\""),
            Contender::Nameless => ours("embed/zone/nameless.json", ""),
            Contender::Ninjs => ours("embed/zone/ninjs.json", ""),
            Contender::Bluesky => format!("<bsky-embed username=\"news.example\" limit=\"{ITEMS}\"></bsky-embed>"),
            Contender::Mastodon => format!(
                "<div id=\"mt-container-{nth}\" class=\"mt-container\"><div class=\"mt-body\" role=\"feed\">\
                 <div class=\"mt-loading-spinner\"></div></div></div>"
            ),
        }
    }
}

fn lists(feed: &Value, items: &[Item<'_>]) -> [(&'static str, Value); 4] {
    [
        ("/api/v1/timelines/public", recording::mastodon(items)),
        ("/xrpc/app.bsky.feed.getAuthorFeed", recording::bluesky(items)),
        ("/embed/zone/nameless.json", recording::nameless(feed)),
        ("/embed/zone/ninjs.json", recording::ninjs(items)),
    ]
}

fn json_file(file: &Path) -> Outcome<Value> {
    serde_json::from_slice(&fs::read(file).during(file.display())?).during(file.display())
}

/// The end of an article's text, which no list shows.
fn last_words(texts: &Value, id: &str) -> Outcome<String> {
    let mut items = texts["items"].as_array().into_iter().flatten();
    let html = items.find(|it| it["id"] == id).and_then(|it| it["content_html"].as_str()).unwrap_or_default();
    let words = html.split(['<', '>', '&']).rfind(|it| it.chars().count() > 20);
    words.map(|it| it.trim().to_owned()).ok_or_else(|| Trouble::new(format!("{TEXTS} has no text of {id}")))
}

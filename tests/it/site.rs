//! The site of a test: the built app over articles of the test's making.

use std::path::PathBuf;

use preview::{Fallback, Preview, PreviewOptions, Rule};
use serde_json::{Value, json};

use crate::host::Host;

/// The site's configuration, as the app asks for it.
const CONFIG: &str = "news-zone.json";

/// The edition that a site reads unless it is told otherwise.
pub(crate) const EDITION: &str = "edition/feed.json";

/// What will be served.
#[derive(Clone)]
pub(crate) struct Site {
    base: String,
    fallback: Fallback,
    rules: Vec<(String, Rule)>,
    /// Whether it is one that was built to be published.
    published: bool,
    /// Whether pages of other origins may read it.
    cors: bool,
    host: Option<Host>,
}

impl Site {
    /// The site as it was built, with its demo edition.
    pub(crate) fn demo() -> Self {
        Self {
            base: "/".to_owned(),
            fallback: Fallback::Index,
            rules: Vec::new(),
            published: false,
            cors: false,
            host: None,
        }
    }

    /// The app with its standing configuration and no articles yet.
    pub(crate) fn plain() -> Self {
        Self::demo().config(&json!({}))
    }

    /// The app over these articles.
    pub(crate) fn of(items: &[Value]) -> Self {
        Self::plain().with(EDITION, json_rule(&feed(items)))
    }

    /// The app over an edition in several pages, each naming the next.
    pub(crate) fn of_pages(pages: &[Vec<Value>]) -> Self {
        let mut site = Self::plain();
        for (nth, items) in pages.iter().enumerate() {
            let name =
                |nth: usize| if nth == 0 { EDITION.to_owned() } else { format!("edition/feed-{}.json", nth + 1) };
            let mut page = feed(items);
            if nth + 1 < pages.len() {
                page["next_url"] = json!(format!("feed-{}.json", nth + 2));
            }
            site = site.with(&name(nth), json_rule(&page));
        }
        site
    }

    /// With this configuration. Without a word of it nothing is kept for the time without a network: what a test looks
    /// at is what the server gave then.
    pub(crate) fn config(self, config: &Value) -> Self {
        let mut config = config.clone();
        if config.get("offline").is_none() {
            config["offline"] = json!(false);
        }
        self.with(CONFIG, json_rule(&config))
    }

    /// Where this path below the base is answered so.
    pub(crate) fn with(mut self, path: &str, rule: Rule) -> Self {
        self.rules.push((path.to_owned(), rule));
        self
    }

    /// At a sub-path, which begins and ends with a slash.
    pub(crate) fn at(self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self }
    }

    /// At a host that does this for a path without a file.
    pub(crate) fn fallback(self, fallback: Fallback) -> Self {
        Self { fallback, ..self }
    }

    /// A site that was built to be published, at a host of plain pages, under the policy that it was published with.
    pub(crate) fn published() -> Self {
        Self { published: true, fallback: Fallback::NotFoundPage, ..Self::demo() }
    }

    /// Open to pages of other origins.
    pub(crate) fn cors(self) -> Self {
        Self { cors: true, ..self }
    }

    /// On a partner's page, which is served beside it.
    pub(crate) fn on(self, host: Host) -> Self {
        Self { host: Some(host), ..self }
    }

    /// The partner, if it stands on a partner's page.
    pub(crate) fn host(&self) -> Option<&Host> {
        self.host.as_ref()
    }

    /// Starts to serve it.
    pub(crate) fn serve(self, dir: PathBuf) -> Preview {
        let mut options = PreviewOptions::new(dir);
        options.base.clone_from(&self.base);
        options.fallback = self.fallback;
        options.cors = self.cors;
        let start = if self.published { Preview::start_published(options, false) } else { Preview::start(options) };
        let preview = start.unwrap();
        for (path, rule) in self.rules {
            preview.rule(&format!("{}{path}", self.base), rule);
        }
        preview
    }
}

/// The page's first script, with another behind it: where a test has to play a part of the browser, in every engine and
/// under the page's policy.
pub(crate) fn with_script(site: Site, script: &str) -> Site {
    let whole = [include_str!("../../public/display.js"), script].concat();
    site.with("display.js", Rule::answer(200, "text/javascript", whole))
}

/// An answer that holds this document.
pub(crate) fn json_rule(document: &Value) -> Rule {
    Rule::answer(200, "application/json", document.to_string())
}

/// A feed of these items.
pub(crate) fn feed(items: &[Value]) -> Value {
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Test", "items": items })
}

/// An article with a headline and a text, and whatever else is said of it.
pub(crate) fn story(id: &str, headline: &str, more: Value) -> Value {
    let mut item = json!({ "id": id, "title": headline, "content_text": format!("Text of {id}.") });
    for (name, value) in more.as_object().into_iter().flatten() {
        item[name] = value.clone();
    }
    item
}

/// So many articles, each a day older than the one before: `s1` is the newest.
pub(crate) fn stories(count: usize) -> Vec<Value> {
    let day = |nth: usize| format!("20{:02}-{:02}-{:02}T12:00:00Z", 24 - nth / 336, 12 - nth / 28 % 12, 28 - nth % 28);
    let one = |nth: usize| {
        story(&format!("s{}", nth + 1), &format!("Story {}", nth + 1), json!({ "date_published": day(nth) }))
    };
    (0..count).map(one).collect()
}

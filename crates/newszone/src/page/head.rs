//! The head of a page: what it is called, where it belongs, how it looks when it is shared.
//! Open Graph: <https://ogp.me>. Canonical links: RFC 6596.

use crate::address;
use crate::settings::Settings;
use news_core::article::Article;
use news_core::lang::Language;
use news_core::query::Facet;
use news_zone::ui::view::{View, tag};

/// Longest description, in characters: what search engines and cards show of it at most.
const DESCRIPTION_CHARS_MAX: usize = 200;

/// What a head says.
pub(super) struct Head<'a> {
    /// Title of the page alone, without the site's.
    pub(super) title: String,
    /// One or two sentences.
    pub(super) description: String,
    /// Path of the page in the site.
    pub(super) path: &'a str,
    /// The article, on its page.
    pub(super) article: Option<&'a Article>,
    /// The same article in each language, this one among them: tags and absolute addresses.
    pub(super) alternates: &'a [(String, String)],
    /// Folder whose feeds belong to the page: the site's or a section's.
    pub(super) feeds: String,
    /// Path of the document that tells how to embed the page; an article has one of its own.
    pub(super) embed: Option<String>,
}

impl Head<'_> {
    /// The elements of the head, but for style, data and script.
    pub(super) fn view(&self, settings: &Settings) -> View {
        let url = settings.address(self.path);
        let title = format!("{} — {}", self.title, settings.site.title);
        let description = news_core::cut::cut(&self.description, DESCRIPTION_CHARS_MAX).into_owned();
        let mut views = vec![
            tag("meta").attr("charset", "utf-8").into(),
            tag("base").attr("href", settings.base()).into(),
            named("viewport", "width=device-width, initial-scale=1"),
            named("color-scheme", "light dark"),
            theme("light", "#fbfaf7"),
            theme("dark", "#12161c"),
            tag("title").child(title.as_str()).into(),
            tag("meta")
                .attr("name", "description")
                .attr("id", "description")
                .attr("content", description.as_str())
                .into(),
            link("canonical", &url),
            tag("link").attr("rel", "icon").attr("href", "icon.svg").attr("type", "image/svg+xml").into(),
            link("apple-touch-icon", "icon-192.png"),
            link("manifest", "manifest.webmanifest"),
            tag("link")
                .attr("rel", "search")
                .attr("type", "application/opensearchdescription+xml")
                .attr("title", settings.site.title.as_str())
                .attr("href", "opensearch.xml")
                .into(),
        ];
        for (kind, file) in [
            ("application/rss+xml", "rss.xml"),
            ("application/atom+xml", "atom.xml"),
            ("application/feed+json", "feed.json"),
        ] {
            views.push(alternate(kind, &settings.site.title, &format!("{}{file}", self.feeds)));
        }
        // Programs that look for it may know no `<base>`.
        let embed = self.embed.as_ref().map(|path| settings.address(path));
        views.extend(embed.map(|url| alternate("application/json+oembed", &self.title, &url)));
        views.extend(self.twins(settings));
        views.extend(self.card(settings, &url, &description));
        views.into()
    }

    /// Where it stands in other languages; for readers of none of them, in the site's own.
    /// <https://developers.google.com/search/docs/specialty/international/localized-versions>
    fn twins(&self, settings: &Settings) -> Vec<View> {
        let own = self.alternates.iter().find(|(language, _)| language.eq_ignore_ascii_case(&settings.site.language));
        let default = own.map(|(_, url)| ("x-default", url));
        let all = self.alternates.iter().map(|(language, url)| (language.as_str(), url)).chain(default);
        let view = |(language, url): (&str, &String)| {
            tag("link").attr("rel", "alternate").attr("hreflang", language).attr("href", url.as_str()).into()
        };
        all.map(view).collect()
    }

    /// What is shown of the page where it is shared.
    fn card(&self, settings: &Settings, url: &str, description: &str) -> Vec<View> {
        let mut card = vec![
            property("og:site_name", &settings.site.title),
            property("og:type", if self.article.is_some() { "article" } else { "website" }),
            property("og:title", &self.title),
            property("og:description", description),
            property("og:url", url),
        ];
        let language = self.article.and_then(|it| it.language.as_deref()).unwrap_or(&settings.site.language);
        if let Some(locale) = locale(language) {
            card.push(property("og:locale", &locale));
        }
        let Some(article) = self.article else {
            card.push(named("twitter:card", "summary"));
            return card;
        };
        for (name, moment) in [("published", article.published), ("modified", article.updated)] {
            card.extend(moment.map(|it| property(&format!("article:{name}_time"), &it.rfc3339())));
        }
        card.extend(article.section.as_deref().map(|it| property("article:section", it)));
        card.extend(article.tags.iter().map(|it| property("article:tag", it)));
        if let Some(image) = &article.image {
            card.push(property("og:image", &image.url));
            if let Some((width, height)) = image.size {
                card.push(property("og:image:width", &width.to_string()));
                card.push(property("og:image:height", &height.to_string()));
            }
            if !image.alt.is_empty() {
                card.push(property("og:image:alt", &image.alt));
            }
        }
        card.push(named("twitter:card", if article.image.is_some() { "summary_large_image" } else { "summary" }));
        card.push(alternate(
            "application/json+oembed",
            &self.title,
            &format!("oembed/article/{}.json", news_core::route::encoded(&article.id)),
        ));
        card
    }
}

/// The feeds of an article: its section's, or the site's.
pub(super) fn feeds_of(article: &Article, sections: &dyn Fn(&str) -> Option<String>) -> String {
    let slug = article.section.as_deref().and_then(sections);
    slug.map(|slug| address::group(Facet::Section, &slug)).unwrap_or_default()
}

fn named(name: &'static str, content: &str) -> View {
    tag("meta").attr("name", name).attr("content", content).into()
}

fn property(property: &str, content: &str) -> View {
    tag("meta").attr("property", property).attr("content", content).into()
}

fn theme(scheme: &str, colour: &str) -> View {
    let media = format!("(prefers-color-scheme: {scheme})");
    tag("meta").attr("name", "theme-color").attr("media", media).attr("content", colour).into()
}

fn link(rel: &'static str, href: &str) -> View {
    tag("link").attr("rel", rel).attr("href", href).into()
}

fn alternate(kind: &'static str, title: &str, href: &str) -> View {
    tag("link").attr("rel", "alternate").attr("type", kind).attr("title", title).attr("href", href).into()
}

/// `language_TERRITORY`, where the tag names a territory, or the language is one of the interface's and has one that stands for it.
fn locale(language: &str) -> Option<String> {
    let (primary, rest) = language.split_once('-').unwrap_or((language, ""));
    let territory = match rest.len() {
        2 => rest.to_ascii_uppercase(),
        _ => Language::of(primary)?.words().region.to_owned(),
    };
    Some(format!("{}_{territory}", primary.to_ascii_lowercase()))
}

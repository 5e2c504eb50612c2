//! Pages: the app's own components printed, each complete without script.
//!
//! Invariant: an article's page depends on that article and the settings alone, so that news elsewhere leaves it as it
//! is, down to its bytes.

mod document;
mod head;
mod linked_data;
pub(crate) mod style;

use crate::catalogue::{Catalogue, Group};
use crate::ledger::Ledger;
use crate::notice::{Notice, Weight};
use crate::output::Output;
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Row;
use crate::trouble::Outcome;
use crate::{address, app};
use document::Document;
use head::Head;
use leptos::prelude::RenderHtml;
use news_core::article::Article;
use news_core::config::Config;
use news_core::lang::{Language, Words};
use news_core::query::{Facet, Query};
use news_zone::prerender::{self, Content, Site};
use news_zone::ui::view::{View, tag};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Facets whose values have pages, in the order of the site's foot.
const PAGED: [Facet; 3] = [Facet::Section, Facet::Author, Facet::Tag];

/// What all pages of a build share.
struct Printer<'a> {
    settings: &'a Settings,
    zone: Config,
    language: Language,
    style: String,
    sections: BTreeMap<String, String>,
    foot: String,
    /// Covers all of the above: pages made from other values are other pages.
    key: [u8; 32],
}

/// Writes the front page, a page each section, author, tag and article.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(
    catalogue: &Catalogue<'_>,
    ledger: &Ledger,
    output: &Output,
    progress: &dyn Progress,
) -> Outcome<Vec<Notice>> {
    let groups = PAGED.map(|facet| (facet, catalogue.groups(facet)));
    let printer = Printer::new(catalogue.settings, &groups[0].1);
    let all: Vec<usize> = (0..catalogue.briefs.len()).collect();
    let front = Group { name: String::new(), slug: String::new(), articles: all };
    output.put(&address::file(""), printer.list(catalogue, None, &front).as_bytes())?;
    for (facet, groups) in &groups {
        groups.par_iter().try_for_each(|group| {
            let page = printer.list(catalogue, Some(*facet), group);
            output.put(&address::file(&address::group(*facet, &group.slug)), page.as_bytes())
        })?;
    }
    let rows = &catalogue.rows[..catalogue.briefs.len()];
    progress.begin("pages", rows.len());
    let notices: Vec<Outcome<Option<Notice>>> = rows
        .par_iter()
        .map(|row| {
            let notice = printer.article(catalogue, row, ledger, output);
            progress.step(&row.slug);
            notice
        })
        .collect();
    progress.end();
    let notices: Outcome<Vec<Option<Notice>>> = notices.into_iter().collect();
    Ok(notices?.into_iter().flatten().collect())
}

/// The hashes by which a Content Security Policy admits the pages' own style, without their quotes.
#[must_use]
pub fn style_hashes() -> Vec<String> {
    vec![style::policy_hash(&style::text())]
}

impl<'a> Printer<'a> {
    fn new(settings: &'a Settings, sections: &[Group]) -> Self {
        let language = Language::best([settings.site.language.as_str()]);
        let zone = Config { utc_offset_minutes: Some(settings.site.utc_offset_minutes), ..settings.zone() };
        let style = style::text();
        let foot = foot(settings, sections, language.words()).to_html();
        let key = key(&[
            app::VERSION.as_str(),
            env!("CARGO_PKG_VERSION"),
            &format!("{:?}{zone:?}", settings.site),
            &style,
            &foot,
        ]);
        let sections = sections.iter().map(|it| (it.name.clone(), it.slug.clone())).collect();
        Self { settings, zone, language, style, sections, foot, key }
    }

    fn site(&self) -> Site<'_> {
        Site { config: &self.zone, base: self.settings.base(), language: self.language }
    }

    /// The page of a group, or the front page.
    fn list(&self, catalogue: &Catalogue<'_>, facet: Option<Facet>, group: &Group) -> String {
        let words = self.language.words();
        let count_max = self.settings.build.list_articles;
        let articles: Vec<Arc<Article>> =
            group.articles.iter().take(count_max).map(|nth| Arc::clone(&catalogue.briefs[*nth])).collect();
        let query = facet.map_or_else(Query::default, |facet| Query::default().with_facet(facet, &group.name));
        let path = facet.map_or_else(String::new, |facet| address::group(facet, &group.slug));
        let name = if facet.is_some() { group.name.as_str() } else { words.recent };
        let description = match (facet, self.settings.site.description.as_str()) {
            (None, said) if !said.is_empty() => said.to_owned(),
            _ => articles.iter().take(3).map(|it| it.headline.as_str()).collect::<Vec<_>>().join(" · "),
        };
        let feeds = if facet == Some(Facet::Section) { path.clone() } else { String::new() };
        let more = articles.len() < group.articles.len() || articles.len() == count_max;
        let head = Head { title: name.to_owned(), description, path: &path, article: None, feeds };
        let body = prerender::body(&self.site(), Content::List { articles: &articles, query: &query, more });
        let linked_data = linked_data::list(name, &path, self.settings, words);
        self.document(head.view(self.settings), &query.write(), more, linked_data, body)
    }

    /// Writes the page of an article, unless it stands as it should.
    fn article(
        &self,
        catalogue: &Catalogue<'_>,
        row: &Row,
        ledger: &Ledger,
        output: &Output,
    ) -> Outcome<Option<Notice>> {
        let path = address::article(&row.slug);
        let file = address::file(&path);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.key).update(&row.version).update(row.slug.as_bytes());
        if ledger.note(&file, *hasher.finalize().as_bytes()) && output.keep(&file)? {
            return Ok(None);
        }
        let article = Arc::new(catalogue.article(row)?);
        output.put(&file, self.print(&article, &path).as_bytes())?;
        let silent = article.image.as_ref().filter(|it| it.alt.is_empty());
        Ok(silent.map(|it| {
            let said = format!("its picture has no words for those who do not see it: {}", it.url);
            Notice::new(Weight::Warning, path, "missing-alt", said)
        }))
    }

    fn print(&self, article: &Arc<Article>, path: &str) -> String {
        let words = self.language.words();
        let deck = article.deck.clone().unwrap_or_else(|| match &article.body {
            news_core::article::Body::Blocks(blocks) => news_core::markup::text_of(blocks),
            _ => article.headline.clone(),
        });
        let head = Head {
            title: article.full_headline(),
            description: deck,
            path,
            article: Some(article),
            feeds: head::feeds_of(article, &|section| self.sections.get(section).cloned()),
        };
        let body = prerender::body(&self.site(), Content::Article(article));
        let linked_data = linked_data::article(article, self.settings, words);
        self.document(head.view(self.settings), "", false, linked_data, body)
    }

    fn document(&self, head: View, query: &str, more: bool, linked_data: serde_json::Value, body: String) -> String {
        let document = Document {
            language: self.language.words().tag,
            query,
            more,
            head,
            style: &self.style,
            linked_data,
            body,
            foot: self.foot.clone(),
        };
        document.print()
    }
}

/// The way to the rest of the site, for everyone, script or not.
fn foot(settings: &Settings, sections: &[Group], words: &'static Words) -> View {
    let base = settings.base();
    let entry =
        |path: &str, name: &str| tag("li").child(tag("a").attr("href", format!("{base}{path}")).child(name)).into();
    let mut entries: Vec<View> = vec![entry("", words.recent)];
    entries.extend(sections.iter().map(|it| entry(&address::group(Facet::Section, &it.slug), &it.name)));
    entries.push(entry("rss.xml", "RSS"));
    let copyright = settings.site.copyright.as_deref().map(|it| tag("p").child(it));
    tag("footer")
        .class("site-foot")
        .child(tag("nav").attr("aria-label", settings.site.title.as_str()).child(tag("ul").children(entries)))
        .child(copyright)
        .into()
}

fn key(parts: &[&str]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

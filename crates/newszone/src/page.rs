//! Pages: the app's own components printed, each complete without script.
//!
//! Invariant: an article's page depends on that article, what it is related to, and the settings alone, so that news
//! elsewhere leaves it as it is, down to its bytes.

mod document;
mod head;
mod linked_data;
mod script;
pub(crate) mod style;

use crate::catalogue::{Catalogue, Group, Twin};
use crate::ledger::Ledger;
use crate::machine::hosts::Inlined;
use crate::notice::{Notice, Weight};
use crate::output::Output;
use crate::picture::{self, Plan};
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Row;
use crate::trouble::Outcome;
use crate::{address, app, embed};
use document::Document;
use head::Head;
use leptos::prelude::RenderHtml;
use news_core::article::{Article, Neighbour};
use news_core::config::Config;
use news_core::lang::{Language, Words};
use news_core::query::{Facet, Query};
use news_zone::prerender::{self, Content, Site};
use news_zone::ui::view::{View, tag};
use rayon::prelude::*;
use script::policy_hash;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Facets whose values have pages, in the order of the site's foot.
const PAGED: [Facet; 3] = [Facet::Section, Facet::Author, Facet::Tag];

/// The fact that a page shows pictures without words for those who do not see them.
pub(crate) const MISSING_ALT: &str = "missing-alt";

/// What all pages of a build share.
struct Printer<'a> {
    settings: &'a Settings,
    zone: Config,
    language: Language,
    script: String,
    style: String,
    sections: BTreeMap<String, String>,
    foot: String,
    /// Covers all of the above: pages made from other values are other pages.
    key: [u8; 32],
}

/// The pages of a build. Those of articles are printed where an article is read anyway, and the others at the end.
pub struct Pages<'a> {
    catalogue: &'a Catalogue<'a>,
    ledger: &'a Ledger,
    output: &'a Output,
    progress: &'a dyn Progress,
    groups: [(Facet, Vec<Group>); 3],
    printer: Printer<'a>,
    /// Of each article that gets a page, whether it stands.
    stands: Vec<AtomicBool>,
    notices: Mutex<Vec<Notice>>,
}

impl<'a> Pages<'a> {
    /// Begins with none.
    pub fn begin(
        catalogue: &'a Catalogue<'a>,
        ledger: &'a Ledger,
        output: &'a Output,
        progress: &'a dyn Progress,
    ) -> Self {
        let groups = PAGED.map(|facet| (facet, catalogue.groups(facet)));
        let printer = Printer::new(catalogue.settings, &groups[0].1);
        let stands = catalogue.briefs.iter().map(|_| AtomicBool::new(false)).collect();
        progress.begin("pages", catalogue.briefs.len());
        Self { catalogue, ledger, output, progress, groups, printer, stands, notices: Mutex::default() }
    }

    /// The sections with their articles.
    #[must_use]
    pub fn sections(&self) -> &[Group] {
        &self.groups[0].1
    }

    /// Writes the page of the article at that place of the catalogue, if it gets one; unless it stands as it should.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn article(&self, nth: usize, article: &Arc<Article>) -> Outcome {
        self.stand(nth, &|| Ok(Arc::clone(article)))
    }

    /// Writes the page of every article that has none yet, the front page, and one a section, author and tag.
    ///
    /// # Errors
    ///
    /// When the store cannot be read or a file cannot be written.
    pub fn finish(self) -> Outcome<Vec<Notice>> {
        (0..self.stands.len())
            .into_par_iter()
            .try_for_each(|nth| self.stand(nth, &|| Ok(Arc::new(self.catalogue.article(nth)?))))?;
        let all: Vec<usize> = (0..self.catalogue.briefs.len()).collect();
        let front = Group { name: String::new(), slug: String::new(), articles: all };
        let of_facets =
            self.groups.par_iter().flat_map(|(facet, groups)| groups.par_iter().map(|it| (Some(*facet), it)));
        let lists = rayon::iter::once((None, &front)).chain(of_facets);
        lists.try_for_each(|(facet, group)| self.list(facet, group))?;
        self.progress.end();
        Ok(self.notices.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn list(&self, facet: Option<Facet>, group: &Group) -> Outcome {
        let path = facet.map_or_else(String::new, |facet| address::group(facet, &group.slug));
        let page = self.printer.list(self.catalogue, facet, group);
        self.output.put(&address::file(&path), page.as_bytes())
    }

    /// Where the article stands in each language, if in more than one.
    fn alternates(&self, nth: usize) -> Vec<(String, String)> {
        let address = |twin: &Twin| {
            let path = address::article(&self.catalogue.rows[twin.nth].slug);
            (twin.language.clone(), self.catalogue.settings.address(&path))
        };
        self.catalogue.twins(nth).iter().map(address).collect()
    }

    fn stand(&self, nth: usize, article: &dyn Fn() -> Outcome<Arc<Article>>) -> Outcome {
        let Some(stands) = self.stands.get(nth) else { return Ok(()) };
        if stands.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let row = &self.catalogue.rows[nth];
        let path = address::article(&row.slug);
        let file = address::file(&path);
        let (pictures, alternates) = (&self.catalogue.pictures, self.alternates(nth));
        let mut key = self.printer.key_of(row, &self.catalogue.related(nth)?, &alternates, pictures);
        if let Some(corrected) = self.catalogue.corrected(nth) {
            key = *blake3::Hasher::new().update(&key).update(&corrected).finalize().as_bytes();
        }
        if !self.ledger.note(&file, key) || !self.output.keep(&file)? {
            let article = article()?;
            self.output.put(&file, self.printer.article(&article, &path, &alternates, pictures).as_bytes())?;
            let silent = picture::silent(&article);
            if !silent.is_empty() {
                let said = format!("pictures without words for those who do not see them: {}", silent.join(" "));
                let notice = Notice::new(Weight::Warning, path, MISSING_ALT, said);
                self.notices.lock().unwrap_or_else(PoisonError::into_inner).push(notice);
            }
        }
        self.progress.step(&row.slug);
        Ok(())
    }
}

/// The hashes by which a Content Security Policy admits what pages have inlined.
#[must_use]
pub fn inlined() -> Inlined {
    Inlined { style: policy_hash(&style::text()), script: policy_hash(&script::text()) }
}

impl<'a> Printer<'a> {
    fn new(settings: &'a Settings, sections: &[Group]) -> Self {
        let language = Language::best([settings.site.language.as_str()]);
        let zone = Config { utc_offset_minutes: Some(settings.site.utc_offset_minutes), ..settings.zone() };
        let (script, style) = (script::text(), style::text());
        let foot = foot(settings, sections, language.words()).to_html();
        let key = key(&[
            app::VERSION.as_str(),
            env!("CARGO_PKG_VERSION"),
            &format!("{:?}{zone:?}{:?}", settings.site, settings.corrections),
            &script,
            &style,
            &foot,
        ]);
        let sections = sections.iter().map(|it| (it.name.clone(), it.slug.clone())).collect();
        Self { settings, zone, language, script, style, sections, foot, key }
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
        let embed = match facet {
            None => Some(embed::oembed_path(None)),
            Some(Facet::Section) => Some(embed::oembed_path(Some(&group.slug))),
            Some(_) => None,
        };
        let more = articles.len() < group.articles.len() || articles.len() == count_max;
        let head =
            Head { title: name.to_owned(), description, path: &path, article: None, alternates: &[], feeds, embed };
        let body = prerender::body(&self.site(), Content::List { articles: &articles, query: &query, more });
        let linked_data = linked_data::list(name, &path, self.settings, words);
        let document = self.document(head.view(self.settings), linked_data, body);
        Document { query: &query.write(), more, ..document }.print()
    }

    /// What the page of an article is made from.
    fn key_of(&self, row: &Row, related: &[Neighbour], alternates: &[(String, String)], pictures: &Plan) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.key).update(&row.version).update(row.slug.as_bytes());
        let related = related.iter().flat_map(|it| [it.id.as_ref(), Some(&it.headline), it.reason.as_ref()]).flatten();
        for text in related.chain(alternates.iter().flat_map(|(language, url)| [language, url])) {
            hasher.update(text.as_bytes()).update(&[0]);
        }
        if let Some(mark) = pictures.mark(&row.slug) {
            hasher.update(&mark);
        }
        *hasher.finalize().as_bytes()
    }

    /// The page of an article.
    fn article(&self, article: &Arc<Article>, path: &str, alternates: &[(String, String)], pictures: &Plan) -> String {
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
            alternates,
            feeds: head::feeds_of(article, &|section| self.sections.get(section).cloned()),
            embed: None,
        };
        // Pages stand against the site's own root; heads, data and feeds are read from elsewhere.
        let seen = match pictures.seen_from("", article) {
            Cow::Borrowed(_) => Arc::clone(article),
            Cow::Owned(seen) => Arc::new(seen),
        };
        let body = prerender::body(&self.site(), Content::Article(&seen));
        let linked_data = linked_data::article(article, self.settings, words);
        let lead = seen.image.as_ref().map(|it| {
            let set = news_core::markup::srcset(&it.url);
            let sizes = set.as_ref().map(|_| news_zone::ui::article::LEAD_SIZES.to_owned());
            [it.url.clone(), set.unwrap_or_default(), sizes.unwrap_or_default()]
        });
        let document = self.document(head.view(self.settings), linked_data, body);
        Document { lead, ..document }.print()
    }

    fn document(&self, head: View, linked_data: serde_json::Value, body: String) -> Document<'_> {
        Document {
            language: self.language.words().tag,
            query: "",
            more: false,
            lead: None,
            head,
            script: &self.script,
            style: &self.style,
            linked_data,
            body,
            foot: self.foot.clone(),
        }
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

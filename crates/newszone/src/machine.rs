//! What is published for machines: feeds, sitemaps, descriptions, headers for hosts.
//!
//! Invariant: each document is a pure function of its values, in a file of its own; this file reads the catalogue and
//! puts them in their places.

pub mod atom;
pub mod described;
pub mod entry;
pub mod feed;
pub mod hosts;
mod html;
pub mod json_feed;
pub mod redirects;
pub mod rss;
pub mod sitemap;
pub mod webmanifest;

use crate::address;
use crate::catalogue::{Catalogue, Group};
use crate::output::Output;
use crate::trouble::Outcome;
use entry::Entry;
use feed::Feed;
use hosts::{Host, Inlined};
use news_core::article::Article;
use news_core::query::Facet;
use rayon::prelude::*;
use redirects::Redirect;
use sitemap::Place;

/// The program's name in feeds.
pub const GENERATOR: &str = "newszone";

/// Writes it all; `sections` are those that have feeds of their own. `inlined` is what pages have inlined.
///
/// # Errors
///
/// When the store cannot be read, a redirect of the settings cannot be one, or a file cannot be written.
pub fn write(catalogue: &Catalogue<'_>, sections: &[Group], output: &Output, inlined: &Inlined) -> Outcome {
    let settings = catalogue.settings;
    let (feeds, (has_news, described)) = rayon::join(
        || write_feeds(catalogue, sections, output),
        || rayon::join(|| write_sitemaps(catalogue, sections, output), || write_oembed(catalogue, output)),
    );
    feeds?;
    described?;
    let has_news = has_news?;
    output.put("robots.txt", described::robots(settings, has_news).as_bytes())?;
    output.put("opensearch.xml", described::opensearch(settings).as_bytes())?;
    let redirects = redirects_of(catalogue)?;
    for redirect in &redirects {
        if let Some(path) = redirect.page_path() {
            output.put(&path, redirects::page(redirect).as_bytes())?;
        }
    }
    output.put("_redirects", redirects::lines(settings.base(), &redirects).as_bytes())?;
    let host = Host { base: settings.base(), inlined, redirects: &redirects };
    for (path, text) in host.files() {
        output.put(path, text.as_bytes())?;
    }
    Ok(())
}

fn write_feeds(catalogue: &Catalogue<'_>, sections: &[Group], output: &Output) -> Outcome {
    let settings = catalogue.settings;
    let newest: Vec<usize> = (0..catalogue.rows.len()).collect();
    let whole = || put_feed(catalogue, output, settings.site.title.clone(), String::new(), &newest);
    let of_sections = || {
        sections.par_iter().try_for_each(|group| {
            let title = format!("{} – {}", group.name, settings.site.title);
            put_feed(catalogue, output, title, address::group(Facet::Section, &group.slug), &group.articles)
        })
    };
    let (whole, of_sections) = rayon::join(whole, of_sections);
    whole.and(of_sections)
}

/// Reads the texts of the first of these rows and writes their feed in its three formats.
fn put_feed(catalogue: &Catalogue<'_>, output: &Output, title: String, folder: String, rows: &[usize]) -> Outcome {
    let settings = catalogue.settings;
    let newest = rows.iter().take(settings.build.feed_articles);
    let articles: Vec<Article> = newest.map(|nth| catalogue.article(*nth)).collect::<Outcome<_>>()?;
    let entries = articles.iter().map(|it| Entry::new(settings, &it.id, it)).collect();
    let feed = Feed { settings, title, folder, entries };
    for (name, text) in
        [(rss::NAME, rss::write(&feed)), (atom::NAME, atom::write(&feed)), (json_feed::NAME, json_feed::write(&feed))]
    {
        output.put(&address::file(&format!("{}{name}", feed.folder)), text.as_bytes())?;
    }
    Ok(())
}

fn write_oembed(catalogue: &Catalogue<'_>, output: &Output) -> Outcome {
    catalogue.rows.par_iter().zip(&catalogue.briefs).try_for_each(|(row, article)| {
        let entry = Entry::new(catalogue.settings, &row.slug, article);
        let path = address::file(&described::oembed_path(&row.slug));
        output.put(&path, described::oembed(catalogue.settings, &entry).as_bytes())
    })
}

/// Says whether there is a news sitemap.
fn write_sitemaps(catalogue: &Catalogue<'_>, sections: &[Group], output: &Output) -> Outcome<bool> {
    let settings = catalogue.settings;
    let with_pages = || catalogue.rows.iter().zip(&catalogue.briefs);
    let entries: Vec<Entry<'_>> = with_pages().map(|(row, it)| Entry::new(settings, &row.slug, it)).collect();
    let place = |entry: &Entry<'_>| Place { url: entry.url.clone(), changed: entry.changed() };
    let newest = |places: &[Place]| places.iter().filter_map(|it| it.changed).max();
    let articles: Vec<Place> = entries.iter().rev().map(place).collect();
    let mut lists = vec![Place { url: settings.address(""), changed: newest(&articles) }];
    for group in sections {
        let changed = group.articles.iter().filter_map(|it| entries.get(*it)?.changed()).max();
        lists.push(Place { url: settings.address(&address::group(Facet::Section, &group.slug)), changed });
    }
    let mut files = sitemap::write(&lists);
    files.extend(sitemap::write(&articles));
    let mut index = Vec::new();
    for (number, text) in files.iter().enumerate() {
        output.put(&sitemap::path(number), text.as_bytes())?;
        index.push(Place { url: settings.address(&sitemap::path(number)), changed: None });
    }
    output.put(sitemap::INDEX, sitemap::index(&index).as_bytes())?;
    let site = &settings.site;
    let news = sitemap::news(&entries, &site.title, &site.language, catalogue.now);
    if let Some(news) = &news {
        output.put(sitemap::NEWS, news.as_bytes())?;
    }
    Ok(news.is_some())
}

/// Those of the settings and those of articles that were renamed; a path that an article has now is none.
fn redirects_of(catalogue: &Catalogue<'_>) -> Outcome<Vec<Redirect>> {
    let settings = catalogue.settings;
    let standing: std::collections::BTreeSet<&str> = catalogue.rows.iter().map(|it| it.slug.as_str()).collect();
    let mut redirects = Vec::new();
    for (from, to) in &settings.redirects {
        redirects.push(Redirect::parse(settings, from, to)?);
    }
    for row in catalogue.rows.iter().take(catalogue.briefs.len()) {
        for former in row.former_slugs.iter().filter(|it| !standing.contains(it.as_str())) {
            redirects.push(Redirect::parse(settings, &address::article(former), &address::article(&row.slug))?);
        }
    }
    redirects.sort();
    redirects.dedup_by(|later, first| later.from == first.from);
    Ok(redirects)
}

//! The sources that a list names, each as if the settings named it.

use super::gathered::Gathered;
use crate::notice::{Notice, Weight};
use crate::settings::SourceSettings;
use std::collections::BTreeMap;
use url::Url;

/// What a list's `section` is written as where the list's folders are the sections.
const FOLDER: &str = "${folder}";

/// The sources of a list, under names that nothing else has. Nothing of the list's own headers goes to them; private
/// addresses are asked only if the list's settings say so.
pub(super) fn sources(
    list: &SourceSettings,
    gathered: &Gathered,
    taken: &mut Vec<String>,
    notices: &mut Vec<Notice>,
) -> Vec<SourceSettings> {
    let Gathered::List { listed, .. } = gathered else { return Vec::new() };
    let mut sources = Vec::with_capacity(listed.len());
    for one in listed {
        let name = [&one.name, &one.url].into_iter().find(|it| !it.trim().is_empty() && !taken.contains(it));
        let (Some(name), Ok(url)) = (name, Url::parse(&one.url)) else {
            let text = format!("{} is there twice, or no address", one.url);
            notices.push(Notice::new(Weight::Info, &list.name, "listed-twice", text));
            continue;
        };
        taken.push(name.clone());
        let section = if list.section.as_deref() == Some(FOLDER) { &one.folder } else { &list.section };
        sources.push(SourceSettings {
            name: name.clone(),
            url: Some(url),
            path: None,
            list: Some(false),
            language: list.language.clone(),
            section: section.clone(),
            complete: None,
            private: list.private,
            headers: BTreeMap::new(),
            pages_max: list.pages_max,
        });
    }
    sources
}

//! Asking one source: files here, pages by [`super::web`].

use super::gathered::{Gathered, Heap};
use super::unchanged;
use crate::delivery::Validators;
use crate::fetch::Client;
use crate::notice::{Notice, Weight};
use crate::settings::{Settings, SourceSettings};
use crate::source::{Given, each_document, fact, place};
use news_core::draft::Draft;
use news_core::moment::Moment;
use news_core::problem::Problem;
use std::io;
use std::path::Path;

/// What asking needs to know besides the source.
pub(super) struct Asking<'a> {
    pub(super) settings: &'a Settings,
    pub(super) client: &'a Client,
    pub(super) now: Moment,
    /// Whether the settings themselves name these sources, rather than a list.
    pub(super) are_own: bool,
}

impl Asking<'_> {
    /// Asks one source. Whatever goes wrong is part of the answer.
    pub(super) fn gather(&self, source: &SourceSettings, validators: &Validators) -> Gathered {
        match (&source.path, &source.url) {
            (Some(path), _) => self.files(source, path, validators),
            (None, Some(url)) => self.pages(source, url, validators),
            (None, None) => Gathered::failed(&source.name, "no-place", "has neither an address nor a path"),
        }
    }

    /// A file or a folder. Relative addresses in it stand against the site, as if the folder were its root.
    fn files(&self, source: &SourceSettings, path: &Path, before: &Validators) -> Gathered {
        let path = self.settings.path(path);
        let unreadable =
            |error: io::Error| Gathered::failed(&source.name, "unreadable", format!("{}: {error}", path.display()));
        let validators = match unchanged::mark(&path, source, self.now) {
            Ok(mark) => Validators { etag: mark, last_modified: None },
            Err(error) => return unreadable(error),
        };
        if validators.etag.is_some() && validators == *before {
            return Gathered::NotModified;
        }
        let root = place::address(&path);
        let root = if path.is_dir() { format!("{root}/") } else { root[..=root.rfind('/').unwrap_or(0)].to_owned() };
        let (mut heap, mut listed) = (self.heap(), Vec::new());
        let mut problems: Vec<(String, Vec<Problem>)> = Vec::new();
        let mut is_whole = true;
        let newest = path.is_dir();
        let read = each_document(&path, &mut |address, given| {
            let within = address.strip_prefix(&root).unwrap_or_default();
            match given {
                Given::List(mut found) => listed.append(&mut found),
                Given::Articles(mut page) => {
                    page.problems.extend(fact::unread_dates(&page.drafts));
                    is_whole &= !page.problems.iter().any(fact::is_of_whole);
                    if problems.last().is_none_or(|it| it.0 != within) {
                        problems.push((within.to_owned(), Vec::new()));
                    }
                    let base = self.settings.address(within);
                    for draft in page.drafts {
                        heap.add(&base, filled(draft, page.language.as_deref(), source), newest)?;
                    }
                    if let Some((_, of_file)) = problems.last_mut() {
                        of_file.extend(page.problems);
                    }
                }
            }
            Ok(())
        });
        if let Err(error) = read {
            return unreadable(error);
        }
        let mut notices = Vec::new();
        for (within, problems) in problems {
            let about = if within.is_empty() { source.name.clone() } else { format!("{}: {within}", source.name) };
            notices.append(&mut fact::notices(&about, &problems));
            heap.problems.extend(problems);
        }
        if heap.is_empty() && !listed.is_empty() {
            return Gathered::List { listed, notices };
        }
        if heap.is_empty() && !is_whole {
            return Gathered::Failed { notices };
        }
        let is_complete = is_whole && source.complete.unwrap_or(true);
        let validators = if is_whole { validators } else { Validators::default() };
        self.delivered(source, heap, is_complete, validators, notices)
    }

    /// An empty heap.
    pub(super) fn heap(&self) -> Heap {
        let store = self.settings.path(&self.settings.build.store);
        Heap::new(self.now, store.parent().map(Path::to_owned).unwrap_or_default())
    }

    /// A heap of stories as a delivery. `notices` tell of the problems that pages brought; those of the heap itself
    /// are told here.
    pub(super) fn delivered(
        &self,
        source: &SourceSettings,
        heap: Heap,
        is_complete: bool,
        validators: Validators,
        mut notices: Vec<Notice>,
    ) -> Gathered {
        let told = notices.iter().filter(|it| it.fact == "duplicate-id").count();
        let twice = heap.problems.iter().filter(|it| it.fault == news_core::problem::Fault::DuplicateId);
        let twice: Vec<_> = twice.skip(told).cloned().collect();
        notices.append(&mut fact::notices(&source.name, &twice));
        notices.extend(heap.ahead(&source.name));
        if heap.is_empty() {
            notices.push(Notice::new(Weight::Warning, &source.name, "empty", "gave no articles"));
        }
        Gathered::Articles { delivery: heap.delivery(is_complete, validators), notices }
    }
}

/// A draft with what the document and the settings say of language and section, where it says nothing itself.
pub(super) fn filled(mut draft: Draft, language: Option<&str>, source: &SourceSettings) -> Draft {
    let language = language.map(str::to_owned);
    draft.language = draft.language.or(language).or_else(|| source.language.clone());
    draft.section = draft.section.or_else(|| source.section.clone());
    draft
}

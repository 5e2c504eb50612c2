//! One item into the tables: a new article, a correction, or nothing new.
//!
//! Invariant: no delivery removes a version that was once written, and a slug that was once given leads to its article.

use super::receive::{Known, mark};
use super::tables::{HISTORY, ROWS, SHOWN, SLUGS, Stored, URLS, VERSIONS, decode, encode};
use super::{Receipt, Row, Status, Version, slug};
use crate::delivery::Item;
use news_core::draft::Draft;
use news_core::markup::Address;
use news_core::moment::Moment;
use redb::{ReadableTable, Table, WriteTransaction};

/// The tables, open for one source's items.
pub(super) struct Intake<'t> {
    pub(super) rows: Table<'t, (&'static str, &'static str), &'static [u8]>,
    pub(super) versions: Table<'t, &'static [u8; 32], &'static [u8]>,
    pub(super) history: Table<'t, (&'static str, &'static str, u32), (i64, &'static [u8; 32])>,
    slugs: Table<'t, &'static str, (&'static str, &'static str)>,
    urls: Table<'t, (&'static str, &'static str), &'static str>,
    shown: Table<'t, (&'static str, &'static str), &'static [u8]>,
    source: &'t str,
    now: i64,
    /// What came of it so far.
    pub(super) receipt: Receipt,
}

/// An item's canonical address, if it is absolute or can be made so.
pub(super) fn canonical(item: &Item) -> Option<String> {
    let link = item.draft.url.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
    Address::resolve(&item.base, link).filter(Address::is_http).map(|it| it.as_str().to_owned())
}

/// When a draft was first published.
pub(super) fn published(draft: &Draft) -> Option<i64> {
    draft.published.as_deref().and_then(Moment::parse).map(|it| it.0)
}

impl<'t> Intake<'t> {
    pub(super) fn open(write: &'t WriteTransaction, source: &'t str, now: Moment) -> Stored<Self> {
        Ok(Self {
            rows: write.open_table(ROWS)?,
            versions: write.open_table(VERSIONS)?,
            history: write.open_table(HISTORY)?,
            slugs: write.open_table(SLUGS)?,
            urls: write.open_table(URLS)?,
            shown: write.open_table(SHOWN)?,
            source,
            now: now.0,
            receipt: Receipt::default(),
        })
    }

    pub(super) fn row(&self, id: &str) -> Stored<Option<Row>> {
        self.rows.get((self.source, id))?.map(|bytes| decode(bytes.value())).transpose()
    }

    /// How many articles of the source are not canceled, and those of them that a delivery has not.
    pub(super) fn missing(&self, known: &Known) -> Stored<(usize, Vec<Row>)> {
        let (mut articles, mut missing) = (0, Vec::new());
        for entry in self.rows.range((self.source, "")..)? {
            let (key, bytes) = entry?;
            if key.value().0 != self.source {
                break;
            }
            let row: Row = decode(bytes.value())?;
            if row.status.canceled {
                continue;
            }
            articles += 1;
            let is_there = known.ids.contains(&mark(&row.id));
            if !is_there && !row.url.as_deref().is_some_and(|url| known.urls.contains(&mark(url))) {
                missing.push(row);
            }
        }
        Ok((articles, missing))
    }

    /// Cancels articles that a complete source no longer has.
    pub(super) fn cancel(&mut self, missing: Vec<Row>) -> Stored {
        for mut row in missing {
            row.status.canceled = true;
            self.receipt.removed += 1;
            self.put(&row)?;
        }
        Ok(())
    }

    /// Takes one item.
    pub(super) fn take(&mut self, id: &str, item: &Item, version: Version, record: &[u8], known: &Known) -> Stored {
        let status = Status::of(&item.draft);
        match self.row(id)? {
            Some(row) if row.version == version => {
                self.receipt.unchanged += 1;
                // It was removed and came back as it was.
                if row.status != status { self.put(&Row { status, ..row }) } else { Ok(()) }
            }
            Some(row) => {
                self.receipt.corrected += 1;
                self.receipt.withdrawn += usize::from(status.is_taken_back() && !row.status.is_taken_back());
                self.correct(Row { status, ..row }, item, version, record)
            }
            None => {
                self.receipt.withdrawn += usize::from(status.is_taken_back());
                self.add(id, item, version, record, known)
            }
        }
    }

    fn correct(&mut self, row: Row, item: &Item, version: Version, record: &[u8]) -> Stored {
        self.version(&row.id, row.versions, version, record)?;
        let url = canonical(item);
        self.own(url.as_deref(), &row.id)?;
        let (versions, published) = (row.versions + 1, published(&item.draft));
        self.put(&Row { url, version, versions, published, corrected: self.now, ..row })
    }

    fn add(&mut self, id: &str, item: &Item, version: Version, record: &[u8], known: &Known) -> Stored {
        let url = canonical(item);
        let former = self.former(url.as_deref(), known)?;
        let slug = self.free_slug(id, &item.draft, former.as_ref())?;
        let mut row = Row {
            source: self.source.to_owned(),
            id: id.to_owned(),
            slug,
            former_slugs: Vec::new(),
            url,
            version,
            versions: 0,
            published: published(&item.draft),
            received: self.now,
            corrected: self.now,
            status: Status::of(&item.draft),
        };
        match former {
            Some(former) => {
                self.receipt.corrected += 1;
                self.succeed(&mut row, former)?;
                self.urls.insert((self.source, row.url.as_deref().unwrap_or_default()), id)?;
            }
            None => {
                self.receipt.added += 1;
                self.own(row.url.as_deref(), id)?;
            }
        }
        self.version(id, row.versions, version, record)?;
        row.versions += 1;
        self.name(&row)?;
        self.put(&row)
    }

    /// The article of that address that the source has under another id, and that the delivery no longer has: what
    /// moves when a newsroom changes its system.
    fn former(&self, url: Option<&str>, known: &Known) -> Stored<Option<Row>> {
        let Some(url) = url else { return Ok(None) };
        let Some(id) = self.urls.get((self.source, url))?.map(|it| it.value().to_owned()) else { return Ok(None) };
        if known.ids.contains(&mark(&id)) {
            return Ok(None);
        }
        Ok(self.row(&id)?.filter(|row| row.url.as_deref() == Some(url)))
    }

    /// A row in place of the one that the same article had under its former id.
    fn succeed(&mut self, row: &mut Row, former: Row) -> Stored {
        let mut versions = Vec::new();
        for entry in self.history.range((self.source, former.id.as_str(), 0)..=(self.source, &former.id, u32::MAX))? {
            let entry = entry?.1;
            let (moment, version) = entry.value();
            versions.push((moment, *version));
        }
        row.versions = 0;
        for (moment, version) in versions {
            self.history.insert((self.source, row.id.as_str(), row.versions), (moment, &version))?;
            row.versions += 1;
        }
        row.received = former.received;
        row.former_slugs = former.former_slugs;
        row.former_slugs.push(former.slug);
        row.former_slugs.retain(|slug| *slug != row.slug);
        self.rows.remove((self.source, former.id.as_str()))?;
        Ok(())
    }

    /// Notes which article has an address, unless one has it already.
    pub(super) fn own(&mut self, url: Option<&str>, id: &str) -> Stored {
        if let Some(url) = url
            && self.urls.get((self.source, url))?.is_none()
        {
            self.urls.insert((self.source, url), id)?;
        }
        Ok(())
    }

    /// The first slug for an article that is not another's.
    fn free_slug(&self, id: &str, draft: &Draft, former: Option<&Row>) -> Stored<String> {
        let mut candidates = slug::candidates(self.source, id, draft);
        let mut last = candidates.pop().unwrap_or_default();
        for candidate in candidates {
            let owner = self.slugs.get(candidate.to_lowercase().as_str())?;
            let is_free = owner.is_none_or(|it| {
                let (source, owner) = it.value();
                source == self.source && (owner == id || former.is_some_and(|it| it.id == owner))
            });
            if is_free {
                last = candidate;
                break;
            }
        }
        Ok(last)
    }

    /// Makes every slug of a row lead to it.
    pub(super) fn name(&mut self, row: &Row) -> Stored {
        for slug in row.former_slugs.iter().chain([&row.slug]) {
            self.slugs.insert(slug.to_lowercase().as_str(), (self.source, row.id.as_str()))?;
        }
        Ok(())
    }

    /// Writes a version and its place in the article's history.
    pub(super) fn version(&mut self, id: &str, nth: u32, version: Version, record: &[u8]) -> Stored {
        self.versions.insert(&version, record)?;
        self.history.insert((self.source, id, nth), (self.now, &version))?;
        Ok(())
    }

    pub(super) fn put(&mut self, row: &Row) -> Stored {
        if row.status.is_taken_back() {
            // What was taken back is compared with nothing that comes later, though no build may see it gone.
            self.shown.remove((self.source, row.id.as_str()))?;
        }
        self.rows.insert((self.source, row.id.as_str()), encode(row)?.as_slice())?;
        Ok(())
    }
}

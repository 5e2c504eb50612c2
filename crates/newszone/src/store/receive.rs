//! Taking in a delivery: one transaction, whatever it holds.

use super::naming;
use super::record;
use super::{HISTORY, ROWS, Receipt, SLUGS, SOURCES, SourceState, VERSIONS, decoded, encoded, store_trouble};
use super::{Row, Status};
use crate::delivery::{Delivery, Item};
use crate::settings::SourceSettings;
use crate::trouble::Outcome;
use news_core::moment::Moment;
use redb::{ReadableTable, Table, WriteTransaction};
use std::collections::HashSet;

/// Fewest articles of a complete source of which losing more than half is not believed.
const SHRINK_ROWS_MIN: usize = 4;

/// Who receives, and when.
struct Desk<'t> {
    rows: Table<'t, (&'static str, &'static str), &'static [u8]>,
    versions: Table<'t, &'static [u8; 32], &'static [u8]>,
    history: Table<'t, (&'static str, &'static str, u32), (i64, &'static [u8; 32])>,
    slugs: Table<'t, &'static str, (&'static str, &'static str)>,
    now: Moment,
    receipt: Receipt,
}

/// Takes in what a source gave.
pub(super) fn receive(
    transaction: &WriteTransaction,
    source: &SourceSettings,
    delivery: &Delivery,
    now: Moment,
) -> Outcome<Receipt> {
    let mut sources = transaction.open_table(SOURCES).map_err(store_trouble)?;
    let before = sources.get(source.name.as_str()).map_err(store_trouble)?;
    let before: SourceState = before.map(|it| decoded(it.value())).transpose()?.unwrap_or_default();
    let mut desk = Desk {
        rows: transaction.open_table(ROWS).map_err(store_trouble)?,
        versions: transaction.open_table(VERSIONS).map_err(store_trouble)?,
        history: transaction.open_table(HISTORY).map_err(store_trouble)?,
        slugs: transaction.open_table(SLUGS).map_err(store_trouble)?,
        now,
        receipt: Receipt::default(),
    };
    let ids: HashSet<&str> = delivery.items.iter().filter_map(|it| it.draft.id.as_deref()).collect();
    let missing = if delivery.is_complete { desk.missing(&source.name, &ids)? } else { Vec::new() };
    let standing = ids.len() + missing.len();
    let is_half_gone = SHRINK_ROWS_MIN <= missing.len() && standing < 2 * missing.len();
    if ids.is_empty() && 0 < before.items || is_half_gone {
        return Ok(Receipt { shrunk: true, ..Receipt::default() });
    }
    let mut seen = HashSet::new();
    for item in &delivery.items {
        if let Some(id) = item.draft.id.as_deref().filter(|id| seen.insert(*id)) {
            desk.take(&source.name, id, item)?;
        }
    }
    for mut row in missing {
        row.status.canceled = true;
        row.corrected = now.0;
        desk.put(&row)?;
        desk.receipt.removed += 1;
    }
    let state =
        SourceState { validators: delivery.validators.clone(), asked: now.0, answered: now.0, items: seen.len() };
    sources.insert(source.name.as_str(), encoded(&state)?.as_slice()).map_err(store_trouble)?;
    Ok(desk.receipt)
}

impl Desk<'_> {
    /// Rows of a source that are shown and are not among these ids.
    fn missing(&self, source: &str, ids: &HashSet<&str>) -> Outcome<Vec<Row>> {
        let mut missing = Vec::new();
        for entry in self.rows.range((source, "")..).map_err(store_trouble)? {
            let (key, value) = entry.map_err(store_trouble)?;
            let (of, id) = key.value();
            if of != source {
                break;
            }
            if !ids.contains(id) {
                let row: Row = decoded(value.value())?;
                missing.extend(Some(row).filter(|it| !it.status.canceled));
            }
        }
        Ok(missing)
    }

    fn take(&mut self, source: &str, id: &str, item: &Item) -> Outcome {
        let bytes = record::write(item);
        let version = *blake3::hash(&bytes).as_bytes();
        let standing: Option<Row> = match self.rows.get((source, id)).map_err(store_trouble)? {
            Some(value) => Some(decoded(value.value())?),
            None => None,
        };
        let status = status_of(item);
        if status.canceled || status.withheld {
            self.receipt.withdrawn += 1;
        }
        let mut row = match standing {
            Some(row) if row.version == version && row.status == status => {
                self.receipt.unchanged += 1;
                return Ok(());
            }
            Some(row) => {
                self.receipt.corrected += 1;
                row
            }
            None => {
                self.receipt.added += 1;
                self.new_row(source, id, item)?
            }
        };
        if row.version != version {
            self.versions.insert(&version, bytes.as_slice()).map_err(store_trouble)?;
            self.history.insert((source, id, row.versions), (self.now.0, &version)).map_err(store_trouble)?;
            row.versions += 1;
        }
        row.version = version;
        row.status = status;
        row.corrected = self.now.0;
        row.url = address_of(item);
        row.published = item.draft.published.as_deref().and_then(Moment::parse).map(|it| it.0);
        self.put(&row)
    }

    fn new_row(&mut self, source: &str, id: &str, item: &Item) -> Outcome<Row> {
        let mut slug = naming::slug(id, &item.draft);
        let taken = |slugs: &Table<'_, &str, (&str, &str)>, slug: &str| -> Outcome<bool> {
            Ok(slugs.get(slug).map_err(store_trouble)?.is_some())
        };
        let mut others = [source, "\n", id].concat();
        while taken(&self.slugs, &slug)? {
            slug = naming::marked(&slug, &others);
            others.push('\n');
        }
        self.slugs.insert(slug.as_str(), (source, id)).map_err(store_trouble)?;
        Ok(Row {
            source: source.to_owned(),
            id: id.to_owned(),
            slug,
            former_slugs: Vec::new(),
            url: None,
            version: [0; 32],
            versions: 0,
            published: None,
            received: self.now.0,
            corrected: self.now.0,
            status: Status::default(),
        })
    }

    fn put(&mut self, row: &Row) -> Outcome {
        self.rows
            .insert((row.source.as_str(), row.id.as_str()), encoded(row)?.as_slice())
            .map_err(store_trouble)
            .map(|_| ())
    }
}

fn address_of(item: &Item) -> Option<String> {
    let address = news_core::markup::Address::resolve(&item.base, item.draft.url.as_deref()?)?;
    address.is_http().then(|| address.as_str().to_owned())
}

fn status_of(item: &Item) -> Status {
    let said = item.draft.status.as_deref().map(str::trim).unwrap_or_default();
    let is = |word: &str| said.eq_ignore_ascii_case(word);
    let filled = |text: &Option<String>| text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(Moment::parse);
    Status {
        canceled: is("canceled") || is("cancelled"),
        withheld: is("withheld"),
        // A date that cannot be read errs towards silence here, and towards showing below: as when drawing.
        embargoed: filled(&item.draft.embargoed).map(|it| it.map_or(i64::MAX, |it| it.0)),
        expires: filled(&item.draft.expires).flatten().map(|it| it.0),
    }
}

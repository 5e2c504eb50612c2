//! What the tests of pulling put in the store's place, and what they pull from.

use news_core::moment::Moment;
use newszone::delivery::Delivery;
use newszone::pull::{PullReport, Shelf, Unwatched, pull_onto};
use newszone::settings::{Settings, SourceSettings};
use newszone::store::{Receipt, SourceState};
use newszone::trouble::Outcome;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A shelf that remembers the last delivery of each source.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) deliveries: RefCell<BTreeMap<String, Delivery>>,
    pub(crate) asked: RefCell<Vec<String>>,
}

impl Shelf for Memory {
    fn source(&self, name: &str) -> Outcome<SourceState> {
        let validators = self.deliveries.borrow().get(name).map(|it| it.validators.clone()).unwrap_or_default();
        Ok(SourceState { validators, ..SourceState::default() })
    }

    fn receive(&self, source: &SourceSettings, delivery: &Delivery, _: Moment) -> Outcome<Receipt> {
        self.deliveries.borrow_mut().insert(source.name.clone(), delivery.clone());
        Ok(Receipt { added: delivery.items.len(), ..Receipt::default() })
    }

    fn note_asked(&self, name: &str, _: Moment) -> Outcome {
        self.asked.borrow_mut().push(name.to_owned());
        Ok(())
    }
}

impl Memory {
    /// The ids a source gave, in its order.
    pub(crate) fn ids(&self, source: &str) -> Vec<String> {
        let deliveries = self.deliveries.borrow();
        let items = deliveries.get(source).map(|it| it.items.as_slice()).unwrap_or_default();
        items.iter().filter_map(|it| it.draft.id.clone()).collect()
    }
}

/// 2022-10-01.
pub(crate) const NOW: Moment = Moment(1_664_582_400);

/// Settings with short limits, and these sources.
pub(crate) fn settings(sources: &str) -> Settings {
    let text = format!(
        "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/a\"\n[pull]\nanswer_seconds_max = 2\n\
         answer_bytes_max = 2000000\nretries_max = 1\nrequests_per_host_max = 16\n{sources}"
    );
    let mut settings = Settings::parse(&text).unwrap();
    settings.folder = env!("CARGO_MANIFEST_DIR").into();
    settings
}

pub(crate) fn pulled(settings: &Settings, memory: &Memory) -> PullReport {
    pull_onto(settings, memory, NOW, &[], &Unwatched).unwrap()
}

/// The outcome of a source.
pub(crate) fn outcome<'r>(report: &'r PullReport, name: &str) -> &'r str {
    report.sources.iter().find(|it| it.name == name).map_or("not there", |it| it.outcome.as_str())
}

/// A feed of one item.
pub(crate) fn rss(id: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>국방</title><item><title>함대 {id}</title><guid>{id}</guid>\
         <description>본문</description></item></channel></rss>"
    )
}

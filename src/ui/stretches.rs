//! A list of any length: its lead, then its rows under lines of dates, in stretches. Those near the reader stand in the
//! page; a gap as high as they are stands for the others, and `public/lists.js` says how high that is.

use std::cell::RefCell;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use news_core::article::Article;
use news_core::division::{Divided, Division, Group, Window};
use news_core::lang::{ReaderWords, Words};
use news_core::moment::Day;
use news_core::query::Sort;

use super::recent::{Listing, Noted, Rows, STORIES, instead};
use super::view::{Edit, Element, View, edited, live, tag};

/// What such a list is told besides.
pub struct Setting<W, O> {
    /// The words of its lines.
    pub its: &'static ReaderWords,
    /// The day that it is, where somebody reads who has one.
    pub today: Option<Day>,
    /// Which stretches stand in the page.
    pub window: W,
    /// Id of the article that is open beside the list.
    pub opened: O,
}

/// What was drawn of a list: its parts by their numbers, and which of their rows had which marks (`Rows::marks`). What has
/// the same marks stays as it is when the window moves or the reader goes elsewhere.
type Drawn = Vec<(usize, [u64; 3])>;

/// The list, or what stands in its place.
pub fn list(
    listing: &Listing<'_>,
    setting: Setting<impl Fn() -> Window + Send + 'static, impl Fn() -> Option<String> + Send + 'static>,
    words: &'static Words,
    href: impl Fn(&str) -> String + Send + 'static,
    noted: impl Fn(&Article) -> Noted + Send + 'static,
) -> View {
    if let Some(instead) = instead(listing, words) {
        return instead;
    }
    let (archive, answer) = (Arc::clone(listing.archive), Arc::clone(listing.answer));
    let rows = Rows::of(listing, archive, answer, words, href, noted);
    let count = listing.answer.rows.len().min(listing.rows_max);
    let first = if rows.is_ranked { count.min(1 + STORIES) } else { 0 };
    let offset_minutes = listing.offset_minutes;
    let at = |nth: usize| rows.article(nth).and_then(|it| it.published);
    let division = match listing.query.sort {
        Sort::Relevance => Division::Nothing,
        _ => Division::of((0..listing.answer.rows.len()).map(|nth| at(nth).map(|it| it.day(offset_minutes)))),
    };
    let found = listing.answer.count;
    let stretches = Divided { division, first, count, offset_minutes, at }.stretches();
    let class = if rows.is_ranked { "list list-briefs" } else { rows.class };
    let drawn = RefCell::new(Drawn::new());
    let inside = live(move || {
        let mut before = drawn.borrow_mut();
        let opened = (setting.opened)();
        let row = |nth: usize| rows.row(nth, opened.is_some() && rows.article(nth).map(|it| &it.id) == opened.as_ref());
        let at = |nth: usize| rows.article(nth).and_then(|it| it.published);
        let divided = Divided { division, first, count, offset_minutes, at };
        let is_first = before.is_empty();
        let before_now = std::mem::take(&mut *before).into_iter().peekable();
        let mut edits = Edits { before: before_now, now: Vec::new(), edits: Vec::new(), is_first };
        if 0 < first {
            let lead = || (0..first).map(|nth| row(nth).into()).collect();
            edits.add(0, rows.marks(0..first, opened.as_deref()), || {
                tag("ol").class("list list-ranked").children(lead())
            });
        }
        let mut next = 0;
        for stretch in (setting.window)().drawn(stretches) {
            let groups = divided.groups(stretch);
            let ends = groups.first().zip(groups.last());
            let part = ends.map_or(0..0, |(first, last)| first.rows.start..last.rows.end);
            let marks = rows.marks(part, opened.as_deref());
            edits.add_gap(next, stretch);
            edits.add(2 * stretch + 1, marks, || {
                let view = |it: &Group| group(it, &row, class, &setting, count < found && it.whole.end == count);
                let views = groups.iter().map(view).collect();
                tag("div").class("stretch").attr("data-nth", stretch.to_string()).children(views)
            });
            next = stretch + 1;
        }
        edits.add_gap(next, stretches);
        *before = edits.now;
        edited(edits.edits)
    });
    tag("div")
        .class("stretches")
        .attr("data-count", stretches.to_string())
        .attr("data-of", found.to_string())
        .attr("data-rows", listing.rows_max.to_string())
        .child(inside)
        .into()
}

/// What becomes of the parts that stand, on the way to those that are wanted.
struct Edits {
    before: Peekable<IntoIter<(usize, [u64; 3])>>,
    now: Drawn,
    edits: Vec<Edit>,
    /// Whether nothing is known of what stands there, from a list before: it is patched place by place.
    is_first: bool,
}

impl Edits {
    /// A part, by ascending numbers. It is drawn where none of its number and marks stands.
    fn add(&mut self, number: usize, marks: [u64; 3], draw: impl Fn() -> Element) {
        while self.before.next_if(|it| it.0 < number).is_some() {
            self.edits.push(Edit::Go);
        }
        let edit = match self.before.next_if(|it| it.0 == number) {
            Some((_, old)) if old == marks => Edit::Stay,
            Some(_) => Edit::Become(draw().into()),
            None if self.is_first => Edit::Become(draw().into()),
            None => Edit::Come(draw().into()),
        };
        self.edits.push(edit);
        self.now.push((number, marks));
    }

    /// What stands for the stretches between these, before the second. Not of the kind of a stretch, so that none becomes
    /// as high.
    fn add_gap(&mut self, from: usize, until: usize) {
        if from < until {
            let gap =
                || tag("p").class("gap").attr("data-from", from.to_string()).attr("data-until", until.to_string());
            self.add(2 * until, [from as u64, until as u64, 0], gap);
        }
    }
}

/// A line and its rows. A list that goes on from another stretch has the name that is written over that one.
fn group<W, O>(
    group: &Group,
    row: &impl Fn(usize) -> Element,
    class: &'static str,
    setting: &Setting<W, O>,
    goes_on: bool,
) -> View {
    let (begins, is_whole) = (group.rows.start == group.whole.start, group.rows == group.whole);
    let size = if goes_on { "-1".to_owned() } else { group.whole.len().to_string() };
    let item = |nth: usize| -> View {
        let row = row(nth);
        if is_whole {
            return row.into();
        }
        let place = (nth - group.whole.start + 1).to_string();
        row.attr("aria-posinset", place).attr("aria-setsize", size.as_str()).into()
    };
    let list = tag("ol")
        .class(class)
        .attr_some("data-on", (!begins).then(String::new))
        .children(group.rows.clone().map(item).collect());
    let Some(period) = group.period else { return list.into() };
    let said = (setting.its.period)(period, setting.today);
    if !begins {
        return list.attr("aria-label", said).into();
    }
    let id = ["date-", &group.rows.start.to_string()].concat();
    let line: Element = tag("p").class("date").attr("id", id.as_str()).child(said);
    vec![line.into(), list.attr("aria-labelledby", id).into()].into()
}

//! The controls of a query, and the query said as a sentence.

use news_core::lang::Words;
use news_core::moment::Day;
use news_core::query::{Facet, Query, Sort, day_text};
use news_core::search::{Answer, Choice};

use super::histogram::histogram;
use super::notices::button;
use super::searching::notes;
use super::view::{View, tag};

/// What the controls do.
#[derive(Clone, Copy)]
pub struct Asking<C, W, O, P> {
    /// Changes the question.
    pub change: C,
    /// Says that a question is about to be asked.
    pub want: W,
    /// Says that the filters were opened, or closed again.
    pub open: O,
    /// Says whether the last syllable of the text is still being put together.
    pub compose: P,
}

/// The search field, the filters behind a summary of themselves, and a way to clear them. How much was found is left open
/// until an answer is there, and what there is to choose from until that is `counted`. Searches that the reader keeps
/// stand at the end.
pub fn filters<C, W, O, P>(
    query: &Query,
    answer: Option<&Answer>,
    counted: Option<&Answer>,
    saved: View,
    words: &'static Words,
    asking: Asking<C, W, O, P>,
) -> View
where
    C: Fn(&dyn Fn(&mut Query)) + Copy + Send + 'static,
    W: Fn() + Copy + Send + 'static,
    O: Fn() + Copy + Send + 'static,
    P: Fn(bool) + Copy + Send + 'static,
{
    let Asking { change, want, open, compose } = asking;
    let counted = counted.filter(|it| it.is_whole);
    let search = tag("input")
        .attr("type", "search")
        .attr("id", "search")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .holding(query.text.clone())
        .on("focus", move |_| want())
        .on("compositionstart", move |_| compose(true))
        .on("compositionend", move |_| compose(false))
        .on("input", move |typed| change(&|query| query.text = typed.value()));
    let mut fields: Vec<View> = Vec::new();
    for facet in Facet::ALL {
        let choices = counted.map_or(&[][..], |it| it.choices[facet as usize].as_slice());
        let choices = options(facet, choices, query.facet(facet), words);
        fields.push(select(facet.key(), words.facet(facet), choices, move |choice| {
            change(&|query| *query = query.with_facet(facet, &choice));
        }));
    }
    fields.push(day_field("from", words.from, query.from, move |day| change(&|query| query.from = day)));
    fields.push(day_field("to", words.to, query.to, move |day| change(&|query| query.to = day)));
    let sort = |it: Sort| option(it.key(), words.sort_name(it).to_owned(), it == query.sort);
    fields.push(select("sort", words.sort, Sort::ALL.into_iter().map(sort).collect(), move |key| {
        change(&|query| query.sort = Sort::of(&key));
    }));

    let brush = move |(from, to)| change(&|query| (query.from, query.to) = (from, to));
    let bars = counted.map(|it| histogram(query, &it.bars, words, brush));
    let summary = tag("summary")
        .child(tag("span").class("filters-name").child(words.filters))
        .child(" ")
        .child(tag("span").class("filters-sentence").child(sentence(query, answer, words)));
    let more = tag("details")
        .class("filters-more")
        // Until they are counted the place of the bars is kept: nothing moves under a hand that has opened this.
        .attr_some("data-awaits", counted.is_none().then(String::new))
        .on("toggle", move |_| open())
        .child(summary)
        .child(bars)
        .child(tag("div").class("filters-fields").children(fields))
        .child(saved);
    let clear = query.narrows().then(|| button(words.clear, move || change(&|query| *query = Query::default())));
    tag("div")
        .class("filters")
        .attr("role", "search")
        .child(field("field field-search", words.search, search.into()))
        .child(more)
        .child(tag("div").class("filters-clear").child(clear))
        .child(answer.map(|it| notes(it, move |text: &str| change(&|query| text.clone_into(&mut query.text)))))
        .into()
}

/// The query as a person would say it: "Korea, K9, newest first · 42 articles".
fn sentence(query: &Query, answer: Option<&Answer>, words: &'static Words) -> String {
    let mut parts = choices_made(query, words);
    parts.push(words.sort_name(query.sort).to_owned());
    let asked = parts.join(", ");
    answer.map_or_else(|| asked.clone(), |it| [asked.as_str(), &(words.found)(it.count)].join(" · "))
}

/// What is chosen, as its reader would call it: the names, and the days.
pub(super) fn choices_made(query: &Query, words: &'static Words) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for facet in Facet::ALL {
        parts.extend(query.facet(facet).map(|name| words.choice(facet, name)));
    }
    if query.from.is_some() || query.to.is_some() {
        parts.push([day_text(query.from), day_text(query.to)].join("–"));
    }
    parts
}

fn options(facet: Facet, choices: &[Choice], chosen: Option<&str>, words: &'static Words) -> Vec<View> {
    let any = option("", words.any.to_owned(), chosen.is_none());
    let named = choices.iter().map(|choice| {
        let label = [words.choice(facet, &choice.name), format!("({})", choice.count)].join(" ");
        option(&choice.name, label, chosen == Some(&choice.name))
    });
    // What is chosen is shown before anything is counted.
    let alone = chosen.filter(|name| choices.iter().all(|it| it.name != **name));
    let alone = alone.map(|name| option(name, words.choice(facet, name), true));
    std::iter::once(any).chain(named).chain(alone).collect()
}

fn select(
    key: &'static str,
    label: &'static str,
    options: Vec<View>,
    choose: impl Fn(String) + Send + 'static,
) -> View {
    let select = tag("select").attr("id", key).on("change", move |it| choose(it.value())).children(options);
    field("field", label, select.into())
}

fn option(value: &str, label: String, chosen: bool) -> View {
    tag("option").attr("value", value).chosen(chosen).child(label).into()
}

fn day_field(
    key: &'static str,
    label: &'static str,
    day: Option<Day>,
    choose: impl Fn(Option<Day>) + Send + 'static,
) -> View {
    let input = tag("input")
        .attr("type", "date")
        .attr("id", key)
        .holding(day_text(day))
        .on("change", move |it| choose(Day::parse(&it.value())));
    field("field", label, input.into())
}

fn field(class: &'static str, label: &'static str, control: View) -> View {
    tag("label").class(class).child(tag("span").class("field-label").child(label)).child(control).into()
}

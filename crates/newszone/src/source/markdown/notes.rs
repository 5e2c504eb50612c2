//! Notes, gathered at the end of their text: a mark in the text leads to each, and from each a link leads back.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// A note.
struct Note<'t> {
    name: CowStr<'t>,
    events: Vec<Event<'t>>,
    /// How many marks lead to it.
    marks: usize,
    /// Its number, once one does.
    number: Option<usize>,
}

/// The events of a text with its notes at the end, in the order in which they are first meant; those that nothing leads to
/// come last.
pub(super) fn gathered(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut notes: Vec<Note<'_>> = Vec::new();
    let mut text = Vec::with_capacity(events.len());
    let mut within = None;
    for event in events {
        match (event, &mut within) {
            (Event::Start(Tag::FootnoteDefinition(name)), within) => {
                *within = Some(Note { name, events: Vec::new(), marks: 0, number: None });
            }
            (Event::End(TagEnd::FootnoteDefinition), within) => notes.extend(within.take()),
            (event, Some(note)) => note.events.push(event),
            (event, None) => text.push(event),
        }
    }
    if notes.is_empty() {
        return text;
    }
    let mut order = Vec::new();
    mark(&mut text, &mut notes, &mut order);
    let mut done = 0;
    while done < notes.len() {
        // Notes have notes, too.
        let nth = order.get(done).copied().or_else(|| notes.iter().position(|it| it.number.is_none()));
        let Some(nth) = nth else { break };
        if done == order.len() {
            order.push(nth);
            notes[nth].number = Some(order.len());
        }
        let mut events = std::mem::take(&mut notes[nth].events);
        mark(&mut events, &mut notes, &mut order);
        notes[nth].events = events;
        done += 1;
    }
    let html = |it: String| Event::Html(it.into());
    text.push(html("<ol>".to_owned()));
    for nth in order {
        let Note { events, marks, number, .. } = &mut notes[nth];
        let number = number.unwrap_or_default();
        text.push(html(format!("<li id=\"note-{number}\">")));
        let back = (1..=*marks).map(|nth| html(format!(" <a href=\"#mark-{number}-{nth}\">↩</a>")));
        // Behind the last words, where those are a paragraph.
        let end = events.len() - usize::from(matches!(events.last(), Some(Event::End(TagEnd::Paragraph))));
        let last = events.split_off(end);
        text.append(events);
        text.extend(back);
        text.extend(last);
        text.push(html("</li>".to_owned()));
    }
    text.push(html("</ol>\n".to_owned()));
    text
}

/// Puts marks where notes are meant.
fn mark<'t>(events: &mut [Event<'t>], notes: &mut [Note<'t>], order: &mut Vec<usize>) {
    for event in events {
        let Event::FootnoteReference(name) = event else { continue };
        let Some(nth) = notes.iter().position(|it| it.name == *name) else { continue };
        let note = &mut notes[nth];
        note.marks += 1;
        let number = *note.number.get_or_insert_with(|| {
            order.push(nth);
            order.len()
        });
        let marks = note.marks;
        let mark = format!("<sup><a href=\"#note-{number}\" id=\"mark-{number}-{marks}\">{number}</a></sup>");
        *event = Event::InlineHtml(mark.into());
    }
}

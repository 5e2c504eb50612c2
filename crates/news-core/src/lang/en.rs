//! English.

use super::{Outage, Words, size};
use crate::accept::Reason;
use crate::moment::{Day, Moment};
use crate::problem::{Fault, Problem};

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English.
pub(super) static WORDS: Words = Words {
    tag: "en",
    name: "English",
    skip: "Skip to content",
    recent: "Recent News",
    article: "Article",
    breadcrumb: "Breadcrumb",
    language: "Language",
    search: "Search",
    filters: "Filters",
    facets: ["Section", "Tag", "Author", "Language"],
    any: "All",
    from: "From",
    to: "To",
    sort: "Order",
    sorts: ["Newest first", "Oldest first", "Best match first"],
    clear: "Clear filters",
    save: "Save this search",
    saved: "Saved searches",
    forget: |name| ["Forget “", name, "”"].concat(),
    feed: "Feed",
    not_kept: "Kept until this page is closed: the browser lets it store nothing.",
    more: "More articles",
    loading: "Loading…",
    looking_back: "Looking for the article in older pages…",
    retry: "Try again",
    dismiss: "Dismiss",
    close: "Close",
    empty: "No articles yet",
    empty_hint: "The sources of this zone answer, but have nothing to show so far.",
    nothing: "Nothing found",
    nothing_hint: "Try fewer words, another section or a wider range of days.",
    down: "The news cannot be loaded",
    down_hint: "What went wrong is said above. Check your connection, or try again.",
    unknown: "There is no such page",
    unknown_hint: "The address may be mistyped, or the page may have moved.",
    missing: "This article is not here",
    missing_hint: "It may be older than what its source still lists, or its address may be mistyped.",
    hidden: "This article is not shown",
    no_body: "The text of this article could not be loaded.",
    protected: "This article is protected by a password. It can be read at its publisher.",
    original: "Read at the publisher",
    back: "Back to Recent News",
    neighbours: "Previous and next",
    related: "Related",
    attachments: "Attachments",
    table: "Table",
    by: |names| format!("By {names}"),
    updated: |date| format!("Updated {date}"),
    day,
    found: |count| plural(count, "article"),
    searched: |count| format!("Searched the {} loaded so far.", plural(count, "article")),
    undated: |count| match count {
        1 => "1 article has no date and is left out.".to_owned(),
        _ => format!("{count} articles have no date and are left out."),
    },
    histogram: "Articles by date",
    no_search: "The search cannot be loaded",
    no_search_hint: "Check your connection. The news can be read without it.",
    older: "From the archive",
    older_more: "Search further back",
    older_loading: "Searching the archive…",
    offline: |count| match count {
        0 => "You are offline. What was not opened before cannot be read.".to_owned(),
        1 => "You are offline. 1 article is here to read.".to_owned(),
        _ => format!("You are offline. {count} articles are here to read."),
    },
    offline_hint: "You are offline, and this was not kept.",
    fresh: |count| plural(count, "new article"),
    keep: "Keep for offline",
    keep_hint: "The texts of the articles in the list are kept in this browser, the newest first: of the chosen sections, or of all.",
    keep_limit: "At most",
    keep_nothing: "Nothing",
    keep_full: "There is no room for all of them. The oldest are left out.",
    newer: "A new version is ready.",
    reload: "Reload",
    load_from: |host| format!("Load content from {host}"),
    language_name: |tag| {
        match tag {
            "en" => "English",
            "ko" => "Korean",
            "ja" => "Japanese",
            "zh" => "Chinese",
            "de" => "German",
            "fr" => "French",
            "es" => "Spanish",
            "ro" => "Romanian",
            other => other,
        }
        .to_owned()
    },
    size,
    reason,
    outage,
    problems: |source, count| format!("{source}: {} could not be read.", plural(count, "thing")),
    problem,
};

fn plural(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}

fn day(day: Day) -> String {
    let month = MONTHS.get(usize::from(day.month).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day, day.year)
}

fn reason(reason: Reason) -> String {
    let on = |moment: Moment| day(moment.day(0));
    match reason {
        Reason::Canceled => "Its publisher has withdrawn it.".to_owned(),
        Reason::Withheld => "Its publisher is holding it back.".to_owned(),
        Reason::Embargoed { until: Some(until) } => format!("It is under embargo until {}.", on(until)),
        Reason::Embargoed { until: None } => "It is under embargo.".to_owned(),
        Reason::Expired { since } => format!("Its publisher let it expire on {}.", on(since)),
    }
}

fn outage(source: &str, outage: &Outage) -> String {
    match outage {
        Outage::Unreachable => format!("{source} cannot be reached, or does not allow this site to read it."),
        Outage::TooSlow { seconds } => format!("{source} did not answer within {seconds} seconds."),
        Outage::Status { code } => format!("{source} refused with status {code}."),
        Outage::Unreadable { fault } => format!("{source} is not a news source: {}.", what(fault)),
    }
}

fn problem(problem: &Problem) -> String {
    let mut text = match problem.item {
        Some(item) => format!("Item {}", item + 1),
        None => "The document".to_owned(),
    };
    if !problem.field.is_empty() {
        text.push_str(&format!(", {}", problem.field));
    }
    text.push_str(&format!(": {}", what(&problem.fault)));
    if !problem.found.is_empty() {
        text.push_str(&format!(" (“{}”)", problem.found));
    }
    text
}

fn what(fault: &Fault) -> String {
    match fault {
        Fault::Html => "it is a web page".to_owned(),
        Fault::NotJson => "it is not JSON".to_owned(),
        Fault::Truncated { bytes } => format!("it breaks off after {}", size(*bytes as u64)),
        Fault::TooLarge { bytes_max } => {
            format!("it is larger than {}; the rest was not read", size(*bytes_max as u64))
        }
        Fault::TooDeep { levels_max } => format!("it is nested deeper than {levels_max} levels"),
        Fault::NotUtf8 => "it is not UTF-8 text".to_owned(),
        Fault::Undecodable { encoding } => format!("it holds bytes that are not {encoding} text"),
        Fault::Malformed { line, column } => format!("it is malformed at line {line}, column {column}"),
        Fault::UnknownField => "is not a known field".to_owned(),
        Fault::UnknownFormat => "its format is not known".to_owned(),
        Fault::NoReader => "the reader of its format could not be loaded".to_owned(),
        Fault::SourceError => "it answers with an error".to_owned(),
        Fault::WrongType { expected } => format!("should be {expected}"),
        Fault::NoId => "has no id".to_owned(),
        Fault::DuplicateId => "its id was used before".to_owned(),
        Fault::Nothing => "has neither headline nor text".to_owned(),
        Fault::BadDate => "is not a date".to_owned(),
        Fault::BadAddress => "is not a usable address".to_owned(),
        Fault::BidiControl => "held characters that reorder text; they were removed".to_owned(),
    }
}

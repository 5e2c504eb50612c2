//! English.

use super::building::BuildingWords;
use super::keys::KeyWords;
use super::number::{digits, grouped};
use super::search::SearchWords;
use super::{Outage, ReaderWords, Words, size};
use crate::accept::Reason;
use crate::display::Setting;
use crate::division::Period;
use crate::kept::NotKept;
use crate::moment::{Day, Moment};
use crate::problem::{Fault, Problem};
use crate::search::FaultKind;

const MONTHS: [&str; 12] = [
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
    region: "US",
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
    shortcuts: "Keyboard shortcuts",
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
        _ => [&grouped(count), " articles have no date and are left out."].concat(),
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
        _ => ["You are offline. ", &grouped(count), " articles are here to read."].concat(),
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
    language_names: &[
        ("en", "English"),
        ("ko", "Korean"),
        ("ja", "Japanese"),
        ("zh", "Chinese"),
        ("de", "German"),
        ("fr", "French"),
        ("es", "Spanish"),
        ("ro", "Romanian"),
    ],
    minutes: |minutes| format!("{minutes} min read"),
    enlarge: "Enlarge the picture",
    was_read: "Read",
    muted_out: |count| match count {
        1 => "1 muted article is left out.".to_owned(),
        _ => [&grouped(count), " muted articles are left out."].concat(),
    },
    size,
    reason,
    outage,
    problems: |source, count| format!("{source}: {} could not be read.", plural(count, "thing")),
    problem,
};

fn plural(count: usize, noun: &str) -> String {
    [grouped(count).as_str(), " ", noun, if count == 1 { "" } else { "s" }].concat()
}

/// The words around reading and keeping.
pub(super) static READER: ReaderWords = ReaderWords {
    period,
    show_all: |count| ["Show all ", &grouped(count)].concat(),
    contents: "Contents",
    at: ", ",
    corrected: ["Corrected ", ""],
    what_changed: "What changed",
    places: ["Headline", "Kicker", "Summary", "Byline", "Caption", "Moved"],
    gone: ["(removed:", "end of removal)"],
    come: ["(added:", "end of addition)"],
    topics: "More on this",
    series: "Series",
    more_in: |name| ["More in “", name, "”"].concat(),
    more_by: |name| ["More by ", name].concat(),
    in_list: "Beside it in the list",
    above: "Above",
    below: "Below",
    translations: "In other languages",
    read_here: "Read in English",
    read_in: |name| ["Read in ", name].concat(),
    side_by_side: "Side by side",
    one_language: "One language",
    no_translation: "The other language could not be loaded.",
    notes: "Notes",
    to_text: "Back to the text",
    tools: "This article",
    save_article: "Save",
    share: "Share",
    copy_link: "Copy link",
    copied: "Copied.",
    not_copied: "The browser did not allow copying.",
    copy_quote: "Copy quote",
    no_quote: "Select the words to quote in the article first.",
    print: "Print",
    listen: "Listen",
    pause: "Pause",
    go_on: "Go on",
    stop: "Stop",
    speed: "Speed",
    no_voice: "This browser has no voice for the article’s language.",
    resume: |percent| format!("Go on where you stopped ({percent} %)"),
    follow: |name| ["Follow ", name].concat(),
    display: "Display",
    settings: ["Theme", "Text size", "Line length", "Typeface", "Spacing", "Lists", "Pictures"],
    setting,
    reset: "Reset",
    kept: "Library",
    kept_hint: "All of this is on this device only. Nobody else can see it, and no account is needed.",
    saved_articles: "Saved articles",
    none_saved: "No articles are saved. “Save” on an article’s page keeps the whole of it here.",
    history: "Read articles",
    none_read: "No articles were read yet.",
    followed: "Followed",
    none_followed: "Series and authors can be followed at the end of their articles.",
    muted: "Muted",
    mute_word: "Leave out articles with this word",
    mute: "Mute",
    mute_named: |name| ["Mute ", name].concat(),
    take_off: |name| ["Remove “", name, "”"].concat(),
    stored: "What is stored",
    stored_is: |records, bytes| {
        let records = if records == 1 { "1 note".to_owned() } else { format!("{records} notes") };
        format!("{records} on what you read, saved, followed and muted; with the saved articles {}.", size(bytes))
    },
    stored_offline: |texts, app| {
        let (texts, app) = (size(texts), size(app));
        format!(
            "Articles, pages and pictures for reading offline: {texts}. Erasing everything takes them, too; the app ({app}) stays."
        )
    },
    export: "Export to a file",
    import: "Import a file",
    imported: |count| format!("Taken over: {}.", plural(count, "note")),
    not_imported: |why| match why {
        NotKept::Foreign => "Not taken over: this is no file that was exported here.",
        NotKept::Later => {
            "Not taken over: a later version of this page wrote the file. Load the page again, and try again."
        }
    },
    erase: "Erase everything",
    erase_sure: "Really erase everything",
    kept_not: "Kept until this page is closed: the browser lets it store nothing.",
    kept_full: "Not saved: the browser’s storage is full. Everything saved before is still here. Remove some saved articles, and try again.",
    data_saved: |bytes| format!("About {} saved on this visit.", size(bytes)),
    show_picture: "Show picture",
    queue_add: "Add to queue",
    queue_next: "Listen next",
    queue_list: "Listen to these articles",
    queue: "Listening queue",
    queued: "Added to the listening queue.",
    previous: "Previous article",
    next: "Next article",
    raise: |name| ["Move “", name, "” up"].concat(),
    not_heard: |name| ["“", name, "” could not be loaded and was passed over."].concat(),
    is_followed: "Followed",
    mute_from: "Mute…",
};

fn setting(setting: Setting, choice: &str) -> &'static str {
    match (setting, choice) {
        (Setting::Theme, "auto") => "As the device",
        (Setting::Theme, "light") => "Light",
        (Setting::Theme, "dark") => "Dark",
        (Setting::Theme, _) => "High contrast",
        (Setting::Size, "small") => "Small",
        (Setting::Size, "large") => "Large",
        (Setting::Size, "larger") => "Larger",
        (Setting::Size, "largest") => "Largest",
        (Setting::Width, "narrow") => "Short",
        (Setting::Width, "wide") => "Long",
        (Setting::Face, "serif") => "Serif",
        (Setting::Face, _) => "Sans serif",
        (Setting::Spacing, "wide") => "Wide",
        (Setting::Density, "standard") => "Standard",
        (Setting::Density, "headlines") => "Headlines alone",
        (Setting::Density, _) => "Cards with pictures",
        (Setting::Lite, "auto") => "As the device",
        (Setting::Lite, "on") => "Left out",
        (Setting::Lite, _) => "Shown",
        (Setting::Size | Setting::Width | Setting::Spacing, _) => "Normal",
    }
}

/// From Monday.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn period(period: Period, today: Option<Day>) -> String {
    let day = match period {
        Period::Undated => return "Undated".to_owned(),
        Period::Month(first) => {
            return [month(first), " ", &digits(first.year.unsigned_abs() as usize)].concat();
        }
        Period::Day(day) => day,
    };
    match today.map(|it| it.days_since(day)) {
        Some(0) => "Today".to_owned(),
        Some(1) => "Yesterday".to_owned(),
        _ => {
            let line = [WEEKDAYS[day.weekday()], " ", &digits(day.day.into()), " ", month(day)].concat();
            let is_near = today.is_some_and(|it| it.year == day.year);
            if is_near { line } else { [&line, " ", &digits(day.year.unsigned_abs() as usize)].concat() }
        }
    }
}

fn month(day: Day) -> &'static str {
    MONTHS.get(usize::from(day.month).wrapping_sub(1)).copied().unwrap_or_default()
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

/// What the search says.
pub(super) static SEARCH: SearchWords = SearchWords {
    fault: |kind, piece| {
        let what = match kind {
            FaultKind::Unclosed => "no quote closes this; the phrase goes on to the end",
            FaultKind::NothingBehind => "nothing stands behind this",
            FaultKind::NoDate => "this is no year, month or day, such as 2022, 2022-09 or 2022-09-23",
            FaultKind::NoPlace => "this is no place; in:title is",
            FaultKind::LonelyOr => "OR needs a word on each side",
            FaultKind::LonelyNot => "a minus needs a word behind it",
        };
        ["“", piece, "”: ", what, "."].concat()
    },
    instead: |text| ["Showing what was found for “", text, "”."].concat(),
    literal: |text| ["Search for “", text, "” as typed"].concat(),
    meant: |text, found| ["Search for “", text, "” instead (", &grouped(found), ")"].concat(),
    older_found: |count, is_complete| {
        let found = plural(count, "older article");
        if is_complete { found } else { ["At least ", &found].concat() }
    },
    older_until: |it| {
        let month = MONTHS.get(usize::from(it.month).wrapping_sub(1)).copied().unwrap_or_default();
        ["Searched back to ", &digits(it.day.into()), " ", month, " ", &digits(it.year.unsigned_abs() as usize), "."]
            .concat()
    },
    older_lost: |count| {
        [plural(count, "part").as_str(), " of the archive could not be read; what they hold is not shown."].concat()
    },
    older_leaves_out: "Single initials and signs are only searched among the articles loaded so far.",
};

/// What the page says on which lines for other sites are put together.
pub(super) static BUILDING: BuildingWords = BuildingWords {
    title: |site| format!("Put {site} on your page"),
    intro: "Choose what is shown, look at it, and copy the lines into your page.",
    choices: "What is shown",
    all: "All sections",
    layout: "Layout",
    layouts: [("list", "Headline and date"), ("cards", "Picture, headline, deck"), ("headlines", "Headline alone")],
    limit: "Most headlines",
    open: "Articles open",
    opens: [("place", "in place"), ("dialog", "in a dialog"), ("site", "on the site"), ("tab", "in a new tab")],
    theme: "Colours",
    themes: [("auto", "reader's choice"), ("light", "light"), ("dark", "dark"), ("host", "as your page")],
    filter: "Readers can search and filter",
    images: "Pictures",
    accent: "Accent colour",
    size: "Size of text, in pixels",
    pin: "Pin this version",
    pin_hint: "The browser then runs these very scripts or none. When the site publishes others, the lines have to be \
               copied anew; until then the fallback is shown.",
    preview: "Preview",
    element: "Element",
    element_hint: "Follows your page: its width, its fonts if you say so, its language.",
    fallback: "Element with headlines in it",
    fallback_hint: "The headlines of now show at once and without script, and search engines read them.",
    rule: "Style",
    rule_hint: "Keeps the room free, as high as the preview is at its width, so that nothing moves when the news comes.",
    frame: "Iframe",
    frame_hint: "Where pages take no scripts of others: leave the last line out, and choose a height. Accent colour and \
                 size of text are the element's alone.",
    copy: "Copy",
    copied: "Copied.",
    selected: "This browser does not let the page copy. The lines are selected: copy them with the keyboard.",
    scriptless: "Without JavaScript nothing can be chosen here. The lines below show all sections.",
};

/// What the dialog of keyboard shortcuts says.
pub(super) static KEYS: KeyWords = KeyWords {
    title: "Keyboard shortcuts",
    intro: "They do nothing while you type in a field.",
    on: "Use keyboard shortcuts",
    action: "What it does",
    key: "Key",
    actions: [
        "Next article",
        "Previous article",
        "Open the article",
        "Back to the list",
        "Save the article",
        "Search",
        "Front page",
        "Show the shortcuts",
    ],
    then: "then",
    change: "Change",
    change_of: |action| ["Change the key for “", action, "”"].concat(),
    press: |action| ["Press the new key for “", action, "”, or Escape to leave it as it is."].concat(),
    changed: |key, action| ["“", key, "” now does this: ", action, "."].concat(),
    taken: |key, action| ["“", key, "” is taken: ", action, ". Choose another key."].concat(),
    unfit: "That key cannot be a shortcut. Press a letter, a digit or a sign.",
    reset: "Back to the usual keys",
    was_reset: "The usual keys are back.",
    not_kept: "Kept until this page is closed: the browser lets it store nothing.",
    close: "Close",
};

//! Words nobody reads: English with accents, two fifths longer, in brackets. What stands on a page outside the brackets
//! did not come from a table of words.
//!
//! Invariant: only native builds have it, and no reader's language is ever resolved to it.

use std::sync::LazyLock;

use super::keys::KeyWords;
use super::search::SearchWords;
use super::{ReaderWords, Words, en};

/// Written from left to right. Its tag and the other one's are CLDR's for such languages.
pub(super) static ACCENTED: LazyLock<Words> = LazyLock::new(|| words("en-XA"));

/// Written from right to left.
pub(super) static MIRRORED: LazyLock<Words> = LazyLock::new(|| words("ar-XB"));

/// What the search says.
pub(super) static SEARCH: LazyLock<SearchWords> = LazyLock::new(|| SearchWords {
    fault: |kind, piece| accented((en::SEARCH.fault)(kind, piece)),
    instead: |text| accented((en::SEARCH.instead)(text)),
    literal: |text| accented((en::SEARCH.literal)(text)),
    meant: |text, found| accented((en::SEARCH.meant)(text, found)),
    older_found: |count, is_complete| accented((en::SEARCH.older_found)(count, is_complete)),
    older_until: |day| accented((en::SEARCH.older_until)(day)),
    older_lost: |count| accented((en::SEARCH.older_lost)(count)),
    older_leaves_out: lasting(en::SEARCH.older_leaves_out),
});

/// The words around reading and keeping.
pub(super) static READER: LazyLock<ReaderWords> = LazyLock::new(|| ReaderWords {
    period: |period, today| accented((en::READER.period)(period, today)),
    show_all: |count| accented((en::READER.show_all)(count)),
    contents: lasting(en::READER.contents),
    at: en::READER.at,
    corrected: [lasting(en::READER.corrected[0]), ""],
    what_changed: lasting(en::READER.what_changed),
    places: en::READER.places.map(lasting),
    gone: en::READER.gone.map(lasting),
    come: en::READER.come.map(lasting),
    topics: lasting(en::READER.topics),
    series: lasting(en::READER.series),
    more_in: |one| accented((en::READER.more_in)(one)),
    more_by: |one| accented((en::READER.more_by)(one)),
    in_list: lasting(en::READER.in_list),
    above: lasting(en::READER.above),
    below: lasting(en::READER.below),
    translations: lasting(en::READER.translations),
    read_here: lasting(en::READER.read_here),
    read_in: |one| accented((en::READER.read_in)(one)),
    side_by_side: lasting(en::READER.side_by_side),
    one_language: lasting(en::READER.one_language),
    no_translation: lasting(en::READER.no_translation),
    notes: lasting(en::READER.notes),
    to_text: lasting(en::READER.to_text),
    tools: lasting(en::READER.tools),
    save_article: lasting(en::READER.save_article),
    share: lasting(en::READER.share),
    copy_link: lasting(en::READER.copy_link),
    copied: lasting(en::READER.copied),
    not_copied: lasting(en::READER.not_copied),
    copy_quote: lasting(en::READER.copy_quote),
    no_quote: lasting(en::READER.no_quote),
    print: lasting(en::READER.print),
    listen: lasting(en::READER.listen),
    pause: lasting(en::READER.pause),
    go_on: lasting(en::READER.go_on),
    stop: lasting(en::READER.stop),
    speed: lasting(en::READER.speed),
    no_voice: lasting(en::READER.no_voice),
    resume: |one| accented((en::READER.resume)(one)),
    follow: |one| accented((en::READER.follow)(one)),
    display: lasting(en::READER.display),
    settings: en::READER.settings.map(lasting),
    setting: |setting, choice| lasting((en::READER.setting)(setting, choice)),
    reset: lasting(en::READER.reset),
    kept: lasting(en::READER.kept),
    kept_hint: lasting(en::READER.kept_hint),
    saved_articles: lasting(en::READER.saved_articles),
    none_saved: lasting(en::READER.none_saved),
    history: lasting(en::READER.history),
    none_read: lasting(en::READER.none_read),
    followed: lasting(en::READER.followed),
    none_followed: lasting(en::READER.none_followed),
    muted: lasting(en::READER.muted),
    mute_word: lasting(en::READER.mute_word),
    mute: lasting(en::READER.mute),
    mute_named: |one| accented((en::READER.mute_named)(one)),
    take_off: |one| accented((en::READER.take_off)(one)),
    stored: lasting(en::READER.stored),
    stored_is: |one, other| accented((en::READER.stored_is)(one, other)),
    stored_offline: |one, other| accented((en::READER.stored_offline)(one, other)),
    export: lasting(en::READER.export),
    import: lasting(en::READER.import),
    imported: |one| accented((en::READER.imported)(one)),
    not_imported: |why| lasting((en::READER.not_imported)(why)),
    erase: lasting(en::READER.erase),
    erase_sure: lasting(en::READER.erase_sure),
    kept_not: lasting(en::READER.kept_not),
    kept_full: lasting(en::READER.kept_full),
    data_saved: |one| accented((en::READER.data_saved)(one)),
    show_picture: lasting(en::READER.show_picture),
    queue_add: lasting(en::READER.queue_add),
    queue_next: lasting(en::READER.queue_next),
    queue_list: lasting(en::READER.queue_list),
    queue: lasting(en::READER.queue),
    queued: lasting(en::READER.queued),
    previous: lasting(en::READER.previous),
    next: lasting(en::READER.next),
    raise: |one| accented((en::READER.raise)(one)),
    not_heard: |one| accented((en::READER.not_heard)(one)),
    is_followed: lasting(en::READER.is_followed),
    mute_from: lasting(en::READER.mute_from),
});

/// What the dialog of keyboard shortcuts says.
pub(super) static KEYS: LazyLock<KeyWords> = LazyLock::new(|| KeyWords {
    title: lasting(en::KEYS.title),
    intro: lasting(en::KEYS.intro),
    on: lasting(en::KEYS.on),
    action: lasting(en::KEYS.action),
    key: lasting(en::KEYS.key),
    actions: en::KEYS.actions.map(lasting),
    then: lasting(en::KEYS.then),
    change: lasting(en::KEYS.change),
    change_of: |action| accented((en::KEYS.change_of)(action)),
    press: |action| accented((en::KEYS.press)(action)),
    changed: |key, action| accented((en::KEYS.changed)(key, action)),
    taken: |key, action| accented((en::KEYS.taken)(key, action)),
    unfit: lasting(en::KEYS.unfit),
    reset: lasting(en::KEYS.reset),
    was_reset: lasting(en::KEYS.was_reset),
    not_kept: lasting(en::KEYS.not_kept),
    close: lasting(en::KEYS.close),
});

fn words(tag: &'static str) -> Words {
    let en = &en::WORDS;
    Words {
        tag,
        region: en.region,
        name: lasting(en.name),
        skip: lasting(en.skip),
        recent: lasting(en.recent),
        article: lasting(en.article),
        breadcrumb: lasting(en.breadcrumb),
        language: lasting(en.language),
        search: lasting(en.search),
        filters: lasting(en.filters),
        facets: en.facets.map(lasting),
        any: lasting(en.any),
        from: lasting(en.from),
        to: lasting(en.to),
        sort: lasting(en.sort),
        sorts: en.sorts.map(lasting),
        clear: lasting(en.clear),
        save: lasting(en.save),
        saved: lasting(en.saved),
        forget: |name| accented((en::WORDS.forget)(name)),
        feed: lasting(en.feed),
        not_kept: lasting(en.not_kept),
        more: lasting(en.more),
        loading: lasting(en.loading),
        looking_back: lasting(en.looking_back),
        retry: lasting(en.retry),
        dismiss: lasting(en.dismiss),
        close: lasting(en.close),
        shortcuts: lasting(en.shortcuts),
        empty: lasting(en.empty),
        empty_hint: lasting(en.empty_hint),
        nothing: lasting(en.nothing),
        nothing_hint: lasting(en.nothing_hint),
        down: lasting(en.down),
        down_hint: lasting(en.down_hint),
        unknown: lasting(en.unknown),
        unknown_hint: lasting(en.unknown_hint),
        missing: lasting(en.missing),
        missing_hint: lasting(en.missing_hint),
        hidden: lasting(en.hidden),
        no_body: lasting(en.no_body),
        protected: lasting(en.protected),
        original: lasting(en.original),
        back: lasting(en.back),
        neighbours: lasting(en.neighbours),
        related: lasting(en.related),
        attachments: lasting(en.attachments),
        table: lasting(en.table),
        by: |names| accented((en::WORDS.by)(names)),
        updated: |date| accented((en::WORDS.updated)(date)),
        day: |day| accented((en::WORDS.day)(day)),
        found: |count| accented((en::WORDS.found)(count)),
        searched: |count| accented((en::WORDS.searched)(count)),
        undated: |count| accented((en::WORDS.undated)(count)),
        histogram: lasting(en.histogram),
        no_search: lasting(en.no_search),
        no_search_hint: lasting(en.no_search_hint),
        older: lasting(en.older),
        older_more: lasting(en.older_more),
        older_loading: lasting(en.older_loading),
        load_from: |host| accented((en::WORDS.load_from)(host)),
        offline: |count| accented((en::WORDS.offline)(count)),
        offline_hint: lasting(en.offline_hint),
        fresh: |count| accented((en::WORDS.fresh)(count)),
        keep: lasting(en.keep),
        keep_hint: lasting(en.keep_hint),
        keep_limit: lasting(en.keep_limit),
        keep_nothing: lasting(en.keep_nothing),
        keep_full: lasting(en.keep_full),
        newer: lasting(en.newer),
        reload: lasting(en.reload),
        language_names: &[("en", "⟦Éñĝļîšĥ~~~⟧"), ("ko", "⟦Ķöŕéáñ~~~⟧"), ("ja", "⟦Ĵáþáñéšé~~~~⟧")],
        size: |bytes| accented((en::WORDS.size)(bytes)),
        minutes: |minutes| accented((en::WORDS.minutes)(minutes)),
        enlarge: lasting(en.enlarge),
        was_read: lasting(en.was_read),
        muted_out: |count| accented((en::WORDS.muted_out)(count)),
        reason: |reason| accented((en::WORDS.reason)(reason)),
        outage: |source, outage| accented((en::WORDS.outage)(source, outage)),
        problems: |source, count| accented((en::WORDS.problems)(source, count)),
        problem: |problem| accented((en::WORDS.problem)(problem)),
    }
}

/// The same for as long as the program runs, as tables have their words.
fn lasting(text: &str) -> &'static str {
    accented(text.to_owned()).leak()
}

/// The text with accents, two fifths longer, in brackets. What was in brackets already stays as it was.
#[expect(clippy::needless_pass_by_value, reason = "what words answer with is handed on")]
fn accented(text: String) -> String {
    let mut whole = String::from("⟦");
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ if depth == 0 => whole.push(accent(letter)),
            _ => whole.push(letter),
        }
    }
    let longer = (text.chars().count() * 2).div_ceil(5);
    whole.extend(std::iter::repeat_n('~', longer));
    whole.push('⟧');
    whole
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
    PLAIN.find(letter).and_then(|nth| ACCENTED.chars().nth(nth)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Direction, Language};

    #[test]
    fn it_is_longer_and_in_brackets() {
        assert_eq!(accented("Search".to_owned()), "⟦Šéáŕçĥ~~~⟧");
        assert_eq!(accented("By ⟦Ķîɱ~~⟧".to_owned()), "⟦Ɓý Ķîɱ~~~~~~⟧");
        assert_eq!(Language::Accented.words().close, "⟦Çļöšé~~⟧");
    }

    #[test]
    fn no_reader_is_given_it() {
        for language in [Language::Accented, Language::Mirrored] {
            let tag = language.words().tag;
            assert!(!Language::ALL.contains(&language));
            assert!(Language::best([tag, "ko"]) != language && Language::of(tag) != Some(language), "{tag}");
        }
        assert_eq!(Language::Accented.words().direction(), Direction::LeftToRight);
        assert_eq!(Language::Mirrored.words().direction(), Direction::RightToLeft);
    }
}

//! The words around reading an article, choosing how it looks, and keeping it. The element on other sites' pages offers none
//! of that, and does not carry them.

use crate::display::Setting;
use crate::division::Period;
use crate::kept::NotKept;
use crate::moment::Day;

/// What is said there, in one language.
#[derive(Debug)]
pub struct ReaderWords {
    /// The line over the articles of a time; with today, where it is known, days near it are called by their distance.
    pub period: fn(Period, Option<Day>) -> String,
    /// Button that puts all articles into the list, so many.
    pub show_all: fn(usize) -> String,
    /// Name of the list of a text's parts.
    pub contents: &'static str,
    /// What stands between a day and the time of it.
    pub at: &'static str,
    /// What stands before and after the time at which an article was corrected.
    pub corrected: [&'static str; 2],
    /// Shows what that changed.
    pub what_changed: &'static str,
    /// Names of the places in an article that a correction changes, in the order of [`crate::correction::Place`]; the last,
    /// its text, has none.
    pub places: [&'static str; 6],
    /// What is said before and after words that went, to who does not see that they are struck out.
    pub gone: [&'static str; 2],
    /// The same of words that came.
    pub come: [&'static str; 2],
    /// Name of the list of ways on to other articles.
    pub topics: &'static str,
    /// What a series is called.
    pub series: &'static str,
    /// Link to the other articles of a series.
    pub more_in: fn(&str) -> String,
    /// Link to the other articles of an author.
    pub more_by: fn(&str) -> String,
    /// Name of the links to the articles beside this one in the list.
    pub in_list: &'static str,
    /// What stands before the headline of the one above.
    pub above: &'static str,
    /// What stands before the headline of the one below.
    pub below: &'static str,
    /// Name of the list of an article's translations.
    pub translations: &'static str,
    /// Link to an article in this language.
    pub read_here: &'static str,
    /// Link to an article in a language of that name.
    pub read_in: fn(&str) -> String,
    /// Shows both texts.
    pub side_by_side: &'static str,
    /// Shows the article alone again.
    pub one_language: &'static str,
    /// That the translation could not be had.
    pub no_translation: &'static str,
    /// Name of the list of a text's notes.
    pub notes: &'static str,
    /// Link from a note to where it belongs.
    pub to_text: &'static str,
    /// Name of what can be done with an article.
    pub tools: &'static str,
    /// Saves the article, or no longer.
    pub save_article: &'static str,
    /// Hands the article's address to another program.
    pub share: &'static str,
    /// Copies the article's address.
    pub copy_link: &'static str,
    /// That it was copied.
    pub copied: &'static str,
    /// That the browser refused to copy.
    pub not_copied: &'static str,
    /// Copies the chosen words with their source.
    pub copy_quote: &'static str,
    /// That no words of the article are chosen.
    pub no_quote: &'static str,
    /// Prints the article.
    pub print: &'static str,
    /// Reads the article aloud.
    pub listen: &'static str,
    /// Stops reading aloud for now.
    pub pause: &'static str,
    /// Reads on aloud.
    pub go_on: &'static str,
    /// Stops reading aloud.
    pub stop: &'static str,
    /// How quickly it is read aloud.
    pub speed: &'static str,
    /// That there is no voice for that language.
    pub no_voice: &'static str,
    /// Goes to where the reader stopped, so many hundredths into the article.
    pub resume: fn(u16) -> String,
    /// Follows something of that name.
    pub follow: fn(&str) -> String,
    /// Name of the reader's choices of display.
    pub display: &'static str,
    /// Names of the settings, in the order of [`Setting::ALL`].
    pub settings: [&'static str; 7],
    /// What a choice of a setting is called.
    pub setting: fn(Setting, &str) -> &'static str,
    /// Puts all settings back.
    pub reset: &'static str,
    /// Name of the page of what the reader keeps.
    pub kept: &'static str,
    /// What that page is, in a sentence.
    pub kept_hint: &'static str,
    /// Heading of the saved articles.
    pub saved_articles: &'static str,
    /// Where there are none.
    pub none_saved: &'static str,
    /// Heading of the articles that were read.
    pub history: &'static str,
    /// Where there are none.
    pub none_read: &'static str,
    /// Heading of series and authors that are followed.
    pub followed: &'static str,
    /// Where there are none.
    pub none_followed: &'static str,
    /// Heading of muted words and sources.
    pub muted: &'static str,
    /// Label of the field for one more word.
    pub mute_word: &'static str,
    /// Mutes it.
    pub mute: &'static str,
    /// Mutes a source of that name.
    pub mute_named: fn(&str) -> String,
    /// Takes something of that name off a list.
    pub take_off: fn(&str) -> String,
    /// Heading of what is stored.
    pub stored: &'static str,
    /// How many records, how many articles, and how many bytes in all.
    pub stored_is: fn(usize, u64) -> String,
    /// How many bytes are kept for reading offline, and how many the app has; and what becomes of both.
    pub stored_offline: fn(u64, u64) -> String,
    /// Gives everything as a file.
    pub export: &'static str,
    /// Takes a file back.
    pub import: &'static str,
    /// How many things came with a file.
    pub imported: fn(usize) -> String,
    /// Why a file was not taken.
    pub not_imported: fn(NotKept) -> &'static str,
    /// Erases everything.
    pub erase: &'static str,
    /// Does so indeed.
    pub erase_sure: &'static str,
    /// That the browser stores nothing.
    pub kept_not: &'static str,
    /// That the browser's storage is full.
    pub kept_full: &'static str,
    /// Shows a picture that was left out.
    pub show_picture: &'static str,
    /// How many bytes were saved by leaving pictures out.
    pub data_saved: fn(u64) -> String,
    /// Puts the article at the end of the queue.
    pub queue_add: &'static str,
    /// Puts the article behind the one that is read aloud.
    pub queue_next: &'static str,
    /// Reads the articles of the list aloud.
    pub queue_list: &'static str,
    /// Name of the queue.
    pub queue: &'static str,
    /// That an article was put into it.
    pub queued: &'static str,
    /// Goes to the article before.
    pub previous: &'static str,
    /// Goes to the article after.
    pub next: &'static str,
    /// Moves something of that name up a list.
    pub raise: fn(&str) -> String,
    /// That the text of an article of that name could not be had to read it aloud.
    pub not_heard: fn(&str) -> String,
    /// That an article in a list is of a series or an author that is followed.
    pub is_followed: &'static str,
    /// Opens what of an article can be muted.
    pub mute_from: &'static str,
}

//! Dates and numbers are written by tables, so that printed pages and running ones say the same before any of the
//! browser's is at hand. They say what `Intl` does.

use news_core::division::Period;
use news_core::lang::Language;
use news_core::moment::Day;
use serde_json::json;

use crate::browser::{Reader, browse_everywhere};
use crate::reading;

/// The language of a table, as `Intl` knows it: in English days come before months.
fn locale(language: Language) -> &'static str {
    if language == Language::English { "en-GB" } else { language.words().tag }
}

#[test]
fn dates_and_numbers_are_those_of_intl() {
    browse_everywhere(reading::site(), Reader::english(), async |page| {
        page.visit("").await;
        let mut pairs = Vec::new();
        for language in Language::ALL {
            for (year, month, day) in (1..=12).map(|month| (2026, month, 28)).chain([(1999, 12, 31), (2024, 2, 29)]) {
                let said = (language.words().day)(Day { year, month, day });
                pairs.push(json!([locale(language), [year, month, day], said]));
            }
            let today = Day { year: 2026, month: 3, day: 1 };
            for (ago, day) in [(0, today), (1, Day { year: 2026, month: 2, day: 28 })] {
                pairs.push(json!([locale(language), { "ago": ago }, (language.reader_words().period)(Period::Day(day), Some(today))]));
            }
            for count in [7, 999, 1_000, 100_000, 1_234_567] {
                pairs.push(json!([locale(language), count, (language.words().found)(count)]));
            }
        }
        let differ = format!(
            "const day = (locale, [year, month, day]) =>
               new Intl.DateTimeFormat(locale, {{ dateStyle: 'long', timeZone: 'UTC' }})
                 .format(new Date(Date.UTC(year, month - 1, day)));
            const ago = (locale, days) => new Intl.RelativeTimeFormat(locale, {{ numeric: 'auto' }}).format(-days, 'day');
            const is = (locale, what, said) => Array.isArray(what)
              ? said === day(locale, what)
              : 'ago' in Object(what)
              ? said.toLowerCase() === ago(locale, what.ago)
              : said.includes(new Intl.NumberFormat(locale).format(what)) && !/\\d{{4}}/.test(said);
            return {}.filter((it) => !is(...it))",
            json!(pairs)
        );
        assert_eq!(page.js(&differ).await, json!([]));
    });
}

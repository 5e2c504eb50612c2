//! What the search says of a question. Its module has these words, and a page that asks nothing does not load them.

use crate::moment::Day;
use crate::search::FaultKind;

/// Every word the search says.
pub struct SearchWords {
    /// What could not be understood in a query: what is wrong, and the piece of it.
    pub fault: fn(FaultKind, &str) -> String,
    /// That another text was searched than was typed.
    pub instead: fn(&str) -> String,
    /// Searches what was typed, as it stands.
    pub literal: fn(&str) -> String,
    /// Offers another text, and says how many articles it finds.
    pub meant: fn(&str, usize) -> String,
    /// How many older ones answer: so many, or so many at least.
    pub older_found: fn(usize, bool) -> String,
    /// How far back was searched.
    pub older_until: fn(Day) -> String,
    /// How many parts of the archive could not be read.
    pub older_lost: fn(usize) -> String,
    /// That something of the question can only be asked of the articles at hand.
    pub older_leaves_out: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn what_is_said() {
        let day = Day { year: 2022, month: 9, day: 3 };
        let said = Language::ALL.map(|it| (it.search_words().older_until)(day));
        let until = [
            "Searched back to 3 September 2022.",
            "2022년 9월 3일까지 거슬러 찾았습니다.",
            "2022年9月3日までさかのぼって検索しました。",
        ];
        assert_eq!(said, until);
        let found = |count, is_complete| Language::ALL.map(|it| (it.search_words().older_found)(count, is_complete));
        assert_eq!(found(1, true), ["1 older article", "지난 기사 1건", "過去の記事1件"]);
        assert_eq!(found(12, false), ["At least 12 older articles", "지난 기사 12건 이상", "過去の記事12件以上"]);
    }
}

//! Articles of one language's Wikinews, from lines of JSON: read, chosen, cleaned, and made into feed items.

use super::{clean, section};
use crate::trouble::{During, Outcome};
use serde_json::{Value, json};
use std::collections::HashSet;

/// One Wikinews.
pub(crate) struct Wikinews {
    /// The corpus, one article a line.
    pub(crate) file: &'static str,
    pub(crate) language: &'static str,
    author: &'static str,
    holder: &'static str,
    notice: &'static str,
    sections: &'static section::Sections,
}

pub(crate) const ENGLISH: Wikinews = Wikinews {
    file: "en_wikinews.jsonl",
    language: "en",
    author: "Wikinews contributors",
    holder: "Wikinews contributors",
    notice: "Wikinews contributors, Creative Commons Attribution 2.5 (CC BY 2.5)",
    sections: &section::ENGLISH,
};

pub(crate) const KOREAN: Wikinews = Wikinews {
    file: "ko_wikinews.jsonl",
    language: "ko",
    author: "위키뉴스 기여자",
    holder: "위키뉴스 기여자",
    notice: "위키뉴스 기여자, 크리에이티브 커먼즈 저작자표시 2.5 (CC BY 2.5)",
    sections: &section::KOREAN,
};

/// Characters of a text that is neither a note nor a transcript.
const BODY_CHARS_MIN: usize = 400;
const BODY_CHARS_MAX: usize = 12_000;

/// What the Korean corpus says where it knows no date.
const NO_DATE: &str = "2010-01-01";

/// The last day taken. Past it there is Korean alone, and the demo's first pages should show both languages.
const LAST_DAY: &str = "2020-12-31";

/// Titles that hold one of these are left out. They are news, and legitimate; they are not what a demonstration should
/// greet people with. "Wikinews" marks articles about the project itself; the last two are collections of briefs.
const NOT_FOR_A_DEMO: [&str; 34] = [
    "rape",
    "sex",
    "suicide",
    "Suicide",
    "paedophil",
    "abus",
    "molest",
    "porn",
    "torture",
    "Wikinews",
    "behead",
    "stolen from",
    "stabb",
    "sets himself",
    "성폭",
    "성추행",
    "성희롱",
    "성착취",
    "성범죄",
    "자살",
    "자해",
    "살해",
    "낙태",
    "학대",
    "한 관에",
    "성적지향",
    "n번방",
    "박사방",
    "갓갓",
    "조작",
    "음란",
    "시신",
    "심층진단",
    "뉴스브리핑",
];

/// An article ready for the edition.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: String,
    /// RFC 3339.
    pub(crate) published: String,
    item: Value,
}

impl Article {
    /// Its feed item.
    pub(crate) fn item(&self) -> Value {
        self.item.clone()
    }
}

impl Wikinews {
    /// The newest articles that are fit to show, at most `count` of them.
    pub(crate) fn choose(&self, lines: &str, count: usize) -> Outcome<Vec<Article>> {
        let mut titles = HashSet::new();
        let mut articles = Vec::new();
        for line in lines.lines() {
            let record: Value = serde_json::from_str(line).during(self.file)?;
            let Some(article) = self.article(&record) else { continue };
            if titles.insert(article.item["title"].to_string()) {
                articles.push(article);
            }
        }
        articles.sort_by(|one, other| (&other.published, &one.id).cmp(&(&one.published, &other.id)));
        articles.truncate(count);
        Ok(articles)
    }

    fn article(&self, record: &Value) -> Option<Article> {
        let text = |key: &str| record[key].as_str().unwrap_or_default().trim();
        let title = clean::line(text("title"));
        let published = text("published");
        let is_dated = !published.starts_with(NO_DATE) && published.get(..10).is_some_and(|day| day <= LAST_DAY);
        if !is_dated || title.is_empty() || NOT_FOR_A_DEMO.iter().any(|it| title.contains(it)) {
            return None;
        }
        let body = clean::body(text("content"))?;
        if !(BODY_CHARS_MIN..=BODY_CHARS_MAX).contains(&body.chars().count()) {
            return None;
        }
        let lead = body.split("\n\n").next().unwrap_or_default();
        let (section, tags) = self.sections.of(&title, lead);
        let mut item = json!({
            "id": text("id"),
            "title": title,
            "summary": summary(lead),
            "content_text": body,
            "date_published": published,
            "authors": [{ "name": self.author }],
            "language": self.language,
            "_news_zone": { "copyright_notice": self.notice, "copyright_holder": self.holder },
        });
        if !text("url").is_empty() {
            item["url"] = text("url").into();
        }
        if let Some(section) = section {
            item["_news_zone"]["section"] = section.into();
        }
        if !tags.is_empty() {
            item["tags"] = tags.into();
        }
        Some(Article { id: text("id").to_owned(), published: published.to_owned(), item })
    }
}

/// Longest summary, in characters: two or three lines of a list.
const SUMMARY_CHARS_MAX: usize = 200;

/// The first sentences of the first paragraph, as many as fit; cut at a word, with an ellipsis, if not even one does.
fn summary(lead: &str) -> String {
    let limit = lead.char_indices().nth(SUMMARY_CHARS_MAX).map_or(lead.len(), |(index, _)| index);
    if limit == lead.len() {
        return lead.to_owned();
    }
    let room = &lead[..limit];
    // A stop after one or two letters is an initial or a title, and one near the start says too little.
    let is_end = |index: &usize| {
        let word = room[..*index].rsplit(' ').next().unwrap_or_default();
        limit / 3 < *index && 2 < word.chars().count()
    };
    if let Some(index) = room.rmatch_indices(". ").map(|(index, _)| index).find(is_end) {
        return room[..=index].to_owned();
    }
    let words = room.rsplit_once(' ').map_or(room, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(title: &str, published: &str, content: &str) -> String {
        json!({ "id": title, "title": title, "published": published, "content": content, "url": "" }).to_string()
    }

    #[test]
    fn only_sound_dated_articles_are_chosen_and_once() {
        let body = "국방부는 오늘 회담을 열었다. ".repeat(30);
        let lines = [
            line("회담", "2016-07-08T00:00:00Z", &body),
            line("회담", "2016-07-09T00:00:00Z", &body),
            line("새 소식", "2018-07-08T00:00:00Z", &body),
            line("날짜 없음", "2010-01-01T00:00:00Z", &body),
            line("너무 새로움", "2022-01-01T00:00:00Z", &body),
            line("짧음", "2016-07-08T00:00:00Z", "짧다."),
        ];
        let chosen = KOREAN.choose(&lines.join("\n"), 9).unwrap();
        let ids: Vec<&str> = chosen.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["새 소식", "회담"]);
        assert_eq!(chosen[0].item().get("url"), None);
        assert_eq!(KOREAN.choose(&lines.join("\n"), 1).unwrap().len(), 1);
        assert!(KOREAN.choose("{", 1).is_err());
    }

    #[test]
    fn summaries_end_where_a_sentence_or_a_word_does() {
        let sentence = format!("{}. ", "a".repeat(99));
        assert_eq!(summary("국방부."), "국방부.");
        assert_eq!(summary(&sentence.repeat(3)), format!("{}.", "a".repeat(99)));
        let initials = format!("{} {}", "b".repeat(190), "W. Bush went on and on");
        assert_eq!(summary(&initials), format!("{} W. Bush…", "b".repeat(190)));
        assert_eq!(summary(&"가나다 ".repeat(99)), format!("{}…", "가나다 ".repeat(50).trim_end()));
    }
}

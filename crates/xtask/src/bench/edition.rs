//! An edition of as many articles as a bench wants, half English and half Korean, the same each time.

use serde_json::{Value, json};

/// How long a body is at least, in characters; the last sentence is whole.
const BODY_CHARS_MIN: usize = 2_000;
/// Sentences of a paragraph.
const PARAGRAPH_SENTENCES: usize = 4;
/// Words of a sentence, at least and at most.
const SENTENCE_WORDS: (usize, usize) = (7, 15);

/// What articles of a language are made of.
struct Vocabulary {
    language: &'static str,
    words: &'static [&'static str],
    /// Each article has one, in its headline and here and there in its text: so a search finds some and not all.
    topics: [&'static str; 12],
    sections: [&'static str; 6],
    authors: [&'static str; 8],
}

const ENGLISH: Vocabulary = Vocabulary {
    language: "en",
    words: &[
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "for",
        "on",
        "with",
        "that",
        "talks",
        "agreement",
        "Monday",
        "partners",
        "region",
        "officials",
        "joint",
        "statement",
        "meeting",
        "support",
        "market",
        "million",
        "morning",
        "mission",
        "army",
        "north",
        "industry",
        "both",
        "sides",
        "exercise",
        "expressed",
        "cooperation",
        "security",
        "members",
        "announced",
        "year",
        "plan",
        "between",
        "national",
        "minute",
        "during",
        "visit",
        "capital",
        "Romania’s",
    ],
    topics: [
        "minister",
        "frigate",
        "satellite",
        "summit",
        "harvest",
        "election",
        "earthquake",
        "vaccine",
        "orchestra",
        "railway",
        "budget",
        "championship",
    ],
    sections: ["Defence", "Politics", "World", "Economy", "Culture", "Sports"],
    authors: [
        "Ana Popescu",
        "Chul-Hwan, Kim",
        "Jane Doe",
        "Vasile Dîncu",
        "Maria Silva",
        "Tom Baker",
        "Lena Meyer",
        "Wei Chen",
    ],
};

const KOREAN: Vocabulary = Vocabulary {
    language: "ko",
    words: &[
        "국가",
        "국제",
        "국민과",
        "장관은",
        "회의에서",
        "협력을",
        "지역의",
        "이번",
        "지난",
        "오늘",
        "정부는",
        "발표했다",
        "밝혔다",
        "양국",
        "관계를",
        "위해",
        "계획을",
        "통해",
        "대한",
        "방안을",
        "논의했다",
        "강조했다",
        "안보",
        "산업",
        "사이버",
        "훈련에",
        "참가한",
        "장병들은",
        "오전",
        "서울에서",
        "열린",
        "가운데",
        "함께",
        "새로운",
        "기술을",
        "개발",
        "추진하고",
        "있다고",
        "말했다",
        "것으로",
        "전망된다",
        "관계자는",
    ],
    topics: [
        "국방부",
        "호위함",
        "인공위성",
        "정상회담",
        "농업",
        "선거",
        "지진",
        "백신",
        "교향악단",
        "철도",
        "예산안",
        "선수권",
    ],
    sections: ["국방", "정치", "국제", "경제", "문화", "스포츠"],
    authors: ["김철환", "이영희", "박민수", "최지우", "정하늘", "강바다", "조은별", "윤서준"],
};

/// A JSON Feed of one page, newest first.
pub(crate) fn edition(articles: usize) -> String {
    let mut dice = Dice(2022);
    let items: Vec<Value> = (0..articles).map(|nth| item(nth, &mut dice)).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Bench", "items": items }).to_string()
}

fn item(nth: usize, dice: &mut Dice) -> Value {
    let vocabulary = if nth.is_multiple_of(2) { &ENGLISH } else { &KOREAN };
    let topic = dice.pick(&vocabulary.topics);
    let mut body = String::new();
    let mut chars = 0;
    for sentence in 1.. {
        let text = words(vocabulary, topic, sentence % 3 == 1, dice);
        chars += text.chars().count() + 2;
        body.push_str(&text);
        if BODY_CHARS_MIN <= chars {
            body.push('.');
            break;
        }
        body.push_str(if sentence % PARAGRAPH_SENTENCES == 0 { ".\n\n" } else { ". " });
    }
    // Every hour one, back from the end of a year of months of 28 days.
    let (day, hour) = (nth / 24, 23 - nth % 24);
    let (year, month) = (2026 - day / 28 / 12, 12 - day / 28 % 12);
    json!({
        "id": format!("b{nth}"),
        "language": vocabulary.language,
        "title": words(vocabulary, topic, true, dice),
        "summary": words(vocabulary, topic, false, dice),
        "content_text": body,
        "date_published": format!("{year}-{month:02}-{:02}T{hour:02}:00:00Z", 28 - day % 28),
        "authors": [{ "name": dice.pick(&vocabulary.authors) }],
        "tags": [topic],
        "_news_zone": { "section": dice.pick(&vocabulary.sections) },
    })
}

fn words(vocabulary: &Vocabulary, topic: &str, with_topic: bool, dice: &mut Dice) -> String {
    let (least, most) = SENTENCE_WORDS;
    let count = least + dice.roll(most - least + 1);
    let mut words: Vec<&str> = (0..count).map(|_| dice.pick(vocabulary.words)).collect();
    if with_topic {
        words[count / 2] = topic;
    }
    words.join(" ")
}

/// Chance that falls the same way each time: Knuth's linear congruential generator (MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The low bits of such a generator repeat soon, the high ones do not.
        (self.0 >> 33) as usize % sides
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.roll(from.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_each_time_and_of_the_size_asked_for() {
        let text = edition(200);
        assert_eq!(text, edition(200));
        let feed: Value = serde_json::from_str(&text).unwrap();
        let items = feed["items"].as_array().unwrap();
        assert_eq!(items.len(), 200);
        let bodies = || items.iter().map(|it| it["content_text"].as_str().unwrap());
        assert!(bodies().all(|it| (BODY_CHARS_MIN..BODY_CHARS_MIN + 200).contains(&it.chars().count())));
        for topic in ["국방부", "minister"] {
            let found = bodies().filter(|it| it.contains(topic)).count();
            assert!((1..40).contains(&found), "{topic} is in {found}");
        }
        assert_eq!(items[0]["date_published"], "2026-12-28T23:00:00Z");
        assert_eq!(items[25]["date_published"], "2026-12-27T22:00:00Z");
    }
}

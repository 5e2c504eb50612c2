//! News-like articles in any number, for benches: half English, half Korean, as JSON lines.
//!
//! Which word follows which, and so how often each occurs, is that of the committed demo edition (Wikinews, CC BY);
//! the text itself is chance and says nothing. Invariant: an article depends on its number and on how many there are
//! alone, so that a corpus is the same bytes each time and none of it has to be held.

mod dice;
pub(in crate::bench) mod moments;
mod names;
mod words;

use crate::trouble::{During, Outcome};
pub(in crate::bench) use dice::Dice;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
pub(in crate::bench) use words::Chain;

/// Lengths of texts in words, at each eighth of the articles: half stay under 300, as news does.
const ENGLISH_WORDS: [usize; 9] = [60, 130, 190, 245, 300, 370, 470, 640, 1_200];
/// A Korean word is what stands between spaces, which carries what English says in one and a half.
const KOREAN_WORDS: [usize; 9] = [40, 90, 130, 165, 200, 250, 320, 430, 800];
/// Tags of a language; with two languages that makes 500.
const TAGS: usize = 250;

/// What articles of a language are made of.
struct Voice {
    language: &'static str,
    chain: Chain,
    tags: Vec<String>,
    sections: [&'static str; 6],
    /// Family and given names; each two make one of a hundred authors.
    names: [[&'static str; 10]; 2],
    length: [usize; 9],
}

/// The source of articles.
pub(crate) struct Corpus {
    voices: [Voice; 2],
}

impl Corpus {
    /// Learns from the edition in that folder.
    pub(crate) fn learn(edition: &Path) -> Outcome<Self> {
        let [mut english, mut korean] = [Chain::default(), Chain::default()];
        for file in files(edition)? {
            let text = fs::read_to_string(&file).during(file.display())?;
            let feed: Value = serde_json::from_str(&text).during(file.display())?;
            for item in feed["items"].as_array().into_iter().flatten() {
                let chain = if item["language"] == "ko" { &mut korean } else { &mut english };
                let body = item["content_text"].as_str().or(item["content_html"].as_str());
                chain.learn(body.unwrap_or_default());
            }
        }
        Ok(Self { voices: [names::english(english), names::korean(korean)] })
    }

    /// Writes so many articles, one a line, the newest first.
    pub(crate) fn write(&self, articles: usize, file: &Path) -> Outcome {
        let mut out = BufWriter::new(File::create(file).during(file.display())?);
        for nth in 0..articles {
            writeln!(out, "{}", self.article(nth, articles)).during(file.display())?;
        }
        out.flush().during(file.display())
    }

    /// The article of that number out of so many, the newest being 0.
    pub(crate) fn article(&self, nth: usize, articles: usize) -> Value {
        // Ids that say nothing of the order: real ones seldom do.
        let id = format!("n{:07x}", dice::scattered(nth));
        self.item(&id, nth, moments::spread(nth, articles))
    }

    /// One that is newer than all of them.
    pub(crate) fn one_more(&self) -> Value {
        self.item("one-more", usize::MAX / 2, moments::LAST + 3_600)
    }

    fn item(&self, id: &str, nth: usize, seconds: u64) -> Value {
        let voice = &self.voices[nth % 2];
        let mut dice = Dice::new(nth as u64);
        let tag_count = 2 + dice.roll(4);
        let mut tags: Vec<&str> = (0..tag_count).map(|_| voice.tags[dice.skewed(voice.tags.len())].as_str()).collect();
        tags.sort_unstable();
        tags.dedup();
        let [families, givens] = &voice.names;
        let (family, given) = (families[dice.skewed(10)], givens[dice.roll(10)]);
        let author = if voice.language == "ko" { format!("{family}{given}") } else { format!("{given} {family}") };
        let section = voice.sections[dice.skewed(voice.sections.len())];
        let headline_words = 6 + dice.roll(7);
        json!({
            "id": id,
            "title": voice.chain.words(headline_words, &mut dice),
            "summary": voice.chain.sentence(&mut dice),
            "content_html": body(voice, &mut dice),
            "date_published": moments::rfc3339(seconds),
            "authors": [{ "name": author }],
            "tags": tags,
            "language": voice.language,
            "_news_zone": { "section": section },
        })
    }
}

/// Paragraphs of two to four sentences, a heading before every eighth, and a quotation where one in ten stands.
fn body(voice: &Voice, dice: &mut Dice) -> String {
    let eighth = dice.roll(8);
    let (least, most) = (voice.length[eighth], voice.length[eighth + 1]);
    let wanted = least + dice.roll(most - least);
    let mut html = String::new();
    let mut words = 0;
    for paragraph in 1.. {
        let sentences: Vec<String> = (0..2 + dice.roll(3)).map(|_| voice.chain.sentence(dice)).collect();
        let text = sentences.join(" ");
        words += text.split(' ').count();
        if paragraph % 8 == 0 {
            let _ = write!(html, "<h2>{}</h2>", voice.chain.words(4, dice));
        }
        let _ = match dice.roll(10) {
            0 => write!(html, "<blockquote><p>{text}</p></blockquote>"),
            _ => write!(html, "<p>{text}</p>"),
        };
        if wanted <= words {
            break;
        }
    }
    html
}

fn files(edition: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(edition).during(edition.display())?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "json"));
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::collections::BTreeSet;

    fn corpus() -> Corpus {
        Corpus::learn(&workspace::root().join("public/edition")).unwrap()
    }

    #[track_caller]
    fn check(language: &str, median: std::ops::Range<usize>, hangul: bool) {
        let (corpus, articles) = (corpus(), 400);
        let all: Vec<Value> = (0..articles).map(|nth| corpus.article(nth, articles)).collect();
        let of_it: Vec<&Value> = all.iter().filter(|it| it["language"] == language).collect();
        assert_eq!(of_it.len(), articles / 2);
        let text = |it: &Value| it["content_html"].as_str().unwrap().to_owned();
        let mut words: Vec<usize> = of_it.iter().map(|it| text(it).split(' ').count()).collect();
        words.sort_unstable();
        assert!(median.contains(&words[words.len() / 2]), "{language}: {}", words[words.len() / 2]);
        let titles: BTreeSet<&str> = of_it.iter().filter_map(|it| it["title"].as_str()).collect();
        assert!(titles.iter().all(|it| (6..=12).contains(&it.split(' ').count())));
        assert!(articles / 2 - 4 < titles.len(), "{} titles differ", titles.len());
        let is_hangul = |it: char| ('가'..='힣').contains(&it);
        assert!(of_it.iter().all(|it| text(it).contains(is_hangul) == hangul), "{language}");
    }

    #[test]
    fn articles_read_like_news_of_their_language() {
        check("en", 270..390, false);
        check("ko", 170..270, true);
    }

    #[test]
    fn the_same_each_time_with_ids_of_their_own_and_newest_first() {
        let (one, other) = (corpus(), corpus());
        let ids: BTreeSet<String> = (0..2_000).map(|nth| one.article(nth, 2_000)["id"].to_string()).collect();
        assert_eq!(ids.len(), 2_000);
        let mut before = one.one_more()["date_published"].to_string();
        for nth in 0..50 {
            let article = one.article(nth, 50);
            assert_eq!(article, other.article(nth, 50));
            let date = article["date_published"].to_string();
            assert!(date < before, "{date} is not before {before}");
            before = date;
        }
        assert!(before.starts_with("\"2017-01-15"), "{before}");
    }
}

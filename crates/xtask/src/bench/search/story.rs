//! What is searched: titles and summaries in any number, English and Korean, the same each time.
//!
//! Real ones come from the folder of corpora, and where that is not there from the committed demo edition; what they
//! leave open is filled by chance that follows their words. Invariant: which stories there are depends on the folder,
//! the language and their number alone.

use crate::bench::corpus::{Chain, Dice, moments};
use crate::step::say;
use crate::trouble::{During, Outcome};
use crate::workspace;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Words of a made title and a made summary, at most: chance alone would let some go on and on.
const TITLE_WORDS_MAX: usize = 16;
const SUMMARY_WORDS_MAX: usize = 60;
/// Where the corpora are, from the workspace's root.
const CORPORA: &str = "../shared/corpora";
/// Files of it: in lines of JSON.
const ENGLISH: [&str; 1] = ["en_reuters21578.jsonl"];
const KOREAN: [&str; 2] = ["ko_ynat.jsonl", "ko_wikinews.jsonl"];

/// One of them. Its number is its place, the newest being 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Story {
    pub(super) title: String,
    /// Empty where there is none.
    pub(super) summary: String,
}

impl Story {
    /// All that is searched, in small letters.
    pub(super) fn folded(&self) -> String {
        format!("{}\n{}", self.title, self.summary).to_lowercase()
    }
}

/// So many in English, with summaries.
pub(super) fn english(from: Option<&Path>, count: usize) -> Outcome<Vec<Story>> {
    let real = real(from, &ENGLISH, "en")?;
    Ok(filled(&real, count))
}

/// Korean headlines: all there are, and at least so many.
pub(super) fn korean(from: Option<&Path>, least: usize) -> Outcome<Vec<Story>> {
    let mut real = real(from, &KOREAN, "ko")?;
    for story in &mut real {
        story.summary.clear();
    }
    if least <= real.len() {
        return Ok(real);
    }
    Ok(filled(&real, least))
}

fn real(from: Option<&Path>, files: &[&str], language: &str) -> Outcome<Vec<Story>> {
    let usual = workspace::root().join(CORPORA);
    let dir = from.unwrap_or(&usual);
    if files.iter().all(|it| dir.join(it).is_file()) {
        let mut stories = Vec::new();
        for name in files {
            let text = fs::read_to_string(dir.join(name)).during(name)?;
            for line in text.lines().filter(|it| !it.trim().is_empty()) {
                stories.extend(story(&serde_json::from_str(line).during(name)?));
            }
        }
        return Ok(stories);
    }
    say(format!(
        "\n*** NO CORPORA: {} has not {}; the demo edition has to do, and figures differ ***\n",
        dir.display(),
        files.join(", ")
    ));
    let edition = workspace::root().join("public/edition");
    let mut stories = Vec::new();
    let mut names: Vec<_> = fs::read_dir(&edition).during(edition.display())?.flatten().map(|it| it.path()).collect();
    names.sort();
    for file in names.iter().filter(|it| it.extension().is_some_and(|it| it == "json")) {
        let feed: Value = serde_json::from_slice(&fs::read(file).during(file.display())?).during(file.display())?;
        let items = feed["items"].as_array().into_iter().flatten();
        stories.extend(items.filter(|it| it["language"] == language).filter_map(story));
    }
    Ok(stories)
}

/// A story without a title is none.
fn story(item: &Value) -> Option<Story> {
    let text = |name: &str| item[name].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let story = Story { title: text("title"), summary: text("summary") };
    (!story.title.is_empty()).then_some(story)
}

/// The real ones spread evenly among made ones; where there are more than wanted, as many of them, evenly chosen.
fn filled(real: &[Story], count: usize) -> Vec<Story> {
    let [mut titles, mut summaries] = [Chain::default(), Chain::default()];
    for story in real {
        titles.learn(&story.title);
        summaries.learn(&story.summary);
    }
    let taken = real.len().min(count);
    let made = |nth: usize| {
        let mut dice = Dice::new(nth as u64);
        let title = titles.text(TITLE_WORDS_MAX, &mut dice);
        Story { title, summary: summaries.text(SUMMARY_WORDS_MAX, &mut dice) }
    };
    let share = |nth: usize| nth * taken / count.max(1);
    let pick = |nth: usize| real[share(nth) * real.len() / taken.max(1)].clone();
    (0..count).map(|nth| if share(nth) < share(nth + 1) { pick(nth) } else { made(nth) }).collect()
}

/// The stories as pages take them: `{ id, title, summary }` each.
pub(super) fn documents(stories: &[Story]) -> String {
    let documents = stories.iter().enumerate();
    let documents = documents.map(|(id, it)| json!({ "id": id, "title": it.title, "summary": it.summary }));
    Value::Array(documents.collect()).to_string()
}

/// The same as the publisher takes them, one a line, over ten years.
pub(super) fn write_lines(stories: &[Story], language: &str, file: &Path) -> Outcome {
    let mut out = BufWriter::new(File::create(file).during(file.display())?);
    for (nth, story) in stories.iter().enumerate() {
        let line = json!({
            "id": nth.to_string(),
            "title": story.title,
            "summary": story.summary,
            "date_published": moments::rfc3339(moments::spread(nth, stories.len())),
            "language": language,
        });
        writeln!(out, "{line}").during(file.display())?;
    }
    out.flush().during(file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn real() -> Vec<Story> {
        let story = |nth: usize| Story {
            title: format!("미사일 발사 {nth}"),
            summary: format!("함대가 돌아왔다 {nth}."),
        };
        (0..10).map(story).collect()
    }

    #[track_caller]
    fn check(count: usize, real_ones: usize) {
        let (real, stories) = (real(), filled(&real(), count));
        assert_eq!(stories, filled(&real, count));
        assert_eq!(stories.len(), count);
        let mut found: Vec<&Story> = real.iter().filter(|it| stories.contains(it)).collect();
        found.dedup();
        assert!(real_ones <= found.len(), "{} real ones of {real_ones}", found.len());
        assert!(stories.iter().all(|it| it.title.starts_with("미사일")));
    }

    #[test]
    fn real_ones_are_kept_and_the_rest_is_filled() {
        check(0, 0);
        check(4, 4);
        check(10, 10);
        check(37, 10);
    }

    #[test]
    fn a_story_has_a_title() {
        assert_eq!(story(&json!({ "title": " \n", "summary": "요약" })), None);
        let wanted = Story { title: "국방부 발표".into(), summary: String::new() };
        assert_eq!(story(&json!({ "title": "국방부  발표\n" })), Some(wanted));
    }
}

//! The parts of the measurement: each can be run alone, and keeps what it found.

use super::goal::Goal;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// What is measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Keystrokes, and memory.
    InMemory,
    /// Files on a host: how many, how long they take to be made, and how much of them a query takes.
    Archive,
    /// Ten times as many.
    Million,
    /// Whether Korean is found.
    Korean,
    /// Whether mistyped words are.
    Typos,
    /// The app's own list.
    Painted,
    /// What the program weighs.
    Sizes,
}

impl Part {
    pub(super) const ALL: [Self; 7] =
        [Self::InMemory, Self::Archive, Self::Million, Self::Korean, Self::Typos, Self::Painted, Self::Sizes];

    /// As the command line and the documentation name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::InMemory => "in-memory",
            Self::Archive => "archive",
            Self::Million => "million",
            Self::Korean => "korean",
            Self::Typos => "typos",
            Self::Painted => "painted",
            Self::Sizes => "sizes",
        }
    }

    /// The part of that name.
    pub(super) fn named(name: &str) -> Outcome<Self> {
        let names = Self::ALL.map(Self::name).join(", ");
        let unknown = || Trouble::new(format!("--only {name}: it is one of {names}"));
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or_else(unknown)
    }
}

/// What a part found.
pub(super) struct Findings {
    /// Markdown: how it was measured, and tables of all engines.
    pub(super) text: String,
    pub(super) goals: Vec<Goal>,
    /// Every sample.
    pub(super) raw: Value,
}

impl Findings {
    /// Keeps them for later runs, and for whoever wants to look closer.
    pub(super) fn keep(&self, part: Part, articles: usize) -> Outcome {
        let goals: Vec<Value> = self.goals.iter().map(Goal::to_json).collect();
        let file = dir()?.join(format!("{}.json", part.name()));
        fs::write(&file, json!({ "articles": articles, "goals": goals, "raw": self.raw }).to_string())
            .during(file.display())
    }
}

/// The goals that a part kept last; none where that was of another number of articles, or never.
pub(super) fn kept(part: Part, articles: usize) -> Outcome<Vec<Goal>> {
    let file = dir()?.join(format!("{}.json", part.name()));
    let Ok(text) = fs::read_to_string(&file) else { return Ok(Vec::new()) };
    let kept: Value = serde_json::from_str(&text).during(file.display())?;
    if kept["articles"] != articles {
        say(format!("  the last figures of `{}` are of another number of articles, and left out", part.name()));
        return Ok(Vec::new());
    }
    Ok(kept["goals"].as_array().into_iter().flatten().filter_map(Goal::from_json).collect())
}

/// Where figures and indexes are kept between runs.
pub(super) fn dir() -> Outcome<PathBuf> {
    let dir = workspace::target_dir().join("bench/search");
    fs::create_dir_all(&dir).during(dir.display())?;
    Ok(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<Part>) {
        assert_eq!(Part::named(name).ok(), expected, "{name}");
    }

    #[test]
    fn parts() {
        check("in-memory", Some(Part::InMemory));
        check("sizes", Some(Part::Sizes));
        check("크기", None);
    }
}

//! What the site weighs on the wire, held against `budget.toml`.

use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

/// The limits, in bytes after brotli at its highest level: what a good host sends.
#[derive(Debug, PartialEq)]
pub(crate) struct Budget {
    /// Most that the wasm and JavaScript of a first page may weigh.
    first_page_max: usize,
    /// Most that they may weigh while the budget is not yet kept: what is won is not lost again.
    first_page_ceiling: usize,
    /// Where we would like to be.
    first_page_aim: usize,
    /// Most that all wasm and JavaScript may weigh together.
    everything_max: usize,
    /// Most that they may weigh while that is not yet kept.
    everything_ceiling: usize,
    /// Files that no first page loads, as paths in `dist/`. Whatever is named nowhere weighs on it.
    later: Vec<String>,
    /// What other sites' pages load, and the site's own never do: each group for a moment of the element's life.
    elsewhere: Vec<Group>,
}

/// Files that are loaded together.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// When.
    name: String,
    /// Most that they may weigh.
    bytes_max: usize,
    /// Paths in `dist/`.
    files: Vec<String>,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Weight {
    /// Wasm and JavaScript that a first page loads, by path.
    first_page: BTreeMap<String, usize>,
    /// Wasm and JavaScript that comes when it is wanted.
    later: BTreeMap<String, usize>,
    /// Pages and styles: shown, and outside this budget.
    beside: BTreeMap<String, usize>,
    /// What pages of other sites load: each group and its files.
    elsewhere: Vec<(Group, BTreeMap<String, usize>)>,
    first_page_aim: usize,
    first_page_max: usize,
    everything_max: usize,
}

impl Budget {
    /// Reads `budget.toml`.
    pub(crate) fn read() -> Outcome<Self> {
        let text = fs::read_to_string(workspace::root().join("budget.toml")).during("budget.toml")?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Outcome<Self> {
        let table: toml::Table = text.parse().during("budget.toml")?;
        let bytes = |key: &str| {
            let number = table.get(key).and_then(toml::Value::as_integer).and_then(|it| usize::try_from(it).ok());
            number.ok_or_else(|| Trouble::new(format!("budget.toml: `{key}` is not a number of bytes")))
        };
        let texts = |value: Option<&toml::Value>| -> Vec<String> {
            let values = value.and_then(toml::Value::as_array).into_iter().flatten();
            values.filter_map(toml::Value::as_str).map(str::to_owned).collect()
        };
        let group = |it: &toml::Value| {
            let name = it.get("name").and_then(toml::Value::as_str).map(str::to_owned);
            let bytes_max =
                it.get("bytes_max").and_then(toml::Value::as_integer).and_then(|it| usize::try_from(it).ok());
            let wrong = || Trouble::new("budget.toml: a group of `elsewhere` needs a `name` and `bytes_max`");
            Ok(Group {
                name: name.ok_or_else(wrong)?,
                bytes_max: bytes_max.ok_or_else(wrong)?,
                files: texts(it.get("files")),
            })
        };
        let elsewhere = table.get("elsewhere").and_then(toml::Value::as_array).into_iter().flatten();
        Ok(Self {
            first_page_max: bytes("first_page_bytes_max")?,
            first_page_ceiling: bytes("first_page_bytes_ceiling")?,
            first_page_aim: bytes("first_page_bytes_aim")?,
            everything_max: bytes("everything_bytes_max")?,
            everything_ceiling: bytes("everything_bytes_ceiling")?,
            later: texts(table.get("later")),
            elsewhere: elsewhere.map(group).collect::<Outcome<_>>()?,
        })
    }

    /// Weighs every file of a built site.
    pub(crate) fn weigh(&self, dist: &Path) -> Outcome<Weight> {
        let elsewhere = self.elsewhere.iter().map(|it| (it.clone(), BTreeMap::new())).collect();
        let mut weight = Weight {
            first_page_aim: self.first_page_aim,
            first_page_max: self.first_page_max,
            everything_max: self.everything_max,
            elsewhere,
            ..Weight::default()
        };
        for file in files_below(dist)? {
            let name = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let kind = file.extension().and_then(|it| it.to_str());
            let is_program = matches!(kind, Some("wasm" | "js"));
            let group = weight.elsewhere.iter_mut().find(|(group, _)| is_program && group.files.contains(&name));
            let place = match (group, kind) {
                (Some((_, files)), _) => files,
                (None, _) if is_program && self.later.contains(&name) => &mut weight.later,
                (None, _) if is_program => &mut weight.first_page,
                (None, Some("html" | "css")) => &mut weight.beside,
                _ => continue,
            };
            let bytes = fs::read(&file).during(file.display())?;
            place.insert(name, compressed(&bytes)?.len());
        }
        Ok(weight)
    }

    /// Whether the site keeps to the budget.
    pub(crate) fn check(&self, weight: &Weight) -> Outcome {
        let over = |what: &str, bytes: usize, max: usize| {
            let said = format!("{what} weighs {bytes} bytes, {} over the {max} of budget.toml", bytes - max);
            Err(Trouble::new(said).mended_by("look above for what it is made of; the budget is moved with an ADR only"))
        };
        let (first_page, everything) = (weight.first_page(), weight.everything());
        let allowed = self.first_page_max.max(self.first_page_ceiling);
        if first_page > allowed {
            return over("the first page", first_page, allowed);
        }
        let allowed = self.everything_max.max(self.everything_ceiling);
        if everything > allowed {
            return over("everything together", everything, allowed);
        }
        for (group, files) in &weight.elsewhere {
            let bytes = files.values().sum();
            if bytes > group.bytes_max {
                return over(&group.name, bytes, group.bytes_max);
            }
        }
        Ok(())
    }
}

impl Weight {
    fn first_page(&self) -> usize {
        self.first_page.values().sum()
    }

    fn everything(&self) -> usize {
        self.first_page() + self.later.values().sum::<usize>()
    }
}

impl Display for Weight {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "Weight on the wire, bytes after brotli 11")?;
        let groups = [("first page", &self.first_page), ("when wanted", &self.later), ("beside", &self.beside)];
        for (group, files) in groups.iter().filter(|(_, files)| !files.is_empty()) {
            for (name, bytes) in *files {
                writeln!(out, "  {group:<12} {bytes:>8}  {name}")?;
            }
        }
        for (group, files) in &self.elsewhere {
            for (name, bytes) in files {
                writeln!(out, "  {:<12} {bytes:>8}  {name}", "elsewhere")?;
            }
            let bytes: usize = files.values().sum();
            writeln!(out, "  {} in all {bytes} of {}", group.name, group.bytes_max)?;
        }
        let everything = self.everything();
        write!(out, "  everything in all {everything} of {}", self.everything_max)?;
        match everything.checked_sub(self.everything_max).filter(|over| 0 < *over) {
            Some(over) => writeln!(out, ": *** NOT YET within it: {over} over ***")?,
            None => writeln!(out)?,
        }
        let first_page = self.first_page();
        write!(out, "  first page in all {first_page}: ")?;
        match (first_page <= self.first_page_aim, first_page <= self.first_page_max) {
            (true, _) => write!(out, "within the aim of {}", self.first_page_aim),
            (_, true) => {
                let (max, over) = (self.first_page_max, first_page - self.first_page_aim);
                write!(out, "within the budget of {max}, {over} over the aim of {}", self.first_page_aim)
            }
            _ => {
                let over = first_page - self.first_page_max;
                write!(out, "*** NOT YET within the budget of {}: {over} over ***", self.first_page_max)
            }
        }
    }
}

/// What a good host sends: brotli at its highest level, with the window that web servers use.
pub(crate) fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).during("brotli")?;
    Ok(out)
}

/// Every file below a folder.
pub(crate) fn files_below(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).during(dir.display())? {
        let path = entry.during(dir.display())?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "first_page_bytes_max = 40\nfirst_page_bytes_ceiling = 0\nfirst_page_bytes_aim = 30\n\
        everything_bytes_max = 60\neverything_bytes_ceiling = 60\nlater = [\"b.js\"]\n\
        [[elsewhere]]\nname = \"element\"\nbytes_max = 8\nfiles = [\"embed/d.js\"]";

    #[track_caller]
    fn check(ceiling: usize, first_page: usize, later: usize, is_within: bool) {
        let budget = Budget { first_page_ceiling: ceiling, ..Budget::parse(TEXT).unwrap() };
        let weight = Weight {
            first_page: BTreeMap::from([("a.wasm".into(), first_page)]),
            later: BTreeMap::from([("b.js".into(), later)]),
            ..Weight::default()
        };
        assert_eq!(budget.check(&weight).is_ok(), is_within);
    }

    #[test]
    fn budgets() {
        check(0, 40, 20, true);
        check(0, 41, 0, false);
        check(0, 40, 21, false);
        check(45, 45, 0, true);
        check(45, 46, 0, false);
        assert!(Budget::parse("first_page_bytes_max = -1").is_err());
        let budget = Budget::parse(TEXT).unwrap();
        for (bytes, is_within) in [(8, true), (9, false)] {
            let elsewhere = vec![(budget.elsewhere[0].clone(), BTreeMap::from([("embed/d.js".into(), bytes)]))];
            assert_eq!(budget.check(&Weight { elsewhere, ..Weight::default() }).is_ok(), is_within);
        }
    }

    #[test]
    fn a_file_weighs_on_the_first_page_unless_named() {
        let dist = std::env::temp_dir().join(format!("xtask-budget-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets")).unwrap();
        fs::create_dir_all(dist.join("embed")).unwrap();
        for name in ["a.wasm", "b.js", "snippets/c.js", "embed/d.js", "index.html", "feed.json"] {
            fs::write(dist.join(name), "국방 ".repeat(9)).unwrap();
        }
        let weight = Budget::parse(TEXT).unwrap().weigh(&dist).unwrap();
        assert_eq!(weight.first_page.keys().collect::<Vec<_>>(), ["a.wasm", "snippets/c.js"]);
        assert_eq!(weight.later.keys().collect::<Vec<_>>(), ["b.js"]);
        assert_eq!(weight.elsewhere[0].1.keys().collect::<Vec<_>>(), ["embed/d.js"]);
        assert_eq!(weight.beside.keys().collect::<Vec<_>>(), ["index.html"]);
        fs::remove_dir_all(&dist).unwrap();
    }
}

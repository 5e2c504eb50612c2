//! The files of a folder by their content, to tell what a second build changed.

use crate::trouble::{During, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

/// Paths with slashes, relative to the folder, and what stands for each one's bytes. Files that are only another one
/// compressed (`.br`, `.gz`) are counted and no more: they change with it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Inventory {
    files: BTreeMap<String, u64>,
    compressed: Vec<String>,
}

impl Inventory {
    /// Of a folder; of one that is not there, nothing.
    pub(super) fn of(dir: &Path) -> Outcome<Self> {
        let mut inventory = Self::default();
        if dir.exists() {
            inventory.add(dir, "")?;
        }
        Ok(inventory)
    }

    /// How many files there are, pages apart from the others.
    pub(super) fn counts(&self) -> (usize, usize) {
        let pages = self.files.keys().filter(|it| it.ends_with(".html")).count();
        (pages, self.files.len() - pages)
    }

    /// How many files are only another one compressed.
    pub(super) fn compressed(&self) -> usize {
        self.compressed.len()
    }

    /// How many files there are below a folder, compressed ones too.
    pub(super) fn below(&self, folder: &str) -> usize {
        self.files.keys().chain(&self.compressed).filter(|it| it.starts_with(folder)).count()
    }

    /// How many pages of articles there are.
    pub(super) fn article_pages(&self) -> usize {
        self.files.keys().filter(|it| it.starts_with("article/") && it.ends_with(".html")).count()
    }

    /// Files that are new or have other bytes than before.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<&str> {
        self.files
            .iter()
            .filter(|(path, hash)| before.files.get(*path) != Some(hash))
            .map(|(path, _)| path.as_str())
            .collect()
    }

    /// Files that the other one lacks.
    pub(super) fn missing_in(&self, after: &Self) -> Vec<&str> {
        self.files.keys().filter(|it| !after.files.contains_key(*it)).map(String::as_str).collect()
    }

    fn add(&mut self, dir: &Path, prefix: &str) -> Outcome {
        for entry in fs::read_dir(dir).during(dir.display())? {
            let entry = entry.during(dir.display())?;
            let (path, name) = (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
            if path.is_dir() {
                self.add(&path, &format!("{name}/"))?;
            } else if name.ends_with(".br") || name.ends_with(".gz") {
                self.compressed.push(name);
            } else {
                let mut hasher = DefaultHasher::new();
                hasher.write(&fs::read(&path).during(path.display())?);
                self.files.insert(name, hasher.finish());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_by_content() {
        let dir = std::env::temp_dir().join(format!("inventory-{}", std::process::id()));
        fs::create_dir_all(dir.join("edition")).unwrap();
        for (name, text) in [("index.html", "a"), ("edition/국방.json", "b"), ("x.json", "c"), ("x.json.br", "d")] {
            fs::write(dir.join(name), text).unwrap();
        }
        let before = Inventory::of(&dir).unwrap();
        assert_eq!((before.counts(), before.compressed(), before.article_pages()), ((1, 2), 1, 0));
        fs::write(dir.join("index.html"), "a").unwrap();
        fs::write(dir.join("edition/국방.json"), "other").unwrap();
        fs::write(dir.join("x.json.br"), "other").unwrap();
        fs::remove_file(dir.join("x.json")).unwrap();
        let after = Inventory::of(&dir).unwrap();
        assert_eq!(after.changed_since(&before), ["edition/국방.json"]);
        assert_eq!(before.missing_in(&after), ["x.json"]);
        fs::remove_dir_all(dir).unwrap();
    }
}

//! A new newsroom: commented settings, an example article, and a workflow that publishes on a schedule.
//!
//! Invariant: no file that is there is ever written over.

use crate::trouble::{Outcome, Trouble};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

const FILES: [(&str, &str); 5] = [
    (crate::settings::FILE, include_str!("init/newszone.toml")),
    ("articles/welcome.md", include_str!("init/welcome.md")),
    ("articles/welcome-ko.md", include_str!("init/welcome-ko.md")),
    (".github/workflows/publish.yml", include_str!("init/publish.yml")),
    (".gitignore", "/dist\n/.dist.*\n/.newszone\n"),
];

/// Writes the files into a folder, and returns those that were there already and stay as they are.
///
/// # Errors
///
/// When a file cannot be written.
pub fn init(folder: &Path) -> Outcome<Vec<&'static str>> {
    let mut stayed = Vec::new();
    for (name, text) in FILES {
        let file = folder.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| Trouble::file(parent, &error))?;
        }
        match File::create_new(&file).and_then(|mut it| it.write_all(text.as_bytes())) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => stayed.push(name),
            Err(error) => return Err(Trouble::file(&file, &error)),
        }
    }
    Ok(stayed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn what_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "내 것").unwrap();
        assert_eq!(init(folder.path()).unwrap(), [".gitignore"]);
        assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "내 것");
        assert_eq!(init(folder.path()).unwrap().len(), FILES.len());
    }

    #[test]
    fn the_settings_say_the_defaults() {
        #[track_caller]
        fn check(text: &str) {
            let settings = Settings::parse(text).unwrap();
            let bare = Settings::parse("[site]\ntitle = \"x\"\nurl = \"https://a.example\"").unwrap();
            assert_eq!(format!("{:?}", settings.build), format!("{:?}", bare.build));
            assert_eq!(format!("{:?}", settings.edition), format!("{:?}", bare.edition));
            assert_eq!(format!("{:?}", settings.pull), format!("{:?}", bare.pull));
            assert_eq!(settings.site.embed_hosts, bare.site.embed_hosts);
        }
        let text = include_str!("init/newszone.toml");
        check(text);
        // With every default written out, it is the same: a line that is a setting begins with `# ` and a key.
        let is_setting = |it: &str| {
            it.split_once(" = ").is_some_and(|(key, _)| key.bytes().all(|it| it == b'_' || it.is_ascii_lowercase()))
        };
        let written: String = text
            .lines()
            .map(|line| line.strip_prefix("#: ").filter(|it| is_setting(it)).unwrap_or(line).to_owned() + "\n")
            .collect();
        assert_ne!(written, text);
        check(&written);
    }
}

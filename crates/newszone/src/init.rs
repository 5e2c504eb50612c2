//! A new newsroom: commented settings, an example article, and a workflow that publishes on a schedule.

use crate::settings;
use crate::trouble::{Outcome, Trouble};
use std::fs;
use std::path::Path;

/// What a new newsroom has.
const FILES: [(&str, &str); 5] = [
    (settings::FILE, include_str!("init/newszone.toml")),
    ("articles/hello.md", include_str!("init/example.md")),
    ("articles/annyeong.ko.md", include_str!("init/example.ko.md")),
    (".github/workflows/publish.yml", include_str!("init/publish.yml")),
    (".gitignore", "/dist\n/.newszone\n/report.json\n"),
];

/// Writes the files into a folder. What is there already stays, and is named.
///
/// # Errors
///
/// When a file cannot be written.
pub fn init(folder: &Path, say: &mut dyn FnMut(&str)) -> Outcome {
    for (name, text) in FILES {
        let file = folder.join(name);
        if file.exists() {
            say(&format!("{} is there already, and stays", file.display()));
            continue;
        }
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| Trouble::file(parent, &error))?;
        fs::write(&file, text).map_err(|error| Trouble::file(&file, &error))?;
        say(&format!("wrote {}", file.display()));
    }
    say("next: newszone publish, then newszone serve");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_new_newsroom_has_sound_settings_and_keeps_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join(".gitignore");
        fs::write(&own, "기사").unwrap();
        let mut said = Vec::new();
        init(folder.path(), &mut |line| said.push(line.to_owned())).unwrap();
        assert_eq!(fs::read_to_string(own).unwrap(), "기사");
        assert!(said.iter().any(|it| it.ends_with("stays")), "{said:?}");
        let settings = Settings::read(folder.path()).unwrap();
        assert_eq!(settings.sources.len(), 1);
        // What stands behind `#` are keys that exist.
        let all = include_str!("init/newszone.toml").replace("\n#", "\n").replace("\n ", "\n# ");
        Settings::parse(&all).unwrap();
    }
}

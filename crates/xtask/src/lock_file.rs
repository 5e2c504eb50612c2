//! What Cargo.lock has settled on.

use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use std::fs;
use std::process::Command;

/// The version of a package that the workspace builds with.
pub(crate) fn version_of(package: &str) -> Outcome<String> {
    let path = workspace::root().join("Cargo.lock");
    if !path.exists() {
        // A lock file is committed, so this is a tree in the making.
        let made = Command::new("cargo").arg("generate-lockfile").current_dir(workspace::root()).status();
        made.during("cargo generate-lockfile")?;
    }
    let text = fs::read_to_string(&path).during("Cargo.lock")?;
    find(&text, package)?.ok_or_else(|| Trouble::new(format!("Cargo.lock has no package {package}")))
}

fn find(lock: &str, package: &str) -> Outcome<Option<String>> {
    let table: toml::Table = lock.parse().during("Cargo.lock")?;
    let packages = table.get("package").and_then(toml::Value::as_array);
    let found = packages.into_iter().flatten().find(|it| it.get("name").and_then(toml::Value::as_str) == Some(package));
    Ok(found.and_then(|it| it.get("version")?.as_str()).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n[[package]]\nname = \"a-b\"\nversion = \"9\"\n";
        assert_eq!(find(lock, "a").unwrap().as_deref(), Some("1.2.3"));
        assert_eq!(find(lock, "없음").unwrap(), None);
        assert!(find("[[", "a").is_err());
    }
}

//! What a site says of its engine: nodes, alias and the key for readers, kept beside the store, so that each build can say
//! it, and put into the site that stands.

use super::server::Server;
use crate::settings::{Settings, Typesense};
use crate::trouble::{Outcome, Trouble};
use crate::{build, compress};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// The note, in the folder of the store.
const FILE: &str = "search.json";

/// A push that was finished.
#[derive(Debug, Deserialize, Serialize)]
struct Note {
    /// The alias.
    collection: String,
    /// The key for readers.
    key: String,
}

/// What `news-zone.json` says of the engine: nothing before the first push.
pub(crate) fn noted(settings: &Settings) -> Option<serde_json::Value> {
    let typesense = settings.search.typesense.as_ref()?;
    let note = read(settings).filter(|it| it.collection == typesense.collection)?;
    let nodes: Vec<&str> = typesense.nodes.iter().map(|it| it.as_str().trim_end_matches('/')).collect();
    Some(serde_json::json!({ "nodes": nodes, "collection": note.collection, "key": note.key }))
}

/// Keeps the key that readers have if it still opens the collection, or makes one, and says it in the site that stands.
pub(super) fn keep(settings: &Settings, typesense: &Typesense, server: &Server) -> Outcome {
    let alias = &typesense.collection;
    let standing = read(settings).filter(|it| it.collection == *alias);
    let is_good = standing.as_ref().map(|it| server.can_search(alias, &it.key)).transpose()?.unwrap_or(false);
    if !is_good {
        let note = Note { collection: alias.clone(), key: server.make_search_key(alias)? };
        let text = serde_json::to_string_pretty(&note).map_err(|error| Trouble::Build(error.to_string()))?;
        replace(&file(settings), format!("{text}\n").as_bytes())?;
    }
    put_into_site(settings)
}

/// Brings `news-zone.json` of a site that was built up to date, with the compressed files beside it: as the next build
/// would write it.
fn put_into_site(settings: &Settings) -> Outcome {
    let dist = settings.path(&settings.build.dist);
    let file = dist.join(build::ZONE);
    if !dist.join(crate::output::REPORT).is_file() {
        return Ok(());
    }
    let Some(search) = noted(settings) else { return Ok(()) };
    let standing = fs::read(&file).map_err(|error| Trouble::file(&file, &error))?;
    let Some(bytes) = build::zone_with(&standing, search).map(String::into_bytes) else {
        return Err(Trouble::Build(format!("{} is no configuration: build the site again", file.display())));
    };
    if standing == bytes {
        return Ok(());
    }
    let beside = |ending: &str| dist.join(format!("{}.{ending}", build::ZONE));
    for ending in crate::output::COMPRESSED {
        let packed = beside(ending);
        if packed.exists() {
            fs::remove_file(&packed).map_err(|error| Trouble::file(&packed, &error))?;
        }
    }
    replace(&file, &bytes)?;
    for (ending, packed) in compress::packed(&settings.build, build::ZONE, &bytes)? {
        replace(&beside(ending), &packed)?;
    }
    Ok(())
}

fn read(settings: &Settings) -> Option<Note> {
    serde_json::from_slice(&fs::read(file(settings)).ok()?).ok()
}

fn file(settings: &Settings) -> PathBuf {
    settings.path(&settings.build.store).with_file_name(FILE)
}

/// Puts a file in another one's place in one step: others may hold the old one by a link.
fn replace(file: &Path, bytes: &[u8]) -> Outcome {
    let folder = file.parent().unwrap_or(Path::new("."));
    let failed = |error: &std::io::Error| Trouble::file(file, error);
    let part = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    fs::write(part.path(), bytes).map_err(|error| failed(&error))?;
    // As any other file of the site: it is made for its owner alone.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(part.path(), open).map_err(|error| failed(&error))?;
    }
    part.persist(file).map_err(|error| failed(&error.error))?;
    Ok(())
}

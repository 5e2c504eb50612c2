//! Pictures: taken along at pull, published in the widths that readers need.
//!
//! A picture in a source's own folder always comes along; one of another server where the settings say so. What is not
//! taken along stays where it is, and pages show it from there. Reasons are in `docs/adr/0013-pictures.md`.
//!
//! Invariant: a picture goes out as the pixels it shows. What a camera wrote beside them stays in the store.

mod decode;
mod gather;
mod made;
mod plan;
mod raster;
mod spot;
mod wanted;

use crate::ledger::Ledger;
use crate::output::Output;
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Store;
use crate::trouble::{Outcome, Trouble};
use made::{FOLDER, Made};
use rayon::prelude::*;

pub(crate) use gather::gather;
pub use plan::Plan;
pub(crate) use spot::silent;
pub(crate) use wanted::{Wanted, of_delivery};

/// What servers are asked for: those that choose must not choose what is not carried.
const ACCEPT: &str = "image/jpeg, image/webp, image/png, image/gif;q=0.9";

/// Writes the pictures of a plan, and notes how long their files are. What the last build made is taken over unread.
///
/// # Errors
///
/// When the store cannot be read, or a file cannot be written.
pub fn write(
    settings: &Settings,
    store: &Store,
    plan: &Plan,
    ledger: &Ledger,
    output: &Output,
    progress: &dyn Progress,
) -> Outcome {
    if plan.pictures.is_empty() {
        return Ok(());
    }
    progress.begin("pictures", plan.pictures.len());
    let faults: Outcome<Vec<Option<String>>> = plan
        .pictures
        .par_iter()
        .map(|made| {
            let written = write_one(settings, store, made, ledger, output);
            progress.step(&made.stem);
            if matches!(written, Ok(None)) {
                let bytes = made.shown().iter().map(|it| output.bytes_of(&format!("{FOLDER}{it}"))).collect();
                // Said once: a plan is written once.
                let _ = made.bytes.set(bytes);
            }
            written
        })
        .collect();
    progress.end();
    // Pages name these pictures already in what was read for them; the next build knows of none of them.
    let faults: Vec<String> = faults?.into_iter().flatten().collect();
    if faults.is_empty() {
        return Ok(());
    }
    let said = "pictures were kept and cannot be read any more; they are struck from the store: build again, and pull \
                to have them anew";
    Err(Trouble::Store(format!("{said}: {}", faults.join(", "))))
}

/// Answers with what is wrong with a picture that was kept, when it has been struck from the store.
fn write_one(
    settings: &Settings,
    store: &Store,
    made: &Made,
    ledger: &Ledger,
    output: &Output,
) -> Outcome<Option<String>> {
    let mut missing = Vec::new();
    for name in made.names() {
        let path = format!("{FOLDER}{name}");
        // A file's name says all that it is made from.
        let is_as_before = ledger.note(&path, *blake3::hash(path.as_bytes()).as_bytes());
        if !is_as_before || !output.keep(&path)? {
            missing.push(name);
        }
    }
    if missing.is_empty() {
        return Ok(None);
    }
    let files = match made.make(store.picture_bytes(&made.hash)?, settings.images.quality) {
        Ok(files) => files,
        Err(fault) => {
            store.strike_picture(&made.hash)?;
            return Ok(Some(format!("{} ({fault})", made.stem)));
        }
    };
    for (name, bytes) in files {
        if missing.contains(&name) {
            output.put(&format!("{FOLDER}{name}"), &bytes)?;
        }
    }
    Ok(None)
}

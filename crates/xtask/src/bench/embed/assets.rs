//! What the elements are made of and what they show, from one server of another origin than the page, and how much of it
//! was asked for.

use crate::bench::gzip;
use crate::budget::compressed;
use crate::trouble::{During, Outcome, Trouble};
use preview::{Preview, PreviewOptions, Rule};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a file is to the page that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// What runs, and how it looks.
    Program,
    /// What is shown.
    Data,
}

/// What was asked for, in bytes of either coding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bytes {
    pub(super) brotli: usize,
    pub(super) gzip: usize,
}

/// The server and what it has.
pub(super) struct Assets {
    preview: Preview,
    sizes: BTreeMap<String, (Kind, Bytes)>,
}

impl Assets {
    /// Has nothing yet. What it is asked for beyond what it has comes from that folder, and fails the bench.
    pub(super) fn new(dir: &Path) -> Outcome<Self> {
        Ok(Self { preview: Preview::start(PreviewOptions::new(dir)).during(dir.display())?, sizes: BTreeMap::new() })
    }

    /// Where it is; ends with a slash.
    pub(super) fn url(&self) -> String {
        self.preview.url()
    }

    /// Has this at that path, which begins with a slash, for pages of all origins.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Outcome {
        let (kind, media_type) = match path.rsplit('.').next() {
            Some("js") => (Kind::Program, "text/javascript; charset=utf-8"),
            Some("css") => (Kind::Program, "text/css; charset=utf-8"),
            Some("wasm") => (Kind::Program, "application/wasm"),
            _ => (Kind::Data, "application/json"),
        };
        let packed = compressed(bytes)?;
        self.sizes.insert(path.to_owned(), (kind, Bytes { brotli: packed.len(), gzip: gzip::gzip(bytes)?.len() }));
        let rule = Rule::answer(200, media_type, packed).header("Content-Encoding", "br");
        self.preview.rule(path, rule.cors());
        Ok(())
    }

    /// Has these files of a folder.
    pub(super) fn add_files(&mut self, dir: &Path, files: &[&str]) -> Outcome {
        for file in files {
            let place = dir.join(file);
            self.add(&format!("/{file}"), &fs::read(&place).during(place.display())?)?;
        }
        Ok(())
    }

    /// What was asked for since this was asked the last time.
    pub(super) fn taken(&self) -> Outcome<BTreeMap<Kind, Bytes>> {
        let mut taken = BTreeMap::from([(Kind::Program, Bytes::default()), (Kind::Data, Bytes::default())]);
        // Questions before the question carry nothing back.
        for seen in self.preview.requests().iter().filter(|it| it.method == "GET") {
            let stranger =
                || Trouble::new(format!("an element asked for {}, which this bench does not have", seen.path));
            let (kind, bytes) = self.sizes.get(&seen.path).ok_or_else(stranger)?;
            let sum = taken.entry(*kind).or_default();
            sum.brotli += bytes.brotli;
            sum.gzip += bytes.gzip;
        }
        self.preview.clear_requests();
        Ok(taken)
    }
}

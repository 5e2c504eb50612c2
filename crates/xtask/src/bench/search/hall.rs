//! The host of the pages: the bench's own files at `/bench/`, and beside them whatever folder is searched.

use super::contender::{Contender, FILES, Room};
use super::sizes::{AROUND, MODULE};
use crate::bench::gzip;
use crate::budget::compressed;
use crate::trouble::{During, Outcome};
use crate::workspace;
use preview::{Preview, PreviewOptions, Rule};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Pages may run the map of imports that stands in them, and nothing else about them matters here.
const POLICY: (&str, &str) = ("Content-Security-Policy", "object-src 'none'");
/// A page that is alone gets a clock of 5 µs instead of 100: <https://w3c.github.io/hr-time/#dfn-coarsen-time>.
const ALONE: [(&str, &str); 2] =
    [("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")];

/// How a folder is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    /// Files as they are; scripts in gzip, as hosts send them.
    Plain,
    /// As `newszone` published it: files that lie beside in brotli or gzip.
    Published,
}

/// What was sent since the last question, bodies alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sent {
    /// Scripts and wasm.
    pub(super) code: f64,
    /// All else.
    pub(super) data: f64,
    pub(super) requests: usize,
}

impl Sent {
    pub(super) fn bytes(&self) -> f64 {
        self.code + self.data
    }
}

/// A server with the bench's pages.
pub(super) struct Hall {
    preview: Preview,
    dir: PathBuf,
    host: Host,
    /// Bytes of what is sent otherwise than it lies there.
    packed: BTreeMap<String, u64>,
}

impl Hall {
    /// Serves a folder.
    pub(super) fn open(dir: &Path, host: Host) -> Outcome<Self> {
        let options = PreviewOptions::new(dir);
        let preview = match host {
            Host::Plain => Preview::start(options),
            Host::Published => Preview::start_published(options, false),
        };
        let preview = preview.during(dir.display())?;
        let from = workspace::root().join("benches/search");
        let read = |name: &str| fs::read(from.join(name)).during(from.join(name).display());
        let page = Rule::answer(200, "text/html; charset=utf-8", read("index.html")?).header(POLICY.0, POLICY.1);
        preview.rule("/bench/", page.clone());
        preview.rule("/bench/alone/", ALONE.iter().fold(page, |page, (name, value)| page.header(name, value)));
        for name in FILES {
            let script = Rule::answer(200, "text/javascript; charset=utf-8", read(name)?);
            preview.rule(&format!("/bench/{name}"), script);
        }
        Ok(Self { preview, dir: dir.to_owned(), host, packed: BTreeMap::new() })
    }

    /// Sends the scripts of that folder of it in gzip.
    pub(super) fn pack_scripts(&mut self, folder: &str) -> Outcome {
        let place = self.dir.join(folder);
        for entry in fs::read_dir(&place).during(place.display())?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".js") {
                continue;
            }
            let packed = gzip::gzip(&fs::read(entry.path()).during(&name)?)?;
            let path = format!("/{folder}/{name}");
            self.packed.insert(path.clone(), packed.len() as u64);
            let rule = Rule::answer(200, "text/javascript; charset=utf-8", packed);
            self.preview.rule(&path, rule.header("Content-Encoding", "gzip").header(POLICY.0, POLICY.1));
        }
        Ok(())
    }

    /// Sends, in brotli, what the built app searches by, as far as it has that.
    pub(super) fn lend_module(&mut self, dist: &Path) -> Outcome {
        for name in MODULE.iter().chain(&AROUND) {
            let file = dist.join(name);
            if file.is_file() {
                let kind = if name.ends_with(".wasm") { "application/wasm" } else { "text/javascript; charset=utf-8" };
                let packed = compressed(&fs::read(&file).during(file.display())?)?;
                self.packed.insert(format!("/{name}"), packed.len() as u64);
                self.preview
                    .rule(&format!("/{name}"), Rule::answer(200, kind, packed).header("Content-Encoding", "br"));
            }
        }
        Ok(())
    }

    /// Answers this below `/bench/`.
    pub(super) fn lend(&self, name: &str, text: impl Into<Vec<u8>>) {
        self.preview.rule(&format!("/bench/{name}"), Rule::answer(200, "application/json", text));
    }

    /// Where the folder is; ends with a slash.
    pub(super) fn url(&self) -> String {
        self.preview.url()
    }

    /// A page for the engine that searches what it holds.
    pub(super) fn room_alone(&self, contender: Contender) -> Outcome<Room> {
        Room::open(contender, &format!("{}bench/alone/", self.preview.url()))
    }

    /// A page for the engine that searches the folder. It may start workers, which on a page that is alone only some
    /// hosts could answer.
    pub(super) fn room(&self, contender: Contender) -> Outcome<Room> {
        let room = Room::open(contender, &format!("{}bench/", self.preview.url()))?;
        self.sent();
        Ok(room)
    }

    /// What was sent since this was asked the last time, the bench's own files left out.
    pub(super) fn sent(&self) -> Sent {
        let mut sent = Sent::default();
        let requests = self.preview.requests();
        self.preview.clear_requests();
        for seen in requests.iter().filter(|it| it.method == "GET" && !it.path.starts_with("/bench/")) {
            let Some(bytes) = self.bytes(&seen.path) else { continue };
            let name = seen.path.rsplit('/').next().unwrap_or_default();
            // Pagefind's wasm is called wasm.en.pagefind.
            let is_code = name.ends_with(".js") || name.ends_with(".wasm") || name.starts_with("wasm.");
            *(if is_code { &mut sent.code } else { &mut sent.data }) += bytes as f64;
            sent.requests += 1;
        }
        sent
    }

    fn bytes(&self, path: &str) -> Option<u64> {
        if let Some(bytes) = self.packed.get(path) {
            return Some(*bytes);
        }
        let file = self.dir.join(path.trim_start_matches('/'));
        let beside = file.with_added_extension("br");
        let sent = if self.host == Host::Published && beside.is_file() { beside } else { file };
        fs::metadata(sent).ok().filter(fs::Metadata::is_file).map(|it| it.len())
    }
}

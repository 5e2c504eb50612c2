//! A folder served as a host would: everything that shrinks is sent in brotli.

use crate::trouble::{During, Outcome, Trouble};
use brotli::CompressorWriter;
use preview::{Preview, PreviewOptions, Rule};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Brotli as hosts compress what they keep; its window is 4 MiB.
const LEVEL: u32 = 9;
const WINDOW: u32 = 22;
/// Where a published site says which headers it is to be sent with, the policy among them.
const HEADERS_FILE: &str = "_headers";
const POLICY_NAME: &str = "Content-Security-Policy";
/// For a folder that says none: what may run is the page's own, and what may be styled or named is left open, because
/// Svelte names a policy of its own.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'";

/// What becomes of a page's scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bench) enum Scripts {
    Kept,
    Removed,
}

/// Serves a folder at any free port.
pub(in crate::bench) fn serve(dir: &Path, scripts: Scripts) -> Outcome<Preview> {
    let preview = Preview::start(PreviewOptions::new(dir)).during(dir.display())?;
    let policy = policy(dir)?;
    let answer = |kind: &str, bytes: &[u8]| Ok(answer(kind, bytes)?.header(POLICY_NAME, &policy));
    for (path, file) in files(dir, "/")? {
        let Some(kind) = content_type(&file) else { continue };
        let bytes = fs::read(&file).during(file.display())?;
        let is_page = kind.starts_with("text/html");
        let bytes = if is_page && scripts == Scripts::Removed { without_scripts(&bytes) } else { bytes };
        let rule = answer(kind, &bytes)?;
        if let Some(folder) = path.strip_suffix("index.html") {
            preview.rule(folder, rule.clone());
            preview.rule(folder.trim_end_matches('/'), rule.clone());
        }
        if let Some(page) = path.strip_suffix(".html") {
            preview.rule(page, rule.clone());
        }
        preview.rule(&path, rule);
    }
    // A deep link that is no file gets the index, compressed like the rest.
    if !page_file(dir, super::ARTICLE).is_some_and(|it| it.is_file()) {
        let index = fs::read(dir.join("index.html")).during(dir.join("index.html").display())?;
        let index = if scripts == Scripts::Removed { without_scripts(&index) } else { index };
        preview.rule(&format!("/{}", super::ARTICLE), answer("text/html; charset=utf-8", &index)?);
    }
    Ok(preview)
}

/// An answer in brotli.
pub(super) fn answer(kind: &str, bytes: &[u8]) -> Outcome<Rule> {
    Ok(Rule::answer(200, kind, compressed(bytes)?).header("Content-Encoding", "br"))
}

/// What pages of a folder may do.
fn policy(dir: &Path) -> Outcome<String> {
    let file = dir.join(HEADERS_FILE);
    if !file.is_file() {
        return Ok(POLICY.to_owned());
    }
    let headers = fs::read_to_string(&file).during(file.display())?;
    // What is said first is for all paths; pages made to be framed follow with their own.
    let line = headers.lines().find_map(|it| it.trim().strip_prefix(POLICY_NAME)?.strip_prefix(": "));
    line.map(str::to_owned).ok_or_else(|| Trouble::new(format!("{}: no {POLICY_NAME}", file.display())))
}

/// Bytes of a page and the style sheets that it names, compressed.
pub(super) fn page_bytes(dir: &Path, path: &str) -> Outcome<usize> {
    let file = page_file(dir, path).ok_or_else(|| Trouble::new(format!("the site has no page at /{path}")))?;
    let html = fs::read_to_string(&file).during(file.display())?;
    let mut bytes = compressed(html.as_bytes())?.len();
    for tag in html.split("<link").skip(1).filter_map(|it| it.split('>').next()) {
        let href = tag.split("href=").nth(1).and_then(|it| it.split(['"', '\'', ' ']).find(|it| !it.is_empty()));
        if let (true, Some(href)) = (tag.contains("stylesheet"), href) {
            let file = dir.join(href.trim_start_matches(['.', '/']));
            bytes += compressed(&fs::read(&file).during(file.display())?)?.len();
        }
    }
    Ok(bytes)
}

fn page_file(dir: &Path, path: &str) -> Option<PathBuf> {
    let places = [dir.join(path).join("index.html"), dir.join(format!("{path}.html"))];
    places.into_iter().find(|it| it.is_file())
}

fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = CompressorWriter::new(Vec::new(), 1 << 16, LEVEL, WINDOW);
    out.write_all(bytes).during("brotli")?;
    Ok(out.into_inner())
}

/// A page without its script elements, and without the hints that would fetch them all the same. Data in a script
/// (JSON-LD) stays: it runs nothing.
fn without_scripts(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let (mut kept, mut rest) = (String::with_capacity(html.len()), &*html);
    while let Some(at) = ["<script", "<link"].iter().filter_map(|it| rest.find(it)).min() {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let closing = if from.starts_with("<script") { "</script>" } else { ">" };
        let end = from.find(closing).map_or(from.len(), |it| it + closing.len());
        let (element, after) = from.split_at(end);
        let tag = element.split('>').next().unwrap_or_default();
        let is_hint = tag.contains("modulepreload") || tag.contains("preload");
        let goes = if tag.starts_with("<script") { !tag.contains("ld+json") } else { is_hint };
        if !goes {
            kept.push_str(element);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept.into_bytes()
}

fn content_type(file: &Path) -> Option<&'static str> {
    Some(match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

fn files(dir: &Path, prefix: &str) -> Outcome<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).during(dir.display())? {
        let entry = entry.during(dir.display())?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(self::files(&entry.path(), &format!("{path}/"))?);
        } else {
            files.push((path, entry.path()));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(String::from_utf8(without_scripts(html.as_bytes())).unwrap(), expected);
    }

    #[test]
    fn scripts_go_and_the_rest_stays() {
        check("<p>기사</p>", "<p>기사</p>");
        check("a<script src=x></script>나<script>b</script>c", "a나c");
        check(
            "<link rel=\"modulepreload\" href=x><link rel=\"stylesheet\" href=y>",
            "<link rel=\"stylesheet\" href=y>",
        );
        check("<script type=\"application/ld+json\">{}</script>", "<script type=\"application/ld+json\">{}</script>");
        check("끝<script", "끝");
    }
}

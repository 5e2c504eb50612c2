//! A site as it is published: compressed files where they lie ready, its own security policy, and pages that load
//! again when the site is built anew.
//!
//! Invariant: what is served beside the site's own files obeys the site's policy: a script of its own, nothing inline.

use crate::answer::Answer;
use std::fs;
use std::path::Path;

/// The script's name, below the base, and the path at which it asks.
pub(crate) const SCRIPT: &str = "__reload.js";
pub(crate) const VERSION: &str = "__version";

/// Asks each second which build is served, and loads the page again when it is another one.
const RELOAD: &str = "const place = new URL('__version', document.currentScript.src);
let first;
setInterval(async () => {
  const now = await fetch(place).then(it => it.text()).catch(() => first);
  first ??= now;
  if (now !== first) location.reload();
}, 1000);
";

/// The answer to the paths that are not the site's own.
pub(crate) fn answer(dir: &Path, path: &str) -> Option<Answer> {
    match path {
        SCRIPT => Some(Answer::new(200, "text/javascript; charset=utf-8", RELOAD)),
        VERSION => Some(Answer::new(200, "text/plain; charset=utf-8", version(dir))),
        _ => None,
    }
}

/// Tells one build from another: a build swaps the folder, and with it the index.
fn version(dir: &Path) -> String {
    let changed =
        [dir.to_path_buf(), dir.join("index.html")].map(|it| fs::metadata(it).and_then(|it| it.modified()).ok());
    format!("{changed:?}")
}

/// A page with the script in its head.
pub(crate) fn with_script(page: &str, base: &str) -> String {
    let script = format!("<script src=\"{base}{SCRIPT}\"></script></head>");
    page.replacen("</head>", &script, 1)
}

/// The policies that the site's `_headers` ask for at a path. As on the hosts that read that file, every rule for the
/// path counts, and a browser obeys all the policies it gets.
pub(crate) fn policy(dir: &Path, path: &str) -> Option<String> {
    let headers = fs::read_to_string(dir.join("_headers")).ok()?;
    let (mut policies, mut matches) = (Vec::new(), false);
    for line in headers.lines() {
        if !line.starts_with(char::is_whitespace) {
            matches = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start));
        } else if let Some(policy) = line.trim().strip_prefix("Content-Security-Policy:").filter(|_| matches) {
            policies.push(policy.trim());
        }
    }
    (!policies.is_empty()).then(|| policies.join(", "))
}

/// The compressed file beside `file` that the client can read, and what it is called in a header.
pub(crate) fn packed(file: &Path, accepted: &str) -> Option<(Vec<u8>, &'static str)> {
    let accepts = |name: &str| {
        accepted.split(',').any(|it| {
            let (coding, weight) = it.split_once(';').unwrap_or((it, ""));
            coding.trim() == name && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(name, ending)| {
        let mut path = file.as_os_str().to_owned();
        path.push(format!(".{ending}"));
        accepts(name).then(|| fs::read(path).ok()).flatten().map(|bytes| (bytes, name))
    })
}

//! What the app's wasm is made of: bytes of code by the crate that wrote it, and by function.
//!
//! Read from the module as it is before wasm-opt, which drops the names; its shares are what to go by, not its bytes.

use crate::trouble::{During, Outcome};
use crate::workspace;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Lines of a table: past these, a crate is less than one part in a hundred.
const LINES: usize = 15;

/// The text between a name and the hash that tells its copies apart: functions that differ in it alone were written
/// once and compiled for several types.
const COPY_MARK: &str = "::h";

/// Most characters of a function's name that are shown.
const NAME_CHARS: usize = 100;

/// What is not code, and so has no function; in brackets, as no name of one begins.
const DATA: &str = "(data: texts and tables)";

/// Where bytes are counted, under some name.
type Bytes = BTreeMap<String, u64>;

/// Two tables: crates and their shares, and the functions that weigh most, all copies of one together.
pub(crate) fn describe() -> Outcome<String> {
    let path = workspace::target_dir().join("wasm-bindgen/release/news-zone_bg.wasm");
    let wasm = fs::read(&path).during(path.display())?;
    let by_function = measure(&wasm).during(path.display())?;
    let mut by_crate = Bytes::new();
    for (name, bytes) in &by_function {
        *by_crate.entry(crate_of(name).to_owned()).or_default() += bytes;
    }
    let total: u64 = by_function.values().sum();
    let crates = table(&by_crate, total);
    let functions = table(&by_function, total);
    Ok(format!("\nMade of (before wasm-opt, {total} bytes)\n{crates}\n\nits functions\n{functions}"))
}

fn table(bytes_by_name: &Bytes, total: u64) -> String {
    let mut rows: Vec<(&String, &u64)> = bytes_by_name.iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(**bytes));
    let mut table = String::new();
    for (name, bytes) in rows.iter().take(LINES) {
        let name: String = name.chars().take(NAME_CHARS).collect();
        let _ = writeln!(table, "  {bytes:>8}  {:>4.1} %  {name}", percent(**bytes, total));
    }
    let rest: u64 = rows.iter().skip(LINES).map(|(_, bytes)| **bytes).sum();
    let _ = write!(table, "  {rest:>8}  {:>4.1} %  everything else", percent(rest, total));
    table
}

#[allow(clippy::cast_precision_loss, reason = "a share in per cent needs three digits, not sixteen")]
fn percent(part: u64, whole: u64) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn length(range: Range<u64>) -> u64 {
    range.end - range.start
}

fn measure(wasm: &[u8]) -> Result<Bytes, wasmparser::BinaryReaderError> {
    let mut names: HashMap<u32, String> = HashMap::new();
    let mut bodies: Vec<u64> = Vec::new();
    let mut imported = 0;
    let mut by_function = Bytes::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(body.range())),
            Payload::DataSection(data) => {
                by_function.insert(DATA.into(), length(data.range()));
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(functions) = subsection? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, without_hashes(naming.name));
                    }
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or("(no name)", String::as_str);
        *by_function.entry(name.to_owned()).or_default() += bytes;
    }
    Ok(by_function)
}

/// The name without the hash at its end, and without those that crates carry: `core[c5930c85a12de822]::fmt::write`.
fn without_hashes(name: &str) -> String {
    let name = name.rsplit_once(COPY_MARK).filter(|(_, hash)| is_hash(hash)).map_or(name, |(before, _)| before);
    let mut parts = name.split('[');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => kept.push_str(rest),
            _ => {
                kept.push('[');
                kept.push_str(part);
            }
        }
    }
    kept
}

/// Of sixteen digits; leading zeros are not written in brackets.
fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The crate that a function's demangled name begins with: for a method the crate of its type, and for code that
/// drops, sorts or calls some type through `core` the first crate named in the angle brackets.
fn crate_of(name: &str) -> &str {
    if name.starts_with('(') {
        return name;
    }
    let crates = name.split(|it: char| !(it.is_alphanumeric() || it == '_')).filter(|it| {
        let start = it.as_ptr() as usize - name.as_ptr() as usize;
        !it.is_empty() && name[start + it.len()..].starts_with("::") && !name[..start].ends_with("::")
    });
    let mut crates = crates.peekable();
    let first = crates.peek().copied().unwrap_or("(no crate)");
    let is_generic = name.starts_with("core::ptr::drop_in_place") || name.starts_with("core::ops::function");
    let later = is_generic.then(|| crates.find(|it| !matches!(*it, "core" | "alloc" | "std"))).flatten();
    later.unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(crate_of(&without_hashes(name)), expected, "{name}");
    }

    #[test]
    fn copies_share_a_name() {
        assert_eq!(without_hashes("a::b::h302039307ef53050"), "a::b");
        assert_eq!(without_hashes("a::h1::b[0]"), "a::h1::b[0]");
    }

    #[test]
    fn crates() {
        check("news_core::format::read::h0123", "news_core");
        check("<tachys::view::Tuple<A> as core::ops::Drop>::drop", "tachys");
        check("<&mut news_zone::ui::Card as core::fmt::Debug>::fmt", "news_zone");
        check("core::ptr::drop_in_place<alloc::vec::Vec<news_core::article::Article>>", "news_core");
        check("core::ptr::drop_in_place<alloc::string::String>", "core");
        check("<&isize as core[c5930c85a12de822]::fmt::Debug>::fmt", "core");
        check("<news_zone[27877296bd0f6b9]::ui::Card as core::fmt::Debug>::fmt", "news_zone");
        check("<[u8] as news_core::Bytes>::len", "news_core");
        check(DATA, DATA);
        check("__wbindgen_malloc", "(no crate)");
        check("", "(no crate)");
    }
}

//! The style of the first page in one file: each of eleven would wait for its turn on one of six connections, before
//! scripts.

use crate::trouble::{During, Outcome, Trouble};
use std::fs;
use std::path::Path;

/// All style sheets of the page in one.
const SHEET: &str = "news-zone.css";

/// Joins the style sheets that the page names, in its order.
pub(crate) fn join(dist: &Path) -> Outcome {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).during(index.display())?;
    let (page, sheets) = joined(&page);
    let mut style = String::new();
    for sheet in &sheets {
        let file = dist.join(sheet);
        style.push_str(&fs::read_to_string(&file).during(file.display())?);
        fs::remove_file(&file).during(file.display())?;
    }
    if sheets.is_empty() {
        return Err(Trouble::new("index.html names no style sheet"));
    }
    let sheet = dist.join(SHEET);
    fs::write(&sheet, style).during(sheet.display())?;
    fs::write(&index, page).during(index.display())
}

/// The page with one style sheet in place of the first it names, and the names of all.
fn joined(page: &str) -> (String, Vec<String>) {
    let (mut kept, mut sheets) = (String::with_capacity(page.len()), Vec::new());
    for line in page.split_inclusive('\n') {
        let is_sheet = line.contains("rel=\"stylesheet\"");
        let href = line.split_once("href=\"").filter(|_| is_sheet).and_then(|(_, rest)| rest.split('"').next());
        match href {
            Some(href) => {
                if sheets.is_empty() {
                    kept.push_str("  <link rel=\"stylesheet\" href=\"");
                    kept.push_str(SHEET);
                    kept.push_str("\">\n");
                }
                sheets.push(href.trim_start_matches("./").to_owned());
            }
            None => kept.push_str(line),
        }
    }
    (kept, sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one() {
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n<p>기사\n  <link rel=\"stylesheet\" href=\"b.css\"/>\n";
        let (kept, sheets) = joined(page);
        assert_eq!(kept, "<head>\n  <link rel=\"stylesheet\" href=\"news-zone.css\">\n<p>기사\n");
        assert_eq!(sheets, ["a.css", "b.css"]);
    }
}

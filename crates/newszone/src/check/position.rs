//! Where a document stops to be JSON, which the core's tolerant reader does not say.

use serde::de::IgnoredAny;

/// What serde_json says of a document that is no JSON, with line and column; `None` for one that is.
pub(super) fn of_json(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    serde_json::from_str::<IgnoredAny>(text).err().map(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        match (of_json(text.as_bytes()), expected) {
            (None, None) => {}
            (Some(said), Some(part)) => assert!(said.contains(part), "{said}"),
            (found, expected) => panic!("{found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn positions() {
        check("{\"제목\": \"함대\"}", None);
        check("{\n\"제목\": 함대}", Some("line 2 column"));
        check("{\"제목\": [1, 2", Some("line 1 column"));
    }
}

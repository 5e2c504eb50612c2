//! Names as parts of addresses.

/// A name as it can stand in a path on every host: lower case, letters and digits of any script, hyphens between.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs() {
        for (name, expected) in [
            ("Defence", "defence"),
            ("국방·안보", "국방-안보"),
            ("  C++ & friends!", "c-friends"),
            ("ÉTÉ 2022", "été-2022"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}

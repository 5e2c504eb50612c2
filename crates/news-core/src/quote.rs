//! A piece of an article as a reader quotes it: the words, whose they are, and an address that leads to them.

/// Most characters that stand in an address whole; of longer pieces their beginning and their end do.
const WHOLE_CHARS_MAX: usize = 120;

/// Characters of a beginning or an end in an address, at most; whole words where there are spaces.
const END_CHARS: usize = 30;

/// Whose words are quoted.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article's headline.
    pub headline: &'a str,
    /// Who wrote it; empty where unknown.
    pub byline: &'a str,
    /// The copyright line; empty for none.
    pub copyright: &'a str,
    /// The address of its page, without a fragment.
    pub url: &'a str,
}

/// The quotation, as text: the words in quotation marks, headline and byline, the copyright line, the address.
#[must_use]
pub fn quotation(words: &str, source: &Source<'_>) -> String {
    let byline = if source.byline.is_empty() { String::new() } else { [", ", source.byline].concat() };
    let copyright = if source.copyright.is_empty() { String::new() } else { ["\n", source.copyright].concat() };
    let quoted = ["“", &on_one_line(words), "”\n— ", source.headline, &byline, &copyright];
    [&quoted.concat(), "\n", source.url, &text_fragment(words)].concat()
}

/// What leads to the words, behind the address of their page (<https://wicg.github.io/scroll-to-text-fragment/>, section
/// 3.2). Empty where there are none.
#[must_use]
pub fn text_fragment(words: &str) -> String {
    let words = on_one_line(words);
    if words.is_empty() {
        return String::new();
    }
    if words.chars().count() <= WHOLE_CHARS_MAX {
        return ["#:~:text=", &encoded(&words)].concat();
    }
    ["#:~:text=", &encoded(beginning(&words)), ",", &encoded(end(&words))].concat()
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn beginning(words: &str) -> &str {
    let cut = words.char_indices().nth(END_CHARS).map_or(words.len(), |it| it.0);
    words[..cut].rfind(' ').map_or(&words[..cut], |at| &words[..at])
}

fn end(words: &str) -> &str {
    let cut = words.char_indices().rev().nth(END_CHARS - 1).map_or(0, |it| it.0);
    words[cut..].find(' ').map_or(&words[cut..], |at| &words[cut + at + 1..])
}

/// As in any address; and without the dash, which means something here.
fn encoded(words: &str) -> String {
    crate::route::encoded(words).replace('-', "%2D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(text_fragment(words), expected);
    }

    #[test]
    fn quotations() {
        let source = Source {
            headline: "함대 귀환",
            byline: "김철환 기자",
            copyright: "ⓒ 국방일보",
            url: "https://a.example/1/",
        };
        let whole = "“두 함정이\u{a0}왔다”\n— 함대 귀환, 김철환 기자\nⓒ 국방일보\nhttps://a.example/1/#:~:text=K9";
        assert_eq!(
            quotation("두\n 함정이\u{a0}왔다", &source).split('#').next(),
            whole.replace('\u{a0}', " ").split('#').next()
        );
        let bare = Source { byline: "", copyright: "", ..source };
        assert_eq!(quotation("K9", &bare), "“K9”\n— 함대 귀환\nhttps://a.example/1/#:~:text=K9");
    }

    #[test]
    fn fragments() {
        check("", "");
        check(" \n ", "");
        check("함대 귀환", "#:~:text=%ED%95%A8%EB%8C%80%20%EA%B7%80%ED%99%98");
        check("well-known, & more", "#:~:text=well%2Dknown%2C%20%26%20more");
        let long = ["the first few words of it", &" word".repeat(40), " and the very last of them"].concat();
        check(&long, "#:~:text=the%20first%20few%20words%20of%20it,and%20the%20very%20last%20of%20them");
        let without_spaces = ["가".repeat(70), "나".repeat(70)].concat();
        let part = |letter: &str| encoded(&letter.repeat(END_CHARS));
        check(&without_spaces, &["#:~:text=", &part("가"), ",", &part("나")].concat());
    }
}

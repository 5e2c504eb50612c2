//! What a test wants a path to answer, in place of the file or on top of it.

use crate::answer::Answer;
use std::time::Duration;

/// An answer of a test's making.
///
/// ```
/// use preview::Rule;
/// let busy_once = Rule::answer(503, "text/plain", "busy").header("Retry-After", "1").times(1);
/// let slow_file = Rule::file().delay(std::time::Duration::from_millis(300));
/// ```
#[derive(Clone, Debug)]
pub struct Rule {
    answer: Option<Answer>,
    headers: Vec<(String, String)>,
    is_open_to_all: bool,
    /// How long the client waits for the first byte.
    pub(crate) delay: Duration,
    pub(crate) ending: Ending,
    /// How many more requests it holds for; none for all of them.
    pub(crate) times_left: Option<usize>,
}

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Whole,
    CutAfter { body_bytes: usize },
    Never,
}

impl Rule {
    /// This status and body.
    pub fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { answer: Some(Answer::new(status, content_type, body)), ..Self::file() }
    }

    /// Whatever the folder has: for adding headers, a delay or a bad ending to the real file.
    #[must_use]
    pub fn file() -> Self {
        Self {
            answer: None,
            headers: Vec::new(),
            is_open_to_all: false,
            delay: Duration::ZERO,
            ending: Ending::Whole,
            times_left: None,
        }
    }

    /// Sets one header; a standing header of that name is replaced.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Lets pages of other origins read the answer.
    #[must_use]
    pub fn cors(mut self) -> Self {
        self.is_open_to_all = true;
        self
    }

    /// Keeps the client waiting before the first byte.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Promises the whole body, then breaks off after so many bytes of it.
    #[must_use]
    pub fn cut_after(mut self, body_bytes: usize) -> Self {
        self.ending = Ending::CutAfter { body_bytes };
        self
    }

    /// Takes the request and never says a word.
    #[must_use]
    pub fn hang(mut self) -> Self {
        self.ending = Ending::Never;
        self
    }

    /// Holds for the next `count` requests only; later ones get what they would have got.
    #[must_use]
    pub fn times(mut self, count: usize) -> Self {
        self.times_left = Some(count);
        self
    }

    /// The answer to send, given what the folder would have said.
    pub(crate) fn apply(&self, from_folder: impl FnOnce() -> Answer) -> Answer {
        let mut answer = self.answer.clone().unwrap_or_else(from_folder);
        if self.is_open_to_all {
            answer.open_to_all();
        }
        for (name, value) in &self.headers {
            answer.set(name, value);
        }
        answer
    }
}

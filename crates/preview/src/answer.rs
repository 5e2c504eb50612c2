//! One answer: status, headers and body, and how they go out.

use std::io::{self, Write};

/// What a client gets. A header set twice keeps the later value.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut answer = Self { status, headers: Vec::new(), body: body.into() };
        answer.set("Content-Type", content_type);
        answer
    }

    pub(crate) fn redirect(location: &str) -> Self {
        let mut answer = Self::new(302, "text/plain; charset=utf-8", "");
        answer.set("Location", location);
        answer
    }

    pub(crate) fn not_found() -> Self {
        Self::new(404, "text/plain; charset=utf-8", "Nothing is here.\n")
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(it, _)| !it.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Lets pages of every origin read this answer, and see how many pages there are.
    pub(crate) fn open_to_all(&mut self) {
        self.set("Access-Control-Allow-Origin", "*");
        self.set("Access-Control-Allow-Headers", "*");
        self.set("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link");
        self.set("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /// Writes the head, then at most `body_bytes_max` bytes of the body: fewer than the head promises is what a
    /// broken connection looks like.
    pub(crate) fn write(&self, stream: &mut impl Write, body_bytes_max: usize) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", self.body.len()));
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body[..self.body.len().min(body_bytes_max)])?;
        stream.flush()
    }
}

/// The words beside a number are for people who read the wire; clients go by the number.
fn reason(status: u16) -> &'static str {
    match status {
        200..=299 => "OK",
        300..=399 => "Elsewhere",
        404 => "Not Found",
        400..=499 => "Refused",
        _ => "Failed",
    }
}

//! One request: the head as it came, and what the log keeps of it.

use std::io::{self, Read};

/// More than any browser sends here, and few enough that a runaway client is soon refused.
const HEAD_BYTES_MAX: usize = 64 * 1024;

/// Headers in one request that are looked at.
const HEADERS_MAX: usize = 100;

/// A request that was answered, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `GET`, say.
    pub method: String,
    /// As sent, percent signs and all, from the first slash up to the question mark.
    pub path: String,
    /// What followed the question mark; empty when there was none.
    pub query: String,
    /// Names in lower case, in the order they came.
    pub headers: Vec<(String, String)>,
}

impl Seen {
    /// The first header of this name, which is given in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// Most of a request's body that is taken in and forgotten, in bytes: a client that has not sent all would not hear.
const BODY_BYTES_MAX: usize = 1 << 20;

/// Reads one request's head, and passes over its body. None when the client left without asking, or spoke something else than HTTP.
pub(crate) fn read(stream: &mut impl Read) -> io::Result<Option<Seen>> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while bytes.len() < HEAD_BYTES_MAX {
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk[..count]);
        match parse(&bytes) {
            Ok(None) => {}
            Ok(Some((seen, head_bytes))) => {
                let body_bytes = seen.header("content-length").and_then(|it| it.parse().ok()).unwrap_or(0_usize);
                let mut missing = (head_bytes + body_bytes.min(BODY_BYTES_MAX)).saturating_sub(bytes.len());
                while 0 < missing {
                    match stream.read(&mut chunk)? {
                        0 => return Ok(None),
                        count => missing = missing.saturating_sub(count),
                    }
                }
                return Ok(Some(seen));
            }
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

/// The request, and how long its head is.
fn parse(bytes: &[u8]) -> Result<Option<(Seen, usize)>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut head = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(head_bytes) = head.parse(bytes)? else { return Ok(None) };
    let target = head.path.unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers = head.headers.iter().map(|it| {
        let value = String::from_utf8_lossy(it.value).into_owned();
        (it.name.to_ascii_lowercase(), value)
    });
    let seen = Seen {
        method: head.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: headers.collect(),
    };
    Ok(Some((seen, head_bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sent: &str, expected: Option<(&str, &str)>) {
        let seen = read(&mut sent.as_bytes()).unwrap();
        assert_eq!(seen.as_ref().map(|it| (it.path.as_str(), it.query.as_str())), expected);
    }

    #[test]
    fn heads() {
        check("GET /a?q=%EA%B5%AD HTTP/1.1\r\nHost: x\r\n\r\n", Some(("/a", "q=%EA%B5%AD")));
        check("GET / HTTP/1.1\r\n\r\n", Some(("/", "")));
        check("GET / HTTP/1.1\r\nHost: x\r\n", None);
        check("", None);
        check("\u{16}\u{3}\u{1}hello", None);
    }
}

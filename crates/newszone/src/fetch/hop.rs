//! One request to one server, and its answer under the limits.

use super::guard::{Guard, NotPublic};
use super::{Failure, Fetched, Request, Setback, patience};
use crate::delivery::Validators;
use crate::settings::Pull;
use std::io::{self, Read};
use std::time::Duration;
use ureq::http::header::{HeaderMap, HeaderName};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http};
use url::Url;

/// What is asked for, best first; servers that choose send a feed rather than a page.
const ACCEPT: &str = "application/feed+json, application/atom+xml, application/rss+xml, application/json;q=0.9, \
    application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

/// Statuses that may pass: too early, too slow, too many, and the faults of a server or of the one before it.
const PASSING: [u16; 8] = [408, 425, 429, 500, 502, 503, 504, 509];

/// Where one request led.
pub(super) enum Hop {
    /// To the answer.
    Here(Fetched),
    /// To another address, as the server wrote it.
    There(String),
}

/// An agent that follows nothing by itself. One that is guarded uses no proxy: a proxy would resolve names itself.
pub(super) fn agent(limits: &Pull, guard: Option<Guard>) -> Agent {
    let config = Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(limits.user_agent.as_str())
        .accept(ACCEPT)
        .max_idle_connections_per_host(limits.requests_per_host_max.clamp(1, 8));
    match guard {
        Some(guard) => Agent::with_parts(config.proxy(None).build(), DefaultConnector::default(), guard),
        None => config.build().new_agent(),
    }
}

/// Asks. Headers of the newsroom's own go to the first origin alone; what the server said last time goes along all the
/// way, because the last stop is where it was said.
pub(super) fn ask(
    agent: &Agent,
    url: &Url,
    request: &Request,
    is_first_origin: bool,
    left: Duration,
    limits: &Pull,
) -> Result<Hop, Setback> {
    let fail = |error: &ureq::Error| setback(error, limits);
    let mut asking = agent.get(url.as_str()).config().timeout_global(Some(left)).build();
    let own = request.headers.iter().filter(|_| is_first_origin);
    for (name, value) in own {
        asking = asking.header(name, value);
    }
    if let Some(etag) = &request.validators.etag {
        asking = asking.header("If-None-Match", etag);
    }
    if let Some(date) = &request.validators.last_modified {
        asking = asking.header("If-Modified-Since", date);
    }
    let mut answer = asking.call().map_err(|error| fail(&error))?;
    let code = answer.status().as_u16();
    let headers = answer.headers();
    match code {
        200..=299 => {}
        304 => return Err(Setback::lasting(Failure::NotModified)),
        301 | 302 | 303 | 307 | 308 => {
            let location = text(headers, &http::header::LOCATION);
            return location.map(Hop::There).ok_or_else(|| Setback::lasting(Failure::Status { code }));
        }
        _ if PASSING.contains(&code) => {
            let date = text(headers, &http::header::DATE);
            let wait = text(headers, &http::header::RETRY_AFTER).and_then(|it| patience::asked(&it, date.as_deref()));
            return Err(Setback::passing(Failure::Status { code }, wait));
        }
        _ => return Err(Setback::lasting(Failure::Status { code })),
    }
    let mut fetched = head(url, headers);
    read(answer.body_mut(), &mut fetched, limits)?;
    Ok(Hop::Here(fetched))
}

/// What the head of a good answer says.
fn head(url: &Url, headers: &HeaderMap) -> Fetched {
    Fetched {
        url: url.to_string(),
        content_type: text(headers, &http::header::CONTENT_TYPE),
        validators: Validators {
            etag: text(headers, &http::header::ETAG),
            last_modified: text(headers, &http::header::LAST_MODIFIED),
        },
        pages: headers.get("X-WP-TotalPages").and_then(|it| it.to_str().ok()?.trim().parse().ok()),
        ..Fetched::default()
    }
}

/// Reads a body, unpacked, up to the limit. One that breaks off is kept as far as it came.
fn read(body: &mut Body, fetched: &mut Fetched, limits: &Pull) -> Result<(), Setback> {
    let limit = limits.answer_bytes_max;
    let result = body.as_reader().take(limit.saturating_add(1)).read_to_end(&mut fetched.bytes);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if limit < fetched.bytes.len() {
        fetched.bytes.truncate(limit);
        fetched.cut = true;
        return Ok(());
    }
    let Err(error) = result else { return Ok(()) };
    match as_ureq(&error) {
        Some(ureq::Error::Timeout(_)) => {
            return Err(Setback::lasting(Failure::TooSlow { seconds: limits.answer_seconds_max }));
        }
        _ if fetched.bytes.is_empty() => {
            return Err(Setback::passing(Failure::Broken { said: error.to_string() }, None));
        }
        _ => fetched.broken = Some(error.to_string()),
    }
    Ok(())
}

fn setback(error: &ureq::Error, limits: &Pull) -> Setback {
    let said = error.to_string();
    match error {
        ureq::Error::Timeout(_) => Setback::lasting(Failure::TooSlow { seconds: limits.answer_seconds_max }),
        ureq::Error::Other(other) => match other.downcast_ref::<NotPublic>() {
            Some(found) => Setback::lasting(Failure::Private { address: found.0.to_string() }),
            None => Setback::lasting(Failure::Broken { said }),
        },
        ureq::Error::Io(error) => match as_ureq(error) {
            Some(inner) => setback(inner, limits),
            None => Setback::passing(Failure::Broken { said }, None),
        },
        ureq::Error::ConnectionFailed | ureq::Error::Protocol(_) => Setback::passing(Failure::Broken { said }, None),
        _ => Setback::lasting(Failure::Broken { said }),
    }
}

fn as_ureq(error: &io::Error) -> Option<&ureq::Error> {
    error.get_ref()?.downcast_ref::<ureq::Error>()
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    // Not only ASCII: a location with Korean in it is wrong, and common.
    let value = String::from_utf8_lossy(headers.get(name)?.as_bytes()).trim().to_owned();
    (!value.is_empty()).then_some(value)
}

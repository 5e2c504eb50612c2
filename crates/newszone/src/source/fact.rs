//! Problems of documents as lines of a report.

use crate::notice::{Notice, Weight};
use news_core::draft::Draft;
use news_core::lang::Language;
use news_core::moment::Moment;
use news_core::problem::{Fault, Problem};

/// Most problems of one source that a report lists; who has more has one thing wrong everywhere.
const LINES_MAX: usize = 20;

/// A problem as a line of a report, in the language that all of it is in.
pub(crate) fn notice(about: &str, problem: &Problem) -> Notice {
    let text = (Language::default().words().problem)(problem);
    Notice::new(weight_of(problem), about, name(&problem.fault), text)
}

/// The problems as lines: the first ones, and how many there are besides.
pub(crate) fn notices(about: &str, problems: &[Problem]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = problems.iter().take(LINES_MAX).map(|it| notice(about, it)).collect();
    let more = problems.len().saturating_sub(LINES_MAX);
    if 0 < more {
        notices.push(Notice::new(Weight::Warning, about, "more-problems", format!("{more} more problems like these")));
    }
    notices
}

/// Dates of drafts that nobody will be able to read, named as the door would name them: an article without its date
/// comes last, and one under an embargo without end never appears.
pub(crate) fn unread_dates(drafts: &[Draft]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for draft in drafts {
        for (field, text) in [
            ("published", &draft.published),
            ("updated", &draft.updated),
            ("embargoed_until", &draft.embargoed),
            ("expires", &draft.expires),
        ] {
            let text = text.as_deref().map(str::trim).filter(|it| !it.is_empty() && Moment::parse(it).is_none());
            problems.extend(text.map(|it| Problem::of_item(draft.item, field, it, Fault::BadDate)));
        }
    }
    problems
}

/// Whether a fault of the document means that nothing in it can be believed to be all there is.
pub(crate) fn is_of_whole(problem: &Problem) -> bool {
    problem.item.is_none() && !matches!(problem.fault, Fault::NotUtf8 | Fault::Undecodable { .. })
}

fn weight_of(problem: &Problem) -> Weight {
    match problem.fault {
        Fault::UnknownField | Fault::BidiControl => Weight::Info,
        _ if is_of_whole(problem) => Weight::Error,
        _ => Weight::Warning,
    }
}

/// The fact's name for programs.
fn name(fault: &Fault) -> &'static str {
    match fault {
        Fault::Html => "web-page",
        Fault::NotJson => "not-json",
        Fault::Truncated { .. } => "truncated",
        Fault::TooLarge { .. } => "too-large",
        Fault::TooDeep { .. } => "too-deep",
        Fault::NotUtf8 => "not-utf-8",
        Fault::Undecodable { .. } => "undecodable",
        Fault::Malformed { .. } => "malformed",
        Fault::UnknownField => "unknown-field",
        Fault::UnknownFormat => "unknown-format",
        Fault::NoReader => "unreadable",
        Fault::SourceError => "source-error",
        Fault::WrongType { .. } => "wrong-type",
        Fault::NoId => "no-id",
        Fault::DuplicateId => "duplicate-id",
        Fault::Nothing => "nothing-to-show",
        Fault::BadDate => "bad-date",
        Fault::BadAddress => "bad-address",
        Fault::BidiControl => "bidi-control",
    }
}

//! What is not what was written is named, and does no harm.

use super::corpus::{Dice, Script};
use super::{CUT, Site, ids};
use crate::search::index::file::Place;
use crate::search::index::{HEADER_BYTES, Index, Inquiry, Shelf, Step};
use crate::search::{Expression, Pattern, Place as Where, Words, fold};

fn small() -> Site {
    let articles = Dice(7).articles(Script::Mixed, 90);
    Site::of(&articles, &[20, 70], CUT)
}

fn questions() -> Vec<Expression> {
    let words = |text: &str, quoted| {
        let patterns = vec![Pattern::exact(&fold(text)).unwrap()];
        Expression::Words(Words { patterns, place: Where::Anywhere, quoted })
    };
    let mut questions = vec![
        Expression::All(Vec::new()),
        words("flee", false),
        words("\"the fleet\"", true),
        words("국방", false),
        words("국방부산", false),
        Expression::All(vec![words("the", false), Expression::Not(Box::new(words("東", false)))]),
    ];
    let mut dice = Dice(3);
    questions.extend((0..6).map(|_| dice.question(Script::Mixed, 2)));
    questions
}

/// Whole answers, and what was lost: of each question.
fn answers(site: &Site, index: &Index) -> Vec<(Vec<String>, usize)> {
    let ask = |question: &Expression| {
        let (mut inquiry, mut shelf) = (Inquiry::new(question, 0, 0), Shelf::new());
        for _ in 0..1_000 {
            let Step::Wants(addresses) = inquiry.step(index, &shelf, usize::MAX) else {
                let hits = ids(inquiry.hits()).into_iter().map(str::to_owned).collect();
                return (hits, inquiry.lost().len());
            };
            for address in addresses {
                match site.files.get(&address) {
                    Some(file) => _ = shelf.give(&address, file.clone()),
                    None => shelf.lose(&address),
                }
            }
        }
        panic!("{question:?} has no end");
    };
    questions().iter().map(ask).collect()
}

#[track_caller]
fn same_or_named(site: &Site, index: &Index, right: &[(Vec<String>, usize)], what: &str) {
    for ((hits, lost), (expected, _)) in answers(site, index).iter().zip(right) {
        assert!(0 < *lost || hits == expected, "{what}: another answer, and nothing said");
    }
}

#[test]
fn every_byte_counts() {
    let mut site = small();
    let addresses: Vec<String> = site.files.keys().cloned().collect();
    for address in addresses {
        let place = Place::of(&address).unwrap();
        let file = site.files.get_mut(&address).unwrap();
        for at in 0..file.len() {
            for change in [1, 0x80, 0xff] {
                file[at] ^= change;
                assert!(place.payload(file).is_err(), "{address}, byte {at}");
                file[at] ^= change;
            }
            assert!(place.payload(&file[..at]).is_err(), "{address}, cut at {at}");
        }
        file.push(0);
        assert!(place.payload(file).is_err(), "{address} and a byte more");
        file.pop();
    }
    for at in 0..site.directory.len() {
        site.directory[at] ^= 4;
        assert!(Index::read(&site.directory).is_err(), "directory, byte {at}");
        site.directory[at] ^= 4;
    }
}

#[test]
fn a_file_that_is_lost_or_another_is_named() {
    let mut site = small();
    let index = site.index();
    let right = answers(&site, &index);
    assert!(right.iter().all(|it| it.1 == 0) && right.iter().any(|it| !it.0.is_empty()));
    let addresses: Vec<String> = site.files.keys().cloned().collect();
    for (nth, address) in addresses.iter().enumerate() {
        let file = site.files.remove(address).unwrap();
        same_or_named(&site, &index, &right, &format!("{address} missing"));
        let other = site.files[addresses.iter().rfind(|it| *it != address).unwrap()].clone();
        site.files.insert(address.clone(), other);
        same_or_named(&site, &index, &right, &format!("{address} swapped"));
        site.files.insert(address.clone(), file[..nth.min(file.len())].to_vec());
        same_or_named(&site, &index, &right, &format!("{address} cut"));
        site.files.insert(address.clone(), file);
    }
}

/// Payloads that nobody wrote, under headers that are right: what only someone who writes the site can do.
#[test]
fn bytes_that_nobody_wrote_do_no_harm() {
    let mut site = small();
    let index = site.index();
    let mut dice = Dice(11);
    let addresses: Vec<String> = site.files.keys().cloned().collect();
    for _ in 0..300 {
        let address = dice.one(&addresses).clone();
        let place = Place::of(&address).unwrap();
        let right = site.files[&address].clone();
        let mut payload = right[HEADER_BYTES..].to_vec();
        for _ in 0..1 + dice.roll(4) {
            match dice.roll(3) {
                0 if !payload.is_empty() => payload.truncate(dice.roll(payload.len())),
                1 if !payload.is_empty() => {
                    let at = dice.roll(payload.len());
                    payload[at] = *dice.one(&[0, 1, 0x7f, 0x80, 0xff, 0x40]);
                }
                _ => payload.extend((0..dice.roll(12)).map(|_| dice.roll(256) as u8)),
            }
        }
        let file = [&place.header(&payload)[..], &payload].concat();
        site.files.insert(address.clone(), file);
        answers(&site, &index);
        site.files.insert(address, right);
    }
}

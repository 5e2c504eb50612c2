//! A block of headlines: what a list shows of articles that follow each other.
//!
//! Invariant: what is written is read back as it was.

use super::bytes::{Bytes, Corrupt};
use crate::moment::Moment;

/// What a block says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Card<'b> {
    /// Its id.
    pub(super) id: &'b str,
    /// Its kicker; empty for none.
    pub(super) kicker: &'b str,
    /// Its headline.
    pub(super) headline: &'b str,
    /// When it was published.
    pub(super) published: Option<Moment>,
    /// The number of its section among the root's, from 1; 0 for none.
    pub(super) section: u32,
    /// The number of its language.
    pub(super) language: u32,
}

/// Reads the cards of a payload.
pub(super) fn read(payload: &[u8]) -> Result<Vec<Card<'_>>, Corrupt> {
    let mut bytes = Bytes(payload);
    let count = bytes.count()?;
    let mut cards = vec![Card::default(); count];
    moments(&mut bytes, count, &mut |nth, moment| cards[nth].published = moment)?;
    for card in &mut cards {
        card.section = bytes.number()?;
    }
    for card in &mut cards {
        card.language = bytes.number()?;
    }
    for card in &mut cards {
        card.id = bytes.text()?;
    }
    for card in &mut cards {
        card.kicker = bytes.text()?;
    }
    for card in &mut cards {
        card.headline = bytes.text()?;
    }
    Ok(cards)
}

/// Reads when so many articles were published, as [`put_moments`] writes it.
pub(super) fn moments(
    bytes: &mut Bytes<'_>,
    count: usize,
    found: &mut dyn FnMut(usize, Option<Moment>),
) -> Result<(), Corrupt> {
    let dated = bytes.count()?;
    if count < dated {
        return Err(Corrupt::Bounds);
    }
    let mut last = 0_i64;
    for nth in 0..dated {
        last = last.checked_sub(bytes.signed()?).ok_or(Corrupt::Bounds)?;
        found(nth, Some(Moment(last)));
    }
    Ok(())
}

/// Writes the cards.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn write(cards: &[Card<'_>]) -> Vec<u8> {
    use super::bytes::{put, put_text};
    let mut out = Vec::new();
    put(&mut out, cards.len() as u64);
    put_moments(&mut out, cards.iter().map(|it| it.published));
    cards.iter().for_each(|it| put(&mut out, u64::from(it.section)));
    cards.iter().for_each(|it| put(&mut out, u64::from(it.language)));
    cards.iter().for_each(|it| put_text(&mut out, it.id.as_bytes()));
    cards.iter().for_each(|it| put_text(&mut out, it.kicker.as_bytes()));
    cards.iter().for_each(|it| put_text(&mut out, it.headline.as_bytes()));
    out
}

/// Writes moments, the undated ones last: how many are dated, and each as its distance to the one before it.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn put_moments(out: &mut Vec<u8>, moments: impl Iterator<Item = Option<Moment>>) {
    let dated: Vec<i64> = moments.map_while(|it| it.map(|it| it.0)).collect();
    super::bytes::put(out, dated.len() as u64);
    let mut last = 0_i64;
    for moment in dated {
        super::bytes::put_signed(out, last.wrapping_sub(moment));
        last = moment;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let card = Card {
            id: "함대-귀환",
            kicker: "",
            headline: "함대 귀환",
            published: Some(Moment(1_663_941_600)),
            section: 1,
            language: 0,
        };
        let older = Card { kicker: "K9", published: Some(Moment(-3)), ..card };
        let undated = Card { published: None, ..card };
        for cards in [vec![], vec![card.clone(), older, undated.clone(), undated]] {
            let payload = write(&cards);
            assert_eq!(read(&payload).as_ref(), Ok(&cards));
            for end in 0..payload.len() {
                assert!(read(&payload[..end]).is_err());
            }
        }
    }
}

//! The text of an article as what it says line by line.

use news_core::article::{Article, Body};
use news_core::correction::Place;
use news_core::markup::{Block, Inline, text_of};

/// Words that stand on their own, on one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    /// What they are.
    pub(super) place: Place,
    /// The words, white space folded.
    pub(super) words: String,
    /// The words without any white space: what tells two passages apart.
    pub(super) key: String,
}

impl Passage {
    pub(super) fn new(place: Place, text: &str) -> Self {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = words.replace(' ', "");
        Self { place, words, key }
    }
}

/// The passages of the text; `None` where it is elsewhere, or empty.
pub(super) fn passages(article: &Article) -> Option<Vec<Passage>> {
    let Body::Blocks(blocks) = &article.body else { return None };
    let mut passages = Vec::new();
    walk(blocks, &mut passages);
    passages.retain(|it| !it.words.is_empty());
    (!passages.is_empty()).then_some(passages)
}

fn walk(blocks: &[Block], passages: &mut Vec<Passage>) {
    let line = |words: &[Inline]| text_of(&[Block::Paragraph(words.to_vec())]);
    for block in blocks {
        match block {
            Block::Paragraph(_) | Block::Heading { .. } | Block::Preformatted(_) => {
                passages.push(Passage::new(Place::Text, &text_of(std::slice::from_ref(block))));
            }
            Block::List { items, .. } => items.iter().for_each(|item| walk(item, passages)),
            Block::Quote(inside) => walk(inside, passages),
            Block::Figure { content, caption } => {
                walk(content, passages);
                passages.push(Passage::new(Place::Caption, &line(caption)));
            }
            Block::Table { caption, rows } => {
                passages.push(Passage::new(Place::Caption, &line(caption)));
                for row in rows {
                    let cells: Vec<String> = row.iter().map(|cell| line(&cell.content)).collect();
                    passages.push(Passage::new(Place::Text, &cells.join(" | ")));
                }
            }
            Block::Image { .. } | Block::Audio(_) | Block::Video { .. } | Block::Embed { .. } | Block::Rule => {}
        }
    }
}

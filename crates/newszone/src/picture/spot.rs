//! Where an article shows pictures.

use news_core::article::{Article, Body};
use news_core::markup::{Address, Block, Inline};

/// A picture in an article.
pub(super) enum Spot<'a> {
    /// The main one: its address and its size.
    Main(&'a mut String, &'a mut Option<(u32, u32)>),
    /// One in the text.
    Block(&'a mut Address, &'a mut Option<(u32, u32)>),
    /// A small one in a line of the text.
    Inline(&'a mut Address),
}

impl Spot<'_> {
    /// The address as it stands.
    pub(super) fn address(&self) -> &str {
        match self {
            Spot::Main(address, _) => address,
            Spot::Block(address, _) | Spot::Inline(address) => address.as_str(),
        }
    }

    /// The size as it stands.
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        match self {
            Spot::Main(_, size) | Spot::Block(_, size) => **size,
            Spot::Inline(_) => None,
        }
    }

    /// Puts another address there.
    pub(super) fn put(&mut self, address: Address) {
        match self {
            Spot::Main(it, _) => **it = address.as_str().to_owned(),
            Spot::Block(it, _) | Spot::Inline(it) => **it = address,
        }
    }

    /// Puts a size there, if there is room for one.
    pub(super) fn measure(&mut self, measured: (u32, u32)) {
        if let Spot::Main(_, size) | Spot::Block(_, size) = self {
            **size = Some(measured);
        }
    }
}

/// Shows every picture of an article, the main one first.
pub(super) fn each(article: &mut Article, see: &mut dyn FnMut(Spot<'_>)) {
    if let Some(image) = &mut article.image {
        see(Spot::Main(&mut image.url, &mut image.size));
    }
    if let Body::Blocks(blocks) = &mut article.body {
        each_in(blocks, see);
    }
}

/// Shows every picture of a text.
pub(super) fn each_in(blocks: &mut [Block], see: &mut dyn FnMut(Spot<'_>)) {
    for block in blocks {
        match block {
            Block::Image { source, size, .. } => see(Spot::Block(source, size)),
            Block::Paragraph(words) | Block::Heading { words, .. } => line(words, see),
            Block::List { items, .. } => items.iter_mut().for_each(|it| each_in(it, see)),
            Block::Quote(inside) => each_in(inside, see),
            Block::Figure { content, caption } => {
                each_in(content, see);
                line(caption, see);
            }
            Block::Table { caption, rows } => {
                line(caption, see);
                rows.iter_mut().flatten().for_each(|it| line(&mut it.content, see));
            }
            Block::Preformatted(_) | Block::Audio(_) | Block::Video { .. } | Block::Embed { .. } | Block::Rule => {}
        }
    }
}

fn line(words: &mut [Inline], see: &mut dyn FnMut(Spot<'_>)) {
    for word in words {
        match word {
            Inline::Image { source, .. } => see(Spot::Inline(source)),
            Inline::Styled(_, inside)
            | Inline::Link { words: inside, .. }
            | Inline::Jump { words: inside, .. }
            | Inline::Language { words: inside, .. } => line(inside, see),
            Inline::Text(_) | Inline::Break | Inline::Place(_) => {}
        }
    }
}

/// The addresses of pictures that say nothing to those who do not see them. Those in a line are not asked: beside words
/// a picture may well be there for the eye alone.
pub(crate) fn silent(article: &Article) -> Vec<&str> {
    let main = article.image.iter().filter(|it| it.alt.is_empty()).map(|it| it.url.as_str());
    let mut silent: Vec<&str> = main.collect();
    if let Body::Blocks(blocks) = &article.body {
        silent_in(blocks, &mut silent);
    }
    silent
}

fn silent_in<'a>(blocks: &'a [Block], silent: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Image { source, alt, .. } if alt.is_empty() => silent.push(source.as_str()),
            Block::List { items, .. } => items.iter().for_each(|it| silent_in(it, silent)),
            Block::Quote(inside) | Block::Figure { content: inside, .. } => silent_in(inside, silent),
            _ => {}
        }
    }
}

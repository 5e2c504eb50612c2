//! Pictures, sound, moving pictures and framed pages.

use super::line::{Size, Wrapper};
use super::{Element, Walk, number};
use crate::markup::plain::folded;
use crate::markup::{Address, Block, Inline};

/// Largest picture that may stand in a line of text, in CSS pixels a side.
///
/// Emoji and flags are 16 to 64 wide. What is larger is an illustration, and stands by itself even where its source
/// put it between words.
const INLINE_SIDE_PIXELS_MAX: u32 = 64;

/// Largest side of a picture that is believed, in CSS pixels: browsers decode nothing larger.
const SIDE_PIXELS_MAX: u32 = 32_767;

impl Walk<'_> {
    /// `img`. Its `data-src` counts where its `src` cannot be used: pages that load pictures late keep a `data:`
    /// placeholder in `src`, and the real address passes the same check.
    pub(super) fn image(&mut self, element: Element<'_>) {
        let (width, height) = (pixels(element.get("width")), pixels(element.get("height")));
        // A picture that is no more than a line or a point is there to count readers or to push things about.
        if width.is_some_and(|it| it <= 1) || height.is_some_and(|it| it <= 1) {
            return;
        }
        let Some(source) = self.source(element) else { return };
        let alt = folded(element.get("alt").unwrap_or_default());
        let size = width.zip(height);
        let is_large = size.is_some_and(|(width, height)| INLINE_SIDE_PIXELS_MAX < width.max(height));
        if self.flat || !is_large {
            self.line.image(source, alt, size);
        } else if !self.line.has_text() || self.line.is_after_break() {
            self.push(Block::Image { source, alt, size });
        } else {
            // Between words: after them, so that no sentence is torn.
            self.after_line.push(Block::Image { source, alt, size });
        }
    }

    /// `audio` and `video`. Without a usable source, what is inside them for old browsers is what there is to read.
    pub(super) fn media(&mut self, element: Element<'_>, levels_left: usize) {
        let sources = element.children.iter().filter_map(Element::of).filter(|it| it.tag == "source");
        let Some(source) = std::iter::once(element).chain(sources).find_map(|it| self.source(it)) else {
            return self.nodes(element.children, levels_left);
        };
        if self.flat {
            self.address_link(source);
        } else if element.tag == "audio" {
            self.push(Block::Audio(source));
        } else {
            let poster = element.get("poster").and_then(|it| self.http(it));
            self.push(Block::Video { source, poster });
        }
    }

    /// `iframe` and `embed`: a page of an allowed host is offered for loading, any other becomes a link.
    pub(super) fn frame(&mut self, element: Element<'_>) {
        let Some(source) = self.source(element) else { return };
        let host = source.host().to_owned();
        if !self.flat && self.around.embed_hosts.contains(&host) {
            return self.push(Block::Embed { source, host });
        }
        self.part();
        self.address_link(source);
        self.part();
    }

    /// A link whose words are its address.
    fn address_link(&mut self, to: Address) {
        let words = to.as_str().to_owned();
        let opened = self.line.open(Wrapper::Link(to));
        self.line.text(&words);
        if opened {
            self.line.close();
        }
    }

    fn source(&self, element: Element<'_>) -> Option<Address> {
        ["src", "data-src"].into_iter().find_map(|name| self.http(element.get(name)?))
    }

    fn http(&self, link: &str) -> Option<Address> {
        Address::resolve(self.around.base, link).filter(Address::is_http)
    }

    /// The pictures of a line that has nothing else in it, each as a block. A link around one is let go: nearly
    /// always it leads to the same picture in full size.
    pub(super) fn push_images(&mut self, words: Vec<Inline>, sizes: &mut impl Iterator<Item = Size>) {
        for inline in words {
            match inline {
                Inline::Image { source, alt } => {
                    let size = sizes.next().flatten();
                    self.done.push(Block::Image { source, alt, size });
                }
                Inline::Styled(_, inside)
                | Inline::Link { words: inside, .. }
                | Inline::Jump { words: inside, .. }
                | Inline::Language { words: inside, .. } => self.push_images(inside, sizes),
                Inline::Text(_) | Inline::Break | Inline::Place(_) => {}
            }
        }
    }
}

/// A length that is given in pixels: `640`, `640px`, `640.5`, but not `50%`.
fn pixels(attribute: Option<&str>) -> Option<u32> {
    let text = attribute?.trim();
    number(text).filter(|pixels| *pixels <= SIDE_PIXELS_MAX && !text.ends_with('%'))
}

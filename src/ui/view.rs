//! What components answer with: one type for every view.
//!
//! A framework that gives each view a type of its own compiles drawing, patching and removing once for each; ours
//! weighed 179 KB so. Here a view is data, drawn by one piece of code (`docs/adr/0009-one-type-of-view.md`). Leptos
//! still owns the reactivity and the mounting.
//!
//! Invariant: text and attribute values are text. There is no way to say HTML.

mod adopt;
mod draw;
#[cfg(target_arch = "wasm32")]
mod part;
#[cfg(not(target_arch = "wasm32"))]
mod print;
mod render;

use leptos::ev::Event;
use leptos::prelude::{event_target_checked, event_target_value};
use leptos::tachys::renderer::types::Placeholder;
use news_core::lang::Direction;

pub use adopt::{Mount, mount, mount_in};
pub use draw::Drawn;
#[cfg(target_arch = "wasm32")]
pub use part::with_parts;

/// A view.
pub enum View {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// An element.
    Element(Element),
    /// Several views in a row.
    Several(Vec<View>),
    /// What becomes of several views that were drawn in a row, one after the other.
    Edited(Box<dyn Editing>),
    /// A view that is made again when a signal that it read changes.
    Live(Live),
    /// Whatever stands there in the page already, from here to the end of the element around it.
    Standing,
}

/// What becomes of one of several views, or comes between them.
pub enum Edit {
    /// It stays as it is.
    Stay,
    /// It goes.
    Go,
    /// It becomes this.
    Become(View),
    /// This comes before the next.
    Come(View),
}

/// Edits what was drawn. Behind a pointer: a program that edits nothing does not carry how that is done.
pub trait Editing: Send {
    /// Does so, to several views that were drawn before that end.
    fn edit(self: Box<Self>, drawn: &mut Vec<Drawn>, end: &Placeholder);

    /// The views that come, where none was drawn.
    #[cfg(not(target_arch = "wasm32"))]
    fn views(self: Box<Self>) -> Vec<View>;
}

/// Makes a view from signals.
pub type Live = Box<dyn Fn() -> View + Send>;

/// An element, described. Boxed, so that each word said about it moves a pointer and not five lists.
pub struct Element(Box<Description>);

struct Description {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    properties: Vec<(&'static str, Property)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<View>,
}

/// What a form control holds now, which is not what its attribute said at first.
#[derive(Clone, PartialEq)]
enum Property {
    Text(String),
    Truth(bool),
}

/// What is done when something happens.
type Listener = Box<dyn Fn(&Happening<'_>) + Send>;

/// Something that happened at an element.
pub struct Happening<'a>(&'a Event);

impl Happening<'_> {
    /// The value of the control it happened at.
    #[must_use]
    pub fn value(&self) -> String {
        event_target_value(self.0)
    }

    /// The key that was pressed; empty if it was no key.
    #[must_use]
    pub fn key(&self) -> String {
        use leptos::wasm_bindgen::JsCast;
        self.0.dyn_ref::<leptos::ev::KeyboardEvent>().map(leptos::ev::KeyboardEvent::key).unwrap_or_default()
    }

    /// Where that key is on the keyboard, whatever it writes.
    #[must_use]
    pub fn code(&self) -> String {
        use leptos::wasm_bindgen::JsCast;
        self.0.dyn_ref::<leptos::ev::KeyboardEvent>().map(leptos::ev::KeyboardEvent::code).unwrap_or_default()
    }

    /// Whether it was pressed with Shift.
    #[must_use]
    pub fn has_shift(&self) -> bool {
        use leptos::wasm_bindgen::JsCast;
        self.0.dyn_ref::<leptos::ev::KeyboardEvent>().is_some_and(leptos::ev::KeyboardEvent::shift_key)
    }

    /// Whether the box it happened at is checked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        event_target_checked(self.0)
    }

    /// Keeps the browser from doing what it usually does then.
    pub fn prevent(&self) {
        self.0.prevent_default();
    }
}

/// An element of that name.
#[must_use]
#[inline(never)]
pub fn tag(tag: &'static str) -> Element {
    let (attributes, properties, listeners, children) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Element(Box::new(Description { tag, attributes, properties, listeners, children }))
}

/// A view that follows the signals it reads.
pub fn live(make: impl Fn() -> View + Send + 'static) -> View {
    View::Live(Box::new(make))
}

/// A view that stands as several in a row, and changes one by one.
pub fn edited(edits: Vec<Edit>) -> View {
    View::Edited(Box::new(edits))
}

impl Element {
    /// Sets its class.
    #[must_use]
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with_attribute(name, value.into())
    }

    /// Sets an attribute if there is a value.
    #[must_use]
    pub fn attr_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with_attribute(name, value),
            None => self,
        }
    }

    /// Says what language it is in, and which way it is read where that is another way than around it. What is in an
    /// unknown language is read as its first letter is.
    #[must_use]
    #[inline(never)]
    pub fn language(self, tag: Option<&str>, around: Direction) -> Self {
        let Some(tag) = tag else { return self.attr("dir", "auto") };
        let direction = Direction::of(tag);
        let other = (direction != around).then(|| direction.name().to_owned());
        self.attr("lang", tag).attr_some("dir", other)
    }

    /// Sets what a text control holds.
    #[must_use]
    pub fn holding(mut self, value: String) -> Self {
        self.0.properties.push(("value", Property::Text(value)));
        self
    }

    /// Sets whether an option is the chosen one.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.0.properties.push(("selected", Property::Truth(chosen)));
        self
    }

    /// Sets whether a box is checked.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.properties.push(("checked", Property::Truth(checked)));
        self
    }

    /// Does something when that happens.
    #[must_use]
    pub fn on(self, event: &'static str, then: impl Fn(&Happening<'_>) + Send + 'static) -> Self {
        self.with_listener(event, Box::new(then))
    }

    /// Puts one more view inside.
    #[must_use]
    pub fn child(self, child: impl Into<View>) -> Self {
        self.with_child(child.into())
    }

    /// Puts more views inside.
    #[must_use]
    pub fn children(mut self, children: Vec<View>) -> Self {
        self.0.children.extend(children);
        self
    }

    // Not inlined: these are called hundreds of times, and the page pays for every copy.

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn with_listener(mut self, event: &'static str, then: Listener) -> Self {
        self.0.listeners.push((event, then));
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: View) -> Self {
        self.0.children.push(child);
        self
    }
}

impl From<Element> for View {
    fn from(element: Element) -> Self {
        View::Element(element)
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        View::Text(text)
    }
}

impl From<&str> for View {
    #[inline(never)]
    fn from(text: &str) -> Self {
        View::Text(text.to_owned())
    }
}

impl<T: Into<View>> From<Option<T>> for View {
    fn from(view: Option<T>) -> Self {
        view.map_or(View::Nothing, Into::into)
    }
}

impl From<Vec<View>> for View {
    fn from(views: Vec<View>) -> Self {
        View::Several(views)
    }
}

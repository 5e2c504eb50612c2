//! Taking over a page that stands already: its nodes become the app's without being drawn again.
//!
//! The page was printed from the same views, so each view finds its node at its place. Where it does not, the node that
//! stands there gives way to one drawn anew: the page ends up right whatever stood in it. Nodes that are taken over
//! keep focus, selection, scroll and what a reader typed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::tachys::dom::body;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element as DomElement, Node, Text};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsCast;

use super::draw::{Drawn, DrawnElement, attach, build, follow, set_property};
use super::{Description, Property, View};

/// A place among the children of a standing element: the next node that has not been taken over.
#[derive(Clone)]
pub(super) struct Place {
    parent: DomElement,
    next: Rc<RefCell<Option<Node>>>,
}

/// Puts the app into the page for as long as the page lives; over what stands there, if that was printed from it.
pub fn mount(app: impl FnOnce() -> View + 'static, is_standing: bool) {
    mount_in(&body().unchecked_into(), app, is_standing).0.forget();
}

/// What was put into an element. Dropped, it follows no signal any more; its nodes stay.
pub struct Mount(UnmountHandle<Mounted>);

/// Puts an app into an element; over what stands there, if that was printed from it.
pub fn mount_in(element: &DomElement, app: impl FnOnce() -> View + 'static, is_standing: bool) -> Mount {
    let place = element.clone();
    Mount(mount_to_renderer(element, move || Root { view: app(), is_standing, element: place }))
}

/// The whole app, as Leptos mounts it.
struct Root {
    view: View,
    is_standing: bool,
    element: DomElement,
}

/// What stands for the whole app. It is in its place from the start, and never leaves it.
struct Mounted {
    _drawn: Drawn,
}

impl Render for Root {
    type State = Mounted;

    fn build(self) -> Mounted {
        if self.is_standing {
            return Mounted { _drawn: adopt(self.view, &Place::first_in(&self.element)) };
        }
        let mut drawn = build(self.view);
        drawn.mount(&self.element, None);
        Mounted { _drawn: drawn }
    }

    fn rebuild(self, _: &mut Mounted) {}
}

impl Mountable for Mounted {
    fn unmount(&mut self) {}

    fn mount(&mut self, _: &DomElement, _: Option<&Node>) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<DomElement> {
        Vec::new()
    }
}

impl Place {
    fn first_in(parent: &DomElement) -> Self {
        Self { parent: parent.clone(), next: Rc::new(RefCell::new(parent.first_child())) }
    }

    fn peek(&self) -> Option<Node> {
        self.next.borrow().clone()
    }

    /// The next node, which is taken over.
    fn take(&self, node: &Node) {
        *self.next.borrow_mut() = node.next_sibling();
    }

    /// Draws anew what does not stand here.
    fn insert(&self, view: View) -> Drawn {
        let mut drawn = build(view);
        drawn.mount(&self.parent, self.peek().as_ref());
        drawn
    }

    /// Takes away what stands here and was not expected.
    fn clear_one(&self) {
        if let Some(node) = self.peek() {
            self.take(&node);
            take_away(&node);
        }
    }
}

/// Takes a node out of the page.
pub(super) fn take_away(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // Cannot fail: it was asked for its own parent.
        let _ = parent.remove_child(node);
    }
}

/// Takes over what stands at a place as this view.
pub(super) fn adopt(view: View, place: &Place) -> Drawn {
    match view {
        View::Nothing => place.insert(View::Nothing),
        View::Text(text) => adopt_text(text, place),
        View::Element(element) => adopt_element(*element.0, place),
        View::Several(views) => {
            let children = views.into_iter().map(|it| adopt(it, place)).collect();
            let mut end = Rndr::create_placeholder();
            end.mount(&place.parent, place.peek().as_ref());
            Drawn::Several(children, end)
        }
        // A printed list stands as it is until it is drawn anew.
        View::Edited(_) => place.insert(view),
        View::Live(make) => Drawn::Live(follow(make, None, Some(place.clone()))),
        View::Standing => {
            let mut nodes = Vec::new();
            while let Some(node) = place.peek() {
                place.take(&node);
                nodes.push(node);
            }
            let mut end = Rndr::create_placeholder();
            end.mount(&place.parent, None);
            Drawn::Standing(nodes, end)
        }
    }
}

/// A printed page has one text where the app has several in a row: it is split where they meet.
fn adopt_text(text: String, place: &Place) -> Drawn {
    let Some(node) = place.peek().and_then(|it| it.dyn_into::<Text>().ok()).filter(|_| !text.is_empty()) else {
        return place.insert(View::Text(text));
    };
    let standing = node.data();
    if !standing.starts_with(&text) {
        place.clear_one();
        return place.insert(View::Text(text));
    }
    if standing.len() != text.len() {
        let units = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        // Cannot fail: the text is a beginning of what stands there.
        let _ = node.split_text(units);
    }
    place.take(&node);
    Drawn::Text(node, text)
}

fn adopt_element(element: Description, place: &Place) -> Drawn {
    let standing = place.peek().and_then(|it| it.dyn_into::<DomElement>().ok());
    let Some(node) = standing.filter(|it| it.local_name() == element.tag) else {
        // A text or another element stands here.
        place.clear_one();
        return place.insert(View::Element(super::Element(Box::new(element))));
    };
    place.take(&node);
    for (name, value) in &element.attributes {
        if node.get_attribute(name).as_ref() != Some(value) {
            Rndr::set_attribute(&node, name, value);
        }
    }
    let listeners = element.listeners.into_iter().map(|(event, then)| attach(&node, event, then)).collect();
    let inside = Place::first_in(&node);
    let children = element.children.into_iter().map(|it| adopt(it, &inside)).collect();
    while inside.peek().is_some() {
        inside.clear_one();
    }
    // What a reader typed before the app came stays: the app is told of it, and does not overwrite it. But an address
    // that asks something was not printed, and its words are put where they belong.
    let has_news = |it: &Property| !matches!(it, Property::Text(text) if text.is_empty());
    for (name, value) in element.properties.iter().filter(|it| has_news(&it.1)) {
        set_property(&node, name, value);
    }
    let (tag, attributes, properties) = (element.tag, element.attributes, element.properties);
    Drawn::Element(Box::new(DrawnElement { tag, node, attributes, properties, listeners, children }))
}

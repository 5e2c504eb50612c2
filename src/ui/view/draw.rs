//! From a view to nodes of the page, and from one view to the next with as few changes as can be.
//!
//! Children are compared place by place: what has the same shape is patched, what has another is replaced. Nodes that
//! stay keep focus, selection and scroll.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::types::{Element as DomElement, Node, Placeholder, Text};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::adopt::{Place, adopt, take_away};
use super::{Description, Edit, Editing, Happening, Listener, Property, View};

/// What stands in the page for a view.
pub enum Drawn {
    /// Nothing, and where it would be.
    Nothing(Placeholder),
    /// Words.
    Text(Text, String),
    /// An element.
    Element(Box<DrawnElement>),
    /// Several, and their end.
    Several(Vec<Drawn>, Placeholder),
    /// What follows signals.
    Live(RenderEffect<Drawn>),
    /// What stood in the page before the app came, and an end.
    Standing(Vec<Node>, Placeholder),
}

/// What stands in the page for an element.
pub struct DrawnElement {
    pub(super) tag: &'static str,
    pub(super) node: DomElement,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) properties: Vec<(&'static str, Property)>,
    pub(super) listeners: Vec<Attached>,
    pub(super) children: Vec<Drawn>,
}

/// A listener in the page. The page keeps it; what it does is exchanged.
pub(super) struct Attached {
    event: &'static str,
    then: Rc<RefCell<Listener>>,
    _remover: RemoveEventHandler<DomElement>,
}

/// Draws a view for the first time.
pub(super) fn build(view: View) -> Drawn {
    match view {
        View::Nothing | View::Standing => Drawn::Nothing(Rndr::create_placeholder()),
        View::Text(text) => Drawn::Text(Rndr::create_text_node(&text), text),
        View::Element(element) => Drawn::Element(Box::new(build_element(*element.0))),
        View::Several(views) => Drawn::Several(views.into_iter().map(build).collect(), Rndr::create_placeholder()),
        View::Edited(edits) => {
            let (mut drawn, end) = (Vec::new(), Rndr::create_placeholder());
            edits.edit(&mut drawn, &end);
            Drawn::Several(drawn, end)
        }
        View::Live(make) => Drawn::Live(follow(make, None, None)),
    }
}

/// Makes what stands in the page show another view.
pub(super) fn patch(drawn: &mut Drawn, view: View) {
    match (&mut *drawn, view) {
        (Drawn::Nothing(_), View::Nothing) | (Drawn::Standing(..), View::Standing) => {}
        (Drawn::Text(node, old), View::Text(new)) => {
            if *old != new {
                Rndr::set_text(node, &new);
                *old = new;
            }
        }
        (Drawn::Element(old), View::Element(new)) if old.tag == new.0.tag => patch_element(old, *new.0),
        (Drawn::Several(old, end), View::Several(new)) => {
            let added = patch_shared(old, new);
            for view in added {
                let mut drawn = build(view);
                end.insert_before_this(&mut drawn);
                old.push(drawn);
            }
        }
        (Drawn::Several(old, end), View::Edited(edits)) => edits.edit(old, end),
        (Drawn::Live(effect), View::Live(make)) => {
            let standing = effect.take_value();
            *effect = follow(make, standing, None);
        }
        (_, view) => {
            let mut new = build(view);
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
        }
    }
}

/// Draws what `make` makes, again and again: over what was drawn before, or where the standing page has it.
pub(super) fn follow(make: super::Live, standing: Option<Drawn>, mut place: Option<Place>) -> RenderEffect<Drawn> {
    let draw = move |before: Option<Drawn>| {
        let view = make();
        match before {
            Some(mut drawn) => {
                patch(&mut drawn, view);
                drawn
            }
            None => match place.take() {
                Some(place) => adopt(view, &place),
                None => build(view),
            },
        }
    };
    RenderEffect::new_with_value(draw, standing)
}

impl Editing for Vec<Edit> {
    /// What nothing is said of goes.
    fn edit(self: Box<Self>, drawn: &mut Vec<Drawn>, end: &Placeholder) {
        edit(drawn, end, *self);
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn views(self: Box<Self>) -> Vec<View> {
        let view = |edit| if let Edit::Become(view) | Edit::Come(view) = edit { Some(view) } else { None };
        self.into_iter().filter_map(view).collect()
    }
}

fn edit(old: &mut Vec<Drawn>, end: &Placeholder, edits: Vec<Edit>) {
    let mut rest = std::mem::take(old).into_iter().peekable();
    for edit in edits {
        match (edit, rest.peek()) {
            (Edit::Stay, _) => old.extend(rest.next()),
            (Edit::Go, _) => rest.next().iter_mut().for_each(Mountable::unmount),
            (Edit::Become(view), Some(_)) => old.extend(rest.next().map(|mut drawn| {
                patch(&mut drawn, view);
                drawn
            })),
            (Edit::Become(view) | Edit::Come(view), next) => {
                let mut new = build(view);
                match next {
                    Some(next) => next.insert_before_this(&mut new),
                    None => end.insert_before_this(&mut new),
                };
                old.push(new);
            }
        }
    }
    rest.for_each(|mut gone| gone.unmount());
}

/// Patches the views at places that both have, and takes away the rest of the old; answers with the rest of the new.
fn patch_shared(old: &mut Vec<Drawn>, new: Vec<View>) -> impl Iterator<Item = View> + use<> {
    for mut gone in old.drain(new.len().min(old.len())..) {
        gone.unmount();
    }
    let mut new = new.into_iter();
    for (drawn, view) in old.iter_mut().zip(new.by_ref()) {
        patch(drawn, view);
    }
    new
}

fn build_element(element: Description) -> DrawnElement {
    let node = Rndr::create_element(element.tag, None);
    for (name, value) in &element.attributes {
        Rndr::set_attribute(&node, name, value);
    }
    let listeners = element.listeners.into_iter().map(|(event, then)| attach(&node, event, then)).collect();
    let mut children: Vec<Drawn> = element.children.into_iter().map(build).collect();
    for child in &mut children {
        child.mount(&node, None);
    }
    // After the children: a select has to have the options that it is to choose from.
    for (name, value) in &element.properties {
        set_property(&node, name, value);
    }
    let (tag, attributes, properties) = (element.tag, element.attributes, element.properties);
    DrawnElement { tag, node, attributes, properties, listeners, children }
}

fn patch_element(old: &mut DrawnElement, new: Description) {
    if old.attributes != new.attributes {
        for (name, _) in &old.attributes {
            if !new.attributes.iter().any(|it| it.0 == *name) {
                Rndr::remove_attribute(&old.node, name);
            }
        }
        for attribute in &new.attributes {
            if !old.attributes.contains(attribute) {
                Rndr::set_attribute(&old.node, attribute.0, &attribute.1);
            }
        }
        old.attributes = new.attributes;
    }
    for (attached, (event, then)) in old.listeners.iter().zip(new.listeners) {
        debug_assert_eq!(attached.event, event, "a component listens to the same events each time");
        drop(attached.then.replace(then));
    }
    let added = patch_shared(&mut old.children, new.children);
    for view in added {
        let mut drawn = build(view);
        drawn.mount(&old.node, None);
        old.children.push(drawn);
    }
    for (place, property) in new.properties.into_iter().enumerate() {
        if old.properties.get(place) != Some(&property) {
            set_property(&old.node, property.0, &property.1);
        }
        match old.properties.get_mut(place) {
            Some(old) => *old = property,
            None => old.properties.push(property),
        }
    }
}

pub(super) fn attach(node: &DomElement, event: &'static str, then: Listener) -> Attached {
    let then = Rc::new(RefCell::new(then));
    let called = Rc::clone(&then);
    let listener = Box::new(move |event: JsValue| called.borrow()(&Happening(event.unchecked_ref())));
    Attached { event, then, _remover: Rndr::add_event_listener(node, event, listener) }
}

pub(super) fn set_property(node: &DomElement, name: &str, value: &Property) {
    let value = match value {
        Property::Text(text) => JsValue::from_str(text),
        Property::Truth(truth) => JsValue::from_bool(*truth),
    };
    Rndr::set_property(node, name, &value);
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        match self {
            Drawn::Nothing(node) => node.unmount(),
            Drawn::Text(node, _) => node.unmount(),
            Drawn::Element(element) => element.node.unmount(),
            Drawn::Several(children, end) => {
                children.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            Drawn::Live(effect) => _ = effect.with_value_mut(Mountable::unmount),
            Drawn::Standing(nodes, end) => {
                nodes.iter().for_each(take_away);
                end.unmount();
            }
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&Node>) {
        match self {
            Drawn::Nothing(node) => node.mount(parent, marker),
            Drawn::Text(node, _) => node.mount(parent, marker),
            Drawn::Element(element) => element.node.mount(parent, marker),
            Drawn::Several(children, end) => {
                for child in children {
                    child.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
            Drawn::Live(effect) => _ = effect.with_value_mut(|drawn| drawn.mount(parent, marker)),
            Drawn::Standing(nodes, end) => {
                for node in nodes {
                    node.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Drawn::Nothing(node) => node.insert_before_this(child),
            Drawn::Text(node, _) => node.insert_before_this(child),
            Drawn::Element(element) => element.node.insert_before_this(child),
            Drawn::Several(children, end) => match children.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Drawn::Live(effect) => effect.with_value_mut(|drawn| drawn.insert_before_this(child)).unwrap_or(false),
            Drawn::Standing(nodes, end) => match nodes.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
        }
    }

    fn elements(&self) -> Vec<DomElement> {
        match self {
            Drawn::Element(element) => vec![element.node.clone()],
            Drawn::Several(children, _) => children.iter().flat_map(Mountable::elements).collect(),
            Drawn::Live(effect) => effect.with_value_mut(|drawn| drawn.elements()).unwrap_or_default(),
            Drawn::Nothing(_) | Drawn::Text(..) | Drawn::Standing(..) => Vec::new(),
        }
    }
}

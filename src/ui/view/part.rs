//! Parts: what styles from outside a shadow tree may reach. <https://drafts.csswg.org/css-shadow-1/#part>

use super::{Description, View, live};

/// Names the parts of a view: each element by its classes, or else by its kind. What stands inside the `end` class has
/// none.
pub fn with_parts(view: View, parts: &'static [(&'static str, &'static str)], end: &'static str) -> View {
    match view {
        View::Element(mut element) => {
            let description = &mut *element.0;
            let (names, is_end) = names(description, parts, end);
            if !names.is_empty() {
                description.attributes.push(("part", names));
            }
            if !is_end {
                let children = std::mem::take(&mut description.children);
                description.children = children.into_iter().map(|it| with_parts(it, parts, end)).collect();
            }
            View::Element(element)
        }
        View::Several(views) => views.into_iter().map(|it| with_parts(it, parts, end)).collect::<Vec<View>>().into(),
        View::Live(make) => live(move || with_parts(make(), parts, end)),
        View::Nothing | View::Text(_) | View::Standing | View::Edited(_) => view,
    }
}

/// The names of an element's parts, and whether those inside it have none.
fn names(element: &Description, parts: &[(&'static str, &'static str)], end: &str) -> (String, bool) {
    let class = element.attributes.iter().find(|it| it.0 == "class").map_or("", |it| it.1.as_str());
    let mut names = String::new();
    for (of, part) in parts {
        if element.tag == *of || class.split(' ').any(|it| it == *of) {
            if !names.is_empty() {
                names.push(' ');
            }
            names.push_str(part);
        }
    }
    (names, class.split(' ').any(|it| it == end))
}

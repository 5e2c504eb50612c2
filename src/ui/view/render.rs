//! A view as Leptos knows views, so that it can be mounted, nested and rendered like any other.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

use super::View;
use super::draw::{Drawn, build, patch};

no_attrs!(View);

impl Render for View {
    type State = Drawn;

    fn build(self) -> Drawn {
        build(self)
    }

    fn rebuild(self, drawn: &mut Drawn) {
        patch(drawn, self);
    }
}

impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        #[cfg(not(target_arch = "wasm32"))]
        super::print::print(self, html);
        // Pages are never printed inside a browser, and the printer need not be carried there.
        #[cfg(target_arch = "wasm32")]
        let _ = html;
    }

    /// A standing page is not hydrated: it is drawn anew.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        build(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}

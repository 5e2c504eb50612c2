//! The plugin in `integrations/wordpress`: what its block and its shortcode print, and what they are in the editor.

mod editor;
mod front;
mod zone;

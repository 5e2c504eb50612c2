//! Several windows of one reader.

use fantoccini::wd::WindowHandle;

use super::page::Page;

impl Page {
    /// The window in front.
    pub(crate) async fn window(&self) -> WindowHandle {
        self.session.client.window().await.unwrap()
    }

    /// Opens an address below the site's base in one more window, which is in front then, and waits until the app stands.
    pub(crate) async fn open_window(&self, path: &str) {
        let window = self.session.client.new_window(self.session.kind.engine.shows_new_tabs).await.unwrap();
        self.session.client.switch_to_window(window.handle).await.unwrap();
        self.visit(path).await;
    }

    /// Closes the window in front, and goes to another.
    pub(crate) async fn close_for(&self, window: WindowHandle) {
        self.session.client.close_window().await.unwrap();
        self.session.client.switch_to_window(window).await.unwrap();
    }
}

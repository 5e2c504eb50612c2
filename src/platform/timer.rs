//! Doing things later, and one after the other.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls back after so many milliseconds.
pub fn after(wait_ms: i32, then: impl FnOnce() + 'static) {
    set(&once(Box::new(then)), wait_ms);
}

/// Something that will be done unless this is dropped before.
pub struct Alarm {
    number: i32,
    _ring: Closure<dyn FnMut()>,
}

impl Alarm {
    /// Rings after so many milliseconds.
    #[must_use]
    pub fn after(wait_ms: i32, ring: impl FnMut() + 'static) -> Self {
        let ring = Closure::new(ring);
        Self { number: set(ring.as_ref(), wait_ms), _ring: ring }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        super::window().clear_timeout_with_handle(self.number);
    }
}

fn set(callback: &JsValue, wait_ms: i32) -> i32 {
    let window = super::window();
    window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), wait_ms).unwrap_or_default()
}

/// Calls back when what was changed just now has been drawn.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    let callback = once(Box::new(then));
    let _ = super::window().request_animation_frame(callback.unchecked_ref());
}

/// Calls back when what was changed just now has been painted: what answers a hand at once is seen before the page works on
/// what was asked (docs/adr/0027-answer-first.md).
pub fn after_painting(then: impl FnOnce() + 'static) {
    let then = once(Box::new(then));
    after_drawing(move || _ = set(&then, 0));
}

/// For what is sure to be called: whatever never is stays for ever. Boxed: the page carries the glue for one callback,
/// not for each.
pub(super) fn once(then: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(then)
}

/// Does something that has to wait, without anyone waiting for it. Boxed: the page carries one runner, not one for each.
pub fn spawn(task: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(task);
}

/// The same, for as long as that holds: a task that is wanted no longer does not go on.
pub fn spawn_while(is_wanted: impl Fn() -> bool + 'static, mut task: Pin<Box<dyn Future<Output = ()>>>) {
    spawn(Box::pin(poll_fn(move |context| if is_wanted() { task.as_mut().poll(context) } else { Poll::Ready(()) })));
}

/// Waits so many milliseconds.
pub async fn pause(wait_ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, wait_ms);
    });
    let _ = JsFuture::from(promise).await;
}

//! JSON by the browser's own parser. Measured against serde_json in `docs/adr/0004-json-in-the-browser.md`.

use js_sys::{Array, JSON, Object};
use news_core::json::Json;
use news_core::parser::{DEPTH_LEVELS_MAX, NotJson};
use wasm_bindgen::{JsCast, JsValue};

/// Parses one document.
pub(super) fn parse(text: &str) -> Result<Json, NotJson> {
    JSON::parse(text).map(|value| tree(&value, 0)).map_err(|_| NotJson)
}

fn tree(value: &JsValue, depth: usize) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Json::Bool(truth);
    }
    if value.is_null() || DEPTH_LEVELS_MAX <= depth {
        return Json::Null;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return Json::List(list.iter().map(|it| tree(&it, depth + 1)).collect());
    }
    let object: &Object = value.unchecked_ref();
    let member = |entry: JsValue| {
        let pair: Array = entry.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), tree(&pair.get(1), depth + 1))
    };
    Json::Object(Object::entries(object).iter().map(member).collect())
}

//! JSON by the browser's own parser. Measured against serde_json in `docs/adr/0004-json-in-the-browser.md`.

use js_sys::{Array, JSON, Object};
use news_core::json::Json;
use news_core::parser::{DEPTH_LEVELS_MAX, NotJson};
use wasm_bindgen::{JsCast, JsValue};

/// Parses one document.
pub(super) fn parse(text: &str) -> Result<Json, NotJson> {
    tree(&JSON::parse(text).map_err(|_| NotJson)?, 0)
}

fn tree(value: &JsValue, depth: usize) -> Result<Json, NotJson> {
    if let Some(text) = value.as_string() {
        return Ok(Json::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Json::Number(number));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Json::Bool(truth));
    }
    if value.is_null() {
        return Ok(Json::Null);
    }
    if DEPTH_LEVELS_MAX <= depth {
        return Err(NotJson);
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let mut items = Vec::with_capacity(list.length() as usize);
        for item in list.iter() {
            items.push(tree(&item, depth + 1)?);
        }
        return Ok(Json::List(items));
    }
    let mut members = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let pair: Array = entry.unchecked_into();
        members.push((pair.get(0).as_string().unwrap_or_default(), tree(&pair.get(1), depth + 1)?));
    }
    Ok(Json::Object(members))
}

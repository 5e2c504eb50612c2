//! Two pages compared as trees: the one that runs in the browser and the one rendered natively.

use serde_json::{Value, json};

use crate::browser::Page;

/// The first difference between the elements of that selector here and in a native page; nothing if there is none.
///
/// Comments, which mark places for the framework, do not count, nor does how a text is cut into nodes or the order of
/// attributes.
const COMPARE: &str = "
    const [html, selector] = arguments;
    const tree = node => {
        const parts = [];
        for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE && child.data !== '') {
                const joined = typeof parts.at(-1) === 'string' ? parts.pop() + child.data : child.data;
                parts.push(joined);
            } else if (child.nodeType === Node.ELEMENT_NODE) {
                // What is chosen now is a property of a page that lives, and an attribute of one that is printed. A film's
                // poster is shown by a page that lives (`public/display.js`).
                const lives = it => it.name === 'selected' || it.name === 'poster' && it.value === child.dataset.poster;
                const said = [...child.attributes].filter(it => !lives(it));
                const attributes = said.map(it => [it.name, it.value]).sort();
                parts.push([child.localName, attributes, tree(child)]);
            }
        }
        return parts;
    };
    const written = root => JSON.stringify([...root.querySelectorAll(selector)].map(tree), null, 1).split('\\n');
    const [here, native] = [written(document), written(newsZone.inert(html))];
    const at = here.findIndex((line, nth) => line !== native[nth]);
    if (at < 0 && here.length === native.length) return null;
    const around = lines => lines.slice(Math.max(0, at - 6), at + 6).join('\\n');
    return 'in the browser:\\n' + around(here) + '\\nnatively:\\n' + around(native);
";

/// Asserts that the elements of that selector are the same here and in the native page.
pub(crate) async fn expect_same(page: &Page, native: &str, selector: &str, what: &str) {
    let difference = page.ask(COMPARE, vec![json!(native), json!(selector)]).await;
    assert_eq!(difference, Value::Null, "{what}: {}", difference.as_str().unwrap_or_default());
}

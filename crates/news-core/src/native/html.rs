//! HTML as a browser reads it, by html5ever.

use crate::markup::{BODY_START, kept_attributes};
use crate::parser::{DEPTH_LEVELS_MAX, Node};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Parses a fragment into the nodes of its body. Comments, and attributes that `markup` does not read, are left out.
pub(super) fn parse(text: &str) -> Vec<Node> {
    // `DOMParser`, the browser's counterpart, runs no script, and then `noscript` is an element like any other.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let parser = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let dom = parser.one([BODY_START, text].concat());
    let body = child(&dom.document, "html").and_then(|html| child(&html, "body"));
    body.map(|it| nodes_in(&it, DEPTH_LEVELS_MAX)).unwrap_or_default()
}

fn child(parent: &Handle, tag: &str) -> Option<Handle> {
    let children = parent.children.borrow();
    let is_it = |node: &&Handle| matches!(&node.data, NodeData::Element { name, .. } if &*name.local == tag);
    children.iter().find(is_it).cloned()
}

fn nodes_in(parent: &Handle, levels_left: usize) -> Vec<Node> {
    if levels_left == 0 {
        return Vec::new();
    }
    parent.children.borrow().iter().filter_map(|it| node_of(it, levels_left)).collect()
}

fn node_of(handle: &Handle, levels_left: usize) -> Option<Node> {
    match &handle.data {
        NodeData::Text { contents } => Some(Node::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attrs = attrs.borrow();
            let is_it = |name: &str, it: &Attribute| it.name.prefix.is_none() && &*it.name.local == name;
            let value_of = |name: &str| attrs.iter().find(|it| is_it(name, it)).map(|it| it.value.to_string());
            let kept = kept_attributes(&name.local).iter();
            Some(Node::Element {
                tag: name.local.to_string(),
                attributes: kept.filter_map(|name| Some(((*name).to_owned(), value_of(name)?))).collect(),
                children: nodes_in(handle, levels_left - 1),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::parser::{DEPTH_LEVELS_MAX, Node};

    /// Nodes in one line: `p(함대 <b>귀환</b>)` without the noise.
    fn outline(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element { tag, attributes, children } => {
                let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                format!("<{tag}{attributes}>{}</>", outline(children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(outline(&parse(html)), expected, "{html}");
    }

    #[test]
    fn fragments() {
        check("", "");
        check("함대 &amp; 귀환 &#8220;국방&#8221;", "함대 & 귀환 “국방”");
        check(" <p CLASS=a LANG=ko ONCLICK=x>가<p>나", " <p lang=ko>가</><p>나</>");
        check("<b>1<p>2</b>3", "<b>1</><p><b>2</>3</>");
        check("<!-- 주석 -->가<![CDATA[나]]>", "가");
        check("<noscript><p>가</p></noscript>나", "<noscript><p>가</></>나");
        check("<style>a{}</style>가", "<style>a{}</>가");
        check("<p>가<table><tr><td>나</table>다", "<p>가</><table><tbody><tr><td>나</></></></>다");
        check("</body></html>가<body><html><frameset>나", "가나");
        check("<img src=a.jpg srcset=b alt='그림'><a href=c title=d>", "<img src=a.jpg alt=그림></><a href=c></>");
        check("<plaintext>가</plaintext>", "<plaintext>가</plaintext></>");
    }

    fn depth_of(nodes: &[Node]) -> usize {
        let below = |node: &Node| if let Node::Element { children, .. } = node { depth_of(children) } else { 0 };
        nodes.iter().map(|node| 1 + below(node)).max().unwrap_or(0)
    }

    #[test]
    fn nesting_without_end() {
        for tag in ["div", "b", "blockquote", "ul><li", "table><tr><td", "a", "nobr", "font", "svg", "q"] {
            let nodes = parse(&format!("앞{}깊이", format!("<{tag}>").repeat(1_000)));
            assert_eq!(nodes.first(), Some(&Node::Text("앞".into())), "{tag}");
            assert!(depth_of(&nodes) <= DEPTH_LEVELS_MAX, "{tag}");
        }
    }
}

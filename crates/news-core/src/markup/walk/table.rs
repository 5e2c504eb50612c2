//! Tables.

use super::{Element, Walk, number};
use crate::markup::{Block, Cell};
use crate::parser::Node;

/// Most columns or rows one cell may span. Tables in news stay under 20; a cell that claims millions would take the
/// browser down with it.
const SPAN_MAX: u32 = 100;

impl Walk<'_> {
    /// `table`. One with a single cell is a frame somebody drew around text, and only the text is kept. Anything that
    /// stands on lines of its own inside a cell becomes lines of that cell.
    pub(super) fn table(&mut self, table: Element<'_>, levels_left: usize) {
        let has_caption = table.children.iter().filter_map(Element::of).any(|it| it.tag == "caption");
        if let ([cell], false) = (cells_of(table).as_slice(), has_caption) {
            return self.nodes(std::slice::from_ref(*cell), levels_left.saturating_sub(2));
        }
        let mut caption = Vec::new();
        // HTML lets the foot be written before the body, and shows it after.
        let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        for node in table.children {
            match Element::of(node) {
                Some(it) if it.tag == "caption" => caption = self.flattened(std::slice::from_ref(node), levels_left),
                Some(it) if it.tag == "thead" => self.rows(it.children, true, levels_left, &mut head),
                Some(it) if it.tag == "tfoot" => self.rows(it.children, false, levels_left, &mut foot),
                Some(it) if it.tag == "tbody" => self.rows(it.children, false, levels_left, &mut body),
                _ => {}
            }
        }
        let rows: Vec<Vec<Cell>> = [head, body, foot].into_iter().flatten().collect();
        if !caption.is_empty() || rows.iter().flatten().any(|cell| !cell.content.is_empty()) {
            self.push(Block::Table { caption, rows });
        }
    }

    fn rows(&mut self, section: &[Node], in_head: bool, levels_left: usize, rows: &mut Vec<Vec<Cell>>) {
        let levels_left = levels_left.saturating_sub(2);
        for row in section.iter().filter_map(Element::of) {
            let mut cells = Vec::new();
            for node in row.children {
                let Some(cell) = Element::of(node).filter(|_| is_cell(node)) else { continue };
                cells.push(Cell {
                    header: in_head || cell.tag == "th",
                    columns: span(cell.get("colspan")),
                    rows: span(cell.get("rowspan")),
                    content: self.flattened(std::slice::from_ref(node), levels_left),
                });
            }
            if !cells.is_empty() {
                rows.push(cells);
            }
        }
    }
}

/// The cells of a table, not those of tables inside it.
fn cells_of(table: Element<'_>) -> Vec<&Node> {
    let rows = table.children.iter().filter_map(Element::of).flat_map(|section| section.children);
    let nodes = rows.filter_map(Element::of).flat_map(|row| row.children);
    nodes.filter(|node| is_cell(node)).collect()
}

fn is_cell(node: &Node) -> bool {
    Element::of(node).is_some_and(|it| matches!(it.tag, "td" | "th"))
}

fn span(attribute: Option<&str>) -> u8 {
    let span = attribute.and_then(number).unwrap_or(1).clamp(1, SPAN_MAX);
    u8::try_from(span).unwrap_or(1)
}

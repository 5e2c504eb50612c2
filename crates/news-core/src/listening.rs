//! Articles that are read aloud one after another.
//!
//! Invariant: an article is in the queue once, and there is a current one as long as there is any.

/// An article in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub headline: String,
}

/// The queue, with those that were read already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    items: Vec<Item>,
    at: usize,
}

impl Queue {
    /// All articles, in the order in which they are read.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The place of the one that it is at.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The one that it is at.
    #[must_use]
    pub fn current(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// Puts an article at the end, or behind the current one; the current one stays where it is.
    pub fn add(&mut self, item: Item, is_next: bool) {
        if self.current().is_some_and(|it| it.id == item.id) {
            return;
        }
        if let Some(nth) = self.items.iter().position(|it| it.id == item.id) {
            self.remove(nth);
        }
        let end = self.items.len();
        self.items.insert(if is_next { end.min(self.at + 1) } else { end }, item);
    }

    /// Makes an article the current one, where it stands, or before those that are still to come.
    pub fn begin(&mut self, item: Item) {
        let nth = self.items.iter().position(|it| it.id == item.id);
        self.at = nth.unwrap_or_else(|| self.items.len().min(self.at + 1));
        if nth.is_none() {
            self.items.insert(self.at, item);
        }
    }

    /// Goes to the article at that place; answers whether there is one.
    pub fn go_to(&mut self, nth: usize) -> bool {
        let is_there = nth < self.items.len();
        if is_there {
            self.at = nth;
        }
        is_there
    }

    /// Takes an article out. What follows the current one takes its place.
    pub fn remove(&mut self, nth: usize) {
        if nth < self.items.len() {
            self.items.remove(nth);
            let is_before = nth < self.at || self.at == self.items.len();
            self.at = self.at.saturating_sub(usize::from(is_before));
        }
    }

    /// Moves an article up by one place. What is read stays the same.
    pub fn raise(&mut self, nth: usize) {
        if 0 < nth && nth < self.items.len() {
            self.items.swap(nth - 1, nth);
            if self.at == nth {
                self.at -= 1;
            } else if self.at == nth - 1 {
                self.at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str) -> Item {
        Item { id: id.to_owned(), headline: format!("함대 {id}") }
    }

    /// The ids, the current one in brackets.
    fn told(queue: &Queue) -> String {
        let one = |(nth, it): (usize, &Item)| if nth == queue.at() { format!("[{}]", it.id) } else { it.id.clone() };
        queue.items().iter().enumerate().map(one).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(steps: &[&dyn Fn(&mut Queue)], expected: &str) {
        let mut queue = Queue::default();
        ["가", "b", "c"].into_iter().for_each(|it| queue.add(item(it), false));
        steps.iter().for_each(|it| it(&mut queue));
        assert_eq!(told(&queue), expected);
        assert_eq!(queue.current().is_some(), !queue.items().is_empty());
    }

    #[test]
    fn articles_come_and_go_and_the_current_one_stays() {
        check(&[], "[가] b c");
        check(&[&|it| it.add(item("라"), true)], "[가] 라 b c");
        check(&[&|it| it.add(item("c"), true)], "[가] c b");
        check(&[&|it| it.add(item("가"), false)], "[가] b c");
        check(&[&|it| it.begin(item("c"))], "가 b [c]");
        check(&[&|it| it.begin(item("라"))], "가 [라] b c");
        check(&[&|it| it.begin(item("c")), &|it| it.begin(item("라"))], "가 b c [라]");
        check(&[&|it| _ = it.go_to(1), &|it| it.add(item("가"), false)], "[b] c 가");
        check(&[&|it| _ = it.go_to(1), &|it| it.add(item("가"), true)], "[b] 가 c");
        check(&[&|it| assert!(!it.go_to(3))], "[가] b c");
        check(&[&|it| it.remove(0)], "[b] c");
        check(&[&|it| _ = it.go_to(2), &|it| it.remove(2)], "가 [b]");
        check(&[&|it| _ = it.go_to(2), &|it| it.remove(0)], "b [c]");
        check(&[&|it| it.remove(9)], "[가] b c");
        check(&[&|it| it.remove(0), &|it| it.remove(0), &|it| it.remove(0)], "");
        check(&[&|it| it.raise(2)], "[가] c b");
        check(&[&|it| it.raise(1)], "b [가] c");
        check(&[&|it| _ = it.go_to(2), &|it| it.raise(2)], "가 [c] b");
        check(&[&|it| it.raise(0), &|it| it.raise(3)], "[가] b c");
    }

    #[test]
    fn a_queue_begins_with_what_is_begun() {
        let mut queue = Queue::default();
        queue.begin(item("가"));
        queue.add(item("b"), true);
        queue.add(item("b"), false);
        assert_eq!(told(&queue), "[가] b");
    }
}

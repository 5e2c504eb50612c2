//! Which of several nodes to ask: the nearest that is well, the next one where it fails, and none while all of them do.
//!
//! Invariant: no node is asked twice for one question, none that failed is asked before its rest is over, and time comes
//! in as an argument, in milliseconds of whatever clock the caller has.

/// First rest of a node that failed, in milliseconds. It doubles with each failure in a row.
///
/// Typesense's own clients wait a minute; readers of a page stay for less than that, and asking one node in vain costs one
/// of them a moment.
pub const REST_MS: u64 = 5_000;

/// Longest rest, in milliseconds.
pub const REST_MS_MAX: u64 = 300_000;

/// How long to wait for a node before the next one is asked, in milliseconds. An answer takes tens of them; connecting
/// across the world and once through a lost packet takes about a second.
pub const WAIT_MS_MAX: u64 = 2_500;

/// What came of asking a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A good answer, in so many milliseconds.
    Good {
        /// How long it took.
        took_ms: u64,
    },
    /// No answer within [`WAIT_MS_MAX`].
    TimedOut,
    /// No connection, or one that broke.
    Refused,
    /// An answer that is none, with this status; 0 for one that could not be read.
    Status(u16),
}

/// What to do next for a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask this node.
    Ask(usize),
    /// The question is answered.
    Done,
    /// Answer from the files of the edition.
    FallBack,
}

/// How it stands with a node.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// How long it takes to answer, a mean that forgets, in milliseconds; 0 for one that has not been asked.
    usual_ms: u64,
    /// Failures since its last good answer.
    failures: u32,
    /// It is not asked before.
    rests_until_ms: u64,
}

/// All nodes.
#[derive(Clone, Debug)]
pub struct Nodes(Vec<Node>);

/// One question on its way: which nodes were asked.
#[derive(Clone, Debug)]
pub struct Round {
    asked: Vec<bool>,
    is_over: bool,
}

impl Nodes {
    /// So many nodes, of which nothing is known yet: the first of the configuration is asked first.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self(vec![Node::default(); count])
    }

    /// Begins a question.
    #[must_use]
    pub fn round(&self) -> Round {
        Round { asked: vec![false; self.0.len()], is_over: false }
    }

    /// The node to ask now. Of those that are well the quickest, as far as that is known; one that has not been asked yet
    /// comes after one that answered. One that failed and has rested comes last: it is tried by the reader's question only
    /// if nothing better is there, or by [`Nodes::to_probe`].
    #[must_use]
    pub fn next(&self, round: &Round, now_ms: u64) -> Step {
        if round.is_over {
            return Step::FallBack;
        }
        let mut best: Option<((bool, bool, u64), usize)> = None;
        for (nth, node) in self.0.iter().enumerate() {
            if round.asked.get(nth) != Some(&false) || now_ms < node.rests_until_ms {
                continue;
            }
            let rank = (0 < node.failures, node.usual_ms == 0, node.usual_ms);
            if best.is_none_or(|(first, _)| rank < first) {
                best = Some((rank, nth));
            }
        }
        best.map_or(Step::FallBack, |(_, nth)| Step::Ask(nth))
    }

    /// Notes what a node answered, and says what to do next.
    ///
    /// A key that is refused, a collection that is not there and a request that is not understood would be so at every
    /// node: then the question is answered from files, and no node is blamed. But for 404 and 422, which a node may say
    /// for itself: the collection has not reached it yet, its disk is full.
    pub fn note(&mut self, round: &mut Round, nth: usize, verdict: Verdict, now_ms: u64) -> Step {
        let (Some(node), Some(asked)) = (self.0.get_mut(nth), round.asked.get_mut(nth)) else { return Step::FallBack };
        *asked = true;
        match verdict {
            Verdict::Good { took_ms } => {
                let took_ms = took_ms.max(1);
                // A quarter of the new, so that one slow answer moves nobody.
                node.usual_ms = if node.usual_ms == 0 { took_ms } else { (3 * node.usual_ms + took_ms).div_ceil(4) };
                node.failures = 0;
                node.rests_until_ms = 0;
                return Step::Done;
            }
            Verdict::Status(status @ 400..=499) if !matches!(status, 404 | 408 | 422 | 429) => round.is_over = true,
            Verdict::TimedOut | Verdict::Refused | Verdict::Status(_) => {
                node.rests_until_ms = now_ms.saturating_add(rest_ms(node.failures));
                node.failures = node.failures.saturating_add(1);
            }
        }
        self.next(round, now_ms)
    }

    /// A node that failed, has rested, and may be asked beside a question that another one answers, to see whether it is
    /// well again. What it says goes to [`Nodes::note`] with a round of its own.
    #[must_use]
    pub fn to_probe(&self, now_ms: u64) -> Option<usize> {
        self.0.iter().position(|node| 0 < node.failures && node.rests_until_ms <= now_ms)
    }

    /// When a question may be asked again, where all nodes rest now; `None` where one can be asked at once, or there is
    /// none at all.
    #[must_use]
    pub fn rests_until_ms(&self, now_ms: u64) -> Option<u64> {
        self.0.iter().map(|it| it.rests_until_ms).min().filter(|it| now_ms < *it)
    }
}

/// The rest after so many failures before.
fn rest_ms(failures: u32) -> u64 {
    (REST_MS << failures.min(10)).min(REST_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Ask, Done, FallBack};
    use Verdict::{Good, Refused, Status, TimedOut};

    /// What the nodes said so far, node by node, and what is to be done.
    #[track_caller]
    fn check(nodes: &mut Nodes, now_ms: u64, said: &[(usize, Verdict)], expected: &[Step]) {
        let mut round = nodes.round();
        let mut steps = vec![nodes.next(&round, now_ms)];
        for (nth, verdict) in said {
            steps.push(nodes.note(&mut round, *nth, *verdict, now_ms));
        }
        assert_eq!(steps, expected);
    }

    #[test]
    fn the_next_one_where_one_fails() {
        let mut nodes = Nodes::new(3);
        check(
            &mut nodes,
            0,
            &[(0, Refused), (1, TimedOut), (2, Good { took_ms: 90 })],
            &[Ask(0), Ask(1), Ask(2), Done],
        );
        // The two rest; the one that answered is asked at once.
        check(&mut nodes, 1, &[(2, Good { took_ms: 90 })], &[Ask(2), Done]);
        check(&mut nodes, 1, &[(2, Status(503))], &[Ask(2), FallBack]);
        // All rest: nobody is asked.
        check(&mut nodes, 2, &[], &[FallBack]);
        assert_eq!((nodes.rests_until_ms(2), nodes.to_probe(2)), (Some(REST_MS), None));
        // The first that has rested is tried again, and now it is well.
        check(&mut nodes, REST_MS, &[(0, Good { took_ms: 10 })], &[Ask(0), Done]);
        assert_eq!((nodes.rests_until_ms(REST_MS), nodes.to_probe(REST_MS)), (None, Some(1)));
    }

    #[test]
    fn the_nearest_first() {
        let mut nodes = Nodes::new(2);
        check(&mut nodes, 0, &[(0, Good { took_ms: 200 })], &[Ask(0), Done]);
        let mut probe = nodes.round();
        assert_eq!(nodes.note(&mut probe, 1, Good { took_ms: 20 }, 0), Done);
        check(&mut nodes, 0, &[(1, Good { took_ms: 40 })], &[Ask(1), Done]);
        // One slow answer moves nobody, and many do.
        check(&mut nodes, 0, &[(1, Good { took_ms: 600 })], &[Ask(1), Done]);
        check(&mut nodes, 0, &[(1, Good { took_ms: 600 })], &[Ask(1), Done]);
        check(&mut nodes, 0, &[], &[Ask(0)]);
    }

    #[test]
    fn what_every_node_would_say_ends_the_question() {
        for status in [400, 401, 403] {
            let mut nodes = Nodes::new(2);
            check(&mut nodes, 0, &[(0, Status(status))], &[Ask(0), FallBack]);
            check(&mut nodes, 0, &[], &[Ask(0)]);
        }
        for status in [0, 404, 408, 422, 429, 500, 503] {
            let mut nodes = Nodes::new(2);
            check(&mut nodes, 0, &[(0, Status(status))], &[Ask(0), Ask(1)]);
        }
    }

    #[test]
    fn rests_grow_and_end() {
        let mut nodes = Nodes::new(1);
        let mut now_ms = 0;
        for rest in [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000] {
            check(&mut nodes, now_ms, &[(0, Refused)], &[Ask(0), FallBack]);
            assert_eq!(nodes.rests_until_ms(now_ms), Some(now_ms + rest));
            now_ms += rest;
        }
        check(&mut nodes, now_ms, &[(0, Good { took_ms: 0 })], &[Ask(0), Done]);
        check(&mut nodes, now_ms, &[(0, Refused)], &[Ask(0), FallBack]);
        assert_eq!(nodes.rests_until_ms(now_ms), Some(now_ms + REST_MS));
    }

    #[test]
    fn no_nodes() {
        let mut nodes = Nodes::new(0);
        check(&mut nodes, 0, &[(7, Refused)], &[FallBack, FallBack]);
        assert_eq!(nodes.rests_until_ms(0), None);
    }
}

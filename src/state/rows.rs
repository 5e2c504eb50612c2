//! How many rows of a list are drawn.

/// Articles drawn at first, and added by each wish for more: two screens of a desk, four of a phone, and few enough to
/// draw anew between two frames.
pub const ROWS_STEP: usize = 30;

/// Up to how many rows a list goes on by itself as its reader comes near its end. After that it waits for a button, so that
/// what stands under it can be reached.
pub const ROWS_ITSELF_MAX: usize = 150;

/// More rows than any list has.
pub const ROWS_ALL: usize = 1_000_000;

/// Articles drawn at a keystroke: a screen of them. More would keep the next letter waiting.
pub const ROWS_TYPED: usize = 8;

//! Numbers in words for readers.

/// A number in digits. By hand: whatever formats would come into a module with it.
pub(super) fn digits(number: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.insert(0, b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            return digits.into_iter().map(char::from).collect();
        }
    }
}

/// How many there are, with commas between thousands, as English, Korean and Japanese write it (CLDR).
pub(super) fn grouped(count: usize) -> String {
    let mut text = digits(count);
    let mut at = text.len();
    while 3 < at {
        at -= 3;
        text.insert(at, ',');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (number, plain, parted) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1000", "1,000"),
            (100_000, "100000", "100,000"),
            (1_234_567, "1234567", "1,234,567"),
        ] {
            assert_eq!((digits(number).as_str(), grouped(number).as_str()), (plain, parted));
        }
    }
}

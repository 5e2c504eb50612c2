use super::*;
use crate::lang::Language;

fn day(year: i32, month: u8, day: u8) -> Day {
    Day { year, month, day }
}

/// Rows of a list: so many on each of these days of September 2022, from the latest on.
fn divided(days: &[(u8, usize)], first: usize) -> Divided<impl Fn(usize) -> Option<Moment> + use<>> {
    let rows: Vec<Option<Moment>> = days
        .iter()
        .flat_map(|(of, rows)| std::iter::repeat_n((*of != 0).then(|| day(2022, 9, *of).start()), *rows))
        .collect();
    let division = Division::of(rows.iter().map(|it| it.map(|it| it.day(0))));
    Divided { division, first, count: rows.len(), offset_minutes: 0, at: move |row| rows[row] }
}

#[test]
fn lists_are_divided_by_days_where_these_have_articles_enough() {
    #[track_caller]
    fn check(days: &[(u8, usize)], expected: Division) {
        assert_eq!(divided(days, 0).division, expected);
    }
    check(&[], Division::Days);
    check(&[(5, 3), (4, 1)], Division::Days);
    check(&[(5, 2), (4, 1)], Division::Months);
    // What comes later changes nothing.
    check(&[(28, 28), (27, 2), (26, 1), (25, 1), (24, 1), (23, 1)], Division::Days);
    check(&[(0, 2)], Division::Days);
}

#[test]
fn every_row_is_in_one_group_of_one_stretch() {
    for days in [&[(9, 45), (8, 1), (7, 33), (6, 21), (0, 5)][..], &[(9, 1)], &[(9, 40)], &[(9, 41)], &[(9, 61)]] {
        for first in [0, 4] {
            let list = divided(days, first);
            let groups: Vec<Group> = (0..list.stretches()).flat_map(|it| list.groups(it)).collect();
            let rows: Vec<usize> = groups.iter().flat_map(|it| it.rows.clone()).collect();
            assert_eq!(rows, (first..list.count).collect::<Vec<_>>(), "{days:?} {first}");
            for group in groups.iter().filter(|it| it.whole.start < it.rows.start) {
                assert_eq!((group.rows.start - group.whole.start) % FULL_ROWS, 0, "{group:?}");
            }
        }
    }
}

#[test]
fn groups_know_what_they_are_part_of() {
    let list = divided(&[(9, 33), (8, 4), (0, 2)], 4);
    let period = |of: u8| Some(if of == 0 { Period::Undated } else { Period::Day(day(2022, 9, of)) });
    let group = |of, rows, whole| Group { period: period(of), rows, whole };
    assert_eq!(list.groups(0), [group(9, 4..28, 4..33)]);
    assert_eq!(list.groups(1), [group(9, 28..33, 4..33), group(8, 33..37, 33..37), group(0, 37..39, 37..39)]);
    assert_eq!((list.stretches(), list.groups(2)), (2, Vec::new()));
    let undivided = Divided { division: Division::Nothing, ..list };
    assert_eq!(undivided.groups(1), [Group { period: None, rows: 28..39, whole: 4..39 }]);
}

#[test]
fn a_list_that_grows_does_not_move() {
    let [short, long] = [30, 90].map(|count| divided(&[(9, count)], 4));
    assert_eq!(short.groups(0)[0].rows, long.groups(0)[0].rows);
}

#[test]
fn lines_in_every_language() {
    #[track_caller]
    fn check(period: Period, today: Option<Day>, expected: [&str; 3]) {
        let said = [Language::English, Language::Korean, Language::Japanese]
            .map(|it| (it.reader_words().period)(period, today));
        assert_eq!(said, expected);
    }
    let thursday = Period::Day(day(2026, 11, 26));
    check(thursday, Some(day(2026, 11, 26)), ["Today", "오늘", "今日"]);
    check(thursday, Some(day(2026, 11, 27)), ["Yesterday", "어제", "昨日"]);
    check(thursday, Some(day(2026, 11, 29)), ["Thursday 26 November", "11월 26일 목요일", "11月26日木曜日"]);
    // A clock that is behind.
    check(thursday, Some(day(2026, 11, 25)), ["Thursday 26 November", "11월 26일 목요일", "11月26日木曜日"]);
    let long = ["Thursday 26 November 2026", "2026년 11월 26일 목요일", "2026年11月26日木曜日"];
    check(thursday, Some(day(2027, 1, 1)), long);
    check(thursday, None, long);
    check(Period::Day(day(2024, 12, 31)), Some(day(2025, 1, 1)), ["Yesterday", "어제", "昨日"]);
    check(Period::Month(day(2020, 2, 1)), Some(day(2020, 2, 9)), ["February 2020", "2020년 2월", "2020年2月"]);
    check(Period::Undated, None, ["Undated", "날짜 없음", "日付なし"]);
}

#[test]
fn weekdays() {
    #[track_caller]
    fn check(of: Day, expected: usize) {
        assert_eq!(of.weekday(), expected, "{of}");
    }
    check(day(2026, 11, 29), 6);
    check(day(1970, 1, 1), 3);
    check(day(1969, 12, 31), 2);
    check(day(2024, 2, 29), 3);
}

#[test]
fn windows() {
    #[track_caller]
    fn check(window: (usize, usize, Option<usize>), stretches: usize, expected: &[usize]) {
        let (from, until, pinned) = window;
        assert_eq!(Window { from, until, pinned }.drawn(stretches), expected);
    }
    check((7, 9, None), 3, &[0, 1, 2]);
    check((7, 9, None), 90, &[7, 8]);
    check((7, 9, Some(40)), 90, &[7, 8, 39, 40, 41]);
    check((7, 9, Some(8)), 90, &[7, 8, 9]);
    check((7, 9, Some(0)), 90, &[0, 1, 7, 8]);
    check((80, 95, Some(89)), 90, &[80, 81, 82, 83, 84, 85, 86, 87, 88, 89]);
    // A list that has become shorter.
    check((200, 215, Some(99)), 90, &[89]);
    assert_eq!(Window::ALL.drawn(1_000).len(), 1_000);
    assert_eq!(Window::read("7 22"), Window { from: 7, until: 22, pinned: None });
    assert_eq!(Window::read("7 22 3"), Window { from: 7, until: 22, pinned: Some(3) });
    for other in ["", "7", "7 x", "국방"] {
        assert_eq!(Window::read(other), Window::ALL);
    }
}

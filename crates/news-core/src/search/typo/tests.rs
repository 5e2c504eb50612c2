use super::*;

const TEXT: &str = "missile missile missile minister ministers ministry nato naval 국방부장관은 국방부는 국방부 국방 국방력 \
    국민 국회 미사일 미사일 대통령 대통령실 한미 훈련 훈련 관련 방위사업청 cafe";

#[track_caller]
fn check(word: &str, first: Option<&str>) {
    let dictionary = Dictionary::of(&mut [TEXT].into_iter());
    let nearest = dictionary.nearest(word);
    assert_eq!(nearest.first().map(String::as_str), first, "{word}: {nearest:?}");
    assert!(nearest.len() <= NEAREST_MAX);
}

#[test]
fn one_slip() {
    check("misile", Some("missile"));
    check("misssile", Some("missile"));
    check("missike", Some("missile"));
    check("imssile", Some("missile"));
    check("nta", None);
    check("ntao", Some("nato"));
    check("mniistry", Some("ministry"));
    check("missile", None);
    check("mslie", None);
    check("", None);
    check(&"x".repeat(500), None);
}

#[test]
fn one_slip_of_a_key() {
    check("국반", Some("국방"));
    check("귝방", Some("국방"));
    check("구방", Some("국방"));
    check("국바", Some("국방"));
    check("미샤일", Some("미사일"));
    check("미사닐", Some("미사일"));
    check("미시ㅏㄹ", None);
    check("대통렬", Some("대통령"));
    check("대톤령", Some("대통령"));
    check("국방부장간", Some("국방부장관"));
    check("방위샤업", Some("방위사업"));
    check("국방", None);
}

#[test]
fn logarithms() {
    for (count, expected) in [(0, 0), (1, 0), (2, 8), (3, 12), (4, 16), (1024, 80), (u32::MAX, 255)] {
        assert_eq!(logarithm(count), expected, "{count}");
    }
}

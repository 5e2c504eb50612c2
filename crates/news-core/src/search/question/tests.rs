use super::*;
use crate::accept::{Terms, accept};
use crate::draft::{Draft, DraftAuthor, Marked};
use crate::moment::Moment;
use crate::native::Native;

#[track_caller]
fn check(said: &Said) {
    let bytes = said.write();
    assert_eq!(Said::read(&bytes).as_ref(), Some(said));
    for end in 0..bytes.len() {
        // A file is whatever bytes there are; all else is cut too short.
        let read = Said::read(&bytes[..end]);
        let may_end = matches!(read, Some(Said::File { .. } | Said::Answered { older: None, .. }));
        assert!(read.is_none() || may_end, "cut at {end}");
    }
}

#[test]
fn what_is_said_is_understood() {
    let document = Document {
        id: "가-1".into(),
        fields: ["[국방] Headline", "Deck", "김철환", "본문"].map(str::to_owned),
        names: [vec!["정치".into()], vec!["K9".into(), "방산".into()], vec![], vec!["ko".into()]],
        published: Some(-7),
    };
    let undated = Document { published: None, ..document.clone() };
    check(&Said::Documents { holding: 3, first: 512, documents: vec![document.clone(), undated] });
    check(&Said::Amended { holding: 4, nth: 4, document });
    check(&Said::File { address: "search/a.bin".into(), bytes: Some(vec![0, 1, 255]) });
    check(&Said::File { address: "search/a.bin".into(), bytes: None });
    let remote = Remote { nodes: vec!["https://a.example".into()], collection: "news".into(), key: "k".into() };
    check(&Said::Elsewhere(remote));
    check(&Said::Answered { number: 3, older: None });
    let older = Older { notes: vec!["12".into()], is_complete: true, ..Older::default() };
    check(&Said::Answered { number: 3, older: Some(older) });
    let (base, directory) = ("https://news.example/edition/".into(), "search/index.bin".into());
    check(&Said::Archive { base, directory, known: 512 });
    check(&Said::Asked(Question {
        number: 9,
        text: "국ㅂ -x".into(),
        composing: true,
        literal: false,
        facets: [None, Some("K9".into()), None, Some("ko".into())],
        from: Some(5),
        to: None,
        sort: Sort::Relevance,
        language: Language::Korean,
        offset_minutes: -90,
        rows_max: 30,
        older_max: 10,
    }));
    assert_eq!(Said::read(&[]), None);
    assert_eq!(Said::read(&[9, 0]), None);
}

#[test]
fn articles_are_told_as_their_documents_are() {
    let draft = Draft {
        headline: Some(Marked::Text("[국방] 함대".into())),
        deck: Some(Marked::Text("Deck".into())),
        authors: vec![DraftAuthor { name: Some("김철환".into()), ..DraftAuthor::default() }],
        section: Some("정치".into()),
        tags: vec!["K9".into(), "방산".into()],
        language: Some("ko-KR".into()),
        published: Some("2022-09-23".into()),
        body: Some(Marked::Text("본문".into())),
        ..Draft::default()
    };
    let terms = Terms { now: Moment(0), base: "", language: None, split_kicker: true, embed_hosts: &[] };
    let bare = Draft { id: Some("b".into()), headline: Some(Marked::Text("b".into())), ..Draft::default() };
    let made = |draft| Arc::new(accept(draft, &terms, &Native, &mut Vec::new()).unwrap());
    let articles = [made(Draft { id: Some("a".into()), ..draft }), made(bare)];
    let documents: Vec<Document> = articles.iter().map(|it| Document::of(it)).collect();
    let said = Said::Amended { holding: 2, nth: 7, document: documents[0].clone() };
    assert_eq!(Said::amended(2, 7, &articles[0]), said.write());
    assert_eq!(Said::documents(3, 9, &articles), Said::Documents { holding: 3, first: 9, documents }.write());
}

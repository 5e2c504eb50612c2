//! Sections and tags for articles whose corpus has none, by the words in their headline and first paragraph.
//!
//! A rule of thumb and nothing more: it lets the demo show its filters, and NOTICE.md says that it is ours. An article
//! that the words do not place has no section.

/// Words that stand for something, with bars between them.
type Words = &'static str;

/// One language's sections and tags.
pub(crate) struct Sections {
    /// Of equal sections the earlier wins.
    sections: &'static [(&'static str, Words)],
    tags: &'static [(&'static str, Words)],
}

/// How much more a word in the headline counts than one in the first paragraph.
const HEADLINE_WEIGHT: usize = 2;

impl Sections {
    /// The section that most words speak for, and the tags that any word does.
    pub(crate) fn of(&self, headline: &str, lead: &str) -> (Option<&'static str>, Vec<&'static str>) {
        let (headline, lead) = (spaced(headline), spaced(lead));
        let score = |words: Words| HEADLINE_WEIGHT * hits(&headline, words) + hits(&lead, words);
        let mut best = (None, 0);
        for (section, words) in self.sections {
            let points = score(words);
            if best.1 < points {
                best = (Some(*section), points);
            }
        }
        let tags = self.tags.iter().filter(|(_, words)| 0 < score(words)).map(|(tag, _)| *tag);
        (best.0, tags.collect())
    }
}

/// Lower case, with anything between words turned to one space, and a space at both ends.
fn spaced(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    format!(" {} ", words.map(str::to_lowercase).collect::<Vec<_>>().join(" "))
}

/// How many of the words occur. A word with a space before it begins there, and with one behind it ends there: English
/// needs both, Korean particles cling to the end of a word.
fn hits(text: &str, words: Words) -> usize {
    words.split('|').filter(|it| text.contains(it)).count()
}

pub(crate) const ENGLISH: Sections = Sections {
    sections: &[
        (
            "Disasters and accidents",
            " crash| earthquake| hurricane | storm | tropical | fire | wildfire| blaze| explosion| explodes \
             | flood| collapses | derail| wreck| capsiz| landslide| volcano| plane | helicopter | collision\
             | bushfire| injured | killed | burst ",
        ),
        (
            "Crime and law",
            " court | judge | police | arrest| murder| convict| sentence| trial | lawsuit| guilty | charged \
             | prison| shooting | supreme court | gunman | jury | appeal | homicide| stab",
        ),
        (
            "Health",
            " covid | coronavirus| virus | vaccine| pandemic| outbreak| disease| ebola | hospital| health \
             | infections| quarantine| lockdown| patients ",
        ),
        (
            "Science and technology",
            " study | scientists | researchers | space | nasa | spacex | species | fossil| planet | moon \
             | telescope| software| facebook | google | data | dinosaur| journal | university | asteroid\
             | rocket | climate | mathematician",
        ),
        (
            "Sports",
            " rugby | football | cup | league | match | championship| olympic| tournament| game | cricket \
             | basketball | nba | player| wrestl| coach | chess | season | team ",
        ),
        (
            "Culture",
            " film | actor | actress | singer | music| album | author | novel| festival | comic| cosplay\
             | museum | art | television | movie| anime | cathedral | exhibition| band ",
        ),
        (
            "Politics",
            " election| president | prime minister | parliament | senate | senator | democratic | republican\
             | candidate| vote| campaign | brexit | government | minister | congress | party | primary \
             | governor | trump | biden | impeachment | mayor | ballot| law ",
        ),
        (
            "World",
            " attack| military | protest| bomb| taliban | troops | iran | syria| afghan| un \
             | united nations | militant| hong kong | treaty | refugee| airstrike| army | war ",
        ),
    ],
    tags: &[
        ("COVID-19", " covid | coronavirus| sars cov "),
        ("Elections", " election| ballot| candidate| primary | primaries | vote"),
        ("Aviation", " plane | aircraft | flight | helicopter | airline| airport | boeing "),
        ("Storms", " hurricane | tropical | typhoon | cyclone "),
        ("Space", " nasa | spacex | spacecraft | astronaut| telescope| asteroid| planet | lunar "),
        ("Courts", " court | judge | jury | trial "),
        ("Protests", " protest| demonstrat"),
        ("Brexit", " brexit "),
        ("Rugby", " rugby "),
        ("Animals", " animal| species | bird| shark| wildlife | dog | elephant| lion "),
        ("United States", " united states | u s | us | american | trump "),
        ("United Kingdom", " uk | united kingdom | england | london "),
        ("Korea", " korea | korean | seoul "),
    ],
};

pub(crate) const KOREAN: Sections = Sections {
    sections: &[
        (
            "스포츠",
            " 축구| 야구| 프로야구| 올림픽| 월드컵| 선수| 감독| 경기에서| 리그| 우승| 금메달| 대표팀| 배구\
             | 농구| fifa| 패럴림픽",
        ),
        (
            "과학·기술",
            " 연구팀| 연구진| 연구 | 과학| 우주| 위성| 로켓| 발사체| 스마트폰| 소프트웨어| 인터넷| 구글\
             | 애플| 마이크로소프트| 인공지능| 해킹| 갤럭시| 컴퓨터| 앱 | 웹 | 나로호",
        ),
        (
            "경제",
            " 경제| 은행| 금리| 주가| 증시| 수출| 기업| 물가| 시장| 투자| 매출| 부동산| 합병| 금융| 삼성\
             | 현대자동차| 무역| 최저임금| 환율| 관세| 인수",
        ),
        (
            "문화",
            " 영화| 드라마| 가수| 배우| 음악| 앨범| 공연| 축제| 전시| 박물관| 만화| 문화| 소설| 방송\
             | 노벨 문학상| 유네스코| 애니메이션| 빌보드| 방탄소년단",
        ),
        (
            "정치",
            " 대통령| 국회| 총선| 대선| 의원| 선거| 후보| 정당| 민주당| 새누리당| 한나라당| 자유한국당\
             | 통합당| 청와대| 장관| 국무총리| 여당| 야당| 탄핵| 공천| 법안| 개정안| 국방부",
        ),
        (
            "국제",
            " 미국| 중국| 일본| 러시아| 유럽| 유엔| 이란| 시리아| 북한| 영국| 프랑스| 독일| 이스라엘| 이집트\
             | 리비아| 우크라이나| 태국| 인도 | 조선민주주의인민공화국| 홍콩| 트럼프| 오바마| 타이완",
        ),
        (
            "사회",
            " 경찰| 검찰| 법원| 사고| 화재| 학교| 학생| 지진| 태풍| 폭우| 코로나| 확진| 시민| 교육| 노조\
             | 파업| 집회| 재판| 구속| 사망| 환경| 교통| 철도| 병원| 지하철| 열차",
        ),
    ],
    tags: &[
        ("코로나19", " 코로나| 신종코로나"),
        ("선거", " 선거| 총선| 대선| 후보"),
        ("북한", " 북한| 조선민주주의인민공화국| 북측| 김정은"),
        ("미국", " 미국| 트럼프| 오바마"),
        ("중국", " 중국| 중화인민공화국| 베이징"),
        ("일본", " 일본| 도쿄| 아베"),
        ("국방", " 국방| 육군| 해군| 공군| 미사일| 국군| 사드"),
        ("재판", " 법원| 재판| 판결| 헌법재판소| 대법원"),
        ("재난", " 지진| 태풍| 화재| 폭우| 홍수| 산사태| 폭발"),
        ("교통", " 지하철| 열차| 철도| 도로| 항공| 버스| 고속"),
        ("축구", " 축구| 월드컵| fifa"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sections: &Sections, headline: &str, section: Option<&str>, tags: &[&str]) {
        assert_eq!(sections.of(headline, ""), (section, tags.to_vec()), "{headline}");
    }

    #[test]
    fn headlines() {
        check(&ENGLISH, "NASA's telescope finds a planet", Some("Science and technology"), &["Space"]);
        check(&ENGLISH, "Parliament votes on Brexit", Some("Politics"), &["Elections", "Brexit"]);
        check(&ENGLISH, "A quiet day", None, &[]);
        check(&KOREAN, "국방부장관은 미사일 발사를 규탄", Some("정치"), &["국방"]);
        check(&KOREAN, "축구 대표팀, 월드컵 진출", Some("스포츠"), &["축구"]);
        check(&KOREAN, "조용한 하루", None, &[]);
    }
}
